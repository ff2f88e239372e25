"""Results kept by identity: equal values are not compared, and the same one is computed once."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import pytest
from pptx import Presentation

from slides.base.identity_cache import cached_by_identity
from slides.deck.blocks import Code, Prose
from slides.design import Design
from slides.pipeline.build import build_deck


class Value:
    """A value that must not be compared."""

    def __eq__(self, other: object) -> NoReturn:
        raise AssertionError("compared")

    __hash__ = None  # type: ignore[assignment]


def test_the_same_value_is_computed_once_and_an_equal_one_by_itself() -> None:
    calls: list[tuple[object, int, int]] = []

    @cached_by_identity(4)
    def counted(value: Value, more: int, other: int = 0) -> int:
        calls.append((value, more, other))
        return len(calls)

    one, two = Value(), Value()
    assert [counted(one, 1), counted(one, 1), counted(one, 2), counted(two, 1), counted(one, 1)] == [1, 1, 2, 3, 1]
    assert counted(one, 1, other=2) == counted(one, 1, other=2) == 4
    assert counted(one, 1, other=3) == 5


def test_no_more_is_kept_than_its_size_and_what_is_kept_lives() -> None:
    calls: list[int] = []

    @cached_by_identity(3)
    def counted(value: list[int]) -> int:
        calls.append(value[0])
        return value[0]

    for number in range(50):
        assert counted([number]) == number, "another value may not take the place of one that is gone"
    last = [50]
    assert [counted(last), counted(last)] == [50, 50]
    assert calls == list(range(51))


def test_designs_of_two_templates_are_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They were, to their last layouts, in each look into a cache: a deck took twice as long after each template."""
    Presentation().save(str(tmp_path / "house.pptx"))
    Presentation().save(str(tmp_path / "other.pptx"))
    plain = Design.__eq__

    def compared(one: Design, other: object) -> bool:
        assert one is other, "designs are compared"
        return plain(one, other)

    monkeypatch.setattr(Design, "__eq__", compared)
    for name in ("house", "other"):
        deck = build_deck(
            "# T\n\n## A\n\n- one\n- two\n\n## B\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "x.md", template=str(tmp_path / f"{name}.pptx")
        )
        assert len(deck.pages) == 3


def test_blocks_that_share_pages_are_measured_a_few_times_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """72 blocks were laid out ten thousand times: in each arrangement, at each step, for each number of them on a page."""
    step = (
        "Step {at} is to look at what there is, and to write down what is missing for the next one, with the reasons.\n\n"
        "```sh\nmake step-{at}\ncheck --all {at}\n```\n\n- it says yes\n- or it says no\n\n"
    )
    calls: list[object] = []
    for kind in (Prose, Code):
        plain = kind.lay_out

        def counting(self: Any, *given: Any, plain: Any = plain) -> Any:
            calls.append(self)
            return plain(self, *given)

        monkeypatch.setattr(kind, "lay_out", counting)
    deck = build_deck("# T\n\n## A\n\n" + "".join(step.format(at=at) for at in range(24)), "x.md", debug=True)
    assert len(deck.pages) > 10
    assert 72 <= len(calls) < 2_000
