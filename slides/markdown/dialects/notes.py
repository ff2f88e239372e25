"""reveal's notes: a paragraph that begins with `Note:` takes all to the slide's end, in decks where that is how notes are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.markdown.dialects.program import Program
from slides.markdown.parser import Node
from slides.markdown.speaker_notes import begins_notes, shows_nothing
from slides.text.rich_text import Run, cut, plain, trim

_NOTE = pattern(r"(?i)\s*notes?(?::(?:\s+|$)|\uff1a\s*)")
MARK = "???"
"""remark's line, by which notes are known from here on whoever wrote them."""
_OWN_NOTES = ("Marp", "Slidev", "remark")
"""Programs whose decks have other ways to write notes."""
_DRAWN = frozenset({"mermaid", "chart"})
"""Languages of code that is drawn."""
_MANY = 3
"""This many lines that say nothing but `Note:` are reveal's way, even where no rule splits the slides."""


def has_note_lines(nodes: Sequence[Node], program: Program) -> bool:
    """Whether paragraphs that begin with `Note:` are notes: where rules split the slides, or where other signs show reveal.js."""
    if program.name in _OWN_NOTES:
        return False
    return program.name == "reveal.js" or any(node.kind == "rule" for node in nodes) or sum(map(begins_notes, nodes)) >= _MANY


def early_notes(nodes: Sequence[Node]) -> frozenset[int]:
    """The places of paragraphs `Note: words` that a slide begins with and a picture, a table or a diagram follows: they alone are notes,
    as a slide whose whole content were notes would be empty.
    """
    found: set[int] = set()
    shows = False
    for at, node in enumerate(nodes):
        if node.kind in ("heading", "rule"):
            shows = False
        elif not shows and note_line(node) and not begins_notes(node) and _is_drawn(nodes[at + 1] if at + 1 < len(nodes) else None):
            found.add(at)
            shows = True
        else:
            shows = shows or not shows_nothing(node)
    return frozenset(found)


def _is_drawn(node: Node | None) -> bool:
    return node is not None and (node.kind in ("picture", "table") or (node.kind == "code" and node.info.lower() in _DRAWN))


def as_notes(node: Node) -> Node:
    """A paragraph that begins with `Note:` as notes of its own, which end with it."""
    return replace(node, kind="container", info="notes", runs=(), children=as_marked(node)[1:])


def note_line(node: Node) -> bool:
    """Whether a node is a paragraph that begins with `Note:`. In bold it is words for the audience, as in reveal.js."""
    return node.kind == "paragraph" and _NOTE.match(plain(node.runs)) is not None and not node.runs[0].bold


@memoized
def as_marked(node: Node) -> tuple[Node, ...]:
    """A paragraph that begins with `Note:` as the mark that begins notes, and its other words."""
    text = plain(node.runs)
    found = _NOTE.match(text)
    rest = trim(cut(node.runs, found.end() if found else 0, len(text)))
    mark = replace(node, runs=(Run(MARK),), children=())
    return (mark, replace(node, runs=rest)) if rest else (mark,)
