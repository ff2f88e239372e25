"""A brand's logo on every layout: large on the cover, at the start of the footers' line elsewhere."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.base.records import frozen
from slides.design.frame import Frame
from slides.design.grid import MARGIN, SLIDE
from slides.design.images.image import Image
from slides.design.layout import Decoration, Layout, Logo, PlaceholderKind, Purpose, Role, Slot
from slides.design.tokens import Colour

_HEIGHT, _WIDTH, _GAP = inches(0.38), inches(1.50), inches(0.20)
"""The room of a logo in the footers' line, and the space after it."""
_COVER_HEIGHT, _COVER_WIDTH, _COVER_TOP = inches(0.70), inches(2.60), inches(0.45)
_COVERS = (Purpose.TITLE, Purpose.TITLE_AND_PICTURE)


@frozen
class BrandMark:
    """A logo before it has a place: its picture, the one for dark grounds (None: it has none), and what it says.

    dark_ink: whether the picture is dark, so that it cannot be seen on a dark ground; None where it can be seen on any.
    """

    image: Image
    reverse: Image | None
    alt: str
    dark_ink: bool | None = None


def frame_with_logo(frame: Frame, mark: BrandMark, dark: frozenset[Colour]) -> Frame:
    """The frame of freeform pages with the logo."""
    foot, logo = _footed(frame.footers, frame.decoration, Colour.CANVAS, mark, dark)
    pointed = frame_with_logo(frame.pointed, mark, dark) if frame.pointed is not None else None
    return replace(frame, footers=foot, logo=logo, pointed=pointed)


def with_logo(layout: Layout, mark: BrandMark, dark: frozenset[Colour]) -> Layout:
    """A layout with the logo, read from the left. dark: the tokens of grounds that are dark."""
    if layout.form.purpose in _COVERS and (logo := _on_cover(layout, mark, dark)) is not None:
        return replace(layout, logo=logo)
    foot, logo = _footed(layout.slots, layout.decoration, layout.ground, mark, dark)
    return replace(layout, slots=foot, logo=logo)


def _footed(
    slots: tuple[Slot, ...], decoration: tuple[Decoration, ...], ground: Colour, mark: BrandMark, dark: frozenset[Colour]
) -> tuple[tuple[Slot, ...], Logo | None]:
    """Slots with the footer moved aside, and the logo before it; as they are where there is no footer, or no picture for its ground."""
    footer = next((slot for slot in slots if slot.kind is PlaceholderKind.FOOTER and slot.role is Role.FURNITURE), None)
    if footer is None:
        return slots, None
    above = max((slot.rect.bottom for slot in slots if slot.rect.bottom <= footer.rect.y), default=0)
    top = max(footer.rect.y + footer.rect.height // 2 - _HEIGHT // 2, above)
    room = Rect(footer.rect.x, top, _WIDTH, 2 * (footer.rect.y + footer.rect.height // 2 - top))
    image = _picture_for(mark, _ground_under(room, decoration, ground), dark)
    if image is None or footer.rect.width < 2 * _WIDTH:
        return slots, None
    place = _fitted(image, room)
    moved = place.width + _GAP
    rect = replace(footer.rect, x=footer.rect.x + moved, width=footer.rect.width - moved)
    return tuple(replace(slot, rect=rect) if slot is footer else slot for slot in slots), Logo(image, place, mark.alt)


def _on_cover(layout: Layout, mark: BrandMark, dark: frozenset[Colour]) -> Logo | None:
    """The logo in the first corner of a cover where nothing else stands."""
    right, low = SLIDE.width - MARGIN - _COVER_WIDTH, SLIDE.height - _COVER_TOP - _COVER_HEIGHT
    taken = [slot.rect for slot in layout.slots if slot.role is not Role.FURNITURE]
    for x, y in ((MARGIN, _COVER_TOP), (right, _COVER_TOP), (MARGIN, low), (right, low)):
        room = Rect(x, y, _COVER_WIDTH, _COVER_HEIGHT)
        image = _picture_for(mark, _ground_under(room, layout.decoration, layout.ground), dark)
        if image is not None and not any(_meet(room, rect) for rect in taken):
            place = _fitted(image, room)
            place = replace(place, x=room.right - place.width) if x == right else place
            return Logo(image, place, mark.alt)
    return None


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _ground_under(room: Rect, decoration: tuple[Decoration, ...], ground: Colour) -> Colour:
    """The token of what is painted under a place: the last rectangle that meets it, else the slide's ground."""
    painted = [each.colour for each in decoration if each.shape == "rect" and _meet(room, each.rect)]
    return painted[-1] if painted else ground


def _picture_for(mark: BrandMark, ground: Colour, dark: frozenset[Colour]) -> Image | None:
    """The picture that can be seen on a ground; None where the logo has none for it."""
    if ground in dark:
        return mark.reverse or (None if mark.dark_ink is True else mark.image)
    return None if mark.dark_ink is False else mark.image


def _fitted(image: Image, room: Rect) -> Rect:
    """A picture's place in a room: as large as that allows, at its left, in the middle of its height."""
    scale = min(room.width / max(image.width, 1), room.height / max(image.height, 1))
    width, height = round(image.width * scale), round(image.height * scale)
    return Rect(room.x, room.y + (room.height - height) // 2, width, height)
