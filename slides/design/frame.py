"""The frame of a freeform page: where its title, body, takeaway, source line and footers are."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.base.records import frozen
from slides.design.grid import COLUMNS, GUTTER, MARGIN, columns_width
from slides.design.layout import FOOT, TOP, Decoration, Layout, Logo, Purpose, Role, Slot, source, takeaway, title
from slides.design.skeleton import Places, Skeleton
from slides.design.themed_layouts import HEADLINE, footers_at

_BOTTOM, _BOTTOM_WITH_TAKEAWAY = 6.50, 5.40
"""Where the built-in body ends, in inches, without and with a takeaway."""
_TAKEAWAY_SHARE, _SOURCE_SHARE = 0.19, 0.06
"""The parts of a foreign body's height that its takeaway and its source line take."""
_LEAST_TAKEAWAY, _LEAST_SOURCE, _GAP = inches(0.60), inches(0.26), inches(0.15)


@frozen
class Frame:
    """Places for a page made of its blocks. All of them as read from the left: a page in the other direction is mirrored whole.

    `body` is the room for blocks, in EMU; `body_with_takeaway` what the takeaway leaves of it. Blocks side by side stand in twelve
    columns with `gutter` EMU between them. `pointed` is the frame of pages with a takeaway, where more than their room is other.
    point_first: the takeaway is read before the blocks. skeleton: that of the theme, None for a design from elsewhere. logo: a brand's.
    """

    title: Slot
    body: Rect
    body_with_takeaway: Rect
    takeaway: Slot
    source: Slot
    footers: tuple[Slot, ...]
    gutter: int = GUTTER
    decoration: tuple[Decoration, ...] = ()
    point_first: bool = False
    pointed: Frame | None = None
    skeleton: Skeleton | None = None
    logo: Logo | None = None

    def of_page(self, *, takeaway: bool) -> Frame:
        """The frame of a page without or with a takeaway."""
        return self.pointed if takeaway and self.pointed is not None else self

    def room(self, *, takeaway: bool) -> Rect:
        """The room for blocks on a page without or with a takeaway."""
        return self.of_page(takeaway=takeaway).body_with_takeaway if takeaway else self.body

    def room_for(self, purpose: Purpose, *, takeaway: bool) -> Rect:
        """The room of a layout's blocks: the skeleton's for its purpose, where the frame is that of a theme."""
        return self.room(takeaway=takeaway) if self.skeleton is None else self.skeleton.places(purpose, bar=takeaway).room

    def columns_width(self, count: int) -> int:
        """The width in EMU of `count` of the twelve neighbouring columns with the gutters between them; all twelve are the body."""
        if count == COLUMNS:
            return self.body.width
        column = (self.body.width - (COLUMNS - 1) * self.gutter) // COLUMNS
        return count * (column + self.gutter) - self.gutter


def built_in_frame() -> Frame:
    """The frame of the built-in design."""
    top, width = inches(TOP), columns_width(COLUMNS)
    body = Rect(MARGIN, top, width, inches(_BOTTOM) - top)
    return Frame(title(), body, replace(body, height=inches(_BOTTOM_WITH_TAKEAWAY) - top), takeaway(), source(), FOOT)


def themed_frame(skeleton: Skeleton) -> Frame:
    """The frame of a theme: where its skeleton has content that needs the whole width."""
    plain, pointed = skeleton.wide or skeleton.plain, skeleton.wide_pointed or skeleton.pointed
    return replace(_framed(plain, pointed.room), pointed=_framed(pointed, pointed.room), skeleton=skeleton)


def _framed(places: Places, with_takeaway: Rect) -> Frame:
    heading = replace(title(places.title), style=places.title_style)
    point = takeaway(places.takeaway)
    below, foot = replace(source(), rect=places.source), footers_at(places.foot)
    return Frame(
        heading,
        places.room,
        with_takeaway,
        replace(point, style=HEADLINE) if places.point_first else point,
        below,
        foot,
        decoration=places.decoration,
        point_first=places.point_first,
    )


def frame_of(layout: Layout) -> Frame:
    """The frame that a design's own layout for text gives: takeaway and source line are taken from the foot of its body.

    The layout has a title and a body. ValueError where it lacks one of them.
    """
    heading, text = layout.first(Role.TITLE), layout.first(Role.BODY)
    if heading is None or text is None:
        raise ValueError(f"a frame needs a title and a body: {layout.name} lacks one")
    rect = text.rect
    line = max(round(rect.height * _SOURCE_SHARE), _LEAST_SOURCE)
    body = replace(rect, height=rect.height - line - _GAP)
    bar = max(round(rect.height * _TAKEAWAY_SHARE), _LEAST_TAKEAWAY)
    below = Rect(rect.x, rect.bottom - line, rect.width, line)
    point = Rect(rect.x, body.bottom - bar, rect.width, bar)
    return Frame(
        heading,
        body,
        replace(body, height=body.height - bar - _GAP),
        layout.first(Role.TAKEAWAY) or takeaway(point),
        layout.first(Role.SOURCE) or replace(source(), rect=below),
        layout.slots_for(Role.FURNITURE),
        min(GUTTER, rect.width // 48),
    )
