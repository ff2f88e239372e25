"""pandoc's simple and multiline tables. Source: pandoc's manual, extensions `simple_tables` and `multiline_tables`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern
from slides.markdown.parser.drawn_table import MOST, DrawnTable, cell_text, line_at, write_tokens

TABLES = pattern(r"\n[ \t>*+\-\d.)]*(?:\+[-=:]{2}|-{2})")
"""Where a table drawn with characters may begin or have its ruler."""
_DASHES = pattern(r"-{2,}(?:[ \t]+-{2,})*\s*")
_FULL = pattern(r"-{3,}\s*")
_OTHERS = (":::", "#", ">", "|", "<", "+", "```", "~~~", "\\")
"""What no header of a table begins with."""


def text_tables_plugin(parser: MarkdownIt) -> None:
    """Tables drawn with characters as ordinary tables."""
    parser.block.ruler.before("table", "text_table", _table, {"alt": []})


def _table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if silent or state.is_code_block(first):
        return False
    text = line_at(state, first)
    if not _DASHES.fullmatch(text.strip()):
        if text.startswith(_OTHERS) or first + 1 >= last or not _ruler(line_at(state, first + 1)):
            return False
        found = _simple(state, first, last)
    elif _ruler(text):
        found = _headless(state, first, last)
    else:
        found = _multiline(state, first, last)
    if found is None:
        return False
    write_tokens(state, found, first)
    return True


def _ruler(text: str) -> bool:
    """Whether a line says where two or more columns stand."""
    return bool(_DASHES.fullmatch(text.strip())) and len(text.split()) > 1


def _stretch(state: StateBlock, first: int, last: int) -> list[str]:
    """The lines from one on up to an empty one."""
    lines: list[str] = []
    while first + len(lines) < min(last, first + MOST) and (text := line_at(state, first + len(lines))):
        lines.append(text)
    return lines


def _simple(state: StateBlock, first: int, last: int) -> DrawnTable | None:
    """A header, its ruler, and a line for each row, up to an empty line or a line of dashes."""
    header, ruler, *rows = _stretch(state, first, last)
    if not rows:
        return None
    end = first + 2 + len(rows)
    if _DASHES.fullmatch(rows[-1].strip()):
        rows.pop()
    bounds = _bounds(ruler)
    cells = [(first, _sliced([header], bounds)), *((first + 2 + at, _sliced([row], bounds)) for at, row in enumerate(rows))]
    return DrawnTable(tuple(cells), _aligned(header, ruler), end, headed=True) if rows else None


def _headless(state: StateBlock, first: int, last: int) -> DrawnTable | None:
    """A table without a header: between two rulers, a line for each row, or rows with empty lines between them."""
    lines = _stretch(state, first, last)
    bounds = _bounds(lines[0])
    if len(lines) > 2 and _ruler(lines[-1]) and _bounds(lines[-1]) == bounds:
        rows = tuple((first + at, _sliced([row], bounds)) for at, row in enumerate(lines[1:-1], 1))
        return DrawnTable(rows, _aligned(lines[1], lines[0]), first + len(lines), headed=False)
    end = _bottom(state, first + 1, last)
    return _rows(state, first, end, lines[0], []) if end else None


def _multiline(state: StateBlock, first: int, last: int) -> DrawnTable | None:
    """A line of dashes, header lines, a ruler, rows with empty lines between them, and a line of dashes."""
    head = _stretch(state, first + 1, last)
    at = next((at for at, text in enumerate(head) if _ruler(text)), 0)
    if not at or len(line_at(state, first)) < len(head[at]) - 1:
        return None
    end = _bottom(state, first + 2 + at, last)
    return _rows(state, first + 1 + at, end, head[at], head[:at]) if end else None


def _bottom(state: StateBlock, first: int, last: int) -> int:
    """The line of dashes that ends a multiline table; 0 where there is none."""
    for line in range(first, min(last, first + MOST)):
        text = line_at(state, line).strip()
        if text.startswith("#"):
            return 0
        if _FULL.fullmatch(text):
            return line if line > first and (line + 1 >= last or state.isEmpty(line + 1)) else 0
    return 0


def _rows(state: StateBlock, ruler: int, end: int, columns: str, head: Sequence[str]) -> DrawnTable | None:
    """The rows between a ruler and the line of dashes that ends the table."""
    bounds = _bounds(columns)
    rows: list[tuple[int, tuple[str, ...]]] = [(ruler - len(head), _sliced(head, bounds))] if head else []
    line = ruler + 1
    while line < end:
        stretch = _stretch(state, line, end)
        if stretch:
            rows.append((line, _sliced(stretch, bounds)))
        line += len(stretch) + 1
    first = head[0] if head else line_at(state, ruler + 1)
    return DrawnTable(tuple(rows), _aligned(first, columns), end + 1, bool(head)) if len(rows) > bool(head) else None


def _bounds(ruler: str) -> list[tuple[int, int]]:
    """From where to where each column reaches: up to where the next one begins."""
    starts = [at for at, sign in enumerate(ruler) if sign == "-" and (at == 0 or ruler[at - 1] != "-")]
    starts[0] = 0
    return list(pairwise([*starts, 10**6]))


def _sliced(lines: Sequence[str], bounds: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The cells of a row of one or more lines."""
    return tuple(cell_text([line[start:end] for line in lines if line[start:end].strip()]) for start, end in bounds)


def _aligned(header: str, ruler: str) -> tuple[str, ...]:
    """How each column is aligned: by the sides on which its dashes and its header end together."""
    found = []
    dashes = [(start, start + len(ruler[start:end].rstrip())) for start, end in _bounds(ruler)]
    dashes[0] = len(ruler) - len(ruler.lstrip()), dashes[0][1]
    for start, end in dashes:
        inside = header[start:end].ljust(end - start)
        left, right = not inside.startswith((" ", "\t")), not inside.endswith((" ", "\t"))
        found.append("" if left == right and left else "center" if left == right else "left" if left else "right")
    return tuple(found)
