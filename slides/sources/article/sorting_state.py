"""Sorting: the pieces and dropped lines found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from slides.sources.article.article import ArticlePiece, Dropped
from slides.sources.article.block import TextBlock


@dataclass(slots=True)
class Sorting:
    """Where the walk stands: the pieces and dropped lines found, and whether a question waits for its answer."""

    pieces: list[ArticlePiece] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    asking: bool = False
    faq: bool = False

    def drop(self, block: TextBlock, why: str) -> None:
        """Leave a block out, and say why."""
        self.dropped.append(Dropped(block.line, block.text, why))

    def add(self, block: TextBlock, kind: str, text: str = "") -> None:
        """Take a block as a piece of a kind."""
        self.pieces.append(ArticlePiece(kind, text or block.text, block.line, block.level, block.info))
