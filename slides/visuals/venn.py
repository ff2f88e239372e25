"""Two or three sets that overlap: ellipses, what they share in a darker field, and words in each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from slides.base.geometry import Rect, Size, points
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Drawing, DrawingPart, Path, Shape, Stroke, Words
from slides.text.rich_text import plain
from slides.visuals import labels as sketch
from slides.visuals.cards import SPACE, Card, CardType

_EDGE = Stroke(Colour.KEY, points(1.5))
_TWO, _THREE = ((-0.62, 0.0), (0.62, 0.0)), ((0.0, -0.52), (-0.58, 0.40), (0.58, 0.40))
"""The middles of the sets, in radii from the drawing's middle."""
_WIDEST = 1.45
"""An ellipse is at most so many times as wide as high."""
_STEPS = 72
"""Points round an ellipse from which the fields are made."""
_FIELDS = {
    (0,): (-0.98, 0.0, 0.95, 1.15),
    (1,): (0.98, 0.0, 0.95, 1.15),
    (0, 1): (0.0, 0.0, 0.62, 1.10),
}
_THREE_FIELDS = {
    (0,): (0.0, -1.00, 1.00, 0.62),
    (1,): (-1.04, 0.66, 0.78, 0.62),
    (2,): (1.04, 0.66, 0.78, 0.62),
    (0, 1): (-0.60, -0.16, 0.46, 0.42),
    (0, 2): (0.60, -0.16, 0.46, 0.42),
    (1, 2): (0.0, 0.78, 0.50, 0.42),
    (0, 1, 2): (0.0, 0.12, 0.52, 0.44),
}
"""Where the words of each field stand: the middle, the width and the height of their box, in radii."""


@frozen
class VennField:
    """What stands in a field: the sets that share it, by number, and its words."""

    sets: tuple[int, ...]
    card: Card


@frozen
class Venn:
    """Sets and what they share, in one type in a room."""

    fields: tuple[VennField, ...]
    count: int
    type: CardType
    room: Size
    alt: str

    def draw(self) -> Drawing:
        """The sets as large as the room allows; larger than it where their words do not fit."""
        centres = _TWO if self.count == 2 else _THREE
        tall = 1 + max(y for _, y in centres) - (min(y for _, y in centres) - 1)
        wide = 2 + 2 * max(x for x, _ in centres)
        high = int(self.room.height / tall)
        across = min(int(self.room.width / wide), int(high * _WIDEST))
        size = Size(int(across * wide), int(high * tall))
        middle = size.width // 2, int((1 - min(y for _, y in centres)) * high)
        places = [(middle[0] + int(x * across), middle[1] + int(y * high)) for x, y in centres]
        shapes = [self._set(at, place, across, high) for at, place in enumerate(places)]
        shapes += [_shared(sets, places, across, high) for sets in self._overlaps()]
        shapes += [self._outline(at, place, across, high) for at, place in enumerate(places)]
        fits = True
        for field in self.fields:
            words = self._words(field, across)
            box = self._box(field.sets, middle, across, high)
            need = sketch.extent(words, self.type.fonts)
            fits = fits and need.height <= box.height and self._least(field) <= box.width
            shapes.append(Shape(f"Words {plain(field.card.heading)[:30]}".strip(), box, label=sketch.label(*words)))
        return Drawing(tuple(shapes), size.width if fits else self.room.width + 1, size.height, self.alt)

    def _overlaps(self) -> Iterator[tuple[int, ...]]:
        """The fields that sets share, those of all three last."""
        if self.count == 2:
            yield 0, 1
        else:
            yield from ((0, 1), (0, 2), (1, 2), (0, 1, 2))

    def _box(self, sets: tuple[int, ...], middle: tuple[int, int], across: int, high: int) -> Rect:
        """Where the words of a field stand."""
        x, y, wide, tall = (_FIELDS if self.count == 2 else _THREE_FIELDS)[sets]
        width, height = int(wide * across), int(tall * high)
        return Rect(middle[0] + int(x * across) - width // 2, middle[1] + int(y * high) - height // 2, width, height)

    def _words(self, field: VennField, across: int) -> list[Words]:
        """A field's words: its heading in bold, then its texts."""
        width = int((_FIELDS if self.count == 2 else _THREE_FIELDS)[field.sets][2] * across)
        ink = self._ink(field.sets)
        found = (
            [sketch.balanced(field.card.heading, self.type.size, ink, self.type.fonts, width, strong=True)] if field.card.heading else []
        )
        for text in field.card.texts:
            words = sketch.balanced(text, self.type.size, ink, self.type.fonts, width)
            found.append(Words(words.runs, words.size, words.colour, words.breaks, SPACE // 3 if found else 0))
        return found

    def _least(self, field: VennField) -> int:
        """The width of a field's longest word."""
        return max(self.type.least(field.card) - self.type.sides, 0)

    def _ink(self, sets: tuple[int, ...]) -> Colour:
        return Colour.INK if len(sets) == 1 else Colour.ON_FILL

    def _set(self, at: int, place: tuple[int, int], across: int, high: int) -> Shape:
        return Shape(
            f"Set {at + 1}", Rect(place[0] - across, place[1] - high, 2 * across, 2 * high), "ellipse", Colour.SOFT, part=DrawingPart.SET
        )

    def _outline(self, at: int, place: tuple[int, int], across: int, high: int) -> Shape:
        return Shape(
            f"Outline {at + 1}",
            Rect(place[0] - across, place[1] - high, 2 * across, 2 * high),
            "ellipse",
            None,
            _EDGE,
            part=DrawingPart.LINE,
        )


def _shared(sets: tuple[int, ...], places: Sequence[tuple[int, int]], across: int, high: int) -> Shape:
    """The field that some sets share, as a freeform: points of each ellipse that are in the others, in order round their middle."""
    found = []
    for at in sets:
        for step in range(_STEPS):
            angle = math.tau * step / _STEPS
            x, y = places[at][0] + math.cos(angle) * across, places[at][1] + math.sin(angle) * high
            if all(((x - places[other][0]) / across) ** 2 + ((y - places[other][1]) / high) ** 2 <= 1 for other in sets if other != at):
                found.append((x, y))
    middle = sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)
    found.sort(key=lambda point: math.atan2((point[1] - middle[1]) / high, (point[0] - middle[0]) / across))
    left, top = int(min(x for x, _ in found)), int(min(y for _, y in found))
    width, height = int(max(x for x, _ in found)) - left, int(max(y for _, y in found)) - top
    flat = [number for x, y in found for number in (int(x) - left, int(y) - top)]
    path = Path(width, height, (("M", *flat[:2]), ("L", *flat[2:]), ("Z",)))
    name = f"Shared by {' and '.join(str(at + 1) for at in sets)}"
    return Shape(name, Rect(left, top, width, height), path, Colour.CONTRAST if len(sets) == 3 else Colour.KEY)
