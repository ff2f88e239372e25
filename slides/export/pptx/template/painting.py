"""What a template's layout and master draw under a slide, as items of the display list: grounds, shapes and pictures.

Drawn are solid fills, gradients along a line, strokes, bitmaps and the words of shapes. Left out are effects, charts, tables,
embedded objects, and pictures in formats of Windows (EMF, WMF) that have no bitmap beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from slides.base.geometry import Rect, Size
from slides.design.images import Image, UnreadableImage, decode, shrunk
from slides.design.template import Template
from slides.export.display_list.items import Backdrop, BackdropWords, Bitmap, Item, Step, VectorPath
from slides.export.pptx.drawingml import A, P, R
from slides.export.pptx.template.colours import Paint, Palette, colour_in, fill_of, map_of, palette_of
from slides.export.pptx.template.ground import background_of, pictures_of
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.outlines import Affine, frame_of_shape, inside_group, outlines_of
from slides.export.pptx.template.places import is_hidden, local_name, number_of, placeholder_of, shape_tree
from slides.export.pptx.template.wording import shape_words

_BANDS = 48
"""The bands that a gradient is drawn in."""
_DEEPEST, _MOST = 12, 2_000
"""Groups in groups that are looked into, and shapes of one layout that are drawn."""
_PIXELS = 1920
"""The longer side of a picture that is drawn, in pixels."""
_HAIR = 9525
"""The width of a stroke whose style states it elsewhere, in EMU."""


def painted_layout(template: Template, layout: str, size: Size) -> Backdrop:
    """What lies under the slides of a layout, by its name in the design."""
    part = template.layouts.get(layout) or template.bases.get(layout) or template.base
    return _painted(template, part, size)


@lru_cache(maxsize=4)
def _package(template: Template) -> Package:
    return Package({part.name: part for part in template.parts}, template.relations, template.presentation)


@lru_cache(maxsize=64)
def _painted(template: Template, part: str, size: Size) -> Backdrop:
    """The same for a layout's part."""
    package = _package(template)
    root, master = package.xml(part), package.xml(template.master)
    palette = palette_of(package, template.master)
    override = root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    own = palette if override is None else palette.mapped(map_of(override))
    whole = Rect(0, 0, size.width, size.height)
    under = background_of(package, (part, template.master), own, whole)
    items = list(_background(package, (part, template.master), own, under.picture, whole))
    words: list[BackdropWords] = []
    if root.get("showMasterSp", "1") not in ("0", "false"):
        items += _Painter(package, template.master, palette, words).items(master)
    items += _Painter(package, part, own, words).items(root)
    ground = under.paint.over("FFFFFF") if under.paint else "FFFFFF"
    return Backdrop(ground, tuple(items[:_MOST]), MappingProxyType(dict(_fills(root, master, own))), tuple(words[:_MOST]))


def _background(package: Package, names: tuple[str, str], palette: Palette, picture: str, whole: Rect) -> Iterator[Item]:
    """A background that is a picture or a gradient."""
    if picture and (image := _image(package, picture)) is not None:
        yield Bitmap(image, whole, tones=_background_tones(package, names, palette))
        return
    for name in names:
        background = package.xml(name).find(f"{{{P}}}cSld/{{{P}}}bg")
        if background is None:
            continue
        properties, reference = background.find(f"{{{P}}}bgPr"), background.find(f"{{{P}}}bgRef")
        fill, own = (properties.find(f"{{{A}}}gradFill") if properties is not None else None), "FFFFFF"
        if reference is not None:
            at, paint = number_of(reference.get("idx")) - 1001, colour_in(reference, palette)
            named = palette.fills[at] if 0 <= at < len(palette.fills) else None
            fill, own = (named if named is not None and local_name(named) == "gradFill" else None), paint.rgb if paint else own
        if fill is not None:
            yield from _gradient(fill, palette, whole.width, whole.height, Affine(), own)
        return


def _background_tones(package: Package, names: tuple[str, str], palette: Palette) -> tuple[str, str] | None:
    """The colours of a background's picture that is recoloured, here or in the theme."""
    for name in names:
        background = package.xml(name).find(f"{{{P}}}cSld/{{{P}}}bg")
        if background is None:
            continue
        reference = background.find(f"{{{P}}}bgRef")
        duotone = background.find(f".//{{{A}}}duotone")
        own = "FFFFFF"
        if reference is not None:
            at, paint = number_of(reference.get("idx")) - 1001, colour_in(reference, palette)
            duotone = palette.fills[at].find(f".//{{{A}}}duotone") if 0 <= at < len(palette.fills) else None
            own = paint.rgb if paint else own
        return _tones(duotone, palette, own) if duotone is not None else None
    return None


def _image(package: Package, name: str) -> Image | None:
    """A picture of a template; None where it is in a format that cannot be drawn."""
    if name not in package.parts:
        return None
    try:
        return shrunk(decode(package.parts[name].data), _PIXELS, _PIXELS)
    except UnreadableImage:
        return None


def _fills(root: Any, master: Any, palette: Palette) -> Iterator[tuple[Rect, str]]:
    """The solid fills of a layout's placeholders, by where these stand."""
    from slides.export.pptx.template.places import places_of

    for place in places_of(root, master, None, palette):
        if place.fill is not None and place.fill.solid > 0.5 and not place.turned:
            yield place.rect, place.fill.over("FFFFFF")


class _Painter:
    """Draws the shapes of one part."""

    def __init__(self, package: Package, part: str, palette: Palette, words: list[BackdropWords]) -> None:
        self.package, self.palette, self.pictures, self.words = package, palette, pictures_of(package, part), words

    def items(self, root: Any) -> Iterator[Item]:
        """Everything that a layout or master draws, from the lowest up."""
        tree = shape_tree(root)
        if tree is not None:
            yield from self._tree(tree, Affine(), 0, None)

    def _tree(self, parent: Any, place: Affine, depth: int, group_fill: Paint | None) -> Iterator[Item]:
        for shape in parent:
            tag = local_name(shape)
            if is_hidden(shape) or depth > _DEEPEST or (tag != "grpSp" and placeholder_of(shape) is not None):
                continue
            if tag == "AlternateContent":
                inner = next((each for each in shape if local_name(each) == "Fallback" and len(each)), next(iter(shape), None))
                yield from self._tree(inner, place, depth + 1, group_fill) if inner is not None else ()
            elif tag == "grpSp":
                inside = inside_group(shape)
                properties = shape.find(f"{{{P}}}grpSpPr")
                own = fill_of(properties, self.palette) if properties is not None else None
                if inside is not None:
                    yield from self._tree(shape, place.after(inside), depth + 1, own or group_fill)
            elif tag in ("sp", "cxnSp"):
                yield from self._shape(shape, place, group_fill)
                if (words := shape_words(shape, place, self.palette)) is not None:
                    self.words.append(words)
            elif tag == "pic":
                yield from self._picture(shape, shape.find(f"{{{P}}}blipFill"), place)

    def _shape(self, shape: Any, place: Affine, group_fill: Paint | None) -> Iterator[Item]:
        """A shape with its fill and its stroke."""
        framed, properties = frame_of_shape(shape), shape.find(f"{{{P}}}spPr")
        if framed is None or properties is None:
            return
        width, height, own = framed
        whole = place.after(own)
        picture, gradient = properties.find(f"{{{A}}}blipFill"), properties.find(f"{{{A}}}gradFill")
        outlines = outlines_of(properties, width, height)
        box = len(outlines) == 1 and [kind for kind, _ in outlines[0][0]] == ["M", "L", "Z"] and len(outlines[0][0][1][1]) == 6
        if picture is not None:
            yield from self._picture(shape, picture, place)
            return
        fill = self._fill(shape, properties, group_fill)
        stroke, wide, dash = self._stroke(shape, properties)
        if gradient is not None and box:
            yield from _gradient(gradient, self.palette, width, height, whole, "FFFFFF")
            fill = None
        for steps, filled, stroked in outlines:
            painted = fill if filled else None
            line = stroke if stroked else None
            if painted is not None or line is not None:
                yield VectorPath(
                    whole.steps(steps),
                    painted.rgb if painted else "",
                    line.rgb if line else "",
                    wide if line else 0,
                    dash if line else (),
                    painted.solid if painted else line.solid if line else 1.0,
                )

    def _fill(self, shape: Any, properties: Any, group_fill: Paint | None) -> Paint | None:
        """The fill of a shape: its own, its group's, or that of its style."""
        if properties.find(f"{{{A}}}noFill") is not None:
            return None
        if properties.find(f"{{{A}}}grpFill") is not None:
            return group_fill
        paint = fill_of(properties, self.palette)
        reference = shape.find(f"{{{P}}}style/{{{A}}}fillRef")
        if paint is None and reference is not None and number_of(reference.get("idx")):
            paint = colour_in(reference, self.palette)
        return paint if paint is not None and paint.solid > 0 else None

    def _stroke(self, shape: Any, properties: Any) -> tuple[Paint | None, int, tuple[int, ...]]:
        """The stroke of a shape, its width, and its dashes."""
        line = properties.find(f"{{{A}}}ln")
        reference = shape.find(f"{{{P}}}style/{{{A}}}lnRef")
        paint = None
        if line is not None and line.find(f"{{{A}}}noFill") is None:
            paint = fill_of(line, self.palette)
        if paint is None and (line is None or line.find(f"{{{A}}}noFill") is None) and reference is not None:
            paint = colour_in(reference, self.palette) if number_of(reference.get("idx")) else None
        wide = number_of(line.get("w"), _HAIR) if line is not None else _HAIR
        dashed = line.find(f"{{{A}}}prstDash") if line is not None else None
        kind = dashed.get("val", "solid") if dashed is not None else "solid"
        dash = () if kind == "solid" else (wide, wide * 2) if "ot" in kind.casefold()[1:3] else (wide * 4, wide * 3)
        return (paint if paint is not None and paint.solid > 0 else None), max(wide, 1), dash

    def _picture(self, shape: Any, fill: Any, place: Affine) -> Iterator[Item]:
        """A picture, upright: one that is turned by quarters is left as it is, one that stands askew is left out."""
        framed = frame_of_shape(shape)
        blip = fill.find(f"{{{A}}}blip") if fill is not None else None
        if framed is None or blip is None:
            return
        width, height, own = framed
        whole = place.after(own)
        image = _image(self.package, self.pictures.get(blip.get(f"{{{R}}}embed", ""), ""))
        duotone = blip.find(f"{{{A}}}duotone")
        tones = _tones(duotone, self.palette) if duotone is not None else None
        if image is None or not whole.upright:
            return
        (x, y), (right, bottom) = whole.point(0, 0), whole.point(width, height)
        rect = Rect(round(x), round(y), round(right - x), round(bottom - y))
        inner, outer = fill.find(f"{{{A}}}srcRect"), fill.find(f"{{{A}}}stretch/{{{A}}}fillRect")
        crop = [number_of(inner.get(side)) if inner is not None else 0 for side in "ltrb"]
        spread = [number_of(outer.get(side)) if outer is not None else 0 for side in "ltrb"]
        cut = [max(one, 0) for one in crop]
        room = [min(one, 0) for one in crop]
        left, top, far, low = (moved - out for moved, out in zip(spread, room, strict=True))
        rect = Rect(
            rect.x + round(rect.width * left / 100_000),
            rect.y + round(rect.height * top / 100_000),
            round(rect.width * (100_000 - left - far) / 100_000),
            round(rect.height * (100_000 - top - low) / 100_000),
        )
        if rect.width > 0 and rect.height > 0 and cut[0] + cut[2] < 99_000 and cut[1] + cut[3] < 99_000:
            yield Bitmap(image, rect, (cut[0], cut[1], cut[2], cut[3]), tones)


def _tones(duotone: Any, palette: Palette, own: str = "FFFFFF") -> tuple[str, str] | None:
    """The colours for black and white of a picture that is recoloured."""
    paints = [colour_in([each], palette, own) for each in duotone]
    if len(paints) != 2 or paints[0] is None or paints[1] is None:
        return None
    return paints[0].rgb, paints[1].rgb


def _gradient(fill: Any, palette: Palette, width: float, height: float, place: Affine, own: str) -> Iterator[VectorPath]:
    """A gradient over a box as bands, each of which reaches to the end, so that none shows a seam."""
    stops = sorted(
        (
            (number_of(stop.get("pos").rstrip("%") if stop.get("pos") else "0") / 100_000, paint)
            for stop in fill.iter("{*}gs")
            if (paint := colour_in(stop, palette, own))
        ),
        key=lambda each: each[0],
    )
    if not stops:
        return
    line = fill.find(f"{{{A}}}lin")
    angle = math.radians(number_of(line.get("ang")) / 60_000 if line is not None else 90.0)
    if fill.find(f"{{{A}}}path") is not None:
        yield from _rings(stops, width, height, place)
        return
    across, down = math.cos(angle), math.sin(angle)
    corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    reach = [x * across + y * down for x, y in corners]
    first, last = min(reach), max(reach)
    clear = any(paint.solid < 1 for _, paint in stops)
    for band in range(_BANDS):
        share = band / _BANDS
        shape = corners if not band else _clipped(corners, across, down, first + (last - first) * share)
        if clear:
            shape = _clipped(shape, -across, -down, -first - (last - first) * (share + 1 / _BANDS))
        if len(shape) > 2:
            paint = _at(stops, (band + 0.5) / _BANDS)
            yield VectorPath(place.steps(_closed(shape)), paint.rgb, opacity=paint.solid)


def _rings(stops: list[tuple[float, Paint]], width: float, height: float, place: Affine) -> Iterator[VectorPath]:
    """A gradient from the middle of a box to its edges."""
    for band in range(_BANDS):
        share = 1 - band / _BANDS
        x, y = width / 2 * (1 - share), height / 2 * (1 - share)
        shape = [(x, y), (width - x, y), (width - x, height - y), (x, height - y)]
        yield VectorPath(place.steps(_closed(shape)), _at(stops, share - 0.5 / _BANDS).rgb)


def _closed(points: list[tuple[float, float]]) -> tuple[Step, ...]:
    first, *rest = points
    return ("M", first), ("L", tuple(part for point in rest for part in point)), ("Z", ())


def _clipped(points: list[tuple[float, float]], across: float, down: float, least: float) -> list[tuple[float, float]]:
    """The part of a polygon that lies beyond a line."""
    found = []
    for at, point in enumerate(points):
        before = points[at - 1]
        here, there = (each[0] * across + each[1] * down - least for each in (point, before))
        if (here >= 0) != (there >= 0):
            share = there / (there - here)
            found.append((before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share))
        if here >= 0:
            found.append(point)
    return found


def _at(stops: list[tuple[float, Paint]], share: float) -> Paint:
    """The colour of a gradient at a place."""
    below = [each for each in stops if each[0] <= share]
    above = [each for each in stops if each[0] > share]
    if not below or not above:
        return (below or above)[-1 if below else 0][1]
    (low, one), (high, two) = below[-1], above[0]
    part = (share - low) / (high - low)
    mixed = replace(two, solid=part).over(one.rgb)
    return Paint(mixed, one.solid + (two.solid - one.solid) * part)


__all__ = ["Backdrop", "painted_layout"]
