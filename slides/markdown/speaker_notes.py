"""Speaker notes: containers of notes, and the lines after which everything up to the slide's end is a note."""

from __future__ import annotations

from slides.base.lazy_regex import pattern
from slides.markdown.parser import Node
from slides.text.rich_text import plain

_NOTES = pattern(r"(?i)\s*notes?[:\uff1a]\s*")
CONTAINERS = frozenset({"notes", "note-speaker", "speaker-notes"})
"""The names of containers whose words are said."""
SILENT = frozenset({"comment", "matter", "definition", "footnote", "front matter", "markup", "anchor", "property", "pause"})
"""Kinds of nodes that show nothing where they stand."""


def is_notes(node: Node) -> bool:
    """Whether a node is a container of speaker notes."""
    return node.kind == "container" and node.info in CONTAINERS


def begins_notes(node: Node) -> bool:
    """Whether a node is a paragraph that says nothing but `Note:`. In bold it is a line that the audience sees."""
    return node.kind == "paragraph" and _NOTES.fullmatch(plain(node.runs)) is not None and not any(run.bold for run in node.runs)


def opens_notes(node: Node, *, parted: bool) -> bool:
    """Whether all that follows on the slide is said: remark's `???` or, in decks split by rules, reveal's `Note:`."""
    if node.kind != "paragraph":
        return False
    text = plain(node.runs).strip()
    return text == "???" or text.startswith("??? ") or (parted and begins_notes(node))


def shows_nothing(node: Node) -> bool:
    """Whether a node has nothing that an audience sees: notes, comments, footnotes, and containers that hold nothing else."""
    if node.kind != "container":
        return node.kind in SILENT
    return is_notes(node) or not (node.text or (node.attributes and not node.children) or not all(map(shows_nothing, node.children)))
