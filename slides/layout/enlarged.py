"""Drawings on slides larger than the built-in one: laid out as on a small slide, then enlarged with their lines and labels."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, Size
from slides.deck.blocks import Visual
from slides.design import Inset, PlaceholderKind
from slides.design.page import Chart, Connector, Drawing, Label, Shape, Stroke
from slides.typesetting.fitting import Style

_LEAST = 1.15
"""An enlargement of less than this is not worth the while."""


def lay_out_large(visual: Visual, room: Size, style: Style) -> Drawing | Chart:
    """A visual in a room. A drawing in a place of a large slide is laid out in a smaller room, with smaller labels, and enlarged."""
    found = visual.lay_out(*_made_small(visual, room, style))
    times = style.text.enlargement
    return found if isinstance(found, Chart) or not is_enlarged(visual, style) else enlarged(found, times)


def fits_large(visual: Visual, room: Size, style: Style) -> bool | None:
    """What `Visual.fits` says of a visual that is laid out so."""
    return visual.fits(*_made_small(visual, room, style))


def is_enlarged(visual: Visual, style: Style) -> bool:
    """Whether a visual is laid out small. Charts are drawn by the program that shows them, in the size that they have."""
    return style.text.enlargement >= _LEAST and visual.kind is not PlaceholderKind.CHART


def _made_small(visual: Visual, room: Size, style: Style) -> tuple[Size, Style]:
    """The room and the style in which a visual is laid out."""
    if not is_enlarged(visual, style):
        return room, style
    times = style.text.enlargement
    ladder = tuple(tuple(max(int(size / times), 1) for size in step) for step in style.text.ladder)
    at = style.text.ladder.index(style.sizes) if style.sizes in style.text.ladder else 0
    name = f"{style.text.name} made small"
    small = replace(style.text, name=name, ladder=ladder, enlargement=1.0)
    return Size(int(room.width / times), int(room.height / times)), Style(small, ladder[at], style.fonts)


def enlarged(drawing: Drawing, times: float) -> Drawing:
    """A drawing so many times as large: places, lines, type and insets."""
    shapes = tuple(_shape(each, times) if isinstance(each, Shape) else _connector(each, times) for each in drawing.shapes)
    return replace(drawing, shapes=shapes, width=int(drawing.width * times), height=int(drawing.height * times))


def _shape(shape: Shape, times: float) -> Shape:
    label = _label(shape.label, times) if shape.label else None
    return replace(shape, rect=_rect(shape.rect, times), stroke=_stroke(shape.stroke, times), label=label)


def _connector(line: Connector, times: float) -> Connector:
    points = tuple((round(x * times), round(y * times)) for x, y in line.points)
    stroke = _stroke(line.stroke, times)
    assert stroke is not None, "a line has a stroke"
    return replace(line, points=points, stroke=stroke)


def _stroke(stroke: Stroke | None, times: float) -> Stroke | None:
    return replace(stroke, width=round(stroke.width * times)) if stroke else None


def _label(label: Label, times: float) -> Label:
    words = tuple(replace(each, size=int(each.size * times), before=round(each.before * times)) for each in label.words)
    inset = Inset(*(round(side * times) for side in (label.inset.left, label.inset.top, label.inset.right, label.inset.bottom)))
    return replace(label, words=words, inset=inset, box=_rect(label.box, times) if label.box else None)


def _rect(rect: Rect, times: float) -> Rect:
    left, top = round(rect.x * times), round(rect.y * times)
    return Rect(left, top, round(rect.right * times) - left, round(rect.bottom * times) - top)
