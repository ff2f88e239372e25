"""A graph in its place, grown to its room: boxes that stand alone beside several as high as those, and everything as wide as the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from slides.base.geometry import Rect, Size
from slides.visuals.graph_layout.model import LEFT, RIGHT, Graph, PlacedGraph, Route

_MOST = 1.3
"""How many times wider or higher a graph becomes at most: more would pull its boxes out of shape."""


def with_pillars(plan: PlacedGraph, graph: Graph, lone: Sequence[bool]) -> PlacedGraph:
    """A plan whose ranks run across, each box marked in `lone` grown evenly up and down to the edges of the boxes beside it.

    A box that a line would then run through, or that a line enters from above or below, stays as it is.
    """
    boxes = list(plan.boxes)
    for at, alone in enumerate(lone):
        if alone:
            boxes[at] = _grown(at, plan, graph)
    return replace(plan, boxes=tuple(boxes))


def stretched(plan: PlacedGraph, room: Size) -> PlacedGraph:
    """A plan that reaches the edges of its room both ways, or as far as its boxes keep their shape; labels and titles keep their size."""
    across, down = (
        min(max(wanted / max(has, 1), 1.0), _MOST) for wanted, has in ((room.width, plan.size.width), (room.height, plan.size.height))
    )
    if across == down == 1.0:
        return plan

    def rect(place: Rect) -> Rect:
        x, y, right, bottom = (round(place.x * across), round(place.y * down), round(place.right * across), round(place.bottom * down))
        return Rect(x, y, (right - x) // 2 * 2, (bottom - y) // 2 * 2)

    def middle(place: Rect) -> Rect:
        x, y = round((place.x + place.width / 2) * across), round((place.y + place.height / 2) * down)
        return replace(place, x=x - place.width // 2, y=y - place.height // 2)

    boxes = tuple(map(rect, plan.boxes))
    routes = tuple(
        replace(
            route,
            points=tuple((round(x * across), round(y * down)) for x, y in route.points),
            label=middle(route.label) if route.label else None,
        )
        for route in plan.routes
    )
    titles = tuple(replace(title, x=round(title.x * across), y=round(title.y * down)) for title in plan.titles)
    size = Size(round(plan.size.width * across), round(plan.size.height * down))
    return PlacedGraph(size, boxes, routes, tuple(map(rect, plan.frames)), titles)


def _grown(at: int, plan: PlacedGraph, graph: Graph) -> Rect:
    """One box as high as the boxes that its lines lead to."""
    box = plan.boxes[at]
    near = [plan.boxes[other] for other in _neighbours(at, graph)]
    if len(near) < 2 or any(site not in (LEFT, RIGHT) for site in _sites(at, plan, graph)):
        return box
    middle = box.y + box.height // 2
    reach = min(middle - min(each.y for each in near), max(each.bottom for each in near) - middle)
    found = replace(box, y=middle - reach, height=2 * reach)
    return found if found.height > box.height and not any(_crosses(route, found) for route in plan.routes) else box


def _neighbours(at: int, graph: Graph) -> set[int]:
    """The boxes at the other ends of a box's lines."""
    return {other for link in graph.links if at in (link.start, link.end) for other in (link.start, link.end) if other != at}


def _sites(at: int, plan: PlacedGraph, graph: Graph) -> Iterator[int | None]:
    """Where lines touch a box."""
    for link, route in zip(graph.links, plan.routes, strict=True):
        if link.start == at:
            yield route.start
        if link.end == at:
            yield route.end


def _crosses(route: Route, box: Rect) -> bool:
    """Whether a line passes through the inside of a box."""
    return any(
        min(x1, x2) < box.right and max(x1, x2) > box.x and min(y1, y2) < box.bottom and max(y1, y2) > box.y
        for (x1, y1), (x2, y2) in pairwise(route.points)
    )
