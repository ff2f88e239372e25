"""What stands on a layout: its placeholders with what they inherit, and the shapes that it and its master draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Any

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design import Inset
from slides.export.pptx.drawingml import A, P, R
from slides.export.pptx.template.colours import Paint, Palette, colour_in, fill_of
from slides.text.rich_text import Mark

LEVELS = 5
_INSET = Inset(91440, 45720, 91440, 45720)
"""The insets of a text body that states none (ECMA-376, 21.1.2.1.1)."""
_FAINT = 0.1
"""A paint of at most this solidity hides nothing and is in nobody's way."""
_SHAPES = frozenset({"sp", "pic", "graphicFrame", "cxnSp", "grpSp", "AlternateContent"})
_DEEPEST = 12
"""Groups in groups that are looked into."""


@frozen
class LevelLook:
    """What one level of a placeholder's text looks like: size and space before in points, the line in percent, the rest in EMU.

    `stated`: whether a layout or master says the size in a style; `prompted`: whether only the sample text of a placeholder says it.
    """

    size: float
    stated: bool
    bold: bool
    paint: Paint | None
    face: str
    align: str
    margin: int
    hang: int
    before: float
    line: int
    mark: Mark
    mark_paint: Paint | None = None
    prompted: bool = False


@frozen
class TemplatePlace:
    """A placeholder of a layout. `type` is PresentationML's, `obj` where none is stated; `index` 0 where none is stated."""

    type: str
    index: int
    name: str
    rect: Rect
    levels: tuple[LevelLook, ...]
    inset: Inset
    anchor: str
    vertical: bool
    order: int
    turned: bool = False
    fill: Paint | None = None
    element: Any = field(default=None, repr=False, compare=False)


@frozen
class DrawnShape:
    """A shape that a layout or its master draws: where, what it paints (None: nothing that hides), the picture it shows."""

    rect: Rect
    paint: Paint | None
    picture: str = ""
    words: bool = False
    line: bool = False
    stroke: Paint | None = None
    """The colour of its outline, or of the line that it is."""
    exact: bool = True
    """Whether it fills its rectangle; a freeform does not."""
    tones: tuple[str, str] | None = None
    """The colours in which its picture is shown: what is black in it, and what is white."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What is cut away of its picture at the left, the top, the right and the bottom, as shares."""
    solid: float = 1.0
    """How much of its picture hides what is under it, from 0 to 1."""

    @property
    def is_seen(self) -> bool:
        """Whether it shows anything: words, a picture, or a paint that is more than a breath."""
        return bool(self.words or self.picture or (self.paint and self.paint.solid > _FAINT))


def local_name(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def shape_tree(root: Any) -> Any:
    """The shape tree of a slide, layout or master; None where it has none."""
    return root.find(f"{{{P}}}cSld/{{{P}}}spTree")


def placeholder_of(shape: Any) -> Any:
    """A shape's `p:ph`, or None."""
    for each in shape:
        if local_name(each).startswith("nv"):
            return each.find(f"{{{P}}}nvPr/{{{P}}}ph")
    return None


def is_hidden(shape: Any) -> bool:
    """Whether a shape is not shown."""
    return any(each.get("hidden") in ("1", "true") for each in shape.iterfind(f"./*/{{{P}}}cNvPr"))


def rect_of(shape: Any) -> tuple[Rect, bool] | None:
    """A shape's rectangle and whether it is turned; None where it states none."""
    found = shape.find(f"{{{P}}}spPr/{{{A}}}xfrm")
    found = found if found is not None else shape.find(f"{{{P}}}xfrm")
    found = found if found is not None else shape.find(f"{{{P}}}grpSpPr/{{{A}}}xfrm")
    if found is None:
        return None
    offset, extent = found.find(f"{{{A}}}off"), found.find(f"{{{A}}}ext")
    if offset is None or extent is None:
        return None
    x, y, width, height = (number_of(each.get(name)) for each, name in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy")))
    turn = number_of(found.get("rot")) % 21_600_000
    if 2_700_000 < turn % 10_800_000 < 8_100_000:
        return Rect(x + (width - height) // 2, y + (height - width) // 2, height, width), True
    return Rect(x, y, width, height), turn != 0


def solid_of(blip: Any) -> float:
    """How much a picture hides of what is under it, from 0 to 1: it may be made paler in all its parts."""
    found = blip.find(f"{{{A}}}alphaModFix") if blip is not None else None
    return min(max(number_of(found.get("amt"), 100_000) / 100_000, 0.0), 1.0) if found is not None else 1.0


def number_of(text: str | None, usual: int = 0) -> int:
    """A whole number as XML has it; the usual one where it is none, or beyond what a slide can hold."""
    try:
        found = int(float(text or usual))
    except (ValueError, OverflowError):
        return usual
    return found if abs(found) < 1 << 31 else usual


def places_of(layout: Any, master: Any, defaults: Any, palette: Palette) -> tuple[TemplatePlace, ...]:
    """The placeholders of a layout in their order, with what they inherit from its master. defaults: the presentation's text style."""
    tree, above = shape_tree(layout), shape_tree(master)
    masters: dict[str, Any] = {}
    for shape in above if above is not None else ():
        if (ph := placeholder_of(shape)) is not None:
            masters.setdefault(ph.get("type", "obj"), shape)
    texts = master.find(f"{{{P}}}txStyles")
    found = []
    for order, shape in enumerate(tree if tree is not None else ()):
        ph = placeholder_of(shape) if local_name(shape) in ("sp", "pic", "graphicFrame") else None
        if ph is None or is_hidden(shape):
            continue
        kind = ph.get("type", "obj")
        parent = masters.get(_parent(kind))
        where = rect_of(shape) or (rect_of(parent) if parent is not None else None)
        if where is None or where[0].width <= 0 or where[0].height <= 0:
            continue
        style = _text_style(texts, kind)
        found.append(
            _place(shape, parent, (style, defaults), where, palette, (kind, number_of(ph.get("idx")), order, ph.get("orient", "")))
        )
    return tuple(found)


def _parent(kind: str) -> str:
    """The type of the master's placeholder that one of a layout is made after."""
    if kind in ("title", "ctrTitle"):
        return "title"
    return kind if kind in ("dt", "ftr", "sldNum") else "body"


def _text_style(texts: Any, kind: str) -> Any:
    """The master's text style for a type of placeholder."""
    if texts is None:
        return None
    name = "titleStyle" if kind in ("title", "ctrTitle") else "otherStyle" if kind in ("dt", "ftr", "sldNum") else "bodyStyle"
    return texts.find(f"{{{P}}}{name}")


def _place(
    shape: Any, parent: Any, styles: tuple[Any, Any], where: tuple[Rect, bool], palette: Palette, named: tuple[str, int, int, str]
) -> TemplatePlace:
    """One placeholder. styles: the master's and the presentation's. named: its type, index, order and direction."""
    kind, index, order, orient = named
    bodies = [each for owner in (shape, parent) if owner is not None and (each := owner.find(f"{{{P}}}txBody")) is not None]
    lists = [each for body in bodies if (each := body.find(f"{{{A}}}lstStyle")) is not None]
    frames = [each for body in bodies if (each := body.find(f"{{{A}}}bodyPr")) is not None]
    own, usual_style = styles
    sources = [*lists, *(each for each in (own,) if each is not None)]
    prompts = _prompted_sizes(bodies)
    levels = tuple(_level(sources, usual_style, at, palette, prompts.get(at, 0.0)) for at in range(LEVELS))
    inset = Inset(
        *(
            number_of(_stated(frames, name), usual)
            for name, usual in (("lIns", _INSET.left), ("tIns", _INSET.top), ("rIns", _INSET.right), ("bIns", _INSET.bottom))
        )
    )
    anchor = _stated(frames, "anchor") or "t"
    name = next((each.get("name", "") for each in shape.iterfind(f"./*/{{{P}}}cNvPr")), "")
    sideways = orient == "vert" or (_stated(frames, "vert") or "horz") != "horz"
    return TemplatePlace(
        kind,
        index,
        name,
        where[0],
        levels,
        inset,
        anchor if anchor in ("t", "ctr", "b") else "t",
        sideways,
        order,
        where[1],
        _own_fill(shape, parent, palette),
        shape,
    )


def _own_fill(shape: Any, parent: Any, palette: Palette) -> Paint | None:
    """What a placeholder is filled with: by its layout, else by its master."""
    for owner in (shape, parent):
        properties = owner.find(f"{{{P}}}spPr") if owner is not None else None
        if properties is None:
            continue
        if properties.find(f"{{{A}}}noFill") is not None:
            return None
        if (paint := fill_of(properties, palette)) is not None:
            return paint
        reference = owner.find(f"{{{P}}}style/{{{A}}}fillRef")
        if reference is not None and number_of(reference.get("idx")):
            return colour_in(reference, palette)
    return None


def _stated(elements: Sequence[Any], name: str) -> str | None:
    """The value of an attribute in the first element that states it."""
    return next((value for each in elements if (value := each.get(name)) is not None), None)


def _prompted_sizes(bodies: Sequence[Any]) -> dict[int, float]:
    """The sizes in points that the sample text of placeholders has by its levels: LibreOffice writes them there and in no style."""
    found: dict[int, float] = {}
    for body in bodies:
        for paragraph in body.iterfind(f"{{{A}}}p"):
            properties = paragraph.find(f"{{{A}}}pPr")
            level = number_of(properties.get("lvl")) if properties is not None else 0
            size = next((number_of(run.get("sz")) for run in paragraph.iterfind(f"{{{A}}}r/{{{A}}}rPr") if run.get("sz")), 0)
            if size > 0:
                found.setdefault(level, size / 100)
    return found


def _level(sources: Sequence[Any], usual: Any, at: int, palette: Palette, prompted: float) -> LevelLook:
    """One level, from the first source that says something of it. usual: the presentation's text style, which says the least.

    prompted: the size of sample text at this level, 0 for none: what a reader of the template sees where no style states one.
    """
    own = [each for source in sources if (each := source.find(f"{{{A}}}lvl{at + 1}pPr")) is not None]
    last = usual.find(f"{{{A}}}lvl{at + 1}pPr") if usual is not None else None
    found = own if last is None else [*own, last]
    runs = [each for level in found if (each := level.find(f"{{{A}}}defRPr")) is not None]
    stated = _stated([run for level in own for run in level.iterfind(f"{{{A}}}defRPr")], "sz") is not None
    size = prompted if prompted and not stated else number_of(_stated(runs, "sz"), 1800) / 100
    paint = next((paint for run in runs if (paint := fill_of(run, palette))), None)
    face = next((each.get("typeface", "") for run in runs if (each := run.find(f"{{{A}}}latin")) is not None), "+mn-lt")
    size = min(max(size, 1.0), 400.0)
    return LevelLook(
        size,
        stated,
        _stated(runs, "b") in ("1", "true"),
        paint,
        face or "+mn-lt",
        {"r": "r", "ctr": "ctr"}.get(_stated(found, "algn") or "l", "l"),
        max(number_of(_stated(found, "marL")), 0),
        max(-number_of(_stated(found, "indent")), 0),
        _space(found, "spcBef", size),
        _line(found, size),
        _mark(found),
        next((paint for level in found if (each := level.find(f"{{{A}}}buClr")) is not None and (paint := colour_in(each, palette))), None),
        bool(prompted) and not stated,
    )


def _space(found: Sequence[Any], name: str, size: float) -> float:
    """A space between paragraphs in points."""
    for level in found:
        if (each := level.find(f"{{{A}}}{name}")) is not None:
            for inner in each:
                value = number_of(inner.get("val", "0").rstrip("%"))
                return value / 100 if local_name(inner) == "spcPts" else value / 100_000 * size * 1.2
    return 0.0


def _line(found: Sequence[Any], size: float) -> int:
    """The distance of lines in percent of what the face has."""
    for level in found:
        if (each := level.find(f"{{{A}}}lnSpc")) is not None:
            for inner in each:
                value = number_of(inner.get("val", "0").rstrip("%"))
                percent = value / 1000 if local_name(inner) == "spcPct" else value / 100 / (size * 1.2) * 100
                return min(max(round(percent), 50), 300)
    return 100


def _mark(found: Sequence[Any]) -> Mark:
    """What stands before a paragraph."""
    for level in found:
        for each in level:
            match local_name(each):
                case "buNone":
                    return Mark.NONE
                case "buAutoNum":
                    return Mark.NUMBER
                case "buChar" | "buBlip":
                    return Mark.BULLET if each.get("char", "x").strip() else Mark.NONE
    return Mark.NONE


def drawn_on(root: Any, palette: Palette, pictures: dict[str, str]) -> Iterator[DrawnShape]:
    """The shapes of a layout or master that are no placeholders, from the lowest up. pictures: parts by the id of their relationship."""
    tree = shape_tree(root)
    if tree is not None:
        yield from _drawn(tree, palette, pictures, (1.0, 1.0, 0.0, 0.0), 0)


def _drawn(
    parent: Any, palette: Palette, pictures: dict[str, str], moved: tuple[float, float, float, float], depth: int
) -> Iterator[DrawnShape]:
    """The shapes in a tree or group. moved: the scale and shift of the group in which they stand."""
    for shape in parent:
        tag = local_name(shape)
        if tag not in _SHAPES or is_hidden(shape) or depth > _DEEPEST or (tag != "grpSp" and placeholder_of(shape) is not None):
            continue
        if tag == "AlternateContent":
            inner = next((each for each in shape if local_name(each) == "Fallback" and len(each)), next(iter(shape), None))
            if inner is not None:
                yield from _drawn(inner, palette, pictures, moved, depth + 1)
            continue
        where = rect_of(shape)
        if where is None:
            continue
        if tag == "grpSp":
            yield from _drawn(shape, palette, pictures, _inside(shape, where[0], moved), depth + 1)
            continue
        yield _one(shape, tag, _shifted(where[0], moved), palette, pictures)


def _inside(group: Any, rect: Rect, moved: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The scale and shift of what stands in a group."""
    frame = group.find(f"{{{P}}}grpSpPr/{{{A}}}xfrm")
    offset, extent = frame.find(f"{{{A}}}chOff"), frame.find(f"{{{A}}}chExt")
    if offset is None or extent is None:
        return moved
    wide, high = (rect.width / max(number_of(extent.get("cx")), 1), rect.height / max(number_of(extent.get("cy")), 1))
    x, y = rect.x - number_of(offset.get("x")) * wide, rect.y - number_of(offset.get("y")) * high
    across, down, left, top = moved
    return across * wide, down * high, left + x * across, top + y * down


def _shifted(rect: Rect, moved: tuple[float, float, float, float]) -> Rect:
    across, down, left, top = moved
    return Rect(round(rect.x * across + left), round(rect.y * down + top), round(rect.width * across), round(rect.height * down))


def _one(shape: Any, tag: str, rect: Rect, palette: Palette, pictures: dict[str, str]) -> DrawnShape:
    """One shape."""
    words = any((each.text or "").strip() for each in shape.iter(f"{{{A}}}t"))
    if tag == "pic":
        blip = shape.find(f".//{{{A}}}blip")
        shown = pictures.get(blip.get(f"{{{R}}}embed", ""), "") if blip is not None else ""
        cut = shape.find(f".//{{{A}}}srcRect")
        left, top, right, bottom = (number_of(cut.get(side)) / 100_000 if cut is not None else 0.0 for side in "ltrb")
        return DrawnShape(rect, None, shown, crop=(left, top, right, bottom), solid=solid_of(blip))
    properties = shape.find(f"{{{P}}}spPr")
    blip = properties.find(f"{{{A}}}blipFill/{{{A}}}blip") if properties is not None else None
    if blip is not None:
        return DrawnShape(rect, None, pictures.get(blip.get(f"{{{R}}}embed", ""), ""), words, solid=solid_of(blip))
    paint = fill_of(properties, palette) if properties is not None else None
    empty = properties is not None and properties.find(f"{{{A}}}noFill") is not None
    if paint is None and not empty and tag == "sp":
        reference = shape.find(f"{{{P}}}style/{{{A}}}fillRef")
        if reference is not None and number_of(reference.get("idx")):
            paint = colour_in(reference, palette)
    line = tag == "cxnSp" or min(rect.width, rect.height) < 20_000
    return DrawnShape(rect, paint, "", words, line, _stroke_of(shape, properties, palette), _fills_its_box(properties))


def _stroke_of(shape: Any, properties: Any, palette: Palette) -> Paint | None:
    """The colour of a shape's outline, or of the line that it is: its own, else that of its style."""
    own = properties.find(f"{{{A}}}ln") if properties is not None else None
    if own is not None and (own.find(f"{{{A}}}noFill") is not None or (paint := fill_of(own, palette)) is not None):
        return None if own.find(f"{{{A}}}noFill") is not None else paint
    reference = shape.find(f"{{{P}}}style/{{{A}}}lnRef")
    return colour_in(reference, palette) if reference is not None and number_of(reference.get("idx")) else None


def _fills_its_box(properties: Any) -> bool:
    """Whether a shape's geometry is about as large as its rectangle."""
    preset = properties.find(f"{{{A}}}prstGeom") if properties is not None else None
    if preset is not None:
        return (preset.get("prst") or "rect") in ("rect", "roundRect", "round2SameRect", "snip1Rect", "flowChartProcess", "homePlate")
    own = properties.find(f"{{{A}}}custGeom") if properties is not None else None
    return properties is not None and (own is None or _is_box(own))


def _is_box(geometry: Any) -> bool:
    """Whether a geometry of its own is a rectangle: LibreOffice writes them so."""
    paths = list(geometry.iter(f"{{{A}}}path"))
    if len(paths) != 1 or any(local_name(each) not in ("moveTo", "lnTo", "close") for each in paths[0]):
        return False
    points = [(each.get("x", ""), each.get("y", "")) for each in paths[0].iter(f"{{{A}}}pt")]
    across, down = {x for x, _ in points}, {y for _, y in points}
    return len(points) in (4, 5) and len(across) == 2 and len(down) == 2


def moved_rect(place: TemplatePlace, rect: Rect) -> TemplatePlace:
    """A placeholder in another rectangle."""
    return replace(place, rect=rect)


def drawn_of(shape: Any, palette: Palette, pictures: dict[str, str]) -> Iterator[DrawnShape]:
    """What one shape draws, a group all that stands in it. pictures: parts by the id of their relationship."""
    yield from _drawn([shape], palette, pictures, (1.0, 1.0, 0.0, 0.0), 0)
