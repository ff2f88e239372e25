"""Waterfalls: columns that float from one running total to the next, on a base that is not painted."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.diagnostics import BlockError
from slides.base.geometry import Rect, inches, points
from slides.base.records import frozen
from slides.base.rule_catalogue import CHART
from slides.design import Colour
from slides.design.page import Axis, Chart, ChartKind, Place, PointLabel, Series
from slides.text.number_parsing import MINUS
from slides.visuals.charts.chart_area import NEAR, ChartArea, chart_header
from slides.visuals.charts.data import Plot

_WIDEST = inches(1.70)
"""A column and the gap beside it are no wider."""
_GAP = 40
_LINES = 3
_AIR = points(4)
_BASE = "Base"
"""What the column that is not painted is called in the workbook."""


@frozen
class Step:
    """A column from `low` to `high`; `change` is what it adds, None for a total."""

    low: float
    high: float
    change: float | None


def steps_of(plot: Plot) -> tuple[Step, ...]:
    """The columns of a waterfall: the first row is where it starts, each other one a change, and one that equals the sum so far a
    total. Raises BlockError for a gap, and where the sum falls below zero.
    """
    values = plot.series[0].values
    found: list[Step] = []
    running = 0.0
    for at, (name, value) in enumerate(zip(plot.categories, values, strict=True)):
        if value is None:
            raise BlockError(CHART, plot.span, f"a waterfall with no number for {name[:40]}", "write one, or delete the row")
        total = at == 0 or (at > 1 and abs(value - running) <= 1e-9 * max(abs(value), abs(running)) and value != 0)
        before, running = running, value if total else running + value
        if running < -1e-9 * abs(before):
            raise BlockError(CHART, plot.span, f"a waterfall that falls below zero at {name[:40]}", "write type=column")
        running = max(running, 0.0)
        found.append(Step(0.0, running, None) if total else Step(min(before, running), max(before, running), value))
    return tuple(found)


def waterfall_chart(plot: Plot, board: ChartArea) -> Chart:
    """The chart; wider than the room where its names do not fit under its columns."""
    steps = steps_of(plot)
    top = chart_header(plot, board)
    count = len(steps)
    widest = max(map(board.longest, plot.categories)) * 25 // 24 + points(1)
    pitch = min(board.room.width // count, max(_WIDEST, widest))
    room = pitch * 24 // 25
    names = [board.broken(name, room) for name in plot.categories]
    texts = [_text(plot, step) for step in steps]
    fits = all(board.longest(name) <= room for name in plot.categories) and max(map(len, names)) <= _LINES
    fits = fits and max(board.wide(text, strong=True) for text in texts) <= room
    bottom = max(map(len, names)) * board.line + NEAR
    height = max(board.room.height - top.height - bottom, board.line * 4)
    place = Rect(0, top.height, pitch * count, height)
    most = max(step.high for step in steps) or 1.0
    high = most * height / (height - board.line - _AIR)
    width = max(place.width, top.heading.width if top.heading else 0)
    row = plot.series[0]
    return Chart(
        ChartKind.COLUMN,
        plot.categories,
        (
            Series(_BASE, tuple(step.low for step in steps), Colour.LAND, hidden=tuple(range(count))),
            Series(
                row.name,
                tuple(step.high - step.low for step in steps),
                Colour.BAR,
                tags=_tags(plot, steps, texts, place.height / high, board.line),
                points=tuple((at, colour) for at, step in enumerate(steps) if (colour := _colour(plot, at, step)) is not Colour.BAR),
            ),
        ),
        width if fits else board.room.width + 1,
        place.bottom + bottom,
        board.size,
        "",
        place,
        Axis(plot.across, shown=True, line=True),
        Axis(low=0.0, high=high, step=high),
        "stacked",
        plot.format.code,
        top.heading,
        gap=_GAP,
        lap=100,
        corner=plot.corner,
    )


def _text(plot: Plot, step: Step) -> str:
    """What stands over a column: a total, or a change with its sign."""
    if step.change is None:
        return plot.format.shown(step.high)
    shown = plot.format.shown(abs(step.change))
    return f"{MINUS if step.change < 0 else '+'}{shown}"


def _colour(plot: Plot, at: int, step: Step) -> Colour:
    """Totals, rises and falls differ; where one column is picked out, the others are muted."""
    picked = plot.picked[1]
    if picked is not None:
        return Colour.CONTRAST if at == picked else Colour.BAR if step.change is None else Colour.SOFT
    return Colour.BAR if step.change is None else Colour.KEY if step.change >= 0 else Colour.CONTRAST


def _tags(plot: Plot, steps: Sequence[Step], texts: Sequence[str], per: float, line: int) -> tuple[tuple[int, PointLabel], ...]:
    """A label over each column. per: EMU for each unit of value."""
    found = []
    for at, (step, text) in enumerate(zip(steps, texts, strict=True)):
        up = int((step.high - step.low) * per / 2) + line // 2
        strong = step.change is None or at == plot.picked[1]
        found.append((at, PointLabel(Place.MIDDLE, Colour.INK, strong=strong, words=text, shift=(0, -up))))
    return tuple(found)
