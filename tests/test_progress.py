"""How far the talk is, at the foot of content slides."""

from __future__ import annotations

import pytest

from slides.design import THEMES, Colour
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import build, read

BODY = "# One\n\n## A\n\n- a\n- b\n\n## B\n\n- a\n- b\n\n# Two\n\n## C\n\n- a\n- b\n\n## D\n\n- a\n- b\n\n# Three\n\n## E\n\n- a\n- b\n\n"


def deck(front: str) -> BuiltDeck:
    return build_deck(f"---\ntitle: T\n{front}\n---\n\n{BODY}", "x.md")


@pytest.mark.parametrize("theme", THEMES)
def test_a_bar_grows_from_slide_to_slide_to_the_whole_width(theme: str) -> None:
    found = deck(f"progress: bar\ntheme: {theme}")
    bars = [shape for page in found.pages for shape in page.icons if shape.name == "Progress"]
    widths = [bar.rect.width for bar in bars]
    assert widths == sorted(set(widths))
    assert bars[-1].rect.right == found.design.slide.width
    assert {bar.rect.bottom for bar in bars} == {found.design.slide.height}
    assert all(page.icons == () for page in found.pages if found.design.layouts[page.layout].ground is not Colour.CANVAS)


def test_segments_name_the_section_that_is_shown() -> None:
    found = deck("progress: sections\nagenda: no")
    shown = {page.title: [shape.fill for shape in page.icons].index(Colour.CONTRAST) for page in found.pages if page.icons}
    assert shown == {"A": 0, "B": 0, "C": 1, "D": 1, "E": 2}


def test_from_right_to_left_it_begins_at_the_right() -> None:
    found = deck("progress: bar\nlang: ar")
    first = next(shape for page in found.pages for shape in page.icons if shape.name == "Progress")
    assert first.rect.right == found.design.slide.width


@pytest.mark.parametrize(("said", "count"), [("yes", 1), ("true", 1), ("no", 0), ("", 0), ("ribbon", 0)])
def test_yes_is_a_bar_and_what_is_not_known_is_reported(said: str, count: int) -> None:
    found = deck(f"progress: {said}")
    assert bool([page for page in found.pages if page.icons]) == bool(count)
    assert any("write bar or sections" in problem.hint for problem in found.problems) == (said == "ribbon")


def test_in_the_file_it_decorates() -> None:
    slide = read(build(deck("progress: bar"))).slides[-1]
    (bar,) = [shape for shape in slide.shapes if shape.name == "Progress"]
    assert bar._element.xpath(".//p:cNvPr")[0].get("descr") == ""
    assert bar._element.xpath(".//*[local-name()='decorative'][@val='1']")
