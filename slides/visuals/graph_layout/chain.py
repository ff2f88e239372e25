"""A chain of boxes in rows that turn at their ends, as a field is ploughed: for chains that are longer than their room."""

from __future__ import annotations

from slides.base.geometry import Rect, Size, inches
from slides.visuals.graph_layout.model import BOTTOM, LEFT, RIGHT, TOP, Graph, GraphSizes, PlacedGraph, Point, Route, Spacing

_GAP, _WIDEST_GAP, _HIGHEST_GAP = inches(0.3), inches(0.9), inches(0.6)
"""The least space between boxes, and the most between those of a row and between rows."""
_LARGEST = Size(inches(4.4), inches(1.4))
_FLATTEST = 4.0
"""How many times wider than high a box is at most that grows."""


def chain_order(graph: Graph) -> tuple[int, ...]:
    """The nodes of a graph that is one chain, from its first to its last; nothing for other graphs, and for those with groups."""
    follows = {link.start: link.end for link in graph.links if link.ranks == 1}
    single = len(follows) == len(graph.links) == graph.nodes - 1 and len(set(follows.values())) == len(follows)
    first = set(range(graph.nodes)) - set(follows.values())
    if graph.groups or not single or len(first) != 1:
        return ()
    order = [first.pop()]
    while order[-1] in follows and len(order) < graph.nodes:
        order.append(follows[order[-1]])
    return tuple(order) if len(order) == graph.nodes else ()


def wrapped_chain(
    graph: Graph, order: tuple[int, ...], sizes: GraphSizes, spacing: Spacing, room: Size, *, leftward: bool
) -> PlacedGraph | None:
    """A chain in as few rows as fit a room, with boxes as large as it lets them be; None where it does not fit.

    leftward: the first row runs from the right to the left.
    """
    least = Size(max(box.width for box in sizes.boxes), max(box.height for box in sizes.boxes))
    labels = [label for label in sizes.labels if label]
    across = max([_GAP, *(label.width + 2 * spacing.stub for label in labels)])
    down = max([_GAP, *(label.height + 2 * spacing.stub for label in labels)])
    for rows in range(1, len(order) + 1):
        columns = -(-len(order) // rows)
        wide = (room.width - (columns - 1) * across) // columns
        high = (room.height - (rows - 1) * down) // rows
        if wide < least.width or high < least.height or (rows - 1) * columns >= len(order):
            continue
        box = _grown(least, Size(min(wide, _LARGEST.width), min(high, _LARGEST.height)))
        gap = Size(
            _between(room.width, box.width, columns, max(across, _WIDEST_GAP)),
            _between(room.height, box.height, rows, max(down, _HIGHEST_GAP)),
        )
        return _placed(graph, order, sizes, columns, box, gap, leftward=leftward)
    return None


def _between(room: int, box: int, count: int, most: int) -> int:
    """The space between boxes of a row or a column that fill a room."""
    return min((room - count * box) // (count - 1), most) if count > 1 else 0


def _grown(least: Size, most: Size) -> Size:
    """The size of boxes: as large as may be, but not much flatter than they must be."""
    height = max(least.height, most.height * 3 // 4)
    width = max(least.width, min(most.width, round(height * _FLATTEST)))
    return Size(width - width % 2, height - height % 2)


def _placed(graph: Graph, order: tuple[int, ...], sizes: GraphSizes, columns: int, box: Size, gap: Size, *, leftward: bool) -> PlacedGraph:
    """The boxes row by row, each row against the one before, and the lines between them."""
    boxes: dict[int, Rect] = {}
    for at, node in enumerate(order):
        row, column = divmod(at, columns)
        column = columns - 1 - column if (row % 2 == 1) != leftward else column
        boxes[node] = Rect(column * (box.width + gap.width), row * (box.height + gap.height), box.width, box.height)
    routes = []
    for link, label in zip(graph.links, sizes.labels, strict=True):
        one, other = boxes[link.start], boxes[link.end]
        sides = (BOTTOM, TOP) if one.y != other.y else (RIGHT, LEFT) if one.x < other.x else (LEFT, RIGHT)
        start, end = _site(one, sides[0]), _site(other, sides[1])
        middle = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
        place = Rect(middle[0] - label.width // 2, middle[1] - label.height // 2, label.width, label.height) if label else None
        routes.append(Route((start, end), *sides, label=place))
    rows = -(-len(order) // columns)
    size = Size(columns * box.width + (columns - 1) * gap.width, rows * box.height + (rows - 1) * gap.height)
    return PlacedGraph(size, tuple(boxes[node] for node in range(graph.nodes)), tuple(routes))


def _site(box: Rect, side: int) -> Point:
    """The middle of a box's side."""
    x, y = {TOP: (1, 0), LEFT: (0, 1), BOTTOM: (1, 2), RIGHT: (2, 1)}[side]
    return box.x + box.width * x // 2, box.y + box.height * y // 2
