"""The type sizes of a map's words."""

from __future__ import annotations

from slides.base.records import frozen
from slides.design import Fonts
from slides.visuals.maps.specification import Tier

SMALLEST = 12
"""The smallest of the largest type sizes, in points."""
AIRY = 16
"""The least of the largest type sizes, in points, beside which words may be larger than they have to be."""


@frozen
class MapTypeSizes:
    """Type sizes in points that go with the largest one. rtl: the deck reads from the right.

    `airy` says that all that is no country's name may be larger than it has to be.
    """

    largest: int
    fonts: Fonts
    rtl: bool = False
    airy: bool = False

    @property
    def small(self) -> int:
        """Of all that is no country's name."""
        return (14 if self.largest >= 16 else 12) + (2 if self.airy else 0)

    def inside(self, tier: Tier) -> tuple[int, int]:
        """Of a name in its country: the largest and the smallest."""
        if tier is Tier.PLAIN:
            return self.small, 12
        if tier is Tier.KEY:
            return self.largest + (4 if self.largest >= AIRY else 0), min(14, self.largest)
        return max(12, self.largest - 2), 12

    def outside(self, tier: Tier) -> int:
        """Of a name beside its country."""
        return max(self.largest - 2, 14 if self.largest >= 14 else 12) if tier is Tier.KEY else self.small
