"""Numbers as people write them: read strictly, a whole chart at a time, and the format they are shown in.

Which mark parts the decimals is decided once for all cells that are read together, from what they say themselves:

- where a number has both marks, the last one parts the decimals: 1,200.5 or 1.200,5;
- a mark that comes twice parts thousands: 1,200,300; so do spaces and apostrophes: 1 200, 1'200;
- a mark with more or fewer than three digits behind it, or with only a zero before it, parts the decimals: 3,5 or 0.125;
- 1,200 and 1.200 alone may be either. They are read as the other cells say; where those say nothing, as English has it: a comma
  parts thousands, a point decimals. A lone 1.200 is reported, for it reads otherwise in half of Europe.

Cells that contradict each other are a mistake. `decimal` (comma or point) decides where an author says so.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen

MINUS = "\u2212"
_CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9\u20ba\u20b4\u20aa\u20a6\u20ab\u20bf\ufdfc\u0e3f"
_SPACES = " \u00a0\u202f\u2009"
_GROUPS = f"{_SPACES}'\u2019\u066c"
_GAPS = frozenset(
    {"", "-", "–", "—", "−", "…", "..", "...", ".", "n/a", "na", "n.a.", "n. a.", "k.a.", "k. a.", "nan", "null", "none", "?"}
)
_NUMBER = pattern(
    rf"(?P<sign>[-+{MINUS}])?\s*+(?:(?P<before>[A-Z]{{0,3}}[{_CURRENCIES}]|[A-Z]{{3}}(?=\s))\s*+)?(?P<inner>[-+{MINUS}])?"
    rf"(?P<digits>\d[\d.,٫{_GROUPS}]*|[.,]\d+)(?P<power>[eE][-+]?\d{{1,2}})?(?P<space>\s*)"
    rf"(?P<after>[^\s\d.,'()+{MINUS}-][^\d()]{{0,23}})?"
)
_THREES = pattern(rf"\d{{1,3}}(?P<mark>[.,{_GROUPS}])\d{{3}}(?:(?P=mark)\d{{3}})*")
_LAKHS = pattern(r"\d{1,2}(?:,\d{2})+,\d{3}")
_LARGEST = Decimal(10) ** 15
_DIGITS = 15
"""A spreadsheet keeps this many digits of a number; one with more would change silently."""
_LONGEST = 60
"""Characters that a number and its unit may have."""
_GROUPED_FROM = 10_000
_OTHER = {".": ",", ",": "."}
_MARKS = {"comma": ",", ",": ",", "point": ".", ".": "."}


@frozen
class NumberCell:
    """A text with its place, and the column that it stands in."""

    text: str
    span: Span
    column: str = ""


@frozen
class NumberFormat:
    """How numbers are shown: what is before and after them, how many decimals, in groups of three or not.

    `percent`: the value is a share of one. `comma`: a comma parts the decimals in words that this program writes itself; in a chart
    that is for whoever shows it to decide.
    """

    before: str = ""
    after: str = ""
    decimals: int = 0
    grouped: bool = False
    percent: bool = False
    comma: bool = False

    @property
    def code(self) -> str:
        """The format code of a spreadsheet (ECMA-376, 18.8.31), for positive numbers and for negative ones with a true minus."""
        digits = ("#,##0" if self.grouped else "0") + ("." + "0" * self.decimals if self.decimals else "")
        digits += "%" if self.percent else _quoted(self.after)
        shown = _quoted(self.before) + digits
        return f"{shown};{_quoted(MINUS + self.before)}{digits};{shown}"

    def shown(self, value: float) -> str:
        """A number as this format shows it."""
        scaled = Decimal(repr(value)) * (100 if self.percent else 1)
        digits = f"{abs(scaled):{',' if self.grouped else ''}.{self.decimals}f}"
        if self.comma:
            digits = digits.translate(str.maketrans(",.", ".,"))
        sign = MINUS if scaled < 0 and any(digit in "123456789" for digit in digits) else ""
        return f"{sign}{self.before}{digits}{'%' if self.percent else self.after}"


@frozen
class Numbers:
    """Values in the order of their cells, None for a gap; the format of all of them; and what is doubtful."""

    values: tuple[float | None, ...]
    format: NumberFormat
    doubts: tuple[Problem, ...] = ()


@frozen
class _Parts:
    """A cell taken apart: `mark` is what certainly parts its decimals, `either` that it may be read in two ways."""

    cell: NumberCell
    negative: bool
    before: str
    digits: str
    power: str
    after: str
    mark: str = ""
    either: bool = False


def read_numbers(cells: Sequence[NumberCell], decimal: str = "") -> Numbers:
    """The numbers in cells. Raises BlockError, with line and column, for one that is none, and for two that contradict each other.

    decimal: "comma" or "point" where the author says what parts decimals; empty where the cells are to say it.
    """
    parts = [None if is_gap(cell.text) else _taken_apart(cell) for cell in cells]
    known = [each for each in parts if each is not None]
    mark = _mark(known, decimal)
    before, after, percent = _unit(known)
    exact = [None if each is None else _exact(each, mark or ".") for each in parts]
    values = tuple(None if number is None else float(number / 100 if percent else number) for number in exact)
    decimals = max((_decimals(number) for number in exact if number is not None), default=0)
    wide = any(abs(number) >= _GROUPED_FROM for number in exact if number is not None)
    grouped = wide or any(_is_grouped(each, mark or ".") for each in known)
    doubts = tuple(_doubt(each) for each in known if each.either and "." in each.digits and not mark)[:1]
    return Numbers(values, NumberFormat(before, after, decimals, grouped, percent, mark == ","), doubts)


def is_gap(text: str) -> bool:
    """Whether a cell says that there is no figure: it is empty, a dash, or n/a."""
    return text.strip().casefold() in _GAPS


def with_unit(format: NumberFormat, unit: str) -> NumberFormat:
    """A format with a unit of one sign at each number: a currency before it, or behind it where a comma parts decimals; anything
    else behind it. Longer units are not for labels: the format is as it was.
    """
    if len(unit) != 1 or format.before or format.after or format.percent:
        return format
    if unit in _CURRENCIES:
        return replace(format, after=f" {unit}") if format.comma else replace(format, before=unit)
    return replace(format, after=unit)


def _quoted(words: str) -> str:
    """Words as a format code takes them; a quotation mark cannot stand in one."""
    cleaned = words.replace('"', "\u2033")
    return f'"{cleaned}"' if cleaned else ""


def _taken_apart(cell: NumberCell) -> _Parts:
    """The sign, unit and digits of a cell."""
    if len(cell.text) > _LONGEST:
        raise _no_number(cell, "")
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in cell.text.strip().replace("\u066a", "%"))
    owed = text.startswith("(") and text.endswith(")")
    found = _NUMBER.fullmatch(text[1:-1].strip() if owed else text)
    digits = found["digits"].rstrip(_GROUPS) if found else ""
    signs = [each for each in (found["sign"], found["inner"]) if each] if found else []
    if found is None or len(signs) + owed > 1 or not digits[-1].isdigit():
        raise _no_number(cell, text)
    after = (found["after"] or "").strip()
    space = " " if (found["space"] or found["digits"] != digits) and after != "%" else ""
    negative = owed or bool(signs and signs[0] != "+")
    parts = _Parts(cell, negative, found["before"] or "", digits, found["power"] or "", space + after if after else "")
    return _weighed(parts)


def _weighed(parts: _Parts) -> _Parts:
    """The parts with what they say of the decimal mark. Raises BlockError where the marks make no sense."""
    digits = parts.digits.replace("\u066b", ".") if "\u066b" in parts.digits and "." not in parts.digits else parts.digits
    parts = replace(parts, digits=digits)
    counts = {mark: digits.count(mark) for mark in ".,"}
    if any(group in digits for group in _GROUPS):
        mark = next((mark for mark in ".," if counts[mark]), "")
        return _checked(parts, mark)
    if counts["."] and counts[","]:
        return _checked(parts, max(".,", key=digits.rfind))
    single = next((mark for mark in ".," if counts[mark]), "")
    if counts.get(single, 0) > 1:
        return _checked(parts, _OTHER[single])
    if not single:
        return parts
    whole, _, rest = digits.partition(single)
    either = len(rest) == 3 and 1 <= len(whole) <= 3 and whole.strip("0") != "" and not parts.power
    return replace(parts, either=True) if either else _checked(parts, single)


def _checked(parts: _Parts, mark: str) -> _Parts:
    """The parts with their decimal mark, if thousands are split as they should be. Raises BlockError otherwise."""
    whole, found, rest = parts.digits.partition(mark) if mark else (parts.digits, "", "")
    plain = whole.isdigit() or not whole
    if not (plain or _THREES.fullmatch(whole) or _LAKHS.fullmatch(whole)) or (found and not rest.isdigit()):
        hint = "group thousands in threes, and use one decimal mark"
        raise BlockError(rule_catalogue.CHART, parts.cell.span, f"{_where(parts.cell)} is not a number: {parts.cell.text[:40]}", hint)
    return replace(parts, mark=mark)


def _mark(parts: Sequence[_Parts], decimal: str) -> str:
    """What parts the decimals of all cells; empty where nothing tells. Raises BlockError where two cells disagree."""
    asked = _MARKS.get(decimal.strip().lower(), "")
    known, first = asked, ""
    for each in parts:
        if each.mark and known and each.mark != known and (set(each.digits) & set(".,")):
            other = f"like {first}" if first else f"as decimal={decimal} says"
            message = f"{_where(each.cell)} is {each.cell.text[:40]}: its decimal mark is not {other}"
            raise BlockError(rule_catalogue.CHART, each.cell.span, message, "write all numbers of a chart in one way: 1,200.5 or 1.200,5")
        if each.mark and not known:
            known, first = each.mark, each.cell.text[:40]
    return known


def _unit(parts: Sequence[_Parts]) -> tuple[str, str, bool]:
    """What stands before and behind all numbers, and whether it is a percent sign. Raises BlockError where they differ."""
    units = [(each.before, each.after) for each in parts]
    for each, unit in zip(parts, units, strict=True):
        if (unit[0], unit[1].strip()) != (units[0][0], units[0][1].strip()):
            hint = "give them all the same unit, or write the unit once: `unit: …`"
            raise BlockError(
                rule_catalogue.CHART,
                each.cell.span,
                f"{_where(each.cell)} is {each.cell.text[:40]}, but {parts[0].cell.text[:40]} has another unit",
                hint,
            )
    before, after = units[0] if units else ("", "")
    if len(before) == 3 and before.isalpha():
        before += " "
    return (before, "", True) if after == "%" else (before, after, False)


def _exact(parts: _Parts, mark: str) -> Decimal:
    """The number itself, its decimals separated by `mark`. Raises BlockError where a spreadsheet could not keep it."""
    digits = "".join(char for char in parts.digits if char.isdigit() or char == mark).replace(mark, ".")
    number = Decimal(digits + parts.power)
    significant = len(digits.replace(".", "").strip("0"))
    if significant > _DIGITS or abs(number) >= _LARGEST or not math.isfinite(float(number)) or (number and abs(number) < 1 / _LARGEST):
        message = f"{_where(parts.cell)} is too large for a chart: {parts.cell.text[:40]}"
        raise BlockError(rule_catalogue.CHART, parts.cell.span, message, f"round it to {_DIGITS} digits, or write it in a larger unit")
    return -number if parts.negative else number


def _decimals(number: Decimal) -> int:
    """How many digits behind the decimal mark an author wrote."""
    exponent = number.as_tuple().exponent
    return min(max(-exponent, 0), _DIGITS) if isinstance(exponent, int) else 0


def _is_grouped(parts: _Parts, mark: str) -> bool:
    """Whether an author split thousands."""
    return any(char in parts.digits for char in _GROUPS + _OTHER[mark])


def _doubt(parts: _Parts) -> Problem:
    """A number that reads otherwise in another language."""
    message = f"{_where(parts.cell)} is read as {parts.digits.rstrip('0').rstrip('.')}: {parts.cell.text[:40]}"
    return Problem(rule_catalogue.CHART_READING, parts.cell.span, message, "if the point separates thousands, write decimal=comma")


def _no_number(cell: NumberCell, text: str) -> BlockError:
    """The mistake of a cell that holds something else."""
    hint = "write a number, or n/a where there is none"
    if re.match(r"[\u2013\u2014~\u2248<>]\s?\d", text):
        hint = f"write the number alone, with - or {MINUS} where it is negative"
    return BlockError(rule_catalogue.CHART, cell.span, f"{_where(cell)} is not a number: {cell.text.strip()[:40]}", hint)


def _where(cell: NumberCell) -> str:
    """A cell as a problem names it."""
    return f"a cell of the column {cell.column[:40]!r}" if cell.column else "a cell"
