"""Everything on a map in its place: dots, links, and labels that keep clear of each other. Lengths are units of outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design import Colour
from slides.visuals.maps.canvas import LabelCanvas, steps
from slides.visuals.maps.curves import BULGES, Curve, crossed, curve, trimmed, upward
from slides.visuals.maps.frame import MapFrame
from slides.visuals.maps.interior import raster, scan
from slides.visuals.maps.labels import (
    Lettered,
    MapLabelSpot,
    at_place,
    beside_country,
    beside_dot,
    label_inside,
    lettered,
    on_line,
)
from slides.visuals.maps.numbering import shared_labels
from slides.visuals.maps.outlines import Outline, Place, bounds, placed, terrain
from slides.visuals.maps.sizes import SMALLEST, MapTypeSizes
from slides.visuals.maps.specification import Country, MapLink, MapSpecification, Tier

FILLS = {Tier.KEY: Colour.KEY, Tier.SOFT: Colour.SOFT, Tier.PLAIN: Colour.LAND}
MARKER = 42
"""A marker's radius."""
_ISLAND = 34
"""The radius of the dot for a country that is too small to be seen."""
_TINY = 70
"""A country that is no larger than this either way has such a dot."""
MANY = 4
"""Where this many words find no place, the other ways to place them are not tried: each would cost as much, and find none either."""
_SNUG = 25
"""Free space round a name in its country, unless its type is the smallest."""


@frozen
class Dot:
    """A round dot for a marker or for a country too small to be seen."""

    name: str
    place: Place
    radius: int
    fill: Colour

    @property
    def box(self) -> Rect:
        """The square round it."""
        return Rect(self.place[0] - self.radius, self.place[1] - self.radius, 2 * self.radius, 2 * self.radius)


@frozen
class MapLayout:
    """A map with everything that has found its place; `missed` are words that have found none."""

    plan: MapSpecification
    frame: MapFrame
    sizes: MapTypeSizes
    board: LabelCanvas
    outlines: dict[str, Outline]
    inner: dict[str, tuple[Lettered, Rect]] = field(default_factory=dict)
    labels: list[tuple[Lettered, MapLabelSpot]] = field(default_factory=list)
    dots: dict[int | str, Dot] = field(default_factory=dict)
    curves: list[tuple[MapLink, Curve]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def marked(self) -> list[Place]:
        """Where the markers are."""
        return [self.dots[number].place for number in range(len(self.plan.markers))]

    def word_of(self, words: str) -> str:
        """What is written on the map for words: themselves, or the number that stands for them."""
        return self.plan.numbers.get(words, words)

    @property
    def hopeless(self) -> bool:
        """Whether a smaller type, or more numbers, have to be tried: the rest need not be placed then."""
        return len(self.missed) >= (1 if self.sizes.largest > SMALLEST else MANY)


def filled_map(plan: MapSpecification, frame: MapFrame, sizes: MapTypeSizes, width: int, height: int, *, markers_first: bool) -> MapLayout:
    """A map with everything in its place: what cannot be moved first, then what has least choice."""
    sheet = _empty(plan, frame, sizes, width, height)
    _dots(sheet)
    if plan.near:
        _names_of_markers(sheet)
    _remarks(sheet)
    linked = {end for link in plan.links for end in (link.start, link.end)}
    shown = [country for country in plan.countries if country.code in sheet.outlines]
    sheet.missed.extend(sheet.word_of(each.words) for each in plan.countries if each not in shown and each.words not in plan.aside)
    _links(sheet, [link for link in plan.links if isinstance(link.start, int) and isinstance(link.end, int)])
    if markers_first and not plan.near:
        _names_of_markers(sheet)
    _names_inside(sheet, [country for country in shown if country.code in linked])
    _links(sheet, [link for link in plan.links if isinstance(link.start, str) or isinstance(link.end, str)])
    _names_inside(sheet, [country for country in shown if country.code not in linked])
    if not markers_first and not plan.near:
        _names_of_markers(sheet)
    _words_of_links(sheet)
    _names_outside(sheet, shown)
    return sheet


def _empty(plan: MapSpecification, frame: MapFrame, sizes: MapTypeSizes, width: int, height: int) -> MapLayout:
    """A map with nothing but its countries."""
    outlines = terrain(frame, width, height)
    known = {outline.code: outline for outline in outlines}
    tiers = {tier: tuple(known[each.code] for each in plan.countries if each.tier is tier and each.code in known) for tier in Tier}
    picked = frozenset(number for number, outline in enumerate(outlines, 1) if outline in (*tiers[Tier.KEY], *tiers[Tier.SOFT]))
    board = LabelCanvas(
        width, height, outlines, raster(outlines, width, height), tiers[Tier.KEY], tiers[Tier.SOFT], picked, bool(plan.listed)
    )
    return MapLayout(plan, frame, sizes, board, known)


def _put(sheet: MapLayout, words: str, found: tuple[Lettered, MapLabelSpot] | None) -> None:
    """Keep a label, and the place it takes."""
    if found is None:
        sheet.missed.append(words)
        return
    sheet.labels.append(found)
    _, spot = found
    sheet.board.taken.add(spot.place)
    for step in steps(spot.lead) if spot.lead else ():
        sheet.board.leads.add(step)


def _dots(sheet: MapLayout) -> None:
    """Dots of markers, and of countries that are too small to be seen."""
    for number, marker in enumerate(sheet.plan.markers):
        place = placed(sheet.frame, sheet.board.width, marker.point)
        sheet.dots[number] = Dot(f"Marker {marker.words}", place, MARKER, Colour.CONTRAST)
    for country in sheet.plan.countries:
        speck = _speck(sheet.outlines[country.code]) if country.code in sheet.outlines else None
        if speck:
            fill = country.tint or (Colour.INK if country.tier is Tier.PLAIN else FILLS[country.tier])
            sheet.dots[country.code] = Dot(f"{country.words} (dot)", speck, _ISLAND, fill)
    for dot in sheet.dots.values():
        sheet.board.taken.add(dot.box)


def _speck(outline: Outline) -> Place | None:
    """Where a country is that is too small to be seen; nothing for others."""
    if not outline.rings:
        return outline.specks[0]
    left, right, top, bottom = bounds(outline)
    return ((left + right) // 2, (top + bottom) // 2) if max(right - left, bottom - top) <= _TINY else None


def _links(sheet: MapLayout, links: Sequence[MapLink]) -> None:
    """Curves between dots and names, bent so that they cross as few other ones of these as can be."""
    for link in links:
        first, last = _end(sheet, link.start), _end(sheet, link.end)
        start, end = _middle(first), _middle(last)
        drawn = [{other.start, other.end} for other, _ in sheet.curves]
        up = upward(start, end) * (-1) ** drawn.count({link.start, link.end})
        tried = [trimmed(curve(start, end, side * bulge), first, last) for bulge in BULGES for side in (up, -up)]
        best = min(tried, key=lambda line: crossed(line, sheet.board.taken, sheet.board.width, sheet.board.height))
        sheet.curves.append((link, best))
        for place in best.places:
            sheet.board.taken.add(place)


def _end(sheet: MapLayout, end: int | str) -> Rect:
    """What a link starts from: a dot, a country's name inside it, or the middle of the country."""
    if end in sheet.dots:
        return sheet.dots[end].box
    code = str(end)
    if code in sheet.inner:
        return sheet.inner[code][1]
    return Rect(*(anchor(sheet.outlines[code]) if code in sheet.outlines else (0, 0)), 1, 1)


@lru_cache(maxsize=256)
def anchor(outline: Outline) -> Place:
    """A place inside a country, near the middle of what is seen of it."""
    if not outline.rings:
        return outline.specks[0]
    rows = scan(outline)
    middle_x, middle_y = rows.middle
    spots = (
        (
            abs(min(max(middle_x, left), right) - middle_x) + abs(rows.top + number * rows.step - middle_y) - min(right - left, 80),
            number,
            (left, right),
        )
        for number, row in enumerate(rows.rows)
        for left, right in row
    )
    _, number, (left, right) = min(spots, default=(0, 0, bounds(outline)[:2]))
    inset = min(40.0, (right - left) / 2)
    return round(min(max(middle_x, left + inset), right - inset)), rows.top + number * rows.step


def _middle(place: Rect) -> Place:
    return place.x + place.width // 2, place.y + place.height // 2


def _names_inside(sheet: MapLayout, countries: Sequence[Country]) -> None:
    """Names of countries that hold them, in smaller type where they hold only that."""
    for country in countries:
        if country.code in sheet.dots:
            continue
        largest, least = sheet.sizes.inside(country.tier)
        for size in range(largest, least - 1, -2):
            choices = _choices(sheet, country, size, Colour.ON_FILL if country.tier is Tier.KEY else Colour.INK, 3)
            found = label_inside(sheet.board, sheet.outlines[country.code], choices, _SNUG if size > least else 0)
            if found:
                sheet.inner[country.code] = found
                sheet.board.taken.add(found[1])
                break


def _choices(sheet: MapLayout, country: Country, size: int, ink: Colour, lines: int) -> tuple[Lettered, ...]:
    """A country's name on one line and on several."""
    return lettered(sheet.word_of(country.words), size, ink, sheet.sizes.fonts, strong=country.tier is Tier.KEY, lines=lines)


def _names_of_markers(sheet: MapLayout) -> None:
    """Names beside markers, or where they are crowded one label for some that are close together."""
    for words, number in shared_labels(sheet.plan, sheet.marked):
        if sheet.hopeless:
            return
        choices = lettered(words, sheet.sizes.small, Colour.INK, sheet.sizes.fonts, lines=2)
        choices += lettered(words, 12, Colour.INK, sheet.sizes.fonts, lines=1) if sheet.sizes.small > 12 else ()
        _put(sheet, words, beside_dot(sheet.board, sheet.dots[number].place, MARKER, choices))


def _names_outside(sheet: MapLayout, countries: Sequence[Country]) -> None:
    """Names of countries that do not hold theirs; first numbers, for those that have had no place before."""
    for country in sorted(countries, key=lambda each: not sheet.word_of(each.words).isdecimal()):
        if sheet.hopeless:
            return
        words = sheet.word_of(country.words)
        outline, choices = sheet.outlines[country.code], _choices(sheet, country, sheet.sizes.outside(country.tier), Colour.INK, 2)
        if country.code in sheet.dots and country.words not in sheet.plan.aside:
            _put(sheet, words, beside_dot(sheet.board, sheet.dots[country.code].place, _ISLAND, choices))
        elif country.code not in sheet.inner and country.words not in sheet.plan.aside:
            _put(sheet, words, beside_country(sheet.board, outline, anchor(outline), choices))


def _remarks(sheet: MapLayout) -> None:
    """Words that stand somewhere by themselves."""
    for remark in sheet.plan.remarks:
        if sheet.hopeless:
            return
        words = sheet.word_of(remark.words)
        if remark.words in sheet.plan.aside:
            continue
        choices = lettered(words, sheet.sizes.small, Colour.MUTED, sheet.sizes.fonts)
        place = placed(sheet.frame, sheet.board.width, remark.point)
        _put(sheet, words, at_place(sheet.board, place, choices) or _pointing(sheet, words, place, choices))


def _words_of_links(sheet: MapLayout) -> None:
    """What links say, beside them."""
    for link, line in sheet.curves:
        if link.words and not sheet.hopeless and link.words not in sheet.plan.aside:
            words = sheet.word_of(link.words)
            choices = lettered(words, sheet.sizes.small, Colour.INK, sheet.sizes.fonts, lines=2)
            found = on_line(sheet.board, line.points, line.places, choices)
            _put(sheet, words, found or _pointing(sheet, words, line.points[len(line.points) // 2], choices))


def _pointing(sheet: MapLayout, words: str, place: Place, choices: Sequence[Lettered]) -> tuple[Lettered, MapLabelSpot] | None:
    """A number farther off, with a line to what it stands for; nothing for words."""
    return beside_dot(sheet.board, place, 0, choices) if words.isdecimal() else None
