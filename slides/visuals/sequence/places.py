"""Where the notes, the texts beside messages to oneself, and the frames of a sequence diagram begin and end from left to right."""

from __future__ import annotations

from slides.base.geometry import inches
from slides.base.records import frozen
from slides.design.page import Words
from slides.visuals import labels
from slides.visuals.sequence.measure import BAR, EDGE, FRAME_PAD, LOOP, PAD, SLACK, Measured, numbered_text
from slides.visuals.sequence.model import Closed, Message, Opened, SequenceNote, Side

_LEAST_FRAME = inches(1.5)
"""A narrower frame has no room for what it is called."""


@frozen
class Reach:
    """From where to where something stands, in EMU, and its words."""

    left: int
    right: int
    words: Words

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.right - self.left


def note_reach(shown: Measured, note: SequenceNote) -> Reach:
    """The box of a note."""
    sides, x = shown.type.sides + SLACK, shown.x
    before, after = _gap(shown, note.first, -1), _gap(shown, note.last, 1)
    if note.side is Side.OVER and note.first < note.last:
        left, right = max(x[note.first] - EDGE, 0), min(x[note.last] + EDGE, shown.width)
        return Reach(left, right, shown.words(note.text, right - left - sides))
    room = {Side.OVER: 2 * min(before, after), Side.LEFT: before - BAR, Side.RIGHT: after - BAR}[note.side] - 2 * PAD
    words = shown.words(note.text, room - sides)
    width = min(labels.extent([words], shown.fonts).width + sides, max(room, sides + 1))
    middle = x[note.first]
    if note.side is Side.OVER:
        return Reach(middle - width // 2, middle - width // 2 + width, words)
    left = middle - BAR - PAD - width if note.side is Side.LEFT else middle + BAR + PAD
    return Reach(left, left + width, words)


def aside_reach(shown: Measured, message: Message) -> Reach:
    """The text beside a message to oneself."""
    left = shown.x[message.start] + BAR + LOOP + PAD
    room = _gap(shown, message.start, 1) - BAR - LOOP - 2 * PAD - BAR
    words = shown.words(numbered_text(message), room)
    return Reach(left, left + labels.extent([words], shown.fonts).width, words)


def _gap(shown: Measured, at: int, way: int) -> int:
    """The room from a lifeline to the next one, or to the end of the drawing. way: -1 to the left, 1 to the right."""
    ends = (0, *shown.x, shown.width)
    return abs(ends[at + 1 + way] - ends[at + 1])


def frame_sides(shown: Measured) -> list[tuple[int, int]]:
    """The left and the right side of every frame, in the order in which they begin."""
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for event in shown.exchange.events:
        if isinstance(event, Opened):
            open_.append(len(found))
            found.append((shown.width, 0))
        elif isinstance(event, Closed):
            at = open_.pop()
            found[at] = _settled(shown, *found[at])
            if open_:
                found[open_[-1]] = _wider(found[open_[-1]], found[at][0] - FRAME_PAD, found[at][1] + FRAME_PAD)
        elif open_ and (sides := _reached(shown, event)):
            found[open_[-1]] = _wider(found[open_[-1]], *sides)
    return found


def _reached(shown: Measured, event: object) -> tuple[int, int] | None:
    """From where to where a message or a note reaches, with room round it."""
    if isinstance(event, SequenceNote):
        note = note_reach(shown, event)
        return note.left - PAD, note.right + PAD
    if isinstance(event, Message):
        ends = sorted((shown.x[event.start], shown.x[event.end]))
        right = ends[1] if event.start != event.end else max(ends[1], aside_reach(shown, event).right + PAD - EDGE)
        return ends[0] - EDGE, right + EDGE
    return None


def _settled(shown: Measured, left: int, right: int) -> tuple[int, int]:
    """The sides of a frame within the drawing, far enough apart for its words; those of one that holds nothing at the drawing's own."""
    if left > right:
        left, right = 0, shown.width
    left, right = max(left, 0), min(right, shown.width)
    lack = max(min(_LEAST_FRAME, shown.width) - (right - left), 0)
    right = min(right + lack, shown.width)
    return max(min(left, right - min(_LEAST_FRAME, shown.width)), 0), right


def _wider(known: tuple[int, int], left: int, right: int) -> tuple[int, int]:
    return min(known[0], left), max(known[1], right)
