"""A table's column of rows of numbers is drawn as sparklines, natively, with the numbers as their alternative text."""

from __future__ import annotations

import pytest

from slides.base import rule_catalogue
from slides.design.page import Path, Table
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import build, read

ROWS = ("31, 35, 33, 40, 44, 48", "30, 28, 27, 22", "20; 31,5; 25; 38", "-3, 4.5, 0, 12%")


def deck(*cells: str, front: str = "", header: str = "Trend") -> BuiltDeck:
    rows = "".join(f"| Row {at} | {cell} | x |\n" for at, cell in enumerate(cells))
    return build_deck(f"---\ntitle: T\n{front}---\n\n## A\n\n| Name | {header} | Note |\n|---|---|---|\n{rows}", "x.md")


def lines(found: BuiltDeck) -> list[str]:
    return [shape.name for page in found.pages for shape in page.icons if isinstance(shape.form, Path)]


def test_each_cell_has_a_line_and_its_last_number() -> None:
    found = deck(*ROWS)
    assert lines(found) == list(ROWS)
    (table,) = [each.what for each in found.pages[-1].fills if isinstance(each.what, Table)]
    assert ["".join(run.text for run in row.cells[1].runs) for row in table.rows] == ["Trend", "48", "22", "38", "12%"]
    assert not [problem for problem in found.problems if problem.rule is rule_catalogue.LOST]


def test_a_line_follows_its_numbers_and_stays_in_its_cell() -> None:
    found = deck("1, 3, 2, 5, 4", "5, 4, 4, 1")
    page = found.pages[-1]
    (placed,) = [each for each in page.fills if isinstance(each.what, Table)]
    table = placed.what
    assert isinstance(table, Table)
    shapes = [shape for shape in page.icons if isinstance(shape.form, Path)]
    for at, shape in enumerate(shapes, 1):
        top = placed.rect.y + sum(row.height for row in table.rows[:at])
        left = placed.rect.x + table.columns[0]
        assert left <= shape.rect.x < shape.rect.right <= left + table.columns[1]
        assert top <= shape.rect.y < shape.rect.bottom <= top + table.rows[at].height
    assert isinstance(shapes[0].form, Path)
    ys = [shapes[0].form.steps[0][2], *shapes[0].form.steps[1][2::2]]
    assert ys == [shapes[0].rect.height, round(shapes[0].rect.height / 2), round(shapes[0].rect.height * 0.75), 0, ys[4]]
    assert max(ys) == ys[0] and min(ys) == ys[3]  # noqa: PT018 - the least stands lowest, the greatest highest


@pytest.mark.parametrize(
    "cells",
    [
        ("1, 2, 3, 4", "2, 5, 7, 9"),  # pages, or questions
        ("1, 2, 3", "3, 2, 1"),
        ("3, 2, 4, 1",),
        ("3, 2, 4, 1", "n/a"),
        ("3, 2, 4, 1", "[3, 2, 4, 1](https://example.com)"),
        ("a, b, c, d", "3, 2, 4, 1"),
    ],
)
def test_other_lists_of_numbers_stay_words(cells: tuple[str, ...]) -> None:
    assert lines(deck(*cells)) == []


def test_from_right_to_left_a_line_stands_in_its_mirrored_column() -> None:
    found = deck(*ROWS, front="lang: ar\n")
    page = found.pages[-1]
    (placed,) = [each for each in page.fills if isinstance(each.what, Table)]
    assert isinstance(placed.what, Table)
    right = placed.rect.x + sum(placed.what.columns) - placed.what.columns[0]
    room = right - placed.what.columns[1], right - placed.what.side
    assert all(room[0] <= shape.rect.x <= shape.rect.right < room[1] for shape in page.icons)


def test_in_the_file_a_line_is_a_freeform_with_its_numbers_as_alternative_text() -> None:
    slide = read(build(deck(*ROWS))).slides[-1]
    said = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in slide.shapes if shape._element.xpath(".//a:custGeom")]
    assert said == list(ROWS)
