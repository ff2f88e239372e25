"""Layouts of several pictures, of pictures with names, of a quotation beside its speaker, and of a picture over a panel of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.design.grid import GUTTER, MARGIN, SLIDE, across, box, columns_width, row
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

_TALL, _LOW = 4.80, 3.70
_PANEL = inches(4.80)
"""How wide the panel beside a picture is."""
_CAPTION, _GAP = 0.40, 0.20
"""Inches: a caption, and the room between two rows."""
_COUNT = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}
_USUAL, _LARGE = 0.62, 0.78
"""The shares of their place that pictures take over a paragraph, and over a line or two."""
_IN_A_ROW = 4
"""This many pictures with names stand side by side, the names under them; more stand in two rows, the names beside them."""


def picture_layouts() -> tuple[Layout, ...]:
    """Every layout of this module, each without and with a takeaway where there is room for one."""
    found: list[Layout] = []
    for bar in (False, True):
        found += [_grid(count, bar=bar) for count in (3, 4, 5, 6)]
        found += [_named(count, bar=bar) for count in (2, 3, 4, 5, 6)]
        found += [_named(count, bar=bar, large=True) for count in (2, 3, 4)]
        found.append(_portrait(bar=bar))
    return (*found, _panel())


def _tail(*, bar: bool) -> tuple[Slot, ...]:
    return (*((takeaway(),) if bar else ()), source(), *FOOT)


def _picture(at: int, rect: Rect) -> Slot:
    return Slot(13 + 2 * at, PlaceholderKind.PICTURE, Role.PICTURE, f"Picture {at + 1}", rect, "caption")


def _pointed(name: str, *, bar: bool) -> str:
    return f"{name} with Takeaway" if bar else name


def _grid(count: int, *, bar: bool) -> Layout:
    """Pictures of one size with their captions, in one row or two; a shorter second row stands in the middle."""
    height = _LOW if bar else _TALL
    rows = (count,) if count == 3 else (2, 2) if count == 4 else (3, count - 3)
    each = (height - _GAP * (len(rows) - 1)) / len(rows)
    slots: list[Slot] = []
    for line, filled in enumerate(rows):
        shift = (rows[0] - filled) * (row(rows[0], 0, 1)[0].width + GUTTER) // 2
        for rect in row(rows[0], TOP + line * (each + _GAP), each)[:filled]:
            at, place = len(slots) // 2, replace(rect, x=rect.x + shift)
            high = place.height - inches(_CAPTION)
            slots.append(_picture(at, replace(place, height=high)))
            under = replace(place, y=place.y + high, height=inches(_CAPTION))
            slots.append(body(14 + 2 * at, under, "caption, centred", Role.CAPTION, f"Caption {at + 1}"))
    name = _pointed(f"{_COUNT[count]} Pictures", bar=bar)
    return layout(name, title(), *slots, *_tail(bar=bar), purpose=Purpose.PICTURE_GRID, count=count)


def _named(count: int, *, bar: bool, large: bool = False) -> Layout:
    """Pictures with names and what stands with them; large ones over few words."""
    height = _LOW if bar else _TALL
    places = _under_each(count, height, _LARGE if large else _USUAL) if count <= _IN_A_ROW else _beside_each(count, height)
    slots: list[Slot] = []
    for at, (picture, words) in enumerate(places):
        slots += [_picture(at, picture), body(14 + 2 * at, words, "person", Role.TEXT, f"Name {at + 1}")]
    name = _pointed(f"{_COUNT[count]} Pictures with Names", bar=bar) + (", large" if large else "")
    return layout(name, title(), *slots, *_tail(bar=bar), purpose=Purpose.NAMED_PICTURES, count=count, special=large)


def _under_each(count: int, height: float, share: float) -> Iterator[tuple[Rect, Rect]]:
    """Pictures side by side with the words under them, no wider than three are. share: of the height, for the pictures."""
    width = (columns_width(12) - GUTTER * (max(count, 3) - 1)) // max(count, 3)
    start = MARGIN + (columns_width(12) - count * width - (count - 1) * GUTTER) // 2
    high = inches(height * share)
    for at in range(count):
        rect = Rect(start + at * (width + GUTTER), inches(TOP), width, high)
        yield rect, Rect(rect.x, rect.bottom + inches(0.12), width, inches(height) - high - inches(0.12))


def _beside_each(count: int, height: float) -> Iterator[tuple[Rect, Rect]]:
    """Pictures in two rows of three with the words beside them."""
    each = (height - _GAP) / 2
    for at in range(count):
        cell = row(3, TOP + (at // 3) * (each + _GAP), each)[at % 3]
        picture = replace(cell, width=cell.width * 36 // 100)
        x = picture.right + inches(0.15)
        yield picture, replace(cell, x=x, width=cell.right - x)


def _portrait(*, bar: bool) -> Layout:
    """A quotation on a panel beside the picture of who said it."""
    height = _LOW if bar else _TALL
    picture, panel = across(0, 4, TOP, height), across(4, 8, TOP, height)
    words = Rect(panel.x + inches(0.35), panel.y + inches(0.85), panel.width - inches(0.70), panel.height - inches(1.50))
    who = Rect(words.x, words.bottom, words.width, inches(0.40))
    mark = Decoration("quote", Rect(words.x, panel.y + inches(0.20), inches(1.0), inches(0.80)), Colour.KEY)
    slots = (
        Slot(15, PlaceholderKind.PICTURE, Role.PICTURE, "Portrait", picture, "caption"),
        body(13, words, "portrait quote", Role.QUOTE, "Quotation"),
        body(14, who, "attribution", Role.ATTRIBUTION, "Attribution"),
    )
    name = _pointed("Quote and Portrait", bar=bar)
    decoration = Decoration("rect", panel, Colour.PANEL), mark
    return layout(name, title(), *slots, *_tail(bar=bar), decoration=decoration, purpose=Purpose.PORTRAIT_QUOTATION)


def _panel() -> Layout:
    """The title and a few words on a panel, beside a picture that runs to the slide's edges."""
    number = replace(footers(", deep")[2], rect=across(3, 1, 6.98, 0.30))
    slots = (
        title(box(0.75, 1.30, 3.65, 3.20), "dark title"),
        body(1, box(0.75, 4.70, 3.65, 1.90), "dark text"),
        _picture(0, Rect(_PANEL, 0, SLIDE.width - _PANEL, SLIDE.height)),
    )
    foot = footers(", deep", 3)[1], number
    return layout("Picture and Panel", *slots, *foot, purpose=Purpose.PICTURE_AND_PANEL, ground=Colour.DEEP)
