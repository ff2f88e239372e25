"""On which side the text of a cell stands, and from which side it is read: the same for every writer."""

from __future__ import annotations

from slides.base.lazy_regex import pattern
from slides.design import Design
from slides.design.page import Cell
from slides.text.rich_text import plain, right_to_left

_OPPOSITE = {"l": "r", "r": "l"}
_FROM_THE_RIGHT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters and digits of scripts that run from right to left: Unicode's blocks of them."""


def cell_direction(cell: Cell, design: Design) -> tuple[str, bool]:
    """A cell's alignment (l, ctr or r) and whether it runs from right to left.

    Where the deck is read from the right, columns end at the left; but numbers have their units at the right, as digits run from the
    left in all languages. There only cells with a letter or digit of a right-to-left script run from the right: -5% and C++ stay in
    order.
    """
    words = plain(cell.runs)
    if not design.rtl:
        return cell.align, right_to_left(words)
    side = cell.align if cell.number and cell.align == "r" else _OPPOSITE.get(cell.align, cell.align)
    return side, _FROM_THE_RIGHT.search(words) is not None
