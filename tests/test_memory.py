"""A build that remembers the one before gives what a build from nothing gives, and makes anew only what was edited."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slides.base.memo import Memo
from slides.checks.completeness import account
from slides.design.page import Chart, Picture
from slides.export.pptx import write
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import graver
from tests.strategies import BLOCK, SHORT, outlines

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


class Counting(Memo):
    """A memory that counts what had to be made in the last build, by the name of the function that made it."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Counter[str] = Counter()
        self.known: dict[Callable[..., Any], Callable[..., Any]] = {}

    def turn(self) -> None:
        super().turn()
        self.made.clear()

    def counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def making(*arguments: Any, **around: Any) -> Any:
            asked = arguments[0] if function.__name__ == "_noting" else function
            self.made[asked.__name__] += 1
            return function(*arguments, **around)

        return making

    def of(self, function: Callable[..., Any], *arguments: Any, **around: Any) -> Any:
        if function not in self.known:
            self.known[function] = self.counted(function)
        return super().of(self.known[function], *arguments, **around)


def built(briefing: BuiltDeck, memory: Memo | None = None) -> bytes:
    target = io.BytesIO()
    write(briefing.pages, briefing.design, briefing.properties, target, briefing.sources, *([] if memory is None else [memory]))
    return target.getvalue()


def same(outline: str, memory: Memo, theme: str = "", file: str = "x.md") -> None:
    """Builds with a memory, which has to give what a build without gives."""
    remembered, fresh = build_deck(outline, file, theme, memory=memory), build_deck(outline, file, theme)
    assert remembered.problems == fresh.problems
    assert remembered.pages == fresh.pages
    assert built(remembered, memory) == built(fresh)


@st.composite
def edits(draw: st.DrawFn) -> Callable[[str], str]:
    """One edit: a word more, a line less, a block more, two sections in another order, another name."""
    word, block, at = draw(SHORT), draw(BLOCK), draw(st.integers(0, 10**6))

    def edit(outline: str) -> str:
        lines = outline.split("\n")
        here = at % len(lines)
        parts = re.split(r"(?m)^(?=## )", outline)
        choices = (
            lambda: "\n".join([*lines[:here], f"{lines[here]} {word}", *lines[here + 1 :]]),
            lambda: "\n".join([*lines[:here], *lines[here + 1 :]]),
            lambda: f"{outline}\n\n{block}\n",
            lambda: "".join([*parts[:1], *parts[:0:-1]]),
            lambda: outline.replace("## ", f"## {word} ", 1),
            lambda: f"{outline}\n## {word}\n\n{block}\n",
        )
        return choices[at % len(choices)]()

    return edit


@SLOW
@given(outlines(), st.lists(edits(), min_size=1, max_size=4))
def test_edits_in_a_row_give_what_a_build_from_nothing_gives(outline: str, changes: list[Callable[[str], str]]) -> None:
    memory = Memo()
    same(outline, memory)
    for edit in changes:
        outline = edit(outline)
        same(outline, memory)


def test_another_theme_language_footer_and_name_are_seen() -> None:
    memory = Memo()
    body = "# Deck\n\n## One\n\n- a *b* [c](#two)\n\n## Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Three\n\nWords.\n"
    for front in ("", "---\nfooter: F\n---\n\n", "---\nlang: de\n---\n\n", "---\nlang: ar\n---\n\n", "---\nagenda: no\n---\n\n"):
        for theme in ("", "night"):
            same(front + body, memory, theme)
    same(body, memory, file="other.md")


def test_questions_footnotes_and_links_are_seen() -> None:
    memory = Memo()
    start = "# Deck\n\n## One\n\n- a [to three](#three)\n\n### Why?\n\nBecause.\n\n## Two\n\n- b[^n]\n\n## Three\n\n- c\n\n[^n]: A note.\n"
    for old, new in (
        ("Three", "Four"),
        ("Because.", "It is so."),
        ("A note", "Another note"),
        ("### Why?", "### How?"),
        ("## Two", "## Too"),
    ):
        same(start, memory)
        same(start.replace(old, new), memory)


def test_a_picture_that_changes_comes_or_goes_is_seen(tmp_path: Path) -> None:
    memory, file = Memo(), str(tmp_path / "x.md")
    outline = "# Deck\n\n## One\n\n![A view of it](a.png)\n\n## Two\n\n- words\n"

    def shown() -> list[int]:
        found = build_deck(outline, file, memory=memory)
        assert found.pages == build_deck(outline, file).pages
        return [placed.what.image.width for page in found.pages for placed in page.fills if isinstance(placed.what, Picture)]

    assert shown() == []
    PIL.Image.new("RGB", (40, 30), "navy").save(tmp_path / "a.png")
    assert shown() == [40]
    PIL.Image.new("RGB", (50, 30), "navy").save(tmp_path / "a.png")
    assert shown() == [50]
    (tmp_path / "a.png").unlink()
    assert shown() == []


def test_a_table_beside_the_outline_that_changes_is_seen(tmp_path: Path) -> None:
    memory, file = Memo(), str(tmp_path / "x.md")
    outline = "## One\n\n::: chart {type=bar file=a.csv}\nWhat it shows\n:::\n"
    for name, value in (("lakes", 1), ("harbours", 2), ("harbours and ports", 2), ("lakes", 1)):
        (tmp_path / "a.csv").write_text(f"what,share\n{name},{value}\ny,5\n", encoding="utf-8")
        found, fresh = build_deck(outline, file, memory=memory), build_deck(outline, file)
        assert graver(fresh) == ()
        assert (found.pages, found.problems) == (fresh.pages, fresh.problems)
        assert any(isinstance(placed.what, Chart) for page in found.pages for placed in page.fills)
        nodes, _ = parse(outline, file)
        assert account(nodes, (), (), memory) == account(nodes, (), ()), "the law looks at the table as it is now"


def test_only_what_was_edited_is_made_anew() -> None:
    sections = "\n".join(f"## Section {at}\n\n- words of {at}\n- more\n\n> [!NOTE]\n> said {at}\n" for at in range(40))
    outline = f"# Deck\n\n{sections}"
    memory = Counting()
    assert built(build_deck(outline, "x.md", memory=memory), memory)
    first = dict(memory.made)
    assert built(build_deck(outline.replace("words of 20", "words and words"), "x.md", memory=memory), memory)
    for name in ("_read", "_drafted", "_page", "slide_parts", "given"):
        assert memory.made[name] == 1, name
        assert first[name] >= 40, name
    assert built(build_deck(outline.replace("Section 20", "Chapter 20"), "x.md", memory=memory), memory)
    assert memory.made["slide_parts"] <= 3, "the slide, and the agenda that links to it"


def test_what_the_last_build_did_not_ask_for_is_forgotten() -> None:
    memory = Memo()
    for at in range(6):
        memory.turn()
        assert memory.of(str.upper, f"a{at}") == f"A{at}"
    assert len(memory) == 2


@pytest.mark.parametrize(("one", "other"), [((1, 2), (1, 3)), (("a",), ("b",)), ("x", "y"), (None, 0)])
def test_plain_values_are_told_apart(one: object, other: object) -> None:
    memory = Memo()
    assert memory.of(repr, one) == repr(one)
    assert memory.of(repr, other) == repr(other)


def test_an_equal_value_keeps_its_identity() -> None:
    memory = Memo()
    memory.turn()
    first = memory.same("rows", [1, 2])
    memory.turn()
    assert memory.same("rows", [1, 2]) is first
    memory.turn()
    assert memory.same("rows", [1, 3]) == [1, 3]
