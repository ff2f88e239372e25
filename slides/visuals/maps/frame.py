"""What a map shows of the globe: a projection and a rectangle of its plane, from the places that it is about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from slides.base.records import frozen
from slides.visuals.maps.globe import circle, cosine, farthest, gap, holds_point, is_near, middle_of, points_of, rings_of, vector
from slides.visuals.maps.names import Region
from slides.visuals.maps.projection import Azimuthal, EqualEarth, Projection
from slides.visuals.maps.world import Landmass, Point, world

WIDEST, WIDEST_REGION = 52.0, 70.0
"""Degrees round its centre that an azimuthal map may be about, be it countries or a region; for more the whole world is shown."""
_REACH = 1.45
"""Radii of the globe from the centre to the corners beyond which such a map is not widened: about 93 degrees."""
_MARGIN = 0.05
"""Space round what a map is about, as a share of its size."""
_LEAST = 0.11
"""The least height of a map in radii of the globe: 700 km. Outlines are too coarse for less."""
_GIANT = 24.5
"""Degrees round its centre from which a country counts only by its part near the others: Russia, Canada, Antarctica."""
_WHOLE = 33.0
"""Degrees round its centre that a map may be about with such countries whole."""
_NEAR = (10.0, 27.0)
"""How many degrees deep such a part is at least, and how far it goes round the middle of the others at least."""
_COUNTS = 0.4
"""Parts of a country count when they have this share of its largest one's area."""
_SECOND = 40.0
"""Square degrees from which a second part, such as Alaska, may stand for its country: half a million square kilometres."""
_TOUCHING = 15.0
"""Degrees within which all else must lie for that."""
_WORLD_MIDDLE = 11.0
"""The meridian of the world map's middle: the cut opposite to it runs through the Bering Strait and parts no country."""
_WORLD_CUT = -58.0
"""The latitude where a low and wide world map ends: Antarctica is left out."""


@frozen
class MapFrame:
    """A rectangle of a projection's plane; `left` and `bottom` are its corner. All in radii of the globe."""

    projection: Projection
    left: float
    bottom: float
    width: float
    height: float

    @property
    def reach(self) -> float:
        """Degrees from the centre to the corners, for azimuthal maps; 180 for the world."""
        if isinstance(self.projection, EqualEarth):
            return 180.0
        far = math.hypot(max(-self.left, self.left + self.width), max(-self.bottom, self.bottom + self.height))
        return math.degrees(2 * math.asin(min(far / 2, 1.0)))

    def shows(self, point: Point) -> bool:
        """Whether a point of the globe is inside."""
        ((x, y),) = self.projection.project([point])
        return 0 <= x - self.left <= self.width and 0 <= y - self.bottom <= self.height

    def shaped(self, proportion: float) -> MapFrame:
        """The frame with more round it, so that its width is `proportion` times its height, or as near to that as is sensible."""
        if isinstance(self.projection, EqualEarth):
            whole, low = _globe(-90.0), _globe(_WORLD_CUT)
            return (
                whole if self.bottom < low.bottom - 1e-9 or proportion < (whole.width / whole.height + low.width / low.height) / 2 else low
            )
        middle_x, middle_y = self.left + self.width / 2, self.bottom + self.height / 2
        most = 2 * _REACH
        if self.width < self.height * proportion:
            width = min(self.height * proportion, max(math.sqrt(max(most**2 - self.height**2, 0.0)), self.width))
            return replace(self, left=middle_x - width / 2, width=width)
        height = min(self.width / proportion, max(math.sqrt(max(most**2 - self.width**2, 0.0)), self.height))
        return replace(self, bottom=middle_y - height / 2, height=height)


def _globe(south: float) -> MapFrame:
    """The world from a latitude up to its north."""
    plane = EqualEarth(_WORLD_MIDDLE)
    (_, bottom), (_, top) = plane.project([(_WORLD_MIDDLE, south), (_WORLD_MIDDLE, 84.0)])
    return MapFrame(plane, -plane.half, bottom, 2 * plane.half, top - bottom)


def frame_round(points: Sequence[Point], widest: float = WIDEST) -> MapFrame:
    """The frame round points, with a margin: the whole world where they lie farther apart than `widest` degrees round their middle."""
    middle = middle_of(points)
    if abs(middle[1]) > 80:
        middle = (0.0, math.copysign(90.0, middle[1]))
    if farthest(middle, points) > widest:
        return _globe(_WORLD_CUT if min(latitude for _, latitude in points) > _WORLD_CUT else -90.0)
    plane = Azimuthal(*middle)
    shown = plane.project(points)
    left, right = min(x for x, _ in shown), max(x for x, _ in shown)
    bottom, top = min(y for _, y in shown), max(y for _, y in shown)
    margin = _MARGIN * max(right - left, top - bottom)
    width, height = max(right - left + 2 * margin, _LEAST), max(top - bottom + 2 * margin, _LEAST)
    return MapFrame(plane, (left + right - width) / 2, (bottom + top - height) / 2, width, height)


def region_points(region: Region) -> list[Point]:
    """Points round a region."""
    if region.round:
        pole, radius = region.round
        return circle((0.0, pole), radius)
    west, south, east, north = region.box or (-180.0, -57.0, 180.0, 84.0)
    width = (east - west) % 360 or 360.0
    steps = [step / 12 for step in range(13)]
    across = [(west + width * step, latitude) for step in steps for latitude in (south, north)]
    return across + [(longitude, south + (north - south) * step) for step in steps for longitude in (west, east)]


def country_points(code: str) -> list[Point]:
    """The points of a country's parts that are large for it."""
    parts = world().countries[code]
    return [point for part in parts if part.area >= _COUNTS * parts[0].area for point in points_of(part)]


def whole_points(code: str, other: str) -> list[Point]:
    """The points of a country that every map with another one is about; none of one that may count by a part."""
    countries = world().countries
    parts = countries.get(code, ())
    if not parts or parts[0].radius > _GIANT or other not in countries:
        return []
    if len(parts) > 1 and parts[1].area >= _SECOND and is_near(points_of(parts[1]), country_points(other), _TOUCHING):
        return []
    return country_points(code)


def named_points(codes: Sequence[str], places: Sequence[Point]) -> list[Point]:
    """The points of countries and places that a map is about.

    Very large countries count by their part near the others, and a country in two large parts by the one that touches the others.
    """
    own = {code: country_points(code) for code in codes}
    for code in codes:
        second = _touching(code, [*(own[other] for other in codes if other != code), *([place] for place in places)])
        own[code] = points_of(second) if second else own[code]
    giants = [code for code in codes if world().countries[code][0].radius > _GIANT]
    rest = [*places, *(point for code in codes if code not in giants for point in own[code])]
    whole = [*places, *(point for code in codes for point in own[code])]
    if not rest or farthest(middle_of(whole), whole) < _WHOLE:
        return whole
    return rest + [point for code in giants for point in _part_near(code, own[code], rest)]


def _touching(code: str, others: Sequence[Sequence[Point]]) -> Landmass | None:
    """The second part of a country where all others are close to it and none to the first."""
    parts = world().countries[code]
    if not others or len(parts) < 2 or parts[1].area < _SECOND:
        return None
    first, second = points_of(parts[0]), points_of(parts[1])
    close = all(is_near(second, other, _TOUCHING) for other in others)
    return parts[1] if close and not any(is_near(first, other, _TOUCHING) for other in others) else None


def _part_near(code: str, own: Sequence[Point], rest: Sequence[Point]) -> list[Point]:
    """The points of a very large country that lie near the others, and those where it goes on beyond."""
    middle = middle_of(rest)
    deep, least = _NEAR
    reach = max(farthest(middle, rest), least, gap([middle], own) + deep)
    start = vector(middle)
    limit = math.cos(math.radians(reach))
    near = [point for point in own if cosine(start, vector(point)) > limit]
    plane = Azimuthal(*middle)
    rings = [plane.project(ring) for ring in rings_of(world().countries[code][0])]
    beyond = circle(middle, reach)
    shown = plane.project(beyond)
    boxes = [(min(across), max(across), min(up), max(up), ring) for ring in rings for across, up in [tuple(zip(*ring, strict=True))]]
    round_each = [[ring for left, right, bottom, top, ring in boxes if left <= x <= right and bottom <= y <= top] for x, y in shown]
    inside = [
        point
        for point, (x, y), near_it in zip(beyond, shown, round_each, strict=True)
        if sum([holds_point(ring, x, y) for ring in near_it]) % 2
    ]
    return near + inside
