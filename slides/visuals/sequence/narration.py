"""A sequence diagram in words: what a screen reader says."""

from __future__ import annotations

from slides.visuals.cards import sentence
from slides.visuals.sequence.model import Closed, Created, Destroyed, Divided, Exchange, Message, Opened, SequenceNote, Side, Tip

_BEFORE = {"loop": "Loop", "alt": "Either", "opt": "Optionally", "par": "In parallel", "critical": "Critical", "break": "Break"}
_DIVIDED = {"alt": "Or", "par": "And in parallel", "critical": "Option"}


def exchange_in_words(exchange: Exchange, description: str) -> tuple[str, ...]:
    """Sentences: the description, who takes part, and every message, note and frame in order."""
    names = [_line(each.name) for each in exchange.participants]
    found = [sentence(description)] if description else []
    count = f"Sequence diagram with {len(names)} participant{'' if len(names) == 1 else 's'}"
    found.append(sentence(f"{count}: {_line(exchange.title)}" if exchange.title else count))
    found.append(sentence(f"Participants: {', '.join(_grouped(exchange, names))}"))
    open_: list[str] = []
    for event in exchange.events:
        match event:
            case Message():
                found.append(sentence(_message(event, names)))
            case SequenceNote():
                found.append(sentence(f"{_note(event, names)}: {_line(event.text)}"))
            case Opened():
                open_.append(event.operator)
                if event.operator != "rect":
                    found.append(sentence(f"{_BEFORE[event.operator]}: {_line(event.label)}".rstrip(": ")))
            case Divided():
                found.append(sentence(f"{_DIVIDED[open_[-1]]}: {_line(event.label)}".rstrip(": ")))
            case Closed():
                operator = open_.pop()
                if operator != "rect":
                    found.append(f"End of {operator}.")
            case Created(who):
                found.append(sentence(f"{names[who]} is created"))
            case Destroyed(who):
                found.append(sentence(f"{names[who]} ends"))
    return tuple(found)


def _grouped(exchange: Exchange, names: list[str]) -> list[str]:
    """The names, each with the box that it stands in."""
    titles = [exchange.groups[each.group] if each.group >= 0 else "" for each in exchange.participants]
    return [f"{name} ({_line(title)})" if title else name for name, title in zip(names, titles, strict=True)]


def _message(event: Message, names: list[str]) -> str:
    """A message in words."""
    start, end = names[event.start], names[event.end]
    way = f"{start} to itself" if event.start == event.end else f"{start} and {end}" if event.both else f"{start} to {end}"
    lost = " (lost)" if event.tip is Tip.CROSS else ""
    number = f"{event.number}. " if event.number else ""
    text = _line(event.text)
    return f"{number}{way}{lost}: {text}" if text else f"{number}{way}{lost}"


def _note(event: SequenceNote, names: list[str]) -> str:
    """Where a note stands, in words."""
    both = names[event.first] if event.first == event.last else f"{names[event.first]} to {names[event.last]}"
    return f"Note {'over' if event.side is Side.OVER else 'beside'} {both}"


def _line(text: str) -> str:
    return " ".join(text.split())
