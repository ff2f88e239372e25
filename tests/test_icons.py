"""Icons and flags: which there are, where they may stand, where they are drawn, and what becomes of names that mean none."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from importlib import resources

import pytest

from slides.base.diagnostics import Span
from slides.base.geometry import Rect
from slides.checks.completeness import completeness_problems
from slides.design import Colour, images
from slides.design.images import raster
from slides.design.images.svg import screen
from slides.design.page import Drawing, Label, Page, PlacedItem, Shape, Table, Text, Words
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Run, cut, plain, spelled
from slides.visuals import icons
from slides.visuals.icons import catalogue
from tests.building import build, graver

DATA = resources.files("slides.visuals.icons")
TABLE = json.loads((DATA / "icons.json").read_text(encoding="utf-8"))
FLAGS = zipfile.ZipFile(io.BytesIO((DATA / "flags.zip").read_bytes()))


def shown(outline: str, number: int = 0, theme: str = "") -> Page:
    """One page of an outline."""
    return build_deck(outline, "deck.md", theme).pages[number]


def told(outline: str) -> list[str]:
    """The problems of an outline."""
    return [f"{problem.message} ({problem.hint})" for problem in graver(build_deck(outline, "deck.md"))]


def slide_xml(briefing: BuiltDeck, number: int = 1) -> str:
    """A slide's XML as written."""
    with zipfile.ZipFile(io.BytesIO(build(briefing))) as package:
        return package.read(f"ppt/slides/slide{number}.xml").decode()


# the data


def test_every_icon_is_strokes_inside_its_grid() -> None:
    for name in sorted(TABLE["icons"]):
        path = catalogue.drawing(name)
        assert path.open, name
        assert path.steps[0][0] == "M", name
        for letter, *numbers in path.steps:
            counts = {"M": (2,), "C": (6,), "Z": (0,), "L": range(2, 999, 2)}[str(letter)]
            assert len(numbers) in counts, name
            assert all(0 <= int(number) <= path.width for number in numbers), name


def test_every_name_leads_somewhere_and_means_one_thing() -> None:
    assert set(TABLE["names"].values()) <= set(TABLE["icons"])
    assert set(TABLE["signs"]) <= set(TABLE["icons"])
    assert set(TABLE["countries"].values()) <= set(TABLE["flags"])
    spaces = [set(TABLE[part]) for part in ("icons", "names", "countries")]
    assert sum(map(len, spaces)) == len(set.union(*spaces))
    assert all(re.fullmatch(r"[a-z0-9+-]{1,40}", name) for space in spaces for name in space)


def test_every_flag_passes_the_screen_for_pictures() -> None:
    for code in sorted(TABLE["flags"]):
        _, width, height = screen(FLAGS.read(f"{code}.svg"), raster.read_raster)
        assert width * 3 == height * 4, code


@pytest.mark.parametrize("code", ["ir", "ru", "rs", "np", "sy", "un"])
def test_a_flag_is_drawn_as_a_small_picture_with_its_source(code: str) -> None:
    flag = catalogue.flag(f"flag-{code}")
    assert flag.vector
    assert len(flag.data) < 30_000
    assert images.decode(flag.data).width == 192


def test_flags_are_all_there_and_small() -> None:
    assert sorted(FLAGS.namelist()) == sorted(f"{code}.svg" for code in TABLE["flags"])
    assert len((DATA / "flags.zip").read_bytes()) < 700_000


def test_the_licences_stand_beside_the_data() -> None:
    notice = (DATA / "NOTICE.md").read_text(encoding="utf-8")
    assert "ISC License" in notice
    assert "Panayiotis Lipiridis" in notice
    assert "Cole Bemis" in notice


def test_a_deck_without_icons_loads_none() -> None:
    program = (
        "from slides.pipeline.build import build_deck; from slides.visuals.icons import catalogue;"
        "build_deck('# A\\n\\n- 10:30:45\\n- a :shield: b', 'a.md');"
        "print(catalogue._catalogue.cache_info().misses)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "0"


# names


@pytest.mark.parametrize(
    ("name", "icon"),
    [
        ("oil", "fuel"),
        ("warning", "triangle-alert"),
        ("home", "house"),
        ("tada", "party-popper"),
        ("+1", "thumbs-up"),
        ("map_pin", "map-pin"),
    ],
)
def test_other_names_mean_the_same_icon(name: str, icon: str) -> None:
    assert catalogue.drawing(name) == catalogue.drawing(icon)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("flag-ir", "Iran"),
        ("flag-gb", "United Kingdom"),
        ("uk", "United Kingdom"),
        ("saudi_arabia", "Saudi Arabia"),
        ("flag-eu", "European Union"),
    ],
)
def test_flags_are_known_by_code_and_by_short_code(name: str, country: str) -> None:
    assert catalogue.flag_country(name) == country


@pytest.mark.parametrize(("slip", "meant"), [("sheild", "shield"), ("flag-iran", ""), ("handshak", "handshake"), ("qqqqqq", "")])
def test_a_slip_is_told_with_the_nearest_name(slip: str, meant: str) -> None:
    problems = told(f"## A\n\n- :{slip}: words\n")
    assert len(problems) == (0 if slip == "flag-iran" else 1)
    assert all((f"did you mean :{meant}:?" in problem) == bool(meant) for problem in problems)


# where they stand


@pytest.mark.parametrize(
    "line",
    [
        "- 10:30:45 is a time",
        "- :) smile",
        "- a:b:c",
        "- `:shield:` code",
        "- :shield:words",
        "- :30: minutes",
        "- : a: b",
    ],
)
def test_other_text_stays_text(line: str) -> None:
    page = shown(f"## A\n\n{line}\n- second\n")
    text = " ".join(paragraph.text for placed in page.fills if isinstance(placed.what, Text) for paragraph in placed.what.paragraphs)
    assert line[2:].replace("`", "") in text
    assert page.icons == ()
    assert told(f"## A\n\n{line}\n- second\n") == []


@pytest.mark.parametrize(
    ("outline", "count"),
    [
        ("## :globe: A\n\nText of the slide\n", 1),
        ("## A\n\n- :shield: one\n- two\n  - :ship: deeper\n", 2),
        ("## A\n\n1. :shield: one\n2. :ship: two\n", 2),
        ("## A\n\n### :shield: One\n\ntext\n\n### :ship: Two\n\ntext\n\n### Three\n\ntext\n", 2),
        ("## A\n\n- :shield: **One**: text\n- **:ship: Two**: text\n- **Three**: text\n", 2),
        ("## A\n\n:::: columns\n::: column\n- :shield: one\n:::\n::: column\n- :ship: two\n:::\n::::\n", 2),
        ("## A\n\nText\n\n### :question: Is it so?\n\nYes.\n", 0),
    ],
)
def test_bullets_headings_and_leads_carry_icons(outline: str, count: int) -> None:
    briefing = build_deck(outline, "deck.md")
    assert len(briefing.pages[0].icons) == count
    assert graver(briefing) == ()
    assert all("shield" not in plain([run for paragraph in text.paragraphs for run in paragraph.runs]) for text in texts(briefing.pages[0]))


def texts(page: Page) -> list[Text]:
    """The texts of a page."""
    return [placed.what for placed in page.fills if isinstance(placed.what, Text)]


@pytest.mark.parametrize(
    ("outline", "words"),
    [
        ("## A\n\n- words :shield: words\n- two\n", "words 🛡️ words"),
        ("## A\n\n- :shield:\n- two\n", "🛡️"),
        ("## Launch :tada: day\n\n- two\n", "Launch 🎉 day"),
        ("## A\n\nText :+1: here, **:rocket: bold** and [a :ship: link](https://example.org)\n", "Text 👍 here, 🚀 bold and a 🚢 link"),
        ("## A\n\n- :white_check_mark: Tested\n- :no_such_name: two\n", "Tested"),
        ("## A\n\n| :heavy_check_mark: | :x: |\n|---|---|\n| 1 | 2 |\n", "✔️ ❌ 1 2"),
        ("## A\n\n> :zap: Quoted\n\n- x\n", "⚡ Quoted"),
        ('---\ntitle: "Launch :tada: day"\n---\n\n## A\n\n- x\n', "Launch 🎉 day"),
        ("## A\n\n- `:tada:` and C:\\new:\\old at 10:30:45, 3:2:1\n- two\n", ":tada: and C:\\new:\\old at 10:30:45, 3:2:1"),
        ("## A\n\n```\n:tada:\n```\n", ":tada:"),
    ],
)
def test_names_of_emoji_are_shown_as_characters_where_no_icon_stands(outline: str, words: str) -> None:
    briefing = build_deck(outline, "deck.md")
    said = " ".join(text for page in briefing.pages for text in [page.title, *visible(page)]).replace("\u00a0", " ")
    assert words in said
    assert not [problem for problem in briefing.problems if problem.rule.code in ("M14", "N1") and "no_such_name" not in problem.message]


def visible(page: Page) -> list[str]:
    """The texts of a page but for its title."""
    texts = [paragraph.text for placed in page.fills if isinstance(placed.what, Text) for paragraph in placed.what.paragraphs]
    tables = [placed.what for placed in page.fills if isinstance(placed.what, Table)]
    return [*texts, *(plain(cell.runs) for table in tables for row in table.rows for cell in row.cells)]


def test_places_without_icons_are_told() -> None:
    both = told("## A\n\n| :flag-ir: Iran | B |\n|---|---|\n| 1 | :landmark: x |\n\n> [!IMPORTANT]\n> :landmark: The point\n")
    assert both[0].startswith("an icon is shown as text here and in 2 other places")
    assert len(both) == 1


def test_the_name_is_in_no_title_anchor_agenda_or_section() -> None:
    briefing = build_deck(
        "---\nagenda: yes\n---\n\n# Deck\n\n## :shield: One\n\na\n\n## :ship: Two\n\n[x](#one)\n\n## Three\n\nc\n", "deck.md"
    )
    assert [page.anchor for page in briefing.pages[2:]] == ["one", "two", "three"]
    assert "shield" not in slide_xml(briefing, 2)
    assert slide_xml(briefing, 3).count("shield") == 1
    assert graver(briefing) == ()


def test_in_notes_names_are_characters() -> None:
    page = shown("## A\n\ntext\n\n::: notes\n- :shield: said\n:::\n")
    assert [note.text for note in page.notes] == ["🛡️ said"]
    assert page.icons == ()


def test_an_icon_that_a_drawing_does_not_show_is_told() -> None:
    label = Label((Words((Run("words", icon="shield"),), 14, Colour.INK),))
    drawing = Drawing((Shape("box", Rect(0, 0, 9, 9), label=label),), 9, 9, "a box")
    (problem,) = icons.missing_icons([PlacedItem(13, drawing, Rect(0, 0, 9, 9))], Span("deck.md", 3))
    assert ":shield:" in problem.message
    assert problem.span.line == 3


def test_the_law_notices_an_icon_that_is_not_drawn() -> None:
    text = "## A\n\n- :ship: Ports\n- two\n"
    nodes, _ = parse(text, "deck.md")
    pages = build_deck(text, "deck.md").pages
    assert completeness_problems(nodes, pages, []) == []
    assert [problem.message for problem in completeness_problems(nodes, [replace(page, icons=()) for page in pages], [])] == ["lost: ship"]


def test_runs_keep_their_icon_at_the_start_only() -> None:
    runs = (Run("one two", icon="ship"),)
    assert [run.icon for run in cut(runs, 0, 3)] == ["ship"]
    assert [run.icon for run in cut(runs, 4, 7)] == [""]
    assert plain(spelled(runs)) == ":ship: one two"
