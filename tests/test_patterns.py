"""Patterns are compiled when they are first used, and then are as compiled ones."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import slides
from slides.patterns import _VERBS, _Pattern, pattern


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
