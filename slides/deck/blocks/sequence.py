"""Sequence: Mermaid's `sequenceDiagram`, messages between participants one under the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.geometry import Size
from slides.base.records import frozen
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph
from slides.typesetting.fitting import Style
from slides.visuals import labels, mermaid
from slides.visuals.cards import CardType, complete_cards, first_that_fits, sentence, sizes
from slides.visuals.sequence import Exchange, SequenceDrawing, pieces, read_exchange
from slides.visuals.sequence.narration import exchange_in_words
from slides.visuals.sequence.syntax import sequence_texts

_WIDE = 4
"""So many participants want the slide's whole width."""


@frozen
class Sequence(Visual):
    """Participants, and the messages between them."""

    exchange: Exchange
    description: str = ""

    @classmethod
    def read(cls, node: Node) -> Sequence:
        """A Mermaid sequence diagram. Raises BlockError, with its line, for what is not understood."""
        found = mermaid.diagram(node)
        exchange = read_exchange(found)
        kind = WideSequence if len(exchange.participants) >= _WIDE else Sequence
        title, description = mermaid.plain_text(found.title), mermaid.plain_text(found.description)
        if title and title != exchange.title:
            description = " ".join(map(sentence, filter(None, (title, description))))
        return kind(node.span, exchange, description)

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Names, messages, notes, labels of frames, and titles."""
        found = mermaid.diagram(node)
        yield node.span, mermaid.plain_text(found.title)
        yield node.span, mermaid.plain_text(found.description)
        yield from sequence_texts(found)

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """The diagram in the largest type in which it fits; in a deck that is read from the right it begins there."""
        alt = labels.narrate(self._told)
        tries = (SequenceDrawing(self.exchange, CardType(size, style.fonts), room, alt).draw() for size in sizes(style))
        found = first_that_fits(tries, room)
        return labels.mirrored_shapes(found) if style.text.rtl else found

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """A long exchange goes on on further slides."""
        found = pieces(self.exchange, CardType(style.sizes[0], style.fonts), room)
        return tuple(
            replace(self, exchange=each if at == 0 else replace(each, ignored=()), description=self.description if at == 0 else "")
            for at, each in enumerate(found)
        )

    def doubts(self) -> tuple[Problem, ...]:
        """What of the source is not drawn."""
        hint = "remove the line, or say it in a note"
        return tuple(Problem(rule_catalogue.DIAGRAM_LOOK, span, message, hint) for span, message in self.exchange.ignored)

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says, message by message."""
        return exchange_in_words(self.exchange, self.description)

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole of a long alternative text."""
        return complete_cards(self._told)


@frozen
class WideSequence(Sequence):
    """A sequence diagram of several participants."""

    wide: ClassVar[bool] = True
