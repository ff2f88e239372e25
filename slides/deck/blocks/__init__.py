"""The kinds of block that an outline can hold: what reads a node, and what the registry says of each kind."""

from __future__ import annotations

from typing import Protocol, cast

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.deck.blocks.block import Block, Splittable
from slides.deck.blocks.code_block import Code
from slides.deck.blocks.group import Columns, Group, Item
from slides.deck.blocks.part import Part
from slides.deck.blocks.picture import PictureBlock
from slides.deck.blocks.prose import Prose
from slides.deck.blocks.question import Answers, Question
from slides.deck.blocks.quote import Quote
from slides.deck.blocks.registry import BY_DIRECTIVE, BY_FENCE, BY_NODE, PROSE, extension, spec_of
from slides.deck.blocks.spec import BlockSpec
from slides.deck.blocks.table import TableBlock
from slides.deck.blocks.visual import Visual, fence_language
from slides.markdown.parser import Node
from slides.text import highlighting
from slides.visuals import mermaid

_MERMAID = "mermaid"
_SOURCES = frozenset({"container", "code"})
"""The kinds of node that can be the source of a drawing."""


class Drawn(Protocol):
    """What a list or parts can be drawn as."""

    def draw(self, blocks: tuple[Item, ...], span: Span) -> tuple[Item, ...]:
        """The slide's blocks with the list or parts among them drawn. Raises BlockError where they do not suit."""


def drawing_for(directive: str) -> Drawn | None:
    """What draws a slide's list for a name after `layout:`; None where nothing does."""
    spec = BY_DIRECTIVE.get(directive)
    return cast(Drawn, spec.load()) if spec else None


def source_name(node: Node) -> str:
    """What a fence or container is called in the registry: its language, "mermaid NAME" or "::: NAME"; empty for other nodes."""
    if node.kind == "container":
        return f"::: {node.info}" if node.info else ""
    if node.kind != "code":
        return ""
    language = fence_language(node)
    return f"{_MERMAID} {mermaid.kind(node).lower()}" if language == _MERMAID else language


def _may_be_extended(name: str) -> bool:
    """Whether another package may read fences of a name: nothing of this one does, and it is no language of code."""
    return not name.startswith((":::", _MERMAID)) and not highlighting.is_language(name)


def source_spec(node: Node) -> BlockSpec | None:
    """The row of the kind that is read from a fence or container; None where none is."""
    name = source_name(node) if node.kind in _SOURCES else ""
    if not name:
        return None
    return BY_FENCE.get(name) or (extension(name).spec if _may_be_extended(name) else None)


def visual_of(node: Node) -> type[Visual] | None:
    """What draws a node; None where nothing does."""
    spec = source_spec(node)
    return cast(type[Visual], spec.load()) if spec else None


def is_drawn(node: Node) -> bool:
    """Whether a node is the source of a drawing, be it one that can be drawn or not."""
    return node.kind in _SOURCES and (source_spec(node) is not None or fence_language(node) == _MERMAID)


def read_block(node: Node) -> Block:
    """A node as the block it means; one of an unknown kind as prose. Raises BlockError for what cannot be used."""
    visual = visual_of(node)
    if visual is not None:
        return visual.read(node)
    if fence_language(node) == _MERMAID:
        raise _unknown_diagram(node)
    name = source_name(node) if node.kind in _SOURCES else ""
    if name and _may_be_extended(name) and (fault := extension(name).fault):
        raise BlockError(
            rule_catalogue.DIAGRAM, node.span, f"the extension for {name} is not used: {fault}", "install or repair it, or remove it"
        )
    return cast(Block, BY_NODE.get(node.kind, PROSE).load().read(node))


def _unknown_diagram(node: Node) -> BlockError:
    """What is said of a Mermaid diagram of a kind that is not drawn."""
    known = sorted(name.removeprefix(f"{_MERMAID} ") for name in BY_FENCE if name.startswith(_MERMAID))
    kind = mermaid.kind(node)
    said = f"Mermaid diagrams of the kind {kind[:40]} are not supported" if kind else "an empty Mermaid diagram"
    return BlockError(rule_catalogue.DIAGRAM, node.span, said, f"supported kinds: {', '.join(known)}")


__all__ = [
    "BY_DIRECTIVE",
    "BY_FENCE",
    "BY_NODE",
    "Answers",
    "Block",
    "BlockSpec",
    "Code",
    "Columns",
    "Drawn",
    "Group",
    "Item",
    "Part",
    "PictureBlock",
    "Prose",
    "Question",
    "Quote",
    "Splittable",
    "TableBlock",
    "Visual",
    "drawing_for",
    "fence_language",
    "is_drawn",
    "read_block",
    "source_spec",
    "spec_of",
    "visual_of",
]
