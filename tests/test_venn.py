"""Venn diagrams: which items are sets and which are shares, and where their fields are."""

from __future__ import annotations

import pytest

from slides.design.page import Drawing, Shape
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import graver


def built(items: str) -> BuiltDeck:
    return build_deck(f"## A\n\n<!-- layout: venn -->\n\n{items}", "x.md")


def fields(deck: BuiltDeck) -> list[str]:
    drawn = next(placed.what for placed in deck.pages[-1].fills if isinstance(placed.what, Drawing))
    return [shape.name for shape in drawn.shapes if isinstance(shape, Shape) and shape.name.startswith("Shared")]


TWO = "- Sailors: know the wind\n- Engineers\n- Engineers {} sailors: build boats\n"


@pytest.mark.parametrize("mark", ["&", "+", "∩", "＆"])
def test_an_item_that_joins_names_is_what_these_sets_share(mark: str) -> None:
    deck = built(TWO.format(mark))
    assert not graver(deck)
    assert fields(deck) == ["Shared by 1 and 2"]
    drawn = next(placed.what for placed in deck.pages[-1].fills if isinstance(placed.what, Drawing))
    lens = next(shape for shape in drawn.shapes if isinstance(shape, Shape) and shape.name == "Shared by 1 and 2")
    shared = next(shape for shape in drawn.shapes if isinstance(shape, Shape) and shape.label and "boats" in shape.label.text)
    assert lens.rect.x <= shared.rect.x
    assert shared.rect.right <= lens.rect.right


def test_three_sets_have_four_shared_fields_and_the_middle_is_in_all() -> None:
    deck = built("- A: one\n- B: two\n- C: three\n- A & B: four\n- A & B & C: all of it\n")
    assert not graver(deck)
    assert fields(deck) == ["Shared by 1 and 2", "Shared by 1 and 3", "Shared by 2 and 3", "Shared by 1 and 2 and 3"]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("- A\n- A & B: x\n", "a Venn diagram of 1 sets"),
        ("- A\n- B\n- C\n- D\n", "a Venn diagram of 4 sets"),
        ("- A\n- B\n- A & Z: x\n", "not a share of sets: A & Z"),
        ("- A\n- B\n- A & B: x\n- B & A: y\n", "two items for one field"),
        (f"- A: {'long ' * 30}\n- B\n", "in one field of a Venn diagram"),
    ],
)
def test_what_is_no_venn_diagram_stays_a_list(items: str, said: str) -> None:
    deck = built(items)
    assert [said in problem.message for problem in graver(deck)] == [True]
