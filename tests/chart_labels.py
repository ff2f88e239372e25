"""Where the labels of a chart stand, worked out from what is written into the file and nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator

from slides.base.diagnostics import Span
from slides.base.geometry import Rect, Size
from slides.design import Colour, built_in
from slides.design.page import Chart, ChartKind, Place, PointLabel, Series
from slides.text.number_parsing import NumberCell, NumberFormat
from slides.typesetting.fitting import Style, rungs
from slides.visuals import labels as sketch
from slides.visuals.charts import Grid, Plot, Wish, draw_chart, read_plot

FONTS = built_in().theme.fonts
SPAN = Span("case.md", 3)
ROOMS = {"wide": Size(10820400, 4389120), "low": Size(10820400, 3429000), "beside": Size(7137400, 4389120), "small": Size(5303520, 3017520)}
DISC, ASIDE = 50800, 88900
"""EMU from a point to the label above or below it, and beside it."""


def style(size: int) -> Style:
    """The style of visuals at one of its sizes in points."""
    return next(each for each in rungs(built_in().styles["visual"], FONTS) if each.sizes[0] == size)


def grid(text: str) -> Grid:
    """Lines of cells with | between, the first the header."""
    rows = [
        tuple(NumberCell(cell.strip(), Span("case.md", line)) for cell in row.split("|"))
        for line, row in enumerate(text.strip().splitlines(), 5)
    ]
    return Grid(rows[0], tuple(rows[1:]))


def plotted(text: str, kind: ChartKind | None = None, stacked: str = "", **wishes: str) -> Plot:
    """The plot of lines of cells."""
    return read_plot(grid(text), Wish(SPAN, kind, stacked, **wishes))  # type: ignore[arg-type]


def fitted(plot: Plot, room: Size) -> Chart | None:
    """The chart at the largest size that fits a room; None where none does."""
    for size in (20, 18, 16, 14, 12):
        chart = draw_chart(plot, room, style(size))
        if chart.width <= room.width and chart.height <= room.height:
            return chart
    return None


def tag_of(series: Series, index: int) -> PointLabel | None:
    """The label of a point, if it has one and a value."""
    own = dict(series.tags)
    return None if series.values[index] is None else own.get(index, series.tag)


def labels(chart: Chart, shown: NumberFormat) -> Iterator[tuple[str, Rect]]:
    """Every label of a chart with its place, but for those of pies, rings and areas."""
    for at, series in enumerate(chart.series):
        for index, value in enumerate(series.values):
            tag = tag_of(series, index)
            if tag is not None and value is not None:
                text = tag.words or tag.between.join(
                    filter(None, (series.name if tag.series else "", shown.shown(value) if tag.value else ""))
                )
                yield text, _placed(chart, tag, text, _anchor(chart, at, index, value))


def _placed(chart: Chart, tag: PointLabel, text: str, anchor: tuple[int, int, int, int]) -> Rect:
    """A label's box at a point or at the end of a bar. anchor: x, y, and which way the bar points."""
    lines = tuple(sketch.label_words(line, chart.size, Colour.INK, FONTS, strong=tag.strong) for line in text.split("\n"))
    size = sketch.extent(lines, FONTS)
    x, y, right, down = anchor
    way = {Place.RIGHT: (1, 0), Place.LEFT: (-1, 0), Place.ABOVE: (0, -1), Place.BELOW: (0, 1), Place.OUTSIDE: (right, down)}.get(
        tag.place, (0, 0)
    )
    aside, away = (DISC, 0) if tag.place is Place.OUTSIDE else (ASIDE, DISC)
    middle_x = x + way[0] * (size.width // 2 + aside) + tag.shift[0]
    middle_y = y + way[1] * (size.height // 2 + away) + tag.shift[1]
    return Rect(middle_x - size.width // 2, middle_y - size.height // 2, size.width, size.height)


def _anchor(chart: Chart, at: int, index: int, value: float) -> tuple[int, int, int, int]:
    """Where a label is fastened: a bar's end or middle, or a point."""
    plot, up = chart.plot, chart.up
    if chart.kind is ChartKind.SCATTER:
        x = plot.x + round((chart.series[at].at[index] - chart.across.low) / (chart.across.high - chart.across.low) * plot.width)
        return x, plot.bottom - round((value - up.low) / (up.high - up.low) * plot.height), 0, 0
    if chart.kind is ChartKind.LINE:
        count = chart.dates.days if chart.dates else range(len(chart.categories))
        x = plot.x + round((count[index] - count[0]) / (count[-1] - count[0]) * plot.width)
        return x, plot.bottom - round((value - up.low) / (up.high - up.low) * plot.height), 0, 0
    flat = chart.kind is ChartKind.BAR
    band = (plot.height if flat else plot.width) / len(chart.categories)
    rows = 1 if chart.stacked else len(chart.series)
    bar = band / (rows + chart.gap / 100)
    across = (index + 0.5) * band + (0 if chart.stacked else (at - (rows - 1) / 2) * bar)
    if chart.series[at].line:
        across = (index + 0.5) * band
    level = _level(chart, at, index, value)
    along = (level - up.low) / (up.high - up.low)
    sign = 1 if value >= 0 else -1
    if flat:
        return plot.x + round(along * plot.width), plot.y + round(across), sign, 0
    return plot.x + round(across), plot.bottom - round(along * plot.height), 0, -sign


def _level(chart: Chart, at: int, index: int, value: float) -> float:
    """The value at which a label is fastened: a bar's end, or the middle of a bar that stands on others."""
    if not chart.stacked:
        return value
    column = [series.values[index] or 0 for series in chart.series]
    whole = sum(map(abs, column)) if chart.stacked == "percent" else 1
    before = sum(each for each in column[:at] if (each >= 0) == (value >= 0))
    return (before + value / 2) / whole


def ring_labels(chart: Chart) -> Iterator[Rect]:
    """Where the labels of a ring stand: moved from the middle of it."""
    series = chart.series[0]
    whole, turned = math.fsum(value or 0 for value in series.values), 0.0
    radius = chart.plot.width / 2 * (100 + chart.hole) / 200
    for index, value in enumerate(series.values):
        share = (value or 0) / whole
        angle, turned = (turned + share / 2) * math.tau, turned + share
        tag = tag_of(series, index)
        if tag is None or not share:
            continue
        name = chart.categories[index]
        lines = f"{name}{tag.between}{share:.0%}".split("\n")
        size = sketch.extent(tuple(sketch.label_words(line, chart.size, Colour.INK, FONTS, strong=tag.strong) for line in lines), FONTS)
        x = chart.plot.x + chart.plot.width // 2 + round(math.sin(angle) * radius) + tag.shift[0]
        y = chart.plot.y + chart.plot.height // 2 - round(math.cos(angle) * radius) + tag.shift[1]
        yield Rect(x - size.width // 2, y - size.height // 2, size.width, size.height)


def overlap(one: Rect, other: Rect, slack: int = 12700) -> bool:
    """Whether two boxes share more than a little."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > slack and high > slack


def inside(box: Rect, width: int, height: int, slack: int) -> bool:
    """Whether a box stays inside a frame, but for a little."""
    return min(box.x, box.y) >= -slack and box.right <= width + slack and box.bottom <= height + slack


__all__ = ["Grid", "fitted", "grid", "inside", "labels", "overlap", "plotted", "ring_labels", "style", "tag_of"]
