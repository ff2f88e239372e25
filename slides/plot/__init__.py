"""Charts below the blocks that ask for them: cells are read, everything is measured and placed, and it is told in words."""

from __future__ import annotations

from dataclasses import replace

from slides.ground import Size
from slides.page import Chart, ChartKind
from slides.plot.areas import areas
from slides.plot.bars import bars
from slides.plot.board import Board
from slides.plot.columns import columns
from slides.plot.data import LONGEST_TEXT, MOST_CATEGORIES, MOST_POINTS, Grid, Plot, Wish, read_plot
from slides.plot.kinds import NAMES, kind_named
from slides.plot.lines import lines
from slides.plot.mirror import mirrored
from slides.plot.options import KEYS, among, nearest, plotted, unknown
from slides.plot.points import scatter
from slides.plot.rounds import rounds
from slides.plot.rows import read_rows
from slides.plot.tell import alternative, figures
from slides.typeset import Style

_DRAWN = {
    ChartKind.BAR: bars,
    ChartKind.COLUMN: columns,
    ChartKind.LINE: lines,
    ChartKind.AREA: areas,
    ChartKind.PIE: rounds,
    ChartKind.DOUGHNUT: rounds,
    ChartKind.SCATTER: scatter,
}


def draw(plot: Plot, room: Size, style: Style) -> Chart:
    """The chart in a room with labels of the style's first size; larger than the room where it does not fit."""
    chart = replace(_DRAWN[plot.kind](plot, Board(room, style.sizes[0], style.fonts)), alt=alternative(plot))
    return mirrored(chart) if style.text.rtl else chart


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
    "draw",
    "figures",
    "kind_named",
    "nearest",
    "plotted",
    "read_plot",
    "read_rows",
    "unknown",
]
