"""Steps that follow each other: chevrons in a row, rows, or boxes in a ring."""

from slides.chains.ring import LEAST, MOST, Ring
from slides.chains.row import Chain

__all__ = ["LEAST", "MOST", "Chain", "Ring"]
