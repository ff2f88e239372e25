"""Dates in a text: months with their days and years, in the forms that they may be written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from slides.base.lazy_regex import pattern

_NAMES = (
    "january januar janvier enero gennaio janeiro januari",
    "february februar février febrero febbraio fevereiro februari",
    "march märz mars marzo março maart",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august août agosto augustus augusti",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre diciembre dicembre dezembro",
)
_MONTHS: Mapping[str, int] = MappingProxyType({name: at for at, names in enumerate(_NAMES, 1) for name in names.split()})
_SHORT = MappingProxyType({name[:3]: at for at, names in enumerate(_NAMES, 1) for name in names.split()[:1]} | {"sept": 9})
_MONTH = rf"({'|'.join(sorted(_MONTHS, key=lambda name: (-len(name), name)))}|(?:{'|'.join(_SHORT)})\b\.?)"
_DATE = pattern(
    rf"(?<!\w)(?:(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?: of| de)? )?{_MONTH}(?: (\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
    r"(?:,? (?:de |del )?(\d{4}))?(?!\w)",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d")
_ISO = pattern(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")


def dates(text: str) -> dict[str, set[tuple[int, int]]]:
    """The dates of a text as they stand, each as pairs of its month and its day or year; a month alone is none."""
    found: dict[str, set[tuple[int, int]]] = {}
    if not _DIGIT.search(text):
        return found
    for match in _DATE.finditer(text):
        name = match.group(2).lower().rstrip(".")
        month = _MONTHS.get(name) or _SHORT[name]
        pairs = {(month, int(part)) for part in (match.group(1), match.group(3), match.group(4)) if part}
        if pairs:
            found[match.group()] = pairs
    for match in _ISO.finditer(text):
        found[match.group()] = {(int(match.group(2)), int(match.group(1))), (int(match.group(2)), int(match.group(3)))}
    return found
