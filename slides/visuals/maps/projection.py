"""From the globe to the plane and back: Lambert's azimuthal equal-area projection, and Equal Earth for the whole world.

Lengths in the plane are radii of the globe, y upwards. Both keep areas (Snyder, "Map Projections: A Working Manual", 1987, page 182;
Savric, Patterson and Jenny, "The Equal Earth map projection", 2018).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from slides.base.records import frozen
from slides.visuals.maps.world import Point

_SIDE = math.sqrt(3) / 2
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
LONG_EDGE, _CUT_STEP = 2.0, 5.0
"""Degrees between the points put into a long edge, so that it bends with parallel and meridian: borders on the 49th parallel, or the
edge of the whole world.
"""


@frozen
class Azimuthal:
    """Lambert's azimuthal equal-area projection, centred on a point given in degrees. Shapes are true at the centre."""

    longitude: float
    latitude: float

    def project(self, points: Iterable[Point]) -> list[tuple[float, float]]:
        """Points of the plane. The centre's antipode, which is a whole circle, becomes one point of it."""
        sin, cos = math.sin, math.cos
        sin_middle, cos_middle = sin(math.radians(self.latitude)), cos(math.radians(self.latitude))
        radian, middle, root = math.radians(1), self.longitude, math.sqrt
        found = []
        for longitude, latitude in points:
            turn, up = (longitude - middle) * radian, latitude * radian
            sin_up, cos_up = sin(up), cos(up)
            across = cos_up * cos(turn)
            near = 1 + (sin_middle * sin_up + cos_middle * across)
            stretch = root(2 / (near if near > 1e-9 else 1e-9))  # noqa: FURB136 - a call for each of 10,000 points
            found.append((stretch * cos_up * sin(turn), stretch * (cos_middle * sin_up - sin_middle * across)))
        return found

    def unproject(self, x: float, y: float) -> Point:
        """The point of the globe that is shown at a place of the plane; places off the globe's disc count as on its edge."""
        far = min(math.hypot(x, y), 2.0)
        if far < 1e-12:
            return self.longitude, self.latitude
        angle = 2 * math.asin(far / 2)
        middle = math.radians(self.latitude)
        up = math.asin(max(-1.0, min(1.0, math.cos(angle) * math.sin(middle) + y * math.sin(angle) * math.cos(middle) / far)))
        turn = math.atan2(x * math.sin(angle), far * math.cos(middle) * math.cos(angle) - y * math.sin(middle) * math.sin(angle))
        return around(self.longitude + math.degrees(turn)), math.degrees(up)


@frozen
class EqualEarth:
    """The Equal Earth projection of the whole world round a meridian in degrees; the world is cut opposite to it."""

    longitude: float

    @property
    def half(self) -> float:
        """Half the width of the whole world in the plane: the equator from the middle to the cut."""
        return math.pi / (_SIDE * _A1)

    def project(self, points: Iterable[Point]) -> list[tuple[float, float]]:
        """Points of the plane, each on the side of the cut where its longitude is."""
        return [self._place(around(longitude - self.longitude), latitude) for longitude, latitude in points]

    def rings(self, ring: Sequence[Point]) -> list[list[tuple[float, float]]]:
        """A ring of the globe as rings of the plane: one, or where the cut crosses it the pieces on both sides."""
        turned = _unwound([(longitude - self.longitude, latitude) for longitude, latitude in ring])
        found = []
        for shift in (-360.0, 0.0, 360.0):
            piece = _within([(longitude + shift, latitude) for longitude, latitude in turned])
            if len(piece) > 2:
                found.append([self._place(longitude, latitude) for longitude, latitude in _bent(piece, _CUT_STEP)])
        return found

    def _place(self, turn: float, latitude: float) -> tuple[float, float]:
        angle = math.asin(max(-1.0, min(1.0, _SIDE * math.sin(math.radians(latitude)))))
        square = angle * angle
        sixth = square * square * square
        rate = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
        return math.radians(turn) * math.cos(angle) / (_SIDE * rate), angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


Projection = Azimuthal | EqualEarth


def around(longitude: float) -> float:
    """A longitude between -180 and 180 degrees."""
    return (longitude + 180.0) % 360.0 - 180.0


def _unwound(ring: Sequence[Point]) -> list[Point]:
    """A ring whose longitudes run on beyond 180 degrees instead of jumping; one round a pole goes by way of that pole."""
    before, latitude = ring[0]
    at = around(before)
    found = [(at, latitude)]
    for after, latitude in ring[1:]:
        at += (after - before + 180.0) % 360.0 - 180.0
        found.append((at, latitude))
        before = after
    last, first = found[-1], found[0]
    turn = last[0] + around(ring[0][0] - ring[-1][0]) - first[0]
    if abs(turn) > 180:
        pole = math.copysign(90.0, sum(latitude for _, latitude in ring))
        found += [(first[0] + turn, first[1]), (first[0] + turn, pole), (first[0], pole)]
    return found


def _within(ring: list[Point]) -> list[Point]:
    """The part of a ring between -180 and 180 degrees (Sutherland and Hodgman 1974)."""
    for side in (-1.0, 1.0):
        found: list[Point] = []
        for (x, y), (to_x, to_y) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            inside, to_inside = side * x <= 180, side * to_x <= 180
            if inside:
                found.append((x, y))
            if inside != to_inside:
                found.append((side * 180, y + (to_y - y) * (side * 180 - x) / (to_x - x)))
        ring = found
        if not ring:
            break
    return ring


def _bent(ring: list[Point], step: float) -> list[Point]:
    """A ring with points put into its long edges, this many degrees apart."""
    found: list[Point] = []
    for (x, y), (to_x, to_y) in pairwise((*ring, ring[0])):
        if -step <= to_x - x <= step and -step <= to_y - y <= step:
            found.append((x, y))
            continue
        across = to_x - x if abs(to_x - x) <= 180 else around(to_x - x)
        pieces = math.ceil(max(abs(across), abs(to_y - y), 1e-9) / step)
        found += [(x + across * at / pieces, y + (to_y - y) * at / pieces) for at in range(pieces)]
    return found
