"""Nodes -> Nodes: storyboards, which say slide by slide what is on it: `Slide 3: Title`, `Content:`, `Visual:`, `Speaker notes:`.

Planners and assistants write outlines so. What is for the speaker or the designer goes into the notes; labels without words of
their own are left out. Labels that can mean nothing else (`Speaker notes:`) count in every outline, the others only where at
least two headings are numbered as slides. The labels are data by language (labels.json).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.markdown.parser.node import Node
from slides.markdown.parser.storyboard.cover import NUMBERED, notes_of, with_cover, without_talk
from slides.markdown.parser.storyboard.labels import (
    FEWEST,
    SlideLabel,
    first_runs,
    label_of,
    may_be_storyboard,
    rest_of,
    rest_runs,
    slide_times,
    slide_title,
)
from slides.markdown.parser.storyboard.lines import points_apart, with_own_lines
from slides.markdown.parser.storyboard.parts import with_parts
from slides.markdown.parser.storyboard.tables import slides_of_table
from slides.text.rich_text import Run, plain, slug

_SPOKEN = frozenset({"paragraph", "list", "quote"})
"""What can go on with notes that a label begins."""
_PRIVATE = frozenset({"speaker", "notes", "picture", "tip"})
_DESIGNER = frozenset({"picture", "tip"})
"""Labels of words for whoever makes the slides."""


def with_storyboard(nodes: Sequence[Node]) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The nodes of an outline as every outline has them, and one message on what was left out."""
    reader = _StoryboardReader(nodes)
    found = reader.read()
    return (found, tuple(reader.problems)) if reader.changed else (tuple(nodes), ())


class _StoryboardReader:
    """Reads the nodes from the first to the last; keeps what belongs to the slide at work."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.moved: list[Span] = []
        spread = list(_spread(list(self._spread_tables(nodes))))
        self.storyboard = bool(self.tables) or sum(map(_names_slide, spread, [*spread[1:], None])) >= FEWEST or _labels_numbers(spread)
        self.nodes = spread if self.storyboard else list(nodes)
        self.found: list[Node] = []
        self.problems: list[Problem] = []
        self.changed = self.storyboard
        self.speaking = False
        self.shown = False
        self.left_out: list[tuple[Span, str]] = [(table.span, "Slide") for table in self.tables]

    def read(self) -> tuple[Node, ...]:
        """All nodes."""
        for node in self.nodes:
            self._node(node)
        if not self.storyboard:
            return tuple(self.found)
        if self.left_out:
            span, words = self.left_out[0]
            message = f"labels of a storyboard are left out: {words!r} and the like, on {_lines_of(len(self.left_out))}"
            self.problems.append(Problem(rule_catalogue.LEFT_OUT, span, message, "delete them from the outline"))
        if self.moved:
            message = f"what a storyboard says to its designer is in the notes: {_lines_of(len(self.moved))} on pictures and layout"
            hint = "add what they ask for, or delete them"
            self.problems.append(Problem(rule_catalogue.LEFT_OUT, self.moved[0], message, hint))
        return tuple(with_cover(without_talk(with_parts(self.found))))

    def _spread_tables(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """The nodes, those of a table of slides as the slides."""
        self.tables: list[Node] = []
        for node in nodes:
            slides, designed = slides_of_table(node)
            if slides:
                self.tables.append(node)
                self.moved += [cell.span for cell in designed]
            yield from slides or (node,)

    def _node(self, node: Node) -> None:
        if node.kind == "rule":
            self.speaking = self.shown = False
            self.found.append(node)
        elif self.storyboard and (titled := slide_title(node)) is not None:
            self.speaking = self.shown = False
            own = plain(node.runs)
            if titled:
                self._leave_out(node.span, own[: len(own) - len(plain(titled))])
            named = {**node.attributes, "id": node.attributes.get("id") or slug(own), NUMBERED: "slide"}
            self.found.append(replace(node, kind="heading", runs=titled or node.runs, level=node.level or 2, attributes=named))
            for time in slide_times(node):
                self._speak(node, (Node("paragraph", node.span, node.end, (Run(time.strip("()[]")),)),))
        elif node.kind == "heading":
            self._heading(node)
        elif self.speaking and node.kind in _SPOKEN and not self._begins_otherwise(node):
            self._speak(node, (node,))
        else:
            self._block(node)

    def _leave_out(self, span: Span, words: str) -> None:
        self.left_out.append((span, words.strip(" :*")[:40]))

    def _heading(self, node: Node) -> None:
        """A heading that is a label for the notes under it, or any other."""
        label = self._label(node.runs, whole=True)
        if label and label.kind in ("speaker", "notes") and node.level > 2:
            self.speaking = self.changed = True
            return
        if label and label.kind == "tip" and any(NUMBERED in each.attributes for each in self.found):
            self.moved.append(node.span)
            self.speaking = True
            self._speak(node, (replace(node, kind="paragraph", level=0),))
            return
        self.speaking = False
        if label and label.kind == "content" and self.storyboard and node.level > 2:
            self._leave_out(node.span, label.words)
            return
        self.found.append(node)

    def _begins_otherwise(self, node: Node) -> bool:
        """Whether a node begins with a label that ends the notes before it."""
        label = self._label(first_runs(node))
        return label is not None and label.kind not in _PRIVATE

    def _block(self, node: Node) -> None:
        """A paragraph, a quotation or a list, which may begin with a label, or anything else."""
        self.speaking = False
        if node.kind == "list":
            shown, said = self._items(node)
            leads, shown = self._leads(shown) if shown and self.storyboard else ([], shown)
            self.found += [*leads, *([shown] if shown else [])]
            self.found += said
            self.shown = self.shown or shown is not None
            return
        label = self._label(first_runs(node)) if node.kind in ("paragraph", "quote") else None
        if label and label.kind in _PRIVATE and not (label.kind in _DESIGNER and _is_linked(node)):
            self.speaking = self.shown or not rest_of(node, label)
            self._private(node, label)
        elif label and label.kind == "content" and node.kind == "paragraph":
            rest = rest_runs(node.runs, label)
            self._leave_out(node.span, label.words)
            self.found += [points_apart(replace(node, runs=rest))] if rest else []
            self.shown = self.shown or bool(rest)
        else:
            self.found.append(node)
            self.shown = self.shown or node.kind not in ("comment", "front matter")

    def _private(self, node: Node, label: SlideLabel) -> None:
        """Words for the speaker or the designer as notes."""
        if label.kind in _DESIGNER and not rest_of(node, label):
            self._leave_out(node.span, label.words)
        elif label.kind in _DESIGNER:
            self.moved.append(node.span)
            self._speak(node, (node,))
            self.speaking = False
        elif node.kind == "quote":
            first = node.children[0]
            rest = rest_runs(first.runs, label)
            self._speak(node, (*([replace(first, runs=rest)] if rest else []), *node.children[1:]))
        else:
            rest = rest_runs(node.runs, label)
            self._speak(node, (replace(node, runs=rest),) if rest else ())

    def _speak(self, node: Node, words: tuple[Node, ...]) -> None:
        """More words in the notes of the slide."""
        self.changed = True
        if words:
            self.found.append(notes_of(node, words))

    def _items(self, node: Node) -> tuple[Node | None, list[Node]]:
        """A list without the items that are labelled as somebody else's words, and these as notes."""
        kept: list[Node] = []
        said: list[Node] = []
        for item in node.children:
            label = self._label(first_runs(item))
            if label is None or (label.kind in _DESIGNER and _is_linked(item)):
                kept.append(self._inner(item, said))
            elif label.kind in _PRIVATE:
                self._said(item, label, said)
            elif _heads_list(item, label) and (label.kind == "content" or self._others(node, item) == 0):
                self._leave_out(item.span, label.words)
                inner, more = self._items(item.children[1])
                kept += inner.children if inner else ()
                said += more
            else:
                kept.append(self._inner(item, said))
        if not kept:
            return None, said
        same = len(kept) == len(node.children) and all(new is old for new, old in zip(kept, node.children, strict=True))
        return node if same else replace(node, children=tuple(kept)), said

    def _leads(self, shown: Node) -> tuple[list[Node], Node | None]:
        """The first items of a list that are labelled as what the slide says, as paragraphs without the label; and the other items."""
        leads: list[Node] = []
        kept: list[Node] = []
        for item in shown.children:
            label = self._label(first_runs(item))
            told = label is not None and label.kind == "content" and len(item.children) == 1
            if label and told and rest_of(item, label) and all(map(self._names_title, kept)):
                self._leave_out(item.span, label.words)
                leads.append(points_apart(replace(item.children[0], runs=rest_of(item, label))))
            else:
                kept.append(item)
        return leads, (replace(shown, children=tuple(kept)) if leads else shown) if kept else None

    def _names_title(self, item: Node) -> bool:
        """Whether an item is the title of the slide, or of the deck, which is taken out of the list later."""
        label = self._label(first_runs(item))
        return label is not None and label.kind in ("title", "subtitle")

    def _others(self, node: Node, item: Node) -> int:
        """How many items of a list stand on the slide besides one."""
        labels = (self._label(first_runs(each)) for each in node.children if each is not item)
        return sum(label is None or label.kind not in {*_PRIVATE, "title", "subtitle"} for label in labels)

    def _said(self, item: Node, label: SlideLabel, said: list[Node]) -> None:
        """An item of the speaker's or the designer's as notes."""
        self.changed = True
        first = item.children[0]
        rest = first.runs if label.kind in _DESIGNER else rest_runs(first.runs, label)
        words = (*([replace(first, runs=rest)] if rest else []), *item.children[1:])
        if label.kind in _DESIGNER:
            self.moved.append(item.span)
        said += [notes_of(item, words)] if words else []

    def _inner(self, item: Node, said: list[Node]) -> Node:
        """An item with the lists in it read as well."""
        if len(item.children) < 2:
            return item
        children: list[Node] = [item.children[0]]
        for child in item.children[1:]:
            label = self._label(first_runs(child)) if child.kind in ("paragraph", "quote") else None
            if label and label.kind in _PRIVATE and not _is_linked(child):
                self._said(child if child.kind == "quote" else replace(child, children=(child,)), label, said)
                continue
            shown, more = self._items(child) if child.kind == "list" else (child, [])
            children += [shown] if shown else []
            said += more
        same = len(children) == len(item.children) and all(new is old for new, old in zip(children, item.children, strict=True))
        return item if same else replace(item, children=tuple(children))

    def _label(self, runs: Sequence[Run], whole: bool = False) -> SlideLabel | None:
        """The label that a text begins with, of those that count in this outline."""
        label = label_of(runs, whole)
        return label if label and (self.storyboard or label.kind == "speaker") else None


def _names_slide(node: Node, following: Node | None) -> bool:
    """Whether a node numbers a slide and gives its title, or the node under it does."""
    title = slide_title(node)
    if title or title is None or following is None:
        return bool(title)
    first = following.children[0] if following.kind == "list" and following.children else following
    label = label_of(first_runs(first), whole=False)
    return label is not None and label.kind == "title"


def _labels_numbers(nodes: Sequence[Node]) -> bool:
    """Whether headings that are nothing but numbers of slides stand above lines with labels for the speaker or the designer."""
    if sum(slide_title(node) is not None for node in nodes) < FEWEST:
        return False
    items = (item for node in nodes for item in (node.children if node.kind == "list" else (node,)))
    return any(label.kind in _PRIVATE for item in items if (label := label_of(first_runs(item), whole=False)))


def _lines_of(count: int) -> str:
    return f"{count} line{'s' * (count != 1)}"


def _heads_list(item: Node, label: SlideLabel) -> bool:
    """Whether an item says nothing but what the list under it is."""
    shape = [child.kind for child in item.children] == ["paragraph", "list"]
    return shape and label.kind in ("content", "group") and not rest_of(item, label)


def _is_linked(node: Node) -> bool:
    """Whether a node shows or names a file: no suggestion, but the thing itself."""
    return any(inner.kind == "picture" or any(run.link for run in inner.runs) for inner in node.walk())


def _spread(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes; of a list whose items are slides, its items as headings with what stands under them."""
    for node in nodes:
        items = node.children if node.kind == "list" else ()
        heads = [item.children[0] for item in items if item.children]
        bare_items = all(len(item.children) < 2 for item in items)
        if bare_items or len(heads) < max(len(items), FEWEST) or any(slide_title(_as_title(head)) is None for head in heads):
            yield node
            continue
        for item in items:
            yield _as_title(item.children[0])
            yield from item.children[1:]


def _as_title(node: Node) -> Node:
    """A paragraph as one in bold: a title that needs no more marks than its number."""
    return replace(node, runs=tuple(replace(run, bold=True) for run in node.runs)) if node.kind == "paragraph" else node


__all__ = ["may_be_storyboard", "with_own_lines", "with_storyboard"]
