"""The workbook behind a chart: the numbers that PowerPoint shows under Edit Data, and the references to them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from slides.design.page import Chart, ChartKind
from slides.export.pptx.drawingml import text_xml

_SHEET = "Sheet1"
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
    from datetime import datetime

    from xlsxwriter import Workbook

    target = io.BytesIO()
    made = datetime(1980, 1, 1)  # no time of building
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(target, options)
    book.set_properties({"created": made})
    sheet = book.add_worksheet(_SHEET)
    for at, (head, cells, code) in enumerate(_columns(chart)):
        shown = book.add_format({"num_format": code})
        sheet.write_string(0, at, head)
        for row, value in enumerate(cells, 1):
            if isinstance(value, str):
                sheet.write_string(row, at, value)
            elif value is not None:
                sheet.write_number(row, at, value, shown)
        names = (head, *(value for value in cells if isinstance(value, str)))
        sheet.set_column(at, at, min(max(8, *(len(name) + 2 for name in names)), _WIDEST))
    book.close()
    for part in (*book.formats, sheet, book):
        vars(part).clear()  # they refer to each other, and would stay until the collector of cycles comes
    return target.getvalue()


def _columns(chart: Chart) -> Iterator[tuple[str, Sequence[str | float | None], str]]:
    """Each column's head, its cells and their number format."""
    if chart.dates is not None:
        yield chart.corner, chart.dates.days, chart.dates.code
    elif chart.categories or chart.kind is not ChartKind.SCATTER:
        yield chart.corner, chart.categories, "General"
    if chart.kind is ChartKind.SCATTER:
        yield chart.across.title or "x", chart.series[0].at, chart.across.code
    for series in chart.series:
        yield series.name, series.values, chart.code


def _letter(column: int) -> str:
    """A column's letter, counted from 0; charts have fewer than 26."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def _texts(where: str, values: Sequence[str]) -> str:
    """A reference to texts, with the texts."""
    inner = "".join(f'<c:pt idx="{at}"><c:v>{text_xml(value)}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:strRef><c:f>{where}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{inner}</c:strCache></c:strRef>'


def _numbers(where: str, values: Sequence[float | None], code: str) -> str:
    """A reference to numbers, with the numbers; a gap is left out."""
    inner = "".join(f'<c:pt idx="{at}"><c:v>{value:.15g}</c:v></c:pt>' for at, value in enumerate(values) if value is not None)
    cache = f'<c:formatCode>{text_xml(code)}</c:formatCode><c:ptCount val="{len(values)}"/>{inner}'
    return f"<c:numRef><c:f>{where}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"
