"""Lists that are tables: items of as many fields each, with dashes between them (`Book the hall - Events - 10 May`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.deck.blocks.prose import OPEN_BOX, TICKED_BOX
from slides.markdown.parser import Node
from slides.text.rich_text import BREAK, Run, cut, plain, trim, unbold

_FIELD = pattern(r"(?<=\s)(?:[\u2014\u2013|-]|--)(?=\s)")
_TASK = pattern(r"\[([ xX])\] ")
_FEWEST_ROWS, _MOST_ROWS = 3, 12
_FEWEST_FIELDS, _MOST_FIELDS = 3, 5
_LONGEST_FIRST, _LONGEST_FIELD = 90, 40
"""Letters of the first field, and of the others."""


def with_lists_as_tables(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, lists that are tables as tables."""
    return [(_of_fields(node) or node) if node.kind == "list" else node for node in nodes]


def _of_fields(node: Node) -> Node | None:
    """A list whose items have as many fields each as a table without a header; None for any other."""
    if not _FEWEST_ROWS <= len(node.children) <= _MOST_ROWS or not _fields(node.children[0]):
        return None
    rows: list[list[tuple[Run, ...]]] = []
    for item in node.children:
        fields = _fields(item)
        if not _FEWEST_FIELDS <= len(fields) <= _MOST_FIELDS or (rows and len(fields) != len(rows[0])):
            return None
        rows.append(fields)
    blank = [()] * len(rows[0])
    return _table(node, [blank, *([_boxed(first), *others] for first, *others in rows)])


def _fields(item: Node) -> list[tuple[Run, ...]]:
    """The fields of an item; none where it is something else."""
    paragraph = item.children[0] if len(item.children) == 1 else item
    text = plain(paragraph.runs) if paragraph.kind == "paragraph" else ""
    if BREAK in text or not (cuts := list(_FIELD.finditer(text))):
        return []
    edges = [0, *(at for each in cuts for at in (each.start(), each.end())), len(text)]
    pieces = [(text[start:end], start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    long = any(len(words) > (_LONGEST_FIELD if at else _LONGEST_FIRST) for at, (words, _, _) in enumerate(pieces))
    return [] if long or not all(words.strip() for words, _, _ in pieces) else [trim(cut(paragraph.runs, a, b)) for _, a, b in pieces]


def _boxed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A task with a box for its brackets."""
    found = _TASK.match(runs[0].text)
    if found is None:
        return runs
    box = OPEN_BOX if found[1] == " " else TICKED_BOX
    return (runs[0].saying(f"{box} {runs[0].text[found.end() :]}"), *runs[1:])


def _table(node: Node, rows: Sequence[Sequence[tuple[Run, ...]]]) -> Node:
    """A table of these rows, the first its header, in the place of a list."""
    spans = [node.span, *(item.span for item in node.children)]
    made = []
    for span, row in zip(spans, rows, strict=True):
        cells = tuple(Node("cell", span, span.line, unbold(runs) if at == 0 else runs) for at, runs in enumerate(row))
        made.append(Node("row", span, span.line, children=cells))
    return replace(node, kind="table", children=tuple(made), level=0, info="", attributes={})


__all__ = ["with_lists_as_tables"]
