"""What stands before paragraphs: bullets by depth, and numbers as PowerPoint counts them."""

from __future__ import annotations

from collections.abc import Sequence

from slides.text.rich_text import Mark, Paragraph

BULLETS = ("\u2022", "\u2013", "\u2022", "\u2013", "\u2022")
"""The bullet of each depth."""
PERIOD, PARENTHESIS = "arabicPeriod", "arabicParenR"
_UNMARKED = 1, PERIOD
_NUMBER = Mark.NUMBER
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"))
_ROMAN_UNITS = ((5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26


def list_starts(shown: Sequence[Paragraph]) -> list[tuple[int, str]]:
    """For each numbered paragraph the number its list begins with, and the scheme of its numbers.

    PowerPoint counts from there over an unbroken stretch of one scheme and one start. So a list that begins as the one right before it
    is written in another scheme.
    """
    if _NUMBER not in [each.mark for each in shown]:
        return [_UNMARKED] * len(shown)
    found: list[tuple[int, str]] = []
    begun: dict[int, tuple[int, int, str, str]] = {}
    for each in shown:
        begun = {level: state for level, state in begun.items() if level <= each.level}
        if each.mark is not _NUMBER:
            begun.pop(each.level, None)
            found.append(_UNMARKED)
            continue
        start, last, asked, scheme = begun.get(each.level, (0, 0, "", ""))
        if last != each.number - 1 or asked != each.scheme or not scheme:
            own = each.scheme or PERIOD
            if (start, scheme) == (each.number, own):
                own = PARENTHESIS if own == PERIOD else PERIOD
            start, scheme = each.number, own
        begun[each.level] = (start, each.number, each.scheme, scheme)
        found.append((start, scheme))
    return found


def number_text(number: int, scheme: str) -> str:
    """A number as DrawingML's scheme writes it (ECMA-376, 20.1.10.61): 3. 3) (3) c. iii. and the like."""
    kind = next((name for name in ("alphaLc", "alphaUc", "romanLc", "romanUc") if scheme.startswith(name)), "")
    shown = _lettered(number) if kind.startswith("alpha") else _roman(number) if kind else str(number)
    shown = shown.upper() if kind.endswith("Uc") else shown
    if scheme.endswith("ParenBoth"):
        return f"({shown})"
    return shown + (")" if scheme.endswith("ParenR") else "" if scheme.endswith("Plain") else ".")


def _lettered(number: int) -> str:
    """a to z, then aa, bb and so on, as PowerPoint counts."""
    return chr(97 + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def _roman(number: int) -> str:
    found, rest = "", number
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        while rest >= value:
            found += letters
            rest -= value
    return found
