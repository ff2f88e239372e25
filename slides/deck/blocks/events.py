"""Events: a long list of dates as a line with boxes above and below it in turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import Size, inches
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.list_visual import ListVisual, Other
from slides.deck.blocks.prose import Prose
from slides.design.page import Drawing
from slides.text.number_parsing import NumberCell
from slides.text.rich_text import Mark, plain
from slides.visuals import labels
from slides.visuals import timeline as moments
from slides.visuals.cards import CardType
from slides.visuals.charts.dates import read_date
from slides.visuals.list_items import Headed

_WIDE = inches(9)
"""A narrower room has its line from top to bottom."""
_SMALL = 16
"""From this size down any way to draw it will do, in points."""
_YEARLY = pattern(r"(?:(?:[^\W\d]+|\d{1,2})\.?\s){0,2}[12]\d{3}(?:\u5e74[\d\u6708\u65e5]{0,6})?")
_LONGEST = 30
_GAPS = inches(0.24), inches(0.14), inches(0.07)


@frozen
class Events(ListVisual):
    """Six to ten dates with what happened then; fewer have layouts of their own."""

    layout: ClassVar[str] = "timeline"
    least: ClassVar[int] = 6
    most: ClassVar[int] = 10
    opening: ClassVar[str] = "Timeline with {count} dates."
    reason: ClassVar[str] = "six to ten items led by dates"

    @classmethod
    def takes(cls, blocks: tuple[Other, ...]) -> bool:
        """Whether a list or parts are long enough: fewer have layouts of their own."""
        items = [each for block in blocks if isinstance(block, Prose) for each in block.paragraphs]
        tops = sum(each.level == 0 and each.mark in (Mark.BULLET, Mark.NUMBER) for each in items)
        return max(tops, sum(isinstance(block, Headed) for block in blocks)) >= cls.least

    def ways(self, room: Size, type_: CardType, *, turned: bool) -> Iterator[Drawing]:
        """Boxes above and below the line, or rows beside it where the room is narrow or the type small."""
        line = moments.Timeline(tuple(map(moments.Moment, self.steps)), (), "", type_, room.width, labels.narrate(self._told))
        wide = room.width >= _WIDE
        drawn = [line.around()] if wide else []
        drawn += [line.down(gap) for gap in _GAPS] if not wide or type_.size <= _SMALL else []
        yield from (labels.mirrored_shapes(each) if turned else each for each in drawn)


def all_dated(prose: Prose) -> bool:
    """Whether each item of a list begins with a date before a colon, or in bold."""
    try:
        found = Events.from_prose(prose)
    except BlockError:
        return False
    return all(step.texts and _is_date(plain(step.heading), prose.span) for step in found.steps)


def _is_date(text: str, span: Span) -> bool:
    """Whether a text is a date, or a year with a word or two before it, as a month in any language."""
    bare = text.strip()
    try:
        return read_date(NumberCell(bare, span)) is not None or _YEARLY.fullmatch(bare[:_LONGEST]) is not None
    except BlockError:
        return False
