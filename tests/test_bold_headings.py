"""Bold lines over lists are groups as sub-headings are: they stay together, and cards stay cards."""

from __future__ import annotations

import pytest

from slides.deck.blocks import Part
from slides.design.page import Page, Text
from slides.pipeline.build import BuiltDeck, build_deck

SUB, BOLD = "### Label {}\n\n", "**Label {}**\n\n"


def section(style: str, groups: int, items: int, words: int, lead: str = "") -> str:
    rows = "".join(
        style.format(group) + "".join(f"- i{group}x{item} {'word ' * words}\n" for item in range(items)) + "\n" for group in range(groups)
    )
    return f"# T\n\n## S\n\n{lead}{rows}"


def words_of(page: Page) -> str:
    return " ".join(each.text for placed in page.fills if isinstance(placed.what, Text) for each in placed.what.paragraphs)


def shape(briefing: BuiltDeck) -> list[tuple[str, str]]:
    return [(page.layout, words_of(page)) for page in briefing.pages]


@pytest.mark.parametrize("lead", ["", "What leads to them.\n\n"])
@pytest.mark.parametrize(("groups", "items", "words"), [(2, 3, 3), (3, 4, 3), (4, 4, 3), (4, 4, 9), (5, 3, 3), (6, 4, 3)])
def test_bold_lines_over_lists_are_as_sub_headings(groups: int, items: int, words: int, lead: str) -> None:
    bold, sub = (build_deck(section(style, groups, items, words, lead), "x.md") for style in (BOLD, SUB))
    assert shape(bold) == shape(sub)


@pytest.mark.parametrize("lead", ["", "What leads to them.\n\n"])
@pytest.mark.parametrize(("groups", "items", "words"), [(3, 4, 3), (4, 4, 3), (4, 4, 9), (5, 2, 9), (6, 4, 9), (7, 3, 3)])
def test_a_group_is_never_cut_and_cards_stay_cards(groups: int, items: int, words: int, lead: str) -> None:
    pages = build_deck(section(BOLD, groups, items, words, lead), "x.md").pages[1:]
    for group in range(groups):
        (held,) = [page for page in pages if f"Label {group}" in words_of(page)]
        assert all(f"i{group}x{item} " in words_of(held) for item in range(items))
        assert "Cards" in held.layout or held.layout.startswith("Card Grid")


@pytest.mark.parametrize(
    ("body", "form"),
    [
        ("**Only one**\n\n- a\n  - b\n- c\n", "2 Rows with Leads, with Introduction"),
        ("**One?**\n\n- a\n\n**Two?**\n\n- b\n", "Side Title and Text"),
        ("**One** more\n\n- a\n\n**Two** more\n\n- b\n", "Side Title and Text"),
        ("**One.**\n\ntext\n\n**Two.**\n\ntext\n", "Text on Panel"),
        (f"**{'One ' * 30}**\n\n- a\n\n**{'Two ' * 30}**\n\n- b\n", "Title and Content"),
    ],
)
def test_other_bold_lines_are_text(body: str, form: str) -> None:
    pages = build_deck(f"# T\n\n## S\n\n{body}", "x.md").pages
    assert [page.layout for page in pages] == ["Title Slide", form]


def test_what_follows_the_last_list_is_not_of_its_group() -> None:
    from slides.deck.deck import read_document
    from slides.markdown import parser

    text = "# T\n\n## S\n\nlead\n\n**One**\n\n- a\n\n**Two**\n\n- b\n\nThe end of it.\n"
    slide = read_document(parser.parse(text, "x.md")[0])[0].slides[1]
    assert [type(block).__name__ for block in slide.blocks] == ["Prose", "Part", "Part", "Prose"]
    assert [len(block.paragraphs) for block in slide.blocks if isinstance(block, Part)] == [1, 1]


def test_no_sub_item_begins_a_page() -> None:
    for count in range(5, 12):
        rows = "".join(f"- Parent {number} is a line of text\n  - Child {number} a\n  - Child {number} b\n" for number in range(count))
        for page in build_deck(f"# T\n\n## S\n\n{rows}", "x.md").pages[1:]:
            body = page.fills[1].what
            assert isinstance(body, Text)
            assert body.paragraphs[0].text.startswith("Parent")
