"""The arcs of the atlas: points in whole units, how much each of them matters, and both as text."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from typing import Any

SCALE = 200
"""Units of the data file in a degree."""
LEAST_AREA = 12.0
"""Points that make a smaller triangle with their neighbours go: square units, about 3.7 square kilometres at the equator."""
STEPS = 4
"""How much a point matters is told in so many steps for each doubling of its triangle."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

Point = tuple[int, int]


def points_of(topo: dict[str, Any]) -> list[list[Point]]:
    """Every arc as points in units of the data file, longitude first."""
    (scale_x, scale_y), (shift_x, shift_y) = topo["transform"]["scale"], topo["transform"]["translate"]
    found = []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y, *_ in arc:
            x, y = x + step_x, y + step_y
            points.append((round((x * scale_x + shift_x) * SCALE), round((y * scale_y + shift_y) * SCALE)))
        found.append(points)
    return found


def triangle(before: Point, point: Point, after: Point) -> float:
    """The area that three neighbouring points of an arc enclose, in square units as wide as they are at that latitude."""
    narrow = math.cos(math.radians(point[1] / SCALE))
    return abs((point[0] - before[0]) * (after[1] - before[1]) - (after[0] - before[0]) * (point[1] - before[1])) / 2 * narrow


def weights(points: Sequence[Point]) -> list[float]:
    """How much each point of an arc matters: the area of its triangle when the less important ones are gone (Visvalingam and
    Whyatt 1993), never less than theirs. The ends matter without limit.
    """
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    area = [math.inf] * len(points)
    for at in range(1, len(points) - 1):
        area[at] = triangle(points[at - 1], points[at], points[at + 1])
    queue = [(area[at], at) for at in range(1, len(points) - 1)]
    heapq.heapify(queue)
    gone = [False] * len(points)
    while queue:
        size, at = heapq.heappop(queue)
        if size != area[at] or gone[at]:
            continue
        gone[at] = True
        first, last = before[at], after[at]
        after[first], before[last] = last, first
        for near in (first, last):
            if 0 < near < len(points) - 1:
                area[near] = max(size, triangle(points[before[near]], points[near], points[after[near]]))
                heapq.heappush(queue, (area[near], near))
    return area


def simplified(points: Sequence[Point], keep: int) -> tuple[list[Point], list[int]]:
    """An arc without points that hardly matter, at least `keep` of them kept, and how much the inner ones matter in `STEPS`."""
    area = weights(points)
    enough = sorted(area, reverse=True)[: keep + 1][-1] if len(points) > keep else 0.0
    kept = [at for at, size in enumerate(area) if size >= LEAST_AREA or size > enough]
    kept = [at for at in kept if at in (0, len(points) - 1) or points[at] != points[at - 1]]
    steps = [min(63, max(0, round(STEPS * math.log2(max(area[at], LEAST_AREA) / LEAST_AREA)))) for at in kept[1:-1]]
    return [points[at] for at in kept], steps


def encoded(points: Sequence[Point], matters: Sequence[int]) -> str:
    """An arc as differences in base64 variable-length quantities, as source maps (revision 3) write them, and after a space a
    digit for each inner point.
    """
    found = []
    before = (0, 0)
    for point in points:
        for step in (point[0] - before[0], point[1] - before[1]):
            rest = (-step << 1) | 1 if step < 0 else step << 1
            while rest > 31:
                found.append(DIGITS[(rest & 31) | 32])
                rest >>= 5
            found.append(DIGITS[rest])
        before = point
    return f"{''.join(found)} {''.join(DIGITS[step] for step in matters)}"
