"""What a table's columns need: the widths of their words and of their cells, merged cells among them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from slides.base.geometry import EMU_PER_POINT, inches, points
from slides.base.records import frozen
from slides.deck.blocks.merges import Merges
from slides.design import CELL_HANG, CELL_SIDE, Fonts
from slides.text.rich_text import Run, is_listed
from slides.typesetting import metrics

Cells = tuple[tuple[Run, ...], ...]
_SIDES = (CELL_SIDE, inches(0.10))
_LAST_SIDES = (*_SIDES, inches(0.05))
_SMALLEST = 16


def sides(size: int) -> tuple[int, ...]:
    """The margins left and right of a cell's text of `size` points that a table may have, in EMU, the usual one first.

    They go down before the type does (no word or number is to be cut); the narrowest only go with the smallest type.
    """
    return _SIDES if size > _SMALLEST else _LAST_SIDES


class MeasuredTable(Protocol):
    """A table as far as its columns are measured."""

    @property
    def header(self) -> Cells:
        """The header's cells."""

    @property
    def rows(self) -> tuple[Cells, ...]:
        """The other rows."""

    @property
    def merges(self) -> Merges:
        """The merged cells."""

    @property
    def heads(self) -> int:
        """How many rows head the table."""


@frozen
class Needs:
    """What a table asks for at every size: the pieces of each cell; for each column its widest word, its longest cell and the length that
    most of its cells stay under, in em; and the first two for cells over several columns, each with its first column and their number.
    """

    rows: tuple[tuple[metrics.Pieces, ...], ...]
    words: tuple[float, ...]
    cells: tuple[float, ...]
    usual: tuple[float, ...]
    hanging: frozenset[tuple[int, int]]
    """The row and column of each cell that holds items of a list, whose lines stand `CELL_HANG` to the right of their marks."""
    wide: tuple[tuple[int, int, float, float], ...]
    guard: float

    def least(self, size: int, side: int) -> list[int]:
        """The width in EMU that each column needs at a size in points and a cell margin in EMU: that of its widest word."""
        found = [_width(each, size, side) for each in self.words]
        for column, count, word, _ in self.wide:
            _widen(found, column, count, _width(word, size, side))
        return found

    def best(self, size: int, side: int) -> list[int]:
        """The width in EMU in which each column has its longest cell on one line."""
        found = [_width(each, size, side) for each in self.cells]
        for column, count, _, cell in self.wide:
            _widen(found, column, count, _width(cell, size, side))
        return found

    def widths(self, room: int, size: int, side: int) -> tuple[int, ...]:
        """Column widths that add up to the room: every column its best where that fits; else what most of its cells need, and the rest for
        the columns with longer ones; else shared out above the least, so that the rows have few lines.
        """
        best, least = self.best(size, side), self.least(size, side)
        most = [max(few, _width(each, size, side)) for few, each in zip(least, self.usual, strict=True)]
        if sum(best) <= room:
            spare = room - sum(best)
            shares = [each + spare // len(best) for each in best]
        elif sum(most) <= room:
            shares = _small_wishes_first(most, best, room)
        elif sum(least) <= room:
            spare = room - sum(least)
            wish = [whole - few for whole, few in zip(best, least, strict=True)]
            shares = [few + spare * more // max(sum(wish), 1) for few, more in zip(least, wish, strict=True)]
            other = _small_wishes_first(least, best, room)
            shares = other if self._lines(other, size, side) < self._lines(shares, size, side) else shares
        else:
            shares = _capped(least, room)
        shares[-1] += room - sum(shares)
        return tuple(shares)

    def _lines(self, columns: Sequence[int], size: int, side: int) -> tuple[int, int]:
        """How many lines all rows have together where the columns have these widths, and all cells."""
        inner = [max((width - 2 * side) / EMU_PER_POINT, 1.0) / (size * self.guard) for width in columns]
        lines = [[len(metrics.broken(cell, room)) for cell, room in zip(row, inner, strict=True)] for row in self.rows]
        return sum(max(row, default=1) for row in lines), sum(map(sum, lines))


def _small_wishes_first(least: Sequence[int], best: Sequence[int], room: int) -> list[int]:
    """Widths of at least these: columns that need little more have what they need, those that need much have what is left."""
    shares = list(least)
    for at in sorted(range(len(least)), key=lambda at: best[at] - least[at]):
        shares[at] += max(min(best[at] - least[at], room - sum(shares)), 0)
    return shares


def _width(em: float, size: int, side: int) -> int:
    """A cell's width in EMU for text of this many em."""
    return points(em * size) + 2 * side + EMU_PER_POINT


def _widen(columns: list[int], first: int, count: int, width: int) -> None:
    """Widen columns, all by as much, until together they have a width."""
    more = width - sum(columns[first : first + count])
    for at in range(first, first + count):
        columns[at] += max(-(-more // count), 0)


@lru_cache(maxsize=16)
def needs_of(table: MeasuredTable, fonts: Fonts) -> Needs:
    """What a table's columns need: measured once for all sizes and rooms. The header and the first column are bold."""
    strong, usual = metrics.faces_of(fonts, False, True, False), metrics.faces_of(fonts, False, False, False)
    others = [usual] * (len(table.header) - 1)
    heads = max(table.heads, 1)
    every = (table.header, *table.rows)
    rows = tuple(
        tuple(metrics.measured_words(cell, strong) for cell in cells)
        if at < heads
        else tuple(map(metrics.measured_words, cells, (strong, *others)))
        for at, cells in enumerate(every)
    )
    merged = {(each.row, each.column) for each in table.merges if each.columns > 1}
    columns = list(zip(*(_single(cells, at, merged) if merged else cells for at, cells in enumerate(rows)), strict=True))
    hanging = frozenset((at, column) for at, row in enumerate(every) for column, cell in enumerate(row) if is_listed(cell))
    hangs = {column for _, column in hanging}
    more = [CELL_HANG if at in hangs else 0.0 for at in range(len(columns))]
    words = tuple(metrics.widest(*column) * usual.guard + each for column, each in zip(columns, more, strict=True))
    cells = tuple(max(map(metrics.one_line_width, column)) * usual.guard + each for column, each in zip(columns, more, strict=True))
    wide = tuple(
        (
            each.column,
            each.columns,
            metrics.widest(rows[each.row][each.column]) * usual.guard,
            metrics.one_line_width(rows[each.row][each.column]) * usual.guard,
        )
        for each in table.merges
        if each.columns > 1
    )
    most = tuple(_most(list(map(metrics.one_line_width, column))) * usual.guard + each for column, each in zip(columns, more, strict=True))
    return Needs(rows, words, cells, most, hanging, wide, usual.guard)


def _most(lengths: list[float]) -> float:
    """The length that four in five of these do not exceed."""
    return sorted(lengths)[max(-(-4 * len(lengths) // 5) - 1, 0)]


def _single(cells: tuple[metrics.Pieces, ...], row: int, merged: set[tuple[int, int]]) -> tuple[metrics.Pieces, ...]:
    """A row's cells, those over several columns as if they were empty."""
    return tuple(_EMPTY if (row, column) in merged else cell for column, cell in enumerate(cells))


_EMPTY = metrics.Pieces((), (), False, 0.0)


def _capped(least: Sequence[int], room: int) -> list[int]:
    """Widths for columns that together need more than the room: the narrow ones keep theirs, the wide ones share what is left."""
    kept: set[int] = set()
    while True:
        others = [at for at in range(len(least)) if at not in kept]
        fair = (room - sum(least[at] for at in kept)) // max(len(others), 1)
        narrow = {at for at in others if least[at] <= fair}
        if not narrow:
            return [least[at] if at in kept else fair for at in range(len(least))]
        kept |= narrow
