"""Numbers and dates in a text, in the forms that they may be written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from slides.patterns import pattern

_NUMBER = pattern(r"(?<![\w.])\d+(?:[.,'’\u00a0\u202f:/]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")
_SEPARATORS = pattern(r"[,'’\u00a0\u202f ]")
_SCALE = pattern(
    r"[\s\u00a0-]?(thousand|million|billion|trillion|hundred|mio|mrd|bn|tn|k|m|b|percent|per cent|%|٪|prozent)(?![^\W\d_])", re.IGNORECASE
)
_SCALES: Mapping[str, str] = MappingProxyType(
    {"k": "thousand", "mio": "million", "m": "million", "bn": "billion", "b": "billion", "mrd": "billion", "tn": "trillion"}
    | {"%": "percent", "٪": "percent", "per cent": "percent", "prozent": "percent"}
)
_WORDS = "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905 - one line of words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SPELLED: Mapping[str, int] = MappingProxyType(
    {word: at for at, word in enumerate(_WORDS, 3)} | {word: at * 10 for at, word in enumerate(_TENS, 2)} | {"hundred": 100}
)
"""English numbers in words, without one and two, which stand for much else."""
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
_ISO = pattern(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")


def numbers(text: str) -> list[tuple[str, set[str]]]:
    """The numbers in figures as they stand, each with the forms that it may be written in: `5 million` is `5,000,000`."""
    found = []
    for match in _NUMBER.finditer(text):
        scale = _SCALE.match(text, match.end())
        word = scale.group(1).lower() if scale else ""
        values = _values(match.group())
        forms = {form for value in values for form in _scaled(value, _SCALES.get(word, word))}
        found.append((match.group() + (scale.group() if scale else ""), forms | (values if len(word) == 1 and word.isalpha() else set())))
    return found


def _values(figures: str) -> set[str]:
    """What figures may mean: without separators, and as a decimal where the last of them may be its point."""
    bare = _SEPARATORS.sub("", figures)
    forms = {figures}
    if bare.isdecimal():
        forms.add(str(int(bare)) if len(bare) < 400 else bare)
    if bare.count(".") == 1 and all(part.isdecimal() for part in bare.split(".")):
        forms.add(bare.rstrip("0").rstrip("."))
        forms.add(bare.replace(".", "")) if len(bare.split(".")[1]) == 3 else None
    if "," in figures and figures.count(",") == 1:
        forms.add(figures.replace(",", ".").rstrip("0").rstrip("."))
    return forms


_ZEROS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def _scaled(value: str, scale: str) -> set[str]:
    """A value with its scale; percent stays with it."""
    if scale not in _ZEROS:
        return {f"{value} percent"} if scale else {value}
    whole, _, part = value.partition(".")
    zeros = _ZEROS[scale]
    return (
        {f"{value} {scale}", str(int(whole + part.ljust(zeros, "0")))}
        if whole.isdecimal() and len(part) <= zeros and len(whole) < 40
        else {value}
    )


def spelled(text: str) -> list[tuple[str, set[str]]]:
    """The numbers in English words, each with its figures."""
    words = re.findall(r"[a-z]+", text.lower()) if text else []
    return [(word, {str(_SPELLED[word])}) for word in words if word in _SPELLED]


def dates(text: str) -> dict[str, set[tuple[int, int]]]:
    """The dates of a text as they stand, each as pairs of its month and its day or year; a month alone is none."""
    found: dict[str, set[tuple[int, int]]] = {}
    for match in _DATE.finditer(text):
        name = match.group(2).lower().rstrip(".")
        month = _MONTHS.get(name) or _SHORT[name]
        pairs = {(month, int(part)) for part in (match.group(1), match.group(3), match.group(4)) if part}
        if pairs:
            found[match.group()] = pairs
    for match in _ISO.finditer(text):
        found[match.group()] = {(int(match.group(2)), int(match.group(1))), (int(match.group(2)), int(match.group(3)))}
    return found


def misplaced(text: str, passage: str) -> tuple[str, str] | None:
    """A number of a statement that its passage lacks, and one of the passage that the statement lacks; None where either has none."""
    ours, theirs = (numbers(each) + spelled(each) for each in (text, passage))
    mine = next((words for words, forms in ours if not any(forms & other for _, other in theirs)), "")
    other = next((words for words, forms in theirs if not any(forms & own for _, own in ours)), "")
    return (mine, other) if mine and other else None
