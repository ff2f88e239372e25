"""The kinds of block an outline can hold: KINDS lists those that are read as they are, VISUALS those that are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from slides.base import rule_catalogue
from slides.base.diagnostics import Mistake, Span
from slides.deck.blocks.block import Block
from slides.deck.blocks.code_block import Code
from slides.deck.blocks.group import Columns, Group, Item
from slides.deck.blocks.part import Part
from slides.deck.blocks.picture import Picture
from slides.deck.blocks.prose import Prose
from slides.deck.blocks.question import Answers, Question
from slides.deck.blocks.quote import Quote
from slides.deck.blocks.table import Table
from slides.deck.blocks.visual import Visual, fence_language
from slides.markdown.parser import Node
from slides.visuals import mermaid

KINDS: Mapping[str, Callable[[Node], Block]] = MappingProxyType(
    {
        "paragraph": Prose.read,
        "list": Prose.read,
        "terms": Prose.read,
        "quote": Quote.read,
        "table": Table.read,
        "code": Code.read,
        "picture": Picture.read,
    }
)
"""The name of a node -> what reads it. Each `read` raises Mistake for what it cannot use."""

VISUALS: Mapping[str, str] = MappingProxyType(
    {
        "::: chart": "chart.Chart",
        "chart": "chart.Chart",
        "map": "map.Map",
        "mermaid flowchart": "flowchart.Flowchart",
        "mermaid graph": "flowchart.Flowchart",
        "mermaid mindmap": "tree.Tree",
        "mermaid quadrantchart": "quadrant.Quadrant",
        "mermaid pie": "mermaid_chart.MermaidChart",
        "mermaid timeline": "timeline.Timeline",
        "mermaid xychart": "mermaid_chart.MermaidChart",
        "mermaid xychart-beta": "mermaid_chart.MermaidChart",
    }
)
"""A fence's language, a container's name, or a Mermaid diagram's first word after "mermaid " -> the visual's file and class.

Files are loaded when an outline first asks for one: a deck without visuals does not pay for them.
"""

DRAWN: Mapping[str, str] = MappingProxyType(
    {
        "chevrons": "steps.Chevrons",
        "cycle": "steps.Cycle",
        "tree": "tree.Tree",
    }
)
"""What an author writes after `layout:` -> the visual's file and class whose `draw` makes it of the slide's list or parts."""

_MERMAID = "mermaid"
_SOURCES = frozenset({"container", "code"})
"""The kinds of node that can be the source of a drawing."""


class Drawn(Protocol):
    """What a list or parts can be drawn as."""

    def draw(self, blocks: tuple[Item, ...], span: Span) -> tuple[Item, ...]:
        """The slide's blocks with the list or parts among them drawn. Raises Mistake where they do not suit."""


def visual_named(row: str) -> type[Visual]:
    """The class behind a row of VISUALS."""
    return cast(type[Visual], _named(row))


def drawing_named(row: str) -> Drawn:
    """The class behind a row of DRAWN."""
    return cast(Drawn, _named(row))


def _named(row: str) -> object:
    file, _, name = row.partition(".")
    return getattr(import_module(f"slides.deck.blocks.{file}"), name)


def visual_of(node: Node) -> type[Visual] | None:
    """What draws a node; None where nothing does."""
    if node.kind == "container":
        row = VISUALS.get(f"::: {node.info}")
        return visual_named(row) if row else None
    if node.kind != "code":
        return None
    language = fence_language(node)
    name = f"{_MERMAID} {mermaid.kind(node).lower()}" if language == _MERMAID else language
    return visual_named(VISUALS[name]) if language and name in VISUALS else None


def is_drawn(node: Node) -> bool:
    """Whether a node is the source of a drawing, be it one that can be drawn or not."""
    return node.kind in _SOURCES and (visual_of(node) is not None or fence_language(node) == _MERMAID)


def read(node: Node) -> Block:
    """A node as the block it means. Raises Mistake for what cannot be used."""
    visual = visual_of(node)
    if visual is None and fence_language(node) == _MERMAID:
        known = sorted(name.removeprefix(f"{_MERMAID} ") for name in VISUALS if name.startswith(_MERMAID))
        kind = mermaid.kind(node)
        said = f"a Mermaid diagram of the kind {kind[:40]} is not drawn" if kind else "an empty Mermaid diagram"
        raise Mistake(rule_catalogue.DIAGRAM, node.span, said, f"drawn are: {', '.join(known)}")
    return visual.read(node) if visual else KINDS.get(node.kind, Prose.read)(node)


__all__ = [
    "DRAWN",
    "KINDS",
    "VISUALS",
    "Answers",
    "Block",
    "Code",
    "Columns",
    "Drawn",
    "Group",
    "Item",
    "Part",
    "Picture",
    "Prose",
    "Question",
    "Quote",
    "Table",
    "Visual",
    "drawing_named",
    "fence_language",
    "is_drawn",
    "read",
    "visual_named",
    "visual_of",
]
