"""The rows of a sequence diagram, from the heads downwards: everything in its place."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, points
from slides.design import Colour
from slides.design.page import Connector, DrawingPart, Shape, Stroke, Words
from slides.visuals import labels
from slides.visuals.cards import card_box
from slides.visuals.sequence import parts
from slides.visuals.sequence.measure import BAR, FRAME_PAD, PAD, Measured, numbered_text
from slides.visuals.sequence.model import (
    Activated,
    Closed,
    Created,
    Destroyed,
    Divided,
    Event,
    Message,
    Opened,
    SequenceNote,
    Side,
    Tip,
)
from slides.visuals.sequence.places import aside_reach, frame_sides, note_reach

_LIFELINE = Stroke(Colour.MUTED, points(1), "dash")
_DIVIDER = Stroke(Colour.MUTED, points(1), "dash")
_MESSAGE = points(1.5)
_BEFORE, _AFTER, _LOOPED = 0.38, 0.22, 1.0
"""The space before a row and after it, and the least height of a message to oneself, in em."""
_RULE = points(5)
"""Room for the rule that a theme draws on top of a card."""
_NAME = 40
Drawn = list[Shape | Connector]


class SequenceRows:
    """Places the events one under the other. rise: EMU more before each row; foot: whether the heads stand at the foot as well."""

    def __init__(self, shown: Measured, rise: int = 0, *, foot: bool = False) -> None:
        self.shown, self.rise, self.foot = shown, rise, foot
        self.exchange = shown.exchange
        self.back, self.lifelines, self.bars, self.frames, self.lines, self.heads, self.texts = (Drawn() for _ in range(7))
        self.sides = frame_sides(shown)
        self.grounds = parts.group_sides(shown)
        self.opened = 0
        self.open: list[tuple[int, int, str]] = []
        self.working: list[list[int]] = [[] for _ in shown.x]
        self.created: set[int] = set()
        self.destroyed: set[int] = set()
        self.later = {event.who for event in self.exchange.events if isinstance(event, Created)}
        self.begins: dict[int, tuple[int, int]] = {}
        self.stops: dict[int, int] = {}
        self.ends: list[int] = []
        self.y = self.top = self.height = self.at = 0

    @property
    def foot_height(self) -> int:
        """How much the heads add to the height where they stand at the foot as well."""
        return max(parts.head_heights(self.shown)) + self._em(_BEFORE)

    def place(self) -> None:
        """Everything in its place; once."""
        self._begin()
        for at, event in enumerate(self.exchange.events):
            self.at = at
            self._event(event)
            self.ends.append(self.y)
        self._finish()

    def shapes(self) -> tuple[Shape | Connector, ...]:
        """What was placed, from the back to the front; lifelines are glued to their heads."""
        first = sum(map(len, (self.back, self.lifelines, self.bars, self.frames, self.lines)))
        glued = [
            replace(line, start=(first + self.begins[who][0], 2)) if isinstance(line, Connector) else line
            for who, line in zip(self._living(), self.lifelines, strict=True)
        ]
        return (*self.back, *glued, *self.bars, *self.frames, *self.lines, *self.heads, *self.texts)

    def _em(self, share: float) -> int:
        return round(self.shown.em * share)

    def _living(self) -> list[int]:
        """The participants that have a lifeline."""
        return [who for who in range(len(self.shown.x)) if who in self.begins]

    def _begin(self) -> None:
        """The title, the groups' titles, and the heads of those who are there from the beginning."""
        if self.exchange.title:
            words = self.shown.words(self.exchange.title, self.shown.width, strong=True)
            self.y += self._text("Heading", Rect(0, 0, self.shown.width, labels.extent([words], self.shown.fonts).height), words) + PAD
        self.group_top = self.y
        titles = parts.group_titles(self.shown, self.y)
        self.texts += titles
        self.y = max((title.rect.bottom for title in titles), default=self.y + (PAD if self.exchange.groups else 0))
        highest = max(parts.head_heights(self.shown))
        for who in range(len(self.shown.x)):
            if who not in self.later and who not in self.exchange.gone:
                self._head(who, self.y + highest)
        self.y += highest + self._em(_AFTER)
        self.top = self.y
        for who in self.exchange.active:
            self.working[who].append(self.y)
        self.last = self.y

    def _head(self, who: int, bottom: int) -> None:
        """A participant's head; its lifeline begins under it."""
        drawn = parts.head(self.shown, who, bottom)
        self.begins[who] = (len(self.heads), bottom)
        self.heads += drawn

    def _finish(self) -> None:
        """What is still open ends here: bars, lifelines, groups; the heads at the foot."""
        for who, starts in enumerate(self.working):
            while starts:
                self._bar(who, starts.pop(), self.y)
        self.y += self._em(_BEFORE)
        for who in self.destroyed:
            self._cross(who, self.y)
        for who in self._living():
            x = self.shown.x[who]
            name = f"Lifeline of {_short(self.exchange.participants[who].name)}"
            end = self.stops.get(who, self.y)
            self.lifelines.append(Connector(name, ((x, self.begins[who][1]), (x, end)), _LIFELINE))
        if self.foot:
            highest = max(parts.head_heights(self.shown))
            for who in self._living():
                if who not in self.stops:
                    height = parts.head_heights(self.shown)[who]
                    drawn = parts.head(self.shown, who, self.y + height)
                    self.texts += [replace(each, name=f"Foot: {each.name}") for each in drawn]
            self.y += highest
        bottom = self.y + (PAD if self.exchange.groups else 0)
        self.back[:0] = parts.groups(self.shown, self.group_top, bottom)
        self.height = bottom

    def _event(self, event: Event) -> None:
        match event:
            case Message():
                self._aside(event) if event.start == event.end else self._message(event)
                self._settle(event)
            case SequenceNote():
                self._note(event)
            case Opened():
                self._open(event)
            case Divided():
                self._divide(event)
            case Closed():
                self._close()
            case Activated():
                self._work(event)
            case Created():
                self.created.add(event.who)
            case Destroyed():
                self.destroyed.add(event.who)

    def _message(self, event: Message) -> None:
        """A line from one lifeline to another with its text over it."""
        way = 1 if self.shown.x[event.end] > self.shown.x[event.start] else -1
        start = self._edge(event.start, way, len(self.working[event.start]))
        end = self._edge(event.end, -way, len(self.working[event.end]) + self._follows(event.end))
        made = event.end in self.created
        if made:
            end = self.shown.x[event.end] - way * self.shown.heads[event.end] // 2
        left, right = min(start, end), max(start, end)
        words = self.shown.words(numbered_text(event), right - left - 2 * PAD)
        size = labels.extent([words], self.shown.fonts)
        height = size.height if words.runs and numbered_text(event) else self._em(0.4)
        self.y += self._em(_BEFORE) + self.rise
        if numbered_text(event):
            place = Rect((left + right - min(size.width, right - left)) // 2, self.y, min(size.width, right - left), height)
            self._text(self._named(event), place, words, over=self._crosses(event))
        self.y += height + self._em(0.1)
        if made:
            self._create(event.end)
        self.last = self.y
        self._arrow(event, start, end)
        self.y += self._em(_AFTER) if not made else parts.head_heights(self.shown)[event.end] // 2 + self._em(_AFTER)

    def _create(self, who: int) -> None:
        """The head of a participant that begins to exist, in the middle of the message's line."""
        height = parts.head_heights(self.shown)[who]
        self.y = max(self.y, self.last + height // 2 + self._em(_BEFORE))
        self._head(who, self.y + height - height // 2)

    def _arrow(self, event: Message, start: int, end: int) -> None:
        """The line of a message."""
        shape = "arrow" if event.tip is Tip.OPEN else "triangle"
        pointed = event.tip in (Tip.ARROW, Tip.OPEN)
        stroke = Stroke(Colour.MUTED, _MESSAGE, "dash" if event.dashed else "", event.both, pointed, shape)
        self.lines.append(Connector(self._named(event), ((start, self.y), (end, self.y)), stroke, part=DrawingPart.LINE))
        if event.tip is Tip.CROSS:
            self.lines.append(
                parts.cross(f"Lost: {self._named(event)}"[:_NAME], end - (parts.CROSS if end > start else -parts.CROSS), self.y)
            )

    def _aside(self, event: Message) -> None:
        """A message to oneself: a line that leads aside and back, its text beside it."""
        reach = aside_reach(self.shown, event)
        start = self._edge(event.start, 1, len(self.working[event.start]))
        back = self._edge(event.start, 1, len(self.working[event.start]) + self._follows(event.start))
        size = labels.extent([reach.words], self.shown.fonts)
        high = max(self._em(_LOOPED), size.height if numbered_text(event) else 0)
        self.y += self._em(_BEFORE) + self.rise
        far = reach.left - PAD
        top, bottom = self.y, self.y + high
        if numbered_text(event):
            self._text(self._named(event), Rect(reach.left, top + (high - size.height) // 2, reach.width, size.height), reach.words)
        stroke = Stroke(Colour.MUTED, _MESSAGE, "dash" if event.dashed else "", event.both, event.tip in (Tip.ARROW, Tip.OPEN))
        drop = (bottom - top) // 5
        self.lines.append(
            parts.bent(self._named(event), ((start, top + drop), (far, top + drop), (far, bottom - drop), (back, bottom - drop)), stroke)
        )
        if event.tip is Tip.CROSS:
            self.lines.append(parts.cross(f"Lost: {self._named(event)}"[:_NAME], back + parts.CROSS, bottom - drop))
        self.last, self.y = bottom - drop, bottom + self._em(_AFTER)

    def _settle(self, event: Message) -> None:
        """Who begins or ends with a message."""
        self.created -= {event.start, event.end}
        for who in sorted(self.destroyed & {event.start, event.end}):
            self.destroyed.discard(who)
            while self.working[who]:
                self._bar(who, self.working[who].pop(), self.last)
            self.y += self._em(_AFTER)
            self._cross(who, self.y)
            self.y += parts.CROSS

    def _cross(self, who: int, y: int) -> None:
        self.stops[who] = y
        self.lines.append(parts.cross(f"End of {_short(self.exchange.participants[who].name)}", self.shown.x[who], y))

    def _follows(self, who: int) -> int:
        """Whether a participant begins to work with the event at hand: 1 or 0."""
        events, after = self.exchange.events, self.at + 1
        return int(after < len(events) and events[after] == Activated(who, True))

    def _edge(self, who: int, way: int, level: int) -> int:
        """Where a line ends at a lifeline, or at the bars of so many levels on it."""
        return self.shown.x[who] + (way * BAR // 2 + (level - 1) * BAR // 2 if level else 0)

    def _work(self, event: Activated) -> None:
        """A participant begins to work, or stops, where the last message was."""
        if event.on:
            self.working[event.who].append(self.last)
        elif self.working[event.who]:
            self._bar(event.who, self.working[event.who].pop(), self.last)

    def _bar(self, who: int, start: int, end: int) -> None:
        """The bar of a participant at work; a short one is long enough to be seen."""
        end = max(end, start + self._em(0.5))
        self.y = max(self.y, end)
        x = self.shown.x[who] - BAR // 2 + len(self.working[who]) * BAR // 2
        name = f"At work: {_short(self.exchange.participants[who].name)}"
        bar = Shape(name, Rect(x, start, BAR, end - start), fill=Colour.SOFT, stroke=Stroke(Colour.MUTED, points(0.75)))
        self.bars.insert(0, bar) if not self.working[who] else self.bars.append(bar)

    def _note(self, event: SequenceNote) -> None:
        """A note in a card."""
        reach = note_reach(self.shown, event)
        self.y += self._em(_BEFORE) + self.rise // 2
        height = self.shown.type.height([reach.words]) + _RULE
        align = "ctr" if event.side is Side.OVER else "l"
        place = Rect(reach.left, self.y, reach.width, height)
        card = card_box(f"Note: {_short(event.text)}", place, [reach.words] if event.text else [], Colour.PANEL, align, "ctr")
        if card.label:
            card = replace(card, label=replace(card.label, inset=replace(card.label.inset, top=card.label.inset.top + _RULE)))
        self.texts.append(replace(card, fill=Colour.CANVAS) if self._ground(place) is not Colour.CANVAS else card)
        self.y += height + self._em(_AFTER)
        self.last = self.y

    def _open(self, event: Opened) -> None:
        """A frame begins with its operator and its label."""
        left, right = self.sides[self.opened]
        self.y += self._em(_BEFORE)
        self.open.append((self.opened, self.y, event.operator))
        self.opened += 1
        if event.operator == "rect":
            self.y += self._em(0.1)
            return
        tag = parts.tag(self.shown, event.operator, left, self.y)
        self.texts.append(tag)
        height = self._condition(event.label, tag.rect.right + PAD, right - PAD, tag.rect.height)
        self.y += max(tag.rect.height, height)
        self.last = self.y

    def _condition(self, text: str, left: int, right: int, least: int = 0) -> int:
        """The label of a frame or of one of its parts, as Mermaid and UML write it, in brackets; how high it is."""
        if not text:
            return 0
        words = self.shown.words(f"[{text}]", right - left)
        size = labels.extent([words], self.shown.fonts)
        place = Rect(left, self.y + max(least - size.height, 0) // 2, min(size.width, right - left), size.height)
        self._text(f"Label: {_short(text)}", place, words, over=True)
        return size.height + max(least - size.height, 0) // 2

    def _divide(self, event: Divided) -> None:
        """A dashed line through the innermost frame, and what follows under it."""
        frame, _, _ = self.open[-1]
        left, right = self.sides[frame]
        self.y += self._em(_BEFORE)
        self.frames.append(Connector("Divider", ((left, self.y), (right, self.y)), _DIVIDER))
        self.y += self._em(0.2)
        self.y += self._condition(event.label, left + FRAME_PAD, right - PAD)
        self.last = self.y

    def _close(self) -> None:
        """The innermost frame ends: its border, or its ground."""
        frame, top, operator = self.open.pop()
        left, right = self.sides[frame]
        self.y += self._em(_BEFORE)
        place = Rect(left, top, right - left, self.y - top)
        if operator == "rect":
            self.back.insert(0, Shape("Ground", place, fill=Colour.SOFT, part=DrawingPart.FRAME))
        else:
            self.frames.append(Shape(f"Frame: {operator}", place, stroke=parts.BORDER))
        self.y += self._em(_AFTER)
        self.last = self.y

    def _ground(self, place: Rect) -> Colour | None:
        """The colour behind a place; None where there are two."""
        if any(operator == "rect" for _, _, operator in self.open):
            return Colour.SOFT
        touched = [(left, right) for left, right in self.grounds if left < place.right and place.x < right]
        if not touched:
            return Colour.CANVAS
        return Colour.PANEL if any(left <= place.x and place.right <= right for left, right in touched) else None

    def _crosses(self, event: Message) -> bool:
        return abs(event.start - event.end) > 1

    def _text(self, name: str, place: Rect, words: Words, *, over: bool = False) -> int:
        """Words in their place. over: they stand on lifelines, so they have the colour that is behind them. How high they are."""
        part = DrawingPart.NOTE if over else DrawingPart.OTHER
        self.texts.append(Shape(name, place, fill=self._ground(place) if over else None, label=labels.label(words), part=part))
        return place.height

    def _named(self, event: Message) -> str:
        names = self.exchange.participants
        return _short(f"{names[event.start].name} to {names[event.end].name}: {event.text}")


def _short(text: str) -> str:
    """A text as a name in the Selection Pane."""
    line = " ".join(text.split())
    return line if len(line) <= _NAME else line[: _NAME - 1] + "\u2026"
