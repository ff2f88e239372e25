"""Findings of rules, and how their place in the outline is looked up: rules themselves do not read the outline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple, Protocol

from slides.base.diagnostics import Span
from slides.base.records import frozen
from slides.deck.deck import Slide
from slides.design.page import Page
from slides.markdown.parser import Node
from slides.text.rich_text import Run, plain


class Finding(NamedTuple):
    """One place that breaks a rule: where, what is wrong, what to do.

    sought: what may stand more exactly where it is than `span`, the first that the section has. once: of findings of a rule with the
    same value the first alone is reported. each: see `Problem`.
    """

    span: Span
    message: str
    hint: str = ""
    sought: tuple[Sought, ...] = ()
    once: Hashable = None
    each: str = ""


class Sought(Protocol):
    """Something that can be looked up in the part of the outline that a page or slide comes from."""

    def place(self, lines: Lines, page: Page | Slide) -> Span | None:
        """Where the outline first has it; None where it has not."""


@frozen
class Saying:
    """The first node that says a text."""

    text: str

    def place(self, lines: Lines, page: Page | Slide) -> Span | None:
        """Where the outline first has it; None where it has not."""
        return lines.first(page, lambda node: self.text in plain(node.runs) or self.text in node.text)


@frozen
class Linking:
    """The first node with a link of this text."""

    text: str

    def place(self, lines: Lines, page: Page | Slide) -> Span | None:
        """Where the outline first has it; None where it has not."""
        return lines.links(page).get(self.text)


@frozen
class Nameless:
    """The first table with a column whose header says nothing."""

    def place(self, lines: Lines, page: Page | Slide) -> Span | None:
        """Where the outline first has it; None where it has not."""
        return lines.first(page, _has_nameless)


@frozen
class Lines:
    """The nodes of an outline, in which lines are looked up; there may be none."""

    nodes: Sequence[Node]
    _links: dict[tuple[int, int], Mapping[str, Span]] = field(default_factory=dict)
    """What links there are in the sections so far: a section is walked through once."""

    def locate(self, page: Page | Slide, finding: Finding) -> Span:
        """The place of what a finding of a page or slide names first; its own span where the outline has none of that."""
        return next(filter(None, (each.place(self, page) for each in finding.sought)), finding.span)

    def first(self, page: Page | Slide, wanted: Callable[[Node], bool]) -> Span | None:
        """The place of the first node of a page or slide that is wanted."""
        return next((node.span for node in self.under(page) if wanted(node)), None)

    def links(self, page: Page | Slide) -> Mapping[str, Span]:
        """The texts of the links of a page's section, each with the place of the first node that has it."""
        section = page.span.line, page.end
        if section not in self._links:
            found: dict[str, Span] = {}
            for node in self.under(page):
                for _, shown in linked(node.runs):
                    found.setdefault(shown, node.span)
            self._links[section] = found
        return self._links[section]

    def under(self, page: Page | Slide) -> Iterator[Node]:
        """The nodes of a page's or slide's section, with all that they hold, in source order.

        A slide that gathers what stands all over the outline, as the questions, has no last line.
        """
        nodes = self.nodes
        for at in range(bisect_left(nodes, page.span.line, key=_line), len(nodes)):
            if page.end and nodes[at].span.line > max(page.end, page.span.line):
                break
            yield from nodes[at].walk()


def linked(runs: Sequence[Run]) -> Iterator[tuple[str, str]]:
    """Each link among runs and its text, also where that changes its style on the way."""
    link = text = ""
    for run in runs:
        if run.link != link:
            if link:
                yield link, text.strip()
            link, text = run.link, ""
        text += run.text
    if link:
        yield link, text.strip()


def finding_says(text: str) -> bool:
    """Whether a cell says more than a dash."""
    return bool(text.strip(" \u00a0\n-\u2013\u2014"))


def without_name(rows: Sequence[Sequence[str]]) -> list[int]:
    """The numbers of columns, from 1, whose first cell says nothing; the first is not among them where it names each other row.

    A row that says nothing at all is not a header: Markdown asks for one, and there is nothing to name.
    """
    blank = [at for at, cell in enumerate(rows[0] if rows else (), 1) if not finding_says(cell)]
    if rows and len(blank) == len(rows[0]) and len(rows) > 1:
        return []
    if blank[:1] == [1] and len(rows) > 1 and len(rows[0]) > 1 and all(row and finding_says(row[0]) for row in rows[1:]):
        return blank[1:]
    return blank


def _has_nameless(node: Node) -> bool:
    """Whether a node is a table that has a column without a name."""
    return node.kind == "table" and bool(
        without_name([["merged" if "covered" in cell.attributes else plain(cell.runs) for cell in row.children] for row in node.children])
    )


def _line(node: Node) -> int:
    return node.span.line
