"""Lengths and rectangles in EMU (914,400 an inch, 12,700 a point), always whole."""

from __future__ import annotations

from slides.base.records import frozen

EMU_PER_INCH = 914400


EMU_PER_POINT = 12700


def inches(length: float) -> int:
    """A length in inches as whole EMU (fractions of an EMU make PowerPoint repair a file)."""
    return round(length * EMU_PER_INCH)


def points(length: float) -> int:
    """A length in points as whole EMU."""
    return round(length * EMU_PER_POINT)


@frozen
class Size:
    """Width and height in EMU."""

    width: int
    height: int


@frozen
class Rect:
    """A rectangle on the slide, in EMU from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Width and height without the place."""
        return Size(self.width, self.height)
