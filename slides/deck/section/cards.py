"""Columns that are cards: two to six of the same width, each a heading or a bold line with text under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.deck.blocks import Columns, Item, Part, Prose
from slides.deck.section.naming import without_colon
from slides.text.rich_text import BREAK, Mark, Run, cut, plain, trim

_LEAST, _MOST = 2, 6
_LONGEST = 48
"""Letters of a bold line that heads one of two columns."""


def with_cards(blocks: Sequence[Item]) -> list[Item]:
    """Blocks that are columns of cards, with text before and after them, with the cards as parts; all others as they are."""
    begin = next((at for at, block in enumerate(blocks) if isinstance(block, Columns)), len(blocks))
    end = len(blocks) - (begin < len(blocks) and isinstance(blocks[-1], Prose))
    before, rows, after = blocks[:begin], blocks[begin:end], blocks[end:]
    cells = [column for row in rows if isinstance(row, Columns) and _are_equal(row) for column in row.columns]
    whole = all(isinstance(row, Columns) and _are_equal(row) for row in rows) and all(isinstance(block, Prose) for block in before)
    if not whole or not _LEAST <= len(cells) <= _MOST:
        return list(blocks)
    found = [_card(cell) for cell in cells]
    cards = [card for card in found if card is not None]
    if len(cards) == _LEAST and not all(0 < len(plain(card.heading)) <= _LONGEST and card.paragraphs for card in cards):
        return list(blocks)
    return [*before, *cards, *after] if len(cards) == len(cells) else list(blocks)


def _are_equal(row: Columns) -> bool:
    """Whether columns are of the same width, or nobody says how wide they are."""
    return len(set(row.shares)) <= 1


def _card(cell: Sequence[Item]) -> Part | None:
    """A column as a part; None where it holds more than a heading and text."""
    only = cell[0] if len(cell) == 1 else None
    if isinstance(only, Part):
        return only
    if not isinstance(only, Prose) or only.paragraphs[0].mark is not Mark.NONE:
        return None
    first, *rest = only.paragraphs
    line = first.text.find(BREAK)
    end = line if line >= 0 else len(first.text)
    head = trim(cut(first.runs, 0, end))
    if not head or not all(run.bold or not run.text.strip() for run in head):
        return None
    left = trim(cut(first.runs, end + 1, len(first.text))) if line >= 0 else ()
    said = (*((replace(first, runs=left),) if left else ()), *rest)
    return Part(only.span, without_colon(tuple(_plain(run) for run in head)), said) if said and plain(head).strip() else None


def _plain(run: Run) -> Run:
    """A run that is not bold, as a card's heading has a weight of its own."""
    return replace(run, bold=False)
