"""Columns: values on top or inside, names under them; lines over columns where an author asks for both."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, inches, points
from slides.design import Colour
from slides.design.page import Axis, Chart, ChartKind, Dates, Place, PointLabel, Series
from slides.visuals.charts.bars import GAPS, Scale, bars, complete_bars, ends, fits_inside, fitted_bars, label_text
from slides.visuals.charts.chart_area import (
    END_PAD,
    NEAR,
    PAD,
    ChartArea,
    chart_header,
    colours,
    ink,
    labelled,
    named_by,
    nice,
    on_axis,
    picked_point,
    spread,
)
from slides.visuals.charts.data import MOST_BARS, Plot
from slides.visuals.charts.time_axis import axis_of_time, dates_of

_JUDGED = 14
"""Points at which it is judged whether names and labels fit: what does not fit then is drawn in another way."""
_LINES = 2
_WIDEST = {1: inches(1.30), 2: inches(0.95), 3: inches(0.80), 4: inches(0.70)}
_AIR = points(4)
_DOT = 7


def column_chart(plot: Plot, board: ChartArea) -> Chart:
    """The chart; as bars that lie where names are too long to stand under columns. Wider than the room where it does not fit."""
    judged = replace(board, size=min(board.size, _JUDGED))
    timed = plot.moments is not None
    lined = any(row.line for row in plot.series)
    bar_count = len(plot.categories) * (1 if plot.stacked else len(plot.series))
    if not timed and not lined and not _names_fit(plot, judged, _pitch(plot, judged)) and bar_count <= MOST_BARS:
        return bars(plot, board)
    sparse = lined or not _labels_fit(plot, judged)
    return _Columns(plot, board, sparse=sparse).chart()


def _count(plot: Plot) -> int:
    """How many columns stand side by side."""
    return 1 if plot.stacked else max(sum(not row.line for row in plot.series), 1)


def _parts(plot: Plot) -> float:
    """A category's width in columns."""
    return _count(plot) + GAPS[_count(plot)] / 100


def _pitch(plot: Plot, board: ChartArea) -> int:
    """The width of a category where the chart takes the whole room."""
    return min(board.room.width // len(plot.categories), int(_WIDEST[_count(plot)] * _parts(plot)))


def _names_fit(plot: Plot, board: ChartArea, pitch: int) -> bool:
    """Whether every name fits under its columns, on a few lines and with no word broken."""
    room = pitch * 24 // 25
    return all(board.longest(name) <= room and len(board.broken(name, room)) <= _LINES for name in plot.categories)


def _labels_fit(plot: Plot, board: ChartArea) -> bool:
    """Whether every value fits over its column."""
    if plot.stacked:
        return True
    room = _pitch(plot, board) / (_parts(plot) if _count(plot) > 1 else 1)
    shown = (plot.format.shown(value) for row in plot.series if not row.line for value in row.values if value is not None)
    return all(board.wide(text) <= room for text in shown)


class _Columns:
    """One chart of columns on its way. sparse: only the greatest and least values are labelled, and an axis tells the others."""

    def __init__(self, plot: Plot, board: ChartArea, *, sparse: bool) -> None:
        self.plot = plot
        self.board = board
        self.sparse = sparse
        self.tints = colours(plot)
        self.pitch = _pitch(plot, board)
        self.beside = self._beside()
        self.named = None if self.beside else self._named()
        key = len(self.tints) > 1 and self.named is None and not (plot.stacked and self.beside)
        unnamed = [row for row in plot.series if not (row.line and self.beside)]
        self.top = chart_header(plot, board, self.tints if key else (), unnamed)

    def chart(self) -> Chart:
        """The chart, as wide as its columns need."""
        plot, board = self.plot, self.board
        low, high, step = self._axis()
        ticks = self._ticks(low, high, step) if self.sparse else 0
        edge = max(self.beside, ticks // 2)
        self.pitch = min((board.room.width - ticks - edge) // len(plot.categories), self.pitch)
        every, lines = self._under()
        dates = self._dates(every)
        bottom = lines * board.line + NEAR + (board.line + NEAR if plot.across else 0)
        above = self.top.height + (board.line if self.sparse else 0)
        height = max(board.room.height - above - bottom, board.line * 3)
        place = Rect(ticks, above, self.pitch * len(plot.categories), height)
        scale = Scale(low, high) if self.sparse else self._scale(place.height)
        entries = (entry.place.right for entry in self.top.key)
        width = max(place.right + self.beside, *entries, self.top.heading.width if self.top.heading else 0)
        over = 0 if self._fits(place) else board.room.width + 1
        return Chart(
            ChartKind.COLUMN,
            plot.categories,
            tuple(self._series(at, scale, place) for at in range(len(plot.series))),
            max(width, over),
            place.bottom + bottom,
            board.size,
            "",
            place,
            self._across(every, dates, place),
            self._up(scale, step),
            plot.stacked,
            plot.format.code,
            self.top.heading,
            self.top.key,
            GAPS[_count(plot)],
            100 if plot.stacked else 0,
            plot.corner,
            dates,
        )

    def _dates(self, every: int) -> Dates | None:
        """An axis of time, where its dates are too many for a name each and none of them is missing: columns stay as wide as they are."""
        moments = self.plot.moments
        whole = moments is not None and moments.even and moments.ranks[-1] - moments.ranks[0] == len(moments.ranks) - 1
        return dates_of(moments) if every > 1 and whole else None

    def _across(self, every: int, dates: Dates | None, place: Rect) -> Axis:
        """The axis of names or of time."""
        moments = self.plot.moments
        if dates is None or moments is None:
            return Axis(self.plot.across, shown=True, line=True, every=every)
        widest = max(map(self.board.wide, self.plot.categories)) + 2 * PAD
        return axis_of_time(dates, moments, self.plot.across, place.width // widest)

    def _up(self, scale: Scale, step: float) -> Axis:
        """The value axis: shown where it has to tell what labels do not."""
        if not self.sparse:
            return Axis(low=scale.low, high=scale.high, step=scale.high - scale.low)
        code = on_axis(self.plot.format, scale.low, step).code
        return Axis("", True, scale.low, scale.high, step, code, grid=True, colour=Colour.MUTED)

    def _fits(self, place: Rect) -> bool:
        """Whether names and values fit at this size."""
        crowded = self.plot.stacked and place.height < len(self.plot.series) * self.board.line
        if crowded or place.bottom > self.board.room.height or self.board.wide(self.plot.across) > place.width:
            return False
        thinned = self.plot.moments is not None or len(self.plot.categories) > MOST_BARS or any(row.line for row in self.plot.series)
        named = thinned or _names_fit(self.plot, self.board, self.pitch)
        return named and (self.sparse or _labels_fit(self.plot, self.board))

    def _under(self) -> tuple[int, int]:
        """How many categories go with one name, and on how many lines names stand."""
        plot, board = self.plot, self.board
        room = self.pitch * 24 // 25
        if _names_fit(plot, board, self.pitch):
            return 1, max(len(board.broken(name, room)) for name in plot.categories)
        widest = max(map(board.wide, plot.categories)) + PAD
        return -(-widest // self.pitch), 1

    def _axis(self) -> tuple[float, float, float]:
        """The value axis where it is shown: round numbers, and 0 among them."""
        low, high = (0.0, 1.0) if self.plot.stacked == "percent" else ends(self.plot)
        reach = self.plot.reach
        return nice(min(low, *(reach or (low,))), max(high, *(reach or (high,))) or 1.0)

    def _ticks(self, low: float, high: float, step: float) -> int:
        """The width of the value axis."""
        shown = on_axis(self.plot.format, low, step)
        return max(self.board.wide(shown.shown(low + step * at)) for at in range(round((high - low) / step) + 1)) + NEAR

    def _beside(self) -> int:
        """The width of names to the right of the last column: of all series where columns stand on each other, and of lines."""
        last = len(self.plot.categories) - 1
        lines = [at for at, row in enumerate(self.plot.series) if row.line and row.values[last] is not None]
        whole = range(len(self.plot.series)) if self.plot.stacked and len(self.plot.series) > 1 and complete_bars(self.plot, last) else ()
        texts = [label_text(self.plot, at, last, last) for at in (*whole, *lines)]
        if not texts:
            return 0
        width = max(self.board.wide(text, strong=True) for text in texts) + END_PAD
        return width if width < self.board.room.width // 3 else 0

    def _named(self) -> int | None:
        """The category whose labels name the series: the first, if each name fits over its column."""
        plot, board = self.plot, self.board
        if len(plot.series) < 2 or plot.stacked or self.sparse or not complete_bars(plot, 0) or any(row.line for row in plot.series):
            return None
        room = self.pitch / _parts(plot)
        widths = (board.wide(label_text(plot, at, 0, 0, "\n"), strong=True) for at in range(len(plot.series)))
        return 0 if max(widths) <= room else None

    def _scale(self, height: int) -> Scale:
        """The scale at which the highest columns and the labels on them just fill the height."""
        plot, board = self.plot, self.board
        low, high = ends(plot)
        if plot.stacked == "percent" or low == high:
            return Scale(0, 1)
        if plot.stacked:
            return Scale(low, high)
        needs = [
            (value, board.line * (2 if index == self.named else 1) + _AIR)
            for row in plot.series
            for index, value in enumerate(row.values)
            if value is not None
        ]
        return fitted_bars(needs, low, high, height)

    def _series(self, at: int, scale: Scale, place: Rect) -> Series:
        """A series with its labels."""
        row, colour = self.plot.series[at], self.tints[at]
        picked = picked_point(self.plot, at)
        points = ((picked, Colour.CONTRAST),) if picked is not None else ()
        per = place.height / (scale.high - scale.low)
        if row.line:
            found = {len(row.values) - 1: self._line_end(at)} if self.beside and row.values[-1] is not None else {}
            return Series(row.name, row.values, colour, (), None, tuple(found.items()), (), True, _DOT)
        if self.plot.stacked:
            found = self._stacked(at, scale, per)
        elif self.sparse:
            found = self._extremes(at)
        else:
            found = self._on_top(at)
        tag, tags = labelled(found, row.values)
        return Series(row.name, row.values, colour, (), tag, tags, points)

    def _on_top(self, at: int) -> dict[int, PointLabel]:
        """A label at the end of each column."""
        row, picked = self.plot.series[at], picked_point(self.plot, at)
        found = {index: PointLabel(Place.OUTSIDE) for index, value in enumerate(row.values) if value is not None}
        if self.named is not None:
            found[self.named] = PointLabel(Place.OUTSIDE, ink(self.tints[at], self.plot), series=True, strong=True, between="\n")
        if picked is not None:
            named = picked == self.named
            found[picked] = PointLabel(Place.OUTSIDE, Colour.CONTRAST, series=named, strong=True, between="\n" if named else " ")
        return found

    def _extremes(self, at: int) -> dict[int, PointLabel]:
        """Labels for the picked, the greatest, the last and the first column of a single series, as far as they do not touch.

        Of several series only the greatest column of all has one: nothing stands beside its label.
        """
        row, picked = self.plot.series[at], picked_point(self.plot, at)
        known = [index for index, value in enumerate(row.values) if value is not None]
        greatest = max(known, key=lambda index: row.values[index] or 0)
        wanted = [index for index in (picked, greatest, known[-1], known[0]) if index is not None]
        if len(self.plot.series) > 1:
            tops = [max((value for value in each.values if value is not None), default=0) for each in self.plot.series]
            alone = tops.index(max(tops)) == at and not any(each.line for each in self.plot.series)
            wanted = [greatest] if alone else []
        found: dict[int, PointLabel] = {}
        for index in wanted:
            wide = self.board.wide(self.plot.format.shown(row.values[index] or 0), strong=True) + PAD
            beside = [near for near in known if near != index and abs(near - index) * self.pitch < wide]
            lower = all((row.values[near] or 0) < (row.values[index] or 0) for near in beside)
            if lower and all(abs(index - other) * self.pitch > wide for other in found):
                found[index] = PointLabel(Place.OUTSIDE, Colour.CONTRAST if index == picked else Colour.INK, strong=index == picked)
        return found

    def _line_end(self, at: int) -> PointLabel:
        """The name and last value of a line, beside the last column."""
        aside = self.pitch // 2, 0
        return PointLabel(Place.RIGHT, ink(self.tints[at], self.plot), series=True, strong=True, between=named_by(self.plot), shift=aside)

    def _stacked(self, at: int, scale: Scale, per: float) -> dict[int, PointLabel]:
        """Labels inside the columns that have room for them, and to the right of the last one with the series' name."""
        plot, board = self.plot, self.board
        last = len(plot.categories) - 1
        wide = self.pitch / _parts(plot)
        fitting = fits_inside(plot, at, self.tints[at], None, per, lambda _: board.line)
        found = {index: tag for index, tag in fitting.items() if board.wide(label_text(plot, at, index, None)) <= wide}
        if self.beside:
            text = label_text(plot, at, last, last)
            across = int(wide / 2 + board.wide(text, strong=True) / 2) + PAD // 2
            shift = across, self._lift(at, scale, per)
            found[last] = PointLabel(Place.MIDDLE, Colour.INK, series=True, strong=True, between=named_by(plot), shift=shift)
        return found

    def _lift(self, at: int, scale: Scale, per: float) -> int:
        """How far a name beside the last column is moved down from the middle of its part, so that names do not touch."""
        plot = self.plot
        values = [row.values[-1] or 0 for row in plot.series]
        whole = sum(map(abs, values)) or 1 if plot.stacked == "percent" else 1
        middles, above, below = [], 0.0, 0.0
        for value in values:
            start = above if value >= 0 else below
            middles.append(-int((start + value / 2) / whole * per))
            above, below = (above + value, below) if value >= 0 else (above, below + value)
        return spread(middles, self.board.line, -int(scale.high * per), -int(scale.low * per))[at] - middles[at]
