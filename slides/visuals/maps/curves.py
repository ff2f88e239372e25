"""Links: gently curved lines between two places of a map. Lengths are units of outlines."""

from __future__ import annotations

import math

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design.page import DrawingPart, Path, Shape, Stroke
from slides.visuals.maps.occupancy import Taken
from slides.visuals.maps.outlines import UNIT, Place

BULGES = (0.22, 0.12, 0.34, 0.03, 0.0)
"""How far a curve's handle may lie from the straight line, as a share of its length, the handsomest first."""
_SAMPLES = 40
_EDGE = 30
_BESIDE = 45
"""Space between the end of a line and the label or dot that it comes from."""


@frozen
class Curve:
    """A quadratic Bezier curve."""

    start: tuple[float, float]
    handle: tuple[float, float]
    end: tuple[float, float]

    def at(self, share: float) -> tuple[float, float]:
        """A point of the curve; share: 0 is its start, 1 its end."""
        rest = 1 - share
        first, second, third = rest * rest, 2 * rest * share, share * share
        return (
            first * self.start[0] + second * self.handle[0] + third * self.end[0],
            first * self.start[1] + second * self.handle[1] + third * self.end[1],
        )

    @property
    def points(self) -> tuple[Place, ...]:
        """Points along the curve, its ends among them."""
        return tuple((round(x), round(y)) for x, y in (self.at(step / _SAMPLES) for step in range(_SAMPLES + 1)))

    @property
    def places(self) -> tuple[Rect, ...]:
        """Small squares that cover the curve: what labels keep away from."""
        return tuple(Rect(x - 25, y - 25, 50, 50) for x, y in self.points)


def curve(start: Place, end: Place, bulge: float) -> Curve:
    """A curve that bends to the left of its direction by a share of its length, or where that is negative to the right."""
    across, down = end[0] - start[0], end[1] - start[1]
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return Curve(start, (middle[0] + bulge * down, middle[1] - bulge * across), end)


def upward(start: Place, end: Place) -> int:
    """The side on which a curve bends upwards; for one that runs up or down, to the right."""
    across, down = end[0] - start[0], end[1] - start[1]
    return 1 if across > 0 or (across == 0 and down > 0) else -1


def trimmed(whole: Curve, first: Rect, last: Rect) -> Curve:
    """A curve without what lies in, or close to, the rectangles at its ends. It keeps a third of its length at least."""
    steps = [step / 200 for step in range(201)]
    start = next((step for step in steps if not _near(whole.at(step), first)), 0.0)
    end = next((step for step in reversed(steps) if not _near(whole.at(step), last)), 1.0)
    if end - start < 0.3:
        start, end = 0.35, 0.65
    rest_start, rest_end = 1 - start, 1 - end
    handle = (
        whole.start[0] * rest_start * rest_end + whole.handle[0] * (rest_start * end + start * rest_end) + whole.end[0] * start * end,
        whole.start[1] * rest_start * rest_end + whole.handle[1] * (rest_start * end + start * rest_end) + whole.end[1] * start * end,
    )
    return Curve(whole.at(start), handle, whole.at(end))


def _near(point: tuple[float, float], place: Rect) -> bool:
    across = max(place.x - point[0], 0, point[0] - place.right)
    down = max(place.y - point[1], 0, point[1] - place.bottom)
    return math.hypot(across, down) < _BESIDE


def crossed(line: Curve, taken: Taken, width: int, height: int) -> int:
    """How many points of a curve come close to what is taken; those beyond the map's edges count ten times."""
    points = line.points
    beyond = sum(not (_EDGE <= x <= width - _EDGE and _EDGE <= y <= height - _EDGE) for x, y in points)
    return 10 * beyond + sum(taken.hits(Rect(x, y, 1, 1), _BESIDE) for x, y in points)


def line_shape(name: str, line: Curve, stroke: Stroke) -> Shape:
    """A curve as an open freeform."""
    points = line.points
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    (x, y), (handle_x, handle_y), (to_x, to_y) = line.start, line.handle, line.end
    cubic = (
        *(x + (handle_x - x) * 2 / 3 - left, y + (handle_y - y) * 2 / 3 - top),
        *(to_x + (handle_x - to_x) * 2 / 3 - left, to_y + (handle_y - to_y) * 2 / 3 - top),
        *(to_x - left, to_y - top),
    )
    size = (max(right - left, 1), max(bottom - top, 1))
    path = Path(*size, (("M", round(x - left), round(y - top)), ("C", *map(round, cubic))), open=True)
    where = Rect(left * UNIT, top * UNIT, size[0] * UNIT, size[1] * UNIT)
    return Shape(name, where, path, stroke=stroke, part=DrawingPart.LINK)
