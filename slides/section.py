"""One section of the outline -> its slide: every node becomes a block, a note, a question, the takeaway or a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from slides.blocks import KINDS, Block, Part, Prose, Question
from slides.blocks.prose import literal
from slides.ground import Mistake, Problem, Span
from slides.outline import Node
from slides.words import Paragraph, Run, cut, plain, trim

DIRECTIVES = ("layout",)
_ALERT = re.compile(r"\[!(IMPORTANT|NOTE|TIP|WARNING|CAUTION)\]\s*")
_SOURCE = re.compile(r"(?i)^sources?:\s")


@dataclass(frozen=True, slots=True)
class Slide:
    """One section of the outline. `layout` is what the author (or the program, for its own slides) asks for by name,
    and `asked` where.

    `follows` marks a slide that goes on under the title of the one before; `chapter` is a chapter's number, else 0.
    """

    title: tuple[Run, ...]
    span: Span
    blocks: tuple[Block, ...] = ()
    takeaway: tuple[Run, ...] = ()
    source: tuple[Paragraph, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    questions: tuple[Question, ...] = ()
    layout: str = ""
    asked: Span | None = None
    anchor: str = ""
    section: str = ""
    follows: bool = False
    chapter: int = 0

    @property
    def text(self) -> str:
        """The title without styles."""
        return plain(self.title)


class Content:
    """What stands under one heading, node by node."""

    def __init__(self, problems: list[Problem], *, faq: bool = False) -> None:
        self.problems = problems
        self.faq = faq
        self.blocks: list[Block] = []
        self.takeaway: list[Run] = []
        self.notes: list[Paragraph] = []
        self.questions: list[Question] = []
        self.source: list[Paragraph] = []
        self.layout = ""
        self.asked: Span | None = None

    def read(self, nodes: Sequence[Node], slide: Slide) -> Slide:
        """The slide with everything the nodes hold."""
        groups = list(_parts(nodes))
        shown = [group[0] for group in groups if _is_source(group[0]) or not (_serves(group[0]) or _asks(group[0]))]
        last = shown[-1] if shown else None
        for group in groups:
            first = group[0]
            if first.kind == "heading":
                self.part(group)
            elif first is last and _is_source(first):
                self.source.append(Paragraph(first.runs))
            elif self.faq and first.kind == "list":
                self.faq_list(first)
            else:
                self.node(first)
        return replace(
            slide,
            blocks=tuple(self.blocks),
            takeaway=trim(self.takeaway),
            source=tuple(self.source),
            notes=tuple(self.notes),
            questions=tuple(self.questions),
            layout=self.layout or ("faq" if self.faq else ""),
            asked=self.asked,
        )

    def node(self, node: Node) -> None:
        """One node as a block, a note, a directive, the takeaway or a problem."""
        if node.kind == "comment":
            self.comment(node)
        elif _is_notes(node):
            self.notes.extend(paragraph for child in node.children for paragraph in self.as_notes(child))
        elif node.kind == "container":
            self.problem(node.span, f"unknown container: ::: {node.info}", "its content is read as it stands; known: notes")
            for child in node.children:
                self.node(child)
        elif node.kind == "html":
            text = " ".join(node.text.split())
            self.problem(node.span, f"HTML is left out: {text[:60]}", "write it in Markdown; what it says is kept in the notes")
            words = " ".join(re.sub(r"<!--|-->|<[^>]*>", " ", text).split())
            self.notes.extend([Paragraph((Run(words),))] if words else [])
        elif node.kind == "quote" and (alert := _alert(node)):
            self.alert(node, alert)
        else:
            self.block(node)

    def problem(self, span: Span, message: str, hint: str) -> None:
        """Say what could not be used."""
        self.problems.append(Problem(span, message, hint))

    def block(self, node: Node) -> None:
        """A node read by its kind. The one place where a mistake is caught: it costs that node and becomes a problem."""
        self.notes.extend(_comments(node))
        pictures = list(_pictures(node))
        try:
            words = _without_pictures(node) if pictures else node
            if not pictures or _has_text(words):
                self.add(KINDS.get(node.kind, Prose.read)(words))
        except Mistake as mistake:
            self.problems.append(mistake.problem)
            if node.kind == "picture" and node.text:
                missing = " ".join(filter(None, (node.text, node.attributes.get("title", ""))))
                self.notes.append(Paragraph((Run(missing),)))
        for picture in pictures:
            self.block(picture)

    def as_notes(self, node: Node) -> tuple[Paragraph, ...]:
        """A node of any kind as what the presenter says."""
        if node.kind in ("comment", "rule"):
            return tuple(_comments(node))
        try:
            return (*Prose.read(node).paragraphs, *_comments(node))
        except Mistake as mistake:
            self.problems.append(mistake.problem)
            return ()

    def add(self, block: Block) -> None:
        """A block after the others; prose joins the prose before it."""
        last = self.blocks[-1] if self.blocks else None
        if isinstance(block, Prose) and isinstance(last, Prose):
            self.blocks[-1] = last.join(block)
        else:
            self.blocks.append(block)

    def alert(self, node: Node, kind: str) -> None:
        """`[!IMPORTANT]` is the point of the slide; the other alerts are prose under their name."""
        runs = [run for child in node.children for line in literal(child) for run in (*line, Run(" "))]
        self.notes.extend(_comments(node))
        found = _ALERT.match(plain(runs))
        words = trim(cut(runs, found.end() if found else 0, len(plain(runs))))
        if kind == "IMPORTANT":
            self.takeaway.extend((*words, Run(" ")))
        else:
            self.add(Prose(node.span, (Paragraph((Run(f"{kind.capitalize()}: ", bold=True), *words)),)))

    def comment(self, node: Node) -> None:
        """A directive where its first key is one, or nearly; else speaker notes."""
        lines = [line.strip() for line in node.text.splitlines() if line.strip()]
        pairs = [re.match(r"([\w-]+):\s+(.*)", line) for line in lines]
        first = pairs[0].group(1).lower() if pairs and pairs[0] else ""
        near = get_close_matches(first, DIRECTIVES, 1, 0.7)
        if not near:
            stretches = (" ".join(stretch.split()) for stretch in re.split(r"\n\s*\n", node.text))
            self.notes.extend(Paragraph((Run(stretch),)) for stretch in stretches if stretch)
            return
        for at, pair in enumerate(pairs):
            if pair and pair.group(1).lower() in DIRECTIVES:
                self.layout, self.asked = pair.group(2).strip(), replace(node.span, line=node.span.line + at)
            else:
                hint = f"did you mean {near[0]}?" if at == 0 else f"known: {', '.join(DIRECTIVES)}"
                self.problem(replace(node.span, line=node.span.line + at), f"unknown directive: {lines[at][:60]}", hint)

    def part(self, group: list[Node]) -> None:
        """A sub-heading with what stands under it: a question, a part, or text under a bold line."""
        heading, *nodes = group
        inner = Content(self.problems)
        for node in nodes:
            inner.node(node)
        self.layout, self.asked = inner.layout or self.layout, inner.asked or self.asked
        prose = [block for block in inner.blocks if isinstance(block, Prose)]
        paragraphs = tuple(paragraph for block in prose for paragraph in block.paragraphs)
        only_prose = len(prose) == len(inner.blocks)
        if _asks(heading) and only_prose:
            self.questions.append(Question(heading.span, heading.runs, paragraphs))
        elif heading.runs and heading.level == 3 and only_prose:
            self.blocks.append(Part(heading.span, heading.runs, paragraphs))
        else:
            for block in (
                *((Prose(heading.span, tuple(Paragraph(runs) for runs in literal(heading))),) if heading.runs else ()),
                *inner.blocks,
            ):
                self.add(block)

    def faq_list(self, node: Node) -> None:
        """A list of bold questions under the FAQ's heading; any other list stays one."""
        if not _has_text(node):
            self.block(node)
            return
        prose = Prose.read(node)
        self.notes.extend(_comments(node))
        parts = Part.from_items(prose)
        if len(parts) != len(node.children):
            self.add(prose)
            return
        for item, part in zip(node.children, parts, strict=True):
            self.questions.append(Question(item.span, part.heading, part.paragraphs))


_QUESTION_MARKS = ("?", "\uff1f", "\u061f", "\u037e")


def _parts(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """Nodes one by one, and sub-headings with all that stands under them, but for what serves the whole slide."""
    group: list[Node] = []
    for node in nodes:
        if node.kind == "heading":
            if group:
                yield group
            group = [node]
        elif group and not _serves(node):
            group.append(node)
        else:
            yield [node]
    if group:
        yield group


def _asks(node: Node) -> bool:
    """Whether a node is a sub-heading that is a question."""
    return node.kind == "heading" and plain(node.runs).rstrip().endswith(_QUESTION_MARKS)


def _pictures(node: Node) -> Iterator[Node]:
    """Pictures inside lists and quotations: they are shown after them."""
    for child in node.children:
        if child.kind == "picture":
            yield child
        yield from _pictures(child)


def _without_pictures(node: Node) -> Node:
    """A node with what it holds but for its pictures."""
    return replace(node, children=tuple(_without_pictures(child) for child in node.children if child.kind != "picture"))


def _serves(node: Node) -> bool:
    """Whether a node under a sub-heading is the whole slide's: a comment, notes, the takeaway, the source."""
    return node.kind == "comment" or _is_notes(node) or _is_source(node) or (node.kind == "quote" and _alert(node) == "IMPORTANT")


def _is_source(node: Node) -> bool:
    return node.kind == "paragraph" and _SOURCE.match(plain(node.runs)) is not None


def _is_notes(node: Node) -> bool:
    return node.kind == "container" and node.info.strip("{}. ").split(" ")[0].lower() == "notes"


def _alert(node: Node) -> str:
    """The name of a GitHub alert, empty for a plain quotation."""
    first = node.children[0] if node.children else None
    found = _ALERT.match(plain(first.runs)) if first and first.runs else None
    return found.group(1) if found else ""


def _has_text(node: Node) -> bool:
    return any(plain(runs).strip() for runs in literal(node))


def _comments(node: Node) -> Iterator[Paragraph]:
    """Comments inside a block are what the presenter says, as those between blocks are."""
    if node.kind == "comment" and node.text:
        yield Paragraph((Run(" ".join(node.text.split())),))
    for child in node.children:
        yield from _comments(child)
