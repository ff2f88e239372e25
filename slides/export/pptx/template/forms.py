"""The forms of the built-in design in a template's clothes: their places moved into its safe area, their type as large as its own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from slides.base.geometry import Rect, Size, inches
from slides.design import Colour, Decoration, Frame, Inset, Layout, PlaceholderKind, Purpose, Role, Slot, TextStyle
from slides.design.frame import frame_of
from slides.design.grid import COLUMNS, GUTTER, MARGIN, SLIDE, columns_width
from slides.design.layout import TOP
from slides.design.layout import layout as layout_row
from slides.design.layouts import layouts

_Sheet = TypeVar("_Sheet", Layout, Frame)

_NOT_MOVED = frozenset(
    {
        *(Purpose.TITLE, Purpose.TITLE_AND_PICTURE, Purpose.SECTION, Purpose.CHAPTER, Purpose.AGENDA, Purpose.STATEMENT, Purpose.CLOSING),
        *(Purpose.TITLE_ONLY, Purpose.BLANK, Purpose.TWO_CONTENTS, Purpose.CAPTIONED_CONTENT, Purpose.CAPTIONED_PICTURE),
        *(Purpose.VERTICAL_TEXT, Purpose.VERTICAL_TITLE),
    }
)
"""The purposes of layouts that a template has of its own, or for which its own serve. All others stand between a title and the foot."""
_BUILT_IN = Rect(MARGIN, inches(TOP), columns_width(COLUMNS), inches(6.90) - inches(TOP))
"""Where they stand in the built-in design, source line included."""
BODY_SIZE = 24
"""The built-in body's type in points, after which all other type is scaled."""
_ABOVE = 0.2
"""Inches by which a form may begin above that: a quotation's mark and its text do. In a template they begin where all others do."""
_SMALL = inches(0.5)
"""Decoration smaller than this keeps its proportions."""


def scaled_to(body: float, slide: Size) -> float:
    """What the built-in sizes are multiplied with: no text is larger than a template's own, and none outgrows its slide."""
    wide, high = slide.width / SLIDE.width, slide.height / SLIDE.height
    most = max(min(wide, high * 1.35), math.sqrt(wide * high) if wide > 1 else 0.0)
    return min(max(body / BODY_SIZE, 0.34), max(most, 0.34))


def scaled_style(style: TextStyle, factor: float) -> TextStyle:
    """A text style with its sizes and insets multiplied; steps that become the same are one."""
    ladder = tuple(dict.fromkeys(tuple(max(round(size * factor), 6) for size in step) for step in style.ladder))
    levels = tuple(
        replace(
            level,
            before=round(level.before * factor),
            margin=round(level.margin * factor),
            hang=round(level.hang * factor),
        )
        for level in style.levels
    )
    inset = Inset(*(round(side * factor) for side in (style.inset.left, style.inset.top, style.inset.right, style.inset.bottom)))
    large = max(factor, 1.0)
    return replace(style, ladder=ladder, levels=levels, inset=inset, least_unbroken=round(style.least_unbroken * factor), enlargement=large)


def moved_forms(safe: Rect, title: Slot, footers: tuple[Slot, ...]) -> tuple[Layout, ...]:
    """The built-in layouts that stand in a safe area, with a template's title and footers."""
    return tuple(
        moved
        for each in layouts()
        if each.form.purpose not in _NOT_MOVED
        and each.ground in (Colour.CANVAS, Colour.PANEL)
        and (each.type == "" or each.form.purpose is Purpose.COMPARISON)
        for moved in (_moved(each, safe, title, footers),)
        if moved is not None
    )


def _moved(layout: Layout, safe: Rect, title: Slot, footers: tuple[Slot, ...]) -> Layout | None:
    """One layout in a safe area; None where it reaches beyond what stands between the title and the foot."""
    own = [slot for slot in layout.slots if slot.role not in (Role.TITLE, Role.FURNITURE)]
    if any(not _is_within(slot.rect) for slot in own):
        return None
    slots = [replace(slot, rect=rect) for slot in own if (rect := _into(slot.rect, safe)).height > 0 and rect.width > 0]
    decoration = tuple(replace(each, rect=_of_decoration(each.rect, safe)) for each in layout.decoration)
    kept = replace(layout, slots=(title, *slots, *footers), decoration=decoration, type="", ground=Colour.CANVAS)
    return replace(kept, name=f"{layout.name} (made)" if layout.type else layout.name)


def _is_within(rect: Rect) -> bool:
    slack = inches(0.05)
    across = _BUILT_IN.x - slack <= rect.x and rect.right <= _BUILT_IN.right + slack
    return across and rect.y >= _BUILT_IN.y - inches(_ABOVE) and rect.bottom <= _BUILT_IN.bottom + slack


def _into(rect: Rect, safe: Rect) -> Rect:
    """A rectangle of the built-in design in a safe area."""
    wide, high = safe.width / _BUILT_IN.width, safe.height / _BUILT_IN.height
    left, top = safe.x + round((rect.x - _BUILT_IN.x) * wide), safe.y + round(max(rect.y - _BUILT_IN.y, 0) * high)
    right, bottom = safe.x + round((rect.right - _BUILT_IN.x) * wide), safe.y + round((rect.bottom - _BUILT_IN.y) * high)
    return Rect(left, top, min(right, safe.right) - left, min(bottom, safe.bottom) - top)


def _of_decoration(rect: Rect, safe: Rect) -> Rect:
    """A decoration in a safe area; a small one round its middle, as wide for its height as it was."""
    moved = _into(rect, safe)
    if max(rect.width, rect.height) > _SMALL or not (rect.width and rect.height):
        return moved if rect.height else Rect(moved.x, moved.y, moved.width, 0)
    factor = min(safe.width / _BUILT_IN.width, safe.height / _BUILT_IN.height)
    width, height = round(rect.width * factor), round(rect.height * factor)
    left = moved.x if rect.width == rect.height else moved.x + (moved.width - width) // 2
    return Rect(left, moved.y + (moved.height - height) // 2, width, height)


def inside_panel(safe: Rect) -> Rect:
    """The room for blocks on a panel, with a margin on all sides."""
    edge = safe.width // 60
    return Rect(safe.x + edge, safe.y + edge, safe.width - 2 * edge, safe.height - 2 * edge)


def on_panel(sheet: _Sheet, safe: Rect) -> _Sheet:
    """A layout or a frame whose blocks stand on the template's panel for text, under all else."""
    return replace(sheet, decoration=(Decoration("rect", safe, Colour.CANVAS), *sheet.decoration))


def frame_in(safe: Rect, title: Slot, footers: tuple[Slot, ...]) -> Frame:
    """The frame of a page that is made from no layout."""
    body = Slot(1, PlaceholderKind.BODY, Role.BODY, "Content", safe, "body")
    found = frame_of(layout_row("Frame", title, body, *footers, purpose=Purpose.CONTENT))
    return replace(found, gutter=min(GUTTER, safe.width // 48))


def scaled_styles(styles: Mapping[str, TextStyle], factor: float, own: Iterable[tuple[str, TextStyle]]) -> Iterator[tuple[str, TextStyle]]:
    """The built-in styles in a template's size, and the template's own in place of those of the same name."""
    given = dict(own)
    for name, style in styles.items():
        if name not in given:
            yield name, scaled_style(style, factor)
    yield from given.items()
