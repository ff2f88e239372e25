"""Steps: a list or parts as a chain of chevrons, or as a cycle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from slides.base.geometry import Size, inches
from slides.base.records import frozen
from slides.deck.blocks.list_visual import ListVisual
from slides.design.page import Drawing
from slides.visuals import labels, process
from slides.visuals.cards import CardType

_WIDE = inches(7)
"""A narrower room has its chevrons in rows."""
_SMALL = 14
"""From this size down rows will do in any room, in points."""


@frozen
class Chevrons(ListVisual):
    """Steps as a chain of chevrons with their texts under them."""

    layout: ClassVar[str] = "chevrons"
    most: ClassVar[int] = 7
    opening: ClassVar[str] = "Chain of {count} steps."

    def ways(self, room: Size, type_: CardType, *, turned: bool) -> Iterator[Drawing]:
        """A row of chevrons where the room is wide; rows of pointed boxes where it is not, or where no row has room."""
        chain = process.Chain(self.steps, type_, room.width, labels.narrate(self._told), self.numbered, turned)
        wide = room.width >= _WIDE
        found = [chain.row] if wide else []
        found += [chain.rows] if not wide or type_.size <= _SMALL else []
        for way in found:
            drawn = way()
            yield labels.mirrored_shapes(drawn) if turned else drawn


@frozen
class Cycle(ListVisual):
    """Steps in a ring, where the last leads to the first."""

    layout: ClassVar[str] = "cycle"
    least: ClassVar[int] = process.LEAST
    most: ClassVar[int] = process.MOST
    opening: ClassVar[str] = "Cycle of {count} steps, the last leading to the first."

    def ways(self, room: Size, type_: CardType, *, turned: bool) -> Iterator[Drawing]:
        """Every way to set out a ring, clockwise, or against the clock where the slide is read from the right."""
        for drawn in process.Ring(self.steps, type_, room, labels.narrate(self._told)).ways():
            yield labels.mirrored_shapes(drawn) if turned else drawn
