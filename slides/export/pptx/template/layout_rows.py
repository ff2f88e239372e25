"""The rows of a template's design: its own layouts, and those without which no deck can be built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.design import Form, Layout, PlaceholderKind, Purpose, Role, Slot
from slides.design.layout import layout as layout_row
from slides.export.pptx.template.choice import LayoutChoice
from slides.export.pptx.template.covers import MADE_FAREWELL, cover_styles, made_cover, room_on
from slides.export.pptx.template.ground import area_of, free_of, ground_behind
from slides.export.pptx.template.masters import LayoutSheet, MasterSheets
from slides.export.pptx.template.places import TemplatePlace
from slides.export.pptx.template.roles import Roles
from slides.export.pptx.template.safe_area import widened_box
from slides.export.pptx.template.slot_reader import SlotReader
from slides.export.pptx.template.slots import with_small_steps
from slides.export.pptx.template.tokens import Tokens

PICTURED_COVER = "Title Slide with Picture (made)"
_OPENERS = (Purpose.TITLE, Purpose.SECTION, Purpose.FAREWELL)
_HUGE = 60
"""The size in points from which a title may become smaller than others do, rather than be shown in part."""
_ROW = inches(0.5)
"""Boxes whose tops differ by less stand in one row."""


class LayoutRows:
    """Makes the layouts of a design from those that a master has."""

    def __init__(self, master: MasterSheets, choice: LayoutChoice, reader: SlotReader, tokens: Tokens) -> None:
        self.master, self.choice, self.reader, self.tokens = master, choice, reader, tokens

    def title_slot(self, safe: Rect) -> Slot:
        """The title of layouts that are made: that of the base, or one of our own above the safe area."""
        title = self.choice.base.roles.title
        if title is not None:
            return self.reader.slot(self.choice.base, title, 0, Role.TITLE)
        top = max(round(safe.y * 0.25), self.reader.slide.height // 30)
        rect = Rect(safe.x, top, safe.width, max(safe.y - top, self.reader.slide.height // 12))
        return Slot(0, PlaceholderKind.TITLE, Role.TITLE, "Title", rect, "title")

    def own_layouts(self) -> Iterator[Layout]:
        """The template's own layouts as rows of the design."""
        for purpose, sheet in self.choice.chosen.items():
            slots = tuple(self._slots(purpose, sheet))
            yield Layout(self.name_for(purpose), (*slots, *self.reader.footers(sheet)), sheet.root.get("type", ""), form=Form(purpose))

    def other_layouts(self) -> Iterator[Layout]:
        """The template's layouts that serve no purpose by themselves, for authors who name them."""
        for sheet in self.master.sheets:
            if sheet.roles.title is None or any(sheet is each for each in self.choice.chosen.values()):
                continue
            places = sorted((*sheet.roles.contents, *sheet.roles.pictures), key=lambda each: (each.rect.y // _ROW, each.rect.x))
            kinds = {True: Role.PICTURE, False: Role.COLUMN}
            slots = [self.reader.slot(sheet, sheet.roles.title, 0, Role.TITLE)]
            slots += [self.reader.slot(sheet, each, 13 + at, kinds[each.type == "pic"]) for at, each in enumerate(places)]
            yield Layout(sheet.name, (*slots, *self.reader.footers(sheet)), sheet.root.get("type", ""), form=Form(Purpose.FREEFORM))

    def name_for(self, purpose: Purpose) -> str:
        """What the design calls the template's layout for a purpose: its name, and the purpose where it serves several."""
        sheet = self.choice.chosen[purpose]
        first = next(each for each, other in self.choice.chosen.items() if other is sheet)
        return sheet.name if first is purpose else f"{sheet.name} ({purpose})"

    def _slots(self, purpose: Purpose, sheet: LayoutSheet) -> Iterator[Slot]:
        """The slots of a layout for its purpose."""
        roles = sheet.roles
        assert roles.title is not None, "no layout without a title is chosen"
        title = self.reader.slot(sheet, roles.title, 0, Role.TITLE)
        if sheet.sampled or (purpose in _OPENERS and self.reader.styles[title.style].ladder[0][0] >= _HUGE):
            self.reader.styles[title.style] = with_small_steps(self.reader.styles[title.style])
        yield title
        if purpose in _OPENERS:
            under = _under_title(roles)
            if under is not None:
                slot = self.reader.slot(sheet, under, 1, Role.BODY)
                slot = slot if sheet.sampled else self.reader.with_room(slot, under, sheet)
                self.reader.styles[slot.style] = with_small_steps(self.reader.styles[slot.style])
                yield slot
        elif purpose is Purpose.CONTENT:
            slot = self.reader.slot(sheet, roles.contents[0], 1, Role.BODY)
            wide = widened_box(slot.rect, sheet, self.reader.slide) if roles.pictures else slot.rect
            yield slot if wide == slot.rect else replace(slot, rect=wide, unclear=True)
        elif purpose is Purpose.TWO_CONTENTS:
            yield from (self.reader.slot(sheet, each, 13 + at, Role.COLUMN) for at, each in enumerate(roles.contents))
        elif purpose is Purpose.COMPARISON:
            for at, (head, text) in enumerate(zip(roles.heads, roles.contents, strict=True)):
                yield self.reader.slot(sheet, head, 13 + 2 * at, Role.HEAD)
                yield self.reader.slot(sheet, text, 14 + 2 * at, Role.TEXT)

    def made_layouts(self, safe: Rect, title: Slot, footers: tuple[Slot, ...]) -> Iterator[Layout]:
        """Layouts for the purposes without which no deck can be built, where the template lacks them."""
        if Purpose.CONTENT not in self.choice.chosen:
            body = Slot(1, PlaceholderKind.BODY, Role.BODY, "Content", safe, "body")
            yield layout_row("Title and Content (made)", title, body, *footers, purpose=Purpose.CONTENT)
            self.choice.made.append((Purpose.CONTENT, self.choice.base.name))
        if Purpose.TITLE not in self.choice.chosen:
            cover = self._made_cover()
            yield cover
            yield replace(self._beside_picture(self.choice.cover or self.choice.base, cover.slots), ground=cover.ground)
            if Purpose.FAREWELL not in self.choice.chosen:
                yield replace(cover, name=MADE_FAREWELL, form=Form(Purpose.FAREWELL))
        yield from self._pictured_cover()
        if self.choice.divided:
            self.choice.made.append((Purpose.SECTION, self.choice.chosen[Purpose.SECTION].name))
        elif Purpose.SECTION not in self.choice.chosen:
            self.choice.made.append(
                (Purpose.SECTION, self.choice.chosen[Purpose.TITLE].name if Purpose.TITLE in self.choice.chosen else self.choice.base.name)
            )
        if Purpose.TWO_CONTENTS not in self.choice.chosen:
            self.choice.made.append((Purpose.TWO_CONTENTS, self.choice.base.name))

    def _made_cover(self) -> Layout:
        """A cover on the template's own empty one, else on the layout that others are made after."""
        sheet = self.choice.cover or self.choice.base
        room = room_on(self.reader.slide, sheet.drawn)
        ground, usual = ground_behind(room, sheet.shapes, self.reader.package), self.choice.base.roles.title
        style = self.reader.styles[self.reader.slot(self.choice.base, usual, 0, Role.TITLE).style] if usual is not None else None
        size, bold = (style.sizes[0], style.levels[0].bold) if style is not None else (0, False)
        styles = cover_styles(self.tokens, ground, self.reader.slide, title=size, bold=bold)
        self.reader.styles |= styles
        self.choice.made.append((Purpose.TITLE, sheet.name))
        return made_cover(room, styles)

    def _pictured_cover(self) -> Iterator[Layout]:
        """The cover with a picture beside its words, which become narrower where there is no room for it otherwise."""
        sheet = self.choice.chosen.get(Purpose.TITLE)
        words = list(self._slots(Purpose.TITLE, sheet)) if sheet is not None else []
        if sheet is not None and len(words) > 1:
            yield self._beside_picture(sheet, words)

    def _beside_picture(self, sheet: LayoutSheet, words: Sequence[Slot]) -> Layout:
        """A cover with its words on the left and a picture on the right."""
        margin, middle = self.reader.slide.width // 18, round(self.reader.slide.width * 0.56)
        narrow = [replace(slot, low=0, unclear=False, rect=_left_of(slot.rect, middle, margin)) for slot in words]
        room = Rect(
            middle + margin // 2,
            self.reader.slide.height // 8,
            self.reader.slide.width - middle - 3 * margin // 2,
            self.reader.slide.height * 3 // 4,
        )
        small = [each.rect for each in sheet.drawn if area_of(each.rect) < area_of(room) and not each.line]
        marks = [each.rect for each in sheet.drawn if area_of(each.rect) < area_of(room) // 2 and each.is_seen and not each.line]
        narrow = [replace(slot, rect=free_of(slot.rect, marks, slot.rect.height // 3, 0.3)) for slot in narrow]
        room = free_of(room, small, self.reader.slide.height // 4, 0.5)
        picture = Slot(13, PlaceholderKind.PICTURE, Role.PICTURE, "Picture", room, "caption")
        return layout_row(PICTURED_COVER, *narrow, picture, *self.reader.footers(sheet), purpose=Purpose.TITLE_AND_PICTURE)


def _under_title(roles: Roles) -> TemplatePlace | None:
    """The placeholder under a cover's title: the subtitle, else a box, else the strip with the largest type."""
    if roles.subtitle is not None:
        return roles.subtitle
    if roles.contents:
        return roles.contents[0]
    strips = [each for each in roles.strips if roles.title is None or each.rect.y >= roles.title.rect.y]
    return max(strips, key=lambda each: (each.levels[0].size, each.rect.width), default=None)


def _left_of(rect: Rect, right: int, margin: int) -> Rect:
    """A rectangle that ends at a place: as wide as before where it can be, from the margin on where it is to the right of it."""
    left = rect.x if rect.x < right // 3 else margin
    return replace(rect, x=left, width=min(rect.width, right - left))
