"""Group and Columns: what holds blocks, one under a heading or several side by side. They are taken apart where pages are composed."""

from __future__ import annotations

from collections.abc import Iterable

from slides.base.diagnostics import Span
from slides.base.records import frozen
from slides.deck.blocks.block import Block
from slides.deck.blocks.part import Part
from slides.deck.blocks.prose import Prose
from slides.deck.blocks.question import Question
from slides.text.rich_text import Paragraph, Run, bold


@frozen
class Group:
    """A sub-heading with blocks of several kinds under it. `anchor` is what links to it name."""

    span: Span
    heading: tuple[Run, ...]
    blocks: tuple[Block | Columns, ...]
    anchor: str = ""

    def flat(self) -> tuple[Block | Columns, ...]:
        """The heading as a bold line, and the blocks under it."""
        return (Prose(self.span, (Paragraph(bold(self.heading)),)), *self.blocks)


@frozen
class Columns:
    """Blocks side by side. `shares` are the columns' widths in percent; none where all are equal."""

    span: Span
    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[int, ...] = ()

    def flat(self) -> tuple[Block, ...]:
        """The blocks of all columns, one after the other."""
        return tuple(block for column in self.columns for block in column)


Item = Block | Group | Columns
"""What a slide is a row of."""


def without_groups(items: Iterable[Item]) -> list[Block | Columns]:
    """Groups taken apart, parts and questions as running text, neighbouring prose in one piece. Columns stay."""
    found: list[Block | Columns] = []
    for item in items:
        for piece in item.flat() if isinstance(item, Group) else (item,):
            shown = piece.prose() if isinstance(piece, Part | Question) else piece
            last = found[-1] if found else None
            if isinstance(shown, Prose) and isinstance(last, Prose):
                found[-1] = last.join(shown)
            else:
                found.append(shown)
    return found


def blocks_of(items: Iterable[Item]) -> list[Block]:
    """All blocks in order, groups and columns taken apart, neighbouring prose in one piece."""
    apart = [piece for item in without_groups(items) for piece in (item.flat() if isinstance(item, Columns) else (item,))]
    return [block for block in without_groups(apart) if not isinstance(block, Columns)]
