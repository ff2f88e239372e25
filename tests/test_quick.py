"""Frozen values that are made quickly are what frozen dataclasses are."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from typing import Any

import pytest

from slides.ground import Size, Span
from slides.outline import Node
from slides.quick import quickly_made
from slides.words import Mark, Paragraph, Run


@dataclass(frozen=True, slots=True)
class Usual:
    """As dataclasses makes it."""

    new: str
    cls: int = 3
    found: list[int] = field(default_factory=list)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """The same."""

    new: str
    cls: int = 3
    found: list[int] = field(default_factory=list)


VALUES = (
    Run("a", bold=True, link="#b"),
    Paragraph((Run("a"), Run("b", icon="c")), 2, Mark.NUMBER, 7),
    Size(1, 2),
    Span("a.md", 3, 4),
    Quick("a", found=[1]),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_copies_are_equal(value: Run) -> None:
    for other in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value), replace(value)):
        assert type(other) is type(value)
        assert other == value
        assert repr(other) == repr(value)


def test_nothing_can_be_set() -> None:
    for name in ("text", "unknown"):
        with pytest.raises((FrozenInstanceError, TypeError)):
            setattr(Run("a"), name, "b")


def test_arguments_and_defaults_are_the_same() -> None:
    given: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
        (("a",), {}),
        (("a", 4), {}),
        (("a", 4, [5]), {}),
        ((), {"found": [6], "new": "b"}),
        (("a",), {"cls": 7}),
    ]
    for arguments, named in given:
        assert asdict(Quick(*arguments, **named)) == asdict(Usual(*arguments, **named))
    assert Quick("a").found is not Quick("a").found
    wrong: list[tuple[Any, ...]] = [(), ("a", 1, [], 2)]
    for arguments in wrong:
        with pytest.raises(TypeError):
            Quick(*arguments)


def test_equal_values_are_one_key() -> None:
    assert len({Run("a"), Run("a"), Run("b")}) == 2
    assert Run("a") != Run("a", italic=True)
    assert Node("list", Span("x", 1), 2) == Node("list", Span("x", 1), 2, attributes={})
