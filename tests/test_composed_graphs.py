"""Composed forms: which one a small graph gets, and that in each everything is equal, symmetric and clear of everything else."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from slides.base.geometry import Rect, Size, inches
from slides.visuals.graph_layout import FORMS, Edge, Graph, GraphForm, GraphSizes, PlacedGraph, Point, Spacing, composed, forms
from tests.test_graph_layout import meet, within

ROOM = Size(inches(11.83), inches(4.80))
BOX = Size(inches(1.6), inches(0.6))
LABEL = Size(inches(0.8), inches(0.25))
BOTH = (True, True)


def graph(*links: tuple[int, int], heads: tuple[bool, bool] = (False, True), labelled: bool = True) -> Graph:
    """A graph of these links, all alike."""
    return Graph(1 + max(map(max, links)), tuple(Edge(*link, heads, labelled=labelled) for link in links))


def plan(shape: Graph, form: GraphForm, room: Size = ROOM) -> PlacedGraph | None:
    """A graph in a form, with boxes and labels of one size."""
    labels = tuple(LABEL if link.labelled else None for link in shape.links)
    return composed(shape, form, GraphSizes((BOX,) * shape.nodes, labels), Spacing(), room)


def named(shape: Graph) -> str:
    """The name of the form that suits a graph best."""
    found = forms(shape)
    return found[0].name if found else "layered"


RING = tuple((at, (at + 1) % 5) for at in range(5))


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (graph((0, 1), (1, 0)), "pair"),
        (graph((0, 1)), "layered"),
        (graph((0, 1), (1, 2), (2, 0)), "triangle"),
        (graph((0, 1), (0, 2), (1, 2)), "triangle"),
        (graph((0, 2), (1, 2)), "triangle"),
        (graph((0, 1), (1, 2)), "layered"),
        (graph((0, 1), (0, 2)), "layered"),
        (graph((0, 1), (0, 2), heads=BOTH), "triangle"),
        (graph((0, 1), (1, 2), (2, 3), (3, 0)), "diamond"),
        (graph((0, 1), (0, 2), (1, 3), (2, 3)), "layered"),
        (graph((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), heads=BOTH), "hub"),
        (graph((0, 1), (0, 2), (0, 3), (0, 4)), "hub"),
        (graph((1, 0), (0, 2), (3, 0), (0, 4), (5, 0)), "hub"),
        (graph((0, 1), (0, 2), (0, 3)), "layered"),
        (graph(*RING), "ring"),
        (graph(*RING, (0, 2), (1, 3)), "layered"),
        (graph((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 0)), "layered"),
        (graph((0, 1), (1, 1), (1, 0)), "layered"),
        (Graph(4, (Edge(0, 1), Edge(1, 0), Edge(2, 3), Edge(3, 2))), "layered"),
        (Graph(3, (Edge(0, 1), Edge(1, 2), Edge(2, 0)), (-1,), (0, 0, -1)), "layered"),
    ],
)
def test_the_shape_of_a_graph_says_its_form(shape: Graph, expected: str) -> None:
    assert named(shape) == expected


def test_the_hub_is_in_the_middle_and_the_one_outside_a_pair_at_the_tip() -> None:
    (hub, *_) = forms(graph((1, 0), (1, 2), (3, 1), (1, 4)))
    assert hub.hub == 1
    assert hub.spots[1] == (0, 0)
    three = Graph(3, (Edge(0, 1), Edge(0, 2, BOTH), Edge(1, 2)))
    assert forms(three)[0].spots[1] == (0.0, -1.0)


def test_two_against_one_press_down_on_it() -> None:
    (form,) = forms(graph((0, 2), (1, 2)))
    assert form.spots == ((-1.0, -1.0), (1.0, -1.0), (0.0, 1.0))


def test_an_author_may_ask_for_a_form_that_does_not_come_by_itself() -> None:
    star = graph((0, 1), (0, 2), (0, 3))
    assert [form.name for form in forms(star, "hub")] == ["hub"]
    assert forms(star, "ring") == ()


@st.composite
def small(draw: st.DrawFn) -> tuple[Graph, GraphForm]:
    """A graph of two to eight nodes, and one of its forms."""
    nodes = draw(st.integers(2, 8))
    node = st.integers(0, nodes - 1)
    ring = [(at, (at + 1) % nodes) for at in range(nodes)] if draw(st.booleans()) else []
    star = [(0, at) for at in range(1, nodes)] if draw(st.booleans()) else []
    more = draw(st.lists(st.tuples(node, node).filter(lambda pair: pair[0] != pair[1]), max_size=3))
    heads = draw(st.sampled_from([(False, True), BOTH, (False, False)]))
    links = dict.fromkeys((*ring, *star, *more))
    shape = Graph(nodes, tuple(Edge(*link, heads, labelled=draw(st.booleans())) for link in links))
    found = [form for name in FORMS for form in forms(shape, name)]
    assume(found)
    return shape, draw(st.sampled_from(found))


def touched(one: Point, two: Point, box: Rect) -> bool:
    """Whether a straight line has a point well inside a rectangle: tried at many points."""
    steps = 400
    points = ((one[0] + (two[0] - one[0]) * at / steps, one[1] + (two[1] - one[1]) * at / steps) for at in range(steps + 1))
    return any(box.x + 3 < x < box.right - 3 and box.y + 3 < y < box.bottom - 3 for x, y in points)


@given(small(), st.sampled_from([(11.83, 4.80), (7.80, 4.80), (5.80, 3.30)]))
def test_in_a_form_everything_is_clear_of_everything_else(chosen: tuple[Graph, GraphForm], room: tuple[float, float]) -> None:
    shape, form = chosen
    found = plan(shape, form, Size(inches(room[0]), inches(room[1])))
    if found is None:
        return
    whole = Rect(0, 0, found.size.width, found.size.height)
    labels = [route.label for route in found.routes if route.label]
    assert len(labels) == sum(link.labelled for link in shape.links)
    assert all(within(each, whole) for each in (*found.boxes, *labels))
    assert not any(meet(one, two) for one, two in combinations((*found.boxes, *labels), 2))
    assert found.size.width <= inches(room[0])
    assert found.size.height <= inches(room[1])
    for at, route in enumerate(found.routes):
        assert len(route.points) == 2
        assert not any(touched(*route.points, box) for box in found.boxes)
        others = (each.label for other, each in enumerate(found.routes) if other != at and each.label)
        assert not any(touched(*route.points, label) for label in others)


@given(small())
def test_boxes_of_a_form_are_equal_and_stand_in_a_mirror(chosen: tuple[Graph, GraphForm]) -> None:
    found = plan(*chosen)
    if found is not None:
        assert {box.size for box in found.boxes} == {BOX}
        middle = min(box.x for box in found.boxes) + max(box.right for box in found.boxes)
        places = [(box.x + box.right, box.y) for box in found.boxes]
        assert all(any(abs(2 * middle - x - other) <= 8 and y == level for other, level in places) for x, y in places)


def test_two_lines_between_the_same_boxes_run_side_by_side() -> None:
    found = plan(graph((0, 1), (1, 0)), forms(graph((0, 1), (1, 0)))[0])
    assert found is not None
    (first, second) = (route.points for route in found.routes)
    assert first[0][1] == first[1][1] < second[0][1] == second[1][1]
    assert first[0][0] == second[1][0]


def test_lines_of_a_form_are_glued_to_the_sides_they_touch() -> None:
    shape = graph((0, 1), (1, 2), (2, 3), (3, 0))
    found = plan(shape, forms(shape)[0])
    assert found is not None
    for link, route in zip(shape.links, found.routes, strict=True):
        for node, point, site in ((link.start, route.points[0], route.start), (link.end, route.points[1], route.end)):
            box = found.boxes[node]
            x, y = box.x + box.width // 2, box.y + box.height // 2
            assert site is not None
            assert point == ((x, box.y), (box.x, y), (x, box.bottom), (box.right, y))[site]


def test_a_room_that_is_too_small_holds_no_form() -> None:
    shape = graph(*RING)
    assert plan(shape, forms(shape)[0], Size(inches(4), inches(2))) is None


def test_the_same_graph_has_the_same_forms_in_the_same_places() -> None:
    shape = graph(*RING)
    first = forms(shape), plan(shape, forms(shape)[0])
    forms.cache_clear()
    assert (forms(shape), plan(shape, forms(shape)[0])) == first
