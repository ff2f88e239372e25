"""What a screen reader says of a deck and its slides before it reads them: titles, order, language, sections, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from slides.base.diagnostics import Severity
from slides.base.lazy_regex import pattern
from slides.checks.rules.finding import Finding
from slides.checks.rules.page_view import UNTITLED, PageForm, View
from slides.checks.rules.rule import Seen, page_rule, rule
from slides.design import PlaceholderKind, Role
from slides.design.page import Page

_TAG = pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DULL = pattern(r"(?i)\s*$|(?:default|untitled)(?: section)?\b|section \d+$")
_NAMELESS = "powerpoint presentation"


@page_rule("A1", "title-missing", Severity.ERROR, needs=UNTITLED)
def title_missing(view: View) -> Iterator[Finding]:
    """A slide has no title.

    Screen readers list slides by their titles, and so does PowerPoint's Outline view (WCAG 2.4.2, and Microsoft's accessibility
    checker). Every slide gets a title, if need be that of the slide before with a number; this rule checks the finished pages.

    What to do: begin each slide with a heading, `## What the slide says`.
    """
    if not view.title.strip():
        yield Finding(view.page.span, "a slide without a title", "begin it with a heading: ## What the slide says")


@rule("A2", "title-repeated", Severity.ERROR)
def title_repeated(seen: Seen) -> Iterator[Finding]:
    """Two slides have the same title, capitals and spaces aside.

    People who navigate a deck by its titles cannot tell such slides apart (Microsoft's accessibility checker). Pages are given
    titles of their own when they are composed, "Costs (2)", so that a deck breaks this rule only where that failed; the advice
    `similar-titles` reports headings that repeat each other in the outline.

    What to do: say in each heading what its slide says.
    """
    first: dict[str, int] = {}
    for number, facts in enumerate(seen.facts, 1):
        page, shown = facts.view.page, facts.view.title
        title = " ".join(shown.casefold().split())
        if title and title in first:
            message = f"slides {first[title]} and {number} have the same title: {shown[:60]}"
            yield Finding(page.span, message, "give each a title that says what is on it")
        first.setdefault(title, number)


def _is_disordered(form: PageForm) -> bool:
    """Whether what pages of a form hold is not in the order of the layout, or does not begin with the title."""
    places = {index: at for at, index in enumerate(dict.fromkeys(slot.index for slot in form.layout.slots))}
    order = [places.get(place[0], -1) for place in form.places]
    title = form.layout.first(Role.TITLE)
    return order != sorted(order) or (bool(order) and title is not None and form.places[0][0] != title.index)


@page_rule("A3", "reading-order", Severity.ERROR, breaks=_is_disordered)
def reading_order(view: View) -> Iterator[Finding]:
    """The content of a slide is not in reading order: the title first, then the order of the layout.

    A screen reader reads shapes in the order in which they are drawn (WCAG 1.3.2). Pages hold their content in the order of their
    layout's slots, and this rule checks that they do. The validation of the package ensures that the file keeps this order, with
    date, footer and number last.

    What to do: nothing in an outline breaks it; please report it.
    """
    if _is_disordered(view.form):
        yield Finding(view.page.span, f"the slide {view.title[:60]!r} is not in reading order", "please report it, with the outline")


@rule("A8", "language-missing", Severity.ERROR)
def language_missing(seen: Seen) -> Iterator[Finding]:
    """The deck does not say in which language it is written.

    A screen reader needs the language to pronounce the words correctly, and PowerPoint to check their spelling and to break lines
    (WCAG 3.1.1 and 3.1.2). It is in the front matter, `lang: en-GB`; without it, the language is detected from the text. Every
    piece of text is written with the language of its script; the validation of the package ensures it.

    What to do: write a BCP 47 tag as `lang: de-CH`.
    """
    if not _TAG.fullmatch(seen.properties.language):
        yield Finding(
            seen.key("lang"),
            f"the language is not a valid tag: {seen.properties.language!r}",
            "write `lang: en-GB`, or another language tag",
        )


@rule("A9", "section-names", Severity.ERROR)
def section_names(seen: Seen) -> Iterator[Finding]:
    """A section of the deck has no name, one that says nothing, or the name of another.

    PowerPoint shows sections in its list of slides and lets people jump to them; Microsoft's accessibility checker asks for
    names. Sections are the outline's chapters. "Section 2", "Default Section" and "Untitled" say nothing.

    What to do: name the chapter after what it is about: `# How we got here`.
    """
    found: set[str] = set()
    for name, pages in groupby(seen.pages, lambda page: page.section):
        page = next(pages)
        if _DULL.match(name):
            yield Finding(page.span, f"the name of a section is generic: {name!r}", "name it after what it is about")
        elif name.casefold() in found:
            yield Finding(page.span, f"two sections are called {name!r}", "give each a name of its own")
        found.add(name.casefold())


@rule("A10", "deck-title", Severity.ERROR)
def deck_title(seen: Seen) -> Iterator[Finding]:
    """The deck has no title of its own among its properties.

    It is what a window, a search and a screen reader call the file (WCAG 2.4.2). It comes from `title:` in the front matter, from
    the first `# Heading`, or else from the first slide.

    What to do: write `title: What the briefing is about`.
    """
    title = seen.properties.title.strip()
    if seen.pages and (not title or title.casefold() == _NAMELESS):
        yield Finding(seen.key("title"), "the deck has no title", "write `title: What it is about` in the front matter")


@rule("A18", "slide-number", Severity.ERROR)
def slide_number(seen: Seen) -> Iterator[Finding]:
    """A slide other than the title slide shows no number.

    Listeners, and readers on paper, find a slide by its number. Every layout of the built-in designs has a place for it, and the
    writer fills it; this rule checks that the layouts of a deck have one. The validation of the package ensures that each slide
    shows it. A template that numbers no slides is left as it is.

    What to do: give the layout of your own design a slide number.
    """
    first: dict[str, Page] = {}
    for page in seen.pages if seen.design.template is None else ():
        first.setdefault(page.layout, page)
    for name, page in first.items():
        layout = seen.design.layouts[name]
        if layout.type != "title" and not any(slot.kind is PlaceholderKind.NUMBER for slot in layout.slots):
            yield Finding(page.span, f"the layout {name} has no placeholder for the slide number", "add one to the design")


CHECKS = (title_missing, title_repeated, reading_order, language_missing, section_names, deck_title, slide_number)
