"""The words that a template's layouts and masters draw themselves: a firm's name, a mark of confidence, an address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from slides.base.geometry import Rect
from slides.export.display_list.items import BackdropLine, BackdropWords
from slides.export.pptx.drawingml import A, P
from slides.export.pptx.template.colours import Palette, colour_in, fill_of
from slides.export.pptx.template.outlines import Affine, frame_of_shape
from slides.export.pptx.template.places import local_name, number_of

_MOST = 600
"""Characters of one shape that are drawn."""
_USUAL = 1800
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
"""The insets of a text body that states none (ECMA-376, 21.1.2.1.1)."""


def shape_words(shape: Any, place: Affine, palette: Palette) -> BackdropWords | None:
    """The words of a shape that stands upright; None where it has none. place: where its own coordinates are on the slide."""
    framed, body = frame_of_shape(shape), shape.find(f"{{{P}}}txBody")
    if framed is None or body is None:
        return None
    width, height, own = framed
    whole = place.after(own)
    properties = body.find(f"{{{A}}}bodyPr")
    attributes = {} if properties is None else dict(properties.attrib)
    if not whole.upright or attributes.get("vert", "horz") != "horz":
        return None
    lines = tuple(_lines(shape, body, palette))
    if not any(line.text for line in lines):
        return None
    left, top, right, bottom = (number_of(attributes.get(name), usual) for name, usual in _INSETS)
    (x, y), (far, low) = whole.point(0, 0), whole.point(width, height)
    box = Rect(round(x) + left, round(y) + top, max(round(far - x) - left - right, 1), max(round(low - y) - top - bottom, 1))
    anchor = attributes.get("anchor", "t")
    return BackdropWords(box, anchor if anchor in ("ctr", "b") else "t", lines, attributes.get("wrap") != "none")


def _lines(shape: Any, body: Any, palette: Palette) -> Iterator[BackdropLine]:
    """The paragraphs of a text body."""
    reference = shape.find(f"{{{P}}}style/{{{A}}}fontRef")
    styled = colour_in(reference, palette) if reference is not None else None
    usual = styled.rgb if styled else palette.rgb("tx1")
    level = body.find(f"{{{A}}}lstStyle/{{{A}}}lvl1pPr")
    below = [each for each in (level, level.find(f"{{{A}}}defRPr") if level is not None else None) if each is not None]
    left = _MOST
    for paragraph in body.iter(f"{{{A}}}p"):
        runs = [each for each in paragraph if local_name(each) in ("r", "fld")]
        text = " ".join("".join("".join(run.itertext()) for run in runs).split())[:left]
        left -= len(text)
        looks = [each for run in runs if (each := run.find(f"{{{A}}}rPr")) is not None] + below[1:]
        aligned = [each for each in (paragraph.find(f"{{{A}}}pPr"), *below[:1]) if each is not None]
        paint = next((paint for look in looks if (paint := fill_of(look, palette)) is not None), None)
        face = next((each.get("typeface", "") for look in looks if (each := look.find(f"{{{A}}}latin")) is not None), "")
        align = _first(aligned, "algn") or "l"
        yield BackdropLine(
            text,
            number_of(_first(looks, "sz"), _USUAL) / 100,
            paint.rgb if paint else usual,
            _first(looks, "b") in ("1", "true"),
            face == "+mj-lt",
            align if align in ("ctr", "r") else "l",
        )


def _first(elements: Sequence[Any], name: str) -> str | None:
    return next((value for each in elements if (value := each.get(name)) is not None), None)
