"""A long exchange in pieces that each fit a slide: every piece has all heads, the frames that are open, and who is at work."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Size
from slides.visuals.cards import CardType
from slides.visuals.sequence.drawing import SequenceDrawing
from slides.visuals.sequence.model import Activated, Closed, Created, Destroyed, Divided, Event, Exchange, Message, Opened, SequenceNote

_FEW = 3
_FILLED = 0.55
"""A piece that has at least so much of its share may end where frames end, though more fits."""


def pieces(exchange: Exchange, type_: CardType, room: Size) -> tuple[Exchange, ...]:
    """The exchange in as few pieces as fit a room at a size of type; itself alone where it fits.

    Every piece has all participants, so that they stay where they are; where that takes many pieces, each has those who take part.
    """
    splitter = _Splitter(exchange, type_, room)
    if splitter.fits(exchange):
        return (exchange,)
    whole = splitter.pieces()
    if len(whole) <= _FEW and all(map(splitter.fits, whole)):
        return whole
    narrow = _Splitter(exchange, type_, room, narrow=True).pieces()
    return (
        narrow
        if (sum(map(splitter.fits, narrow)) - len(narrow), -len(narrow)) > (sum(map(splitter.fits, whole)) - len(whole), -len(whole))
        else whole
    )


class _Splitter:
    """Splits an exchange. narrow: pieces have only the participants who take part in them."""

    def __init__(self, exchange: Exchange, type_: CardType, room: Size, *, narrow: bool = False) -> None:
        self.exchange, self.type, self.room, self.narrow = exchange, type_, room, narrow

    def fits(self, piece: Exchange) -> bool:
        """Whether a piece fits the room."""
        return SequenceDrawing(piece, self.type, self.room, "").draw().height <= self.room.height

    def pieces(self) -> tuple[Exchange, ...]:
        """The pieces, each as long as fits or a little shorter where frames end there."""
        events = self.exchange.events
        top, ends = SequenceDrawing(self.exchange, self.type, self.room, "").ends()
        even = _even(ends[-1] - top, self.room.height - top)
        found: list[Exchange] = []
        start = 0
        while start < len(events):
            after = _beginnings(events, start)
            base = ends[start - 1] if start else top
            kept = max(sum(ends[at - 1] - base <= (self.room.height - top) * (1 + self.narrow) for at in after), 1)
            while kept > 1 and not self.fits(self.piece(start, after[kept - 1])):
                kept -= 1
            end = after[kept - 1]
            if end < len(events):
                best = _best(events, [at for at in after[:kept] if ends[at - 1] - base >= even * _FILLED], even + base, ends)
                end = best if best and self.fits(self.piece(start, best)) else end
            found.append(self.piece(start, end))
            start = end
        return tuple(found)

    def piece(self, start: int, end: int) -> Exchange:
        """The events from one to another."""
        found = _piece(self.exchange, start, end)
        if not self.narrow:
            return found
        idle = set(range(len(self.exchange.participants))) - _taking_part(self.exchange.events) if start == 0 else set()
        return _among(found, sorted(idle | _taking_part(found.events)))


def _taking_part(events: tuple[Event, ...]) -> set[int]:
    """Who takes part in events."""
    found: set[int] = set()
    for event in events:
        match event:
            case Message():
                found |= {event.start, event.end}
            case SequenceNote():
                found |= {event.first, event.last}
            case Activated() | Created() | Destroyed():
                found.add(event.who)
    return found


def _among(exchange: Exchange, kept: list[int]) -> Exchange:
    """An exchange with only some of its participants, who take part in all of it."""
    place = {who: at for at, who in enumerate(kept)}
    events: list[Event] = []
    for event in exchange.events:
        match event:
            case Message():
                events.append(replace(event, start=place[event.start], end=place[event.end]))
            case SequenceNote():
                events.append(replace(event, first=place[event.first], last=place[event.last]))
            case Activated() | Created() | Destroyed():
                events.append(replace(event, who=place[event.who]))
            case _:
                events.append(event)
    active, gone = (tuple(place[who] for who in each if who in place) for each in (exchange.active, exchange.gone))
    participants = tuple(exchange.participants[who] for who in kept)
    return replace(exchange, participants=participants, events=tuple(events), active=active, gone=gone)


def _even(whole: int, room: int) -> int:
    """The height of each of the fewest pieces, where all are as high."""
    return whole // max(-(-whole // max(room, 1)), 1)


def _best(events: tuple[Event, ...], fit: list[int], even: int, ends: list[int]) -> int:
    """Where a piece best ends: in as few frames as it can, and nearest to its share of the whole. 0 where it has no choice."""
    depths = _depths(events)
    return min(fit, key=lambda at: (depths[at], abs(ends[at - 1] - even), at), default=0)


def _beginnings(events: tuple[Event, ...], start: int) -> list[int]:
    """Before which events after one the next piece may begin; the end of all of them is the last."""
    return [at for at in range(start + 1, len(events)) if _may_begin(events, at)] + [len(events)]


def _depths(events: tuple[Event, ...]) -> list[int]:
    """In how many frames each event begins."""
    found, depth = [], 0
    for event in events:
        found.append(depth)
        depth += isinstance(event, Opened) - isinstance(event, Closed)
    return found


def _may_begin(events: tuple[Event, ...], at: int) -> bool:
    """Whether a piece may begin with an event: not with what belongs to the one before."""
    bound = isinstance(events[at], Closed | Activated | Divided) or isinstance(events[at - 1], Opened | Divided | Created | Destroyed)
    return not bound


def _piece(exchange: Exchange, start: int, end: int) -> Exchange:
    """The events from one to another, with what is open before and after them."""
    open_, active, gone = _state(exchange, start)
    inside: list[Event] = [*open_, *exchange.events[start:end]]
    depth = sum(isinstance(event, Opened) - isinstance(event, Closed) for event in inside)
    title = exchange.title if start == 0 else ""
    later = {event.who for event in exchange.events[end:] if isinstance(event, Created)}
    absent = tuple(sorted({*gone, *later}))
    return replace(exchange, events=(*inside, *[Closed()] * depth), active=active, gone=absent, title=title)


def _state(exchange: Exchange, start: int) -> tuple[list[Opened], tuple[int, ...], tuple[int, ...]]:
    """The frames that are open before an event, who is at work, and who no longer exists."""
    open_: list[Opened] = []
    active, gone, ending = list(exchange.active), set(exchange.gone), set[int]()
    for event in exchange.events[:start]:
        match event:
            case Opened():
                open_.append(event)
            case Divided():
                open_[-1] = replace(open_[-1], label=event.label)
            case Closed():
                open_.pop()
            case Activated(who, on):
                active.append(who) if on else active.remove(who)
            case Destroyed(who):
                ending.add(who)
            case Created(who):
                gone.discard(who)
            case Message():
                over = ending & {event.start, event.end}
                gone, ending = gone | over, ending - over
                active = [who for who in active if who not in over]
    return open_, tuple(active), tuple(sorted(gone))
