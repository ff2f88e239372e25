"""The slide, its twelve columns and its rows, in EMU."""

from __future__ import annotations

from slides.base.geometry import Rect, Size, inches

SLIDE = Size(inches(40 / 3), inches(7.5))
MARGIN = inches(0.75)
GUTTER = inches(0.25)
COLUMN = 692150
COLUMNS = 12

BODY_TOP = 1.80
BODY_BOTTOM = 6.60


def column_x(column: int) -> int:
    """The left edge of a column, 0 to 11."""
    return MARGIN + column * (COLUMN + GUTTER)


def columns_width(count: int) -> int:
    """The width of neighbouring columns with the gutters between them."""
    return count * (COLUMN + GUTTER) - GUTTER


def box(x: float, y: float, width: float, height: float) -> Rect:
    """A rectangle given in inches."""
    return Rect(inches(x), inches(y), inches(width), inches(height))


def across(first: int, count: int, y: float, height: float) -> Rect:
    """A rectangle over whole columns; top and height in inches."""
    return Rect(column_x(first), inches(y), columns_width(count), inches(height))


def row(count: int, y: float, height: float, gap: int = GUTTER) -> tuple[Rect, ...]:
    """Equal boxes side by side over the full width, with `gap` EMU between them; top and height in inches."""
    full = columns_width(COLUMNS)
    width = (full - gap * (count - 1)) // count
    return tuple(Rect(MARGIN + index * (width + gap), inches(y), width, inches(height)) for index in range(count))
