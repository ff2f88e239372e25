"""Which kind a page's line is: what is found by the letters that an expression needs is what all expressions together find."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from slides.sources.article.line_kinds import _folded, kind_of_line, needed_letters, page_words
from tests.shared import ROOT

KINDS = sorted(page_words())
LETTERS = "aZ09 éßİıſK-.,:ж"


def sample(items: Iterable[tuple[object, Any]], chance: random.Random) -> str:
    """A text that a parsed expression matches, but for what it looks at beside it."""
    return "".join(piece(name, value, chance) for name, value in items)


def piece(name: object, value: Any, chance: random.Random) -> str:
    """A text for one part of a parsed expression."""
    kind = str(name)
    if kind == "LITERAL":
        return chance.choice([chr(value), chr(value).upper()[:1], chr(value)])
    if kind == "IN":
        letters: list[str] = [*LETTERS, *(chr(item[1]) for item in value if str(item[0]) == "LITERAL")]
        return chance.choice(letters)
    if kind in ("ANY", "NOT_LITERAL"):
        return chance.choice(LETTERS)
    if kind == "BRANCH":
        branches: list[Any] = value[1]
        return sample(chance.choice(branches), chance)
    if kind == "SUBPATTERN":
        return sample(value[3], chance)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        return "".join(sample(inner, chance) for _ in range(chance.randint(least, min(most, least + 2))))
    return ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_that_an_expression_matches_has_the_letters_that_it_needs(kind: str) -> None:
    chance = random.Random(kind)
    matched = 0
    for expression in page_words()[kind]:
        compiled, needed = re.compile(expression, re.IGNORECASE), needed_letters(expression)
        for _ in range(8):
            text = sample(_parser.parse(expression), chance)
            if compiled.fullmatch(text):
                matched += 1
                assert needed in _folded(text), expression
    assert matched


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_found_as_by_all_expressions_together(kind: str) -> None:
    chance = random.Random(1)
    together = re.compile("|".join(f"(?:{word})" for word in page_words()[kind]), re.IGNORECASE)
    article = (ROOT / "source" / "iran-russia-alliance.txt").read_text(encoding="utf-8").split("\n")
    lines = [sample(_parser.parse(word), chance) for word in page_words()[kind]] + article
    for line in lines:
        assert kind_of_line(line, kind) == (kind if together.fullmatch(line) else "")


def test_letters_are_folded_as_expressions_compare_them() -> None:
    every = "".join(map(chr, (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)))
    for letter in sorted(set("".join(needed_letters(word) for words in page_words().values() for word in words))):
        for other in re.findall(re.escape(letter), every, re.IGNORECASE):
            assert _folded(other) == _folded(letter)


def test_most_expressions_need_letters() -> None:
    every = [word for words in page_words().values() for word in words]
    assert sum(bool(needed_letters(word)) for word in every) > 0.8 * len(every)
    assert needed_letters(r"skip to (?:main )?content.{0,30}") == "skip to "
    assert needed_letters(r"a|b") == ""
    assert needed_letters(r"shares? ?:?") == "share"
