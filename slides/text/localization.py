"""The few words the program itself writes on slides, by language; `labels.json` beside this file holds them."""

from __future__ import annotations

import json
import pkgutil
from functools import lru_cache

from slides.base.records import frozen


@frozen
class Labels:
    """One language's words. `part` takes title, number and count; `continued` stands in brackets after the title of
    a slide that goes on; `question` a question; `contents` the count of sections.
    `overview` names the slide of what the title slide has no room for.

    `origin` takes places, each a `passage` with its heading and numbers. `vague` are texts of links that say nothing of where they
    lead, and `agendas` the headings that an author gives a slide which lists the sections, in lower case, with " | " between them.
    """

    agenda: str
    agendas: str
    questions: str
    opening: str
    body: str
    part: str
    continued: str
    question: str
    contents: str
    untitled: str
    overview: str
    origin: str
    passage: str
    vague: str


_SAME = {"no": "nb", "nn": "nb", "iw": "he", "prs": "fa", "yue": "zh-tw"}
"""Languages, and Norwegian's other tags, that another one's words serve."""
_TRADITIONAL = {"tw", "hk", "mo", "hant"}
"""Subtags of Chinese in traditional characters, unless `hans` says otherwise."""


@lru_cache(maxsize=1)
def _all() -> dict[str, Labels]:
    """Every language's words by its tag in lower case."""
    data = json.loads(pkgutil.get_data("slides.text", "labels.json") or b"")
    return {tag: Labels(**words) for tag, words in data.items()}


def every_language() -> tuple[Labels, ...]:
    """Every language's words."""
    return tuple(_all().values())


def labels(language: str) -> Labels:
    """The words for a BCP 47 tag; English where its language has none yet."""
    known = _all()
    tag = language.lower().replace("_", "-")
    main, *rest = tag.split("-")
    if main == "zh" and "hans" not in rest and _TRADITIONAL.intersection(rest):
        return known["zh-tw"]
    main = _SAME.get(main, main)
    return known.get(tag) or known.get(main) or known["en"]
