"""Drawings: shapes, freeforms and connectors that PowerPoint shows as one group with one alternative text."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design import NO_INSET, Colour, Inset
from slides.design.images import Image
from slides.text.rich_text import Run


class DrawingPart(StrEnum):
    """What a shape of a drawing is, so that a theme can say how it looks."""

    OTHER = ""
    """Nothing that a theme draws in a way of its own."""
    BOX = "box"
    """A box with a few words: a node, a step, a head."""
    CARD = "card"
    """A box with running text."""
    FRAME = "frame"
    """What holds boxes together, behind them."""
    NOTE = "note"
    """Words on a line, on the colour behind it."""
    LINE = "line"
    """A line between boxes."""
    SET = "set"
    """The ground of a set that overlaps with others."""
    LAND = "land"
    """A country of a map."""
    SEA = "sea"
    """The ground of a map."""
    LINK = "link"
    """A line on a map."""


@frozen
class Stroke:
    """A line: its colour, its width in EMU, its dash as DrawingML names it (empty: solid), and whether it has arrow heads; the head's
    form as DrawingML names it, and whether it is large.
    """

    colour: Colour
    width: int
    dash: str = ""
    from_arrow: bool = False
    to_arrow: bool = False
    head: str = "triangle"
    large: bool = False


@frozen
class Path:
    """A freeform in a grid of `width` by `height` units, which its shape's rectangle stretches.

    `steps` are drawn one after the other: ("M", x, y) moves, ("L", x, y, x, y ...) draws lines from point to point,
    ("C", six numbers) a cubic curve, ("Z",) closes. `open` paths have no fill.
    """

    width: int
    height: int
    steps: tuple[tuple[str | int, ...], ...] = field(repr=False)
    open: bool = False


@frozen
class Words:
    """A paragraph of a label: its runs at a size in points, in one colour; `breaks` says where its lines end.

    `before` is the space above it in points; the first paragraph of a label has none.
    """

    runs: tuple[Run, ...]
    size: int
    colour: Colour
    breaks: tuple[int, ...] = ()
    before: int = 0


@frozen
class Label:
    """The text in a shape. `align` is l, ctr or r and `anchor` t, ctr or b, as DrawingML writes them.

    `box` is where the text stands, in EMU from the shape's own corner; without it the text has the whole shape.
    """

    words: tuple[Words, ...]
    align: str = "ctr"
    anchor: str = "ctr"
    inset: Inset = NO_INSET
    box: Rect | None = None

    @property
    def text(self) -> str:
        """The words without their styles, a line a paragraph."""
        return "\n".join("".join(run.text for run in each.runs) for each in self.words)


@frozen
class Shape:
    """One shape of a drawing; `rect` counts from the drawing's corner. `name` is what the Selection Pane shows.

    `form` is a preset geometry's name (rect, roundRect, ellipse, diamond, chevron, homePlate, hexagon, can ...; ECMA-376,
    20.1.10.56) with `adjust`, its adjust values by name, or a freeform. `fill` is a colour or a picture. A shape without a label,
    a fill or a stroke shows nothing. `part` is what it is to a theme. `alt` is what a screen reader says of a shape outside of
    drawings; without it, it decorates.
    """

    name: str
    rect: Rect
    form: str | Path = "rect"
    fill: Colour | Image | None = None
    stroke: Stroke | None = None
    label: Label | None = None
    adjust: tuple[tuple[str, int], ...] = ()
    alt: str = ""
    part: DrawingPart = DrawingPart.OTHER


@frozen
class Connector:
    """A line from shape to shape. `points` are EMU from the drawing's corner: two for a straight line, more for one that bends at
    right angles at each point between.

    `start` and `end` glue it: (the shape's place in the drawing's list, its connection site). Sites of rectangles are 0 top,
    1 left, 2 bottom, 3 right. The writer draws two points as a straight connector, three to six as a bent one, more as a freeform.
    """

    name: str
    points: tuple[tuple[int, int], ...]
    stroke: Stroke
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None
    part: DrawingPart = DrawingPart.OTHER


@frozen
class Drawing:
    """Shapes in the order in which they are drawn, `width` by `height` EMU together, and what a screen reader says of them."""

    shapes: tuple[Shape | Connector, ...] = field(repr=False)
    width: int
    height: int
    alt: str

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every label, in drawing order."""
        return tuple(each.label for each in self.shapes if isinstance(each, Shape) and each.label is not None)
