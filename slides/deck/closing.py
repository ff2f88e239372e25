"""What stands at the end of a document about itself (`Last updated: May`, `Version: 1.2`): words for the notes, and no slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.deck.section.labelled import label_before
from slides.markdown.parser import Node
from slides.markdown.sections import Section
from slides.markdown.speaker_notes import shows_nothing
from slides.text.form_words import is_word
from slides.text.rich_text import lines_of

_MOST = 8
"""The most lines that say something of the document."""


def with_document_lines_in_notes(sections: Sequence[Section]) -> list[Section]:
    """The sections, the last lines of the last one in its notes where they say of the document who wrote it, when, and in which version.

    A last section of nothing else, under no heading of its own, is no slide: its lines are in the notes of the one before.
    """
    found = list(sections)
    last = found[-1] if found else None
    if last is None or (last.heading is None and len(found) == 1):
        return found
    end = len(last.nodes)
    while end and (_says_of_document(last.nodes[end - 1]) or shows_nothing(last.nodes[end - 1])):
        end -= 1
    told = [node for node in last.nodes[end:] if not shows_nothing(node)]
    if not told or (end == 0 and not last.follows) or sum(len(lines_of(node.runs)) for node in told) > _MOST:
        return found
    notes = Node("container", told[0].span, told[-1].end, children=tuple(told), info="notes")
    if end == 0 and len(found) > 1:
        found.pop()
        before = found[-1]
        found[-1] = replace(before, nodes=[*before.nodes, notes, *(node for node in last.nodes if shows_nothing(node))])
    elif end:
        found[-1] = replace(last, nodes=[*last.nodes[:end], notes, *(node for node in last.nodes[end:] if shows_nothing(node))])
    return found


def _says_of_document(node: Node) -> bool:
    """Whether each line of a paragraph has a label of documents before it."""
    if node.kind != "paragraph" or node.children:
        return False
    labels = [label_before(line) for line in lines_of(node.runs)]
    known = sum(is_word("document", label) for label in labels)
    return all(labels) and known > 0 and known >= len(labels) - 1


__all__ = ["with_document_lines_in_notes"]
