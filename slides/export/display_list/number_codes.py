"""Numbers and dates as the format code of a spreadsheet shows them: the codes that charts are written with (ECMA-376, 18.8.31)."""

from __future__ import annotations

import datetime
from decimal import Decimal

from slides.base.lazy_regex import pattern

_TOKEN = pattern(r'"([^"]*)"|\\(.)|([#0][#0,]*(?:\.[#0]+)?)|(%)|(yyyy|mmm|mm|dd)|(.)')
_EPOCH = datetime.date(1899, 12, 30)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def formatted(value: float, code: str) -> str:
    """A number as a code shows it; a day, counted as a spreadsheet counts, where the code is one of dates."""
    if code in ("", "General"):
        return f"{value:.10g}"
    sections = _sections(code)
    shown = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if "yyyy" in shown:
        return _dated(int(value), shown)
    tokens = [found.groups() for found in _TOKEN.finditer(shown)]
    scaled = abs(Decimal(repr(float(value)))) * (100 if any(token[3] for token in tokens) else 1)
    text = "".join(
        quoted or escaped or (_digits(scaled, digits) if digits else percent or date or other or "")
        for quoted, escaped, digits, percent, date, other in tokens
    )
    if value < 0 and len(sections) > 1 and not any(digit in "123456789" for digit in text):
        return formatted(0.0, code)
    return f"\u2212{text}" if value < 0 and len(sections) == 1 else text


def _sections(code: str) -> list[str]:
    """The parts of a code for positive numbers, negative ones and zero."""
    found, quoted = [""], False
    for letter in code:
        quoted ^= letter == '"'
        if letter == ";" and not quoted:
            found.append("")
        else:
            found[-1] += letter
    return found


def _digits(value: Decimal, digits: str) -> str:
    """A number that is not negative in a pattern such as #,##0.00."""
    decimals = len(digits.partition(".")[2])
    return f"{value:{',' if ',' in digits else ''}.{decimals}f}"


def _dated(days: int, code: str) -> str:
    """A day in a code of dates."""
    day = _EPOCH + datetime.timedelta(days=days)
    parts = {"yyyy": str(day.year), "mmm": _MONTHS[day.month - 1], "mm": f"{day.month:02}", "dd": f"{day.day:02}"}
    return "".join(parts.get(found.group(), found.group(1) or found.group()) for found in _TOKEN.finditer(code))
