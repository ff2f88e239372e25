"""The best of several ways to letter a map: what is placed first, and how large the smallest words are."""

from __future__ import annotations

import math
from dataclasses import replace

from slides.design import Colour
from slides.text.rich_text import plain
from slides.visuals.maps.frame import MapFrame
from slides.visuals.maps.map_layout import MANY, MapLayout, filled_map
from slides.visuals.maps.sizes import AIRY, MapTypeSizes
from slides.visuals.maps.specification import MapSpecification, Tier

_PRICE = 6.0
"""What larger type may cost: one short line that leads to a name."""
_CROWD = 8
"""Where there are more markers than this, or numbers stand for words already, and a word finds no place, the other way would hardly
find one, and take as long.
"""
_WEIGHTS = {Tier.KEY: 12, Tier.SOFT: 4, Tier.PLAIN: 2}
"""What it costs that a country's name stands outside it."""


def lettered_map(plan: MapSpecification, frame: MapFrame, sizes: MapTypeSizes, width: int, height: int) -> MapLayout:
    """A map of that size in units. Of two ways, with names of markers placed first or names of countries, it takes the better one,
    and that in larger type where words stand in places that are not much worse then.
    """
    best, markers_first = filled_map(plan, frame, sizes, width, height, markers_first=True), True
    crowded = best.missed and (len(plan.markers) > _CROWD or plan.listed)
    if plan.markers and not crowded and len(best.missed) < MANY and _price(best):
        other = filled_map(plan, frame, sizes, width, height, markers_first=False)
        best, markers_first = (other, False) if _price(other) < _price(best) else (best, True)
    small = best.labels or any(country.tier is Tier.PLAIN for country in plan.countries)
    if sizes.largest < AIRY or best.missed or not small:
        return best
    airy = filled_map(plan, frame, replace(sizes, airy=True), width, height, markers_first=markers_first)
    return airy if _strays(airy) <= _strays(best) + _PRICE else best


def _price(sheet: MapLayout) -> float:
    """What is less than perfect: words in bad places, and names in small type."""
    found = _strays(sheet)
    for country in sheet.plan.countries:
        if country.code in sheet.inner:
            largest, _ = sheet.sizes.inside(country.tier)
            found += _WEIGHTS[country.tier] / 12 * (largest - sheet.inner[country.code][0].words.size)
    return found


def _strays(sheet: MapLayout) -> float:
    """What stands in a bad place: words without one, names outside their country, on a ground of their own, at the end of a line."""
    outside = (country for country in sheet.plan.countries if country.code not in sheet.inner and country.code not in sheet.dots)
    found = 1000.0 * len(sheet.missed) + sum(_WEIGHTS[country.tier] for country in outside)
    names = {sheet.word_of(country.words) for country in sheet.plan.countries}
    for label, spot in sheet.labels:
        found += 4 + math.dist(*spot.lead) / 100 if spot.lead else 0
        found += (12 if plain(label.words.runs) in names else 2) if spot.fill is Colour.CANVAS else 0
    return found
