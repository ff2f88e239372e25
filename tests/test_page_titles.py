"""Titles of slides that share one: the author's sub-headings tell them apart, and quiet numbers where no words do."""

from __future__ import annotations

import pytest

from slides.api import Deck
from slides.design.page import Page, Text
from slides.pipeline.build import build_deck
from slides.text.rich_text import Ink

LEVEL = "---\nslide-level: 2\n---\n\n# T\n\n"
RULES = "---\nmarp: true\n---\n\n# Deck\n\n---\n\n"


def titles(outline: str) -> list[str]:
    return [page.title for page in built(outline).pages]


def built(outline: str) -> Deck:
    deck = build_deck(outline, "x.md")
    assert not any(problem.rule.code == "A2" for problem in deck.problems)
    assert len({page.title.casefold() for page in deck.pages}) == len(deck.pages)
    return deck


def words(page: Page) -> list[str]:
    return [each.text for fill in page.fills if isinstance(fill.what, Text) for each in fill.what.paragraphs]


@pytest.mark.parametrize("heading", ["## {}", "### {}", "**{}**"])
def test_slides_of_one_title_are_called_by_their_sub_headings(heading: str) -> None:
    outline = RULES + "\n\n---\n\n".join(f"# Costs\n\n{heading.format(name)}\n\n- a\n- b of {name}" for name in ("Staff", "Rent"))
    deck = built(outline)
    assert [page.title for page in deck.pages][1:] == ["Costs: Staff", "Costs: Rent"]
    assert all("Staff" not in words(page)[1:] and "Rent" not in words(page)[1:] for page in deck.pages)


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ("## Costs\n\n### Staff\n\n- a\n- b\n\n## Other\n\n- c\n- d\n", ["Costs", "Other"]),
        ("## A\n\n### One\n\n- a\n- b\n\n### Two\n\n- c\n- d\n\n## A\n\n- e\n- f\n", ["A", "A (2)"]),
        ("## A\n\n### One\n\n- a\n- b\n\n## A\n\n### One\n\n- c\n- d\n", ["A", "A (2)"]),
        ("## A\n\n### One\n\n- a\n- b\n\n## A\n\n### One\n\n- c\n- d\n\n## A\n\n### Two\n\n- e\n- f\n", ["A: One", "A: One (2)", "A: Two"]),
        ("## A: b\n\n### One\n\n- a\n- b\n\n## A: b\n\n### Two\n\n- c\n- d\n", ["A: b \u2013 One", "A: b \u2013 Two"]),
        ("## A\n\n**Bold words end this sentence.**\n\n- a\n- b\n\n## A\n\n- c\n- d\n", ["A", "A (2)"]),
        ("## 成本\n\n### 人员\n\n- 一\n- 二\n\n## 成本\n\n### 房租\n\n- 三\n- 四\n", ["成本\uff1a人员", "成本\uff1a房租"]),
    ],
)
def test_titles_change_only_where_sub_headings_tell_slides_apart(outline: str, expected: list[str]) -> None:
    assert titles("# T\n\n" + outline)[1:] == expected


def test_the_agenda_names_the_common_title_once_and_leads_to_its_first_slide() -> None:
    outline = f"---\nagenda: yes\n---\n\n{RULES}" + "\n\n---\n\n".join(
        f"# {title}\n\n## {name}\n\n- a\n- b" for title in ("Plan", "Costs", "Dates") for name in ("One", "Two")
    )
    agenda, first = built(outline).pages[1:3]
    rows = [run for fill in agenda.fills if isinstance(fill.what, Text) for each in fill.what.paragraphs for run in each.runs if run.link]
    assert [(run.text, run.link) for run in rows] == [("Plan", "#plan"), ("Costs", "#costs"), ("Dates", "#dates")]
    assert first.anchor == "plan"


def test_a_link_to_a_sub_heading_in_a_title_still_leads_there() -> None:
    outline = "# T\n\n## A\n\n### First part\n\n- a\n- b\n\n## A\n\n### Second part\n\n- c\n- [back](#first-part)\n"
    deck = built(outline)
    assert not [problem for problem in deck.problems if problem.rule.code == "M14"]
    assert "first-part" in (deck.pages[1].anchor, *deck.pages[1].inner)


def test_a_slide_without_a_heading_goes_on_under_the_new_title() -> None:
    outline = f"{LEVEL}## A\n\n### One\n\n- a\n- b\n\n---\n\n```\ncode\n```\n\n## A\n\n### Two\n\n- c\n- d\n"
    assert titles(outline)[1:] == ["A: One", "A: One (2)", "A: Two"]


def test_pages_of_a_long_section_are_called_by_its_sub_headings() -> None:
    items = "\n".join(f"- item {number} of the list, with some words more to fill its line" for number in range(9))
    table = "\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    found = titles(f"{LEVEL}## Usage\n\n### Linux\n\n{items}\n{table}\n### macOS\n\n{items}\n{table}")
    assert [title.partition(" (")[0] for title in found[1:]] == sorted(title.partition(" (")[0] for title in found[1:])
    assert {title.partition(" (")[0] for title in found[1:]} == {"Usage: Linux", "Usage: macOS"}


def test_numbers_count_all_pages_of_a_title_once() -> None:
    rows = "\n".join(f"- A line of the list that is number {number} of many lines here" for number in range(30))
    found = titles(f"# T\n\n## Long\n\n{rows}\n\n## Long\n\n- a\n- b\n")[1:]
    assert found == ["Long", *(f"Long ({number})" for number in range(2, len(found) + 1))]


def test_a_number_is_part_of_the_title_in_lighter_type() -> None:
    deck = built("# T\n\n## A\n\n- a\n- b\n\n## A\n\n- c\n- d\n")
    title = next(fill.what for fill in deck.pages[2].fills if isinstance(fill.what, Text))
    assert [(run.text, run.ink) for run in title.paragraphs[0].runs] == [("A", Ink.PLAIN), (" (2)", Ink.COUNT)]
    presentation = deck.to_presentation()
    runs = presentation.slides[2].shapes.title.text_frame.paragraphs[0].runs
    assert (runs[0].font.size, runs[0].font.bold) == (None, None)
    assert runs[1].font.size.pt == pytest.approx(title.sizes[0] * 0.7, abs=1)
    assert runs[1].font.bold is False


def test_a_number_on_a_dark_ground_has_the_colour_of_its_title() -> None:
    deck = built("# T\n\n# One\n\n# One\n\n## B\n\n- a\n- b\n\n# One\n\n## C\n\n- a\n- b\n")
    inks = {
        run.ink
        for page in deck.pages
        if page.layout.startswith("Section")
        for fill in page.fills
        if isinstance(fill.what, Text)
        for each in fill.what.paragraphs
        for run in each.runs
    }
    assert inks <= {Ink.PLAIN}
