"""The looks of sample slides for a template whose layouts show nothing: layouts made of them, in the place of those that serve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.geometry import Rect, Size
from slides.design import Purpose
from slides.design.images.calm import calm_part
from slides.export.pptx.template.choice import LayoutChoice, base_sheet
from slides.export.pptx.template.ground import area_of, background_of
from slides.export.pptx.template.masters import LayoutSheet, MasterSheets, parts_in_order, sheet_of
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.purposes import named_for
from slides.export.pptx.template.sample_parts import dressed_part, poster_part
from slides.export.pptx.template.samples import (
    CommonLook,
    Sample,
    common_look,
    divider_among,
    drawn_sample,
    dresses,
    edge_bands,
    is_dressed,
    is_farewell,
    lone_look,
    samples_of,
    shows_marks,
)

_TEXT = (Purpose.CONTENT, Purpose.TWO_CONTENTS, Purpose.COMPARISON, Purpose.TITLE_ONLY)
_BARE = 0.3
"""Layouts that show nothing of this share of the slide have no ground of their own."""
_SEEN = 0.005


class SampleLooks:
    """Takes the looks of the sample slides into a choice of layouts. `taken`: the slides and what each serves, in words."""

    def __init__(self, package: Package, master: MasterSheets, choice: LayoutChoice, slide: Size) -> None:
        self.package, self.master, self.choice, self.slide = package, master, choice, slide
        self.taken: list[tuple[int, str]] = []

    def take(self) -> None:
        """Put layouts that are made of sample slides in the place of those that show nothing."""
        slides = parts_in_order(self.package, self.package.presentation, self.package.xml(self.package.presentation), "sldId")
        samples = samples_of(self.package, self.master, slides, self.slide)
        self._take_drawn_cover()
        if not samples:
            return
        self._share_cover(samples)
        only = len(samples) == 1 and samples[0].sheet in [self.choice.chosen.get(each) for each in _TEXT]
        cover = samples[0] if not only and samples[0].is_poster and self._serves(samples[0], Purpose.TITLE) else None
        last = samples[-1] if len(samples) > 2 and is_farewell(samples[-1]) and self._serves(samples[-1], Purpose.FAREWELL) else None
        last = last if last is not None and (last.ground or last.sheet not in [self.choice.chosen.get(each) for each in _TEXT]) else None
        middle = [each for each in samples if each is not last and each is not samples[0]]
        divider = divider_among(middle)
        divider = divider if divider is not None and self._serves(divider, Purpose.SECTION) else None
        texts = [each for each in middle if each is not divider]
        look = lone_look(samples[0], self.slide) if only else common_look(self.package, texts, self.slide)
        for sample, purpose in ((cover, Purpose.TITLE), (divider, Purpose.SECTION), (last, Purpose.FAREWELL)):
            if sample is not None:
                self._replace(purpose, poster_part(self.package, sample, self.slide), sample)
        if look is not None and look.repeated and look.shapes and not look.background and is_dressed(self.choice.base, self.slide, _SEEN):
            look = replace(look, shapes=edge_bands(look.shapes, self.slide))
            bands = bool(look.shapes)
        else:
            bands = False
        if look is not None and (bands or self._is_bare_for(look)):
            self._dress(look, divider is None)
        if self.taken or look:
            self.choice.base = base_sheet(self.master, self.choice.chosen)

    def _serves(self, sample: Sample, purpose: Purpose) -> bool:
        """Whether a sample slide shows what the layout for a purpose does not."""
        lacking = purpose is Purpose.TITLE and (purpose not in self.choice.chosen or any(each is purpose for each, _ in self.choice.made))
        if lacking:
            return sample.ground or shows_marks(sample, self.slide)
        if purpose is Purpose.TITLE and (self.choice.chosen[purpose].sampled or self._is_cover_without_title(sample.sheet)):
            return not self.choice.chosen[purpose].sampled
        return dresses(sample, self.choice.chosen.get(purpose, sample.sheet), self.choice.base, self.slide)

    def _is_cover_without_title(self, sheet: LayoutSheet) -> bool:
        """Whether a layout is called a cover and shows something, but has no place for a title."""
        called = sheet.root.get("type", "") == "title" or named_for(sheet.name, Purpose.TITLE.value) == 2
        return called and sheet.roles.title is None and bool(sheet.drawn)

    def _take_drawn_cover(self) -> None:
        """A cover whose title and subtitle are drawn words and no placeholders, as a layout with placeholders in their places."""
        if Purpose.TITLE in self.choice.chosen and not any(purpose is Purpose.TITLE for purpose, _ in self.choice.made):
            return
        for sheet in self.master.sheets:
            called = sheet.root.get("type", "") == "title" or named_for(sheet.name, Purpose.TITLE.value) == 2
            if called and sheet.roles.title is None and not sheet.roles.contents and any(each.words for each in sheet.drawn):
                sample = drawn_sample(self.package, sheet, self.slide)
                if sample.is_poster:
                    self._replace(Purpose.TITLE, poster_part(self.package, sample, self.slide), sample)
                return

    def _share_cover(self, samples: Sequence[Sample]) -> None:
        """Sections stand in the cover's layout where sample slides with no more than a title do, and none stands in the divider."""
        cover, divider = self.choice.chosen.get(Purpose.TITLE), self.choice.chosen.get(Purpose.SECTION)
        if cover is None or divider is cover or any(each.sheet is divider for each in samples):
            return
        if any(each.sheet is cover and is_farewell(each) and each.is_alone for each in samples[1:-1]):
            self.choice.chosen[Purpose.SECTION] = cover

    def _is_bare_for(self, look: CommonLook) -> bool:
        """Whether the layouts for text lack what sample slides show, and text can stand on that."""
        ground = look.background or look.source.ground
        if not ground and not look.shapes:
            return look.title is not None
        picture = self._ground_picture(look)
        if picture and calm_part(self.package.parts[picture].data) is None:
            return False
        return not is_dressed(self.choice.base, self.slide, _BARE if ground and look.repeated else _SEEN)

    def _replace(self, purpose: Purpose, part: str, sample: Sample) -> None:
        sheet = self._sheet(part)
        sheet.sampled = True
        if sheet.roles.title is None:
            return
        if purpose is Purpose.TITLE:
            self.choice.cover = None
            self.choice.made[:] = [each for each in self.choice.made if each[0] is not purpose]
            if self.choice.divided:
                self.choice.divided = False
        self.choice.chosen[purpose] = sheet
        if sample.number:
            self.taken.append((sample.number, str(purpose)))

    def _sheet(self, part: str) -> LayoutSheet:
        found = sheet_of(self.package, part, self.master, self.package.xml(self.package.presentation), self.slide)
        self.master.sheets.append(found)
        return found

    def _dress(self, look: CommonLook, sections: bool) -> None:
        """Put what slides for content have in common on the layouts for it."""
        made: dict[str, LayoutSheet] = {}
        room = self._room(look)
        purposes = (*_TEXT, *((Purpose.SECTION,) if sections else ()))
        for purpose in purposes:
            sheet = self.choice.chosen.get(purpose)
            if sheet is None:
                continue
            if sheet.part not in made:
                part = dressed_part(self.package, sheet, look, room, titled=purpose is not Purpose.SECTION)
                made[sheet.part] = self._sheet(part)
            if _serves_as(made[sheet.part], sheet):
                self.choice.chosen[purpose] = made[sheet.part]
        if made:
            self.taken.append((look.source.number, str(Purpose.CONTENT)))

    def _room(self, look: CommonLook) -> Rect | None:
        """The even part of the picture that is the ground of content; None where the ground is no picture, or is even."""
        picture = self._ground_picture(look)
        found = calm_part(self.package.parts[picture].data) if picture else None
        if found is None or max(found[0], found[1], 1 - found[2], 1 - found[3]) < 0.02:
            return None
        left, top, right, bottom = found
        edge = self.slide.width // 60
        x, y = round(left * self.slide.width) + edge * (left > 0), round(top * self.slide.height) + edge * (top > 0) // 2
        return Rect(
            x,
            y,
            round(right * self.slide.width) - edge * (right < 1) - x,
            round(bottom * self.slide.height) - edge * (bottom < 1) // 2 - y,
        )

    def _ground_picture(self, look: CommonLook) -> str:
        whole: int = self.slide.width * self.slide.height
        large = [one for each in look.shapes for one in each.drawn if one.picture and area_of(one.rect) > 0.9 * whole]
        if large or not look.background:
            return large[0].picture if large and large[0].picture in self.package.parts else ""
        palette, rect = look.source.sheet.palette, Rect(0, 0, self.slide.width, self.slide.height)
        shown = background_of(self.package, (look.source.part,), palette, rect)
        return shown.picture if shown.picture in self.package.parts else ""


def _serves_as(made: LayoutSheet, sheet: LayoutSheet) -> bool:
    """Whether a layout that was made holds what the one that it was made of does."""
    return made.roles.title is not None and len(made.roles.contents) == len(sheet.roles.contents)


def taken_words(taken: Sequence[tuple[int, str]]) -> str:
    """What was taken from which sample slides, for a message."""
    return ", ".join(f"{purpose} from slide {number}" for number, purpose in taken)
