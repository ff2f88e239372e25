"""Paragraphs in pieces that never break, with the width of each."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf

from slides.base.lazy_regex import pattern
from slides.base.records import frozen, frozen_by_identity
from slides.text.rich_text import Run
from slides.typesetting.metrics.breaking import KINDS, BreakKind, may_break, reserve
from slides.typesetting.metrics.clusters import cluster_ends
from slides.typesetting.metrics.shaping import is_needed, shaped, shaped_stretches
from slides.typesetting.metrics.signs import GAP, as_shown, borders
from slides.typesetting.metrics.tables import Faces, Widths

Stretches = tuple[tuple[str, Widths], ...]
"""A paragraph as it is measured: the text of each run with the widths of its face."""


Word = tuple[int, float, float, bool, float]
"""A piece of text that never breaks: where it ends in the paragraph, its width and that of the space after it in em, whether its end is
forced, and its reserve: the room in em that must be left after it for a line to end there, for the hyphen of a soft hyphen, or for the
rest of a word whose end only a dictionary knows.

A plain tuple: a deck of a thousand slides has 35,000, and one with names takes five times as long to make.
"""


@frozen_by_identity
class Pieces:
    """The pieces of a paragraph, and what they were measured from. Known by its identity, as a key of caches."""

    words: tuple[Word, ...]
    stretches: Stretches
    reserved: bool
    """Whether a piece has a reserve."""
    straight: float
    """The width in em in which all of it stands on one line; infinite where it has line breaks of its own, or reserves."""


_PLAIN_PIECE = pattern(r"(?P<word>[^ \t\n\-]*-+|[^ \t\n\-]+|)(?P<space>[ \t]*)(?P<newline>\n?)")
# The same with dashes, for Latin, Greek and Cyrillic.
_PIECE = pattern(r"(?P<word>[^ \t\n\-\u2013\u2014]*[\-\u2013\u2014]+|[^ \t\n\-\u2013\u2014]+|)(?P<space>[ \t]*)(?P<newline>\n?)")


def measured_words(runs: tuple[Run, ...], face: Faces) -> Pieces:
    """The unbreakable pieces of a paragraph. A piece may go on from one run into the next."""
    if len(runs) == 1:
        return _pieces(((runs[0].text, face.of(runs[0])),))
    return _pieces(tuple([(run.text, face.of(run)) for run in runs]))


@lru_cache(maxsize=4096)
def _pieces(measured: Stretches) -> Pieces:
    """The pieces of a paragraph, which depend on nothing but its text and the widths of its letters."""
    if _is_spaced(measured):
        found = _spaced(measured)
        return Pieces(found, measured, False, _straight(found))
    found = _reserved(_clustered(measured))
    return Pieces(found, measured, any(room for *_, room in found), _straight(found))


@lru_cache(maxsize=1)
def _beyond() -> re.Pattern[str]:
    """A character that breaks or is measured in another way than Latin, Greek and Cyrillic with their signs."""
    return re.compile(
        "[^\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2011\u2013\u2014\u2016-\u2026\u2030-\u2057"
        "\u2070-\u20cf\u2100-\u25ff\u27c0-\u2bff]"
    )


def _is_spaced(measured: Stretches) -> bool:
    """Whether a paragraph is Latin, Greek and Cyrillic throughout."""
    for text, _ in measured:  # noqa: SIM110 - a generator would cost half as much again for short paragraphs
        if not text.isascii() and _beyond().search(text):
            return False
    return True


def _straight(found: Sequence[Word]) -> float:
    """The width in em up to the last piece's letters, added up as `lines.breaks` adds."""
    used = most = 0.0
    for _, width, space, forced, room in found:
        if forced or room:
            return inf
        most = used + width
        used = most + space
    return most


def _spaced(measured: Stretches) -> tuple[Word, ...]:
    """Pieces of text that breaks after spaces and hyphens only."""
    found: list[Word] = []
    at, width = 0, 0.0
    for text, widths in measured:
        width = (_worded if _is_worded(text) else _matched)(text, widths, at, width, found)
        at += len(text)
    end, _, _, forced, _ = found[-1] if found else (-1, 0.0, 0.0, False, 0.0)
    if forced or end != at:
        found.append((at, width, 0.0, False, 0.0))
    return tuple(found)


def _is_worded(text: str) -> bool:
    """Whether a text is words with single spaces between them."""
    if "-" in text or "  " in text or "\n" in text or "\t" in text:
        return False
    return text.isascii() or ("\u2013" not in text and "\u2014" not in text)


def _worded(text: str, widths: Widths, at: int, width: float, found: list[Word]) -> float:
    """Adds the pieces of words with single spaces between them, `at` in their paragraph; returns how wide the last has become so far."""
    of = widths.of
    blank = of(" ")
    *whole, rest = text.split(" ")
    for word in whole:
        at += len(word) + 1
        found.append((at, width + of(word), blank, False, 0.0))
        width = 0.0
    return width + of(rest)


def _matched(text: str, widths: Widths, at: int, width: float, found: list[Word]) -> float:
    """The same for text with hyphens, line breaks and wide spaces."""
    of, length = widths.of, len(text)
    for piece in (_PLAIN_PIECE if text.isascii() else _PIECE).finditer(text):
        stop = piece.end()
        if stop == piece.start():
            continue
        word, space, newline = piece.group("word", "space", "newline")
        width += of(word)
        if stop < length or space or newline or word[-1:] == "-":
            found.append((at + stop, width, of(space), bool(newline), 0.0))
            width = 0.0
    return width


@frozen
class _Ruler:
    """Measures stretches of a paragraph: its text as it is shown, where its runs end, the face of each, and where gaps are."""

    shown: str
    ends: tuple[int, ...]
    widths: tuple[Widths, ...]
    gaps: Sequence[int]

    def of(self, start: int, end: int) -> float:
        """The width in em between two offsets."""
        total = 0.0
        at = bisect_right(self.ends, start)
        while start < end:
            stop = min(end, self.ends[at])
            total += _width(self.shown[start:stop], self.widths[at])
            start, at = stop, at + 1
        return total

    def piece(self, start: int, letters: int, end: int) -> tuple[float, float]:
        """The widths in em of a piece's letters and of the space after them. A gap at their border is of the space."""
        first = bisect_right(self.gaps, start)
        border, last = bisect_left(self.gaps, letters, first), bisect_right(self.gaps, end, first)
        inside, after = GAP * (border - first), GAP * (last - border)
        return self.of(start, letters) + inside, self.of(letters, end) + after if letters < end else after


def _ruler(measured: Stretches) -> _Ruler:
    """A ruler for a paragraph; empty runs are left out."""
    kept = [(text, widths) for text, widths in measured if text]
    shown = as_shown("".join(text for text, _ in kept))
    gaps = array("q", borders(shown))
    return _Ruler(shown, tuple(accumulate(len(text) for text, _ in kept)), tuple(widths for _, widths in kept), gaps)


def _width(text: str, widths: Widths) -> float:
    """The width in em of text in one face: shaped where its script asks for that and a font is there."""
    if not is_needed(text):
        return widths.of(text)
    total = 0.0
    for stretch, script in shaped_stretches(text):
        width = shaped(stretch, script, widths.bold) if script else None
        total += widths.of(stretch) if width is None else width
    return total


def _cuts(text: str) -> Iterator[tuple[int, int, bool, float]]:
    """The pieces of a text in any script: where the letters of each end, where it does, whether that is forced, its reserve.

    Where zero-width spaces stand, they alone say where words without spaces end.
    """
    marked = "\u200b" in text
    start = letters = 0
    before = BreakKind.NEWLINE
    for end in cluster_ends(text):
        here = KINDS[text[start]]
        if here is BreakKind.SPACE and end - start > 1:
            here = BreakKind.LETTER
        if may_break(before, here, marked=marked):
            yield letters, start, False, reserve(before, here)
        if here is BreakKind.NEWLINE:
            yield letters, end, True, 0.0
        if here is not BreakKind.SPACE:
            letters = end
        before, start = here, end
    if before is not BreakKind.NEWLINE:
        yield letters, start, False, 0.0


def _clustered(measured: Stretches) -> list[Word]:
    """Pieces of text in any script, each with the whole of its reserve."""
    text = "".join(text for text, _ in measured)
    ruler = _ruler(measured)
    found: list[Word] = []
    at = 0
    for letters, end, forced, room in _cuts(text):
        width, space = ruler.piece(at, max(letters, at), end - forced)
        found.append((end, width, space, forced, room))
        at = end
    if not found or found[-1][3]:
        found.append((at, 0.0, 0.0, False, 0.0))
    return found


def _reserved(found: list[Word]) -> tuple[Word, ...]:
    """Pieces with no more of a reserve than what follows up to the next sure end of a word can take."""
    rest = 0.0
    for at in range(len(found) - 1, -1, -1):
        end, width, space, forced, room = found[at]
        if room:
            found[at] = (end, width, space, forced, min(room, rest))
        rest = width + (rest if room else 0.0)
    return tuple(found)


@frozen
class Advances:
    """A paragraph cluster by cluster: where each ends, and the width in em from the paragraph's start to there."""

    text: str
    ends: Sequence[int]
    sums: Sequence[float]

    def stretch(self, start: int, end: int, width: float) -> tuple[Sequence[int], list[float]]:
        """The clusters of a piece without the space after it: their ends, and widths in em that come to the piece's own."""
        end = start + len(self.text[start:end].rstrip(" \t\n"))
        first, last = bisect_right(self.ends, start), bisect_right(self.ends, end)
        before = self.sums[first - 1] if first else 0.0
        sums = [each - before for each in self.sums[first:last]]
        scale = width / sums[-1] if sums and sums[-1] else 1.0
        return self.ends[first:last], [each * scale for each in sums]


@lru_cache(maxsize=8)
def advances(measured: Stretches) -> Advances:
    """A paragraph's clusters and their widths: only for paragraphs in which a piece is wider than its line."""
    text = "".join(text for text, _ in measured)
    if _is_spaced(measured):
        each = (width for part, widths in measured for width in map(widths.__getitem__, part))
        return Advances(text, range(1, len(text) + 1), array("d", accumulate(each)))
    ruler = _ruler(measured)
    ends = array("q", cluster_ends(text))
    return Advances(text, ends, array("d", accumulate(ruler.of(first, last) for first, last in pairwise((0, *ends)))))
