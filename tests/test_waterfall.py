"""Waterfalls and gauges: what floats where, what is not painted, and what each cannot show."""

from __future__ import annotations

import pytest

from slides.design import Colour
from slides.design.page import ChartKind
from slides.export.pptx.chart_xml import chart_xml
from slides.pipeline.build import build_deck
from slides.visuals.charts import draw_chart
from slides.visuals.charts.gauge import reading_of
from slides.visuals.charts.waterfall import steps_of
from tests.building import graver
from tests.chart_labels import ROOMS, fitted, plotted, style
from tests.drawing_checks import DESIGN

PROFIT = "Item | Value\nRevenue | 120\nMaterials | -48\nSubsidies | 12\nProfit | 84"


def test_each_change_begins_where_the_last_ended() -> None:
    steps = steps_of(plotted(PROFIT, ChartKind.WATERFALL))
    assert [(step.low, step.high, step.change) for step in steps] == [(0, 120, None), (72, 120, -48), (72, 84, 12), (0, 84, None)]


def test_a_second_row_that_equals_the_first_is_a_change() -> None:
    steps = steps_of(plotted("Item | Value\nA | 10\nB | 10\nC | 20", ChartKind.WATERFALL))
    assert [step.change for step in steps] == [None, 10, None]


@pytest.mark.parametrize("room", ROOMS.values(), ids=ROOMS)
def test_the_base_is_not_painted_and_labels_say_the_changes(room: object) -> None:
    chart = fitted(plotted(PROFIT, ChartKind.WATERFALL), room)  # type: ignore[arg-type]
    assert chart is not None
    base, shown = chart.series
    assert base.hidden == (0, 1, 2, 3)
    assert base.values == (0, 72, 72, 0)
    assert shown.values == (120, 48, 12, 84)
    assert [tag.words for _, tag in shown.tags if tag] == ["120", "\u221248", "+12", "84"]
    assert dict(shown.points) == {1: Colour.CONTRAST, 2: Colour.KEY}
    xml = chart_xml(chart, DESIGN, "en-GB", "rId1").decode()
    first = xml[xml.index("<c:ser>") : xml.index("</c:ser>")]
    assert "<c:spPr><a:noFill/>" in first
    assert '<c:overlap val="100"/>' in xml


def test_one_that_is_picked_out_mutes_the_others() -> None:
    chart = draw_chart(plotted(PROFIT, ChartKind.WATERFALL, highlight="Subsidies"), ROOMS["wide"], style(16))
    assert dict(chart.series[1].points) == {1: Colour.SOFT, 2: Colour.CONTRAST}


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("I | V\nA | 10\nB | -20", ChartKind.WATERFALL, "falls below zero at B"),
        ("I | V\nA | 10\nB | n/a", ChartKind.WATERFALL, "no number for B"),
        ("I | V | W\nA | 10 | 2", ChartKind.WATERFALL, "a waterfall of 2 series"),
        ("I | V\nA | 120", ChartKind.GAUGE, "shows 0 to 100, not 120"),
        ("I | V\nA | 1\nB | 2\nC | 3", ChartKind.GAUGE, "a gauge of 3 rows"),
        ("I | V\nA | -1", ChartKind.GAUGE, "shows 0 to 100"),
    ],
)
def test_what_they_cannot_show_is_reported(text: str, kind: ChartKind, said: str) -> None:
    deck = build_deck("## A\n\n```chart\ntype: " + kind.value + "\n" + text.replace(" | ", ", ") + "\n```\n", "x.md")
    assert any(said in problem.message for problem in graver(deck))
    assert not any(problem.rule.name == "lost" for problem in deck.problems)


@pytest.mark.parametrize(
    ("text", "whole"),
    [("I | V\nDone | 72%", 1), ("I | V\nDone | 72", 100), ("I | V\nSold | 340\nSeats | 500", 500), ("I | V\nNone | 0", 100)],
)
def test_a_gauge_is_the_upper_half_of_a_ring(text: str, whole: float) -> None:
    plot = plotted(text, ChartKind.GAUGE)
    assert reading_of(plot).whole == whole
    chart = fitted(plot, ROOMS["wide"])
    assert chart is not None
    value, rest, half = chart.series[0].values
    assert value is not None and rest is not None  # noqa: PT018
    assert value + rest == half == whole
    assert (chart.turn, chart.series[0].hidden) == (270, (2,))
    assert '<c:firstSliceAng val="270"/>' in chart_xml(chart, DESIGN, "en-GB", "rId1").decode()
