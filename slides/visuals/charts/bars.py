"""Bars that lie: names to their left, values at their ends, the first category naming the series."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slides.base.geometry import Rect, inches
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Axis, Chart, ChartKind, Place, PointLabel, Series
from slides.visuals.charts.chart_area import INKS, NEAR, PAD, ChartArea, chart_header, colours, ink, labelled, named_by, picked_point
from slides.visuals.charts.data import Plot

_NAMES_SHARE, _MOST_NAMES = 0.32, 0.48
"""Names take this share of the width, more only for a long word."""
GAPS = {1: 50, 2: 60, 3: 80, 4: 100}
"""Room between categories in percent of a bar, by how many bars stand side by side."""
LEAST = 0.25
"""The part of the length that bars have at the least, however long the labels at their ends are."""
_THICKEST = {1: inches(0.62), 2: inches(0.50), 3: inches(0.42), 4: inches(0.36)}


@frozen
class Scale:
    """The values at the ends of an axis."""

    low: float
    high: float


def bars(plot: Plot, board: ChartArea) -> Chart:
    """The chart; wider or higher than the room where it does not fit."""
    count = 1 if plot.stacked else len(plot.series)
    names = max(map(board.wide, plot.categories))
    share = int(board.room.width * _NAMES_SHARE)
    if names > share:
        names = max(share, *map(board.longest, plot.categories))
    column = names + NEAR
    lines = max(len(board.broken(name, names)) for name in plot.categories)
    width = board.room.width - column
    over = 1 if names > board.room.width * _MOST_NAMES else 0
    tints = colours(plot)
    named = _named(plot, board, width)
    top = chart_header(plot, board, tints if len(tints) > 1 and named is None else ())
    gap = GAPS[count]
    parts = count + gap / 100
    least = max(lines * board.line * 1.08, board.line * parts * (1.15 if plot.stacked else 1.0))
    pitch = max(least, min((board.room.height - top.height) / len(plot.categories), _THICKEST[count] * parts))
    place = Rect(column, top.height, width, int(pitch * len(plot.categories)))
    scale = Scale(0, 1) if plot.stacked == "percent" else _scale(plot, board, width, named)
    series = tuple(_series(plot, board, at, tints[at], named, place.width / (scale.high - scale.low)) for at in range(len(plot.series)))
    return Chart(
        ChartKind.BAR,
        plot.categories,
        series,
        board.room.width + over,
        place.bottom,
        board.size,
        "",
        place,
        Axis(shown=True, turned=True, line=True),
        Axis(low=scale.low, high=scale.high, step=scale.high - scale.low),
        plot.stacked,
        plot.format.code,
        top.heading,
        top.key,
        gap,
        100 if plot.stacked else 0,
        plot.corner,
    )


def ends(plot: Plot) -> tuple[float, float]:
    """The least and the greatest length that bars have, 0 among them."""
    rows = [[value or 0 for value in row.values] for row in plot.series]
    if plot.stacked:
        above = [sum(max(value, 0) for value in column) for column in zip(*rows, strict=True)]
        below = [sum(min(value, 0) for value in column) for column in zip(*rows, strict=True)]
        return min(*below, 0.0), max(*above, 0.0)
    flat = [value for row in rows for value in row]
    return min(*flat, 0.0), max(*flat, 0.0)


def label_text(plot: Plot, at: int, index: int, named: int | None, between: str = "") -> str:
    """What the label of a bar says: its value, after its series' name in the category that names them."""
    value = plot.series[at].values[index]
    shown = "" if value is None else plot.format.shown(value)
    return f"{plot.series[at].name}{between or named_by(plot)}{shown}" if index == named else shown


def complete_bars(plot: Plot, index: int) -> bool:
    """Whether a category has a value of every series."""
    return all(row.values[index] is not None for row in plot.series)


def _named(plot: Plot, board: ChartArea, width: int) -> int | None:
    """The category whose labels name the series: the first, if it has room for them."""
    if len(plot.series) < 2 or not complete_bars(plot, 0):
        return None
    widths = [board.wide(label_text(plot, at, 0, 0), strong=True) + PAD for at in range(len(plot.series))]
    values = [row.values[0] or 0 for row in plot.series]
    if not plot.stacked:
        after = max((wide for value, wide in zip(values, widths, strict=True) if value >= 0), default=0)
        before = max((wide + PAD for value, wide in zip(values, widths, strict=True) if value < 0), default=0)
        return 0 if max(widths) < width // 2 and after + before <= width * (1 - LEAST) else None
    whole = sum(map(abs, values)) if plot.stacked == "percent" else ends(plot)[1] - ends(plot)[0]
    return 0 if whole and all(abs(value) / whole * width > wide for value, wide in zip(values, widths, strict=True)) else None


def _scale(plot: Plot, board: ChartArea, width: int, named: int | None) -> Scale:
    """The scale at which the longest bars and the labels at their ends just fill the width."""
    low, high = ends(plot)
    if low == high:
        return Scale(0, 1)
    if plot.stacked:
        return Scale(low, high)
    needs = [
        (value, board.wide(label_text(plot, at, index, named), strong=True) + PAD)
        for at, row in enumerate(plot.series)
        for index, value in enumerate(row.values)
        if value is not None
    ]
    return fitted_bars(needs, low, high, width)


def fitted_bars(needs: Sequence[tuple[float, int]], low: float, high: float, length: int) -> Scale:
    """A scale of a length in EMU on which each bar has room for the label at its end. needs: values, and the labels' lengths."""
    after = max((need for value, need in needs if value >= 0), default=0)
    before = max((need for value, need in needs if value < 0), default=0)
    if low < 0:
        before += PAD
        per = max(length - after - before, length * LEAST) / (high - low)
        return Scale(low - before / per, high + after / per)
    per = max(min((length - need) / value for value, need in needs if value > 0), length * LEAST / high)
    return Scale(0, length / per)


def _series(plot: Plot, board: ChartArea, at: int, colour: Colour, named: int | None, per: float) -> Series:
    """A series of bars with its labels: at their ends, or inside where they stand on each other."""
    row = plot.series[at]
    picked = picked_point(plot, at)
    points = ((picked, Colour.CONTRAST),) if picked is not None else ()
    if plot.stacked:
        found = fits_inside(plot, at, colour, named, per, lambda text: board.wide(text, strong=True) + PAD)
    else:
        found = {index: PointLabel(Place.OUTSIDE) for index, value in enumerate(row.values) if value is not None}
        if named is not None:
            found[named] = PointLabel(Place.OUTSIDE, ink(colour, plot), series=True, strong=True, between=named_by(plot))
        if picked is not None:
            found[picked] = PointLabel(Place.OUTSIDE, Colour.CONTRAST, series=picked == named, strong=True, between=named_by(plot))
    tag, tags = labelled(found, row.values)
    return Series(row.name, row.values, colour, (), tag, tags, points)


def fits_inside(plot: Plot, at: int, colour: Colour, named: int | None, per: float, need: Callable[[str], int]) -> dict[int, PointLabel]:
    """The labels inside the bars that are long enough for them.

    per: EMU for one, or for the whole of shares. need: the room in EMU that a text takes along the bar.
    """
    found: dict[int, PointLabel] = {}
    picked = picked_point(plot, at)
    for index, value in enumerate(plot.series[at].values):
        whole = sum(abs(row.values[index] or 0) for row in plot.series) if plot.stacked == "percent" else 1
        if not value or not whole or abs(value) / whole * per < need(label_text(plot, at, index, named)):
            continue
        paint = INKS[Colour.CONTRAST if index == picked else colour]
        found[index] = PointLabel(Place.MIDDLE, paint, series=index == named, strong=index in (picked, named), between=named_by(plot))
    return found
