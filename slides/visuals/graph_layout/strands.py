"""Links between two ranks as strands: which may share a stretch of line, where each leaves and enters, and in which lane it runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from slides.base.records import frozen
from slides.visuals.graph_layout.layers import Layers
from slides.visuals.graph_layout.model import Spacing

Fall = tuple[int, int, int]
"""A link's stretch from an item down to one of the next rank: (upper, lower, link)."""


@frozen
class Strand:
    """Falls that share one line across: those of a fork, of a join, of a full exchange between two sets, or one alone."""

    falls: tuple[Fall, ...]


@frozen
class PlacedStrand:
    """A strand in its place: where it comes from above and goes to below, in EMU across, and its lane; -1 for a straight one."""

    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    lane: int = -1

    @property
    def low(self) -> int:
        """The left end of its line across."""
        return min(*self.tops, *self.bottoms)

    @property
    def high(self) -> int:
        """The right end of its line across."""
        return max(*self.tops, *self.bottoms)


def strands(layers: Layers, falls: Sequence[Fall]) -> list[Strand]:
    """The falls between two ranks, those together that may share a line without being mistaken for others."""
    found: dict[tuple[int, ...], list[Fall]] = {}
    for component in _components(layers, falls):
        uppers, lowers = Counter(fall[0] for fall in component), Counter(fall[1] for fall in component)
        solid = all(layers.graph.links[link].solid for _, _, link in component)
        whole = len(component) == len(uppers) * len(lowers) and (solid or len(uppers) == 1)
        for fall in component:
            upper, lower, link = fall
            if whole:
                key: tuple[int, ...] = (0, *component[0])
            elif uppers[upper] >= lowers[lower] and uppers[upper] > 1:
                key = (1, upper, layers.graph.links[link].style)
            elif lowers[lower] > 1 and solid:
                key = (2, lower, layers.graph.links[link].style)
            else:
                key = (3, *fall)
            found.setdefault(key, []).append(fall)
    return [Strand(tuple(each)) for each in found.values()]


def _components(layers: Layers, falls: Sequence[Fall]) -> list[list[Fall]]:
    """Falls that hang together by nodes, in which lines of one look may meet."""
    owner: dict[tuple[int, ...], int] = {}
    parts: list[list[Fall]] = []
    for fall in falls:
        upper, lower, link = fall
        look = layers.graph.links[link]
        ends = [(side, item, look.style, look.heads[side]) for side, item in enumerate((upper, lower)) if layers.items[item].node >= 0]
        known = sorted({owner[end] for end in ends if end in owner})
        at = known[0] if known else len(parts)
        if not known:
            parts.append([])
        parts[at].append(fall)
        for other in known[1:]:
            parts[at] += parts[other]
            parts[other] = []
            owner.update({end: at for end, part in owner.items() if part == other})
        owner.update(dict.fromkeys(ends, at))
    return [sorted(part) for part in parts if part]


def ports(
    layers: Layers, found: Sequence[Strand], middles: Sequence[int], widths: Callable[[int], int], spacing: Spacing, *, below: bool
) -> dict[tuple[int, int], int]:
    """Where each strand meets each item of the upper rank (or, `below`, of the lower one): its place across by (strand, item).

    A lone strand has the middle, and so has one that leads straight on; others stand beside it, on the side they lead to.
    `widths` says how much of an item's side may be used.
    """
    side = int(below)
    meeting: dict[int, list[int]] = {}
    for at, strand in enumerate(found):
        for item in dict.fromkeys(fall[side] for fall in strand.falls):
            meeting.setdefault(item, []).append(at)
    places = {}
    for item, those in meeting.items():
        middle = middles[item]
        aims = {at: _aim(found[at], item, side, middles) for at in those}
        central = next((at for at in those if len(those) == 1 or _leads_on(found[at], item, side, middles)), -1)
        left = [at for at in sorted(those, key=lambda at: aims[at]) if at != central and (central < 0 or aims[at] < 0)]
        right = [at for at in sorted(those, key=lambda at: aims[at]) if at != central and at not in left]
        most = 2 * max(len(left), len(right), 1) if central >= 0 else len(left)
        step = min(spacing.lane * (2 if below else 4) // 3, widths(item) // most)
        if central >= 0:
            places[central, item] = middle
            for away, at in enumerate(reversed(left), 1):
                places[at, item] = middle - away * step
            for away, at in enumerate(right, 1):
                places[at, item] = middle + away * step
        else:
            for away, at in enumerate(left):
                places[at, item] = middle + (2 * away - len(left) + 1) * step // 2
    return places


def _aim(strand: Strand, item: int, side: int, middles: Sequence[int]) -> float:
    """How far to the right of an item a strand leads on the whole."""
    others = [middles[fall[1 - side]] - middles[item] for fall in strand.falls if fall[side] == item]
    return sum(others) / len(others)


def _leads_on(strand: Strand, item: int, side: int, middles: Sequence[int]) -> bool:
    """Whether a strand has a straight line at an item."""
    return any(fall[side] == item and middles[fall[1 - side]] == middles[item] for fall in strand.falls)


def lanes(runs: Sequence[PlacedStrand], spacing: Spacing) -> list[PlacedStrand]:
    """The runs, each that is not straight in a lane of its own, as few lanes and crossings as a search by hand would find."""
    bent = [at for at, run in enumerate(runs) if run.low != run.high]
    order: list[int] = []
    for at in sorted(bent, key=lambda at: (runs[at].low, runs[at].high)):
        costs = [
            sum(_cost(runs[other], runs[at], spacing) for other in order[:place])
            + sum(_cost(runs[at], runs[other], spacing) for other in order[place:])
            for place in range(len(order) + 1)
        ]
        order.insert(costs.index(min(costs)), at)
    lane: dict[int, int] = {}
    for place, at in enumerate(order):
        below = [lane[other] + 1 for other in order[:place] if _order_matters(runs[other], runs[at], spacing)]
        lane[at] = max(below, default=0)
    return [PlacedStrand(run.tops, run.bottoms, lane.get(at, -1)) for at, run in enumerate(runs)]


def _cost(upper: PlacedStrand, lower: PlacedStrand, spacing: Spacing) -> int:
    """What it costs to have one run above another: crossings, and far more where their lines would lie on each other."""
    near = spacing.lane // 3
    clashes = sum(abs(bottom - top) < near for bottom in upper.bottoms for top in lower.tops)
    crossed = sum(lower.low < bottom < lower.high for bottom in upper.bottoms)
    return 1000 * clashes + crossed + sum(upper.low < top < upper.high for top in lower.tops)


def _order_matters(one: PlacedStrand, other: PlacedStrand, spacing: Spacing) -> bool:
    """Whether two runs cannot share a lane."""
    apart = one.high + spacing.lane <= other.low or other.high + spacing.lane <= one.low
    return not apart or _cost(one, other, spacing) != _cost(other, one, spacing)
