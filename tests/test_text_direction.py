"""Right to left: the program's numbers in titles keep their place, and a list has one direction."""

from __future__ import annotations

import re

import pytest

from slides.design.page import from_the_right
from slides.pipeline.build import build_deck
from slides.text.rich_text import Mark, Paragraph, Run
from tests.building import build, read

HEBREW, ARABIC = "עצים בחצר", "حديقة المدرسة"
ROWS = "\n".join(f"- {HEBREW} {HEBREW} {HEBREW} {number}" for number in range(40))


@pytest.mark.parametrize(
    ("front", "suffix"),
    [
        ("", " (\u20661\u2069 מתוך \u20663\u2069)"),
        ("lang: en\n", " \u2066(1 of 3)\u2069"),
        ("lang: he\n", " (\u20661\u2069 מתוך \u20663\u2069)"),
    ],
)
def test_numbers_of_pages_are_isolated_in_titles_from_right_to_left(front: str, suffix: str) -> None:
    pages = build_deck(f"---\ntitle: {HEBREW}\n{front}---\n\n## {HEBREW} 8\n\n{ROWS}\n", "x.md").pages
    found = re.sub(r"\d(?=\u2069 מתוך|\)\u2069)|\d(?=\u2069\)$)", "3", pages[1].title.replace("\xa0", " "))
    assert found.startswith(f"{HEBREW} 8 ")
    assert re.sub(r"\d", "#", found) == re.sub(r"\d", "#", f"{HEBREW} 8{suffix}")


def test_the_number_of_an_equal_title_is_isolated_too() -> None:
    pages = build_deck(f"# T\n\n## {ARABIC}\n\n- a\n\n## {ARABIC}\n\n- b\n", "x.md").pages
    assert [page.title.replace("\xa0", " ") for page in pages[1:]] == [ARABIC, f"{ARABIC} \u2066(2)\u2069"]


def test_titles_from_left_to_right_have_no_signs_of_direction() -> None:
    pages = build_deck("# T\n\n## A\n\n" + "- a line of text that is long enough\n" * 40 + "\n## A\n\n- b\n", "x.md").pages
    assert not re.search("[\u2066-\u2069]", "".join(page.title for page in pages))


def listed(*texts: str) -> list[bool]:
    return from_the_right([Paragraph((Run(text),), mark=Mark.BULLET) for text in texts])


def test_a_list_has_one_direction() -> None:
    assert listed("B " + ARABIC, ARABIC, "A " + ARABIC, ARABIC, ARABIC) == [True] * 5
    assert listed("one", ARABIC, "three", "42") == [False] * 4
    assert listed(ARABIC, "two") == [True] * 2
    assert listed("one", ARABIC) == [False] * 2
    assert listed("one", "two") == [False] * 2
    assert from_the_right([Paragraph((Run(text),)) for text in ("one", ARABIC)]) == [False, True]


@pytest.mark.parametrize("front", ["", "lang: en\n"])
def test_the_written_list_has_one_direction(front: str) -> None:
    text = f"---\ntitle: T\n{front}---\n\n## {ARABIC}\n\n- `B` {ARABIC}\n  - {ARABIC}\n- A {ARABIC}\n- {ARABIC}\n- {ARABIC}\n"
    slide = read(build(build_deck(text, "x.md"))).slides[1]
    body = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 1)
    ways = {paragraph._p.pPr.get("rtl") if paragraph._p.pPr is not None else None for paragraph in body.text_frame.paragraphs}
    assert ways == ({"1"} if front else {None})
