"""Maps with values: four tints of one colour with a legend, and every value said."""

from __future__ import annotations

import pytest

from slides.design import Colour
from slides.design.page import Drawing, Shape
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import graver

EIGHT = "values: Germany 84, France 68, Italy 59, Spain 48\nvalues: Poland 37; Romania: 19; Belgium = 12; PT 10"


def built(text: str) -> BuiltDeck:
    return build_deck(f"## A\n\n```map\n{text}\n```\n", "x.md")


def drawing(deck: BuiltDeck) -> Drawing:
    return next(placed.what for placed in deck.pages[-1].fills if isinstance(placed.what, Drawing))


def fills(deck: BuiltDeck) -> dict[str, object]:
    return {shape.name: shape.fill for shape in drawing(deck).shapes if isinstance(shape, Shape)}


def test_values_have_four_tints_from_faint_to_key() -> None:
    deck = built(EIGHT)
    assert not graver(deck)
    found = fills(deck)
    tints = [found[name] for name in ("Portugal", "Belgium", "Romania", "Poland", "Spain", "Italy", "France", "Germany")]
    assert tints == [tint for tint in (Colour.FAINT, Colour.SOFT, Colour.STRONG, Colour.KEY) for _ in range(2)]
    assert [name for name in found if name.startswith("Tint")] == ["Tint 10 – 12", "Tint 19 – 37", "Tint 48 – 59", "Tint 68 – 84"]
    assert "Germany 84" in drawing(deck).alt


@pytest.mark.parametrize(
    ("text", "tints"),
    [
        ("values: Spain 5", {Colour.SOFT}),
        ("values: Spain 5, Italy 5, France 9", {Colour.SOFT, Colour.KEY}),
        ("values: Spain 1.5%; Italy 2.5%; France 3.5%", {Colour.SOFT, Colour.STRONG, Colour.KEY}),
        ("values: Spain -3, Italy 0, France 4, Greece 9", {Colour.FAINT, Colour.SOFT, Colour.STRONG, Colour.KEY}),
    ],
)
def test_there_are_as_many_tints_as_values_up_to_four(text: str, tints: set[Colour]) -> None:
    deck = built(text)
    assert not graver(deck)
    found = fills(deck)
    assert {found[name] for name in ("Spain", "Italy", "France", "Greece") if name in found} - {Colour.LAND} == tints


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("values: Spain, Italy 4", "a country without a value: Spain"),
        ("values: Spian 4", "unknown country: Spian"),
        ("values: Spain 4 %, Italy 5 €", "has another unit"),
        ("highlight: Spain\nvalues: Spain 4", "Spain is named twice"),
    ],
)
def test_what_has_no_value_is_reported_and_shown_as_its_source(text: str, said: str) -> None:
    assert [said in problem.message for problem in graver(built(text))] == [True]
