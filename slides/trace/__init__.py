"""An outline against the article that it is drawn from: coverage, numbers, names, quotations, and each statement's passage."""

from __future__ import annotations

from slides.trace.answer import answered, summed
from slides.trace.notes import noted, sources
from slides.trace.tracing import Tracing, trace
from slides.trace.verdicts import SUPPORTED, Traced

__all__ = ["SUPPORTED", "Traced", "Tracing", "answered", "noted", "sources", "summed", "trace"]
