"""What is not torn apart: words in tables, and an item and its first sub-item."""

from __future__ import annotations

import pytest

from slides.base.geometry import Size, inches
from slides.deck.blocks.prose import settle
from slides.design import built_in
from slides.design.page import Table, Text
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Mark, Paragraph, Run
from slides.typesetting.fitting import pack, rungs


def tables(briefing: BuiltDeck) -> list[Table]:
    """Every table of the pages."""
    return [fill.what for page in briefing.pages for fill in page.fills if isinstance(fill.what, Table)]


def outline(columns: int, word: str, before: str = "") -> str:
    """A slide with a table of so many columns, each with a word of its own in all of its cells."""
    cells = "|" + "|".join(f"{word}{at}" for at in range(columns)) + "|"
    return f"## A\n\n{before}{cells}\n|{'---|' * columns}\n{cells}\n{cells}\n"


@pytest.mark.parametrize("before", ["", "Some text before it.\n\n"])
@pytest.mark.parametrize(("columns", "word"), [(8, "communication"), (12, "internationalisation"), (20, "commerce")])
def test_a_table_is_split_by_its_columns_before_a_word_is_broken(columns: int, word: str, before: str) -> None:
    found = tables(build_deck(outline(columns, word, before), "x.md"))
    assert len(found) > 1
    assert not any(table.broken for table in found)
    assert {table.rows[0].cells[0].runs[0].text for table in found} == {f"{word}0"}, "each piece has the first column"
    assert sum(len(table.columns) - 1 for table in found) == columns - 1


STYLE = rungs(built_in().styles["body"], built_in().theme.fonts)[-1]


def dealt(*items: Paragraph) -> list[list[Paragraph]]:
    """Items dealt out to pages that hold eight lines or so."""
    pages = [list(page) for page in pack(items, STYLE, Size(inches(10), inches(4)), settle)]
    assert [paragraph for page in pages for paragraph in page] == list(items)
    return pages


def item(text: str, level: int = 0) -> Paragraph:
    """An item of a list."""
    return Paragraph((Run(text),), level, Mark.BULLET)


@pytest.mark.parametrize(
    ("lead", "led"),
    [(item("lead"), item("its first sub-item", 1)), (Paragraph((Run("Lead", bold=True),)), item("led"))],
    ids=["an item and its first sub-item", "a bold lead and what it leads"],
)
@pytest.mark.parametrize("after", range(8))
def test_no_page_ends_on_what_leads_to_the_next(lead: Paragraph, led: Paragraph, after: int) -> None:
    """However many items stand before it."""
    for before in range(1, 24):
        pages = dealt(*[item("item")] * before, lead, led, *[item("another")] * after)
        assert all(page[-1] is not lead for page in pages), before


@pytest.mark.parametrize("before", range(8, 16))
def test_no_page_of_a_deck_ends_on_an_item_whose_sub_items_follow(before: int) -> None:
    listed = "- item of a list\n" * before + "- the lead\n    - its first sub-item\n    - another\n" + "- item of a list\n" * 6
    for page in build_deck(f"## A\n\n{listed}", "x.md").pages:
        for fill in page.fills:
            if isinstance(fill.what, Text):
                assert fill.what.paragraphs[-1].text != "the lead"
