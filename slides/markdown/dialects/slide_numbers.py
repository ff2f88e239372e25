"""Links to slides by their number, `#5`, as Marp's decks have them: the slide that is meant gets that name."""

from __future__ import annotations

from collections.abc import Sequence

from slides.markdown.parser import Node

_MOST = 3
"""Digits of a slide's number."""


def with_numbered_slides(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, with an anchor at the beginning of each slide that is linked to by its number. Rules split the slides."""
    wanted = {link for node in nodes for inner in node.walk() for run in inner.runs if (link := _number(run.link))}
    if not wanted:
        return list(nodes)
    found: list[Node] = []
    count = 1
    for at, node in enumerate(nodes):
        found.append(node)
        count += node.kind == "rule"
        begins = node.kind == "rule" or (at == 0 and node.kind == "front matter")
        if begins and str(count) in wanted:
            found.append(Node("anchor", node.span, node.end, info=str(count)))
    return found


def _number(link: str) -> str:
    """The number of the slide that a link leads to; empty for any other link."""
    number = link[1:] if link.startswith("#") else ""
    return number if number.isdecimal() and len(number) <= _MOST else ""
