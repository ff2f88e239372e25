"""What an author wants on a map: the lines of a ```map fence, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from enum import Enum
from itertools import pairwise

from slides.base.diagnostics import BlockError, Span
from slides.base.records import frozen
from slides.base.rule_catalogue import MAP
from slides.design import Colour
from slides.markdown.parser import Node
from slides.visuals.maps import names
from slides.visuals.maps.notation import ARROW, COORDINATES
from slides.visuals.maps.shading import LegendClass, classed, written_values
from slides.visuals.maps.world import Point

KEYS = ("highlight", "also", "values", "label", "marker", "link", "region", "note", "borders", "neighbours", "title", "alt")
_SAME = {"neighbors": "neighbours", "highlights": "highlight", "markers": "marker", "links": "link", "notes": "note", "labels": "label"}
_OFF = ("off", "none", "no")
BORDERS = "Borders: Natural Earth; no position on disputed territory is implied."
"""The line at the bottom of a map whose author says nothing else."""
_MOST = {"countries": 40, "markers": 24, "links": 16, "labels": 24, "lines": 200, "characters of a name": 60, "characters of notes": 300}
"""What one map may hold: more is not legible on a slide."""
_PLACE = "name, latitude, longitude: Tehran 35.7, 51.4"


class Tier(Enum):
    """How a country stands out: in the key colour, in its tint, or by its name alone."""

    KEY = "highlight"
    SOFT = "also"
    PLAIN = "label"


@frozen
class Country:
    """A country that the map names, by its ISO alpha-3 code, with the words that stand for it."""

    span: Span
    code: str
    words: str
    tier: Tier
    tint: Colour | None = None
    """The tint of its value, where it has one."""


@frozen
class MapPlace:
    """A place with a name: a marker, or words that stand there without one."""

    span: Span
    words: str
    point: Point


@frozen
class MapLink:
    """A line between two ends, each the number of a marker or the code of a country; `back` and `on` say where it has heads."""

    span: Span
    start: int | str
    end: int | str
    back: bool
    on: bool
    words: str


@frozen
class MapSpecification:
    """All that a map shows. `region` holds regions and codes of countries; none where the map is framed on what it names."""

    span: Span
    countries: tuple[Country, ...] = ()
    markers: tuple[MapPlace, ...] = ()
    remarks: tuple[MapPlace, ...] = ()
    links: tuple[MapLink, ...] = ()
    region: tuple[names.Region | str, ...] = ()
    notes: tuple[str, ...] = ()
    borders: str = BORDERS
    neighbours: bool = True
    alt: str = ""
    legend: tuple[LegendClass, ...] = ()
    listed: tuple[str, ...] = ()
    """Words that numbers stand for on the map: the first for 1 and so on."""
    aside: tuple[str, ...] = ()
    """Words that are only listed, since not even a number finds a place."""
    near: int = 0
    """Markers no farther apart than so many units share one label: all their numbers."""

    @property
    def numbers(self) -> dict[str, str]:
        """The number that stands for words on the map."""
        return {words: str(number) for number, words in enumerate(self.listed, 1)}

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written on the map and at its bottom."""
        spots = (each.words for each in (*self.markers, *self.remarks))
        return (*(each.words for each in self.countries), *spots, *(each.words for each in self.links), *self.notes)


@frozen
class FenceLine:
    """One line of a fence."""

    span: Span
    key: str
    value: str


def fence_lines(node: Node) -> tuple[FenceLine, ...]:
    """The lines of a fence. Never raises: a line without a colon has no key, and a key need not be a known one."""
    found = []
    for number, line in enumerate(node.text.split("\n"), 1):
        key, colon, value = line.strip().partition(":")
        name = key.strip().lower()
        if line.strip() and not line.strip().startswith(("#", "%%")):
            span = replace(node.span, line=node.span.line + number)
            found.append(FenceLine(span, _SAME.get(name, name) if colon else "", value.strip() if colon else line.strip()))
    return tuple(found)


def map_texts(node: Node) -> Iterator[tuple[Span, str]]:
    """Every text that a fence wants shown: names except for codes and those that other words replace, notes, and what links say."""
    found = fence_lines(node)
    replaced = {names.country_code(left) for entry in found if entry.key == "label" for left in [entry.value.partition("=")[0]]}
    for entry in found:
        if entry.key in ("highlight", "also"):
            for name in _listed(entry.value):
                if not names.is_code(name) and names.country_code(name) not in replaced:
                    yield entry.span, name
        elif entry.key == "values":
            for each in written_values(entry.value, entry.span):
                yield entry.span, each.written if names.is_code(each.name) else f"{each.name} {each.written}"
        elif entry.key == "label":
            spot = COORDINATES.fullmatch(entry.value)
            text = spot[1] if spot else entry.value.partition("=")[2] or entry.value
            if spot or "=" in entry.value or not names.is_code(text):
                yield entry.span, text
        elif entry.key == "marker":
            spot = COORDINATES.fullmatch(entry.value)
            yield entry.span, spot[1] if spot else entry.value
        elif entry.key == "link":
            yield entry.span, entry.value.partition(":")[2]
        elif entry.key in ("note", "title", "alt") or (entry.key == "borders" and entry.value.lower() not in _OFF):
            yield entry.span, entry.value


def plan(node: Node) -> MapSpecification:
    """A fence as a plan. Raises BlockError with the line of what cannot be used."""
    found = fence_lines(node)
    _limit(len(found), "lines", node.span)
    for entry in found:
        _check_key(entry)
    markers = tuple(_spot(entry) for entry in found if entry.key == "marker")
    labels = [entry for entry in found if entry.key == "label"]
    remarks = tuple(_spot(entry) for entry in labels if COORDINATES.fullmatch(entry.value))
    countries = _countries(found, [entry for entry in labels if not COORDINATES.fullmatch(entry.value)])
    shaded, legend = _valued(found, countries)
    countries = (*countries, *shaded)
    links = tuple(_link(entry, markers) for entry in found if entry.key == "link")
    ends = ((link.span, end) for link in links for end in (link.start, link.end) if isinstance(end, str))
    for span, code in ends:
        if all(country.code != code for country in countries):
            countries = (*countries, Country(span, code, names.name(code), Tier.PLAIN))
    region = tuple(_region(name, entry.span) for entry in found if entry.key == "region" for name in _listed(entry.value))
    if not (countries or markers or remarks or region):
        raise BlockError(
            MAP, node.span, "a map without countries, markers or a region", "write `highlight:` and countries, or `region:` and its name"
        )
    for group, name in ((countries, "countries"), (markers, "markers"), (links, "links"), (remarks, "labels")):
        _limit(len(group), name, node.span)
    _check_twice(markers)
    return _finished(MapSpecification(node.span, countries, markers, remarks, links, region, legend=legend), found)


def _valued(found: Sequence[FenceLine], named: Sequence[Country]) -> tuple[tuple[Country, ...], tuple[LegendClass, ...]]:
    """The countries that have values, in their tints, and the legend."""
    written = [each for entry in found if entry.key == "values" for each in written_values(entry.value, entry.span)]
    if not written:
        return (), ()
    values, legend = classed(written)
    seen = {country.code for country in named}
    countries = []
    for each in values:
        code = _named(each.name, each.span)
        if code in seen:
            raise BlockError(MAP, each.span, f"{names.name(code)} is named twice", "name it once")
        seen.add(code)
        name = names.name(code) if names.is_code(each.name) else each.name
        tier = Tier.KEY if each.tint is Colour.KEY else Tier.SOFT
        countries.append(Country(each.span, code, _short(f"{name} {each.written}", each.span), tier, each.tint))
    return tuple(countries), legend


def _finished(made: MapSpecification, found: Sequence[FenceLine]) -> MapSpecification:
    """The plan with its notes, borders' line and alternative text."""
    texts = {key: [entry.value for entry in found if entry.key == key and entry.value] for key in ("note", "borders", "alt", "title")}
    _limit(sum(map(len, texts["note"] + texts["borders"])), "characters of notes", made.span)
    borders = [text for text in texts["borders"] or [BORDERS] if text.lower() not in _OFF]
    neighbours = all(entry.value.lower() not in _OFF for entry in found if entry.key == "neighbours")
    return replace(
        made,
        notes=tuple(texts["note"]),
        borders=" ".join(borders),
        neighbours=neighbours,
        alt=" ".join(texts["alt"] + texts["title"]),
    )


def _limit(count: int, what: str, span: Span) -> None:
    if count > _MOST[what]:
        raise BlockError(MAP, span, f"a map with {count} {what}: more than {_MOST[what]} would not be legible", "make two maps")


def _check_key(entry: FenceLine) -> None:
    """Raises BlockError for a line that is no `key: value`."""
    if not entry.key:
        raise BlockError(MAP, entry.span, f"not a `key: value` line: {entry.value[:60]}", f"the keys are {', '.join(KEYS)}")
    if entry.key not in KEYS:
        near = get_close_matches(entry.key, KEYS, 1, 0.5)
        hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(KEYS)}"
        raise BlockError(MAP, entry.span, f"unknown map key: {entry.key[:40]}", hint)
    if not entry.value:
        raise BlockError(MAP, entry.span, f"there is nothing after {entry.key}:", "write a value, or delete the line")


def _listed(text: str) -> list[str]:
    """The names in a list."""
    return [each.strip() for each in text.translate(dict.fromkeys(map(ord, ";\u060c\u3001\uff0c"), ",")).split(",") if each.strip()]


def _named(text: str, span: Span) -> str:
    """The code of the country that a text names. Raises BlockError where it names none."""
    if not (code := names.country_code(text)):
        hint = f"did you mean {near}?" if (near := names.nearest_country(text)) else "write its English name or its ISO code"
        raise BlockError(MAP, span, f"unknown country: {text[:60]}", hint)
    return code


def _countries(found: Sequence[FenceLine], labels: Sequence[FenceLine]) -> tuple[Country, ...]:
    """The countries that are named, each once, with the words that stand for them."""
    own: dict[str, tuple[Span, str]] = {}
    for entry in labels:
        left, equals, right = (each.strip() for each in entry.value.partition("="))
        if equals and not right:
            raise BlockError(MAP, entry.span, f"no label text for {left[:60]}", "write it after the =")
        code = _named(left, entry.span) if equals or names.country_code(left) else _unplaced(entry)
        if code in own:
            raise BlockError(MAP, entry.span, f"two labels for {names.name(code)}", "keep one, or use a note")
        own[code] = entry.span, _short(right or (names.name(code) if names.is_code(left) else left), entry.span)
    listed: dict[str, Country] = {}
    for entry in found:
        for name in _listed(entry.value) if entry.key in ("highlight", "also") else ():
            code = _named(name, entry.span)
            if code in listed:
                both = "in both groups" if listed[code].tier.value != entry.key else f"twice under {entry.key}"
                raise BlockError(MAP, entry.span, f"{names.name(code)} is named {both}", "name it once")
            words = own[code][1] if code in own else (names.name(code) if names.is_code(name) else name)
            listed[code] = Country(entry.span, code, _short(words, entry.span), Tier(entry.key))
    rest = (Country(span, code, words, Tier.PLAIN) for code, (span, words) in own.items() if code not in listed)
    return (*sorted(listed.values(), key=lambda country: country.tier is Tier.SOFT), *rest)


def _unplaced(entry: FenceLine) -> str:
    """Complain of a label that names neither a country nor a place."""
    hint = (
        f"did you mean {near}?"
        if (near := names.nearest_country(entry.value))
        else "write a text, latitude and longitude: `Caspian Sea 42, 51`"
    )
    raise BlockError(MAP, entry.span, f"a label for an unknown country or place: {entry.value[:60]}", hint)


def _short(words: str, span: Span) -> str:
    most = _MOST["characters of a name"]
    if len(words) > most:
        raise BlockError(
            MAP, span, f"a name of {len(words)} characters: {words[:40]}\u2026", f"at most {most} fit on a map: put the rest in a note"
        )
    return words


def _spot(entry: FenceLine) -> MapPlace:
    """A name with its latitude and longitude. Raises BlockError where they are missing or off the globe."""
    if (found := COORDINATES.fullmatch(entry.value)) is None:
        raise BlockError(MAP, entry.span, f"a {entry.key} without latitude and longitude: {entry.value[:60]}", f"write {_PLACE}")
    words, up, north, across, east = found.groups()
    latitude, longitude = (float(number.replace("\u2212", "-")) for number in (up, across))
    latitude, longitude = -latitude if north in ("S", "s") else latitude, -longitude if east in ("W", "w") else longitude
    if not words.strip(" ,:="):
        raise BlockError(MAP, entry.span, f"a {entry.key} without a name: {entry.value[:60]}", f"write {_PLACE}")
    if abs(latitude) > 90 or abs(longitude) > 180:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        hint = "latitude comes first" if swapped else "latitudes go from -90 to 90, longitudes from -180 to 180"
        raise BlockError(MAP, entry.span, f"{words[:60]} is not a valid position: {entry.value[len(words) :].strip()}", hint)
    return MapPlace(entry.span, _short(words.strip(" ,:="), entry.span), (longitude, latitude))


def _check_twice(markers: Sequence[MapPlace]) -> None:
    """Raises BlockError for two markers of one name: a link could not tell them apart."""
    for first, second in pairwise(sorted(markers, key=lambda marker: names.plain_name(marker.words))):
        if names.plain_name(first.words) == names.plain_name(second.words):
            later = max(first, second, key=lambda marker: marker.span.line)
            raise BlockError(MAP, later.span, f"two markers have the same name, {later.words}", "rename one of them")


def _link(entry: FenceLine, markers: Sequence[MapPlace]) -> MapLink:
    """A link between two ends. Raises BlockError where it has not two, or where one of them is neither a marker nor a country."""
    route, _, words = entry.value.partition(":")
    pieces = ARROW.split(f" {route} ")
    if len(pieces) != 3 or not pieces[0].strip() or not pieces[2].strip():
        raise BlockError(
            MAP, entry.span, f"a link without two ends: {entry.value[:60]}", "write `Moscow -> Tehran`, with ->, <-, <-> or --"
        )
    start, end = (_end(each.strip(), entry.span, markers) for each in (pieces[0], pieces[2]))
    if start == end:
        raise BlockError(MAP, entry.span, f"a link from {pieces[0].strip()[:60]} to itself", "change one end")
    arrow = pieces[1].strip()
    back, on = arrow[0] in "<\u2190\u2194", arrow[-1] in ">\u2192\u2194"
    return MapLink(entry.span, start, end, back, on, _short(words.strip(), entry.span))


def _end(text: str, span: Span, markers: Sequence[MapPlace]) -> int | str:
    known = {names.plain_name(marker.words): number for number, marker in enumerate(markers)}
    if names.plain_name(text) in known:
        return known[names.plain_name(text)]
    if not (code := names.country_code(text)):
        near = names.nearest_country(text, {names.plain_name(marker.words): marker.words for marker in markers})
        hint = f"did you mean {near}?" if near else f"add a line for it: marker: {text[:40]} latitude, longitude"
        raise BlockError(MAP, span, f"a link to an unknown place: {text[:60]} is not a marker or a country", hint)
    return code


def _region(text: str, span: Span) -> names.Region | str:
    found = names.region(text) or names.country_code(text)
    if not found:
        near = names.nearest_country(text, regions=True)
        hint = f"did you mean {near}?" if near else "write a region such as Middle East, or countries"
        raise BlockError(MAP, span, f"unknown region: {text[:60]}", hint)
    return found
