"""Slides that open a deck or a chapter carry no content of their own: no advice asks them for notes, or counts them with others."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.design import DEFAULT_THEME, OPENING, Purpose, built_in
from slides.design.page import Picture
from slides.pipeline.build import build_deck

TOLD = "::: notes\nWhat is said of it, in a sentence or two.\n:::\n\n"


def advice(text: str, code: str) -> list[str]:
    return [problem.message for problem in build_deck(text, "tests/decks/x.md").problems if problem.rule.code == code]


def chapters(lead: str = "", title: str = "") -> str:
    slides = "".join(f"## Slide {name}\n\n- One\n- Two\n\n{TOLD}" for name in "AB")
    return f"# Talk\n\n{title}" + "".join(
        f"# Chapter {name}\n\n{lead}{slides.replace('Slide', f'Slide {name}')}" for name in ("one", "two")
    )


def test_every_layout_that_opens_is_known_as_one() -> None:
    layouts = built_in(DEFAULT_THEME, "en-US").layouts.values()
    opening = {layout.form.purpose for layout in layouts if layout.type in ("title", "secHead") or "Section" in layout.name}
    assert opening | {Purpose.AGENDA} == OPENING


@pytest.mark.parametrize("title", ["", "![A lake](lake.png){.cover}\n\n"])
@pytest.mark.parametrize("lead", ["", "A short lead.\n\n"])
def test_titles_and_chapters_need_no_notes(lead: str, title: str) -> None:
    text = chapters(lead, title)
    assert not advice(text, "B10")
    assert advice(text.replace(TOLD, "", 1), "B10")


def test_a_chapter_parts_slides_that_look_alike() -> None:
    text = chapters().replace("- One\n- Two\n", "- One\n  - inner words\n- Two of them\n- Three\n")
    assert not advice(text, "B8")
    assert advice(text.replace("# Chapter two\n\n", ""), "B8")


def test_the_lead_of_a_chapter_is_not_counted_as_text_to_read() -> None:
    text = chapters(f"{'a b c d ' * 17}\n\n")
    assert [page.layout for page in build_deck(text, "x.md").pages].count("Section Number") == 2
    assert not advice(text, "B1")


def test_what_does_not_fit_a_divider_has_a_slide_of_its_own() -> None:
    lead = "A lead that goes on and on. " * 3 + "\n\n" + "More words in its lines. " * 12 + "\n\n"
    pages = build_deck(f"---\nslide-level: 2\n---\n\n{chapters(lead)}", "x.md").pages
    assert [page.layout for page in pages].count("Section Number") == 2
    assert not [page.title for page in pages if " of " in page.title]


@pytest.mark.parametrize("front", ["theme: seriph\ntitle: A file\nmdc: true", "marp: true\ntitle: A file"], ids=["Slidev", "Marp"])
def test_where_the_front_matter_names_the_file_alone_the_first_slide_is_the_cover(front: str) -> None:
    deck = build_deck(f"---\n{front}\n---\n\n# The talk\n\nBy somebody\n\n---\n\n# One\n\n- a\n- b\n\n---\n\n# Two\n\n- c\n- d\n", "a.md")
    assert [page.title for page in deck.pages] == ["The talk", "One", "Two"]
    assert deck.pages[0].layout == "Title Slide"
    assert deck.properties.title == "A file"


COVER, BODY = "Title Slide with Picture", "Statement on Panel"
PICTURES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    ("text", "layouts"),
    [
        ("# T\n\n![bg](portrait.png)\n\nwords\n\n## A\n\n- a\n", [COVER, BODY]),
        (
            "---\ntitle: T\nbackground-image: portrait.png\n---\n\n# One\n\n## A\n\n- a\n",
            [COVER, "Section Number", BODY],
        ),
        (
            "---\ntitle: T\ntitle-slide-attributes:\n  data-background-image: portrait.png\n---\n\n# One\n\n## A\n\n- a\n",
            [COVER, "Section Number", BODY],
        ),
        (
            '---\ntitle: T\n---\n\n# One {background-image="portrait.png"}\n\n## A\n\n- a\n',
            ["Title Slide", "Section Number", BODY],
        ),
        (
            "---\nmarp: true\nbackgroundImage: url(portrait.png)\n---\n\n# T\n\nwords\n\n---\n\n# B\n\n- b\n",
            [COVER, BODY],
        ),
    ],
)
def test_a_picture_behind_a_cover_or_a_divider_makes_no_slide(text: str, layouts: list[str]) -> None:
    deck = build_deck(text, str(PICTURES / "x.md"))
    assert [page.layout for page in deck.pages] == layouts
    shown = sum(isinstance(placed.what, Picture) for page in deck.pages for placed in page.fills)
    told = [problem.message for problem in deck.problems if "chapter's heading" in problem.message]
    assert shown + len(told) == 1
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("::: columns\n::: column\n## L\n\n- x\n- y\n:::\n::: column\n## R\n\n- z\n- w\n:::\n:::", "L \u00b7 R"),
        ("::: columns\n::: column\n**L**\n\nwords\n:::\n::: column\n**R**\n\nmore\n:::\n:::", "L \u00b7 R"),
        ("::: columns\n::: column\nFirst words\n:::\n::: column\nOther words\n:::\n:::", "First words"),
    ],
)
def test_columns_with_headings_and_no_title_are_named_by_both(text: str, title: str) -> None:
    deck = build_deck(f"# T\n\nwords\n\n---\n\n{text}\n", "x.md")
    assert deck.pages[-1].title == title


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("# T\n## Sub\n\n---\n\n## One\n\n- a\n\n---\n\n## Two\n\n- b\n", ["T", "One", "Two"]),
        ("# T\n\n## Sub\n\n### Ann\n\n---\n\n## One\n\n- a\n\n---\n\n## Two\n\n- b\n", ["T", "One", "Two"]),
        ("# T\n\n## Sub\n\n- a\n\n---\n\n## One\n\n- a\n", ["T", "Sub", "One"]),
        ("# T\n\n## Sub\n\n## One\n\n- a\n", ["T", "Sub", "One"]),
        ("---\ntitle: T\n---\n\n# Chapter\n\n## Sub\n\n---\n\n## One\n\n- a\n", ["T", "Chapter", "Sub", "One"]),
    ],
)
def test_a_heading_under_the_title_alone_on_its_slide_is_its_subtitle(text: str, titles: list[str]) -> None:
    deck = build_deck(text, "x.md")
    assert [page.title for page in deck.pages if page.title != "Agenda"] == titles
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]
