"""What a judge finds: what was changed, in which words, how sure it is, and what would mend it."""

from __future__ import annotations

from slides.base.records import frozen

SURE = ("negation", "number", "unit", "opposite", "order", "name", "modality", "quotation")
"""Kinds that are told as warnings: measured, see docs/tracing.md. All others are advice."""


@frozen
class Replacement:
    """A stretch of the statement's text, by offsets, and what the article has there."""

    start: int
    end: int
    words: str

    def applied(self, text: str) -> str:
        """The text with the mend in it."""
        return text[: self.start] + self.words + text[self.end :]


@frozen
class ClaimFinding:
    """One change: its kind, the statement's words, the passage's (either may be empty), and the mend where one is safe."""

    kind: str
    ours: str
    theirs: str
    sure: bool = True
    mend: Replacement | None = None
