"""A tree from top to bottom, as the chart of an organisation: each parent stands above the middle of its children."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from slides.base.geometry import Rect
from slides.design.page import Drawing
from slides.visuals.cards import evened
from slides.visuals.tree.boxes import APART, LONGEST_STEP, NEAR, STEP, Tree, TreeCell

Stretch = tuple[int, int]
"""From x to x, in EMU."""


def downwards(tree: Tree) -> Drawing:
    """Level under level; the leaves, and heads with a list under them, in columns of one width."""
    found = tree.cells
    columns = [at for at, cell in enumerate(found) if not cell.listed and (not cell.children or found[cell.children[0]].listed)]
    lefts, width = _columns(tree, columns)
    spans = _spans(found, {at: (x, x + width) for at, x in zip(columns, lefts, strict=True)})
    widths = [width] * len(found)
    for level in range(tree.levels):
        inner = [at for at, cell in enumerate(found) if cell.level == level and at not in columns and not cell.listed]
        wanted = max((tree.natural(found[at]) for at in inner), default=0)
        for at in inner:
            widths[at] = min(wanted, spans[at][1] - spans[at][0])
    return _stacked(tree, spans, widths)


def _columns(tree: Tree, columns: Sequence[int]) -> tuple[list[int], int]:
    """Where the columns begin and how wide they are: as wide as their text asks or the room allows, spread where there is more."""
    parents = [tree.cells[at].parent for at in columns]
    heads = any(cell.listed for cell in tree.cells)
    gaps = [NEAR if one == two and not heads else APART for one, two in pairwise(parents)]
    beneath = _beneath(tree.cells, columns)
    least = max(-(-tree.least(cell) // count) for cell, count in zip(tree.cells, beneath, strict=True))
    natural = max(tree.natural(cell) for at, cell in enumerate(tree.cells) if at in columns or cell.listed)
    width = max(min((tree.room.width - sum(gaps)) // len(columns), natural), least)
    spare = max(tree.room.width - sum(gaps) - width * len(columns), 0) // max(len(gaps), 1)
    steps = [width + gap + min(spare, 2 * APART) for gap in gaps]
    return list(accumulate(steps, initial=0)), width


def _beneath(found: Sequence[TreeCell], columns: Sequence[int]) -> list[int]:
    """How many columns each cell stands over, or in."""
    counts = [1 if at in columns or cell.listed else 0 for at, cell in enumerate(found)]
    for at in reversed(range(len(found))):
        counts[at] = counts[at] or sum(counts[child] for child in found[at].children)
    return counts


def _spans(found: Sequence[TreeCell], known: dict[int, Stretch]) -> list[Stretch]:
    """From where to where each cell's columns reach."""
    spans = [known.get(at, (0, 0)) for at in range(len(found))]
    for at in reversed(range(len(found))):
        children = found[at].children
        if found[at].listed:
            spans[at] = known[found[at].parent]
        elif at not in known:
            spans[at] = spans[children[0]][0], spans[children[-1]][1]
    return spans


def _stacked(tree: Tree, spans: Sequence[Stretch], widths: Sequence[int]) -> Drawing:
    """The cells in their levels, lists right under their parents."""
    found = tree.cells
    heights = [tree.height(cell, widths[at]) for at, cell in enumerate(found)]
    rows = [[at for at, cell in enumerate(found) if cell.level == level and not cell.listed] for level in range(tree.levels)]
    rows = [row for row in rows if row]
    lists = [[at for at, cell in enumerate(found) if cell.level == level and cell.listed] for level in range(tree.levels)]
    for row in (*rows, *lists):
        for at, height in zip(row, evened([heights[at] for at in row]), strict=True):
            heights[at] = height
    longest = max((heights[at] for row in lists for at in row), default=0)
    spare = tree.room.height - longest - sum(max(heights[at] for at in row) for row in rows)
    for upper, lower in pairwise(rows):
        if len(upper) == 1 < len(lower):
            wanted = max(heights[at] for at in lower) - heights[upper[0]]
            more = max(min(wanted, spare - STEP * (len(rows) - 1)), 0)
            heights[upper[0]] += more
            spare -= more
    step = min(max(spare // max(len(rows) - 1, 1), STEP), LONGEST_STEP)
    rects = [Rect(0, 0, 0, 0)] * len(found)
    y = 0
    for row in rows:
        for at in row:
            rects[at] = Rect(sum(spans[at]) // 2 - widths[at] // 2, y, widths[at], heights[at])
        y += max(heights[at] for at in row) + step
    for at, cell in enumerate(found):
        if cell.listed:
            above = rects[cell.parent]
            rects[at] = Rect(above.x, above.bottom, above.width, heights[at])
    return tree.drawing(rects, lambda _: (2, 0))
