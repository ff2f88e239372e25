"""Pictures in the cells of a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.markdown.parser.html_tables import in_words, layout_rows
from slides.markdown.parser.inline import Inline, InlinePiece
from slides.markdown.parser.node import Node
from slides.text.rich_text import Run, trim


def has_pictures(table: Node) -> bool:
    """Whether a picture stands in a cell of a table."""
    return any(inner.kind == "picture" for row in table.children for cell in row.children for inner in cell.children)


def pictured(node: Node, inline: Inline) -> list[Node]:
    """A table with pictures: as what it lays out, else with their descriptions among its words."""
    if sides := layout_rows(replace(node, info="headed")):
        return sides
    for inner in (inner for row in node.children for cell in row.children for inner in cell.children):
        if inner.kind == "picture":
            inline.described(inner)
    return [replace(node, children=tuple(replace(row, children=tuple(map(in_words, row.children))) for row in node.children))]


def with_descriptions(pieces: Sequence[InlinePiece]) -> tuple[Run, ...]:
    """A cell's words with its pictures' descriptions among them."""
    runs: list[Run] = []
    for piece in pieces:
        runs.extend(piece.runs)
        if piece.node is not None and piece.node.kind == "picture":
            runs.append(Run(piece.node.text or piece.node.info, link=piece.node.attributes.get("link", "")))
    return trim(runs)
