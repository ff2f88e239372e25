"""Lines: names at their ends, values where they tell something and have room, an axis where these do not tell all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from slides.base.geometry import Rect
from slides.design import Colour
from slides.design.page import Chart, Place, PointLabel, Series
from slides.visuals.charts.cartesian import Course
from slides.visuals.charts.chart_area import END_PAD, PAD, ChartArea, chart_header, colours, ink, labelled, named_by, picked_point, spread
from slides.visuals.charts.data import Plot, SeriesRow
from slides.visuals.charts.label_positions import ChartLabelSpot, Field, LabelBox

_DOT = 8
_ABOVE = (ChartLabelSpot(Place.ABOVE), ChartLabelSpot(Place.ABOVE, -0.45), ChartLabelSpot(Place.ABOVE, 0.45))
_BELOW = (ChartLabelSpot(Place.BELOW), ChartLabelSpot(Place.BELOW, 0.45), ChartLabelSpot(Place.BELOW, -0.45))
_ALL = 13
"""A line of at most this many points has a label at each, if they have room."""


def line_chart(plot: Plot, board: ChartArea) -> Chart:
    """The chart, as large as the room."""
    short = plot.reach is None and (len(plot.categories) == 2 or (len(plot.series) == 1 and len(plot.categories) <= _ALL))
    if short:
        whole = _labels(plot, board, axis=False)
        if whole.complete:
            return whole.chart()
    return _labels(plot, board, axis=True).chart()


def _last(row: SeriesRow) -> int:
    """A series' last point."""
    return max(index for index, value in enumerate(row.values) if value is not None)


def _labels(plot: Plot, board: ChartArea, *, axis: bool) -> _Labels:
    """Labels on the ground that leaves them room at the right."""
    ends = [_end_width(plot, board, row) for row in plot.series if _last(row) == len(plot.categories) - 1]
    starts = [_width(plot, board, row.values[0]) for row in plot.series] if _slopes(plot) and not axis else []
    course = Course(plot, board, chart_header(plot, board), axis, max(ends, default=0), max(starts, default=0))
    return _Labels(course, colours(plot)).placed()


def _slopes(plot: Plot) -> bool:
    """Whether a chart compares two points in time: then both ends of its lines are labelled."""
    return len(plot.categories) == 2


def _width(plot: Plot, board: ChartArea, value: float | None) -> int:
    """The width of a value's label."""
    return board.wide(plot.format.shown(value or 0), strong=True) + END_PAD


def _end_width(plot: Plot, board: ChartArea, row: SeriesRow) -> int:
    """The width of the label at a line's end."""
    name = row.name + named_by(plot) if len(plot.series) > 1 else ""
    return board.wide(name + plot.format.shown(row.values[_last(row)] or 0), strong=True) + END_PAD


@dataclass(slots=True)
class _Labels:
    """The labels of lines, placed one after the other: their ends, what is picked out, the highest and lowest, then the rest."""

    course: Course
    tints: tuple[Colour, ...]
    found: list[dict[int, PointLabel]] = field(default_factory=list)
    complete: bool = True
    """Whether every point that should have a label has one."""

    def placed(self) -> _Labels:
        """These labels with their places."""
        plot, board = self.course.plot, self.course.board
        stretches = [stretch for at in range(len(plot.series)) for stretch in self.course.stretches(at)]
        top = self.course.top.height
        bounds = Rect(0, top, board.room.width, self.course.place.bottom - top)
        ticks = []
        if self.course.axis:
            half = board.line // 2
            ticks = [
                LabelBox(0, self.course.y(number) - half, self.course.place.x, self.course.y(number) + half)
                for _, number in self.course.numbers
            ]
        ground = Field(bounds, stretches, taken=ticks)
        self.found = [{} for _ in plot.series]
        self._ends(ground)
        for at, row in enumerate(plot.series):
            for index in self._order(at, row):
                if index not in self.found[at]:
                    self.complete &= self._put(at, index, ground)
        return self

    def _ends(self, ground: Field) -> None:
        """The labels at the lines' ends, moved apart where lines end close to each other."""
        plot, line, last = self.course.plot, self.course.board.line, len(self.course.plot.categories) - 1
        closing = [at for at, row in enumerate(plot.series) if _last(row) == last]
        middles = [self.course.y(plot.series[at].values[last] or 0) for at in closing]
        places = spread(middles, line, self.course.top.height, self.course.place.bottom + line // 2)
        many, between, x = len(plot.series) > 1, named_by(plot), self.course.x(last)
        for at, middle, place in zip(closing, middles, places, strict=True):
            colour = Colour.CONTRAST if picked_point(plot, at) == last else ink(self.tints[at], plot)
            self.found[at][last] = PointLabel(Place.RIGHT, colour, series=many, strong=True, between=between, shift=(0, place - middle))
            width = _end_width(plot, self.course.board, plot.series[at])
            ground.taken.append(LabelBox(x, place - line // 2, x + width, place + line // 2))
        if _slopes(plot) and not self.course.axis:
            self._starts(ground)
        for at, row in enumerate(plot.series):
            if at not in closing and many:
                self._put(at, _last(row), ground, named=True)

    def _starts(self, ground: Field) -> None:
        """The values at the lines' beginnings, to the left of them."""
        plot, line = self.course.plot, self.course.board.line
        known = [(at, row.values[0]) for at, row in enumerate(plot.series) if row.values[0] is not None]
        middles = [self.course.y(value or 0) for _, value in known]
        places = spread(middles, line, self.course.top.height, self.course.place.bottom + line // 2)
        for (at, value), middle, place in zip(known, middles, places, strict=True):
            colour = Colour.CONTRAST if picked_point(plot, at) == 0 else ink(self.tints[at], plot)
            self.found[at][0] = PointLabel(Place.LEFT, colour, strong=True, shift=(0, place - middle))
            right = self.course.place.x
            ground.taken.append(LabelBox(right - _width(plot, self.course.board, value), place - line // 2, right, place + line // 2))

    def _order(self, at: int, row: SeriesRow) -> list[int]:
        """The points of a line that may have a label, the most telling first."""
        picked = picked_point(self.course.plot, at)
        chosen = [picked] if picked is not None else []
        if len(self.course.plot.series) > 1:
            return chosen
        known = [index for index, value in enumerate(row.values) if value is not None]
        by_value = sorted(known, key=lambda index: row.values[index] or 0)
        telling = [*chosen, known[-1], known[0], by_value[-1], by_value[0]]
        return telling if self.course.axis else [*telling, *known]

    def _put(self, at: int, index: int, ground: Field, *, named: bool = False) -> bool:
        """Whether a label has found a place above or below its point; to its right at the end of a line that ends early."""
        plot, board, values = self.course.plot, self.course.board, self.course.plot.series[at].values
        value = values[index] or 0
        near = [values[each] or 0 for each in (index - 1, index + 1) if 0 <= each < len(values) and values[each] is not None]
        lowest = bool(near) and value < min(near)
        sides = _BELOW if lowest else (*_ABOVE, *_BELOW)
        sides = (*sides, *_ABOVE) if lowest else sides
        text = (plot.series[at].name + named_by(plot) if named else "") + plot.format.shown(value)
        width = board.wide(text, strong=True) + PAD
        spot = ground.put(
            (self.course.x(index), self.course.y(value)), width, board.line, (*sides, ChartLabelSpot(Place.RIGHT)) if named else sides
        )
        if spot is None:
            return False
        picked = picked_point(plot, at) == index
        colour = Colour.CONTRAST if picked else ink(self.tints[at], plot) if named else Colour.INK
        shift = (int(spot.aside * width), 0)
        self.found[at][index] = PointLabel(spot.place, colour, series=named, strong=picked or named, between=named_by(plot), shift=shift)
        return True

    def chart(self) -> Chart:
        """The chart with its labels, and a mark at each point that has one."""
        return self.course.chart(tuple(self._series()))

    def _series(self) -> Iterator[Series]:
        """The lines."""
        plot = self.course.plot
        for at, row in enumerate(plot.series):
            known = [index for index, value in enumerate(row.values) if value is not None]
            lone = [index for index in known if index - 1 not in known and index + 1 not in known]
            dots = sorted({*self.found[at], *lone})
            picked = picked_point(plot, at)
            own = ((picked, Colour.CONTRAST),) if picked is not None else ()
            tag, tags = labelled(self.found[at], row.values)
            yield Series(row.name, row.values, self.tints[at], (), tag, tags, own, False, _DOT, None if dots == known else tuple(dots))
