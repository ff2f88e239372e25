"""What a chart shows, in words: the finding first, then what else there is room for; and all of its figures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from slides.design.page import ChartKind
from slides.visuals.charts.data import ROUND, Plot, SeriesRow
from slides.visuals.charts.dates import Unit
from slides.visuals.charts.gauge import reading_of
from slides.visuals.charts.pie import shares
from slides.visuals.charts.waterfall import steps_of
from slides.visuals.labels import narrate

_LEAST_POINTS, _CLOSE = 5, 0.7
"""From this many points and such a correlation on it is told that two measures go together."""


def alternative(plot: Plot) -> str:
    """The alternative text of at most 250 characters."""
    return narrate(tuple(_sentences(plot)))


def figures(plot: Plot) -> tuple[str, ...]:
    """Every figure of the chart, a line a series; none where the alternative text has them all."""
    said = alternative(plot)
    lines = tuple(_line(plot, row) for row in plot.series)
    whole = len(plot.series) == 1 and _values(plot, plot.series[0]) in said
    untold = (plot.description,) if plot.description not in said else ()
    return (*untold, *(() if whole else lines))


def _sentences(plot: Plot) -> Iterator[str]:
    """What the author says of it; the kind and subject with the finding; what is picked out; the other figures."""
    if plot.description:
        yield plot.description if plot.description.endswith((".", "!", "?")) else f"{plot.description}."
    first, *others = _findings(plot)
    yield f"{_kind(plot)} of {_about(plot)}: {first}."
    series, point = plot.picked
    if point is not None and plot.categories:
        row = plot.series[series or 0]
        value = row.values[point]
        shown = f" with {plot.format.shown(value)}" if value is not None else ""
        yield f"Picked out: {plot.categories[point]}{shown}."
    elif series is not None:
        yield f"Picked out: {plot.series[series].name}."
    yield from (f"{finding}." for finding in others)
    if plot.single is not None and plot.kind is not ChartKind.SCATTER:
        yield f"{_values(plot, plot.series[0])}."


def _kind(plot: Plot) -> str:
    """The kind of chart in words."""
    stacked = {"": "", "stacked": "stacked ", "percent": "100% stacked "}[plot.stacked]
    lined = any(row.line for row in plot.series)
    return f"{stacked}{plot.kind.value} {'and line ' if lined else ''}chart".capitalize()


def _about(plot: Plot) -> str:
    """What a chart is of: its title and what is measured, or the names of its series and categories."""
    names = ", ".join(row.name for row in plot.series)
    by = plot.corner or plot.across
    if plot.kind is ChartKind.SCATTER:
        measured = f"{names} against {plot.across}"
    elif plot.title:
        more = (plot.single.name if plot.single else "", plot.up, plot.unit, f"by {plot.across}" if plot.across else "")
        measured = ", ".join(part for part in more if part and part.casefold() not in plot.title.casefold())
    else:
        measured = ", ".join(filter(None, (f"{names} by {by}" if by else names, plot.up if plot.up != names else "", plot.unit)))
    if not plot.title:
        return measured
    return f"{plot.title} ({measured})" if measured else plot.title


def _findings(plot: Plot) -> list[str]:
    """What a chart shows, the most telling first."""
    if plot.kind is ChartKind.SCATTER:
        return [_relation(plot)]
    if plot.kind in ROUND:
        return [_parts(plot)]
    if plot.kind is ChartKind.WATERFALL:
        return [_sum(plot)]
    if plot.kind is ChartKind.GAUGE:
        reading = reading_of(plot)
        return [f"{reading.name} is at {plot.format.shown(reading.value)} of {plot.format.shown(reading.whole)}"]
    timed = plot.moments is not None and (plot.moments.in_order or plot.moments.unit is Unit.MONTH_ALONE)
    tell = _course if timed else _extremes
    if plot.single is not None:
        return [tell(plot, plot.series[0])]
    picked = plot.picked[0]
    order = sorted(range(len(plot.series)), key=lambda at: (at != picked, at))
    return [f"{plot.series[at].name}{'' if timed else ':'} {tell(plot, plot.series[at])}" for at in order]


def _known(plot: Plot, row: SeriesRow) -> list[tuple[float, str]]:
    """The figures of a series with their categories, gaps left out."""
    return [(value, name) for value, name in zip(row.values, plot.categories, strict=True) if value is not None]


def _extremes(plot: Plot, row: SeriesRow) -> str:
    """Where a series is highest and lowest."""
    known, show = _known(plot, row), plot.format.shown
    highest, lowest = max(known, key=lambda each: each[0]), min(known, key=lambda each: each[0])
    if len(known) == 1:
        return f"{show(highest[0])} in {highest[1]}"
    if highest[0] == lowest[0]:
        return f"{show(highest[0])} throughout"
    first, last = ([name for value, name in known if value == each[0]] for each in (highest, lowest))
    return f"{_joined(first)} highest with {show(highest[0])}, {_joined(last)} lowest with {show(lowest[0])}"


def _joined(names: Sequence[str]) -> str:
    """Names in a row, at most three of them."""
    shown = list(names) if len(names) < 4 else [*names[:2], f"{len(names) - 2} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _course(plot: Plot, row: SeriesRow) -> str:
    """How a series runs through time: from where to where, and what lies outside of that on the way."""
    known, show = _known(plot, row), plot.format.shown
    (first, start), (last, end) = known[0], known[-1]
    if len(known) == 1:
        return f"{show(first)} in {start}"
    verb = "rises" if last > first else "falls" if last < first else "ends where it began,"
    told = f"{verb} from {show(first)} in {start} to {show(last)} in {end}" if last != first else f"{verb} at {show(first)}"
    highest, lowest = max(known, key=lambda each: each[0]), min(known, key=lambda each: each[0])
    if highest[0] > max(first, last):
        told += f", highest {show(highest[0])} in {highest[1]}"
    if lowest[0] < min(first, last):
        told += f", lowest {show(lowest[0])} in {lowest[1]}"
    return told


def _sum(plot: Plot) -> str:
    """From where to where the sum runs."""
    end = steps_of(plot)[-1]
    reached = end.high if end.change is None or end.change >= 0 else end.low
    first, last = plot.categories[0], plot.categories[-1]
    return f"from {plot.format.shown(plot.series[0].values[0] or 0)} at {first} to {plot.format.shown(reached)} at {last}"


def _parts(plot: Plot) -> str:
    """The largest parts of a whole."""
    ranked = sorted(zip(shares(plot), plot.categories, strict=True), key=lambda each: -each[0])
    (first, name), *others = ranked
    told = f"{name} has {first:.0%}"
    return told + (f", {others[0][1]} {others[0][0]:.0%}" if others else "") + (f", {others[-1][1]} the least" if len(others) > 1 else "")


def _relation(plot: Plot) -> str:
    """How many points there are, how far they reach, and whether the two measures go together."""
    row = plot.series[0]
    pairs = [(x, y) for x, y in zip(plot.at, row.values, strict=True) if y is not None]
    across, up = [x for x, _ in pairs], [y for _, y in pairs]
    show = plot.across_format.shown
    told = f"{len(pairs)} points, {plot.across} from {show(min(across))} to {show(max(across))}, {row.name} from "
    told += f"{plot.format.shown(min(up))} to {plot.format.shown(max(up))}"
    together = _correlation(across, up)
    if abs(together) >= _CLOSE and len(pairs) >= _LEAST_POINTS:
        told += f"; where {plot.across} is higher, {row.name} is {'higher' if together > 0 else 'lower'}"
    return told


def _correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's coefficient; 0 where one of two measures does not change."""
    first, second = math.fsum(one) / len(one), math.fsum(other) / len(other)
    both = math.fsum((x - first) * (y - second) for x, y in zip(one, other, strict=True))
    spans = math.sqrt(math.fsum((x - first) ** 2 for x in one) * math.fsum((y - second) ** 2 for y in other))
    return both / spans if spans else 0.0


def _values(plot: Plot, row: SeriesRow) -> str:
    """Every figure of a series after its category."""
    shown = ("no figure" if value is None else plot.format.shown(value) for value in row.values)
    if plot.kind is ChartKind.SCATTER:
        names = plot.categories or ("",) * len(row.values)
        places = map(plot.across_format.shown, plot.at)
        return "; ".join(f"{name} {x}, {y}".strip() for name, x, y in zip(names, places, shown, strict=True))
    return ", ".join(f"{name} {value}" for name, value in zip(plot.categories, shown, strict=True))


def _line(plot: Plot, row: SeriesRow) -> str:
    """A series and all of its figures."""
    return f"{row.name}: {_values(plot, row)}"
