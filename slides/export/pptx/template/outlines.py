"""Outlines of a template's shapes: presets and freeforms as paths, turned, flipped and moved with the groups in which they stand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.export.display_list.geometries import arc_steps, preset
from slides.export.display_list.items import Step
from slides.export.pptx.drawingml import A, P
from slides.export.pptx.template.places import local_name, number_of

MOST_STEPS = 4_000
"""Steps of one freeform that are drawn."""
_FARTHEST = 1e10
_TURN = 60_000
"""DrawingML's units in a degree."""


@frozen
class Affine:
    """Where a shape's own coordinates are on the slide: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, inner: Affine) -> Affine:
        """First the inner one, then this."""
        return Affine(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point on the slide."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def steps(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """A path on the slide."""
        return tuple((kind, self._places(numbers)) for kind, numbers in steps)

    def _places(self, numbers: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(part for at in range(0, len(numbers) - 1, 2) for part in self.point(numbers[at], numbers[at + 1]))

    @property
    def upright(self) -> bool:
        """Whether boxes stay boxes that are neither turned nor flipped."""
        return abs(self.b) + abs(self.c) < 1e-6 and self.a > 0 and self.d > 0


def frame_of_shape(shape: Any) -> tuple[float, float, Affine] | None:
    """A shape's width and height, and where its own coordinates are in what it stands in; None where it states no place."""
    found = next((each for path in ("spPr", "grpSpPr") if (each := shape.find(f"{{{P}}}{path}/{{{A}}}xfrm")) is not None), None)
    if found is None or found.find(f"{{{A}}}off") is None or found.find(f"{{{A}}}ext") is None:
        return None
    offset, extent = found.find(f"{{{A}}}off"), found.find(f"{{{A}}}ext")
    width, height = float(number_of(extent.get("cx"))), float(number_of(extent.get("cy")))
    x, y = number_of(offset.get("x")), number_of(offset.get("y"))
    turn = math.radians(number_of(found.get("rot")) / _TURN)
    across, down = (-1.0 if found.get(name) in ("1", "true") else 1.0 for name in ("flipH", "flipV"))
    cos, sin = math.cos(turn), math.sin(turn)
    a, b, c, d = cos * across, sin * across, -sin * down, cos * down
    cx, cy = x + width / 2, y + height / 2
    return width, height, Affine(a, b, c, d, cx - a * width / 2 - c * height / 2, cy - b * width / 2 - d * height / 2)


def inside_group(group: Any) -> Affine | None:
    """Where the coordinates of a group's children are in what the group stands in."""
    framed = frame_of_shape(group)
    if framed is None:
        return None
    width, height, place = framed
    frame = group.find(f"{{{P}}}grpSpPr/{{{A}}}xfrm")
    offset, extent = frame.find(f"{{{A}}}chOff"), frame.find(f"{{{A}}}chExt")
    if offset is None or extent is None:
        return Affine()
    across, down = width / max(number_of(extent.get("cx")), 1), height / max(number_of(extent.get("cy")), 1)
    own = Affine(across, 0, 0, down, -number_of(offset.get("x")) * across, -number_of(offset.get("y")) * down)
    return place.after(own)


def outlines_of(properties: Any, width: float, height: float) -> list[tuple[tuple[Step, ...], bool, bool]]:
    """The paths of a shape's geometry in its own coordinates, each with whether it is filled and whether it is stroked."""
    own = properties.find(f"{{{A}}}custGeom")
    if own is not None:
        return _freeform(own, width, height)
    found = properties.find(f"{{{A}}}prstGeom")
    name = (found.get("prst") if found is not None else "") or "rect"
    adjust = {}
    for guide in found.iter(f"{{{A}}}gd") if found is not None else ():
        words = (guide.get("fmla") or "").split()
        if len(words) == 2 and words[0] == "val":
            adjust[guide.get("name") or ""] = number_of(words[1])
    name = "line" if name.startswith(("straightConnector", "bentConnector", "curvedConnector")) else name
    return [(preset(name, Rect(0, 0, round(width), round(height)), adjust), name != "line", True)]


def _freeform(geometry: Any, width: float, height: float) -> list[tuple[tuple[Step, ...], bool, bool]]:
    """The paths of a freeform; none where they name what cannot be worked out."""
    found = []
    for path in geometry.iter(f"{{{A}}}path"):
        wide, high = number_of(path.get("w")) or width, number_of(path.get("h")) or height
        guides = _guides(geometry, wide, high)
        try:
            steps = _steps(path, guides)
        except (KeyError, ValueError, IndexError):
            continue
        scaled = Affine(width / max(wide, 1), 0, 0, height / max(high, 1)).steps(steps)
        found.append((scaled, path.get("fill") != "none", path.get("stroke") not in ("0", "false")))
    return found


def _steps(path: Any, guides: Mapping[str, float]) -> tuple[Step, ...]:
    """One path. KeyError for a guide that there is not."""
    found: list[Step] = []
    at = (0.0, 0.0)
    for command in path:
        if len(found) > MOST_STEPS:
            raise ValueError("too long a path")
        points = [(_value(each.get("x", "0"), guides), _value(each.get("y", "0"), guides)) for each in command if local_name(each) == "pt"]
        match local_name(command):
            case "moveTo":
                found.append(("M", points[0]))
            case "lnTo":
                found.append(("L", points[0]))
            case "cubicBezTo" if len(points) == 3:
                found.append(("C", (*points[0], *points[1], *points[2])))
            case "quadBezTo" if len(points) == 2:
                (x, y), (cx, cy), (ex, ey) = at, *points
                one = x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3
                two = ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3
                found.append(("C", (*one, *two, ex, ey)))
            case "arcTo":
                wide, high, start, sweep = (_value(command.get(name, "0"), guides) for name in ("wR", "hR", "stAng", "swAng"))
                angle = math.radians(start / _TURN)
                centre = at[0] - wide * math.cos(angle), at[1] - high * math.sin(angle)
                found += arc_steps(centre, (wide, high), start / _TURN, sweep / _TURN)
                points = [(found[-1][1][-2], found[-1][1][-1])] if sweep else []
            case "close":
                found.append(("Z", ()))
        at = points[-1] if points else at
    return tuple(found)


def _value(text: str, guides: Mapping[str, float]) -> float:
    """A number, or the guide of that name."""
    found = guides[text] if text in guides else float(text)
    if not abs(found) < _FARTHEST:
        raise ValueError("a place beyond what a slide can hold")
    return found


def _angle(value: float) -> float:
    return math.radians(value / _TURN)


_FORMULAS: Mapping[str, Callable[..., float]] = MappingProxyType(
    {
        "*/": lambda x, y, z: x * y / (z or 1),
        "+-": lambda x, y, z: x + y - z,
        "+/": lambda x, y, z: (x + y) / (z or 1),
        "?:": lambda x, y, z: y if x > 0 else z,
        "abs": abs,
        "at2": lambda x, y: math.degrees(math.atan2(y, x)) * _TURN,
        "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
        "cos": lambda x, y: x * math.cos(_angle(y)),
        "max": max,
        "min": min,
        "mod": lambda x, y, z: math.sqrt(x * x + y * y + z * z),
        "pin": lambda x, y, z: min(max(x, y), z),
        "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
        "sin": lambda x, y: x * math.sin(_angle(y)),
        "sqrt": lambda x: math.sqrt(max(x, 0)),
        "tan": lambda x, y: x * math.tan(_angle(y)),
        "val": lambda x: x,
    }
)
"""The formulas of guides (ECMA-376, 20.1.9.11)."""


def _guides(geometry: Any, width: float, height: float) -> dict[str, float]:
    """The guides of a freeform by their names, those that every shape has included."""
    side = min(width, height)
    found = {"w": width, "h": height, "l": 0.0, "t": 0.0, "r": width, "b": height, "hc": width / 2, "vc": height / 2}
    found |= {"ss": side, "ls": max(width, height), "cd2": 10_800_000.0, "cd4": 5_400_000.0, "cd8": 2_700_000.0, "3cd4": 16_200_000.0}
    found |= {
        f"{name}d{part}": whole / part for name, whole in (("w", width), ("h", height), ("ss", side)) for part in (2, 3, 4, 5, 6, 8, 10)
    }
    for guide in geometry.iter(f"{{{A}}}gd"):
        word, *rest = (guide.get("fmla") or "val 0").split()
        try:
            found[guide.get("name") or ""] = float(_FORMULAS[word](*(_value(each, found) for each in rest)))
        except (KeyError, ValueError, TypeError, OverflowError):
            continue
    return found
