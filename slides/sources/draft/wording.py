"""Wording: a sentence's words, its marks in pairs, and whether it sets itself against the one before it."""

from __future__ import annotations

import re
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.sources.draft import recognizers
from slides.text.rich_text import is_latin_text

MOST_WORDS = 24
"""A sentence of more words is too long for a slide (mean of 14, none over 24)."""
CAPITAL_NOUNS = ("de",)
"""Languages that write nouns with a capital."""
_NEAR_TURN = 8
"""A word that sets a sentence against the one before it stands among so many first words."""
_PAIRS, _QUOTES = ("()", "[]", "«»", "「」", "『』", "（）"), "„“”"
"""Brackets and marks that open and close; quotation marks of which one language closes with what another opens with."""
_OPENS = pattern("[" + re.escape("".join(_PAIRS) + _QUOTES + '"') + "]")
_WIDE = pattern("[\u2e80-\uabff\uf900-\uffef]")
"""A letter of a script without spaces; Korean has spaces."""


@lru_cache(maxsize=50_000)
def words_of(text: str) -> int:
    """How many words a text has; three letters of scripts without spaces count as one."""
    if is_latin_text(text):
        return len(text.split())
    return len(text.split()) + len(_WIDE.findall(text)) // 3


@lru_cache(maxsize=20_000)
def sets_against(text: str, lang: str) -> bool:
    """Whether a sentence sets something against the one before it: "But …", "This, however, …", "Although …"."""
    return turns_on_another(text, lang) or recognizers.begins("concedes", lang).match(without_opening_marks(text)) is not None


@lru_cache(maxsize=20_000)
def turns_on_another(text: str, lang: str) -> bool:
    """Whether a sentence sets itself against what stands before it, by its first word or among its first words."""
    start = without_opening_marks(text)
    found = recognizers.holds("contrast_inner", lang).search(" ".join(start.split(maxsplit=_NEAR_TURN)[:_NEAR_TURN]))
    return recognizers.begins("contrast", lang).match(start) is not None or (found is not None and found.start() > 0)


def without_opening_marks(text: str) -> str:
    """A sentence without the marks that open it."""
    return text.lstrip("“\"'‘«„(¿¡ ")


def is_balanced(text: str) -> bool:
    """Whether each bracket and quotation mark that opens is closed."""
    if not _OPENS.search(text):
        return True
    even = sum(text.count(mark) for mark in _QUOTES) % 2 == 0 and text.count('"') % 2 == 0
    return even and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
