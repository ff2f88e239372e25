"""What each placeholder of a layout is for, by its structure: title, content, head, strip, picture, footer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from slides.base.geometry import Rect, Size
from slides.export.pptx.template.ground import area_of, overlap_of
from slides.export.pptx.template.places import TemplatePlace

TITLES = ("title", "ctrTitle")
FOOTERS = ("dt", "ftr", "sldNum", "hdr")
_PICTURES = ("pic", "media", "clipArt", "dgm", "sldImg")
_HIGH, _AREA = 0.16, 0.055
"""A box for content is at least this share of the slide high, and has at least this share of its area."""
_TITLE_HIGH = 0.4
"""A box of more than this share of the slide's height is no title."""
_TITLE_SHARE = 1.15
"""Text that is so much larger than all other text of its layout is its title."""
_SMALL = 0.62
"""Text of less than this share of the largest content is a note beside it."""


class Roles(NamedTuple):
    """The placeholders of a layout by what they are for, contents from the top left to the bottom right."""

    title: TemplatePlace | None
    contents: tuple[TemplatePlace, ...]
    heads: tuple[TemplatePlace, ...]
    subtitle: TemplatePlace | None
    strips: tuple[TemplatePlace, ...]
    pictures: tuple[TemplatePlace, ...]
    footers: tuple[TemplatePlace, ...]
    typed: bool
    """Whether the title is a placeholder for titles."""


def roles_of(places: Sequence[TemplatePlace], slide: Size) -> Roles:
    """The roles of a layout's placeholders. Those off the slide have none."""
    shown = [each for each in places if _is_on(each.rect, slide)]
    footers = tuple(each for each in shown if each.type in FOOTERS)
    pictures = tuple(each for each in shown if each.type in _PICTURES or _is_backdrop(each, slide))
    texts = [each for each in shown if each.type not in FOOTERS and each not in pictures and not each.vertical]
    title = next((each for each in texts if each.type in TITLES), None)
    typed = title is not None
    if title is None:
        title = _by_size([each for each in texts if each.rect.height < _TITLE_HIGH * slide.height])
    rest = [each for each in texts if each is not title and each.type not in TITLES]
    tables = [each for each in rest if each.type in ("tbl", "chart")]
    words = [each for each in rest if each not in tables]
    subtitle = next((each for each in words if each.type == "subTitle"), None)
    boxes = [each for each in words if each is not subtitle and _is_box(each, slide)]
    largest = max((each.levels[0].size for each in boxes), default=0.0)
    boxes = [each for each in boxes if each.levels[0].size >= _SMALL * largest or area_of(each.rect) > slide.width * slide.height // 5]
    boxes = [each for each in boxes if not (title and overlap_of(each.rect, title.rect) > area_of(title.rect) // 2 and typed)]
    strips = tuple(each for each in words if each is not subtitle and each not in boxes)
    heads = tuple(head for box in boxes if (head := _head_of(box, strips)) is not None)
    return Roles(title, _read(boxes), _read(heads), subtitle, strips, pictures, footers, typed)


def _is_on(rect: Rect, slide: Size) -> bool:
    """Whether at least half of a rectangle is on the slide."""
    return overlap_of(rect, Rect(0, 0, slide.width, slide.height)) * 2 > area_of(rect)


def _is_backdrop(place: TemplatePlace, slide: Size) -> bool:
    """Whether a box takes up the whole slide, behind what else stands on it."""
    return place.type in ("obj", "pic") and area_of(place.rect) > 0.9 * slide.width * slide.height


def _is_box(place: TemplatePlace, slide: Size) -> bool:
    return place.rect.height >= _HIGH * slide.height and area_of(place.rect) >= _AREA * slide.width * slide.height


def _by_size(texts: Sequence[TemplatePlace]) -> TemplatePlace | None:
    """The title of a layout without one of that type: the largest type if it is clearly so, else the uppermost strip."""
    if not texts:
        return None
    first = max(texts, key=lambda each: (each.levels[0].size, -each.rect.y))
    others = [each.levels[0].size for each in texts if each is not first]
    if len(texts) == 1 or first.levels[0].size >= _TITLE_SHARE * max(others):
        return first
    equal = [each for each in texts if each.levels[0].size * _TITLE_SHARE > first.levels[0].size]
    return max(equal, key=lambda each: (each.rect.width, -each.rect.y))


def _head_of(box: TemplatePlace, strips: Sequence[TemplatePlace]) -> TemplatePlace | None:
    """The strip right above a box, as wide as it."""
    for each in strips:
        gap = box.rect.y - each.rect.bottom
        beside = abs(each.rect.x - box.rect.x) < box.rect.width // 5 and abs(each.rect.width - box.rect.width) < box.rect.width // 4
        if beside and -each.rect.height // 3 <= gap <= each.rect.height:
            return each
    return None


def _read(places: Sequence[TemplatePlace]) -> tuple[TemplatePlace, ...]:
    """Placeholders in reading order: rows from the top, each from the left."""
    left = sorted(places, key=lambda each: (each.rect.y, each.rect.x))
    found: list[TemplatePlace] = []
    while left:
        row = [each for each in left if each.rect.y < left[0].rect.y + left[0].rect.height // 2]
        found += sorted(row, key=lambda each: each.rect.x)
        left = [each for each in left if each not in row]
    return tuple(found)


def are_columns(boxes: Sequence[TemplatePlace]) -> bool:
    """Whether boxes stand side by side, about as high as each other, and do not overlap."""
    if len(boxes) < 2:
        return False
    ordered = sorted(boxes, key=lambda each: each.rect.x)
    for one, other in pairwise(ordered):
        shared = min(one.rect.bottom, other.rect.bottom) - max(one.rect.y, other.rect.y)
        if other.rect.x < one.rect.right - one.rect.width // 20 or shared < 0.7 * max(one.rect.height, other.rect.height):
            return False
    return True
