"""Charts as outlines and lines of text: bars, lines, areas, slices and discs at their values, in the places that the chart states."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from slides.base.geometry import Rect, points
from slides.design import Colour
from slides.design.drawing_style import ChartStyle
from slides.design.page import Chart, ChartKind, Series
from slides.export.display_list.chart_labels import ChartLabels
from slides.export.display_list.chart_scales import ChartScales
from slides.export.display_list.drawings import DASHES
from slides.export.display_list.geometries import arc_steps, preset
from slides.export.display_list.items import Item, Step, VectorPath
from slides.export.display_list.palette import digits
from slides.export.display_list.text import Typesetter, rectangle

_THIN = 9525
_MORE = 4
"""Points by which a mark that is picked out is larger."""
_MARKS = {"circle": "ellipse", "square": "rect", "diamond": "diamond"}
"""A mark of a line -> the preset that it looks like."""
_ROUND = (ChartKind.PIE, ChartKind.DOUGHNUT)
Place = tuple[float, float]


def chart_items(chart: Chart, place: Rect, setter: Typesetter) -> Iterator[Item]:
    """What a chart shows: its grid, its values, its axes, its labels, its heading and its key."""
    drawn = _DrawnChart(chart, place, setter)
    if chart.kind in _ROUND:
        yield from drawn.slices()
    else:
        yield from drawn.grid()
        yield from drawn.values()
        yield from drawn.lines_of_axes()
    yield from drawn.labels.all()


class _DrawnChart:
    """One chart in its place on a slide."""

    def __init__(self, chart: Chart, place: Rect, setter: Typesetter) -> None:
        self.chart = chart
        self.theme = setter.design.theme
        self.style = self.theme.drawings.chart if self.theme.drawings else ChartStyle()
        self.dash = tuple(part * _THIN for part in DASHES.get(self.style.dash, ()))
        self.scales = ChartScales(chart, place)
        self.labels = ChartLabels(chart, place, self.scales, setter)

    def ink(self, colour: Colour) -> str:
        return digits(self.theme, colour)

    def grid(self) -> Iterator[VectorPath]:
        """Hairlines across the plot at the steps of the value axis."""
        chart, plot, scales = self.chart, self.scales.plot, self.scales
        for axis, upright in ((chart.up, scales.flat), (chart.across, True)):
            if axis is chart.across and chart.kind is not ChartKind.SCATTER:
                continue
            if axis.grid:
                for value in scales.ticks(axis):
                    at = scales.along(axis, value, upright=upright)
                    ends = (at, plot.y, at, plot.bottom) if upright else (plot.x, at, plot.right, at)
                    yield VectorPath((("M", ends[:2]), ("L", ends[2:])), stroke=self.ink(Colour.LAND), stroke_width=_THIN, dash=self.dash)

    def lines_of_axes(self) -> Iterator[VectorPath]:
        """The axes that are drawn as lines: that of categories stands where values are 0."""
        chart, plot, scales = self.chart, self.scales.plot, self.scales
        zero = scales.value(min(max(0.0, chart.up.low), chart.up.high))
        for axis, upright in ((chart.across, scales.flat), (chart.up, not scales.flat)):
            if not axis.line:
                continue
            if upright:
                at = zero if axis is chart.across else float(plot.x)
                steps: tuple[Step, ...] = ("M", (at, plot.y)), ("L", (at, plot.bottom))
            else:
                at = zero if axis is chart.across else float(plot.bottom)
                steps = ("M", (plot.x, at)), ("L", (plot.right, at))
            yield VectorPath(steps, stroke=self.ink(Colour.MUTED), stroke_width=points(self.style.axis))

    def values(self) -> Iterator[VectorPath]:
        """Every series: areas and bars first, lines over them."""
        chart = self.chart
        lined = [each.line or chart.kind is ChartKind.LINE for each in chart.series]
        for at, series in enumerate(chart.series):
            if lined[at]:
                continue
            if chart.kind is ChartKind.AREA:
                yield from self._area(at, series)
            elif chart.kind is ChartKind.SCATTER:
                yield from self._discs(at, series)
            else:
                yield from self._bars(at, series)
        for at, series in enumerate(chart.series):
            if lined[at]:
                yield from self._line(at, series)

    def _bars(self, at: int, series: Series) -> Iterator[VectorPath]:
        own = dict(series.points)
        for index, value in enumerate(series.values):
            box = self.scales.bar(at, index)
            if value is None or box is None or index in series.hidden or not (box.width and box.height):
                continue
            yield self._parted(rectangle(box, self.ink(own.get(index, series.colour))))

    def _parted(self, outline: VectorPath) -> VectorPath:
        """Slices, and layers on each other, are separated by the ground's colour."""
        if not self.chart.stacked and self.chart.kind not in _ROUND:
            return outline
        return replace(outline, stroke=self.ink(Colour.CANVAS), stroke_width=2 * _THIN)

    def _area(self, at: int, series: Series) -> Iterator[VectorPath]:
        """A layer between the sums under it and with it."""
        upper, lower = self.scales.layer(at)
        if upper:
            flat = tuple(part for point in [*upper[1:], *reversed(lower)] for part in point)
            yield self._parted(VectorPath((("M", upper[0]), ("L", flat), ("Z", ())), self.ink(series.colour)))

    def _line(self, at: int, series: Series) -> Iterator[VectorPath]:
        """A line in stretches without gaps, and its marks."""
        stretch: list[Place] = []
        for index in range(len(series.values) + 1):
            point = self.scales.point(at, index) if index < len(series.values) else None
            if point is not None:
                stretch.append(point)
                continue
            if len(stretch) > 1:
                flat = tuple(part for each in stretch[1:] for part in each)
                steps: tuple[Step, ...] = ("M", stretch[0]), ("L", flat)
                yield VectorPath(steps, stroke=self.ink(series.colour), stroke_width=points(self.style.line), round=True)
            stretch = []
        yield from self._discs(at, series)

    def _discs(self, at: int, series: Series) -> Iterator[VectorPath]:
        """The marks at points, larger where one is picked out."""
        own = dict(series.points)
        for index in range(len(series.values)):
            point = self.scales.point(at, index)
            shown = bool(series.dot) and (series.dots is None or index in series.dots or index in own)
            if point is None or not shown:
                continue
            colour = own.get(index, series.colour)
            side = points(series.dot + _MORE * (colour is not series.colour))
            box = Rect(round(point[0]) - side // 2, round(point[1]) - side // 2, side, side)
            yield VectorPath(preset(_MARKS[self.style.mark], box, {}), self.ink(colour), self.ink(Colour.CANVAS), _THIN)

    def slices(self) -> Iterator[VectorPath]:
        """The parts of a pie or ring, clockwise from the top."""
        series = self.chart.series[0]
        own = dict(series.points)
        centre, radius = self.scales.circle
        hole = radius * self.chart.hole / 100
        for index, (start, sweep) in enumerate(self.scales.angles()):
            if not sweep or index in series.hidden:
                continue
            steps = _slice(centre, radius, hole, start - 90, sweep)
            yield self._parted(VectorPath(steps, self.ink(own.get(index, series.colour))))


def _slice(centre: Place, radius: float, hole: float, start: float, sweep: float) -> tuple[Step, ...]:
    """A part of a disc or ring; angles in degrees clockwise from three o'clock."""

    def at(angle: float, far: float) -> Place:
        return centre[0] + far * math.cos(math.radians(angle)), centre[1] + far * math.sin(math.radians(angle))

    outer = arc_steps(centre, (radius, radius), start, sweep)
    whole = sweep > 359.999
    if not hole:
        first: tuple[Step, ...] = (("M", at(start, radius)),) if whole else (("M", centre), ("L", at(start, radius)))
        return *first, *outer, ("Z", ())
    inner = arc_steps(centre, (hole, hole), start + sweep, -sweep)
    join = "M" if whole else "L"
    return ("M", at(start, radius)), *outer, (join, at(start + sweep, hole)), *inner, ("Z", ())
