"""The axis of a roadmap: units of time that people count in, with a name for each and for the larger unit above them.

Names are numbers alone, which every language reads: 2025 over 1 2 3, 2025-03 over 3 10 17.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from slides.base.records import frozen
from slides.visuals.roadmap.task import minutes_of, moment_of

_HOUR, _DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
_MOST_YEARS = 9000


@frozen
class Tick:
    """Where a unit begins, in minutes, its name, and the name of the larger unit that it is in."""

    at: int
    name: str
    above: str = ""


@frozen
class TimeScale:
    """From where to where the axis goes, in minutes, and its ticks; the last one ends the axis and has no name."""

    low: int
    high: int
    ticks: tuple[Tick, ...]


@frozen
class _Unit:
    """A unit of time: where the one begins that holds a moment, where the next begins, and both names."""

    first: Callable[[datetime.datetime], datetime.datetime]
    after: Callable[[datetime.datetime], datetime.datetime]
    name: Callable[[datetime.datetime], str]
    above: Callable[[datetime.datetime], str]


def scales(low: int, high: int, most: int) -> Iterator[TimeScale]:
    """The axes of at most this many units that hold the times from `low` to `high`, the finest first."""
    for unit in _UNITS:
        found = _scale(unit, low, max(high, low + 1), most)
        if found is not None:
            yield found


def _scale(unit: _Unit, low: int, high: int, most: int) -> TimeScale | None:
    """The axis in a unit; None where it would have more units than `most`, or the calendar ends."""
    ticks: list[Tick] = []
    try:
        at = unit.first(moment_of(low))
        while minutes_of(at) < high:
            if len(ticks) == most:
                return None
            ticks.append(Tick(minutes_of(at), unit.name(at), unit.above(at)))
            at = unit.after(at)
    except (ValueError, OverflowError):
        return None
    return TimeScale(ticks[0].at, minutes_of(at), (*ticks, Tick(minutes_of(at), "")))


def _midnight(at: datetime.datetime) -> datetime.datetime:
    return at.replace(hour=0, minute=0)


def _hours(step: int) -> _Unit:
    return _Unit(
        lambda at: at.replace(hour=at.hour // step * step, minute=0),
        lambda at: at + step * _HOUR,
        lambda at: f"{at.hour}:00",
        lambda at: f"{at:%Y-%m-%d}",
    )


def _months(step: int, name: Callable[[datetime.datetime], str]) -> _Unit:
    def first(at: datetime.datetime) -> datetime.datetime:
        return _midnight(at).replace(day=1, month=(at.month - 1) // step * step + 1)

    def after(at: datetime.datetime) -> datetime.datetime:
        count = at.month - 1 + step
        return at.replace(year=at.year + count // 12, month=count % 12 + 1)

    return _Unit(first, after, name, lambda at: f"{at:%Y}")


def _years(step: int) -> _Unit:
    return _Unit(
        lambda at: _midnight(at).replace(day=1, month=1, year=max(at.year // step * step, 1)),
        lambda at: at.replace(year=at.year + step),
        lambda at: f"{at:%Y}",
        lambda _: "",
    )


_UNITS: tuple[_Unit, ...] = (
    _Unit(
        lambda at: at.replace(minute=at.minute // 15 * 15),
        lambda at: at + _HOUR / 4,
        lambda at: f"{at.hour}:{at.minute:02}",
        lambda at: f"{at:%Y-%m-%d}",
    ),
    *map(_hours, (1, 3, 6)),
    _Unit(_midnight, lambda at: at + _DAY, lambda at: str(at.day), lambda at: f"{at:%Y-%m}"),
    _Unit(
        lambda at: _midnight(at) - at.weekday() * _DAY,
        lambda at: at + 7 * _DAY,
        lambda at: str(at.day),
        lambda at: f"{at:%Y-%m}",
    ),
    _months(1, lambda at: str(at.month)),
    _months(3, lambda at: f"Q{(at.month + 2) // 3}"),
    *map(_years, (1, 2, 5, 10, 25, 100, 500)),
)
