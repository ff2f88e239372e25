"""Quarto's `layout-ncol`, `layout-nrow` and `layout`: what a container holds, in rows of cells side by side.

Source: Quarto's guide, "Figures", section "Layout".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.parser import Node

_ROW = pattern(r"\[([^\[\]]*+)\]")
_NUMBER = pattern(r"-?\d{1,4}(?:\.\d{1,4})?")
_SILENT = ("comment", "rule", "markup", "anchor")
_MOST = 12
"""A row has at most this many cells."""


def cell_rows(node: Node) -> list[tuple[Node, ...]]:
    """The rows of a container that is laid out, each cell a column; none where it is not. A heading begins a cell with all under it."""
    cells = list(_cells(node.children))
    rows = _asked(node, len(cells))
    found: list[tuple[Node, ...]] = []
    at = 0
    for shares in rows:
        row = cells[at : at + len(shares)]
        at += len(row)
        even = len(set(shares)) == 1 or len(row) < len(shares)
        total = sum(shares) or 1
        widths = [{} if even else {"width": f"{round(100 * share / total)}%"} for share in shares]
        found.append(tuple(replace(cell, attributes=width) for cell, width in zip(row, widths, strict=False)))
    return [row for row in found if row]


def _cells(nodes: Sequence[Node]) -> Iterator[Node]:
    """The cells of a layout: each block, or a heading with the blocks under it; a container is a cell as it is."""
    group: list[Node] = []
    for node in nodes:
        if node.kind in _SILENT:
            if group:
                group.append(node)
        elif group and group[0].kind == "heading" and node.kind != "heading":
            group.append(node)
        else:
            yield from [_column(group)] if group else []
            group = [node]
    yield from [_column(group)] if group else []


def _column(nodes: Sequence[Node]) -> Node:
    """Nodes as one column."""
    first = nodes[0]
    if len(nodes) == 1 and first.kind == "container" and first.info in ("", "column") and not first.text and not _is_laid_out(first):
        return replace(first, info="column")
    return Node("container", first.span, nodes[-1].end, children=tuple(nodes), info="column")


def _is_laid_out(node: Node) -> bool:
    return any(key.startswith("layout") for key in node.attributes)


def _asked(node: Node, count: int) -> list[list[float]]:
    """The shares of the cells of each row, as many rows as `count` cells fill."""
    rows: list[list[float]] = []
    if layout := node.attributes.get("layout", ""):
        inner = _ROW.findall(layout)
        shares = [[float(number) for number in _NUMBER.findall(row) if not number.startswith("-")][:_MOST] for row in inner[:_MOST]]
        rows = [row for row in shares if row]
    elif columns := _count(node.attributes.get("layout-ncol", "")):
        rows = [[1.0] * columns]
    elif lines := _count(node.attributes.get("layout-nrow", "")):
        rows = [[1.0] * max(-(-count // lines), 1)]
    if not rows:
        return []
    while sum(map(len, rows)) < count:
        rows.append(rows[-1])
    return rows


def _count(text: str) -> int:
    text = text.strip()
    return min(int(text), _MOST) if text.isdecimal() and len(text) < 4 else 0
