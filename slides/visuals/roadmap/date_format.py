"""Times and durations as Mermaid's gantt charts write them: Day.js formats, and lengths such as 3d."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from slides.base.lazy_regex import pattern
from slides.base.records import frozen

_TOKENS = {
    "YYYY": "%Y", "YY": "%y", "MMMM": "%B", "MMM": "%b", "MM": "%m", "M": "%m", "DDDD": "%j", "DDD": "%j", "DD": "%d", "D": "%d",
    "HH": "%H", "H": "%H", "hh": "%I", "h": "%I", "mm": "%M", "m": "%M", "ss": "%S", "s": "%S", "SSS": "%f", "A": "%p", "a": "%p",
}  # fmt: skip
_TOKEN = pattern(r"YYYY|YY|MMMM|MMM|MM|M|DDDD|DDD|DD|D|HH|H|hh|h|mm|m|ss|s|SSS|A|a|%")
_UNKNOWN = pattern(r"[A-Za-z]")
_DURATION = pattern(r"(\d{1,6}(?:\.\d{1,4})?)\s?(ms|[Mdhmswy])")
_LENGTHS = {"ms": 1 / 60000, "s": 1 / 60, "m": 1, "h": 60, "d": 1440, "w": 10080}
_STAMPS = {"X": 1, "x": 1000}
_EPOCH = datetime.datetime(1970, 1, 1)
_ISO = "%Y-%m-%d"
_LONGEST = 40
_LAST_STAMP = 100_000_000_000
"""Seconds, beyond which no calendar goes."""


@frozen
class DateFormat:
    """How a chart's dates are read. `dated`: they have a day; times of the day alone have none."""

    code: str
    stamp: int = 0
    dated: bool = True

    def read(self, text: str) -> datetime.datetime | None:
        """The moment that a text names, in the format or as year-month-day; None where it names none."""
        if len(text) > _LONGEST:
            return None
        if self.stamp:
            seconds = int(text) // self.stamp if text.isascii() and text.isdecimal() else _LAST_STAMP
            return _EPOCH + datetime.timedelta(seconds=seconds) if seconds < _LAST_STAMP else None
        for code in (self.code, _ISO):
            try:
                return datetime.datetime.strptime(text, code)
            except (ValueError, re.error):
                continue
        return None

    def shown(self, moment: datetime.datetime) -> str:
        """A moment in words: its day, and the hour where it is not midnight."""
        clock = f"{moment:%H:%M}" if not self.dated or moment.time() != datetime.time() else ""
        return " ".join(filter(None, (moment.date().isoformat() if self.dated else "", clock)))


def date_format(raw: str) -> DateFormat | None:
    """A Day.js format; None for one with parts that are not understood."""
    if raw in _STAMPS:
        return DateFormat("", _STAMPS[raw])
    if _UNKNOWN.search(_TOKEN.sub("", raw)):
        return None
    code = _TOKEN.sub(lambda found: _TOKENS.get(found[0], "%%"), raw)
    return DateFormat(code, dated=any(mark in code for mark in ("%d", "%m", "%b", "%B", "%Y", "%y", "%j")))


def is_duration(text: str) -> bool:
    """Whether a text is a length of time."""
    return _DURATION.fullmatch(text) is not None


def after(start: datetime.datetime, text: str, is_off: Callable[[datetime.date], bool]) -> datetime.datetime | None:
    """When a length of time from `start` is over, days that are off left out; None where a text is no length or the calendar ends."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    amount, unit = float(found[1]), found[2]
    try:
        if unit in "My":
            end = _months_later(start, round(amount * (12 if unit == "y" else 1)))
        else:
            end = start + datetime.timedelta(minutes=amount * _LENGTHS[unit])
        return _over_days_off(start, end, is_off)
    except (ValueError, OverflowError):
        return None


def _months_later(start: datetime.datetime, count: int) -> datetime.datetime:
    """The same day some months later, or the last one of a shorter month."""
    whole = start.month - 1 + count
    for day in range(start.day, start.day - 4, -1):
        try:
            return start.replace(year=start.year + whole // 12, month=whole % 12 + 1, day=day)
        except ValueError:
            continue
    raise ValueError("no such month")


def _over_days_off(start: datetime.datetime, end: datetime.datetime, is_off: Callable[[datetime.date], bool]) -> datetime.datetime:
    """The end moved on by a day for each day off before it."""
    at, day = start, datetime.timedelta(days=1)
    limit = 4000
    while at < end and limit:
        if is_off(at.date()):
            end += day
        at += day
        limit -= 1
    return end
