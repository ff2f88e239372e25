"""Table: rows under a header, columns as wide as their content asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Self

from slides import measure, page
from slides.design import CELL_SIDE, Fonts, cell_padding
from slides.frozen import frozen
from slides.ground import EMU_PER_POINT, Size, Span, points
from slides.outline import Node
from slides.patterns import pattern
from slides.typeset import Style
from slides.words import Run, cut, plain, trim

Cells = tuple[tuple[Run, ...], ...]

_NUMBER = pattern(r"[-+\u2212]?[$\u20ac\u00a3\u00a5]?\s?\d[\d.,'\u00a0\u202f ]*\s?(%|[kKMmBb]n?|[$\u20ac\u00a3\u00a5]|pp)?")
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_BLANK = (Run("\u2013"),)
_FIRST_SHARE = 0.45
"""A repeated first column may take at most this share of a table's width."""


@frozen
class Table:
    """A header and rows of as many cells. `align` is l, ctr or r for each column.

    `columns` are widths in EMU that a piece of a longer table keeps, so that all its pieces look alike; empty elsewhere.
    """

    span: Span
    header: Cells
    rows: tuple[Cells, ...]
    align: tuple[str, ...]
    columns: tuple[int, ...] = ()

    def __hash__(self) -> int:
        """That of its place: tables are keys of caches, and to hash every cell would cost more than to measure them."""
        return hash((self.span.line, len(self.rows)))

    @classmethod
    def read(cls, node: Node) -> Table:
        """A GitHub table; one without rows is its header alone."""
        head, *body = node.children
        rows = tuple(tuple(cell.runs for cell in row.children) for row in body)
        header = tuple(cell.runs or _BLANK for cell in head.children)
        align = tuple(
            _ALIGN.get(cell.info) or (_by_content([row[at] for row in rows]) if at else "l") for at, cell in enumerate(head.children)
        )
        return cls(node.span, header, rows, align)

    def lay_out(self, room: Size, style: Style) -> page.Table:
        """The table as wide as the room; its height is what its rows need."""
        size = style.sizes[0]
        needs = _needs(self, style.fonts)
        columns = self.columns if sum(self.columns) == room.width else needs.widths(room.width, size)
        broken = any(least > width for least, width in zip(needs.least(size), columns, strict=True))
        inner = [max((width - 2 * CELL_SIDE) / EMU_PER_POINT, 1.0) / (size * needs.guard) for width in columns]
        padding = 2 * cell_padding(size)
        rows: list[page.Row] = []
        for cells, measured in zip((self.header, *self.rows), needs.rows, strict=True):
            ends = list(map(measure.broken, measured, inner))
            height = points(max(map(len, ends)) * size * measure.LINE_PITCH * measure.HEIGHT_GUARD) + padding
            rows.append(page.Row(tuple(map(page.Cell, cells, ends, self.align)), height))
        names = ", ".join(plain(cell).strip() for cell in self.header)
        count = f"{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}"
        return page.Table(columns, tuple(rows), size, f"Table with {count}: {names}"[:250], broken)

    def with_plain_header(self) -> Self:
        """The table without links in its header, where no link colour is legible on the fill; the notes hold them."""
        if not any(run.link for cell in self.header for run in cell):
            return self
        return replace(self, header=tuple(tuple(replace(run, link="", tip="") for run in cell) for cell in self.header))

    def least_width(self, style: Style) -> int:
        """The width in EMU under which a word of the table would be broken."""
        return sum(_needs(self, style.fonts).least(style.sizes[0]))

    def join(self, others: Sequence[Self]) -> Self:
        """This table with the rows of others that have its header."""
        return replace(self, rows=(*self.rows, *(row for other in others for row in other.rows)))

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """Tables that fit the room: columns split where they would break words, rows dealt out evenly, the header repeated."""
        parts = self._by_columns(room, style)
        return tuple(piece for part in parts for piece in part._settled(room, style)._with_rows_cut(room, style)._by_rows(room, style))

    def _settled(self, room: Size, style: Style) -> Self:
        """The table with the widths that its columns have now."""
        return replace(self, columns=self.lay_out(room, style).columns)

    def _with_rows_cut(self, room: Size, style: Style) -> Self:
        """The table with each row that is higher than the room cut between its lines into several."""
        whole = self.lay_out(room, style)
        padding = 2 * cell_padding(whole.size)
        space = room.height - whole.rows[0].height - padding
        most = max(1, int(space / points(whole.size * measure.LINE_PITCH * measure.HEIGHT_GUARD)))
        rows: list[Cells] = []
        for cells, row in zip(self.rows, whole.rows[1:], strict=True):
            lines = max(len(cell.breaks) for cell in row.cells)
            rows += [
                tuple(_lines(runs, cell.breaks, first, most) for runs, cell in zip(cells, row.cells, strict=True))
                for first in range(0, lines, most)
            ]
        return replace(self, rows=tuple(rows))

    def _by_columns(self, room: Size, style: Style) -> tuple[Self, ...]:
        """The columns in groups whose words fit, the first column repeated in each."""
        least = _needs(self, style.fonts).least(style.sizes[0])
        if sum(least) <= room.width or len(least) < 3:
            return (self,)
        first = min(least[0], round(room.width * _FIRST_SHARE))
        groups: list[list[int]] = []
        used = room.width
        for at in range(1, len(least)):
            if used + least[at] > room.width:
                groups.append([0])
                used = first
            groups[-1].append(at)
            used += least[at]
        return tuple(self._pick(group) for group in groups)

    def _pick(self, columns: list[int]) -> Self:
        """The table with only these columns."""
        rows = tuple(tuple(row[at] for at in columns) for row in self.rows)
        picked = replace(self, header=tuple(self.header[at] for at in columns), rows=rows, columns=())
        return replace(picked, align=tuple(self.align[at] for at in columns))

    def _by_rows(self, room: Size, style: Style) -> tuple[Self, ...]:
        """The rows dealt to as few tables as hold them, about the same height each."""
        whole = self.lay_out(room, style)
        space = room.height - whole.rows[0].height
        heights = [row.height for row in whole.rows[1:]]
        if not heights:
            return (self,)
        count = len(_deal(heights, space))
        even = max(sum(heights) / count, max(heights))
        while len(_deal(heights, even)) > count:
            even *= 1.02
        pieces, at = [], 0
        for amount in _deal(heights, min(even, float(space))):
            pieces.append(replace(self, rows=self.rows[at : at + amount]))
            at += amount
        return tuple(pieces)


def _lines(runs: tuple[Run, ...], breaks: tuple[int, ...], first: int, count: int) -> tuple[Run, ...]:
    """Some of a cell's lines."""
    if first == 0 and count >= len(breaks):
        return runs
    ends = breaks[first : first + count]
    return trim(cut(runs, breaks[first - 1] if first else 0, ends[-1])) if ends else ()


def _deal(heights: list[int], space: float) -> list[int]:
    """How many rows go on each page."""
    counts: list[int] = []
    used = 0.0
    for height in heights:
        if not counts or used + height > space:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += height
    return counts


def _by_content(cells: list[tuple[Run, ...]]) -> str:
    """Numbers stand to the right, everything else to the left."""
    texts = [text for text in (plain(cell).strip() for cell in cells) if text]
    return "r" if texts and all(_NUMBER.fullmatch(text) for text in texts) else "l"


@frozen
class _Needs:
    """What a table asks for at every size: the pieces of each cell, and for each column its widest word and its longest cell, in em."""

    rows: tuple[tuple[measure.Pieces, ...], ...]
    words: tuple[float, ...]
    cells: tuple[float, ...]
    guard: float

    def least(self, size: int) -> list[int]:
        """The width in EMU that each column needs at a size in points: that of its widest word."""
        return [points(each * size) + 2 * CELL_SIDE + EMU_PER_POINT for each in self.words]

    def widths(self, room: int, size: int) -> tuple[int, ...]:
        """Column widths that add up to the room: every column its best, its longest cell on one line, where that fits, else
        shared out above the least.
        """
        best, least = [points(each * size) + 2 * CELL_SIDE + EMU_PER_POINT for each in self.cells], self.least(size)
        if sum(best) <= room:
            spare = room - sum(best)
            shares = [each + spare // len(best) for each in best]
        elif sum(least) <= room:
            spare = room - sum(least)
            wish = [most - few for most, few in zip(best, least, strict=True)]
            shares = [few + spare * more // max(sum(wish), 1) for few, more in zip(least, wish, strict=True)]
        else:
            shares = _capped(least, room)
        shares[-1] += room - sum(shares)
        return tuple(shares)


@lru_cache(maxsize=16)
def _needs(table: Table, fonts: Fonts) -> _Needs:
    """What a table's columns need: measured once for all sizes and rooms. The header and the first column are bold."""
    strong, usual = measure.faces(fonts, False, True, False), measure.faces(fonts, False, False, False)
    others = [usual] * (len(table.header) - 1)
    first = tuple(measure.words(cell, strong) for cell in table.header)
    rows = (first, *(tuple(map(measure.words, cells, (strong, *others))) for cells in table.rows))
    columns = list(zip(*rows, strict=True))
    words = tuple(measure.widest(*column) * usual.guard for column in columns)
    cells = tuple(max(map(measure.one_line, column)) * usual.guard for column in columns)
    return _Needs(rows, words, cells, usual.guard)


def _capped(least: list[int], room: int) -> list[int]:
    """Widths for columns that together need more than the room: the narrow ones keep theirs, the wide ones share what is left."""
    kept: set[int] = set()
    while True:
        others = [at for at in range(len(least)) if at not in kept]
        fair = (room - sum(least[at] for at in kept)) // max(len(others), 1)
        narrow = {at for at in others if least[at] <= fair}
        if not narrow:
            return [least[at] if at in kept else fair for at in range(len(least))]
        kept |= narrow
