"""Gauges: how much of a whole is reached, as half a ring with the figure in its middle."""

from __future__ import annotations

import math

from slides.base.diagnostics import BlockError
from slides.base.geometry import EMU_PER_POINT, Rect, inches
from slides.base.records import frozen
from slides.base.rule_catalogue import CHART
from slides.design import Colour
from slides.design.page import Chart, ChartKind, PointLabel, Series
from slides.visuals.charts.chart_area import ChartArea, chart_header
from slides.visuals.charts.data import Plot
from slides.visuals.charts.pie import HOLE

_LARGEST = inches(3.4)
_LARGEST_TYPE = 88
_UNSEEN, _REST = "Lower half", "Rest"
"""What the workbook calls the half that is not painted, and what is missing from the whole."""


@frozen
class Reading:
    """What a gauge shows: a value of a whole, and what both are called."""

    name: str
    value: float
    whole: float
    goal: str = ""


def reading_of(plot: Plot) -> Reading:
    """The value in the first row, and the whole in the second; without one, 100, or one where values are percentages.

    Raises BlockError for other rows, and for a value outside of the whole.
    """
    values = plot.series[0].values
    if len(values) > 2 or None in values:
        raise BlockError(CHART, plot.span, f"a gauge of {len(values)} rows", "write one row with the value, and one with the whole")
    value = values[0] or 0.0
    whole = (values[1] or 0.0) if len(values) == 2 else 1.0 if plot.format.percent else 100.0
    if not 0 <= value <= whole or not whole:
        said = f"a gauge shows 0 to {plot.format.shown(whole)}, not {plot.format.shown(value)}"
        raise BlockError(CHART, plot.span, said, "write type=bar")
    return Reading(plot.categories[0], value, whole, plot.categories[1] if len(values) == 2 else "")


def gauge_chart(plot: Plot, board: ChartArea) -> Chart:
    """The chart: a ring of which the upper half is seen, from the left to the right."""
    reading = reading_of(plot)
    top = chart_header(plot, board)
    radius = max(min((board.room.height - top.height) // 2, board.room.width // 2, _LARGEST), board.line * 3)
    picked = plot.picked[1] is not None
    ring = radius * (100 + HOLE) // 200
    words = plot.format.shown(reading.value)
    widest = board.size * radius * 4 // 5 // board.wide(words, strong=True)
    large = max(min(radius // EMU_PER_POINT // 3, widest, _LARGEST_TYPE), board.size)
    named = "\n".join(filter(None, (reading.name, f"{reading.goal}: {plot.format.shown(reading.whole)}" if reading.goal else "")))
    place = Rect(0, top.height, 2 * radius, 2 * radius)
    share = reading.value / reading.whole
    at = 0 if reading.value else 1
    figure = _shift(share / 2 if reading.value else 0.5, ring, -radius // 4)
    colour = Colour.CONTRAST if picked else Colour.KEY
    under = board.line * (1 + bool(reading.goal)) // 2 + board.line // 4
    tags = (
        (at, PointLabel(colour=colour, strong=True, words=words, shift=figure, size=large)),
        (2, PointLabel(words=named, shift=(0, under - ring))),
    )
    width = max(place.width, board.wide(named), top.heading.width if top.heading else 0)
    place = Rect((width - place.width) // 2, place.y, place.width, place.height)
    return Chart(
        ChartKind.DOUGHNUT,
        (reading.name, reading.goal or _REST, _UNSEEN),
        (
            Series(
                plot.series[0].name,
                (reading.value, reading.whole - reading.value, reading.whole),
                Colour.KEY,
                tags=tags,
                points=((0, colour), (1, Colour.LAND), (2, Colour.LAND)),
                hidden=(2,),
            ),
        ),
        width,
        place.y + 2 * radius,
        board.size,
        "",
        place,
        code=plot.format.code,
        heading=top.heading,
        corner=plot.corner,
        hole=HOLE,
        turn=270,
    )


def _shift(part: float, ring: int, down: int) -> tuple[int, int]:
    """How far a label stands from its own place in the ring, where it is to be in the middle, `down` EMU under the ring's centre.

    part: where its slice's middle is along the upper half, from 0 at the left to 1 at the right.
    """
    angle = math.pi * (1 - part)
    return -int(math.cos(angle) * ring), int(math.sin(angle) * ring) + down
