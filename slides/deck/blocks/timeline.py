"""Timeline: Mermaid's `timeline`, periods along a line with what happened in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Self

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.geometry import Size, inches
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph, plain
from slides.typesetting.fitting import Style
from slides.visuals import labels, mermaid
from slides.visuals import timeline as moments
from slides.visuals.cards import Card, CardType, as_sentence, card_type, complete_cards, first_that_fits, sentence, sizes

MOST, LEAST = 10, 2
"""Periods of one timeline."""
_MOST_EVENTS = 40
_MOST_LETTERS = 3000
_COLUMNS = 5
"""This many periods stand under a line; more stand above and below it in turn."""
_WIDE = inches(9)
"""A narrower room has its line from top to bottom."""
_SMALL = 16
"""From this size down any way to draw it will do, in points."""
_GAPS = inches(0.24), inches(0.14), inches(0.07)
_COLON = pattern(r"(?:(?<!\s)\s++)?:(?:\s++|$)")
_WORD = pattern(r"(?i)(title|section)\s+(.+)")
_UNDERSTOOD = "supported: title …, section …, period : event : event, and further events as : event"


@frozen
class TimelineBlock(Visual):
    """Periods in the order they were written, the names of their sections, the timeline's own title and description."""

    moments: tuple[moments.Moment, ...]
    sections: tuple[str, ...]
    title: str
    description: str = ""
    asked_down: bool = False

    wide: ClassVar[bool] = True

    @classmethod
    def read(cls, node: Node) -> Self:
        """A Mermaid timeline. Raises BlockError for a line it does not understand, and for too few or too many periods."""
        found = mermaid.diagram(node)
        if found.rest.upper() not in ("", "LR", "TD", "TB"):
            raise BlockError(
                rule_catalogue.DIAGRAM,
                replace(node.span, line=node.span.line + 1),
                f"not supported: timeline {found.rest[:60]}",
                _UNDERSTOOD,
            )
        reader = _TimelineReader(mermaid.plain_text(found.title))
        for line in found.lines:
            reader.line(line)
        return cls(node.span, *reader.finish(node.span), mermaid.plain_text(found.description), found.rest.upper() in ("TD", "TB"))

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Title, names of sections, periods and events."""
        found = mermaid.diagram(node)
        yield node.span, mermaid.plain_text(found.title)
        yield node.span, mermaid.plain_text(found.description)
        for line in found.lines:
            word = _WORD.fullmatch(line.text)
            for text in (word[2],) if word else _COLON.split(line.text):
                yield line.span, mermaid.plain_text(text)

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """Columns under a line, boxes on both sides of it, or rows beside it: the first that fits, as the room suggests."""
        found = first_that_fits((drawn for size in sizes(style) for drawn in self._tries(room, card_type(style, size))), room)
        return labels.mirrored_shapes(found) if style.text.rtl else found

    def _tries(self, room: Size, type_: CardType) -> Iterator[Drawing]:
        """The ways to draw it in one type, the most fitting first."""
        line = moments.Timeline(self.moments, self.sections, self.title, type_, room.width, labels.narrate(self._told))
        few, wide = len(self.moments) <= _COLUMNS, room.width >= _WIDE
        if wide and few:
            yield line.under()
        if wide and (not few or type_.size <= _SMALL):
            yield line.around()
        if not wide or type_.size < _SMALL:
            for gap in _GAPS:
                yield line.down(gap)

    def doubts(self) -> tuple[Problem, ...]:
        """A direction that was asked for is not followed."""
        if not self.asked_down:
            return ()
        return (
            Problem(
                rule_catalogue.DIAGRAM_LOOK,
                self.span,
                "the direction of a timeline is ignored: it follows the available space",
                "remove TD",
            ),
        )

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says, sentence by sentence."""
        name = f"Timeline with {len(self.moments)} periods"
        if self.description:
            return (sentence(self.description),)
        parts = [sentence(f"{name}: {self.title}" if self.title else name)]
        band = -1
        for moment in self.moments:
            if moment.band != band and moment.band >= 0:
                parts.append(sentence(self.sections[moment.band]))
            band = moment.band
            parts.append(as_sentence(plain(moment.card.heading), map(plain, moment.card.texts)))
        return tuple(parts)

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole of a long alternative text."""
        return complete_cards(self._told)


class _TimelineReader:
    """Reads a timeline's lines one by one."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.sections: list[tuple[str, Span]] = []
        self.periods: list[moments.Moment] = []
        self.letters = self.events = 0

    def line(self, line: mermaid.SourceLine) -> None:
        """One line of the diagram."""
        self.letters += len(line.text)
        if self.letters > _MOST_LETTERS:
            raise BlockError(
                rule_catalogue.DIAGRAM,
                line.span,
                f"a timeline of more than {_MOST_LETTERS} characters",
                "shorten its events, or make two timelines",
            )
        word = _WORD.fullmatch(line.text)
        if word and word[1].lower() == "title":
            if self.title:
                raise BlockError(rule_catalogue.DIAGRAM, line.span, f"a second title: {word[2][:60]}", "keep one")
            self.title = mermaid.plain_text(word[2])
        elif word:
            self._ended()
            self.sections.append((mermaid.plain_text(word[2]), line.span))
        else:
            self._period(line)

    def _period(self, line: mermaid.SourceLine) -> None:
        """A period with its events, or further events of the last one."""
        name, *events = _COLON.split(line.text)
        texts = tuple(runs for event in events if (runs := mermaid.runs(event)))
        heading = mermaid.runs(name)
        self.events += len(texts)
        if self.events > _MOST_EVENTS:
            raise BlockError(rule_catalogue.DIAGRAM, line.span, f"a timeline of more than {_MOST_EVENTS} events", "make two timelines")
        if heading:
            self.periods.append(moments.Moment(Card(heading, texts), len(self.sections) - 1))
            if len(self.periods) > MOST:
                raise BlockError(
                    rule_catalogue.DIAGRAM,
                    line.span,
                    f"a timeline of more than {MOST} periods",
                    "make two timelines, or merge some periods",
                )
        elif not self.periods or self.periods[-1].band != len(self.sections) - 1:
            raise BlockError(rule_catalogue.DIAGRAM, line.span, f"an event without a period: {line.text[:60]}", _UNDERSTOOD)
        else:
            last = self.periods[-1]
            self.periods[-1] = replace(last, card=replace(last.card, texts=last.card.texts + texts))

    def _ended(self) -> None:
        """Complain of a section that holds nothing."""
        if self.sections and (not self.periods or self.periods[-1].band != len(self.sections) - 1):
            name, span = self.sections[-1]
            raise BlockError(rule_catalogue.DIAGRAM, span, f"the section {name[:60]} has no period", "write one under it: `period : event`")

    def finish(self, span: Span) -> tuple[tuple[moments.Moment, ...], tuple[str, ...], str]:
        """Periods, names of sections and title."""
        self._ended()
        if len(self.periods) < LEAST:
            raise BlockError(
                rule_catalogue.DIAGRAM, span, f"a timeline needs {LEAST} periods or more, this one has {len(self.periods)}", _UNDERSTOOD
            )
        return tuple(self.periods), tuple(name for name, _ in self.sections), self.title
