"""Reads visuals for tests, and says what is wrong with how one was drawn: words that leave their box, meet, or are too small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from slides.base.diagnostics import BlockError, Problem
from slides.base.geometry import EMU_PER_POINT, Rect, Size, inches
from slides.deck.blocks import Visual, read_block
from slides.design import NO_INSET, built_in
from slides.design.page import Connector, Drawing, Shape
from slides.markdown.parser import Node, parse
from slides.typesetting.fitting import Style, rungs
from slides.visuals import labels

DESIGN = built_in()
WIDE = Size(inches(11.83), inches(4.80))
LOW = Size(inches(11.83), inches(2.60))
BESIDE = Size(inches(7.80), inches(4.80))
NARROW = Size(inches(5.80), inches(3.75))
ROOMS = (WIDE, LOW, BESIDE, NARROW)
_TOLERANCE = 3
"""EMU by which halves may be rounded."""


def nodes(text: str) -> list[Node]:
    """The nodes of an outline."""
    found, problems = parse(text, "case.md")
    assert not problems
    return list(found)


def fence(text: str, language: str = "mermaid") -> Node:
    """The node of a fence."""
    (node,) = nodes(f"```{language}\n{text}\n```\n")
    return node


def visual(text: str) -> Visual:
    """What a Mermaid fence describes."""
    found = read_block(fence(text))
    assert isinstance(found, Visual)
    return found


def mistake(text: str) -> Problem:
    """What is wrong with a Mermaid fence."""
    try:
        found = read_block(fence(text))
    except BlockError as raised:
        return raised.problem
    raise AssertionError(f"{found} was read")


def ladder(theme: str = "ink") -> tuple[Style, ...]:
    """The style of visuals at every rung."""
    design = built_in(theme)
    return rungs(design.styles["visual"], design.theme.fonts)


def mirrored_ladder() -> tuple[Style, ...]:
    """The same for slides that are read from the right."""
    return tuple(replace(style, text=replace(style.text, rtl=True)) for style in ladder())


def fitted(shown: Visual, room: Size, styles: tuple[Style, ...] = ()) -> Drawing:
    """The visual at the first rung that fits, as a page has it; at the last where none does."""
    found: Drawing | None = None
    for style in styles or ladder():
        drawn = shown.lay_out(room, style)
        assert isinstance(drawn, Drawing)
        found = drawn
        if fits(found, room):
            break
    assert found is not None
    return found


def fits(drawing: Drawing, room: Size) -> bool:
    """Whether a drawing stays in its room."""
    return drawing.width <= room.width and drawing.height <= room.height


def text_place(shape: Shape) -> Rect:
    """Where the words of a shape stand, by its alignment and anchor."""
    label = shape.label
    assert label is not None
    inset, box = label.inset, label.box or Rect(0, 0, shape.rect.width, shape.rect.height)
    if shape.form in ("chevron", "homePlate"):
        tip = dict(shape.adjust)["adj"] * min(shape.rect.width, shape.rect.height) // 100_000
        inset = replace(inset, left=inset.left + (tip if shape.form == "chevron" else 0))
        inset = replace(inset, right=inset.right + (tip if shape.form == "chevron" else tip // 2))
    size = labels.extent(label.words, DESIGN.theme.fonts)
    size = replace(size, width=size.width - EMU_PER_POINT)
    room = Rect(box.x + inset.left, box.y + inset.top, box.width - inset.left - inset.right, box.height - inset.top - inset.bottom)
    x = {"l": room.x, "ctr": room.x + (room.width - size.width) // 2, "r": room.right - size.width}[label.align]
    y = {"t": room.y, "ctr": room.y + (room.height - size.height) // 2, "b": room.bottom - size.height}[label.anchor]
    return Rect(shape.rect.x + x, shape.rect.y + y, size.width, size.height)


def faults(drawing: Drawing) -> list[str]:
    """What is wrong with a drawing that fits its room; nothing, if all is well."""
    return [*_outside(drawing), *_small(drawing), *_spilling(drawing), *_meeting(drawing), *_loose(drawing)]


def _outside(drawing: Drawing) -> Iterator[str]:
    whole = Rect(0, 0, drawing.width, drawing.height)
    for shape in drawing.shapes:
        if isinstance(shape, Shape) and not within(shape.rect, whole):
            yield f"{shape.name} leaves the drawing: {shape.rect} of {whole.size}"
        if isinstance(shape, Connector) and not all(within(Rect(x, y, 0, 0), whole) for x, y in shape.points):
            yield f"{shape.name} leaves the drawing: {shape.points} of {whole.size}"


def _small(drawing: Drawing) -> Iterator[str]:
    yield from (f"{words.size} pt" for label in drawing.labels for words in label.words if words.size < 12)


def _spilling(drawing: Drawing) -> Iterator[str]:
    for shape in labelled(drawing):
        if not within(text_place(shape), shape.rect):
            yield f"the words of {shape.name} leave it: {text_place(shape)} of {shape.rect}"


def _meeting(drawing: Drawing) -> Iterator[str]:
    for one, two in combinations(labelled(drawing), 2):
        if meet(text_place(one), text_place(two)):
            yield f"{one.name} covers words of {two.name}"
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Shape) and shape.form == "rect" and shape.fill]
    yield from (f"{one.name} covers {two.name}" for one, two in combinations(boxes, 2) if meet(one.rect, two.rect))


def _loose(drawing: Drawing) -> Iterator[str]:
    """Connectors that do not begin and end at the shapes they are glued to."""
    for shape in drawing.shapes:
        if isinstance(shape, Connector):
            for end, point in ((shape.start, shape.points[0]), (shape.end, shape.points[-1])):
                if end is not None and not _at_site(drawing.shapes[end[0]], end[1], point):
                    yield f"{shape.name} is loose at {point}"


def _at_site(shape: Shape | Connector, site: int, point: tuple[int, int]) -> bool:
    assert isinstance(shape, Shape)
    rect = shape.rect
    x, y = rect.x + rect.width // 2, rect.y + rect.height // 2
    sides = [(x, rect.y), (rect.x, y), (x, rect.bottom), (rect.right, y)]
    expected = sides[site // 2 if shape.form == "ellipse" else site]
    return all(abs(one - two) <= _TOLERANCE for one, two in zip(expected, point, strict=True))


def labelled(drawing: Drawing) -> list[Shape]:
    """The shapes with words in them."""
    return [shape for shape in drawing.shapes if isinstance(shape, Shape) and shape.label]


def boxes(drawing: Drawing, name: str) -> list[Shape]:
    """The shapes whose name begins so."""
    return [shape for shape in drawing.shapes if isinstance(shape, Shape) and shape.name.startswith(name)]


def emptiest(drawing: Drawing, name: str) -> float:
    """The smallest share of a filled box's height that its words take, its insets not counted, of boxes whose name begins so."""
    shares = []
    for shape in boxes(drawing, name):
        label = shape.label
        if shape.fill and shape.form == "rect" and label is not None and label.inset != NO_INSET:
            room = shape.rect.height - label.inset.top - label.inset.bottom
            shares.append(text_place(shape).height / room)
    return min(shares, default=1.0)


def within(inner: Rect, outer: Rect) -> bool:
    """Whether a rectangle lies in another, but for what rounding may add."""
    grown = Rect(outer.x - _TOLERANCE, outer.y - _TOLERANCE, outer.width + 2 * _TOLERANCE, outer.height + 2 * _TOLERANCE)
    return inner.x >= grown.x and inner.y >= grown.y and inner.right <= grown.right and inner.bottom <= grown.bottom


def meet(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than rounding may add."""
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > _TOLERANCE and min(one.bottom, other.bottom) - max(one.y, other.y) > _TOLERANCE
