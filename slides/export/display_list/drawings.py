"""Drawings, icons and decoration as outlines, bitmaps and lines of text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.geometry import EMU_PER_POINT, Rect
from slides.design import Colour, Decoration, Design
from slides.design.page import Connector, Drawing, Image, Label, Path, Shape, Stroke
from slides.export.display_list.geometries import arc_steps, preset
from slides.export.display_list.items import Bitmap, Item, Step, TextLine, TextSpan, VectorPath
from slides.export.display_list.palette import digits
from slides.export.display_list.text import TextLook, Typesetter, heights, is_from_the_right, line_runs

DASHES = {
    "dash": (4, 3),
    "lgDash": (8, 3),
    "sysDash": (3, 1),
    "sysDot": (1, 1),
    "dot": (1, 3),
    "dashDot": (4, 3, 1, 3),
    "lgDashDot": (8, 3, 1, 3),
}
"""ECMA-376's preset dashes, in widths of the line (20.1.10.49)."""
_HEAD = 3
"""The length and width of a medium arrow head in widths of its line, and the least width that counts, in EMU."""
_LEAST_HEAD = 25400
_LARGE_HEAD, _NOTCH = 5, 0.6
"""The same of a large head, and how far from its tip a stealth head is notched, as a part of its length."""
_COVERED = {"triangle": 0.8, "stealth": 0.5, "arrow": 0.1}
"""The part of a head that its line does not reach into."""
_QUOTE_SIZE, _QUOTE_LINE = 1.25, 85


def drawing_items(drawing: Drawing, place: Rect, setter: Typesetter) -> Iterator[Item]:
    """What a drawing shows, in drawing order."""
    for each in drawing.shapes:
        if isinstance(each, Connector):
            points = tuple((float(place.x + x), float(place.y + y)) for x, y in each.points)
            yield from _pointed(points, each.stroke, setter.design)
        else:
            yield from shape_items(each, replace(each.rect, x=place.x + each.rect.x, y=place.y + each.rect.y), setter)


def shape_items(shown: Shape, rect: Rect, setter: Typesetter) -> Iterator[Item]:
    """A shape in its place: its fill, its line, its label."""
    theme = setter.design.theme
    if isinstance(shown.fill, Image):
        yield Bitmap(shown.fill, rect)
    freeform = isinstance(shown.form, Path)
    stroke = shown.stroke
    fill = digits(theme, shown.fill) if isinstance(shown.fill, Colour) else ""
    opened = isinstance(shown.form, Path) and shown.form.open
    corners = _corners(shown.form, rect) if isinstance(shown.form, Path) and opened else ()
    if corners and stroke and (stroke.from_arrow or stroke.to_arrow):
        yield from _pointed(corners, stroke, setter.design)
    elif (fill and not opened) or stroke:
        steps = _freeform(shown.form, rect) if isinstance(shown.form, Path) else preset(shown.form, rect, dict(shown.adjust))
        outline = VectorPath(steps, "" if opened else fill, round=freeform and opened)
        yield _stroked(outline, stroke, setter.design) if stroke else outline
    if shown.label:
        yield from label_lines(shown.label, _label_box(shown.label, shown, rect), setter)


def _freeform(path: Path, rect: Rect) -> tuple[Step, ...]:
    """A freeform stretched to its box."""
    across, down = rect.width / max(path.width, 1), rect.height / max(path.height, 1)
    left, top = rect.x, rect.y

    def placed(numbers: Sequence[str | int]) -> tuple[float, ...]:
        found: list[float] = [0.0] * len(numbers)
        found[::2] = [left + part * across for part in numbers[::2]]  # type: ignore[operator]
        found[1::2] = [top + part * down for part in numbers[1::2]]  # type: ignore[operator]
        return tuple(found)

    return tuple((str(step[0]), placed(step[1:])) for step in path.steps)


def _stroked(outline: VectorPath, stroke: Stroke, design: Design) -> VectorPath:
    """An outline with a line."""
    dash = tuple(part * stroke.width for part in DASHES.get(stroke.dash, ()))
    return replace(outline, stroke=digits(design.theme, stroke.colour), stroke_width=stroke.width, dash=dash)


def _label_box(label: Label, shown: Shape, rect: Rect) -> Rect:
    """Where a label stands on the slide."""
    if label.box:
        return replace(label.box, x=rect.x + label.box.x, y=rect.y + label.box.y)
    inset = label.inset
    return Rect(rect.x + inset.left, rect.y + inset.top, rect.width - inset.left - inset.right, rect.height - inset.top - inset.bottom)


def label_lines(label: Label, box: Rect, setter: Typesetter) -> Iterator[TextLine]:
    """The lines of a label; its links lead nowhere, as in the deck."""
    design = setter.design
    rows = []
    for at, words in enumerate(label.words):
        look = TextLook(words.size, digits(design.theme, words.colour), setter.link_colour, keep=True, linked=False)
        turned = is_from_the_right(words.runs)
        breaks = words.breaks or (sum(len(run.text) for run in words.runs),)
        before = words.before if at else 0
        for runs, joined in line_runs(words.runs, breaks):
            above, below = heights(words.size)
            rows.append((runs, look, turned, before, above, below, joined))
            before = 0
    whole = round(sum(row[3] + row[4] + row[5] for row in rows) * EMU_PER_POINT)
    free = box.height - whole
    top = (box.y + (0 if label.anchor == "t" else free if label.anchor == "b" else free // 2)) / EMU_PER_POINT
    for runs, look, turned, before, above, below, joined in rows:
        top += before + above
        line = setter.line(runs, look, (box.x, box.right), round(top * EMU_PER_POINT), label.align, rtl=turned)
        yield replace(line, joined=True) if joined else line
        top += below


def _corners(path: Path, rect: Rect) -> tuple[tuple[float, float], ...]:
    """The points of a freeform that is one line from point to point; none of any other."""
    steps = _freeform(path, rect)
    if [name for name, _ in steps] != ["M", "L"]:
        return ()
    numbers = (*steps[0][1], *steps[1][1])
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def _pointed(corners: Sequence[tuple[float, float]], stroke: Stroke, design: Design) -> Iterator[VectorPath]:
    """A line from point to point with its arrow heads."""
    points = list(corners)
    side = (_LARGE_HEAD if stroke.large else _HEAD) * max(stroke.width, _LEAST_HEAD)
    heads = []
    covered = side * _COVERED[stroke.head]
    if stroke.to_arrow:
        heads.append(_head(points[-2], points[-1], side, stroke.head))
        points[-1] = _shortened(points[-2], points[-1], covered)
    if stroke.from_arrow:
        heads.append(_head(points[1], points[0], side, stroke.head))
        points[0] = _shortened(points[1], points[0], covered)
    steps: tuple[Step, ...] = ("M", points[0]), ("L", tuple(part for point in points[1:] for part in point))
    yield _stroked(VectorPath(steps), stroke, design)
    ink = digits(design.theme, stroke.colour)
    for head in heads:
        opened = stroke.head == "arrow"
        yield VectorPath(head, "" if opened else ink, ink if opened else "", stroke.width if opened else 0)


def _head(before: tuple[float, float], tip: tuple[float, float], side: float, form: str) -> tuple[Step, ...]:
    """An arrow head as long as it is wide: a triangle, one with a notch (stealth), or two strokes (arrow)."""
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    back = tip[0] - side * math.cos(angle), tip[1] - side * math.sin(angle)
    across = side / 2 * math.sin(angle), -side / 2 * math.cos(angle)
    one, two = (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])
    if form == "arrow":
        return ("M", one), ("L", (*tip, *two))
    notch = (tip[0] - side * _NOTCH * math.cos(angle), tip[1] - side * _NOTCH * math.sin(angle)) if form == "stealth" else ()
    return ("M", tip), ("L", (*one, *notch, *two)), ("Z", ())


def _shortened(before: tuple[float, float], tip: tuple[float, float], by: float) -> tuple[float, float]:
    """The end of a line that its arrow head covers."""
    length = math.hypot(tip[0] - before[0], tip[1] - before[1])
    part = max(length - by, 0) / length if length else 0
    return before[0] + (tip[0] - before[0]) * part, before[1] + (tip[1] - before[1]) * part


_PRESETS = {"frame": "rect", "ring": "ellipse", "tip": "homePlate"}
"""Decoration -> the preset of DrawingML, where that has another name."""


def decoration_items(shown: Decoration, setter: Typesetter) -> Iterator[Item]:
    """A layout's shape without meaning."""
    theme, rect = setter.design.theme, shown.rect
    ink = digits(theme, shown.colour)
    opacity = shown.alpha / 100
    if shown.shape == "quote":
        yield _quote_mark(shown, ink, setter)
    elif shown.shape == "numeral":
        yield _numeral(shown, ink, setter)
    elif shown.shape == "arc":
        corner = (rect.x, rect.bottom) if shown.flip else (rect.right, rect.bottom)
        first = (rect.right, rect.bottom) if shown.flip else (rect.x, rect.bottom)
        turn = arc_steps(corner, (rect.width, rect.height), 0 if shown.flip else 180, -90 if shown.flip else 90)
        yield VectorPath((("M", first), *turn), stroke=ink, stroke_width=shown.line, opacity=opacity)
    else:
        shape = _PRESETS.get(shown.shape, shown.shape)
        steps = preset(shape, rect, {"adj": 100_000} if shown.shape == "tip" else {}, flip=shown.flip)
        filled = shown.shape not in ("line", "frame", "ring")
        yield VectorPath(steps, ink if filled else "", ink if shown.line else "", shown.line, opacity=opacity)


def _numeral(shown: Decoration, ink: str, setter: Typesetter) -> TextLine:
    """A number in the headings' face, at the side where lines begin or in the middle of its place."""
    fonts, rect = setter.design.theme.fonts, shown.rect
    above, below = heights(shown.size, _QUOTE_LINE)
    free = rect.height - round((above + below) * EMU_PER_POINT) if shown.centred else 0
    baseline = rect.y + free // 2 + round(above * EMU_PER_POINT)
    span = TextSpan(shown.text, round(shown.size * 0.55 * len(shown.text) * EMU_PER_POINT), fonts.heading, shown.size, ink, bold=fonts.bold)
    if shown.centred:
        return TextLine((span,), rect.x + (rect.width - span.width) // 2, baseline, span.width, "middle")
    x = rect.right - span.width if setter.design.rtl else rect.x
    return TextLine((span,), x, baseline, span.width, "end" if setter.design.rtl else "start")


def _quote_mark(shown: Decoration, ink: str, setter: Typesetter) -> TextLine:
    """A large quotation mark in the headings' face."""
    size = round(shown.rect.height / EMU_PER_POINT * _QUOTE_SIZE)
    family = setter.design.theme.fonts.heading
    sign = "\u201d" if shown.flip else "\u201c"
    above, _ = heights(size, _QUOTE_LINE)
    baseline = shown.rect.y + round(above * EMU_PER_POINT)
    span = TextSpan(sign, round(size * 0.42 * EMU_PER_POINT), family, size, ink, bold=True)
    x = shown.rect.right - span.width if shown.flip else shown.rect.x
    return TextLine((span,), x, baseline, span.width, "end" if shown.flip else "start")
