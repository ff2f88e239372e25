"""Where a flowchart's boxes and arrows go: composed where its form allows, else in ranks, as large as the room lets them be."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.geometry import Size, inches, points
from slides.base.records import frozen
from slides.design import Colour, Fonts
from slides.visuals import graph_layout
from slides.visuals.flowchart.model import Arrow, ArrowLine, Flow
from slides.visuals.flowchart.sizes import FlowchartType, MeasuredFlowchart, growing, grown, has_own_lines, least_sizes, measured
from slides.visuals.graph_layout import Direction, Edge, Graph, GraphForm, GraphSizes, PlacedGraph, Spacing
from slides.visuals.graph_layout.growth import stretched, with_pillars

_LINES = (13.0, 11.5, 10.0, 8.0, 6.5, 5.2, 4.2)
"""How wide lines of boxes are tried, in em, the widest first."""
_OWN_LINES = (0.5, 0.85)
"""How much of that lines of diamonds and circles have: the less, the less flat they are."""
_LABEL_LINES = (9.0, 6.0, 4.5)
_STEPS = (1.0, 0.87, 0.75, 0.62, 0.5, 0.37, 0.25, 0.12, 0.0)
"""How far boxes grow towards the largest that looks well, tried in turn."""
_WIDE_LINES, _NARROW = (16.0, 14.5), (1.0, 0.7, 0.55, 0.42)
"""Where boxes stand alone beside others: wider lines of those others, and how much of that the lone ones' lines have."""
_LARGEST = Size(inches(4.0), inches(1.5))
_FLATTEST, _TALLEST = 3.6, 1.6
"""How many times wider than high a box that grows is at most and at least."""
_SPACED = 20
"""The size of type in points for which distances are given; with smaller type things stand closer, with larger type as close."""
_WIDEST, _FARTHEST = inches(0.45), inches(0.50)
"""The largest distances between boxes of a rank, and between ranks whose arrows have no label."""
_DOWN, _APART = 2.7, 1.3
"""How many boxes stand over each other where ranks run down, and how much of a room's height each takes with its distance."""
_SHORTEST_CHAIN = 3
"""A chain of fewer boxes is not laid in rows."""
_ENLARGED = (1.15, 1.3, 1.5, 1.8, 2.2)
COMPOSED_SIZES = (28, 24, 22, 20, 18, 16, 14)
"""Type sizes at which a composed form is worth having: below them ranks are easier to read."""


@frozen
class Planned:
    """A plan with the words that it has room for."""

    plan: PlacedGraph
    words: MeasuredFlowchart


@lru_cache(maxsize=32)
def graph_of(flow: Flow) -> Graph:
    """A flowchart as pure geometry."""
    kinds = list(ArrowLine)
    links = tuple(
        Edge(
            arrow.start,
            arrow.end,
            arrow.heads,
            kinds.index(arrow.line),
            arrow.line is not ArrowLine.DASHED,
            bool(arrow.runs),
            arrow.ranks,
            arrow.drawn,
        )
        for arrow in flow.arrows
    )
    return Graph(len(flow.boxes), links, tuple(frame.parent for frame in flow.frames), tuple(box.frame for box in flow.boxes))


def planned(flow: Flow, forms: tuple[GraphForm, ...], colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size) -> Planned:
    """A flowchart with type of `size` points. What does not fit comes out larger than the room."""
    if forms and _composes(flow, forms, colours, fonts, room):
        found = _composed(flow, forms, colours, size, fonts, room)
        for factor in () if found else _ENLARGED:
            found = found or _composed(flow, forms, colours, size, fonts, Size(round(room.width * factor), round(room.height * factor)))
        if found:
            return found
    ranks = _ranked(flow, colours, size, fonts, room)
    narrow = flow.direction is Direction.DOWN and ranks.plan.size.width * 2 < room.width
    wraps = narrow or _over(ranks.plan.size, room)
    return _stretched(flow, (wraps and _wrapped(flow, colours, size, fonts, room)) or ranks, room)


def _stretched(flow: Flow, found: Planned, room: Size) -> Planned:
    """A flowchart that reaches the edges of its room, where all its boxes may take any shape."""
    keeps = has_own_lines(flow) or any(box.compartments for box in flow.boxes) or any(found.words.sizes.fixed)
    return found if keeps or _over(found.plan.size, room) else replace(found, plan=stretched(found.plan, room))


def _wrapped(flow: Flow, colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size) -> Planned | None:
    """A chain that is longer than its room, or leaves half of it empty, in rows; None for other flowcharts."""
    shape = graph_of(flow)
    order = graph_layout.chain_order(shape) if flow.direction is not Direction.UP else ()
    if len(order) < _SHORTEST_CHAIN:
        return None
    found: list[Planned] = []
    for line in _LINES:
        words = measured(flow, colours, FlowchartType(size, fonts, points(size * line), points(size * min(line, _LABEL_LINES[0]))))
        leftward = flow.direction is Direction.LEFT
        plan = graph_layout.wrapped_chain(shape, order, words.sizes, _spacing(flow, 0.0, size), room, leftward=leftward)
        found += [Planned(plan, words)] if plan else []
    return next((each for each in found if not _ends_alone(each.plan)), found[0] if found else None)


def _ends_alone(plan: PlacedGraph) -> bool:
    """Whether the last of several rows holds one box only."""
    rows = [box.y for box in plan.boxes]
    return min(rows) < max(rows) and rows.count(max(rows)) == 1


@lru_cache(maxsize=32)
def _composes(flow: Flow, forms: tuple[GraphForm, ...], colours: tuple[Colour, ...], fonts: Fonts, room: Size) -> bool:
    """Whether a composed form fits the room at a size of type that is worth it."""
    return any(_composed(flow, forms, colours, size, fonts, room) for size in reversed(COMPOSED_SIZES))


@lru_cache(maxsize=64)
def _composed(flow: Flow, forms: tuple[GraphForm, ...], colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size) -> Planned | None:
    """The first form, with the largest boxes, in which everything is clear of everything else."""
    shape, spacing = graph_of(flow), _spacing(flow, 0.0, size)
    for form in forms:
        rows = len({round(y * 2) for _, y in form.spots})
        largest = Size(min(inches(2.8), round(room.width * 0.27)), min(inches(1.15), round(room.height / (1.9 * rows - 0.9))))
        for label in _LABEL_LINES:
            for line in _LINES[1:]:
                words = measured(flow, colours, FlowchartType(size, fonts, points(size * line), points(size * label)))
                for step in _STEPS[::2]:
                    sizes = grown(words.sizes, step, step, largest)
                    widest = Size(max(box.width for box in sizes.boxes), max(box.height for box in sizes.boxes))
                    equal = replace(sizes, boxes=(widest,) * len(sizes.boxes))
                    plan = graph_layout.composed(shape, form, equal, spacing, room)
                    if plan and not _over(plan.size, room):
                        return Planned(plan, words)
    return None


def _ranked(flow: Flow, colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size) -> Planned:
    """In ranks, with lines as wide as fit; where none do, the least too large."""
    shape, spacing = graph_of(flow), _spacing(flow, 0.0, size)
    fitting, tried = _tried(flow, colours, size, fonts, room)
    if fitting:
        return _filled(flow, shape, fitting, size, room)
    best: tuple[int, int, Planned] | None = None
    for least, at, words in sorted(((least, at, words) for at, (least, words) in enumerate(tried)), key=lambda each: each[:2]):
        if best and (least, at) > best[:2]:
            break
        plan = graph_layout.layered(shape, words.sizes, flow.direction, spacing, room)
        over = _over(plan.size, room)
        if best is None or (over, at) < best[:2]:
            best = over, at, Planned(plan, words)
    assert best is not None, "there is a way to break lines"
    return best[2]


@lru_cache(maxsize=16)
def _tried(
    flow: Flow, colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size
) -> tuple[MeasuredFlowchart | None, tuple[tuple[int, MeasuredFlowchart], ...]]:
    """The first setting that fits a room; and those before it, each with by how much it is too large at least."""
    shape, spacing = graph_of(flow), _spacing(flow, 0.0, size)
    found: list[tuple[int, MeasuredFlowchart]] = []
    for words in _settings(flow, shape, colours, size, fonts):
        over = _over(graph_layout.least(shape, words.sizes, flow.direction, spacing), room)
        if not over and not _over(graph_layout.layered(shape, words.sizes, flow.direction, spacing, room).size, room):
            return words, tuple(found)
        found.append((over, words))
    return None, tuple(found)


def fits_in_ranks(
    flow: Flow, forms: tuple[GraphForm, ...], colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size
) -> bool | None:
    """Whether a flowchart with type of `size` points fits, before its boxes are made as large as may be; None where that is not known."""
    if forms or graph_layout.chain_order(graph_of(flow)):
        return None
    if is_surely_too_large(flow, forms, colours, size, fonts, room):
        return False
    return _tried(flow, colours, size, fonts, room)[0] is not None


def is_too_large(flow: Flow, forms: tuple[GraphForm, ...], colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size) -> bool:
    """Whether a flowchart with type of `size` points is known not to fit before it is laid out: by its boxes alone, in all lines."""
    if is_surely_too_large(flow, forms, colours, size, fonts, room):
        return True
    shape = graph_of(flow)
    if forms or graph_layout.chain_order(shape):
        return False
    spacing = _spacing(flow, 0.0, size)
    tried = (words.sizes for words in _settings(flow, shape, colours, size, fonts))
    return all(_over(graph_layout.least(shape, each, flow.direction, spacing), room) for each in tried)


@lru_cache(maxsize=64)
def is_surely_too_large(flow: Flow, forms: tuple[GraphForm, ...], colours: tuple[Colour, ...], size: int, fonts: Fonts, room: Size) -> bool:
    """The same by the longest word of each box, before any line is broken."""
    shape = graph_of(flow)
    if forms or graph_layout.chain_order(shape):
        return False
    lone = _lone(flow, graph_layout.ranked(shape).ranks)
    least = least_sizes(flow, colours, FlowchartType(size, fonts, 0, 0, lone=lone), _ways(flow, shape, lone)[-1])
    return bool(_over(graph_layout.least(shape, least, flow.direction, _spacing(flow, 0.0, size)), room))


def _ways(flow: Flow, shape: Graph, lone: tuple[bool, ...]) -> tuple[tuple[int, ...], ...]:
    """In what groups boxes may be as high as each other, each box with the number of its own, those with the least room last."""
    if any(box.compartments for box in flow.boxes):
        return (tuple(range(len(flow.boxes))),)
    ranks = graph_layout.ranked(shape).ranks
    return (ranks,) if lone else ((), ranks) if len(set(ranks)) < len(ranks) else ((),)


def _over(size: Size, room: Size) -> int:
    """By how many EMU a size is larger than a room, both ways together."""
    return max(size.width - room.width, 0) + max(size.height - room.height, 0)


def _settings(flow: Flow, shape: Graph, colours: tuple[Colour, ...], size: int, fonts: Fonts) -> Iterator[MeasuredFlowchart]:
    """The words in lines of several widths, the widest first; each way of breaking them once.

    Boxes are all as high as each other; where ranks have rows that differ, they may be so within each rank only. Boxes with
    compartments are each as high as what they hold.
    """
    seen = set()
    lone = _lone(flow, graph_layout.ranked(shape).ranks)
    ways = _ways(flow, shape, lone)
    shares = _OWN_LINES if has_own_lines(flow) else _OWN_LINES[:1]
    lines, narrow = ((*_WIDE_LINES, *_LINES), _NARROW) if lone else (_LINES, _NARROW[:1])
    for high, own, line, part in itertools.product(ways, shares, lines, narrow):
        label = min(line, 9.0 if not flow.direction.across else 7.0)
        type_ = FlowchartType(size, fonts, points(size * line), points(size * label), own, lone, part)
        words = measured(flow, colours, type_, high)
        if words.sizes not in seen:
            seen.add(words.sizes)
            yield words


def _lone(flow: Flow, ranks: tuple[int, ...]) -> tuple[bool, ...]:
    """For each box whether several boxes follow from it at the beginning of a flowchart, or lead to it at its end, and it is alone in its
    rank; nothing where there is none such.
    """
    if not flow.direction.across or has_own_lines(flow) or flow.frames or any(box.compartments for box in flow.boxes):
        return ()
    alone = {rank for rank, count in Counter(ranks).items() if count == 1} & {min(ranks), max(ranks)}
    near = {rank: {other for arrow in flow.arrows for other in _beyond(arrow, ranks, rank)} for rank in alone}
    alone = {rank for rank in alone if len(near[rank]) > 1}
    return tuple(rank in alone for rank in ranks) if alone and len(alone) < len(set(ranks)) < len(ranks) else ()


def _beyond(arrow: Arrow, ranks: Sequence[int], rank: int) -> Iterator[int]:
    """The box at the other end of an arrow that touches the only box of a rank."""
    if ranks[arrow.start] == rank:
        yield arrow.end
    if ranks[arrow.end] == rank:
        yield arrow.start


def _spacing(flow: Flow, part: float, size: int) -> Spacing:
    """The distances with type of a size, at a part of the way from the least to the largest."""
    scale = min(size / _SPACED, 1.0)
    least = round(inches(0.30) * scale)
    return Spacing(
        beside=round(least + part * max(_WIDEST - least, 0)),
        ranks=round(inches(0.38) * scale),
        most=_FARTHEST,
        lane=max(inches(0.11), round(inches(0.17) * scale)),
        stub=max(inches(0.11), round(inches(0.17) * scale)),
        clear=round(inches(0.05) * scale),
        pad=max(inches(0.10), round(inches(0.18) * scale)),
    )


def _filled(flow: Flow, shape: Graph, words: MeasuredFlowchart, size: int, room: Size) -> Planned:
    """The plan with boxes and distances as large as the room allows, in proportions that please."""
    most = max(Counter(graph_layout.ranked(shape).ranks).values()) if flow.direction.across else _DOWN
    largest = Size(_LARGEST.width, min(_LARGEST.height, round(room.height / (most * _APART))))

    def sizes(wide: float, high: float) -> GraphSizes:
        return grown(words.sizes, wide, high, largest, words.lone)

    def spacing(wide: float, high: float) -> Spacing:
        return _spacing(flow, high if flow.direction.across else wide, size)

    def plan(wide: float, high: float) -> PlacedGraph:
        return graph_layout.layered(shape, sizes(wide, high), flow.direction, spacing(wide, high), room)

    def fits(wide: float, high: float) -> bool:
        """What cannot fit by its boxes alone is not laid out."""
        if _over(graph_layout.least(shape, sizes(wide, high), flow.direction, spacing(wide, high)), room):
            return False
        return not _over(plan(wide, high).size, room)

    def ratio(wide: float, high: float) -> float:
        boxes = growing(sizes(wide, high))
        return min(box.width for box in boxes) / min(box.height for box in boxes)

    high = next(step for step in _STEPS if not step or fits(0.0, step))
    flat = (step for step in _STEPS if not step or ratio(step, high) <= _FLATTEST)
    wide = next(step for step in flat if not step or fits(step, high))
    high = next(step for step in _STEPS if not step or (step <= high and ratio(wide, step) >= _TALLEST))
    found = plan(wide, high)
    return Planned(with_pillars(found, shape, words.lone) if words.lone else found, words)
