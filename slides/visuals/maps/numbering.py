"""Words that find no place on a map: numbers that stand for them, explained at its foot, and one label for markers close together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from slides.visuals.maps.outlines import Place
from slides.visuals.maps.specification import MapSpecification

_CLOSER = 84
"""Units between markers that share a label at first: their dots touch."""
_FARTHER = 2
"""How much farther apart they may be each time that a label has no place all the same."""


def with_numbers(plan: MapSpecification, missed: Sequence[str], places: Sequence[Place], most: int) -> MapSpecification:
    """The plan with numbers for what has found no place. missed: the labels; places: where the markers are; most: so many labels
    may be missed before all markers are numbered at once.

    Where many are missed, or a number has no place either, markers that are close together share a label, farther apart each time.
    What has no place even so is only listed.
    """
    unplaced = set(missed)
    known, marked = set(plan.numbers.values()), {each.words for each in plan.markers}
    labels = {label: [plan.markers[at].words for at in group] for label, _, group in _labels(plan, places)}
    stuck = {label for label in unplaced if label in known or (plan.near and label in labels)}
    aside = [each for each in plan.listed if plan.numbers[each] in stuck and each not in marked]
    again = any(label in labels for label in stuck)
    near = plan.near
    if again or len(missed) >= most:
        near = _farther(places, plan.near)
    if again and near == plan.near:
        aside += [words for label in stuck for words in labels.get(label, ())]
    words = [each for each in plan.texts if plan.numbers.get(each, each) in unplaced]
    words += [each.words for each in (*plan.markers, *plan.remarks)] if again or len(missed) >= most else []
    ordered = [plan.markers[at].words for group in grouped(places, near) for at in group] if near else []
    gone = {*plan.aside, *aside}
    listed = tuple(each for each in dict.fromkeys((*ordered, *plan.listed, *words)) if each not in gone)
    return replace(plan, listed=listed, near=near, aside=tuple(dict.fromkeys((*plan.aside, *aside))))


def _farther(places: Sequence[Place], near: int) -> int:
    """How far apart markers may be so that more of them share a label; the same where all do."""
    groups = grouped(places, near)
    wider = near
    while len(groups) > 1 and len(grouped(places, wider)) == len(groups):
        wider = wider * _FARTHER or _CLOSER
        if near == 0:
            break
    return wider


def grouped(places: Sequence[Place], near: int) -> list[list[int]]:
    """The numbers of places from 0, those together that are no farther apart than so much."""
    found: list[list[int]] = []
    for at, place in enumerate(places):
        home = next((group for group in found if near and all(math.dist(place, places[other]) <= near for other in group)), None)
        if home is None:
            found.append([at])
        else:
            home.append(at)
    return found


def shared_labels(plan: MapSpecification, places: Sequence[Place]) -> Iterator[tuple[str, int]]:
    """The labels of markers, each with the number, from 0, of the marker beside which it stands."""
    return ((label, number) for label, number, _ in _labels(plan, places))


def _labels(plan: MapSpecification, places: Sequence[Place]) -> Iterator[tuple[str, int, list[int]]]:
    """The same with the markers that share each label."""
    for group in grouped(places, plan.near):
        middle = tuple(sum(places[at][axis] for at in group) / len(group) for axis in (0, 1))
        words = [plan.numbers.get(plan.markers[at].words, plan.markers[at].words) for at in group]
        if plan.markers[group[0]].words not in plan.aside:
            label = words[0] if len(words) == 1 else _ranges(sorted(map(int, words)))
            yield label, min(group, key=lambda at: math.dist(places[at], middle)), group


def key_entries(plan: MapSpecification) -> list[str]:
    """What is listed under a map: words with the numbers that stand for them, then those that are not on the map."""
    found = [f"{number}\u00a0{words}" for words, number in plan.numbers.items()]
    called = {country.code: country.words for country in plan.countries}
    said = {link.words for link in plan.links}
    for link in plan.links:
        if link.words and link.words in plan.aside:
            ends = [plan.markers[end].words if isinstance(end, int) else called[end] for end in (link.start, link.end)]
            arrow = "\u2194" if link.back and link.on else "\u2190" if link.back else "\u2192" if link.on else "\u2013"
            found.append(f"{ends[0]} {arrow} {ends[1]}: {link.words}")
    return found + [words for words in plan.aside if words not in said]


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers as short as can be: 1-3, 7."""
    found: list[str] = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        values = [value for _, value in run]
        found += [f"{values[0]}\u2013{values[-1]}"] if len(values) > 2 else map(str, values)
    return ", ".join(found)
