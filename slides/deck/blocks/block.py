"""The protocol of blocks: lay yourself out in a box, or split over several."""

from __future__ import annotations

from typing import Protocol, Self

from slides.base.diagnostics import Span
from slides.base.geometry import Size
from slides.design.page import Fill
from slides.typesetting.fitting import Style


class Block(Protocol):
    """A piece of a slide. It knows its line, and draws itself into the closed vocabulary of `page`."""

    @property
    def span(self) -> Span:
        """Where it stands in the outline."""

    def lay_out(self, room: Size, style: Style) -> Fill:
        """The block drawn in the room. The answer carries its own height, which may be more than the room's."""

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """The block in pieces that each fit the room, in order and with nothing lost; itself alone where it cannot be cut."""


class Splittable(Block, Protocol):
    """A block of which a first piece may fill a page that others have begun."""

    def part(self, room: Size, style: Style) -> tuple[Self, Self | None]:
        """The first piece, which fits the room, and the rest; None where it is not split so."""
