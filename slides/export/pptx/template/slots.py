"""Placeholders of a template as slots of a design, and their text as text styles that slides take over unchanged."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace

from slides.base.geometry import EMU_PER_POINT, Rect, Size
from slides.design import Colour, Level, PlaceholderKind, Role, Scheme, Slot, TextStyle
from slides.design.contrast import contrast_of
from slides.design.grid import SLIDE
from slides.design.textstyle import HANG
from slides.export.pptx.template.colours import Palette
from slides.export.pptx.template.places import LevelLook, TemplatePlace
from slides.text.rich_text import Mark

_KINDS = {kind.value: kind for kind in PlaceholderKind}
_UNSTATED = {True: (30,) * 5, False: (22, 20, 18, 18, 18)}
_FOOT = (11,) * 5
"""Sizes on a slide as large as the built-in design's for titles and for other text, where a template states none at all."""
_LINE = 1.22
"""The height of a line in its size, as faces have it on the whole."""
_LARGE, _LARGE_BOLD = 24, 18.66
"""Points from which text is large, and from which bold text is (WCAG 2.2, 1.4.3)."""
_LINK = 3.0
"""The contrast under which a link is not read on its ground; between this and that of text it is the template's own affair."""
_OF_ONE_LEVEL = frozenset({"title", "ctrTitle", "subTitle", "dt", "ftr", "sldNum"})
"""The types of placeholders whose text has no second level."""
_LEAST = 18
"""The least type of content on a slide of the built-in size, in points."""


def least_size(size: float, slide: Size) -> int:
    """The least that text of a template's may be set in where it does not fit, in points: three quarters of it, less only where it is
    larger than can be read anyway, and never under three fifths.
    """
    scale = min(max(slide.height / SLIDE.height, 0.6), 2.5)
    return max(math.ceil(0.6 * size), min(round(_LEAST * scale), round(0.75 * size)))


def ladder_of(levels: Iterable[LevelLook], slide: Size, *, title: bool) -> tuple[tuple[int, ...], ...]:
    """The sizes that a template's text may take: its own, and smaller ones for text that does not fit."""
    own = [max(math.ceil(level.size - 0.01), 1) for level in levels]
    least = math.ceil(0.6 * own[0]) if title else least_size(own[0], slide)
    steps: list[tuple[int, ...]] = [tuple(own)]
    for share in (0.94, 0.88, 0.82, 0.76, 0.7, 0.65, 0.6):
        if round(own[0] * share) < least:
            break
        step = tuple(max(round(size * share), min(size, round(0.85 * least))) if at else round(size * share) for at, size in enumerate(own))
        if step != steps[-1]:
            steps.append(step)
    if steps[-1][0] > least:
        steps.append(tuple(least if not at else min(size, steps[-1][at]) for at, size in enumerate(own)))
    return tuple(steps)


def style_of_place(name: str, place: TemplatePlace, slide: Size, palette: Palette, *, title: bool, fonts: tuple[str, str]) -> TextStyle:
    """A placeholder's text as a style that is inherited. fonts: the faces of headings and of text as they are measured."""
    heading, _ = fonts
    looks = place.levels[:1] * 5 if title else place.levels
    unsized = not any(look.stated for look in looks)
    if unsized and looks[0].prompted:
        looks = tuple(replace(look, size=min(look.size, looks[0].size) if look.prompted else looks[0].size * 0.8) for look in looks)
    elif unsized:
        scale = min(slide.width / SLIDE.width, slide.height / SLIDE.height) * 1.05
        usual = _FOOT if place.type in ("dt", "ftr", "sldNum") else _UNSTATED[title]
        least = 8 if usual is _FOOT else 18
        looks = tuple(replace(look, size=max(round(size * scale), least)) for look, size in zip(looks, usual, strict=True))
    flat = not title and all(look.mark is Mark.NONE for look in looks) and looks[1].margin <= looks[0].margin
    levels = tuple(
        Level(
            Colour.HEADING if title else Colour.INK,
            bold=look.bold,
            heading=face_of(look.face, palette) == heading,
            mark=look.mark,
            before=round(look.before),
            margin=look.margin + (at * HANG if flat else 0),
            hang=min(look.hang, look.margin),
            line=look.line,
            tint=look.paint.rgb if look.paint else palette.rgb("tx1"),
            mark_tint=look.mark_paint.rgb if look.mark_paint else "",
        )
        for at, look in enumerate(looks)
    )
    ladder = ladder_of(looks, slide, title=title)
    align = place.levels[0].align
    return TextStyle(name, levels, ladder, anchor=place.anchor, align=align, inset=place.inset, inherited=True, stated=unsized)


def with_small_steps(style: TextStyle) -> TextStyle:
    """The style of a cover's subtitle: rather small than on a slide of its own."""
    steps, own = list(style.ladder), style.ladder[0][0]
    while steps[-1][0] > max(0.42 * own, 9):
        steps.append(tuple(max(size - 1, 8) for size in steps[-1]))
    return replace(style, ladder=tuple(steps))


def face_of(face: str, palette: Palette) -> str:
    """A typeface's name behind a reference to the theme's."""
    return {"+mj-lt": palette.heading, "+mn-lt": palette.body}.get(face, face)


def slot_of(place: TemplatePlace, index: int, role: Role, style: str, *, unclear: bool, slide: Size) -> Slot:
    """A placeholder as a slot of an index of the design's own."""
    kind = _KINDS.get(place.type, PlaceholderKind.OBJECT)
    stated = "" if place.type == "obj" else f' type="{place.type}"'
    number = f' idx="{place.index}"' if place.index else ""
    name = place.name or role.value.title()
    return Slot(index, kind, role, name, roomy(place, slide), style, place=f"{stated}{number}" or " ", unclear=unclear)


def roomy(place: TemplatePlace, slide: Size) -> Rect:
    """A placeholder's rectangle on the slide; one that is not as high as a line of its text is taken to be."""
    rect = place.rect
    first = place.levels[0]
    need = round(first.size * _LINE * first.line / 100 * EMU_PER_POINT * 1.05) + place.inset.top + place.inset.bottom
    if rect.height < need:
        more = need - rect.height
        top = rect.y - (more if place.anchor == "b" else more // 2 if place.anchor == "ctr" else 0)
        rect = Rect(rect.x, top, rect.width, need)
    left, top = max(rect.x, 0), max(rect.y, 0)
    return Rect(left, top, min(rect.right, slide.width) - left, min(rect.bottom, slide.height) - top)


def recoloured(
    style: TextStyle, place: TemplatePlace, seen: tuple[str, bool], palette: Palette, scheme_of: Callable[[str], Scheme]
) -> TextStyle:
    """The style with another colour where its own certainly cannot be read on its ground. scheme_of: the best colour on a ground."""
    ground, certain = seen
    if place.fill is not None:
        ground, certain = place.fill.over(ground), certain or place.fill.solid > 0.9
    if contrast_of(palette.rgb("hlink"), ground) < _LINK:
        style = replace(style, keep_links=True)
    shown = place.levels[: 1 if place.type in _OF_ONE_LEVEL else 2]
    first, second = ([*(_is_pale(look, ground, palette) and (certain or look.paint is None) for look in shown), False])[:2]
    if not first and not second:
        return style
    own = place.levels[0].paint
    return replace(style, recoloured=scheme_of(ground) if first or own is None else own.scheme or Scheme(own.over(ground)))


def _is_pale(look: LevelLook, ground: str, palette: Palette) -> bool:
    """Whether text of a level cannot be read on a ground."""
    ink = look.paint.over(ground) if look.paint else palette.rgb("tx1")
    large = look.size >= _LARGE or (look.bold and look.size >= _LARGE_BOLD)
    return contrast_of(ink, ground) < (3.0 if large else 4.5)


def best_on(ground: str, palette: Palette) -> Scheme:
    """Of a theme's dark and light colours the one that is read best on a ground; black or white where neither is."""
    found = max((Scheme(name) for name in ("dk1", "lt1", "dk2", "lt2")), key=lambda each: contrast_of(palette.rgb(each.name), ground))
    if contrast_of(palette.rgb(found.name), ground) >= 4.5:
        return found
    return Scheme("FFFFFF" if contrast_of("FFFFFF", ground) > contrast_of("000000", ground) else "000000")
