"""Steps side by side as a chain of chevrons with texts under them, or under each other in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.base.records import frozen
from slides.design import Colour, Inset
from slides.design.page import Connector, Drawing, DrawingPart, Path, Shape, Words
from slides.visuals import labels as sketch
from slides.visuals.cards import SPACE, Card, CardType, card_box, evened

_TIP, _SHORT_TIP = inches(0.30), inches(0.20)
"""How far a chevron's tip stands out; the shorter one where there are many."""
_MANY = 6
_GAP, _COLUMN_GAP = inches(0.07), inches(0.20)
_UNDER = inches(0.12)
_AIR, _TALL = inches(0.16), inches(0.5)
"""Above and below the words of chevrons: with texts under them, and with nothing there."""
_HEAD = 0.34
"""The share of the width that heads have in rows."""
Drawn = list[Shape | Connector]


@frozen
class Chain:
    """Steps in order, in one type in a width in EMU. `numbered`: chevrons with nothing under them show the steps' numbers.

    `turned`: the drawing will be mirrored, so that its forms must be such as a mirror can turn.
    """

    steps: tuple[Card, ...]
    type: CardType
    width: int
    alt: str
    numbered: bool = False
    turned: bool = False

    @property
    def bare(self) -> bool:
        """Whether no step has more than a heading."""
        return not any(step.texts for step in self.steps)

    def row(self) -> Drawing:
        """Chevrons side by side over the whole width, their texts in columns under them."""
        count = len(self.steps)
        tip = _SHORT_TIP if count >= _MANY else _TIP
        least = max(self.type.word(step.heading) for step in self.steps) + 2 * tip
        whole = max((self.width + (count - 1) * (tip - _GAP)) // count, least)
        pitch = whole - tip + _GAP
        labels = [self._head(at, whole - 2 * tip) for at in range(count)]
        air = _TALL if self.bare else _AIR
        height = max(sketch.extent(words, self.type.fonts).height for words in labels) + 2 * air
        shapes: Drawn = [self._arrow(at, Rect(at * pitch, 0, whole, height), tip, words) for at, words in enumerate(labels)]
        width = (count - 1) * pitch + whole
        boxes, width, height = self._columns(width, height)
        return Drawing((*shapes, *boxes), width, height, self.alt)

    def _head(self, at: int, width: int) -> list[Words]:
        """What stands in a chevron."""
        words = sketch.balanced(self.steps[at].heading, self.type.size, Colour.ON_FILL, self.type.fonts, width, strong=True)
        if not (self.bare and self.numbered):
            return [words]
        number = sketch.label_words(str(at + 1), self.type.size * 3 // 2, Colour.ON_FILL, self.type.fonts, strong=True)
        return [number, replace(words, before=SPACE // 2)]

    def _columns(self, width: int, height: int) -> tuple[Drawn, int, int]:
        """The texts in columns of one width under chevrons of this height, and how wide and high both are together."""
        if self.bare:
            return [], width, height
        count, y = len(self.steps), height + _UNDER
        cards = [Card((), step.texts) for step in self.steps]
        column = max((width - (count - 1) * _COLUMN_GAP) // count, *map(self.type.least, cards))
        words = [self.type.words(card, Colour.INK, column) for card in cards]
        heights = evened([self.type.height(each) for each in words if each])
        rects = [Rect(at * (column + _COLUMN_GAP), y, column, 0) for at, each in enumerate(words) if each]
        found: Drawn = [
            card_box(f"Text {at + 1}", replace(rect, height=high), each)
            for at, (rect, high, each) in enumerate(zip(rects, heights, filter(None, words), strict=True))
        ]
        return found, max(width, rects[-1].right), y + max(heights)

    def rows(self) -> Drawing:
        """A row for each step: its heading in a pointed box, its texts beside it."""
        sides = self.type.sides + _SHORT_TIP
        head = self.width if self.bare else int(self.width * _HEAD)
        head = max(head, max(self.type.word(step.heading) for step in self.steps) + sides)
        beside = head + _GAP
        room = self.width - beside
        if not self.bare:
            room = max(room, *(self.type.least(Card((), step.texts)) for step in self.steps))
        shapes: Drawn = []
        y = 0
        for at, step in enumerate(self.steps):
            words = sketch.label_words(step.heading, self.type.size, Colour.ON_FILL, self.type.fonts, head - sides, strong=True)
            texts = self.type.words(Card((), step.texts), Colour.INK, max(room, 1))
            height = max(self.type.height([words]), self.type.height(texts) if texts else 0)
            shapes.append(self._arrow(at, Rect(0, y, head, height), _SHORT_TIP, [words], first=True))
            if texts:
                shapes.append(card_box(f"Text {at + 1}", Rect(beside, y, room, height), texts, anchor="ctr"))
            y += height + _UNDER
        return Drawing(tuple(shapes), head if self.bare else beside + room, y - _UNDER, self.alt)

    def _arrow(self, at: int, place: Rect, tip: int, words: Sequence[Words], *, first: bool = False) -> Shape:
        """A chevron with its words in the middle; the first one, and one that stands alone in its row, has a straight back.

        The last is picked out, as in the design's own steps.
        """
        back = first or at == 0
        fill = Colour.CONTRAST if at == len(self.steps) - 1 else Colour.KEY
        left = (self.type.inset.left if first else tip * 3 // 4) if back else tip
        right = 2 * tip - left if not first else tip + self.type.inset.right
        inner = Rect(left, 0, place.width - left - right, place.height)
        align = "l" if first else "ctr"
        name = f"Step {at + 1}"
        if self.turned:
            return Shape(
                name,
                place,
                _freeform(place, tip, back=back),
                fill,
                label=sketch.label(*words, align=align, box=inner),
                part=DrawingPart.BOX,
            )
        # The presets' own text rectangles: between the notch and the tip of a chevron, up to half the tip of a homePlate.
        inset = Inset(left, 0, right - tip // 2, 0) if back else Inset()
        adjust = (("adj", tip * 100_000 // min(place.width, place.height)),)
        label = sketch.label(*words, align=align, inset=inset)
        return Shape(name, place, "homePlate" if back else "chevron", fill, label=label, adjust=adjust, part=DrawingPart.BOX)


def _freeform(place: Rect, tip: int, *, back: bool) -> Path:
    """A chevron as a freeform. back: its back is straight."""
    wide, high = place.width, place.height
    notch = () if back else (tip, high // 2)
    return Path(wide, high, (("M", 0, 0), ("L", wide - tip, 0, wide, high // 2, wide - tip, high, 0, high, *notch), ("Z",)))
