"""The frame of a freeform page: where its title, body, takeaway, source line and footers are."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.base.records import frozen
from slides.design.grid import COLUMNS, GUTTER, MARGIN, columns_width
from slides.design.layout import FOOT, TOP, Layout, Role, Slot, source, takeaway, title

_BOTTOM, _BOTTOM_WITH_TAKEAWAY = 6.50, 5.45
"""Where the built-in body ends, in inches, without and with a takeaway."""
_TAKEAWAY_SHARE, _SOURCE_SHARE = 0.19, 0.06
"""The parts of a foreign body's height that its takeaway and its source line take."""
_LEAST_TAKEAWAY, _LEAST_SOURCE, _GAP = inches(0.60), inches(0.26), inches(0.15)


@frozen
class Frame:
    """Places for a page made of its blocks. All of them as read from the left: a page in the other direction is mirrored whole.

    `body` is the room for blocks, in EMU; `body_with_takeaway` what the takeaway leaves of it. Blocks side by side stand in twelve
    columns with `gutter` EMU between them.
    """

    title: Slot
    body: Rect
    body_with_takeaway: Rect
    takeaway: Slot
    source: Slot
    footers: tuple[Slot, ...]
    gutter: int = GUTTER

    def room(self, *, takeaway: bool) -> Rect:
        """The room for blocks on a page without or with a takeaway."""
        return self.body_with_takeaway if takeaway else self.body

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
