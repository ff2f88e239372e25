"""Every word of a random nest of Markdown or HTML is on a slide, in the notes or told."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.building import visible
from tests.nests import OWN, nested_html, nested_markdown
from tests.verdict import Law, hold

EACH = 5


@pytest.mark.parametrize("make", [nested_markdown, nested_html])
@pytest.mark.parametrize("number", range(10))
def test_every_word_is_kept(make: Callable[[random.Random], str], number: int) -> None:
    for at in range(EACH):
        outline = make(random.Random(1000 * number + at))
        law = hold(outline)
        assert law.kind in ("kept", "refused"), f"{law}\n{outline}"


def test_a_word_that_is_nowhere_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    outline = "## q1z\n\nq2z\n"
    assert OWN.findall(outline) == ["q1z", "q2z"]
    assert hold(outline).kind == "kept"
    monkeypatch.setattr("tests.verdict.visible", lambda deck: visible(deck).replace("q2z", ""))
    assert hold(outline) == Law("own words", "q2z")
