"""Scatter charts: a disc a point, named where there is room, on two axes."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Axis, Chart, ChartKind, Place, PointLabel, Series
from slides.text.number_parsing import NumberFormat
from slides.visuals.charts.chart_area import NEAR, PAD, ChartArea, chart_header, colours, ink, nice, on_axis
from slides.visuals.charts.data import Plot
from slides.visuals.charts.label_positions import ChartLabelSpot, Field, Point, labels_beside

_DOT = 10
_PLACES = (
    *map(ChartLabelSpot, (Place.RIGHT, Place.ABOVE, Place.BELOW, Place.LEFT)),
    *(ChartLabelSpot(place, aside) for place in (Place.ABOVE, Place.BELOW) for aside in (0.45, -0.45)),
)
_NAMED_ABOVE = 14
"""In type larger than this every point has its name, or a smaller size is tried."""
_FLAT = 0.4
"""Axes begin at 0 unless all values are larger than this part of the greatest."""


@frozen
class _Scale:
    """An axis: its ends and step."""

    low: float
    high: float
    step: float

    def part(self, value: float) -> float:
        """Where a value stands between the ends."""
        return (value - self.low) / (self.high - self.low)

    def numbers(self, shown: NumberFormat) -> list[str]:
        """The axis's labels."""
        return [shown.shown(self.low + self.step * at) for at in range(round((self.high - self.low) / self.step) + 1)]


def scatter(plot: Plot, board: ChartArea) -> Chart:
    """The chart, as large as the room."""
    values = [value for row in plot.series for value in row.values if value is not None]
    across, up = _scale(plot.at, 6), _scale(values, 4)
    top = chart_header(plot, board, colours(plot) if len(plot.series) > 1 else ())
    shown, shown_up = on_axis(plot.across_format, across.low, across.step), on_axis(plot.format, up.low, up.step)
    ticks = max(map(board.wide, up.numbers(shown_up))) + NEAR
    numbers = across.numbers(shown)
    above, below = top.height + board.line // 2, 2 * board.line + 2 * NEAR
    height = board.room.height - above - below
    right = board.wide(numbers[-1]) // 2 + _DOT
    place = Rect(ticks, above, board.room.width - ticks - right, max(height, 3 * board.line))
    every = -(-(max(map(board.wide, numbers)) + PAD) * (len(numbers) - 1) // max(place.width, 1))
    series = tuple(_series(plot, board, place, across, up))
    unnamed = bool(plot.categories) and board.size > _NAMED_ABOVE and any(len(each.tags) < _known(each) for each in series)
    steps = _Scale(across.low, across.high, across.step * max(every, 1))
    return Chart(
        ChartKind.SCATTER,
        plot.categories,
        series,
        board.room.width + unnamed + (place.width < max(board.room.width // 3, board.wide(plot.across))),
        board.room.height + (height < 3 * board.line),
        board.size,
        "",
        place,
        Axis(plot.across, True, steps.low, steps.high, steps.step, shown.code, line=True, colour=Colour.MUTED),
        Axis("", True, up.low, up.high, up.step, shown_up.code, grid=True, colour=Colour.MUTED),
        "",
        plot.format.code,
        top.heading,
        top.key,
        corner=plot.corner,
    )


def _known(series: Series) -> int:
    """How many points a series has."""
    return sum(value is not None for value in series.values)


def _scale(values: tuple[float, ...] | list[float], count: int) -> _Scale:
    """Round ends round some values, 0 among them unless they stay far from it."""
    low, high = min(values), max(values)
    if low >= 0 and (low <= high * _FLAT or low == high):
        low = 0.0
    return _Scale(*nice(low, high, count))


def _series(plot: Plot, board: ChartArea, place: Rect, across: _Scale, up: _Scale) -> Iterator[Series]:
    """The points with their names, as many as have room: what is picked out first, then what lies at the edges."""
    spots = [
        {
            index: (place.x + int(across.part(x) * place.width), place.bottom - int(up.part(y) * place.height))
            for index, (x, y) in enumerate(zip(plot.at, row.values, strict=True))
            if y is not None
        }
        for row in plot.series
    ]
    bounds = Rect(place.x, place.y - board.line // 2, place.width, place.height + board.line // 2)
    ground = Field(bounds, dots=tuple(spot for each in spots for spot in each.values()))
    for at, (row, tint) in enumerate(zip(plot.series, colours(plot), strict=True)):
        picked = plot.picked[1] if plot.picked[0] in (None, at) else None
        tags = tuple(_tags(plot, board, at, spots[at], ground, picked, ink(tint, plot)))
        own = ((picked, Colour.CONTRAST),) if picked is not None else ()
        yield Series(row.name, row.values, tint, plot.at, None, tags, own, False, _DOT)


def _tags(
    plot: Plot, board: ChartArea, at: int, spots: dict[int, Point], ground: Field, picked: int | None, tint: Colour
) -> Iterator[tuple[int, PointLabel]]:
    """The labels of one series: the points' names where they have some, else the highest and the lowest value."""
    values = plot.series[at].values
    order = sorted(spots, key=lambda index: (index != picked, -(values[index] or 0)))
    if not plot.categories:
        order = [*order[:1], *order[:0:-1][:1]]
    for index in order:
        text = plot.categories[index] if plot.categories else plot.format.shown(values[index] or 0)
        strong = index == picked
        width = board.wide(text, strong=strong) + PAD
        found = ground.put(spots[index], width, board.line, _PLACES)
        if found is not None or strong or (index == order[0] and at == 0):
            colour = Colour.CONTRAST if strong else tint if len(plot.series) > 1 else Colour.INK
            words = text if plot.categories else ""
            spot = found or ChartLabelSpot(Place.RIGHT)
            if found is None:
                ground.taken.append(labels_beside(spots[index], spot, width, board.line))
            yield index, PointLabel(spot.place, colour, strong=strong, words=words, shift=(int(spot.aside * width), 0))
