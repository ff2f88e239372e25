"""Maps with more names in one place than it can hold: the search for places has a budget, counted in steps and not in time."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from slides.base.diagnostics import Severity
from slides.design.page import Drawing, Shape
from slides.pipeline.build import build_deck
from slides.text.rich_text import plain
from slides.visuals.label_placement import meet
from slides.visuals.maps import label_search, map_layout
from slides.visuals.maps.canvas import LabelCanvas

NEAR = "\n".join(f"marker: Name{at} 35, 51" for at in range(24))
SPREAD = "\n".join(f"marker: Town{at} {31 + at * 7 % 24 / 12:.2f}, {34.5 + at * 11 % 24 / 24:.2f}" for at in range(24))


@pytest.mark.parametrize("markers", [NEAR, f"highlight: Israel\n{SPREAD}"], ids=["one place", "one country"])
def test_the_search_for_places_has_a_budget(markers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    filled, is_free = map_layout.filled_map, LabelCanvas.is_free

    def counting(*arguments: Any, **named: Any) -> Any:
        counts["fills"] += 1
        return filled(*arguments, **named)

    def looking(board: LabelCanvas, place: Any) -> bool:
        counts["looks"] += 1
        return is_free(board, place)

    monkeypatch.setattr(label_search, "filled_map", counting)
    monkeypatch.setattr(LabelCanvas, "is_free", looking)
    build_deck(f"# T\n\n## A\n\n```map\n{markers}\n```\n", "x.md", debug=True)
    assert 0 < counts["fills"] <= 14
    assert 0 < counts["looks"] <= 60_000


LONG = "\n".join(f"marker: Place {at} with a long name of its own {35 + at % 5 / 50}, {51 + at % 7 / 50}" for at in range(24))
TIED = (
    "\n".join(f"marker: Port {at} 44.3, -61.3" for at in range(8))
    + "\nlink: Port 0 -> Port 1: ships grain\nlink: Port 2 -- Port 3: ships coal"
)
REMARKS = "\n".join(f"label: Remark {at} 44.3, -61.3" for at in range(12))
CROWDS = {
    "one place": NEAR,
    "one country": f"highlight: Israel\n{SPREAD}",
    "long names": LONG,
    "links in one place": TIED,
    "links and remarks in one place": f"{TIED}\n{REMARKS}",
}


@pytest.mark.parametrize("after", ["", "Some words beside the map.\n", "- one\n- two\n- three\n"], ids=["alone", "text", "list"])
@pytest.mark.parametrize("lines", CROWDS.values(), ids=CROWDS)
def test_words_without_a_place_are_listed_and_nothing_is_too_large(lines: str, after: str) -> None:
    deck = build_deck(f"# T\n\n## A\n\n```map\n{lines}\n```\n\n{after}", "x.md")
    assert [each for each in deck.problems if each.severity is not Severity.ADVICE] == []
    said = {line.partition(": ")[2].rsplit(" ", 2)[0] for line in lines.split("\n") if line.startswith(("marker", "label"))}
    shown = [" ".join(plain(words.runs) for words in label.words) for label in _drawing(deck).labels]
    assert all(any(words in text for text in shown) for words in said)
    assert all(any(words in text for text in shown) for words in ("ships grain", "ships coal") if words in lines)


@pytest.mark.parametrize("lines", CROWDS.values(), ids=CROWDS)
def test_labels_in_a_crowd_keep_clear_of_each_other_and_name_every_number(lines: str) -> None:
    drawing = _drawing(build_deck(f"# T\n\n## A\n\n```map\n{lines}\n```\n", "x.md"))
    shapes = [shape for shape in drawing.shapes if isinstance(shape, Shape)]
    labels = [shape for shape in shapes if shape.name.startswith("Label ")]
    dots = {shape.rect for shape in shapes if shape.name.startswith("Marker ")}
    assert not [pair for pair in combinations([shape.rect for shape in labels], 2) if meet(*pair)]
    assert not [(label, dot) for label in labels for dot in dots if meet(label.rect, dot)]
    numbers = {int(number) for shape in labels for number in _numbers(shape.name.removeprefix("Label "))}
    listed = "   ".join(plain(words.runs) for shape in shapes if shape.name == "Note" and shape.label for words in shape.label.words)
    assert numbers == {int(entry.partition("\u00a0")[0]) for entry in listed.split("   ") if entry.partition("\u00a0")[0].isdecimal()}


def _drawing(deck: Any) -> Drawing:
    return next(fill.what for page in deck.pages for fill in page.fills if isinstance(fill.what, Drawing))


def _numbers(label: str) -> list[int]:
    """The numbers of a label such as 1–3, 7."""
    found: list[int] = []
    for piece in label.split(", "):
        first, _, last = piece.partition("\u2013")
        if first.isdecimal():
            found += range(int(first), int(last or first) + 1)
    return found
