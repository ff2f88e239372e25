"""Where a label fits entirely inside a country, and which countries a rectangle of the map touches. Lengths are units of outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.visuals.maps.globe import holds_point
from slides.visuals.maps.occupancy import Taken
from slides.visuals.maps.outlines import Outline, Ring, bounds, ring_bounds

_CELL = 30
"""The raster that tells which country is where has cells so wide and high: 3 points."""
_ROWS = 160
"""A country is searched in about this many rows."""
_CLEARANCES = (90, 60, 40, 25, 12)
"""Free space at a label's sides, the most that can be had, and half of it above and below: the line's own height has some."""


_APART = 25
"""Free space between a label and what else is taken."""
_TRIED = 40
"""This many of the best places are looked at closely."""


@frozen
class Scan:
    """A country's inside row by row: `rows` holds the stretches from x to x at the heights `top`, `top + step` and so on."""

    top: int
    step: int
    rows: tuple[tuple[tuple[float, float], ...], ...] = field(repr=False)
    middle: tuple[float, float]
    """The centre of gravity."""
    area: float


@lru_cache(maxsize=256)
def scan(outline: Outline) -> Scan:
    """A country's inside in rows. It has at least one ring."""
    _, _, top, bottom = bounds(outline)
    step = max(8, (bottom - top) // _ROWS)
    rows = crossings(outline.rings, top, step, (bottom - top) // step + 1)
    total = across = down = 0.0
    for number, row in enumerate(rows):
        for left, right in row:
            total += right - left
            across += (right - left) * (left + right) / 2
            down += (right - left) * (top + number * step)
    middle = (across / total, down / total) if total else (0.0, float(top))
    return Scan(top, step, rows, middle, total * step)


def crossings(rings: Sequence[Ring], top: int, step: int, count: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The stretches inside rings at this many heights; rings inside others are holes."""
    found: list[list[float]] = [[] for _ in range(count)]
    for ring in rings:
        rows = [-((top - y) // step) for _, y in ring]
        (x, y), row = ring[-1], rows[-1]
        for (to_x, to_y), to_row in zip(ring, rows, strict=True):
            if row != to_row:
                first, last = (row, to_row) if row < to_row else (to_row, row)
                slope = (to_x - x) / (to_y - y)
                for each in range(max(0, first), min(count, last)):
                    found[each].append(x + (top + each * step - y) * slope)
                row = to_row
            x, y = to_x, to_y
    return tuple([tuple(zip(row[::2], row[1::2], strict=False)) for row in map(sorted, found)])


def best_inside(outline: Outline, width: int, height: int, taken: Taken, least: int = 0) -> tuple[Rect, int] | None:
    """Where a label stands entirely inside a country and touches nothing that is taken, and how clear it is all round: `least` or more."""
    for clear in _CLEARANCES:
        found = _fitted(outline, width, height, clear, taken) if clear >= least else None
        if found:
            return found, clear
    return None


def _fitted(outline: Outline, width: int, height: int, clear: int, taken: Taken) -> Rect | None:
    """The place nearest to the country's middle with so much free space round it."""
    middle_x, middle_y = scan(outline).middle
    above = clear // 2
    wide, high = width + 2 * clear, height + 2 * above
    spots: list[tuple[float, Rect]] = []
    for top, left, right in _stretches(outline, wide, high):
        best = min(max(middle_x - wide / 2, left), right - wide)
        for x in (best, (left + right - wide) / 2, left, right - wide):
            place = Rect(round(x) + clear, top + above, width, height)
            if not taken.hits(place, _APART):
                spots.append((abs(x + wide / 2 - middle_x) + 1.5 * abs(top + high / 2 - middle_y), place))
                break
    spots.sort(key=lambda spot: spot[0])
    for _, place in spots[:_TRIED]:
        room = Rect(place.x - clear, place.y - above, wide, high)
        if not crosses(outline, room):
            return place
    return None


@lru_cache(maxsize=1024)
def _stretches(outline: Outline, wide: int, high: int) -> tuple[tuple[int, float, float], ...]:
    """Where a country is so wide over so much height: the top, and from where to where.

    What rows have in common is joined from blocks of as many rows: from a row to its block's end, and from the next one's start on.
    """
    inside = scan(outline)
    count = -(-high // inside.step) + 1
    found = []
    for start in range(0, len(inside.rows) - count + 1, count):
        after = [[stretch for stretch in inside.rows[start + count - 1] if stretch[1] - stretch[0] >= wide]]
        for row in reversed(inside.rows[start : start + count - 1]):
            after.append(_common(after[-1], row, wide) if after[-1] else [])
        before = None
        for first in range(start, min(start + count, len(inside.rows) - count + 1)):
            if first > start:
                row = inside.rows[first + count - 1]
                before = list(row) if before is None else _common(before, row, wide)
            shared = after[start + count - 1 - first]
            if shared and before is not None:
                shared = _common(shared, before, wide)
            found += [(inside.top + first * inside.step, left, right) for left, right in shared]
            if before == []:
                break
    return tuple(found)


def _common(stretches: Sequence[tuple[float, float]], row: Sequence[tuple[float, float]], least: int) -> list[tuple[float, float]]:
    """What stretches have in common with those of a row, as far as it is long enough."""
    if len(stretches) == len(row) == 1:
        (left, right), (start, end) = stretches[0], row[0]
        left, right = left if left >= start else start, right if right <= end else end  # noqa: FURB136 - the innermost of all loops
        return [(left, right)] if right - left >= least else []
    both = [
        (left if left >= start else start, right if right <= end else end)  # noqa: FURB136 - the innermost of all loops
        for left, right in stretches
        for start, end in row
    ]
    return [(left, right) for left, right in both if right - left >= least]


def crosses(outline: Outline, place: Rect) -> bool:
    """Whether a country's border runs through a rectangle or touches it."""
    left, top, right, bottom = place.x, place.y, place.right, place.bottom
    for ring, (least_x, most_x, least_y, most_y) in zip(outline.rings, ring_bounds(outline), strict=True):
        if most_x < left or least_x > right or most_y < top or least_y > bottom:
            continue
        x, y = ring[-1]
        for to_x, to_y in ring:
            beside = (
                (x < left and to_x < left) or (x > right and to_x > right) or (y < top and to_y < top) or (y > bottom and to_y > bottom)
            )
            if not beside and _cuts(x, y, to_x, to_y, place):
                return True
            x, y = to_x, to_y
    return False


def _cuts(x: int, y: int, to_x: int, to_y: int, place: Rect) -> bool:
    """Whether a line cuts a rectangle: its ends lie inside, or the corners lie on both sides of it."""
    if (place.x <= x <= place.right and place.y <= y <= place.bottom) or (
        place.x <= to_x <= place.right and place.y <= to_y <= place.bottom
    ):
        return True
    corners = ((place.x, place.y), (place.right, place.y), (place.right, place.bottom), (place.x, place.bottom))
    sides = [(to_x - x) * (corner_y - y) - (to_y - y) * (corner_x - x) for corner_x, corner_y in corners]
    return min(sides) <= 0 <= max(sides)


def surrounds(outline: Outline, place: Rect) -> bool:
    """Whether a rectangle lies entirely inside a country."""
    return _holds(outline, place) and not crosses(outline, place)


def touches(outline: Outline, place: Rect) -> bool:
    """Whether any of a country lies in a rectangle."""
    return bool(outline.rings) and (crosses(outline, place) or _holds(outline, place))


def _holds(outline: Outline, place: Rect) -> bool:
    x, y = place.x + place.width / 2, place.y + place.height / 2
    boxes = zip(outline.rings, ring_bounds(outline), strict=True)
    round_it = [ring for ring, (left, right, top, bottom) in boxes if left <= x <= right and top <= y <= bottom]
    return sum([holds_point(ring, x, y) for ring in round_it]) % 2 == 1


@frozen
class Raster:
    """Which country is where, cell by cell: 0 is the sea, other numbers count the outlines from 1."""

    rows: tuple[bytes, ...] = field(repr=False)

    def owner(self, x: int, y: int) -> int:
        """The number of what is at a place of the map."""
        return self.rows[min(max(y // _CELL, 0), len(self.rows) - 1)][min(max(x // _CELL, 0), len(self.rows[0]) - 1)]

    def owners(self, place: Rect) -> set[int]:
        """The numbers of all that lies in a rectangle."""
        left, right = max(place.x // _CELL, 0), place.right // _CELL + 1
        return set(b"".join([row[left:right] for row in self.rows[max(place.y // _CELL, 0) : place.bottom // _CELL + 1]]))

    def has(self, owner: int, place: Rect) -> bool:
        """Whether the country of this number lies in a rectangle."""
        left, right = max(place.x // _CELL, 0), max(place.right // _CELL + 1, 0)
        return any(owner in row[left:right] for row in self.rows[max(place.y // _CELL, 0) : max(place.bottom // _CELL + 1, 0)])


@lru_cache(maxsize=8)
def raster(outlines: tuple[Outline, ...], width: int, height: int) -> Raster:
    """Which country is where on a map of that size."""
    columns, count = width // _CELL + 1, height // _CELL + 1
    rows = [bytearray(columns) for _ in range(count)]
    for number, outline in enumerate(outlines, 1):
        if not outline.rings:
            continue
        _, _, top, bottom = bounds(outline)
        start, end = max(0, top // _CELL), min(count, bottom // _CELL + 1)
        for row, stretches in zip(rows[start:end], crossings(outline.rings, _CELL // 2 + start * _CELL, _CELL, end - start), strict=True):
            for left, right in stretches:
                first, last = max(0, round(left / _CELL)), min(columns, round(right / _CELL))
                row[first:last] = bytes([min(number, 255)]) * (last - first)
    return Raster(tuple(map(bytes, rows)))
