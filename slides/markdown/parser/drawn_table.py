"""Tables drawn with characters: their lines as they are seen, their cells, and the tokens that they become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern
from slides.base.records import frozen

_BULLET = pattern(r"[-*+] +|\d{1,3}[.)] +|[a-z][.)] +")
WIDE = "\uffff"
"""Stands behind a character that is as wide as two, so that columns are counted as they are seen."""
MOST = 400
"""A table drawn with characters has at most this many lines."""


@frozen
class DrawnTable:
    """Rows of cells, of which this many stand in the header; how each column is aligned; and the line after the table."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    aligned: tuple[str, ...]
    end: int
    headed: bool
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """Its merged cells: the first row and column of each, and how many rows and columns it covers. The places covered are empty."""
    heads: int = 1
    """How many rows the header has, where there is one."""


def line_at(state: StateBlock, line: int) -> str:
    """A line as it is seen: in the block's own columns."""
    if state.isEmpty(line):
        return ""
    start = state.bMarks[line] + state.tShift[line]
    text = " " * max(state.sCount[line] - state.blkIndent, 0) + state.src[start : state.eMarks[line]].rstrip()
    if text.isascii():
        return text
    return "".join(each + WIDE if east_asian_width(each) in "WF" else each for each in text)


def cell_text(lines: Sequence[str]) -> str:
    """A cell's lines as one text: paragraphs and list items stand on lines of their own."""
    found: list[str] = []
    apart = True
    for line in (each.replace(WIDE, "").strip() for each in lines):
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


def write_tokens(state: StateBlock, found: DrawnTable, first: int) -> None:
    """A table's tokens, as those of a pipe table. One without a header has an empty one."""
    width = len(found.aligned)
    rows = list(found.rows) if found.headed else [(first, ("",) * width), *found.rows]
    above = 0 if found.headed else 1
    spans: dict[int, dict[int, dict[str, str]]] = {}
    for top, column, high, wide in found.spans:
        for at in range(top, top + high):
            spans.setdefault(at + above, {}).update({each: {"covered": ""} for each in range(column, column + wide)})
        said = {"rowspan": str(high)} if high > 1 else {}
        spans[top + above][column] = said | ({"colspan": str(wide)} if wide > 1 else {})
    opened = state.push("table_open", "table", 1)
    opened.map = [first, found.end]
    opened.meta = {"heads": str(found.heads)} if found.headed and found.heads > 1 else {}
    state.push("thead_open", "thead", 1).map = [first, first + 1]
    _row(state, "th", rows[0], found.aligned, spans.get(0, {}))
    state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1).map = [first, found.end]
    for at, row in enumerate(rows[1:], 1):
        _row(state, "td", row, found.aligned, spans.get(at, {}))
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = found.end


def _row(
    state: StateBlock, tag: str, row: tuple[int, tuple[str, ...]], aligned: Sequence[str], spans: Mapping[int, Mapping[str, str]]
) -> None:
    line, cells = row
    token = state.push("tr_open", "tr", 1)
    token.map = [line, line + 1]
    token.meta = {"drawn": True}
    for column, (cell, side) in enumerate(zip(cells, aligned, strict=True)):
        opened = state.push(f"{tag}_open", tag, 1)
        if side:
            opened.attrs = {"style": f"text-align:{side}"}
        opened.meta = dict(spans.get(column, {}))
        inner = state.push("inline", "", 0)
        inner.content, inner.map, inner.children = cell, [line, line + 1], []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
