"""Layouts: a named list of slots on a background, with decoration that carries no content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from slides.base.geometry import Rect, inches, points
from slides.base.records import frozen
from slides.design.grid import SLIDE, across, box
from slides.design.tokens import Colour

if TYPE_CHECKING:
    from slides.design.images.image import Image


class PlaceholderKind(StrEnum):
    """The type of a placeholder, as PresentationML names it; a drawing's place is none."""

    TITLE = "title"
    CENTRED_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    OBJECT = "obj"
    PICTURE = "pic"
    TABLE = "tbl"
    CHART = "chart"
    DRAWING = "drawing"
    """A place that a drawing takes: PowerPoint has no placeholder for one, so none is written."""
    DATE = "dt"
    FOOTER = "ftr"
    NUMBER = "sldNum"


class Role(StrEnum):
    """What of a slide goes into a slot."""

    TITLE = "title"
    BODY = "body"
    CARD = "card"
    HEAD = "head"
    TEXT = "text"
    PICTURE = "picture"
    VISUAL = "visual"
    TABLE = "table"
    CODE = "code"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    ANSWERS = "answers"
    CAPTION = "caption"
    TAKEAWAY = "takeaway"
    SOURCE = "source"
    INTRO = "intro"
    OUTRO = "outro"
    SECTION_NUMBER = "section number"
    FURNITURE = "furniture"
    COLUMN = "column"
    """One of several boxes for content side by side."""
    UNUSED = "unused"


class Purpose(StrEnum):
    """What a layout is for. Layouts are found by it, and by how many items they take; never by what they are called on screen."""

    TITLE = "title"
    TITLE_AND_PICTURE = "title and picture"
    SECTION = "section"
    CHAPTER = "chapter"
    AGENDA = "agenda"
    CONTENT = "content"
    CONTENT_AND_TAKEAWAY = "content and takeaway"
    TWO_CONTENTS = "two contents"
    COMPARISON = "comparison"
    TURN = "turn"
    """A comparison whose first side leads to the second."""
    TITLE_ONLY = "title only"
    BLANK = "blank"
    CAPTIONED_CONTENT = "content with caption"
    CAPTIONED_PICTURE = "picture with caption"
    VERTICAL_TEXT = "vertical text"
    VERTICAL_TITLE = "vertical title and text"
    STATEMENT = "statement"
    QUOTATION = "quotation"
    QUOTATION_AND_TEXT = "quotation and text"
    CLOSING = "closing"
    NUMBERED_CLOSING = "closing with numbers"
    FAREWELL = "farewell"
    """The last slide of a template's own: thanks, and where to ask."""
    FAQ = "faq"
    TABLE = "table"
    TEXT_AND_TABLE = "text and table"
    CODE = "code"
    TEXT_AND_CODE = "text and code"
    PICTURE = "picture"
    WIDE_PICTURE = "wide picture"
    TEXT_AND_PICTURE = "text and picture"
    TEXT_AND_TALL_PICTURE = "text and tall picture"
    TEXT_AND_EDGE_PICTURE = "text and picture to the edge"
    PICTURE_GRID = "pictures"
    NAMED_PICTURES = "pictures with names"
    PICTURE_AND_PANEL = "picture and panel"
    PORTRAIT_QUOTATION = "quotation and portrait"
    DRAWING = "drawing"
    TEXT_AND_DRAWING = "text and drawing"
    TEXT_ABOVE_DRAWING = "text above drawing"
    CHART = "chart"
    TEXT_AND_CHART = "text and chart"
    TEXT_ABOVE_CHART = "text above chart"
    CARDS = "cards"
    HEADED_CARDS = "cards with heads"
    CARD_GRID = "card grid"
    PROCESS = "process"
    TIMELINE = "timeline"
    FIGURES = "figures"
    ROWS = "rows"
    NUMBERED_ROWS = "numbered rows"
    LED_ROWS = "rows with leads"
    STACKED_ROWS = "rows with headings"
    """Rows over the whole width, each a heading with its text under it."""
    TILES = "tiles"
    SIDE_TITLE_AND_ROWS = "side title and rows"
    SIDE_TITLE_AND_NUMBERED_ROWS = "side title and numbered rows"
    SIDE_TITLE_AND_TEXT = "side title and text"
    SIDE_TITLE_AND_PICTURE = "side title and picture"
    STATEMENT_ON_PANEL = "statement on a panel"
    FORMULA = "formula"
    """A formula on a panel with the text before and after it."""
    TEXT_ON_PANEL = "text on a panel"
    MATRIX = "matrix"
    SWOT = "swot"
    FREEFORM = "freeform"
    """Made for one page, from the blocks that stand on it."""


OPENING = frozenset({Purpose.TITLE, Purpose.TITLE_AND_PICTURE, Purpose.SECTION, Purpose.AGENDA, Purpose.CHAPTER})
"""Purposes of layouts that open a deck or a part of it and carry no content of their own."""


@frozen
class Form:
    """A purpose, and how many items the layout takes where it takes a fixed number (three cards, four steps); 0 elsewhere."""

    purpose: Purpose
    count: int = 0

    def __str__(self) -> str:
        return f"{self.purpose}, {self.count} items" if self.count else str(self.purpose)


@frozen
class Slot:
    """A placeholder: its index in the registry, what it is, what goes into it, where, and in which text style.

    In the built-in design an index means the same in every layout, so that switching layouts in PowerPoint keeps content:
    0 title, 1-4 standard content, 10 date, 11 footer, 12 slide number, 13-28 repeated items in reading order, 30 takeaway,
    31 source, 32 section number, 33 and 34 text above and below, 41-52 entries of an agenda after twelve. Nothing is
    found by its index, only by its role: other designs number as they like.
    """

    index: int
    kind: PlaceholderKind
    role: Role
    name: str
    rect: Rect
    style: str
    vertical: bool = False
    place: str = ""
    """In a template's layout: the attributes of its placeholder as they stand there, with a blank before each."""
    unclear: bool = False
    """Whether its placeholder cannot be told from another one of the layout, so that slides state where it is."""
    low: int = 0
    """The height in EMU of its placeholder where it is lower than the slot: slides state the place of text that is higher."""


@frozen
class Decoration:
    """A shape of the layout without meaning. `shape` is rect, ellipse, line, chevron, rightArrow, arc, quote (a mark in type), frame or
    ring (a rectangle or an ellipse without a fill), tip (a triangle that points to where the reader goes on), or numeral (`text` in
    `size` points, at the place's start or centred).

    An arc is a quarter circle round the bottom right corner of its rectangle. `line` is the stroke's width in EMU. `flip` turns
    the shape from left to right inside its rectangle.
    """

    shape: str
    rect: Rect
    colour: Colour
    line: int = 0
    alpha: int = 100
    flip: bool = False
    text: str = ""
    size: int = 0
    centred: bool = False


@frozen
class Logo:
    """A brand's mark on a layout: the picture, its place, and what a screen reader says of it."""

    image: Image
    rect: Rect
    alt: str


@frozen
class Layout:
    """One slide layout. `type` is PresentationML's name for a standard one, and empty for our own.

    Layouts of one form have the same slots at other heights, with or without a takeaway. `only_with` names a role that a slide must
    have something for to be laid out here, such as a source. `special`: it is not the one that shows best what its form is. `name` is
    what PowerPoint shows, and identifies the layout within its design; nothing is read from it.
    """

    name: str
    slots: tuple[Slot, ...]
    type: str = ""
    ground: Colour = Colour.CANVAS
    decoration: tuple[Decoration, ...] = ()
    form: Form = Form(Purpose.CONTENT)
    only_with: Role | None = None
    special: bool = False
    logo: Logo | None = None

    def __hash__(self) -> int:
        """That of its name: layouts are keys of caches, and few share a name."""
        return hash(self.name)

    @property
    def roles(self) -> Mapping[Role, tuple[Slot, ...]]:
        """The slots of each role that the layout has, in reading order."""
        found: dict[Role, tuple[Slot, ...]] = {}
        for slot in self.slots:
            found[slot.role] = (*found.get(slot.role, ()), slot)
        return MappingProxyType(found)

    def slots_for(self, role: Role) -> tuple[Slot, ...]:
        """The slots of one role, in reading order."""
        return tuple([slot for slot in self.slots if slot.role is role])

    def first(self, role: Role) -> Slot | None:
        """The first slot of a role in reading order; None where there is none."""
        for slot in self.slots:
            if slot.role is role:
                return slot
        return None

    def slot(self, index: int) -> Slot:
        """The slot of one index; KeyError where the layout has none."""
        for slot in self.slots:
            if slot.index == index:
                return slot
        raise KeyError(index)


TITLE_RECT = box(0.75, 0.48, 11.833, 1.05)
TAKEAWAY_RECT = across(0, 12, 5.62, 0.98)
"""Its bar stands at the bottom, on the same line on every slide."""
TOP = 1.70
"""Where the body begins, in inches, under a title of two lines."""
ONE_LINE_RISE = 0.32
"""Inches by which it begins higher in a deck whose titles take one line (design notes, look-2, section 1)."""


def title(rect: Rect = TITLE_RECT, style: str = "title", kind: PlaceholderKind = PlaceholderKind.TITLE) -> Slot:
    """The title's slot."""
    return Slot(0, kind, Role.TITLE, "Title", rect, style)


def body(
    index: int, rect: Rect, style: str = "body", role: Role = Role.BODY, name: str = "Content", kind: PlaceholderKind = PlaceholderKind.BODY
) -> Slot:
    """A slot for text."""
    return Slot(index, kind, role, name, rect, style)


def takeaway(rect: Rect = TAKEAWAY_RECT) -> Slot:
    """The bar that states the point of the slide."""
    return Slot(30, PlaceholderKind.BODY, Role.TAKEAWAY, "Takeaway", rect, "takeaway")


def source() -> Slot:
    """The line that says where the slide's content comes from."""
    return Slot(31, PlaceholderKind.BODY, Role.SOURCE, "Source", across(0, 12, 6.62, 0.28), "source")


def footers(deep: str = "", footer: int = 7) -> tuple[Slot, ...]:
    """Date, footer and slide number. `deep` picks their style on another ground; `footer` counts the footer's columns."""
    left, right = f"footer{deep}", f"footer{deep}, right"
    return (
        Slot(10, PlaceholderKind.DATE, Role.FURNITURE, "Date", across(8, 3, 6.98, 0.30), right),
        Slot(11, PlaceholderKind.FOOTER, Role.FURNITURE, "Footer", across(0, footer, 6.98, 0.30), left),
        Slot(12, PlaceholderKind.NUMBER, Role.FURNITURE, "Slide Number", across(11, 1, 6.98, 0.30), right),
    )


FOOT = footers()
DARK_FOOT = footers(", deep")
FILL_FOOT = footers(", fill")


@frozen
class HeightVariant:
    """One height of a form that holds boxes: the height's name, the boxes' top and height in inches, and the takeaway's bar.

    With little text the boxes are shorter, so that they are not mostly empty; they stand in the optical middle of the body, a little
    above half. The bar has one place on all slides. Cuts without a bar are for slides without a takeaway.
    """

    size: str
    top: float
    height: float
    bar: Slot | None = None

    def named(self, form: str) -> str:
        """The name of a form in this cut, as it stands in PowerPoint's gallery; the tallest has that of the form."""
        return f"{form}{' with Takeaway' if self.bar else ''}{f', {self.size}' if self.size else ''}"

    @property
    def tail(self) -> tuple[Slot, ...]:
        """What follows the boxes: the bar, the source, the footers."""
        return (*((self.bar,) if self.bar else ()), source(), *FOOT)


_ABOVE = 0.4
"""The share of the room that short boxes leave which is above them."""


def _variants(whole: float, heights: Mapping[str, float], bar: Slot | None = None) -> Iterator[HeightVariant]:
    """The whole height of the body in inches, and lower ones in its optical middle."""
    yield HeightVariant("", TOP, whole, bar)
    for size, height in heights.items():
        yield HeightVariant(size, round(TOP + _ABOVE * (whole - height), 2), height, bar)


HEIGHT_VARIANTS: tuple[HeightVariant, ...] = (
    *_variants(3.70, {"medium": 3.05, "short": 2.40, "slim": 1.90}, takeaway()),
    *_variants(4.80, {"medium": 3.60, "short": 2.60, "slim": 1.90}),
)


def layout(
    name: str,
    *slots: Slot,
    purpose: Purpose,
    count: int = 0,
    type: str = "",
    ground: Colour = Colour.CANVAS,
    decoration: tuple[Decoration, ...] = (),
    special: bool = False,
) -> Layout:
    """A row of the table: a layout of our own. count: how many items it takes, where their number is fixed."""
    return Layout(name, slots, type, ground, decoration, Form(purpose, count), special=special)


def rings(count: int = 4) -> tuple[Decoration, ...]:
    """Quarter circles growing out of the bottom right corner; each box ends at the slide's edge."""
    radii = [inches(1.4 + 1.35 * step) for step in range(count)]
    return tuple(
        Decoration("arc", Rect(SLIDE.width - radius, SLIDE.height - radius, radius, radius), Colour.ON_DEEP, points(1), 30)
        for radius in radii
    )


def versus(height: float, top: float = TOP) -> tuple[Slot, ...]:
    """Two heads and two texts under them: first 1 and 3, then 2 and 4, read side by side. Lengths in inches, heads included."""
    slots: list[Slot] = []
    for side, (head, text, style) in enumerate(((1, 2, "side"), (3, 4, "last side"))):
        slots.append(body(head, across(6 * side, 6, top, 0.72), style, Role.HEAD, f"Heading {side + 1}"))
        slots.append(
            body(text, across(6 * side, 6, top + 0.72, height - 0.72), "panel", Role.TEXT, f"Content {side + 1}", PlaceholderKind.OBJECT)
        )
    return tuple(slots)
