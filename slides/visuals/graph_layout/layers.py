"""Ranks filled with what takes room on them: nodes, and a place on every rank that a link passes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from slides.base.records import frozen
from slides.visuals.graph_layout.model import Graph
from slides.visuals.graph_layout.ranks import Ranks, Way, ranked


class Zone(Enum):
    """Where along its line a label stands, seen from the item it belongs to."""

    ON = "on"
    """On the item's own rank."""
    ABOVE = "above"
    """Before the item's rank, where only this link leads to it."""
    BELOW = "below"
    BESIDE = "beside"
    """On the item's rank, beside the line, away from its node."""


@frozen
class Item:
    """A node (`link` -1), a link's place on a rank (`node` -1), or what holds a group's place (both -1).

    `anchor` is the item that a link led beside the ranks starts or ends at on this rank, else -1; `left` says on which side of it.
    """

    rank: int
    node: int = -1
    link: int = -1
    group: int = -1
    anchor: int = -1
    left: bool = False


@frozen
class Layers:
    """Items, the first of them the nodes; `chains` holds each link's items from its upper end to its lower one, its nodes included
    where it leads down; `zones` says where each link's label stands: the item, and where from it.
    """

    graph: Graph
    ranks: Ranks
    items: tuple[Item, ...]
    chains: tuple[tuple[int, ...], ...]
    zones: tuple[tuple[int, Zone], ...]

    def falls(self) -> list[tuple[int, int, int]]:
        """Every stretch of a link from an item down to one of the next rank: (upper, lower, link)."""
        return [(chain[at], chain[at + 1], link) for link, chain in enumerate(self.chains) for at in range(len(chain) - 1)]

    def spans(self) -> list[tuple[int, int]]:
        """The first and last rank of each group; (0, -1) for one that has no nodes."""
        return group_spans(self.graph, self.ranks)


def group_spans(graph: Graph, ranks: Ranks) -> list[tuple[int, int]]:
    """The first and last rank of each group; (0, -1) for one that has no nodes."""
    found: list[list[int]] = [[] for _ in graph.groups]
    for node in range(graph.nodes):
        for group in graph.path(graph.group_of(node)):
            found[group].append(ranks.ranks[node])
    return [(min(each), max(each)) if each else (0, -1) for each in found]


@lru_cache(maxsize=8)
def layered_items(graph: Graph) -> Layers:
    """A graph's ranks with all that stands on them."""
    ranks = ranked(graph)
    spans = group_spans(graph, ranks)
    items = [Item(rank, node, group=graph.group_of(node)) for node, rank in enumerate(ranks.ranks)]
    lefts = _lefts(graph, ranks)
    chains = tuple(_chain(graph, ranks, spans, at, items, left=at in lefts) for at in range(len(graph.links)))
    _hold_places(graph, spans, items)
    return Layers(graph, ranks, tuple(items), chains, _zones(graph, ranks, chains))


def _lefts(graph: Graph, ranks: Ranks) -> set[int]:
    """Which links beside the ranks are led on the left: those that would meet one of the other direction on the right of a node."""
    used: dict[tuple[int, bool], set[str]] = {}
    found = set()
    for way in (Way.BACK, Way.LOOP):
        for at, link in enumerate(graph.links):
            if ranks.ways[at] is not way:
                continue
            other = {link.start: {"in"}, link.end: {"out"}} if way is Way.BACK else {link.start: {"in", "out"}}
            left = [any(used.get((node, side), set()) & roles for node, roles in other.items()) for side in (False, True)] == [True, False]
            if left:
                found.add(at)
            used.setdefault((link.start, left), set()).add("out")
            used.setdefault((link.end, left), set()).add("in")
    return found


def _chain(graph: Graph, ranks: Ranks, spans: Sequence[tuple[int, int]], at: int, items: list[Item], *, left: bool) -> tuple[int, ...]:
    """The items of a link; those that it needs between its nodes, or beside them, are added to `items`."""
    link, way = graph.links[at], ranks.ways[at]
    upper, lower = (link.end, link.start) if way in (Way.TURNED, Way.BACK) else (link.start, link.end)
    first, last = ranks.ranks[upper], ranks.ranks[lower]
    chain: list[int] = []
    beside = way in (Way.BACK, Way.LOOP)
    for rank in range(first, last + 1) if beside else range(first + 1, last):
        anchor = -1
        if beside and rank in (first, last):
            anchor = upper if rank == first else lower
        group = graph.group_of(anchor) if anchor >= 0 else _passing(graph, spans, rank, upper, lower)
        chain.append(len(items))
        items.append(Item(rank, link=at, group=group, anchor=anchor, left=left))
    return tuple(chain) if beside else (upper, *chain, lower)


def _passing(graph: Graph, spans: Sequence[tuple[int, int]], rank: int, upper: int, lower: int) -> int:
    """The group that a link passes a rank in: that of its upper end as far as it reaches, else that of its lower end."""
    for end in (upper, lower):
        for group in reversed(graph.path(graph.group_of(end))):
            if spans[group][0] <= rank <= spans[group][1]:
                return group
    return -1


def _hold_places(graph: Graph, spans: Sequence[tuple[int, int]], items: list[Item]) -> None:
    """An item on each rank of a group that has none there."""
    for group, (first, last) in enumerate(spans):
        held = {item.rank for item in items if group in graph.path(item.group)}
        items.extend(Item(rank, group=group) for rank in range(first, last + 1) if rank not in held)


def _zones(graph: Graph, ranks: Ranks, chains: Sequence[tuple[int, ...]]) -> tuple[tuple[int, Zone], ...]:
    """Where each link's label stands: on its own place on a rank, else where it alone leads to or from a node."""
    entering = [0] * graph.nodes
    for way, chain in zip(ranks.ways, chains, strict=True):
        if way in (Way.DOWN, Way.TURNED):
            entering[chain[-1]] += 1
    found = []
    for way, chain in zip(ranks.ways, chains, strict=True):
        if way is Way.LOOP:
            found.append((chain[0], Zone.BESIDE))
        elif way is Way.BACK:
            found.append((chain[1], Zone.ABOVE) if len(chain) == 2 else (chain[len(chain) // 2], Zone.ON))
        elif len(chain) > 2:
            found.append((chain[len(chain) // 2], Zone.ON))
        else:
            found.append((chain[1], Zone.ABOVE) if entering[chain[1]] == 1 else (chain[0], Zone.BELOW))
    return tuple(found)
