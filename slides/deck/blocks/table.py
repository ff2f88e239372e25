"""Table: rows under a header, columns as wide as their content asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self

from slides.base.diagnostics import Span
from slides.base.geometry import EMU_PER_POINT, Size, points
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.dealing import evenly, units
from slides.deck.blocks.merges import Merge, Merges, bound, covering, merges_of, picked_columns, picked_rows, starting
from slides.deck.blocks.needs import Needs, needs_of, sides
from slides.deck.blocks.ticks import ticked
from slides.design import CELL_HANG, cell_padding, page
from slides.markdown.parser import Node
from slides.text.rich_text import Run, cut, plain, trim
from slides.typesetting import metrics
from slides.typesetting.fitting import Style

Cells = tuple[tuple[Run, ...], ...]

_NUMBER = pattern(r"[-+\u2212]?[$\u20ac\u00a3\u00a5]?\s?\d[\d.,'\u00a0\u202f ]*\s?(%|[kKMmBb]n?|[$\u20ac\u00a3\u00a5]|pp)?")
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_BLANK = (Run("\u2013"),)
_FIRST_SHARE = 0.45
"""A repeated first column may take at most this share of a table's width."""
_LONGEST_ALT = 250
_SHORT = 18
"""The most letters of a cell that stands in the middle of its column."""


@frozen
class TableBlock:
    """A header and rows of as many cells. `align` is l, ctr or r for each column, `numeric` whether its cells are all numbers.

    `merges` are its merged cells, row 0 being the header: the first place of each has its words, the others are empty. `heads` is the
    number of rows that head it: the header, and with more than 1 the first of `rows`; with 0 there is no header to show. `sparks` says
    for each column whether its numbers are drawn as sparklines; it is empty where none are.
    `columns` and `side` are widths and cell margins in EMU that a piece of a longer table keeps, so that all its pieces look alike;
    empty elsewhere.
    """

    span: Span
    header: Cells
    rows: tuple[Cells, ...]
    align: tuple[str, ...]
    columns: tuple[int, ...] = ()
    merges: Merges = ()
    heads: int = 1
    numeric: tuple[bool, ...] = ()
    side: int = 0
    sparks: tuple[bool, ...] = ()

    def __hash__(self) -> int:
        """That of its place: tables are keys of caches, and to hash every cell would cost more than to measure them."""
        return hash((self.span.line, len(self.rows)))

    @classmethod
    def read(cls, node: Node) -> TableBlock:
        """A table as Markdown or HTML has it; one without rows is its header alone. A header without a word in it is not shown."""
        head, *body = node.children
        rows = tuple(tuple(cell.runs for cell in row.children) for row in body)
        merges = merges_of(node)
        silent = bool(rows) and not any(plain(cell.runs).strip() for cell in head.children) and not any(each.row == 0 for each in merges)
        heads = 0 if silent else min(int(node.attributes.get("heads", "1")), len(rows) + 1)
        hidden = {place for each in merges for place in each.places() if place != (each.row, each.column)} if merges else set()
        header = _named(tuple(cell.runs or (() if (0, at) in hidden else _BLANK) for at, cell in enumerate(head.children)))
        across = {(each.row, each.column) for each in merges if each.columns > 1}
        rows, ticks = ticked(rows, max(heads - 1, 0))
        body_rows = list(enumerate(rows, 1))[max(heads - 1, 0) :]
        columns = [[row[at] for number, row in body_rows if (number, at) not in across] for at in range(len(head.children))]
        numeric = tuple(at > 0 and _are_numbers(cells) for at, cells in enumerate(columns))
        sparks = () if merges else _sparks(rows, max(heads - 1, 0))
        numeric = tuple(number or spark for number, spark in zip(numeric, sparks, strict=True)) if sparks else numeric
        compared = header[0] is _BLANK and len(columns) > 1 and not merges and all(map(_are_short, columns[1:]))
        centred = set(range(1, len(columns))) if compared else ticks
        usual = ["ctr" if at in centred else "r" if number else "l" for at, number in enumerate(numeric)]
        align = tuple(_ALIGN.get(cell.info) or side for cell, side in zip(head.children, usual, strict=True))
        return cls(node.span, header, rows, align, merges=merges, heads=heads, numeric=numeric, sparks=sparks)

    def _row(self, at: int) -> Cells:
        """A row by its number, 0 being the header."""
        return self.rows[at - 1] if at else self.header

    def lay_out(self, room: Size, style: Style) -> page.Table:
        """The table as wide as the room; its height is what its rows need. Where words would be cut, its cells have narrower margins."""
        size = style.sizes[0]
        needs = needs_of(self, style.fonts)
        settled = sum(self.columns) == room.width
        side = self.side if settled else next((each for each in sides(size) if sum(needs.least(size, each)) <= room.width), sides(size)[-1])
        columns = self.columns if settled else needs.widths(room.width, size, side)
        least = needs.least(size, side)
        broken = any(few > width for few, width in zip(least, columns, strict=True))
        heights, ends = self._set(needs, columns, side, size * needs.guard, size)
        rows = tuple(map(page.Row, self._cells(ends), heights))
        shown = rows if self.heads else rows[1:]
        return page.Table(columns, shown, size, self._said(), broken, side, self.heads, any(self.sparks))

    def _set(
        self,
        needs: Needs,
        columns: Sequence[int],
        side: int,
        em: float,
        size: int,
    ) -> tuple[list[int], list[list[tuple[int, ...]]]]:
        """The height of each row in EMU, and where the lines of each cell end. em: of the type, in points."""
        inner = [max((width - 2 * side) / EMU_PER_POINT, 1.0) / em for width in columns]
        padding = 2 * cell_padding(size)

        def high(lines: int) -> int:
            return points(metrics.guarded(metrics.line_height(size, lines))) + padding

        pieces = needs.rows
        ends = [list(map(metrics.broken, cells, inner)) for cells in pieces]
        for row, column in needs.hanging:
            ends[row][column] = metrics.broken(pieces[row][column], max(inner[column] - CELL_HANG, 1.0))
        tall: set[tuple[int, int]] = set()
        for each in self.merges:
            width = sum(columns[each.column : each.column + each.columns])
            wide = max((width - 2 * side) / EMU_PER_POINT, 1.0) / em
            ends[each.row][each.column] = metrics.broken(pieces[each.row][each.column], wide)
            if each.rows > 1:
                tall.add((each.row, each.column))
        lines = [list(map(len, cells)) for cells in ends]
        for at, column in tall:
            lines[at][column] = 1
        most = [max(each, default=1) for each in lines]
        known = {count: high(count) for count in set(most)}
        heights = [known[count] for count in most]
        for each in self.merges:
            if each.rows > 1:
                more = high(len(ends[each.row][each.column])) - sum(heights[each.row : each.row + each.rows])
                heights[each.row + each.rows - 1] += max(more, 0)
        return heights, ends

    def _cells(self, ends: Sequence[Sequence[tuple[int, ...]]]) -> Iterator[tuple[page.Cell, ...]]:
        """The cells of each row. ends: where the lines of each cell end."""
        every = (self.header, *self.rows)
        if not self.merges:
            numeric = self.numeric or (False,) * len(self.align)
            cells = (tuple(map(page.Cell, *each, self.align, numeric)) for each in zip(every, ends, strict=True))
            yield from (self._drawn(row) if self.sparks and at >= max(self.heads, 1) else row for at, row in enumerate(cells))
            return
        covers = covering(self.merges)
        for at, row in enumerate(ends):
            yield tuple(self._cell(covers.get((at, column)), at, column, cell) for column, cell in enumerate(row))

    def _drawn(self, row: tuple[page.Cell, ...]) -> tuple[page.Cell, ...]:
        """A row with the last of the numbers in each cell that is drawn."""
        from slides.deck.blocks.sparklines import sparked

        return tuple(sparked(cell) if spark else cell for cell, spark in zip(row, self.sparks, strict=True))

    def _cell(self, merge: Merge | None, row: int, column: int, ends: tuple[int, ...]) -> page.Cell:
        """A cell, or a place that another one covers."""
        number = self.numeric[column] if self.numeric else False
        runs = self._row(row)[column]
        if merge is None:
            return page.Cell(runs, ends, self.align[column], number)
        beside, under = column > merge.column, row > merge.row
        align = "ctr" if merge.columns > 1 and row < self.heads and self.align[column] == "r" else self.align[column]
        return page.Cell(runs, ends, align, number, 1 if beside else merge.columns, 1 if under else merge.rows, beside, under)

    def _said(self) -> str:
        """What a screen reader says of the table."""
        count = len(self.rows) - max(self.heads - 1, 0)
        said = self.header if self.heads else [row[0] for row in self.rows]
        names = ", ".join(filter(None, (plain(cell).strip() for cell in said)))
        return f"Table with {count} row{'' if count == 1 else 's'}: {names}"[:_LONGEST_ALT]

    def with_plain_header(self) -> Self:
        """The table without links in its header, where no link colour is legible on the fill; the notes hold them."""
        heads = max(self.heads - 1, 0)
        if not any(run.link for cells in (self.header, *self.rows[:heads]) for cell in cells for run in cell):
            return self
        return replace(self, header=_unlinked(self.header), rows=(*map(_unlinked, self.rows[:heads]), *self.rows[heads:]))

    def least_height(self, style: Style) -> int:
        """The height in EMU under which the table does not fit, whatever its columns: that of a line for each row."""
        size = style.sizes[0]
        line = points(metrics.guarded(metrics.line_height(size, 1))) + 2 * cell_padding(size)
        return line * (len(self.rows) + (1 if self.heads else 0))

    def least_width(self, style: Style) -> int:
        """The width in EMU under which a word of the table would be broken."""
        size = style.sizes[0]
        return sum(needs_of(self, style.fonts).least(size, sides(size)[-1]))

    def join(self, others: Sequence[Self]) -> Self:
        """This table with the rows of others that have its header and no merged cells."""
        return replace(self, rows=(*self.rows, *(row for other in others for row in other.rows)))

    def after(self, count: int) -> Self:
        """The table without its first `count` rows under its heads, its widths to be found again."""
        first = max(self.heads, 1)
        return replace(self._of_rows([*range(first), *range(first + count, len(self.rows) + 1)], self.merges), columns=(), side=0)

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """Tables that fit the room: columns split where they would break words, rows dealt out evenly, the header repeated."""
        parts = [part._settled(room, style) for part in self._by_columns(room, style)]
        side = min(part.side for part in parts)
        parts = [part if part.side == side else part._with_side(side, room, style) for part in parts]
        return tuple(piece for part in parts for piece in part._with_rows_cut(room, style)._by_rows(room, style))

    def part(self, room: Size, style: Style) -> tuple[Self, Self | None]:
        """The rows that fit the room, and the rest. A row stays whole: what is higher than this room may fit the next page."""
        head, *tables = self.spread(room, style)
        count = len(head.rows)
        alike = bool(tables) and all(each.header == self.header for each in tables) and head.rows == self.rows[:count]
        return head, replace(tables[0], rows=self.rows[count:]) if alike else None

    def _settled(self, room: Size, style: Style) -> Self:
        """The table with the widths that its columns have now."""
        shown = self.lay_out(room, style)
        return replace(self, columns=shown.columns, side=shown.side)

    def _with_side(self, side: int, room: Size, style: Style) -> Self:
        """The table with other cell margins, so that it looks as another piece of the same table does."""
        return replace(self, columns=needs_of(self, style.fonts).widths(room.width, style.sizes[0], side), side=side)

    def _with_rows_cut(self, room: Size, style: Style) -> Self:
        """The table with each row that is higher than the room cut between its lines into several."""
        whole = self.lay_out(room, style)
        padding = 2 * cell_padding(whole.size)
        space = room.height - sum(row.height for row in whole.rows[: self.heads]) - padding
        most = max(1, int(space / points(metrics.guarded(metrics.line_height(whole.size)))))
        shown = whole.rows if self.heads else (None, *whole.rows)
        first = max(self.heads, 1)
        chosen, texts = [*range(first)], [self._row(at) for at in range(first)]
        for at, row in enumerate(shown[first:], first):
            assert row is not None, "a table with only a header is not shown"
            lines = max((len(cell.breaks) for cell in row.cells if cell.row_span == 1), default=1)
            for line in range(0, lines, most):
                chosen.append(at)
                texts.append(tuple(self._lines(cell, line, most) for cell in row.cells))
        if len(chosen) == len(self.rows) + 1:
            return self
        merges = tuple(left for _, left in picked_rows(self.merges, chosen))
        return replace(self, header=texts[0], rows=tuple(texts[1:]), merges=merges)

    @staticmethod
    def _lines(cell: page.Cell, first: int, count: int) -> tuple[Run, ...]:
        """Some of a cell's lines; all that stands in several rows at once is in the first."""
        if cell.row_span > 1:
            return cell.runs if first == 0 else ()
        return _lines(cell.runs, cell.breaks, first, count)

    def _by_columns(self, room: Size, style: Style) -> tuple[Self, ...]:
        """The columns in groups whose words fit, about the same width each, the first column repeated in each."""
        size = style.sizes[0]
        least = needs_of(self, style.fonts).least(size, sides(size)[-1])
        if sum(least) <= room.width or len(least) < 3:
            return (self,)
        first = min(least[0], round(room.width * _FIRST_SHARE))
        groups: list[tuple[Self, ...]] = []
        at = 1
        for amount in evenly(least[1:], room.width - first):
            groups.append((self._pick([0, *range(at, at + amount)]),))
            at += amount
        return tuple(piece for group in groups for piece in group)

    def _pick(self, columns: list[int]) -> Self:
        """The table with only these columns. A merged cell that is cut has its words in each piece."""
        every = [[row[at] for at in columns] for row in (self.header, *self.rows)]
        merges = picked_columns(self.merges, columns)
        for whole, left in merges:
            every[left.row][left.column] = self._row(whole.row)[whole.column]
        header, *rows = map(tuple, every)
        kept = tuple(left for _, left in merges if left.rows > 1 or left.columns > 1)
        picked = replace(self, header=header, rows=tuple(rows), columns=(), merges=kept, side=0)
        numeric = tuple(self.numeric[at] for at in columns) if self.numeric else ()
        sparks = tuple(self.sparks[at] for at in columns) if self.sparks else ()
        return replace(picked, align=tuple(self.align[at] for at in columns), numeric=numeric, sparks=sparks)

    def _of_rows(self, chosen: list[int], merges: Merges) -> Self:
        """The table with only these rows, 0 being the header. merges: those that may reach into them."""
        every = [self._row(at) for at in chosen]
        kept = []
        for whole, left in picked_rows(merges, chosen):
            cells = list(every[left.row])
            cells[left.column] = self._row(whole.row)[whole.column]
            every[left.row] = tuple(cells)
            if left.rows > 1 or left.columns > 1:
                kept.append(left)
        return replace(self, header=every[0], rows=tuple(every[1:]), merges=tuple(kept))

    def _by_rows(self, room: Size, style: Style) -> tuple[Self, ...]:
        """The rows dealt to as few tables as hold them, about the same height each. Rows that a merged cell holds together stay so."""
        whole = self.lay_out(room, style)
        first = max(self.heads, 1)
        space = room.height - sum(row.height for row in whole.rows[: self.heads])
        heights = [row.height for row in whole.rows[self.heads :]]
        if not heights:
            return (self,)
        holds = bound(self.merges, len(self.rows) + 1) if self.merges else list(range(len(self.rows) + 1))
        held = units(heights, holds[first:], space)
        pieces, at, unit = [], first, 0
        for amount in evenly([sum(heights[start:end]) for start, end in held], space):
            end = first + held[unit + amount - 1][1]
            reaching = (*starting(self.merges, 0, first), *starting(self.merges, max(holds[at], first), end)) if self.merges else ()
            pieces.append(self._of_rows([*range(first), *range(at, end)], reaching))
            at, unit = end, unit + amount
        return tuple(pieces)


def _sparks(rows: Sequence[Cells], first: int) -> tuple[bool, ...]:
    """For each column whether its numbers are drawn; empty where none are. first: the number of the first row that is no header."""
    if not any([";" in run.text or "," in run.text for row in rows[first : first + 1] for cell in row[1:] for run in cell]):  # noqa: C419
        return ()
    from slides.deck.blocks.sparklines import drawn_columns

    return drawn_columns(rows, first)


def _named(header: Cells) -> Cells:
    """A header that names its first column alone says what all columns are: each of them has that name, for a screen reader too."""
    if len(header) < 2 or header[0] is _BLANK or not all(cell is _BLANK for cell in header[1:]):
        return header
    return (header[0],) * len(header)


def _unlinked(cells: Cells) -> Cells:
    return tuple(tuple(replace(run, link="", tip="") for run in cell) for cell in cells)


def _lines(runs: tuple[Run, ...], breaks: tuple[int, ...], first: int, count: int) -> tuple[Run, ...]:
    """Some of a cell's lines."""
    if first == 0 and count >= len(breaks):
        return runs
    ends = breaks[first : first + count]
    return trim(cut(runs, breaks[first - 1] if first else 0, ends[-1])) if ends else ()


def _are_short(cells: Sequence[tuple[Run, ...]]) -> bool:
    """Whether cells hold a figure or a word or two: under the names of what is compared they stand in the middle."""
    return all(len(plain(cell).strip()) <= _SHORT for cell in cells)


def _are_numbers(cells: list[tuple[Run, ...]]) -> bool:
    """Whether all cells that say something are numbers."""
    texts = [text for text in [plain(cell).strip() for cell in cells] if text]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)
