"""The countries' outlines: read from the data file, as longitudes and latitudes in degrees, only those that are asked for."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from importlib import resources
from itertools import accumulate, compress
from types import MappingProxyType

from slides.base.records import frozen

Point = tuple[float, float]
"""Longitude and latitude in degrees. Neighbouring points of an outline may lie on both sides of the 180th meridian."""

_DIGITS = {
    digit: value
    for value, digit in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}  # fmt: skip

_VALUES = bytes([_DIGITS.get(chr(code), 0) for code in range(256)])
"""The value of each character that is a digit."""


@frozen
class Landmass:
    """A country's mainland or a group of its islands.

    `longitude`, `latitude` and `radius` in degrees are a circle round it, `area` is in square degrees at the equator, about
    12,300 square kilometres each. `rings` are numbers of arcs, `~number` for one that runs the other way round; holes are rings like
    the others. A part without rings is a point.
    """

    longitude: float
    latitude: float
    radius: float
    area: float
    rings: tuple[tuple[int, ...], ...] = field(repr=False)

    def __hash__(self) -> int:
        return hash((self.longitude, self.latitude, self.area))


@frozen
class World:
    """Every country's parts by its ISO alpha-3 code, the largest part first, and the arcs that outlines are made of.

    `scale` is units in a degree; how much a point matters is given in so many `steps` for each doubling of its triangle, from
    `least` square units on.
    """

    countries: Mapping[str, tuple[Landmass, ...]] = field(repr=False)
    arcs: tuple[str, ...] = field(repr=False)
    scale: int
    steps: int
    least: float

    def ring(self, ring: tuple[int, ...], least: int = 0) -> list[Point]:
        """The points of a ring that matter so much at least (see `matter`), the first not repeated."""
        found: list[Point] = []
        for number in ring:
            points = thinned(number if number >= 0 else ~number, least)
            found += points[:-1] if number >= 0 else points[:0:-1]
        return found


@lru_cache(maxsize=1)
def world() -> World:
    """The data file, read once."""
    data = json.loads((resources.files("slides.visuals.maps") / "world.json").read_text(encoding="ascii"))
    countries = {
        code: tuple(Landmass(x, y, radius, area, tuple(map(tuple, rings))) for x, y, radius, area, rings in parts)
        for code, parts in data["countries"].items()
    }
    return World(MappingProxyType(countries), tuple(data["arcs"]), data["scale"], data["steps"], data["least"])


@lru_cache(maxsize=4096)
def arc(number: int) -> tuple[Point, ...]:
    """The points of an arc: differences in base64 variable-length quantities, as source maps (revision 3) write them."""
    data = world()
    steps: list[int] = []
    value = shift = 0
    for digit in data.arcs[number].partition(" ")[0].encode("ascii").translate(_VALUES):
        if digit & 32:
            value |= (digit & 31) << shift
            shift += 5
            continue
        value |= digit << shift
        steps.append(-(value >> 1) if value & 1 else value >> 1)
        value = shift = 0
    scale = data.scale
    return tuple([(x / scale, y / scale) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)])


@lru_cache(maxsize=8192)
def arc_circle(number: int) -> tuple[Point, float]:
    """The middle and the radius in degrees of a circle that holds an arc. On the globe no line is longer than its longitudes and
    latitudes are apart, those nearest to the equator counted for all.
    """
    across, up = zip(*arc(number), strict=True)
    left, right, bottom, top = min(across), max(across), min(up), max(up)
    widest = math.cos(math.radians(max(bottom, -top, 0.0)))
    return ((left + right) / 2, (bottom + top) / 2), math.hypot((right - left) / 2 * widest, (top - bottom) / 2)


@lru_cache(maxsize=8192)
def thinned(number: int, least: int) -> tuple[Point, ...]:
    """The points of an arc that matter so much at least, its ends always (see `matter`)."""
    return tuple(compress(arc(number), kept(number, least)))


def kept(number: int, least: int) -> bytes:
    """For each point of an arc 1 where it matters so much at least, else 0."""
    return b"\x01" + weights(number).translate(_matters(least)) + b"\x01"


@lru_cache(maxsize=8192)
def weights(number: int) -> bytes:
    """How much each point of an arc matters, except for its ends."""
    return world().arcs[number].partition(" ")[2].encode("ascii").translate(_VALUES)


@lru_cache(maxsize=64)
def _matters(least: int) -> bytes:
    """For each of 256 values whether it is this one at least: 1 or 0."""
    return bytes([value >= least for value in range(256)])


def matter(area: float) -> int:
    """How much a point matters whose triangle with its neighbours has this area, in square degrees at the equator."""
    data = world()
    return math.ceil(data.steps * math.log2(max(area * data.scale**2 / data.least, 1.0)))
