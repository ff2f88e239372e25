"""Map: countries picked out among their neighbours, places, and lines between them, from a fence of `key: value` lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from slides import atlas, sketch
from slides.blocks.visual import Visual
from slides.frozen import frozen
from slides.ground import Size, Span
from slides.outline import Node
from slides.page import Drawing
from slides.typeset import Style
from slides.words import Paragraph, Run


@frozen
class Map(Visual):
    """A map: what it names, and what it shows of the globe before it is widened to its place."""

    plan: atlas.Plan
    frame: atlas.Frame

    @classmethod
    def read(cls, node: Node) -> Self:
        """A fence of `key: value` lines. Mistake, with the line, for what is unknown, off the globe or outside the region."""
        plan = atlas.plan(node)
        return cls(node.span, plan, atlas.framed(plan))

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Names as they are shown, notes, what links say, the author's own alternative text."""
        return atlas.said(node)

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """The map over the whole room, with its neighbours round it, and its notes at the foot."""
        sizes = atlas.Sizes(style.sizes[0], style.fonts, style.text.rtl)
        return atlas.draw(self.plan, self.frame, room, sizes, sketch.narrate(atlas.told(self.plan)))

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole alternative text where it is too long for one."""
        whole = " ".join(atlas.told(self.plan))
        return () if sketch.narrate(atlas.told(self.plan)) == whole else (Paragraph((Run(whole),)),)
