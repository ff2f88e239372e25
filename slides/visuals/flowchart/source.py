"""A flowchart's source as one text, in which every place knows its line, and a cursor that moves through it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import NoReturn

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.visuals.mermaid import Diagram

_SHOWN = 40


class FlowchartSource:
    """The lines under a diagram's kind, what follows the kind on its line first, and where in them reading has come to."""

    def __init__(self, diagram: Diagram) -> None:
        first = replace(diagram.span, line=diagram.lines[0].span.line - 1 if diagram.lines else diagram.span.line + 1)
        lines = [diagram.rest, *(line.text for line in diagram.lines)]
        self.spans = [first, *(line.span for line in diagram.lines)]
        self.starts = [0]
        for line in lines[:-1]:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.text = "\n".join(lines)
        self.at = 0

    @property
    def done(self) -> bool:
        """Whether all is read."""
        return self.at >= len(self.text)

    def span(self, at: int | None = None) -> Span:
        """The line of a place; of where reading has come to, if none is named."""
        return self.spans[bisect_right(self.starts, min(self.at if at is None else at, len(self.text))) - 1]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a pattern finds right here; reading goes on after it. None, and nothing is read, where it finds nothing."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern finds something right here."""
        return pattern.match(self.text, self.at) is not None

    def line(self) -> str:
        """The rest of the line, which is then read."""
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        found = self.text[self.at : end].strip()
        self.at = end
        return found

    def until(self, closers: tuple[str, ...]) -> tuple[str, str] | None:
        """The text up to the first of some closing marks outside quotes, and that mark; None where none comes. Both are then read."""
        at, quoted = self.at, False
        while at < len(self.text):
            if self.text[at] == '"':
                quoted = not quoted
            closer = next((each for each in closers if self.text.startswith(each, at)), "")
            if closer and not quoted:
                found = self.text[self.at : at]
                self.at = at + len(closer)
                return found, closer
            at += 1
        return None

    def fail(self, message: str, hint: str = "", at: int | None = None) -> NoReturn:
        """Raise a BlockError for a place."""
        raise BlockError(rule_catalogue.DIAGRAM, self.span(at), message, hint)

    def shown(self) -> str:
        """The beginning of what is not read yet, for a message."""
        rest = self.text[self.at :].split("\n", 1)[0].strip()
        return rest if len(rest) <= _SHOWN else rest[:_SHOWN] + "\u2026"
