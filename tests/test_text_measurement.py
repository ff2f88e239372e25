"""Measuring: the shipped tables, line breaks, and the laws that hold for any text."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.design import Fonts, built_in
from slides.text.rich_text import Run
from slides.typesetting import metrics
from slides.typesetting.metrics.clusters import cluster_ends
from slides.typesetting.metrics.shaping import shaped

FACES = metrics.faces_of(built_in().theme.fonts, False, False, False)
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=120)


SCRIPTS = [
    *(
        "Latin text, 50% of it! ",
        "ein\u00adfach ",
        "a\u00a0b\u2060c\u2011d ",
        "zero\u200bspace",
        "日本語の「文章」は、",
        "…………",
        "——",
        "っッー々",
    ),
    *("한국어 문장 ", "ภาษาไทยเป็นภาษา", "ພາສາລາວ", "ភាសា\u200bខ្មែរ", "မြန်မာဘာသာ", "हिन्दी क्षेत्र ", "العربية ", "עברית־", "தமிழ் "),
    *("e\u0301\u0323", " \u0301", "👩\u200d👩\u200d👧", "🇩🇪🇯", "👍🏽", "1\ufe0f\u20e3", "ᄒ\u1161ᆫ", "\n", "\t", "\u200f", "ｶﾞ", "（$5）"),
]
MIXED = st.lists(st.one_of(st.sampled_from(SCRIPTS), st.text(max_size=4)), max_size=12).map("".join)


def lines(text: str, width: float, size: float = 20) -> list[str]:
    ends = metrics.breaks(metrics.measured_words((Run(text),), FACES), size, width, FACES.guard)
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def test_shipped_widths_are_those_of_the_fonts() -> None:
    # Carlito's "n" is 1076 and its bold "n" 1099 of 2048 units, Liberation Sans' 1139.
    assert metrics.widths("Calibri", False)["n"] == pytest.approx(1076 / 2048, abs=0.002)
    assert metrics.widths("Calibri", True)["n"] == pytest.approx(1100 / 2048, abs=0.002)
    assert metrics.widths("Arial", False)["n"] == pytest.approx(1139 / 2048, abs=0.002)
    assert metrics.widths("Georgia", False).of("mm") > metrics.widths("Georgia", False).of("ii")


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
    joined = metrics.measured_words((Run("be"), Run("fore", bold=True), Run(", after")), FACES)
    assert [end for end, *_ in joined.words] == [8, 13]


def test_forced_breaks_end_lines() -> None:
    assert lines("one\ntwo", 1000) == ["one\n", "two"]


@given(TEXTS, st.integers(30, 900))
def test_lines_are_the_text_in_order(text: str, width: int) -> None:
    assert "".join(lines(text, width)) == text


@given(TEXTS, st.integers(60, 400))
def test_more_room_never_takes_more_lines(text: str, width: int) -> None:
    assert len(lines(text, width * 2)) <= len(lines(text, width))


def test_fonts_neither_shipped_nor_installed_are_measured_wider_and_said_to_be_unknown() -> None:
    assert not metrics.has_own_widths("No Such Font Anywhere")
    assert metrics.has_own_widths("Calibri")
    strange, arial = metrics.widths("No Such Font Anywhere", False), metrics.widths("Arial", False)
    assert strange.of("hello") == pytest.approx(arial.of("hello") * metrics.FALLBACK_FACTOR)


def test_headings_in_georgia_are_measured_with_a_guard() -> None:
    guarded = metrics.faces_of(Fonts("Georgia", "Calibri", guard=1.16), True, False, False)
    assert guarded.guard == pytest.approx(metrics.WIDTH_GUARD * 1.16 / (1 - metrics.LINE_SLACK))


@pytest.mark.parametrize(("spare", "lines"), [(0.4, 2), (0.6, 1)])
def test_a_line_is_broken_as_if_its_box_were_half_a_percent_narrower(spare: float, lines: int) -> None:
    """spare: what the box has more than the guarded words take, as a percentage of it."""
    face = metrics.faces_of(built_in().theme.fonts, False, False, False)
    pieces = metrics.measured_words((Run("Sanctions limit both countries"),), face)
    width = metrics.one_line_width(pieces) * 24 * metrics.WIDTH_GUARD / (1 - spare / 100)
    assert len(metrics.breaks(pieces, 24, width, face.guard)) == lines


@given(MIXED, st.floats(1, 500))
def test_ends_rise_to_the_end_of_any_text(text: str, width: float) -> None:
    cut = len(text) // 2
    ends = metrics.breaks(metrics.measured_words((Run(text[:cut]), Run(text[cut:], bold=True)), FACES), 20, width, FACES.guard)
    assert ends[-1] == len(text)
    assert all(before < after for before, after in pairwise(ends))


@given(MIXED, st.floats(1, 500))
def test_no_line_begins_inside_a_cluster(text: str, width: float) -> None:
    whole = {0, *cluster_ends(text)}
    at = 0
    for line in lines(text, width):
        assert at in whole
        assert at == 0 or text[at - 1] == "\n" or not unicodedata.category(line[0]).startswith("M")
        at += len(line)


@given(MIXED, st.floats(1, 400), st.floats(0, 200))
def test_any_more_room_never_takes_more_lines(text: str, width: float, more: float) -> None:
    assert len(lines(text, width + more)) <= len(lines(text, width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("漢字が……言葉", 70, ["漢字", "が……", "言葉"]),
        ("値は50%です", 60, ["値は", "50%", "です"]),
        ("価格は$500円", 70, ["価格は", "$500円"]),
        ("한국어 문장", 65, ["한국어 ", "문장"]),
        ("zero\u200bwidth", 60, ["zero\u200b", "width"]),
        ("never\u2011ever so", 110, ["never\u2011ever ", "so"]),
        ("wait so\u2060far", 70, ["wait ", "so\u2060far"]),
        ("soft\u00adhyphen", 75, ["soft\u00ad", "hyphen"]),
        ("soft\u00adhyphen", 120, ["soft\u00adhyphen"]),
    ],
)
def test_lines_end_where_their_script_lets_them(text: str, width: float, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_what_is_drawn_as_one_is_as_wide_as_one() -> None:
    one = metrics.one_line_width(metrics.measured_words((Run("😀"),), FACES))
    for text in ("🇩🇪", "👩\u200d👩\u200d👧", "👍🏽", "1\ufe0f\u20e3", "❤\ufe0f"):
        assert metrics.one_line_width(metrics.measured_words((Run(text),), FACES)) == pytest.approx(one)
    assert metrics.one_line_width(metrics.measured_words((Run("ᄒ\u1161ᆫ"),), FACES)) == pytest.approx(1.0)


def test_a_line_of_thai_keeps_room_for_the_rest_of_a_word() -> None:
    text = "ภาษาไทยไม่เว้นวรรคระหว่างคำ"
    pieces = metrics.measured_words((Run(text),), FACES)
    whole = metrics.one_line_width(pieces) * 20 * FACES.guard
    assert len(lines(text, whole + 0.01)) == 1, "the end of the text is the end of a word"
    first = lines(text, whole * 0.9)[0]
    assert metrics.one_line_width(metrics.measured_words((Run(first),), FACES)) * 20 * FACES.guard <= whole * 0.9 - 1.4 * 20


def test_joined_letters_are_measured_as_they_are_shaped() -> None:
    joined = shaped("بببب", "Arabic", False)
    if joined is None:
        pytest.skip("no font for Arabic, or no shaper, is installed")
    alone = shaped("ب", "Arabic", False)
    assert alone is not None
    assert joined < 3 * alone


@pytest.mark.parametrize("text", ["\u1100", "“", "👩\u200d", "م", "क\u094d", "🇩", "ไ", "漢a", "\u200b", "a\u0301", "م a"])
def test_long_text_of_any_kind_is_measured_in_linear_time(text: str) -> None:
    begun = time.process_time()
    lines(text * 60_000 + " 漢", 200)
    assert time.process_time() - begun < 5, "squared, it takes minutes"


@pytest.mark.parametrize(("size", "count", "percent", "height"), [(10, 1, 100, 12.0), (20, 3, 100, 72.0), (20, 2, 90, 43.2)])
def test_lines_are_as_high_as_powerpoint_sets_them(size: int, count: int, percent: int, height: float) -> None:
    """1.2 em a line, in percent of the style's spacing; 4% more is kept free."""
    assert metrics.line_height(size, count, percent) == pytest.approx(height)
    assert metrics.guarded(height) == pytest.approx(height * 1.04)


@pytest.mark.parametrize("heading", ["Was schiefgehen kann", "Western Sanctions: Strengthening the Bond", "Donaudampfschifffahrt im Tal"])
def test_no_word_is_cut_so_that_the_last_line_is_longer(heading: str) -> None:
    """In a narrow column the last two words may not fit one line: then they are not held together."""
    from slides.design.page import Text
    from slides.pipeline.build import build_deck

    items = "\n".join(f"- **Point {at}** a few words about it here" for at in range(3))
    page = build_deck(f"# T\n\n## {heading}\n\n{items}\n", "x.md", "editorial").pages[-1]
    title = next(placed.what for placed in page.fills if isinstance(placed.what, Text))
    words = title.paragraphs[0].text
    assert not [end for end in title.breaks[0] if end < len(words) and words[end - 1].isalpha() and words[end].isalpha()]
