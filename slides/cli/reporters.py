"""Problems as people and tools read them: lines of text, JSON lines, or annotations for GitHub; and where each line is printed.

As text, problems go to standard error and all else to standard output. As JSON or for GitHub, standard output holds problems, one a
line, and all else goes to standard error; a check as JSON adds an object for each statement and a last one that sums them up.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TextIO

from slides.base.diagnostics import Problem, Severity
from slides.base.lazy_regex import pattern

MOST_ADVICE = 5
"""Lines of one advice rule that are printed as text for an outline."""
_UNSAFE = pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would obey, what ends a line, what turns letters round, and halves of characters, which no encoding holds."""
_COLOURS = {Severity.FATAL: "1;31", Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
"""Bold red, yellow and cyan, from the terminal's own palette."""
_COMMANDS = {Severity.FATAL: "error", Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


class MessageFormat(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def print_problems(problems: Sequence[Problem], format: MessageFormat = MessageFormat.TEXT) -> None:
    """Print the problems of one outline where the format has them."""
    stream = sys.stderr if format is MessageFormat.TEXT else sys.stdout
    _print(message_lines(problems, format, colour=has_colour(stream, os.environ)), stream)


def print_lines(*lines: str, format: MessageFormat = MessageFormat.TEXT, aside: bool = False) -> None:
    """Print lines that are no problems. aside: they are no result, and never go to standard output."""
    _print([clean(line) for line in lines], sys.stderr if aside or format is not MessageFormat.TEXT else sys.stdout)


def print_json(rows: Iterable[Mapping[str, object]]) -> None:
    """Print objects of JSON in ASCII on standard output, a line each."""
    _print([json.dumps(row) for row in rows], sys.stdout)


def message_lines(problems: Sequence[Problem], format: MessageFormat = MessageFormat.TEXT, *, colour: bool = False) -> list[str]:
    """The problems of one outline, a line each, without what a terminal obeys; as text, long runs of the same advice are cut short."""
    match format:
        case MessageFormat.TEXT:
            return list(_texts(problems, colour=colour))
        case MessageFormat.JSON:
            return [_json(problem) for problem in problems]
        case MessageFormat.GITHUB:
            return [_annotation(problem) for problem in problems]


def has_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether to print in colour: on a terminal, except for what NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and TERM say.

    The variables as https://no-color.org, https://force-color.org and https://bixense.com/clicolors have them; NO_COLOR wins.
    """
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    able = environ.get("TERM") != "dumb" and (os.name != "nt" or bool(environ.get("WT_SESSION")))
    return able and stream.isatty()


def tally(problems: Iterable[Problem]) -> Counter[Severity]:
    """How many problems there are of each severity; tallies can be added up."""
    return Counter(problem.severity for problem in problems)


def count_line(tally: Mapping[Severity, int]) -> str:
    """A tally in words: "no problems", "1 problem, 3 suggestions". Advice is a suggestion and no problem."""
    advice = tally.get(Severity.ADVICE, 0)
    problems = sum(tally.values()) - advice
    return (number(problems, "problem") if problems else "no problems") + (f", {number(advice, 'suggestion')}" if advice else "")


def number(count: int, noun: str) -> str:
    """A count with its noun: "1 slide", "1,200 slides"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def clean(text: str) -> str:
    """A text on one line and without what a terminal would obey: such characters stand as their escapes, as \\x1b."""
    return text if text.isprintable() else _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def excerpt(text: str) -> str:
    """The beginning of a text, on one line and without what a terminal would obey."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= 100 else line[:99].rstrip() + "…"


def _texts(problems: Sequence[Problem], *, colour: bool) -> Iterator[str]:
    """Lines of text; of each advice the first few, then how many more there are."""
    counted = Counter(problem.rule for problem in problems if problem.severity is Severity.ADVICE)
    told: Counter[object] = Counter()
    for problem in problems:
        rule = problem.rule
        told[rule] += 1
        if problem.severity is not Severity.ADVICE or told[rule] <= MOST_ADVICE:
            yield _text(problem, colour=colour)
        elif told[rule] == MOST_ADVICE + 1:
            yield clean(f"… and {counted[rule] - MOST_ADVICE:,} more of {rule.code} {rule.name} (--format json reports all)")


def _text(problem: Problem, *, colour: bool) -> str:
    """A problem as text; in colour, its severity and its code are."""
    text = clean(str(problem))
    if not colour:
        return text
    start = len(clean(str(problem.span))) + 2
    end = text.index(":", start)
    code = len(text) - len(problem.rule.code) - 1
    paint = _COLOURS[problem.severity]
    return f"{text[:start]}\x1b[{paint}m{text[start:end]}\x1b[0m{text[end:code]}\x1b[{paint}m{text[code:-1]}\x1b[0m{text[-1]}"


def _json(problem: Problem) -> str:
    """A problem as an object of JSON in ASCII."""
    rule, span = problem.rule, problem.span
    fix = {"fix": {"line": problem.fix.line, "old": problem.fix.old, "new": problem.fix.new}} if problem.fix else {}
    return json.dumps(
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "file": span.file,
            "line": span.line,
            "column": span.column,
            "message": problem.message,
            "hint": problem.hint,
            **fix,
        }
    )


def _annotation(problem: Problem) -> str:
    """A problem as one of GitHub's workflow commands; a fatal one is an error there, and advice a notice."""
    rule, span = problem.rule, problem.span
    properties = {"file": span.file, "line": str(span.line), "col": str(span.column), "title": f"{rule.code} {rule.name}"}
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    return f"::{_COMMANDS[problem.severity]} {said}::{_data(message)}"


def _data(text: str) -> str:
    """A text with the escapes of a workflow command."""
    return clean(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """A text with the escapes of a workflow command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _print(lines: Sequence[str], stream: TextIO) -> None:
    """Print lines at once; a reader that has gone, or a full disk behind the pipe, undoes nothing that was done.

    Letters that the stream's encoding lacks stand as their escapes.
    """
    if not lines:
        return
    encoding = stream.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines).encode(encoding, "backslashreplace").decode(encoding)
    try:
        stream.write(text)
        stream.flush()
    except (OSError, ValueError):  # a reader that has gone; a stream that is closed
        if stream is sys.stdout:
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the process
