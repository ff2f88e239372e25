"""A flowchart too large for one slide, cut between its ranks: each piece shows again the boxes that its first arrows lead from."""

from __future__ import annotations

import itertools
from dataclasses import replace

from slides.visuals import graph_layout
from slides.visuals.flowchart.arrangement import graph_of
from slides.visuals.flowchart.model import Flow

MOST_PIECES = 6


def cut_flow(flow: Flow, count: int) -> tuple[Flow, ...]:
    """The flowchart in `count` pieces of about as many ranks; itself alone where it has fewer than two ranks for each.

    Every box and every arrow is in a piece. An arrow between two pieces is in the later one, with the box of the earlier one.
    """
    ranks = graph_layout.ranked(graph_of(flow)).ranks
    total = max(ranks, default=0) + 1
    if total < 2 * count:
        return (flow,)
    ends = [total * number // count for number in range(count + 1)]
    return tuple(_piece(flow, ranks, first, last) for first, last in itertools.pairwise(ends))


def _piece(flow: Flow, ranks: tuple[int, ...], first: int, last: int) -> Flow:
    """The boxes of ranks from `first` to before `last`, with the arrows that end there and what these come from."""
    arrows = [each for each in flow.arrows if first <= max(ranks[each.start], ranks[each.end]) < last]
    own = {at for at, rank in enumerate(ranks) if first <= rank < last}
    chosen = sorted(own | {end for each in arrows for end in (each.start, each.end)})
    frames = _frames(flow, {flow.boxes[at].frame for at in chosen})
    place, framed = ({old: new for new, old in enumerate(each)} for each in (chosen, frames))
    return replace(
        flow,
        boxes=tuple(replace(flow.boxes[at], frame=framed.get(flow.boxes[at].frame, -1)) for at in chosen),
        arrows=tuple(
            replace(
                each,
                start=place[each.start],
                end=place[each.end],
                start_frame=framed.get(each.start_frame, -1),
                end_frame=framed.get(each.end_frame, -1),
            )
            for each in arrows
        ),
        frames=tuple(replace(flow.frames[at], parent=framed.get(flow.frames[at].parent, -1)) for at in frames),
        form="layered",
        problems=flow.problems if not first else (),
    )


def _frames(flow: Flow, used: set[int]) -> list[int]:
    """The frames that boxes stand in, and those around them."""
    found = {at for at in used if at >= 0}
    found |= {flow.frames[at].parent for at in found if flow.frames[at].parent >= 0}
    return sorted(found)
