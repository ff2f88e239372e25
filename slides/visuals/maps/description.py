"""A plan in words, and the frame that it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError
from slides.visuals.maps import names
from slides.visuals.maps.frame import WIDEST_REGION, MapFrame, country_points, frame_round, named_points, region_points
from slides.visuals.maps.specification import MapSpecification, Tier
from slides.visuals.maps.world import world


def framed(plan: MapSpecification) -> MapFrame:
    """What a map shows, before it is widened to its place. Raises BlockError, with the line, for what its region leaves out."""
    places = [spot.point for spot in (*plan.markers, *plan.remarks)]
    if not plan.region:
        return frame_round(named_points([country.code for country in plan.countries], places))
    points = [point for each in plan.region for point in (country_points(each) if isinstance(each, str) else region_points(each))]
    frame = frame_round(points, WIDEST_REGION)
    for spot in (*plan.markers, *plan.remarks):
        if not frame.shows(spot.point):
            raise BlockError(rule_catalogue.MAP, spot.span, f"{spot.words} is outside the map's region", _wider(plan))
    for country in plan.countries:
        parts = world().countries[country.code]
        if not any(frame.shows(point) for point in country_points(country.code)) and not any(
            frame.shows((part.longitude, part.latitude)) for part in parts
        ):
            raise BlockError(rule_catalogue.MAP, country.span, f"{country.words} is outside the map's region", _wider(plan))
    return frame


def _wider(plan: MapSpecification) -> str:
    return f"choose a region larger than {_region(plan)}, or remove `region:`"


def _region(plan: MapSpecification) -> str:
    return _listed([names.name(each) if isinstance(each, str) else each.name for each in plan.region])


def description_of(plan: MapSpecification) -> tuple[str, ...]:
    """What a screen reader says of a map, sentence by sentence: the author's own words where there are some."""
    if plan.alt:
        return (plan.alt,)
    parts = []
    key = [country.words for country in plan.countries if country.tier is Tier.KEY and not country.tint]
    soft = [country.words for country in plan.countries if country.tier is Tier.SOFT and not country.tint]
    valued = [country.words for country in plan.countries if country.tint]
    plain = [country.words for country in plan.countries if country.tier is Tier.PLAIN]
    parts += [f"{_listed(key)} highlighted"] if key else []
    parts += [f"also {_listed(soft)}"] if soft else []
    parts += [f"in tints by value: {_listed(valued)}"] if valued else []
    parts += [f"{_listed([marker.words for marker in plan.markers])} marked"] if plan.markers else []
    parts += [f"named {_listed([*plain, *(remark.words for remark in plan.remarks)])}"] if plain or plan.remarks else []
    parts += _links(plan)
    head = f"Map of {_region(plan)}" if plan.region else "Map"
    return (f"{head}: {'; '.join(parts)}." if parts else f"{head}.",)


def _links(plan: MapSpecification) -> list[str]:
    """Each link as words."""
    found = []
    called = {country.code: country.words for country in plan.countries}
    for link in plan.links:
        start, end = (plan.markers[each].words if isinstance(each, int) else called[each] for each in (link.start, link.end))
        if link.back and not link.on:
            start, end = end, start
        kind = "arrows both ways between" if link.back and link.on else ("arrow from" if link.back or link.on else "line between")
        joint = "and" if link.back == link.on else "to"
        found.append(f"{kind} {start} {joint} {end}" + (f": {link.words}" if link.words else ""))
    return found


def _listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
