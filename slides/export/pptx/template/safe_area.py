"""Where content may stand on a template's slides."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, Size
from slides.export.pptx.template.ground import area_of, even_part, free_of, overlap_of
from slides.export.pptx.template.masters import LayoutSheet

_MARGIN = 0.055
"""The margin of a slide that has no content of its own to show where content stands, as a share of its width."""
_HALF = 0.6
"""A box for content of at most this share of the slide's width leaves room for what is drawn beside it."""
_SHORT = 0.42
"""A box for content of less than this share of the slide's height holds a few lines of text; what is drawn may stand under it too."""


def safe_area_of(base: LayoutSheet, slide: Size) -> Rect:
    """Where content may stand: the boxes for content of the base, less what is drawn into them, and less the footers."""
    boxes = [each.rect for each in base.roles.contents]
    roles = base.roles
    margin = round(_MARGIN * slide.width)
    if boxes:
        left, top = min(each.x for each in boxes), min(each.y for each in boxes)
        rect = Rect(left, top, max(each.right for each in boxes) - left, max(each.bottom for each in boxes) - top)
        if rect.height < _SHORT * slide.height and rect.bottom < slide.height - margin:
            rect = replace(rect, height=slide.height - margin - rect.y)
        rect = widened_box(rect, base, slide)
    else:
        top = roles.title.rect.bottom + margin // 3 if roles.title and roles.title.rect.bottom < slide.height // 2 else slide.height // 5
        rect = Rect(margin, top, slide.width - 2 * margin, slide.height - margin - top)
    left, top = max(rect.x, 0), max(rect.y, 0)
    rect = Rect(left, top, min(rect.right, slide.width) - left, min(rect.bottom, slide.height) - top)
    title = [roles.title.rect] if roles.title is not None and roles.title.rect.height < slide.height // 2 else []
    rect = free_of(rect, title, slide.height // 5, 0.2)
    rect = even_part(rect, base.shapes, longest=True)
    return free_of(rect, _obstacles(base, rect, boxed=bool(boxes)), slide.height // 5, gap=slide.height // 60)


def widened_box(rect: Rect, base: LayoutSheet, slide: Size) -> Rect:
    """Room beside a box for content that takes half of a slide: up to the same margin on the other side, where nothing stands there.

    A place for a picture is nothing: it is empty, and no slide shows it.
    """
    if rect.width > _HALF * slide.width or rect.x > slide.width // 4:
        return rect
    beside = Rect(rect.right, rect.y, slide.width - rect.x - rect.right, rect.height)
    places = [each.rect for each in base.roles.strips]
    shown = [each.rect for each in base.drawn if each.is_seen and area_of(each.rect) < slide.width * slide.height // 2]
    return rect if any(overlap_of(each, beside) for each in (*places, *shown)) else replace(rect, width=slide.width - 2 * rect.x)


def _obstacles(base: LayoutSheet, rect: Rect, *, boxed: bool) -> list[Rect]:
    """What stands in a rectangle: drawn shapes that are no ground of it, footers, the title, strips."""
    found = []
    for each in base.drawn:
        inside = each.rect.width * each.rect.height < rect.width * rect.height * 0.6
        if inside and each.exact and each.is_seen:
            found.append(each.rect)
    roles = base.roles
    places = [*roles.footers, *(() if boxed else roles.strips), *(() if boxed else roles.pictures)]
    found += [each.rect for each in places]
    return found
