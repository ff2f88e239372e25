"""How large icons are beside text, and how much room it keeps for them."""

from __future__ import annotations

from slides.base.geometry import points

_FIGURE = 48
"""Text above this many points is a figure, and an icon beside it no higher than its digits."""


def icon_side(size: int) -> int:
    """How wide and high an icon is beside text of a size in points, in EMU."""
    return points(size * (1.15 if size <= _FIGURE else 0.85))


def icon_room(size: int) -> int:
    """How far after an icon's edge the text beside it begins, in EMU."""
    return icon_side(size) + points(size * (0.35 if size <= _FIGURE else 0.25))
