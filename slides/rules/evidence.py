"""Advice on what a briefing has to explain: abbreviations, and where figures come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from slides.design import Role
from slides.ground import Severity
from slides.page import Chart, Page, Table
from slides.patterns import pattern
from slides.rules.rule import Finding, Seen, body, is_english, lines, named, rule, sections
from slides.section.nodes import names_source
from slides.words import Mark, Run, language, plain

_CAPITALS = pattern(r"[A-Z]{2}")
_SHORT = pattern(r"(?<![\w.&/#@+-])[A-Z]{2,6}(?=(?:s|'s|\u2019s)?(?![\w&/#@+-]))")
_ROMAN = pattern(r"[IVXLCDM]+")
_SHOUTED = pattern(r"\b[A-Z]{2,}\b\W{1,2}$")
_SHOUTS_ON = pattern(r"\W{1,2}[A-Z]{2,}\b")
_NAMES = pattern(r"[^\W\d_][\w\u2019']*")
_LOWER = pattern(r"(?<!\w)[a-z]{2,6}(?!\w)")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "at", "de", "la", "le", "des", "du"))
_KNOWN_WORDS = (
    "US USA UK EU UN UAE USSR NATO NASA UNESCO UNICEF OPEC WHO CEO CFO CTO COO CIO HR PR IT AI TV PC ID OK AM PM GMT UTC CET EST PST "
    "BC AD CE BCE DNA RNA HIV AIDS COVID GDP VAT GPS USB CD DVD SMS FAQ PDF URL HTML HTTP HTTPS WWW API CPU GPU RAM SSD LED LCD DIY VIP "
    "ISBN ISO BBC CNN FBI CIA NGO NGOS MBA PHD BA MA MD MP MPS PS NB TBD TBA ETA RSVP ASAP QA UI UX ROI KPI KPIS CSV JSON XML SQL CSS "
    "OS GET PUT POST PATCH DELETE HEAD BSD GPL NOT AND OR MUST SHOULD SHALL ONLY NEVER ALWAYS YES NO NOTE TIP NEW "
    "JPEG JPG PNG GIF SVG MP ZIP USD EUR GBP CHF NYC LA DC MIT IBM BMW SAP README TODO MW GW KW GWH KWH MWH TWH CO"
)
_KNOWN = frozenset(_KNOWN_WORDS.split())
"""Abbreviations that readers of newspapers and users of computers know."""
_NUMBER = pattern(r"[-+\u2212]?\d[\d.,'\u00a0\u202f ]*")
_FIGURE = pattern(r"[-+\u2212~\u2248<>]?\s?[$\u20ac\u00a3\u00a5]?\s?\d[\d.,'\u00a0\u202f ]*\s?(?:%|[kKMmBb]n?|[$\u20ac\u00a3\u00a5]|pp)?")
_YEAR = pattern(r"(?:1[5-9]|20)\d\d")
_NO_FIGURE = pattern(rf"{_YEAR.pattern}|\d{{8,}}")
"""A year, or a number so long that it names somebody or something."""
_ADDRESS = ("http://", "https://", "www.")
_FEWEST = 6
"""A table of fewer numbers than this is read as text."""
_FIGURES = "figure"
MANY = 5
"""More findings than this of one kind are told in one."""


@rule("B5", "abbreviation", Severity.ADVICE, english=True)
def abbreviation(seen: Seen) -> Iterator[Finding]:
    """An abbreviation is nowhere spelled out.

    Who does not know it stops listening; style guides ask for the full name at first use. A word of two to six capital letters is
    taken for one, but for some that everybody knows (EU, CEO, PDF …), Roman numbers, words in a line of capitals, and code. It is
    explained where the deck or its notes hold `Full Name (ABC)`, `ABC (full name)`, or the name in capitalised words. English only.

    What to do: write the name at first use: `Gross National Income (GNI)`.
    """
    found: dict[str, tuple[Page, str]] = {}
    for page in seen.written:
        for runs in lines(page):
            for short, text in _shorts(runs):
                if is_english(language(text, "en")):
                    found.setdefault(short, (page, text))
    if not found:
        return
    whole = "\n".join(text for page in seen.pages for text in (*map(plain, lines(page)), *(note.text for note in page.notes)))
    ordinary = {word.upper() for word in _LOWER.findall(whole)}
    initials = _initials(whole)
    for short, (page, text) in found.items():
        if short not in ordinary and short not in initials and not _explained(short, whole):
            span = seen.locate(page, text[:60])
            yield Finding(span, f"{short} is nowhere spelled out", f"write what it stands for at first use: Its Full Name ({short})")


def _shorts(runs: Sequence[Run]) -> Iterator[tuple[str, str]]:
    """The abbreviations in a paragraph, each with the paragraph's text."""
    for run in runs:
        text = run.text
        if run.code or not _CAPITALS.search(text):
            continue
        if plain(runs).isupper():
            return
        for match in _SHORT.finditer(text):
            short = match.group()
            shouted = _SHOUTED.search(text[: match.start()]) or _SHOUTS_ON.match(text[match.end() :])
            if short not in _KNOWN and not _ROMAN.fullmatch(short) and not shouted:
                yield short, plain(runs)


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

    A figure is as good as its source, and it is the first thing that somebody will ask. A source is a last paragraph that begins
    `Source:`, on the slide or in its notes, a link or a footnote beside the figures, or `source:` or `article:` in the front matter
    for all of them. A table counts where at least six cells, and half of those beside the first column, are numbers. More than five
    such slides are told in one.

    What to do: end the section with `Source: who counted, when`.
    """
    if seen.settings.source or seen.settings.article:
        return
    noted = {slide.span for slide in seen.slides if slide.footnotes}
    found: list[Finding] = []
    for pages in sections(seen):
        kind = next(filter(None, (_figures(seen, page) for page in pages)), "")
        if kind and pages[0].span not in noted and not any(_sourced(seen, page) for page in pages):
            found.append(Finding(pages[0].span, f"{kind} without a source: {named(pages[0])!r}", "end the section with a line Source: …"))
    if len(found) > MANY:
        where = ", ".join(str(each.span.line) for each in found[:12])
        message = f"{len(found)} slides with figures and without a source: lines {where}{' …' if len(found) > 12 else ''}"
        found = [Finding(found[0].span, message, "end each section with a line Source: …, or write source: in the front matter")]
    yield from found


def _figures(seen: Seen, page: Page) -> str:
    """What figures a page shows."""
    for slot, placed in seen.filled(page):
        if isinstance(placed.what, Chart):
            return "a chart"
        if isinstance(placed.what, Table) and _is_numeric(placed.what):
            return "a table of numbers"
        if slot.style == _FIGURES:
            return "key figures"
    return ""


def _is_numeric(table: Table) -> bool:
    """Whether most cells of a table beside its first column are numbers."""
    if (len(table.rows) - 1) * (len(table.columns) - 1) < _FEWEST:
        return False
    cells = [cell.runs[0].text.strip() if cell.runs else "" for row in table.rows[1:] for cell in row.cells[1:]]
    count = sum(
        bool(_FIGURE.fullmatch(cell)) and not _YEAR.fullmatch(cell) for cell in cells if cell[:6].strip("abcdefghijklmnopqrstuvwxyz")
    )
    return count >= _FEWEST and count * 2 >= len(cells)


def _sourced(seen: Seen, page: Page) -> bool:
    """Whether a page says where its figures come from."""
    if any(slot.role is Role.SOURCE for slot, _ in seen.filled(page)) or any(names_source(note.text) for note in page.notes):
        return True
    return any(run.link.startswith(_ADDRESS) for runs in lines(page) for run in runs if run.link)


@rule("B7", "bare-number", Severity.ADVICE)
def bare_number(seen: Seen) -> Iterator[Finding]:
    """A bullet is a number and nothing else.

    Forty-two of what? A figure needs its unit and its name beside it (house styles of statistical offices; a slide has no text
    around it that would say). Years, numbers of eight digits and more that name something, and numbers with something in the
    bullets under them, are not told.

    What to do: write `- 42 hospitals`, or `- **42** hospitals` for a large figure.
    """
    for page in seen.written:
        shown = [paragraph for _, paragraph in body(seen, page)]
        for at, paragraph in enumerate(shown):
            text = paragraph.text.strip()
            if paragraph.mark is Mark.NONE or not text[:1].isdigit() or not _NUMBER.fullmatch(text) or _NO_FIGURE.fullmatch(text):
                continue
            if at + 1 == len(shown) or shown[at + 1].level <= paragraph.level:
                yield Finding(seen.locate(page, text), f"a number without a unit: {text[:30]}", "say what it counts: 42 hospitals")


CHECKS = (abbreviation, figures_without_source, bare_number)
