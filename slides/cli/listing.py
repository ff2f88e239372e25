"""`slides list`: the names that an outline may use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

Row = tuple[str, str]
"""A name, and what it stands for."""


def _themes() -> Iterator[Row]:
    from slides.design import DEFAULT_THEME, THEMES

    for name, theme in THEMES.items():
        fonts = " and ".join(dict.fromkeys((theme.fonts.heading, theme.fonts.body)))
        yield name, f"{fonts}{'; the default' if name == DEFAULT_THEME else ''}"


def _layouts() -> Iterator[Row]:
    from slides.layout.selection import LAYOUT_RULES

    for rule in LAYOUT_RULES:
        yield rule.name, f"for {rule.reason}"


def _icons() -> Iterator[Row]:
    from slides.visuals.icons.catalogue import every_icon

    yield from every_icon()


def _rules() -> Iterator[Row]:
    from slides.checks.rules import every_rule

    for rule in every_rule():
        yield rule.code, f"{rule.name} ({rule.severity})"


def _regions() -> Iterator[Row]:
    from slides.visuals.maps.names import every_region

    for region in every_region():
        yield region.name, ", ".join(f"{degrees:g}" for degrees in region.box)


def _keys() -> Iterator[Row]:
    from slides.markdown.front_matter import FIELDS, KEYS

    for key in KEYS:
        field = FIELDS[key]
        others = [other for other, name in FIELDS.items() if name == field and other.replace("_", "-") != key]
        yield key, f"also {', '.join(others)}" if others else ""


def _fonts() -> Iterator[Row]:
    from slides.design import THEMES
    from slides.export.display_list.faces import SAME_WIDTHS, missing_faces, stand_ins
    from slides.typesetting.metrics.installed import first_installed

    for family in dict.fromkeys(name for theme in THEMES.values() for name in (theme.fonts.heading, theme.fonts.body, theme.fonts.code)):
        found = first_installed((family, *SAME_WIDTHS.get(family, ())))
        near = found or first_installed(stand_ins(family)[1:-1])
        used = (
            f"{near} is used in PDF and PNG, {'which has' if found else 'not of'} the same widths" if near else "no stand-in is installed"
        )
        hint = next((f"; {face.hint}" for theme in THEMES.values() for face in missing_faces(theme.fonts, "") if face.family == family), "")
        yield family, "installed" if found == family else f"not installed; {used}{'' if found else hint}"


TOPICS: Mapping[str, Callable[[], Iterator[Row]]] = MappingProxyType(
    {"themes": _themes, "layouts": _layouts, "icons": _icons, "rules": _rules, "regions": _regions, "keys": _keys, "fonts": _fonts}
)
"""What can be listed: themes, layouts, icons, rules, regions of maps, keys of the front matter, fonts of the themes."""


def listed(topic: str, words: str = "") -> list[Row]:
    """The rows of a topic, in the order of its table; with words only those that have them all. KeyError for an unknown topic."""
    asked = words.casefold().split()
    return [row for row in TOPICS[topic]() if all(word in " ".join(row).casefold() for word in asked)]


def two_columns(rows: list[Row]) -> list[str]:
    """Rows as lines in two columns."""
    width = max((len(name) for name, _ in rows), default=0) + 2
    return [f"{name:{width}}{note}".rstrip() for name, note in rows]


def as_json(rows: list[Row]) -> str:
    """Rows as one array of objects."""
    return json.dumps([{"name": name, "about": note} for name, note in rows])
