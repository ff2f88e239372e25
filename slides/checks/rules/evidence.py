"""Advice on what a briefing has to explain: abbreviations, and where figures come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from slides.base.diagnostics import Severity
from slides.base.lazy_regex import pattern
from slides.checks.rules.facts import PageFacts
from slides.checks.rules.finding import Finding, Saying
from slides.checks.rules.page_view import CHART, ODD, TABLE, PageForm, View, is_english, page_lines
from slides.checks.rules.rule import Seen, page_rule, rule
from slides.deck.section.nodes import names_source
from slides.design import Role
from slides.design.page import Chart, Page, Table
from slides.text.rich_text import Mark, plain, run_language

_NAMES = pattern(r"[^\W\d_][\w\u2019']*")
_LOWER = pattern(r"(?<!\w)[a-z]{2,6}(?!\w)")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "at", "de", "la", "le", "des", "du"))
_NUMBER = pattern(r"[-+\u2212]?\d[\d.,'\u00a0\u202f ]*")
_FIGURE = pattern(r"[-+\u2212~\u2248<>]?\s?[$\u20ac\u00a3\u00a5]?\s?\d[\d.,'\u00a0\u202f ]*\s?(?:%|[kKMmBb]n?|[$\u20ac\u00a3\u00a5]|pp)?")
_YEAR = pattern(r"(?:1[5-9]|20)\d\d")
_YEAR_LENGTH = 4
_NO_FIGURE = pattern(rf"{_YEAR.pattern}|\d{{8,}}")
"""A year, or a number so long that it names somebody or something."""
_ADDRESS = ("http://", "https://", "www.")
_FEWEST = 6
"""A table of fewer numbers than this is read as text."""
_FIGURES = frozenset(("figure", "first figure", "low figure", "first low figure"))
MANY = 5
"""More findings than this of one kind are reported in one."""


@rule("B5", "abbreviation", Severity.ADVICE, english=True)
def abbreviation(seen: Seen) -> Iterator[Finding]:
    """An abbreviation is never spelled out.

    People who do not know it stop listening; style guides ask for the full name at first use. A word of two to six capital letters
    counts as one, except what most people know (EU, CEO, PDF, API …), words in capitals for emphasis (NOT, ONLY),
    Roman numerals, words in a line of capitals, and code. More than five are reported in one line. It is explained where the deck or its
    notes hold `Full Name (ABC)`, `ABC (full name)`, or the name in capitalised words. English only.

    What to do: write the name at first use: `Gross National Income (GNI)`.
    """
    found: dict[str, tuple[Page, str]] = {}
    for facts in seen.facts:
        for short, text in facts.shorts:
            if is_english(run_language(text, "en")):
                found.setdefault(short, (facts.view.page, text))
    if not found:
        return
    whole = "\n".join(text for page in seen.pages for text in (*map(plain, page_lines(page)), *(note.text for note in page.notes)))
    ordinary = {word.upper() for word in _LOWER.findall(whole)}
    initials = _initials(whole)
    left = [short for short in found if short not in ordinary and short not in initials and not _explained(short, whole)]
    if len(left) > MANY:
        page, text = found[left[0]]
        message = f"{len(left)} abbreviations are never spelled out: {', '.join(left[:12])}{' …' if len(left) > 12 else ''}"
        finding = Finding(page.span, message, "spell each one out at first use", (Saying(text[:60]),))
        yield finding._replace(span=seen.lines.locate(page, finding), sought=())
        return
    for short in left:
        page, text = found[short]
        hint = f"spell it out at first use: Its Full Name ({short})"
        finding = Finding(page.span, f"{short} is never spelled out", hint, (Saying(text[:60]),))
        yield finding._replace(span=seen.lines.locate(page, finding), sought=())


def _initials(text: str) -> str:
    """The initials of a text's words, capital where the word is, with small words left out: "Bank of England" is BE."""
    return "".join(word[0] for word in _NAMES.findall(text) if word not in _SMALL and not word[1:2].isupper())


def _explained(short: str, whole: str) -> bool:
    """Whether a text holds an abbreviation in brackets, or something in brackets, or a colon or dash, after it."""
    return (
        re.search(rf"\(\W{{0,2}}{short}s?\b|\b{short}s?\W{{0,2}}(?:\([A-Za-z]|[:=\u2013\u2014]\s|,? (?:stands|short) for\b)", whole)
        is not None
    )


@rule("B6", "figures-without-source", Severity.ADVICE)
def figures_without_source(seen: Seen) -> Iterator[Finding]:
    """A chart, a table of numbers or key figures do not say where they come from.

    A figure is only as good as its source, and it is the first thing that people ask for. A source is a last paragraph that begins
    `Source:`, on the slide or in its notes, a link or a footnote beside the figures, or `source:` or `article:` in the front matter
    for all of them. A table counts where at least six cells, and half of those beside the first column, are numbers. More than five
    such slides are reported in one line.

    What to do: end the section with `Source: who counted, when`.
    """
    if seen.settings.source or seen.settings.article:
        return
    noted = {slide.span for slide in seen.slides if slide.footnotes}
    found: list[tuple[str, View]] = []
    for section in seen.sections:
        kind = next(filter(None, map(_figures, section)), "")
        if kind and section[0].view.page.span not in noted and not any(map(_sourced, section)):
            found.append((kind, section[0].view))
    if len(found) > MANY:
        where = ", ".join([str(view.page.span.line) for _, view in found[:12]])
        message = f"{len(found)} slides with figures but no source: lines {where}{' …' if len(found) > 12 else ''}"
        hint = "end each section with a line `Source: …`, or set `source:` in the front matter"
        yield Finding(found[0][1].page.span, message, hint)
        return
    for kind, view in found:
        yield Finding(view.page.span, f"{kind} without a source: {view.named!r}", "end the section with a line `Source: …`")


def _figures(facts: PageFacts) -> str:
    """What figures a page shows."""
    if not (facts.traits & (CHART | TABLE) or _has_figure(facts.view.form)):
        return ""
    for slot, placed in facts.view.filled:
        if isinstance(placed.what, Chart):
            return "a chart"
        if isinstance(placed.what, Table) and _is_numeric(placed.what):
            return "a table of numbers"
        if slot.style in _FIGURES:
            return "key figures"
    return ""


def _is_numeric(table: Table) -> bool:
    """Whether most cells of a table beside its first column are numbers."""
    if (len(table.rows) - 1) * (len(table.columns) - 1) < _FEWEST:
        return False
    cells = [cell.runs[0].text.strip() if cell.runs else "" for row in table.rows[1:] for cell in row.cells[1:]]
    count = sum(map(_is_figure, cells))
    return count >= _FEWEST and count * 2 >= len(cells)


@lru_cache(maxsize=1024)
def _has_figure(form: PageForm) -> bool:
    """Whether pages of a form have a place for a key figure."""
    return any(slot is not None and slot.style in _FIGURES for slot in form.slots)


def _is_figure(cell: str) -> bool:
    """Whether a cell is a number and no year."""
    if cell.isdecimal():
        return len(cell) != _YEAR_LENGTH or not _YEAR.fullmatch(cell)
    return bool(cell[:6].strip("abcdefghijklmnopqrstuvwxyz") and _FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell))


def _sourced(facts: PageFacts) -> bool:
    """Whether a page says where its figures come from."""
    view = facts.view
    if any(slot.role is Role.SOURCE for slot, _ in view.filled) or any(names_source(note.text) for note in view.page.notes):
        return True
    return any(run.link.startswith(_ADDRESS) for runs in view.linked for run in runs if run.link)


@page_rule("B7", "bare-number", Severity.ADVICE, needs=ODD)
def bare_number(view: View) -> Iterator[Finding]:
    """A bullet is a number and nothing else.

    Forty-two of what? A figure needs its unit and its name next to it (house styles of statistical offices; a slide has no text
    around it that would say). Years, numbers of eight digits and more that name something, and numbers with something in the
    bullets under them, are not reported.

    What to do: write `- 42 hospitals`, or `- **42** hospitals` for a large figure.
    """
    shown = [paragraph for _, paragraph in view.body] if view.written else []
    for at, paragraph in enumerate(shown):
        text = paragraph.text.strip()
        if paragraph.mark is Mark.NONE or not text[:1].isdigit() or not _NUMBER.fullmatch(text) or _NO_FIGURE.fullmatch(text):
            continue
        if at + 1 == len(shown) or shown[at + 1].level <= paragraph.level:
            yield Finding(view.page.span, f"a number without a unit: {text[:30]}", "say what it counts: 42 hospitals", (Saying(text),))


CHECKS = (abbreviation, figures_without_source, bare_number)
