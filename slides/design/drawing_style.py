"""How a theme draws: the boxes, lines, maps and charts of its drawings, as data.

The visuals are laid out once, as plain filled boxes with lines between them. A theme says how each part of them looks; nothing moves.
"""

from __future__ import annotations

from slides.base.records import frozen
from slides.design.tokens import Colour


@frozen
class BoxStyle:
    """How a box is drawn. Lengths are inches, strokes points.

    fill: the colour instead of the box's own; `filled` is False where it has none. border: a line round it, in `ink`. bar, rule, base: a
    band at the side where lines begin, one on top and one at the foot, in `accent`. corner: the radius of its corners. Where `ink` or
    `accent` is None, a box of the key colour or the contrast colour has its own there, and any other the key colour.
    """

    filled: bool = True
    fill: Colour | None = None
    border: float = 0
    ink: Colour | None = None
    bar: float = 0
    rule: float = 0
    base: float = 0
    accent: Colour | None = None
    corner: float = 0


@frozen
class LineStyle:
    """How lines between boxes are drawn: points, a colour, and an arrow head as DrawingML names it (triangle, arrow, stealth)."""

    weight: float = 1.5
    ink: Colour = Colour.MUTED
    head: str = "triangle"
    large: bool = False


@frozen
class MapStyle:
    """How maps are drawn: the sea, the land that no one names, borders in points and their colour, the weight of links, and a frame
    in points (0: none).
    """

    sea: Colour = Colour.PANEL
    land: Colour = Colour.LAND
    border: float = 0.75
    ink: Colour = Colour.CANVAS
    link: float = 2.25
    frame: float = 0


@frozen
class ChartStyle:
    """How charts are drawn: the room between bars as a percentage of their own width (0: as laid out), the dash of the grid as DrawingML
    names it (empty: solid), the weights of the axis and of lines in points, and the marks on lines (circle, square, diamond).
    """

    gap: int = 0
    dash: str = ""
    axis: float = 0.75
    line: float = 2.25
    mark: str = "circle"


@frozen
class DrawingStyle:
    """How a theme draws: `key` boxes that are picked out, `plain` ones, `card` boxes that hold running text, and what is not boxes."""

    key: BoxStyle = BoxStyle()
    plain: BoxStyle = BoxStyle()
    card: BoxStyle = BoxStyle()
    frame: BoxStyle = BoxStyle()
    line: LineStyle = LineStyle()
    map: MapStyle = MapStyle()
    chart: ChartStyle = ChartStyle()


PLAIN_DRAWINGS = DrawingStyle()
"""Filled boxes, thin lines: drawings as they are laid out."""
