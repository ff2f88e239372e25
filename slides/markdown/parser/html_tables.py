"""HTML's tables: which place each cell has (the table model of the HTML standard), and which tables only lay things out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.node import Node
from slides.text.rich_text import BREAK, Run, bold, plain

_WIDEST_SPAN, _TALLEST_SPAN = 1000, 65534
"""The most columns and rows that a cell may cover (HTML standard, attributes `colspan` and `rowspan`)."""
_MOST_COLUMNS = 200
"""Where spans alone would make a table wider than this, they are not followed."""
_OVERSHOOT = 3
"""A span that reaches this many columns beyond the last cell of any row is written to mean all columns."""
_COUNT = pattern(r"[ \t\n\f\r]*\+?([0-9]{1,9})")
_RICH = frozenset({"list", "picture", "code", "quote", "table", "heading", "terms", "container"})
_MOST_SIDES, _MOST_BANDS = 4, 6
"""A table of more columns or rows is one of data."""


COVERED = MappingProxyType({"covered": ""})
"""The attributes of a place that a merged cell covers."""


@frozen
class _Place:
    """A cell with its row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int
    cell: Node


def span_of(text: str, least: int, most: int) -> int:
    """An attribute `rowspan` or `colspan` as HTML reads it: leading digits count, what is not a number is 1."""
    found = _COUNT.match(text)
    number = int(found[1]) if found else 1
    return min(number if number >= least else 1, most)


def html_table(rows: Sequence[Node], node: Node, problems: list[Problem]) -> Node:
    """A table of rows whose cells stand in their columns: every place has a cell, those that are covered an empty one.

    Each row says in its attribute `group` which of its table's groups it stands in. `node` has the table's place in the outline.
    """
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.attributes.get("group", ""))]
    groups.sort(key=lambda group: group[0].attributes.get("group", "").startswith("tfoot"))
    ordered = [row for group in groups for row in group]
    places, odd = _placed(groups)
    width = max((each.column + each.columns for each in places), default=0)
    last = max((each.column + 1 for each in places), default=0)
    if width - last > _OVERSHOOT:
        width = last
        places = [replace(each, columns=min(each.columns, width - each.column)) for each in places]
    if odd:
        problems.append(
            Problem(
                rule_catalogue.RAW_HTML,
                node.span,
                "cells of this table overlap, or span more than the table holds",
                "check its colspan and rowspan",
            )
        )
    kept = sorted({each.row for each in places})
    grid = [[Node("cell", ordered[row].span, ordered[row].end) for _ in range(width)] for row in kept]
    reaches: list[tuple[int, int]] = []
    for each in places:
        row, end = bisect_left(kept, each.row), bisect_left(kept, each.row + each.rows)
        spans = {"rowspan": str(end - row)} if end - row > 1 else {}
        spans |= {"colspan": str(each.columns)} if each.columns > 1 else {}
        for place in range(row, end) if spans else ():
            grid[place][each.column : each.column + each.columns] = [
                replace(cell, attributes=COVERED) for cell in grid[place][each.column : each.column + each.columns]
            ]
        grid[row][each.column] = replace(each.cell, attributes=spans)
        reaches.append((row, end))
    heads = _heads([ordered[row] for row in kept], reaches)
    children = tuple(replace(ordered[row], children=tuple(cells), attributes={}) for row, cells in zip(kept, grid, strict=True))
    return replace(node, children=children, attributes={"heads": str(heads)} if heads > 1 else {})


def _placed(groups: Sequence[Sequence[Node]]) -> tuple[list[_Place], bool]:
    """Each cell in its place; whether cells overlap there or spans were not followed."""
    found: list[_Place] = []
    odd = False
    first = 0
    for group in groups:
        taken: dict[int, int] = {}
        for at, row in enumerate(group):
            wide = sum(span_of(cell.attributes.get("colspan", ""), 1, _WIDEST_SPAN) for cell in row.children)
            reach = max(taken, default=0)
            followed = max(wide, reach) <= max(_MOST_COLUMNS, 2 * len(row.children)) or len(row.children) < 3
            odd = odd or not followed
            column = 0
            for cell in row.children:
                while taken.get(column, 0) > at:
                    column += 1
                columns = span_of(cell.attributes.get("colspan", ""), 1, _MOST_COLUMNS) if followed else 1
                rows = span_of(cell.attributes.get("rowspan", ""), 0, _TALLEST_SPAN) or len(group)
                rows = min(rows, len(group) - at)
                free = next((more for more in range(columns) if taken.get(column + more, 0) > at), columns)
                odd = odd or free < columns
                taken.update(dict.fromkeys(range(column, column + free), at + rows))
                found.append(_Place(first + at, column, rows, free, cell))
                column += columns
        first += len(group)
    return found, odd


def _heads(rows: Sequence[Node], reaches: Sequence[tuple[int, int]]) -> int:
    """How many of the first rows head the table: those of its `thead`, else those that hold nothing but `th`; and all that a cell
    in them covers. reaches: the first row of each cell and the one after its last.
    """
    heads = sum(1 for row in rows if row.attributes.get("group", "").startswith("thead"))
    if not heads:
        heads = next((at for at, row in enumerate(rows) if not all(map(_is_head, row.children))), len(rows))
        heads = heads if heads < len(rows) else 1
    heads = max(heads, 1)
    for row, end in sorted(reaches):
        if row < heads:
            heads = max(heads, end)
    return min(heads, len(rows))


def _is_head(cell: Node) -> bool:
    """Whether a cell was a `th`."""
    return "th" in cell.attributes


def in_words(cells: Node) -> Node:
    """A table's cell with its words alone; comments and names of places stay in it."""
    return replace(cells, children=tuple(child for child in cells.children if child.kind in ("comment", "anchor")))


def layout_rows(node: Node) -> list[Node] | None:
    """What a table shows that only lays things out, row by row as columns; None for a table of data.

    Such a table has no header and holds pictures, lists, code or other blocks; or its one row under a header holds pictures only.
    """
    rows = node.children
    if not rows or not 1 <= len(rows[0].children) <= _MOST_SIDES or len(rows) > _MOST_BANDS:
        return None
    cells = [cell for row in rows for cell in row.children]
    if any(cell.attributes.get("rowspan") or cell.attributes.get("colspan") for cell in cells):
        return None
    if not any(child.kind in _RICH for cell in cells for child in cell.children):
        return None
    headed = node.info == "headed"
    if headed and not (len(rows) == 2 and _are_pictures(rows[1])):
        return pictures_beside(node)
    bands = [[[column] for column in row.children] for row in rows]
    if headed:
        bands = [[[_as_name(name), cell] for name, cell in zip(rows[0].children, rows[1].children, strict=True)]]
    found: list[Node] = []
    for band in bands:
        sides = [side for side in (_side(cells) for cells in band) if side.children]
        if len(sides) > 1:
            found.append(Node("container", sides[0].span, node.end, children=tuple(sides), info="columns"))
        else:
            found += [child for side in sides for child in side.children]
    return found


_CAPTION_WORDS = 12
"""A cell with more words is none that names a picture."""


def pictures_beside(node: Node) -> list[Node] | None:
    """The pictures of a table of pictures, side by side with what its header, the first cells of rows and the rows below call them.

    None for a table of data: one where a row holds pictures and words, other than a name before them; or one with a single picture.
    """
    rows = [row.children for row in node.children]
    shown = [at for at, row in enumerate(rows) if _named_pictures(row)]
    between = [at for at in range(len(rows)) if at not in shown and any(map(_words, rows[at]))]
    held = [child for row in rows for cell in row for child in cell.children]
    if len(held) < 2 or any(each.kind != "picture" or _REMOTE.match(each.info) for each in held):
        return None
    if any(at and at - 1 not in shown for at in between) or any(_says_more(cell) for at in between for cell in rows[at]):
        return None
    head = [_words(cell) for cell in rows[0]] if 0 in between else [""] * len(rows[0])
    bands = [_band(rows[at], head, [*map(_words, rows[at + 1])] if at + 1 in between else [""] * len(head)) for at in shown]
    if len(bands) <= _MOST_SIDES and all(len(band) == 1 for band in bands):
        bands = [[side for band in bands for side in band]]
    found: list[Node] = []
    for band in bands:
        found += [Node("container", band[0].span, node.end, children=tuple(band), info="columns")] if len(band) > 1 else band[0].children
    return found


def _band(row: Sequence[Node], head: Sequence[str], below: Sequence[str]) -> list[Node]:
    """A row's pictures as columns. head and below: the words above and below each cell."""
    name = "" if row[0].children else ": ".join(filter(None, (head[0], _words(row[0]))))
    found: list[Node] = []
    for cell, above, under in zip(row, head, below, strict=True):
        caption = ", ".join(dict.fromkeys(filter(None, (above, name, _own_words(cell), under))))
        for picture in cell.children:
            named = replace(picture, attributes={"title": caption, **picture.attributes}) if caption else picture
            found.append(Node("container", picture.span, picture.end, children=(named,), info="column"))
    return found


_REMOTE = pattern(r"(?i)(?:https?:)?//")


def _named_pictures(row: Sequence[Node]) -> bool:
    """Whether a row holds pictures alone, but for a name in its first cell."""
    full = [cell for cell in row if cell.children or _words(cell)]
    pictured = [cell for cell in full if any(child.kind == "picture" for child in cell.children)]
    others = [cell for cell in full if cell not in pictured]
    return bool(pictured) and (not others or (others == [row[0]] and not _says_more(row[0])))


def _says_more(cell: Node) -> bool:
    """Whether a cell says more than a name: many words, a link or a block."""
    return bool(cell.children) or len(_words(cell).split()) > _CAPTION_WORDS or any(run.link for run in cell.runs)


def _words(cell: Node) -> str:
    return " ".join(plain(cell.runs).replace(BREAK, " ").split())


def _own_words(cell: Node) -> str:
    """The words of a cell beside its pictures, whose descriptions stand among them."""
    text = plain(cell.runs)
    for child in cell.children:
        if child.kind == "picture":
            text = text.replace(child.text or child.info, "", 1)
    return " ".join(text.replace(BREAK, " ").split())


def _are_pictures(row: Node) -> bool:
    """Whether pictures stand in all of a row's cells that hold anything."""
    full = [cell for cell in row.children if cell.children or plain(cell.runs).strip()]
    return bool(full) and all(any(child.kind == "picture" for child in cell.children) for cell in full)


def _as_name(cell: Node) -> Node:
    """A header's cell as a bold line."""
    return replace(cell, runs=bold(cell.runs), children=tuple(child for child in cell.children if child.kind != "paragraph"))


def _side(cells: Iterable[Node]) -> Node:
    """Cells as one column."""
    found: list[Node] = []
    first: Node | None = None
    for cell in cells:
        first = first or cell
        blocks = any(child.kind not in ("comment", "anchor") for child in cell.children)
        if not blocks and plain(cell.runs).strip():
            found.append(Node("paragraph", cell.span, cell.end, cell.runs))
        found += cell.children
    assert first is not None, "a column has a cell"
    return Node("container", first.span, first.end, children=tuple(found), info="column")


def text_of_nodes(nodes: Iterable[Node]) -> list[Run]:
    """All words of nodes as one text, those of each on lines of their own."""
    runs: list[Run] = []
    for words in _lines(nodes):
        runs += [Run(BREAK), *words] if runs and words else words
    return runs


def _lines(nodes: Iterable[Node]) -> Iterator[tuple[Run, ...]]:
    for node in nodes:
        for inner in node.walk():
            if inner.kind not in ("comment", "anchor"):
                yield inner.runs or ((Run(inner.text, code=inner.kind == "code"),) if inner.text else ())
