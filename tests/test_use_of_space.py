"""The use of a slide's room: large figures, airy tables, large moments, sentences and portraits, and rules that keep their distance."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation

from slides.base.geometry import EMU_PER_INCH
from slides.design import THEMES, Role, built_in
from slides.design.page import Picture, Table, Text
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.visual_words import without_portrait
from tests.building import graver
from tests.test_scale import built, layout, sizes

FIGURES = ("**$48.2M** revenue", "**134%** net revenue retention", "**61** new customers", "**23 days** average sales cycle")


def figures(*items: str) -> str:
    return "".join(f"- {item}\n" for item in items)


@pytest.mark.parametrize(("count", "least"), [(1, 80), (2, 80), (3, 66), (4, 66)])
@pytest.mark.parametrize("theme", ["ink", "slate"])
def test_figures_with_a_few_words_are_large_and_of_one_size(count: int, least: int, theme: str) -> None:
    deck = built(figures(*FIGURES[:count]), theme=theme)
    (page,) = deck.pages
    found = [each.what.sizes for each in page.fills if layout(deck, page).slot(each.slot).role is Role.CARD and isinstance(each.what, Text)]
    assert len(found) == count
    assert len(set(found)) == 1
    assert found[0][0] >= least
    assert found[0][1] >= 24


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("bar", ["", "\n> [!IMPORTANT]\n> The point of it.\n"])
def test_long_words_under_figures_are_not_broken(theme: str, bar: str) -> None:
    words = "Datenschutzgrundverordnungsverstöße", "Rechtsschutzversicherungsgesellschaften", "Kunden", "Tage"
    deck = built(figures(*(f"**{at}00** {word}" for at, word in enumerate(words, 1))) + bar, theme=theme)
    assert not graver(deck)
    texts = [each.what for each in deck.pages[0].fills if isinstance(each.what, Text)]
    broken = [
        (paragraph.text, end)
        for text in texts
        for paragraph, ends in zip(text.paragraphs, text.breaks, strict=True)
        for end in ends[:-1]
        if paragraph.text[end - 1 : end + 1].isalnum()
    ]
    assert not broken


def table(rows: int, words: str = "some words") -> str:
    return "| a | b |\n|---|---|\n" + "".join(f"| {at} | {words} |\n" for at in range(rows))


def tables(deck: BuiltDeck) -> list[tuple[Table, int]]:
    """The tables of a deck, each with the height of its place."""
    return [
        (each.what, layout(deck, page).slot(each.slot).rect.height)
        for page in deck.pages
        for each in page.fills
        if isinstance(each.what, Table)
    ]


@pytest.mark.parametrize("rows", [4, 5])
@pytest.mark.parametrize("theme", THEMES)
def test_a_table_of_few_rows_takes_most_of_its_place(rows: int, theme: str) -> None:
    ((shown, room),) = tables(built(table(rows), theme=theme))
    assert 0.8 <= shown.height / room <= 1


def test_rows_are_raised_to_one_height_and_no_further_than_an_inch() -> None:
    ((shown, _),) = tables(built(table(2)))
    assert len({row.height for row in shown.rows}) == 1
    assert shown.rows[0].height < EMU_PER_INCH


def test_rows_with_more_lines_stay_as_high_as_they_are() -> None:
    long = "words that go on for so long that they take more than one line " * 4
    ((shown, room),) = tables(built(table(2) + f"| 3 | {long} |\n"))
    *others, last = [row.height for row in shown.rows]
    assert len(set(others)) == 1
    assert last > max(others)
    assert shown.height <= room


def test_the_pieces_of_a_long_table_keep_low_rows() -> None:
    found = tables(built(table(25)))
    assert len(found) > 1
    assert len({row.height for shown, _ in found for row in shown.rows}) == 1


def test_dates_are_as_large_as_the_text_under_them() -> None:
    items = (
        ("Past centuries", "Conflict and competition, but also moments of cooperation"),
        ("After the Cold War", "A new form of the bond"),
    )
    text = "".join(f"- **{when}:** {what}\n" for when, what in (*items, *items))
    deck = built(f"<!-- layout: timeline -->\n\n{text}\n> [!IMPORTANT]\n> The point of it.\n")
    (page,) = deck.pages
    cards = [each.what for each in page.fills if layout(deck, page).slot(each.slot).role is Role.CARD and isinstance(each.what, Text)]
    assert len(cards) == 4
    assert {each.sizes[0] for each in cards} == {each.sizes[2] for each in cards}
    assert min(each.sizes[2] for each in cards) >= 24


@pytest.mark.parametrize("bar", ["", "\n> [!IMPORTANT]\n> The point of it.\n"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_line_with_a_dot_for_each_date_clear_of_its_text(theme: str, bar: str) -> None:
    text = "".join(f"- **{year}:** some words of what happened\n" for year in range(2021, 2025))
    deck = built(text + bar, theme=theme)
    (page,) = deck.pages
    shown = layout(deck, page)
    cards = shown.slots_for(Role.CARD)
    dots = [each for each in shown.decoration if each.rect.width == each.rect.height and each.shape in ("ellipse", "rect")]
    assert len(dots) == len(cards) == 4
    if theme == "editorial":
        assert all(dot.rect.right < card.rect.x for dot, card in zip(dots, cards, strict=True))
        return
    assert len({dot.rect.y for dot in dots}) == 1
    pairs = [(dot.rect, card.rect) for dot, card in zip(dots, cards, strict=True)]
    if "both sides" in shown.name:
        assert all(dot.bottom <= card.y or card.bottom <= dot.y + dot.height // 2 for dot, card in pairs)
        assert all(abs(dot.x + dot.width // 2 - card.x) < 10 for dot, card in pairs)
    else:
        assert all(dot.bottom <= card.y and abs(dot.x - card.x) < 10 for dot, card in pairs)


@pytest.mark.parametrize("theme", ["ink", "slate", "paper", "night"])
@pytest.mark.parametrize("words", [3, 8, 14, 20])
def test_cards_under_dates_are_not_mostly_empty(words: int, theme: str) -> None:
    deck = built("".join(f"- **{year}:** {'some words ' * (words // 2)}\n" for year in range(2021, 2025)), theme=theme)
    shown = layout(deck, deck.pages[0])
    cards = [(each.what, shown.slot(each.slot)) for each in deck.pages[0].fills if shown.slot(each.slot).role is Role.CARD]
    assert len(cards) == 4
    if "both sides" not in shown.name:
        assert all(isinstance(what, Text) and what.height >= slot.rect.height // 2 for what, slot in cards)


def test_dates_under_each_other_keep_a_distance_from_the_text_before() -> None:
    text = "".join(
        f"- **{year}:** so many words that they would take two lines in the column of this theme\n" for year in range(2021, 2025)
    )
    deck = built(text, theme="editorial")
    (page,) = deck.pages
    shown = layout(deck, page)
    cards = [(shown.slot(each.slot).rect, each.what) for each in page.fills if shown.slot(each.slot).role is Role.CARD]
    assert len(cards) == 4
    assert len({second.y - first.y for (first, _), (second, _) in pairwise(cards)}) == 1, "an even pitch"
    style = deck.design.styles["moment"]
    assert all(what.height + 0.17 * EMU_PER_INCH <= rect.height + style.inset.bottom for rect, what in cards)


@pytest.mark.parametrize("theme", THEMES)
def test_rules_under_titles_do_not_touch_them(theme: str) -> None:
    """In a deck whose titles take one line too."""
    deck = built("- a few words\n- and some more\n", theme=theme)
    for design in (built_in(theme), deck.design):
        shown = design.layouts["2 Rows"]
        title = shown.first(Role.TITLE)
        assert title is not None
        rules = [
            each.rect.y for each in shown.decoration if each.shape == "line" and not each.rect.height and each.rect.x < title.rect.right
        ]
        assert not [y for y in rules if title.rect.y + title.rect.height // 2 < y < title.rect.bottom + 0.04 * EMU_PER_INCH]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Portrait: head of sales", "Head of sales"),
        ("Photo \u2013 Ada Lovelace", "Ada Lovelace"),
        ("Portrait of Ada Lovelace", "Ada Lovelace"),
        ("Porträt: Leiterin Vertrieb", "Leiterin Vertrieb"),
        ("Foto von Ada Lovelace", "Ada Lovelace"),
        ("照片\uff1a销售主管", "销售主管"),
        ("Photo: iPhone", "iPhone"),
        ("Portrait", "Portrait"),
        ("Portrait:", "Portrait:"),
        ("Portraits of a city", "Portraits of a city"),
        ("Sales: head of portraits", "Sales: head of portraits"),
        ("Ada Lovelace", "Ada Lovelace"),
        ("", ""),
    ],
)
def test_captions_leave_out_that_a_picture_is_a_portrait(said: str, shown: str) -> None:
    assert without_portrait(said) == shown


@pytest.mark.parametrize("count", [2, 3, 4])
def test_portraits_alone_are_a_team_with_large_roles(count: int) -> None:
    pictures = "".join(f"![Portrait: head of {name}](portrait.png)\n\n" for name in ("sales", "engineering", "support", "data")[:count])
    deck = build_deck(f"## First\n\nSome words.\n\n## The team\n\n{pictures}", str(Path(__file__).parent / "cases" / "x.md"))
    page = deck.pages[-1]
    assert page.reason == "pictures with names"
    assert sizes(deck, page, Role.TEXT) == {28}
    assert [each.what.paragraphs[0].text for each in page.fills if isinstance(each.what, Text)][1] == "Head of sales"
    portraits = [each for each in page.fills if isinstance(each.what, Picture)]
    assert all(each.rect.height > 0.75 * deck.design.frame.body.height for each in portraits)
    assert all(
        each.what.alt == f"Portrait: head of {name}"
        for each, name in zip(portraits, ("sales", "engineering", "support", "data"), strict=False)
        if isinstance(each.what, Picture)
    )


def test_a_list_of_short_items_stands_next_to_the_text_that_leads_to_it() -> None:
    """Under it, its short lines would leave the right half of the slide empty."""
    lead = "The committee met four times in the spring and heard from everybody who uses the hall and its garden."
    items = "- The roof has to be mended first\n  - before the winter\n- The floor can wait\n- Nobody wants the stage moved away"
    deck = build_deck(f"---\nagenda: no\n---\n\n## A\n\n{lead}\n\n{items}\n", "x.md")
    text, listed = (slot.rect for slot in deck.design.layouts[deck.pages[0].layout].slots if slot.role in (Role.BODY, Role.COLUMN))
    assert text.x + text.width < listed.x
    assert text.y == listed.y


@pytest.mark.parametrize("lead", ["Three things:", "The committee met. " * 30])
def test_text_that_is_a_line_or_long_stands_above_its_list(lead: str) -> None:
    items = "- The roof has to be mended first\n  - before the winter\n- The floor can wait\n- Nobody wants the stage moved away"
    deck = build_deck(f"---\nagenda: no\n---\n\n## A\n\n{lead}\n\n{items}\n", "x.md")
    boxes = [slot.rect for slot in deck.design.layouts[deck.pages[0].layout].slots if slot.role in (Role.BODY, Role.COLUMN)]
    assert len({box.x for box in boxes}) == 1


def test_a_template_keeps_its_own_layout_for_text_and_a_list(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "t.pptx"))
    lead = "The committee met four times in the spring and heard from everybody who uses the hall and its garden."
    items = "- The roof has to be mended first\n  - before the winter\n- The floor can wait\n- Nobody wants the stage moved away"
    deck = build_deck(f"---\nagenda: no\ntemplate: t.pptx\n---\n\n## A\n\n{lead}\n\n{items}\n", str(tmp_path / "x.md"))
    assert deck.pages[0].layout == "Title and Content"
