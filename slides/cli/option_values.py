"""Values of options: each is read by one function, which says what it accepts, and what was probably meant."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from slides.cli.targets import formats_named
from slides.design import THEMES
from slides.export.writers import HANDOUTS
from slides.text.sanitize import without_marks

LONGEST_DATE = 100
"""Characters of a date that is shown."""


def nearest_word(given: str, names: Iterable[str]) -> str:
    """The name most like a given one; empty where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(given, list(names), 1, 0.5)), "")


def one_of(what: str, names: Iterable[str]) -> Callable[[str], str]:
    """What reads the value of an option that takes one of several names, in any case."""
    known = list(names)

    def read(given: str) -> str:
        if given.lower() in known:
            return given.lower()
        near = nearest_word(given.lower(), known)
        meant = f"did you mean {near}? " if near else ""
        raise argparse.ArgumentTypeError(f"unknown {what}: {given[:40]!r} ({meant}known: {', '.join(known)})")

    return read


def jobs_number(text: str) -> int:
    """The number of --jobs."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number < 1_000:
        raise argparse.ArgumentTypeError(f"{text[:20]}: must be a whole number of at least 1")
    return number


def theme_named(text: str) -> str:
    """The theme of --theme: a name, or the file of a brand."""
    return text if text.lower().endswith(".toml") else one_of("theme", THEMES)(text)


def date_value(text: str) -> str:
    """The date of --date: text with a number, of at most `LONGEST_DATE` characters; the current day for `today`."""
    shown = " ".join(without_marks(text).split())
    if not shown or len(shown) > LONGEST_DATE:
        raise argparse.ArgumentTypeError(f"write a date of at most {LONGEST_DATE} characters, such as 2026-03-01, or today")
    if shown.casefold() == "auto" or any(sign.isnumeric() for sign in shown):
        return shown
    if shown.casefold() != "today":
        raise argparse.ArgumentTypeError(f"{shown}: is not a date, such as 2026-03-01, nor the word today")
    import datetime

    return datetime.date.today().isoformat()


def formats_value(text: str) -> tuple[str, ...]:
    """The formats of --to."""
    try:
        return formats_named(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def page_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The slides of --pages: numbers from 1 and stretches of them."""
    found = []
    for part in text.split(","):
        first, dash, last = (each.strip() for each in part.partition("-"))
        ends = (first, last) if dash else (first, first)
        if not all(each.isascii() and each.isdigit() and 0 < len(each) < 6 and int(each) for each in ends) or int(ends[0]) > int(ends[1]):
            raise argparse.ArgumentTypeError(f"{text[:20]}: must be numbers of slides, such as 3-7,9")
        found.append((int(ends[0]), int(ends[1])))
    return tuple(found)


def handout_number(text: str) -> int:
    """The number of --handout."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    if number not in HANDOUTS:
        raise argparse.ArgumentTypeError(f"{text[:20]}: must be one of {', '.join(map(str, HANDOUTS))}")
    return number


def port_number(text: str) -> int:
    """The number of --port."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
    if not 0 <= number < 65536:
        raise argparse.ArgumentTypeError(f"{text[:20]}: must be a number from 0 to 65535")
    return number
