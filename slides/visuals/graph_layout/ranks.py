"""Which rank each node of a graph stands on: circles are broken, then every link leads down, and links are kept short."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from functools import lru_cache

from slides.base.records import frozen
from slides.visuals.graph_layout.model import Edge, Graph


class Way(Enum):
    """How a link is led: down the ranks, back up beside them, or round to the node it comes from."""

    DOWN = "down"
    TURNED = "turned"
    """Down, but from its end to its start: a line that looks the same from both ends."""
    BACK = "back"
    LOOP = "loop"


@frozen
class Ranks:
    """A rank for each node, from 0 on, and the way of each link."""

    ranks: tuple[int, ...]
    ways: tuple[Way, ...]

    @property
    def count(self) -> int:
        """How many ranks there are."""
        return max(self.ranks, default=-1) + 1


@lru_cache(maxsize=8)
def ranked(graph: Graph) -> Ranks:
    """The graph's nodes on ranks. Takes time linear in the graph for each of a few sweeps."""
    ways = _ways(graph)
    falls = [_fall(link, way) for link, way in zip(graph.links, ways, strict=True)]
    least = _least(graph, falls)
    down = [(*fall, length) for fall, length in zip(falls, least, strict=True) if fall is not None]
    ranks = _short(graph.nodes, down, _longest(graph.nodes, down))
    first = min(ranks, default=0)
    return Ranks(tuple(rank - first for rank in ranks), ways)


def _ways(graph: Graph) -> tuple[Way, ...]:
    """The way of each link: a depth-first walk from the sources, in the author's order, finds those that close a circle."""
    leaving: list[list[int]] = [[] for _ in range(graph.nodes)]
    entered = [0] * graph.nodes
    for at, link in enumerate(graph.links):
        if link.start != link.end:
            leaving[link.start].append(at)
            entered[link.end] += 1
    back: set[int] = set()
    state = [0] * graph.nodes
    for root in sorted(range(graph.nodes), key=lambda node: (entered[node] > 0, node)):
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(leaving[root]))]
        while stack:
            node, rest = stack[-1]
            at = next(rest, -1)
            if at < 0:
                state[node] = 2
                stack.pop()
                continue
            end = graph.links[at].end
            if state[end] == 1:
                back.add(at)
            elif state[end] == 0:
                state[end] = 1
                stack.append((end, iter(leaving[end])))
    return tuple(_way(link, at in back) for at, link in enumerate(graph.links))


def _way(link: Edge, closes: bool) -> Way:
    if link.start == link.end:
        return Way.LOOP
    if not closes:
        return Way.DOWN
    return Way.TURNED if link.heads[0] == link.heads[1] else Way.BACK


def _fall(link: Edge, way: Way) -> tuple[int, int] | None:
    """From which node down to which a link leads; None for one that is led beside the ranks."""
    if way is Way.DOWN:
        return link.start, link.end
    return (link.end, link.start) if way is Way.TURNED else None


def _least(graph: Graph, falls: list[tuple[int, int] | None]) -> list[int]:
    """How many ranks each link leads down: as many as asked for, and two where its label finds no stretch of its own otherwise."""
    known = [fall for link, fall in zip(graph.links, falls, strict=True) if fall is not None and link.drawn]
    leaving = Counter(start for start, _ in known)
    entering = Counter(end for _, end in known)
    pairs = Counter(known)
    found = []
    for link, fall in zip(graph.links, falls, strict=True):
        crowded = fall is not None and leaving[fall[0]] > 1 and entering[fall[1]] > 1
        own = fall is not None and ((link.labelled and crowded) or pairs[fall] > 1)
        found.append(max(2 if own else 1, link.ranks))
    return found


def _longest(nodes: int, down: list[tuple[int, int, int]]) -> list[int]:
    """Every node as high as it can stand."""
    ranks = [0] * nodes
    for node in _sorted(nodes, down):
        for start, end, least in down:
            if start == node:
                ranks[end] = max(ranks[end], ranks[start] + least)
    return ranks


def _sorted(nodes: int, down: list[tuple[int, int, int]]) -> list[int]:
    """The nodes in an order in which links only lead on."""
    waiting = Counter(end for _, end, _ in down)
    free = [node for node in range(nodes) if not waiting[node]]
    found: list[int] = []
    while free:
        node = free.pop(0)
        found.append(node)
        for start, end, _ in down:
            if start == node:
                waiting[end] -= 1
                if not waiting[end]:
                    free.append(end)
    return found


def _short(nodes: int, down: list[tuple[int, int, int]], ranks: list[int]) -> list[int]:
    """Nodes moved within what their links allow to where those are shortest: sources down to what they lead to."""
    above: list[list[tuple[int, int]]] = [[] for _ in range(nodes)]
    below: list[list[tuple[int, int]]] = [[] for _ in range(nodes)]
    for start, end, least in down:
        above[end].append((start, least))
        below[start].append((end, least))
    order = _sorted(nodes, down)
    for node in reversed(order):
        if below[node] and len(below[node]) >= len(above[node]):
            ranks[node] = min(ranks[end] - least for end, least in below[node])
    for node in order:
        if above[node] and len(above[node]) >= len(below[node]):
            ranks[node] = max(ranks[start] + least for start, least in above[node])
    return ranks
