"""Drawings as one group of native shapes, freeforms and connectors, with one alternative text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from slides.base.geometry import Rect
from slides.design import NO_INSET, Design, Inset
from slides.design.page import Connector, Drawing, Image, Label, Path, Shape, Stroke, Words
from slides.export.pptx.context import SlideContext
from slides.export.pptx.drawingml import DECORATIVE, attribute, box_xml, plain_list_style, solid
from slides.export.pptx.paragraphs import run_xml
from slides.text.rich_text import joined_alike, right_to_left

_GRID = 100_000
"""Text rectangles of freeforms are given as parts of so many, so that they follow the shape when it is resized."""

_CORNER = 0.29289
"""The part of a rounded corner's radius that text keeps clear of."""
_USUAL_CORNER, _ROUNDEST = 16_667, 50_000
"""The radius of such a corner in 100,000ths of the shorter side, where a shape states none, and the largest."""


def group(drawing: Drawing, place: Rect, name: str, first: int, context: SlideContext) -> str:
    """A drawing as `p:grpSp` at a place on the slide, its shapes numbered from `first` on. Its labels hold no links."""
    inner = "".join(_shapes(drawing.shapes, place, first + 1, context.without_links()))
    frame = f'<a:off x="{place.x}" y="{place.y}"/><a:ext cx="{place.width}" cy="{place.height}"/>'
    within = f'<a:chOff x="{place.x}" y="{place.y}"/><a:chExt cx="{place.width}" cy="{place.height}"/>'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{first}" name="{attribute(name)}" descr="{attribute(drawing.alt)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr><a:xfrm>{frame}{within}</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
    )


def _shapes(shapes: Sequence[Shape | Connector], place: Rect, first: int, context: SlideContext) -> Iterator[str]:
    """Every shape in drawing order; a connector knows the shapes it is glued to by their ids."""
    for at, each in enumerate(shapes):
        match each:
            case Shape():
                where = replace(each.rect, x=place.x + each.rect.x, y=place.y + each.rect.y)
                yield drawing_shape(each, where, first + at, context)
            case Connector():
                yield _connector(each, place, first + at, first, context.design)
            case _:
                assert_never(each)


def drawing_shape(shown: Shape, place: Rect, identity: int, context: SlideContext, *, told: str | None = None) -> str:
    """One shape at a place on the slide. told: its own alternative text where it stands in no group; empty marks it decorative."""
    described = "" if told is None else f' descr="{attribute(told)}"'
    inner = DECORATIVE if told == "" else ""
    named = f'<p:cNvPr id="{identity}" name="{attribute(shown.name)}"{described}'
    named += f">{inner}</p:cNvPr>" if inner else "/>"
    geometry = _freeform(shown) if isinstance(shown.form, Path) else _preset(shown.form, shown.adjust)
    paint = _paint(shown, context)
    words = _label(shown.label, shown, context) if shown.label else ""
    return f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{box_xml(place)}{geometry}{paint}</p:spPr>{words}</p:sp>"


def _preset(name: str, adjust: Sequence[tuple[str, int]] = ()) -> str:
    """A preset geometry with its adjust values."""
    guides = "".join(f'<a:gd name="{key}" fmla="val {value}"/>' for key, value in adjust)
    return (
        f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
        if guides
        else f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
    )


def _freeform(shown: Shape) -> str:
    """A path as custom geometry; the label's box as guides that are parts of the shape."""
    path = shown.form
    assert isinstance(path, Path), "the caller has looked"
    guides, text = "", '<a:rect l="0" t="0" r="r" b="b"/>'
    if shown.label and shown.label.box:
        inner = shown.label.box
        sides = (
            ("tl", "w", inner.x, shown.rect.width),
            ("tt", "h", inner.y, shown.rect.height),
            ("tr", "w", inner.right, shown.rect.width),
            ("tb", "h", inner.bottom, shown.rect.height),
        )
        guides = "".join(f'<a:gd name="{name}" fmla="*/ {side} {at * _GRID // max(whole, 1)} {_GRID}"/>' for name, side, at, whole in sides)
        text = '<a:rect l="tl" t="tt" r="tr" b="tb"/>'
    fill = ' fill="none"' if path.open else ""
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst/>{text}<a:pathLst>"
        f'<a:path w="{path.width}" h="{path.height}"{fill}>{"".join(map(_step, path.steps))}</a:path></a:pathLst></a:custGeom>'
    )


def _step(step: tuple[str | int, ...]) -> str:
    """One step of a path."""
    kind, *numbers = step
    found = [f'<a:pt x="{numbers[at]}" y="{numbers[at + 1]}"/>' for at in range(0, len(numbers), 2)]
    if kind == "M":
        return f"<a:moveTo>{found[0]}</a:moveTo>"
    if kind == "L":
        return "".join(f"<a:lnTo>{point}</a:lnTo>" for point in found)
    return "<a:close/>" if kind == "Z" else f"<a:cubicBezTo>{''.join(found)}</a:cubicBezTo>"


def _paint(shown: Shape, context: SlideContext) -> str:
    """A shape's fill and stroke."""
    if isinstance(shown.fill, Image):
        fill = (
            f'<a:blipFill dpi="0" rotWithShape="1">{context.blip(shown.fill)}<a:srcRect/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
        )
    else:
        fill = solid(shown.fill, context.design.theme) if shown.fill else "<a:noFill/>"
    rounded = isinstance(shown.form, Path) and shown.form.open
    return fill + (_stroke(shown.stroke, context.design, rounded=rounded) if shown.stroke else "<a:ln><a:noFill/></a:ln>")


def _stroke(stroke: Stroke, design: Design, *, rounded: bool = False) -> str:
    """A line. rounded: its ends and corners are round, as an icon's are."""
    cap = ' cap="rnd"' if rounded else ""
    dash = f'<a:prstDash val="{stroke.dash}"/>' if stroke.dash else ""
    join = "<a:round/>" if rounded else '<a:miter lim="800000"/>'
    size = "lg" if stroke.large else "med"
    arrows = "".join(
        f'<a:{end} type="{stroke.head}" w="{size}" len="{size}"/>'
        for end, wanted in (("headEnd", stroke.from_arrow), ("tailEnd", stroke.to_arrow))
        if wanted
    )
    return f'<a:ln w="{stroke.width}"{cap}>{solid(stroke.colour, design.theme)}{dash}{join}{arrows}</a:ln>'


def _label(label: Label, shown: Shape, context: SlideContext) -> str:
    """A shape's text. A preset's own text rectangle is replaced by the label's box through its insets, which count from that rectangle."""
    inset = label.inset
    if label.box and not isinstance(shown.form, Path):
        inner = label.box
        inset = replace(NO_INSET, left=inner.x, top=inner.y, right=shown.rect.width - inner.right, bottom=shown.rect.height - inner.bottom)
    if shown.form == "roundRect":
        own = _corner(shown)
        inset = Inset(*(max(side - own, 0) for side in (inset.left, inset.top, inset.right, inset.bottom)))
    sides = f'lIns="{inset.left}" tIns="{inset.top}" rIns="{inset.right}" bIns="{inset.bottom}"'
    listed = plain_list_style(context.design.theme)
    inner_text = "".join(_words(each, label.align, context) for each in label.words)
    return f'<p:txBody><a:bodyPr wrap="square" {sides} rtlCol="0" anchor="{label.anchor}"><a:noAutofit/></a:bodyPr>{listed}{inner_text}</p:txBody>'


def _corner(shown: Shape) -> int:
    """How far the text rectangle of a rounded rectangle lies inside its sides, in EMU (ECMA-376, presetShapeDefinitions: roundRect)."""
    adjust = min(dict(shown.adjust).get("adj", _USUAL_CORNER), _ROUNDEST)
    return round(min(shown.rect.width, shown.rect.height) * adjust / 100_000 * _CORNER)


def _words(each: Words, align: str, context: SlideContext) -> str:
    """A paragraph of a label in its own size and colour."""
    direction = ' rtl="1"' if right_to_left("".join(piece.text for piece in each.runs)) else ""
    above = f'<a:spcBef><a:spcPts val="{each.before * 100}"/></a:spcBef>'
    spaced = f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>{above}<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    inner = "".join(run_xml(piece, context, size=each.size, ink=each.colour) for piece in joined_alike(each.runs))
    end = "" if inner else f'<a:endParaRPr lang="{context.tongue}" sz="{each.size * 100}"/>'
    return f'<a:p><a:pPr marL="0" indent="0" algn="{align}"{direction}>{spaced}<a:buNone/></a:pPr>{inner}{end}</a:p>'


def _connector(shown: Connector, place: Rect, identity: int, first: int, design: Design) -> str:
    """A connector glued to its shapes: straight, bent at right angles, or a freeform where it bends more often than presets do."""
    points = [(place.x + x, place.y + y) for x, y in shown.points]
    glue = "".join(
        f'<a:{tag} id="{first + end[0]}" idx="{end[1]}"/>'
        for tag, end in (("stCxn", shown.start), ("endCxn", shown.end))
        if end is not None
    )
    transform, geometry = _route(points)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{identity}" name="{attribute(shown.name)}"/><p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>'
        f"<p:spPr>{transform}{geometry}{_stroke(shown.stroke, design)}</p:spPr></p:cxnSp>"
    )


def _route(points: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """The transform and geometry of a connector through these points."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    if len(points) == 2:
        (x1, y1), (x2, y2) = points
        flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        return (
            f'<a:xfrm{flips}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>',
            _preset("straightConnector1"),
        )
    bent = _bent(points)
    if bent:
        return bent
    steps: list[tuple[str | int, ...]] = [("M", points[0][0] - left, points[0][1] - top)]
    steps.append(("L", *(part for x, y in points[1:] for part in (x - left, y - top))))
    path = Path(max(width, 1), max(height, 1), tuple(steps), open=True)
    where = Rect(left, top, width, height)
    return box_xml(where), _freeform(Shape("", where, path))


def _bent(points: Sequence[tuple[int, int]]) -> tuple[str, str] | None:
    """A bent connector of two or three stretches (ECMA-376's bentConnector2 and 3); None for a route they do not draw.

    The presets run from the top left to the bottom right, first across. One that begins downwards is turned a quarter and flipped.
    """
    if len(points) not in (3, 4):
        return None
    (x1, y1), (x2, y2) = points[0], points[-1]
    across = points[1][1] == y1 and points[1][0] != x1
    straight = all(one[0] == two[0] or one[1] == two[1] for one, two in pairwise(points))
    turns = all((points[at][1] == points[at + 1][1]) == (across == (at % 2 == 0)) for at in range(len(points) - 1))
    if not straight or not turns or x1 == x2 or y1 == y2:
        return None
    if across:
        along, whole, flips = points[1][0] - x1, x2 - x1, (x2 < x1, y2 < y1)
        frame = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        turned = ""
    else:
        along, whole = points[1][1] - y1, y2 - y1
        width, height = abs(y2 - y1), abs(x2 - x1)
        middle_x, middle_y = (x1 + x2) // 2, (y1 + y2) // 2
        frame = Rect(middle_x - width // 2, middle_y - height // 2, width, height)
        turned = ' rot="5400000"' if y2 > y1 else ' rot="16200000"'
        flips = (False, (x2 > x1) == (y2 > y1))
    flip = (' flipH="1"' if flips[0] else "") + (' flipV="1"' if flips[1] else "")
    transform = f'<a:xfrm{turned}{flip}><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'
    if len(points) == 3:
        return transform, _preset("bentConnector2")
    return transform, _preset("bentConnector3", (("adj1", along * 100_000 // whole),))
