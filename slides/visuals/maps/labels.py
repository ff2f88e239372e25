"""Where the words of a map stand: inside their country, beside it or beside a dot, never over each other. Lengths are units."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from heapq import heappop, heappush
from itertools import islice

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design import Colour, Fonts
from slides.design.page import Words
from slides.visuals import labels
from slides.visuals.maps.canvas import CLOSE, LabelCanvas
from slides.visuals.maps.interior import best_inside, crosses, surrounds, touches
from slides.visuals.maps.occupancy import overlap
from slides.visuals.maps.outlines import UNIT, Outline, Place

_SHORTEST = 60
"""A line that leads to a name is no shorter."""
_STEP = 30
_FARTHER = frozenset((0, 60, 120, 210, 300, 450, 600, 810, 1020))
_FARTHEST = 1400
"""A label stands no farther off than so much: 140 points."""
_FAR_FROM_DOT = (90, 180, 300, 450, 650, 900, 1200)
"""How much farther from a dot than beside it its name may stand."""
_ROUND, _MOST_OFFERS = 12, 10_000
"""How many places there are beside a dot; more than there are round a country."""
_FOREIGN = 7.0
"""What it costs a country's name to stand on the land of another one."""
_BESIDE, _NEARBY = 11.0, 110
"""What it costs a name to stand so close to another country that is picked out."""
_MOST_HIDDEN = 0.5
"""The share of a link that words on it may hide."""
_CROSSED = 4.0
"""What it costs a line that leads to a name to run over another country that is picked out."""
_TRIED, _TRIED_IN_A_CROWD, _CROWDED = 200, 30, 30
"""This many of the cheapest places are looked at closely; fewer where this many places are taken."""


@frozen
class Lettered:
    """Words with the place they take."""

    words: Words
    width: int
    height: int


@frozen
class MapLabelSpot:
    """A place for a label. `fill` is what it is laid on where the ground is not fit for it; `lead` where a line to it begins."""

    place: Rect
    fill: Colour | None = None
    ink: Colour = Colour.INK
    lead: tuple[Place, Place] | None = None


@lru_cache(maxsize=512)
def lettered(text: str, size: int, colour: Colour, fonts: Fonts, *, strong: bool = False, lines: int = 3) -> tuple[Lettered, ...]:
    """A text on one line, and on as many as `lines` even ones where it can be broken."""
    found: list[Lettered] = []
    whole = labels.extent((labels.label_words(text, size, colour, fonts, strong=strong),), fonts).width
    for count in range(1, lines + 1):
        width = whole if count == 1 else whole // count + labels.longest_word(text, size, fonts, strong=strong) // 2
        shown = labels.balanced(text, size, colour, fonts, width + UNIT, strong=strong)
        if len(shown.breaks) != count:
            continue
        extent = labels.extent((shown,), fonts)
        found.append(Lettered(shown, -(-extent.width // UNIT) + 10, -(-extent.height // UNIT)))
    return tuple(found)


def label_inside(board: LabelCanvas, outline: Outline, choices: Sequence[Lettered], least: int = 0) -> tuple[Lettered, Rect] | None:
    """A country's name entirely inside it: of the ways to break it the one with most free space round it, `least` or more."""
    best: tuple[int, Lettered, Rect] | None = None
    for rank, choice in enumerate(choices):
        spot = best_inside(outline, choice.width, choice.height, board.taken, least) if outline.rings else None
        if spot and board.is_free(spot[0]):
            score = min(spot[1], 40) - 12 * rank
            best = max(best, (score, choice, spot[0]), key=lambda each: each[0]) if best else (score, choice, spot[0])
    return best[1:] if best else None


def beside_dot(board: LabelCanvas, dot: Place, radius: int, choices: Sequence[Lettered]) -> tuple[Lettered, MapLabelSpot] | None:
    """Words beside a dot, or farther off with a line to it."""
    near, each = CLOSE + radius, _ROUND + len(_FAR_FROM_DOT) * len(_directions())

    def beside() -> Iterator[tuple[int, _Offer]]:
        for rank, choice in enumerate(choices):
            for order, place in enumerate(_round_dot(dot, near, choice)):
                yield rank * each + order, _Offer(choice, place, 4.0 * rank + order)

    def farther(at: int, more: int) -> Iterator[tuple[int, _Offer]]:
        for rank, choice in enumerate(choices):
            for order, place in enumerate(_far_from(dot, near + more, choice)):
                cost = 4.0 * rank + order / 4 + 16 + more / 30
                yield rank * each + _ROUND + at * len(_directions()) + order, _Offer(choice, place, cost, (dot, radius + 15))

    far = [(16 + more / 30, partial(farther, at, more)) for at, more in enumerate(_FAR_FROM_DOT)]
    return _cheapest(board, [(0.0, beside), *far], home=board.raster.owners(Rect(*dot, 1, 1)))


def beside_country(
    board: LabelCanvas, outline: Outline, anchor: Place, choices: Sequence[Lettered]
) -> tuple[Lettered, MapLabelSpot] | None:
    """A country's name just outside it, or farther off with a line into it."""

    def round_it(rank: int, choice: Lettered) -> Iterator[tuple[int, _Offer]]:
        for at, (place, far, cost) in enumerate(_round_country(board, outline, anchor, choice)):
            yield rank * _MOST_OFFERS + at, _Offer(choice, place, 4.0 * rank + far / 20 + cost, (anchor, 0) if far else None)

    return _cheapest(board, [(4.0 * rank, partial(round_it, rank, choice)) for rank, choice in enumerate(choices)], outline)


def at_place(board: LabelCanvas, middle: Place, choices: Sequence[Lettered]) -> tuple[Lettered, MapLabelSpot] | None:
    """Words round a place that stands for itself, moved a little where something else is there."""
    shifts = [(0.0, 0.0)] + [(far * across, far * down) for far in (60, 120, 200, 300) for across, down in _directions()]
    found = []
    for rank, choice in enumerate(choices):
        for x, y in shifts:
            found.append(_Offer(choice, _centred(middle[0] + x, middle[1] + y, choice), 2.0 * rank + math.hypot(x, y) / 15))
    return _cheapest(board, [(0.0, partial(enumerate, found))])


def on_line(
    board: LabelCanvas, points: Sequence[Place], own: Sequence[Rect], choices: Sequence[Lettered]
) -> tuple[Lettered, MapLabelSpot] | None:
    """Words on a line near its middle, on a ground of their own; `own` is what the line itself has taken."""
    free = replace(board, taken=board.taken.without(own))
    offers = []
    for rank, choice in enumerate(choices):
        for share in (0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7):
            x, y = points[round(share * (len(points) - 1))]
            hidden = sum(overlap(Rect(*point, 1, 1), _centred(x, y, choice)) for point in points) / len(points)
            if hidden < _MOST_HIDDEN:
                offers.append((3 * rank + 20 * abs(share - 0.5), choice, _centred(x, y, choice)))
        for share in (0.5, 0.38, 0.62, 0.2, 0.8):
            for far in (90, 160, 260):
                for order, place in enumerate(_round_dot(points[round(share * (len(points) - 1))], far, choice)):
                    offers.append((far / 8 + 3 * rank + 20 * abs(share - 0.5) + order, choice, place))
    for _, choice, place in sorted(offers, key=lambda offer: offer[0]):
        if free.is_free(place):
            return choice, MapLabelSpot(place, Colour.CANVAS)
    return None


@frozen
class _Offer:
    """A place that a label may have, what it costs, and where the line ends that it then needs, and how far before."""

    choice: Lettered
    place: Rect
    cost: float
    to: tuple[Place, int] | None = None

    @property
    def lead(self) -> tuple[Place, Place] | None:
        """The line that it needs; none where it is too short."""
        return _lead(self.place, *self.to) if self.to else None


_Group = tuple[float, Callable[[], Iterable[tuple[int, _Offer]]]]
"""Offers that cost so much at least, and what makes them, each with its number: of two that cost the same the lower one is better."""


def _cheapest(
    board: LabelCanvas, offers: Sequence[_Group], own: Outline | None = None, home: set[int] | None = None
) -> tuple[Lettered, MapLabelSpot] | None:
    """The offer that costs least of those that are free: on even ground and on the sea first, over a dark country on a ground of its
    own last. It has a ground of its own too where the border of a tinted country would strike it through.
    """
    waiting = _priced(board, offers, own, {board.number(own)} if own else (home or set()))
    seen: list[_Offer] = []
    for of_leads in (True, False):
        best = (
            _kept(waiting, seen, _TRIED if board.thorough or len(board.taken.places) < _CROWDED else _TRIED_IN_A_CROWD)
            if of_leads
            else iter(seen)
        )
        clear = (offer for offer in best if (lead := offer.lead) is None or board.is_clear(lead, of_leads=of_leads))
        late: tuple[Lettered, MapLabelSpot] | None = None
        for offer in clear:
            spot = _grounded(board, offer, own)
            if spot.fill is not Colour.CANVAS:
                struck = spot.fill is None and not own and any(crosses(outline, spot.place) for outline in board.tinted)
                return offer.choice, replace(spot, fill=Colour.CANVAS) if struck else spot
            late = late or (offer.choice, spot)
        if late:
            return late
    return None


def _kept(offers: Iterable[_Offer], seen: list[_Offer], most: int) -> Iterator[_Offer]:
    """The first offers, each kept among those seen."""
    for offer in islice(offers, most):
        seen.append(offer)
        yield offer


def _priced(board: LabelCanvas, groups: Sequence[_Group], own: Outline | None, mine: set[int]) -> Iterator[_Offer]:
    """The offers that are free, the cheapest first; each is priced only once no cheaper one may be left, by what it costs at least,
    and a group of them is made only then.
    """
    found: list[tuple[float, int, _Offer]] = []
    waiting: list[tuple[float, int, _Offer]] = []
    later = sorted(groups, key=lambda group: group[0], reverse=True)
    while waiting or later:
        while later and (not waiting or later[-1][0] <= waiting[0][0]):
            _, made = later.pop()
            for number, offer in made():
                heappush(waiting, (offer.cost, number, offer))
            while found and later and not waiting and found[0][0] < later[-1][0]:
                yield heappop(found)[2]
        if not waiting:
            break
        _, number, offer = heappop(waiting)
        while found and found[0][0] < offer.cost:
            yield heappop(found)[2]
        if board.is_free(offer.place):
            lands = board.raster.owners(offer.place) - {0}
            strange = _FOREIGN * len(lands) if own else 0.0
            strange += _BESIDE * len(board.raster.owners(_grown(offer.place, _NEARBY)) & board.named - mine)
            lead = offer.lead
            strange += _CROSSED * len(board.crossed(lead)) if lead else 0.0
            heappush(found, (offer.cost + 2.5 * len(lands) + strange, number, offer))
    while found:
        yield heappop(found)[2]


def _grounded(board: LabelCanvas, offer: _Offer, own: Outline | None) -> MapLabelSpot:
    """A label in a place, in the colours that its ground asks for: laid on a ground of its own where it would be illegible, or
    taken for another country's name.
    """
    place, lead = offer.place, offer.lead
    dark = next((outline for outline in board.dark if touches(outline, place)), None)
    if own is not None:
        strange = dark or next((outline for outline in board.tinted if outline is not own and touches(outline, place)), None)
        return MapLabelSpot(place, Colour.CANVAS if strange else None, lead=lead)
    if dark is None:
        return MapLabelSpot(place, lead=lead)
    if surrounds(dark, Rect(place.x - 5, place.y - 5, place.width + 10, place.height + 10)):
        return MapLabelSpot(place, Colour.KEY, Colour.ON_FILL, lead)
    return MapLabelSpot(place, Colour.CANVAS, lead=lead)


@lru_cache(maxsize=1)
def _directions() -> list[tuple[float, float]]:
    """Sixteen directions as steps to the right and down: right, left, up, down, then what lies between."""
    order = (0, 8, 12, 4, 14, 2, 10, 6, 1, 3, 5, 7, 9, 11, 13, 15)
    return [(math.cos(math.pi * turn / 8), math.sin(math.pi * turn / 8)) for turn in order]


def _centred(x: float, y: float, choice: Lettered) -> Rect:
    return Rect(round(x - choice.width / 2), round(y - choice.height / 2), choice.width, choice.height)


def _round_dot(dot: Place, distance: int, choice: Lettered) -> Iterator[Rect]:
    """Places for words round a dot: right, left, above, below, right and left but lower or higher, then between these."""
    x, y = dot
    half_width, half_height = choice.width / 2, choice.height / 2
    slant = distance * 0.6
    yield _centred(x + distance + half_width, y, choice)
    yield _centred(x - distance - half_width, y, choice)
    yield _centred(x, y - distance - half_height, choice)
    yield _centred(x, y + distance + half_height, choice)
    for right, down in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        yield _centred(x + right * (distance + half_width), y + down * half_height * 0.7, choice)
    for right, down in ((1, -1), (1, 1), (-1, -1), (-1, 1)):
        yield _centred(x + right * (slant + half_width), y + down * (slant + half_height), choice)


def _far_from(place: Place, distance: int, choice: Lettered) -> Iterator[Rect]:
    """Places for words in all directions from a place."""
    for across, down in _directions():
        x, y = place[0] + distance * across, place[1] + distance * down
        yield _centred(x + across * choice.width / 2, y + down * choice.height / 2, choice)


def _round_country(board: LabelCanvas, outline: Outline, anchor: Place, choice: Lettered) -> Iterator[tuple[Rect, int, float]]:
    """Places for a name round a country, with how far each is beyond the nearest one in its direction, and what that one costs."""
    own = board.number(outline)
    for order, (across, down) in enumerate(_directions()):
        first = -1
        for far in range(0, _FARTHEST, _STEP):
            if first >= 0 and far - first not in _FARTHER:
                continue
            x, y = anchor[0] + far * across, anchor[1] + far * down
            place = _centred(x + across * choice.width / 2, y + down * choice.height / 2, choice)
            if board.is_left_behind(place, across, down):
                break
            if first < 0 and board.raster.has(own, _grown(place, CLOSE)):
                continue
            first = far if first < 0 else first
            if board.is_free(place) and not touches(outline, place):
                yield place, far - first, order / 4 + first / 60


def _grown(place: Rect, more: int) -> Rect:
    return Rect(place.x - more, place.y - more, place.width + 2 * more, place.height + 2 * more)


def _lead(place: Rect, to: Place, short: int) -> tuple[Place, Place] | None:
    """A line from a label to what it names, ending so much short of that; none where they touch."""
    x, y = min(max(to[0], place.x), place.right), min(max(to[1], place.y), place.bottom)
    far = math.hypot(to[0] - x, to[1] - y)
    if far <= short + _SHORTEST:
        return None
    start = round(x + 15 * (to[0] - x) / far), round(y + 15 * (to[1] - y) / far)
    return start, (round(to[0] - short * (to[0] - x) / far), round(to[1] - short * (to[1] - y) / far))
