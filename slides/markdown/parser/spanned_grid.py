"""Grid tables whose cells span rows or columns: each cell is the smallest rectangle of lines that begins at a corner.

Source: pandoc's manual, extension `grid_tables`; the drawing is that of reStructuredText.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from slides.base.records import frozen

_ACROSS, _DOWN = frozenset("-=+:"), frozenset("|+")
_MOST_STEPS = 400_000
"""So many characters are looked at; a drawing that takes more is shown as it is typed."""


@frozen
class GridCell:
    """A cell between the lines and columns of characters that bound it; its text stands inside of them."""

    top: int
    left: int
    bottom: int
    right: int


class _Tracer:
    """Follows the lines of one grid, all of whose text lines are equally long."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.height, self.width = len(lines), len(lines[0])
        self.steps = 0

    def cell(self, top: int, left: int) -> GridCell | None:
        """The smallest cell that begins at a corner."""
        for right in range(left + 1, self.width):
            sign = self.lines[top][right]
            self.steps += 1
            if sign not in _ACROSS or self.steps > _MOST_STEPS:
                return None
            if sign == "+" and (bottom := self.bottom(top, left, right)):
                return GridCell(top, left, bottom, right)
        return None

    def bottom(self, top: int, left: int, right: int) -> int:
        """The line that closes a cell of this width; 0 where none does."""
        for bottom in range(top + 1, self.height):
            sign = self.lines[bottom][right]
            self.steps += 1
            if sign not in _DOWN or self.lines[bottom][left] not in _DOWN:
                return 0
            if sign == "+" == self.lines[bottom][left]:
                self.steps += right - left
                if all(each in _ACROSS for each in self.lines[bottom][left:right]):
                    return bottom
        return 0


def grid_cells(lines: Sequence[str]) -> list[GridCell] | None:
    """The cells of a grid from the top, those of a row from the left; None where they do not fill it."""
    width = max(map(len, lines))
    tracer = _Tracer([line.ljust(width) for line in lines])
    done = [0] * width
    found: list[GridCell] = []
    corners, seen = [(0, 0)], {(0, 0)}
    while corners:
        top, left = heappop(corners)
        if top >= tracer.height - 1 or left >= width - 1 or top < done[left]:
            continue
        cell = tracer.cell(top, left)
        if cell is None or any(each != top for each in done[left : cell.right]):
            return None
        done[left : cell.right] = [cell.bottom] * (cell.right - left)
        found.append(cell)
        for corner in ((top, cell.right), (cell.bottom, left)):
            if corner not in seen:
                seen.add(corner)
                heappush(corners, corner)
    return found if found and all(each == tracer.height - 1 for each in done[:-1]) else None
