"""Facts about each page for the rules of the whole deck, collected in one pass over its words."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from slides.base.lazy_regex import pattern
from slides.checks.rules.page_view import BLANK, COLOURED, LINKED, ODD, UNTITLED, Context, View, form_of, is_english, page_lines
from slides.deck.section.nodes import names_source
from slides.design import Layout
from slides.design.page import Page, Table, Text
from slides.text.localization import labels
from slides.text.rich_text import Ink, Paragraph, Run, plain

_PLAIN = Ink.PLAIN
_CAPITALS = pattern(r"[A-Z][A-Z]")
_SHORT = pattern(r"(?<![\w.&/#@+-])[A-Z]{2,6}(?=(?:s|'s|\u2019s)?(?![\w&/#@+-]))")
_ROMAN = pattern(r"[IVXLCDM]+")
_SHOUTED = pattern(r"\b[A-Z]{2,}\b\W{1,2}$")
_SHOUTS_ON = pattern(r"\W{1,2}[A-Z]{2,}\b")


class PageFacts(NamedTuple):
    """What is known of one page: its view, its traits, how many words its body and tables and its notes have, its abbreviations.

    Each abbreviation comes with the text of its paragraph; there are none outside English and on the agenda.
    """

    view: View
    traits: int
    words: int
    spoken: int
    shorts: tuple[tuple[str, str], ...]


def facts_of(page: Page, layout: Layout, context: Context) -> PageFacts:
    """The facts of a page of a layout; a pure function, and the one pass over its words that all pages are given."""
    form = form_of(page, layout, context)
    title: str | None = None
    odd = 0
    counted: list[str] = []
    every: list[str] = []
    linked: list[tuple[Run, ...]] = []
    coloured: list[tuple[Run, ...]] = []
    for placed, slot, counts in zip(page.fills, form.slots, form.counted, strict=True):
        what = placed.what
        said: list[str] = []
        if isinstance(what, Text):
            said, found, traits = _read(what.paragraphs, linked)
            coloured.append(found)
            odd |= traits
            if placed.slot == 0 and title is None:
                title = " ".join(said)
            if counts:
                counted += [line for line in said if not line.isdecimal()]
        elif isinstance(what, Table):
            runs = [run for row in what.rows for cell in row.cells for run in cell.runs]
            said = [run.text for run in runs]
            coloured.append(own := tuple([run for run in runs if run.link or run.marked or run.ink is not _PLAIN]))
            if own:
                linked += [cell.runs for row in what.rows for cell in row.cells if any(run.link for run in cell.runs)]
            if slot is not None:
                counted += said
        else:
            coloured.append(())
        every += said
    traits = form.traits | odd | (LINKED if linked else 0) | (COLOURED if any(coloured) else 0)
    if not title or title.isspace():
        traits |= UNTITLED
    view = View(page, form, title or "", tuple(linked), tuple(coloured))
    capitals = is_english(context.language) and view.written and _CAPITALS.search("\n".join(every))
    shorts = tuple(short for runs in page_lines(page) for short in shorts_in(runs)) if capitals else ()
    return PageFacts(view, traits, len(" ".join(counted).split()), 0 if page.hidden else spoken_in(page.notes, context.language), shorts)


def _read(paragraphs: Sequence[Paragraph], linked: list[tuple[Run, ...]]) -> tuple[list[str], tuple[Run, ...], int]:
    """The text of each paragraph, the runs in colours of their own, and the traits of them all. linked: gets those with links."""
    said: list[str] = []
    coloured: list[Run] = []
    traits = 0
    for paragraph in paragraphs:
        runs = paragraph.runs
        line = runs[0].text if len(runs) == 1 else plain(runs)
        said.append(line)
        if not line[:1].isalpha() or line[1:2] == ")":
            traits |= ODD
        links = False
        for run in runs:
            if run.link:
                links = True
                coloured.append(run)
            elif run.marked or run.ink is not _PLAIN:
                coloured.append(run)
        if links:
            linked.append(runs)
    return said, tuple(coloured), traits if any(said) and not "".join(said).isspace() else traits | BLANK


def shorts_in(runs: Sequence[Run]) -> Iterator[tuple[str, str]]:
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
            if short not in _known() and not _ROMAN.fullmatch(short) and not shouted:
                yield short, plain(runs)


def spoken_in(notes: Sequence[Paragraph], language: str) -> int:
    """The words in notes, without the lines that say where they come from."""
    count, origin = 0, _origin(language) if notes else ""
    for note in notes:
        text = note.text
        if all(run.code for run in note.runs):
            continue  # source that is kept in the notes is not spoken
        if not text.startswith(origin) and not ((":" in text or "\uff1a" in text) and names_source(text)):
            count += len(text.split())
    return count


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Words in capitals that need not be spelled out: what newspapers' readers and computers' users know, and words written large."""
    rows = (pkgutil.get_data("slides.checks.rules", "known_capitals.txt") or b"").decode("ascii").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


@lru_cache(maxsize=32)
def _origin(language: str) -> str:
    """How the line begins that says where notes come from."""
    return labels(language).origin.partition("{")[0]
