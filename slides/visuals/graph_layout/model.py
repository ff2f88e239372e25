"""What geometry knows of a graph: how its nodes are linked, how large they are, and where everything came to stand."""

from __future__ import annotations

from enum import StrEnum

from slides.base.geometry import Rect, Size, inches
from slides.base.records import frozen

Point = tuple[int, int]
TOP, LEFT, BOTTOM, RIGHT = range(4)
"""The connection sites of a box, numbered as PowerPoint numbers them."""


class Direction(StrEnum):
    """Where a graph runs to, by the name that Mermaid gives it."""

    DOWN = "TB"
    UP = "BT"
    RIGHT = "LR"
    LEFT = "RL"

    @property
    def across(self) -> bool:
        """Whether ranks stand side by side."""
        return self in (Direction.RIGHT, Direction.LEFT)


@frozen
class Edge:
    """An edge from node to node. `heads` says whether its start and its end have an arrow head, `ranks` how far it leads at least.

    Edges of one `style` look the same, and may share a stretch where they part; where they meet, only `solid` ones may: dashes
    drawn over each other make no dashes. One that is not `drawn` only keeps its start before its end.
    """

    start: int
    end: int
    heads: tuple[bool, bool] = (False, True)
    style: int = 0
    solid: bool = True
    labelled: bool = False
    ranks: int = 1
    drawn: bool = True


@frozen
class Graph:
    """Nodes counted from 0, the links between them, and the groups they stand in.

    `groups` holds each group's parent and `member` each node's group, both -1 where there is none. A parent stands before its
    children.
    """

    nodes: int
    links: tuple[Edge, ...]
    groups: tuple[int, ...] = ()
    member: tuple[int, ...] = ()

    def __hash__(self) -> int:
        """Enough to tell graphs apart: graphs are keys of caches."""
        return hash((self.nodes, len(self.links), self.links[:1]))

    def path(self, group: int) -> tuple[int, ...]:
        """The groups that a group stands in, outermost first, itself the last; nothing for -1."""
        found: list[int] = []
        while group >= 0:
            found.insert(0, group)
            group = self.groups[group]
        return tuple(found)

    def group_of(self, node: int) -> int:
        """A node's innermost group, or -1."""
        return self.member[node] if self.member else -1


@frozen
class GraphSizes:
    """How large things are, in EMU: every node's box, every link's label (None without one), every group's title."""

    boxes: tuple[Size, ...]
    labels: tuple[Size | None, ...]
    titles: tuple[Size, ...] = ()
    shoulders: tuple[tuple[float, float], ...] = ()
    """How far each box's outline is from its middle a quarter of its height down, and a quarter of its width along, as parts of its
    width and height: a half for a rectangle.
    """
    fixed: tuple[bool, ...] = ()
    """Which boxes keep their size where others may grow; none where it is empty."""

    def __hash__(self) -> int:
        """Enough to tell sizes apart: they are keys of caches."""
        return hash((self.boxes[:1], self.boxes[-1:], self.labels[:1], self.labels[-1:]))


@frozen
class Spacing:
    """The least distances in EMU. `beside` parts boxes of one rank, `ranks` the ranks; `most` is what ranks may be separated by."""

    beside: int = inches(0.30)
    ranks: int = inches(0.40)
    most: int = inches(0.40)
    lane: int = inches(0.17)
    """Between lines that run side by side, and between a line and a box."""
    stub: int = inches(0.20)
    """The last stretch before an arrow head."""
    clear: int = inches(0.06)
    """Around labels."""
    pad: int = inches(0.16)
    """Between a group's frame and what is in it."""


@frozen
class Route:
    """A link's line from point to point, the connection sites at its ends (None where it ends elsewhere), and its label's place."""

    points: tuple[Point, ...]
    start: int | None = None
    end: int | None = None
    label: Rect | None = None


@frozen
class PlacedGraph:
    """Where everything stands, in EMU from the drawing's corner: a box a node, a route a link, a frame and a title's place a group."""

    size: Size
    boxes: tuple[Rect, ...]
    routes: tuple[Route, ...]
    frames: tuple[Rect, ...] = ()
    titles: tuple[Rect, ...] = ()
