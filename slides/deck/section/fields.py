"""Lists whose items have as many fields each, with dashes between them (`Book the hall - Events - 10 May`): the first leads the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.parser import Node
from slides.text.rich_text import BREAK, bold, cut, plain

_FIELD = pattern(r"(?<=\s)(?:[\u2014\u2013|-]|--)(?=\s)")
_FEWEST_ROWS, _MOST_ROWS = 3, 8
_FEWEST_FIELDS, _MOST_FIELDS = 3, 5
_LONGEST_FIRST, _LONGEST_FIELD = 60, 40
"""Letters of the first field, and of the others."""


def with_first_fields_bold(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, the first field of each item in bold in lists of such items."""
    return [(_led(node) or node) if node.kind == "list" else node for node in nodes]


def _led(node: Node) -> Node | None:
    """A list of items of as many fields each with the first of each in bold; None for any other list."""
    if not _FEWEST_ROWS <= len(node.children) <= _MOST_ROWS:
        return None
    items: list[Node] = []
    count = 0
    for item in node.children:
        ends = _fields(item)
        if not _FEWEST_FIELDS <= len(ends) <= _MOST_FIELDS or (items and len(ends) != count):
            return None
        count = len(ends)
        paragraph = item.children[0]
        runs = (*bold(cut(paragraph.runs, 0, ends[0])), *cut(paragraph.runs, ends[0], len(plain(paragraph.runs))))
        items.append(replace(item, children=(replace(paragraph, runs=runs),)))
    return replace(node, children=tuple(items))


def _fields(item: Node) -> list[int]:
    """Where the fields of an item end; none where it is something else."""
    paragraph = item.children[0] if len(item.children) == 1 else item
    text = plain(paragraph.runs) if paragraph.kind == "paragraph" else ""
    if BREAK in text or not (cuts := list(_FIELD.finditer(text))):
        return []
    edges = [0, *(at for each in cuts for at in (each.start(), each.end())), len(text)]
    pieces = [text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    long = any(len(words) > (_LONGEST_FIELD if at else _LONGEST_FIRST) for at, words in enumerate(pieces))
    return [] if long or not all(pieces) else [len(text[:end].rstrip()) for end in edges[1::2]]


__all__ = ["with_first_fields_bold"]
