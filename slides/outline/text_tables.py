"""pandoc's tables drawn with characters: grid tables, multiline tables, simple tables. And its line blocks.

Source: pandoc's manual, extensions `grid_tables`, `multiline_tables`, `simple_tables` and `line_blocks`. A grid whose cells span
others, and one that is drawn askew, is shown as it is typed, with a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.frozen import frozen
from slides.patterns import pattern

TABLES = pattern(r"(?:\A|\n)[ \t>*+\-\d.)]*(?:\+[-=:]{2}|-{2})")
"""Where a table drawn with characters may begin or have its ruler."""
LINES = pattern(r"(?:\A|\n)[ \t>*+\-\d.)]*\|[ \t]")
"""Where a line block may stand."""
_GRID = pattern(r"\+(?:[-=:]+\+)+\s*")
_DASHES = pattern(r"-{2,}(?:[ \t]+-{2,})*\s*")
_FULL = pattern(r"-{3,}\s*")
_DELIMITER = frozenset("|:- \t")
"""What the line under a pipe table's header is made of."""
_BULLET = pattern(r"[-*+] +|\d{1,3}[.)] +|[a-z][.)] +")
_WIDE = "\uffff"
"""Stands behind a character that is as wide as two, so that columns are counted as they are seen."""
_MOST = 400
"""A table drawn with characters has at most so many lines."""


@frozen
class _Table:
    """Rows of cells, of which so many stand in the header; how each column is aligned; and the line after the table."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    aligned: tuple[str, ...]
    end: int
    headed: bool


def text_tables_plugin(parser: MarkdownIt) -> None:
    """Tables drawn with characters as ordinary tables, and line blocks as lines."""
    parser.block.ruler.before("table", "text_table", _table, {"alt": []})
    parser.block.ruler.before("table", "grid_table", _grid, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.after("table", "line_block", _lines, {"alt": []})


def _line(state: StateBlock, line: int) -> str:
    """A line as it is seen: in the block's own columns."""
    if state.isEmpty(line):
        return ""
    start = state.bMarks[line] + state.tShift[line]
    text = " " * max(state.sCount[line] - state.blkIndent, 0) + state.src[start : state.eMarks[line]].rstrip()
    if text.isascii():
        return text
    return "".join(each + _WIDE if east_asian_width(each) in "WF" else each for each in text)


# Grid tables


def _grid(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if state.is_code_block(first) or not _GRID.fullmatch(_line(state, first).strip()):
        return False
    lines: list[str] = []
    while first + len(lines) < min(last, first + _MOST):
        line = first + len(lines)
        text = _line(state, line).strip()
        if not text.startswith(("+", "|")) or state.sCount[line] < state.blkIndent:
            break
        lines.append(text)
    if len(lines) < 3:
        return False
    if silent:
        return True
    found = _gridded(lines, first)
    if found is None:
        _as_typed(state, first, first + len(lines))
    else:
        _write(state, found, first)
    return True


def _gridded(lines: Sequence[str], first: int) -> _Table | None:
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
                rows.append((begin + 1, tuple(map(_cell, held))))
            if "=" in text and header < 0:
                header, aligned = len(rows), text
            held, begin = [[] for _ in bounds], first + at
        elif len(text) <= posts[-1] or any(text[post] not in "|+" for post in posts):
            return None
        elif any(text[post] == "+" for post in posts):
            return None
        else:
            for cell, (start, end) in zip(held, bounds, strict=True):
                cell.append(text[start + 1 : end])
    if any(any(cell) for cell in held) or not rows:
        return None
    return _Table(tuple(rows), tuple(_colons(aligned[a + 1 : b]) for a, b in bounds), first + len(lines), 0 < header < len(rows))


def _colons(text: str) -> str:
    """How colons at the ends of a column's ruler align it."""
    sides = text.startswith(":"), text.endswith(":")
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides, "")


def _cell(lines: Sequence[str]) -> str:
    """A cell's lines as one text: paragraphs and list items stand on lines of their own."""
    found: list[str] = []
    apart = True
    for line in (each.replace(_WIDE, "").strip() for each in lines):
        if not line:
            apart = True
            continue
        item = _BULLET.match(line)
        if item and (apart or found):
            found.append(line[item.end() :] if line[0] in "-*+" else line)
        elif apart or not found:
            found.append(line)
        else:
            joined = found[-1].endswith("\\")
            found[-1] = f"{found[-1].rstrip(chr(92))}\\\n{line}" if joined else f"{found[-1]} {line}"
        apart = False
    return "\\\n".join(each.rstrip("\\") if each.endswith("\\") and not each.endswith("\\\\") else each for each in found)


# Simple and multiline tables


def _table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if silent or state.is_code_block(first):
        return False
    text = _line(state, first)
    if not _DASHES.fullmatch(text.strip()):
        if first + 1 >= last or not _ruler(_line(state, first + 1)):
            return False
        found = _simple(state, first, last)
    elif _ruler(text):
        found = _headless(state, first, last)
    else:
        found = _multiline(state, first, last)
    if found is None:
        return False
    _write(state, found, first)
    return True


def _ruler(text: str) -> bool:
    """Whether a line says where two or more columns stand."""
    return bool(_DASHES.fullmatch(text.strip())) and len(text.split()) > 1


def _stretch(state: StateBlock, first: int, last: int) -> list[str]:
    """The lines from one on up to an empty one."""
    lines: list[str] = []
    while first + len(lines) < min(last, first + _MOST) and (text := _line(state, first + len(lines))):
        lines.append(text)
    return lines


def _simple(state: StateBlock, first: int, last: int) -> _Table | None:
    """A header, its ruler, and a line for each row, up to an empty line or a line of dashes."""
    header, ruler, *rows = _stretch(state, first, last)
    if not rows:
        return None
    end = first + 2 + len(rows)
    if _DASHES.fullmatch(rows[-1].strip()):
        rows.pop()
    bounds = _bounds(ruler)
    cells = [(first, _sliced([header], bounds)), *((first + 2 + at, _sliced([row], bounds)) for at, row in enumerate(rows))]
    return _Table(tuple(cells), _aligned(header, ruler), end, headed=True) if rows else None


def _headless(state: StateBlock, first: int, last: int) -> _Table | None:
    """A table without a header: between two rulers, a line for each row, or rows with empty lines between them."""
    lines = _stretch(state, first, last)
    bounds = _bounds(lines[0])
    if len(lines) > 2 and _ruler(lines[-1]) and _bounds(lines[-1]) == bounds:
        rows = tuple((first + at, _sliced([row], bounds)) for at, row in enumerate(lines[1:-1], 1))
        return _Table(rows, _aligned(lines[1], lines[0]), first + len(lines), headed=False)
    end = _bottom(state, first + 1, last)
    return _rows(state, first, end, lines[0], []) if end else None


def _multiline(state: StateBlock, first: int, last: int) -> _Table | None:
    """A line of dashes, header lines, a ruler, rows with empty lines between them, and a line of dashes."""
    head = _stretch(state, first + 1, last)
    at = next((at for at, text in enumerate(head) if _ruler(text)), 0)
    if not at or len(_line(state, first)) < len(head[at]) - 1:
        return None
    end = _bottom(state, first + 2 + at, last)
    return _rows(state, first + 1 + at, end, head[at], head[:at]) if end else None


def _bottom(state: StateBlock, first: int, last: int) -> int:
    """The line of dashes that ends a multiline table; 0 where there is none."""
    for line in range(first, min(last, first + _MOST)):
        text = _line(state, line).strip()
        if text.startswith("#"):
            return 0
        if _FULL.fullmatch(text):
            return line if line > first and (line + 1 >= last or state.isEmpty(line + 1)) else 0
    return 0


def _rows(state: StateBlock, ruler: int, end: int, columns: str, head: Sequence[str]) -> _Table | None:
    """The rows between a ruler and the line of dashes that ends the table."""
    bounds = _bounds(columns)
    rows: list[tuple[int, tuple[str, ...]]] = [(ruler - len(head), _sliced(head, bounds))] if head else []
    line = ruler + 1
    while line < end:
        stretch = _stretch(state, line, end)
        if stretch:
            rows.append((line, _sliced(stretch, bounds)))
        line += len(stretch) + 1
    first = head[0] if head else _line(state, ruler + 1)
    return _Table(tuple(rows), _aligned(first, columns), end + 1, bool(head)) if len(rows) > bool(head) else None


def _bounds(ruler: str) -> list[tuple[int, int]]:
    """From where to where each column reaches: up to where the next one begins."""
    starts = [at for at, sign in enumerate(ruler) if sign == "-" and (at == 0 or ruler[at - 1] != "-")]
    starts[0] = 0
    return list(pairwise([*starts, 10**6]))


def _sliced(lines: Sequence[str], bounds: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The cells of a row of one or more lines."""
    return tuple(_cell([line[start:end] for line in lines if line[start:end].strip()]) for start, end in bounds)


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


# As tokens


def _write(state: StateBlock, found: _Table, first: int) -> None:
    """A table's tokens, as those of a pipe table. One without a header has an empty one."""
    width = len(found.aligned)
    rows = list(found.rows) if found.headed else [(first, ("",) * width), *found.rows]
    state.push("table_open", "table", 1).map = [first, found.end]
    state.push("thead_open", "thead", 1).map = [first, first + 1]
    _row(state, "th", rows[0], found.aligned)
    state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1).map = [first, found.end]
    for row in rows[1:]:
        _row(state, "td", row, found.aligned)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = found.end


def _row(state: StateBlock, tag: str, row: tuple[int, tuple[str, ...]], aligned: Sequence[str]) -> None:
    line, cells = row
    token = state.push("tr_open", "tr", 1)
    token.map = [line, line + 1]
    token.meta = {"drawn": True}
    for cell, side in zip(cells, aligned, strict=True):
        opened = state.push(f"{tag}_open", tag, 1)
        if side:
            opened.attrs = {"style": f"text-align:{side}"}
        inner = state.push("inline", "", 0)
        inner.content, inner.map, inner.children = cell, [line, line + 1], []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _as_typed(state: StateBlock, first: int, end: int) -> None:
    """A table that cannot be read, as code, and the message that says so."""
    told = state.push("not_read", "", 0)
    told.map = [first, end]
    told.content = "a grid table whose cells span others, or whose lines do not meet, is shown as it is typed"
    told.info = "give every row the same columns, with + and | one below the other"
    token = state.push("code_block", "code", 0)
    token.map = [first, end]
    token.content = "".join(_line(state, line).replace(_WIDE, "") + "\n" for line in range(first, end))
    state.line = end


# Line blocks


def _lines(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if silent or state.is_code_block(first) or not _is_line(state, first):
        return False
    if first + 1 < last and "-" in (below := _line(state, first + 1)) and _DELIMITER.issuperset(below):
        return False
    found: list[str] = []
    line = first
    while line < last and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = _line(state, line).replace(_WIDE, "")
        if _is_line(state, line):
            text = text.strip()[1:].removeprefix(" ").removeprefix("\t")
            found.append("\u00a0" * (len(text) - len(text.lstrip())) + text.strip())
        elif text.startswith(" "):
            found[-1] = f"{found[-1]} {text.strip()}"
        else:
            break
        line += 1
    state.push("paragraph_open", "p", 1).map = [first, line]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = "\\\n".join(found), [first, line], []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _is_line(state: StateBlock, line: int) -> bool:
    """Whether a line begins with a bar and a space, or is a bar alone."""
    text = _line(state, line).strip()
    return text.startswith(("| ", "|\t")) or text == "|"

