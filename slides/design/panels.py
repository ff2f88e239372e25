"""Layouts of one block in large type on a panel, and of blocks beside a panel with the title."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from slides.base.geometry import Rect, inches
from slides.base.records import with_changes as replace
from slides.design.grid import COLUMNS, MARGIN, SLIDE, across, box, row
from slides.design.layout import (
    FOOT,
    TOP,
    Decoration,
    Layout,
    PlaceholderKind,
    Purpose,
    Role,
    Slot,
    body,
    footers,
    layout,
    source,
    takeaway,
    title,
)
from slides.design.tokens import Colour

_ROOM, _ROOM_WITH_BAR = 4.80, 3.75
_SIDE = inches(4.40)
"""How wide a panel with the title is."""
_CAPTION = inches(0.40)
SIDE_PANEL = Decoration("rect", Rect(0, 0, _SIDE, SLIDE.height), Colour.KEY)
"""The panel on which a title stands beside the blocks."""


def panel_layouts() -> tuple[Layout, ...]:
    """A sentence, a text, and short items on panels, each without and with a takeaway; a text, and a picture, beside the title."""
    return (*_on_panels(), *_formulas(), *_tiles(), _text_beside_title(), *_pictures_beside_title())


def _on_panels() -> Iterator[Layout]:
    for name, style, purpose in (
        ("Statement on Panel", "panel statement", Purpose.STATEMENT_ON_PANEL),
        ("Text on Panel", "panel text", Purpose.TEXT_ON_PANEL),
    ):
        for bar in (False, True):
            slot = body(1, across(0, COLUMNS, TOP, _ROOM_WITH_BAR if bar else _ROOM), style)
            tail = (*((takeaway(),) if bar else ()), source(), *FOOT)
            yield layout(f"{name}{' with Takeaway' if bar else ''}", title(), slot, *tail, purpose=purpose)


_LINE, _FORMULA, _GAP = 0.50, 1.50, 0.20
"""Inches: a line of text over a formula, the panel of the formula, and the room between them."""


def _formulas() -> Iterator[Layout]:
    """A formula on a panel, with and without a line or two above it and text under it, without and with a takeaway."""
    for lines, under, bar in product((0, 1, 2), (True, False), (False, True)):
        room = _ROOM_WITH_BAR if bar else _ROOM
        top = TOP + (_LINE * lines + _GAP if lines else 0)
        high = _FORMULA if under else TOP + room - top
        panel = body(13, across(0, COLUMNS, top, high), "formula", Role.CARD, "Formula")
        above = (Slot(14, PlaceholderKind.BODY, Role.INTRO, "Introduction", across(0, COLUMNS, TOP, _LINE * lines), "intro"),)
        y = top + high + _GAP
        below = (body(1, across(0, COLUMNS, y, TOP + room - y), "text"),)
        slots = title(), *(above if lines else ()), panel, *(below if under else ()), *((takeaway(),) if bar else ()), source(), *FOOT
        named = ("", ", one line above", ", two lines above")[lines] + (", text below" if under else "")
        yield layout(f"Formula{' with Takeaway' if bar else ''}{named}", *slots, purpose=Purpose.FORMULA, special=bool(named))


_BETWEEN = 0.25
"""Inches between two rows of tiles."""


def _tiles() -> Iterator[Layout]:
    """Items of a word or few, each on a panel of its own: side by side, or in two rows."""
    for count, beside in ((2, 2), (4, 2), (6, 3)):
        for bar in (False, True):
            rows, room = count // beside, _ROOM_WITH_BAR if bar else _ROOM
            each = (room - _BETWEEN * (rows - 1)) / rows
            rects = [rect for at in range(rows) for rect in row(beside, TOP + at * (each + _BETWEEN), each)]
            slots = [body(13 + at, rect, "pair" if count == 2 else "tile", Role.CARD, f"Tile {at + 1}") for at, rect in enumerate(rects)]
            tail = (*((takeaway(),) if bar else ()), source(), *FOOT)
            yield layout(f"{count} Tiles{' with Takeaway' if bar else ''}", title(), *slots, *tail, purpose=Purpose.TILES, count=count)


def side_title() -> Slot:
    """The title on the panel beside the blocks."""
    return title(box(0.75, 0.75, 3.30, 5.75), "side title")


def beside_panel() -> Rect:
    """The room for blocks beside a panel with the title."""
    x = _SIDE + inches(0.60)
    return Rect(x, inches(0.75), SLIDE.width - MARGIN - x, inches(5.70))


def side_tail() -> tuple[Slot, ...]:
    """Source line, date, footer and number beside a panel with the title."""
    room, (date, footer, number) = beside_panel(), footers()
    under = Slot(31, source().kind, Role.SOURCE, "Source", Rect(room.x, inches(6.47), room.width, inches(0.50)), "source")
    return (under, date, replace(footer, rect=Rect(room.x, footer.rect.y, inches(3.7), footer.rect.height)), number)


def _text_beside_title() -> Layout:
    """A short text beside its title."""
    slots = side_title(), body(1, beside_panel(), "side text"), *side_tail()
    return layout("Side Title and Text", *slots, decoration=(SIDE_PANEL,), purpose=Purpose.SIDE_TITLE_AND_TEXT)


def _pictures_beside_title() -> Iterator[Layout]:
    """A picture over nearly the slide's whole height beside its title, without and with a caption."""
    room = beside_panel()
    for name, caption in (("", 0), (" with Caption", _CAPTION)):
        picture = replace(room, height=room.height - caption)
        slots = [Slot(13, PlaceholderKind.PICTURE, Role.PICTURE, "Picture", picture, "caption")]
        if caption:
            slots.append(body(14, Rect(room.x, picture.bottom, room.width, caption), "caption, centred", Role.CAPTION, "Caption"))
        yield layout(
            f"Side Title and Picture{name}",
            side_title(),
            *slots,
            *side_tail(),
            decoration=(SIDE_PANEL,),
            purpose=Purpose.SIDE_TITLE_AND_PICTURE,
        )
