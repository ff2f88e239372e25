"""The order of the items of each rank: as few crossings as sweeps of barycentres and swaps of neighbours find."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import lru_cache

from slides.visuals.graph_layout.layers import Layers
from slides.visuals.graph_layout.ranks import Way

_SWEEPS = 12
Order = list[list[int]]


@lru_cache(maxsize=8)
def ordered(layers: Layers) -> tuple[tuple[int, ...], ...]:
    """The items of each rank from left to right. Groups stay together, and keep their order from rank to rank; what stands beside
    a node stays beside it.
    """
    return _Sorter(layers).sorted()


class _Sorter:
    """The sweeps over one set of layers."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.paths = [layers.graph.path(item.group) for item in layers.items]
        self.above: list[list[int]] = [[] for _ in layers.items]
        self.below: list[list[int]] = [[] for _ in layers.items]
        for upper, lower, _ in layers.falls():
            self.below[upper].append(lower)
            self.above[lower].append(upper)
        self.beside: dict[int, tuple[list[int], list[int]]] = {}
        anchored = [at for at, item in enumerate(layers.items) if item.anchor >= 0]
        for at in sorted(anchored, key=lambda at: layers.ranks.ways[layers.items[at].link] is Way.LOOP):
            left, right = self.beside.setdefault(layers.items[at].anchor, ([], []))
            left.insert(0, at) if layers.items[at].left else right.append(at)
        self.at = [0.0] * len(layers.items)

    def sorted(self) -> tuple[tuple[int, ...], ...]:
        """The best order that sweeps from several beginnings come by; the first of equals, so that the author's order counts."""
        best: Order = []
        least = -1
        for backwards in (False, True):
            order = self._first(backwards=backwards)
            for sweep in range(_SWEEPS + 1):
                crossings = self.crossings(order)
                if least < 0 or crossings < least:
                    best, least = [list(rank) for rank in order], crossings
                if not least:
                    return tuple(tuple(rank) for rank in best)
                order = self._sweep(order, down=sweep % 2 == 0)
                self._swap(order)
        return tuple(tuple(rank) for rank in best)

    def _first(self, *, backwards: bool) -> Order:
        """An order to start from: a walk along the links in the author's order, or against it."""
        found: Order = [[] for _ in range(self.layers.ranks.count)]
        seen: set[int] = set()
        for root in range(len(self.layers.items)):
            stack = [root] if not self.above[root] else []
            while stack:
                item = stack.pop()
                if item not in seen:
                    seen.add(item)
                    found[self.layers.items[item].rank].append(item)
                    stack.extend(self.below[item] if backwards else reversed(self.below[item]))
        self._place(found)
        return self._regroup(found, list(self.at))

    def _place(self, order: Order) -> None:
        """Note where each item stands, counted from the middle of its rank."""
        for rank in order:
            for at, item in enumerate(rank):
                self.at[item] = at - (len(rank) - 1) / 2

    def _sweep(self, order: Order, *, down: bool) -> Order:
        """Every rank sorted by where the neighbours on the rank before it stand."""
        beyond = self.above if down else self.below
        found = [list(rank) for rank in order]
        for rank in found if down else reversed(found):
            keys = list(self.at)
            for item in rank:
                near = beyond[item]
                if near:
                    keys[item] = sum(self.at[other] for other in near) / len(near)
            rank.sort(key=lambda item: keys[item])
            self._place([rank])
        return self._regroup(found, self.at)

    def _regroup(self, order: Order, keys: Sequence[float]) -> Order:
        """Each rank with groups together, in the order of their members' middles on all ranks, and anchored items in their place."""
        middles = self._middles(keys)
        found = []
        for rank in order:
            free = [item for item in rank if self.layers.items[item].anchor < 0]
            nested = self._nest(free, 0, keys, middles)
            sides = {item: self.beside.get(item, ([], [])) for item in nested}
            found.append([each for item in nested for each in (*sides[item][0], item, *sides[item][1])])
        self._place(found)
        return found

    def _middles(self, keys: Sequence[float]) -> list[float]:
        """Where each group stands on the whole."""
        members: list[list[float]] = [[] for _ in self.layers.graph.groups]
        for item, path in enumerate(self.paths):
            for group in path:
                members[group].append(keys[item])
        return [sum(each) / len(each) if each else 0.0 for each in members]

    def _nest(self, items: list[int], depth: int, keys: Sequence[float], middles: Sequence[float]) -> list[int]:
        """Items of one rank and one group sorted by their keys, those of an inner group as one."""
        inner: dict[int, list[int]] = {}
        units: list[tuple[float, int, list[int]]] = []
        for at, item in enumerate(items):
            path = self.paths[item]
            if len(path) <= depth:
                units.append((keys[item], at, [item]))
            elif path[depth] in inner:
                inner[path[depth]].append(item)
            else:
                inner[path[depth]] = [item]
                units.append((middles[path[depth]], path[depth], inner[path[depth]]))
        units.sort(key=lambda unit: unit[:2])
        found: list[int] = []
        for _, _, unit in units:
            found += self._nest(unit, depth + 1, keys, middles) if len(self.paths[unit[0]]) > depth else unit
        return found

    def _swap(self, order: Order) -> None:
        """Neighbours of one group swapped where that saves crossings, until nothing is saved."""
        for _ in range(4):
            saved = 0
            for rank in order:
                saved += sum(self._swap_one(rank, at) for at in range(len(rank) - 1))
                self._place([rank])
            if not saved:
                break

    def _swap_one(self, rank: list[int], at: int) -> int:
        """How many crossings swapping an item with its right neighbour saved; none where they stay."""
        one, two = rank[at], rank[at + 1]
        fixed = self.paths[one] != self.paths[two] or any(self.layers.items[item].anchor >= 0 or item in self.beside for item in (one, two))
        if fixed:
            return 0
        before = after = 0
        for beyond in (self.above, self.below):
            for left in beyond[one]:
                for right in beyond[two]:
                    before += self.at[left] > self.at[right]
                    after += self.at[left] < self.at[right]
        if after >= before:
            return 0
        rank[at], rank[at + 1] = two, one
        return before - after

    def crossings(self, order: Order) -> int:
        """How often links cross between ranks, and how often one passes what stands beside a node."""
        where = {item: at for rank in order for at, item in enumerate(rank)}
        found = 0
        for rank in order:
            passed: list[int] = []
            for item in rank:
                ends = sorted(where[lower] for lower in self.below[item])
                found += sum(len(passed) - bisect_left(passed, end + 1) for end in ends)
                for end in ends:
                    insort(passed, end)
        return found
