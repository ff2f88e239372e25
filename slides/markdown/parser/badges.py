"""Badges: pictures on the network that state a project's build, version or supporters. A deck shows none of them.

Their services are those of the projects' own pages; what is known of them is in `badges.json`.
"""

from __future__ import annotations

import json
import pkgutil
from functools import lru_cache

from slides.base.records import frozen
from slides.markdown.parser.node import Node
from slides.text.sanitize import whole_number

_LOWEST, _NARROWEST = 40, 100
"""A picture no larger than this (pixels, high or wide) is a badge or a flag; one that leads somewhere may be as wide as a face."""
_LARGEST = 10_000


@frozen
class _Known:
    """What badges are known by: the hosts they come from, parts of their addresses; and descriptions that say nothing of a picture."""

    hosts: frozenset[str]
    words: tuple[str, ...]
    descriptions: frozenset[str]


@lru_cache(maxsize=1)
def _known() -> _Known:
    found = json.loads(pkgutil.get_data("slides.markdown.parser", "badges.json") or b"{}")
    return _Known(frozenset(found["hosts"]), tuple(found["words"]), frozenset(found["descriptions"]))


def is_badge(node: Node) -> bool:
    """Whether a node is a picture on the network that is a badge."""
    if node.kind != "picture" or not node.info.startswith(("https://", "http://", "//")):
        return False
    address = node.info.partition("//")[2].lower()
    host = address.partition("/")[0]
    if host in _known().hosts or any(word in address for word in _known().words):
        return True
    narrow = _NARROWEST if node.attributes.get("link") else _LOWEST
    return _is_small(node, "height", _LOWEST) or _is_small(node, "width", narrow)


def _is_small(node: Node, side: str, most: int) -> bool:
    given = whole_number(node.attributes.get(side, "").removesuffix("px"), 1, _LARGEST)
    return given is not None and given <= most


def names_a_project(description: str) -> bool:
    """Whether a picture's description may be a project's name: it has letters, and says more than that there is a picture or how large
    it is to be.
    """
    if description.startswith(":") or "%" in description:
        return False
    words = [word for word in description.casefold().replace("-", " ").split() if any(map(str.isalnum, word))]
    return bool(words) and not all(word in _known().descriptions for word in words)


def without_kind(description: str) -> str:
    """A description without the word at its end that says what kind of picture it is: "Starship logo" -> "Starship"."""
    start, _, last = description.strip().rpartition(" ")
    return start.rstrip(" -\u2013\u2014:|") if start and last.casefold() in _known().descriptions else description.strip()
