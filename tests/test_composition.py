"""How slides are composed: boxes share edges, lists fill their slide, and themes draw them each in their own way."""

from __future__ import annotations

import pytest

from slides.base.geometry import Rect, Size, inches
from slides.design import Form, Purpose, Role, built_in
from slides.design.page import Drawing, Shape
from slides.design.themes import THEMES
from slides.pipeline.build import BuiltDeck, build_deck
from slides.visuals.graph_layout.growth import stretched, with_pillars
from slides.visuals.graph_layout.model import LEFT, RIGHT, TOP, Edge, Graph, PlacedGraph, Route

_NAMES = sorted(THEMES)
_FAN = "flowchart LR\n  a[Cause] --> b[One]\n  a --> c[Two]\n  a --> d[Three]\n  b --> e[Effect]\n  c --> e\n  d --> e"


def _boxes(diagram: str) -> dict[str, Rect]:
    """The places of a flowchart's boxes by their text."""
    deck = build_deck(f"---\nagenda: false\n---\n\n## A title\n\n```mermaid\n{diagram}\n```\n", "outline.md")
    (drawing,) = (each.what for each in deck.pages[-1].fills if isinstance(each.what, Drawing))
    return {
        "".join(run.text for words in shape.label.words for run in words.runs): shape.rect
        for shape in drawing.shapes
        if isinstance(shape, Shape) and shape.label
    }


def test_boxes_that_stand_alone_reach_from_the_first_to_the_last_of_those_beside_them() -> None:
    boxes = _boxes(_FAN)
    for name in ("Cause", "Effect"):
        assert abs(boxes[name].y - boxes["One"].y) < inches(0.02)
        assert abs(boxes[name].bottom - boxes["Three"].bottom) < inches(0.02)


def test_a_box_that_leads_to_a_single_other_one_is_as_large_as_those_beside_it() -> None:
    boxes = _boxes("flowchart LR\n  a[Sensors] --> b[Control] --> c[Features]\n  d[Lidar] --> c\n  c --> e[Map]\n  c --> f[Doubt]")
    assert boxes["Sensors"].height == boxes["Control"].height


def test_a_box_does_not_grow_over_a_line_or_where_a_line_enters_it_from_above() -> None:
    boxes = (Rect(0, 400, 100, 100), Rect(200, 0, 100, 100), Rect(200, 800, 100, 100))
    links = (Edge(0, 1), Edge(0, 2))
    free = Route(((100, 450), (200, 50)), RIGHT, LEFT), Route(((100, 450), (200, 850)), RIGHT, LEFT)
    plan = PlacedGraph(Size(300, 900), boxes, free)
    assert with_pillars(plan, Graph(3, links), (True, False, False)).boxes[0] == Rect(0, 0, 100, 900)
    entered = (Route(((50, 400), (200, 50)), TOP, LEFT), free[1])
    crossed = (Route(((50, 100), (50, 200), (200, 50)), RIGHT, LEFT), free[1])
    for routes in (entered, crossed):
        plan = PlacedGraph(Size(300, 900), boxes, routes)
        assert with_pillars(plan, Graph(3, links), (True, False, False)).boxes[0] == boxes[0]


def test_a_graph_is_stretched_to_its_room_as_far_as_boxes_keep_their_shape_and_labels_their_size() -> None:
    label = Rect(140, 40, 20, 10)
    plan = PlacedGraph(Size(300, 100), (Rect(0, 0, 100, 100), Rect(200, 0, 100, 100)), (Route(((100, 50), (200, 50)), RIGHT, LEFT, label),))
    found = stretched(plan, Size(330, 1000))
    assert found.size == Size(330, 130)
    assert found.boxes == (Rect(0, 0, 110, 130), Rect(220, 0, 110, 130))
    assert found.routes[0].points == ((110, 65), (220, 65))
    assert found.routes[0].label is not None
    assert found.routes[0].label.size == label.size
    assert stretched(plan, plan.size) is plan


_ITEMS = (
    "Only one city, with a temperate climate",
    "Sensors hang at 3 m, people stand lower",
    "No buildings higher than 40 m in it",
    "One summer",
)


def _rows(theme: str, count: int, mark: str = "-", before: str = "", after: str = "") -> BuiltDeck:
    items = "\n".join(f"{mark} {item}" for item in _ITEMS[:count])
    return build_deck(f"---\nagenda: false\n---\n\n## Limits of the study\n\n{before}\n\n{items}\n\n{after}\n", "outline.md", theme)


@pytest.mark.parametrize("theme", _NAMES)
@pytest.mark.parametrize("mark", ["-", "1."])
@pytest.mark.parametrize("bar", [False, True])
def test_a_list_of_three_items_fills_the_body_of_its_slide(theme: str, mark: str, bar: bool) -> None:
    deck = _rows(theme, 3, mark, after="> [!IMPORTANT]\n> The results hold for this city." if bar else "")
    layout = deck.design.layouts[deck.pages[0].layout]
    assert layout.form.purpose in (Purpose.ROWS, Purpose.NUMBERED_ROWS)
    room = deck.design.frame.room_for(layout.form.purpose, takeaway=bar)
    slots = [slot for slot in layout.slots if slot.role in (Role.CARD, Role.TEXT)]
    assert max(slot.rect.bottom for slot in slots) > room.bottom - inches(0.1)
    assert min(slot.rect.y for slot in slots) < room.y + inches(0.1)


@pytest.mark.parametrize("theme", ["ink", "slate", "paper", "night"])
def test_few_rows_stand_on_panels_and_many_between_hairlines(theme: str) -> None:
    design = built_in(theme)
    for purpose in (Purpose.ROWS, Purpose.NUMBERED_ROWS):
        few, many = design.variants(Form(purpose, 4))[0], design.variants(Form(purpose, 7))[0]
        assert any(shape.shape in ("rect", "frame") and shape.rect.height > inches(0.5) for shape in few.decoration)
        assert sum(shape.shape == "line" for shape in many.decoration) >= 7


@pytest.mark.parametrize("theme", _NAMES)
def test_rows_begin_under_the_text_that_introduces_them(theme: str) -> None:
    deck = _rows(theme, 4, before="This is what we found in the field:")
    layout = deck.design.layouts[deck.pages[0].layout]
    intro = layout.first(Role.INTRO)
    assert intro is not None
    rows = [shape.rect for shape in layout.decoration if shape.shape == "rect" and inches(0.3) < shape.rect.height < inches(2)]
    assert all(rect.y >= intro.rect.bottom for rect in rows if rect.width > inches(8))
    assert all(slot.rect.y >= intro.rect.bottom for slot in layout.slots_for(Role.CARD))


@pytest.mark.parametrize("theme", _NAMES)
def test_a_quotation_of_a_sentence_fills_its_place(theme: str) -> None:
    deck = build_deck(
        "---\nagenda: false\n---\n\n## Customers\n\n> We moved 1,400 people over a weekend and nobody opened a ticket.\n>\n> — Somebody\n",
        "outline.md",
        theme,
    )
    layout = deck.design.layouts[deck.pages[0].layout]
    slot = layout.first(Role.QUOTE)
    assert slot is not None
    assert layout.first(Role.TAKEAWAY) is None
    (shown,) = (each.what for each in deck.pages[0].fills if each.slot == slot.index)
    assert shown.height > 0.6 * slot.rect.height
