"""The language of text: one script inside another, and in time that grows with the text only."""

from __future__ import annotations

import time

import pytest

from slides.text.rich_text import run_language, stretches


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("සිංහල", "en-US", "si-LK"),
        ("ଓଡ଼ିଆ", "en-US", "or-IN"),
        ("தமிழ்", "en-US", "ta-IN"),
        ("ייִדיש", "yi-001", "yi-001"),
        ("اردو", "ur-PK", "ur-PK"),
        ("اردو", "en-US", "ar-SA"),
        ("漢字", "zh-TW", "zh-TW"),
        ("漢字", "de-DE", "zh-CN"),
        ("漢字かな", "de-DE", "ja-JP"),
    ],
)
def test_the_language_is_that_of_the_script_unless_the_deck_is_written_in_it(text: str, default: str, expected: str) -> None:
    assert run_language(text, default) == expected


@pytest.mark.parametrize("text", ["漢a ", "שa ", "👍a", "é1 ", "かa漢 "])
def test_languages_of_long_text_are_found_in_linear_time(text: str) -> None:
    begun = time.process_time()
    stretches(text * 40_000, "en-US")
    assert time.process_time() - begun < 3, "squared, it takes minutes"
