"""The levels of a storyboard's headings: which stand over its numbered slides, and which begin slides of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.markdown.parser.node import Node
from slides.markdown.parser.storyboard.cover import NUMBERED


def with_parts(nodes: list[Node]) -> list[Node]:
    """The nodes, numbered slides of level 3 and deeper as slides of level 2; a heading over some is a part, any other a slide as well."""
    deepest = min((node.level for node in nodes if _is_numbered(node)), default=0)
    between = [at for at, node in enumerate(nodes) if _is_between(node, deepest)]
    if deepest < 3 or not between:
        return nodes
    parts = set(_over_slides(nodes, between))
    found = list(nodes)
    for at, node in enumerate(nodes):
        if at in parts:
            found[at] = replace(node, level=1)
        elif _is_numbered(node) or _is_between(node, deepest):
            found[at] = replace(node, level=2)
    return found


def _is_numbered(node: Node) -> bool:
    return node.kind == "heading" and NUMBERED in node.attributes


def _is_between(node: Node, deepest: int) -> bool:
    """Whether a heading is no number of a slide, and stands between the deck's title and the slides."""
    return node.kind == "heading" and 1 < node.level < deepest and NUMBERED not in node.attributes


def _over_slides(nodes: Sequence[Node], between: Sequence[int]) -> Iterator[int]:
    """The places of those headings that have numbered slides under them."""
    for at, end in zip(between, (*between[1:], len(nodes)), strict=True):
        if any(map(_is_numbered, nodes[at + 1 : end])):
            yield at


__all__ = ["with_parts"]
