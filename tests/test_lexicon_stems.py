"""The kept stems of the lexicons' words are what the stemmer gives now."""

from __future__ import annotations

import json

import pytest

from scripts.make_stems import FOLDER, stems
from slides.sources.tracing.lexicon import LANGUAGES, lexicon
from slides.text import sentences


@pytest.mark.parametrize("lang", LANGUAGES)
def test_stems_are_those_of_the_words_as_they_are_now(lang: str) -> None:
    assert json.loads((FOLDER / f"{lang}.json").read_text(encoding="utf-8")) == stems(lang), "run python scripts/make_stems.py"


def test_a_word_of_a_group_is_found_by_its_stem() -> None:
    known = lexicon("en")
    assert known.opposites[sentences.stem("rising", "en")] & known.opposites[sentences.stem("rises", "en")]
    assert not lexicon("sv").opposites
