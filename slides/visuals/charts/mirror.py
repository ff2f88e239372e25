"""Charts for slides that are read from the right."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect
from slides.design.page import Chart, ChartKind, Place, PointLabel

_OPPOSITE = {Place.LEFT: Place.RIGHT, Place.RIGHT: Place.LEFT}


def mirrored_chart(chart: Chart) -> Chart:
    """The chart as a mirror beside it shows it: bars grow to the left, categories and time run to the left. Pies, rings and scatter
    charts stay as they are.
    """
    if chart.turn or chart.kind in (ChartKind.PIE, ChartKind.DOUGHNUT, ChartKind.SCATTER):
        return chart
    flat = chart.kind is ChartKind.BAR
    series = tuple(
        replace(
            each,
            tag=_turned(each.tag) if each.tag else None,
            tags=tuple((at, _turned(tag) if tag else None) for at, tag in each.tags),
        )
        for each in chart.series
    )
    across, up = chart.across, chart.up
    return replace(
        chart,
        plot=_flipped(chart.plot, chart.width),
        series=series,
        across=across if flat else replace(across, turned=not across.turned),
        up=replace(up, turned=not up.turned) if flat else up,
        heading=replace(chart.heading, right=True) if chart.heading else None,
        key=tuple(replace(each, mark=_flipped(each.mark, chart.width), place=_flipped(each.place, chart.width)) for each in chart.key),
    )


def _flipped(rect: Rect, width: int) -> Rect:
    """A rectangle in a mirror that stands beside a chart of this width."""
    return replace(rect, x=width - rect.right)


def _turned(tag: PointLabel) -> PointLabel:
    """A label of a mirrored chart."""
    return replace(tag, place=_OPPOSITE.get(tag.place, tag.place), shift=(-tag.shift[0], tag.shift[1]))
