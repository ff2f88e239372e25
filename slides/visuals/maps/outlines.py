"""Countries as they are drawn in a frame: outlines thinned to what can be seen, cut at the frame's edges, in whole units."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from slides.base.records import frozen
from slides.visuals.maps.frame import MapFrame
from slides.visuals.maps.globe import distance
from slides.visuals.maps.projection import Azimuthal
from slides.visuals.maps.world import Landmass, Point, matter, world

UNIT = 1270
"""EMU in a unit of outlines: a tenth of a point."""
_DETAIL = 0.5
"""Points of a border that make smaller triangles with their neighbours than a square of this many points are left out."""
_SPECK = 10
"""Units that an island has at least to be drawn, in one direction."""
_MOST_POINTS = 4500
"""Points that a map's outlines have together: more are thinned further."""
Place = tuple[int, int]
Ring = tuple[Place, ...]


@frozen
class Outline:
    """A country as it is drawn: rings in units from the map's top left corner, and the places of its parts that show as points."""

    code: str
    rings: tuple[Ring, ...] = field(repr=False)
    specks: tuple[Place, ...] = ()

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """The least and the greatest x, and the same of y."""
        across = [x for ring in self.rings for x, _ in ring]
        down = [y for ring in self.rings for _, y in ring]
        return min(across), max(across), min(down), max(down)


@lru_cache(maxsize=8)
def terrain(frame: MapFrame, width: int, height: int) -> tuple[Outline, ...]:
    """The countries that are seen in a frame drawn this many units wide and high, in the order of their codes."""
    detail = _DETAIL
    while True:
        found = _terrain(frame, width, height, detail, sys.maxsize if detail > 8 * _DETAIL else _MOST_POINTS)
        if found is not None:
            return found
        detail *= 1.4


def placed(frame: MapFrame, width: int, point: Point) -> Place:
    """Where a point of the globe is on a map of that width, in units."""
    ((x, y),) = frame.projection.project([point])
    scale = width / frame.width
    return round((x - frame.left) * scale), round((frame.bottom + frame.height - y) * scale)


def _terrain(frame: MapFrame, width: int, height: int, detail: float, most: int) -> tuple[Outline, ...] | None:
    """The countries in so much detail; None where they have more than `most` points."""
    least = matter((10 * detail * math.degrees(frame.width) / width) ** 2)
    found = []
    for code, parts in world().countries.items():
        rings: list[Ring] = []
        specks: list[Place] = []
        for part in parts:
            if not _is_near(part, frame):
                continue
            shown = [ring for each in part.rings for ring in _drawn(each, frame, width, height, least)]
            rings += shown
            most -= sum(map(len, shown))
            if most < 0:
                return None
            x, y = placed(frame, width, (part.longitude, part.latitude))
            if not shown and 0 <= x <= width and 0 <= y <= height:
                specks.append((x, y))
        if rings or specks:
            found.append(Outline(code, tuple(rings), tuple(specks)))
    return tuple(found)


def _is_near(part: Landmass, frame: MapFrame) -> bool:
    """Whether the circle round a part comes into the one round a frame."""
    plane = frame.projection
    if not isinstance(plane, Azimuthal):
        return True
    return distance((part.longitude, part.latitude), (plane.longitude, plane.latitude)) <= part.radius + frame.reach


def _drawn(ring: tuple[int, ...], frame: MapFrame, width: int, height: int, least: int) -> list[Ring]:
    """A ring as it is drawn: nothing where it is too small to be seen, or outside."""
    points = world().ring(ring, least)
    if len(points) < 3:
        return []
    scale, top = width / frame.width, frame.bottom + frame.height
    found = []
    for shown in frame.projection.rings(points):
        places = [((x - frame.left) * scale, (top - y) * scale) for x, y in shown]
        whole = _whole(_clipped(places, width, height))
        if len(whole) > 2 and max(_spread(whole, 0), _spread(whole, 1)) >= _SPECK:
            found.append(whole)
    return found


def _spread(ring: Ring, axis: int) -> int:
    return max(place[axis] for place in ring) - min(place[axis] for place in ring)


def _whole(places: Sequence[tuple[float, float]]) -> Ring:
    """Places in whole units, without those that repeat the one before."""
    found: list[Place] = []
    for x, y in places:
        place = round(x), round(y)
        if not found or place != found[-1]:
            found.append(place)
    return tuple(found[:-1] if len(found) > 1 and found[0] == found[-1] else found)


def _clipped(ring: list[tuple[float, float]], width: int, height: int) -> list[tuple[float, float]]:
    """The part of a ring inside the map (Sutherland and Hodgman 1974)."""
    for axis, sign, limit in ((0, -1.0, 0.0), (0, 1.0, float(width)), (1, -1.0, 0.0), (1, 1.0, float(height))):
        if not ring or max([sign * place[axis] for place in ring]) <= limit:
            continue
        found: list[tuple[float, float]] = []
        before = ring[-1]
        for place in ring:
            over, was_over = sign * place[axis] > limit, sign * before[axis] > limit
            if over != was_over:
                share = (sign * limit - before[axis]) / (place[axis] - before[axis])
                found.append((before[0] + (place[0] - before[0]) * share, before[1] + (place[1] - before[1]) * share))
            if not over:
                found.append(place)
            before = place
        ring = found
    return ring
