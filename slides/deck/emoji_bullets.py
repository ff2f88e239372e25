"""Lists whose items begin with emoji, as projects list what they can do: icons of one hand stand there instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.memo import memoized
from slides.markdown.heading_emoji import adorning_start
from slides.markdown.parser import Node
from slides.text.rich_text import cut, plain, trim
from slides.visuals import icons

_FEWEST = 3
_MOST_OTHERS = 3
"""One item in so many may begin with words."""
_LEAST_KNOWN = 0.6
"""The share of emoji for which there is an icon; of fewer none is drawn, and the words stand alone."""
_OTHER = "circle"
"""Stands for an emoji without an icon, among others that have one."""


def with_icons_for_emoji(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, lists whose items begin with emoji with icons instead."""
    return [_as_icons(node) if node.kind == "list" else node for node in nodes]


@memoized
def _as_icons(node: Node) -> Node:
    """A list with icons; itself where its items begin otherwise."""
    starts = [_start(item) for item in node.children]
    count = sum(start > 0 for start in starts)
    if count < _FEWEST or (len(starts) - count) * _MOST_OTHERS > len(starts):
        return node
    names = [
        icons.icon_of(plain(item.children[0].runs)[:start]) if start else "" for item, start in zip(node.children, starts, strict=True)
    ]
    drawn = sum(map(bool, names)) >= count * _LEAST_KNOWN
    items = [
        _begun(item, start, (name or _OTHER) if drawn else "") if start else item
        for item, start, name in zip(node.children, starts, names, strict=True)
    ]
    return replace(node, children=tuple(items))


def _start(item: Node) -> int:
    """Where the words of an item begin after emoji; 0 where it begins with words."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph" or plain(first.runs).isascii() or first.runs[0].icon:
        return 0
    text = plain(first.runs)
    start = adorning_start(text)
    return start if any(map(str.isalnum, text[start:])) else 0


def _begun(item: Node, start: int, icon: str) -> Node:
    """An item without the emoji, its icon on its first words."""
    first, *others = item.children
    runs = trim(cut(first.runs, start, len(plain(first.runs))))
    if icon:
        runs = (replace(runs[0], icon=icon), *runs[1:])
    return replace(item, children=(replace(first, runs=runs), *others))
