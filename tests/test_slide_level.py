"""Where slides begin: what a title slide or a divider shows, and what is for the speaker, never moves the slide level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.base import rule_catalogue
from slides.design.page import Page, Text
from slides.pipeline.build import BuiltDeck, build_deck
from tests.shared import BRIEFING


def titles(briefing: BuiltDeck) -> list[str]:
    return [page.title for page in briefing.pages]


def seen(page: Page) -> tuple[object, ...]:
    """What an audience sees of a page."""
    texts = [each.what.paragraphs if isinstance(each.what, Text) else type(each.what) for each in page.fills]
    return page.layout, [each.slot for each in page.fills], texts, page.anchor, page.section


CHAPTERS = """# My deck
{title}
# Results
{chapter}
## Revenue grew

- In the North

## Costs fell

- In the South

# Next
{other}
## Plan

- Write it down
"""
OPENERS = (
    "",
    "One short sentence.",
    "![A lake](lake.png)",
    "![A lake](lake.png){.cover}",
    "::: notes\nSay this.\n:::",
    "::: {.notes}\n- Say\n- this\n:::",
    "::: speaker-notes\nSay this.\n:::",
    "<!-- Say this. -->",
    "::: fragment\n:::",
    "::: block\n::: notes\nSay this.\n:::\n:::",
    "One short sentence.\n\n::: notes\nSay this.\n:::",
)


@pytest.mark.parametrize("place", ["title", "chapter", "other"])
@pytest.mark.parametrize("opener", OPENERS)
def test_what_opens_a_deck_or_a_chapter_is_no_content_for_the_level(opener: str, place: str) -> None:
    text = CHAPTERS.format(**{"title": "", "chapter": "", "other": "", place: f"\n{opener}\n"})
    briefing = build_deck(text, "tests/decks/x.md")
    shown = [page.title for page in briefing.pages if "Picture" not in page.layout or page.layout.startswith("Title")]
    assert shown == ["My deck", "Results", "Revenue grew", "Costs fell", "Next", "Plan"]
    assert not [problem for problem in briefing.problems if problem.rule is rule_catalogue.SLIDE_LEVEL]


@pytest.mark.parametrize("title", ["Ann Author", "A subtitle\n\nAnn Author\n\n2026", "A sentence that goes on. " * 12])
def test_lines_under_the_title_are_no_content_for_the_level(title: str) -> None:
    shown = titles(build_deck(CHAPTERS.format(title=f"\n{title}\n", chapter="", other=""), "x.md"))
    assert shown[0] == "My deck"
    assert shown[-5:] == ["Results", "Revenue grew", "Costs fell", "Next", "Plan"]


def test_two_chapter_lines_in_the_briefing_give_two_dividers_and_leave_every_slide() -> None:
    text = BRIEFING.read_text(encoding="utf-8")
    first, third = [at for at in range(len(text)) if text.startswith("\n## ", at)][0:4:3]
    parted = f"{text[:first]}\n# Part one\n{text[first:third]}\n# Part two\n{text[third:]}"
    before, after = (build_deck(each, str(BRIEFING)).pages for each in (text, parted))
    dividers = [page for page in after if page.layout.startswith("Section Number")]
    assert [page.title for page in dividers] == ["Part one", "Part two"]
    rest = [page for page in after if page not in dividers and not page.layout.startswith("Agenda")]
    assert [seen(page)[:4] for page in rest] == [seen(page)[:4] for page in before if not page.layout.startswith("Agenda")]


NOTES = (
    "::: notes\nSay this.\n:::",
    "::: {.notes}\n- One\n- Two\n:::",
    "::: speaker-notes\nSay this.\n:::",
    "<!-- -->",
    "::: fragment\n:::",
)
BLOCKS = ("Words.", "- a\n- b", "| a |\n|---|\n| 1 |", "> said", "```\ncode\n```", "### Sub\n\ntext")


@given(st.data())
def test_pages_with_notes_are_the_pages_without(data: st.DataObject) -> None:
    heads = st.sampled_from(["# One", "## Two", "## Two again", "# Chapter", "---"])
    section = st.tuples(heads, st.lists(st.sampled_from(BLOCKS), max_size=2, unique=True))
    pieces = ["# Deck", *(piece for head, blocks in data.draw(st.lists(section, max_size=6)) for piece in (head, *blocks))]
    at = data.draw(st.integers(0, len(pieces)))
    note = data.draw(st.sampled_from(NOTES))
    plain = build_deck("\n\n".join(pieces), "x.md").pages
    noted = build_deck("\n\n".join([*pieces[:at], note, *pieces[at:]]), "x.md").pages
    assert [seen(page) for page in noted] == [seen(page) for page in plain]


@pytest.mark.parametrize("mark", ["???\nSay this.", "Note:\n\nSay this."])
def test_what_is_said_after_a_mark_moves_no_level(mark: str) -> None:
    text = f"# Deck\n\n---\n\n# Chapter\n\n{mark}\n\n- and this\n\n## Slide\n\n- a\n\n# Other\n\n## More\n\n- b\n"
    assert titles(build_deck(text, "x.md")) == ["Deck", "Chapter", "Slide", "Other", "More"]


def test_parts_where_chapters_could_be_meant_are_told_with_the_setting() -> None:
    text = "# Results\n\n- Sales grew\n\n## North\n\n- Two shops\n\n# Next\n\n## Plan\n\n- Write it down\n"
    (problem,) = [each for each in build_deck(text, "x.md").problems if each.rule is rule_catalogue.SLIDE_LEVEL]
    assert problem.span.line == 1
    assert "level 1" in problem.message
    assert "slide-level: 2" in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "---\nslide-level: 1\n---\n\n# A\n\n- a\n\n## P\n\n- p\n\n# B\n\n- b\n",
        "# A\n\n- a\n\n## P\n\n- p\n\n---\n\n# B\n\n- b\n",
        "# A\n\n- a\n\n# B\n\n- b\n",
        "# T\n\n## A\n\n- a\n\n## B\n\n- b\n",
    ],
)
def test_nothing_is_told_where_the_level_is_clear(text: str) -> None:
    assert not [each for each in build_deck(text, "x.md").problems if each.rule is rule_catalogue.SLIDE_LEVEL]


@pytest.mark.parametrize(("setting", "shown"), [("2", 3), ("[1, 2]", 3), ("[2, 3]", 5), ("1", 1), ("[1, 3]", 5), ("3, 1", 5)])
def test_heading_divider_takes_a_number_or_a_list(setting: str, shown: int) -> None:
    text = f"---\nmarp: true\nheadingDivider: {setting}\n---\n\n# Deck\n\n## A\n\n### A1\n\n- a\n\n## B\n\n### B1\n\n- b\n"
    assert len(build_deck(text, "x.md").pages) == shown


@pytest.mark.parametrize(
    "front",
    [
        "title: T\nnotes: |\n  Welcome\n  everyone.\n\n  Thank the hosts.\n",
        "notes: |\n  Welcome everyone.\n\n  Thank the hosts.\n",
        "title: T\nnotes: [Welcome everyone., Thank the hosts.]\n",
        "title: T\ntitle-slide-attributes:\n  data-notes: Welcome everyone. Thank the hosts.\n",
    ],
)
def test_notes_in_the_front_matter_are_said_on_the_first_slide(front: str) -> None:
    pages = build_deck(f"---\n{front}---\n\n## First\n\n- a\n", "x.md").pages
    assert " ".join(note.text for note in pages[0].notes).replace(",", "") == "Welcome everyone. Thank the hosts."
    assert not any(page.notes for page in pages[1:])


def test_institute_and_abstract_stand_on_the_title_slide() -> None:
    front = "title: T\nauthor: Ann Author\ninstitute: A school\nabstract: What it is about."
    body = build_deck(f"---\n{front}\n---\n\n## First\n\n- a\n", "x.md").pages[0].fills[1].what
    assert isinstance(body, Text)
    assert [each.text for each in body.paragraphs] == ["What it is about.", "Ann Author \u00b7 A school"]
    long = build_deck(f"---\n{front} {'It goes on. ' * 40}\n---\n\n## First\n\n- a\n", "x.md").pages
    assert [page.layout == "Title Slide" for page in long[:3]] == [True, False, False]
    assert [page.title for page in long[:3]] == ["T", "Overview", "First"]


def test_notes_above_the_first_heading_are_those_of_the_first_slide() -> None:
    pages = build_deck("::: notes\nfirst of all\n:::\n\n## One\n\n- a\n- b\n\n## Two\n\n- c\n- d\n", "x.md").pages
    assert [[note.text for note in page.notes] for page in pages] == [["first of all"], []]
    unclosed = build_deck("::: notes\n## One", "x.md")
    assert [page.title for page in unclosed.pages] == ["One"]


def test_a_slide_named_by_its_sub_headings_is_not_called_by_them_twice() -> None:
    advice = "Advice that goes on for more than a line of text on the slide"
    many = "".join(f"{at}. {advice}\n" for at in range(1, 15))
    few = "".join(f"- file {at} of the package\n" for at in range(1, 5))
    text = f"# Deck\n\n---\n\n**Notes for builders:**\n\n{many}\n**Files in this package:**\n\n{few}"
    titles = [page.title.replace("\u00a0", " ") for page in build_deck(text, "x.md").pages]
    assert titles == ["Deck", "Notes for builders (1 of 2)", "Notes for builders (2 of 2)", "Files in this package"]
    short = build_deck("# Deck\n\n---\n\n**One:**\n\n- a\n- b\n\n**Two:**\n\n- c\n- d\n", "x.md")
    assert [page.title for page in short.pages] == ["Deck", "One \u00b7 Two"]
