"""Tables as grids of lines: the deck's own table style, drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from slides.base.geometry import EMU_PER_POINT, Rect
from slides.design import Colour, cell_padding
from slides.design.page import Cell, Table
from slides.export.cell_direction import cell_direction
from slides.export.display_list.items import TableGrid, TableGridCell, TextLine, VectorPath
from slides.export.display_list.palette import digits
from slides.export.display_list.text import TextLook, Typesetter, heights, line_runs, rectangle

_HAIR = 9525


def table_grid(shown: Table, rect: Rect, setter: Typesetter) -> TableGrid:
    """A table in its place: cells that another covers are left out."""
    design = setter.design
    theme = design.theme
    widths = shown.columns
    lefts = [rect.x, *(rect.x + wide for wide in accumulate(widths))]
    if design.rtl:
        whole = sum(widths)
        lefts = [rect.x + whole - (left - rect.x) for left in lefts]
    tops = [rect.y, *(rect.y + high for high in accumulate(row.height for row in shown.rows))]
    cells: list[TableGridCell] = []
    for at, row in enumerate(shown.rows):
        for column, cell in enumerate(row.cells):
            if cell.h_merge or cell.v_merge:
                continue
            right, bottom = min(column + cell.grid_span, len(widths)), min(at + cell.row_span, len(shown.rows))
            edges = sorted((lefts[column], lefts[right]))
            box = Rect(edges[0], tops[at], edges[1] - edges[0], tops[bottom] - tops[at])
            header = "column" if at < shown.heads else "row" if column == 0 else ""
            lines = tuple(_lines(cell, box, shown, header, setter))
            cells.append(TableGridCell(at, column, bottom - at, right - column, lines, header))
    whole_box = Rect(rect.x, rect.y, sum(widths), shown.height)
    paint = (*_bar(whole_box, tops[shown.heads], digits(theme, Colour.BAR)), *_hairs(cells, lefts, tops, digits(theme, Colour.MUTED)))
    columns = tuple(reversed(widths)) if design.rtl else widths
    heights_of = tuple(row.height for row in shown.rows)
    return TableGrid(whole_box, columns, heights_of, tuple(cells), paint, shown.alt, shown.heads, design.rtl)


def _bar(box: Rect, bottom: int, fill: str) -> Iterator[VectorPath]:
    """The header's fill."""
    if bottom > box.y:
        yield rectangle(Rect(box.x, box.y, box.width, bottom - box.y), fill)


def _hairs(cells: Sequence[TableGridCell], lefts: Sequence[int], tops: Sequence[int], ink: str) -> Iterator[VectorPath]:
    """A hairline under every cell, neighbours' lines joined."""
    under: dict[int, list[tuple[int, int]]] = {}
    for cell in cells:
        edges = sorted((lefts[cell.column], lefts[cell.column + cell.column_span]))
        under.setdefault(tops[cell.row + cell.row_span], []).append((edges[0], edges[1]))
    for y, pieces in sorted(under.items()):
        joined: list[tuple[int, int]] = []
        for left, right in sorted(pieces):
            if joined and joined[-1][1] >= left:
                joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
            else:
                joined.append((left, right))
        for left, right in joined:
            yield VectorPath((("M", (left, y)), ("L", (right, y))), stroke=ink, stroke_width=_HAIR)


def _lines(cell: Cell, box: Rect, shown: Table, header: str, setter: Typesetter) -> Iterator[TextLine]:
    """The lines of a cell, in its middle."""
    head = header == "column"
    ink = digits(setter.design.theme, Colour.ON_BAR if head else Colour.INK)
    look = TextLook(shown.size, ink, setter.link_colour, bold=bool(header), keep=head)
    align, rtl = cell_direction(cell, setter.design)
    rows = [(runs, joined, heights(shown.size)) for runs, joined in line_runs(cell.runs, cell.breaks)]
    whole = sum(above + below for _, _, (above, below) in rows) * EMU_PER_POINT
    padding = cell_padding(shown.size)
    top = (box.y + max((box.height - whole) / 2, padding)) / EMU_PER_POINT
    room = box.x + shown.side, box.right - shown.side
    for runs, joined, (above, below) in rows:
        if runs:
            line = setter.line(runs, look, room, round((top + above) * EMU_PER_POINT), align, rtl=rtl)
            yield TextLine(line.spans, line.x, line.baseline, line.width, line.anchor, rtl, joined=joined)
        top += above + below
