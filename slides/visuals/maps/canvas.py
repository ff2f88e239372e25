"""A map on which labels find their places, and what is taken on it. Lengths are units."""

from __future__ import annotations

import math
from dataclasses import field

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.visuals.maps.interior import Raster
from slides.visuals.maps.occupancy import Taken, overlap
from slides.visuals.maps.outlines import Outline, Place

_EDGE = 40
"""Free space between a label and the map's edge."""
_APART = 25
"""Free space between two labels."""
CLOSE = 30
"""Space between a dot or a country and its label: three points. Labels farther off have a line that leads to them."""


@frozen
class LabelCanvas:
    """A map on which labels find their places: its countries, which of them are dark or tinted, and all that is taken.

    `thorough`: many places are tried even in a crowd, as numbers stand for words already.
    `named` are the raster's numbers of countries that are picked out; `leads` is what lines that lead to names take.
    """

    width: int
    height: int
    outlines: tuple[Outline, ...] = field(repr=False)
    raster: Raster = field(repr=False)
    dark: tuple[Outline, ...] = field(repr=False)
    tinted: tuple[Outline, ...] = field(repr=False)
    named: frozenset[int] = frozenset()
    thorough: bool = False
    taken: Taken = field(default_factory=Taken, repr=False)
    leads: Taken = field(default_factory=Taken, repr=False)

    def is_free(self, place: Rect) -> bool:
        """Whether a label may stand there, as far as the edges and other labels go."""
        inside = place.x >= _EDGE and place.y >= _EDGE and place.right <= self.width - _EDGE and place.bottom <= self.height - _EDGE
        return inside and not self.taken.hits(place, _APART) and not self.leads.hits(place, _APART)

    def is_left_behind(self, place: Rect, across: float, down: float) -> bool:
        """Whether a label that goes on in a direction has no place on the map, and will have none."""
        return (
            (across >= 0 and place.x + place.width > self.width - _EDGE)
            or (across <= 0 and place.x < _EDGE)
            or (down >= 0 and place.y + place.height > self.height - _EDGE)
            or (down <= 0 and place.y < _EDGE)
        )

    def is_clear(self, lead: tuple[Place, Place], *, of_leads: bool) -> bool:
        """Whether a line runs over nothing that is taken, except for what lies where it ends. of_leads: over no other such line either."""
        end = Rect(lead[1][0] - CLOSE, lead[1][1] - CLOSE, 2 * CLOSE, 2 * CLOSE)
        (x, y), (to_x, to_y) = lead
        about = Rect(min(x, to_x) - 8, min(y, to_y) - 8, abs(to_x - x) + 16, abs(to_y - y) + 16)
        others = {other for other in self.taken.near(about) if not overlap(end, other)}
        others |= set(self.leads.near(about)) if of_leads else set()
        return not any(_covered(lead, other) for other in others)

    def crossed(self, lead: tuple[Place, Place]) -> set[int]:
        """The numbers of countries that are picked out and lie under a line, except for the one where it ends."""
        (x, y), (to_x, to_y) = lead
        count = max(abs(to_x - x), abs(to_y - y)) // 40 + 1
        found = {self.raster.owner(x + (to_x - x) * step // count, y + (to_y - y) * step // count) for step in range(count)}
        return (found & self.named) - {self.raster.owner(to_x, to_y)}

    def number(self, outline: Outline) -> int:
        """The number that a country has in the raster."""
        return self.outlines.index(outline) + 1


def steps(lead: tuple[Place, Place]) -> tuple[Rect, ...]:
    """Small squares that cover a line."""
    count = _count(lead)
    return tuple(_step(lead, step, count) for step in range(count + 1))


def _count(lead: tuple[Place, Place]) -> int:
    return max(1, round(math.dist(*lead) / 14))


def _step(lead: tuple[Place, Place], step: int, count: int) -> Rect:
    (x, y), (to_x, to_y) = lead
    return Rect(x + (to_x - x) * step // count - 8, y + (to_y - y) * step // count - 8, 16, 16)


def _covered(lead: tuple[Place, Place], other: Rect) -> bool:
    """Whether any of a line's squares lies on a rectangle. Only those are looked at that may."""
    first, last = 0, (count := _count(lead))
    for start, end, near, far in zip(*lead, (other.x - 8, other.y - 8), (other.right + 8, other.bottom + 8), strict=True):
        if start != end:
            ends = (near - start) * count / (end - start), (far - start) * count / (end - start)
            first, last = max(first, math.floor(min(ends)) - 1), min(last, math.ceil(max(ends)) + 1)
        elif not near < start < far:
            return False
    return any(overlap(_step(lead, step, count), other) for step in range(first, last + 1))
