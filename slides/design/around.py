"""Layouts with a line of text above or below what they hold: what stands in the body moves together and keeps its proportions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.geometry import Rect, inches
from slides.design.layout import Decoration, Layout, PlaceholderKind, Role, Slot

_GAP = inches(0.20)
_FIXED = frozenset((Role.TITLE, Role.TAKEAWAY, Role.SOURCE, Role.FURNITURE, Role.SECTION_NUMBER))
"""Slots that keep their places."""
_RIGID = frozenset(("ellipse", "ring", "chevron", "quote", "rightArrow"))
"""Decoration that keeps its size where what it stands beside grows or shrinks."""
INTRO, OUTRO = 33, 34
"""The indexes of the text above and below, in layouts whose own placeholders have others."""


@lru_cache(maxsize=256)
def with_text_around(layout: Layout, body: Rect, lines: int, after: int, *, concludes: bool = False) -> Layout:
    """A layout with room for `lines` lines of text above its body, and `after` below it; itself where both are 0.

    body: the layout's own room, in EMU. concludes: the text below is set as a conclusion, in bold.
    """
    if not lines and not after:
        return layout
    above, below = _height(lines), _height(after)
    room = Rect(body.x, body.y + above, body.width, body.height - above - below)
    slots = [_in(slot, body, room) for slot in layout.slots]
    added: list[Slot] = []
    below_name, style = ("Conclusion", "outro") if concludes else ("Text below", "text below")
    if lines:
        place = Rect(body.x, body.y, body.width, above - _GAP)
        slots.insert(1, Slot(_free(slots, INTRO), PlaceholderKind.BODY, Role.INTRO, "Introduction", place, "intro"))
    if after:
        place = Rect(body.x, room.bottom + _GAP, body.width, below - _GAP)
        added.append(Slot(_free([*slots, *added], OUTRO), PlaceholderKind.BODY, Role.OUTRO, below_name, place, style))
    at = next((at for at, slot in enumerate(slots) if slot.role in _TAIL), len(slots))
    slots[at:at] = added
    named = " and ".join(_of_lines(name, count) for name, count in (("Introduction", lines), (below_name, after)) if count)
    return replace(
        layout,
        name=f"{layout.name}, with {named}",
        slots=tuple(slots),
        decoration=moved(layout.decoration, body, room),
        special=True,
    )


def _free(slots: Sequence[Slot], index: int) -> int:
    """An index, or the first after it that no slot has."""
    taken = {slot.index for slot in slots}
    return next(each for each in range(index, index + len(taken) + 1) if each not in taken)


def _of_lines(name: str, count: int) -> str:
    """The name of a text with its lines, where it has more than one."""
    return f"{name} of {count} lines" if count > 1 else name


_TAIL = frozenset((Role.TAKEAWAY, Role.SOURCE, Role.FURNITURE))


def _height(lines: int) -> int:
    """The height in EMU of lines of text, with the space that parts them from the body."""
    return inches(0.10 + 0.44 * lines) + _GAP if lines else 0


def _in(slot: Slot, body: Rect, room: Rect) -> Slot:
    """A slot moved with its body; one outside of it as it is."""
    return slot if slot.role in _FIXED else replace(slot, rect=kept_in_share(slot.rect, body, room))


def moved(shapes: Sequence[Decoration], body: Rect, room: Rect) -> tuple[Decoration, ...]:
    """Decoration moved with a body into another room, each shape that stands in it."""
    return tuple(
        replace(shape, rect=kept_in_share(shape.rect, body, room, rigid=shape.shape in _RIGID)) if _stands_in(shape, body) else shape
        for shape in shapes
    )


def _stands_in(shape: Decoration, body: Rect) -> bool:
    """Whether a shape belongs to what stands in a body: one inside it, or a row from edge to edge that begins above it."""
    above, ends = shape.rect.y < body.y, shape.rect.bottom <= body.bottom + inches(0.05)
    return ends and (not above or (shape.shape == "rect" and body.y < shape.rect.bottom and 2 * shape.rect.height < body.height))


def kept_in_share(rect: Rect, body: Rect, room: Rect, *, rigid: bool = False) -> Rect:
    """A rectangle of one room at the same share of another's height. rigid: it keeps its size, its middle moves."""
    share = room.height / body.height
    y = room.y + round((rect.y - body.y) * share)
    height = round(rect.height * share)
    if rigid:
        return replace(rect, y=y + (height - rect.height) // 2)
    if rect.y < body.y < room.y:
        return Rect(rect.x, room.y, rect.width, y + height - room.y)
    return Rect(rect.x, y, rect.width, height)
