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

    `named` are the raster's numbers of countries that are picked out; `leads` is what lines that lead to names take.
    """

    width: int
    height: int
    outlines: tuple[Outline, ...] = field(repr=False)
    raster: Raster = field(repr=False)
    dark: tuple[Outline, ...] = field(repr=False)
    tinted: tuple[Outline, ...] = field(repr=False)
    named: frozenset[int] = frozenset()
    taken: Taken = field(default_factory=Taken, repr=False)
    leads: Taken = field(default_factory=Taken, repr=False)

    def is_free(self, place: Rect) -> bool:
        """Whether a label may stand there, as far as the edges and other labels go."""
        inside = place.x >= _EDGE and place.y >= _EDGE and place.right <= self.width - _EDGE and place.bottom <= self.height - _EDGE
        return inside and not self.taken.hits(place, _APART) and not self.leads.hits(place, _APART)

    def is_clear(self, lead: tuple[Place, Place], *, of_leads: bool) -> bool:
        """Whether a line runs over nothing that is taken, except for what lies where it ends. of_leads: over no other such line either."""
        end = Rect(lead[1][0] - CLOSE, lead[1][1] - CLOSE, 2 * CLOSE, 2 * CLOSE)
        clear = all(overlap(end, other) for step in steps(lead) for other in self.taken.near(step))
        return clear and not (of_leads and any(self.leads.hits(step) for step in steps(lead)))

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
    (x, y), (to_x, to_y) = lead
    count = max(1, round(math.hypot(to_x - x, to_y - y) / 14))
    return tuple(Rect(x + (to_x - x) * step // count - 8, y + (to_y - y) * step // count - 8, 16, 16) for step in range(count + 1))
