"""A build that uses the results of the one before gives what a build from nothing gives, and computes again only what was edited."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from slides.base.memo import NO_CACHE, Memo, memo_in_use, memoized
from slides.checks.completeness import completeness_problems
from slides.design.page import Chart, Picture
from slides.export.pptx import write
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import graver
from tests.example_counts import THOROUGH, examples
from tests.strategies import BLOCK, SHORT, outlines

PHASES = tuple(Phase) if THOROUGH else (Phase.explicit, Phase.reuse, Phase.generate)
"""A fault of the memo shows in nearly every outline: to look for the smallest would take hours, so that is not done unasked."""
SLOW = settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=PHASES,
)


class Counting(Memo):
    """A memo that counts what had to be computed in the last build, by the name of the function."""

    def __init__(self) -> None:
        super().__init__()
        self.made: Counter[str] = Counter()
        self.known: dict[Callable[..., Any], Callable[..., Any]] = {}

    def begin_build(self) -> None:
        super().begin_build()
        self.made.clear()

    def counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def making(*arguments: Any, **around: Any) -> Any:
            self.made[function.__name__] += 1
            return function(*arguments, **around)

        return making

    def call(self, function: Callable[..., Any], *arguments: Any, **context: Any) -> Any:
        if function not in self.known:
            self.known[function] = self.counted(function)
        return super().call(self.known[function], *arguments, **context)


def built(briefing: BuiltDeck) -> bytes:
    """A deck's bytes; none where there is nothing to show."""
    if briefing.failed:
        return b""
    target = io.BytesIO()
    write(briefing.pages, briefing.design, briefing.properties, target, briefing.sources)
    return target.getvalue()


def built_with(memo: Memo, outline: str, file: str = "x.md", theme: str = "") -> tuple[BuiltDeck, bytes]:
    """A build that uses what a memo has, and the deck's bytes."""
    with memo.in_use():
        deck = build_deck(outline, file, theme)
        return deck, built(deck)


def same(outline: str, memo: Memo, theme: str = "", file: str = "x.md") -> None:
    """Builds with a memo, which has to give what a build without gives."""
    (kept, data), fresh = built_with(memo, outline, file, theme), build_deck(outline, file, theme)
    alike = {"problems": kept.problems == fresh.problems, "pages": kept.pages == fresh.pages, "bytes": data == built(fresh)}
    assert all(alike.values()), f"{alike} of\n{outline}"  # the values themselves would take minutes to be shown


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
    memo = Memo()
    same(outline, memo)
    for edit in changes:
        outline = edit(outline)
        same(outline, memo)


def test_another_theme_language_footer_and_name_are_seen() -> None:
    memo = Memo()
    body = "# Deck\n\n## One\n\n- a *b* [c](#two)\n\n## Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Three\n\nWords.\n"
    for front in ("", "---\nfooter: F\n---\n\n", "---\nlang: de\n---\n\n", "---\nlang: ar\n---\n\n", "---\nagenda: no\n---\n\n"):
        for theme in ("", "night"):
            same(front + body, memo, theme)
    same(body, memo, file="other.md")


def test_questions_footnotes_and_links_are_seen() -> None:
    memo = Memo()
    start = "# Deck\n\n## One\n\n- a [to three](#three)\n\n### Why?\n\nBecause.\n\n## Two\n\n- b[^n]\n\n## Three\n\n- c\n\n[^n]: A note.\n"
    for old, new in (
        ("Three", "Four"),
        ("Because.", "It is so."),
        ("A note", "Another note"),
        ("### Why?", "### How?"),
        ("## Two", "## Too"),
    ):
        same(start, memo)
        same(start.replace(old, new), memo)


def test_a_picture_that_changes_comes_or_goes_is_seen(tmp_path: Path) -> None:
    memo, file = Memo(), str(tmp_path / "x.md")
    outline = "# Deck\n\n## One\n\n![A view of it](a.png)\n\n## Two\n\n- words\n"

    def shown() -> list[int]:
        found = built_with(memo, outline, file)[0]
        alike = found.pages == build_deck(outline, file).pages
        assert alike, "pages of a build from nothing"
        return [placed.what.image.width for page in found.pages for placed in page.fills if isinstance(placed.what, Picture)]

    assert shown() == []
    PIL.Image.new("RGB", (40, 30), "navy").save(tmp_path / "a.png")
    assert shown() == [40]
    PIL.Image.new("RGB", (50, 30), "navy").save(tmp_path / "a.png")
    assert shown() == [50]
    (tmp_path / "a.png").unlink()
    assert shown() == []


def test_a_table_beside_the_outline_that_changes_is_seen(tmp_path: Path) -> None:
    memo, file = Memo(), str(tmp_path / "x.md")
    outline = "## One\n\n::: chart {type=bar file=a.csv}\nWhat it shows\n:::\n"
    for name, value in (("lakes", 1), ("harbours", 2), ("harbours and ports", 2), ("lakes", 1)):
        (tmp_path / "a.csv").write_text(f"what,share\n{name},{value}\ny,5\n", encoding="utf-8")
        found, fresh = built_with(memo, outline, file)[0], build_deck(outline, file)
        assert graver(fresh) == ()
        alike = found.pages == fresh.pages, found.problems == fresh.problems
        assert alike == (True, True)
        assert any(isinstance(placed.what, Chart) for page in found.pages for placed in page.fills)
        nodes, _ = parse(outline, file)
        with memo.in_use():
            kept = completeness_problems(nodes, (), ())
        assert kept == completeness_problems(nodes, (), ()), "completeness looks at the table as it is now"


def test_only_what_was_edited_is_computed_again() -> None:
    sections = "\n".join(f"## Section {at}\n\n- words of {at}\n- more\n\n> [!NOTE]\n> said {at}\n" for at in range(40))
    outline = f"# Deck\n\n{sections}"
    memo = Counting()
    assert built_with(memo, outline)
    first = dict(memo.made)
    assert built_with(memo, outline.replace("words of 20", "words and words"))
    for name in ("_read", "_drafted", "_page", "slide_parts", "given"):
        assert memo.made[name] == 1, name
        assert first[name] >= 40, name
    assert built_with(memo, outline.replace("Section 20", "Chapter 20"))
    assert memo.made["slide_parts"] <= 3, "the slide, and the agenda that links to it"


def test_what_the_last_build_did_not_use_is_forgotten() -> None:
    memo = Memo()
    for at in range(6):
        memo.begin_build()
        assert memo.call(str.upper, f"a{at}") == f"A{at}"
    assert len(memo) == 2


@pytest.mark.parametrize(("one", "other"), [((1, 2), (1, 3)), (("a",), ("b",)), ("x", "y"), (None, 0)])
def test_plain_values_are_distinguished(one: object, other: object) -> None:
    memo = Memo()
    assert memo.call(repr, one) == repr(one)
    assert memo.call(repr, other) == repr(other)


def test_an_equal_value_keeps_its_identity() -> None:
    memo = Memo()
    memo.begin_build()
    first = memo.intern("rows", [1, 2])
    memo.begin_build()
    assert memo.intern("rows", [1, 2]) is first
    memo.begin_build()
    assert memo.intern("rows", [1, 3]) == [1, 3]


def test_a_memoized_function_is_computed_each_time_unless_a_memo_is_in_use() -> None:
    calls: list[int] = []

    @memoized
    def doubled(number: int) -> int:
        calls.append(number)
        return number * 2

    assert (doubled(2), doubled(2), calls) == (4, 4, [2, 2])
    with Memo().in_use():
        assert (doubled(3), doubled(3), calls[2:]) == (6, 6, [3])
        assert doubled.recompute(3) == 6
        assert calls[2:] == [3, 3]
        with NO_CACHE.in_use():
            assert (doubled(3), len(calls)) == (6, 5)
    assert memo_in_use() is NO_CACHE


def test_a_memo_is_out_of_use_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), Memo().in_use():
        raise ZeroDivisionError
    assert memo_in_use() is NO_CACHE


def test_an_edit_measures_one_title_and_one_page_again_for_the_sizes_of_the_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a deck's slides have in common is looked up for those that were not edited."""
    from slides.layout import deck_titles, scale
    from slides.typesetting.fitting import set_text

    text = "# Deck\n\n" + "".join(f"## Section {at}\n\n- One point\n- Another point\n- A third\n\n" for at in range(8))
    counts = {"titles": 0, "pages": 0}
    size_of = scale.size_of

    def counted_titles(*given: Any) -> Any:
        counts["titles"] += 1
        return set_text(*given)

    def counted_pages(*given: Any) -> Any:
        counts["pages"] += 1
        return size_of(*given)

    monkeypatch.setattr(deck_titles, "set_text", counted_titles)
    monkeypatch.setattr(scale, "size_of", counted_pages)
    memo = Memo()
    with memo.in_use():
        build_deck(text, "x.md")
        assert (counts["titles"] >= 8, counts["pages"]) == (True, 8)
        counts.update(titles=0, pages=0)
        build_deck(text.replace("A third", "A third one", 1), "x.md")
    assert counts == {"titles": 1, "pages": 1}
