"""A tree from left to right, or from a root in the middle to both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from slides.base.geometry import Rect, inches
from slides.design.page import Drawing
from slides.visuals.tree.boxes import APART, LONGEST_STEP, NEAR, STEP, Tree

_LOOSE, _TIGHT = inches(0.18), -inches(0.05)
"""Boxes stand so much further apart at most where there is room, and so much nearer where there is little."""
_HALVINGS = 20
"""Of the width in which the widest level is looked for: enough to find it to the EMU."""


def sideways(tree: Tree, *, both: bool = False) -> Drawing:
    """Level beside level, each in boxes of one width. both: the first half of the only root's children stand at its left."""
    sides = 2 if both else 1
    widths, step = _columns(tree, sides)
    heights = [tree.height(cell, widths[cell.level]) for cell in tree.cells]
    boards = [_HorizontalTree(tree, widths, heights, step, loose) for loose in (_LOOSE, _LOOSE // 2, 0, _TIGHT)]
    shelves = boards[0].halves() if both else [[at for at, cell in enumerate(tree.cells) if cell.parent < 0]]
    board = next((each for each in boards if max(map(each.length, shelves)) <= tree.room.height), boards[-1])
    return board.drawing(shelves, both=both)


def _columns(tree: Tree, sides: int) -> tuple[list[int], int]:
    """The width of each level's boxes and the step between levels: as their text asks, the widest narrowed where room is short."""
    by_level = [[cell for cell in tree.cells if cell.level == level] for level in range(tree.levels)]
    natural = [max(map(tree.natural, level)) for level in by_level]
    least = [max(map(tree.least, level)) for level in by_level]
    steps = sides * (tree.levels - 1)
    low, high = 0, max(natural)

    def widths(cap: int) -> list[int]:
        return [max(min(wanted, cap), narrow) for wanted, narrow in zip(natural, least, strict=True)]

    def total(found: Sequence[int]) -> int:
        return found[0] + sides * sum(found[1:])

    if total(natural) + steps * STEP > tree.room.width:
        for _ in range(_HALVINGS):
            middle = (low + high) // 2
            low, high = (middle, high) if total(widths(middle)) + steps * STEP <= tree.room.width else (low, middle)
        high = low
    found = widths(high)
    spare = (tree.room.width - total(found)) // max(steps, 1)
    return found, min(max(spare, STEP), LONGEST_STEP)


class _HorizontalTree:
    """Cells whose widths and heights are known, to be set out with some looseness between boxes."""

    def __init__(self, tree: Tree, widths: Sequence[int], heights: Sequence[int], step: int, loose: int) -> None:
        self.tree, self.cells = tree, tree.cells
        self.widths, self.heights, self.step, self.loose = widths, heights, step, loose
        self.blocks = list(heights)
        for at in reversed(range(len(self.cells))):
            self.blocks[at] = max(heights[at], self.length(self.cells[at].children))
        self.rects = [Rect(0, 0, 0, 0)] * len(self.cells)

    def gaps(self, members: Sequence[int]) -> list[int]:
        """Between cells under each other: more where one of two has children of its own."""
        wide = [bool(self.cells[at].children) for at in members]
        return [(APART if one or two else NEAR) + self.loose for one, two in pairwise(wide)]

    def length(self, members: Sequence[int]) -> int:
        """The height of cells under each other, with all that hangs on them."""
        return sum(self.blocks[at] for at in members) + sum(self.gaps(members))

    def halves(self) -> list[list[int]]:
        """The root's children in two shelves of about the same height, the first ones in the first."""
        members = list(self.cells[0].children)
        cut = min(range(1, len(members)), key=lambda at: (max(self.length(members[:at]), self.length(members[at:])), -at))
        return [members[:cut], members[cut:]]

    def drawing(self, shelves: Sequence[Sequence[int]], *, both: bool) -> Drawing:
        """Each shelf of cells with its branches; where there are two, the first to the left of the root."""
        height = max(*map(self.length, shelves), self.heights[0])
        for shelf in shelves:
            self._shelve(shelf, (height - self.length(shelf)) // 2)
        left = set[int]()
        if both:
            reach = sum(self.step + width for width in self.widths[1:])
            left = {at for at in range(1, len(self.cells)) if at < shelves[1][0]}
            whole = 2 * reach + self.widths[0]
            for at, rect in enumerate(self.rects):
                x = reach + rect.x
                self.rects[at] = Rect(whole - x - rect.width if at in left else x, rect.y, rect.width, rect.height)
            self.rects[0] = Rect(reach, (height - self.heights[0]) // 2, self.widths[0], self.heights[0])
        return self.tree.drawing(self.rects, lambda at: (1, 3) if at in left else (3, 1))

    def _shelve(self, members: Sequence[int], y: int) -> None:
        """Cells under each other from y on, each in the middle of what hangs on it, and that beside it."""
        for at, gap in zip(members, [*self.gaps(members), 0], strict=False):
            cell = self.cells[at]
            x = sum(self.widths[: cell.level]) + self.step * cell.level
            block = self.blocks[at]
            self.rects[at] = Rect(x, y + (block - self.heights[at]) // 2, self.widths[cell.level], self.heights[at])
            self._shelve(cell.children, y + (block - self.length(cell.children)) // 2)
            y += block + gap
