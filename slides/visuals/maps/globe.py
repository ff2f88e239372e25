"""Distances on the globe, in degrees, and where a set of points lies on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from slides.visuals.maps.projection import Azimuthal
from slides.visuals.maps.world import Landmass, Point, matter, world

Vector = tuple[float, float, float]

_RADIAN = math.pi / 180
_DRIFT = 0.5
"""Degrees: how far a middle may still move that is nearly found."""
_COARSE = 0.01
"""Square degrees of the smallest corner of an outline that matters for where a map is centred."""


def vector(point: Point) -> Vector:
    """A point as a vector of length one."""
    longitude, latitude = point[0] * _RADIAN, point[1] * _RADIAN
    across = math.cos(latitude)
    return across * math.cos(longitude), across * math.sin(longitude), math.sin(latitude)


def cosine(first: Vector, second: Vector) -> float:
    """The cosine of the angle between two vectors of length one."""
    return first[0] * second[0] + first[1] * second[1] + first[2] * second[2]


def angle(cosine_of: float) -> float:
    """The angle in degrees that has this cosine."""
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine_of))))


def distance(first: Point, second: Point) -> float:
    """The angle between two points."""
    return angle(cosine(vector(first), vector(second)))


def farthest(middle: Point, points: Iterable[Point]) -> float:
    """How far the farthest of some points is from another one."""
    start = vector(middle)
    return angle(min((cosine(start, vector(point)) for point in points), default=1.0))


def gap(ours: Sequence[Point], theirs: Sequence[Point]) -> float:
    """How close two sets of points come, told from some hundred points of each."""
    first = [vector(point) for point in ours[:: len(ours) // 200 + 1]]
    second = [vector(point) for point in theirs[:: len(theirs) // 200 + 1]]
    return angle(max((cosine(one, other) for one in first for other in second), default=-1.0))


def rings_of(part: Landmass) -> list[list[Point]]:
    """A part's outlines, to a tenth of a degree."""
    found = [world().ring(ring, matter(_COARSE)) for ring in part.rings]
    return [ring for ring in found if len(ring) > 2]


def points_of(part: Landmass) -> list[Point]:
    """The points of a part's outlines; one that is a point, or nearly, has only that."""
    return [point for ring in rings_of(part) for point in ring] or [(part.longitude, part.latitude)]


def circle(middle: Point, radius: float, count: int = 72) -> list[Point]:
    """Points on a circle round another point."""
    plane, far = Azimuthal(*middle), 2 * math.sin(math.radians(min(radius, 180.0)) / 2)
    turns = (2 * math.pi * step / count for step in range(count))
    return [plane.unproject(far * math.cos(turn), far * math.sin(turn)) for turn in turns]


def holds_point(ring: Sequence[tuple[float, float]], x: float, y: float) -> bool:
    """Whether a ring of the plane holds a place."""
    inside = False
    before_x, before_y = ring[-1]
    for at_x, at_y in ring:
        if (at_y > y) != (before_y > y) and x < (before_x - at_x) * (y - at_y) / (before_y - at_y) + at_x:
            inside = not inside
        before_x, before_y = at_x, at_y
    return inside


def middle_of(points: Sequence[Point]) -> Point:
    """The point from which some points reach equally far in the four directions, to a hundredth of a degree."""
    return _middle(tuple(points))


@lru_cache(maxsize=8)
def _middle(points: tuple[Point, ...]) -> Point:
    vectors = [vector(point) for point in points]
    x, y, z = (sum(each[axis] for each in vectors) for axis in range(3))
    start = (math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))
    near = _centred(start, points, 2)
    outer = _outermost(near, points)
    found = _centred(near, outer, 6)
    if distance(near, found) > _DRIFT:
        found = _centred(near, points, 6)
    return round(found[0], 2), round(found[1], 2)


def _centred(found: Point, points: Sequence[Point], rounds: int) -> Point:
    """A point moved so many times to the middle between the outermost of some points."""
    for _ in range(rounds):
        plane = Azimuthal(*found)
        across, up = zip(*plane.project(points), strict=True)
        found = plane.unproject((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
    return found


def _outermost(middle: Point, points: Sequence[Point]) -> list[Point]:
    """The points that may be outermost seen from a place no farther than `_DRIFT` from here: no point moves by more than three times
    as much in the plane.
    """
    shown = Azimuthal(*middle).project(points)
    across, up = zip(*shown, strict=True)
    more = 6 * math.radians(_DRIFT)
    left, right, bottom, top = min(across) + more, max(across) - more, min(up) + more, max(up) - more
    return [point for point, (x, y) in zip(points, shown, strict=True) if not (left < x < right and bottom < y < top)]
