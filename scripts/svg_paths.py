"""SVG's shapes and path data as strokes of lines and cubic curves, in absolute coordinates."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

KAPPA = 4 / 3 * math.tan(math.pi / 8)
"""How far the control points of a quarter circle stand from its ends, in radii."""
_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]
Step = tuple[float, ...]
"""Two numbers are a line's end; six are a cubic curve's control points and end."""


@dataclass(slots=True)
class Curve:
    """One stroke: where it starts, its steps, and whether it closes."""

    start: Point
    steps: list[Step] = field(default_factory=list)
    closed: bool = False


def path_of(tag: str, given: Mapping[str, str]) -> list[Curve]:
    """The strokes of an SVG element: path, line, polyline, polygon, rect, circle or ellipse."""
    number = {key: float(value) for key, value in given.items() if key not in ("d", "points", "fill", "key")}
    if tag == "path":
        return list(_path(given["d"]))
    if tag == "line":
        return [Curve((number["x1"], number["y1"]), [(number["x2"], number["y2"])])]
    if tag in ("polyline", "polygon"):
        numbers = [float(each) for each in re.findall(r"[-+.\deE]+", given["points"])]
        first, *rest = zip(numbers[::2], numbers[1::2], strict=True)
        return [Curve(first, [*rest], tag == "polygon")]
    if tag == "rect":
        return [_rectangle(number)]
    radius = number.get("r", 0.0)
    return [_ellipse(number["cx"], number["cy"], number.get("rx", radius), number.get("ry", radius))]


def _ellipse(x: float, y: float, across: float, down: float) -> Curve:
    """A closed ellipse of four curves, from its right end on."""
    ends = [(x + across, y), (x, y + down), (x - across, y), (x, y - down)]
    steps = [_quarter(ends[at], ends[(at + 1) % 4], (x, y)) for at in range(4)]
    return Curve(ends[0], steps, True)


def _quarter(start: Point, end: Point, centre: Point) -> Step:
    """A quarter of an ellipse whose axes are upright: the corner is where the tangents of its ends meet."""
    corner = (start[0] + end[0] - centre[0], start[1] + end[1] - centre[1])
    first = tuple(a + (b - a) * KAPPA for a, b in zip(start, corner, strict=True))
    second = tuple(a + (b - a) * KAPPA for a, b in zip(end, corner, strict=True))
    return (*first, *second, *end)


def _rectangle(given: Mapping[str, float]) -> Curve:
    """A rectangle with round corners, clockwise from the start of its upper side."""
    x, y, width, height = given.get("x", 0.0), given.get("y", 0.0), given["width"], given["height"]
    across = min(given.get("rx", given.get("ry", 0.0)), width / 2)
    down = min(given.get("ry", given.get("rx", 0.0)), height / 2)
    right, low = x + width, y + height
    if not across:
        return Curve((x, y), [(right, y), (right, low), (x, low)], True)
    corners = [((right - across, y), (right, y + down), (right - across, y + down))]
    corners += [((right, low - down), (right - across, low), (right - across, low - down))]
    corners += [((x + across, low), (x, low - down), (x + across, low - down)), ((x, y + down), (x + across, y), (x + across, y + down))]
    steps = [step for start, end, centre in corners for step in (start, _quarter(start, end, centre))]
    return Curve((x + across, y), steps, True)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """(command, its numbers), repeated commands written out; flags of arcs may stand without space before the next number."""
    at, letter = 0, ""
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found and found[1]:
            letter, at = found[1], found.end()
            if letter in "Zz":
                yield letter, []
        elif found:
            numbers: list[float] = []
            while len(numbers) < _COUNTS[letter.upper()]:
                flag = letter in "Aa" and len(numbers) in (3, 4)
                number = re.compile(r"[\s,]*([01])" if flag else r"[\s,]*(" + _TOKEN.pattern.split("|", 1)[1][1:]).match(data, at)
                assert number is not None, f"a path that breaks off: {data[at:]}"
                numbers.append(float(number[1]))
                at = number.end()
            yield letter, numbers
            letter = {"M": "L", "m": "l"}.get(letter, letter)
        else:
            at += 1


def _path(data: str) -> Iterator[Curve]:
    """The strokes of path data (SVG 2, chapter 9)."""
    curve, here, mirrored, last = Curve((0, 0)), (0.0, 0.0), (0.0, 0.0), ""
    for letter, numbers in _commands(data):
        name = letter.upper()
        if name == "Z":
            curve.closed, here, last = True, curve.start, name
            continue
        given = _absolute(name, numbers, here if letter.islower() else (0.0, 0.0), here)
        if name == "M" or curve.closed:
            if curve.steps:
                yield curve
            curve = Curve((given[0], given[1]) if name == "M" else here)
        if name != "M":
            smooth = mirrored if last and last in {"S": "CS", "T": "QT"}.get(name, "") else here
            steps, handle = _steps(name, given, here, smooth)
            curve.steps += steps
            mirrored = (2 * given[-2] - handle[0], 2 * given[-1] - handle[1])
        here, last = (given[-2], given[-1]), name
    if curve.steps:
        yield curve


def _absolute(name: str, numbers: list[float], offset: Point, here: Point) -> list[float]:
    """A command's numbers from the grid's corner; horizontal and vertical lines as (x, y)."""
    if name == "H":
        return [numbers[0] + offset[0], here[1]]
    if name == "V":
        return [here[0], numbers[0] + offset[1]]
    if name == "A":
        return [*numbers[:5], numbers[5] + offset[0], numbers[6] + offset[1]]
    return [number + offset[at % 2] for at, number in enumerate(numbers)]


def _steps(name: str, given: list[float], here: Point, smooth: Point) -> tuple[list[Step], Point]:
    """A command as steps, and the control point that a smooth curve after it mirrors."""
    end = given[-2], given[-1]
    if name in "LHV":
        return [end], end
    if name == "A":
        return list(_arc(here, *given)), end
    if name in "QT":
        control = (given[0], given[1]) if name == "Q" else smooth
        first = tuple(a + 2 / 3 * (b - a) for a, b in zip(here, control, strict=True))
        second = tuple(a + 2 / 3 * (b - a) for a, b in zip(end, control, strict=True))
        return [(*first, *second, *end)], control
    first = (given[0], given[1]) if name == "C" else smooth
    return [(*first, *given[-4:])], (given[-4], given[-3])


def _arc(here: Point, rx: float, ry: float, turn: float, large: float, sweep: float, x: float, y: float) -> Iterator[Step]:
    """An elliptical arc as curves of a quarter turn at most (SVG 2, appendix B.2)."""
    if not rx or not ry:
        yield (x, y)
        return
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    half = (here[0] - x) / 2, (here[1] - y) / 2
    u, v = cosine * half[0] + sine * half[1], cosine * half[1] - sine * half[0]
    grown = math.sqrt(max((u / rx) ** 2 + (v / ry) ** 2, 1.0))
    rx, ry = rx * grown, ry * grown
    square = (rx * v) ** 2 + (ry * u) ** 2
    factor = math.sqrt(max(((rx * ry) ** 2 - square) / square, 0.0)) * (1 if large != sweep else -1)
    cu, cv = factor * rx * v / ry, -factor * ry * u / rx
    centre = cosine * cu - sine * cv + (here[0] + x) / 2, sine * cu + cosine * cv + (here[1] + y) / 2
    start = math.atan2((v - cv) / ry, (u - cu) / rx)
    swept = (math.atan2((-v - cv) / ry, (-u - cu) / rx) - start) % (2 * math.pi)
    swept = swept if sweep else swept - 2 * math.pi
    count = max(1, math.ceil(abs(swept) / (math.pi / 2) - 1e-6))
    reach = 4 / 3 * math.tan(swept / count / 4)

    def point(angle: float, along: float = 0.0) -> Point:
        """The ellipse's point at an angle, moved so far along its tangent."""
        a, b = rx * (math.cos(angle) - along * math.sin(angle)), ry * (math.sin(angle) + along * math.cos(angle))
        return centre[0] + cosine * a - sine * b, centre[1] + sine * a + cosine * b

    for at in range(count):
        first, last = start + swept * at / count, start + swept * (at + 1) / count
        yield (*point(first, reach), *point(last, -reach), *(point(last) if at + 1 < count else (x, y)))
