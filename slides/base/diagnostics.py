"""What everything stands on: places in a source file, problems, and lengths in EMU."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from slides.base.records import frozen


@frozen
class Span:
    """A place in a source file: 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How bad a problem is.

    fatal: no deck is written. error: a deck is written, but something is lost or not everyone can use it. warning: something is not
    as the outline says. advice: something could be better. With --strict nothing is written where there is an error or a warning.
    """

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@frozen
class Rule:
    """What a problem breaks: a code that never changes, a name to switch it by, how bad it is, and what it is about (Markdown)."""

    code: str
    name: str
    severity: Severity
    about: str = field(repr=False, compare=False)


@frozen
class Problem:
    """One thing an author should know, and what to do about it.

    each: the one stretch of the message by which it differs from others of its kind; those of an outline are reported together.
    """

    rule: Rule
    span: Span
    message: str
    hint: str = ""
    each: str = ""

    @property
    def severity(self) -> Severity:
        """How bad it is: its rule's severity."""
        return self.rule.severity

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        shown = Severity.ERROR if self.severity is Severity.FATAL else self.severity
        return f"{self.span}: {shown}: {self.message}{hint} [{self.rule.code}]"


class SlidesError(Exception):
    """What every error of this package is. `problems` says for an author what is wrong, with file and line; it may be empty."""

    def __init__(self, message: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message or "; ".join(map(str, problems)))
        self.problems = problems


class BlockError(SlidesError):
    """Raised while one block is read; caught at one place, where it costs that one block."""

    def __init__(self, rule: Rule, span: Span, message: str, hint: str = "", each: str = "") -> None:
        self.problem = Problem(rule, span, message, hint, each)
        super().__init__(message, (self.problem,))
