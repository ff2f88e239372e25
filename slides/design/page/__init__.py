"""What a page can hold: a closed set of things that PowerPoint draws natively, measured and in their places.

A second writer must not have to decide anything: sizes, lines and rectangles are all here.
"""

from __future__ import annotations

from slides.base.diagnostics import Span
from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design.images import Image
from slides.design.page.chart import LABEL_INSET, Axis, Chart, ChartKind, ChartTitle, Dates, LegendEntry, Place, PointLabel, Series
from slides.design.page.direction import from_the_right
from slides.design.page.drawing import Connector, Drawing, DrawingPart, Label, Path, Shape, Stroke, Words
from slides.design.page.fills import Cell, Picture, Row, Table, Text
from slides.text.rich_text import Paragraph

Fill = Text | Table | Picture | Drawing | Chart
LONGEST_ALT = 250
"""The most characters of an alternative text: what a screen reader says in one go (design notes, A4)."""


@frozen
class PlacedItem:
    """A fill in the slot of this index; `rect` says where in EMU, for fills that do not take the slot's whole box."""

    slot: int
    what: Fill
    rect: Rect


@frozen
class Page:
    """One slide as it will be written.

    `anchor` is what links to it name, `section` the PowerPoint section it stands in, `reason` why it has its layout, `inner`
    the anchors of the sub-headings on it, `end` the last line of the outline that it comes from (0: lines all over it; -1: none).
    `icons` stand beside its text, in places on the slide. `hidden`: it is ignored in the presentation. `footer` stands at its
    foot; None: the deck's.
    """

    layout: str
    fills: tuple[PlacedItem, ...]
    notes: tuple[Paragraph, ...]
    span: Span
    anchor: str
    section: str
    reason: str
    inner: tuple[str, ...] = ()
    end: int = 0
    icons: tuple[Shape, ...] = ()
    hidden: bool = False
    footer: str | None = None

    @property
    def title(self) -> str:
        """The text in the title's slot."""
        for placed in self.fills:
            if placed.slot == 0 and isinstance(placed.what, Text):
                return " ".join(paragraph.text for paragraph in placed.what.paragraphs)
        return ""


@frozen
class Properties:
    """What the file says of itself, and what stands at the bottom of its slides. `date` as it is to be shown."""

    title: str
    author: str = ""
    language: str = "en-US"
    footer: str = ""
    date: str = ""
    created: str = ""


__all__ = [
    "LABEL_INSET",
    "LONGEST_ALT",
    "Axis",
    "Cell",
    "Chart",
    "ChartKind",
    "ChartTitle",
    "Connector",
    "Dates",
    "Drawing",
    "DrawingPart",
    "Fill",
    "Image",
    "Label",
    "LegendEntry",
    "Page",
    "Path",
    "Picture",
    "Place",
    "PlacedItem",
    "PointLabel",
    "Properties",
    "Row",
    "Series",
    "Shape",
    "Stroke",
    "Table",
    "Text",
    "Words",
    "from_the_right",
]
