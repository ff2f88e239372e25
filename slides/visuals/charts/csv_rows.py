"""Comma-separated values -> a grid of cells, each with its line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.text.number_parsing import NumberCell
from slides.visuals.charts.data import Grid, too_many

_PARTING = ";\t,"
_NAMES = {";": "semicolons", "\t": "tabs", ",": "commas"}
LONGEST_LINE = 10_000
"""Characters of a line of values."""


def read_rows(lines: Sequence[str], span: Span, most: int) -> Grid:
    """The grid in lines of values separated by commas, semicolons or tabs: whichever the first line has most of outside of quotes.

    span: the first line's. most: rows after which reading ends. Raises BlockError for too many, and for rows of another length.
    """
    rows: list[tuple[NumberCell, ...]] = []
    mark = _mark(next((line for line in lines if line.strip()), ""))
    for row in _rows(lines, span, mark):
        if len(rows) > most:
            raise too_many(row[0].span, most)
        if rows and len(row) != len(rows[0]):
            hint = f"cells are separated by {_NAMES[mark]} here; put quotes around a cell that contains one"
            raise BlockError(rule_catalogue.CHART, row[0].span, f"a row of {len(row)} cells under a header of {len(rows[0])}", hint)
        rows.append(row)
    return Grid(rows[0] if rows else (), tuple(rows[1:]))


def _rows(lines: Sequence[str], span: Span, mark: str) -> Iterator[tuple[NumberCell, ...]]:
    """The rows that are not blank. Raises BlockError where quotes are never closed, or a line has no end."""
    long = next((at for at, line in enumerate(lines) if len(line) > LONGEST_LINE), None)
    if long is not None:
        raise BlockError(
            rule_catalogue.CHART,
            replace(span, line=span.line + long),
            f"a line of more than {LONGEST_LINE:,} characters",
            "shorten its names",
        )
    reader = csv.reader((line + "\n" for line in lines), delimiter=mark, skipinitialspace=True, strict=True)
    while True:
        here = replace(span, line=span.line + reader.line_num)
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BlockError(
                rule_catalogue.CHART,
                here,
                f"not readable as comma-separated values: {error}",
                "close each quotation mark, and double it inside",
            ) from None
        if any(cell.strip() for cell in row):
            yield tuple(NumberCell(" ".join(cell.split()), here) for cell in row)


def _mark(line: str) -> str:
    """What parts the cells of a line."""
    outside = "".join(line.split('"')[::2])
    return max(_PARTING, key=outside.count) if any(mark in outside for mark in _PARTING) else ","


def chosen_columns(grid: Grid, wanted: str, span: Span) -> Grid:
    """The columns of a grid that are named, in the order of the names: by their heads in any case, or by their numbers from 1.

    wanted: names with commas or semicolons between, in quotes where a name has one. span: where they are named.

    Raises BlockError for a name that no column has.
    """
    from difflib import get_close_matches

    mark = _mark(wanted.replace("\t", " "))
    names = [" ".join(name.split()) for name in next(csv.reader([wanted], delimiter=mark, skipinitialspace=True), []) if name.strip()]
    heads = [cell.text for cell in grid.header]
    places: dict[str, int] = {str(number): number - 1 for number in range(len(heads), 0, -1)}
    places |= {head.casefold(): at for at, head in reversed(list(enumerate(heads)))}
    for name in names:
        if name.casefold() not in places:
            near = get_close_matches(name, heads, 1, 0.5)
            hint = f"did you mean {near[0]}?" if near else f"its columns: {', '.join(heads)[:200]}"
            raise BlockError(rule_catalogue.CHART, span, f"no column is named {name[:60]}", hint)
    order = [places[name.casefold()] for name in names] or range(len(heads))
    return Grid(tuple(grid.header[at] for at in order), tuple(tuple(row[at] for at in order) for row in grid.rows))
