"""Trees of boxes with connectors at right angles: from top to bottom, from left to right, or to both sides of a root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Size, inches
from slides.design.page import Drawing
from slides.visuals.cards import CardType
from slides.visuals.list_items import ListItem
from slides.visuals.tree.boxes import Tree, cells
from slides.visuals.tree.horizontal import sideways
from slides.visuals.tree.vertical import downwards

_WIDE = inches(9)
"""In a narrower room a tree runs from left to right first."""
_MANY = 4
"""This many branches of one root go to both sides of it."""


def ways(roots: Sequence[ListItem], type_: CardType, room: Size, alt: str, *, spreads: bool) -> Iterator[Drawing]:
    """The ways to draw a tree in one type, the most telling first.

    spreads: it is drawn from a root to its sides, as a mind map is, rather than from top to bottom.
    """
    single, grouped = (Tree(cells(roots, grouped=together), type_, room, alt) for together in (False, True))
    wide = room.width >= _WIDE
    if wide and spreads and _branches(single):
        yield sideways(single, both=True)
    if wide and not spreads:
        yield downwards(single)
        yield downwards(grouped)
    yield sideways(single)
    if wide and spreads and _branches(grouped):
        yield sideways(grouped, both=True)
    yield sideways(grouped)
    if wide and not spreads and _branches(grouped):
        yield sideways(grouped, both=True)
    if spreads or not wide:
        yield downwards(grouped)


def _branches(tree: Tree) -> bool:
    """Whether a tree has one root with this many branches that they may go to both sides."""
    return sum(cell.parent < 0 for cell in tree.cells) == 1 and len(tree.cells[0].children) >= _MANY


__all__ = ["ways"]
