"""Where the lines of a measured paragraph end, and how wide a column it asks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from slides.typesetting.metrics.pieces import Advances, Pieces, advances

_MOST_RESERVE = 0.4
"""The share of a line that is left empty at most for the rest of a word whose end is not known."""


def breaks(pieces: Pieces, size: float, width: float, guard: float) -> tuple[int, ...]:
    """Where each line ends, as offsets into the paragraph's text: rising, and the last is the text's length.

    size: points; width: points; a piece wider than the line is broken inside, after the last cluster that fits, as PowerPoint does.
    """
    return broken(pieces, width / (size * guard))


def broken(pieces: Pieces, room: float) -> tuple[int, ...]:
    """The same for a line of this many em."""
    return (pieces.words[-1][0],) if pieces.straight <= room else _broken(pieces, room)


@lru_cache(maxsize=4096)
def _broken(pieces: Pieces, room: float) -> tuple[int, ...]:
    """The same for what needs more than one line: layouts of one width ask for it again and again."""
    most, reserved = room * _MOST_RESERVE, pieces.reserved
    ends: list[int] = []
    start, used = 0, 0.0
    clusters: Advances | None = None
    for end, wide, space, forced, reserve in pieces.words:
        if used and used + wide > room - (min(reserve, most) if reserved else 0.0):
            ends.append(start)
            used = 0.0
        if wide > room:
            clusters = clusters or advances(pieces.stretches)
            used = _break_inside(clusters.stretch(start, end, wide), wide, room, ends)
        else:
            used += wide
        used += space
        start = end
        if forced:
            ends.append(start)
            used = 0.0
    if not ends or ends[-1] != start:
        ends.append(start)
    return tuple(ends)


def _break_inside(clusters: tuple[Sequence[int], Sequence[float]], wide: float, room: float, ends: list[int]) -> float:
    """Adds the ends of the lines that a piece wider than the line fills; returns how much of the next one it takes, in em.

    clusters: where the piece's end, and how wide it is up to there.
    """
    stops, sums = clusters
    done, filled = 0, 0.0
    while wide - filled > room:
        fits = min(max(bisect_right(sums, filled + room), done + 1), len(sums) - 1)
        if fits <= done:
            break
        ends.append(stops[fits - 1])
        done, filled = fits, sums[fits - 1]
    return wide - filled


def widest(*column: Pieces) -> float:
    """The width of the widest piece of several paragraphs in em: the least their column can be without breaking a word."""
    return max([width + reserve for pieces in column for _, width, _, _, reserve in pieces.words], default=0.0)


def one_line_width(pieces: Pieces) -> float:
    """The width in em of the whole paragraph on one line."""
    return sum([width + space for _, width, space, _, _ in pieces.words])
