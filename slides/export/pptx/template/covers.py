"""A cover for a template that has none with a title: made on its own empty cover if it has one, else on the layout that others are made after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slides.base.geometry import Rect, Size
from slides.design import Colour, Layout, Level, PlaceholderKind, Purpose, Role, Slot, TextStyle
from slides.design.contrast import contrast_of
from slides.design.grid import SLIDE
from slides.design.layout import layout as layout_row
from slides.export.pptx.template.ground import area_of, free_of, overlap_of
from slides.export.pptx.template.places import DrawnShape
from slides.export.pptx.template.purposes import named_for
from slides.export.pptx.template.roles import Roles
from slides.export.pptx.template.tokens import TEXT, Tokens

MADE_COVER, MADE_FAREWELL = "Title Slide (made)", "Last Slide (made)"
_TITLE, _SUBTITLE = "made cover title", "made cover subtitle"
_LARGE, _SUB, _LEAST = 44, 24, 14
"""Points of a cover's title and subtitle on a slide as large as the built-in design's, and the least of them."""
_INKS = (Colour.HEADING, Colour.INK, Colour.ON_BAR, Colour.ON_FILL, Colour.CANVAS)
"""The colours that a cover's text may have, the first that can be read on its ground."""


def is_empty_cover(kind: str, name: str, roles: Roles, drawn: Sequence[DrawnShape], slide: Size) -> bool:
    """Whether a layout is called a cover, has no place for text and shows nothing where its words would stand: its designers write in
    boxes of their own.
    """
    return (kind == "title" or named_for(name, Purpose.TITLE.value) == 2) and is_bare(roles, drawn, slide)


def is_bare(roles: Roles, drawn: Sequence[DrawnShape], slide: Size) -> bool:
    """Whether a layout has no place for text, and nothing is drawn but grounds where a cover's words stand."""
    if roles.title is not None or roles.contents:
        return False
    room, whole = _middle_of(slide), slide.width * slide.height
    shown = [each.rect for each in drawn if each.words or (each.picture and area_of(each.rect) < 0.6 * whole)]
    return not any(overlap_of(each, room) * 20 > area_of(room) for each in shown)


def room_on(slide: Size, drawn: Sequence[DrawnShape]) -> Rect:
    """Where a cover's words stand: between a quarter and four fifths of its height, clear of logos and bands."""
    marks = [each.rect for each in drawn if not each.line and each.is_seen and area_of(each.rect) < 0.6 * slide.width * slide.height]
    return free_of(_middle_of(slide), marks, slide.height // 4, 0.4, gap=slide.height // 40)


def _middle_of(slide: Size) -> Rect:
    margin = slide.width // 14
    return Rect(margin, slide.height // 4, slide.width - 2 * margin, slide.height * 11 // 20)


def made_cover(room: Rect, styles: Mapping[str, TextStyle]) -> Layout:
    """The layout: a title over a subtitle in that room, in these styles; what it stands on is known by the colour of its text."""
    upper = room.height * 3 // 5
    title = Slot(0, PlaceholderKind.TITLE, Role.TITLE, "Title", Rect(room.x, room.y, room.width, upper), _TITLE)
    under = Rect(room.x, room.y + upper + room.height // 30, room.width, room.height - upper - room.height // 30)
    subtitle = Slot(1, PlaceholderKind.BODY, Role.BODY, "Subtitle", under, _SUBTITLE)
    light = styles[_TITLE].levels[0].colour in (Colour.ON_BAR, Colour.ON_FILL, Colour.CANVAS)
    made = layout_row(MADE_COVER, title, subtitle, purpose=Purpose.TITLE)
    return replace(made, ground=Colour.BAR) if light else made


def cover_styles(tokens: Tokens, ground: str, slide: Size, *, title: float, bold: bool) -> Mapping[str, TextStyle]:
    """The styles of its two texts. title: the size in points of the titles of other slides."""
    scale = min(slide.width / SLIDE.width, slide.height / SLIDE.height)
    ink = _ink_on(ground, tokens)
    most = round(max(1.3 * title, _LARGE * scale))
    return {
        _TITLE: TextStyle(_TITLE, (Level(ink, bold=bold, heading=True),), _steps(most, round(0.55 * most)), anchor="b"),
        _SUBTITLE: TextStyle(_SUBTITLE, (Level(ink, before=6),), _steps(round(_SUB * scale), round(_LEAST * scale))),
    }


def _ink_on(ground: str, tokens: Tokens) -> Colour:
    """The first of the colours for text that can be read on a ground, else the one that is read best."""
    ratios: dict[Colour, float] = {each: contrast_of(tokens.rgb(tokens.found[each]), ground) for each in _INKS}
    return next((each for each, ratio in ratios.items() if ratio >= TEXT), max(ratios, key=lambda each: ratios[each]))


def _steps(most: int, least: int) -> tuple[tuple[int, ...], ...]:
    """Sizes from the largest to the least."""
    step = max((most - least) // 6, 1)
    return tuple((size,) for size in (*range(most, least, -step), least))
