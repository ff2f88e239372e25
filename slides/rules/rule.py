"""What a rule is: a small function that looks at a finished briefing, and whose docstring is the rule's page in the documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from inspect import cleandoc
from typing import NamedTuple

from slides import agenda
from slides.deck import Slide
from slides.design import Design, Role, Slot
from slides.frozen import frozen
from slides.ground import Rule, Severity, Span
from slides.outline import Node
from slides.page import Page, Placed, Properties, Table, Text
from slides.patterns import pattern
from slides.settings import Settings
from slides.words import Paragraph, Run, plain


class Finding(NamedTuple):
    """One place that breaks a rule: where, what is wrong, what to do."""

    span: Span
    message: str
    hint: str = ""


@frozen
class Seen:
    """What rules look at. `slots` are each used layout's by index; `nodes` and `slides` may be empty: then a page's line has to do."""

    pages: Sequence[Page]
    design: Design
    properties: Properties
    settings: Settings
    slides: Sequence[Slide]
    nodes: Sequence[Node]
    slots: Mapping[str, Mapping[int, Slot]]
    fills: Mapping[int, Sequence[tuple[Slot, Placed]]]
    """Each page's fills with their slots, by the identity of the page."""

    @property
    def written(self) -> Iterator[Page]:
        """The pages whose words are the author's own: all but the agenda, which repeats headings."""
        return (page for page in self.pages if not agenda.shows(page))

    def filled(self, page: Page) -> Iterator[tuple[Slot, Placed]]:
        """A page's fills with their slots; a fill without a slot is passed over."""
        return iter(self.fills[id(page)])

    def find(self, page: Page | Slide, wanted: Callable[[Node], bool]) -> Span:
        """The place of the first node of a page or slide that is wanted; its own where none is."""
        return next((node.span for node in self.under(page) if wanted(node)), page.span)

    def under(self, page: Page | Slide) -> Iterator[Node]:
        """The nodes of a page's or slide's section, with all that they hold, in source order.

        A slide that gathers what stands all over the outline, as the questions, has no last line.
        """
        nodes = self.nodes
        for at in range(bisect_left(nodes, page.span.line, key=_line), len(nodes)):
            if page.end and nodes[at].span.line > max(page.end, page.span.line):
                break
            yield from nodes[at].walk()

    def locate(self, page: Page | Slide, text: str) -> Span:
        """The place of the first node of a page or slide that says a text."""
        return self.find(page, lambda node: text in plain(node.runs) or text in node.text)

    def key(self, name: str) -> Span:
        """The line of the front matter on which a key stands; the first slide's where there is none."""
        return self.word(name, name)

    def word(self, key: str, word: str) -> Span:
        """The line of the front matter, from a key's on, that holds a word; the key's where none does."""
        front = next((node for node in self.nodes[:1] if node.kind == "front matter"), None)
        if front is None:
            return self.pages[0].span if self.pages else Span("")
        lines = front.text.split("\n")
        start = next((at for at, line in enumerate(lines) if line.strip().startswith(key)), 0)
        at = next((at for at in range(start, len(lines)) if word in lines[at]), start)
        return Span(front.span.file, front.span.line + 1 + at)


def _line(node: Node) -> int:
    return node.span.line


def sections(seen: Seen) -> Iterator[tuple[Page, ...]]:
    """The pages of each section of the outline together; slides that the program made, an agenda or gathered questions, are none."""
    group: list[Page] = []
    for page in seen.pages:
        if group and (page.end != group[0].end or _opens(group[-1]) or _opens(page)):
            yield tuple(group)
            group = []
        if page.end > 0:
            group.append(page)
    if group:
        yield tuple(group)


def named(page: Page) -> str:
    """The beginning of a page's title for messages, without the number of a page that goes on."""
    return _PART.sub("", page.title.replace("\u00a0", " "))[:50]


_PART = pattern(r"\s*\([^()]*\d[^()]*\)$")


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


def runs_of(fill: Text | Table) -> list[tuple[Run, ...]]:
    """The runs of each paragraph of a text, and of each cell of a table."""
    if isinstance(fill, Text):
        return [paragraph.runs for paragraph in fill.paragraphs]
    return [cell.runs for row in fill.rows for cell in row.cells]


def lines(page: Page) -> Iterator[tuple[Run, ...]]:
    """The runs of every paragraph and of every table cell on a page."""
    for placed in page.fills:
        if isinstance(placed.what, Text | Table):
            yield from runs_of(placed.what)


_UNSPACED = frozenset("ja zh yue th lo km my bo dz".split())  # noqa: SIM905 - one line of words


@lru_cache(maxsize=256)
def spaced(language: str) -> bool:
    """Whether a language, by its BCP 47 tag, parts words by spaces, so that they can be counted."""
    return language.replace("_", "-").split("-")[0].lower() not in _UNSPACED


@lru_cache(maxsize=256)
def is_english(language: str) -> bool:
    """Whether a BCP 47 tag is one of English."""
    return language.replace("_", "-").split("-")[0].lower() == "en"


Find = Callable[[Seen], Iterator[Finding]]


@frozen
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
