"""An outline against the article that it is drawn from: coverage, numbers, names, quotations, and each statement's passage."""

from __future__ import annotations

from slides.sources.tracing.answer import answered, summed
from slides.sources.tracing.notes import noted, sources
from slides.sources.tracing.tracing import Tracing, trace
from slides.sources.tracing.verdicts import SUPPORTED, Traced

__all__ = ["SUPPORTED", "Traced", "Tracing", "answered", "noted", "sources", "summed", "trace"]
