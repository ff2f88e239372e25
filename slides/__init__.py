"""Markdown outline in, briefing deck out.

    import slides
    slides.build("# A talk\\n\\n## A point\\n\\n- a reason\\n").save("talk.pptx")

What is named here is public and stays; it is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slides.api import Deck, Design, Draft, FinishedDeck, Problem, Rule, Severity, SlidesError, Span, Writer, build, check, draft

__version__ = "0.1.0"

__all__ = [
    "Deck",
    "Design",
    "Draft",
    "FinishedDeck",
    "Problem",
    "Rule",
    "Severity",
    "SlidesError",
    "Span",
    "Writer",
    "build",
    "check",
    "draft",
]


def __getattr__(name: str) -> object:
    """What is public, from `slides.api`."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from slides import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
