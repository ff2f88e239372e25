"""Axes of time: for dates that stand unevenly, or are too many for a name each."""

from __future__ import annotations

from slides.design.page import Axis, Dates
from slides.visuals.charts.dates import Moments

_MOST_NAMES = 8
"""An axis of time has at most about this many names."""
_UNITS = {"yyyy": "years", "mmm yyyy": "months", "yyyy-mm-dd": "days"}
_STEPS = {"years": (1, 2, 5, 10, 20, 25, 50, 100), "months": (1, 2, 3, 6, 12, 24, 60), "days": (1, 2, 7, 14, 28, 91, 182, 365)}


def dates_of(moments: Moments | None) -> Dates | None:
    """The dates of an axis; None where they are not in order, or a spreadsheet cannot count them."""
    if moments is None or not moments.in_order or not moments.days:
        return None
    return Dates(moments.days, moments.unit.value, _UNITS[moments.unit.value])


def axis_of_time(dates: Dates, moments: Moments, title: str, most: int) -> Axis:
    """The axis with at most this many names, at steps that people count in."""
    span = moments.ranks[-1] - moments.ranks[0]
    least = -(-span // max(min(most, _MOST_NAMES), 1))
    step = next((each for each in _STEPS[dates.unit] if each >= least), least)
    return Axis(title, True, dates.days[0], dates.days[-1], max(step, 1), dates.code, line=True)
