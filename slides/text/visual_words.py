"""Words that ask for a visual form: the heads of a SWOT, Now/Next/Later, what a funnel or a roadmap is called.

`visual_words.json` beside this file holds them by language, with " | " between words that mean the same.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Sequence
from functools import lru_cache

from slides.base.lazy_regex import pattern

SWOT = ("strengths", "weaknesses", "opportunities", "threats")
HORIZONS = ("now", "next", "later")
_EDGES = pattern(r"^[\W_]+|[\W_]+$")
_SIGNS = pattern(r"[\W_]++")
_UNSPACED = "\u0e00"
"""From here on scripts have no spaces between words, as Thai, or endings that join them, as Korean."""
_AFTER = pattern(r"[:\uff1a\u2013\u2014-]")
"""What stands between the kind of a picture and what it shows."""
_LONGEST = 200
"""Characters of a text that is looked at."""


@lru_cache(maxsize=1)
def _all() -> dict[str, dict[str, str]]:
    """Every language's words by its tag."""
    found: dict[str, dict[str, str]] = json.loads(pkgutil.get_data("slides.text", "visual_words.json") or b"")
    return found


@lru_cache(maxsize=32)
def visual_words(key: str) -> frozenset[str]:
    """The words of all languages for a key, folded. KeyError for an unknown key."""
    return frozenset(word.casefold() for words in _all().values() for word in words[key].split(" | "))


def is_visual_word(key: str, text: str) -> bool:
    """Whether a text is one of a key's words and nothing else, whatever signs stand around it."""
    return len(text) <= _LONGEST and _EDGES.sub("", _folded(text)) in visual_words(key)


@lru_cache(maxsize=512)
def has_visual_word(key: str, text: str) -> bool:
    """Whether one of a key's words stands in a text, as a word of its own where its script has spaces between words."""
    folded = _folded(text[:_LONGEST])
    spaced, joined = _kept(key)
    around = _spaced(folded)
    return any([word in around for word in spaced]) or (not folded.isascii() and any([word in folded for word in joined]))  # noqa: C419


@lru_cache(maxsize=32)
def _kept(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a key: those of scripts with spaces, with one before and after each; and those of others."""
    words = sorted(visual_words(key))
    return tuple(_spaced(word) for word in words if word[0] < _UNSPACED), tuple(word for word in words if word[0] >= _UNSPACED)


def without_portrait(text: str) -> str:
    """A picture's description without the words that say only that it is one: "Portrait: head of sales" is "Head of sales"."""
    words, folded = visual_words("portrait"), text[:_LONGEST].casefold()
    sign = _AFTER.search(text, 0, _LONGEST)
    if sign and _folded(text[: sign.start()]) in words:
        rest = text[sign.end() :]
    else:
        said = max((word for word in words if " " in word and folded.startswith(f"{word} ")), key=len, default="")
        rest = text[len(said) :] if said else ""
    rest = rest.strip()
    if not rest:
        return text
    return rest if rest[1:2].isupper() else rest[0].upper() + rest[1:]


def are_heads(keys: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each text is a word of the key at its place."""
    return len(keys) == len(texts) and all(map(is_visual_word, keys, texts))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _spaced(folded: str) -> str:
    """Words with one space before and after each."""
    return f" {_SIGNS.sub(' ', folded).strip()} "
