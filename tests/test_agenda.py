"""The agenda: none beside the author's own, each entry once, no heading numbered twice, and only where it helps."""

from __future__ import annotations

import pytest

from slides.deck.agenda import shows
from slides.design.page import Page, Text
from slides.pipeline.build import build_deck
from slides.text.rich_text import Ink, Mark, Paragraph

ASKED = "agenda: yes\n"
"""A deck of four content slides has an agenda only where its author asks for one."""


def agendas(text: str) -> list[Page]:
    return [page for page in build_deck(text, "x.md").pages if shows(page)]


def lines(text: str) -> list[Paragraph]:
    (page,) = agendas(text)
    found = [placed.what for placed in page.fills[1:]]
    return [paragraph for shown in found if isinstance(shown, Text) for paragraph in shown.paragraphs]


def deck(*headings: str, front: str = "") -> str:
    return f"---\ntitle: Talk\n{front}---\n\n" + "".join(f"{heading}\n\n- a\n- b\n\n" for heading in headings)


@pytest.mark.parametrize(("count", "shown"), [(2, 0), (4, 0), (5, 1), (24, 1), (25, 0)])
def test_an_agenda_is_shown_for_a_number_of_sections_that_it_helps_with(count: int, shown: int) -> None:
    text = deck(*(f"## Section {number} of all" for number in range(count)))
    assert bool(agendas(text)) == bool(shown)
    assert agendas(text.replace("title: Talk", "title: Talk\nagenda: no")) == []
    assert agendas(text.replace("title: Talk", "title: Talk\nagenda: yes"))


def test_equal_entries_stand_once() -> None:
    text = deck("## History", "## History", "## HISTORY", "## Method", "## History", "## End")
    assert [line.text for line in lines(text)] == ["History", "Method", "End"]
    assert not agendas(deck("## History", "## Method", "## History", "## Method"))


@pytest.mark.parametrize("chapters", [0, 2, 3, 4])
def test_a_deck_of_four_content_slides_has_no_agenda_however_they_are_grouped(chapters: int) -> None:
    slides = [f"## Slide {number}" for number in range(4)]
    grouped = [heading for at, slide in enumerate(slides) for heading in ((f"# Part {at}", slide) if at < chapters else (slide,))]
    assert not agendas(deck(*grouped))
    assert agendas(deck(*grouped, front=ASKED))


@pytest.mark.parametrize(
    ("heading", "lang"),
    [("Thank you!", "en"), ("Questions?", "en"), ("Vielen Dank", "de"), ("Merci", "fr"), ("谢谢", "zh"), ("شكرا", "ar")],
)
def test_thanks_stand_in_no_agenda(heading: str, lang: str) -> None:
    names = [f"Section {number} of it" for number in range(5)]
    found = lines(deck(*(f"## {name}" for name in names), f"## {heading}", front=f"lang: {lang}\n"))
    assert [line.text for line in found] == names
    assert not agendas(deck(*(f"## {name}" for name in names[:4]), f"## {heading}", front=f"lang: {lang}\n"))


OWN = {
    "its name": "## Agenda\n\n- What we saw\n- What we do\n\n",
    "another name": "## Table of contents\n\n1. What we saw\n2. What we do\n\n",
    "in the deck's language": "## Gliederung\n\n- Was wir sahen und was nicht\n- Was das für die Stadt ist\n\n",
    "its items": "## Where we go\n\n- One\n- Two\n- Three\n\n",
    "its items, numbered": "## Where we go\n\n1. One.\n2. Two\n3. Three!\n\n",
    "its items, linked": "## Where we go\n\n- [One](#one)\n- [Two](#two)\n- [Three](#three)\n\n",
}


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_none_is_added_beside_the_authors_own(own: str) -> None:
    rest = deck("## One", "## Two", "## Three", "## Four", "## Five", front="lang: de\n" if "Gliederung" in own else "")
    assert agendas(rest)
    head, body = rest.split("## One")
    assert not agendas(f"{head}{own}## One{body}")


def test_a_slide_with_a_list_is_no_agenda_of_its_own() -> None:
    assert agendas(deck("## One", "## Two", "## Three", "## Four", "## Overview"))
    assert agendas(deck("## One", "## Plan", "## Three", "## Four", "## Five"))


@pytest.mark.parametrize(
    "headings",
    [
        ("1. Introduction", "2. Market", "3. End"),
        ("1 Introduction", "2 Market", "3 End"),
        ("1.1 Introduction", "1.2 Market", "1.3 End"),
        ("I. Introduction", "II. Market", "III. End"),
        ("A) Introduction", "B) Market", "C) End"),
        ("Week 1: Introduction", "Week 2: Market", "Week 3: End"),
        ("第一章 はじめに", "第二章 市場", "第三章 おわりに"),
    ],
)
def test_numbered_headings_are_not_numbered_twice(headings: tuple[str, ...]) -> None:
    found = lines(deck(*(f"## {heading}" for heading in headings), front=ASKED))
    assert [(line.mark, line.text) for line in found] == [(Mark.NONE, heading) for heading in headings]


def test_one_numbered_heading_among_others_is_not_numbered_twice() -> None:
    for heading in ("1. Introduction", "28. April 2017"):
        assert {line.mark for line in lines(deck("## Preface", f"## {heading}", "## More", front=ASKED))} == {Mark.NONE}
    assert [line.number for line in lines(deck("## Preface", "## 3 reasons", "## More", front=ASKED))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("headings", "shown"),
    [
        (("1. Introduction", "2. Market"), [("1", "Introduction"), ("2", "Market")]),
        (("1 Introduction", "2 Market"), [("1", "Introduction"), ("2", "Market")]),
        (("0. Set-up", "1. Market", "2. End"), [("0", "Set-up"), ("1", "Market"), ("2", "End")]),
        (("I. Introduction", "II. Market"), [("I", "Introduction"), ("II", "Market")]),
        (("Introduction", "28. April 2017"), [("1", "Introduction"), ("2", "28. April 2017")]),
        (("Introduction", "3 reasons"), [("1", "Introduction"), ("2", "3 reasons")]),
    ],
)
def test_a_chapter_shows_its_number_once(headings: tuple[str, ...], shown: list[tuple[str, str]]) -> None:
    text = "---\ntitle: Talk\n---\n\n" + "".join(f"# {heading}\n\n## Slide {heading}\n\n- a\n\n" for heading in headings)
    briefing = build_deck(text, "x.md")
    found = []
    for page in (page for page in briefing.pages if page.layout == "Section Number"):
        number = next(each.what for each in page.fills if each.slot == 32)
        assert isinstance(number, Text)
        found.append((number.paragraphs[0].text, page.title))
    assert found == shown
    assert not [problem for problem in briefing.problems if problem.rule.code == "N1"]


def test_the_agenda_stands_after_all_of_the_cover() -> None:
    lead = "A lead that goes on for a while and does not fit. " * 6
    pages = build_deck(f"---\ntitle: Talk\n{ASKED}---\n\n{lead}\n\n## One\n\n- a\n\n## Two\n\n- b\n\n## Three\n\n- c\n", "x.md").pages
    assert [page.layout for page in pages[:3]] == ["Title Slide", "Text on Panel", "Agenda of 3"]


@pytest.mark.parametrize(
    "heading", ["学校の庭に木を植える理由と方法について", "学校院子里为什么要种树以及如何种树", "왜 학교 마당에 나무를 심어야 하는가"]
)
@pytest.mark.parametrize("count", [5, 9, 14])
def test_lines_in_wide_letters_fit(heading: str, count: int) -> None:
    briefing = build_deck(deck(*(f"## {heading}{number}" for number in range(count))), "x.md")
    bodies = [placed.what for page in briefing.pages if shows(page) for placed in page.fills[1:]]
    assert sum(len(body.paragraphs) for body in bodies if isinstance(body, Text)) == count
    assert not [problem for problem in briefing.problems if problem.rule.code in ("L6", "L1")]


@pytest.mark.parametrize(("count", "together"), [(4, False), (5, True), (9, True)])
def test_the_last_lines_of_a_long_agenda_share_one_quiet_line(count: int, together: bool) -> None:
    """Two rows without numbers made the type of all others smaller."""
    topics = [f"## Topic {letter}" for letter in "ABCDEFGHI"[:count]]
    found = lines(deck(*topics, "## Conclusion", "## Summary"))
    rest = found[count:]
    assert [line.mark for line in found[:count]] == [Mark.NUMBER] * count
    assert [line.text for line in rest] == (["Conclusion \u00b7 Summary"] if together else ["Conclusion", "Summary"])
    links = [run for line in rest for run in line.runs if run.link]
    assert [run.link for run in links] == ["#conclusion", "#summary"]
    assert {run.ink for run in links} == {Ink.QUIET if together else Ink.PLAIN}


def test_a_long_agenda_with_one_closing_slide_keeps_its_line() -> None:
    assert [line.text for line in lines(deck(*(f"## Topic {letter}" for letter in "ABCDEFG"), "## Conclusion"))][-1] == "Conclusion"
