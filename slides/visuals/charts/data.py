"""Rows of cells and what their author asks for -> a plot: every number read, every name checked, nothing left to guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.records import frozen
from slides.design.page import ChartKind
from slides.text.number_parsing import NumberCell, NumberFormat, is_gap, read_numbers, with_unit
from slides.visuals.charts.dates import Moments, doubtful, read_moments

MOST_SERIES, MOST_SLICES, FEW_SLICES = 4, 10, 6
MOST_CATEGORIES, MOST_POINTS, MOST_BARS = 60, 200, 24
"""What a chart can show legibly: categories, points of a scatter chart, and bars that lie, each with its label."""
LONGEST_NAME, LONGEST_TEXT = 100, 200
"""Characters of a name on a chart, and of its title, its unit and its axes' titles."""
NUMBERS = NumberFormat()
ROUND = (ChartKind.PIE, ChartKind.DOUGHNUT)
SINGLE = (ChartKind.WATERFALL, ChartKind.GAUGE)
TIMED = (ChartKind.LINE, ChartKind.AREA)


@frozen
class Grid:
    """A header and rows of as many cells."""

    header: tuple[NumberCell, ...]
    rows: tuple[tuple[NumberCell, ...], ...]


@frozen
class Wish:
    """What an author asks for. `kind` is None where nothing is said; `lines` are the columns drawn as lines over columns.

    `across` and `up` are titles of the axes; `reach` is the range that the value axis has to show.
    """

    span: Span
    kind: ChartKind | None = None
    stacked: str = ""
    title: str = ""
    unit: str = ""
    highlight: str = ""
    across: str = ""
    up: str = ""
    decimal: str = ""
    lines: tuple[bool, ...] = ()
    reach: tuple[float, float] | None = None
    shares: bool = True
    """Whether a pie's labels show shares; its values where not."""


@frozen
class SeriesRow:
    """A series: a name and its values, None for a gap; `line` draws it as a line over columns."""

    name: str
    values: tuple[float | None, ...]
    line: bool = False


@frozen
class Plot:
    """What is drawn. `picked` is what the author picks out: a series, a point, or one point of one series.

    A scatter chart has `at`, the x values, and as `categories` the names of its points or none.
    """

    span: Span
    kind: ChartKind
    stacked: str
    corner: str
    categories: tuple[str, ...]
    series: tuple[SeriesRow, ...]
    format: NumberFormat
    at: tuple[float, ...] = ()
    across_format: NumberFormat = NUMBERS
    moments: Moments | None = None
    title: str = ""
    unit: str = ""
    across: str = ""
    up: str = ""
    picked: tuple[int | None, int | None] = (None, None)
    reach: tuple[float, float] | None = None
    shares: bool = True
    description: str = ""
    """What its author says of it, for those who do not see it."""
    doubts: tuple[Problem, ...] = ()

    @property
    def single(self) -> SeriesRow | None:
        """The only series, where there is one."""
        return self.series[0] if len(self.series) == 1 else None


def read_plot(grid: Grid, wish: Wish) -> Plot:
    """The plot of a grid. Raises BlockError, with line and column, for what cannot be drawn whole."""
    _sized(grid, wish)
    for text in (wish.title, wish.unit, wish.across, wish.up):
        if len(text) > LONGEST_TEXT:
            hint = f"at most {LONGEST_TEXT}"
            raise BlockError(
                rule_catalogue.CHART, wish.span, f"a title or unit of {len(text)} characters is too long for a chart: {text[:40]}", hint
            )
    first = [row[0] for row in grid.rows]
    moments = read_moments(first)
    kind = wish.kind or (ChartKind.LINE if moments is not None and len(first) > 1 else ChartKind.BAR)
    if kind is ChartKind.SCATTER:
        return _scattered(grid, replace(wish, kind=kind))
    _counted(grid, kind, wish)
    names = [_name(cell) for cell in grid.header[1:]]
    cells = [replace(row[at], column=names[at - 1]) for at in range(1, len(grid.header)) for row in grid.rows]
    numbers = read_numbers(cells, wish.decimal)
    count = len(grid.rows)
    lines = wish.lines or (False,) * len(names)
    columns = [numbers.values[at * count : (at + 1) * count] for at in range(len(names))]
    series = tuple(SeriesRow(*each) for each in zip(names, columns, lines, strict=True))
    stacked = "stacked" if kind is ChartKind.AREA and len(series) > 1 and not wish.stacked else wish.stacked
    shown, unit = _measured(numbers.format, wish)
    categories = tuple(_name(cell) for cell in first)
    picked = _picked(wish, categories, names)
    told = (*numbers.doubts, *doubtful(first, moments, on_axis=kind in TIMED))
    plot = Plot(wish.span, kind, stacked, _folded(grid.header[0].text), categories, series, shown, (), NUMBERS, moments)
    plot = replace(plot, title=wish.title, unit=unit, across=wish.across, up=wish.up, picked=picked, reach=wish.reach, shares=wish.shares)
    _drawable(plot, grid)
    return replace(plot, doubts=(*told, *_doubts(plot, grid)))


def _folded(text: str) -> str:
    """A name on one line."""
    return " ".join(text.split())


def _name(cell: NumberCell) -> str:
    """A cell as a name. Raises BlockError where it is empty or too long."""
    text = _folded(cell.text)
    if not text:
        raise BlockError(
            rule_catalogue.CHART, cell.span, "a series or category without a name", "write its name in the first row or column"
        )
    if len(text) > LONGEST_NAME:
        raise BlockError(
            rule_catalogue.CHART,
            cell.span,
            f"a name of {len(text)} characters is too long for a chart: {text[:40]}",
            f"at most {LONGEST_NAME}",
        )
    return text


def _sized(grid: Grid, wish: Wish) -> None:
    """Raises BlockError where the grid is no grid, or larger than a chart can show."""
    if len(grid.header) < 2 or not grid.rows:
        raise BlockError(rule_catalogue.CHART, wish.span, "a chart without numbers", "write a header row, then rows of a name and numbers")
    for row in grid.rows:
        if len(row) != len(grid.header):
            where = row[0].span if row else wish.span
            raise BlockError(
                rule_catalogue.CHART,
                where,
                f"a row of {len(row)} cells under a header of {len(grid.header)}",
                "give each row as many cells as the first",
            )
    most = MOST_POINTS if wish.kind is ChartKind.SCATTER else MOST_CATEGORIES
    if len(grid.rows) > most:
        raise too_many(grid.rows[most][0].span, most)
    if len(grid.header) > MOST_SERIES + 1 + (wish.kind is ChartKind.SCATTER):
        hint = f"keep {MOST_SERIES}, or make two charts"
        raise BlockError(rule_catalogue.CHART, wish.span, f"a chart of {len(grid.header) - 1} series is not legible", hint)


def too_many(span: Span, most: int) -> BlockError:
    """The mistake of a chart with more rows than it can show."""
    return BlockError(
        rule_catalogue.CHART, span, f"a chart of more than {most} rows is not legible", "sum them up, or keep the ones that matter"
    )


def _counted(grid: Grid, kind: ChartKind, wish: Wish) -> None:
    """Raises BlockError where a kind cannot show this many series or categories."""
    series, rows = len(grid.header) - 1, len(grid.rows)
    if kind in ROUND and series > 1:
        raise BlockError(
            rule_catalogue.CHART,
            wish.span,
            f"a {kind.value} of {series} series",
            "a pie shows the parts of one whole: use one column of numbers",
        )
    if kind in ROUND and rows > MOST_SLICES:
        raise BlockError(
            rule_catalogue.CHART, wish.span, f"a {kind.value} of {rows} slices is not legible", "write type=bar, or sum up the smallest"
        )
    if kind in SINGLE and series > 1:
        raise BlockError(rule_catalogue.CHART, wish.span, f"a {kind.value} of {series} series", "use one column of numbers")
    if kind in TIMED and rows < 2:
        raise BlockError(rule_catalogue.CHART, wish.span, f"a {kind.value} through one point", "write type=column, or add rows")
    if kind is ChartKind.BAR and rows * (1 if wish.stacked else series) > MOST_BARS:
        hint = f"at most {MOST_BARS}: keep the ones that matter, or write type=column"
        raise BlockError(rule_catalogue.CHART, wish.span, f"a chart of {rows * series} bars is not legible", hint)


def _measured(format: NumberFormat, wish: Wish) -> tuple[NumberFormat, str]:
    """The format with a short unit at each number, or the unit for the heading."""
    found = with_unit(format, wish.unit)
    return found, "" if found != format else wish.unit


def _drawable(plot: Plot, grid: Grid) -> None:
    """Raises BlockError where numbers cannot be drawn in this way: nothing at all, or parts of a whole that are less than nothing."""
    for at, row in enumerate(plot.series, 1):
        if all(value is None for value in row.values):
            raise BlockError(
                rule_catalogue.CHART, grid.header[at].span, f"the column {row.name!r} has no number in it", "delete it, or write numbers"
            )
        if plot.kind in ROUND or plot.stacked == "percent" or (plot.kind is ChartKind.AREA and plot.stacked):
            below = next((index for index, value in enumerate(row.values) if value is not None and value < 0), None)
            if below is not None:
                what = f"{grid.rows[below][at].text.strip()} is negative"
                raise BlockError(
                    rule_catalogue.CHART, grid.rows[below][at].span, f"{what}, so it cannot be part of a whole", "write type=bar"
                )
        if plot.kind in ROUND and not any(row.values):
            raise BlockError(
                rule_catalogue.CHART, grid.header[at].span, f"the parts of the {plot.kind.value} are all 0", "there is nothing to show"
            )
    if len({row.name.casefold() for row in plot.series}) < len(plot.series):
        raise BlockError(rule_catalogue.CHART, grid.header[0].span, "two series have the same name", "give each column a name of its own")


def _doubts(plot: Plot, grid: Grid) -> Iterator[Problem]:
    """What an author should know of a plot that is drawn."""
    if plot.kind is ChartKind.AREA and any(value is None for row in plot.series for value in row.values):
        yield Problem(
            rule_catalogue.CHART_READING, plot.span, "an area chart shows a missing figure as 0", "use type=line, which leaves a gap"
        )
    if plot.kind is ChartKind.COLUMN and plot.moments is None and len(plot.categories) > MOST_BARS:
        message = f"of {len(plot.categories)} columns only some have a name on the axis"
        yield Problem(
            rule_catalogue.CHART_READING, plot.span, message, f"at most {MOST_BARS}: keep the ones that matter; the notes hold all figures"
        )
    if plot.kind in ROUND:
        if len(plot.categories) > FEW_SLICES:
            message = f"a {plot.kind.value} of {len(plot.categories)} slices is hard to read"
            yield Problem(rule_catalogue.CHART_READING, plot.span, message, f"at most {FEW_SLICES}: write type=bar, or sum up the smallest")
        for row, value in zip(grid.rows, plot.series[0].values, strict=True):
            if not value:
                yield Problem(
                    rule_catalogue.CHART_READING,
                    row[0].span,
                    f"{_folded(row[0].text)} has no share of the whole, so it has no slice",
                    "delete the row",
                )


def _scattered(grid: Grid, wish: Wish) -> Plot:
    """A plot of points: x and y values, with names in a first column or without."""
    named = any(not is_gap(row[0].text) and not _counts(row[0]) for row in grid.rows) and len(grid.header) > 2
    start = int(named)
    names = [_name(cell) for cell in grid.header[start:]]
    if len(names) - 1 > MOST_SERIES:
        raise BlockError(
            rule_catalogue.CHART, wish.span, f"a chart of {len(names) - 1} series is not legible", f"keep {MOST_SERIES}, or make two charts"
        )
    columns = [[replace(row[start + at], column=name) for row in grid.rows] for at, name in enumerate(names)]
    for cell in columns[0]:
        if is_gap(cell.text):
            raise BlockError(
                rule_catalogue.CHART, cell.span, f"a point without a number in the column {names[0]!r}", "write one, or delete the row"
            )
    across = read_numbers(columns[0], wish.decimal)
    numbers = read_numbers([cell for column in columns[1:] for cell in column], wish.decimal)
    count = len(grid.rows)
    series = tuple(SeriesRow(name, numbers.values[at * count : (at + 1) * count]) for at, name in enumerate(names[1:]))
    categories = tuple(_name(row[0]) for row in grid.rows) if named else ()
    places = tuple(value for value in across.values if value is not None)
    shown, unit = _measured(numbers.format, wish)
    corner = _folded(grid.header[0].text) if named else ""
    plot = Plot(wish.span, ChartKind.SCATTER, "", corner, categories, series, shown, places, across.format)
    across_title, up = wish.across or names[0], wish.up or (series[0].name if len(series) == 1 else "")
    picked = _picked(wish, categories, names[1:])
    plot = replace(plot, title=wish.title, unit=unit, across=across_title, up=up, picked=picked)
    _drawable(plot, Grid(grid.header[start:], tuple(row[start:] for row in grid.rows)))
    return replace(plot, doubts=(*across.doubts, *numbers.doubts))


def _counts(cell: NumberCell) -> bool:
    """Whether a cell holds a number."""
    try:
        read_numbers([cell])
    except BlockError:
        return False
    return True


def _picked(wish: Wish, categories: Sequence[str], names: Sequence[str]) -> tuple[int | None, int | None]:
    """The series and the point that a highlight names. Raises BlockError where there is none of that name."""
    wanted = _folded(wish.highlight).casefold()
    if not wanted:
        return None, None
    points, series = ([each.casefold() for each in names] for names in (categories, names))
    for first, second in _halves(wanted):
        for category, name in ((first, second), (second, first)):
            if category in points and name in series:
                return series.index(name), points.index(category)
    if wanted in points:
        if len(names) > 1 and wish.kind is not ChartKind.SCATTER:
            hint = f"write highlight={wish.highlight.strip()}/{names[0]}"
            raise BlockError(
                rule_catalogue.CHART, wish.span, f"the highlight {wish.highlight[:40]!r} is a point of {len(names)} series", hint
            )
        return (0 if len(names) == 1 else None), points.index(wanted)
    if wanted in series:
        return series.index(wanted), None
    near = get_close_matches(wanted, (*points, *series), 1, 0.5)
    known = dict(zip((*points, *series), (*categories, *names), strict=True))
    hint = f"did you mean {known[near[0]]}?" if near else "write the name of a row, or of a row and a column, such as North/Exports"
    raise BlockError(rule_catalogue.CHART, wish.span, f"there is nothing to highlight with the name {wish.highlight[:40]}", hint)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """A text split at each of its slashes."""
    ends = [at for at, char in enumerate(text) if char == "/"]
    yield from ((text[:at].strip(), text[at + 1 :].strip()) for at in ends)
