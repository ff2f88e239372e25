"""A graph laid out in ranks: straight lines where it can be, lines with right angles elsewhere, none through a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from slides.base.geometry import Rect, Size
from slides.base.records import frozen
from slides.visuals.graph_layout.columns import RankPlaces, least_across, rank_places
from slides.visuals.graph_layout.layers import Layers, Zone, layered_items
from slides.visuals.graph_layout.model import BOTTOM, LEFT, RIGHT, TOP, Direction, Graph, GraphSizes, PlacedGraph, Point, Route, Spacing
from slides.visuals.graph_layout.order import ordered
from slides.visuals.graph_layout.ranks import Way
from slides.visuals.graph_layout.rows import Rows, TitleSide, least_along, rows, title_side
from slides.visuals.graph_layout.ties import Tied, tie

_SITES = {
    Direction.DOWN: (TOP, LEFT, BOTTOM, RIGHT),
    Direction.UP: (BOTTOM, LEFT, TOP, RIGHT),
    Direction.RIGHT: (LEFT, TOP, RIGHT, BOTTOM),
    Direction.LEFT: (RIGHT, TOP, LEFT, BOTTOM),
}
"""Which site of a box is its top, left, bottom and right one where ranks run down."""


def least(graph: Graph, sizes: GraphSizes, direction: Direction, spacing: Spacing) -> Size:
    """A size in EMU that the drawing is never smaller than: quickly worked out, to see what need not be tried."""
    layers = layered_items(graph)
    own = _turned_sizes(sizes) if direction.across else sizes
    found = Size(least_across(layers, ordered(layers), own, spacing), least_along(layers, own, spacing, title_side(direction)))
    return Size(found.height, found.width) if direction.across else found


@lru_cache(maxsize=256)
def _across(graph: Graph, sizes: GraphSizes, spacing: Spacing, titles: TitleSide) -> RankPlaces:
    """Every item's place across, which takes most of the time and is the same in every room that is tried."""
    layers = layered_items(graph)
    return rank_places(layers, ordered(layers), sizes, spacing, titles)


@lru_cache(maxsize=64)
def layered(graph: Graph, sizes: GraphSizes, direction: Direction, spacing: Spacing, room: Size) -> PlacedGraph:
    """The graph in ranks that run in a direction. Ranks are split to fill the room; what does not fit comes out larger than it."""
    own = _turned_sizes(sizes) if direction.across else sizes
    titles = title_side(direction)
    layers = layered_items(graph)
    place = _across(graph, own, spacing, titles)
    tied = [tie(layers, rank, place, own, spacing) for rank in range(max(layers.ranks.count - 1, 0))]
    along = rows(layers, [each.runs for each in tied], own, spacing, titles, room.width if direction.across else room.height)
    drawn = _Drawn(layers, own, spacing, place, along, tied)
    plan = drawn.plan()
    return _turned(_with_titles(plan, own, spacing, direction), direction)


@frozen
class _Drawn:
    """Everything in its place, with ranks that run down."""

    layers: Layers
    sizes: GraphSizes
    spacing: Spacing
    place: RankPlaces
    along: Rows
    tied: Sequence[Tied]

    def plan(self) -> PlacedGraph:
        """The boxes, routes and frames."""
        graph = self.layers.graph
        boxes = tuple(self._box(node) for node in range(graph.nodes))
        routes = tuple(self._route(link, boxes) for link in range(len(graph.links)))
        frames = tuple(
            Rect(left, top, right - left, bottom - top)
            for (left, right), (top, bottom) in zip(self.place.frames, self.along.frames, strict=True)
        )
        return PlacedGraph(Size(self.place.width, self.along.height), boxes, routes, frames)

    def _box(self, node: int) -> Rect:
        size = self.sizes.boxes[node]
        top, bottom = self.along.ranks[self.layers.items[node].rank]
        return Rect(self.place.middles[node] - size.width // 2, (top + bottom - size.height) // 2, size.width, size.height)

    def _route(self, at: int, boxes: Sequence[Rect]) -> Route:
        """A link's line from its start to its end, with its label."""
        way, chain = self.layers.ranks.ways[at], self.layers.chains[at]
        link = self.layers.graph.links[at]
        if way is Way.LOOP:
            return Route(self._loop(chain[0], boxes[link.start], link.start), label=self._label(at))
        points = self._down(chain, at)
        if way is Way.BACK:
            left = self.layers.items[chain[0]].left
            (x1, y1), (x2, y2) = (_side(boxes[node], left=left) for node in (link.end, link.start))
            points = [(x1, y1), (points[0][0], y1), *points, (points[-1][0], y2), (x2, y2)]
            return Route(_simple(points[::-1]), *(2 * (LEFT if left else RIGHT,)), label=self._label(at))
        upper, lower = boxes[chain[0]], boxes[chain[-1]]
        whole = _simple([(points[0][0], upper.bottom), *points, (points[-1][0], lower.y)])
        first = BOTTOM if whole[0][0] == self.place.middles[chain[0]] else None
        last = TOP if whole[-1][0] == self.place.middles[chain[-1]] else None
        turned = way is Way.TURNED
        return Route(whole[::-1] if turned else whole, last if turned else first, first if turned else last, self._label(at))

    def _down(self, chain: Sequence[int], link: int) -> list[Point]:
        """The corners of a chain between its first and last item."""
        points: list[Point] = []
        for upper, lower in pairwise(chain):
            rank = self.layers.items[upper].rank
            top, bottom, lane = self.tied[rank].passage((upper, lower, link))
            start, end = self.along.rooms[rank]
            y = self.along.lanes[rank] + lane * self.spacing.lane if top != bottom else (start + end) // 2
            points += [(top, y), (bottom, y)]
        return points or [(self.place.middles[chain[0]], 0)]

    def _loop(self, item: int, box: Rect, node: int) -> tuple[Point, ...]:
        """A line that leaves a box on one side and comes back lower."""
        away, quarter = self.place.middles[item], box.height // 4
        reach = round(box.width * self.sizes.shoulders[node][0])
        side = box.x + box.width // 2 + (-reach if self.layers.items[item].left else reach)
        return ((side, box.y + quarter), (away, box.y + quarter), (away, box.bottom - quarter), (side, box.bottom - quarter))

    def _label(self, link: int) -> Rect | None:
        """The place of a link's label, on its line or beside it."""
        size = self.sizes.labels[link]
        if size is None:
            return None
        item, zone = self.layers.zones[link]
        rank = self.layers.items[item].rank
        middle = self.place.middles[item]
        if zone in (Zone.ON, Zone.BESIDE):
            y = sum(self.along.ranks[rank]) // 2
            x = middle - size.width // 2
            if zone is Zone.BESIDE:
                left = self.layers.items[item].left
                x = middle - self.spacing.clear - size.width if left else middle + self.spacing.clear
            return Rect(x, y - size.height // 2, size.width, size.height)
        upper = rank - 1 if zone is Zone.ABOVE else rank
        start, end = self.along.rooms[upper]
        count = max((run.lane for run in self.tied[upper].runs), default=-1) + 1
        if count and zone is Zone.ABOVE:
            start = self.along.lanes[upper] + (count - 1) * self.spacing.lane
        elif count:
            end = self.along.lanes[upper]
        if zone is Zone.ABOVE:
            end -= self.spacing.stub // 2
        return Rect(middle - size.width // 2, (start + end - size.height) // 2, size.width, size.height)


def _side(box: Rect, *, left: bool) -> Point:
    """The connection site of a box's left or right side."""
    return (box.x if left else box.right, box.y + box.height // 2)


def _simple(points: Sequence[Point]) -> tuple[Point, ...]:
    """A line without points that it goes straight through."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        while len(found) > 1 and (found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]):
            found.pop()
        found.append(point)
    return tuple(found)


def _with_titles(plan: PlacedGraph, sizes: GraphSizes, spacing: Spacing, direction: Direction) -> PlacedGraph:
    """The plan with the title of each frame in its corner; in the other corner where a line would run through it."""
    found = []
    for frame, size in zip(plan.frames, sizes.titles, strict=True):
        left, right = frame.x + spacing.pad, frame.right - spacing.pad - size.width
        y = frame.y + spacing.pad // 2
        if title_side(direction) is TitleSide.AFTER:
            y = frame.bottom - spacing.pad // 2 - size.height
        elif title_side(direction) is TitleSide.LEFT:
            left = right = frame.x + spacing.pad // 2
            y = frame.bottom - spacing.pad - size.height if direction is Direction.LEFT else frame.y + spacing.pad
        places = [Rect(x, y, size.width, size.height) for x in (left, right)]
        crossed = [sum(_runs_through(route, place) for route in plan.routes) for place in places]
        found.append(places[crossed.index(min(crossed))])
    return replace(plan, titles=tuple(found))


def _runs_through(route: Route, place: Rect) -> bool:
    """Whether a line passes through a place."""
    return any(
        min(x1, x2) < place.right and max(x1, x2) > place.x and min(y1, y2) < place.bottom and max(y1, y2) > place.y
        for (x1, y1), (x2, y2) in pairwise(route.points)
    )


def _turned_sizes(sizes: GraphSizes) -> GraphSizes:
    """Sizes with width and height exchanged."""

    def turned(size: Size) -> Size:
        return Size(size.height, size.width)

    labels = tuple(turned(label) if label else None for label in sizes.labels)
    shoulders = tuple((bottom, right) for right, bottom in sizes.shoulders)
    return GraphSizes(tuple(map(turned, sizes.boxes)), labels, tuple(map(turned, sizes.titles)), shoulders)


def _turned(plan: PlacedGraph, direction: Direction) -> PlacedGraph:
    """A plan whose ranks run down, turned so that they run in a direction."""
    size = Size(plan.size.height, plan.size.width) if direction.across else plan.size

    def point(x: int, y: int) -> Point:
        if direction.across:
            x, y = y, x
        return (size.width - x if direction is Direction.LEFT else x, size.height - y if direction is Direction.UP else y)

    def rect(place: Rect) -> Rect:
        (x1, y1), (x2, y2) = point(place.x, place.y), point(place.right, place.bottom)
        return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))

    sites = _SITES[direction]
    routes = tuple(
        Route(
            tuple(point(*each) for each in route.points),
            None if route.start is None else sites[route.start],
            None if route.end is None else sites[route.end],
            rect(route.label) if route.label else None,
        )
        for route in plan.routes
    )
    return PlacedGraph(size, tuple(map(rect, plan.boxes)), routes, tuple(map(rect, plan.frames)), tuple(map(rect, plan.titles)))
