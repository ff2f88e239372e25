"""Labels beside points: each in one of eight positions round its dot, where it covers neither another label nor a dot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Rect, Size, inches
from slides.base.records import frozen

_NEAR = inches(0.05)
_APART = inches(0.10)
_MOST_TRIES = 4000
"""This many times a label is set down before the search is given up: a bound on time, far above what forty labels need."""
# Where a label stands beside its dot, the best first: (across, down), each before (-1), level with (0) or after it (1).
_POSITIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


@frozen
class Point:
    """A dot, the sizes its label may have (on one line, on two), and the area in which the label had better stay."""

    dot: Rect
    sizes: tuple[Size, ...]
    home: Rect


@frozen
class LabelSpot:
    """The place of a label, and which of its sizes it has there. `side` is the side that faces its dot, as an alignment: l, ctr, r."""

    rect: Rect
    size: int
    side: str


def meet(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def label_within(inner: Rect, outer: Rect) -> bool:
    """Whether one rectangle lies in another."""
    return inner.x >= outer.x and inner.y >= outer.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def beside_point(points: Sequence[Point], area: Rect, taken: Sequence[Rect]) -> tuple[LabelSpot, ...] | None:
    """A place for every label inside the area, clear of each other, of all dots and of what is taken; None where none was found.

    Labels with the fewest places choose first; a choice that leaves another label without one is taken back.
    """
    dots = [each.dot for each in points]
    free = [
        [
            spot
            for spot in _spots(each)
            if label_within(spot.rect, area) and not _covers(spot.rect, dots) and not _covers(_grown(spot.rect), taken)
        ]
        for each in points
    ]
    order = sorted(range(len(points)), key=lambda at: (len(free[at]), at))
    chosen = _search([free[at] for at in order])
    if chosen is None:
        return None
    by_point = dict(zip(order, chosen, strict=True))
    return tuple(by_point[at] for at in range(len(points)))


def _grown(rect: Rect) -> Rect:
    """A label with the room that it keeps from other words on the same line."""
    return Rect(rect.x - _APART, rect.y, rect.width + 2 * _APART, rect.height)


def _covers(rect: Rect, others: Sequence[Rect]) -> bool:
    return any(meet(rect, other) for other in others)


def _spots(point: Point) -> Iterator[LabelSpot]:
    """Every place for a label, the best first: those that stay at home, on as few lines as they may be."""
    found = [
        (not label_within(spot.rect, point.home), size, at, spot)
        for size, extent in enumerate(point.sizes)
        for at, (across, down) in enumerate(_POSITIONS)
        for spot in (LabelSpot(_at(point.dot, extent, across, down), size, {1: "l", 0: "ctr", -1: "r"}[across]),)
    ]
    return (spot for *_, spot in sorted(found, key=lambda each: each[:3]))


def _at(dot: Rect, label: Size, across: int, down: int) -> Rect:
    """The place of a label of this size beside a dot. In a corner it touches neither the dot's side nor its top, so it needs no gap."""
    gap = 0 if across and down else _NEAR
    x = {1: dot.right + gap, -1: dot.x - gap - label.width, 0: dot.x + (dot.width - label.width) // 2}[across]
    y = {1: dot.bottom + gap, -1: dot.y - gap - label.height, 0: dot.y + (dot.height - label.height) // 2}[down]
    return Rect(x, y, label.width, label.height)


def _search(free: Sequence[Sequence[LabelSpot]]) -> list[LabelSpot] | None:
    """One spot of each list so that none meets another, found by going back where there is no way on; None where there is none."""
    chosen: list[LabelSpot] = []
    tried = [0] * (len(free) + 1)
    for _ in range(_MOST_TRIES):
        at = len(chosen)
        if at == len(free):
            return chosen
        spot = next((each for each in free[at][tried[at] :] if not _covers(_grown(each.rect), [other.rect for other in chosen])), None)
        if spot is not None:
            tried[at] = free[at].index(spot, tried[at]) + 1
            tried[at + 1] = 0
            chosen.append(spot)
        elif chosen:
            chosen.pop()
        else:
            return None
    return None
