"""Where the items of every rank stand across it: lines straight where they can be, boxes in the middle of what they lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from slides.base.records import frozen
from slides.visuals.graph_layout.layers import Layers, Zone
from slides.visuals.graph_layout.model import GraphSizes, Spacing
from slides.visuals.graph_layout.rows import TitleSide
from slides.visuals.graph_layout.separate import Apart, SeparatedLine

_STRAIGHT = 0.35
"""A line that swerves by less than this part of a box's width is made straight where others let it."""


_WEAK, _FAINT = 0.03, 0.002
"""How much less than a line of its own draws one that parts or meets others, and what merely stands beside."""


@frozen
class RankPlaces:
    """The middle of each item, and the two sides of each group's frame, in EMU from the drawing's left edge; its whole width."""

    middles: tuple[int, ...]
    frames: tuple[tuple[int, int], ...]
    width: int


def reaches(layers: Layers, sizes: GraphSizes, spacing: Spacing) -> list[tuple[int, int]]:
    """How far each item reaches to the left and right of its middle, its labels included."""
    found = [(sizes.boxes[item.node].width // 2,) * 2 if item.node >= 0 else (0, 0) for item in layers.items]
    for (item, zone), label in zip(layers.zones, sizes.labels, strict=True):
        if label is None:
            continue
        left, right = found[item]
        half = label.width // 2 + spacing.clear
        if zone is Zone.BESIDE and layers.items[item].left:
            found[item] = max(left, spacing.clear + label.width), right
        elif zone is Zone.BESIDE:
            found[item] = left, max(right, spacing.clear + label.width)
        else:
            found[item] = max(left, half), max(right, half)
    return found


def least_across(layers: Layers, order: Sequence[Sequence[int]], sizes: GraphSizes, spacing: Spacing) -> int:
    """The width in EMU of the widest rank if all its items stood as close as they may: none is less wide, but for what rounding takes."""
    reach, widest = reaches(layers, sizes, spacing), 0
    for rank in order:
        wide = sum(left + right for left, right in (reach[item] for item in rank)) - len(rank)
        for one, other in pairwise(rank):
            if layers.items[one].group == layers.items[other].group:
                wide += _gap(layers, one, other, spacing)
        widest = max(widest, wide)
    return widest


def rank_places(layers: Layers, order: Sequence[Sequence[int]], sizes: GraphSizes, spacing: Spacing, titles: TitleSide) -> RankPlaces:
    """Every item's place across. Solved for whole chains, so that long lines do not swerve; then near misses are made straight."""
    reach = reaches(layers, sizes, spacing)
    pads = [spacing.pad + (title.width if titles is TitleSide.LEFT else 0) for title in sizes.titles]
    least = _wide(layers, sizes, spacing, titles)
    bodies = _Bodies(layers, order, _gaps(layers, order, reach, spacing, pads, least))
    for link in range(len(layers.chains)):
        inner = [item for item in layers.chains[link] if layers.items[item].node < 0]
        for one, other in pairwise(inner):
            bodies.join(one, other)
    places = _packed(order, reach, len(bodies.owner))
    swerve = _STRAIGHT * (max((box.width for box in sizes.boxes), default=0) + spacing.beside)
    for step in range(4):
        line, number = bodies.line(places)
        line.settle(24 if step == 0 else 12)
        solved = line.parted()
        places = [solved[number[bodies.find(item)]] for item in range(len(bodies.owner))]
        if step < 3:
            bodies.straighten(places, swerve)
    return _measured(layers, places, reach, spacing, pads, least)


def _wide(layers: Layers, sizes: GraphSizes, spacing: Spacing, titles: TitleSide) -> list[int]:
    """How wide each group's frame is at least: as its title, twice where a line comes in beside that."""
    if titles is TitleSide.LEFT:
        return [0] * len(sizes.titles)
    paths = [layers.graph.path(item.group) for item in layers.items]
    ends = [(lower, upper) if titles is TitleSide.BEFORE else (upper, lower) for upper, lower, _ in layers.falls()]
    crossed = {group for inside, outside in ends for group in set(paths[inside]) - set(paths[outside])}
    return [title.width * (2 if at in crossed else 1) + spacing.pad * (3 if at in crossed else 2) for at, title in enumerate(sizes.titles)]


def _packed(order: Sequence[Sequence[int]], reach: Sequence[tuple[int, int]], count: int) -> list[float]:
    """A place to start from: every rank packed and centred."""
    places = [0.0] * count
    for rank in order:
        at = -sum(left + right for left, right in (reach[item] for item in rank)) / 2
        for item in rank:
            places[item] = at + reach[item][0]
            at += sum(reach[item])
    return places


def _gaps(
    layers: Layers,
    order: Sequence[Sequence[int]],
    reach: Sequence[tuple[int, int]],
    spacing: Spacing,
    pads: Sequence[int],
    wide: Sequence[int],
) -> list[Apart]:
    """What must be how far apart. The left side of group `g` is numbered after the items as 2g, its right side as 2g + 1.

    pads: the room of each group between its left side and what is in it; wide: how wide each is at least.
    """
    found: dict[tuple[int, int], float] = {}
    for rank in order:
        for one, other in pairwise((-1, *rank, -1)):
            for left, right, least in _between(layers, one, other, reach, spacing, pads):
                found[left, right] = max(least, found.get((left, right), 0))
    base = len(layers.items)
    spans = layers.spans()
    for group, least in enumerate(wide):
        if spans[group][1] >= 0:
            pair = base + 2 * group, base + 2 * group + 1
            found[pair] = max(least, found.get(pair, 0))
    return [(one, other, least) for (one, other), least in found.items()]


def _between(
    layers: Layers, one: int, other: int, reach: Sequence[tuple[int, int]], spacing: Spacing, pads: Sequence[int]
) -> Iterator[Apart]:
    """The distances between neighbours of a rank, over the sides of the groups that end or begin between them; -1 is the rank's end."""
    base = len(layers.items)
    before = layers.graph.path(layers.items[one].group) if one >= 0 else ()
    after = layers.graph.path(layers.items[other].group) if other >= 0 else ()
    same = next((at for at, (left, right) in enumerate(zip(before, after, strict=False)) if left != right), min(len(before), len(after)))
    ends = [base + 2 * group + 1 for group in reversed(before[same:])]
    begins = [base + 2 * group for group in after[same:]]
    if not ends and not begins:
        if one >= 0 and other >= 0:
            yield one, other, reach[one][1] + _gap(layers, one, other, spacing) + reach[other][0]
        return
    row = ([one] if one >= 0 else []) + ends + begins + ([other] if other >= 0 else [])
    for left, right in pairwise(row):
        inside = (reach[left][1] if left < base else 0) + (reach[right][0] if right < base else 0)
        if left in begins:
            yield left, right, inside + pads[(left - base) // 2]
        else:
            yield left, right, inside + (spacing.beside if left in ends and right not in ends else spacing.pad)


def _gap(layers: Layers, one: int, other: int, spacing: Spacing) -> int:
    """The room between two items of one rank and group."""
    left, right = layers.items[one], layers.items[other]
    if left.node >= 0 and right.node >= 0:
        return spacing.beside
    return spacing.lane if left.link >= 0 and right.link >= 0 else spacing.lane * 3 // 2


class _Bodies:
    """Items that stand at the same place across: each body moves as one."""

    def __init__(self, layers: Layers, order: Sequence[Sequence[int]], apart: list[Apart]) -> None:
        self.layers = layers
        self.neighbours = [pair for rank in order for pair in pairwise(rank)]
        self.apart = apart
        self.owner = list(range(len(layers.items) + 2 * len(layers.graph.groups)))
        self.joined: set[tuple[int, bool]] = set()
        self.after: dict[int, list[int]] = {}

    def find(self, item: int) -> int:
        """The item that stands for a body."""
        while self.owner[item] != item:
            self.owner[item] = self.owner[self.owner[item]]
            item = self.owner[item]
        return item

    def join(self, one: int, other: int) -> bool:
        """Make one body of two, unless something must stand between them."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return True
        if self._leads(first, second) or self._leads(second, first):
            return False
        self.owner[max(first, second)] = min(first, second)
        self.after.clear()
        return True

    def _leads(self, start: int, end: int) -> bool:
        """Whether one body must stand to the left of another."""
        if not self.after:
            for left, right, _ in self.apart:
                self.after.setdefault(self.find(left), []).append(self.find(right))
        seen, stack = {start}, [start]
        while stack:
            for body in self.after.get(stack.pop(), ()):
                if body == end:
                    return True
                if body not in seen:
                    seen.add(body)
                    stack.append(body)
        return False

    def line(self, places: Sequence[float]) -> tuple[SeparatedLine, dict[int, int]]:
        """The bodies as places on a line, and the number of each there."""
        number: dict[int, int] = {}
        start: list[float] = []
        for item in range(len(self.owner)):
            body = self.find(item)
            if body not in number:
                number[body] = len(start)
                start.append(places[item])
        apart = [(number[self.find(left)], number[self.find(right)], least) for left, right, least in self.apart]
        pulls = [(number[self.find(one)], number[self.find(other)], weight) for one, other, weight in self._pulls()]
        return SeparatedLine(start, pulls, apart), number

    def _pulls(self) -> Iterator[tuple[int, int, float]]:
        """What draws what. A node where lines part or meet stands in their middle, and hardly draws what they lead to."""
        items, falls = self.layers.items, self.layers.falls()
        leaving, entering = Counter(upper for upper, _, _ in falls), Counter(lower for _, lower, _ in falls)
        for upper, lower, _ in falls:
            inner = items[upper].node < 0 and items[lower].node < 0
            yield upper, lower, 4.0 if inner else (_WEAK if entering[lower] > 1 else 1.0)
            yield lower, upper, 4.0 if inner else (_WEAK if leaving[upper] > 1 else 1.0)
        for one, other in self.neighbours:
            yield one, other, _FAINT
            yield other, one, _FAINT
        for at, item in enumerate(items):
            if item.anchor >= 0:
                yield at, item.anchor, 1.0
            for group in self.layers.graph.path(item.group):
                yield len(items) + 2 * group, at, _FAINT
                yield len(items) + 2 * group + 1, at, _FAINT

    def straighten(self, places: Sequence[float], swerve: float) -> None:
        """Join what stands nearly straight, the nearest first; of a node's links up, and of those down, one at most."""
        items = self.layers.items
        near = sorted((abs(places[upper] - places[lower]), upper, lower) for upper, lower, _ in self.layers.falls())
        for distance, upper, lower in near:
            if distance > swerve:
                break
            ends = [(item, down) for item, down in ((upper, True), (lower, False)) if items[item].node >= 0]
            if not any(end in self.joined for end in ends) and self.join(upper, lower):
                self.joined.update(ends)


def _measured(
    layers: Layers, places: Sequence[float], reach: Sequence[tuple[int, int]], spacing: Spacing, pads: Sequence[int], wide: Sequence[int]
) -> RankPlaces:
    """Places in whole EMU, the leftmost thing at the left edge."""
    middles = [round(place) for place in places[: len(layers.items)]]
    sides = [round(place) for place in places[len(layers.items) :]]
    frames = _frames(
        layers, [(at - left, at + right) for at, (left, right) in zip(middles, reach, strict=True)], sides, spacing, pads, wide
    )
    shown = [side for left, right in frames if right > left for side in (left, right)]
    lefts = [middle - left for middle, (left, _) in zip(middles, reach, strict=True)]
    rights = [middle + right for middle, (_, right) in zip(middles, reach, strict=True)]
    edge = min([*lefts, *shown], default=0)
    width = max([*rights, *shown], default=0) - edge
    return RankPlaces(tuple(middle - edge for middle in middles), tuple((left - edge, right - edge) for left, right in frames), width)


def _frames(
    layers: Layers, filled: Sequence[tuple[int, int]], sides: Sequence[int], spacing: Spacing, pads: Sequence[int], wide: Sequence[int]
) -> list[tuple[int, int]]:
    """Each group's two sides: as near to what is in it as they may be, but as far apart as they must be."""
    graph = layers.graph
    inner: list[list[tuple[int, int]]] = [[] for _ in graph.groups]
    for item, place in zip(layers.items, filled, strict=True):
        if item.group >= 0 and (item.node >= 0 or item.link >= 0):
            inner[item.group].append(place)
    found = [(0, 0)] * len(graph.groups)
    for group in reversed(range(len(graph.groups))):
        if not inner[group]:
            continue
        left = min(side for side, _ in inner[group]) - pads[group]
        right = max(side for _, side in inner[group]) + spacing.pad
        lack = max(0, wide[group] - (right - left))
        left = max(min(left, sides[2 * group]), left - lack // 2)
        right = min(max(right, sides[2 * group + 1]), max(right, left + wide[group]))
        found[group] = min(left, right - wide[group]), right
        if graph.groups[group] >= 0:
            inner[graph.groups[group]].append(found[group])
    return found
