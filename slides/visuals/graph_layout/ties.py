"""The links between two ranks in their places: where each leaves, where it enters, and in which lane it runs between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

from slides.base.records import frozen
from slides.visuals.graph_layout.columns import RankPlaces
from slides.visuals.graph_layout.layers import Layers
from slides.visuals.graph_layout.model import GraphSizes, Spacing
from slides.visuals.graph_layout.strands import Fall, PlacedStrand, Strand, lanes, ports, strands

_Places = dict[tuple[int, int], int]


@frozen
class Tied:
    """The links between two ranks: strands, their runs, and where each meets the ranks: by (strand, item)."""

    strands: tuple[Strand, ...]
    runs: tuple[PlacedStrand, ...]
    tops: _Places
    bottoms: _Places

    def passage(self, fall: Fall) -> tuple[int, int, int]:
        """Where a fall leaves and where it enters, and its lane."""
        at = next(at for at, strand in enumerate(self.strands) if fall in strand.falls)
        return self.tops[at, fall[0]], self.bottoms[at, fall[1]], self.runs[at].lane


def tie(layers: Layers, rank: int, place: RankPlaces, sizes: GraphSizes, spacing: Spacing) -> Tied:
    """The links between a rank and the next."""
    found = strands(layers, [fall for fall in layers.falls() if layers.items[fall[0]].rank == rank])

    def width(item: int) -> int:
        node = layers.items[item].node
        return 0 if node < 0 or sizes.shoulders[node] != (0.5, 0.5) else sizes.boxes[node].width * 4 // 5

    tops = ports(layers, found, place.middles, width, spacing, below=False)
    bottoms = ports(layers, found, place.middles, width, spacing, below=True)
    _untangle(found, tops, bottoms, place.middles, width, spacing)
    return Tied(tuple(found), tuple(lanes(_runs(found, tops, bottoms), spacing)), tops, bottoms)


def _runs(found: Sequence[Strand], tops: _Places, bottoms: _Places) -> list[PlacedStrand]:
    return [
        PlacedStrand(
            tuple(dict.fromkeys(tops[at, fall[0]] for fall in strand.falls)),
            tuple(dict.fromkeys(bottoms[at, fall[1]] for fall in strand.falls)),
        )
        for at, strand in enumerate(found)
    ]


def _untangle(
    found: Sequence[Strand], tops: _Places, bottoms: _Places, middles: Sequence[int], width: Callable[[int], int], spacing: Spacing
) -> None:
    """Move an end aside where two strands would lie on each other whichever of them ran above: each ends where the other begins."""
    runs = _runs(found, tops, bottoms)
    for one, other in permutations(range(len(found)), 2):
        if not (_clash(runs[one], runs[other], spacing) and _clash(runs[other], runs[one], spacing)):
            continue
        for places, others in ((bottoms, runs[other].tops), (tops, runs[other].bottoms)):
            ends = [key for key in places if key[0] == one and _near(places[key], others, spacing)]
            moved = [
                (key, at)
                for key in ends
                for at in _aside(places[key], runs[one], spacing)
                if abs(at - middles[key[1]]) <= width(key[1]) // 2
            ]
            if moved:
                places[moved[0][0]] = moved[0][1]
                runs = _runs(found, tops, bottoms)
                break


def _aside(place: int, run: PlacedStrand, spacing: Spacing) -> tuple[int, int]:
    """Two places beside one, first that on the side to which its run leads."""
    rest = run.tops + run.bottoms
    step = spacing.lane // 2 if sum(rest) >= place * len(rest) else -(spacing.lane // 2)
    return place + step, place - step


def _clash(upper: PlacedStrand, lower: PlacedStrand, spacing: Spacing) -> bool:
    """Whether two bent runs lie on each other if the first runs above the second."""
    bent = upper.low != upper.high and lower.low != lower.high
    return bent and any(_near(bottom, lower.tops, spacing) for bottom in upper.bottoms)


def _near(place: int, others: Sequence[int], spacing: Spacing) -> bool:
    """Whether a place is nearer to one of others than lines should be."""
    return any(abs(place - other) < spacing.lane // 3 for other in others)
