"""Tree: Mermaid's `mindmap`, or a nested list, as boxes with connectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self, TypeVar

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Rule, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.prose import Prose, with_list_drawn
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph, plain
from slides.typesetting.fitting import Style
from slides.visuals import labels, mermaid, tree
from slides.visuals.cards import as_sentence, card_type, complete_cards, first_that_fits, sentence, sizes
from slides.visuals.list_items import ListItem, links, list_items, unlinked

MOST, DEEPEST = 40, 6
"""Boxes of one tree, and levels."""
_MOST_LETTERS = 3000
_SHAPES = (r"\(\((.*)\)\)", r"\)\)(.*)\(\(", r"\)(.*)\(", r"\{\{(.*)\}\}", r"\((.*)\)", r"\[(.*)\]")
_SHAPED = pattern(rf"[^\s()\[\]{{}}]*(?:{'|'.join(_SHAPES)})")
_OPENED = pattern(r"[^\s()\[\]{}]*(\[|\(\(|\{\{)[^()\[\]{}]*")
_UNDERSTOOD = "a mindmap has one root and its branches indented under it: text, [text], (text), ((text)), {{text}}"
Other = TypeVar("Other")


@frozen
class TreeBlock(Visual):
    """Roots with what stands under each. `spreads`: it grows from its root to the sides, as a mind map does. `title` and
    `description` are what its author says of it.
    """

    roots: tuple[ListItem, ...]
    spreads: bool = False
    title: str = ""
    passed_over: tuple[Span, ...] = ()
    linked: tuple[Paragraph, ...] = ()
    description: str = ""

    wide: ClassVar[bool] = True

    @classmethod
    def read(cls, node: Node) -> Self:
        """A Mermaid mindmap. Raises BlockError for a second root, a bracket that is not closed, and too many boxes or levels."""
        found = mermaid.diagram(node)
        rows: list[tuple[mermaid.SourceLine, str]] = []
        passed_over = []
        for line in found.lines:
            if _is_look(line):
                passed_over.append(line.span)
                continue
            rows.append((line, _text(line)))
            if len(rows) > MOST:
                raise BlockError(
                    rule_catalogue.DIAGRAM, line.span, f"a mindmap of more than {MOST} boxes", "make two diagrams, or remove some boxes"
                )
            if len(rows) > 1 and line.indent <= rows[0][0].indent:
                raise BlockError(rule_catalogue.DIAGRAM, line.span, f"a second root: {rows[-1][1][:60]}", _UNDERSTOOD)
        if len(rows) < 2:
            raise BlockError(rule_catalogue.DIAGRAM, node.span, "a mindmap without branches", _UNDERSTOOD)
        title, description = map(mermaid.plain_text, (found.title, found.description))
        return cls(node.span, _nested(rows), True, title, tuple(passed_over), description=description)._checked(
            node.span, rule_catalogue.DIAGRAM
        )

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """The words in every box."""
        found = mermaid.diagram(node)
        yield node.span, mermaid.plain_text(found.title)
        yield node.span, mermaid.plain_text(found.description)
        for line in found.lines:
            if not _is_look(line):
                yield line.span, mermaid.plain_text(_inner(line.text))

    @classmethod
    def draw(cls, blocks: tuple[Other, ...], span: Span) -> tuple[Other | Prose | Visual, ...]:
        """A slide's blocks with their only list as a tree. Raises BlockError where there is no such list, or it is too large or
        too flat.
        """
        found = with_list_drawn(blocks, cls.from_prose)
        if found is None:
            raise BlockError(
                rule_catalogue.LIST_DRAWING,
                span,
                "the layout tree needs exactly one list on the slide",
                "write a list in which some items are indented under others",
            )
        return found

    @classmethod
    def from_prose(cls, prose: Prose) -> Self:
        """A nested list as a tree. Raises BlockError where nothing in it is nested, and for too many boxes or levels."""
        if len(prose.paragraphs) > 3 * MOST:
            raise BlockError(
                rule_catalogue.LIST_DRAWING, prose.span, f"a tree of more than {MOST} boxes", "make two slides, or remove some items"
            )
        roots = list_items([replace(each, runs=unlinked(each.runs)) for each in prose.paragraphs])
        linked = tuple(link for each in prose.paragraphs for link in links(each.runs))
        return cls(prose.span, roots, linked=linked)._checked(prose.span, rule_catalogue.LIST_DRAWING)

    def _checked(self, span: Span, rule: Rule) -> Self:
        """The tree, if it can be drawn. rule: what it breaks where it cannot."""
        every = [entry for root in self.roots for entry in root.walk()]
        if len(every) > MOST:
            raise BlockError(rule, span, f"a tree of more than {MOST} boxes", "make two slides, or remove some items")
        if max(root.depth for root in self.roots) > DEEPEST:
            raise BlockError(rule, span, f"a tree of more than {DEEPEST} levels", "use fewer levels")
        if all(not root.inner for root in self.roots):
            raise BlockError(rule, span, "a tree needs items nested under other items", "indent the items that belong under another")
        if sum(len(plain(runs)) for entry in every for runs in (entry.runs, *entry.texts)) > _MOST_LETTERS:
            raise BlockError(rule, span, f"a tree of more than {_MOST_LETTERS} characters", "shorten the text in its boxes")
        return self

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """From top to bottom, to the right or to both sides: the first that fits, as room and content suggest."""
        alt = labels.narrate(self._told)
        tries = (drawn for size in sizes(style) for drawn in tree.ways(self.roots, card_type(style, size), room, alt, spreads=self.spreads))
        found = first_that_fits(tries, room)
        return labels.mirrored_shapes(found) if style.text.rtl else found

    def doubts(self) -> tuple[Problem, ...]:
        """Icons and classes of a mindmap are not drawn."""
        if not self.passed_over:
            return ()
        return (
            Problem(
                rule_catalogue.DIAGRAM_LOOK,
                self.passed_over[0],
                "icons and classes in a mindmap are ignored",
                "remove ::icon(...) and :::class",
            ),
        )

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says: its author's description; without one each box that has others under it, with their names."""
        every = [entry for root in self.roots for entry in root.walk()]
        parts = [sentence(self.title)] if self.title else []
        if self.description:
            return (*parts, sentence(self.description))
        parts.append(f"Tree with {len(every)} boxes.")
        parts += [as_sentence(_words(entry), map(_words, entry.inner)) for entry in every if entry.inner or entry in self.roots]
        return tuple(parts)

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole of a long alternative text, and the links that the drawing does not hold."""
        return (*complete_cards(self._told), *self.linked)


def _words(entry: ListItem) -> str:
    """An entry's words on one line."""
    return " ".join(" ".join(map(plain, (entry.runs, *entry.texts))).split())


def _is_look(line: mermaid.SourceLine) -> bool:
    """Whether a line says how a box looks: its icon or its class."""
    return line.text.startswith(("::icon(", ":::"))


def _inner(text: str) -> str:
    """What a box says: what stands in its brackets, or all of the text where it has none."""
    found = _SHAPED.fullmatch(text)
    return next((each for each in found.groups() if each is not None), "") if found else text


def _text(line: mermaid.SourceLine) -> str:
    """The text of a box. Raises BlockError where a bracket is not closed, or nothing stands in it."""
    if _OPENED.fullmatch(line.text):
        raise BlockError(rule_catalogue.DIAGRAM, line.span, f"a bracket is not closed: {line.text[:60]}", _UNDERSTOOD)
    text = mermaid.plain_text(_inner(line.text))
    if not text:
        raise BlockError(rule_catalogue.DIAGRAM, line.span, f"an empty box: {line.text[:60]}", _UNDERSTOOD)
    return _inner(line.text)


def _nested(rows: list[tuple[mermaid.SourceLine, str]]) -> tuple[ListItem, ...]:
    """Boxes under those that stand before them with a smaller indent."""
    waiting: list[tuple[int, ListItem]] = []
    for line, text in reversed(rows):
        inner = []
        while waiting and waiting[-1][0] > line.indent:
            inner.append(waiting.pop()[1])
        waiting.append((line.indent, ListItem(mermaid.runs(text), (), tuple(inner))))
    return tuple(entry for _, entry in reversed(waiting))
