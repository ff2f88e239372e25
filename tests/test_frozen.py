"""Values behave as the standard library's frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Sequence
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import ClassVar

import pytest

from slides.base import records
from slides.base.records import frozen


@frozen
class Place:
    """A value with every kind of field."""

    name: str
    sizes: tuple[int, ...] = ()
    rows: list[int] = field(default_factory=list)
    about: str = field(default="", repr=False, compare=False)
    kind: ClassVar[str] = "place"


@frozen
class Town(Place):
    """One that adds a field to another's."""

    people: int = 0


@frozen
class One:
    """A single field."""

    only: float


@frozen
class Own:
    """A value with a hash of its own."""

    parts: Sequence[int]

    def __hash__(self) -> int:
        """That of its length."""
        return hash(len(self.parts))


@dataclass(frozen=True, slots=True)
class Known:
    """What `Place` would be in the standard library."""

    name: str
    sizes: tuple[int, ...] = ()
    rows: list[int] = field(default_factory=list)
    about: str = field(default="", repr=False, compare=False)


def test_it_is_built_with_defaults_and_factories() -> None:
    first, second = Place("Ulm"), Place(name="Ulm", sizes=(1,), rows=[2])
    assert (first.sizes, first.rows, second.sizes, second.rows) == ((), [], (1,), [2])
    assert first.rows is not Place("Ulm").rows
    with pytest.raises(TypeError, match="name"):
        Place()  # type: ignore[call-arg]


def test_it_compares_and_hashes_by_its_fields() -> None:
    assert Place("Ulm", about="x") == Place("Ulm", about="y") != Place("Bonn")
    assert Place("Ulm") != Town("Ulm")
    assert hash(One(2.5)) == hash(One(2.5))
    assert {One(2.5): 1} == {One(2.5): 1}
    assert hash(Own([1, 2])) == hash(2)


def test_it_prints_as_the_standard_library_has_it() -> None:
    assert repr(Place("Ulm", (1,))) == repr(Known("Ulm", (1,))).replace("Known", "Place")
    assert repr(Town("Ulm", people=3)) == "Town(name='Ulm', sizes=(), rows=[], people=3)"


@pytest.mark.parametrize("value", [Place("Ulm", (1,), [2], "x"), Town("Ulm", people=3), One(0.5)])
def test_it_is_not_changed_but_copied_and_sent(value: object) -> None:
    with pytest.raises(FrozenInstanceError, match="cannot be changed"):
        value.name = "Bonn"  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError, match="cannot be changed"):
        del value.name  # type: ignore[attr-defined]
    assert not hasattr(value, "__dict__")
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == copy.copy(value) == value


def test_it_can_be_replaced_matched_and_listed() -> None:
    assert replace(Town("Ulm", people=3), people=4) == Town("Ulm", people=4) == records.with_changes(Town("Ulm", people=3), people=4)
    assert records.with_changes(One(2.5)) == One(2.5)
    with pytest.raises(TypeError, match="mayor"):
        records.with_changes(Town("Ulm"), mayor="A")
    match Town("Ulm", (7,)):
        case Place(name, sizes):
            assert (name, sizes) == ("Ulm", (7,))
    assert [each.name for each in fields(Town)] == ["name", "sizes", "rows", "about", "people"]
    assert Place.__match_args__ == Known.__match_args__
    assert Town.kind == "place"
