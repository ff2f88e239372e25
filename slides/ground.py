"""What everything stands on: places in a source file, problems, and lengths in EMU."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

EMU_PER_INCH = 914400
EMU_PER_POINT = 12700


def inches(length: float) -> int:
    """A length in inches as whole EMU (fractions of an EMU make PowerPoint repair a file)."""
    return round(length * EMU_PER_INCH)


def points(length: float) -> int:
    """A length in points as whole EMU."""
    return round(length * EMU_PER_POINT)


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file: 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How bad a problem is: an error means that no deck is written, a warning that one is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author should know, and what to do about it."""

    span: Span
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.span}: {self.severity}: {self.message}{hint}"


class Mistake(Exception):
    """Raised while one block is read; caught at one place, where it costs that one block."""

    def __init__(self, span: Span, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(span, message, hint)


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in EMU."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the slide, in EMU from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Width and height without the place."""
        return Size(self.width, self.height)
