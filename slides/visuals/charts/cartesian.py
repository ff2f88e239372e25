"""The ground of lines and areas: categories or time from left to right, values upwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from slides.base.geometry import Rect, points
from slides.design import Colour
from slides.design.page import Axis, Chart, ChartKind, Dates, Series
from slides.text.number_parsing import NumberFormat
from slides.visuals.charts.bars import ends
from slides.visuals.charts.chart_area import NEAR, PAD, ChartArea, ChartHeader, nice, on_axis
from slides.visuals.charts.data import Plot
from slides.visuals.charts.label_positions import Point
from slides.visuals.charts.time_axis import axis_of_time, dates_of

_FLAT = 0.5
"""Lines that stay above this part of their greatest value do not begin at 0."""
_BELOW = 0.25
"""Without an axis lines stay this part of their span away from the ground."""
_MOST_NAMES = 8
"""An axis of time has at most about this many names."""
_STEPS = {"years": (1, 2, 5, 10, 20, 25, 50, 100), "months": (1, 2, 3, 6, 12, 24, 60), "days": (1, 2, 7, 14, 28, 91, 182, 365)}
_LEAST = 3
"""A plot is at least this many lines of type high."""


@dataclass(frozen=True)
class Course:
    """A plot's ground. axis: whether it has a value axis. right, left: the room in EMU for what stands beside it."""

    plot: Plot
    board: ChartArea
    top: ChartHeader
    axis: bool
    right: int
    left: int = 0

    @cached_property
    def reach(self) -> tuple[float, float, float]:
        """The value axis: its ends, and the step between its numbers."""
        plot = self.plot
        if plot.stacked == "percent":
            return 0.0, 1.0, 0.25
        low, high = self._spanned()
        if plot.reach:
            low, high = min(low, plot.reach[0]), max(high, plot.reach[1])
        if self.axis:
            return nice(low, high)
        span = high - low or 1.0
        return (low - span * _BELOW if low else 0.0), high, span

    def _spanned(self) -> tuple[float, float]:
        """The least and greatest number to be shown: areas stand on 0, lines only where they come near it."""
        values = [value for row in self.plot.series for value in row.values if value is not None]
        low, high = ends(self.plot) if self.plot.kind is ChartKind.AREA else (min(values), max(values))
        if low >= 0 and (low <= high * _FLAT or low == high):
            low = 0.0
        return low, high if high > low else low + 1.0

    @cached_property
    def numbers(self) -> list[tuple[str, float]]:
        """The labels of the value axis, and where they stand."""
        low, high, step = self.reach
        at = [low + step * count for count in range(round((high - low) / step) + 1)]
        return [(self.format.shown(number), number) for number in at]

    @cached_property
    def format(self) -> NumberFormat:
        """How the value axis shows its numbers."""
        return NumberFormat(percent=True) if self.plot.stacked == "percent" else on_axis(self.plot.format, self.reach[0], self.reach[2])

    @cached_property
    def sides(self) -> tuple[int, int]:
        """The room that labels take on the left and on the right."""
        board, names = self.board, [self.board.wide(name) for name in self.plot.categories]
        ticks = max(board.wide(text) for text, _ in self.numbers) + NEAR if self.axis else 0
        return max(ticks, names[0] // 2, self.left), max(self.right, names[-1] // 2)

    @cached_property
    def place(self) -> Rect:
        """Where values are drawn."""
        board, (left, right) = self.board, self.sides
        above = self.top.height + (board.line // 2 if self.axis else board.line + PAD)
        below = board.line + NEAR + (board.line + NEAR if self.plot.across else 0)
        height = max(board.room.height - above - below, _LEAST * board.line)
        return Rect(left, above, max(board.room.width - left - right, board.room.width // 4), height)

    @cached_property
    def dates(self) -> Dates | None:
        """An axis of time, where dates in order stand unevenly or are too many for a name each, and a spreadsheet can count them."""
        moments = self.plot.moments
        return None if moments is None or (moments.even and self.every == 1) else dates_of(moments)

    @cached_property
    def ranks(self) -> Sequence[int]:
        """Where each category stands from left to right."""
        moments = self.plot.moments
        return moments.ranks if moments is not None and self.dates is not None else range(len(self.plot.categories))

    def x(self, index: int) -> int:
        """Where a category stands in EMU."""
        return self.place.x + self.place.width * (self.ranks[index] - self.ranks[0]) // (self.ranks[-1] - self.ranks[0])

    def y(self, value: float) -> int:
        """Where a value stands in EMU."""
        low, high, _ = self.reach
        return self.place.bottom - int((value - low) / (high - low) * self.place.height)

    def stretches(self, at: int) -> Iterator[list[Point]]:
        """The points of a series, split at its gaps."""
        found: list[Point] = []
        for index, value in enumerate(self.plot.series[at].values):
            if value is not None:
                found.append((self.x(index), self.y(value)))
            elif found:
                yield found
                found = []
        if found:
            yield found

    def chart(self, series: Sequence[Series]) -> Chart:
        """The chart of these series; larger than the room where it does not fit."""
        plot, board, (low, high, step) = self.plot, self.board, self.reach
        up = Axis(low=low, high=high, step=step)
        if self.axis:
            up = replace(up, shown=True, grid=True, colour=Colour.MUTED, code=self.format.code)
        names = sum(self.board.wide(plot.categories[at]) for at in (0, -1)) // 2
        narrow = self.place.width < max(names + PAD, self.board.wide(plot.across)) or self.place.width + sum(self.sides) > board.room.width
        height = board.room.height + (self.place.height <= _LEAST * board.line)
        return Chart(
            plot.kind,
            plot.categories,
            tuple(series),
            board.room.width + narrow,
            height,
            board.size,
            "",
            self.place,
            self._across(),
            up,
            plot.stacked,
            plot.format.code,
            self.top.heading,
            self.top.key,
            corner=plot.corner,
            dates=self.dates,
        )

    @cached_property
    def widest(self) -> int:
        """The room that a category's name takes."""
        return max(map(self.board.wide, self.plot.categories)) + PAD + points(4)

    @cached_property
    def every(self) -> int:
        """How many categories go with one name, where they stand at even distances."""
        return max(1, -(-self.widest * (len(self.plot.categories) - 1) // self.place.width))

    def _across(self) -> Axis:
        """The axis of categories or of time, with as many names as have room."""
        plot, moments = self.plot, self.plot.moments
        if self.dates is None or moments is None:
            return Axis(plot.across, shown=True, line=True, every=self.every)
        return axis_of_time(self.dates, moments, plot.across, self.place.width // self.widest)
