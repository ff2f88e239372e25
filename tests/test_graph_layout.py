"""The laws of graphs as geometry: boxes, lines and labels keep clear of each other, whatever hangs on what."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.base.geometry import Rect, Size, inches
from slides.visuals.graph_layout import Direction, Edge, Graph, GraphSizes, PlacedGraph, Point, Spacing, layered, least, rank_count
from slides.visuals.graph_layout.layers import layered_items
from slides.visuals.graph_layout.order import ordered
from slides.visuals.graph_layout.ranks import ranked

ROOM = Size(inches(11.83), inches(4.80))
BOX = Size(inches(1.2), inches(0.5))
WIDE = Size(inches(2.0), inches(0.8))
LABEL = Size(inches(0.7), inches(0.24))


@st.composite
def graphs(draw: st.DrawFn, most: int = 25) -> Graph:
    """Any graph of up to so many nodes, at times with groups."""
    nodes = draw(st.integers(1, most))
    node = st.integers(0, nodes - 1)
    heads = st.sampled_from([(False, True), (False, True), (False, True), (True, True), (False, False)])
    looks = st.builds(lambda head, style, label: (head, style, style == 0, label), heads, st.sampled_from([0, 0, 0, 1]), st.booleans())
    found = draw(st.lists(st.tuples(node, node, looks), max_size=2 * nodes, unique_by=lambda each: each[:2]))
    links = tuple(Edge(start, end, *look) for start, end, look in found)
    count = draw(st.sampled_from([0, 0, 1, 2, 3]))
    member = tuple(draw(st.lists(st.integers(-1, count - 1), min_size=nodes, max_size=nodes)))
    parents = tuple(-1 if at < 2 else draw(st.sampled_from([-1, 0])) for at in range(count))
    return Graph(nodes, links, parents, member)


def sizes(graph: Graph, uneven: bool = False) -> GraphSizes:
    """Sizes for a graph: all boxes alike, or every third one larger and pointed."""
    large = [uneven and at % 3 == 2 for at in range(graph.nodes)]
    boxes = tuple(WIDE if each else BOX for each in large)
    shoulders = tuple((0.25, 0.25) if each else (0.5, 0.5) for each in large)
    labels = tuple(LABEL if link.labelled else None for link in graph.links)
    return GraphSizes(boxes, labels, tuple(LABEL for _ in graph.groups), shoulders)


def meet(one: Rect, two: Rect, near: int = 0) -> bool:
    """Whether two rectangles overlap, or are nearer than this."""
    return one.x < two.right + near and two.x < one.right + near and one.y < two.bottom + near and two.y < one.bottom + near


def stretches(points: tuple[Point, ...]) -> Iterator[Rect]:
    """The straight stretches of a line with right angles, as rectangles without a width."""
    for (x1, y1), (x2, y2) in pairwise(points):
        assert x1 == x2 or y1 == y2, "a slanted line"
        yield Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def faults(graph: Graph, plan: PlacedGraph) -> Iterator[str]:
    """What is wrong with a plan."""
    whole = Rect(0, 0, plan.size.width, plan.size.height)
    labels = [route.label for route in plan.routes if route.label]
    titles = [title for title, frame in zip(plan.titles, plan.frames, strict=True) if frame.width]
    shown = [*plan.boxes, *labels, *titles, *(frame for frame in plan.frames if frame.width)]
    yield from (f"outside: {each}" for each in shown if not within(each, whole))
    yield from (f"boxes meet: {one} {two}" for one, two in combinations(plan.boxes, 2) if meet(one, two))
    yield from (f"labels meet: {one} {two}" for one, two in combinations(labels, 2) if meet(one, two))
    yield from (f"a label on a box: {one} {two}" for one in labels for two in plan.boxes if meet(one, two))
    for route in plan.routes:
        yield from (f"a point outside: {x, y}" for x, y in route.points if not within(Rect(x, y, 0, 0), whole))


def within(inner: Rect, outer: Rect) -> bool:
    """Whether a rectangle lies in another."""
    return inner.x >= outer.x and inner.y >= outer.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def line_faults(graph: Graph, plan: PlacedGraph) -> Iterator[str]:
    """What is wrong with the lines of a plan in ranks."""
    for at, route in enumerate(plan.routes):
        for part in stretches(route.points):
            boxes = [box for node, box in enumerate(plan.boxes) if {graph.links[at].start, graph.links[at].end} != {node}]
            yield from (f"line {at} through a box: {part} {box}" for box in boxes if meet(part, box, -2))
            others = (other for other in range(len(plan.routes)) if other != at)
            for other in others:
                label = plan.routes[other].label
                if label and meet(part, label):
                    yield f"line {at} under the label of {other}"


@given(graphs(), st.sampled_from(list(Direction)), st.booleans())
def test_in_ranks_everything_is_clear_of_everything_else(graph: Graph, direction: Direction, uneven: bool) -> None:
    plan = layered(graph, sizes(graph, uneven), direction, Spacing(), ROOM)
    assert len(plan.boxes) == graph.nodes
    assert len(plan.routes) == len(graph.links)
    assert not [*faults(graph, plan), *line_faults(graph, plan)]


@given(graphs(), st.sampled_from(list(Direction)))
def test_frames_hold_their_own_and_nothing_else(graph: Graph, direction: Direction) -> None:
    plan = layered(graph, sizes(graph), direction, Spacing(), ROOM)
    held = {group for node in range(graph.nodes) for group in graph.path(graph.group_of(node))}
    for group in sorted(held):
        frame = plan.frames[group]
        for node, box in enumerate(plan.boxes):
            inside = group in graph.path(graph.group_of(node))
            assert within(box, frame) if inside else not meet(box, frame)
        assert within(plan.titles[group], frame)
        assert not any(meet(plan.titles[group], box) for box in plan.boxes)
    for one, two in combinations(sorted(held), 2):
        nested = one in graph.path(two) or two in graph.path(one)
        first, second = plan.frames[one], plan.frames[two]
        assert (within(first, second) or within(second, first)) if nested else not meet(first, second)


def lie_on_each_other(one: tuple[Point, ...], two: tuple[Point, ...]) -> bool:
    """Whether two lines share a stretch."""
    for first in stretches(one):
        for second in stretches(two):
            flat = first.height == second.height == 0 and first.y == second.y
            upright = first.width == second.width == 0 and first.x == second.x
            if flat and min(first.right, second.right) - max(first.x, second.x) > 2:
                return True
            if upright and min(first.bottom, second.bottom) - max(first.y, second.y) > 2:
                return True
    return False


@given(graphs().filter(lambda graph: not graph.groups), st.sampled_from(list(Direction)))
def test_only_lines_that_meet_at_a_box_share_a_stretch(graph: Graph, direction: Direction) -> None:
    plan = layered(graph, sizes(graph), direction, Spacing(), ROOM)
    ends = {(link.start, link.end) for link in graph.links}
    for one, two in combinations(range(len(graph.links)), 2):
        first, second = graph.links[one], graph.links[two]
        exchange = {(first.start, second.end), (second.start, first.end)} <= ends
        if not exchange and not {first.start, first.end} & {second.start, second.end}:
            assert not lie_on_each_other(plan.routes[one].points, plan.routes[two].points), (first, second)


@given(graphs(), st.sampled_from(list(Direction)))
def test_lines_begin_and_end_at_their_boxes_and_at_the_sites_they_name(graph: Graph, direction: Direction) -> None:
    plan = layered(graph, sizes(graph), direction, Spacing(), ROOM)
    for link, route in zip(graph.links, plan.routes, strict=True):
        for node, point, site in ((link.start, route.points[0], route.start), (link.end, route.points[-1], route.end)):
            box = plan.boxes[node]
            assert point[0] in (box.x, box.right) or point[1] in (box.y, box.bottom)
            assert within(Rect(*point, 0, 0), box)
            if site is not None:
                middle = box.x + box.width // 2, box.y + box.height // 2
                assert point == [(middle[0], box.y), (box.x, middle[1]), (middle[0], box.bottom), (box.right, middle[1])][site]


@given(graphs(), st.sampled_from(list(Direction)))
def test_the_least_size_is_never_more_than_the_real_one(graph: Graph, direction: Direction) -> None:
    plan = layered(graph, sizes(graph), direction, Spacing(), ROOM)
    low = least(graph, sizes(graph), direction, Spacing())
    assert low.width <= plan.size.width
    assert low.height <= plan.size.height


@given(graphs())
def test_ranks_fill_their_room_but_do_not_leave_it(graph: Graph) -> None:
    close = layered(graph, sizes(graph), Direction.DOWN, Spacing(), Size(ROOM.width, 0))
    loose = layered(graph, sizes(graph), Direction.DOWN, Spacing(most=inches(2)), ROOM)
    assert close.size.height <= loose.size.height <= max(close.size.height, ROOM.height)


def chain(count: int) -> Graph:
    return Graph(count, tuple(Edge(at, at + 1) for at in range(count - 1)))


def test_a_chain_is_one_straight_line() -> None:
    plan = layered(chain(6), sizes(chain(6)), Direction.RIGHT, Spacing(), ROOM)
    assert len({box.y for box in plan.boxes}) == 1
    assert all(len(route.points) == 2 and (route.start, route.end) == (3, 1) for route in plan.routes)
    assert [box.x for box in plan.boxes] == sorted(box.x for box in plan.boxes)


def test_a_parent_stands_in_the_middle_of_its_children_and_lines_fork_in_one_place() -> None:
    tree = Graph(4, (Edge(0, 1), Edge(0, 2), Edge(0, 3)))
    plan = layered(tree, sizes(tree), Direction.DOWN, Spacing(), ROOM)
    assert plan.boxes[0].x == plan.boxes[2].x
    assert len({route.points[1][1] for route in plan.routes if len(route.points) == 4}) == 1


def test_what_leads_back_runs_beside_the_boxes() -> None:
    circle = Graph(3, (Edge(0, 1), Edge(1, 2), Edge(2, 0), Edge(1, 1)))
    plan = layered(circle, sizes(circle), Direction.DOWN, Spacing(), ROOM)
    back, loop = plan.routes[2], plan.routes[3]
    assert (back.start, back.end) == (3, 3)
    assert max(x for x, _ in back.points) > max(box.right for box in plan.boxes)
    assert all(x <= plan.boxes[1].x or x >= plan.boxes[1].right for x, _ in loop.points)


def test_a_source_stands_right_above_what_it_leads_to() -> None:
    graph = Graph(5, (Edge(0, 1), Edge(1, 2), Edge(2, 3), Edge(4, 3)))
    plan = layered(graph, sizes(graph), Direction.DOWN, Spacing(), ROOM)
    assert plan.boxes[4].y == plan.boxes[2].y
    assert rank_count(graph) == 4


def test_crossings_that_can_be_avoided_are() -> None:
    graph = Graph(6, (Edge(0, 5), Edge(1, 4), Edge(2, 3)))
    plan = layered(graph, sizes(graph), Direction.DOWN, Spacing(), ROOM)
    assert all(len(route.points) == 2 for route in plan.routes)


@pytest.mark.parametrize("step", [3, 7, 11])
def test_forty_boxes_and_eighty_arrows_take_less_than_half_a_second(step: int) -> None:
    links = tuple(Edge(at % 40, (at * step + 5) % 40, labelled=at % 3 == 0) for at in range(80))
    graph = Graph(40, links)
    began = time.process_time()
    plan = layered(graph, sizes(graph), Direction.DOWN, Spacing(), ROOM)
    assert time.process_time() - began < 0.5
    assert not [*faults(graph, plan)]


def test_the_same_graph_gives_the_same_plan() -> None:
    links = tuple(Edge(at % 9, (at * 5 + 2) % 9, labelled=at % 2 == 0) for at in range(14))
    graph = Graph(9, links)
    first = layered(graph, sizes(graph), Direction.DOWN, Spacing(), ROOM)
    for cached in (ranked, layered_items, ordered):
        cached.cache_clear()
    assert layered(Graph(9, links), sizes(graph), Direction.DOWN, Spacing(), ROOM) == first
