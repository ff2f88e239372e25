"""An outline with too much of everything loses nothing and overflows nothing."""

from __future__ import annotations

import re
from functools import cache

import pytest

from slides.base import rule_catalogue
from slides.design.page import Picture, Table, Text
from slides.pipeline.build import BuiltDeck, build_deck
from tests import render
from tests.building import build, graver, read, visible
from tests.shared import STRESS

THEMES = ["ink", "paper", "night"]


@cache
def stress(theme: str = "") -> BuiltDeck:
    return build_deck(STRESS.read_text(encoding="utf-8"), str(STRESS), theme)


def source_words() -> list[str]:
    """The outline's words without front matter, marks, paths and directives."""
    text = STRESS.read_text(encoding="utf-8").split("---\n", 2)[2]
    text = re.sub(r"<!-- layout:.*?-->|^:::.*$|\]\(\S+|^```\w*|\[!IMPORTANT\]|^\|[-:|]+\|$", " ", text, flags=re.MULTILINE)
    text = re.sub(r"^\s*(- |\d\. |#+ |> )", " ", text, flags=re.MULTILINE)
    return [word for word in re.sub(r"[*`~|\[\]!—\"]|—|^---$|\)$", " ", text, flags=re.MULTILINE).split() if word.strip("()-")]


@pytest.mark.parametrize("theme", THEMES)
def test_no_word_is_lost(theme: str) -> None:
    shown = "".join(visible(read(build(stress(theme)))).split()).replace("[", "").replace('"', "")
    lost = [word for word in source_words() if word.strip("()") not in shown and word.removesuffix(":") not in shown]
    assert lost == []


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_higher_than_its_box(theme: str) -> None:
    shown = stress(theme)
    assert not [problem for problem in shown.problems if problem.rule is rule_catalogue.TOO_HIGH]
    for page in shown.pages:
        for placed in page.fills:
            slot = shown.design.layouts[page.layout].slot(placed.slot)
            assert isinstance(placed.what, Text | Table | Picture)
            assert placed.what.height <= slot.rect.height


def test_bullets_and_tables_go_on_with_their_number_and_header() -> None:
    pages = [page for page in stress().pages if page.title.startswith(("Fourteen", "Nineteen"))]
    assert [page.title for page in pages] == [
        "Fourteen bullets (1 of 2)",
        "Fourteen bullets (2 of 2)",
        "Nineteen rows and seven columns (1 of 2)",
        "Nineteen rows and seven columns (2 of 2)",
    ]
    tables = [placed.what for page in pages for placed in page.fills if isinstance(placed.what, Table)]
    assert [table.rows[0].cells[0].runs[0].text for table in tables] == ["Country", "Country"]
    assert sum(len(table.rows) - 1 for table in tables) == 19


def test_problems_name_the_line() -> None:
    lines = STRESS.read_text(encoding="utf-8").split("\n")
    for problem in graver(stress()):
        assert lines[problem.span.line - 1].startswith("## "), problem


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[render.Word]]:
    """Every word that LibreOffice draws in each theme, by one run of it."""
    folder = tmp_path_factory.mktemp("stress")
    decks = {folder / f"{theme}.pptx": theme for theme in THEMES}
    for deck, theme in decks.items():
        deck.write_bytes(build(stress(theme)))
    return {decks[deck]: words for deck, words in render.words_of(list(decks), folder).items()}


@pytest.mark.skipif(not render.available(), reason="LibreOffice or poppler is not installed")
@pytest.mark.parametrize("theme", THEMES)
def test_no_text_leaves_its_box_in_the_render(theme: str, drawn: dict[str, list[render.Word]]) -> None:
    assert drawn[theme]
    assert list(render.strays(stress(theme), drawn[theme])) == []
