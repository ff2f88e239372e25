"""What a rule is: a small function that looks at a page, a slide or a whole deck, and whose docstring is the rule's page in the documents.

A rule of one page is a pure function of a `View`: it looks at no other page and at no outline, so that what it finds holds as long as
the page and the context are the same. What only many pages together can break is a rule of the deck.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from slides.base.diagnostics import Rule, Severity, Span
from slides.base.records import frozen
from slides.checks.rules.facts import PageFacts
from slides.checks.rules.finding import Finding, Lines
from slides.checks.rules.page_view import PageForm, View
from slides.deck.deck import Slide
from slides.design import OPENING, Design
from slides.design.page import Page, Properties
from slides.markdown.front_matter import Settings


@dataclass(frozen=True)
class Seen:
    """What rules of the deck look at. `facts` has a row for each page; `slides` and `lines` may be empty: a page's line has to do then."""

    pages: Sequence[Page]
    facts: Sequence[PageFacts]
    design: Design
    properties: Properties
    settings: Settings
    slides: Sequence[Slide]
    lines: Lines

    @cached_property
    def sections(self) -> tuple[tuple[PageFacts, ...], ...]:
        """The pages of each section of the outline together; slides that the program made, an agenda or gathered questions, are none."""
        return tuple(map(tuple, _sections(self.facts)))

    def key(self, name: str) -> Span:
        """The line of the front matter on which a key stands; the first slide's where there is none."""
        return self.word(name, name)

    def word(self, key: str, word: str) -> Span:
        """The line of the front matter, from a key's on, that holds a word; the key's where none does."""
        front = next((node for node in self.lines.nodes[:1] if node.kind == "front matter"), None)
        if front is None:
            return self.pages[0].span if self.pages else Span("")
        lines = front.text.split("\n")
        start = next((at for at, line in enumerate(lines) if line.strip().startswith(key)), 0)
        at = next((at for at in range(start, len(lines)) if word in lines[at]), start)
        return Span(front.span.file, front.span.line + 1 + at)


def _sections(facts: Sequence[PageFacts]) -> Iterator[list[PageFacts]]:
    """The pages of each section together."""
    group: list[PageFacts] = []
    for each in facts:
        page = each.view.page
        if group and (page.end != group[0].view.page.end or _opens(group[-1].view) or _opens(each.view)):
            yield group
            group = []
        if page.end > 0:
            group.append(each)
    if group:
        yield group


def _opens(view: View) -> bool:
    return view.form.layout.form.purpose in OPENING


FindInDeck = Callable[[Seen], Iterator[Finding]]
FindOnPage = Callable[[View], Iterator[Finding]]
FindOnSlide = Callable[[Slide], Iterator[Finding]]


@frozen
class Check:
    """A rule and the functions that find where it is broken. `english`: it knows English only, and is silent elsewhere.

    `needs`: traits of which a page has one where its words or contents can break the rule. `breaks`: whether pages of a form can, as
    that form is. A rule of pages without either looks at every page.
    """

    rule: Rule
    page: FindOnPage | None = None
    slide: FindOnSlide | None = None
    deck: FindInDeck | None = None
    english: bool = False
    needs: int = 0
    breaks: Callable[[PageForm], bool] | None = None


def rule(code: str, name: str, severity: Severity, *, english: bool = False) -> Callable[[FindInDeck], Check]:
    """Turns a function of the whole deck that yields findings into a checked rule; its docstring is what the rule is about."""

    def checked(find: FindInDeck) -> Check:
        return Check(_rule(code, name, severity, find), deck=find, english=english)

    return checked


def page_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    needs: int = 0,
    breaks: Callable[[PageForm], bool] | None = None,
    slide: FindOnSlide | None = None,
) -> Callable[[FindOnPage], Check]:
    """The same for a function of one page. slide: what finds where the slides of the outline break the rule; they are reported first."""

    def checked(find: FindOnPage) -> Check:
        return Check(_rule(code, name, severity, find), find, slide, needs=needs, breaks=breaks)

    return checked


def slide_rule(code: str, name: str, severity: Severity) -> Callable[[FindOnSlide], Check]:
    """The same for a function of one slide of the outline."""

    def checked(find: FindOnSlide) -> Check:
        return Check(_rule(code, name, severity, find), slide=find)

    return checked


def _rule(code: str, name: str, severity: Severity, find: Callable[..., object]) -> Rule:
    """The rule whose page a function's docstring is."""
    return Rule(code, name, severity, find.__doc__ or "")
