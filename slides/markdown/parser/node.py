"""Node: one piece of the outline's source, as the rest of the program knows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import field

from slides.base.diagnostics import Span
from slides.base.records import frozen
from slides.text.rich_text import Run


@frozen
class Node:
    """One piece of the outline's source.

    kind: front matter, heading, paragraph, list, item, terms, term, meaning, quote, table, row, cell, code, comment, rule,
    container, picture, background (what stands behind a slide), footnote, slot, snippet (code in a file), include (a file of
    Markdown), pause, matter, property (of a slide), markup (the lines of raw HTML), anchor or definition. `level` is a heading's level,
    an ordered list's first number (0: a bulleted list) or how many lines of a comment stand before its words; `info` a
    fence's language, a container's name, a
    cell's alignment, a picture's path, a footnote's label or the name of a slot, property or anchor; `text` what is taken literally.
    A comment's children are what the presenter says; it has some where it is read as notes.
    """

    kind: str
    span: Span
    end: int
    runs: tuple[Run, ...] = ()
    children: tuple[Node, ...] = ()
    text: str = ""
    info: str = ""
    level: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)

    def holds(self, kinds: Set[str]) -> bool:
        """Whether a node of one of these kinds stands in it: cheaper than to `walk` through all of them."""
        for child in self.children:  # noqa: SIM110 - a generator would take twice as long
            if child.kind in kinds or (child.children and child.holds(kinds)):
                return True
        return False

    def walk(self) -> Iterator[Node]:
        """The node and all that it holds, in source order."""
        yield self
        waiting = list(self.children[::-1])
        while waiting:
            node = waiting.pop()
            yield node
            if node.children:
                waiting += node.children[::-1]
