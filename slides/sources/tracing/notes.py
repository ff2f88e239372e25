"""Deck -> Deck: the notes of each slide say where in the article it comes from. And the rows that a deck carries inside."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.deck.deck import Document, Slide
from slides.design.page import Chart, Drawing, Page, Table, Text
from slides.sources.tracing.tracing import Tracing
from slides.sources.tracing.verdicts import SILENT, Traced
from slides.text.localization import Labels, labels
from slides.text.provenance import Source
from slides.text.rich_text import Paragraph, Run, plain

_QUOTED_BELOW = 0.75
"""Where the least close statement of a slide is no closer than this, its passage's first words are quoted too."""
_UNSAID = SILENT | {"question", "speaker", "pair", "link"}
"""Kinds of statement that do not say where their slide comes from."""
_UNSHOWN = frozenset({"title", "subtitle", "pair", "link", "speaker"})
"""Kinds whose words a deck's other rows have, so that they have a row only where something is found in them."""
_MOST_WORDS, _MOST_PLACES = 12, 6


def noted(deck: Document, tracing: Tracing) -> Document:
    """The deck with a last line of notes on each slide whose statements come from the article, unless its author wrote one."""
    words = labels(deck.settings.lang)
    begins = words.origin.partition("{")[0].strip()
    own = [each for each in tracing.traced if each.match is not None and each.supported and each.statement.kind not in _UNSAID]
    own.sort(key=lambda each: each.statement.span.line)
    slides = []
    at = 0
    for slide in sorted(deck.slides, key=lambda slide: slide.span.line):
        while at < len(own) and own[at].statement.span.line < slide.span.line:
            at += 1
        end = at
        while end < len(own) and own[end].statement.span.line <= max(slide.end, slide.span.line):
            end += 1
        slides.append(_noted(slide, own[at:end], words, begins, several=len(tracing.articles) > 1))
    order = {id(slide): number for number, slide in enumerate(sorted(deck.slides, key=lambda slide: slide.span.line))}
    return replace(deck, slides=tuple(slides[order[id(slide)]] for slide in deck.slides))


def _noted(slide: Slide, own: Sequence[Traced], words: Labels, begins: str, *, several: bool) -> Slide:
    """A slide with its line, where there is something to say and nobody has said it."""
    if not own or any(note.text.strip().startswith(begins) for note in slide.notes):
        return slide
    line = words.origin.format(places="; ".join(_places(own, words, several=several)))
    least = min(own, key=lambda each: each.match.closeness if each.match else 1.0)
    if least.match and least.match.closeness < _QUOTED_BELOW:
        quoted = least.match.passage.text.split()
        line += f": “{' '.join(quoted[:_MOST_WORDS])}{'…' if len(quoted) > _MOST_WORDS else ''}”"
    return replace(slide, notes=(*slide.notes, Paragraph((Run(line),))))


def _places(own: Sequence[Traced], words: Labels, *, several: bool) -> Iterator[str]:
    """Each heading with the numbers of its paragraphs."""
    found: dict[tuple[str, str], set[int]] = {}
    for each in own:
        if each.match:
            passage = each.match.passage
            found.setdefault((passage.article if several else "", passage.named), set()).add(max(passage.paragraph, 1))
    for at, ((file, heading), numbers) in enumerate(found.items()):
        if at == _MOST_PLACES:
            yield "…"
            return
        shown = ", ".join(map(str, sorted(numbers)[:12])) + (", …" if len(numbers) > 12 else "")
        yield (f"{file}, " if file else "") + words.passage.format(heading=heading or words.opening, numbers=shown)


def sources(tracing: Tracing, pages: Sequence[Page]) -> tuple[Source, ...]:
    """A row for each statement that a deck shows, with its slide: the first page of its section that holds its words."""
    texts, lines = [_text(page) for page in pages], _Lines(pages)
    found = []
    for each in tracing.traced:
        statement, match = each.statement, each.match
        if statement.kind in ("note", "origin") or (statement.kind in _UNSHOWN and not each.findings):
            continue
        number = _page(statement.text, lines.pages_of(statement.span.line), texts)
        row = Source(number, statement.kind, statement.text, statement.span.line, verdict=each.verdict)
        if each.findings:
            row = replace(row, ours=each.findings[0].ours, theirs=each.findings[0].theirs)
        if match is not None and (each.supported or not statement.judged):
            passage = match.passage
            row = replace(row, article=passage.article, line=passage.line, heading=passage.named, paragraph=passage.paragraph)
            row = replace(row, closeness=round(match.closeness * 100))
        elif each.place is not None:
            passage = each.place
            row = replace(row, article=passage.article, line=passage.line, heading=passage.named, paragraph=passage.paragraph)
        found.append(row)
    return tuple(sorted(found, key=lambda row: (row.slide, row.outline)))


def _text(page: Page) -> str:
    """All words of a page without white space."""
    found = []
    for placed in page.fills:
        if isinstance(placed.what, Text):
            found += [paragraph.text for paragraph in placed.what.paragraphs]
        elif isinstance(placed.what, Table):
            found += [plain(cell.runs) for row in placed.what.rows for cell in row.cells]
        elif isinstance(placed.what, Drawing):
            found += [label.text for label in placed.what.labels]
        elif isinstance(placed.what, Chart):
            found += placed.what.texts
    return "".join("".join(found).split())


class _Lines:
    """Which pages were made of which lines of an outline: looked up from the last page that begins before a line, backwards."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.ends = [max(page.end, page.span.line) for page in pages]
        self.order = sorted(range(len(pages)), key=lambda at: pages[at].span.line)
        self.starts = [pages[at].span.line for at in self.order]
        self.reach = list(itertools.accumulate((self.ends[at] for at in self.order), max))

    def pages_of(self, line: int) -> list[int]:
        """The places of the pages that a line belongs to, in the deck's order."""
        found = []
        place = bisect.bisect_right(self.starts, line) - 1
        while place >= 0 and self.reach[place] >= line:
            if self.ends[self.order[place]] >= line:
                found.append(self.order[place])
            place -= 1
        return sorted(found)


def _page(text: str, near: Sequence[int], texts: Sequence[str]) -> int:
    """The number of the page that shows a statement, from 1; 0 where none does. near: the pages of its line."""
    wanted = "".join(text.split())[:60]
    holding = [at for at in near if wanted in texts[at]]
    if not holding:
        holding = [at for at in range(len(texts) - 1, max(-1, len(texts) - 30), -1) if wanted in texts[at]]
    return holding[0] + 1 if holding else near[0] + 1 if near else 0
