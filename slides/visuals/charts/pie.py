"""Pies and rings: each part named beside it, the first at the top, clockwise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Chart, ChartKind, Place, PointLabel, Series
from slides.text.rich_text import right_to_left
from slides.visuals.charts.chart_area import PAD, ChartArea, chart_header, parting
from slides.visuals.charts.data import Plot

_LARGEST, _SMALLEST = inches(2.2), inches(0.8)
"""The radius of a pie: not larger, however much room there is, and no smaller."""
_AWAY = points(4)
HOLE = 50
"""A ring's hole in percent: the labels' own place is in the middle of the ring, and LibreOffice knows no other hole."""
_SLICES = (Colour.KEY, Colour.SOFT, Colour.LAND, Colour.BAR, Colour.THIRD, Colour.FOURTH)
_QUIET = (Colour.KEY, Colour.SOFT, Colour.LAND)


@frozen
class _Part:
    """A slice: the middle of it as an angle in radians from the top clockwise, and the size of its label."""

    angle: float
    width: int
    height: int

    def middle(self, radius: float) -> tuple[int, int]:
        """Where its label's middle is, from the pie's: as near as it comes on the slice's ray without touching the pie."""
        right, down = math.sin(self.angle), -math.cos(self.angle)
        low, high = radius, radius + self.width + self.height
        for _ in range(24):
            away = (low + high) / 2
            across, up = max(abs(right) * away - self.width / 2, 0), max(abs(down) * away - self.height / 2, 0)
            low, high = (low, away) if math.hypot(across, up) >= radius + _AWAY else (away, high)
        return int(right * high), int(down * high)


def rounds(plot: Plot, board: ChartArea) -> Chart:
    """The chart, as large as its labels leave it, those on one line or two; larger than the room where that is too small."""
    top = chart_header(plot, board)
    room = Size(board.room.width, board.room.height - top.height)
    ways = ("\n",) if any(map(right_to_left, plot.categories)) else ("\n", parting(plot.categories))
    tries = [(_radius(parts, room), parts, between) for between in ways if (parts := _parts(plot, board, between))]
    radius, parts, between = max(tries, key=lambda each: each[0])
    radius = max(radius, _SMALLEST)
    places = _apart(parts, radius)
    reach = [_reach(part, place) for part, place in zip(parts, places, strict=True)]
    side, above, below = max(radius, *(each[0] for each in reach)), *(max(radius, *(each[at] for each in reach)) for at in (1, 2))
    width = max(2 * side, top.heading.width if top.heading else 0)
    place = Rect(width // 2 - radius, top.height + above - radius, 2 * radius, 2 * radius)
    ring = plot.kind is ChartKind.DOUGHNUT
    tags = tuple(
        (index, _tag(plot, index, _moved(part, radius, places[index], ring=ring), between, ring=ring))
        for index, part in enumerate(parts)
        if plot.series[0].values[index]
    )
    row = plot.series[0]
    series = Series(row.name, row.values, Colour.KEY, (), None, tags, tuple(enumerate(_colours(plot))))
    return Chart(
        plot.kind,
        plot.categories,
        (series,),
        width,
        top.height + above + below,
        board.size,
        "",
        place,
        code=plot.format.code,
        heading=top.heading,
        corner=plot.corner,
        hole=HOLE if ring else 0,
    )


def _radius(parts: Sequence[_Part], room: Size) -> int:
    """The largest radius at which all labels stay in the room; 0 where none does."""
    low, high = 0, _LARGEST
    for _ in range(12):
        radius = (low + high) // 2
        reach = [_reach(part, place) for part, place in zip(parts, _apart(parts, radius), strict=True)]
        wide = 2 * max(each[0] for each in reach)
        tall = max(radius, *(each[1] for each in reach)) + max(radius, *(each[2] for each in reach))
        low, high = (radius, high) if wide <= room.width and tall <= room.height else (low, radius)
    return low


def _reach(part: _Part, place: tuple[int, int]) -> tuple[int, int, int]:
    """How far a label reaches from the pie's middle to its side, up and down."""
    x, y = place
    return abs(x) + part.width // 2, part.height // 2 - y, part.height // 2 + y


def shares(plot: Plot) -> list[float]:
    """The share of each part in the whole."""
    values = [value or 0.0 for value in plot.series[0].values]
    whole = math.fsum(values)
    return [value / whole for value in values]


def _shows(plot: Plot) -> tuple[bool, bool]:
    """Whether labels show values, and whether they show shares: values that are percentages say it themselves."""
    percent = plot.format.percent or plot.format.after.strip() == "%"
    value = percent or not plot.shares
    return value, not value


def _tag(plot: Plot, index: int, shift: tuple[int, int], between: str, *, ring: bool) -> PointLabel:
    """The label of a part: its name, and its value or share."""
    value, share = _shows(plot)
    picked = index == plot.picked[1]
    ink = Colour.CONTRAST if picked else Colour.INK
    place = Place.OWN if ring else Place.OUTSIDE
    return PointLabel(place, ink, category=True, value=value, share=share, strong=picked, between=between, shift=shift)


def _parts(plot: Plot, board: ChartArea, between: str) -> list[_Part]:
    """The parts with the sizes of their labels, whose pieces have `between` among them."""
    found, at = [], 0.0
    value, share = _shows(plot)
    for name, number, part in zip(plot.categories, plot.series[0].values, shares(plot), strict=True):
        pieces = [name, *([plot.format.shown(number or 0)] if value else []), *([f"{part:.0%}"] if share else [])]
        text = between.join(pieces)
        found.append(_Part((at + part / 2) * math.tau, board.wide(text, strong=True) + PAD, (text.count("\n") + 1) * board.line))
        at += part
    return found


def _apart(parts: Sequence[_Part], radius: int) -> list[tuple[int, int]]:
    """Where the labels' middles are, moved up or down so that none stands over another on its side, and aside from the pie again."""
    found = [part.middle(radius) for part in parts]
    for right in (True, False):
        side = [at for at, part in enumerate(parts) if (part.angle < math.pi) is right]
        side = side if right else side[::-1]
        height = max((parts[at].height for at in side), default=0)
        places: list[int] = []
        for at in side:
            places.append(max(found[at][1], places[-1] + height) if places else found[at][1])
        spare = max(places[-1] + height // 2 - radius - height - _AWAY, 0) if places else 0
        for at, place in zip(side, places, strict=True):
            down = place - spare
            if down != found[at][1]:
                beside = math.sqrt(max((radius + _AWAY) ** 2 - max(abs(down) - height / 2, 0) ** 2, 0))
                x = max(abs(found[at][0]), int(beside) + parts[at].width // 2)
                found[at] = (x if right else -x, down)
    return _off_the_middle(parts, found)


def _off_the_middle(parts: Sequence[_Part], places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places, labels of the two sides that meet above or under the pie moved apart."""
    found = list(places)
    sides = [[at for at, part in enumerate(parts) if (part.angle < math.pi) is right] for right in (True, False)]
    for one, other in product(*sides):
        touching = abs(places[one][1] - places[other][1]) < (parts[one].height + parts[other].height) // 2
        if touching and found[one][0] - found[other][0] < (parts[one].width + parts[other].width) // 2:
            found[one] = max(found[one][0], parts[one].width // 2), found[one][1]
            found[other] = min(found[other][0], -parts[other].width // 2), found[other][1]
    return found


def _moved(part: _Part, radius: int, place: tuple[int, int], *, ring: bool) -> tuple[int, int]:
    """How far a label stands from its own place, which is beside its slice, or in a ring's middle."""
    x, y = part.middle(radius)
    if ring:
        middle = radius * (100 + HOLE) / 200
        x, y = int(math.sin(part.angle) * middle), -int(math.cos(part.angle) * middle)
    return place[0] - x, place[1] - y


def _colours(plot: Plot) -> list[Colour]:
    """A colour for each part: neighbours differ, and only the picked one has the contrast."""
    count, picked = len(plot.categories), plot.picked[1]
    if picked is None:
        return [_SLICES[at % len(_SLICES)] for at in range(count)]
    others = [_QUIET[at % 3] for at in range(count - 1)]
    if len(others) % 3 == 1 and len(others) > 1:
        others[-1] = Colour.SOFT
    return [*others[:picked], Colour.CONTRAST, *others[picked:]]
