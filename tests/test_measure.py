"""Measuring: the shipped tables, line breaks, and the laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides import measure
from slides.design import Fonts, built_in
from slides.words import Run

FACES = measure.faces(built_in().theme.fonts, False, False, False)
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=120)


def lines(text: str, width: float, size: float = 20) -> list[str]:
    ends = measure.breaks(measure.words((Run(text),), FACES), size, width, FACES.guard)
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def test_shipped_widths_are_those_of_the_fonts() -> None:
    # Carlito's "n" is 1076 and its bold "n" 1099 of 2048 units, Liberation Sans' 1139.
    assert measure.widths("Calibri", False)["n"] == pytest.approx(1076 / 2048, abs=0.002)
    assert measure.widths("Calibri", True)["n"] == pytest.approx(1100 / 2048, abs=0.002)
    assert measure.widths("Arial", False)["n"] == pytest.approx(1139 / 2048, abs=0.002)
    assert measure.widths("Georgia", False).of("mm") > measure.widths("Georgia", False).of("ii")


def test_a_line_holds_what_fits_and_no_more() -> None:
    assert lines("one two three", 1000) == ["one two three"]
    narrow = lines("one two three", 70)
    assert narrow == ["one two ", "three"]
    for line in narrow:
        assert FACES.regular.of(line.rstrip()) * 20 <= 70


def test_words_break_after_hyphens_but_not_at_no_break_spaces() -> None:
    assert lines("Iran-Russia", 60) == ["Iran-", "Russia"]
    assert lines("a\u00a0b c", 1000) == ["a\u00a0b c"]
    assert lines("one\u00a0two three", 80)[0] == "one\u00a0two "


def test_a_word_wider_than_the_line_is_broken_inside() -> None:
    pieces = lines("x" * 60, 100)
    assert "".join(pieces) == "x" * 60
    assert all(FACES.regular.of(piece) * 20 <= 110 for piece in pieces)


def test_japanese_breaks_anywhere_but_before_punctuation() -> None:
    found = lines("日本語の文章は、単語の間に空白がない。", 100)
    assert len(found) > 2
    assert not any(line[0] in "、。" for line in found)


def test_a_piece_goes_on_from_one_run_into_the_next() -> None:
    joined = measure.words((Run("be"), Run("fore", bold=True), Run(", after")), FACES)
    assert [word.end for word in joined.words] == [8, 13]


def test_forced_breaks_end_lines() -> None:
    assert lines("one\ntwo", 1000) == ["one\n", "two"]


@given(TEXTS, st.integers(30, 900))
def test_lines_are_the_text_in_order(text: str, width: int) -> None:
    assert "".join(lines(text, width)) == text


@given(TEXTS, st.integers(60, 400))
def test_more_room_never_takes_more_lines(text: str, width: int) -> None:
    assert len(lines(text, width * 2)) <= len(lines(text, width))


def test_fonts_neither_shipped_nor_installed_are_measured_wider_and_said_to_be_unknown() -> None:
    assert not measure.is_known("No Such Font Anywhere")
    assert measure.is_known("Calibri")
    strange, arial = measure.widths("No Such Font Anywhere", False), measure.widths("Arial", False)
    assert strange.of("hello") == pytest.approx(arial.of("hello") * measure.FALLBACK_FACTOR)


def test_headings_in_georgia_are_measured_with_a_guard() -> None:
    guarded = measure.faces(Fonts("Georgia", "Calibri", guard=1.16), True, False, False)
    assert guarded.guard == pytest.approx(measure.WIDTH_GUARD * 1.16)
