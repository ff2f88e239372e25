"""Areas: each named where it is highest, or by a key; values on an axis."""

from __future__ import annotations

from collections.abc import Sequence

from slides.design.page import Chart, Place, PointLabel, Series
from slides.visuals.charts.cartesian import Course
from slides.visuals.charts.chart_area import INKS, PAD, ChartArea, chart_header, colours, picked_point
from slides.visuals.charts.data import Plot

_TALL = 1.5
"""A name stands in an area that is this many lines of type high."""


def areas(plot: Plot, board: ChartArea) -> Chart:
    """The chart, as large as the room."""
    tints = colours(plot)
    course = Course(plot, board, chart_header(plot, board), True, 0)
    tags = _names(course) if len(plot.series) > 1 else [_value(course)]
    if len(plot.series) == 1 and tags == [None]:
        tags = [_somewhere(course)]
    elif any(tag is None for tag in tags):
        course = Course(plot, board, chart_header(plot, board, tints), True, 0)
        tags = _names(course) if any(_names(course)) else [_somewhere(course)] + [None] * (len(tints) - 1)
    found = []
    for row, tint, tag in zip(plot.series, tints, tags, strict=True):
        own = ((tag[0], PointLabel(Place.OWN, INKS[tint], series=tag[1], value=not tag[1], strong=True)),) if tag else ()
        found.append(Series(row.name, row.values, tint, (), None, own))
    return course.chart(found)


def _somewhere(course: Course) -> tuple[int, bool]:
    """The highest point of the first area, where no label has room: one value is reported even so."""
    heights = [_height(course, 0, index) for index in range(len(course.plot.categories))]
    return heights.index(max(heights)), False


def _value(course: Course) -> tuple[int, bool] | None:
    """The point of a single area whose value is shown: the one picked out, else the highest that has room inside."""
    plot = course.plot
    values = plot.series[0].values
    picked = picked_point(plot, 0)
    inner = [index for index in range(1, len(values) - 1) if values[index] is not None]
    order = sorted(inner, key=lambda index: (index != picked, -abs(values[index] or 0)))
    for index in order:
        if _fits(course, 0, index, plot.format.shown(values[index] or 0)):
            return index, False
    return None


def _names(course: Course) -> list[tuple[int, bool] | None]:
    """The point of each area where its name stands: where the area is highest."""
    found: list[tuple[int, bool] | None] = []
    for at, row in enumerate(course.plot.series):
        inner = sorted(range(1, len(row.values) - 1), key=lambda index: -_height(course, at, index))
        found.append(next(((index, True) for index in inner if _fits(course, at, index, row.name)), None))
    return found


def _height(course: Course, at: int, index: int) -> int:
    """How high an area is at a category, in EMU."""
    values: Sequence[float] = [row.values[index] or 0 for row in course.plot.series]
    whole = sum(values) or 1.0 if course.plot.stacked == "percent" else 1.0
    return abs(course.y(values[at] / whole) - course.y(0))


def _fits(course: Course, at: int, index: int, text: str) -> bool:
    """Whether a text fits into an area at a category: high enough there and on both sides, and inside the plot."""
    half = (course.board.wide(text, strong=True) + PAD) // 2
    x, place = course.x(index), course.place
    near = [each for each in range(len(course.plot.categories)) if abs(course.x(each) - x) <= half]
    near = sorted({*near, max(min(near) - 1, 0), min(max(near) + 1, len(course.plot.categories) - 1)})
    high = min(_height(course, at, each) for each in near)
    return x - half >= place.x and x + half <= place.right and high >= course.board.line * _TALL
