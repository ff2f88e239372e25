"""Between which clusters a line may end: kinsoku for Chinese and Japanese, words for Korean, and the rest as Unicode's UAX #14.

The sets are those of JIS X 4051 and of the W3C's notes for Japanese (JLREQ, classes cl-01 to cl-13) and Chinese (CLREQ). Where
renderers differ, the stricter rule is taken, so that no fewer lines are predicted than are shown: Hangul breaks at spaces only,
an emoji stays with the word it follows.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum


class BreakKind(IntEnum):
    """What a cluster is to the end of a line."""

    LETTER = 0
    """Letters, digits and signs that break at spaces only."""
    IDEOGRAPH = 1
    """Breaks before and after."""
    EMOJI = 2
    SYLLABLE = 3
    """Thai and Lao: words have no spaces between them, so that only a dictionary knows where they end."""
    OPEN = 4
    """Never at the end of a line."""
    OPEN_WIDE = 5
    CLOSE = 6
    """Never at the beginning of a line; holds to a letter that follows."""
    CLOSE_WIDE = 7
    """Never at the beginning of a line; a line may end after it."""
    HYPHEN = 8
    """A line may end after it, not before."""
    SOFT_HYPHEN = 9
    GLUE = 10
    """Never at either end of a line."""
    ZERO_SPACE = 11
    """A line may end after it, and it takes no room."""
    SPACE = 12
    NEWLINE = 13
    STACK = 14
    """Khmer and Myanmar: the same, but with longer words."""


_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰー"
_ITERATION = "ヽヾゝゞ々〻〱〲〳〴〵"
_STOPS = "、。，．｡､・･：；！？‼⁇⁈⁉〜～゠﹐﹑﹒﹔﹕﹖﹗"
_AFTER_NUMBERS = "％￠℃℉㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄㏋"
_CLOSE_WIDE = frozenset(_SMALL_KANA + _ITERATION + _STOPS + _AFTER_NUMBERS + "〟〞\u3000")
_CLOSE = frozenset(".,:;!?/%¢°‰‱′″ℓ·‧‥…⋯")
_OPEN_WIDE = frozenset("〝￥￡￦＄＃")
_OPEN = frozenset("$#€£¥₩№")
_GLUE = frozenset("\u00a0\u202f\u2007\u2060\ufeff\u2011\u180e\u0f0c\"'")
"""No-break spaces, joiners, the no-break hyphen; quotation marks that may open or close."""
_HYPHENS = frozenset("-\u2010\u2012\u2013\u2014\u2015\u2e3a\u2e3b\u2500\u058a\u0f0b\u1361\u1680\u205f\u2028\u2029") | frozenset(
    map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B)))
)
"""Hyphens and dashes, and the spaces of typography and of Tibetan and Ethiopic."""
_SOUTH_EAST_ASIAN = ((0x0E01, 0x0EDF), (0x1000, 0x103F), (0x1050, 0x109F), (0x1780, 0x17D3), (0xA9E0, 0xA9EF), (0xAA60, 0xAA7F))
_HANGUL = ((0x1100, 0x11FF), (0x3131, 0x318E), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC))
_SINGLES = {
    " ": BreakKind.SPACE,
    "\t": BreakKind.SPACE,
    "\n": BreakKind.NEWLINE,
    "\u00ad": BreakKind.SOFT_HYPHEN,
    "\u200b": BreakKind.ZERO_SPACE,
}
_SETS = (
    *((_GLUE, BreakKind.GLUE), (_HYPHENS, BreakKind.HYPHEN), (_CLOSE, BreakKind.CLOSE), (_CLOSE_WIDE, BreakKind.CLOSE_WIDE)),
    *((_OPEN, BreakKind.OPEN), (_OPEN_WIDE, BreakKind.OPEN_WIDE)),
)


class _Kinds(dict[str, BreakKind]):
    """The kind of each character, worked out once."""

    def __missing__(self, character: str) -> BreakKind:
        kind = self[character] = _SINGLES.get(character) or _kind(character)
        return kind


def _kind(character: str) -> BreakKind:
    """The kind of one character."""
    for members, kind in _SETS:
        if character in members:
            return kind
    code = ord(character)
    wide = unicodedata.east_asian_width(character) in "WF"
    category = unicodedata.category(character)
    if category in ("Ps", "Pi"):
        return BreakKind.OPEN_WIDE if wide else BreakKind.OPEN
    if category in ("Pe", "Pf"):
        return BreakKind.CLOSE_WIDE if wide else BreakKind.CLOSE
    if _within(code, _SOUTH_EAST_ASIAN) and category[0] == "L":
        return BreakKind.SYLLABLE if code < 0x1000 else BreakKind.STACK
    if _within(code, _HANGUL):
        return BreakKind.LETTER
    if 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF:
        return BreakKind.EMOJI
    return BreakKind.IDEOGRAPH if wide or 0xFF66 <= code <= 0xFF9D else BreakKind.LETTER


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a code point is in one of these ranges."""
    return any(first <= code <= last for first, last in ranges)


KINDS = _Kinds()
"""The kind of a cluster by its first character; a space with a mark on it is a letter instead."""


_NEVER_BEFORE = frozenset(
    (
        BreakKind.CLOSE,
        BreakKind.CLOSE_WIDE,
        BreakKind.HYPHEN,
        BreakKind.SOFT_HYPHEN,
        BreakKind.GLUE,
        BreakKind.ZERO_SPACE,
        BreakKind.SPACE,
        BreakKind.NEWLINE,
    )
)
_NEVER_AFTER = frozenset((BreakKind.OPEN, BreakKind.OPEN_WIDE, BreakKind.GLUE, BreakKind.NEWLINE))
_ALWAYS_AFTER = frozenset((BreakKind.HYPHEN, BreakKind.SOFT_HYPHEN, BreakKind.ZERO_SPACE, BreakKind.CLOSE_WIDE, BreakKind.IDEOGRAPH))
_ALWAYS_BEFORE = frozenset((BreakKind.IDEOGRAPH, BreakKind.OPEN_WIDE))
_UNSURE = frozenset((BreakKind.SYLLABLE, BreakKind.STACK))


def may_break(before: BreakKind, after: BreakKind, *, marked: bool = False) -> bool:
    """Whether a line may end between two clusters.

    `marked`: zero-width spaces say where words end in scripts that have no spaces, so that they end nowhere else.
    """
    return _MAY_BREAK[marked][before][after]


def _may_break(before: BreakKind, after: BreakKind, marked: bool) -> bool:
    """The rule behind the table."""
    if before is BreakKind.SPACE:
        return after not in (BreakKind.SPACE, BreakKind.NEWLINE, BreakKind.CLOSE_WIDE)
    if after in _NEVER_BEFORE or before in _NEVER_AFTER:
        return False
    if before in _ALWAYS_AFTER or after in _ALWAYS_BEFORE:
        return True
    return before is after and (before is BreakKind.EMOJI or (before in _UNSURE and not marked))


_MAY_BREAK = tuple(
    tuple(tuple(_may_break(before, after, marked) for after in BreakKind) for before in BreakKind) for marked in (False, True)
)

# Room in em for the rest of a Thai or Lao word, of a Khmer or Myanmar word, and for a hyphen. At these one Thai and one Khmer
# paragraph in 90, and none of Myanmar, took more lines in LibreOffice 7.4 than predicted.
_RESERVES = {BreakKind.SYLLABLE: 1.5, BreakKind.STACK: 3.0, BreakKind.SOFT_HYPHEN: 0.4}


def reserve(before: BreakKind, after: BreakKind) -> float:
    """The room in em that a line must have left to end between two clusters between which it may."""
    return _RESERVES.get(before, 0.0) if before is after or before is BreakKind.SOFT_HYPHEN else 0.0
