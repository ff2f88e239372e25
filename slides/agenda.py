"""Deck -> Deck: puts a linked agenda after the title, and every slide into a PowerPoint section."""

from __future__ import annotations

from dataclasses import replace

from slides.blocks import Prose
from slides.deck import Deck, Slide
from slides.labels import Labels, labels
from slides.memory import FORGETFUL, Memory
from slides.page import Page
from slides.words import Mark, Paragraph, Run

NOWHERE = -1
"""The last line of the agenda, which stands nowhere in the outline."""
FEWEST, MOST = 3, 24
"""An agenda is shown from three sections on; one of more than two slides' length helps nobody."""


def add(deck: Deck, memory: Memory = FORGETFUL) -> Deck:
    """The deck with an agenda where its settings or the number of its sections ask for one, and with named sections."""
    words = labels(deck.settings.lang)
    slides = _sectioned(deck.slides, words, memory)
    chapters = [slide for slide in slides if slide.chapter and "." not in slide.chapter]
    faq = [slide for slide in slides if slide.layout == "faq"]
    rows = [*chapters, *faq] if len(chapters) > 1 else [slide for slide in slides if not slide.untitled and slide.layout != "title"]
    wanted = FEWEST <= len(rows) <= MOST if deck.settings.agenda is None else deck.settings.agenda
    titled = bool(slides) and slides[0].layout == "title"
    if not wanted or not titled or not rows:
        return replace(deck, slides=slides)
    start = 1 + sum(slide.layout == "title" or slide.untitled for slide in slides[1:2])
    return replace(deck, slides=(*slides[:start], memory.same("agenda", _agenda(rows, slides[0], words)), *slides[start:]))


def shows(page: Page) -> bool:
    """Whether a page shows the agenda that `add` made, in whatever layout."""
    return page.end == NOWHERE


def _agenda(rows: list[Slide], opening: Slide, words: Labels) -> Slide:
    """A slide with one numbered, linked line a section."""
    lines = tuple(
        Paragraph((Run(slide.text, link=f"#{slide.anchor}"),), mark=Mark.NUMBER, number=number) for number, slide in enumerate(rows, 1)
    )
    said = Paragraph((Run(words.contents.format(count=len(rows))),))
    block = Prose(opening.span, lines)
    return Slide(
        (Run(words.agenda),),
        opening.span,
        (block,),
        notes=(said,),
        layout="agenda",
        anchor="agenda-slide",
        section=words.opening,
        end=NOWHERE,
    )


def _sectioned(slides: tuple[Slide, ...], words: Labels, memory: Memory) -> tuple[Slide, ...]:
    """The slides with the names of their sections: a chapter's title, else the part of the talk. Names are unique."""
    taken = {words.opening.casefold(): 1, words.body.casefold(): 1}
    name, found = "", []
    for slide in slides:
        if slide.layout == "title":
            name = words.opening
        elif slide.layout == "faq" or slide.chapter:
            name = _unique(words.body if slide.text == words.untitled else slide.text, taken)
        elif name in ("", words.opening) and not slide.untitled:
            name = words.body
        found.append(memory.of(_in_section, slide, name or words.body))
    return tuple(found)


def _in_section(slide: Slide, section: str) -> Slide:
    """A slide in its section."""
    return replace(slide, section=section)


def _unique(name: str, taken: dict[str, int]) -> str:
    """A section's name, with a number where an earlier one has it already."""
    found, key = name, name.casefold()
    while found.casefold() in taken:
        taken[key] = taken.get(key, 1) + 1
        found = f"{name} ({taken[key]})"
    taken[found.casefold()] = 1
    return found
