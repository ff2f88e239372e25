"""Text in any script: which language a stretch is in, and where its lines may break."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.design import built_in
from slides.pipeline.build import build_deck
from slides.text.rich_text import Run, right_to_left, run_language, stretches
from slides.typesetting import metrics
from tests.building import build

FACES = metrics.faces_of(built_in().theme.fonts, False, False, False)
LETTERS = "abc äß жЯ日本語ひらカター「」、。（）ッ…――ไทยภาษาที่हिन्दीक्षمرحبا שלום 한국어 👩\u200d👩\u200d👧👍🏽🇩🇪 -/.%€"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=80)
NOT_FIRST = "、。，．：；！？）」』】〉》・ー々｝〕”’ぁぃぅぇぉっゃゅょァィゥェォッャュョ％"
NOT_LAST = "（「『【〈《｛〔“‘"


def lines(text: str, width: float) -> list[str]:
    """The lines of a text at 20 points in so many points."""
    ends = metrics.breaks(metrics.measured_words((Run(text),), FACES), 20, width, FACES.guard)
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("plain", "en-GB", (("plain", "en-GB"),)),
        ("Tōkyō is 東京 in kanji", "en-GB", (("Tōkyō is ", "en-GB"), ("東京 ", "zh-CN"), ("in kanji", "en-GB"))),
        ("東京とPython", "ja-JP", (("東京と", "ja-JP"), ("Python", "en-US"))),
        ("東京と", "en-US", (("東京と", "ja-JP"),)),
        ("a שלום b", "en-US", (("a ", "en-US"), ("שלום ", "he-IL"), ("b", "en-US"))),
        ("سلام", "fa-IR", (("سلام", "fa-IR"),)),
        ("مرحبا 👍 بكم", "ar-SA", (("مرحبا ", "ar-SA"), ("👍 ", "ar-SA"), ("بكم", "ar-SA"))),
        ("Київ", "uk-UA", (("Київ", "uk-UA"),)),
        ("42", "ja-JP", (("42", "ja-JP"),)),
    ],
)
def test_a_stretch_in_another_script_has_its_own_language(text: str, default: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert stretches(text, default) == expected


@given(TEXTS, st.sampled_from(["en-US", "ja-JP", "ar-SA", "th-TH"]))
def test_stretches_are_the_whole_text(text: str, default: str) -> None:
    assert "".join(stretch for stretch, _ in stretches(text, default)) == text
    assert run_language(text, default)


def test_direction_is_that_of_the_first_letter() -> None:
    assert right_to_left("(1) שלום abc")
    assert not right_to_left("abc שלום")


@given(TEXTS, st.floats(30, 600))
def test_lines_are_the_whole_text_and_none_is_empty(text: str, width: float) -> None:
    found = lines(text, width)
    assert "".join(found) == text
    assert all(found) or not text


@given(TEXTS, st.floats(60, 600))
def test_no_line_begins_inside_a_letter(text: str, width: float) -> None:
    for line in lines(text, width)[1:]:
        assert not unicodedata.category(line[0]).startswith("M")
        assert line[0] not in "\u200d\ufe0f"


JAPANESE = st.lists(
    st.tuples(
        st.text(st.sampled_from("日本語ひらがなカタカナ"), min_size=1, max_size=6),
        st.sampled_from(["、", "。", "」「", "）", "っ", "ー", "％"]),
    ),
    min_size=1,
    max_size=20,
).map(lambda parts: "".join(word + mark for word, mark in parts))


@given(JAPANESE, st.floats(110, 400))
def test_kinsoku_holds(text: str, width: float) -> None:
    for before, line in pairwise(lines(text, width)):
        assert before[-1] not in NOT_LAST
        assert line[0] not in NOT_FIRST


@given(TEXTS, st.floats(60, 300))
def test_more_width_never_gives_more_lines(text: str, width: float) -> None:
    assert len(lines(text, width * 1.5)) <= len(lines(text, width))


def test_words_inside_japanese_stay_whole() -> None:
    assert all("Python" in line or "P" not in line for line in lines("これはPythonで書かれた文章です", 130))


def test_thai_breaks_between_letters_and_not_inside_them() -> None:
    found = lines("ภาษาไทยไม่เว้นวรรคระหว่างคำจึงตัดบรรทัดยาก", 200)
    assert len(found) > 1
    assert all(unicodedata.category(line[0]) != "Mn" for line in found)


def test_the_deck_says_the_language_of_each_stretch() -> None:
    with zipfile.ZipFile(io.BytesIO(build(build_deck("## A\n\n- Tōkyō is 東京 in kanji\n", "x.md")))) as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
    assert re.findall(r'lang="([^"]+)"[^>]*/?><a:t>([^<]+)', slide.replace("</a:rPr>", ""))[1:4] == [
        ("en-US", "Tōkyō is "),
        ("zh-CN", "東京 "),
        ("en-US", "in kanji"),
    ]
