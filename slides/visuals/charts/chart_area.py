"""What charts of all kinds are laid out on: a room, one size of type, and what stands above the plot."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from slides.base.geometry import Rect, Size, points
from slides.base.records import frozen
from slides.design import Colour, Fonts
from slides.design.page import ChartKind, ChartTitle, LegendEntry, PointLabel
from slides.text.number_parsing import NumberFormat
from slides.typesetting import metrics
from slides.visuals import labels
from slides.visuals.charts.data import Plot, SeriesRow

PAD = points(8)
"""What PowerPoint keeps free round a label, on both sides together, and a little air."""
END_PAD = PAD + points(8)
"""The same for a label beside the end of a line: half of the line's mark too, and room to spare, as PowerPoint moves a label that would
leave the chart onto its line.
"""
NEAR = points(6)
"""From an axis to its labels."""
_TITLE_SHARE = 0.75
"""PowerPoint breaks a chart's title that is wider than about four fifths of the chart."""


@dataclass(frozen=True)
class ChartArea:
    """A room in EMU and a size of type in points."""

    room: Size
    size: int
    fonts: Fonts

    @cached_property
    def line(self) -> int:
        """The height of a line of type."""
        return points(metrics.guarded(metrics.line_height(self.size)))

    def wide(self, text: str, *, strong: bool = False) -> int:
        """The width of the widest line of a text."""
        lines = (labels.label_words(line, self.size, Colour.INK, self.fonts, strong=strong) for line in text.split("\n"))
        return labels.extent(tuple(lines), self.fonts).width

    def broken(self, text: str, width: int, *, strong: bool = False) -> tuple[str, ...]:
        """The lines of a text in a width."""
        shown = labels.label_words(text, self.size, Colour.INK, self.fonts, width, strong=strong)
        ends = (0, *shown.breaks)
        return tuple(text[start:end].strip() for start, end in pairwise(ends))

    def longest(self, text: str) -> int:
        """The width of a text's longest word."""
        return labels.longest_word(text, self.size, self.fonts)


@frozen
class ChartHeader:
    """What stands above a plot, and how high it is together with the air under it."""

    heading: ChartTitle | None
    key: tuple[LegendEntry, ...]
    height: int


def chart_header(plot: Plot, board: ChartArea, colours: Sequence[Colour] = (), rows: Sequence[SeriesRow] | None = None) -> ChartHeader:
    """The heading of a plot; with colours, a key under it to its series, or to these of them."""
    text, strong = subject(plot)
    lines = board.broken(text, int(board.room.width * _TITLE_SHARE), strong=strong) if text else ()
    heading = ChartTitle(lines, max(board.wide(line, strong=strong) for line in lines), strong) if lines else None
    top = len(lines) * board.line + (board.line // 4 if lines and colours else 0)
    entries = tuple(_key(plot, board, colours, top, plot.series if rows is None else rows)) if colours else ()
    bottom = max((entry.place.bottom for entry in entries), default=top)
    return ChartHeader(heading, entries, bottom + (board.line * 2 // 5 if bottom else 0))


def subject(plot: Plot) -> tuple[str, bool]:
    """What a chart's heading says, and whether it is a title: the title, what is measured, and its unit where that is long."""
    names = " ".join((plot.title, plot.up)).casefold()
    single = plot.single
    own = single.name if single is not None and single.name.casefold() not in names and not plot.at else ""
    own = own if any(map(str.isalnum, own)) else ""  # a bare "%" stands at each number
    measured = plot.up if plot.up.casefold() not in plot.title.casefold() else ""
    what = ", ".join(filter(None, (own, measured)))
    unit = plot.unit if plot.unit and plot.unit.casefold() not in f"{plot.title} {what}".casefold() else ""
    text = ": ".join(filter(None, (plot.title, what)))
    return ", ".join(filter(None, (text, unit))), bool(plot.title)


def _key(plot: Plot, board: ChartArea, colours: Sequence[Colour], top: int, rows: Sequence[SeriesRow]) -> Iterator[LegendEntry]:
    """Marks and names in the order of the series, over as many lines as they take."""
    side, x, y = points(board.size * 0.7), 0, top
    for row, colour in zip(plot.series, colours, strict=True):
        if row not in rows:
            continue
        width = board.wide(row.name)
        whole = side + points(board.size * 0.4) + width
        if x and x + whole > board.room.width:
            x, y = 0, y + board.line
        mark = Rect(x, y + (board.line - side) // 2, side, side)
        yield LegendEntry(row.name, colour, mark, Rect(x + whole - width, y, width, board.line))
        x += whole + points(board.size * 1.4)


_QUIET_LINES = (Colour.MUTED,) * 4
_APART = (Colour.KEY, Colour.THIRD, Colour.HEADING, Colour.FOURTH)
"""Series side by side, and lines: the key colour, a tint of it and the darkest colour before another hue."""
_QUIET = (Colour.KEY, Colour.THIRD, Colour.HEADING, Colour.FOURTH)
_LAYERS = (Colour.KEY, Colour.SOFT, Colour.CONTRAST, Colour.SOFT_CONTRAST)
_QUIET_LAYERS = (Colour.KEY, Colour.SOFT, Colour.LAND, Colour.BAR)
INKS = {
    Colour.KEY: Colour.ON_FILL,
    Colour.CONTRAST: Colour.ON_FILL,
    Colour.BAR: Colour.ON_BAR,
    Colour.SOFT: Colour.INK,
    Colour.SOFT_CONTRAST: Colour.INK,
    Colour.LAND: Colour.INK,
}
"""The colour of text on a fill."""


def colours(plot: Plot) -> tuple[Colour, ...]:
    """A colour for each series: `CONTRAST` only for what is picked out, where anything is."""
    series, point = plot.picked
    picked = series is not None
    loud, quiet = (_LAYERS, _QUIET_LAYERS) if plot.stacked else (_APART, _QUIET)
    if plot.kind is ChartKind.LINE and point is None:
        quiet = _QUIET_LINES
    whole = series if point is None and len(plot.series) > 1 else None
    if not picked and [row.line for row in plot.series].count(True) == 1 and len(plot.series) > 1:
        whole = next(at for at, row in enumerate(plot.series) if row.line)  # one line over columns stands out from them
    others = iter(quiet if picked else loud)
    return tuple(Colour.CONTRAST if at == whole else next(others) for at in range(len(plot.series)))


def ink(colour: Colour, plot: Plot) -> Colour:
    """The colour of words beside what has a colour: its own where that can carry text, and all series' can."""
    bold = Colour.KEY, Colour.CONTRAST
    return colour if colour in bold and all(each in (*bold, Colour.MUTED) for each in colours(plot)) else Colour.INK


def parting(names: Iterable[str]) -> str:
    """What stands between a name and its figure: a colon where a name ends in a figure itself."""
    return ": " if any(name[-1:].isdigit() for name in names) else " "


def named_by(plot: Plot) -> str:
    """What stands between the names of series and their figures."""
    return parting(row.name for row in plot.series)


def picked_point(plot: Plot, at: int) -> int | None:
    """The point of a series that is picked out."""
    series, point = plot.picked
    return point if point is not None and series in (None, at) else None


def nice(low: float, high: float, count: int = 4) -> tuple[float, float, float]:
    """Round bounds that enclose two numbers, and a round step of which about `count` lie between them."""
    span = high - low or abs(high) or 1.0
    rough = span / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return first * step, max(last, first + 1) * step, step


def on_axis(shown: NumberFormat, *numbers: float) -> NumberFormat:
    """A format with no more decimals than some round numbers need."""
    scale = 100 if shown.percent else 1
    least = next(
        count
        for count in range(13)
        if count == 12 or all(abs(round(number * scale, count) - number * scale) < 1e-9 * max(1, abs(number * scale)) for number in numbers)
    )
    return replace(shown, decimals=least)


def spread(middles: Sequence[int], height: int, low: int, high: int) -> tuple[int, ...]:
    """Places for labels of one height that want these middles, in order and without overlap, between two bounds where they fit."""
    order = sorted(range(len(middles)), key=lambda at: (middles[at], at))
    found = [middles[at] for at in order]
    for at in range(len(found)):
        found[at] = max(found[at], low + height // 2 + at * height, found[at - 1] + height if at else found[at])
    for at in reversed(range(len(found))):
        most = high - height // 2 if at == len(found) - 1 else found[at + 1] - height
        found[at] = min(found[at], most)
    places = dict(zip(order, found, strict=True))
    return tuple(places[at] for at in range(len(middles)))


def labelled(
    found: Mapping[int, PointLabel], values: Sequence[float | None]
) -> tuple[PointLabel | None, tuple[tuple[int, PointLabel | None], ...]]:
    """The label that most points have, where most have one, and the points that have another or none.

    So a point that is added later under Edit Data is labelled like the others.
    """
    counts = Counter(tag for tag in found.values() if not any(tag.shift) and not tag.words)
    usual, most = max(counts.items(), key=lambda each: each[1], default=(None, 0))
    if 2 * most <= sum(value is not None for value in values):
        return None, tuple(found.items())
    others = ((at, found.get(at)) for at, value in enumerate(values) if value is not None and found.get(at) != usual)
    return usual, tuple(others)
