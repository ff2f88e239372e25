"""The workbook behind a chart: the numbers that PowerPoint shows under Edit Data, and the references to them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from slides.page import Chart, ChartKind
from slides.write.xml import attribute, text

_SHEET = "Sheet1"
_MADE = datetime.datetime(1980, 1, 1)
"""Workbooks carry no time of building."""
_WIDEST = 40
"""Characters of the widest column."""


class Sheet:
    """Where each name and number of a chart stands: a header, then a row for each category; a column for each series.

    The first column holds the names of categories. A scatter chart's x values come after it, or first where points have no names.
    """

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.scattered = chart.kind is ChartKind.SCATTER
        self.named = bool(chart.categories) or not self.scattered
        self.first = int(self.named) + int(self.scattered)
        self.rows = len(chart.series[0].values) if chart.series else 0

    def name(self, at: int) -> str:
        """The name of a series as a reference with its cached text."""
        return _texts(f"{_SHEET}!${_letter(self.first + at)}$1", [self.chart.series[at].name])

    def categories(self) -> str:
        """The names of categories, or their days where the axis is one of dates."""
        where = self.range(0)
        if self.chart.dates is not None:
            return _numbers(where, self.chart.dates.days, self.chart.dates.code)
        return _texts(where, self.chart.categories)

    def values(self, at: int) -> str:
        """The values of a series."""
        return _numbers(self.range(self.first + at), self.chart.series[at].values, self.chart.code)

    def places(self, at: int) -> str:
        """The x values of a series."""
        return _numbers(self.range(self.first - 1), self.chart.series[at].at, self.chart.across.code)

    def range(self, column: int) -> str:
        """A column's cells without its header."""
        return f"{_SHEET}!${_letter(column)}$2:${_letter(column)}${self.rows + 1}"


def workbook(chart: Chart) -> bytes:
    """An xlsx file with the chart's numbers. The same chart gives the same bytes; no text becomes a formula or a link."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(target, options)
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(_SHEET)
    layout = Sheet(chart)
    code = book.add_format({"num_format": chart.code})
    head = [chart.corner] * layout.named + [chart.across.title or "x"] * layout.scattered + [series.name for series in chart.series]
    for column, name in enumerate(head):
        sheet.write_string(0, column, name)
        sheet.set_column(column, column, min(max(len(name), 8), _WIDEST))
    if chart.dates is not None:
        day = book.add_format({"num_format": chart.dates.code})
        for row, number in enumerate(chart.dates.days, 1):
            sheet.write_number(row, 0, number, day)
    elif layout.named:
        sheet.set_column(0, 0, min(max(map(len, (chart.corner, *chart.categories)), default=8) + 2, _WIDEST))
        for row, name in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, name)
    if layout.scattered and chart.series:
        across = book.add_format({"num_format": chart.across.code})
        for row, number in enumerate(chart.series[0].at, 1):
            sheet.write_number(row, layout.first - 1, number, across)
    for column, series in enumerate(chart.series, layout.first):
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, code)
    book.close()
    return target.getvalue()


def _letter(column: int) -> str:
    """A column's letter, counted from 0; charts have fewer than 26."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def _texts(where: str, values: Sequence[str]) -> str:
    """A reference to texts, with the texts."""
    inner = "".join(f'<c:pt idx="{at}"><c:v>{text(value)}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:strRef><c:f>{where}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{inner}</c:strCache></c:strRef>'


def _numbers(where: str, values: Sequence[float | None], code: str) -> str:
    """A reference to numbers, with the numbers; a gap is left out."""
    inner = "".join(f'<c:pt idx="{at}"><c:v>{value:.15g}</c:v></c:pt>' for at, value in enumerate(values) if value is not None)
    cache = f'<c:formatCode>{text(code)}</c:formatCode><c:ptCount val="{len(values)}"/>{inner}'
    return f"<c:numRef><c:f>{where}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


__all__ = ["Sheet", "attribute", "workbook"]
