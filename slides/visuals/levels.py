"""Levels over each other: a funnel, as wide as its figures, or a pyramid, with names inside or in a column beside."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Connector, Drawing, DrawingPart, Path, Shape, Stroke, Words
from slides.text.rich_text import Run
from slides.visuals import labels as sketch
from slides.visuals.cards import Card, CardType, card_box

_GAP = inches(0.06)
_COLUMN_GAP = inches(0.35)
_SHARE, _WIDEST = 0.48, 0.72
"""The least and the largest share of the width that the figure has beside a column of words: it takes what short words leave."""
_LEAST = 0.16
"""The narrowest level, as a share of the widest: a figure of nothing is still a level."""
_TALLEST = inches(1.35)
_AIR = inches(0.06)
_SIDE = inches(0.08)
_LEADER = Stroke(Colour.MUTED, points(0.75))
Drawn = list[Shape | Connector]


@frozen
class Stage:
    """A level: its figure, which stands inside, and its words; either may be empty."""

    figure: tuple[Run, ...]
    card: Card


@frozen
class Levels:
    """Levels from top to bottom. `widths` are those of their upper edges and of the last one's lower edge, as shares of the widest.

    `result`: the last one is picked out.
    """

    levels: tuple[Stage, ...]
    widths: tuple[float, ...]
    type: CardType
    room: Size
    alt: str
    result: bool = False

    def inside(self) -> Drawing | None:
        """The words inside their levels, over the whole width; None where some have more than a name, or find no room."""
        if any(level.card.texts or level.figure for level in self.levels):
            return None
        figure = min(self.room.width, self.room.height * 2)
        left = (self.room.width - figure) // 2
        words = [self._name(at, self._middle(at, figure)) for at in range(len(self.levels))]
        needs = [sketch.extent([each], self.type.fonts) for each in words]
        high = self._height(max(need.height for need in needs) + 2 * _AIR)
        if any(need.width > self._inner(at, figure) for at, need in enumerate(needs)):
            return None
        shapes = [self._level(at, Rect(left, at * (high + _GAP), figure, high), [each]) for at, each in enumerate(words)]
        return Drawing(tuple(shapes), self.room.width, len(words) * (high + _GAP) - _GAP, self.alt)

    def beside(self) -> Drawing:
        """Figures inside the levels, and the words in a column beside them with a line from each."""
        cards = [level.card for level in self.levels]
        figure = self._figure_width(cards)
        x = figure + _COLUMN_GAP
        column = max(self.room.width - x, max(self.type.least(card) for card in cards))
        words = [self.type.words(card, Colour.INK, column + self.type.sides) for card in cards]
        figures = [self._figure(level, self._inner(at, figure)) for at, level in enumerate(self.levels)]
        heights = [sketch.extent(each, self.type.fonts).height for each in (*words, *figures) if each]
        high = self._height(max(heights) + 2 * _AIR)
        shapes: Drawn = []
        for at, each in enumerate(words):
            place = Rect(0, at * (high + _GAP), figure, high)
            shapes.append(self._level(at, place, figures[at]))
            label = [*self._out(at, figures[at]), *each]
            middle = place.y + high // 2
            edge = (figure + int(self._middle(at, figure))) // 2
            shapes.append(Connector(f"Line {at + 1}", ((edge, middle), (x - _SIDE, middle)), _LEADER))
            shapes.append(card_box(f"Words {at + 1}", Rect(x, place.y, column, high), label, None, "l", "ctr"))
        return Drawing(tuple(shapes), x + column, len(cards) * (high + _GAP) - _GAP, self.alt)

    def _figure_width(self, cards: Sequence[Card]) -> int:
        """How wide the figure is beside its words: all that they leave where each stands on one line."""
        lines = [self.type.words(card, Colour.INK, self.room.width) for card in cards]
        words = max((sketch.extent(each, self.type.fonts).width for each in lines if each), default=0) + self.type.sides
        least, widest = int(self.room.width * _SHARE), int(self.room.width * _WIDEST)
        return min(max(self.room.width - _COLUMN_GAP - words, least), widest)

    def _height(self, needed: int) -> int:
        """The height of a level: what it needs, or more where there is room."""
        count = len(self.levels)
        return max(needed, min((self.room.height - (count - 1) * _GAP) // count, _TALLEST))

    def _middle(self, at: int, figure: int) -> int:
        """How wide a level is half way down."""
        return int((self.widths[at] + self.widths[at + 1]) / 2 * figure)

    def _inner(self, at: int, figure: int) -> int:
        """How wide words inside a level may be."""
        narrow, wide = sorted(self.widths[at : at + 2])
        return max(int((narrow * 0.6 + wide * 0.4) * figure) - 2 * _SIDE, 1)

    def _name(self, at: int, width: int) -> Words:
        """A name inside its level."""
        return sketch.balanced(
            self.levels[at].card.heading, self.type.size, Colour.ON_FILL, self.type.fonts, max(width * 3 // 4, 1), strong=True
        )

    def _figure(self, level: Stage, width: int) -> list[Words]:
        """A level's figure where it fits inside, larger than its words where it can be."""
        for size in (self.type.size * 4 // 3, self.type.size):
            words = sketch.label_words(level.figure, size, Colour.ON_FILL, self.type.fonts, strong=True)
            if level.figure and sketch.extent([words], self.type.fonts).width <= width:
                return [words]
        return []

    def _out(self, at: int, inside: Sequence[Words]) -> list[Words]:
        """A figure that finds no room in its level, before its words."""
        figure = self.levels[at].figure
        if inside or not figure:
            return []
        return [sketch.label_words(figure, self.type.size, Colour.KEY, self.type.fonts, strong=True)]

    def _level(self, at: int, place: Rect, words: Sequence[Words]) -> Shape:
        """A level as a trapezoid in the middle of its place."""
        upper, lower = (int(width * place.width) for width in self.widths[at : at + 2])
        whole = max(upper, lower, 1)
        rect = Rect(place.x + (place.width - whole) // 2, place.y, whole, place.height)
        top, foot = (whole - upper) // 2, (whole - lower) // 2
        form = Path(whole, place.height, (("M", top, 0), ("L", whole - top, 0, whole - foot, place.height, foot, place.height), ("Z",)))
        last = self.result and at == len(self.levels) - 1
        label = sketch.label(*words, box=Rect(0, 0, whole, place.height)) if words else None
        return Shape(f"Level {at + 1}", rect, form, Colour.CONTRAST if last else Colour.KEY, label=label, part=DrawingPart.BOX)


def falling(values: Sequence[float]) -> tuple[float, ...]:
    """The widths of a funnel as wide as its figures: each level ends where the next begins."""
    most = max(values) or 1
    shares = [max(value / most, _LEAST) for value in values]
    return (*shares, shares[-1] * 0.9)


def tapering(count: int, first: float, last: float) -> tuple[float, ...]:
    """Widths that change evenly from the top to the bottom of some levels."""
    return tuple(first + (last - first) * at / count for at in range(count + 1))


__all__ = ["Levels", "Stage", "falling", "tapering"]
