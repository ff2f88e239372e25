"""A skeleton: where things stand on the slides of a theme, what holds them apart, and what decorates them.

The table of layouts is written on one neutral grid. A skeleton says where its parts stand in a theme, and `themed_layouts` puts them there.
All themes have the same layouts, placeholders and indexes, so that content stays where a deck is given another theme in PowerPoint.
"""

from __future__ import annotations

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design.grid import across, box
from slides.design.layout import ONE_LINE_RISE, TAKEAWAY_RECT, TITLE_RECT, TOP, Decoration, Purpose, Role
from slides.design.tokens import Colour


@frozen
class Foot:
    """The places of date, footer and slide number, and the end of their styles' names, which says on which ground they stand."""

    date: Rect = across(8, 3, 6.98, 0.30)
    footer: Rect = across(0, 7, 6.98, 0.30)
    number: Rect = across(11, 1, 6.98, 0.30)
    style: str = ""

    @classmethod
    def between(cls, left: float, right: float, y: float = 6.98, style: str = "") -> Foot:
        """A line of footers between two places in inches from the left."""
        return cls(box(right - 4.2, y, 3.2, 0.30), box(left, y, right - left - 4.5, 0.30), box(right - 0.8, y, 0.8, 0.30), style)


@frozen
class Places:
    """Where things stand on a content slide: `room` is for its blocks. `point_first`: the takeaway is read before them. `short_title`:
    the title's place in a deck whose titles take one line; None: the same place, as high as the room leaves it.
    """

    title: Rect = TITLE_RECT
    room: Rect = across(0, 12, TOP, 4.80)
    takeaway: Rect = TAKEAWAY_RECT
    source: Rect = across(0, 12, 6.62, 0.28)
    foot: Foot = Foot()
    title_style: str = "title"
    decoration: tuple[Decoration, ...] = ()
    point_first: bool = False
    rise: float = 0
    """Inches by which the room grows upward in a deck whose titles take one line."""
    short_title: Rect | None = None


PLAIN = Places(rise=ONE_LINE_RISE)
"""A slide without a takeaway, on the neutral grid."""
POINTED = Places(room=across(0, 12, TOP, 3.70), rise=ONE_LINE_RISE)
"""A slide with a takeaway, on the neutral grid."""


@frozen
class Items:
    """How pieces that repeat stand, and what is drawn under each of them. Lengths are inches, strokes and type points.

    rows: under each other, not side by side, none higher than `tallest` where that is not 0. bleed: from edge to edge of the slide.
    head: the height of a heading, or its width in rows.
    tip: whether each heading ends in one, which points to the next. pad, pad_end: room in a piece before and after its text. fills:
    grounds of the pieces in turn. line, border: strokes above each piece and round it. strip: a band at the top of each, `strip_width`
    wide, or as wide as the piece. bar: a band this wide at the side where lines begin. numeral: a number in this size, with
    `numeral_room` above a piece or before it in rows; ring: a circle round it. joint: a chevron in each gap. rail: a line with a dot for
    each piece, in `numeral_room` too; square: a stronger one with squares. stroke, accent, last: colours of lines; of tips, strips, bars
    and numerals; of those of the last piece. most: more pieces than this stand as on the neutral grid (0: any number). head_style: the
    text style of headings that have another one than elsewhere.
    """

    rows: bool = False
    tallest: float = 0
    bleed: bool = False
    gap: float = 0.25
    head: float = 0.80
    tip: bool = False
    pad: float = 0
    pad_end: float = 0
    fills: tuple[Colour, ...] = ()
    line: float = 0
    border: float = 0
    strip: float = 0
    strip_width: float = 0
    bar: float = 0
    numeral: int = 0
    numeral_room: float = 0
    ring: bool = False
    joint: bool = False
    rail: bool = False
    square: bool = False
    stroke: Colour = Colour.MUTED
    accent: Colour = Colour.KEY
    last: Colour = Colour.KEY
    most: int = 0
    head_style: str = ""


@frozen
class Opener:
    """A slide on a ground of its own: for each role a place and a text style. bar: this is the one with a takeaway.

    room: for pieces that repeat.
    """

    purpose: Purpose
    ground: Colour
    places: tuple[tuple[Role, Rect, str], ...]
    decoration: tuple[Decoration, ...] = ()
    foot: Foot = Foot()
    bar: bool = False
    room: Rect | None = None


@frozen
class PointPlaces:
    """Slides whose takeaway stands where the theme has it only on request: usual ones, wide ones, text beside a picture at the edge."""

    pointed: Places
    wide: Places | None = None
    edge: Places | None = None


@frozen
class Skeleton:
    """The geometry of a theme.

    plain, pointed: slides without and with a takeaway. wide, wide_pointed: the same where the slide's whole width is needed, which is for
    the purposes of `wide_for`. edge, edge_pointed: text beside a picture that runs to the edge. items: how pieces stand, by the purpose
    of their layout. openers: slides on a ground of their own. other_points: where the takeaway stands on request, below the blocks or
    above them. None: as on the neutral grid.
    """

    plain: Places = PLAIN
    pointed: Places = POINTED
    wide: Places | None = None
    wide_pointed: Places | None = None
    wide_for: tuple[Purpose, ...] = ()
    edge: Places | None = None
    edge_pointed: Places | None = None
    items: tuple[tuple[Purpose, Items], ...] = ()
    openers: tuple[Opener, ...] = ()
    other_points: PointPlaces | None = None
    side: Colour = Colour.KEY
    """The colour of the panel with a title beside its blocks."""

    def places(self, purpose: Purpose, *, bar: bool) -> Places:
        """Where things stand on a slide of a purpose, with or without a takeaway."""
        usual = self.pointed if bar else self.plain
        wide = self.wide_pointed if bar else self.wide
        return wide if wide is not None and purpose in self.wide_for else usual

    def pieces(self, purpose: Purpose) -> Items | None:
        """How the pieces of a layout stand; None where as on the neutral grid."""
        return next((items for each, items in self.items if each is purpose), None)

    def opener(self, purpose: Purpose, *, bar: bool) -> Opener | None:
        """The places of a slide on a ground of its own; None where as on the neutral grid."""
        return next((each for each in self.openers if each.purpose is purpose and each.bar == bar), None)


NEUTRAL = Skeleton()
"""The grid of the table of layouts."""
