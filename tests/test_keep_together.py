"""What is not torn apart: words in tables, and an item and its first sub-item."""

from __future__ import annotations

from itertools import pairwise

import pytest

from slides.base.geometry import Size, inches
from slides.deck.blocks import code_block
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


def bold_line(text: str) -> Paragraph:
    """A sub-heading in running text."""
    return Paragraph((Run(text, bold=True),))


@pytest.mark.parametrize("sizes", [(6, 2, 2, 2), (5, 5), (2, 5, 3), (1, 6, 1, 4)])
def test_pages_are_cut_between_groups_rather_than_inside_of_one(sizes: tuple[int, ...]) -> None:
    groups = [[bold_line(f"Group {at}"), *[item("item")] * size] for at, size in enumerate(sizes)]
    pages = dealt(*(paragraph for group in groups for paragraph in group))
    assert len(pages) > 1
    assert all(page[0].text.startswith("Group") for page in pages)


def test_a_group_that_no_page_holds_is_cut_evenly() -> None:
    pages = dealt(bold_line("Group"), *[item("item")] * 20)
    lengths = [len(page) for page in pages]
    assert max(lengths) - min(lengths) <= 1


@pytest.mark.parametrize("colon", [":", "\uff1a"])
@pytest.mark.parametrize("before", range(1, 16))
def test_a_line_with_a_colon_stands_with_what_it_leads_to(before: int, colon: str) -> None:
    lead = Paragraph((Run(f"These are they{colon}"),))
    pages = dealt(*[Paragraph((Run("text"),))] * before, lead, *[item("item")] * 6)
    assert all(page[-1] is not lead for page in pages)


def commands(count: int, *, colon: bool = True) -> str:
    """Sentences, each with a command."""
    end = ":" if colon else "."
    return "\n\n".join(f"Sentence {at} says what it is for{end}\n\n```sh\nrun --option-{at}\n```" for at in range(count))


def kinds(deck: BuiltDeck) -> list[list[str]]:
    """What each content page holds, in order: the beginning of each text."""
    found = []
    for page in deck.pages[1:]:
        texts = [fill.what for fill in page.fills if isinstance(fill.what, Text)]
        found.append([text.paragraphs[0].text.split()[0] for text in texts[1:]])
    return found


@pytest.mark.parametrize("colon", [True, False], ids=["with colons", "sentences"])
@pytest.mark.parametrize(("count", "pages"), [(3, 1), (4, 1), (6, 2), (8, 2)])
def test_commands_with_their_sentences_share_pages(count: int, pages: int, colon: bool) -> None:
    shown = kinds(build_deck(f"# T\n\n## Usage\n\n{commands(count, colon=colon)}\n", "x.md"))
    assert len(shown) <= pages
    assert all(page[0] == "Sentence" and page[-1] == "run" for page in shown)
    lengths = [len(page) for page in shown]
    assert max(lengths) - min(lengths) <= 2


@pytest.mark.parametrize("lines", [2, 4, 6])
@pytest.mark.parametrize("remark", ["", "What came before is explained here in a sentence.\n\n"])
def test_no_page_ends_on_the_sentence_before_its_code(lines: int, remark: str) -> None:
    code = "\n".join(f"run --line {at}" for at in range(lines))
    pairs = "\n\n".join(f"{remark}Sentence {at} says what it is for.\n\n```sh\n{code}\n```" for at in range(9))
    for page in build_deck(f"# T\n\n## Usage\n\n{pairs}\n", "x.md").pages[1:]:
        texts = [fill.what for fill in page.fills if isinstance(fill.what, Text)]
        assert not texts[-1].paragraphs[-1].text.startswith("Sentence")


def test_a_sentence_stands_closer_to_its_code_than_to_the_code_before_it() -> None:
    deck = build_deck(f"# T\n\n## Usage\n\n{commands(3)}\n", "x.md")
    layout = deck.design.layouts[deck.pages[1].layout]
    boxes = [layout.slot(fill.slot).rect for fill in deck.pages[1].fills][1:]
    gaps = [below.y - above.bottom for above, below in pairwise(boxes)]
    assert max(gaps[::2]) < min(gaps[1::2])


@pytest.mark.parametrize("steps", [7, 8, 11])
def test_a_listing_is_cut_before_a_remark_where_the_page_has_room_for_that(steps: int) -> None:
    lines = ["# what the next lines do", "first --command", "second --command", "third --command"] * steps
    cuts = list(code_block._cuts(lines, [1] * len(lines), 19))
    assert cuts
    assert all(at % 4 == 0 for at in cuts)
