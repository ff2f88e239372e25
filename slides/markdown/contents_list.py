"""A contents list: links to the headings of its own page. What stands under its first level is for the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.markdown.parser import Node
from slides.markdown.speaker_notes import CONTAINERS
from slides.text.rich_text import Run

_FEWEST = 3
_MOST_OTHERS = 5
"""One entry in so many may lead elsewhere."""
_MOST_SHOWN = 12
"""Entries of all levels that one slide shows well."""
_BETWEEN = " \u00b7 "


def is_contents_list(node: Node) -> bool:
    """Whether a node is a list of links into its own page."""
    entries = list(_entries(node)) if node.kind == "list" else []
    inside = sum(_leads_inside(entry) for entry in entries)
    return len(entries) >= _FEWEST and (len(entries) - inside) * _MOST_OTHERS <= len(entries)


def _entries(node: Node) -> Iterator[Node]:
    """All items of a list, those of lists in it too."""
    return (inner for inner in node.walk() if inner.kind == "item")


def _leads_inside(item: Node) -> bool:
    """Whether an item is one link into the page."""
    line = item.children[0] if item.children else None
    if line is None or line.kind != "paragraph" or not line.runs:
        return False
    return all(run.link.startswith("#") or not any(map(str.isalnum, run.text)) for run in line.runs)


def with_short_contents(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, contents lists with their first level alone; the other levels in the notes.

    A list of one entry that heads all others is a list of these.
    """
    found: list[Node] = []
    for node in nodes:
        if node.kind != "list" or sum(1 for _ in _entries(node)) <= _MOST_SHOWN or not is_contents_list(node):
            found.append(node)
            continue
        found += _first_level(node)
    return found


def _first_level(node: Node) -> Iterator[Node]:
    items = node.children
    if len(items) == 1 and len(items[0].children) > 1 and items[0].children[1].kind == "list":
        yield _said(items[0].children[0].runs, node)
        yield from _first_level(items[0].children[1])
        return
    yield replace(node, children=tuple(replace(item, children=item.children[:1]) for item in items))
    under = [entry for item in items for inner in item.children[1:] for entry in _entries(inner)]
    if under:
        lines = [entry.children[0].runs for entry in under if entry.children]
        yield _said(tuple(run for at, line in enumerate(lines) for run in ((Run(_BETWEEN),) if at else ()) + line), node)


def _said(runs: tuple[Run, ...], node: Node) -> Node:
    """Words of a contents list for the speaker."""
    line = Node("paragraph", node.span, node.end, runs)
    return Node("container", node.span, node.end, children=(line,), info=min(CONTAINERS))
