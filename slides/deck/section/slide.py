"""Slide: one section of the outline, as its author means it."""

from __future__ import annotations

from slides.base.diagnostics import Span
from slides.base.records import frozen
from slides.deck.blocks import Item, Question
from slides.text.rich_text import BREAK, Paragraph, Run, plain


@frozen
class Slide:
    """One section of the outline. `layout` is what the author (or the program, for its own slides) asks for by name,
    and `asked` where.

    `untitled` marks a slide without a heading of its own: its title is made of its words. `chapter` is a chapter's number as shown,
    else empty.
    `early`: it stands in the first half of a deck, where nothing is concluded.
    `end` is the last line of the section. `hidden`: it is ignored in the presentation; `listed`: the agenda may name it.
    `running` holds Marp's header and footer from here on, those of this slide alone under names with an underscore; `footer` is
    what they come to, None where it is the deck's.
    """

    title: tuple[Run, ...]
    span: Span
    blocks: tuple[Item, ...] = ()
    takeaway: tuple[Run, ...] = ()
    source: tuple[Paragraph, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    questions: tuple[Question, ...] = ()
    footnotes: tuple[Paragraph, ...] = ()
    layout: str = ""
    asked: Span | None = None
    anchor: str = ""
    section: str = ""
    untitled: bool = False
    chapter: str = ""
    end: int = 0
    hidden: bool = False
    listed: bool = True
    running: tuple[tuple[str, str], ...] = ()
    footer: str | None = None
    early: bool = False

    @property
    def is_code(self) -> bool:
        """Whether the title is nothing but code."""
        return bool(self.title) and all(run.code for run in self.title)

    @property
    def text(self) -> str:
        """The title in one line, without styles."""
        text = plain(self.title)
        return " ".join(text.split()) if BREAK in text else text
