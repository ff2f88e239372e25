"""Map: countries picked out among their neighbours, places, and lines between them, from a fence of `key: value` lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from slides.base.diagnostics import Span
from slides.base.geometry import Size
from slides.base.records import frozen
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph, Run
from slides.typesetting.fitting import Style
from slides.visuals import labels, maps


@frozen
class Map(Visual):
    """A map: what it names, and what it shows of the globe before it is widened to its place."""

    plan: maps.MapSpecification
    frame: maps.MapFrame

    @classmethod
    def read(cls, node: Node) -> Self:
        """A fence of `key: value` lines. Raises BlockError, with the line, for what is unknown, off the globe or outside the region."""
        plan = maps.plan(node)
        return cls(node.span, plan, maps.framed(plan))

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Names as they are shown, notes, what links say, the author's own alternative text."""
        return maps.map_texts(node)

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """The map over the whole room, with its neighbours round it, and its notes at the bottom."""
        sizes = maps.MapTypeSizes(style.sizes[0], style.fonts, style.text.rtl)
        return maps.draw_map(self.plan, self.frame, room, sizes, labels.narrate(maps.description_of(self.plan)))

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole alternative text where it is too long for one."""
        whole = " ".join(maps.description_of(self.plan))
        return () if labels.narrate(maps.description_of(self.plan)) == whole else (Paragraph((Run(whole),)),)
