"""Deck -> Deck: a chapter's heading that says nothing else names the slides of its chapter, each with a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.memo import memoized
from slides.base.records import with_changes
from slides.deck.blocks import Prose
from slides.deck.deck import Document, Slide
from slides.text.rich_text import Paragraph, Run

FEWEST, MOST = 2, 8
"""How many slides a divider names: one needs no list, and more than these fill no slide that is read at a glance."""


def with_chapter_contents(deck: Document) -> Document:
    """The deck with the titles of a chapter's slides on its divider, or those of its own chapters where it has some."""
    slides = tuple(
        _listing(slide, rows) if (rows := tuple(_rows(deck.slides, at))) and FEWEST <= len(rows) <= MOST else slide
        for at, slide in enumerate(deck.slides)
    )
    return with_changes(deck, slides=slides)


def _rows(slides: Sequence[Slide], at: int) -> Iterator[Slide]:
    """What a chapter without words of its own has in it, each title once; nothing for any other slide."""
    chapter = slides[at]
    if not chapter.chapter or chapter.blocks or chapter.takeaway or chapter.questions or chapter.layout:
        return
    depth = chapter.chapter.count(".")
    found: list[Slide] = []
    for slide in slides[at + 1 :]:
        if slide.layout == "faq" or (slide.chapter and slide.chapter.count(".") <= depth) or len(found) > MOST * 4:
            break
        found.append(slide)
    inner = [slide for slide in found if slide.chapter.count(".") == depth + 1]
    seen: set[str] = set()
    for slide in inner or found:
        if slide.anchor and slide.listed and not slide.hidden and not slide.untitled and slide.text.casefold() not in seen:
            seen.add(slide.text.casefold())
            yield slide


@memoized
def _listing(chapter: Slide, rows: tuple[Slide, ...]) -> Slide:
    """A chapter's slide with the titles of others."""
    lines = tuple(Paragraph((Run(slide.text, code=slide.is_code, link=f"#{slide.anchor}"),)) for slide in rows)
    return with_changes(chapter, blocks=(Prose(chapter.span, lines),))
