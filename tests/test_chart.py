"""Charts: what is drawn of rows of cells, and laws that hold for any of them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.diagnostics import BlockError
from slides.base.geometry import Size
from slides.design import Colour
from slides.design.page import Chart, ChartKind, Place
from slides.visuals.charts import draw_chart, figures
from slides.visuals.charts.data import Plot
from slides.visuals.charts.descriptions import alternative
from tests.chart_labels import ROOMS, fitted, inside, labels, overlap, plotted, ring_labels, style, tag_of
from tests.example_counts import examples

WIDE = ROOMS["wide"]
REGIONS = "Region | Exports\nNorth | 10\nSouth | 3\nEast | 7"
YEARS = "Year | Iran | Russia\n2019 | 3 | 5\n2020 | 4 | 2\n2021 | 6 | 2.1"
NAMES = st.text("abcdefg hij", min_size=1, max_size=24).map(lambda text: " ".join(text.split()) or "x")
VALUES = st.floats(-1000, 1000, allow_nan=False).map(lambda value: round(value, 1))


def drawn(text: str, kind: ChartKind, stacked: str = "", room: Size = WIDE, **wishes: str) -> tuple[Plot, Chart]:
    plot = plotted(text, kind, stacked, **wishes)
    chart = fitted(plot, room)
    assert chart is not None, "it fits"
    return plot, chart


def test_a_bar_that_is_picked_out_is_the_only_one_in_contrast() -> None:
    _, chart = drawn(REGIONS, ChartKind.BAR, highlight="south")
    (series,) = chart.series
    assert series.colour is Colour.KEY
    assert series.points == ((1, Colour.CONTRAST),)
    assert [tag.colour for tag in (tag_of(series, index) for index in range(3)) if tag] == [Colour.INK, Colour.CONTRAST, Colour.INK]


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN, ChartKind.PIE, ChartKind.DOUGHNUT])
def test_without_a_highlight_no_point_is_picked_out(kind: ChartKind) -> None:
    _, chart = drawn(REGIONS, kind)
    assert Colour.CONTRAST not in [colour for _, colour in chart.series[0].points]


def test_a_highlight_names_a_point_of_a_series_either_way() -> None:
    for words in ("Russia/2020", "2020/russia"):
        assert plotted(YEARS, ChartKind.COLUMN, highlight=words).picked == (1, 1)
    assert plotted(YEARS, ChartKind.LINE, highlight="Iran").picked == (0, None)


def test_a_series_that_is_picked_out_has_the_contrast_to_itself() -> None:
    _, chart = drawn(YEARS, ChartKind.LINE, highlight="Russia")
    assert [series.colour for series in chart.series] == [Colour.MUTED, Colour.CONTRAST]


def test_bars_begin_at_nothing_and_end_before_their_labels() -> None:
    plot, chart = drawn(REGIONS, ChartKind.BAR)
    assert chart.up.low == 0
    assert chart.up.high > 10
    assert all(box.right <= chart.width for _, box in labels(chart, plot.format))


def test_the_first_category_names_the_series_of_bars() -> None:
    plot, chart = drawn(YEARS, ChartKind.BAR)
    assert [text for text, _ in labels(chart, plot.format) if not text[0].isdigit()] == ["Iran 3.0", "Russia 5.0"]
    assert chart.key == ()


def test_a_key_names_the_series_where_labels_have_no_room() -> None:
    text = "Year | The first of the series | The second of the series\n" + "\n".join(f"{year} | 3 | 5" for year in range(2010, 2020))
    _, chart = drawn(text, ChartKind.COLUMN)
    assert [entry.name for entry in chart.key] == ["The first of the series", "The second of the series"]
    assert all(entry.place.bottom <= chart.plot.y for entry in chart.key)


def test_long_names_lie_down() -> None:
    names = ("The Republic of Kazakhstan and its ports", "Azerbaijan and Nakhchivan by rail only", "The Islamic Republic of Iran")
    text = "Who | Trade\n" + "\n".join(f"{name}, part {part} | 5" for name in names for part in (1, 2))
    assert drawn(text, ChartKind.COLUMN)[1].kind is ChartKind.BAR
    assert drawn(REGIONS, ChartKind.COLUMN)[1].kind is ChartKind.COLUMN


def test_bars_run_from_top_to_bottom_as_they_are_written() -> None:
    assert drawn(REGIONS, ChartKind.BAR)[1].across.turned


def test_a_short_line_has_a_label_at_each_point_and_no_axis() -> None:
    plot, chart = drawn("Year | X\n2019 | 3\n2020 | 4\n2021 | 6\n2022 | 5", ChartKind.LINE)
    assert not chart.up.shown
    assert len(list(labels(chart, plot.format))) == 4


def test_a_long_line_has_an_axis_and_labels_where_they_tell_something() -> None:
    rows = "\n".join(f"{1960 + at} | {at * (40 - at)}" for at in range(40))
    plot, chart = drawn(f"Year | X\n{rows}", ChartKind.LINE)
    assert chart.up.shown
    assert {text for text, _ in labels(chart, plot.format)} >= {"400", "39"}


def test_lines_that_end_close_to_each_other_have_their_names_apart() -> None:
    text = "Year | Aa | Bb | Cc | Dd\n2020 | 1 | 9 | 4 | 6\n2021 | 5 | 5 | 5.1 | 5.1\n2022 | 5 | 5 | 5.1 | 5.1"
    plot, chart = drawn(text, ChartKind.LINE)
    boxes = [box for text, box in labels(chart, plot.format) if text[0].isalpha()]
    assert len(boxes) == 4
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


def test_years_that_stand_unevenly_have_an_axis_of_time() -> None:
    _, chart = drawn("Year | X\n1990 | 3\n2000 | 4\n2020 | 6\n2021 | 5", ChartKind.LINE)
    assert chart.dates is not None
    assert chart.dates.unit == "years"
    assert drawn(YEARS, ChartKind.LINE)[1].dates is None


def test_dates_make_a_line_where_no_kind_is_asked_for() -> None:
    assert plotted(YEARS).kind is ChartKind.LINE
    assert plotted(REGIONS).kind is ChartKind.BAR


def test_parts_of_a_whole_are_labelled_by_their_share() -> None:
    _, chart = drawn(REGIONS, ChartKind.PIE)
    tags = [tag_of(chart.series[0], index) for index in range(3)]
    assert all(tag and tag.category and tag.share and not tag.value and tag.place is Place.OUTSIDE for tag in tags)


def test_rings_and_areas_leave_the_place_of_labels_to_powerpoint() -> None:
    for kind in (ChartKind.DOUGHNUT, ChartKind.AREA):
        _, chart = drawn(REGIONS if kind is ChartKind.DOUGHNUT else YEARS, kind)
        found = [tag_of(series, index) for series in chart.series for index in range(3)]
        assert {tag.place for tag in found if tag} == {Place.OWN}, "PowerPoint repairs a file that names one"


def test_stacked_bars_have_their_labels_inside() -> None:
    _, chart = drawn(YEARS, ChartKind.COLUMN, "stacked")
    found = [tag_of(series, index) for series in chart.series for index in range(3)]
    assert {tag.place for tag in found if tag} == {Place.MIDDLE}, "PowerPoint repairs a file with outEnd in stacked bars"


def test_points_are_named_where_there_is_room() -> None:
    text = "Who | X | Y\nIran | 1 | 2\nIraq | 1.01 | 2.01\nRussia | 5 | 7\nTürkiye | 9 | 1"
    plot, chart = drawn(text, ChartKind.SCATTER, highlight="Iran")
    named = {tag.words for tag in (tag_of(chart.series[0], index) for index in range(4)) if tag}
    assert {"Iran", "Russia", "Türkiye"} <= named
    assert "Iraq 1.01, 2.01" in " ".join(figures(plot))


WRONG = (
    ("a | b\nx | one", ChartKind.BAR, "a cell of the column 'b' is not a number: one"),
    ("a | b", ChartKind.BAR, "a chart without numbers"),
    ("a | b\nx | 1 | 2", ChartKind.BAR, "a row of 3 cells under a header of 2"),
    ("a | b | c | d | e | f\nx | 1 | 2 | 3 | 4 | 5", ChartKind.BAR, "5 series"),
    ("a | b\nx | -1\ny | 2", ChartKind.PIE, "-1 is negative"),
    ("a | b\nx | 0\ny | 0", ChartKind.PIE, "all 0"),
    ("a | b | c\nx | 1 | 2", ChartKind.PIE, "2 series"),
    ("a | b\nx | n/a", ChartKind.BAR, "has no number in it"),
    ("a | b\nx | 1", ChartKind.LINE, "through one point"),
    ("a | b | B\nx | 1 | 2", ChartKind.BAR, "two series have the same name"),
    ("a | b\n2024-02-30 | 1\n2024-03-01 | 1", ChartKind.LINE, "not a valid date: 2024-02-30"),
    ("a | b\n" + "\n".join(f"x{at} | 1" for at in range(61)), ChartKind.COLUMN, "more than 60 rows"),
    ("a | b\n" + "\n".join(f"x{at} | 1" for at in range(25)), ChartKind.BAR, "25 bars"),
    ("a | b\n" + "\n".join(f"x{at} | 1" for at in range(11)), ChartKind.PIE, "11 slices"),
    ("a | b\n" + "x" * 101 + " | 1", ChartKind.BAR, "name of 101 characters"),
    ("x | y\nn/a | 1\n2 | 3", ChartKind.SCATTER, "a point without a number"),
)


@pytest.mark.parametrize(("text", "kind", "said"), WRONG, ids=[said for _, _, said in WRONG])
def test_what_cannot_be_drawn_whole_is_a_mistake(text: str, kind: ChartKind, said: str) -> None:
    with pytest.raises(BlockError, match=said):
        plotted(text, kind)


def test_a_mistake_names_the_line_of_its_cell() -> None:
    with pytest.raises(BlockError) as caught:
        plotted("a | b\nx | 1\ny | two", ChartKind.BAR)
    assert caught.value.problem.span.line == 7


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Year | X\n2021 | 1\n2020 | 2", ChartKind.LINE, "2020 comes after a later date"),
        ("Year | X\n2020 | 1\n2020 | 2", ChartKind.LINE, "2020 comes twice"),
        ("Quarter | X\n2020-Q1 | 1\n2020-Q2 | 2\n2021-Q1 | 2", ChartKind.LINE, "not evenly spaced"),
        ("Day | X\n03/04/2024 | 1\n05/04/2024 | 2", ChartKind.LINE, "is ambiguous as a date"),
        ("a | b\n" + "\n".join(f"x{at} | 1" for at in range(7)), ChartKind.PIE, "7 slices"),
        ("a | b\nx | 1\ny | n/a", ChartKind.PIE, "y has no share of the whole"),
        ("Year | X\n2020 | 1\n2021 | n/a\n2022 | 2", ChartKind.AREA, "a missing figure as 0"),
    ],
)
def test_what_is_doubtful_is_told(text: str, kind: ChartKind, said: str) -> None:
    assert any(said in problem.message for problem in plotted(text, kind).doubts)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        (REGIONS, ChartKind.BAR, "Bar chart of Exports by Region: North highest with 10, South lowest with 3. North 10, South 3, East 7."),
        ("Year | X\n2019 | 3\n2020 | 9\n2021 | 6", ChartKind.LINE, "X by Year: rises from 3 in 2019 to 6 in 2021, highest 9 in 2020."),
        ("Year | X\n2019 | 3\n2020 | 3", ChartKind.LINE, "ends where it began, at 3"),
        (YEARS, ChartKind.LINE, "Iran rises from 3.0 in 2019 to 6.0 in 2021. Russia falls from 5.0 in 2019 to 2.1 in 2021"),
        ("Fuel | Share\nGas | 69%\nOil | 26%\nHydro | 5%", ChartKind.PIE, "Gas has 69%, Oil 26%, Hydro the least"),
        ("A | B\nx | 5\ny | 5", ChartKind.BAR, "5 throughout"),
        ("X | Y\n1 | 2\n2 | 4\n3 | 6\n4 | 8\n5 | 9", ChartKind.SCATTER, "where X is higher, Y is higher"),
    ],
)
def test_the_alternative_text_tells_the_finding(text: str, kind: ChartKind, told: str) -> None:
    assert told in alternative(plotted(text, kind))


KINDS = st.sampled_from(
    [(ChartKind.BAR, ""), (ChartKind.COLUMN, ""), (ChartKind.LINE, ""), (ChartKind.COLUMN, "stacked"), (ChartKind.BAR, "percent")]
)


@st.composite
def plots(draw_: st.DrawFn) -> Plot:
    kind, stacked = draw_(KINDS)
    count, rows = draw_(st.integers(1, 4)), draw_(st.integers(2, 5 if kind is ChartKind.BAR else 24))
    values = VALUES.map(abs) if stacked == "percent" else VALUES
    names = draw_(st.lists(NAMES, min_size=count, max_size=count, unique_by=str.casefold))
    years = draw_(st.booleans())
    lines = [" | ".join(["Name", *names])]
    for at in range(rows):
        name = str(2000 + at) if years else f"{draw_(NAMES)}"
        lines.append(" | ".join([name, *(str(draw_(values)) for _ in range(count))]))
    return plotted("\n".join(lines), kind, stacked, title=draw_(st.sampled_from(["", "A title of the chart"])))


@settings(max_examples=examples(100), deadline=None)
@given(plots(), st.sampled_from(sorted(ROOMS)))
def test_labels_stay_inside_and_do_not_touch(plot: Plot, room: str) -> None:
    chart = fitted(plot, ROOMS[room])
    if chart is None:
        return
    assert inside(chart.plot, chart.width, chart.height, 0)
    boxes = list(labels(chart, plot.format))
    for text, box in boxes:
        assert inside(box, ROOMS[room].width, ROOMS[room].height, 40_000), f"{text} leaves the room"
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not overlap(first, second, 30_000), f"{one} touches {other}"


def test_names_that_leave_no_room_on_both_sides_stand_in_the_key() -> None:
    plot = plotted("Name | aaaaa | a\na | 100.0 | -100.0\naaaaaaaaaaaaaaaaaa | 0.0 | 0.0", ChartKind.BAR)
    chart = fitted(plot, ROOMS["small"])
    assert chart is not None
    assert chart.key
    assert all(inside(box, chart.width, chart.height, 40_000) for _, box in labels(chart, plot.format))


def test_a_long_name_at_the_end_of_a_line_takes_smaller_type() -> None:
    name = "a" * 22
    plot = plotted(f"Name | a | aa | {name}\n" + "a | 0.0 | 0.0 | 0.0\n" * 11 + "a | 0.0 | 0.0 | 100.0", ChartKind.LINE)
    chart = fitted(plot, ROOMS["small"])
    assert chart is not None
    assert all(inside(box, chart.width, chart.height, 40_000) for _, box in labels(chart, plot.format))


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.floats(0.5, 100), min_size=2, max_size=10), st.sampled_from(sorted(ROOMS)))
def test_the_labels_of_a_ring_stand_outside_and_apart(values: list[float], room: str) -> None:
    text = "A | B\n" + "\n".join(f"Part {at} | {value:.1f}" for at, value in enumerate(values))
    chart = fitted(plotted(text, ChartKind.DOUGHNUT), ROOMS[room])
    if chart is None:
        return
    boxes = list(ring_labels(chart))
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    x, y, radius = chart.plot.x + chart.plot.width / 2, chart.plot.y + chart.plot.height / 2, chart.plot.width / 2
    for box in boxes:
        near_x, near_y = min(max(x, box.x), box.right), min(max(y, box.y), box.bottom)
        assert ((near_x - x) ** 2 + (near_y - y) ** 2) ** 0.5 > radius * 0.98
        assert inside(box, chart.width, chart.height, 20_000)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=30), st.sampled_from(sorted(ROOMS)))
def test_the_names_of_points_touch_neither_each_other_nor_the_points(spots: list[tuple[int, int]], room: str) -> None:
    text = "Who | X | Y\n" + "\n".join(f"Point {at} | {x} | {y}" for at, (x, y) in enumerate(spots))
    plot, chart = drawn(text, ChartKind.SCATTER, room=ROOMS[room])
    boxes = [box for _, box in labels(chart, plot.format)]
    assert boxes
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


@settings(max_examples=examples(40), deadline=None)
@given(plots())
def test_the_same_chart_is_drawn_the_same(plot: Plot) -> None:
    assert draw_chart(plot, WIDE, style(16)) == draw_chart(plot, WIDE, style(16))
    assert len(alternative(plot)) <= 250
