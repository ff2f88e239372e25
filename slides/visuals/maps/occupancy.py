"""What is taken on a map: rectangles, found again by where they are. Lengths are units of outlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from slides.base.geometry import Rect

_BUCKET = 256


def overlap(first: Rect, second: Rect, apart: int = 0) -> bool:
    """Whether two rectangles come closer than so far to each other."""
    across = first.x < second.x + second.width + apart and second.x < first.x + first.width + apart
    return across and first.y < second.y + second.height + apart and second.y < first.y + first.height + apart


class Taken:
    """Rectangles in the order in which they were taken."""

    def __init__(self, places: Iterable[Rect] = ()) -> None:
        self._buckets: dict[tuple[int, int], list[Rect]] = {}
        self.places: list[Rect] = []
        for place in places:
            self.add(place)

    def add(self, place: Rect) -> None:
        """Take a rectangle."""
        self.places.append(place)
        for bucket in _buckets(place, 0):
            self._buckets.setdefault(bucket, []).append(place)

    def without(self, places: Iterable[Rect]) -> Taken:
        """The same without some of them."""
        gone = set(places)
        return Taken(place for place in self.places if place not in gone)

    def near(self, place: Rect, apart: int = 0) -> Iterator[Rect]:
        """All that come closer than so far to a rectangle; some of them more than once."""
        for bucket in _buckets(place, apart):
            for other in self._buckets.get(bucket, ()):
                if overlap(place, other, apart):
                    yield other

    def hits(self, place: Rect, apart: int = 0) -> bool:
        """Whether any comes closer than so far to a rectangle."""
        left, top, right, bottom = place.x - apart, place.y - apart, place.x + place.width + apart, place.y + place.height + apart
        rows = range(top // _BUCKET, bottom // _BUCKET + 1)
        for column in range(left // _BUCKET, right // _BUCKET + 1):
            for row in rows:
                for other in self._buckets.get((column, row), ()):
                    x, y = other.x, other.y
                    if x < right and y < bottom and left < x + other.width and top < y + other.height:
                        return True
        return False


def _buckets(place: Rect, apart: int) -> Iterator[tuple[int, int]]:
    columns = range((place.x - apart) // _BUCKET, (place.right + apart) // _BUCKET + 1)
    rows = range((place.y - apart) // _BUCKET, (place.bottom + apart) // _BUCKET + 1)
    return product(columns, rows)
