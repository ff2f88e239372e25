"""The YAML of Obsidian's plug-in Charts (charts.phibr0.dev, "Chart from YAML"): labels, and series of a title and its data."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.records import with_changes as replace
from slides.text.number_parsing import NumberCell
from slides.visuals.charts.data import Grid

_LINE = pattern(r"[ \t]*+(?:-[ \t]++)?([A-Za-z]\w{0,40}+):[ \t]*+(.*+)")
_VERTICAL = {"bar": "column"}
"""Kinds whose names mean another kind there: its bars stand, unless `indexAxis: y` lays them down."""
_MOST = 2_000
"""Lines in which labels and series are looked for."""


def series_listed(lines: Sequence[str], span: Span) -> tuple[Mapping[str, str], Grid] | None:
    """The options and the cells of a chart whose lines are the plug-in's; None for lines of any other kind.

    span: the first line's. Labels and data are lists in brackets, each on one line; all data are as long as the labels.
    """
    labels: list[NumberCell] = []
    names: list[NumberCell] = []
    data: list[list[NumberCell]] = []
    said: dict[str, str] = {}
    for at, line in enumerate(lines[:_MOST]):
        found, here = _LINE.fullmatch(line), replace(span, line=span.line + at)
        key, value = (found[1], found[2].strip()) if found else ("", "")
        if key == "labels":
            labels = _cells(value, here)
        elif key == "data":
            data.append(_cells(value, here))
        elif key == "title" and line[:1] in " \t-":
            names.append(NumberCell(value.strip("\"'"), here))
        elif found and line[:1] not in " \t-":
            said[key] = value.strip("\"'")
        elif line.strip():
            return None
    if "series" not in said or not labels or not data or len(names) != len(data) or any(len(each) != len(labels) for each in data):
        return None
    kind = said.get("type", "bar").lower()
    kind = kind if said.get("indexAxis") == "y" else _VERTICAL.get(kind, kind)
    stacked = "stacked " if said.get("stacked", "").lower() == "true" and kind in ("bar", "column", "area") else ""
    options = {"type": stacked + kind} | {key: said[other] for key, other in (("x", "xTitle"), ("y", "yTitle")) if said.get(other)}
    rows = tuple((label, *(each[at] for each in data)) for at, label in enumerate(labels))
    return options, Grid((NumberCell("", span), *names), rows)


def _cells(text: str, span: Span) -> list[NumberCell]:
    """The members of a list in brackets; none where it is anything else."""
    if not (text.startswith("[") and text.endswith("]")):
        return []
    quote = "'" if "'" in text and '"' not in text else '"'
    (found,) = csv.reader([text[1:-1]], skipinitialspace=True, quotechar=quote)
    return [NumberCell(" ".join(each.split()), span) for each in found]
