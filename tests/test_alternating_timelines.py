"""Moments stand on both sides of their line where those under it would leave most of the slide empty."""

from __future__ import annotations

import pytest

from slides.design import Role, built_in
from slides.pipeline.build import build_deck

LONG = "The relationship between the two took on a new form after years of careful talks in several cities"


def _layout(theme: str, text: str, count: int = 4) -> str:
    items = "".join(f"{at + 1}. **{year}** {text}\n" for at, year in enumerate(range(2021, 2021 + count)))
    deck = build_deck(f"---\ntheme: {theme}\n---\n\n## Road\n\n<!-- layout: timeline -->\n\n{items}", "x.md")
    return next(page.layout for page in deck.pages if page.layout.startswith("Timeline"))


@pytest.mark.parametrize("theme", ["ink", "night", "slate"])
@pytest.mark.parametrize("count", [3, 4, 5])
def test_short_moments_alternate(theme: str, count: int) -> None:
    assert _layout(theme, "A price list", count) == f"Timeline {count}, both sides"


@pytest.mark.parametrize("theme", ["ink", "night", "slate", "editorial"])
def test_moments_that_fill_their_boxes_stand_under_the_line(theme: str) -> None:
    assert "both sides" not in _layout(theme, LONG)


@pytest.mark.parametrize("theme", ["ink", "night", "slate", "paper", "editorial"])
def test_moments_touch_neither_each_other_nor_the_line(theme: str) -> None:
    for layout in built_in(theme).layouts.values():
        if "both sides" not in layout.name:
            continue
        axis = next(shape.rect for shape in layout.decoration if shape.shape == "line" and shape.rect.width and shape.line > 20000)
        boxes = [slot.rect for slot in layout.slots_for(Role.CARD)]
        assert all(box.bottom < axis.y or box.y > axis.y for box in boxes)
        assert all(one.right <= other.x for one, other in zip(boxes, boxes[2:], strict=False))


@pytest.mark.parametrize("count", [3, 4, 5])
def test_moments_on_both_sides_take_all_of_their_line(count: int) -> None:
    layout = next(each for each in built_in("ink").layouts.values() if each.name == f"Timeline {count}, both sides")
    axis = next(shape.rect for shape in layout.decoration if shape.shape == "line" and shape.rect.width)
    boxes = [slot.rect for slot in layout.slots_for(Role.CARD)]
    assert (boxes[-1].x - axis.x) / axis.width > 0.59
    assert boxes[-1].right <= axis.right
