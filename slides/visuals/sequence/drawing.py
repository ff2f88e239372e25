"""A sequence diagram as native shapes: heads over dashed lifelines, and message under message."""

from __future__ import annotations

from slides.base.geometry import Size
from slides.base.records import frozen
from slides.design.page import Drawing
from slides.visuals.cards import CardType
from slides.visuals.sequence.measure import Measured
from slides.visuals.sequence.model import Exchange, Message, SequenceNote
from slides.visuals.sequence.rows import SequenceRows

_MOST_RISE = 1.1
"""Rows stand apart by at most so many em more than they must."""
_LONG = 5
"""An exchange of so many messages has its heads at the foot as well, where there is room."""


@frozen
class SequenceDrawing:
    """An exchange in one size of type."""

    exchange: Exchange
    type: CardType
    room: Size
    alt: str

    def draw(self) -> Drawing:
        """All of it, over the height of the room where it is not much less; what does not fit comes out larger than the room."""
        shown = Measured(self.exchange, self.type, self.room.width)
        first = SequenceRows(shown)
        first.place()
        rows = sum(isinstance(event, Message | SequenceNote) for event in self.exchange.events)
        messages = sum(isinstance(event, Message) for event in self.exchange.events)
        foot = messages >= _LONG and first.height + first.foot_height <= self.room.height
        spare = self.room.height - first.height - (first.foot_height if foot else 0)
        rise = min(spare // (rows + 1), round(shown.em * _MOST_RISE)) if rows else 0
        if foot or rise > 0:
            first = SequenceRows(shown, max(rise, 0), foot=foot)
            first.place()
        return Drawing(first.shapes(), shown.width, first.height, self.alt)

    def ends(self) -> tuple[int, list[int]]:
        """The height of the heads, and where each event ends below them, in EMU: for a diagram that has to be split."""
        rows = SequenceRows(Measured(self.exchange, self.type, self.room.width))
        rows.place()
        return rows.top, rows.ends
