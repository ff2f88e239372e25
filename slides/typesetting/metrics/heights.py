"""How high lines of text are."""

from __future__ import annotations

_PITCH = 1.2
"""PowerPoint's line pitch in em, for every face."""
_GUARD = 1.04
"""What is kept free beside that, so that text still fits its box where another program sets its lines a little further apart."""


def line_height(size: float, count: float = 1, percent: int = 100) -> float:
    """The height in points of `count` lines at a size in points, as PowerPoint sets them. percent: the line spacing of their style."""
    return count * size * _PITCH * percent / 100


def guarded(height: float) -> float:
    """The room to keep for text of a height, in the height's own unit: 4% more."""
    return height * _GUARD
