"""Part: one of several equal pieces of a section, with a heading: a card, a step, a moment, a side of a comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from slides.base.diagnostics import Span
from slides.base.geometry import Size
from slides.base.records import frozen
from slides.deck.blocks.prose import Prose, settle
from slides.design.page import Text
from slides.text.rich_text import Mark, Paragraph, Run, bold, unbold
from slides.typesetting.fitting import Style, set_text
from slides.visuals.list_items import is_whole_lead, lead


@frozen
class Part:
    """A heading and the text under it. `number` counts the parts of an ordered list, and is 0 elsewhere; `anchor` is what links name."""

    span: Span
    heading: tuple[Run, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    number: int = 0
    anchor: str = ""

    def lay_out(self, room: Size, style: Style) -> Text:
        """Number, heading and text on the levels that the style keeps for them."""
        return set_text(self.arrange(style), style, room)

    def arrange(self, style: Style) -> tuple[Paragraph, ...]:
        """The part's paragraphs on the style's levels."""
        head, _ = style.text.card
        top = (Paragraph((Run(str(self.number)),), 0),) if self.number and head else ()
        return (*top, Paragraph(unbold(self.heading), head), *settle(self.paragraphs, style))

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """A part is not cut: one that is too long is shown as prose."""
        return (self,)

    def prose(self) -> Prose:
        """The part as running text under a bold line."""
        return Prose(self.span, (Paragraph(bold(self.heading)), *self.paragraphs))

    def body(self) -> Prose:
        """The text without the heading."""
        return Prose(self.span, self.paragraphs)

    @classmethod
    def from_items(cls, prose: Prose, *, asked: bool = True) -> tuple[Part, ...]:
        """The parts of a list whose every item begins with a bold lead; none where one does not.

        asked: whether an author wants parts, so that a lead from which a sentence goes on is one too.
        """
        items: list[Part] = []
        for paragraph in prose.paragraphs:
            if paragraph.level == 0 and paragraph.mark in (Mark.BULLET, Mark.NUMBER):
                found = lead(paragraph.runs)
                if not found or not (asked or is_whole_lead(found[0], paragraph.runs)):
                    return ()
                heading, text = found
                number = paragraph.number if paragraph.mark is Mark.NUMBER else 0
                items.append(cls(prose.span, heading, (Paragraph(text),) if text else (), number))
            elif not items:
                return ()
            else:
                last = items[-1]
                inner = replace(paragraph, level=max(paragraph.level - 1, 0))
                inner = replace(inner, mark=Mark.NONE) if paragraph.level == 0 else inner
                items[-1] = replace(last, paragraphs=(*last.paragraphs, inner))
        return tuple(items)
