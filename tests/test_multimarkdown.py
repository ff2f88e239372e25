"""MultiMarkdown: metadata at the top, cells that span, several header rows; and pandoc's attributes over several lines."""

from __future__ import annotations

import pytest

from slides.markdown import parser
from slides.pipeline.build import build_deck
from tests.building import dump


def cells(table: str) -> str:
    """The cells of an outline's table, row by row: `=` covered by another, `c2` and `r2` what one covers."""
    nodes, _ = parser.parse(table, "x.md")
    (found,) = [node for node in nodes if node.kind == "table"]
    return " / ".join(
        " ".join(
            "="
            if "covered" in cell.attributes
            else "".join(run.text for run in cell.runs).replace(" ", "_") + "".join(f"({key[0]}{n})" for key, n in cell.attributes.items())
            or "."
            for cell in row.children
        )
        for row in found.children
    )


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("| One cell ||\n|---|---|\n| a | b |\n| wide ||", "One_cell(c2) = / a b / wide(c2) ="),
        ("| a | b | c |\n|---|---|---|\n| all |||\n| x | y ||\n| x || y |", "a b c / all(c3) = = / x y(c2) = / x(c2) = y"),
        ("|a|b|c|\n|-|-|-|\n|1|2||\n|1||3|", "a b c / 1 2 . / 1 . 3"),
        ("| a | b |\n|---|---|\n| x | |\n| | y |\n|| z |", "a b / x . / . y / . z"),
        ("| a | b |\n|---|---|\n| x | 1 |\n| ^^ | 2 |\n| ^^ | 3 |", "a b / x(r3) 1 / = 2 / = 3"),
        ("| a | b |\n|---|---|\n| x ||\n| ^^ ||", "a b / x(r2)(c2) = / = ="),
        ("| a | b |\n|---|---|\n| `x||y` | 1 |", "a b / `x . "[:-1]),
        ("|   | Both ||\n| a | b | c |\n|---|:-:|---|\n| 1 | 2 | 3 |", ". Both(c2) = / a b c / 1 2 3"),
        ("| a |\n|---|\n| ^^ x |", "a / ^^_x"),
    ],
)
def test_cells_span_where_bars_or_carets_say_so(table: str, wanted: str) -> None:
    assert cells(table) == wanted


def test_header_rows_above_the_first_are_heads() -> None:
    nodes, _ = parser.parse("|   | Both ||\n| a | b | c |\n|---|:-:|---|\n| 1 | 2 | 3 |", "x.md")
    assert nodes[0].attributes == {"heads": "2"}
    assert [cell.info for cell in nodes[0].children[0].children] == ["", "center", ""]


def test_a_line_with_bars_above_a_table_that_is_no_header_stays_a_line() -> None:
    nodes, _ = parser.parse("Words | more\n| a | b |\n|---|---|\n| 1 | 2 |", "x.md")
    assert [node.kind for node in nodes] == ["paragraph", "table"]


def test_metadata_is_front_matter() -> None:
    deck = build_deck("Title: A study\n  of things\nAuthor: Ann\nBase Header Level: 2\n\n# A study of things\n\n## One\n\n- a\n", "x.md")
    shown = dump(deck, advice=True)
    assert deck.pages[0].title == "A study of things"
    assert "Ann" in shown
    assert "x.md:4:1: advice: unknown keys, not used: Base Header Level [M17]" in shown


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is plain\nStatus: open\n\n# Deck\n\n- a",
        "Author: Ann\n\n# Deck\n\n- a",
        "Title: a\nand words\n\n# Deck\n\n- a",
        "# Deck\n\nTitle: a\nAuthor: b\n",
    ],
)
def test_other_lines_with_colons_are_text(text: str) -> None:
    assert all(node.kind != "front matter" for node in parser.parse(text, "x.md")[0])


@pytest.mark.parametrize(
    ("text", "words", "attributes"),
    [
        ('## T {background-color="#fff"\n  background-size="cover"}', "T", {"background-color": "#fff", "background-size": "cover"}),
        ("## T {\n  .center\n  #name\n}\ntext", "T", {"class": "center", "id": "name"}),
        ("## {.a\n.b}", "", {"class": "a b"}),
    ],
)
def test_attributes_of_a_heading_take_several_lines(text: str, words: str, attributes: dict[str, str]) -> None:
    heading = parser.parse(text, "x.md")[0][0]
    assert heading.kind == "heading"
    assert ("".join(run.text for run in heading.runs), heading.attributes) == (words, attributes)


@pytest.mark.parametrize("text", ["## A {set\n\nb}", "## A {set\n# B}", "## f(x) { return\nwords } and more"])
def test_an_open_brace_in_a_heading_is_text(text: str) -> None:
    assert "{" in "".join(run.text for run in parser.parse(text, "x.md")[0][0].runs)


def test_attributes_of_a_picture_take_several_lines() -> None:
    (picture,) = parser.parse('![Lake](lake.png){width=50%\n height="20%"}', "x.md")[0]
    assert picture.attributes == {"width": "50%", "height": "20%"}
