"""Moments along a line: under it, on both sides of it, or beside it from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from slides.base.geometry import Rect, inches, points
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Connector, Drawing, DrawingPart, Shape, Stroke, Words
from slides.visuals import labels
from slides.visuals.cards import SMALLEST, Card, CardType, card_box, evened

_GAP = inches(0.20)
_NEAR = inches(0.14)
_DOT, _SMALL_DOT = inches(0.26), inches(0.18)
_STEM = inches(0.20)
_LINE = Stroke(Colour.MUTED, points(1.5))
_NAMES, _MOST_NAMES = 0.30, 0.70
"""Headings beside a line that runs down take at most this share of the width."""
Drawn = list[Shape | Connector]


@frozen
class Moment:
    """A point on the line with what happened then. `band` counts the stretch of the line it stands in; -1: in none."""

    card: Card
    band: int = -1


@frozen
class Timeline:
    """Moments in order, the names of the line's bands, and a heading over all; set in one type in a width in EMU."""

    moments: tuple[Moment, ...]
    bands: tuple[str, ...]
    heading: str
    type: CardType
    width: int
    alt: str

    def under(self) -> Drawing:
        """Equal columns under a line from left to right."""
        count = len(self.moments)
        column = max((self.width - _GAP * (count - 1)) // count, *(self.type.least(each.card) for each in self.moments))
        rects = [Rect(at * (column + _GAP), 0, column, 0) for at in range(count)]
        width = rects[-1].right
        shapes, y = self._head(width)
        places = [(rects[first].x, rects[last].right, name) for first, last, name in self._runs()]
        drawn, height = self._bands(places, y, "l")
        shapes += drawn
        y += height + (_NEAR if height else 0)
        shapes.append(Connector("Line", ((0, y + _DOT // 2), (width, y + _DOT // 2)), _LINE, part=DrawingPart.LINE))
        shapes += [self._dot(at, Rect(rect.x, y, _DOT, _DOT)) for at, rect in enumerate(rects)]
        y += _DOT + _NEAR
        words = [self._words(at, column) for at in range(count)]
        heights = evened([self.type.height(each) for each in words])
        shapes += [card_box(f"Moment {at + 1}", Rect(rect.x, y, column, heights[at]), words[at]) for at, rect in enumerate(rects)]
        return Drawing(tuple(shapes), width, y + max(heights), self.alt)

    def around(self) -> Drawing:
        """Boxes above and below a line in turn, each almost two columns wide, on stems."""
        count = len(self.moments)
        least = max(self.type.least(each.card) for each in self.moments)
        pitch = max((self.width + _GAP) // (count + 1), (least + _GAP + 1) // 2)
        wide = 2 * pitch - _GAP
        words = [self._words(at, wide) for at in range(count)]
        natural = [self.type.height(each) for each in words]
        heights = [0] * count
        heights[::2], heights[1::2] = evened(natural[::2]), evened(natural[1::2])
        shapes, top = self._head((count + 1) * pitch - _GAP)
        axis = top + max(heights[::2]) + _STEM
        strip, thick = self._axis(axis, pitch, wide)
        shapes += strip
        for at in range(count):
            above = at % 2 == 0
            edge = axis if above else axis + thick
            place = Rect(at * pitch, axis - _STEM - heights[at] if above else edge + _STEM, wide, heights[at])
            shapes += self._hung(at, place, words[at], edge, len(shapes))
        below = _STEM + max(heights[1::2]) if count > 1 else 0
        return Drawing(tuple(shapes), (count + 1) * pitch - _GAP, axis + thick + below, self.alt)

    def down(self, gap: int) -> Drawing:
        """Rows beside a line from top to bottom, `gap` EMU apart."""
        left = _DOT + _NEAR
        names = self._names()
        shapes, y = self._head(self.width)
        rows: Drawn = []
        dots: list[Rect] = []
        for band, members in groupby(range(len(self.moments)), lambda at: self.moments[at].band):
            if band >= 0:
                drawn, height = self._bands([(left, self.width, self.bands[band])], y, "l")
                rows += drawn
                y += height + gap
            for at in members:
                row, height = self._row(at, Rect(left, y, names, 0))
                rows += row
                dots.append(Rect(0, y + self.type.inset.top + (self._line - _DOT) // 2, _DOT, _DOT))
                y += height + gap
        middle = _DOT // 2
        shapes.append(Connector("Line", ((middle, dots[0].y + middle), (middle, dots[-1].y + middle)), _LINE, part=DrawingPart.LINE))
        shapes += [self._dot(at, dot) for at, dot in enumerate(dots)]
        return Drawing((*shapes, *rows), self.width, y - gap, self.alt)

    def _row(self, at: int, head: Rect) -> tuple[Drawn, int]:
        """One moment of a line that runs down, its heading as wide as `head`: the shapes, and how high they are."""
        card = self.moments[at].card
        heading = labels.label_words(card.heading, self.type.size, self._colour(at), self.type.fonts, head.width, strong=True)
        high = labels.extent([heading], self.type.fonts).height
        found: Drawn = [card_box(f"When {at + 1}", Rect(head.x, head.y + self.type.inset.top, head.width, high), [heading], None)]
        if not card.texts:
            return found, high + self.type.inset.top + self.type.inset.bottom
        x = head.right + _NEAR
        words = self.type.words(Card((), card.texts), Colour.INK, self.width - x)
        own, row = self.type.height(words), high + self.type.inset.top + self.type.inset.bottom
        return [*found, card_box(f"Moment {at + 1}", Rect(x, head.y, self.width - x, max(evened([own, row])[0], own)), words)], max(
            own, row
        )

    def _names(self) -> int:
        """How wide the headings are beside a line that runs down; all there is where no moment has more than a heading."""
        room = self.width - _DOT - _NEAR
        if not any(each.card.texts for each in self.moments):
            return room
        heads = [each.card.heading for each in self.moments]
        whole = [labels.label_words(head, self.type.size, Colour.INK, self.type.fonts, strong=True) for head in heads]
        least = max(labels.longest_word(head, self.type.size, self.type.fonts, strong=True) for head in heads)
        share = min(labels.extent(whole, self.type.fonts).width, int(self.width * _NAMES))
        return share if self.type.size <= SMALLEST else max(share, min(least, int(self.width * _MOST_NAMES)))

    @property
    def _line(self) -> int:
        """The height of one line of type in EMU."""
        return labels.extent([labels.label_words("x", self.type.size, Colour.INK, self.type.fonts)], self.type.fonts).height

    def _colour(self, at: int) -> Colour:
        """The colour of a moment: the last is picked out, as in the design's own timelines."""
        return Colour.CONTRAST if at == len(self.moments) - 1 else Colour.KEY

    def _dot(self, at: int, place: Rect) -> Shape:
        return Shape(f"Dot {at + 1}", place, "ellipse", self._colour(at))

    def _words(self, at: int, width: int) -> tuple[Words, ...]:
        return self.type.words(self.moments[at].card, self._colour(at), width)

    def _head(self, width: int) -> tuple[Drawn, int]:
        """The heading over a drawing of this width, and where what follows it begins."""
        if not self.heading:
            return [], 0
        words = labels.label_words(self.heading, self.type.size, Colour.INK, self.type.fonts, width, strong=True)
        height = labels.extent([words], self.type.fonts).height
        return [card_box("Heading", Rect(0, 0, width, height), [words], None)], height + _NEAR

    def _runs(self) -> Iterator[tuple[int, int, str]]:
        """The first and last moment of each band, and its name."""
        for band, members in groupby(range(len(self.moments)), lambda at: self.moments[at].band):
            found = list(members)
            if band >= 0:
                yield found[0], found[-1], self.bands[band]

    def _bands(self, places: Sequence[tuple[int, int, str]], y: int, align: str) -> tuple[Drawn, int]:
        """Bands from x to x with their names in them, and how high they are."""
        sides = self.type.sides
        type_, fonts = self.type, self.type.fonts
        words = [labels.label_words(name, type_.size, Colour.INK, fonts, right - left - sides, strong=True) for left, right, name in places]
        height = max((type_.height([each]) for each in words), default=0)
        rects = [Rect(left, y, right - left, height) for left, right, _ in places]
        return [card_box(f"Band {at + 1}", rect, [words[at]], Colour.SOFT, align, "ctr") for at, rect in enumerate(rects)], height

    def _axis(self, y: int, pitch: int, wide: int) -> tuple[Drawn, int]:
        """The line between two rows of boxes, and how thick it is: bands with their names where there are some."""
        count = len(self.moments)
        middles = [at * pitch + wide // 2 for at in range(count)]
        edges = [0, *((left + right) // 2 for left, right in pairwise(middles)), (count + 1) * pitch - _GAP]
        places = [(edges[first] + (_GAP // 4 if first else 0), edges[last + 1], name) for first, last, name in self._runs()]
        drawn, height = self._bands(places, y, "ctr")
        whole = all(each.band >= 0 for each in self.moments)
        line = Connector("Line", ((0, y + height // 2), (edges[-1], y + height // 2)), _LINE, part=DrawingPart.LINE)
        return ([] if whole else [line]) + drawn, height

    def _hung(self, at: int, place: Rect, words: Sequence[Words], edge: int, first: int) -> Iterator[Shape | Connector]:
        """A box, its dot at the line's edge, and the stem between them. first: the box's place in the drawing."""
        x = place.x + place.width // 2
        dot = Rect(x - _SMALL_DOT // 2, edge - _SMALL_DOT // 2, _SMALL_DOT, _SMALL_DOT)
        above = place.y < edge
        yield card_box(f"Moment {at + 1}", place, words)
        yield self._dot(at, dot)
        ends = ((x, place.bottom), (x, dot.y)) if above else ((x, place.y), (x, dot.bottom))
        yield Connector(f"Stem {at + 1}", ends, _LINE, (first, 2 if above else 0), (first + 1, 0 if above else 4), DrawingPart.LINE)
