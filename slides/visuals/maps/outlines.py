"""Countries as they are drawn in a frame: outlines thinned to what can be seen, cut at the frame's edges, in whole units."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from itertools import groupby

from slides.base.records import frozen
from slides.visuals.maps.flat_rings import SeenPoints, flat_rings
from slides.visuals.maps.frame import MapFrame
from slides.visuals.maps.globe import Vector, cosine, vector
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
_TOO_MANY = 1.1 * _MOST_POINTS
"""Where so many points are estimated, the outlines are not drawn to count them."""
_COARSER = 1.4
"""Each time that they are thinned further."""
Place = tuple[int, int]
Ring = tuple[Place, ...]


@frozen
class Outline:
    """A country as it is drawn: rings in units from the map's top left corner, and the places of its parts that show as points."""

    code: str
    rings: tuple[Ring, ...] = field(repr=False)
    specks: tuple[Place, ...] = ()

    def __hash__(self) -> int:
        """Enough to tell the outlines of maps apart: that of every point would be computed at each look into a cache."""
        return hash((self.code, self.specks, len(self.rings), self.rings[0][:2] if self.rings else ()))


Bounds = tuple[int, int, int, int]
"""The least and the greatest x, and the same of y."""


@lru_cache(maxsize=2048)
def ring_bounds(outline: Outline) -> tuple[Bounds, ...]:
    """The bounds of each of a country's rings."""
    found = []
    for ring in outline.rings:
        across, down = zip(*ring, strict=True)
        found.append((min(across), max(across), min(down), max(down)))
    return tuple(found)


@lru_cache(maxsize=2048)
def bounds(outline: Outline) -> Bounds:
    """The bounds of a country with at least one ring."""
    lefts, rights, tops, bottoms = zip(*ring_bounds(outline), strict=True)
    return min(lefts), max(rights), min(tops), max(bottoms)


@lru_cache(maxsize=8)
def terrain(frame: MapFrame, width: int, height: int) -> tuple[Outline, ...]:
    """The countries that are seen in a frame drawn this many units wide and high, in the order of their codes."""
    detail = _DETAIL
    parts = [part for _, parts in _parts_near(frame) for part in parts]
    seen = SeenPoints(frame, parts, math.degrees(_SPECK * frame.width / width))
    while seen.count(_least(frame, width, detail)) > _TOO_MANY and detail <= 8 * _DETAIL:
        detail *= _COARSER
    while True:
        found = _terrain(frame, width, height, detail, sys.maxsize if detail > 8 * _DETAIL else _MOST_POINTS)
        if found is not None:
            return found
        detail *= _COARSER


def _least(frame: MapFrame, width: int, detail: float) -> int:
    """How much the points matter that are drawn in so much detail."""
    return matter((10 * detail * math.degrees(frame.width) / width) ** 2)


def placed(frame: MapFrame, width: int, point: Point) -> Place:
    """Where a point of the globe is on a map of that width, in units."""
    ((x, y),) = frame.projection.project([point])
    scale = width / frame.width
    return round((x - frame.left) * scale), round((frame.bottom + frame.height - y) * scale)


def _terrain(frame: MapFrame, width: int, height: int, detail: float, most: int) -> tuple[Outline, ...] | None:
    """The countries in so much detail; None where they have more than `most` points."""
    least = _least(frame, width, detail)
    found = []
    for code, parts in _parts_near(frame):
        rings: list[Ring] = []
        specks: list[Place] = []
        for part in parts:
            shown = [ring for each in part.rings for ring in _drawn(each, frame, width, height, least)]
            rings += shown
            most -= sum(map(len, shown))
            if most < 0:
                return None
            x, y = placed(frame, width, (part.longitude, part.latitude)) if not shown else (-1, -1)
            if 0 <= x <= width and 0 <= y <= height:
                specks.append((x, y))
        if rings or specks:
            found.append(Outline(code, tuple(rings), tuple(specks)))
    return tuple(found)


@lru_cache(maxsize=8)
def _parts_near(frame: MapFrame) -> tuple[tuple[str, tuple[Landmass, ...]], ...]:
    """Countries by their codes with the parts whose circle comes into the one round a frame."""
    plane = frame.projection
    if not isinstance(plane, Azimuthal):
        return tuple(world().countries.items())
    middle, reach = vector((plane.longitude, plane.latitude)), math.radians(frame.reach)
    found = []
    for code, circles in _circles():
        near = [part for part, at, radius in circles if cosine(at, middle) >= math.cos(min(radius + reach, math.pi))]
        if near:
            found.append((code, tuple(near)))
    return tuple(found)


@lru_cache(maxsize=1)
def _circles() -> tuple[tuple[str, tuple[tuple[Landmass, Vector, float], ...]], ...]:
    """Each country's parts with the middle and the radius, in radians, of the circle round them."""
    return tuple(
        (code, tuple((part, vector((part.longitude, part.latitude)), math.radians(part.radius)) for part in parts))
        for code, parts in world().countries.items()
    )


def _drawn(ring: tuple[int, ...], frame: MapFrame, width: int, height: int, least: int) -> list[Ring]:
    """A ring as it is drawn: nothing where it is too small to be seen, or outside."""
    scale, left, top = width / frame.width, frame.left, frame.bottom + frame.height
    found = []
    for shown in flat_rings(frame, ring, least):
        box = (shown.left - left) * scale, (shown.right - left) * scale, (top - shown.top) * scale, (top - shown.bottom) * scale
        seen = box[0] < width and box[1] > 0 and box[2] < height and box[3] > 0
        if not seen or max(box[1] - box[0], box[3] - box[2]) < _SPECK - 1:
            continue
        places = [((x - left) * scale, (top - y) * scale) for x, y in shown.points()]
        inside = box[0] >= 0 and box[1] <= width and box[2] >= 0 and box[3] <= height
        whole = _whole(places if inside else _clipped(places, width, height))
        if len(whole) > 2 and max(_spread(whole, 0), _spread(whole, 1)) >= _SPECK:
            found.append(whole)
    return found


def _spread(ring: Ring, axis: int) -> int:
    return max(place[axis] for place in ring) - min(place[axis] for place in ring)


def _whole(places: Sequence[tuple[float, float]]) -> Ring:
    """Places in whole units, without those that repeat the one before."""
    found = [place for place, _ in groupby([(round(x), round(y)) for x, y in places])]
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
