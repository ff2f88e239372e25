"""An outline against the article that it is drawn from: coverage, numbers, names, quotations, and each statement's passage."""

from __future__ import annotations

from slides.trace.notes import noted, sources
from slides.trace.tracing import SUPPORTED, Traced, Tracing, trace

__all__ = ["SUPPORTED", "Traced", "Tracing", "noted", "sources", "trace"]
