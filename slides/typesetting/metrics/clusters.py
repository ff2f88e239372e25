"""Grapheme clusters: what a reader takes for one character, and what no line may end inside.

A compact form of the rules of Unicode's UAX #29 (marks, joiners, flags, Hangul syllables), with what line breaking adds: a vowel
written before its consonant (Thai, Lao), a vowel written after it, consonants stacked under another (Khmer, Myanmar, Indic).
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum

_MOST_TIES = 16
"""Letters that joiners, viramas and jamo may tie into one cluster; real ones tie eight at most."""
_EXTENDING = frozenset("\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\u0eb0\u0eb2\u0eb3\u0ec6\u0eaf\uff9e\uff9f")
"""Thai and Lao vowels and signs that follow their consonant; half-width voicing marks."""
_NO_MARKS = frozenset("\u00ad\u200b\u2060\ufeff")
"""Format characters that say where lines may break."""


class Tie(IntEnum):
    """How a character holds to its neighbours."""

    NONE = 0
    EXTENDS = 1
    """Belongs to the character before it."""
    LEADS = 2
    """A vowel written before its consonant."""
    LINKS = 3
    """A joiner or virama: belongs to the character before, and the letter after it does too."""
    REGION = 4
    """Half a flag."""
    LEAD_JAMO = 5
    TAIL_JAMO = 6
    SYLLABLE = 7
    """A Hangul syllable, to which jamo may be added."""
    SPACE = 8
    FORMAT = 9
    """Without width, such as a mark of direction: belongs to the character before, but not to a space."""


class _Ties(dict[str, Tie]):
    """The tie of each character, worked out once."""

    def __missing__(self, character: str) -> Tie:
        tie = self[character] = _tie(character)
        return tie


def _tie(character: str) -> Tie:
    """The tie of one character."""
    code = ord(character)
    category = unicodedata.category(character)
    if character in " \t\n":
        return Tie.SPACE
    if character == "\u200d" or (unicodedata.combining(character) == 9 and code != 0x0E3A) or code == 0x17D2:
        return Tie.LINKS
    if category in ("Mn", "Mc", "Me") or character in _EXTENDING or 0x1F3FB <= code <= 0x1F3FF:
        return Tie.EXTENDS
    if category == "Cf" and character not in _NO_MARKS:
        return Tie.FORMAT
    if 0x0E40 <= code <= 0x0E44 or 0x0EC0 <= code <= 0x0EC4:
        return Tie.LEADS
    if 0x1F1E6 <= code <= 0x1F1FF:
        return Tie.REGION
    return _hangul(code)


def _hangul(code: int) -> Tie:
    """The tie of a Hangul letter or syllable."""
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return Tie.LEAD_JAMO
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FB:
        return Tie.TAIL_JAMO
    return Tie.SYLLABLE if 0xAC00 <= code <= 0xD7A3 else Tie.NONE


_TIES = _Ties()
_COUNTED = (Tie.LINKS, Tie.REGION, Tie.LEAD_JAMO, Tie.TAIL_JAMO)
_BEFORE_TAIL = (Tie.LEAD_JAMO, Tie.TAIL_JAMO, Tie.SYLLABLE)


def cluster_ends(text: str) -> list[int]:
    """Where each cluster of a text ends, as offsets; the last is the text's length. Linear in the text."""
    ends: list[int] = []
    previous, count = Tie.SPACE, 0
    for at, character in enumerate(text):
        tie = _TIES[character]
        if not tie and not previous:
            ends.append(at)
        else:
            if at and not _holds(previous, tie, text[at - 1], character, count):
                ends.append(at)
                count = 0
            count += tie in _COUNTED
        previous = tie
    if text:
        ends.append(len(text))
    return ends


def _holds(previous: Tie, tie: Tie, before: str, character: str, count: int) -> bool:
    """Whether a character belongs to the cluster before it. `count`: half flags, joiners or jamo in that cluster so far."""
    if tie is Tie.EXTENDS or tie is Tie.LINKS:
        return before != "\n"
    if tie is Tie.FORMAT:
        return previous is not Tie.SPACE
    if tie is Tie.SPACE:
        return False
    if previous is Tie.LINKS:
        return count <= _MOST_TIES and (_pictures(character) if before == "\u200d" else unicodedata.category(character) == "Lo")
    if previous is Tie.LEADS:
        return unicodedata.category(character) == "Lo"
    if tie is Tie.REGION:
        return previous is Tie.REGION and count % 2 == 1
    if count > _MOST_TIES:
        return False
    if tie is Tie.TAIL_JAMO:
        return previous in _BEFORE_TAIL
    return previous is Tie.LEAD_JAMO and tie in (Tie.LEAD_JAMO, Tie.SYLLABLE)


def _pictures(character: str) -> bool:
    """Whether a zero-width joiner ties this character: emoji and symbols, and letters of conjuncts."""
    return unicodedata.category(character) in ("So", "Sk", "Sm", "Lo", "Cn")
