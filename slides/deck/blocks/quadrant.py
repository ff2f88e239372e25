"""Quadrant: Mermaid's `quadrantChart`, points in four named fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Self

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph
from slides.typesetting.fitting import Style
from slides.visuals import labels, mermaid
from slides.visuals.cards import card_type, complete_cards, sentence
from slides.visuals.quadrant import QuadrantAxis, QuadrantPoint, Quadrants

MOST = 20
"""Points of one chart."""
_LONGEST = 80
"""Letters of one label."""
_LONGEST_LINE = 300
_PLACES = ("top right", "top left", "bottom left", "bottom right")
_LINE = pattern(r"(?i)(title|x-axis|y-axis|quadrant-[1-4]|classDef)\s+(.+)")
_POINT = pattern(
    r"(?P<name>\".*?\"|.*?)(?::::(?P<class>[\w-]++))?(?:(?<!\s)\s++)?:\s*+\[(?P<x>[^,\[\]]*+),(?P<y>[^\[\]]*+)\]\s*+(?P<look>(?s:.*))"
)
_NUMBER = pattern(r"[+-]?(\d++(?:\.\d*+)?|\.\d++)")
_ARROW = pattern(r"(?:(?<!\s)\s++)?-->\s*+")
_UNNAMED = QuadrantAxis()
_UNDERSTOOD = "supported: title …, x-axis low --> high, y-axis low --> high, quadrant-1 … to quadrant-4 …, Name: [0.3, 0.6]"


@frozen
class Quadrant(Visual):
    """Points, the names of the quadrants (top right, top left, bottom left, bottom right), captions of the axes, and a title."""

    marks: tuple[QuadrantPoint, ...] = ()
    names: tuple[str, ...] = ("", "", "", "")
    across: QuadrantAxis = _UNNAMED
    up: QuadrantAxis = _UNNAMED
    title: str = ""
    description: str = ""
    passed_over: tuple[Span, ...] = ()

    @classmethod
    def read(cls, node: Node) -> Self:
        """A Mermaid quadrant chart. Raises BlockError for a line it does not understand, a point outside the field, and too many points."""
        found = mermaid.diagram(node)
        chart = cls(node.span, title=mermaid.plain_text(found.title), description=mermaid.plain_text(found.description))
        for line in found.lines:
            chart = chart._with(line)
        if not chart.marks:
            raise BlockError(rule_catalogue.DIAGRAM, node.span, "a quadrant chart without points", _UNDERSTOOD)
        return chart

    def _with(self, line: mermaid.SourceLine) -> Self:
        """The chart with one more line of its source."""
        if len(line.text) > _LONGEST_LINE:
            raise BlockError(
                rule_catalogue.DIAGRAM,
                line.span,
                f"a line of {len(line.text)} characters in a quadrant chart",
                f"a label has at most {_LONGEST}",
            )
        found = _LINE.fullmatch(line.text)
        if not found:
            return self._with_point(line)
        word, rest = found[1].lower(), found[2]
        if word == "classdef":
            return replace(self, passed_over=(*self.passed_over, line.span))
        texts = [_label(text, line.span) for text in (_ARROW.split(rest, 1) if word.endswith("axis") else [rest])]
        if self._has(word):
            raise BlockError(rule_catalogue.DIAGRAM, line.span, f"a second {word}: {rest[:60]}", "keep one")
        match word:
            case "title":
                return replace(self, title=texts[0])
            case "x-axis":
                return replace(self, across=QuadrantAxis(*texts))
            case "y-axis":
                return replace(self, up=QuadrantAxis(*texts))
        at = int(word[-1]) - 1
        return replace(self, names=(*self.names[:at], texts[0], *self.names[at + 1 :]))

    def _has(self, word: str) -> bool:
        """Whether the chart was told its title, the captions of an axis, or the name of a quadrant already."""
        known = {"title": self.title, "x-axis": self.across != _UNNAMED, "y-axis": self.up != _UNNAMED}
        return bool(known[word] if word in known else self.names[int(word[-1]) - 1])

    def _with_point(self, line: mermaid.SourceLine) -> Self:
        """The chart with the point that a line describes."""
        found = _POINT.fullmatch(line.text)
        name = _label(found["name"], line.span) if found else ""
        if not found or not name:
            raise BlockError(rule_catalogue.DIAGRAM, line.span, f"not supported in a quadrant chart: {line.text[:60]}", _UNDERSTOOD)
        if len(self.marks) == MOST:
            raise BlockError(
                rule_catalogue.DIAGRAM,
                line.span,
                f"a quadrant chart of more than {MOST} points",
                "remove some, or make two charts",
            )
        mark = QuadrantPoint(name, _part(found["x"], line.span), _part(found["y"], line.span))
        styled = bool(found["class"] or found["look"])
        return replace(self, marks=(*self.marks, mark), passed_over=(*self.passed_over, line.span) if styled else self.passed_over)

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Title, captions, names, and every point with its place."""
        found = mermaid.diagram(node)
        yield node.span, mermaid.plain_text(found.title)
        yield node.span, mermaid.plain_text(found.description)
        for line in found.lines:
            if len(line.text) > _LONGEST_LINE:
                continue
            word, point = _LINE.fullmatch(line.text), _POINT.fullmatch(line.text)
            if word and word[1].lower() != "classdef":
                yield from ((line.span, mermaid.plain_text(text)) for text in _ARROW.split(word[2], 1))
            elif point and not word:
                yield line.span, " ".join((mermaid.plain_text(point["name"]), _shown(point["x"]), _shown(point["y"])))

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """The field as large as the room, labels beside their points."""
        type_ = card_type(style, style.sizes[0])
        alt = labels.narrate(self._told)
        return Quadrants(self.marks, self.names, self.across, self.up, self.title, type_, alt).draw(room)

    def doubts(self) -> tuple[Problem, ...]:
        """Looks of points are the theme's."""
        if not self.passed_over:
            return ()
        hint = "points have the theme's colours: remove classes and styles"
        return (Problem(rule_catalogue.DIAGRAM_LOOK, self.passed_over[0], "the style of points in a quadrant chart is ignored", hint),)

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says, sentence by sentence."""
        count = f"{len(self.marks)} point{'' if len(self.marks) == 1 else 's'}"
        parts = [sentence(self.description)] if self.description else []
        parts.append(sentence(f"Quadrant chart with {count}: {self.title}" if self.title else f"Quadrant chart with {count}"))
        for way, axis in (("From left to right", self.across), ("from bottom to top", self.up)):
            if axis.low or axis.high:
                parts.append(sentence(f"{way.capitalize()}: {' to '.join(filter(None, (axis.low, axis.high)))}"))
        quadrants = [[mark for mark in self.marks if _quadrant(mark) == at] for at in range(len(self.names))]
        for at in sorted(range(len(self.names)), key=lambda at: not quadrants[at]):
            if self.names[at] or quadrants[at]:
                place = f"{self.names[at]} ({_PLACES[at]})" if self.names[at] else _PLACES[at].capitalize()
                inside = ", ".join(f"{mark.name} ({_shown(mark.across)}, {_shown(mark.up)})" for mark in quadrants[at])
                parts.append(sentence(f"{place}: {inside or 'nothing'}"))
        return tuple(" ".join(part.split()) for part in parts)

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole of a long alternative text."""
        return complete_cards(self._told)


def _label(raw: str, span: Span) -> str:
    """A label's text. Raises BlockError where it is too long to stand in the field."""
    text = mermaid.plain_text(raw)
    if len(text) > _LONGEST:
        raise BlockError(
            rule_catalogue.DIAGRAM, span, f"a label of {len(text)} characters in a quadrant chart", f"shorten it to {_LONGEST}"
        )
    return text


def _part(raw: str, span: Span) -> float:
    """A place along an axis. Raises BlockError where it is not a number from 0 to 1."""
    text = raw.strip()
    if not _NUMBER.fullmatch(text):
        raise BlockError(rule_catalogue.DIAGRAM, span, f"not a number: {text[:40] or 'nothing'}", "write a point as `Name: [0.3, 0.6]`")
    found = float(text)
    if not 0 <= found <= 1:
        raise BlockError(rule_catalogue.DIAGRAM, span, f"{text[:40]} is outside the chart", "coordinates go from 0 to 1 along each axis")
    return found


def _shown(place: float | str) -> str:
    """A place along an axis as it is reported; what is not a number as it was written."""
    return f"{float(place):g}" if isinstance(place, float) or _NUMBER.fullmatch(place.strip()) else place


def _quadrant(mark: QuadrantPoint) -> int:
    """Which quadrant a point is in, counted as Mermaid does."""
    return {(True, True): 0, (False, True): 1, (False, False): 2, (True, False): 3}[mark.across >= 0.5, mark.up >= 0.5]
