"""Venn: two or three items as sets that overlap, and items for what they share: `A & B: …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Self

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.list_visual import ListVisual
from slides.design.page import Drawing
from slides.text.rich_text import Paragraph, plain
from slides.visuals import labels
from slides.visuals.cards import Card, CardType, as_sentence
from slides.visuals.venn import Venn, VennField

_JOINT = pattern("[&+\u2229\uff06]")
_LONGEST = 120
"""Letters of what stands in one field."""
_HINT = "write two or three items for the sets, and `A & B: …` for what two of them share"


@frozen
class VennBlock(ListVisual):
    """Sets and what they share."""

    fields: tuple[VennField, ...] = ()
    count: int = 2

    layout: ClassVar[str] = "venn"
    least: ClassVar[int] = 2
    most: ClassVar[int] = 7
    longest_lead: ClassVar[int] = 120
    opening: ClassVar[str] = "Venn diagram."

    @classmethod
    def _made(cls, span: Span, cards: Sequence[Card], numbered: bool, linked: tuple[Paragraph, ...]) -> Self:
        """The sets, if they can be drawn. Raises BlockError for fewer than two or more than three, and for a share of unknown sets."""
        plain_cards = [card for card in cards if not _JOINT.search(plain(card.heading))]
        names = [" ".join(plain(card.heading).casefold().split()) for card in plain_cards]
        if not 2 <= len(names) <= 3 or len(set(names)) < len(names):
            raise BlockError(rule_catalogue.LIST_DRAWING, span, f"a Venn diagram of {len(set(names))} sets", _HINT)
        fields = [VennField((at,), card) for at, card in enumerate(plain_cards)]
        for card in cards:
            parts = [" ".join(part.casefold().split()) for part in _JOINT.split(plain(card.heading))]
            if len(parts) < 2:
                continue
            if not all(part in names for part in parts) or not card.texts:
                raise BlockError(rule_catalogue.LIST_DRAWING, span, f"not a share of sets: {plain(card.heading)[:60]}", _HINT)
            fields.append(VennField(tuple(sorted({names.index(part) for part in parts})), Card((), card.texts)))
        if len({field.sets for field in fields}) < len(fields):
            raise BlockError(rule_catalogue.LIST_DRAWING, span, "two items for one field of a Venn diagram", "join them")
        for field in fields:
            letters = sum(len(plain(text)) for text in (field.card.heading, *field.card.texts))
            if letters > _LONGEST:
                said = f"{letters} characters in one field of a Venn diagram"
                raise BlockError(rule_catalogue.LIST_DRAWING, span, said, f"at most {_LONGEST}")
        return cls(span, tuple(cards), numbered, linked, tuple(fields), len(names))

    def ways(self, room: Size, type_: CardType, *, turned: bool) -> Iterator[Drawing]:
        """The one way: the first set at the left, or on top of three."""
        drawn = Venn(self.fields, self.count, type_, room, labels.narrate(self._told)).draw()
        yield labels.mirrored_shapes(drawn) if turned else drawn

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says, field by field."""
        return (self.opening, *(as_sentence(plain(step.heading), map(plain, step.texts)) for step in self.steps))
