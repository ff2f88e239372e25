"""Outlines in the plane: each arc is projected once for a projection, whatever rings, sizes and degrees of detail ask for it.

Lengths are radii of the globe, y upwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, compress
from operator import sub

from slides.base.records import frozen
from slides.visuals.maps.frame import MapFrame
from slides.visuals.maps.projection import LONG_EDGE, Azimuthal, EqualEarth, around
from slides.visuals.maps.world import Landmass, Point, arc, arc_circle, kept, thinned, weights, world

FlatPoint = tuple[float, float]
_PROJECTIONS = 4
"""So many projections are remembered: the maps of one slide are tried in several sizes, one after the other."""
_FAR = 1.2
"""Radians: half the distance from a plane's centre beyond which nothing is said of lengths."""
_SAMPLED = 6
"""Of so many points one is looked at to estimate how many there are in a frame."""


@frozen
class FlatRing:
    """A ring in the plane: its points in pieces that follow each other, and its bounds."""

    pieces: Sequence[Sequence[FlatPoint]]
    left: float
    right: float
    bottom: float
    top: float

    def points(self) -> list[FlatPoint]:
        """All points, the first not repeated."""
        return list(chain.from_iterable(self.pieces))


@frozen
class FlatArc:
    """An arc in the plane without its last point, and the other way round; how many of its points are not put in; its bounds."""

    forward: Sequence[FlatPoint]
    backward: Sequence[FlatPoint]
    count: int
    left: float
    right: float
    bottom: float
    top: float


class _FlatArcs:
    """The arcs in one projection. The first degree of detail asked for is projected, coarser ones are picked from it."""

    def __init__(self, plane: Azimuthal) -> None:
        self._plane = plane
        self._projected: dict[int, tuple[int, list[FlatPoint]]] = {}
        self._arcs: dict[tuple[int, int, bool], FlatArc] = {}
        self._circles: dict[int, tuple[float, float, float]] = {}

    def ring(self, frame: MapFrame, ring: tuple[int, ...], least: int) -> FlatRing | None:
        """A ring in so much detail; None where it has fewer than three points, or none in the frame."""
        numbers = [number if number >= 0 else ~number for number in ring]
        sides = [self.beyond(frame, number) for number in numbers]
        if sides[0] and sides.count(sides[0]) == len(sides):
            return None
        arcs = [self._arc(number, least, bool(side)) for number, side in zip(numbers, sides, strict=True)]
        if sum([each.count for each in arcs]) < 3:
            return None
        pieces = [each.forward if number >= 0 else each.backward for number, each in zip(ring, arcs, strict=True)]
        left, right = min([each.left for each in arcs]), max([each.right for each in arcs])
        return FlatRing(pieces, left, right, min([each.bottom for each in arcs]), max([each.top for each in arcs]))

    def beyond(self, frame: MapFrame, number: int) -> int:
        """The side of a frame beyond which all of an arc lies: 0 where there is none. Such an arc needs no points but its ends."""
        known = self._circles.get(number)
        x, y, radius = known or self._circle(number)
        x, y = x - frame.left, y - frame.bottom
        return 1 if x < -radius else 2 if x > frame.width + radius else 3 if y < -radius else 4 if y > frame.height + radius else 0

    def _circle(self, number: int) -> tuple[float, float, float]:
        """The middle of an arc in the plane, and how far from it there the arc may reach: lengths grow with the secant of half the
        distance from the plane's centre.
        """
        middle, radius = arc_circle(number)
        ((x, y),) = self._plane.project((middle,))
        half = math.asin(min(math.hypot(x, y) / 2, 1.0)) + math.radians(radius) / 2
        found = self._circles[number] = x, y, math.radians(radius) / math.cos(half) * 1.001 if half < _FAR else math.inf
        return found

    def _arc(self, number: int, least: int, beyond: bool) -> FlatArc:
        """An arc in so much detail, or its ends where it lies beyond the frame."""
        if known := self._arcs.get((number, least, beyond)):
            return known
        points = thinned(number, least)
        count = len(points) - 1
        if beyond:
            points = (points[0], points[-1])
            places = self._plane.project(points)
        else:
            places = _bent(points, self._thinned(number, points, least), self._plane)
        across, up = zip(*places, strict=True)
        made = FlatArc(places[:-1], places[:0:-1], count, min(across), max(across), min(up), max(up))
        self._arcs[number, least, beyond] = made
        return made

    def _thinned(self, number: int, points: Sequence[Point], least: int) -> list[FlatPoint]:
        """The points of an arc that matter so much at least, in the plane."""
        known = self._projected.get(number)
        if known is None or known[0] > least:
            known = self._projected[number] = least, self._plane.project(points)
        finest, places = known
        return places if finest == least else list(compress(places, compress(kept(number, least), kept(number, finest))))


@lru_cache(maxsize=_PROJECTIONS)
def _arcs_of(plane: Azimuthal) -> _FlatArcs:
    return _FlatArcs(plane)


def flat_rings(frame: MapFrame, ring: tuple[int, ...], least: int) -> Sequence[FlatRing]:
    """A ring of the globe as rings of the plane, in so much detail (see `matter`), as far as it may be seen in a frame.

    Edges along parallels and meridians bend with them.
    """
    plane = frame.projection
    if isinstance(plane, EqualEarth):
        return _cut(plane, ring, least)
    found = _arcs_of(plane).ring(frame, ring, least)
    return (found,) if found else ()


@lru_cache(maxsize=8192)
def _cut(plane: EqualEarth, ring: tuple[int, ...], least: int) -> tuple[FlatRing, ...]:
    """A ring of the whole world's map: one, or where the world is cut through it the pieces on both sides."""
    points = world().ring(ring, least)
    found = []
    for shown in plane.rings(points) if len(points) > 2 else ():
        across, up = zip(*shown, strict=True)
        found.append(FlatRing((shown,), min(across), max(across), min(up), max(up)))
    return tuple(found)


class SeenPoints:
    """How many points outlines have in a frame, estimated from a sample of them."""

    def __init__(self, frame: MapFrame, parts: Iterable[Landmass], smallest: float) -> None:
        """smallest: degrees that a ring measures at least."""
        sampled = [each for part in parts for each in _samples(part) if each[0] >= smallest]
        ends = list(chain.from_iterable([each[1] for each in sampled]))
        inner = list(chain.from_iterable([each[2] for each in sampled]))
        self._ends = sum(_inside(frame, ends))
        self._inner = bytes(compress(b"".join([each[3] for each in sampled]), _inside(frame, inner)))

    def count(self, least: int) -> int:
        """Of points that matter so much at least (see `matter`)."""
        return self._ends + _SAMPLED * sum([digit >= least for digit in self._inner])


@lru_cache(maxsize=4096)
def _samples(part: Landmass) -> list[tuple[float, list[Point], list[Point], bytes]]:
    """Of each of a part's rings its size in degrees where it is one arc, the ends of its arcs, one of `_SAMPLED` points between them,
    and how much these matter.
    """
    found = []
    for ring in part.rings:
        numbers = [number if number >= 0 else ~number for number in ring]
        points = list(chain.from_iterable([arc(number)[1 + _SAMPLED // 2 : -1 : _SAMPLED] for number in numbers]))
        size = 2 * arc_circle(numbers[0])[1] if len(ring) == 1 else math.inf
        matter = b"".join([weights(number)[_SAMPLED // 2 :: _SAMPLED] for number in numbers])
        found.append((size, [arc(number)[0] for number in numbers], points, matter))
    return found


def _inside(frame: MapFrame, points: Sequence[Point]) -> list[bool]:
    """For each point of the globe whether it is in a frame."""
    left, bottom = frame.left, frame.bottom
    right, top = left + frame.width, bottom + frame.height
    return [left <= x <= right and bottom <= y <= top for x, y in frame.projection.project(points)]


def _bent(points: Sequence[Point], places: list[FlatPoint], plane: Azimuthal) -> list[FlatPoint]:
    """An arc in the plane with points put into its long edges, which bend with parallels and meridians."""
    across, up = zip(*points, strict=True)
    if max(map(abs, map(sub, across[1:], across)), default=0) <= LONG_EDGE and max(map(abs, map(sub, up[1:], up)), default=0) <= LONG_EDGE:
        return places
    found = [places[0]]
    for at, (x, y) in enumerate(points[:-1], 1):
        to_x, to_y = points[at]
        if not (-LONG_EDGE <= to_x - x <= LONG_EDGE and -LONG_EDGE <= to_y - y <= LONG_EDGE):
            wide = around(to_x - x)
            pieces = -int(-max(abs(wide), abs(to_y - y), 1e-9) // LONG_EDGE)
            found += plane.project([(x + wide * step / pieces, y + (to_y - y) * step / pieces) for step in range(1, pieces)])
        found.append(places[at])
    return found
