"""Places on a line: each as near as can be to where it is wanted, and no two nearer than they must be apart."""

from __future__ import annotations

from collections.abc import Sequence

Apart = tuple[int, int, float]
"""Two places, the left and the right one, and how far apart they must be at least."""


class SeparatedLine:
    """Places that are drawn to others by `pulls` (one, the other that draws it, weight) and kept `apart`.

    Each is wanted in the weighted middle of what draws it. Where that brings places too near, Hildreth's method finds the nearest
    allowed ones: a force for each distance to keep, moved in turn, and kept from one call to the next.
    """

    def __init__(self, start: Sequence[float], pulls: Sequence[tuple[int, int, float]], apart: Sequence[Apart]) -> None:
        self.places = list(start)
        self.apart = list(apart)
        self.force = [0.0] * len(apart)
        self.near: list[list[tuple[int, float]]] = [[] for _ in start]
        for one, other, weight in pulls:
            if one != other:
                self.near[one].append((other, weight))
        self.wanted = list(start)

    def settle(self, rounds: int) -> None:
        """Rounds in which each place is drawn to the middle of its neighbours, then all are split."""
        order = range(len(self.places))
        weights = [sum(weight for _, weight in near) for near in self.near]
        for at in range(rounds):
            for place in order if at % 2 == 0 else reversed(order):
                near = self.near[place]
                if near:
                    middle = sum(self.places[other] * weight for other, weight in near) / weights[place]
                    self.places[place] += middle - self.wanted[place]
                    self.wanted[place] = middle
            self._part(5)

    def _part(self, rounds: int) -> None:
        """Move places by what the distances between them ask for."""
        places, force, apart = self.places, self.force, self.apart
        for _ in range(rounds):
            moved = False
            for at, (left, right, least) in enumerate(apart):
                start, end, pushed = places[left], places[right], force[at]
                change = (least - (end - start)) / 2
                if change < -pushed:
                    change = -pushed
                if change:
                    moved = True
                    force[at] = pushed + change
                    places[left] = start - change
                    places[right] = end + change
            if not moved:
                return

    def parted(self) -> list[float]:
        """The places with every distance kept to the last bit, each moved to the right no further than it must."""
        self._part(40)
        places = list(self.places)
        for left, right, least in sorted_apart(len(places), self.apart):
            places[right] = max(places[right], places[left] + least)
        return places


def sorted_apart(count: int, apart: Sequence[Apart]) -> list[Apart]:
    """The distances in an order in which each place is settled before others are split from it."""
    waiting = [0] * count
    after: list[list[Apart]] = [[] for _ in range(count)]
    for each in apart:
        waiting[each[1]] += 1
        after[each[0]].append(each)
    free = [place for place in range(count) if not waiting[place]]
    found: list[Apart] = []
    while free:
        place = free.pop()
        for each in after[place]:
            found.append(each)
            waiting[each[1]] -= 1
            if not waiting[each[1]]:
                free.append(each[1])
    return found
