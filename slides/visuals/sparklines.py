"""Sparklines: the numbers of a table's cell as a line in the cell's place, its end marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Rect, inches, points
from slides.design import Colour, Fonts
from slides.design.page import Cell, Path, PlacedItem, Shape, Stroke, Table
from slides.visuals import labels

_LINE = Stroke(Colour.KEY, points(2))
_DOT = inches(0.10)
_NEAR = inches(0.12)
"""Between a line and the number beside it."""
_AIR = 0.22
"""The share of a row's height above its lines, and below them."""
_WIDEST = inches(2.4)
_LEAST = inches(0.3)


def sparklines(fills: Sequence[PlacedItem], fonts: Fonts, *, rtl: bool = False) -> Iterator[Shape]:
    """A line for each cell of the tables among fills that holds a row of numbers. rtl: columns begin at the right."""
    for placed in fills:
        table = placed.what
        if not isinstance(table, Table) or not table.drawn:
            continue
        y = placed.rect.y
        for row in table.rows:
            x = placed.rect.x
            for cell, width in zip(row.cells, table.columns, strict=True):
                if cell.values:
                    left = 2 * placed.rect.x + sum(table.columns) - x - width if rtl else x
                    yield from _line(cell, _room(cell, table, Rect(left, y, width, row.height), fonts))
                x += width
            y += row.height


def _room(cell: Cell, table: Table, place: Rect, fonts: Fonts) -> Rect:
    """The room for a line: before the last number, which stands at the right in every language."""
    number = labels.extent([labels.label_words(cell.runs, table.size, Colour.INK, fonts)], fonts).width
    width = max(min(place.width - 2 * table.side - number - _NEAR, _WIDEST), _LEAST)
    air = round(place.height * _AIR)
    return Rect(place.right - table.side - number - _NEAR - width, place.y + air, width, place.height - 2 * air)


def _line(cell: Cell, room: Rect) -> Iterator[Shape]:
    """The line and the mark at its end. All lines are as wide, and each as high, as their cells allow."""
    low, high = min(cell.values), max(cell.values)
    last = len(cell.values) - 1
    places = [
        (room.width * at // last, round(room.height * (high - value) / (high - low)) if high > low else room.height // 2)
        for at, value in enumerate(cell.values)
    ]
    path = Path(room.width, max(room.height, 1), (("M", *places[0]), ("L", *(part for place in places[1:] for part in place))), open=True)
    yield Shape(cell.listed, room, path, stroke=_LINE, alt=cell.listed)
    x, y = places[-1]
    yield Shape("Last value", Rect(room.x + x - _DOT // 2, room.y + y - _DOT // 2, _DOT, _DOT), "ellipse", Colour.CONTRAST)
