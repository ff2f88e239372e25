"""The statements of a sequence diagram as an exchange: participants, and events in order."""

from __future__ import annotations

from decimal import Decimal

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.lazy_regex import pattern
from slides.visuals import mermaid
from slides.visuals.sequence.model import (
    Activated,
    Closed,
    Created,
    Destroyed,
    Divided,
    Event,
    Exchange,
    Message,
    Opened,
    Participant,
    SequenceNote,
    Side,
    Tip,
)
from slides.visuals.sequence.syntax import (
    DIVIDERS,
    FRAMES,
    SequenceStatement,
    declared,
    diagram_text,
    group_title,
    note_place,
    sequence_statements,
)

MOST, MOST_EVENTS, DEEPEST = 12, 200, 8
"""Participants, events, and frames within frames of one diagram."""
_LONGEST = 600
"""Letters of one text."""
_DIVIDES = {"else": ("alt",), "and": ("par", "par_over"), "option": ("critical",)}
_TIPS = {
    ">>": Tip.ARROW,
    "x": Tip.CROSS,
    ")": Tip.OPEN,
    "|\\": Tip.ARROW,
    "|/": Tip.ARROW,
    "/|": Tip.ARROW,
    "\\|": Tip.ARROW,
} | dict.fromkeys(("//", "\\\\"), Tip.OPEN)
_NUMBER = pattern(r"\d{1,6}(?:\.\d{1,4})?")
_UNDERSTOOD = (
    "supported: participant, actor, create, destroy, box, messages (A->>B: text), activate, Note over A: text, loop, alt, opt, par, "
    "critical, break, rect, autonumber, title"
)


def read_exchange(found: mermaid.Diagram) -> Exchange:
    """The exchange that a diagram describes. Raises BlockError, with its line, for what is not understood."""
    reader = _Reader(mermaid.plain_text(found.title))
    for each in sequence_statements(found):
        reader.statement(each)
    return reader.finish(found.span)


def _mistake(span: Span, message: str, hint: str = _UNDERSTOOD) -> BlockError:
    return BlockError(rule_catalogue.DIAGRAM, span, message, hint)


class _Reader:
    """Reads statement by statement."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.keys: dict[str, int] = {}
        self.participants: list[Participant] = []
        self.events: list[Event] = []
        self.groups: list[str] = []
        self.open: list[tuple[str, Span]] = []
        self.boxed = False
        self.active: list[int] = []
        self.number: tuple[Decimal, Decimal] | None = None
        self.ignored: list[tuple[Span, str]] = []

    def statement(self, each: SequenceStatement) -> None:
        """One statement of the diagram."""
        match each.word:
            case "message":
                self._message(each)
            case "participant" | "actor":
                self._declare(each, each.word == "actor")
            case "create":
                actor = each.rest.lower().startswith("actor")
                self._add(Created(self._declare(each, actor)), each.span)
            case "destroy":
                self._add(Destroyed(self._known(each.rest, each.span)), each.span)
            case "activate" | "deactivate":
                self._activate(self._known(each.rest, each.span), each.word == "activate", each.span)
            case "note":
                self._note(each)
            case "box":
                self._box(each)
            case "end":
                self._end(each)
            case "autonumber":
                self._autonumber(each)
            case "title":
                self.title = self._text(each.rest, each.span)
            case "link" | "links" | "properties" | "details":
                self.ignored.append((each.span, "links and properties of participants are ignored"))
            case word if word in FRAMES:
                self._open(each)
            case word if word in DIVIDERS:
                self._divide(each)
            case _:
                raise _mistake(each.span, f"not supported in a sequence diagram: {each.rest[:60]}")

    def finish(self, span: Span) -> Exchange:
        """The whole exchange. Raises BlockError where nothing is said or a frame is not ended."""
        if self.open:
            word, opened = self.open[-1]
            raise _mistake(opened, f"{word} has no end", "write `end` on a line of its own after its last message")
        if not self.participants:
            raise _mistake(span, "a sequence diagram without participants")
        return Exchange(tuple(self.participants), tuple(self.events), tuple(self.groups), self.title, ignored=tuple(self.ignored))

    def _add(self, event: Event, span: Span) -> None:
        if len(self.events) == MOST_EVENTS:
            raise _mistake(span, f"a sequence diagram of more than {MOST_EVENTS} steps", "make two diagrams")
        self.events.append(event)

    def _text(self, raw: str, span: Span) -> str:
        return self._short(diagram_text(raw), span)

    def _short(self, text: str, span: Span) -> str:
        if len(text) > _LONGEST:
            raise _mistake(span, f"a text of {len(text)} characters in a sequence diagram", f"shorten it to {_LONGEST}")
        return text

    def _declare(self, each: SequenceStatement, actor: bool) -> int:
        """A participant that is declared; one that is known already gets its name."""
        made = declared(each.rest)
        if not made.key:
            raise _mistake(each.span, f"a participant without a name: {each.word}", "write `participant A as Alice`")
        at = self._participant(made.key, each.span)
        group = len(self.groups) - 1 if self.boxed else self.participants[at].group
        store = made.type == "database"
        name = self._short(made.name, each.span)
        self.participants[at] = Participant(name, actor or made.type == "actor", store, group)
        if made.type and made.type not in ("participant", "actor", "database"):
            self.ignored.append((each.span, f"the symbol of a participant is ignored: {made.type[:40]}"))
        return at

    def _participant(self, key: str, span: Span) -> int:
        """The place of a participant, which is made where it is new."""
        if key not in self.keys:
            if len(self.participants) == MOST:
                raise _mistake(span, f"a sequence diagram of more than {MOST} participants", "keep the ones that matter, or make two")
            self.keys[key] = len(self.participants)
            self.participants.append(Participant(self._text(key, span)))
        return self.keys[key]

    def _known(self, key: str, span: Span) -> int:
        if key.strip() not in self.keys:
            raise _mistake(span, f"no participant is called {key[:40] or 'nothing'}", "declare it: `participant A as Alice`")
        return self.keys[key.strip()]

    def _message(self, each: SequenceStatement) -> None:
        """A message, with the work that its signs begin or end."""
        sign = each.end[:1] if each.end[:1] in ("+", "-") else ""
        start, end = self._participant(each.start, each.span), self._participant(each.end.lstrip("+-").strip(), each.span)
        arrow = each.arrow.removeprefix("<<")
        tip, dashed, both = _TIPS.get(arrow.strip("-"), Tip.NONE), "--" in arrow, arrow != each.arrow
        if "/" in arrow or "\\" in arrow:
            self.ignored.append((each.span, "half an arrow head is drawn whole"))
        ends = (start, end) if arrow.startswith("-") else (end, start)
        self._add(Message(*ends, self._text(each.text, each.span), tip, dashed, both, self._next_number()), each.span)
        if sign:
            self._activate(end if sign == "+" else start, sign == "+", each.span)

    def _next_number(self) -> str:
        """The number of a message; none where they have none."""
        if self.number is None:
            return ""
        number, step = self.number
        self.number = (number + step, step)
        return str(number)

    def _activate(self, who: int, on: bool, span: Span) -> None:
        if on:
            self.active.append(who)
        elif who in self.active:
            self.active.remove(who)
        else:
            self.ignored.append((span, "a participant is deactivated that is not active: ignored"))
            return
        self._add(Activated(who, on), span)

    def _note(self, each: SequenceStatement) -> None:
        found = note_place(each.rest)
        if found is None:
            raise _mistake(each.span, f"not supported in a sequence diagram: note {each.rest[:60]}", "write `Note over A,B: text`")
        ends = [self._participant(name, each.span) for name in found.names]
        text = self._short(found.text, each.span)
        self._add(SequenceNote(min(ends), max(ends), Side(found.side), text), each.span)

    def _box(self, each: SequenceStatement) -> None:
        if self.open:
            raise _mistake(each.span, "a box within another box or a frame", "put boxes round participants, before the messages")
        self.groups.append(self._short(group_title(each.rest), each.span))
        self.open.append(("box", each.span))
        self.boxed = True

    def _open(self, each: SequenceStatement) -> None:
        if len(self.open) == DEEPEST:
            raise _mistake(each.span, f"more than {DEEPEST} frames within each other", "make two diagrams")
        self.open.append((each.word, each.span))
        label = "" if each.word == "rect" else self._text(each.rest, each.span)
        self._add(Opened("par" if each.word == "par_over" else each.word, label), each.span)

    def _divide(self, each: SequenceStatement) -> None:
        if not self.open or self.open[-1][0] not in _DIVIDES[each.word]:
            raise _mistake(
                each.span, f"{each.word} outside of {_DIVIDES[each.word][0]}", f"put it between {_DIVIDES[each.word][0]} and end"
            )
        self._add(Divided(self._text(each.rest, each.span)), each.span)

    def _end(self, each: SequenceStatement) -> None:
        if not self.open:
            raise _mistake(each.span, "an end without a beginning", "remove it")
        word, _ = self.open.pop()
        if word == "box":
            self.boxed = False
        else:
            self._add(Closed(), each.span)

    def _autonumber(self, each: SequenceStatement) -> None:
        words = each.rest.split()
        if [word.lower() for word in words] == ["off"]:
            self.number = None
        elif len(words) <= 2 and all(_NUMBER.fullmatch(word) or _NUMBER.fullmatch(f"0{word}") for word in words):
            values = [Decimal(word) for word in words]
            self.number = (values[0] if values else Decimal(1), values[1] if len(values) > 1 else Decimal(1))
        else:
            raise _mistake(each.span, f"not a number: autonumber {each.rest[:40]}", "write `autonumber`, or `autonumber 10 5`")


__all__ = ["MOST", "MOST_EVENTS", "read_exchange"]
