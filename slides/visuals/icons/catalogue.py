"""Which icons and flags there are, by name: Lucide's icons as strokes, flag-icons' flags as pictures. Loaded when one is named."""

from __future__ import annotations

import io
import json
import pkgutil
from collections.abc import Mapping
from functools import lru_cache

from slides.base.records import frozen
from slides.design import images
from slides.design.page import Image, Path

STROKE = 2 / 24
"""How wide Lucide's strokes are, as a part of an icon's side."""
_FLAG = "flag-"
_PIXELS = (192, 144)
"""A flag's PNG: sharp at twice the size at which flags stand beside the largest titles."""


@frozen
class _Catalogue:
    """The names: `icons` are drawings by name, `names` other names for them, `signs` what some of them say; `flags` are countries
    by code and `countries` codes by the countries' names.
    """

    grid: int
    icons: Mapping[str, str]
    names: Mapping[str, str]
    signs: Mapping[str, str]
    flags: Mapping[str, str]
    countries: Mapping[str, str]


@lru_cache(maxsize=1)
def _catalogue() -> _Catalogue:
    return _Catalogue(**json.loads(pkgutil.get_data("slides.visuals.icons", "icons.json") or b""))


def every_icon() -> tuple[tuple[str, str], ...]:
    """Each icon by its own name, in alphabetical order, with its other names; then each flag as `flag-` and a code, with its country."""
    catalogue = _catalogue()
    others: dict[str, list[str]] = {name: [] for name in sorted(catalogue.icons)}
    for other, name in catalogue.names.items():
        others[name].append(other)
    flags = [(_FLAG + code, country) for code, country in catalogue.flags.items()]
    return (*((name, ", ".join(found)) for name, found in others.items()), *flags)


def known(name: str) -> bool:
    """Whether there is an icon or a flag of this name."""
    return bool(_icon(name) or flag_code(name))


def flag_code(name: str) -> str:
    """The code of the country whose flag a name means: `flag-ir`, or a country's name as short codes have it; empty for others."""
    known, name = _catalogue(), name.replace("_", "-")
    if name.startswith(_FLAG):
        code = name.removeprefix(_FLAG)
        return code if code in known.flags else known.countries.get(code, "")
    return known.countries.get(name, "")


def _icon(name: str) -> str:
    """The icon's own name; empty where there is none."""
    known, name = _catalogue(), name.replace("_", "-")
    return name if name in known.icons else known.names.get(name, "")


def flag_country(name: str) -> str:
    """The name of the country whose flag this is; empty for an icon."""
    return _catalogue().flags.get(flag_code(name), "")


def icon_words(name: str) -> str:
    """What an icon says by itself, as an arrow or a check mark does; empty for one that only shows what the words say."""
    return _catalogue().signs.get(_icon(name), "")


def nearest_icon(name: str) -> str:
    """The known name that is most like this one; empty where none is."""
    from difflib import get_close_matches

    catalogue, name = _catalogue(), name.replace("_", "-")
    flags = [_FLAG + code for code in (*catalogue.flags, *catalogue.countries)]
    found = get_close_matches(name, [*catalogue.icons, *catalogue.names, *catalogue.countries, *flags], 1, 0.7)
    return found[0] if found else ""


def svg_path(name: str) -> tuple[int, str]:
    """The side of an icon's grid, and its strokes as the path data of SVG. KeyError for an unknown name."""
    return _catalogue().grid, _catalogue().icons[name]


@lru_cache(maxsize=256)
def drawing(name: str) -> Path:
    """An icon's strokes on a grid of its own."""
    catalogue = _catalogue()
    steps: list[tuple[str | int, ...]] = []
    for word in catalogue.icons[_icon(name)].replace("L", " L").replace("C", " C").replace("M", " M").replace("Z", " Z").split():
        if word[0].isalpha():
            steps.append((word[0],))
            word = word[1:]
        if word:
            steps[-1] = (*steps[-1], int(word))
    return Path(catalogue.grid, catalogue.grid, tuple(steps), open=True)


@lru_cache(maxsize=256)
def flag(name: str) -> Image:
    """A country's flag, four parts wide and three high."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(pkgutil.get_data("slides.visuals.icons", "flags.zip") or b"")) as archive:
        return images.drawn_svg(archive.read(f"{flag_code(name)}.svg"), *_PIXELS)
