"""Dates as people write them in the first column of a chart, read strictly: a year, a quarter, a month, a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.text.number_parsing import NumberCell

_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTHS = {name: at for at, name in enumerate(_NAMES, 1)} | {name[:3]: at for at, name in enumerate(_NAMES, 1)} | {"sept": 9}
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of a spreadsheet's count; it is right from March 1900 on (ECMA-376, 18.17.4)."""
_FIRST_YEAR = 1901


class Unit(Enum):
    """How exact a date is. The value is the format code of a spreadsheet for dates that stand unevenly, empty where it has none."""

    YEAR = "yyyy"
    QUARTER = ""
    MONTH = "mmm yyyy"
    DAY = "yyyy-mm-dd"
    MONTH_ALONE = " "


_SHAPES: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    (Unit.YEAR, pattern(r"(?P<year>[12]\d{3})")),
    (Unit.QUARTER, pattern(r"(?P<year>[12]\d{3})[-\s/]?Q(?P<quarter>[1-4])", re.IGNORECASE)),
    (Unit.QUARTER, pattern(r"Q(?P<quarter>[1-4])[-\s/]?(?P<year>[12]\d{3})", re.IGNORECASE)),
    (Unit.MONTH, pattern(r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])")),
    (Unit.MONTH, pattern(rf"{_MONTH}[\s-](?P<year>[12]\d{{3}})", re.IGNORECASE)),
    (Unit.MONTH_ALONE, pattern(_MONTH, re.IGNORECASE)),
    (Unit.DAY, pattern(r"(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")),
    (Unit.DAY, pattern(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>[12]\d{3})")),
    (Unit.DAY, pattern(rf"(?P<day>\d{{1,2}})[\s-]{_MONTH}[\s-](?P<year>[12]\d{{3}})", re.IGNORECASE)),
    (Unit.DAY, pattern(rf"{_MONTH}\s(?P<day>\d{{1,2}}),?\s(?P<year>[12]\d{{3}})", re.IGNORECASE)),
)
_EITHER = pattern(r"(\d{1,2})/(\d{1,2})/[12]\d{3}")


@frozen
class Date:
    """A point in time: `rank` counts its units, `day` is its first day."""

    unit: Unit
    rank: int
    day: datetime.date


@frozen
class Moments:
    """Dates of one unit, a category each. `days` count as a spreadsheet does; empty where it cannot."""

    unit: Unit
    ranks: tuple[int, ...]
    days: tuple[int, ...]

    @property
    def even(self) -> bool:
        """Whether each date is as far from the next as all others are."""
        return len({later - earlier for earlier, later in pairwise(self.ranks)}) < 2

    @property
    def in_order(self) -> bool:
        """Whether each date comes after the one before."""
        return all(earlier < later for earlier, later in pairwise(self.ranks))


def read_date(cell: NumberCell) -> Date | None:
    """The date that a cell holds, None where it holds none. Raises BlockError for a day that no calendar has."""
    text = " ".join(cell.text.split())
    for unit, shape in _SHAPES:
        found = shape.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        year = int(parts.get("year") or 2000)
        quarter = int(parts.get("quarter") or 1)
        month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts.get("month") or 3 * quarter - 2)
        try:
            day = datetime.date(year, month, int(parts.get("day") or 1))
        except ValueError:
            raise BlockError(
                rule_catalogue.CHART, cell.span, f"not a valid date: {text[:40]}", "write year-month-day, such as 2024-02-29"
            ) from None
        ranks = {Unit.YEAR: year, Unit.QUARTER: 4 * year + quarter, Unit.MONTH: 12 * year + month, Unit.MONTH_ALONE: month}
        return Date(unit, ranks.get(unit, day.toordinal()), day)
    return None


def read_moments(cells: Sequence[NumberCell]) -> Moments | None:
    """The dates in a column; None where one of its cells holds none, or they are not all of one unit."""
    dates = [read_date(cell) for cell in cells]
    known = [date for date in dates if date is not None]
    if len(known) < len(dates) or len({date.unit for date in known}) != 1:
        return None
    early = any(date.day.year < _FIRST_YEAR for date in known)
    counted = known[0].unit.value.strip() and not early
    return Moments(known[0].unit, tuple(date.rank for date in known), tuple((each.day - _EPOCH).days for each in known) if counted else ())


def doubtful(cells: Sequence[NumberCell], moments: Moments | None, *, on_axis: bool) -> Iterator[Problem]:
    """What an author should know of a column of dates. on_axis: it is drawn as an axis of time, where order and distance tell."""
    if moments is None:
        for cell in cells:
            found = _EITHER.fullmatch(cell.text.strip())
            if found and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]:
                yield Problem(
                    rule_catalogue.CHART_READING,
                    cell.span,
                    f"{cell.text.strip()} is ambiguous as a date; it is shown as written",
                    "write year-month-day",
                )
                return
        return
    if not on_axis or moments.unit is Unit.MONTH_ALONE:
        return
    for cell, (earlier, later) in zip(cells[1:], pairwise(moments.ranks), strict=True):
        if later <= earlier:
            said = "comes twice" if later == earlier else "comes after a later date"
            yield Problem(
                rule_catalogue.CHART_READING,
                cell.span,
                f"{cell.text.strip()} {said}; it is shown where it is written",
                "sort the rows by date",
            )
            return
    if not moments.even and not moments.days:
        yield Problem(
            rule_catalogue.CHART_READING,
            cells[0].span,
            "the dates are not evenly spaced, but the axis is",
            "add a row with n/a for each missing date",
        )
