"""Placeholders of a template as slots: their styles on the ground that lies there, and their boxes clear of what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.geometry import EMU_PER_POINT, Rect, Size
from slides.design import Role, Slot, TextStyle
from slides.export.pptx.template.ground import area_of, even_part, free_of, overlap_of, seen_behind
from slides.export.pptx.template.masters import LayoutSheet
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.places import TemplatePlace, moved_rect
from slides.export.pptx.template.slots import best_on, recoloured, slot_of, style_of_place

_FOOTERS = {"dt": 10, "ftr": 11, "sldNum": 12}
_LINES = 3.6
"""Lines of a subtitle that a cover has room for: a subtitle of two lines, and who speaks where and when."""
_LINE_HEIGHT = 1.2
_NARROW = 0.55
"""A title's box of less than this share of the slide's width is narrow."""
_FILLED = frozenset({Role.BODY, Role.COLUMN, Role.TEXT})


class SlotReader:
    """Makes slots of placeholders, and the styles of these slots. fonts: the faces of titles and of text, as they are measured."""

    def __init__(self, package: Package, slide: Size, fonts: tuple[str, str]) -> None:
        self.package, self.slide, self.fonts = package, slide, fonts
        self.styles: dict[str, TextStyle] = {}

    def style(self, sheet: LayoutSheet, place: TemplatePlace, *, title: bool = False) -> str:
        """The name of the style of a placeholder on a layout, which is made."""
        name = f"{sheet.part.rpartition('/')[2].removesuffix('.xml')} {place.order}"
        if name not in self.styles:
            found = style_of_place(name, place, self.slide, sheet.palette, title=title, fonts=self.fonts)
            ground = seen_behind(place.rect, sheet.shapes, self.package)
            if not ground[1] and place.anchor != "t":
                ground = seen_behind(_part_with_text(place), sheet.shapes, self.package)
            self.styles[name] = recoloured(found, place, ground, sheet.palette, lambda digits: best_on(digits, sheet.palette))
        return name

    def slot(self, sheet: LayoutSheet, place: TemplatePlace, index: int, role: Role) -> Slot:
        """A placeholder of a layout as a slot."""
        same = [
            each
            for each in sheet.places
            if (each.index, each.type in ("title", "ctrTitle")) == (place.index, place.type in ("title", "ctrTitle"))
        ]
        place = self._on_one_ground(sheet, place, role)
        style = self.style(sheet, place, title=role is Role.TITLE)
        found = slot_of(place, index, role, style, unclear=len(same) > 1, slide=self.slide)
        return self._clear_of_marks(self._widened(found, place, sheet), place, sheet) if role is Role.TITLE and not place.turned else found

    def _widened(self, slot: Slot, place: TemplatePlace, sheet: LayoutSheet) -> Slot:
        """A title over content that has one line in a narrow box, in the room to its right up to what stands there; slides state it."""
        rect, look = slot.rect, place.levels[0]
        low = rect.height < 2 * look.size * _LINE_HEIGHT * EMU_PER_POINT and rect.bottom < self.slide.height // 4
        if not (low and sheet.roles.contents and look.align == "l" and rect.width < _NARROW * self.slide.width and rect.x < rect.width):
            return slot
        line = Rect(rect.right, rect.y, self.slide.width - rect.right - rect.x, rect.height)
        drawn = [each.rect for each in sheet.drawn if each.is_seen and each.rect.width < _NARROW * self.slide.width]
        met = [each.x for each in (*drawn, *(other.rect for other in sheet.places if other is not place)) if overlap_of(each, line)]
        right = min([line.right, *(x - self.slide.width // 100 for x in met)])
        return replace(slot, rect=replace(rect, width=right - rect.x), unclear=True) if right > rect.right else slot

    def _on_one_ground(self, sheet: LayoutSheet, place: TemplatePlace, role: Role) -> TemplatePlace:
        """A box whose text begins at its top, as high as the ground there reaches: the rest of it stands on another one."""
        if place.anchor != "t" or role not in _FILLED or place.turned:
            return place
        part = even_part(place.rect, sheet.shapes, longest=False)
        return place if part.height == place.rect.height else moved_rect(place, part)

    def _clear_of_marks(self, slot: Slot, place: TemplatePlace, sheet: LayoutSheet) -> Slot:
        """A title whose first line would stand on marks and bands that are drawn there, in what they leave of its box; slides state it."""
        rect, line = slot.rect, round(place.levels[0].size * _LINE_HEIGHT * EMU_PER_POINT)
        top = rect.y + (0 if place.anchor == "t" else rect.height - line if place.anchor == "b" else (rect.height - line) // 2)
        start = Rect(rect.x, top, rect.width * 2 // 5, min(line, rect.height))
        drawn = [each for each in sheet.drawn if not each.line and each.is_seen and not (each.words and not each.paint)]
        met = [
            each.rect for each in drawn if area_of(each.rect) < area_of(rect) // 2 and overlap_of(each.rect, start) * 12 > area_of(start)
        ]
        met += [
            replace(each.rect, height=each.rect.height + EMU_PER_POINT)
            for each in sheet.drawn
            if each.line and _strikes(each.rect, start, rect)
        ]
        moved = free_of(rect, [_around(met)], line * 3 // 4, 0.4) if met else rect
        logos = [each.rect for each in sheet.drawn if each.picture and area_of(each.rect) < area_of(rect)]
        moved = _short_of(moved, replace(start, x=rect.x, width=rect.width), logos, centred=place.levels[0].align == "ctr")
        return slot if moved == rect else replace(slot, rect=moved, unclear=True)

    def with_room(self, slot: Slot, place: TemplatePlace, sheet: LayoutSheet) -> Slot:
        """A subtitle's slot with room for a few lines: where it is lower than that, it may grow into what is free below it."""
        look = place.levels[0]
        wanted = round(_LINES * look.size * 1.2 * look.line / 100 * EMU_PER_POINT) + place.inset.top + place.inset.bottom
        if slot.rect.height >= wanted or place.turned:
            return slot
        margin = self.slide.height // 25
        solid = [*(each.rect for each in sheet.drawn if not each.line), *(each.rect for each in sheet.roles.footers)]
        title = sheet.roles.title
        under = title is not None and title.rect.y >= slot.rect.y + slot.rect.height // 2
        below = [each.y for each in (*solid, *([title.rect] if title is not None and under else [])) if _is_below(each, slot.rect)]
        bottom = min([self.slide.height - margin, *below])
        rect = replace(slot.rect, height=max(min(wanted, bottom - slot.rect.y), slot.rect.height))
        if rect.height < wanted and title is not None and (under or title.rect.bottom <= rect.y):
            above = [each.bottom for each in (*solid, title.rect) if each.bottom <= slot.rect.y and _is_below(slot.rect, each)]
            top = max([margin if under else title.rect.bottom, *above, rect.bottom - wanted])
            foot = min(rect.bottom, title.rect.y) if under else rect.bottom
            rect = Rect(rect.x, top, rect.width, foot - top)
        return replace(slot, rect=rect, low=slot.rect.height) if rect.height > slot.rect.height else slot

    def footers(self, sheet: LayoutSheet, *, made: bool = False) -> tuple[Slot, ...]:
        """Date, footer and number of a layout. made: as they stand in layouts that are made after it."""
        found = []
        for kind, index in _FOOTERS.items():
            place = next((each for each in sheet.roles.footers if each.type == kind), None)
            if place is not None and (kind == "sldNum" or not self._is_on_a_mark(place, sheet)):
                slot = self.slot(sheet, place, index, Role.FURNITURE)
                found.append(slot)
        return tuple(found)

    def _is_on_a_mark(self, place: TemplatePlace, sheet: LayoutSheet) -> bool:
        """Whether the beginning of a date or a footer stands on words or on a picture that is no band of the slide's width."""
        part = place.rect.width // 3
        left = {"l": place.rect.x, "ctr": place.rect.x + part, "r": place.rect.right - part}[place.levels[0].align]
        start = replace(place.rect, x=left, width=part)
        marks = [each.rect for each in sheet.drawn if each.words or each.picture]
        return any(each.width < 0.6 * self.slide.width and overlap_of(each, start) * 8 > area_of(start) for each in marks)


def _part_with_text(place: TemplatePlace) -> Rect:
    """The third of a box in which text begins: its middle, or its foot."""
    third = place.rect.height // 3
    top = place.rect.bottom - third if place.anchor == "b" else place.rect.y + third
    return Rect(place.rect.x, top, place.rect.width, third)


def _short_of(rect: Rect, line: Rect, logos: Sequence[Rect], *, centred: bool) -> Rect:
    """A title's box that ends before the logos on the right of its line, by the same on both sides where it is centred; itself where
    too little would be left.
    """
    ends = [each.x for each in logos if overlap_of(each, line) and each.x > rect.x + rect.width // 2]
    cut = rect.right - min(ends) + rect.width // 100 if ends else 0
    if not cut or (1 + centred) * cut > 0.45 * rect.width:
        return rect
    return replace(rect, x=rect.x + cut * centred, width=rect.width - (1 + centred) * cut)


def _strikes(line: Rect, start: Rect, whole: Rect) -> bool:
    """Whether a level line runs through the first line of a text."""
    through = start.y + start.height // 6 < line.y and line.bottom < start.bottom - start.height // 6
    return through and min(line.right, whole.right) - max(line.x, whole.x) > whole.width // 4


def _around(rects: Sequence[Rect]) -> Rect:
    """The rectangle round others."""
    x, y = min(each.x for each in rects), min(each.y for each in rects)
    return Rect(x, y, max(each.right for each in rects) - x, max(each.bottom for each in rects) - y)


def _is_below(one: Rect, other: Rect) -> bool:
    """Whether a rectangle begins below the top of another, in the same columns."""
    return one.y > other.y + other.height // 2 and min(one.right, other.right) > max(one.x, other.x)
