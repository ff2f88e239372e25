"""What a slide shows, as a closed set of things that any writer can draw: lines of text, outlines, bitmaps, tables and groups.

All lengths are EMU from the slide's top left corner; sizes of type are points, colours six hexadecimal digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design.images import Image
from slides.text.rich_text import Paragraph

Step = tuple[str, tuple[float, ...]]
"""A piece of an outline: ("M", (x, y)), ("L", (x, y, x, y ...)), ("C", six numbers), ("Z", ())."""


class GroupKind(StrEnum):
    """What a group is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    FIGURE = "figure"
    ARTIFACT = "artifact"
    """Decoration, and what repeats on every slide: date, footer, slide number."""


@frozen
class TextSpan:
    """Text in one look. `width` is its advance in EMU, `rise` how far it stands above the line in points.

    `link` is an address or #anchor, `language` a BCP 47 tag (zxx for code), `ground` the tint behind marked text.
    """

    text: str
    width: int
    family: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    rise: float = 0.0
    link: str = ""
    tip: str = ""
    language: str = ""
    ground: str = ""


@frozen
class TextLine:
    """One line. `x` is its left edge, `anchor` the side that stays where it is if a font is a little wider: start, middle or end,
    which are left, centre and right in every language. `rtl`: it reads from right to left. `marker`: a bullet or number.
    """

    spans: tuple[TextSpan, ...]
    x: int
    baseline: int
    width: int
    anchor: str = "start"
    rtl: bool = False
    marker: bool = False
    joined: bool = False
    """Whether the line before it ends inside a word, so that no space stands between the two."""

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(span.text for span in self.spans)


@frozen
class VectorPath:
    """A path with a fill, a stroke, or both; empty where it has none. `dash` is in EMU. `opacity` from 0 to 1."""

    steps: tuple[Step, ...] = field(repr=False)
    fill: str = ""
    stroke: str = ""
    stroke_width: int = 0
    dash: tuple[int, ...] = ()
    opacity: float = 1.0
    round: bool = False
    even_odd: bool = False


@frozen
class Bitmap:
    """A picture in a place, cropped by thousandths of a percent from left, top, right and bottom; `tones` recolour black and white."""

    image: Image = field(repr=False)
    rect: Rect
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    tones: tuple[str, str] | None = None


@frozen
class TableGridCell:
    """A cell of a table: its first row and column, how many it covers, and its lines. `header` is column, row or empty."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[TextLine, ...]
    header: str = ""


@frozen
class TableGrid:
    """A table: widths of columns as a reader of the language sees them, heights of rows, cells in reading order, what is painted
    under them. `heads` is how many of its rows are the header.
    """

    rect: Rect
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    cells: tuple[TableGridCell, ...]
    paint: tuple[VectorPath, ...]
    alt: str
    heads: int
    rtl: bool = False


@frozen
class ItemGroup:
    """Things that are one to a reader. `alt` is what a screen reader says of a figure, `level` a heading's or a list item's depth
    from 1, `numbered` whether its list counts. `link` leads from all of it.
    """

    kind: GroupKind
    items: tuple[Item, ...]
    rect: Rect
    alt: str = ""
    level: int = 0
    numbered: bool = False
    link: str = ""


Item = TextLine | VectorPath | Bitmap | TableGrid | ItemGroup


@frozen
class BackdropLine:
    """A paragraph of a shape: its words, and their look. `align` is l, ctr or r; sizes are points."""

    text: str
    size: float
    colour: str
    bold: bool
    heading: bool
    align: str


@frozen
class BackdropWords:
    """The paragraphs of a shape in the box that they have; `anchor` is t, ctr or b; `wrapped`: whether they are broken at its side."""

    box: Rect
    anchor: str
    lines: tuple[BackdropLine, ...]
    wrapped: bool


@frozen
class Backdrop:
    """What lies under a slide: the colour of its ground, what is drawn, and the fills of placeholders by their rectangles."""

    ground: str
    items: tuple[Item, ...]
    fills: Mapping[Rect, str]
    words: tuple[BackdropWords, ...] = ()


@frozen
class ShownSlide:
    """A slide as it looks: its number from 1, its ground, and what stands on it in reading order, decoration first."""

    number: int
    title: str
    anchors: tuple[str, ...]
    section: str
    hidden: bool
    ground: str
    items: tuple[Item, ...] = field(repr=False)
    notes: tuple[Paragraph, ...] = field(repr=False)
    line: int = 0
    opens: bool = False
    """Whether it begins the deck or a chapter."""
