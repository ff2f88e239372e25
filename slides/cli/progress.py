"""The progress line of several jobs on a terminal, and the summary line."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Mapping, Sequence

from slides.base.diagnostics import Severity
from slides.cli.reporters import count_line
from slides.pipeline.job import Outcome

_MOST_DRAWN = 10
"""The line is drawn no more often than this in a second."""
_BAR = 20
"""Columns of the bar."""
_MOST_NAMED = 10
"""Outlines without a deck that the last line names."""


class Bar:
    """One line on stderr, drawn in place; nothing at all where that is not a terminal."""

    def __init__(self, names: Sequence[str], *, shown: bool) -> None:
        self.names = names
        self.shown = shown and len(names) > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self.done: set[int] = set()
        self.oldest = self.failed = self.width = 0
        self.drawn: deque[float] = deque(maxlen=_MOST_DRAWN)

    def finish(self, number: int, outcome: Outcome) -> None:
        """A job is done. Where it is its turn to be reported, the line is drawn after that."""
        self.done.add(number)
        self.failed += not outcome.built
        if number != self.oldest:
            self.draw()
        while self.oldest in self.done:
            self.oldest += 1

    def draw(self) -> None:
        """Draw the line, if it is time and something is left to do. The outline it names is the first that is not done."""
        now = time.monotonic()
        soon = len(self.drawn) == _MOST_DRAWN and now - self.drawn[0] < 1
        if not self.shown or soon or self.oldest == len(self.names):
            return
        import shutil

        self.wipe()
        line = progress(len(self.done), len(self.names), self.failed, self.names[self.oldest], sys.stderr.encoding or "ascii")
        line, self.width = _cut(line, shutil.get_terminal_size().columns - 1)
        print(line, end="", file=sys.stderr, flush=True)
        self.drawn.append(now)

    def wipe(self) -> None:
        """Leave the line empty for what is printed next."""
        if self.width:
            print(f"\r{' ' * self.width}\r", end="", file=sys.stderr, flush=True)
            self.width = 0


def progress(done: int, count: int, failed: int, name: str, encoding: str) -> str:
    """The line: a bar, how many are done and have failed, and which is being built."""
    full, empty, dot = _signs(encoding)
    filled = _BAR * done // count
    parts = [f"{done:,} of {count:,}", *([f"{failed:,} failed"] if failed else []), "".join(filter(str.isprintable, name))]
    return f"{full * filled}{empty * (_BAR - filled)} {f' {dot} '.join(parts)}"


def summary(count: int, missing: Sequence[str], problems: Mapping[Severity, int], seconds: float) -> str:
    """How many decks were built and which were not, the problems of all, and the time that it took."""
    built = f"{count - len(missing):,} of {count:,} decks built" if missing else f"{count:,} decks built"
    named = ", ".join(missing[:_MOST_NAMED]) + (f" and {len(missing) - _MOST_NAMED:,} more" if len(missing) > _MOST_NAMED else "")
    without = f", {len(missing):,} not: {named}" if missing else ""
    return f"{built}{without}; {count_line(problems)}; {seconds:.1f} s"


def _signs(encoding: str) -> tuple[str, str, str]:
    """The signs of a full and an empty part of the bar, and of a dot between, as far as the terminal has them."""
    signs = ("\u2588", "\u2591", "\u00b7")
    try:
        "".join(signs).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "#", "-", "-"
    return signs


def _cut(line: str, columns: int) -> tuple[str, int]:
    """As much of a line as a terminal of this many columns holds, and how many it takes."""
    import unicodedata

    width = 0
    for place, letter in enumerate(line):
        wide = 0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if width + wide > columns:
            return line[:place], width
        width += wide
    return line, width
