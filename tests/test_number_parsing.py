"""Numbers as people write them: what each reads as, what cells say about each other, and what is no number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.base.diagnostics import BlockError, Span
from slides.text.number_parsing import NumberCell, NumberFormat, Numbers, is_gap, read_numbers, with_unit


def read(*texts: str, decimal: str = "") -> Numbers:
    return read_numbers([NumberCell(text, Span("case.md", line), "Trade") for line, text in enumerate(texts, 1)], decimal)


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("1,200.5",), (1200.5,)),
        (("1.200,5",), (1200.5,)),
        (("1,200",), (1200,)),
        (("1,200,300",), (1200300,)),
        (("1.200.300",), (1200300,)),
        (("1 200", "1\u202f200\u202f300"), (1200, 1200300)),
        (("1'200.25", "1’200"), (1200.25, 1200)),
        (("1,23,456",), (123456,)),
        (("3,5", "1.200"), (3.5, 1200)),
        (("3.5", "1,200"), (3.5, 1200)),
        (("0,125",), (0.125,)),
        (("3,75",), (3.75,)),
        ((".5", "-.5"), (0.5, -0.5)),
        (("-5", "−5", "+5", "(5)"), (-5, -5, 5, -5)),
        (("12%", "7.5 %", "−3%"), (0.12, 0.075, -0.03)),
        (("$1,200", "-$5", "$ -7"), (1200, -5, -7)),
        (("5 €", "6,50 €"), (5, 6.5)),
        (("USD 5", "USD 10"), (5, 10)),
        (("5 km", "7 km"), (5, 7)),
        (("3.2 bn", "4 bn"), (3.2, 4)),
        (("1e3", "1.5E-2"), (1000, 0.015)),
        (("٣٫٥", "١٢"), (3.5, 12)),
        (("5", "", "n/a", "–", "-", "N/A", "…"), (5, None, None, None, None, None, None)),
    ],
)
def test_a_number_reads_as_people_mean_it(texts: tuple[str, ...], values: tuple[float | None, ...]) -> None:
    assert read(*texts).values == values


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "1.2.3",
        "1,2,3",
        "12 34",
        "--5",
        "10–20",
        "10 - 20",
        "½",
        "inf",
        "~5",
        "5 5",
        "1,20,00",
        "1.2e400",
        "0x10",
        "five",
        "5,",
        "1" * 61,
    ],
)
def test_what_is_no_number_is_a_mistake_with_its_line_and_column(text: str) -> None:
    with pytest.raises(BlockError) as caught:
        read("1", text)
    assert caught.value.problem.span.line == 2
    assert "Trade" in caught.value.problem.message


@pytest.mark.parametrize("text", ["12345678901234567", "1e99", "9" * 16])
def test_a_number_that_a_spreadsheet_would_change_is_a_mistake(text: str) -> None:
    with pytest.raises(BlockError, match="too large for a chart"):
        read(text)


@pytest.mark.parametrize("texts", [("1,200.5", "1.200,5"), ("3.5", "3,5"), ("12%", "12"), ("$5", "€5"), ("5 km", "5 mi"), ("5", "5 km")])
def test_cells_that_contradict_each_other_are_a_mistake_at_the_second(texts: tuple[str, ...]) -> None:
    with pytest.raises(BlockError) as caught:
        read(*texts)
    assert caught.value.problem.span.line == 2


def test_a_range_dash_for_a_minus_is_told_with_a_hint() -> None:
    with pytest.raises(BlockError) as caught:
        read("–5")
    assert "−" in caught.value.problem.hint


def test_a_lone_number_that_half_of_europe_reads_otherwise_is_told() -> None:
    assert read("1.200").values == (1.2,)
    assert "read as 1.2" in read("1.200").doubts[0].message
    assert read("1,200").doubts == ()
    assert read("1.200", "2.5").doubts == ()


def test_an_author_may_say_what_parts_decimals() -> None:
    assert read("1.200", decimal="comma").values == (1200,)
    assert read("1,200", decimal="comma").values == (1.2,)
    assert read("1,200", decimal="point").values == (1200,)
    with pytest.raises(BlockError, match="decimal=comma"):
        read("3.5", decimal="comma")


@pytest.mark.parametrize(
    ("texts", "code", "shown"),
    [
        (("5",), '0;"−"0;0', "5"),
        (("1,200.5", "7"), '#,##0.0;"−"#,##0.0;#,##0.0', "1,200.5"),
        (("12500",), '#,##0;"−"#,##0;#,##0', "12,500"),
        (("12.5%",), '0.0%;"−"0.0%;0.0%', "12.5%"),
        (("-$5",), '"$"0;"−$"0;"$"0', "−$5"),
        (("6,50 €",), '0.00" €";"−"0.00" €";0.00" €"', "6,50 €"),
    ],
)
def test_numbers_are_shown_as_they_were_written(texts: tuple[str, ...], code: str, shown: str) -> None:
    found = read(*texts)
    assert found.format.code == code
    assert found.values[0] is not None
    assert found.format.shown(found.values[0]) == shown


def test_a_unit_of_one_sign_stands_at_each_number() -> None:
    assert with_unit(NumberFormat(), "%").shown(45) == "45%"
    assert with_unit(NumberFormat(), "$").shown(45) == "$45"
    assert with_unit(NumberFormat(comma=True), "€").shown(45) == "45 €"
    assert with_unit(NumberFormat(), "bn USD") == NumberFormat()


def test_no_quotation_mark_breaks_a_format_code() -> None:
    assert read('5 "x').format.code.count('"') % 2 == 0


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 2)))
def test_a_number_that_is_shown_reads_as_itself(value: float) -> None:
    shown = NumberFormat(decimals=2, grouped=True).shown(value)
    assert read(shown, "0.55").values[0] == pytest.approx(value)


@given(st.text(max_size=30))
def test_any_text_is_a_number_a_gap_or_a_mistake(text: str) -> None:
    try:
        (value,) = read(text).values
    except BlockError:
        return
    assert (value is None) == is_gap(text)
