"""remark and xaringan: slides are split by rules alone, `--` only waits for a click, and classes for scripts stand behind words."""

from __future__ import annotations

import pytest

from slides.pipeline.build import build_deck

FRONT = "---\ntitle: T\noutput:\n  xaringan::moon_reader:\n    css: a.css\n---\n\n"


def titles(text: str) -> list[str]:
    return [page.title.replace("\u00a0", " ") for page in build_deck(f"{FRONT}{text}", "a.Rmd").pages]


def test_pauses_split_no_slide_however_far_from_the_front_matter() -> None:
    text = "\n\n---\n\n".join(f"# S{number}\n\nBegin {number}\n\n--\n\nMiddle {number}\n\n--\n\n- end" for number in range(1, 6))
    assert titles(text) == ["T", "S1", "S2", "S3", "S4", "S5"]


def test_words_above_the_only_heading_of_a_slide_stand_under_it() -> None:
    text = "# A\n\na\n\n---\n\n.part[The model]\n\n## Simple\n\n- one\n\n---\n\n## C\n\nc"
    assert titles(text) == ["T", "A", "Simple", "C"]
    deck = build_deck(f"{FRONT}{text}", "a.Rmd")
    assert "The model" in str(next(page for page in deck.pages if page.title == "Simple"))


@pytest.mark.parametrize("name", ["sub", "super", "sup"])
def test_classes_for_scripts_stand_right_behind_a_word(name: str) -> None:
    deck = build_deck(f"{FRONT}# A\n\nA group of size n.{name}[2] here\n", "a.Rmd")
    words = str([page for page in deck.pages if page.title == "A"])
    assert f".{name}[" not in words
    assert f"raised={'-1' if name == 'sub' else '1'}" in words
