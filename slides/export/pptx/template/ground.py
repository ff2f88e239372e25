"""The ground that text stands on: backgrounds, and what is drawn over them; and the room that is free of logos and bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from slides.base.geometry import Rect
from slides.design.contrast import contrast_of
from slides.design.images.mean import mean_colour
from slides.export.pptx.drawingml import A, P, R
from slides.export.pptx.template.colours import Paint, Palette, colour_in, fill_of
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.places import DrawnShape, drawn_on, number_of, solid_of

_COVERED = 0.8
"""The part of a box that a shape has to cover to be its ground."""
_SOLID, _TOUCHED = 0.98, 0.12
_STRIPS = 12
"""The strips that a box is looked at in."""
_KEPT = 0.68
"""The share of a box that has to be left where something in it is kept clear."""


def overlap_of(one: Rect, other: Rect) -> int:
    """The area that two rectangles have in common, in square EMU."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width * height if width > 0 and height > 0 else 0


def area_of(rect: Rect) -> int:
    """A rectangle's area in square EMU, at least 1."""
    return max(rect.width * rect.height, 1)


def pictures_of(package: Package, name: str) -> dict[str, str]:
    """The parts of pictures by the ids of a part's relationships."""
    return {
        identity: target for identity, kind, target, outside in package.parts[name].relations if kind.endswith("/image") and not outside
    }


def background_of(package: Package, names: Sequence[str], palette: Palette, slide: Rect) -> DrawnShape:
    """What lies under everything: the background of the first of these parts that states one, white where none does."""
    for name in names:
        background = package.xml(name).find(f"{{{P}}}cSld/{{{P}}}bg")
        if background is None:
            continue
        properties, reference = background.find(f"{{{P}}}bgPr"), background.find(f"{{{P}}}bgRef")
        if properties is not None:
            blip = properties.find(f"{{{A}}}blipFill/{{{A}}}blip")
            shown = pictures_of(package, name).get(blip.get(f"{{{R}}}embed", ""), "") if blip is not None else ""
            return DrawnShape(slide, fill_of(properties, palette), shown, tones=tones_of(blip, palette, "FFFFFF"), solid=solid_of(blip))
        if reference is not None:
            return _referred(package, reference, palette, slide)
    return DrawnShape(slide, Paint(palette.rgb("bg1")))


def tones_of(blip: Any, palette: Palette, own: str) -> tuple[str, str] | None:
    """The colours in which a picture is shown, where it is recoloured with two. own: what `phClr` stands for."""
    duotone = blip.find(f"{{{A}}}duotone") if blip is not None else None
    found = [paint.rgb for each in duotone if (paint := colour_in([each], palette, own))] if duotone is not None else []
    return (found[0], found[1]) if len(found) == 2 else None


def _referred(package: Package, reference: Any, palette: Palette, slide: Rect) -> DrawnShape:
    """The fill of the theme's list that a background names, or the picture in it."""
    base = colour_in(reference, palette)
    at = number_of(reference.get("idx")) - 1001
    if not 0 <= at < len(palette.fills):
        return DrawnShape(slide, base)
    fill = palette.fills[at]
    if fill.tag.rpartition("}")[2] != "blipFill":
        return DrawnShape(slide, fill_of([fill], palette, base.rgb if base else "FFFFFF") or base)
    blip = fill.find(f"{{{A}}}blip")
    themes = [name for name, part in package.parts.items() if part.content_type.endswith("theme+xml")]
    found = blip.get(f"{{{R}}}embed", "") if blip is not None else ""
    shown = next((pictures_of(package, name)[found] for name in themes if found in pictures_of(package, name)), "")
    return DrawnShape(slide, base, shown, tones=tones_of(blip, palette, base.rgb if base else "FFFFFF"), solid=solid_of(blip))


def ground_behind(rect: Rect, shapes: Iterable[DrawnShape], package: Package) -> str:
    """The colour behind a rectangle as six digits: that of the uppermost shape that covers it, of a picture the mean of what is there.

    shapes: from the lowest up, the background first.
    """
    return seen_behind(rect, shapes, package)[0]


def seen_behind(rect: Rect, shapes: Iterable[DrawnShape], package: Package) -> tuple[str, bool]:
    """The same, and whether it is certain: no freeform and no picture that cannot be read is in the way.

    A shape in the way that is less than certain is certain again where one that fills its box lies over it.
    """
    seen, certain = "FFFFFF", True
    for shape in shapes:
        share = overlap_of(shape.rect, rect) / area_of(rect)
        if shape.line or share < _TOUCHED or not (shape.paint or shape.picture):
            continue
        if share < _COVERED or not shape.exact:
            certain = False
            if share >= _COVERED and shape.paint and not shape.picture:
                seen = shape.paint.over(seen)
            continue
        found = _picture_behind(rect, shape, package) if shape.picture else ""
        if shape.picture:
            certain = bool(found)
            seen = Paint(found, shape.solid).over(seen) if found else (shape.paint.over(seen) if shape.paint else seen)
        elif shape.paint:
            certain = certain or shape.paint.solid > _SOLID
            seen = shape.paint.rgb if shape.paint.solid > _SOLID else shape.paint.over(seen)
    return seen, certain


def _picture_behind(rect: Rect, shape: DrawnShape, package: Package) -> str:
    """The mean colour of what a picture shows behind a rectangle; empty where it cannot be read."""
    if shape.picture not in package.parts:
        return ""
    found = _mean(package.parts[shape.picture].data, part_behind(rect, shape))
    return _toned(found, shape.tones) if found and shape.tones else found


def part_behind(rect: Rect, shape: DrawnShape) -> tuple[float, float, float, float]:
    """The part of a shape's picture that lies behind a rectangle: left, top, right and bottom as shares of its width and height."""
    width, height = max(shape.rect.width, 1), max(shape.rect.height, 1)
    left, top, right, bottom = shape.crop
    wide, high = max(1 - left - right, 0.01), max(1 - top - bottom, 0.01)
    return (
        round(left + wide * (rect.x - shape.rect.x) / width, 2),
        round(top + high * (rect.y - shape.rect.y) / height, 2),
        round(left + wide * (rect.right - shape.rect.x) / width, 2),
        round(top + high * (rect.bottom - shape.rect.y) / height, 2),
    )


def _toned(digits: str, tones: tuple[str, str]) -> str:
    """A colour of a picture that is shown in two colours: between them by how light it is."""
    light = sum(int(digits[at : at + 2], 16) * share for at, share in ((0, 0.2126), (2, 0.7152), (4, 0.0722))) / 255
    return Paint(tones[1], light).over(tones[0])


@lru_cache(maxsize=64)
def _mean(data: bytes, part: tuple[float, float, float, float]) -> str:
    return mean_colour(data, part)


def even_part(rect: Rect, shapes: Sequence[DrawnShape], *, longest: bool) -> Rect:
    """The part of a rectangle that stands on one ground, where solid shapes and pictures of the slide's width divide it; the whole where
    they do not, or no part is a third of it.

    longest: the largest part, wherever it is; otherwise the one at the top, where text begins.
    """
    height = rect.height // _STRIPS
    if height <= 0:
        return rect
    strips = [Rect(rect.x, rect.y + at * height, rect.width, height) for at in range(_STRIPS)]
    kinds = [_kind_of_ground(strip, shapes) for strip in strips]
    runs: list[tuple[int, int]] = []
    for at, kind in enumerate(kinds):
        if at and kinds[at - 1] == kind:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    first, last = max(runs, key=lambda each: each[1] - each[0]) if longest else runs[0]
    if len(runs) == 1 or (last - first) * 3 < _STRIPS:
        return rect
    return Rect(rect.x, rect.y + first * height, rect.width, (last - first) * height)


def _kind_of_ground(strip: Rect, shapes: Sequence[DrawnShape]) -> str:
    """What is uppermost under a strip: a picture, or a dark or a light colour."""
    for shape in reversed(shapes):
        if shape.line or not shape.exact or overlap_of(shape.rect, strip) < _SOLID * area_of(strip):
            continue
        if shape.picture:
            return shape.picture
        if shape.paint and shape.paint.solid > _SOLID:
            return "dark" if contrast_of(shape.paint.rgb, "FFFFFF") > contrast_of(shape.paint.rgb, "000000") else "light"
    return ""


def free_of(rect: Rect, obstacles: Iterable[Rect], least: int, kept: float = _KEPT, gap: int = 0) -> Rect:
    """A rectangle without what stands in it: of each obstacle the side that leaves the most is cut away, down to `least` EMU a side.

    kept: the share of it that has to be left; what leaves less was meant to be there. gap: the space in EMU that is left before it.
    """
    for each in obstacles:
        if not overlap_of(each, rect):
            continue
        sides = (
            Rect(rect.x, rect.y, rect.width, each.y - gap - rect.y),
            Rect(rect.x, each.bottom + gap, rect.width, rect.bottom - each.bottom - gap),
            Rect(rect.x, rect.y, each.x - gap - rect.x, rect.height),
            Rect(each.right + gap, rect.y, rect.right - each.right - gap, rect.height),
        )
        good = [side for side in sides if side.width >= least and side.height >= least and area_of(side) >= kept * area_of(rect)]
        if good:
            rect = max(good, key=area_of)
    return rect


def drawn_in(package: Package, name: str, root: Any, palette: Palette) -> Iterable[DrawnShape]:
    """The shapes that a layout or master draws."""
    return drawn_on(root, palette, pictures_of(package, name))
