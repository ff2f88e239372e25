"""The footnotes of an outline by their labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from slides.markdown.parser import Node

_NO_FOOTNOTES: Mapping[str, Node] = MappingProxyType({})
_KIND = frozenset({"footnote"})


def footnotes(nodes: Sequence[Node]) -> Mapping[str, Node]:
    """The footnotes by label that something refers to, be it another footnote that is referred to; the first of each label."""
    if not any(node.kind == "footnote" or (node.children and node.holds(_KIND)) for node in nodes):
        return _NO_FOOTNOTES
    defined: dict[str, Node] = {}
    queue = list(nodes)
    for node in queue:
        if node.kind == "footnote":
            defined.setdefault(node.info, node)
        elif node.children:
            queue += node.children
    wanted = [run.note for node in queue if node.kind != "footnote" for run in node.runs if run.note]
    used: dict[str, Node] = {}
    for label in wanted:
        if label in defined and label not in used:
            used[label] = defined[label]
            wanted += [run.note for inner in defined[label].walk() for run in inner.runs if run.note]
    return used
