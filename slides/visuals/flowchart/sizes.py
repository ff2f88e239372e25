"""How large a flowchart's boxes and labels are at one size of type: the words measured, the boxes of one kind all alike."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.geometry import Size, inches, points
from slides.base.records import frozen
from slides.design import Colour, Fonts
from slides.design.page import Words
from slides.text.rich_text import Run, plain
from slides.typesetting import metrics
from slides.visuals import labels as sketch
from slides.visuals.flowchart.model import Figure, Flow, FlowNode
from slides.visuals.flowchart.node_shapes import LOOKS
from slides.visuals.graph_layout import GraphSizes

SMALLEST = 12
"""The smallest type of a drawing in points: at this size a word that is wider than its box is broken."""
_LABELS = {28: 20, 24: 18, 22: 16, 20: 16, 18: 14, 16: 14, 14: 12, 12: 12}
"""The points of the labels of arrows and subgraphs, by those of the boxes' text."""
_RULE = 0.6
"""Room for the rule above a compartment, in em of the box's text."""
_BESIDE, _ABOVE = 1.1, 0.6
"""Room beside a box's text and above and below it, both sides together, in em."""
_WORDLESS = (Figure.START, Figure.END, Figure.BAR)
"""Shapes without text."""
_OWN = (Figure.DIAMOND, Figure.CIRCLE, *_WORDLESS)
"""Shapes that need so much more room than others that they have sizes of their own."""
_LEAST_SHARE = 0.55
"""How much of a diamond's width other boxes have at least."""
_NARROWEST = 0.6
"""How much of the widest rank's width a rank beside it has at least."""
_BEYOND = 1.3
"""How much larger than others a diamond may grow."""
_NARROWEST_LONE = 0.4
"""The same of a rank of one box."""
_LONE_LARGER = 2
"""Points by which the text of a box that stands alone in its rank is larger than that of others: a beginning, a result."""
_LONE_HIGHER = 1.4
"""How many times higher than the other boxes such a box is at least."""
_NEARLY = 0.98
"""How much of its longest word's width a text is taken to have at least: spaces and kerning are left out of account."""
_CHIP = inches(0.10)
"""Room beside a label's text, both sides together."""


@frozen
class FlowchartType:
    """How a flowchart is set: the points of its boxes' text, its fonts, how wide lines of boxes and labels are, in EMU, and what part
    of that those of diamonds and circles are. lone: for each box whether it stands alone beside a rank of several, if any does;
    narrow: what part of the lines' width those of such boxes are.
    """

    size: int
    fonts: Fonts
    box: int
    label: int
    own: float = 0.5
    lone: tuple[bool, ...] = ()
    narrow: float = 1.0

    @property
    def small(self) -> int:
        """The points of labels and titles."""
        return _LABELS.get(self.size, SMALLEST)


@frozen
class MeasuredFlowchart:
    """The words of every box, arrow (None without a label) and frame, the room that all of them need, and which boxes stand alone."""

    boxes: tuple[Words, ...]
    labels: tuple[Words | None, ...]
    titles: tuple[Words, ...]
    sizes: GraphSizes
    lone: tuple[bool, ...] = ()
    compartments: tuple[tuple[tuple[Words, ...], ...], ...] = ()


def has_own_lines(flow: Flow) -> bool:
    """Whether any box is of a shape whose lines are of another width than those of others."""
    return any(box.figure in _OWN for box in flow.boxes)


@lru_cache(maxsize=128)
def measured(flow: Flow, colours: tuple[Colour, ...], type_: FlowchartType, ranks: tuple[int, ...] = ()) -> MeasuredFlowchart:
    """A flowchart's words broken into even lines, in boxes that hold them. colours: of each box's text; that on a fill is bold.

    All boxes are as wide; where their ranks are given, those of one rank are as high as each other, else all of them.
    """
    texts = _texts(flow, colours, type_)
    sizes = GraphSizes(
        _boxes(flow, texts.needs, ranks or (0,) * len(texts.boxes), type_.lone),
        texts.chips,
        texts.headings,
        _shoulders(flow),
        tuple(not box.runs for box in flow.boxes),
    )
    return MeasuredFlowchart(texts.boxes, texts.labels, texts.titles, sizes, type_.lone, texts.compartments)


@lru_cache(maxsize=64)
def least_sizes(flow: Flow, colours: tuple[Colour, ...], type_: FlowchartType, ranks: tuple[int, ...] = ()) -> GraphSizes:
    """Sizes that no setting of this size of type goes below: every box and label of one line, as wide as its longest word.

    ranks: those of the boxes, where these may be as high as others of their rank only.
    """
    size, fonts = type_.size, type_.fonts
    line = points(metrics.guarded(metrics.line_height(size, 1)))
    needs = tuple(
        _room(box, Size(_longest(box.runs, size, fonts, strong=_is_strong(box, colour)), line if plain(box.runs) else 0), type_)
        for box, colour in zip(flow.boxes, colours, strict=True)
    )
    low = points(metrics.guarded(metrics.line_height(type_.small, 1)))
    chips = tuple(_even(_longest(each.runs, type_.small, fonts), low) if each.runs else None for each in flow.arrows)
    titles = tuple(_even(0, low) if each.runs else Size(0, 0) for each in flow.frames)
    return GraphSizes(_boxes(flow, needs, ranks or (0,) * len(needs), type_.lone), chips, titles, _shoulders(flow))


def _longest(runs: Sequence[Run], size: int, fonts: Fonts, *, strong: bool = False) -> int:
    """The width of a text's longest word, which no line is narrower than; none at the smallest size, where words may be broken."""
    return round(sketch.longest_word(runs, size, fonts, strong=strong) * _NEARLY) if size > SMALLEST else 0


@lru_cache(maxsize=8)
def _shoulders(flow: Flow) -> tuple[tuple[float, float], ...]:
    return tuple(LOOKS[box.figure].shoulders for box in flow.boxes)


@lru_cache(maxsize=8)
def _kinds(flow: Flow) -> tuple[Figure, ...]:
    """The shapes whose boxes are alike: those with sizes of their own, and all others as one."""
    return tuple(box.figure if box.figure in _OWN else Figure.RECTANGLE for box in flow.boxes)


@frozen
class _Texts:
    """The words of a flowchart, the room that each box needs by itself, and that of labels and titles."""

    boxes: tuple[Words, ...]
    labels: tuple[Words | None, ...]
    titles: tuple[Words, ...]
    needs: tuple[Size, ...]
    chips: tuple[Size | None, ...]
    headings: tuple[Size, ...]
    compartments: tuple[tuple[tuple[Words, ...], ...], ...]


@lru_cache(maxsize=128)
def _texts(flow: Flow, colours: tuple[Colour, ...], type_: FlowchartType) -> _Texts:
    """What is the same however high the boxes of each rank are."""
    lone = type_.lone or (False,) * len(flow.boxes)
    larger = replace(type_, size=type_.size + _LONE_LARGER, box=round(type_.box * type_.narrow))
    boxes = tuple(
        _words(box, colour, larger if alone else type_, strong=alone) for box, colour, alone in zip(flow.boxes, colours, lone, strict=True)
    )
    compartments = tuple(_compartments(box, colour, type_) for box, colour in zip(flow.boxes, colours, strict=True))
    labels = tuple(_label(arrow.runs, type_) if arrow.runs else None for arrow in flow.arrows)
    width = type_.label * 2
    titles = tuple(sketch.label_words(frame.runs, type_.small, Colour.MUTED, type_.fonts, width, strong=True) for frame in flow.frames)
    return _Texts(
        boxes,
        labels,
        titles,
        tuple(
            _need(box, (each, *itertools.chain(*under)), type_) for box, each, under in zip(flow.boxes, boxes, compartments, strict=True)
        ),
        tuple(_chip(words, type_.fonts) if words else None for words in labels),
        tuple(_chip(words, type_.fonts) if words.runs else Size(0, 0) for words in titles),
        compartments,
    )


def _words(box: FlowNode, colour: Colour, type_: FlowchartType, *, strong: bool = False) -> Words:
    """A box's text in lines as even as they can be. strong: in bold type on any ground."""
    strong = _is_strong(box, colour, strong=strong)
    width = round(type_.box * type_.own) if box.figure in _OWN else type_.box
    if type_.size > SMALLEST:
        width = max(width, sketch.longest_word(box.runs, type_.size, type_.fonts, strong=strong))
    return sketch.balanced(box.runs, type_.size, colour, type_.fonts, width, strong=strong)


def _compartments(box: FlowNode, colour: Colour, type_: FlowchartType) -> tuple[tuple[Words, ...], ...]:
    """The lines under a box's text, the first of each group with room for a rule above it."""
    width = max(type_.box, type_.label)
    found = []
    for group in box.compartments:
        lines = [sketch.label_words(runs, type_.small, colour, type_.fonts, _line_width(runs, width, type_)) for runs in group]
        found.append((replace(lines[0], before=round(type_.size * _RULE)), *lines[1:]))
    return tuple(found)


def _line_width(runs: tuple[Run, ...], width: int, type_: FlowchartType) -> int:
    """The width of a line of a compartment: no word of it is broken but in the smallest type."""
    return max(width, sketch.longest_word(runs, type_.small, type_.fonts)) if type_.size > SMALLEST else width


def _is_strong(box: FlowNode, colour: Colour, *, strong: bool = False) -> bool:
    """Whether a box's text is made bold: on a fill, over compartments, or as it is asked to be."""
    return (strong or colour is Colour.ON_FILL or bool(box.compartments)) and not any(run.bold for run in box.runs)


def _label(runs: Sequence[Run], type_: FlowchartType) -> Words:
    """A label's text in even lines."""
    width = max(type_.label, sketch.longest_word(runs, type_.small, type_.fonts) if type_.small > SMALLEST else 0)
    return sketch.balanced(runs, type_.small, Colour.INK, type_.fonts, width)


def _chip(words: Words, fonts: Fonts) -> Size:
    """The room of a label, its own margin included."""
    size = sketch.extent([words], fonts)
    return _even(size.width + _CHIP, size.height)


def _boxes(flow: Flow, needs: Sequence[Size], ranks: Sequence[int], lone: Sequence[bool]) -> tuple[Size, ...]:
    """The sizes of the boxes: one width for all and one for each shape that needs much more, and a height for each rank of them.

    Ranks that stand side by side may be narrower than the widest one, too. A lone box is higher than those of ranks of several.
    """
    lone = lone or (False,) * len(needs)
    kinds = _kinds(flow)
    wide: dict[Figure, int] = {}
    high: dict[tuple[Figure, int], int] = {}
    for kind, rank, need in zip(kinds, ranks, needs, strict=True):
        wide[kind] = max(wide.get(kind, 0), need.width)
        high[kind, rank] = max(high.get((kind, rank), 0), need.height)
    if Figure.RECTANGLE in wide:
        wide[Figure.RECTANGLE] = max(wide[Figure.RECTANGLE], round(max(wide.values()) * _LEAST_SHARE))
    widths = [wide[kind] for kind in kinds]
    if flow.direction.across and any(ranks):
        own: dict[int, int] = {}
        for rank, need in zip(ranks, needs, strict=True):
            own[rank] = max(own.get(rank, 0), need.width)
        widths = [
            width if kind in _OWN else min(width, max(own[rank], round(width * (_NARROWEST_LONE if alone else _NARROWEST))))
            for kind, rank, width, alone in zip(kinds, ranks, widths, lone, strict=True)
        ]
    boxes = [_even(width, high[kind, rank]) for kind, rank, width in zip(kinds, ranks, widths, strict=True)]
    return raised(boxes, lone)


def raised(boxes: Sequence[Size], lone: Sequence[bool]) -> tuple[Size, ...]:
    """Boxes of which those that stand alone are higher than the others, and as large as each other."""
    if not any(lone):
        return tuple(boxes)
    least = round(min((box.height for box, alone in zip(boxes, lone, strict=True) if not alone), default=0) * _LONE_HIGHER)
    apart = [box for box, alone in zip(boxes, lone, strict=True) if alone]
    size = _even(max(box.width for box in apart), max(least, *(box.height for box in apart)))
    return tuple(size if alone else box for box, alone in zip(boxes, lone, strict=True))


def _need(box: FlowNode, words: Sequence[Words], type_: FlowchartType) -> Size:
    """The least room of a box of its shape round its text."""
    return _room(box, sketch.extent(words, type_.fonts), type_)


def _room(box: FlowNode, text: Size, type_: FlowchartType) -> Size:
    """The least room of a box of its shape round a text of a size; of one without words that of its shape."""
    if box.figure in _WORDLESS or not box.runs:
        wide, high = _ROOMS[box.figure]
        return Size(points(type_.size * wide), points(type_.size * high))
    share = LOOKS[box.figure].text
    tight = 0.4 if box.figure in _OWN else 1.0
    width = text.width + points(type_.size * _BESIDE * tight)
    height = text.height + points(type_.size * _ABOVE * tight)
    return Size(round(width / share[0]), round(height / share[1]))


_ROOMS = {Figure.START: (0.9, 0.9), Figure.END: (0.9, 0.9), Figure.BAR: (4.0, 0.3), Figure.DIAMOND: (1.8, 1.8)}
"""The width and height of shapes without text, in em."""


def _even(width: int, height: int) -> Size:
    """A size with a middle in whole EMU both ways."""
    return Size(width + width % 2, height + height % 2)


def growing(sizes: GraphSizes, lone: Sequence[bool] = ()) -> list[Size]:
    """The boxes that may grow: those that are neither fixed nor alone; all of them where none may."""
    fixed = sizes.fixed or (False,) * len(sizes.boxes)
    lone = lone or fixed
    return [box for box, kept, alone in zip(sizes.boxes, fixed, lone, strict=True) if not kept and not alone] or list(sizes.boxes)


def grown(sizes: GraphSizes, wide: float, high: float, largest: Size, lone: Sequence[bool] = ()) -> GraphSizes:
    """Sizes with every box that is not fixed larger, in proportion: the smallest by these parts of the way to `largest`, none much
    beyond that. Those that stand alone are as high as they must be.
    """
    fixed = sizes.fixed or (False,) * len(sizes.boxes)
    lone = lone or (False,) * len(sizes.boxes)

    def factor(lengths: list[int], part: float, most: int) -> float:
        return max(1.0, min(1 + part * (most / min(lengths) - 1), most * _BEYOND / max(lengths)))

    free = growing(sizes, lone)
    across = factor([box.width for box in free], wide, largest.width)
    down = factor([box.height for box in free], high, largest.height)
    boxes = [
        box if kept else _even(round(box.width * across), box.height if alone else round(box.height * down))
        for box, kept, alone in zip(sizes.boxes, fixed, lone, strict=True)
    ]
    return GraphSizes(raised(boxes, lone), sizes.labels, sizes.titles, sizes.shoulders, sizes.fixed)
