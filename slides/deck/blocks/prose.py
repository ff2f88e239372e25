"""Prose: paragraphs and lists, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Self, TypeVar

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen, with_changes
from slides.deck.blocks.code_block import title_of
from slides.deck.blocks.picture import shown_description
from slides.deck.blocks.ticks import CROSS, SIGNS, TICK
from slides.design.page import Text
from slides.markdown.parser import Node
from slides.text.rich_text import BREAK, Ink, Mark, Paragraph, Run, bold
from slides.typesetting.fitting import Style, pack, set_text
from slides.visuals.list_items import around_list

DEEPEST = 3
"""The last level of a list (the fourth, counting from 0)."""


HIGHEST = 32767
"""The largest number PowerPoint gives a list (`startAt`, ISO 29500)."""
_TASK = pattern(r"\[([ xX])\] ")
OPEN_BOX, TICKED_BOX = "\u2610", "\u2611"
BOXES = (OPEN_BOX, TICKED_BOX, TICK, CROSS)
"""The schemes of tasks, and of items that are marked as good or bad: what stands in the place of their bullets."""
SHORT_CODE = 3
"""Code of this many lines stays inside the list that holds it; longer code is a block of its own."""
OWN_BLOCKS = frozenset({"table", "picture", "code"})
"""The kinds of node that may be blocks of their own inside of another."""


@frozen
class Prose:
    """Paragraphs and list items. In a list the level is the depth; a style shifts it to the levels it keeps for lists."""

    span: Span
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def read(cls, node: Node) -> Prose:
        """A paragraph or a list, however deep. Raises BlockError where nothing in it is text."""
        paragraphs = tuple(as_text(node))
        if not paragraphs:
            raise BlockError(rule_catalogue.EMPTY_BLOCK, node.span, f"an empty {node.kind}", "write something in it, or delete it")
        return cls(node.span, paragraphs)

    def join(self, other: Prose) -> Prose:
        """This text with another after it."""
        return replace(self, paragraphs=self.paragraphs + other.paragraphs)

    def lay_out(self, room: Size, style: Style) -> Text:
        """The paragraphs at the style's sizes."""
        return set_text(settle(self.paragraphs, style), style, room)

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """Pages of whole paragraphs; a paragraph longer than a page is cut between sentences, else between words."""
        return tuple(replace(self, paragraphs=page) for page in pack(self.paragraphs, style, room, settle))

    def part(self, room: Size, style: Style) -> tuple[Self, Self | None]:
        """The paragraphs that fit the room, and the rest."""
        first, *others = self.spread(room, style)
        paragraphs = tuple(paragraph for other in others for paragraph in other.paragraphs)
        return first, replace(self, paragraphs=paragraphs) if others else None


def settle(paragraphs: tuple[Paragraph, ...], style: Style) -> tuple[Paragraph, ...]:
    """The paragraphs at the levels that the style keeps for running text and for lists."""
    text, first, last = style.text.card[1], style.text.first_marked, len(style.text.levels) - 1
    if text == first == 0 and all(paragraph.level <= last for paragraph in paragraphs):
        return paragraphs
    levels = [text if paragraph.mark is Mark.NONE else min(first + paragraph.level, last) for paragraph in paragraphs]
    return tuple([each if each.level == level else with_changes(each, level=level) for each, level in zip(paragraphs, levels, strict=True)])


Other = TypeVar("Other")
Made = TypeVar("Made")


def with_list_drawn(blocks: Sequence[Other], draw: Callable[[Prose], Made]) -> tuple[Other | Prose | Made, ...] | None:
    """A slide's blocks with their only list as something else, the text before and after it kept; None where they hold no list,
    or several.
    """
    lists = [
        (at, block, around)
        for at, block in enumerate(blocks)
        if isinstance(block, Prose) and any(each.mark is not Mark.NONE for each in block.paragraphs)
        for around in (around_list(block.paragraphs),)
    ]
    if len(lists) != 1 or lists[0][2] is None:
        return None
    at, prose, (first, last) = lists[0][0], lists[0][1], lists[0][2]
    pieces = (replace(prose, paragraphs=prose.paragraphs[start:end]) for start, end in ((0, first), (last, len(prose.paragraphs))))
    before, after = ((piece,) if piece.paragraphs else () for piece in pieces)
    drawn = draw(replace(prose, paragraphs=prose.paragraphs[first:last]))
    return (*blocks[:at], *before, drawn, *after, *blocks[at + 1 :])


def split_prose(node: Node) -> Iterator[Prose | Node]:
    """A list, a quotation or definitions cut where they hold what text cannot: tables, pictures, long code. In order."""
    held: list[Paragraph] = []
    for piece in _pieces(node, 0):
        if isinstance(piece, Paragraph):
            held.append(piece)
            continue
        if held:
            yield Prose(node.span, tuple(held))
        held = []
        yield piece
    if held:
        yield Prose(node.span, tuple(held))


def stands_alone(node: Node) -> bool:
    """Whether a node inside a list is a block of its own."""
    return node.kind in OWN_BLOCKS and (node.kind != "code" or node.text.rstrip("\n").count("\n") >= SHORT_CODE)


def as_text(node: Node) -> Iterator[Paragraph]:
    """The paragraphs of a node, all of it as text; none where nothing in it is."""
    for piece in _pieces(node, 0):
        if isinstance(piece, Paragraph):
            yield piece
        else:
            yield from (_under(runs, 0) for runs in literal(piece))


def _under(runs: tuple[Run, ...], depth: int) -> Paragraph:
    """A paragraph under an item `depth` lists deep, or outside of lists."""
    return Paragraph(runs, min(max(depth - 1, 0), DEEPEST), Mark.CONTINUE if depth else Mark.NONE)


def _pieces(node: Node, depth: int) -> Iterator[Paragraph | Node]:
    """A node's paragraphs, and the nodes that stand alone among them."""
    if node.kind == "paragraph" and not node.children:
        if node.runs:
            yield _under(node.runs, depth)
    elif node.kind == "list":
        for number, item in enumerate(node.children, start=max(node.level, 1)):
            mark = Mark.NUMBER if node.level or _is_ordered(item) else Mark.BULLET
            if number > HIGHEST:
                first, *rest = _item(item, depth, Mark.CONTINUE, 0)
                head = replace(first, runs=(Run(f"{number}. "), *first.runs)) if isinstance(first, Paragraph) else first
                yield from (head, *rest)
            else:
                yield from _item(item, depth, mark, number if mark is Mark.NUMBER else 0, node.info)
    elif node.kind == "terms":
        yield from _terms(node, depth)
    elif stands_alone(node):
        yield node
    elif node.holds(OWN_BLOCKS) and any(stands_alone(inner) for inner in node.walk()):
        yield from (_under(runs, depth) for runs in literal(replace(node, children=())))
        for child in node.children:
            yield from _pieces(child, depth)
    else:
        yield from (_under(runs, depth) for runs in literal(node))


def _terms(node: Node, depth: int) -> Iterator[Paragraph | Node]:
    """Definitions: each term a bold item, what it means on a line of its own under it."""
    term: Paragraph | None = None
    for child in node.children:
        if child.kind == "term":
            if term:
                yield term
            term = Paragraph(bold(child.runs), min(depth, DEEPEST), Mark.BULLET)
            continue
        for inner in child.children if child.kind == "meaning" else (child,):
            for piece in _pieces(inner, depth + 1):
                if term and isinstance(piece, Paragraph) and piece.mark is Mark.CONTINUE:
                    yield replace(term, runs=(*term.runs, Run(BREAK), *piece.runs))
                else:
                    yield from (*((term,) if term else ()), piece)
                term = None
    if term:
        yield term


def _is_ordered(item: Node) -> bool:
    return item.info.isdigit()


def _item(item: Node, depth: int, mark: Mark, number: int, scheme: str = "") -> Iterator[Paragraph | Node]:
    """One list item: its first paragraph carries the mark, what follows stands under it."""
    first = True
    for child in item.children:
        for piece in _pieces(child, depth + 1):
            if isinstance(piece, Paragraph) and first and child.kind != "list":
                yield task(Paragraph(piece.runs, min(depth, DEEPEST), mark, number, scheme))
            else:
                yield piece
            first = False


def task(paragraph: Paragraph) -> Paragraph:
    """GitHub's task items: `[ ]` and `[x]` as boxes in the place of the bullet; what is done is muted."""
    first = paragraph.runs[0].text if paragraph.runs else ""
    found = _TASK.match(first)
    if not found:
        return _signed_item(paragraph) if first[:1] == "[" or first[:1] in SIGNS else paragraph
    ticked = found.group(1) != " "
    if paragraph.mark is not Mark.BULLET:
        box = f"{TICKED_BOX if ticked else OPEN_BOX} "
        return replace(paragraph, runs=(paragraph.runs[0].saying(box + paragraph.runs[0].text[found.end() :]), *paragraph.runs[1:]))
    head = paragraph.runs[0].saying(paragraph.runs[0].text[found.end() :])
    runs = (head, *paragraph.runs[1:])
    if not ticked:
        return replace(paragraph, runs=runs, scheme=OPEN_BOX)
    return replace(paragraph, runs=tuple(replace(run, ink=Ink.COMMENT) for run in runs), scheme=TICKED_BOX)


def _signed_item(paragraph: Paragraph) -> Paragraph:
    """An item that begins with an emoji for yes or no, with a tick or a cross in the place of its bullet."""
    first, *others = paragraph.runs
    bracketed = first.text.startswith("[")
    sign = first.text[bracketed : bracketed + 1]
    rest = first.text[bracketed + 1 :].removeprefix("\ufe0f")
    if sign not in SIGNS or (bracketed and not rest.startswith("]")):
        return paragraph
    rest = rest[bracketed:]
    if paragraph.mark is not Mark.BULLET or first.code or first.link or not (rest.startswith(" ") or (not rest and others)):
        return paragraph
    head = first.saying(rest.lstrip())
    runs = (head, *others) if head.text else (others[0].saying(others[0].text.lstrip()), *others[1:])
    return replace(paragraph, runs=runs, scheme=SIGNS[sign])


def literal(node: Node) -> Iterator[tuple[Run, ...]]:
    """Any node as plain paragraphs of runs: what becomes of a block where only text can stand."""
    if node.kind == "heading":
        yield bold(node.runs)
    elif node.kind == "code":
        if title := title_of(node):
            yield (Run(title, bold=True, code=True),)
        yield (Run(node.text.rstrip("\n").expandtabs(4) or " ", code=True),)
    elif node.kind == "row":
        cells = [cell.runs for cell in node.children if cell.runs]
        yield tuple(run for at, runs in enumerate(cells) for run in ((Run(" \u2013 "), *runs) if at else runs)) or (Run(""),)
    elif node.kind == "picture":
        words = " \u2013 ".join(filter(None, (shown_description(node.text), node.attributes.get("title", "")))) or node.info
        yield (Run(words, link=node.attributes.get("link", "")),)
    elif node.kind == "container" and node.text:
        yield bold((Run(node.text),))
    elif node.runs:
        yield node.runs
    for child in node.children if node.kind not in ("row", "comment") else ():
        yield from quoted(child) if child.kind == node.kind == "quote" else literal(child)


def quoted(node: Node) -> Iterator[tuple[Run, ...]]:
    """A quotation inside another: its words between quotation marks."""
    found = [runs for child in node.children for runs in (quoted(child) if child.kind == "quote" else literal(child))]
    for at, runs in enumerate(found):
        opening = (Run("\u201c"),) if at == 0 else ()
        closing = (Run("\u201d"),) if at == len(found) - 1 else ()
        yield (*opening, *runs, *closing)
