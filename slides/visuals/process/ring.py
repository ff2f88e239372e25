"""Steps that begin again after the last: boxes in a ring, with an arrow from each to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Connector, Drawing, DrawingPart, Stroke
from slides.visuals import labels
from slides.visuals.cards import Card, CardType, card_box, evened

_ARROW = Stroke(Colour.MUTED, points(1.5), to_arrow=True)
_LINK, _LONGEST_LINK = inches(0.36), inches(0.80)
"""From row to row of a ring: at least, and at most where there is room."""
_SPREAD = 1.8
"""A ring's boxes stand no further apart than this many times its height."""
_LEAST = Size(inches(2.2), inches(0.9))
"""The smallest box that holds a heading alone."""
Place = tuple[int, float]
"""A box's row, and how far along the ring's width its middle stands, from 0 to 1."""

# How many boxes there are, and where they stand clockwise from the top: in three rows where that is possible, and in two.
_RINGS: dict[int, tuple[tuple[Place, ...], ...]] = {
    3: (((0, 0.5), (1, 1.0), (1, 0.0)),),
    4: (((0, 0.5), (1, 1.0), (2, 0.5), (1, 0.0)), ((0, 0.0), (0, 1.0), (1, 1.0), (1, 0.0))),
    5: (((0, 0.5), (1, 1.0), (2, 0.78), (2, 0.22), (1, 0.0)), ((0, 0.0), (0, 0.5), (0, 1.0), (1, 0.75), (1, 0.25))),
    6: (((0, 0.22), (0, 0.78), (1, 1.0), (2, 0.78), (2, 0.22), (1, 0.0)), ((0, 0.0), (0, 0.5), (0, 1.0), (1, 1.0), (1, 0.5), (1, 0.0))),
}
LEAST, MOST = min(_RINGS), max(_RINGS)
"""How many steps a ring has."""
# Connection sites of a box.
_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)


@frozen
class Ring:
    """Steps in order, in one type in a room."""

    steps: tuple[Card, ...]
    type: CardType
    room: Size
    alt: str

    def ways(self) -> Iterator[Drawing]:
        """The steps in a ring, clockwise: every way to set them out, the roundest first."""
        for places in _RINGS[len(self.steps)]:
            yield self._drawing(places)

    def _drawing(self, places: Sequence[Place]) -> Drawing:
        """Boxes of one width in these places."""
        bare = not any(step.texts for step in self.steps)
        rows = 1 + max(row for row, _ in places)
        wanted = max(max(map(self._natural, self.steps)), _LEAST.width)
        width = max(min(_widest(places, self.room.width), wanted), *map(self.type.least, self.steps))
        words = [self.type.words(step, Colour.ON_FILL if bare else Colour.KEY, width) for step in self.steps]
        heights = evened([max(self.type.height(each), _LEAST.height if bare else 0) for each in words])
        tallest = max(heights)
        link = min(max((self.room.height - rows * tallest) // (rows - 1), _LINK), _LONGEST_LINK)
        height = rows * tallest + (rows - 1) * link
        reach = max(min(self.room.width - width, int(height * _SPREAD)), _reach(places, width))
        rects = [
            Rect(round(along * reach), row * (tallest + link) + (tallest - heights[at]) // 2, width, heights[at])
            for at, (row, along) in enumerate(places)
        ]
        fill, align, anchor = (Colour.KEY, "ctr", "ctr") if bare else (Colour.PANEL, "l", "t")
        boxes = [card_box(f"Step {at + 1}", rect, words[at], fill, align, anchor) for at, rect in enumerate(rects)]
        arrows = [_arrow(at, (at + 1) % len(rects), rects) for at in range(len(rects))]
        return Drawing((*boxes, *arrows), reach + width, height, self.alt)

    def _natural(self, step: Card) -> int:
        """The width of a box whose paragraphs stand on one line each, in EMU."""
        whole = [labels.label_words(step.heading, self.type.size, Colour.INK, self.type.fonts, strong=True)]
        whole += [labels.label_words(text, self.type.size, Colour.INK, self.type.fonts) for text in step.texts]
        return labels.extent(whole, self.type.fonts).width + self.type.sides


def _needs(places: Sequence[Place]) -> Iterator[tuple[float, float]]:
    """For pairs of boxes how far along the ring they stand apart, and how many box widths that must be: a whole one side by side,
    a half where an arrow goes from the side of one to the middle of the other.
    """
    last = len(places) - 1
    for at, (row, along) in enumerate(places):
        for other, (other_row, other_along) in enumerate(places[at + 1 :], at + 1):
            apart = abs(along - other_along)
            if row == other_row:
                yield apart, 1.0
            elif apart and other - at in (1, last):
                yield apart, 0.5


def _widest(places: Sequence[Place], width: int) -> int:
    """How wide the boxes of a ring may be in a width, both in EMU."""
    return min(int((apart * width - _LINK) / (apart + boxes)) for apart, boxes in _needs(places))


def _reach(places: Sequence[Place], width: int) -> int:
    """How far apart the outermost boxes of this width must stand, from middle to middle, in EMU."""
    return max(int((boxes * width + _LINK) / apart) + 1 for apart, boxes in _needs(places))


def _arrow(start: int, end: int, rects: Sequence[Rect]) -> Connector:
    """An arrow from box to box: straight where they stand in line, else round one corner, clockwise."""
    one, two = rects[start], rects[end]
    right, down = two.x - one.x, _middle(two)[1] - _middle(one)[1]
    if abs(down) <= 1:
        out, into = (_RIGHT, _LEFT) if right > 0 else (_LEFT, _RIGHT)
    elif abs(right) <= 1:
        out, into = (_BOTTOM, _TOP) if down > 0 else (_TOP, _BOTTOM)
    elif down > 0:
        out, into = (_RIGHT, _TOP) if right > 0 else (_BOTTOM, _RIGHT)
    else:
        out, into = (_LEFT, _BOTTOM) if right < 0 else (_TOP, _LEFT)
    (x1, y1), (x2, y2) = _site(one, out), _site(two, into)
    if abs(down) <= 1:
        route: tuple[tuple[int, int], ...] = (x1, y1), (x2, y1)
    elif abs(right) <= 1:
        route = (x1, y1), (x1, y2)
    else:
        route = (x1, y1), ((x2, y1) if out in (_LEFT, _RIGHT) else (x1, y2)), (x2, y2)
    return Connector(f"Arrow {start + 1}", route, _ARROW, (start, out), (end, into), DrawingPart.LINE)


def _middle(rect: Rect) -> tuple[int, int]:
    return rect.x + rect.width // 2, rect.y + rect.height // 2


def _site(rect: Rect, site: int) -> tuple[int, int]:
    """Where a connection site of a box is."""
    x, y = _middle(rect)
    return ((x, rect.y), (rect.x, y), (x, rect.bottom), (rect.right, y))[site]
