"""Dividers name the slides of their chapter; an agenda of many sections has two columns of cards."""

from __future__ import annotations

import itertools

import pytest

import slides
from slides.base.geometry import inches
from slides.design import THEMES, Form, Purpose, Role, built_in
from tests.test_themes import overlap


def chapter(title: str, *names: str) -> str:
    return f"# {title}\n\n" + "".join(f"## {name}\n\n- a\n- b\n\n" for name in names)


def deck(*chapters: str) -> slides.Deck:
    return slides.build("---\ntitle: A talk\nagenda: no\n---\n\n" + "".join(chapters))


def rows(found: slides.Deck, number: int) -> list[str]:
    """What a divider's rows say and where they lead, in the file."""
    presentation = found.to_presentation()
    slide = presentation.slides[number]
    shown = []
    for shape in slide.placeholders:
        if 13 <= shape.placeholder_format.idx <= 29:
            target = shape.click_action.target_slide
            assert target is not None
            assert target.shapes.title.text_frame.text == shape.text_frame.text
            shown.append(shape.text_frame.text)
    return shown


NAMES = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@pytest.mark.parametrize("count", range(1, 10))
def test_a_divider_names_two_to_eight_slides(count: int) -> None:
    found = deck(chapter("First", *NAMES[:count]), chapter("Second", "Last", "End"))
    purpose = found.design.layouts[found.pages[1].layout].form
    assert purpose == (Form(Purpose.CHAPTER, count) if 2 <= count <= 8 else Form(Purpose.CHAPTER))
    assert rows(found, 1) == (list(NAMES[:count]) if 2 <= count <= 8 else [])


@pytest.mark.parametrize(("chapters", "layouts"), [(1, 0), (2, 2)])
def test_an_only_chapter_that_shows_something_has_no_divider(chapters: int, layouts: int) -> None:
    text = "".join(f"# Chapter {at}\n\n| A | B |\n|---|---|\n| 1 | x |\n\n## One {at}\n\n- a\n- b\n\n" for at in range(chapters))
    found = slides.build(f"---\ntitle: A talk\nslide-level: 2\n---\n\n{text}")
    assert sum(page.layout.startswith("Section Number") for page in found.pages) == layouts
    assert "Chapter 0" in [page.title for page in found.pages]


def test_hidden_repeated_and_unlisted_slides_are_not_named_twice_or_at_all() -> None:
    text = chapter("First", "One", "Two", "ONE", "Three").replace("## Two", "## Two {visibility=hidden}")
    assert rows(deck(text, chapter("Second", "End")), 1) == ["One", "Three"]


def test_a_divider_with_words_of_its_own_keeps_them() -> None:
    text = chapter("First", "One", "Two").replace("# First\n", "# First\n\nWhat this part is about.\n")
    found = deck(text, chapter("Second", "End"))
    assert found.design.layouts[found.pages[1].layout].form == Form(Purpose.CHAPTER)
    assert "What this part is about." in found.to_presentation().slides[1].placeholders[1].text_frame.text.replace("\xa0", " ")


def test_an_agenda_of_many_sections_has_two_columns_of_cards() -> None:
    found = slides.build("# A talk\n\n" + "".join(f"## {name}\n\n- a\n- b\n\n" for name in (*NAMES, "Ten", "Eleven")))
    layout = found.design.layouts[found.pages[1].layout]
    assert layout.form == Form(Purpose.AGENDA, 11)
    assert len({slot.rect.x for slot in layout.slots_for(Role.CARD)}) == 2
    assert len(rows(found, 1)) == 11


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [11, 18, 24])
def test_cards_of_an_agenda_are_read_down_and_lie_apart(theme: str, count: int) -> None:
    layout = built_in(theme).variants(Form(Purpose.AGENDA, count))[-1]
    cards = [slot.rect for slot in layout.slots_for(Role.CARD)]
    assert cards == sorted(cards, key=lambda rect: (rect.x, rect.y))
    assert not any(overlap(one, other) for one, other in itertools.combinations([slot.rect for slot in layout.slots], 2))
    assert len({slot.index for slot in layout.slots}) == len(layout.slots)


@pytest.mark.parametrize("theme", THEMES)
def test_a_dividers_number_and_title_are_large(theme: str) -> None:
    design = built_in(theme)
    (layout,) = design.variants(Form(Purpose.CHAPTER, 3))
    number, title = layout.first(Role.SECTION_NUMBER), layout.first(Role.TITLE)
    assert number is not None
    assert title is not None
    assert (design.style(number).sizes[0], design.style(title).sizes[0]) == (88, 54)
    assert [design.style(slot).sizes[0] for slot in layout.slots_for(Role.CARD)] == [28, 28, 28]


@pytest.mark.parametrize("theme", ["ink", "night"])
@pytest.mark.parametrize("count", [2, 4, 8])
def test_rows_beside_a_chapters_title_stand_in_the_middle(theme: str, count: int) -> None:
    (layout,) = built_in(theme).variants(Form(Purpose.CHAPTER, count))
    boxes = [slot.rect for slot in layout.slots_for(Role.CARD)]
    middle = (boxes[0].y + boxes[-1].bottom) / 2 / inches(7.5)
    assert 0.45 < middle < 0.55


def test_a_last_chapter_of_one_slide_with_its_own_title_has_no_divider() -> None:
    last = "# Conclusion\n\n## Conclusion\n\n- first\n- second\n"
    assert [page.title for page in deck(chapter("One", "A", "B"), last).pages][-2:] == ["B", "Conclusion"]
    two = f"{last}\n## More\n\n- third\n"
    assert [page.title for page in deck(chapter("One", "A", "B"), two).pages][-3:] == ["Conclusion", "Conclusion (2)", "More"]


def test_the_title_of_a_deck_stays_although_its_only_slide_has_it_too() -> None:
    assert [page.title for page in slides.build("# Talk\n\n## Talk\n\n- a\n- b\n").pages] == ["Talk", "Talk (2)"]
