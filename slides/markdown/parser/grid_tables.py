"""pandoc's grid tables. Source: pandoc's manual, extension `grid_tables`.

A grid that is drawn askew is shown as it is typed, with a message.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern
from slides.markdown.parser.drawn_table import MOST, WIDE, DrawnTable, cell_text, line_at, write_tokens

_GRID = pattern(r"\+(?:[-=:]+\+)+\s*")


def grid_plugin(parser: MarkdownIt) -> None:
    """Grid tables as ordinary tables."""
    parser.block.ruler.before("table", "grid_table", _grid, {"alt": ["paragraph", "reference"]})


def _grid(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if state.is_code_block(first) or not _GRID.fullmatch(line_at(state, first).strip()):
        return False
    lines: list[str] = []
    while first + len(lines) < min(last, first + MOST):
        line = first + len(lines)
        text = line_at(state, line).strip()
        if not text.startswith(("+", "|")) or state.sCount[line] < state.blkIndent:
            break
        lines.append(text)
    if len(lines) < 3:
        return False
    if silent:
        return True
    found = _gridded(lines, first) or _spanned(lines, first)
    if found is None:
        _as_typed(state, first, first + len(lines))
    else:
        write_tokens(state, found, first)
    return True


def _gridded(lines: Sequence[str], first: int) -> DrawnTable | None:
    """A grid's rows; None where cells span others or lines are not where they should be."""
    posts = [at for at, sign in enumerate(lines[0]) if sign == "+"]
    bounds = list(pairwise(posts))
    rows: list[tuple[int, tuple[str, ...]]] = []
    held: list[list[str]] = [[] for _ in bounds]
    begin, header = first, -1
    aligned = lines[0]
    for at, text in enumerate(lines[1:], 1):
        if _GRID.fullmatch(text):
            if [post for post, sign in enumerate(text) if sign == "+"] != posts:
                return None
            if any(held):
                rows.append((begin + 1, tuple(map(cell_text, held))))
            if "=" in text and header < 0:
                header, aligned = len(rows), text
            held, begin = [[] for _ in bounds], first + at
        elif len(text) <= posts[-1] or any(text[post] not in "|+" for post in posts) or any(text[post] == "+" for post in posts):
            return None
        else:
            for cell, (start, end) in zip(held, bounds, strict=True):
                cell.append(text[start + 1 : end])
    if any(any(cell) for cell in held) or not rows:
        return None
    return DrawnTable(tuple(rows), tuple(_colons(aligned[a + 1 : b]) for a, b in bounds), first + len(lines), 0 < header < len(rows))


def _spanned(lines: Sequence[str], first: int) -> DrawnTable | None:
    """A grid whose cells span others; None where they do not fill it."""
    from slides.markdown.parser.spanned_grid import grid_cells

    cells = grid_cells(lines)
    if cells is None:
        return None
    tops, lefts = sorted({cell.top for cell in cells}), sorted({cell.left for cell in cells})
    rows = [[""] * len(lefts) for _ in tops]
    spans: list[tuple[int, int, int, int]] = []
    for cell in cells:
        row, column = bisect_left(tops, cell.top), bisect_left(lefts, cell.left)
        high, wide = bisect_left(tops, cell.bottom) - row, bisect_left(lefts, cell.right) - column
        rows[row][column] = cell_text([line[cell.left + 1 : cell.right] for line in lines[cell.top + 1 : cell.bottom]])
        spans += [(row, column, high, wide)] if high > 1 or wide > 1 else []
    ruler = next((at for at, line in enumerate(lines) if at and "=" in line and _GRID.fullmatch(line)), 0)
    headed = bisect_left(tops, ruler)
    marks = lines[ruler] if any(":" in line for line in lines[ruler : ruler + 1]) else lines[0]
    aligned = tuple(_colons(marks[left + 1 : right]) for left, right in pairwise([*lefts, len(lines[0]) - 1]))
    placed = tuple((first + top + 1, tuple(row)) for top, row in zip(tops, rows, strict=True))
    return DrawnTable(placed, aligned, first + len(lines), 0 < headed < len(rows), tuple(spans), max(headed, 1))


def _colons(text: str) -> str:
    """How colons at the ends of a column's ruler align it."""
    sides = text.startswith(":"), text.endswith(":")
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides, "")


def _as_typed(state: StateBlock, first: int, end: int) -> None:
    """A table that cannot be read, as code, and the message that says so."""
    told = state.push("not_read", "", 0)
    told.map = [first, end]
    told.content = "a grid table whose lines do not meet is shown as typed"
    told.info = "put + and | one below the other"
    token = state.push("code_block", "code", 0)
    token.map = [first, end]
    token.content = "".join(line_at(state, line).replace(WIDE, "") + "\n" for line in range(first, end))
    state.line = end
