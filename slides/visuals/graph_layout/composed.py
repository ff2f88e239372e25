"""Small graphs in a composed form: equal boxes in symmetric places, straight lines from side to side, labels on the lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from slides.base.geometry import Rect, Size, inches
from slides.base.records import frozen
from slides.visuals.graph_layout.forms import GraphForm
from slides.visuals.graph_layout.model import BOTTOM, LEFT, RIGHT, TOP, Graph, GraphSizes, PlacedGraph, Point, Route, Spacing

_NORMALS = {TOP: (0, -1), LEFT: (-1, 0), BOTTOM: (0, 1), RIGHT: (1, 0)}
_APART = inches(0.22)
"""How far from the middle each of two lines between the same boxes runs."""
_NEAR = inches(0.05)
_EQUAL = inches(0.02)
"""Lines whose lengths differ by less are as good as each other; then sides are chosen so that both halves of a form look alike."""
_VISIBLE = inches(0.16)
"""How much of a line is seen at least at each side of its label."""
_WIDEST_GAP, _HIGHEST_GAP = inches(2.6), inches(1.8)
_PLACES = (0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7)
"""Where along its line a label is tried."""


def composed(graph: Graph, form: GraphForm, sizes: GraphSizes, spacing: Spacing, room: Size) -> PlacedGraph | None:
    """The graph in a form that fills the room; None where it is too small for lines and labels to be clear of each other."""
    boxes = _boxes(form, sizes, room, max((label.width for label in sizes.labels if label), default=0))
    if any(_meet(one, other, spacing.beside) for one, other in combinations(boxes, 2)):
        return None
    lines = _lines(graph, boxes)
    if not all(_is_clear(line, boxes) for line in lines) or any(_cross(one, other) for one, other in combinations(lines, 2)):
        return None
    labels = _labels(lines, boxes, sizes, spacing, room)
    if labels is None:
        return None
    routes = tuple(Route((line.start, line.end), *line.glue, label=label) for line, label in zip(lines, labels, strict=True))
    return _cropped(PlacedGraph(room, boxes, routes))


def _boxes(form: GraphForm, sizes: GraphSizes, room: Size, label: int) -> tuple[Rect, ...]:
    """The boxes in their places: as far apart as the room allows, but not so far that they stand alone."""
    width, height = max(box.width for box in sizes.boxes), max(box.height for box in sizes.boxes)
    columns, rows = (len({round(spot[axis] * 2) for spot in form.spots}) for axis in (0, 1))
    steps = 2 if columns > 2 else 1
    most = width * (steps + 1) + steps * max(_WIDEST_GAP, label + inches(1.2)), height * rows + (rows - 1) * _HIGHEST_GAP
    half = (min(room.width, most[0]) - width) // 2, (min(room.height, most[1]) - height) // 2
    centre = room.width // 2, room.height // 2
    return tuple(
        Rect(centre[0] + round(x * half[0]) - box.width // 2, centre[1] + round(y * half[1]) - box.height // 2, box.width, box.height)
        for (x, y), box in zip(form.spots, sizes.boxes, strict=True)
    )


@frozen
class _BoxLine:
    """A straight line between two boxes. `outward` is where its label may give way to, away from a second line; None if alone."""

    start: Point
    end: Point
    ends: tuple[int, int]
    glue: tuple[int | None, int | None]
    outward: tuple[float, float] | None = None

    def at(self, part: float) -> tuple[float, float]:
        """The point that lies this part of the way along."""
        return (self.start[0] + (self.end[0] - self.start[0]) * part, self.start[1] + (self.end[1] - self.start[1]) * part)


def site(box: Rect, number: int) -> Point:
    """A box's connection site."""
    x, y = _NORMALS[number]
    return (box.x + box.width * (1 + x) // 2, box.y + box.height * (1 + y) // 2)


def _lines(graph: Graph, boxes: Sequence[Rect]) -> list[_BoxLine]:
    """A line for each link. Links that could leave a box where another does take another side where that is nearly as short."""
    middle = sum(box.x + box.right for box in boxes) // (2 * len(boxes))
    chosen = [_sides(boxes[link.start], boxes[link.end], {}, middle) for link in graph.links]
    used: dict[tuple[int, int], set[int]] = {}
    for link, (start, end) in zip(graph.links, chosen, strict=True):
        used.setdefault((link.start, start), set()).add(link.end)
        used.setdefault((link.end, end), set()).add(link.start)
    found: list[_BoxLine] = []
    for link in graph.links:
        shared = {
            (at, number): len(used.get((node, number), set()) - {other})
            for at, (node, other) in enumerate(((link.start, link.end), (link.end, link.start)))
            for number in _NORMALS
        }
        start, end = _sides(boxes[link.start], boxes[link.end], shared, middle)
        found.append(_BoxLine(site(boxes[link.start], start), site(boxes[link.end], end), (link.start, link.end), (start, end)))
    pairs: dict[frozenset[int], list[int]] = {}
    for at, link in enumerate(graph.links):
        pairs.setdefault(frozenset((link.start, link.end)), []).append(at)
    for one, other in (pair for pair in pairs.values() if len(pair) == 2):
        found[one], found[other] = _parted(found[one], found[other], boxes)
    return found


def _sides(one: Rect, other: Rect, shared: dict[tuple[int, int], int], middle: int) -> tuple[int, int]:
    """The sides of two boxes between which a line is short and leaves both boxes straight on. shared: how many others use each.

    Of equals the line is taken that runs further from the form's middle.
    """
    outer = abs(one.x + one.width // 2 - middle) > abs(other.x + other.width // 2 - middle)

    def cost(pair: tuple[int, int]) -> tuple[float, int]:
        (x1, y1), (x2, y2) = site(one, pair[0]), site(other, pair[1])
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        (a, b), (c, d) = _NORMALS[pair[0]], _NORMALS[pair[1]]
        leaving, entering = (a * (x2 - x1) + b * (y2 - y1)) / length, -(c * (x2 - x1) + d * (y2 - y1)) / length
        if min(leaving, entering) < 0.1:
            return math.inf, 0
        crowd = shared.get((0, pair[0]), 0) + shared.get((1, pair[1]), 0)
        level = (pair[0] in (LEFT, RIGHT)) == outer
        return round(length * (2 - leaving * 0.5 - entering * 0.5) * (1 + 0.12 * crowd) / _EQUAL), level

    return min(((start, end) for start in _NORMALS for end in _NORMALS), key=cost)


def _parted(one: _BoxLine, other: _BoxLine, boxes: Sequence[Rect]) -> tuple[_BoxLine, _BoxLine]:
    """Two lines between the same boxes, moved apart: the first to the left of its own direction."""
    if one.ends != other.ends:
        other = replace(other, start=other.end, end=other.start, ends=other.ends[::-1], glue=other.glue[::-1])
        first, second = _parted(one, other, boxes)
        return first, replace(second, start=second.end, end=second.start, ends=second.ends[::-1])
    moved = []
    for line, side in ((one, 1), (replace(other, glue=one.glue, start=one.start, end=one.end), -1)):
        x, y = line.end[0] - line.start[0], line.end[1] - line.start[1]
        length = math.hypot(x, y)
        normal = (side * y / length, -side * x / length)
        ends = [
            _slid(point, number, normal, boxes[node])
            for point, number, node in zip((line.start, line.end), one.glue, one.ends, strict=True)
            if number is not None
        ]
        moved.append(replace(line, start=ends[0], end=ends[1], glue=(None, None), outward=normal))
    return moved[0], moved[1]


def _slid(point: Point, number: int, normal: tuple[float, float], box: Rect) -> Point:
    """A site's point moved along its side of the box, until it lies as far off the line as two lines should."""
    along = 0 if _NORMALS[number][0] == 0 else 1
    room = (box.width, box.height)[along] * 0.38
    share = normal[along] if abs(normal[along]) > 0.3 else math.copysign(0.3, normal[along] or 1.0)
    step = round(max(-room, min(room, _APART / share)))
    return (point[0] + step, point[1]) if along == 0 else (point[0], point[1] + step)


def _is_clear(line: _BoxLine, boxes: Sequence[Rect]) -> bool:
    """Whether a line passes no box that it does not end at, and is long enough to be seen."""
    long = math.dist(line.start, line.end) > 2 * _VISIBLE
    return long and not any(_touches(line, box, 2 * _NEAR) for node, box in enumerate(boxes) if node not in line.ends)


def _touches(line: _BoxLine, box: Rect, near: int) -> bool:
    """Whether a line comes nearer to a rectangle than `near` (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    for start, step, first, last in (
        (line.start[0], line.end[0] - line.start[0], box.x - near, box.right + near),
        (line.start[1], line.end[1] - line.start[1], box.y - near, box.bottom + near),
    ):
        if step == 0:
            if not first < start < last:
                return False
            continue
        ends = sorted(((first - start) / step, (last - start) / step))
        low, high = max(low, ends[0]), min(high, ends[1])
    return low < high


def _cross(one: _BoxLine, other: _BoxLine) -> bool:
    """Whether two lines cross, except for a point that both begin or end at."""

    def side(a: Point, b: Point, c: Point) -> int:
        turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        return (turn > 0) - (turn < 0)

    apart = any(
        max(one.start[axis], one.end[axis]) < min(other.start[axis], other.end[axis])
        or max(other.start[axis], other.end[axis]) < min(one.start[axis], one.end[axis])
        for axis in (0, 1)
    )
    if apart or {one.start, one.end} & {other.start, other.end}:
        return False
    return (
        side(one.start, one.end, other.start) * side(one.start, one.end, other.end) <= 0
        and side(other.start, other.end, one.start) * side(other.start, other.end, one.end) <= 0
    )


def _labels(lines: Sequence[_BoxLine], boxes: Sequence[Rect], sizes: GraphSizes, spacing: Spacing, room: Size) -> list[Rect | None] | None:
    """A place for each label: on the middle of its line, or near that; None where one finds none."""
    placed: list[Rect | None] = []
    for at, (line, size) in enumerate(zip(lines, sizes.labels, strict=True)):
        if size is None:
            placed.append(None)
            continue
        others = [each for other, each in enumerate(lines) if other != at]
        taken = [each for each in (*boxes, *placed) if each is not None]
        free = (
            place
            for place in _tried(line, size)
            if place.x >= 0 <= place.y
            and place.right <= room.width
            and place.bottom <= room.height
            and not any(_meet(place, each, spacing.clear) for each in taken)
            and not any(_touches(each, place, spacing.clear) for each in others)
        )
        found = next(free, None)
        if found is None:
            return None
        placed.append(found)
    return placed


def _tried(line: _BoxLine, size: Size) -> Iterator[Rect]:
    """Places for a label on its line, the best first; one that has a second line beside it may stand to its other side."""
    length = math.dist(line.start, line.end)
    for shift in (0.0, 0.15, 0.3, 0.42) if line.outward else (0.0,):
        for part in _PLACES:
            x, y = line.at(part)
            x += shift * size.width * (line.outward[0] if line.outward else 0)
            y += shift * size.height * (line.outward[1] if line.outward else 0)
            hidden = _chord(line, size) / 2
            if min(part, 1 - part) * length - hidden >= _VISIBLE:
                yield Rect(round(x) - size.width // 2, round(y) - size.height // 2, size.width, size.height)


def _chord(line: _BoxLine, size: Size) -> float:
    """How much of its line a label hides."""
    x, y = abs(line.end[0] - line.start[0]), abs(line.end[1] - line.start[1])
    length = math.hypot(x, y)
    return min(size.width / x if x else math.inf, size.height / y if y else math.inf) * length


def _meet(one: Rect, other: Rect, near: int) -> bool:
    """Whether two rectangles are nearer to each other than `near`."""
    return one.x < other.right + near and other.x < one.right + near and one.y < other.bottom + near and other.y < one.bottom + near


def _cropped(plan: PlacedGraph) -> PlacedGraph:
    """The plan without room round it."""
    shown = [*plan.boxes, *(route.label for route in plan.routes if route.label)]
    left, top = min(each.x for each in shown), min(each.y for each in shown)

    def moved(each: Rect) -> Rect:
        return replace(each, x=each.x - left, y=each.y - top)

    routes = tuple(
        replace(route, points=tuple((x - left, y - top) for x, y in route.points), label=moved(route.label) if route.label else None)
        for route in plan.routes
    )
    size = Size(max(each.right for each in shown) - left, max(each.bottom for each in shown) - top)
    return PlacedGraph(size, tuple(map(moved, plan.boxes)), routes)
