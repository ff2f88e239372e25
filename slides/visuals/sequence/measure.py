"""The sizes of what a sequence diagram holds, and where its lifelines stand: all that is known before anything is placed downwards."""

from __future__ import annotations

from slides.base.geometry import inches, points
from slides.design import Colour, Fonts
from slides.design.page import Words
from slides.visuals import labels
from slides.visuals.cards import SMALLEST, CardType
from slides.visuals.sequence.columns import Need, lifelines
from slides.visuals.sequence.model import Closed, Exchange, Message, Opened, Participant, SequenceNote, Side

BAR = inches(0.14)
"""The width of the bar of a participant at work."""
PAD = inches(0.10)
FRAME_PAD = inches(0.14)
"""The space between a frame and the one inside it."""
EDGE = inches(0.28)
"""The space between a lifeline and the frame round its messages."""
LOOP = inches(0.36)
"""How far a message to oneself leads aside."""
SLACK = inches(0.12)
"""How much wider than its words a box is: themes round its corners."""
BETWEEN = inches(0.24)
"""The least space between heads."""
FIGURE = inches(0.42)
"""The height of the figure of a person."""
_WISHED = 13
"""Texts wish for lines of this many em."""


class Measured:
    """An exchange in one size of type, in a width."""

    def __init__(self, exchange: Exchange, type_: CardType, width: int) -> None:
        self.exchange, self.type = exchange, type_
        self.fonts: Fonts = type_.fonts
        self.breaking = type_.size <= SMALLEST
        count = len(exchange.participants)
        self.x, self.width = lifelines(count, self._needs(), width, breaking=self.breaking)
        self.heads = self._head_widths()

    @property
    def em(self) -> int:
        """The size of the type in EMU."""
        return points(self.type.size)

    def words(self, text: str, width: int, *, colour: Colour = Colour.INK, strong: bool = False) -> Words:
        """A text in even lines of at most a width in EMU."""
        return labels.balanced(text, self.type.size, colour, self.fonts, max(width, 1), strong=strong)

    def size(self, text: str, *, strong: bool = False) -> tuple[int, int]:
        """The least width of a text in EMU, in which its longest word stands, and the width that it wishes for."""
        whole = labels.label_words(text, self.type.size, Colour.INK, self.fonts, strong=strong)
        single = labels.extent([whole], self.fonts).width
        word = labels.longest_word(text, self.type.size, self.fonts, strong=strong)
        return word, max(word, min(single, self.em * _WISHED))

    def _needs(self) -> list[Need]:
        """What stands between the lifelines."""
        found = self._of_heads()
        depth = deepest = 0
        for event in self.exchange.events:
            if isinstance(event, Message):
                found.append(self._of_message(event))
            elif isinstance(event, SequenceNote):
                found += self._of_note(event)
            depth += isinstance(event, Opened) - isinstance(event, Closed)
            deepest = max(deepest, depth)
        margin = EDGE + deepest * FRAME_PAD if deepest else 0
        last = len(self.exchange.participants)
        return [*found, Need(0, 0, margin, margin), Need(last, last, margin, margin)]

    def _of_heads(self) -> list[Need]:
        sizes = [self._head(each) for each in self.exchange.participants]
        count = len(sizes)
        around = 2 * PAD if self.exchange.groups else 0
        least = [max(sizes[at - 1][0], sizes[at][0]) + BETWEEN + around for at in range(1, count)]
        wished = [max(sizes[at - 1][1], sizes[at][1]) + BETWEEN + around for at in range(1, count)]
        found = [Need(at, at, low, high) for at, (low, high) in enumerate(zip(least, wished, strict=True), 1)]
        side = around // 2
        for gap, size in ((0, sizes[0]), (count, sizes[-1])):
            found.append(Need(gap, gap, size[0] // 2 + 1 + side, size[1] // 2 + 1 + side))
        return found

    def _head(self, who: Participant) -> tuple[int, int]:
        """The least and the wished width of a participant's head."""
        word, single = self.size(who.name, strong=True)
        sides = 0 if who.actor else self.type.sides + SLACK
        return max(word + sides, FIGURE), max(single + sides, FIGURE)

    def _of_message(self, shown: Message) -> Need:
        word, single = self.size(numbered_text(shown))
        if shown.start == shown.end:
            more = BAR + LOOP + 2 * PAD + BAR
            return Need(shown.start + 1, shown.start + 1, word + more, single + more)
        first, last = sorted((shown.start, shown.end))
        more = BAR * 2 + 2 * PAD
        return Need(first + 1, last, max(word, 2 * self.em) + more, max(single, 2 * self.em) + more)

    def _of_note(self, note: SequenceNote) -> list[Need]:
        word, single = self.size(note.text)
        low, high = word + self.type.sides + SLACK, single + self.type.sides + SLACK
        more = BAR + 2 * PAD
        if note.side is Side.RIGHT:
            return [Need(note.last + 1, note.last + 1, low + more, high + more)]
        if note.side is Side.LEFT:
            return [Need(note.first, note.first, low + more, high + more)]
        if note.first < note.last:
            return [Need(note.first + 1, note.last, low - 2 * EDGE, high - 2 * EDGE)] + [
                Need(gap, gap, EDGE + PAD, EDGE + PAD) for gap in (note.first, note.last + 1)
            ]
        return [Need(gap, gap, low // 2 + PAD, high // 2 + PAD) for gap in (note.first, note.first + 1)]

    def _head_widths(self) -> list[int]:
        """The widths of the heads: all the same where there is room for that."""
        gaps = [b - a for a, b in zip((0, *self.x), (*self.x, self.width), strict=True)]
        around = 2 * PAD if self.exchange.groups else 0
        room = []
        for at in range(len(self.x)):
            inner = [
                gap - BETWEEN - around
                for gap in (gaps[at : at + 1] if at else []) + (gaps[at + 1 : at + 2] if at + 1 < len(self.x) else [])
            ]
            outer = [2 * gap - around for gap in ([] if at else gaps[:1]) + ([] if at + 1 < len(self.x) else gaps[-1:])]
            room.append(min([*inner, *outer]))
        wished = [self._head(each)[1] for each in self.exchange.participants]
        if all(each >= max(wished) for each in room):
            return [max(wished)] * len(wished)
        return [max(min(want, have), inches(0.2)) for want, have in zip(wished, room, strict=True)]


def numbered_text(shown: Message) -> str:
    """A message's text with its number."""
    return f"{shown.number}. {shown.text}".strip() if shown.number else shown.text
