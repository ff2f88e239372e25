"""The law that nothing is lost: it finds what is missing, names its line, and says nothing where all is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from slides.base import rule_catalogue
from slides.checks.completeness import completeness_problems, word_tokens
from slides.deck.deck import read_document
from slides.design.page import Page, Table, Text
from slides.markdown.parser import parse
from slides.pipeline.build import build_deck
from slides.text.rich_text import Paragraph, Run
from tests.example_counts import examples
from tests.strategies import outlines

OUTLINE = """# Deck

## First

- alpha beta

::: notes
said aloud
:::

## Second

| Name | Count |
|---|---|
| gamma | 7 |

[delta](https://example.com)

## Third

![Bars](tests/cases/portrait.png)
"""


def lost(pages: tuple[Page, ...], outline: str = OUTLINE) -> list[tuple[int, str]]:
    nodes, told = parse(outline, "x.md")
    _, more = read_document(nodes)
    return [(problem.span.line, problem.message) for problem in completeness_problems(nodes, pages, [*told, *more])]


def test_what_is_all_there_is_not_told() -> None:
    assert lost(build_deck(OUTLINE, "x.md").pages) == []


def without(pages: tuple[Page, ...], title: str) -> tuple[Page, ...]:
    return tuple(page for page in pages if page.title != title)


def test_a_page_that_is_missing_is_told_with_its_lines() -> None:
    found = lost(without(build_deck(OUTLINE, "x.md").pages, "First"))
    assert found == [(3, "lost: first"), (5, "lost: alpha beta"), (8, "lost: said aloud")]


def test_missing_notes_are_told() -> None:
    pages = tuple(replace(page, notes=()) for page in build_deck(OUTLINE, "x.md").pages)
    assert lost(pages) == [(8, "lost: said aloud")]


def test_a_word_that_is_said_twice_and_shown_once_is_told() -> None:
    outline = "## A\n\n- echo\n\n## B\n\n- echo\n"
    pages = build_deck(outline, "x.md").pages
    assert lost(pages, outline) == []
    assert lost(without(pages, "B"), outline) == [(5, "lost: b"), (7, "lost: echo")] or lost(without(pages, "B"), outline) == [
        (3, "lost: echo"),
        (5, "lost: b"),
    ]


def test_a_missing_row_link_and_picture_are_told() -> None:
    pages = []
    for page in build_deck(OUTLINE, "x.md").pages:
        fills = tuple(
            replace(placed, what=replace(placed.what, rows=placed.what.rows[:1])) if isinstance(placed.what, Table) else placed
            for placed in page.fills
        )
        pages.append(replace(page, fills=fills))
    assert (15, "lost: gamma 7") in lost(tuple(pages))
    assert any("the link to https://example.com" in message for _, message in lost(without(tuple(pages), "Second")))
    assert any("the picture" in message for _, message in lost(without(build_deck(OUTLINE, "x.md").pages, "Third")))


def test_a_cell_that_became_text_is_told() -> None:
    table = next(placed.what for page in build_deck(OUTLINE, "x.md").pages for placed in page.fills if isinstance(placed.what, Table))
    said = tuple(Paragraph(cell.runs) for row in table.rows for cell in row.cells)
    text = Text(said, (18,) * 5, tuple((1,) for _ in said), 0)
    pages = []
    for page in build_deck(OUTLINE, "x.md").pages:
        fills = tuple(replace(placed, what=text) if isinstance(placed.what, Table) else placed for placed in page.fills)
        pages.append(replace(page, fills=fills))
    assert any("table cells" in message for _, message in lost(tuple(pages)))


def test_a_word_cut_in_two_is_there() -> None:
    outline = "## A\n\n- abcdefgh\n"
    page = build_deck(outline, "x.md").pages[0]
    cut = Text((Paragraph((Run("abcd"),)), Paragraph((Run("efgh"),))), (18,) * 5, ((4,), (4,)), 0)
    fills = tuple(replace(placed, what=cut) if placed.slot == 1 else placed for placed in page.fills)
    assert lost((replace(page, fills=fills),), outline) == []


@pytest.mark.parametrize(("text", "count"), [("two words", 2), ("日本語 text", 4), ("it's", 2), ("ไทย", 3), ("", 0)])
def test_words_are_letters_where_no_space_parts_them(text: str, count: int) -> None:
    assert len(word_tokens(text)) == count


@settings(max_examples=examples(30), deadline=None)
@given(outlines())
def test_no_outline_loses_anything(outline: str) -> None:
    assert [problem for problem in build_deck(outline, "x.md").problems if problem.rule is rule_catalogue.LOST] == []


STATED = {
    "a title": ("title: Alpha\n", "Alpha"),
    "authors as a list": ("title: T\nauthor:\n  - Alpha Beta\n  - Gamma\n", "Gamma"),
    "a footer": ("title: T\nfooter: Alpha\n", "Alpha"),
    "an abstract": ("title: T\nabstract: Alpha\n", "Alpha"),
    "a line with Markdown": ('title: "**Alpha** [x](https://x.org) 2<sup>th</sup> :rocket:" # said\n', "Alpha"),
}


@pytest.mark.parametrize("name", STATED)
def test_words_of_the_front_matter_are_counted(name: str) -> None:
    front, word = STATED[name]
    text = f"---\n{front}---\n\n## One\n\n- a\n- b\n"
    deck = build_deck(text, "x.md")
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]
    nodes, _ = parse(text, "x.md")
    lost = completeness_problems(nodes, deck.pages[1:], [], replace(deck.properties, title="", author="", footer=""))
    assert any(word.casefold() in problem.message for problem in lost)
    assert {problem.span.line for problem in lost} <= set(range(2, 6))


def test_the_title_in_a_slides_properties_is_shown_or_reported() -> None:
    text = "---\ntheme: seriph\n---\n\n# Deck\n\nwords\n\n---\ntitle: Alpha\n---\n\n# Beta\n\n- a\n\n---\ntitle: Gamma\n---\n\n- c\n- d\n"
    deck = build_deck(text, "x.md")
    told = [(problem.span.line, problem.message) for problem in deck.problems if problem.rule is rule_catalogue.SLIDE_MATTER]
    assert told == [(10, "the title in a slide's properties is not shown beside its heading: Alpha")]
    nodes, _ = parse(text, "x.md")
    lost = completeness_problems(nodes, deck.pages, [], deck.properties)
    assert [(problem.span.line, problem.message) for problem in lost] == [(10, "lost: alpha")]


def test_a_second_title_is_reported_with_its_words() -> None:
    deck = build_deck("---\ntitle: Alpha\ntitle: Beta\n---\n\n## One\n\n- a\n- b\n", "x.md")
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]


@pytest.mark.parametrize(
    "front",
    [
        "date: 2021-12-15T00:00:00.000Z",
        "date: 2021-12-15 08:30:00+01:00",
        'title: "What is new \\U0001F195"',
        'title: "Caf\\u00e9 au lait"',
    ],
)
def test_a_time_of_day_and_letters_by_their_numbers_are_no_words(front: str) -> None:
    deck = build_deck(f"---\n{front}\n---\n\n# T\n\n## A\n\n- b\n", "x.md")
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]


def test_a_chapter_that_only_repeats_its_slides_title_loses_nothing() -> None:
    deck = build_deck("# T\n\n## A\n\n- a\n\n# One\n\n## B\n\n- b\n\n# End\n\n## End\n\n- last\n", "x.md")
    assert deck.pages[-1].title == "End"
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]
