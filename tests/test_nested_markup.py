"""Every word of random nested Markdown or HTML is on a slide, in the notes or reported."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.building import visible
from tests.example_counts import THOROUGH
from tests.invariants import Verdict, check_outline
from tests.nested_markup import OWN, nested_html, nested_markdown

EACH = 10 if THOROUGH else 2


@pytest.mark.parametrize("make", [nested_markdown, nested_html])
@pytest.mark.parametrize("number", range(10))
def test_every_word_is_kept(make: Callable[[random.Random], str], number: int) -> None:
    for at in range(EACH):
        outline = make(random.Random(1000 * number + at))
        verdict = check_outline(outline)
        assert verdict.kind in ("kept", "refused"), f"{verdict}\n{outline}"


def test_a_word_that_is_nowhere_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    outline = "## q1z\n\nq2z\n"
    assert OWN.findall(outline) == ["q1z", "q2z"]
    assert check_outline(outline).kind == "kept"
    monkeypatch.setattr("tests.invariants.visible", lambda deck: visible(deck).replace("q2z", ""))
    assert check_outline(outline) == Verdict("own words", "q2z")
