"""References inside an SVG picture: they must not form a cycle, nor multiply without bound."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.design.images.image import UnreadableImage

MOST_DRAWN, DEEPEST_DRAWN = 200_000, 250
"""The most elements, and the deepest nesting, once every reference is replaced by what it names."""
_NAMED = pattern(r"url\(\s*[\"']?#([^\"')\s]+)", re.IGNORECASE)
_LIGHT = frozenset({"linearGradient", "radialGradient", "a"})
"""Elements whose references, or references to them, draw nothing more."""


@frozen
class Element:
    """An element of an SVG: its name and id, the ids it refers to, and its children's places in the list of elements."""

    name: str
    identity: str
    refers: tuple[str, ...]
    children: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, attributes: Mapping[str, str]) -> Element:
        """An element by its attributes."""
        links = [value[1:] for key, value in attributes.items() if key.endswith("href") and value.startswith("#")]
        named = [each for value in attributes.values() if "url" in value[:2000].lower() for each in _NAMED.findall(value)]
        return cls(name, attributes.get("id", ""), tuple(dict.fromkeys((*links, *named))) if name != "a" else ())


def check_references(elements: Sequence[Element]) -> None:
    """Raises Unreadable where references go round in a circle, or where drawing them takes too many elements or levels.

    Linear in the elements and their references: each element is counted once, after all that it holds and names.
    """
    places = {element.identity: at for at, element in reversed(list(enumerate(elements))) if element.identity}
    sizes: dict[int, tuple[int, int]] = {}
    begun: set[int] = set()
    waiting = [0] if elements else []
    while waiting:
        at = waiting[-1]
        if at in sizes:
            waiting.pop()
            continue
        inner = [*elements[at].children, *_named(elements[at], elements, places)]
        if at in begun:
            waiting.pop()
            drawn = 1 + sum(sizes[each][0] for each in inner)
            depth = 1 + max((sizes[each][1] for each in inner), default=0)
            if drawn > MOST_DRAWN or depth > DEEPEST_DRAWN:
                raise UnreadableImage("an SVG picture whose references multiply without bound")
            sizes[at] = drawn, depth
            continue
        begun.add(at)
        for each in inner:
            if each in begun and each not in sizes:
                raise UnreadableImage("an SVG picture that refers to itself")
            if each not in sizes:
                waiting.append(each)


def _named(element: Element, elements: Sequence[Element], places: Mapping[str, int]) -> list[int]:
    """The places of the elements that one refers to, except for gradients."""
    found = [places[identity] for identity in element.refers if identity in places]
    return [at for at in found if elements[at].name not in _LIGHT]
