"""Four quadrants with points in them: the field, its axes, and labels that do not collide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Connector, Drawing, DrawingPart, Shape, Stroke, Words
from slides.visuals import labels as sketch
from slides.visuals.cards import SMALLEST, CardType, card_box
from slides.visuals.label_placement import LabelSpot, Point, beside_point, meet

_DOT = inches(0.20)
_CROSS = inches(0.06)
"""The gap between quadrants."""
_NEAR = inches(0.10)
_ARROW = Stroke(Colour.MUTED, points(1.5), to_arrow=True)
_LEADER = Stroke(Colour.MUTED, points(0.75))
_LEAST = Size(inches(2.6), inches(1.6))
"""A smaller field says nothing."""
_SHARE, _LIST = 0.17, 0.32
"""The captions of the upright axis, and labels in a list beside the field, take at most these shares of the width."""
_LEAST_ARROW = inches(0.30)
_LINE = inches(2.2)
"""A longer label may stand on several lines."""
# The quadrants in Mermaid's order, each by its column and row: top right, top left, bottom left, bottom right.
_CORNERS = ((1, 0), (0, 0), (0, 1), (1, 1))
Drawn = list[Shape | Connector]


@frozen
class QuadrantAxis:
    """The captions at an axis's low and high end, either of which may be empty."""

    low: str = ""
    high: str = ""


@frozen
class QuadrantPoint:
    """A point, from 0 to 1 along each axis."""

    name: str
    across: float
    up: float


@frozen
class Quadrants:
    """What is drawn. `names` are those of the quadrants in Mermaid's order: top right, top left, bottom left, bottom right."""

    marks: tuple[QuadrantPoint, ...]
    names: tuple[str, ...]
    across: QuadrantAxis
    up: QuadrantAxis
    heading: str
    type: CardType
    alt: str

    def draw(self, room: Size) -> Drawing:
        """All of it in a room. Where labels find no place beside their points the answer is too high, so that a smaller size is
        tried; at the smallest they stand in a list beside the field, with lines to their points.
        """
        for outside in (False, True):
            found = _QuadrantDrawing(self, room, outside=outside).direct()
            if found is not None:
                return found
        listed = _QuadrantDrawing(self, room, outside=True, share=_LIST).by_list()
        return listed if self.type.size <= SMALLEST else replace(listed, height=max(listed.height, room.height + 1))


@frozen
class _Pair:
    """The captions of an axis, and the size of the larger of them each way; nothing where the axis has none."""

    low: Words
    high: Words
    width: int
    height: int


class _QuadrantDrawing:
    """One way to draw it: the quadrants' names in their corners or outside, `share` of the width left for a list of labels."""

    def __init__(self, shown: Quadrants, room: Size, *, outside: bool, share: float = 0.0) -> None:
        self.shown, self.type, self.outside = shown, shown.type, outside
        self.up = self._pair(shown.up, self._caption_width(room))
        left = self.up.width + 2 * _NEAR if self.up.width else 0
        width = max(room.width - left - int(room.width * share), _LEAST.width)
        self.across = self._pair(shown.across, width * 2 // 5)
        self.heading = self._words(shown.heading, width, strong=True)
        self.names = [self._words(name, (width - _CROSS) // 2 - self.type.sides, strong=True) for name in shown.names]
        above, below = (self._height(self.names[:2]), self._height(self.names[2:])) if outside else (0, 0)
        self.top = self._height([self.heading]) + above
        foot = below + self.across.height
        least = max(_LEAST.height, 2 * self.up.height + _LEAST_ARROW + 2 * _NEAR)
        self.field = Rect(left, self.top, width, max(room.height - self.top - foot, least))
        self.below = self.field.bottom + below
        self.width = max(self.field.right, room.width) if share else self.field.right
        self.dots = [self._dot(mark) for mark in shown.marks]

    def direct(self) -> Drawing | None:
        """With every label at its point; None where a label or a name finds no place."""
        quarters = self._quarters()
        aligns = [align for at, rect in enumerate(quarters) if (align := self._corner(at, rect))]
        if len(aligns) < len(quarters):
            return None
        taken = [
            self._name_place(at, rect, align) for at, (rect, align) in enumerate(zip(quarters, aligns, strict=True)) if self._inside(at)
        ]
        homes = [next((rect for rect in quarters if meet(rect, dot)), self.field) for dot in self.dots]
        labels = [self._choices(mark.name) for mark in self.shown.marks]
        wanted = [
            Point(dot, tuple(self._extent(each) for each in words), home) for dot, words, home in zip(self.dots, labels, homes, strict=True)
        ]
        spots = beside_point(wanted, self.field, taken)
        if spots is None:
            return None
        shapes = self._base(aligns)
        shapes += [self._label(at, spot, labels[at][spot.size]) for at, spot in enumerate(spots)]
        return Drawing(tuple(shapes), self.width, self._bottom, self.shown.alt)

    def by_list(self) -> Drawing:
        """With the labels in a column beside the field, from the topmost point to the lowest, a line from each to its point."""
        shapes = self._base(["l"] * len(_CORNERS))
        first = len(shapes) - len(self.dots)
        x = self.field.right + 4 * _NEAR
        order = sorted(range(len(self.dots)), key=lambda at: (self.dots[at].y, -self.dots[at].x, at))
        words = {at: self._words(self.shown.marks[at].name, self.width - x) for at in order}
        heights = {at: self._extent(words[at]).height for at in order}
        spare = self.field.height - sum(heights.values())
        gap = max(min(spare // max(len(order) - 1, 1), 3 * _NEAR), 0)
        y = self.field.y + max(spare - gap * (len(order) - 1), 0) // 2
        for at in order:
            place = Rect(x, y, self.width - x, heights[at])
            dot = self.dots[at]
            shapes.append(card_box(f"Label {at + 1}", place, [words[at]], None))
            ends = ((dot.right, dot.y + _DOT // 2), (x, y + heights[at] // 2))
            shapes.append(Connector(f"Leader {at + 1}", ends, _LEADER, (first + at, 6), (len(shapes) - 1, 1)))
            y += heights[at] + gap
        return Drawing(tuple(shapes), self.width, max(self._bottom, y - gap), self.shown.alt)

    @property
    def _bottom(self) -> int:
        return self.below + self.across.height

    def _base(self, aligns: Sequence[str]) -> Drawn:
        """Heading, axes, quadrants with their names, and at last the dots."""
        shapes: Drawn = []
        if self.shown.heading:
            height = self._extent(self.heading).height
            shapes.append(card_box("Heading", Rect(self.field.x, 0, self.field.width, height), [self.heading], None))
        shapes += self._upright() + self._level()
        for at, rect in enumerate(self._quarters()):
            inside = [self.names[at]] if self._inside(at) else []
            anchor = "b" if _CORNERS[at][1] else "t"
            field = card_box(f"Quadrant {at + 1}", rect, inside, Colour.PANEL if at else Colour.SOFT, aligns[at], anchor)
            shapes.append(replace(field, part=DrawingPart.FRAME))
        shapes += self._names_outside() if self.outside else []
        return shapes + [Shape(f"Point {at + 1}", dot, "ellipse", Colour.KEY) for at, dot in enumerate(self.dots)]

    def _quarters(self) -> list[Rect]:
        """The four quadrants in Mermaid's order."""
        field = self.field
        wide, high = (field.width - _CROSS) // 2, (field.height - _CROSS) // 2
        return [
            Rect(field.x + column * (field.width - wide), field.y + row * (field.height - high), wide, high) for column, row in _CORNERS
        ]

    def _dot(self, mark: QuadrantPoint) -> Rect:
        """The dot of a point: its middle is as far along the field as the point is, within half a dot of the edges."""
        x = self.field.x + round(mark.across * (self.field.width - _DOT))
        return Rect(x, self.field.y + round((1 - mark.up) * (self.field.height - _DOT)), _DOT, _DOT)

    def _corner(self, at: int, rect: Rect) -> str | None:
        """On which side of a quadrant its name stands clear of every dot, the outer side if it can; None where on neither."""
        outer, inner = ("r", "l") if _CORNERS[at][0] else ("l", "r")
        if not self._inside(at):
            return outer
        return next((side for side in (outer, inner) if not any(meet(self._name_place(at, rect, side), dot) for dot in self.dots)), None)

    def _inside(self, at: int) -> bool:
        """Whether a quadrant has a name that stands inside it."""
        return bool(self.shown.names[at]) and not self.outside

    def _name_place(self, at: int, rect: Rect, align: str) -> Rect:
        """Where a quadrant's name stands inside it."""
        size, inset = self._extent(self.names[at]), self.type.inset
        x = rect.right - inset.right - size.width if align == "r" else rect.x + inset.left
        y = rect.bottom - inset.bottom - size.height if _CORNERS[at][1] else rect.y + inset.top
        return Rect(x, y, size.width, size.height)

    def _names_outside(self) -> Drawn:
        """The quadrants' names above and below the field, at its outer sides."""
        found: Drawn = []
        for at, rect in enumerate(self._quarters()):
            if self.shown.names[at]:
                height = self._extent(self.names[at]).height
                y = self.below - height if _CORNERS[at][1] else self.field.y - _NEAR - height
                place = Rect(rect.x, y, rect.width, height)
                found.append(card_box(f"Name {at + 1}", place, [self.names[at]], None, "r" if _CORNERS[at][0] else "l"))
        return found

    def _upright(self) -> Drawn:
        """The captions left of the field, low at the bottom and high at the top, and an arrow from one to the other."""
        field, found = self.field, Drawn()
        low, high = self.up.low, self.up.high
        top, bottom = field.y, field.bottom
        if self.shown.up.high:
            height = self._extent(high).height
            found.append(card_box("High", Rect(0, field.y, self.up.width, height), [high], None, "r"))
            top += height + _NEAR
        if self.shown.up.low:
            height = self._extent(low).height
            found.append(card_box("Low", Rect(0, field.bottom - height, self.up.width, height), [low], None, "r"))
            bottom -= height + _NEAR
        x = self.up.width - _NEAR
        return (
            [*found, Connector("Axis up", ((x, bottom), (x, top)), _ARROW, part=DrawingPart.LINE)]
            if found and bottom - top >= _LEAST_ARROW
            else found
        )

    def _level(self) -> Drawn:
        """The captions under the field, low at the left and high at the right, and an arrow from one to the other."""
        field, found = self.field, Drawn()
        y, height = self.below + _NEAR, self.across.height - _NEAR
        left, right = field.x, field.right
        if self.shown.across.low:
            width = self._extent(self.across.low).width
            found.append(card_box("Left", Rect(left, y, width, height), [self.across.low], None, anchor="ctr"))
            left += width + _NEAR
        if self.shown.across.high:
            width = self._extent(self.across.high).width
            found.append(card_box("Right", Rect(right - width, y, width, height), [self.across.high], None, "r", "ctr"))
            right -= width + _NEAR
        middle = y + height // 2
        ends = ((left, middle), (right, middle))
        return [*found, Connector("Axis across", ends, _ARROW, part=DrawingPart.LINE)] if found and right - left >= _LEAST_ARROW else found

    def _label(self, at: int, spot: LabelSpot, words: Words) -> Shape:
        return card_box(f"Label {at + 1}", spot.rect, [words], None, spot.side, "ctr")

    def _choices(self, name: str) -> list[Words]:
        """A label on one line, and broken where that is long."""
        whole = self._words(name)
        width = self._extent(whole).width
        if width <= _LINE:
            return [whole, *([self._words(name, width * 3 // 5)] if " " in name else [])]
        return [self._words(name, _LINE), whole]

    def _pair(self, axis: QuadrantAxis, width: int) -> _Pair:
        """The captions of an axis in a width; their height with the gap before them."""
        pair = [self._words(text, width, Colour.MUTED) for text in (axis.low, axis.high)]
        sizes = [self._extent(words) for words, text in zip(pair, (axis.low, axis.high), strict=True) if text]
        high = max((size.height for size in sizes), default=0)
        return _Pair(pair[0], pair[1], max((size.width for size in sizes), default=0), high + _NEAR if sizes else 0)

    def _caption_width(self, room: Size) -> int:
        """The width of the upright axis's captions: a share of the room, or what their longest word needs."""
        texts = [text for text in (self.shown.up.low, self.shown.up.high) if text]
        least = max((sketch.longest_word(text, self.type.size, self.type.fonts) for text in texts), default=0)
        return int(room.width * _SHARE) if self.type.size <= SMALLEST else max(int(room.width * _SHARE), least)

    def _words(self, text: str, width: int | None = None, colour: Colour = Colour.INK, *, strong: bool = False) -> Words:
        """A label broken into even lines for a width in EMU, or on one line."""
        if width is None:
            return sketch.label_words(text, self.type.size, colour, self.type.fonts, strong=strong)
        return sketch.balanced(text, self.type.size, colour, self.type.fonts, width, strong=strong)

    def _extent(self, words: Words) -> Size:
        return sketch.extent([words], self.type.fonts)

    def _height(self, words: Sequence[Words]) -> int:
        """The height of the highest of these with a gap beside it; 0 where none says anything."""
        heights = [self._extent(each).height for each in words if any(run.text for run in each.runs)]
        return max(heights) + _NEAR if heights else 0
