"""Puts the layouts of the neutral table where the skeleton of a theme has their parts."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.geometry import Rect, inches, points
from slides.base.records import with_changes as replace
from slides.design.grid import SLIDE
from slides.design.layout import FOOT, Decoration, Layout, PlaceholderKind, Purpose, Role, Slot
from slides.design.panels import SIDE_PANEL, beside_panel
from slides.design.pieces import is_piece, stand
from slides.design.rows import agenda_cards
from slides.design.skeleton import NEUTRAL, PLAIN, POINTED, Foot, Items, Opener, Places, Skeleton
from slides.design.title_scale import for_one_line, one_line_title
from slides.design.tokens import Colour

_HIGHEST, _LOWEST = inches(0.48), inches(6.53)
"""The top and the bottom of blocks that stand beside the title on the neutral grid."""
_BESIDE_TITLE = (
    Purpose.AGENDA,
    Purpose.SIDE_TITLE_AND_ROWS,
    Purpose.SIDE_TITLE_AND_NUMBERED_ROWS,
    Purpose.SIDE_TITLE_AND_TEXT,
    Purpose.SIDE_TITLE_AND_PICTURE,
)
"""What stands beside a panel with the title."""
_ROWS = (Purpose.ROWS, Purpose.NUMBERED_ROWS, Purpose.LED_ROWS)
"""What stands in rows between hairlines over the whole width."""
HEADLINE = "point"
"""The text style of a takeaway that is read first."""
_TOLERANCE = inches(0.10)
_LEAST_TITLE, _GAP = inches(1.0), inches(0.30)
_LEAST_BLEED = inches(1.2)
"""The least height of text in columns that run to the slide's edges; lower ones are as high as the room."""
_EDGE_GAP = inches(0.17)
OPEN_MOMENT = "open moment"
"""The style of moments on both sides of their line, which stand alike in all themes."""
_HAIRLINE, _CLOSE = points(1), inches(0.40)
"""The weight of a line between rows, and how far under a rule such a line doubles it."""


def themed_layouts(layouts: tuple[Layout, ...], skeleton: Skeleton) -> tuple[Layout, ...]:
    """The layouts in the geometry of a theme: the same names, slots and indexes in other places."""
    return layouts if skeleton == NEUTRAL else tuple(_arranged(layout, skeleton) for layout in layouts)


def _arranged(layout: Layout, skeleton: Skeleton) -> Layout:
    purpose, bar = layout.form.purpose, bool(layout.slots_for(Role.TAKEAWAY))
    if opener := skeleton.opener(purpose, bar=bar):
        return _opened(layout, opener, skeleton.pieces(purpose))
    if layout.ground is not Colour.CANVAS or (purpose in _BESIDE_TITLE and (skeleton.wide is None or purpose is Purpose.AGENDA)):
        return _sided(layout, skeleton.side)
    if purpose is Purpose.TEXT_AND_EDGE_PICTURE:
        edge = skeleton.edge_pointed if bar else skeleton.edge
        return layout if edge is None else _beside_edge(layout, edge)
    return _content(layout, skeleton, bar=bar)


def _opened(layout: Layout, opener: Opener, items: Items | None) -> Layout:
    """A slide on a ground of its own, with its pieces in their room."""
    decoration = opener.decoration
    pieces = tuple(slot for slot in layout.slots if is_piece(slot))
    if pieces and opener.room is not None and items is not None:
        room = _room_beside(opener, items, len(pieces)) if layout.form.purpose is Purpose.CHAPTER else opener.room
        stood, drawn = stand(pieces, layout.form, items, room, room)
        if layout.form.purpose is Purpose.AGENDA and any(slot.style == "agenda card" for slot in pieces):
            cells = agenda_cards(opener.room, len(pieces))
            stood, drawn = tuple(replace(slot, rect=rect) for slot, rect in zip(pieces, cells, strict=True)), ()
        moved = {slot.index: slot for slot in stood}
        layout = replace(layout, slots=tuple(moved.get(slot.index, slot) for slot in layout.slots))
        decoration = (*decoration, *_apart_from(decoration, drawn))
    places = {role: (rect, style) for role, rect, style in opener.places}
    slots = []
    for slot in layout.slots:
        if slot.role in places:
            rect, style = places[slot.role]
            rect = _clear_of(rect, opener.room) if pieces and opener.room is not None else rect
            slot = replace(slot, rect=rect, style=style)
        slots.append(_footed(slot, opener.foot))
    return replace(layout, slots=tuple(slots), ground=opener.ground, decoration=decoration)


def _room_beside(opener: Opener, items: Items, count: int) -> Rect:
    """The room for rows: the middle of it where they stand beside the title, all of it where they stand under it."""
    assert opener.room is not None, "rows have a room"
    room, title = opener.room, next(rect for role, rect, _ in opener.places if role is Role.TITLE)
    if room.y > title.y + _LEAST_TITLE:
        return room
    height = min(inches(items.tallest) * count, room.height) if items.tallest else room.height
    return replace(room, y=room.y + (room.height - height) // 2, height=height)


def _clear_of(rect: Rect, room: Rect) -> Rect:
    """As much of a place as is above or to the left of the room for pieces."""
    if rect.right <= room.x or rect.bottom <= room.y or rect.y >= room.bottom:
        return rect
    return replace(rect, height=room.y - rect.y) if room.y > rect.y + _LEAST_TITLE else replace(rect, width=room.x - _GAP - rect.x)


def footers_at(foot: Foot) -> tuple[Slot, ...]:
    """Date, footer and slide number in their places."""
    return tuple(_footed(slot, foot) for slot in FOOT)


def _footed(slot: Slot, foot: Foot) -> Slot:
    """A footer in its place; any other slot as it is."""
    if slot.kind is PlaceholderKind.DATE:
        return replace(slot, rect=foot.date, style=f"footer{foot.style}, right")
    if slot.kind is PlaceholderKind.FOOTER:
        return replace(slot, rect=foot.footer, style=f"footer{foot.style}")
    if slot.kind is PlaceholderKind.NUMBER:
        return replace(slot, rect=foot.number, style=f"footer{foot.style}, right")
    return slot


def _furnished(slot: Slot, places: Places) -> Slot | None:
    """What stands round the blocks of every slide, in its place; None for a block."""
    match slot.role:
        case Role.TITLE:
            return replace(slot, rect=places.title, style=places.title_style)
        case Role.TAKEAWAY:
            return replace(slot, rect=places.takeaway, style=HEADLINE if places.point_first else slot.style)
        case Role.SOURCE:
            return replace(slot, rect=places.source)
        case Role.FURNITURE:
            return _footed(slot, places.foot)
        case _:
            return None


def _content(layout: Layout, skeleton: Skeleton, *, bar: bool) -> Layout:
    """A slide with blocks: what stands round them has its places, and they have theirs in the room."""
    places, neutral = skeleton.places(layout.form.purpose, bar=bar), POINTED if bar else PLAIN
    items = _items(layout, skeleton)
    if places == neutral and items is None:
        return layout
    blocks = [slot for slot in layout.slots if _furnished(slot, places) is None]
    room = beside_panel() if layout.form.purpose in _BESIDE_TITLE else _spanned(blocks, neutral.room)
    if room != neutral.room and items is None and places == for_one_line(NEUTRAL).places(layout.form.purpose, bar=bar):
        return _risen(layout, neutral, places)
    moved = {slot.index: replace(slot, rect=_moved(slot.rect, room, places.room)) for slot in blocks}
    decoration = tuple(_decoration(shape, room, places.room) for shape in layout.decoration if shape.rect.height < SLIDE.height)
    if items is not None and (pieces := tuple(slot for slot in blocks if is_piece(slot))):
        area = _moved(_extent(pieces, layout.decoration), room, places.room)
        if items.bleed and area.height < inches(items.numeral_room + items.head) + _LEAST_BLEED:
            area = places.room
        top = places.takeaway.bottom if places.point_first else places.title.bottom
        bottom = places.takeaway.y if bar and not places.point_first else SLIDE.height
        ground = Rect(0, top, SLIDE.width, bottom - top)
        stood, decoration = stand(tuple(moved[slot.index] for slot in pieces), layout.form, items, area, ground)
        moved |= {slot.index: slot for slot in stood}
    slots = [_furnished(slot, places) or moved[slot.index] for slot in layout.slots]
    if places.point_first:
        if items is None and layout.form.purpose in _ROWS:
            decoration = (*decoration, *_closing_lines(decoration, tuple(moved.values())))
        slots.sort(key=lambda slot: {Role.TITLE: 0, Role.TAKEAWAY: 1}.get(slot.role, 2))
    shown = places.decoration if layout.first(Role.TITLE) else ()
    return replace(layout, slots=tuple(slots), decoration=(*shown, *_apart_from(shown, decoration)))


def _sided(layout: Layout, colour: Colour) -> Layout:
    """A layout with the panel of its title in a theme's colour."""
    if SIDE_PANEL not in layout.decoration or colour is SIDE_PANEL.colour:
        return layout
    return replace(layout, decoration=tuple(replace(each, colour=colour) if each == SIDE_PANEL else each for each in layout.decoration))


def _items(layout: Layout, skeleton: Skeleton) -> Items | None:
    """How the pieces of a layout stand in a theme; None where as on the neutral grid."""
    items = skeleton.pieces(layout.form.purpose)
    if items is None or any(slot.style == OPEN_MOMENT for slot in layout.slots):
        return None
    return None if items.most and layout.form.count > items.most else items


def _closing_lines(lines: tuple[Decoration, ...], rows: tuple[Slot, ...]) -> Iterator[Decoration]:
    """A line under the last row of each column, which rows over a takeaway's bar go without."""
    for column in {line.rect.x: line for line in lines}.values():
        foot = max(row.rect.bottom for row in rows if column.rect.x <= row.rect.x < column.rect.right)
        yield replace(column, rect=replace(column.rect, y=foot))


def _apart_from(rules: tuple[Decoration, ...], drawn: tuple[Decoration, ...]) -> tuple[Decoration, ...]:
    """What is drawn with the blocks, without the hairlines close under a rule of the slide: the two would read as one double rule."""
    over = [shape.rect for shape in rules if _is_across(shape)]

    def doubles(shape: Decoration) -> bool:
        return _is_across(shape) and shape.line <= _HAIRLINE and any(_doubles(shape.rect, each) for each in over)

    return tuple(shape for shape in drawn if not doubles(shape))


def _is_across(shape: Decoration) -> bool:
    return shape.shape == "line" and not shape.rect.height


def _doubles(line: Rect, rule: Rect) -> bool:
    """Whether a line stands close under a rule that is as wide or wider."""
    inside = rule.x - _TOLERANCE <= line.x and line.right <= rule.right + _TOLERANCE
    return inside and 0 < line.y - rule.y < _CLOSE


def _risen(layout: Layout, neutral: Places, places: Places) -> Layout:
    """A layout with blocks beside its title, where titles take one line: what stands under the title begins where it ends."""
    rise = neutral.room.y - places.room.y
    slots = []
    for slot in layout.slots:
        if slot.role is Role.TITLE and slot.rect.height == neutral.title.height:
            slot = replace(slot, rect=one_line_title(slot.rect, places.room.y, rise))
        elif slot.rect.y == neutral.room.y:
            slot = replace(slot, rect=replace(slot.rect, y=slot.rect.y - rise, height=slot.rect.height + rise))
        slots.append(slot)
    return replace(layout, slots=tuple(slots))


def _spanned(blocks: list[Slot], room: Rect) -> Rect:
    """The neutral room that the blocks of a layout are placed in: a higher one where some of them stand beside the title."""
    outside = any(slot.rect.y < room.y - _TOLERANCE or slot.rect.bottom > room.bottom + _TOLERANCE for slot in blocks)
    return replace(room, y=_HIGHEST, height=_LOWEST - _HIGHEST) if outside else room


def _extent(slots: tuple[Slot, ...], decoration: tuple[Decoration, ...]) -> Rect:
    """The rectangle round slots and what is drawn with them."""
    rects = [slot.rect for slot in slots] + [shape.rect for shape in decoration]
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(x, y, max(rect.right for rect in rects) - x, max(rect.bottom for rect in rects) - y)


def _moved(rect: Rect, before: Rect, after: Rect) -> Rect:
    """A rectangle of one room where it stands in another: stretched with it, and with what runs to the slide's edges left so."""
    if before == after:
        return rect
    x, right = (_scaled(at, before.x, before.width, after.x, after.width) for at in (rect.x, rect.right))
    y, bottom = (_scaled(at, before.y, before.height, after.y, after.height) for at in (rect.y, rect.bottom))
    if rect.x == 0:
        x, right = rect.x, rect.right
    return Rect(x, y, right - x, max(min(bottom, after.bottom) - y, 0))


def _scaled(at: int, start: int, length: int, other: int, other_length: int) -> int:
    return other + round((at - start) * other_length / length)


def _decoration(shape: Decoration, before: Rect, after: Rect) -> Decoration:
    """A decoration where the blocks have gone: panels and lines are stretched, marks keep their size round the same middle."""
    if shape.shape in ("rect", "line"):
        return replace(shape, rect=_moved(shape.rect, before, after))
    middle = Rect(shape.rect.x + shape.rect.width // 2, shape.rect.y + shape.rect.height // 2, 0, 0)
    moved = _moved(middle, before, after)
    return replace(shape, rect=replace(shape.rect, x=moved.x - shape.rect.width // 2, y=moved.y - shape.rect.height // 2))


def _beside_edge(layout: Layout, places: Places) -> Layout:
    """Text beside a picture that runs to the edges: the title as high as it was, the text under it down to the room's end."""
    title = layout.first(Role.TITLE)
    assert title is not None, "text beside a picture has a title"
    heading = places.title if places.point_first else replace(places.title, height=max(title.rect.height, places.title.height))
    top = max(places.room.y, heading.bottom + _EDGE_GAP)
    slots = []
    for slot in layout.slots:
        if slot.role is Role.BODY:
            slot = replace(slot, rect=replace(places.room, y=top, height=places.room.bottom - top))
        elif slot.role is not Role.PICTURE:
            slot = _furnished(slot, places) or slot
            slot = replace(slot, rect=heading) if slot.role is Role.TITLE else slot
        slots.append(slot)
    return replace(layout, slots=tuple(slots), decoration=places.decoration)
