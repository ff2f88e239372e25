"""Problems: a place in a source file, a rule, a message and a hint; and the package's exceptions."""

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
    """How serious a problem is.

    fatal: no deck is written. error: a deck is written, but something is lost or not everyone can use it. warning: something is not
    as the outline says. advice: something could be better. With --strict nothing is written where there is an error or a warning.
    """

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    def reaches(self, least: Severity) -> bool:
        """Whether this is at least as serious."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


@frozen
class Rule:
    """A rule: a code that never changes, a name for `ignore:`, a severity, and its page (Markdown), as it is indented in the program."""

    code: str
    name: str
    severity: Severity
    written: str = field(repr=False, compare=False)

    @property
    def about(self) -> str:
        """Its page, Markdown from the margin."""
        from inspect import cleandoc

        return cleandoc(self.written)


@frozen
class Fix:
    """The one safe edit that mends a problem: on a line, from 1, the first `old` becomes `new`.

    Without `old`, `new` is a line of its own that is put before that line; without `new`, the line is deleted.
    """

    line: int
    old: str = ""
    new: str | None = None


@frozen
class Problem:
    """One thing an author should know, and what to do about it.

    each: the one stretch of the message by which it differs from others of its kind; those of an outline are reported together.
    fix: what mends it, where only one edit does and it is safe.
    """

    rule: Rule
    span: Span
    message: str
    hint: str = ""
    each: str = ""
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return self.rule.severity

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        shown = Severity.ERROR if self.severity is Severity.FATAL else self.severity
        return f"{self.span}: {shown}: {self.message}{hint} [{self.rule.code}]"


class SlidesError(Exception):
    """The base class of this package's errors. `problems` says what is wrong, with file and line; it may be empty."""

    def __init__(self, message: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message or "; ".join(map(str, problems)))
        self.problems = problems


class BlockError(SlidesError):
    """Raised while a block is read, and caught in one place, so that only that block is affected."""

    def __init__(self, rule: Rule, span: Span, message: str, hint: str = "", each: str = "") -> None:
        self.problem = Problem(rule, span, message, hint, each)
        super().__init__(message, (self.problem,))
