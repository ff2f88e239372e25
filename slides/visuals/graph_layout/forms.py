"""Which composed form suits a small graph: decided by its shape alone, so that the same graph always looks the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from slides.base.records import frozen
from slides.visuals.graph_layout.model import Graph
from slides.visuals.graph_layout.ranks import Way, ranked

FORMS = ("pair", "triangle", "diamond", "square", "hub", "ring")
"""What an author may ask for by name, besides the ranks."""
MOST = 8
"""The most nodes of a composed form."""
Spot = tuple[float, float]


@frozen
class GraphForm:
    """Where each node's middle stands: from -1 to 1 across and down. `hub` is the node in the middle, or -1."""

    name: str
    spots: tuple[Spot, ...]
    hub: int = -1


@lru_cache(maxsize=8)
def forms(graph: Graph, wanted: str = "") -> tuple[GraphForm, ...]:
    """The forms that suit a graph, the best first; none where it is better off in ranks. wanted: the only name to look for."""
    near = _neighbours(graph)
    pairs = Counter(frozenset((link.start, link.end)) for link in graph.links)
    drawable = 2 <= graph.nodes <= MOST and not graph.groups and all(len(pair) == 2 and count <= 2 for pair, count in pairs.items())
    if not drawable or not all(near) or not _hangs_together(near):
        return ()
    found = _suiting(graph, near, forced=bool(wanted))
    return tuple(form for form in found if wanted in ("", form.name))


def _suiting(graph: Graph, near: Sequence[set[int]], *, forced: bool) -> Iterator[GraphForm]:
    """Forms in which a graph can be drawn without crossings; those that suit it where none is forced."""
    flat = forced or _has_no_hierarchy(graph)
    count = graph.nodes
    if count == 2 and (forced or len(graph.links) > 1):
        yield GraphForm("pair", ((-1, 0), (1, 0)))
    if count == 3:
        yield from _triangle(graph, near, flat=flat)
    ring = _ring(near) if count > 3 and flat else ()
    if ring and count == 4 and sum(map(len, near)) <= 10:
        yield from _diamond(near, ring)
    for hub in sorted(range(count), key=lambda node: (-len(near[node]), node)):
        if count > 3 and len(near[hub]) == count - 1 and (flat or _is_star(near, hub)):
            yield from _hub(near, hub)
            break
    if ring and count > 4:
        yield from (GraphForm("ring", _spread(ring, spots)) for spots in _rings(count))


def _neighbours(graph: Graph) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in range(graph.nodes)]
    for link in graph.links:
        found[link.start].add(link.end)
        found[link.end].add(link.start)
    return found


def _hangs_together(near: Sequence[set[int]]) -> bool:
    """Whether every node can be reached from the first."""
    seen, stack = {0}, [0]
    while stack:
        for node in sorted(near[stack.pop()] - seen):
            seen.add(node)
            stack.append(node)
    return len(seen) == len(near)


def _has_no_hierarchy(graph: Graph) -> bool:
    """Whether links run in circles, both ways, or in no direction."""
    return Way.BACK in ranked(graph).ways or any(link.heads[0] == link.heads[1] for link in graph.links)


def _is_star(near: Sequence[set[int]], hub: int) -> bool:
    """Whether four nodes or more hang on one, and on nothing else."""
    return len(near) > 4 and all(near[node] == {hub} for node in range(len(near)) if node != hub)


def _triangle(graph: Graph, near: Sequence[set[int]], *, flat: bool) -> Iterator[GraphForm]:
    """Three nodes: the one at the tip is the one that both others lead to, or else the one outside the closest pair."""
    weight = Counter(frozenset((link.start, link.end)) for link in graph.links)
    for link in graph.links:
        weight[frozenset((link.start, link.end))] += link.heads[0] == link.heads[1]
    linked = [node for node in range(3) if len(near[node]) == 2]
    entered = Counter(link.end for link in graph.links if link.heads == (False, True))
    against = len(linked) == 1 and entered[linked[0]] == len(graph.links) == 2
    outside = max(range(3), key=lambda node: (weight[frozenset({0, 1, 2} - {node})], -node))
    tip = linked[0] if len(linked) == 1 else outside
    left, right = (node for node in range(3) if node != tip)
    if len(linked) == 3 or flat or against:
        way = -1.0 if not against else 1.0
        spots = {tip: (0.0, way), left: (-1.0, -way), right: (1.0, -way)}
        yield GraphForm("triangle", tuple(spots[node] for node in range(3)))


def _diamond(near: Sequence[set[int]], ring: Sequence[int]) -> Iterator[GraphForm]:
    """Four nodes round a middle: two that are linked across it side by side, else the first on top."""
    across = ring[0] in near[ring[2]]
    order = (*ring[1:], ring[0]) if across else ring
    yield GraphForm("diamond", _spread(order, ((0, -1), (1, 0), (0, 1), (-1, 0))))
    if not across and ring[1] not in near[ring[3]]:
        yield GraphForm("square", _spread(ring, ((-1, -1), (1, -1), (1, 1), (-1, 1))))


def _ring(near: Sequence[set[int]]) -> tuple[int, ...]:
    """A way round all nodes along links, with no two of the other links crossing; nothing where there is none."""

    def onward(path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(path) == len(near):
            if 0 in near[path[-1]] and not _crossed(near, path):
                yield path
            return
        for node in sorted(near[path[-1]] - set(path)):
            yield from onward((*path, node))

    return next(onward((0,)), ())


def _crossed(near: Sequence[set[int]], ring: Sequence[int]) -> bool:
    """Whether two links across a ring cross each other."""
    at = {node: place for place, node in enumerate(ring)}
    chords = sorted((min(at[one], at[other]), max(at[one], at[other])) for one in ring for other in near[one] if at[one] < at[other])
    return any(first < start < last < end for first, last in chords for start, end in chords)


def _hub(near: Sequence[set[int]], hub: int) -> Iterator[GraphForm]:
    """One node in the middle, the others round it, so that links between them lead to neighbours only."""
    order = _round(near, hub)
    if order:
        for spots in _wheels(len(order)):
            yield GraphForm("hub", _spread((hub, *order), ((0, 0), *spots)), hub)


def _round(near: Sequence[set[int]], hub: int) -> tuple[int, ...]:
    """The other nodes in an order in which those that are linked are neighbours; nothing where there is none."""
    rest = [node for node in range(len(near)) if node != hub]

    def onward(path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(path) == len(rest):
            ends = {(path[at - 1], path[at]) for at in range(len(path))}
            links = [(one, other) for one in rest for other in sorted(near[one] - {hub}) if one < other]
            if all((one, other) in ends or (other, one) in ends for one, other in links):
                yield path
            return
        free = [node for node in rest if node not in path]
        linked = [node for node in free if node in near[path[-1]]] if path else []
        for node in linked or free:
            yield from onward((*path, node))

    return next(onward(()), ())


def _spread(order: Sequence[int], spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Spots by node, given for nodes in an order."""
    place = dict(zip(order, spots, strict=True))
    return tuple(place[node] for node in range(len(order)))


def _polygon(count: int, turn: float = 0.0) -> tuple[Spot, ...]:
    """Corners of a regular polygon, clockwise, the first on top; stretched until it touches all four sides. turn: in corners."""
    angles = [math.tau * (at + turn) / count - math.pi / 2 for at in range(count)]
    xs, ys = [math.cos(angle) for angle in angles], [math.sin(angle) for angle in angles]
    low, high = min(ys), max(ys)
    widest = max(map(abs, xs))
    return tuple((round(x / widest, 6), round(2 * (y - low) / (high - low) - 1, 6)) for x, y in zip(xs, ys, strict=True))


_BOX = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))


def _rings(count: int) -> tuple[tuple[Spot, ...], ...]:
    """Places for a ring of five to eight."""
    if count == 6:
        return (_HEXAGON, tuple(spot for spot in _BOX if spot[1]))
    return (_BOX,) if count == 8 else (_polygon(count),)


_HEXAGON = ((-0.5, -1), (0.5, -1), (1, 0), (0.5, 1), (-0.5, 1), (-1, 0))


def _wheels(count: int) -> tuple[tuple[Spot, ...], ...]:
    """Places round a hub for three to seven."""
    cross, corners = ((0, -1), (1, 0), (0, 1), (-1, 0)), ((-1, -1), (1, -1), (1, 1), (-1, 1))
    if count == 4:
        return corners, cross
    if count == 6:
        return (*corners[:2], (1, 0), *corners[2:], (-1, 0)), _HEXAGON
    return (_polygon(count),)
