"""Where a chart's values stand: from numbers to places on the slide."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from functools import cached_property

from slides.base.geometry import Rect
from slides.design.page import Axis, Chart, ChartKind, Series

_EPOCH = datetime.date(1899, 12, 30)
_MOST_TICKS = 1_000
Place = tuple[float, float]


class ChartScales:
    """The scales of a chart in its place; all lengths EMU on the slide."""

    def __init__(self, chart: Chart, place: Rect) -> None:
        self.chart = chart
        self.plot = Rect(place.x + chart.plot.x, place.y + chart.plot.y, chart.plot.width, chart.plot.height)
        self.flat = chart.kind is ChartKind.BAR
        self.count = len(chart.categories)

    # ---- values

    def along(self, axis: Axis, value: float, *, upright: bool) -> float:
        """Where a number of an axis stands. upright: the numbers run from left to right, so that their lines stand upright."""
        part = (value - axis.low) / ((axis.high - axis.low) or 1)
        part = 1 - part if axis.turned else part
        return self.plot.x + part * self.plot.width if upright else self.plot.bottom - part * self.plot.height

    def value(self, value: float) -> float:
        """Where a value stands on its axis."""
        return self.along(self.chart.up, value, upright=self.flat)

    def ticks(self, axis: Axis) -> Iterator[float]:
        """The numbers of an axis."""
        count = round((axis.high - axis.low) / axis.step) if axis.step else 0
        return (axis.low + axis.step * at for at in range(min(count, _MOST_TICKS) + 1))

    # ---- categories

    @cached_property
    def _edged(self) -> bool:
        """Whether the first and last category stand at the plot's edges."""
        bars = any(not each.line for each in self.chart.series) and self.chart.kind in (ChartKind.BAR, ChartKind.COLUMN)
        return not bars

    @cached_property
    def _ranks(self) -> tuple[int, ...]:
        """Where each category stands, in steps from the first."""
        dates = self.chart.dates
        if dates is None:
            return tuple(range(self.count))
        days = [_EPOCH + datetime.timedelta(days=day) for day in dates.days]
        found = [
            day.year if dates.unit == "years" else day.year * 12 + day.month if dates.unit == "months" else day.toordinal() for day in days
        ]
        return tuple(each - min(found) for each in found)

    @cached_property
    def slot(self) -> float:
        """The length of a category's room."""
        whole = self.plot.height if self.flat else self.plot.width
        steps = max(self._ranks, default=0)
        return whole / (max(steps, 1) if self._edged else steps + 1)

    def category(self, index: float) -> float:
        """The middle of a category's room, along the axis of categories."""
        return self.rank(self._ranks[int(index)])

    def rank(self, rank: float) -> float:
        """The place of so many steps from the first category."""
        along = (rank + (0 if self._edged else 0.5)) * self.slot
        if self.flat:
            return self.plot.y + along if self.chart.across.turned else self.plot.bottom - along
        return self.plot.right - along if self.chart.across.turned else self.plot.x + along

    # ---- series

    def point(self, at: int, index: int) -> Place | None:
        """A point of a line or a scatter chart; None for a gap."""
        series = self.chart.series[at]
        value = series.values[index]
        if value is None:
            return None
        if self.chart.kind is ChartKind.SCATTER:
            return self.along(self.chart.across, series.at[index], upright=True), self.value(value)
        return self.category(index), self.value(value)

    def _standing(self) -> list[Series]:
        return [each for each in self.chart.series if not each.line]

    def _ends(self, at: int, index: int) -> tuple[float, float] | None:
        """Between which values a bar or layer lies; None for a gap."""
        chart = self.chart
        value = chart.series[at].values[index]
        if value is None:
            return None
        if not chart.stacked:
            return 0.0, value
        column = [each.values[index] or 0.0 for each in chart.series if not each.line]
        whole = (sum(map(abs, column)) or 1.0) if chart.stacked == "percent" else 1.0
        before = sum(each for each in column[:at] if (each >= 0) == (value >= 0))
        return before / whole, (before + value) / whole

    def bar(self, at: int, index: int) -> Rect | None:
        """A bar's rectangle; None for a gap."""
        chart = self.chart
        ends = self._ends(at, index)
        if ends is None:
            return None
        standing = self._standing()
        count = 1 if chart.stacked else len(standing)
        lap = chart.lap / 100
        thick = self.slot / (count - (count - 1) * (0 if chart.stacked else lap) + chart.gap / 100)
        rank = 0 if chart.stacked else standing.index(chart.series[at])
        turned = chart.across.turned if self.flat else False
        aside = (rank - (count - 1) / 2) * thick * (1 - (0 if chart.stacked else lap))
        aside = aside if not self.flat or turned else -aside
        aside = -aside if not self.flat and chart.across.turned else aside
        middle = self.category(index) + aside
        low, high = sorted(self.value(min(max(end, chart.up.low), chart.up.high)) for end in ends)
        first = middle - thick / 2
        if self.flat:
            return Rect(round(low), round(first), round(high - low), round(thick))
        return Rect(round(first), round(low), round(thick), round(high - low))

    def layer(self, at: int) -> tuple[list[Place], list[Place]]:
        """The upper and lower edge of an area."""
        upper: list[Place] = []
        lower: list[Place] = []
        for index in range(self.count):
            ends = self._ends(at, index) or ((0.0, 0.0) if not self.chart.stacked else None)
            if ends is None:
                before = sum(each.values[index] or 0.0 for each in self.chart.series[:at])
                ends = before, before
            lower.append((self.category(index), self.value(ends[0])))
            upper.append((self.category(index), self.value(ends[1])))
        return upper, lower

    # ---- slices

    @property
    def circle(self) -> tuple[Place, float]:
        """The middle and the radius of a pie."""
        plot = self.plot
        return (plot.x + plot.width / 2, plot.y + plot.height / 2), min(plot.width, plot.height) / 2

    def angles(self) -> list[tuple[float, float]]:
        """Where each slice begins and how far it goes, in degrees clockwise from the top."""
        values = [max(value or 0.0, 0.0) for value in self.chart.series[0].values]
        whole = math.fsum(values) or 1.0
        found, at = [], float(self.chart.turn)
        for value in values:
            found.append((at, value / whole * 360))
            at += value / whole * 360
        return found
