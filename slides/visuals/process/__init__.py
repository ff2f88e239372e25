"""Steps that follow each other: chevrons in a row, rows, or boxes in a ring."""

from slides.visuals.process.ring import LEAST, MOST, Ring
from slides.visuals.process.row import Chain

__all__ = ["LEAST", "MOST", "Chain", "Ring"]
