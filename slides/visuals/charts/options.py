"""What an author may say of a chart: its options, those among the words of a title, and what of them cannot be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.lazy_regex import pattern
from slides.design.page import ChartKind
from slides.visuals.charts.data import Grid, Plot, Wish, read_plot
from slides.visuals.charts.gauge import reading_of
from slides.visuals.charts.waterfall import steps_of

KEYS = ("type", "title", "unit", "highlight", "source", "file", "columns", "x", "y", "decimal")
"""What an author may say of a chart: `{type=bar}` at its first line, or `type: bar` in lines of their own at a fence's beginning."""
_QUIET = ("class", "id")
_SAID = pattern(r"(?<![\w-])([a-z]{1,10})=(\"[^\"]*+\"|'[^']*+'|[^\s\"'{}]++)")


def among(title: str, attributes: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """A title without the options `key=value` that stand among its words, and those with the others."""
    found = {each[1]: each[2].strip("\"'") for each in _SAID.finditer(title) if each[1] in KEYS}
    if not found:
        return title, attributes
    return " ".join(_SAID.sub(lambda each: "" if each[1] in KEYS else each[0], title).split()), {**found, **attributes}


def plotted(grid: Grid, wish: Wish, doubts: list[Problem]) -> Plot:
    """The plot; without its highlight where that alone cannot be, which is reported. Raises BlockError where it cannot be drawn at all."""
    try:
        return _checked(read_plot(grid, wish))
    except BlockError as mistake:
        if not wish.highlight:
            raise
        shown = _checked(read_plot(grid, replace(wish, highlight="")))
        doubts.append(replace(mistake.problem, rule=rule_catalogue.CHART_OPTION))
        return shown


def _checked(plot: Plot) -> Plot:
    """The plot, if its kind can show its numbers. Raises BlockError otherwise."""
    if plot.kind is ChartKind.WATERFALL:
        steps_of(plot)
    elif plot.kind is ChartKind.GAUGE:
        reading_of(plot)
    return plot


def unknown(attributes: Mapping[str, str], span: Span) -> Iterator[Problem]:
    """A problem for each attribute that no chart has."""
    for key, value in attributes.items():
        if key not in (*KEYS, *_QUIET):
            yield Problem(rule_catalogue.CHART_OPTION, span, f"unknown chart attribute: {key}={value}"[:100], nearest(key))


def nearest(key: str) -> str:
    """A hint: the most similar key, or all of them."""
    near = get_close_matches(key, KEYS, 1, 0.7)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(KEYS)}"
