"""Patterns are compiled when they are first used, and then are as compiled ones."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import slides
from slides.base.lazy_regex import _VERBS, _Pattern, pattern
from tests.pump_strings import Found, every_pattern, worse_than_linear


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    word = pattern(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert not hasattr(word, "_anything")
    found = word.fullmatch("Abc")
    assert found is not None
    assert found["word"] == "Abc"
    assert (word.sub("x", "a b"), word.split("1a2"), word.findall("a b"), word.flags & re.IGNORECASE) == (
        "x x",
        ["1", "a", "2"],
        ["a", "b"],
        2,
    )
    assert pattern(rb"\d").search(b"a1") is not None


def test_what_is_wrong_is_told_at_its_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(slides.__path__, "slides."):
        importlib.import_module(module.name)
    every = [each for each in gc.get_objects() if type(each) is _Pattern and each._text != "("]
    assert len(every) > 200
    for each in every:
        compiled = re.compile(each._text, each._flags)
        assert {verb: getattr(each, verb) for verb in ("pattern", "flags")} == {"pattern": compiled.pattern, "flags": compiled.flags}
        assert all(hasattr(each, verb) for verb in _VERBS)


WINGS = sorted(path.parent.name for path in Path(slides.__path__[0]).glob("*/__init__.py"))


@pytest.fixture(scope="module")
def found() -> tuple[list[Found], list[str]]:
    """All patterns, and the places of those made at run time. To read the whole package takes seconds, so it is not done at import."""
    return every_pattern()


def _wing(each: Found) -> str:
    return each.name.partition(":")[0].partition(".")[0]


@pytest.mark.parametrize("wing", WINGS)
def test_no_text_drives_a_pattern_to_more_than_linear_growth(wing: str, found: tuple[list[Found], list[str]]) -> None:
    slow = {each.name: (each.compiled.pattern, driven) for each in found[0] if _wing(each) == wing and (driven := worse_than_linear(each))}
    assert not slow


def test_every_pattern_is_of_a_wing(found: tuple[list[Found], list[str]]) -> None:
    assert {_wing(each) for each in found[0]} <= set(WINGS)
    assert len(found[0]) > 250


def test_every_pattern_made_at_run_time_is_known(found: tuple[list[Found], list[str]]) -> None:
    """These are made of sets of characters, words of an outline, or data of this package, and are looked at where they stand."""
    known = {
        "base.lazy_regex",
        "checks.rules.evidence",
        "checks.rules.leftover",
        "export.pptx.relationships",
        "markdown.parser.parsers",
        "markdown.parser.separators",
        "sources.article.boilerplate",
        "sources.article.line_kinds",
        "sources.draft.country_maps",
        "sources.draft.found_forms",
        "sources.draft.recognizers",
        "sources.tracing.quantities",
        "text.form_words",
        "text.terms",
        "typesetting.metrics.shaping",
        "typesetting.metrics.signs",
    }
    assert set(found[1]) <= known


SLOW = [
    (r"(a+)+b", set()),
    (r"\{((?:\s*[\w-]+=(?:\"[^\"]*\"|[^\s}\"]+))+\s*)\}", {"match"}),
    (r"\s*(<!--.*?-->\s*)*<html", {"match"}),
    (r"(.*?)\s*[,:]?\s*(?<![\d.])(\d{1,4})\s*,\s*(\d{1,4})", {"fullmatch"}),
    (r"\s*\{[#.][^{}]*\}\s*$", {"search"}),
    ("“([^”]+)”", {"finditer"}),
    (r"\n[\s>*+-]*[:~][ \t]", {"search"}),
    (r"\d+x", {"search"}),
]


@pytest.mark.parametrize(("text", "verbs"), SLOW)
def test_the_pump_strings_find_slow_patterns(text: str, verbs: set[str]) -> None:
    assert worse_than_linear(Found("slow", re.compile(text), verbs))


@pytest.mark.parametrize(("text", "verbs"), [(r"(?>a+)b", {"match"}), (r"(?<!\d)\d++x", {"search"}), (r"\s*+(?:a\s*+)*+b", {"match"})])
def test_linear_patterns_pass(text: str, verbs: set[str]) -> None:
    assert not worse_than_linear(Found("linear", re.compile(text, re.ASCII), verbs))
