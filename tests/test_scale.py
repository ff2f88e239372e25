"""One scale a deck: sizes of titles, rows and other text, where bodies begin, and how large sentences, quotations and commands stand."""

from __future__ import annotations

import pytest

from slides.base.geometry import EMU_PER_INCH
from slides.design import THEMES, Layout, Purpose, Role
from slides.design.page import Page, Table, Text
from slides.layout.scale import UNDER_TITLE
from slides.pipeline.build import BuiltDeck, build_deck

SHORT = "- a few words in a row\n- and some more\n- and the last\n"
LONG = "".join(f"- a row of {at} with so many words that it takes more than one line at the largest size of rows\n" for at in range(3))


def built(*slides: str, theme: str = "", front: str = "") -> BuiltDeck:
    """A deck of slides with short titles, without an agenda."""
    text = "".join(f"## Title {at}\n\n{slide}\n\n" for at, slide in enumerate(slides, 1))
    return build_deck(f"---\nagenda: no\n{front}---\n\n{text}", "x.md", theme)


def layout(deck: BuiltDeck, page: Page) -> Layout:
    return deck.design.layouts[page.layout]


def sizes(deck: BuiltDeck, page: Page, *roles: Role) -> set[int]:
    """The sizes of the first level of text in slots of some roles."""
    slots = {slot.index for slot in layout(deck, page).slots if slot.role in roles}
    return {each.what.sizes[0] for each in page.fills if each.slot in slots and isinstance(each.what, Text)}


def top(deck: BuiltDeck, page: Page) -> float:
    """Where the first thing under the title begins, in inches."""
    fills = [each for each in page.fills if layout(deck, page).slot(each.slot).role is not Role.TITLE]
    return round(min(each.rect.y for each in fills) / EMU_PER_INCH, 2)


CONTENTS = {
    "rows": SHORT,
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "chart": "```chart\ntype: column\n| | a |\n|---|---|\n| b | 1 |\n| c | 2 |\n```",
    "listing": "```python\n" + "a = 1\n" * 12 + "```",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_the_body_begins_where_a_title_of_one_line_ends(content: str) -> None:
    deck = built(content)
    assert top(deck, deck.pages[0]) == pytest.approx(1.38, abs=0.3 if "chart" in content else 0.01)
    assert deck.design.frame.body.y == round(1.38 * EMU_PER_INCH)


def test_titles_of_two_lines_have_their_room_where_more_than_a_fifth_of_the_slides_has_one() -> None:
    long = "A title that is so long that it takes two lines even in the smallest type that titles may have in any deck"
    slides = [f"## {long} {at}\n\n{SHORT}\n" for at in range(2)] + [f"## Short {at}\n\n{SHORT}\n" for at in range(6)]
    front = "---\nagenda: no\n---\n\n"
    few = build_deck(front + "".join(slides[1:]), "x.md")
    many = build_deck(front + "".join(slides), "x.md")
    assert {top(few, page) for page in few.pages} >= {1.38}
    assert top(many, many.pages[0]) == 1.70
    assert not [problem for problem in (*few.problems, *many.problems) if problem.rule.name in ("title", "too high")]
    for deck in (few, many):
        page = deck.pages[0]
        title = next(each for each in page.fills if layout(deck, page).slot(each.slot).role is Role.TITLE)
        assert title.rect.y + title.what.height <= top(deck, page) * EMU_PER_INCH, "a title of two lines ends above the body"


@pytest.mark.parametrize("theme", THEMES)
def test_the_body_begins_higher_in_each_theme_that_has_its_title_above_it(theme: str) -> None:
    long = "A title that is so long that it takes two lines even in the smallest type that titles may have in any deck of slides"
    low = build_deck(f"## {long}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "x.md", theme)
    high = built("| a | b |\n|---|---|\n| 1 | 2 |", theme=theme)
    assert top(high, high.pages[0]) < top(low, low.pages[0])


@pytest.mark.parametrize("theme", THEMES)
def test_rows_have_one_size_in_a_deck_and_stay_under_their_title(theme: str) -> None:
    numbered = "1. one of a few words\n2. two\n3. three"
    deck = built(SHORT, LONG, LONG, numbered, "- **One:** a\n- **Two:** b\n- **Three:** c", SHORT, theme=theme)
    found = [sizes(deck, page, Role.CARD, Role.TEXT) for page in deck.pages]
    assert len(set.union(*found)) == 1, found
    (rows,) = found[0]
    assert rows <= 28
    for page in deck.pages:
        if "Side Title" not in page.layout:
            (title,) = sizes(deck, page, Role.TITLE)
            assert rows <= title - UNDER_TITLE


def test_rows_of_a_word_or_few_have_a_size_of_their_own_which_all_of_them_share() -> None:
    deck = built("- one\n- two\n- three", LONG, "1. one\n2. two\n3. three", LONG, "- one\n- two\n- three and four more")
    found = [sizes(deck, page, Role.CARD, Role.TEXT) for page in deck.pages]
    assert found[0] == found[2] == found[4]
    assert min(found[0]) >= 32
    assert max(found[1]) < 32


def test_one_crowded_slide_of_five_makes_only_itself_smaller() -> None:
    deck = built(SHORT, SHORT, LONG, SHORT, SHORT)
    found = [sizes(deck, page, Role.CARD, Role.TEXT) for page in deck.pages]
    assert [found[at] for at in (0, 1, 3, 4)] == [{28}] * 4
    assert max(found[2]) < 28


def test_what_was_made_smaller_says_so() -> None:
    deck = built(SHORT, LONG, SHORT)
    small = [page for page in deck.pages if "as the deck's other rows" in page.reason]
    assert small
    assert all(max(sizes(deck, page, Role.CARD)) == int(page.reason.rsplit(";", 1)[1].split()[0]) for page in small)


@pytest.mark.parametrize(("words", "least"), [(6, 54), (18, 54), (24, 48), (30, 44), (38, 40)], ids=str)
@pytest.mark.parametrize("mark", ["", "- "])
def test_one_sentence_is_the_large_element_of_its_slide(words: int, least: int, mark: str) -> None:
    deck = built(mark + " ".join(["word"] * words))
    (page,) = deck.pages
    assert layout(deck, page).form.purpose is Purpose.STATEMENT_ON_PANEL
    assert sizes(deck, page, Role.BODY) == {least}


@pytest.mark.parametrize("text", ["Questions?", "Write to [us](mailto:us@example.com) with all that you would like to know"])
def test_a_heading_stays_the_large_element_over_a_few_words_or_an_address(text: str) -> None:
    deck = built(text)
    assert layout(deck, deck.pages[0]).form.purpose is Purpose.STATEMENT


@pytest.mark.parametrize(("words", "size"), [(10, 60), (18, 48), (24, 44), (38, 36)])
def test_quotations_stand_in_type_by_their_length_with_their_speaker(words: int, size: int) -> None:
    deck = built("> " + " ".join(["word"] * words) + "\n>\n> — Somebody")
    (page,) = deck.pages
    assert sizes(deck, page, Role.QUOTE) == {size}
    assert sizes(deck, page, Role.ATTRIBUTION) == {22}


@pytest.mark.parametrize(("code", "size"), [("make", 32), ("make\nmake test", 32), ("a = 1\nb = 2\nc = 3", 24)])
def test_commands_stand_large_in_the_middle_of_a_panel_that_begins_with_the_body(code: str, size: int) -> None:
    deck = built(f"```sh\n{code}\n```")
    (page,) = deck.pages
    (slot,) = layout(deck, page).slots_for(Role.CODE)
    assert sizes(deck, page, Role.CODE) == {size}
    body, shown = deck.design.frame.body, page.fills[1]
    assert slot.rect.y == body.y, "content begins at one height on all slides"
    assert 2.8 < slot.rect.height / shown.what.height < 3.2 or 0.7 < slot.rect.height / body.height < 0.8
    assert deck.design.style(slot).anchor == "ctr"


def test_code_beside_text_grows_to_a_listing_and_no_further() -> None:
    deck = built("Run this:\n\n```sh\nmake\n```")
    assert sizes(deck, deck.pages[0], Role.CODE) == {24}


def test_tables_of_a_deck_have_one_size() -> None:
    small = "| a | b |\n|---|---|\n" + "".join(f"| {at} | some words |\n" for at in range(12))
    deck = built("| a | b |\n|---|---|\n| 1 | 2 |", small, small, "| a | b |\n|---|---|\n| 1 | 2 |")
    found = [each.what.size for page in deck.pages for each in page.fills if isinstance(each.what, Table)]
    assert len(set(found)) <= 2
    assert max(found) <= 20


@pytest.mark.parametrize("bar", ["", "\n> [!IMPORTANT]\n> The point of it.\n"])
@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != "paper"])
def test_boxes_with_little_text_are_cut_to_it(theme: str, bar: str) -> None:
    """No more than six tenths of a box are air; in paper it is no box that holds the text, but a column that runs to the slide's edges."""
    cards = "".join(f"- **{name}:** six words that stand in it\n" for name in ("One", "Two", "Three"))
    deck = built(cards + bar, theme=theme)
    (page,) = deck.pages
    shown = layout(deck, page)
    boxes = [(shown.slot(each.slot), each.what) for each in page.fills if shown.slot(each.slot).role in (Role.CARD, Role.TEXT)]
    filling = max(what.height / slot.rect.height for slot, what in boxes)
    assert filling >= 0.4
