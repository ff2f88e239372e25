"""Keys and themes of other tools in front matter, from their documentation, as data. None of them is used here."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from slides.base.lazy_regex import pattern

_OF_SLIDES = "header background backgroundImage background-image image separator verticalSeparator notesSeparator title-slide-attributes"
OF_SLIDES = frozenset(_OF_SLIDES.split())
"""Keys of other tools that say something of slides: they are read with the slides, in the room dialects."""
_FILE = pattern(
    r"[^/\n]*+/.*|[^/\n]*\.(?:css|scss|sass|less|json|ya?ml|sty|pptx|potx)|@.+|(?:slidev|reveal|marp|beamer)-.*|[a-z]+-theme-.*"
)
"""A theme that is a file or a package."""
_STYLED = pattern(r"([a-z]++(?: [a-z]++)*+)\s*+,\s*+\d{1,2}")
"""A theme of Deckset with the number of its colours, as `Next, 1`."""
_COMPUTED = pattern(r"\A`++\{?r\b|\A`++[^`]++`++\{|\\today|\{\{[^{}]*+\}\}|\b(?:Sys|format)\.?(?:Date|Time)?\(|<%")
"""Code that works a date out: R's, Quarto's shortcodes, LaTeX's, templates'."""


def tools_of(keys: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Keys by the tool that knows them, the tool that knows most first, each key once; keys that no tool knows come last, under "".

    Tools that know equally many are taken in the order of the data.
    """
    left = list(keys)
    known: Mapping[str, frozenset[str]] = _data()["keys"]
    while left:
        tool = max(known, key=lambda each: sum(key in known[each] for key in left))
        found = [key for key in left if key in known[tool]]
        if not found:
            yield "", left
            return
        yield tool, found
        left = [key for key in left if key not in known[tool]]


def is_known(key: str) -> bool:
    """Whether another tool knows a key."""
    return any(key in keys for keys in _data()["keys"].values())


def is_theme(value: object, beside: Iterable[str]) -> bool:
    """Whether a theme is one of another tool: a name known there, a file or a package, or any name in front matter that is a tool's."""
    if not isinstance(value, str):
        return True
    data = _data()
    name = value.strip()
    styled = _STYLED.fullmatch(name.casefold())
    return (
        any(name.casefold() in themes for themes in data["themes"].values())
        or (styled is not None and any(styled[1].split()[0] in themes for themes in data["themes"].values()))
        or _FILE.fullmatch(name) is not None
        or any(key in data["tools"] for key in beside)
    )


def is_computed(date: str) -> bool:
    """Whether a date is worked out when it is rendered."""
    return date.strip("` ").casefold() in _data()["computed"] or _COMPUTED.search(date) is not None


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    """The keys and themes of tools, and what else tells of them."""
    data = json.loads(pkgutil.get_data("slides.markdown.front_matter", "elsewhere.json") or b"")
    return {
        "keys": {tool: frozenset(keys.split()) for tool, keys in data["keys"].items()},
        "themes": {tool: frozenset(themes.casefold().split()) for tool, themes in data["themes"].items()},
        "tools": frozenset(data["tools"].split()),
        "computed": frozenset(data["computed"].split()),
    }
