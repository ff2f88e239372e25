"""Levels: a list or parts as a funnel, as wide as its figures, or as a pyramid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.list_visual import ListVisual
from slides.design.page import Drawing
from slides.text.number_parsing import NumberCell, read_numbers
from slides.text.rich_text import cut, plain, trim
from slides.visuals import labels
from slides.visuals.cards import Card, CardType
from slides.visuals.levels import Levels, Stage, falling, tapering

_FIGURE = pattern(
    r"(?:[A-Z]{0,3}[$\u20ac\u00a3\u00a5\u20b9]\s?)?\d(?:[\d.,'\u2019\u00a0\u202f\u066c]*\d)?"
    r"(?:\s?(?:%|[kKMm](?!\w)|bn|mn|\u4e07|\u842c|\u4ebf|\u5104|[$\u20ac\u00a3\u00a5\u20b9]))?"
)
_STEEPEST = 0.2
"""A funnel is as wide as its figures where the last is at least this share of the first; a steeper one tapers evenly."""
_TIP = 0.04
"""The narrowest part of a pyramid, as a share of its base."""


@frozen
class _Levels(ListVisual):
    """Levels from top to bottom."""

    def _drawn(self, levels: Levels, *, turned: bool) -> Iterator[Drawing]:
        for drawn in (levels.inside(), levels.beside()):
            if drawn is not None:
                yield labels.mirrored_shapes(drawn) if turned else drawn

    @property
    def _alt(self) -> str:
        return labels.narrate(self._told)


@frozen
class Funnel(_Levels):
    """Stages that fewer and fewer reach, the last one the result."""

    layout: ClassVar[str] = "funnel"
    most: ClassVar[int] = 7
    opening: ClassVar[str] = "Funnel of {count} stages, from top to bottom."
    reason: ClassVar[str] = "stages with falling numbers: a funnel"

    def ways(self, room: Size, type_: CardType, *, turned: bool) -> Iterator[Drawing]:
        """Names inside where all have room, else in a column beside; as wide as the figures where these allow."""
        values = falling_figures([" ".join(map(plain, (step.heading, *step.texts))) for step in self.steps], self.span)
        stages = tuple(map(_split, self.steps)) if values else tuple(Stage((), step) for step in self.steps)
        true = bool(values) and values[-1] >= values[0] * _STEEPEST
        widths = falling(values) if true else tapering(len(stages), 1.0, 0.3 if values else 0.4)
        levels = Levels(stages, widths, type_, room, self._alt, result=True)
        return self._drawn(levels, turned=turned)


@frozen
class Pyramid(_Levels):
    """Levels that carry each other, the first one on top."""

    layout: ClassVar[str] = "pyramid"
    most: ClassVar[int] = 6
    opening: ClassVar[str] = "Pyramid of {count} levels, from top to bottom."
    reason: ClassVar[str] = "levels of a pyramid"

    def ways(self, room: Size, type_: CardType, *, turned: bool) -> Iterator[Drawing]:
        """Names inside where all have room, else in a column beside."""
        cards = tuple(Stage((), step) for step in self.steps)
        return self._drawn(Levels(cards, tapering(len(cards), _TIP, 1.0), type_, room, self._alt), turned=turned)


def falling_figures(texts: Sequence[str], span: Span) -> tuple[float, ...]:
    """The first figure of each text, where none is greater than the one before; none where one has none, or they are not of one kind.

    A lone mark that may part thousands or decimals is read so that figures fall: 48.000, 6.100, 900.
    """
    found = [_FIGURE.search(text) for text in texts]
    if not all(found):
        return ()
    cells = [NumberCell(each[0], span) for each in found if each is not None]
    for decimal in ("", "comma", "point"):
        try:
            numbers = read_numbers(cells, decimal).values
        except BlockError:
            continue
        values = tuple(value for value in numbers if value is not None and value >= 0)
        if len(values) == len(texts) and all(earlier >= later for earlier, later in pairwise(values)):
            return values
    return ()


def _split(step: Card) -> Stage:
    """A stage with its figure apart from its words: one that begins its name, or all of its text; none where it is within others."""
    name = plain(step.heading)
    begins = _FIGURE.match(name)
    if begins and begins.end() < len(name):
        return Stage(cut(step.heading, 0, begins.end()), Card(trim(cut(step.heading, begins.end(), len(name))), step.texts))
    if begins and step.texts:
        return Stage(step.heading, Card(step.texts[0], step.texts[1:]))
    first = plain(step.texts[0]) if step.texts else ""
    found = _FIGURE.match(first)
    if found:
        rest = trim(cut(step.texts[0], found.end(), len(first)))
        return Stage(cut(step.texts[0], 0, found.end()), Card(step.heading, (*((rest,) if rest else ()), *step.texts[1:])))
    return Stage((), step)
