"""Labels beside points, where they touch neither each other nor the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from slides.base.geometry import Rect, points
from slides.base.records import frozen
from slides.design.page import Place

AIR = points(4)
"""From a point to the label above or below it."""
SIDE = points(7)
"""From a point to the label beside it."""
Point = tuple[int, int]


@frozen
class LabelBox:
    """Where a label stands, in EMU from the chart's corner."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: LabelBox) -> bool:
        """Whether two labels overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def crossed(self, one: Point, two: Point) -> bool:
        """Whether the stretch between two points runs through the label (Liang and Barsky's clipping)."""
        (x, y), (dx, dy) = one, (two[0] - one[0], two[1] - one[1])
        first, last = 0.0, 1.0
        for step, room in ((-dx, x - self.left), (dx, self.right - x), (-dy, y - self.top), (dy, self.bottom - y)):
            if step == 0:
                if room <= 0:
                    return False
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        return first < last


@frozen
class ChartLabelSpot:
    """A place at a point, and how far a label is moved to the right from there, as a part of its width."""

    place: Place
    aside: float = 0.0


def labels_beside(point: Point, spot: ChartLabelSpot, width: int, height: int) -> LabelBox:
    """Where a label of this size stands at a point."""
    x, y, place = point[0] + int(spot.aside * width), point[1], spot.place
    if place in (Place.ABOVE, Place.BELOW):
        top = y - AIR - height if place is Place.ABOVE else y + AIR
        return LabelBox(x - width // 2, top, x - width // 2 + width, top + height)
    left = x + SIDE if place is Place.RIGHT else x - SIDE - width
    return LabelBox(left, y - height // 2, left + width, y - height // 2 + height)


@dataclass(slots=True)
class Field:
    """What labels have to stay clear of: the bounds of their room, lines through points, single points, and other labels."""

    bounds: Rect
    lines: Sequence[Sequence[Point]] = ()
    dots: Sequence[Point] = ()
    taken: list[LabelBox] = field(default_factory=list)

    def put(self, point: Point, width: int, height: int, spots: Iterable[ChartLabelSpot]) -> ChartLabelSpot | None:
        """The first of these places where a label has room; it is taken from then on. None where none has."""
        for spot in spots:
            box = labels_beside(point, spot, width, height)
            if self._is_free(box):
                self.taken.append(box)
                return spot
        return None

    def _is_free(self, box: LabelBox) -> bool:
        """Whether nothing is where a label would stand."""
        edge = self.bounds
        inside = box.left >= edge.x and box.right <= edge.right and box.top >= edge.y and box.bottom <= edge.bottom
        return (
            inside
            and not any(box.meets(other) for other in self.taken)
            and not any(box.left < x < box.right and box.top < y < box.bottom for x, y in self.dots)
            and not any(box.crossed(one, two) for line in self.lines for one, two in pairwise(line))
        )
