"""Arrows to and from whole subgraphs: what they link, and where their lines end."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from slides.base.diagnostics import Span
from slides.base.geometry import Rect
from slides.visuals.flowchart.model import MOST_ARROWS, Arrow, FlowNode, Subgraph

Point = tuple[int, int]


class FrameInItself(ValueError):
    """An arrow between a subgraph and something that stands in it, with the line that names the subgraph."""

    def __init__(self, span: Span) -> None:
        super().__init__("an arrow between a subgraph and what is in it")
        self.span = span


def with_frame_arrows(
    boxes: tuple[FlowNode, ...], arrows: tuple[Arrow, ...], frames: tuple[Subgraph, ...]
) -> tuple[tuple[FlowNode, ...], tuple[Arrow, ...]]:
    """The boxes without those that are names of subgraphs, and the arrows, each of which links two of the remaining boxes.

    An arrow to a subgraph leads to the middle one of its boxes that no other of them leads to, one from a subgraph comes from the middle
    one of those that lead to no other. Arrows that are not drawn keep all of one subgraph before all of the other.
    Every subgraph holds a box. Raises FrameInItself.
    """
    named = {frame.name: at for at, frame in enumerate(frames)}
    stand_for = {at: named[box.name] for at, box in enumerate(boxes) if box.name in named}
    if not stand_for:
        return boxes, arrows
    kept = [at for at in range(len(boxes)) if at not in stand_for]
    place = {at: new for new, at in enumerate(kept)}
    left = tuple(boxes[at] for at in kept)
    plain = [(place[each.start], place[each.end]) for each in arrows if each.start in place and each.end in place]
    members = [_members(frame, left, frames) for frame in range(len(frames))]
    found: list[Arrow] = []
    order: list[Arrow] = []
    for arrow in arrows:
        from_, to = stand_for.get(arrow.start, -1), stand_for.get(arrow.end, -1)
        starts = _ends(members[from_], plain, 0) if from_ >= 0 else [place[arrow.start]]
        ends = _ends(members[to], plain, 1) if to >= 0 else [place[arrow.end]]
        inside = set(members[from_] if from_ >= 0 else starts) & set(members[to] if to >= 0 else ends)
        if (from_ >= 0 or to >= 0) and inside:
            raise FrameInItself(boxes[arrow.start if from_ >= 0 else arrow.end].span)
        start, end = starts[len(starts) // 2], ends[len(ends) // 2]
        found.append(replace(arrow, start=start, end=end, start_frame=from_, end_frame=to))
        if from_ >= 0 or to >= 0:
            order += [Arrow(one, other, drawn=False) for one in starts for other in ends if (one, other) != (start, end)]
    return left, (*found, *order[: max(0, MOST_ARROWS - len(found))])


def _members(frame: int, boxes: Sequence[FlowNode], frames: Sequence[Subgraph]) -> list[int]:
    """The boxes of a subgraph and of those inside it."""
    inside = {frame}
    for at, each in enumerate(frames):
        if each.parent in inside:
            inside.add(at)
    return [at for at, box in enumerate(boxes) if box.frame in inside]


def _ends(members: list[int], links: Sequence[tuple[int, int]], side: int) -> list[int]:
    """The boxes of a subgraph that no arrow from inside it leads to (`side` 1) or that lead to none inside (0); all where none is so."""
    within = set(members)
    linked = {pair[side] for pair in links if pair[0] in within and pair[1] in within and pair[0] != pair[1]}
    return [each for each in members if each not in linked] or members


def ended_at(points: Sequence[Point], frame: Rect, *, start: bool) -> tuple[Point, ...]:
    """A line of upright and level stretches that begins (or ends) inside a frame, cut where it crosses the frame's edge.

    Unchanged where it does not cross it.
    """
    line = list(points if start else reversed(points))
    for at, ((x, y), (to_x, to_y)) in enumerate(itertools.pairwise(line)):
        if _holds(frame, x, y) and not _holds(frame, to_x, to_y):
            edge = (min(max(to_x, frame.x), frame.right), min(max(to_y, frame.y), frame.bottom))
            cut = [edge, *line[at + 1 :]]
            return tuple(cut if start else reversed(cut))
    return tuple(points)


def _holds(frame: Rect, x: int, y: int) -> bool:
    return frame.x <= x <= frame.right and frame.y <= y <= frame.bottom
