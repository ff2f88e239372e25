"""The cover, and titles of slides that have no heading: taken from their words, and numbered only where the program cut."""

from __future__ import annotations

import pytest

from slides.base import rule_catalogue
from slides.deck.section.naming import LONGEST, beginning
from slides.design.page import Text
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import build, read, visible


def shown(text: str) -> BuiltDeck:
    return build_deck(text, "tests/decks/x.md")


def titles(text: str) -> list[str]:
    return [" ".join(page.title.split()) for page in shown(text).pages]


LONG = "This page is for readers who have never opened a terminal before and would like to try. Everyone else may skip it."
COVERS = {
    "all headings 1": "# Talk title\n\nAnn Author\n\n---\n\n# First\n\n- one\n\n---\n\n# Second\n\n- two\n",
    "no rules": "# Talk title\n\nAnn Author\n\n# First\n\n- one\n\n# Second\n\n- two\n",
    "a sub-heading as subtitle": "# Talk title\n## Ann Author\n\n---\n\n# First\n\n- one\n",
    "headings 2 split by rules": "## Talk title\n\nAnn Author\n\n---\n\n## First\n\n- one\n",
    "Marp": "---\nmarp: true\n---\n\n# Talk title\nAnn Author\n\n---\n\n# First\n\n- one\n",
    "a picture": "# Talk title\n\nAnn Author\n\n![A lake](lake.png)\n\n---\n\n# First\n\n- one\n",
    "a question below": "# Talk title\n### Ann Author?\n\n---\n\n# First\n\n- one\n",
    "notes": "# Talk title\n\nAnn Author\n\n::: notes\nSay hello.\n:::\n\n---\n\n# First\n\n- one\n",
}


@pytest.mark.parametrize("text", COVERS.values(), ids=COVERS)
def test_the_first_slide_is_the_cover(text: str) -> None:
    pages = shown(text).pages
    assert [page.layout.startswith("Title Slide") for page in pages] == [True, *[False] * (len(pages) - 1)]
    assert "Ann Author" in visible(read(build(shown(text)))).split("First")[0]
    assert [page.title for page in pages][:2] == ["Talk title", "First"]


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n- a\n\n# B\n\n- b\n",
        "# A\n\n| a |\n|---|\n| 1 |\n\n---\n\n# B\n\n- b\n",
        f"# A\n\n{LONG} {LONG}\n\n# B\n\n- b\n",
        "## A\n\nwords\n\n## B\n\n- b\n",
        "## A\n\nwords\n\n---\n\n# B\n\n- b\n",
        "# A\n\nwords\n",
    ],
)
def test_content_is_no_cover(text: str) -> None:
    pages = shown(text).pages
    assert not pages[0].layout.startswith("Title Slide") or text.count("# ") == 1


@pytest.mark.parametrize("front", ["", "author: Ann Author\n", "author: Ann Author\nsubtitle: A subtitle\ndate: 2026-03-01\n"])
@pytest.mark.parametrize("lead", [LONG, f"{LONG} {LONG} {LONG}", "- one\n- two\n\n```\ncode\n```", f"{LONG}\n\n| a |\n|---|\n| 1 |"])
def test_what_does_not_fit_the_cover_has_a_slide_and_title_of_its_own(front: str, lead: str) -> None:
    briefing = shown(f"---\ntitle: First steps\n{front}---\n\n{lead}\n\n## Step one\n\nInstall it.\n")
    covers = [page for page in briefing.pages if page.layout.startswith("Title Slide")]
    assert len(covers) == 1
    assert not any(" of " in page.title for page in briefing.pages)
    assert len({page.title for page in briefing.pages}) == len(briefing.pages) in (2, 3)
    assert ("Ann Author" in str(covers[0].fills)) == ("Ann" in front)
    assert not any(each.rule is rule_catalogue.CONTINUED for each in briefing.problems)


WORDS = {
    "a short paragraph": ("A point of its own.", "A point of its own."),
    "a longer one, which fits a title": (LONG, LONG),
    "one that fits none": (
        f"{LONG[:-1]}, {LONG}",
        "This page is for readers who have never opened a terminal before and would like to try",
    ),
    "a sentence that fits none": (
        f"{LONG.replace('.', ',')} {LONG}",
        "This page is for readers who have never opened a terminal before and…",
    ),
    "a sentence of several": (f"Trees give shade. {LONG}", "Trees give shade"),
    "a bold first line": ("**In short:**\n\n- one\n- two", "In short"),
    "text before sub-headings": ("words\n\n#### One\n\n- one\n\n#### Two\n\n- two", "words"),
    "a list": ("- No heading here\n- Another", "Before (continued)"),
    "a list of one item with others under it": ("- Only *this*:\n  - a\n  - b", "Only this"),
    "one item": ("- Only this", "Only this"),
    "a table": ("| Port | Piers |\n|---|---|\n| North | 3 |", "Port · Piers"),
    "a quotation": ("> Words of another.", "Before (continued)"),
    "a picture": ("![A lake in spring](lake.png)", "A lake in spring"),
    "a picture and text": ("![A lake in spring](lake.png)\n\nThe lake rises.\n\n- a\n- b", "The lake rises."),
}


@pytest.mark.parametrize(("text", "title"), WORDS.values(), ids=WORDS)
def test_a_slide_after_a_rule_is_named_by_its_words(text: str, title: str) -> None:
    assert titles(f"# Deck\n\n---\n\n## Before\n\n- a\n\n---\n\n{text}\n\n---\n\n## After\n\n- b\n") == ["Deck", "Before", title, "After"]


@pytest.mark.parametrize(("text", "title"), WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("heading", ["##", "## {.center}", "# {.center}", "## {background-color=red}"])
def test_a_heading_without_words_is_named_by_its_words_and_never_a_chapter(heading: str, text: str, title: str) -> None:
    briefing = shown(
        f"---\ntitle: Deck\nagenda: yes\n---\n\n## Before\n\n- a\n\n{heading}\n\n{text}\n\n## After\n\n- b\n\n## More\n\n- c\n"
    )
    found = [page for page in briefing.pages if not page.layout.startswith("Agenda")]
    assert [page.title.replace("\xa0", " ") for page in found] == ["Deck", "Before", title, "After", "More"]
    assert "Section Number" not in {page.layout for page in found}
    agenda = next(page for page in briefing.pages if page.layout.startswith("Agenda"))
    rows = [placed.what for placed in agenda.fills[1:]]
    assert [each.text for row in rows if isinstance(row, Text) for each in row.paragraphs] == ["Before", "After", "More"]
    assert not [each for each in briefing.problems if each.rule is rule_catalogue.LOST]


def test_lists_and_quotations_alone_go_on_under_the_heading_before_them() -> None:
    """Their first words would be shown twice; before any heading, nothing else names them."""
    lone = "---\n\n- an item\n- more\n\n---\n\n> Words of another\n\n"
    assert titles(f"# T\n\n## A *word*\n\n- a\n\n{lone}---\n\n## B\n\n- b\n\n---\n\n- c\n- d\n") == [
        *("T", "A word", "A word (continued)", "A word (continued 2)", "B", "B (continued)")
    ]
    assert titles(f"---\nlang: de\n---\n\n# T\n\n## A\n\n- a\n\n{lone}")[2:] == ["A (Fortsetzung)", "A (Fortsetzung 2)"]
    assert titles(f"---\ntitle: T\n---\n\nwords\n\n{lone}---\n\n## B\n\n- b\n")[1:3] == ["an item", "Words of another"]


def test_a_bare_heading_is_named_by_its_sub_headings() -> None:
    assert titles("# T\n\n##\n\n### What we saw\n\n- one\n- two\n\n## B\n\n- b\n") == ["T", "What we saw", "B"]
    assert titles("# T\n\n##\n\n### One\n\n- one\n\n### Two\n\n- two\n\n## B\n\n- b\n") == ["T", "One · Two", "B"]


def test_a_heading_that_is_a_picture_is_named_by_its_description() -> None:
    assert titles("# T\n\n## ![A lake](lake.png)\n\n- a\n\n## B\n\n- b\n") == ["T", "A lake", "B"]
    assert titles("# T\n\n## ![](lake.png)\n\n- a\n- b\n\n## B\n\n- b\n") == ["T", "a", "B"]


@pytest.mark.parametrize("heading", ["##", "# {.center}", "## {.center}"])
def test_a_heading_without_words_or_content_is_left_out_and_reported(heading: str) -> None:
    briefing = shown(f"# T\n\n## A\n\n- a\n\n{heading}\n\n::: notes\nSay this.\n:::\n\n## B\n\n- b\n")
    assert [page.title for page in briefing.pages] == ["T", "A", "B"]
    assert [note.text for note in briefing.pages[1].notes] == ["Say this."]
    (problem,) = [each for each in briefing.problems if each.rule is rule_catalogue.EMPTY_BLOCK]
    assert problem.span.line == 7


def test_pages_of_one_title_are_counted_in_one_series() -> None:
    rows = "\n".join(f"- A line of the list that is number {number} of many lines here" for number in range(30))
    found = titles(f"# T\n\n---\n\n## Long\n\n{rows}\n\n---\n\n```\ncode\n```\n\n---\n\n```\nmore\n```\n")
    count = sum(title.startswith("Long") for title in found)
    assert count > 3
    assert found[1 : 1 + count] == ["Long", *(f"Long ({number})" for number in range(2, count + 1))]
    alone = titles(f"# T\n\n---\n\n## Long\n\n{rows}\n")
    assert alone[1:] == [f"Long ({number} of {count - 2})" for number in range(1, count - 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("short", "short"),
        ("word " * 40, f"{('word ' * 13).strip()}…"),
        ("木を植えると日陰ができます。" * 6, "木を植えると日陰ができます"),
        ("木" * 80, f"{'木' * 34}…"),
        ("x" * 200, f"{'x' * 69}…"),
        ("Is it so? " + "word " * 40, f"{'Is it so? ' + ('word ' * 11).strip()}…"),
        ("Shall we plant it? " + "word " * 40, "Shall we plant it?"),
        ("", ""),
    ],
)
def test_the_beginning_of_a_text(text: str, found: str) -> None:
    assert beginning(text) == found
    assert len(found) <= LONGEST


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("First part: <br>how the tool<br> changed the garden", "First part:\nhow the tool\nchanged the garden"),
        ("**First** part:<br>*how* the tool<br/>", "First part:\nhow the tool"),
        ("<br>First part", "First part"),
        ("A rather long first line of the title<br>and a second<br>and a third<br>and a fourth<br>and a fifth<br>and a sixth", None),
    ],
)
def test_breaks_in_a_title_stand_where_it_fits_with_them(heading: str, title: str | None) -> None:
    briefing = shown(f"---\nmarp: true\n---\n\n# {heading}\n\n---\n\n## B\n\n- b\n")
    whole = " ".join(heading.replace("<br>", " ").replace("<br/>", " ").replace("*", "").split())
    assert briefing.pages[0].title.replace("\xa0", " ") == (title or whole)
    assert not briefing.problems or all(problem.rule is not rule_catalogue.TOO_LONG for problem in briefing.problems)
    lines = [page.title for page in shown(f"---\nagenda: yes\n---\n\n# T\n\n## {heading}\n\n- a\n\n## B\n\n- b\n\n## C\n\n- c\n").pages]
    assert " ".join(lines[2].split()) == whole


def test_a_broken_title_is_one_line_in_the_agenda_and_in_sections() -> None:
    briefing = shown("---\nagenda: yes\n---\n\n# T\n\n# One<br>two\n\n## A\n\n- a\n\n# Three\n\n## B\n\n- b\n\n# Four\n\n## C\n\n- c\n")
    body = briefing.pages[1].fills[1].what
    assert isinstance(body, Text)
    assert body.paragraphs[0].text == "One two" == briefing.pages[2].section


def test_a_stop_in_a_bracket_or_an_abbreviation_ends_no_title() -> None:
    text = "A schematic of many inputs (e.g. Python, R and Julia) and of many outputs that come from them. It is long."
    assert not beginning(text).endswith("(e.g")
    assert beginning("The editors of the whole paper, i.e. Ada and Grace of the morning desk. They write.").startswith(
        "The editors of the whole"
    )
    assert (
        beginning("The first sentence is short. The second one is a good deal longer than a title may ever be.")
        == "The first sentence is short"
    )


def test_the_size_of_a_picture_is_no_title() -> None:
    front = "---\ntitle: Cats\noutput: xaringan::moon_reader\n---\n\n"
    scaled = f"{front}## Fur\n\nIt is soft.\n\n---\n\n![:scale 90%](lake.png)\n\n---\n\n## Claws\n\nSharp.\n"
    assert titles(scaled) == ["Cats", "Fur", "Fur (2)", "Claws"]


def test_a_break_and_a_picture_do_not_begin_the_page_of_a_project() -> None:
    drawn = "theme: Next\nautoscale: true\n\n<br/>\n\n![inline center 100%](none.png)\n\n## Cats at home\n\n---\n\n"
    assert titles(f"{drawn}# Fur\n\n- soft\n- warm\n\n---\n\n# Claws\n\nSharp.\n")[0] == "Cats at home"


def test_the_end_of_a_comment_typed_twice_shows_nothing() -> None:
    slide = "<!-- _class: big -->>\n\nThey sleep all day\n\n![A lake](lake.png)"
    text = f"---\nmarp: true\n---\n\n# Cats\n\n---\n\n{slide}\n\n---\n\n# Fur\n\n- soft\n"
    assert titles(text) == ["Cats", "They sleep all day", "Fur"]


def test_a_line_without_letters_names_no_slide_that_says_more() -> None:
    text = "# Cats\n\nAnn\n\n---\n\n# Fur\n\n- soft\n\n---\n\n\u2026\n\nThey sleep all day\n"
    assert titles(text)[-1] == "They sleep all day"
