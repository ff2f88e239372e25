"""Preset geometries as paths: those of ECMA-376's presetShapeDefinitions that drawings and layouts use."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from slides.base.geometry import Rect
from slides.export.display_list.items import Step

_ROUND = 0.5522847498
"""How far the control points of a quarter circle's curve stand from its ends, in radii."""
Adjust = Mapping[str, int]
Maker = Callable[[float, float, Adjust], tuple[Step, ...]]


def polygon(*points: tuple[float, float]) -> tuple[Step, ...]:
    """A closed path with straight sides."""
    first, *rest = points
    return ("M", first), ("L", tuple(part for point in rest for part in point)), ("Z", ())


def arc_steps(centre: tuple[float, float], radii: tuple[float, float], start: float, sweep: float) -> tuple[Step, ...]:
    """Curves along an ellipse from an angle on, in degrees clockwise from three o'clock, begun by no move."""
    (cx, cy), (rx, ry) = centre, radii
    count = max(1, math.ceil(abs(sweep) / 90 - 1e-9))
    step = math.radians(sweep / count)
    handle = 4 / 3 * math.tan(step / 4)
    found: list[Step] = []
    angle = math.radians(start)
    for _ in range(count):
        end = angle + step
        first = cx + rx * (math.cos(angle) - handle * math.sin(angle)), cy + ry * (math.sin(angle) + handle * math.cos(angle))
        second = cx + rx * (math.cos(end) + handle * math.sin(end)), cy + ry * (math.sin(end) - handle * math.cos(end))
        found.append(("C", (*first, *second, cx + rx * math.cos(end), cy + ry * math.sin(end))))
        angle = end
    return tuple(found)


def ellipse(rect: Rect) -> tuple[Step, ...]:
    """An ellipse that fills a box."""
    centre = rect.x + rect.width / 2, rect.y + rect.height / 2
    radii = rect.width / 2, rect.height / 2
    return ("M", (rect.x + rect.width, centre[1])), *arc_steps(centre, radii, 0, 360), ("Z", ())


def _rect(w: float, h: float, _: Adjust) -> tuple[Step, ...]:
    return polygon((0, 0), (w, 0), (w, h), (0, h))


def _round_rect(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    r = min(w, h) * min(adjust.get("adj", 16667), 50000) / 100_000
    return _rounded(w, h, r, r)


def _rounded(w: float, h: float, r: float, foot: float) -> tuple[Step, ...]:
    """A box with corners of one radius at its top and another at its foot."""
    steps: list[Step] = [("M", (0, r)), *arc_steps((r, r), (r, r), 180, 90), ("L", (w - r, 0)), *arc_steps((w - r, r), (r, r), 270, 90)]
    steps.append(("L", (w, h - foot)))
    steps += arc_steps((w - foot, h - foot), (foot, foot), 0, 90) if foot else ()
    steps.append(("L", (foot, h)))
    steps += arc_steps((foot, h - foot), (foot, foot), 90, 90) if foot else ()
    return (*steps, ("Z", ()))


def _round_top(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    side = min(w, h)
    return _rounded(w, h, side * adjust.get("adj1", 16667) / 100_000, side * adjust.get("adj2", 0) / 100_000)


def _ellipse(w: float, h: float, _: Adjust) -> tuple[Step, ...]:
    return ("M", (w, h / 2)), *arc_steps((w / 2, h / 2), (w / 2, h / 2), 0, 360), ("Z", ())


def _diamond(w: float, h: float, _: Adjust) -> tuple[Step, ...]:
    return polygon((0, h / 2), (w / 2, 0), (w, h / 2), (w / 2, h))


def _chevron(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    tip = min(w, h) * adjust.get("adj", 50000) / 100_000
    return polygon((0, 0), (w - tip, 0), (w, h / 2), (w - tip, h), (0, h), (tip, h / 2))


def _home_plate(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    tip = min(w, h) * adjust.get("adj", 50000) / 100_000
    return polygon((0, 0), (w - tip, 0), (w, h / 2), (w - tip, h), (0, h))


def _hexagon(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    side = min(w, h) * adjust.get("adj", 25000) / 100_000
    high = h / 2 * adjust.get("vf", 115470) / 100_000 * math.sin(math.radians(60))
    top, foot = h / 2 - high, h / 2 + high
    return polygon((0, h / 2), (side, top), (w - side, top), (w, h / 2), (w - side, foot), (side, foot))


def _octagon(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    cut = min(w, h) * adjust.get("adj", 29289) / 100_000
    return polygon((0, cut), (cut, 0), (w - cut, 0), (w, cut), (w, h - cut), (w - cut, h), (cut, h), (0, h - cut))


def _can(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    lid = min(w, h) * adjust.get("adj", 25000) / 200_000
    body = ("M", (0, lid)), ("L", (0, h - lid)), *arc_steps((w / 2, h - lid), (w / 2, lid), 180, -180), ("L", (w, lid))
    centre = radii = w / 2, lid
    rim: tuple[Step, ...] = ("M", (0, lid)), *arc_steps(centre, radii, 180, -180)
    return *body, *arc_steps(centre, radii, 0, -180), ("Z", ()), *rim


def _donut(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    thick = min(w, h) * adjust.get("adj", 25000) / 100_000
    inner = w / 2 - thick, h / 2 - thick
    hole: tuple[Step, ...] = ("M", (w - thick, h / 2)), *arc_steps((w / 2, h / 2), inner, 0, -360), ("Z", ())
    return *_ellipse(w, h, adjust), *hole


def _pie(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    start, end = adjust.get("adj1", 0) / 60_000, adjust.get("adj2", 16_200_000) / 60_000
    sweep = (end - start) % 360 or 360
    first = w / 2 * (1 + math.cos(math.radians(start))), h / 2 * (1 + math.sin(math.radians(start)))
    return ("M", first), *arc_steps((w / 2, h / 2), (w / 2, h / 2), start, sweep), ("L", (w / 2, h / 2)), ("Z", ())


def _triangle(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    return polygon((0, h), (w * adjust.get("adj", 50000) / 100_000, 0), (w, h))


def _right_triangle(w: float, h: float, _: Adjust) -> tuple[Step, ...]:
    return polygon((0, h), (0, 0), (w, h))


def _parallelogram(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    lean = min(w, h) * adjust.get("adj", 25000) / 100_000
    return polygon((0, h), (lean, 0), (w, 0), (w - lean, h))


def _trapezoid(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    lean = min(w, h) * adjust.get("adj", 25000) / 100_000
    return polygon((0, h), (lean, 0), (w - lean, 0), (w, h))


def _right_arrow(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    head = min(w, h) * adjust.get("adj2", 50000) / 100_000
    half = h * adjust.get("adj1", 50000) / 200_000
    x, top, foot = w - head, h / 2 - half, h / 2 + half
    return polygon((0, top), (x, top), (x, 0), (w, h / 2), (x, h), (x, foot), (0, foot))


def _terminator(w: float, h: float, _: Adjust) -> tuple[Step, ...]:
    rx, ry = w * 3475 / 21600, h / 2
    first: tuple[Step, ...] = ("M", (rx, 0)), ("L", (w - rx, 0)), *arc_steps((w - rx, ry), (rx, ry), 270, 180)
    return *first, ("L", (rx, h)), *arc_steps((rx, ry), (rx, ry), 90, 180), ("Z", ())


def _predefined(w: float, h: float, adjust: Adjust) -> tuple[Step, ...]:
    bars: tuple[Step, ...] = ("M", (w / 8, 0)), ("L", (w / 8, h)), ("M", (w * 7 / 8, 0)), ("L", (w * 7 / 8, h))
    return *_rect(w, h, adjust), *bars


def _preparation(w: float, h: float, _: Adjust) -> tuple[Step, ...]:
    return polygon((0, h / 2), (w / 5, 0), (w * 4 / 5, 0), (w, h / 2), (w * 4 / 5, h), (w / 5, h))


def _line(w: float, h: float, _: Adjust) -> tuple[Step, ...]:
    return ("M", (0, 0)), ("L", (w, h))


PRESETS: Mapping[str, Maker] = MappingProxyType(
    {
        "rect": _rect,
        "roundRect": _round_rect,
        "round2SameRect": _round_top,
        "ellipse": _ellipse,
        "diamond": _diamond,
        "flowChartDecision": _diamond,
        "chevron": _chevron,
        "homePlate": _home_plate,
        "hexagon": _hexagon,
        "octagon": _octagon,
        "can": _can,
        "donut": _donut,
        "pie": _pie,
        "triangle": _triangle,
        "rtTriangle": _right_triangle,
        "parallelogram": _parallelogram,
        "trapezoid": _trapezoid,
        "rightArrow": _right_arrow,
        "flowChartTerminator": _terminator,
        "flowChartPredefinedProcess": _predefined,
        "flowChartPreparation": _preparation,
        "line": _line,
    }
)


def preset(name: str, rect: Rect, adjust: Adjust, *, flip: bool = False) -> tuple[Step, ...]:
    """A preset in its box, turned from left to right where `flip` says so; a rectangle for a name that is not listed."""
    steps = PRESETS.get(name, _rect)(rect.width, rect.height, adjust)
    return tuple((kind, tuple(_moved(numbers, rect, flip=flip))) for kind, numbers in steps)


def _moved(numbers: tuple[float, ...], rect: Rect, *, flip: bool) -> list[float]:
    """Coordinates inside a box as places on the slide."""
    return [rect.y + part if at % 2 else rect.x + (rect.width - part if flip else part) for at, part in enumerate(numbers)]
