"""Footnotes of decks whose slides are each read alone, as Slidev's and reveal's: `[^1]` may be defined anew on every slide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from slides.markdown.parser import Node

_KIND = "footnote"
_HELD = frozenset({_KIND})


def with_scopes(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, a footnote that an earlier slide has defined too under a label of its slide, and so what refers to it there."""
    counts = Counter(label for node in nodes for label in _defined(node))
    twice = {label for label, count in counts.items() if count > 1}
    if not twice or not any(node.kind == "rule" for node in nodes):
        return list(nodes)
    known: set[str] = set()
    found: list[Node] = []
    slide: list[Node] = []
    for node in [*nodes, None]:
        if node is not None:
            slide.append(node)
        if node is None or node.kind == "rule":
            here = {label for each in slide for label in _defined(each)} & twice
            names = {label: f"{label} on line {slide[0].span.line}" for label in here & known}
            found += [_renamed(each, names) for each in slide] if names else slide
            known |= here
            slide = []
    return found


def _defined(node: Node) -> list[str]:
    """The labels of the footnotes that a node is or holds."""
    if node.kind == _KIND:
        return [node.info]
    return [inner.info for inner in node.walk() if inner.kind == _KIND] if node.children and node.holds(_HELD) else []


def _renamed(node: Node, names: Mapping[str, str]) -> Node:
    """A node with other labels in it."""
    runs = tuple(replace(run, note=names[run.note]) if run.note in names else run for run in node.runs)
    children = tuple(_renamed(child, names) for child in node.children)
    info = names.get(node.info, node.info) if node.kind == _KIND else node.info
    same = info == node.info and runs == node.runs and all(new is old for new, old in zip(children, node.children, strict=True))
    return node if same else replace(node, runs=runs, children=children, info=info)
