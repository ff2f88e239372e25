"""Charts below the blocks that ask for them: cells are read, everything is measured and placed, and described in words."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Size
from slides.design.page import Chart, ChartKind
from slides.typesetting.fitting import Style
from slides.visuals.charts.areas import areas
from slides.visuals.charts.bars import bars
from slides.visuals.charts.chart_area import ChartArea
from slides.visuals.charts.columns import column_chart
from slides.visuals.charts.csv_rows import chosen_columns, read_rows
from slides.visuals.charts.data import LONGEST_TEXT, MOST_CATEGORIES, MOST_POINTS, Grid, Plot, Wish, read_plot
from slides.visuals.charts.descriptions import alternative, figures
from slides.visuals.charts.gauge import gauge_chart
from slides.visuals.charts.kinds import NAMES, kind_named
from slides.visuals.charts.lines import line_chart
from slides.visuals.charts.mirror import mirrored_chart
from slides.visuals.charts.obsidian_charts import series_listed
from slides.visuals.charts.options import KEYS, among, nearest, plotted, unknown
from slides.visuals.charts.pie import rounds
from slides.visuals.charts.scatter import scatter
from slides.visuals.charts.waterfall import waterfall_chart

_DRAWN = {
    ChartKind.BAR: bars,
    ChartKind.COLUMN: column_chart,
    ChartKind.LINE: line_chart,
    ChartKind.AREA: areas,
    ChartKind.PIE: rounds,
    ChartKind.DOUGHNUT: rounds,
    ChartKind.SCATTER: scatter,
    ChartKind.WATERFALL: waterfall_chart,
    ChartKind.GAUGE: gauge_chart,
}


def draw_chart(plot: Plot, room: Size, style: Style) -> Chart:
    """The chart in a room with labels of the style's first size; larger than the room where it does not fit."""
    chart = replace(_DRAWN[plot.kind](plot, ChartArea(room, style.sizes[0], style.fonts)), alt=alternative(plot))
    return mirrored_chart(chart) if style.text.rtl else chart


__all__ = [
    "KEYS",
    "LONGEST_TEXT",
    "MOST_CATEGORIES",
    "MOST_POINTS",
    "NAMES",
    "Grid",
    "Plot",
    "Wish",
    "among",
    "chosen_columns",
    "draw_chart",
    "figures",
    "kind_named",
    "nearest",
    "plotted",
    "read_plot",
    "read_rows",
    "series_listed",
    "unknown",
]
