"""What an author may call a chart."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.design.page import ChartKind

NAMES: Mapping[str, tuple[ChartKind, str]] = MappingProxyType(
    {
        "bar": (ChartKind.BAR, ""),
        "column": (ChartKind.COLUMN, ""),
        "stacked": (ChartKind.COLUMN, "stacked"),
        "stacked bar": (ChartKind.BAR, "stacked"),
        "stacked column": (ChartKind.COLUMN, "stacked"),
        "percent": (ChartKind.COLUMN, "percent"),
        "percent bar": (ChartKind.BAR, "percent"),
        "percent column": (ChartKind.COLUMN, "percent"),
        "line": (ChartKind.LINE, ""),
        "area": (ChartKind.AREA, ""),
        "stacked area": (ChartKind.AREA, "stacked"),
        "percent area": (ChartKind.AREA, "percent"),
        "pie": (ChartKind.PIE, ""),
        "doughnut": (ChartKind.DOUGHNUT, ""),
        "scatter": (ChartKind.SCATTER, ""),
        "waterfall": (ChartKind.WATERFALL, ""),
        "gauge": (ChartKind.GAUGE, ""),
    }
)
"""Names -> the kind, and how its series stand on each other."""
_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "bars": "bar",
        "horizontal bar": "bar",
        "bar horizontal": "bar",
        "col": "column",
        "columns": "column",
        "vertical bar": "column",
        "100%": "percent",
        "100": "percent",
        "100% bar": "percent bar",
        "100% column": "percent column",
        "100% area": "percent area",
        "lines": "line",
        "donut": "doughnut",
        "ring": "doughnut",
        "xy": "scatter",
        "points": "scatter",
        "bridge": "waterfall",
        "dial": "gauge",
        "speedometer": "gauge",
    }
)


def kind_named(name: str, span: Span) -> tuple[ChartKind, str]:
    """The kind of chart, and how its series are stacked. Raises BlockError for a name that none has."""
    folded = " ".join(name.lower().replace("-", " ").replace("_", " ").split())
    for words in (folded, " ".join(reversed(folded.split()))):
        known = NAMES.get(_ALIASES.get(words, words))
        if known is not None:
            return known
    near = get_close_matches(folded, (*NAMES, *_ALIASES), 1, 0.6)
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(NAMES)}"
    raise BlockError(rule_catalogue.CHART, span, f"unknown kind of chart: {name[:40]}", hint)
