"""What a rule is: a small function that looks at a finished briefing, and whose docstring is the rule's page in the documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from inspect import cleandoc
from typing import NamedTuple

from slides.deck import Slide
from slides.design import Design, Role, Slot
from slides.ground import Rule, Severity, Span
from slides.outline import Node
from slides.page import Page, Placed, Properties, Table, Text
from slides.settings import Settings
from slides.words import Paragraph, plain


class Finding(NamedTuple):
    """One place that breaks a rule: where, what is wrong, what to do."""

    span: Span
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What rules look at. `slots` are each used layout's by index; `nodes` and `slides` may be empty: then a page's line has to do."""

    pages: Sequence[Page]
    design: Design
    properties: Properties
    settings: Settings
    slides: Sequence[Slide]
    nodes: Sequence[Node]
    slots: Mapping[str, Mapping[int, Slot]]

    def filled(self, page: Page) -> Iterator[tuple[Slot, Placed]]:
        """A page's fills with their slots; a fill without a slot is passed over."""
        slots = self.slots[page.layout]
        for placed in page.fills:
            if placed.slot in slots:
                yield slots[placed.slot], placed

    def find(self, page: Page, wanted: Callable[[Node], bool]) -> Span:
        """The place of the first node of a page that is wanted; the page's own where none is."""
        nodes = self.nodes
        for at in range(bisect_left(nodes, page.span.line, key=_line), len(nodes)):
            if nodes[at].span.line > max(page.end, page.span.line):
                break
            for node in nodes[at].walk():
                if wanted(node):
                    return node.span
        return page.span

    def locate(self, page: Page, text: str) -> Span:
        """The place of the first node of a page that says a text."""
        return self.find(page, lambda node: text in plain(node.runs) or text in node.text)

    def key(self, name: str) -> Span:
        """The line of the front matter on which a key stands; the front matter's, or the first slide's, where it does not."""
        front = next((node for node in self.nodes[:1] if node.kind == "front matter"), None)
        if front is None:
            return self.pages[0].span if self.pages else Span("")
        lines = front.text.split("\n")
        at = next((at for at, line in enumerate(lines) if line.strip().startswith(name)), -1)
        return Span(front.span.file, front.span.line + 1 + at)


def _line(node: Node) -> int:
    return node.span.line


def sections(seen: Seen) -> Iterator[tuple[Page, ...]]:
    """The pages of each section of the outline together; the agenda is none."""
    group: list[Page] = []
    for page in seen.pages:
        if group and (page.span != group[0].span or _opens(group[-1]) or _opens(page)):
            yield tuple(group)
            group = []
        if page.layout != "Agenda":
            group.append(page)
    if group:
        yield tuple(group)


def _opens(page: Page) -> bool:
    return page.layout in OPENING


OPENING = frozenset({"Title Slide", "Section Header", "Agenda", "Section Number"})
"""Layouts that open a deck or a part of it and carry no content of their own."""
BESIDE = frozenset({Role.TITLE, Role.SOURCE, Role.SECTION_NUMBER, Role.FURNITURE})
"""Roles of text that is not the slide's body."""


def body(seen: Seen, page: Page) -> Iterator[tuple[Slot, Paragraph]]:
    """The paragraphs of a page's body with their slots: no title, no source, no code."""
    for slot, placed in seen.filled(page):
        if isinstance(placed.what, Text) and slot.role not in BESIDE and slot.role is not Role.CODE:
            for paragraph in placed.what.paragraphs:
                yield slot, paragraph


def paragraphs_of(fill: Text | Table) -> Iterator[Paragraph]:
    """The paragraphs of a text, and each cell of a table as one."""
    if isinstance(fill, Text):
        yield from fill.paragraphs
    else:
        yield from (Paragraph(cell.runs) for row in fill.rows for cell in row.cells)


def paragraphs(page: Page) -> Iterator[Paragraph]:
    """Every paragraph on a page, and each table cell as one."""
    for placed in page.fills:
        if isinstance(placed.what, Text | Table):
            yield from paragraphs_of(placed.what)


@lru_cache(maxsize=256)
def is_english(language: str) -> bool:
    """Whether a BCP 47 tag is one of English."""
    return language.replace("_", "-").split("-")[0].lower() == "en"


Find = Callable[[Seen], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that finds where it is broken. `english`: it knows English only, and is silent elsewhere."""

    rule: Rule
    find: Find
    english: bool = False


def rule(code: str, name: str, severity: Severity, *, english: bool = False) -> Callable[[Find], Check]:
    """Turns a function that yields findings into a checked rule; its docstring is what the rule is about."""

    def checked(find: Find) -> Check:
        return Check(Rule(code, name, severity, cleandoc(find.__doc__ or "")), find, english)

    return checked
