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
_NOWHERE = 1e-6
"""A length that is none, and degrees by which a circle is drawn too large rather than too small."""


@lru_cache(maxsize=16384)
def vector(point: Point) -> Vector:
    """A point as a vector of length one. The points of a country are asked for again with each set of countries that it is in."""
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


def is_near(ours: Sequence[Point], theirs: Sequence[Point], degrees: float) -> bool:
    """Whether the `gap` between two sets of points is less than so many degrees. Points far from a circle round the others are left out."""
    if not ours or not theirs:
        return False
    first, second = _circle_round(tuple(ours)), _circle_round(tuple(theirs))
    if angle(cosine(first[0], second[0])) - first[1] - second[1] >= degrees:
        return False
    limit = math.cos(math.radians(degrees))
    near = _within(_few(theirs), first, degrees)
    return any(max([cosine(one, other) for other in near], default=-1.0) > limit for one in _within(_few(ours), second, degrees))


def _few(points: Sequence[Point]) -> list[Vector]:
    """Some hundred of many points."""
    return [vector(point) for point in points[:: len(points) // 200 + 1]]


def _within(vectors: Sequence[Vector], circle_round: tuple[Vector, float], degrees: float) -> list[Vector]:
    """The points that are less than so many degrees from a circle."""
    middle, radius = circle_round
    limit = math.cos(math.radians(min(radius + degrees + _NOWHERE, 180.0)))
    return [each for each in vectors if cosine(middle, each) >= limit]


@lru_cache(maxsize=64)
def _circle_round(points: tuple[Point, ...]) -> tuple[Vector, float]:
    """The middle and the radius in degrees, rounded up, of a circle that holds some points."""
    vectors = [vector(point) for point in points]
    x, y, z = (sum([each[axis] for each in vectors]) for axis in range(3))
    length = math.sqrt(x * x + y * y + z * z)
    middle = (x / length, y / length, z / length) if length > _NOWHERE else vectors[0]
    return middle, angle(min([cosine(middle, each) for each in vectors])) + _NOWHERE


def gap(ours: Sequence[Point], theirs: Sequence[Point]) -> float:
    """How close two sets of points come, told from some hundred points of each."""
    first, second = _few(ours), _few(theirs)
    return angle(max((cosine(one, other) for one in first for other in second), default=-1.0))


@lru_cache(maxsize=64)
def rings_of(part: Landmass) -> tuple[tuple[Point, ...], ...]:
    """A part's outlines, to a tenth of a degree."""
    found = [tuple(world().ring(ring, matter(_COARSE))) for ring in part.rings]
    return tuple([ring for ring in found if len(ring) > 2])


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
    x, y, z = (sum([each[axis] for each in vectors]) for axis in range(3))
    start = (math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y))))
    near = _centred(start, vectors, 2)
    outer = _outermost(near, vectors)
    found = _centred(near, outer, 6)
    if distance(near, found) > _DRIFT:
        found = _centred(near, vectors, 6)
    return round(found[0], 2), round(found[1], 2)


def _centred(found: Point, vectors: Sequence[Vector], rounds: int) -> Point:
    """A point moved so many times to the middle between the outermost of some points, given as vectors."""
    for _ in range(rounds):
        across, up = _shown(found, vectors)
        found = Azimuthal(*found).unproject((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
    return found


def _outermost(middle: Point, vectors: Sequence[Vector]) -> list[Vector]:
    """The points that may be outermost seen from a place no farther than `_DRIFT` from here: no point moves by more than three times
    as much in the plane.
    """
    across, up = _shown(middle, vectors)
    more = 6 * math.radians(_DRIFT)
    left, right, bottom, top = min(across) + more, max(across) - more, min(up) + more, max(up) - more
    return [each for each, x, y in zip(vectors, across, up, strict=True) if not (left < x < right and bottom < y < top)]


def _shown(middle: Point, vectors: Sequence[Vector]) -> tuple[list[float], list[float]]:
    """What `Azimuthal.project` gives round a point, from vectors: no angle is worked out again for each point and each middle."""
    longitude, latitude = middle[0] * _RADIAN, middle[1] * _RADIAN
    sin_turn, cos_turn, sin_middle, cos_middle = math.sin(longitude), math.cos(longitude), math.sin(latitude), math.cos(latitude)
    across, up = [], []
    root = math.sqrt
    for x, y, z in vectors:
        ahead = cos_turn * x + sin_turn * y
        near = 1 + sin_middle * z + cos_middle * ahead
        stretch = root(2 / (near if near > 1e-9 else 1e-9))  # noqa: FURB136 - a call for each of 10,000 points
        across.append(stretch * (cos_turn * y - sin_turn * x))
        up.append(stretch * (cos_middle * z - sin_middle * ahead))
    return across, up
