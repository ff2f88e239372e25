"""An exchange of messages: participants, and what happens between them in order."""

from __future__ import annotations

from enum import StrEnum

from slides.base.diagnostics import Span
from slides.base.records import frozen


class Tip(StrEnum):
    """How a message's line ends."""

    NONE = ""
    ARROW = "arrow"
    """A message that its sender waits for."""
    OPEN = "open"
    """A message that its sender does not wait for."""
    CROSS = "cross"
    """A message that is lost."""


class Side(StrEnum):
    """Where a note stands."""

    LEFT = "left"
    RIGHT = "right"
    OVER = "over"


@frozen
class Participant:
    """One who sends or gets messages. actor: a person. group: its place in `Exchange.groups`, -1 in none."""

    name: str
    actor: bool = False
    store: bool = False
    group: int = -1


@frozen
class Message:
    """A message from one participant to another, or to itself. both: its line has a tip at either end."""

    start: int
    end: int
    text: str
    tip: Tip
    dashed: bool = False
    both: bool = False
    number: str = ""


@frozen
class SequenceNote:
    """A note beside a participant, or over one or several."""

    first: int
    last: int
    side: Side
    text: str


@frozen
class Opened:
    """A frame begins. operator: loop, alt, opt, par, critical, break or rect (a frame without words)."""

    operator: str
    label: str


@frozen
class Divided:
    """Another part of a frame begins: `else`, `and`, `option`."""

    label: str


@frozen
class Closed:
    """The innermost frame ends."""


@frozen
class Activated:
    """A participant begins to work, or stops."""

    who: int
    on: bool


@frozen
class Created:
    """A participant begins to exist with the message after this."""

    who: int


@frozen
class Destroyed:
    """A participant ends with the message after this."""

    who: int


Event = Message | SequenceNote | Opened | Divided | Closed | Activated | Created | Destroyed


@frozen
class Exchange:
    """What a sequence diagram says. active: who is at work before the first event, once for each time; gone: who does
    not exist before that or between the first event and the last. ignored: lines of which something is not drawn.
    """

    participants: tuple[Participant, ...]
    events: tuple[Event, ...]
    groups: tuple[str, ...] = ()
    title: str = ""
    active: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    ignored: tuple[tuple[Span, str], ...] = ()
