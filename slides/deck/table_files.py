"""Nodes -> Nodes: tables whose cells stand in a file of comma-separated values, or in such lines of the outline, as tables.

`::: table {file=data.csv columns="Year, Sales"}`, and MyST's `csv-table` with its `:file:`, `:header:` and `:header-rows:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser import Node
from slides.markdown.resources import memoized_with_files, read_text_beside
from slides.text.rich_text import Run
from slides.text.sanitize import clean_text

if TYPE_CHECKING:
    from slides.text.number_parsing import NumberCell
    from slides.visuals.charts import Grid

MOST_ROWS = 1_000
"""Rows of a table: more than any audience reads."""
_KINDS = frozenset({"container", "code"})
_DIRECTIVE = pattern(r"\{?csv-table(?:\}|$)(.*+)")
_OPTION = pattern(r"\s*+:([\w-]++):(.*+)")


@frozen
class ReadTables:
    """Nodes with their tables, and what could not be read."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...] = ()


def with_tables(nodes: Sequence[Node]) -> ReadTables:
    """The nodes with a table for each that names one or holds lines of its cells. A mistake costs the table and is reported."""
    if not any(_is_table(node) or (node.children and node.holds(_KINDS)) for node in nodes):
        return ReadTables(tuple(nodes))
    problems: list[Problem] = []
    found = tuple(_each(nodes, problems))
    return ReadTables(found, tuple(problems))


def _each(nodes: Sequence[Node], problems: list[Problem]) -> Iterator[Node]:
    for node in nodes:
        if _is_table(node):
            read = _table(node)
            problems += read.problems
            yield from read.nodes
        elif node.children and node.holds(_KINDS) and any(map(_is_table, node.walk())):
            yield replace(node, children=tuple(_each(node.children, problems)))
        else:
            yield node


def _is_table(node: Node) -> bool:
    """Whether a node is a table's container with a file, or a directive of MyST."""
    if node.kind == "container":
        return node.info == "table" and "file" in node.attributes
    return node.kind == "code" and _DIRECTIVE.fullmatch(node.info) is not None


@memoized_with_files
def _table(node: Node) -> ReadTables:
    """The table of one node, and what else stands in it."""
    from slides.visuals.charts import chosen_columns

    attributes, lines, title = _contained(node) if node.kind == "container" else _directive(node)
    problems: list[Problem] = []
    span = node.span
    try:
        if "file" in attributes:
            path, text = read_text_beside(attributes["file"].strip(), node.span, "data file")
            lines, span = clean_text(text, str(path), problems).split("\n"), Span(str(path))
        if header := attributes.get("header", ""):
            lines = [header, *lines]
        grid = _grid(lines, span)
        if "columns" in attributes:
            grid = chosen_columns(grid, attributes["columns"], node.span)
    except BlockError as mistake:
        return ReadTables(node.children, (replace(mistake.problem, rule=rule_catalogue.FILE_BESIDE),))
    shown = (_node(node, grid),) if grid.header else ()
    above = (Node("paragraph", node.span, node.span.line, (Run(title),)),) if title else ()
    return ReadTables((*above, *shown, *node.children), tuple(problems))


def _grid(lines: Sequence[str], span: Span) -> Grid:
    """The cells of lines of values. Raises BlockError for those that cannot be read, and for too many."""
    from slides.visuals.charts import read_rows

    grid = read_rows(lines, span, len(lines))
    if len(grid.rows) > MOST_ROWS:
        hint = "keep the rows that matter"
        raise BlockError(rule_catalogue.FILE_BESIDE, span, f"a table of {len(grid.rows):,} rows; {MOST_ROWS:,} are the most", hint)
    return grid


def _contained(node: Node) -> tuple[Mapping[str, str], list[str], str]:
    return node.attributes, [], node.text.strip()


def _directive(node: Node) -> tuple[Mapping[str, str], list[str], str]:
    """The options of a directive, the lines under them, and its title."""
    found = _DIRECTIVE.fullmatch(node.info)
    title = found[1].strip() if found else ""
    options: dict[str, str] = {}
    lines = node.text.split("\n")
    while lines and (option := _OPTION.fullmatch(lines[0])):
        options[option[1].lower()] = option[2].strip()
        del lines[0]
    return options, lines, title


def _node(node: Node, grid: Grid) -> Node:
    """The cells as a table, at the place of the node."""
    rows = (_row(node, cells) for cells in (grid.header, *grid.rows))
    return Node("table", node.span, node.end, children=tuple(rows))


def _row(node: Node, cells: Sequence[NumberCell]) -> Node:
    line = node.span.line
    shown = (Node("cell", node.span, line, (Run(cell.text),) if cell.text else ()) for cell in cells)
    return Node("row", node.span, line, children=tuple(shown))


__all__ = ["MOST_ROWS", "ReadTables", "with_tables"]
