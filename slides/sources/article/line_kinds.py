"""What kind of line a line of a web page is as a whole, by the expressions in `boilerplate.json`.

Together the expressions are long, and most outlines and articles meet few of them. So each is compiled only where a line holds the
longest letters that the expression cannot do without.
"""

from __future__ import annotations

import json
import pkgutil
import re
from functools import lru_cache

from slides.base.lazy_regex import pattern

_NOTHING = "\0"
_OPEN = pattern(r"\\.|\[(?:\\.|[^\[\]\\]){1,200}\]|[.^$]")
"""Parts of an expression that are no letter: an escape, a class, any letter, the beginning and the end."""
_GROUP = pattern(r"\([^()]*\)")
_REPEATED = pattern(r"[^{}](?:[?*+]|\{[^{}]*\})\??")


@lru_cache(maxsize=1)
def page_words() -> dict[str, tuple[str, ...]]:
    """Every kind's expressions, of all languages, without repeats."""
    data = json.loads(pkgutil.get_data("slides.sources.article", "boilerplate.json") or b"")
    kinds = dict.fromkeys(kind for each in data.values() for kind in each)
    return {kind: tuple(dict.fromkeys(word for each in data.values() for word in each.get(kind, ()))) for kind in kinds}


def kind_of_line(text: str, *kinds: str) -> str:
    """The first of some kinds one of whose expressions a text is as a whole; empty where it is of none."""
    folded = _folded(text)
    for kind, needed, expression in _expressions(kinds):
        if needed in folded and _compiled(expression).fullmatch(text):
            return kind
    return ""


def expressions_in(text: str, kind: str) -> list[str]:
    """The expressions of a kind that may match somewhere in a text: it has the letters that they need."""
    folded = _folded(text)
    return [expression for _, needed, expression in _expressions((kind,)) if needed in folded]


@lru_cache(maxsize=64)
def _expressions(kinds: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Each expression of some kinds in order: its kind, the letters that it needs, and itself."""
    words = page_words()
    return tuple([(kind, needed_letters(word), word) for kind in kinds for word in words[kind]])


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def needed_letters(expression: str) -> str:
    """The longest letters that stand in every text that an expression matches, folded; empty where that is not seen at a glance."""
    bare = _OPEN.sub(_NOTHING, expression)
    if "[" in bare:
        return ""
    while "(" in bare:
        shorter = _GROUP.sub(_NOTHING, bare)
        if shorter == bare:
            return ""
        bare = shorter
    if "|" in bare:
        return ""
    return _folded(max(_REPEATED.sub(_NOTHING, bare).split(_NOTHING), key=len))


def _folded(text: str) -> str:
    """A text for comparing without case, as `re.IGNORECASE` does, to which both of Turkish's letters are an i."""
    return text.replace("\u0130", "i").replace("\u0131", "i").casefold()
