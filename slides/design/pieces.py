"""Pieces that repeat - cards, steps, dates, sides - where the skeleton of a theme has them, with what is drawn under them."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.geometry import Rect, inches, points
from slides.base.records import with_changes as replace
from slides.design.grid import SLIDE
from slides.design.layout import Decoration, Form, Purpose, Role, Slot
from slides.design.skeleton import Items
from slides.design.tokens import Colour

_ROLES = (Role.CARD, Role.HEAD, Role.TEXT, Role.ANSWERS)
_BESIDE = 0.25
"""Inches between a heading and the text beside it."""
_TIP = 0.22
"""Inches: how far the tip of a heading that points to the next stands out."""
_DOT, _RING, _JOINT = 0.20, 0.90, (0.16, 0.32)
"""Inches: a dot of a rail, the ring round a number, the width and height of a chevron."""


def is_piece(slot: Slot) -> bool:
    """Whether a slot holds a piece, or part of one."""
    return slot.role in _ROLES


def stand(slots: tuple[Slot, ...], form: Form, items: Items, area: Rect, ground: Rect) -> tuple[tuple[Slot, ...], tuple[Decoration, ...]]:
    """The slots of the pieces in an area, and what is drawn under them: on all of `ground` where they run to the slide's edges."""
    groups = _grouped(slots)
    beside = sum(group[0].rect.y == groups[0][0].rect.y for group in groups)
    columns = 1 if items.rows else len(groups) if form.purpose is Purpose.NUMBERED_CLOSING else beside
    edged = _to_edges(area, ground) if items.rows else ground
    cells = _cells(len(groups), columns, items, edged if items.bleed and columns < len(groups) else area)
    rail = _rail(cells, items) if items.rail else ()
    if items.rail and not items.rows:
        low = inches(items.numeral_room)
        cells = [replace(cell, y=cell.y + low, height=cell.height - low) for cell in cells]
    found: list[Slot] = []
    shapes: list[Decoration] = []
    for at, (group, cell) in enumerate(zip(groups, cells, strict=True)):
        accent = items.last if at == len(groups) - 1 else items.accent
        whole = replace(cell, y=ground.y, height=ground.height) if items.bleed and columns == len(groups) else cell
        shapes += _drawn(at, cell, whole, items, accent)
        if items.tip and (items.rows or at < len(groups) - 1):
            shapes.append(_tip(_inside(cell, items), items, accent))
        room = _inside(cell, items)
        top = room.y if items.rows else max(room.y, area.y)
        found += _filled(group, replace(room, y=top, height=min(room.bottom, area.bottom) - top), items)
    shapes += _joints(cells, items)
    return tuple(found), (*shapes, *rail)


def _to_edges(area: Rect, ground: Rect) -> Rect:
    """The room for rows from edge to edge: from where the ground begins to where it ends, but not under the slide's footers."""
    bottom = ground.bottom if ground.bottom < SLIDE.height else area.bottom
    return replace(area, y=ground.y, height=bottom - ground.y)


def _grouped(slots: tuple[Slot, ...]) -> list[tuple[Slot, ...]]:
    """The slots of each piece: one, or a heading with its text."""
    heads = [slot for slot in slots if slot.role is Role.HEAD]
    if not heads:
        return [(slot,) for slot in slots]
    return list(zip(heads, (slot for slot in slots if slot.role is Role.TEXT), strict=True))


def _cells(count: int, columns: int, items: Items, area: Rect) -> list[Rect]:
    """The rectangle of each piece: in rows of `columns`."""
    if items.bleed:
        area = replace(area, x=0, width=SLIDE.width)
    rows, gap = -(-count // columns), inches(items.gap)
    width = (area.width - gap * (columns - 1)) // columns
    height = (area.height - gap * (rows - 1)) // rows
    height = min(height, inches(items.tallest)) if items.tallest else height
    return [Rect(area.x + at % columns * (width + gap), area.y + at // columns * (height + gap), width, height) for at in range(count)]


def _inside(cell: Rect, items: Items) -> Rect:
    """The room for text in a piece."""
    left, right, top = inches(items.pad), inches(items.pad_end), inches(items.strip)
    if items.rows:
        left += inches(items.numeral_room)
    elif not items.rail:
        top += inches(items.numeral_room)
    return Rect(cell.x + left, cell.y + top, cell.width - left - right, cell.height - top)


def _filled(group: tuple[Slot, ...], room: Rect, items: Items) -> Iterator[Slot]:
    """A piece's slots in its room: a heading above its text, or before it in rows."""
    if len(group) == 1:
        yield replace(group[0], rect=room)
        return
    head, text = group
    size = inches(items.head)
    head = replace(head, style=items.head_style) if items.head_style else head
    if items.rows:
        beside = size + inches(_BESIDE)
        yield replace(head, rect=replace(room, width=size))
        yield replace(text, rect=Rect(room.x + beside, room.y, room.width - beside, room.height))
    else:
        yield replace(head, rect=replace(room, height=size))
        yield replace(text, rect=Rect(room.x, room.y + size, room.width, room.height - size))


def _drawn(at: int, cell: Rect, whole: Rect, items: Items, accent: Colour) -> Iterator[Decoration]:
    """What is drawn under one piece: ground, border, line, strip, number."""
    if items.fills:
        yield Decoration("rect", whole, items.fills[at % len(items.fills)])
    if items.border:
        yield Decoration("frame", whole, items.stroke, points(items.border))
    if items.line:
        yield Decoration("line", replace(cell, height=0), items.stroke, points(items.line))
    if items.strip:
        width = inches(items.strip_width) if items.strip_width else cell.width
        x = cell.x + (inches(items.pad) if items.strip_width else 0)
        yield Decoration("rect", Rect(x, whole.y, width, inches(items.strip)), accent)
    if items.bar:
        yield Decoration("rect", replace(whole, width=inches(items.bar)), accent)
    if items.numeral:
        yield from _numeral(at, cell, items, accent)


def _tip(room: Rect, items: Items, accent: Colour) -> Decoration:
    """The tip of a heading: beside it."""
    head = inches(items.head)
    place = Rect(room.x + head, room.y, 0, room.height) if items.rows else Rect(room.right, room.y, 0, head)
    return Decoration("tip", replace(place, width=inches(_TIP)), accent)


def _numeral(at: int, cell: Rect, items: Items, accent: Colour) -> Iterator[Decoration]:
    """The number of a piece, counted from 1, in its ring where it has one."""
    room = inches(items.numeral_room)
    x, y = cell.x + inches(items.pad), cell.y + (0 if items.rows else inches(items.strip))
    place = Rect(x, y, room, cell.height) if items.rows else Rect(x, y, cell.width - inches(items.pad + items.pad_end), room)
    if items.ring:
        side = inches(_RING)
        place = Rect(x, y + (place.height - side) // 2, side, side)
        yield Decoration("ring", place, accent, points(1.5))
    yield Decoration("numeral", place, accent, text=str(at + 1), size=items.numeral, centred=items.ring)


def _joints(cells: list[Rect], items: Items) -> Iterator[Decoration]:
    """A chevron in each gap between pieces side by side."""
    if not items.joint or items.rows:
        return
    width, height = map(inches, _JOINT)
    for cell in cells[:-1]:
        x = cell.right + (inches(items.gap) - width) // 2
        yield Decoration("chevron", Rect(x, cell.y + (inches(items.head) - height) // 2, width, height), Colour.MUTED)


def _rail(cells: list[Rect], items: Items) -> Iterator[Decoration]:
    """A line along the pieces, with a dot for each."""
    dot, first, last = inches(_DOT), cells[0], cells[-1]
    across, colour, width = not items.rows, items.accent if items.square else items.stroke, points(2 if items.square else 1.5)
    if across:
        yield Decoration("line", Rect(first.x, first.y + dot // 2, last.right - first.x, 0), colour, width)
    else:
        yield Decoration("line", Rect(first.x + dot // 2, first.y + dot, 0, last.bottom - first.y - dot), colour, width)
    for at, cell in enumerate(cells):
        y = cell.y if across else cell.y + inches(0.06)
        yield Decoration(
            "rect" if items.square else "ellipse",
            Rect(cell.x + inches(items.pad), y, dot, dot),
            items.last if at == len(cells) - 1 else items.accent,
        )
