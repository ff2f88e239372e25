"""Columns that are cards: two to six of the same width, each a heading or a bold line with text under it.

Three or more that all begin with a sign, as an emoji, on a line of its own are cards too: the sign and the line after it head them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.deck.blocks import Columns, Item, Part, Prose
from slides.deck.section.naming import without_colon
from slides.text.rich_text import BREAK, Mark, Run, cut, plain, trim

_LEAST, _MOST = 2, 6
_LONGEST = 48
"""Letters of a bold line that heads one of two columns, and of a line that heads one after a sign."""
_SIGN = 4
"""Characters of a sign above a heading: an emoji can take several."""
_SIGNED = 3
"""So many columns with signs are cards."""


def with_cards(blocks: Sequence[Item]) -> list[Item]:
    """Blocks that are columns of cards, with text before and after them, with the cards as parts; all others as they are."""
    begin = next((at for at, block in enumerate(blocks) if isinstance(block, Columns)), len(blocks))
    end = len(blocks) - (begin < len(blocks) and isinstance(blocks[-1], Prose))
    before, rows, after = blocks[:begin], blocks[begin:end], blocks[end:]
    cells = [column for row in rows if isinstance(row, Columns) and _are_equal(row) for column in row.columns]
    whole = all(isinstance(row, Columns) and _are_equal(row) for row in rows) and all(isinstance(block, Prose) for block in before)
    if not whole or not _LEAST <= len(cells) <= _MOST:
        return list(blocks)
    signed = [card for card in map(_signed_card, cells) if card is not None]
    if len(signed) == len(cells) >= _SIGNED:
        return [*before, *signed, *after]
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


def _signed_card(cell: Sequence[Item]) -> Part | None:
    """A column of a sign, a short line and text as a part; None where it holds anything else."""
    only = cell[0] if len(cell) == 1 else None
    lines = only.paragraphs if isinstance(only, Prose) else ()
    if only is None or len(lines) <= 2 or any(line.mark is not Mark.NONE or BREAK in line.text for line in lines[:2]):
        return None
    sign, head = lines[0].text.strip(), lines[1].text.strip()
    if not 0 < len(sign) <= _SIGN or any(map(str.isalnum, sign)) or not 0 < len(head) <= _LONGEST or not any(map(str.isalnum, head)):
        return None
    heading = (*trim(lines[0].runs), Run(" "), *trim(lines[1].runs))
    return Part(only.span, without_colon(tuple(_plain(run) for run in heading)), lines[2:])


def _plain(run: Run) -> Run:
    """A run that is not bold, as a card's heading has a weight of its own."""
    return replace(run, bold=False)
