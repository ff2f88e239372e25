"""Names: which country or region an author means, by ISO codes, names in the languages of the labels and what else people say."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from slides.base.records import frozen


@frozen
class Region:
    """A stretch of the globe that has a name.

    `box` is its west, south, east and north in degrees; west is greater than east where it crosses the 180th meridian. `round`
    instead is the latitude of a pole and how many degrees round it belong to the region. Without both it is the whole world.
    """

    name: str
    box: tuple[float, ...] = ()
    round: tuple[float, ...] = ()


def country_code(text: str) -> str:
    """The ISO alpha-3 code of a country: its code, its name or a common other name of it; empty where none is meant.

    Its name may be in English or in any language of the labels.
    """
    plain = _plain(text)
    return _countries().get(plain, "") or _in_all_languages().get(plain, "")


def known_in_english(text: str) -> str:
    """The alpha-3 code of a country by its code or what it is called in English; empty where none is meant."""
    return _countries().get(_plain(text), "")


def countries_in(lang: str) -> Mapping[str, str]:
    """What countries are called in a language, as it is written there -> alpha-3 code; empty for English and languages without labels."""
    main = lang.split("-")[0].lower()
    tags = [lang.lower(), main, {"no": "nb", "nn": "nb"}.get(main, "")]
    named: Mapping[str, str] = next((_localized()[tag] for tag in tags if tag in _localized()), MappingProxyType({}))
    return MappingProxyType({name: code for code, name in named.items()})


def is_code(text: str) -> bool:
    """Whether a text is one of a country's codes, which are not its name: such a country is called by its English name."""
    return _plain(text) in _codes()


def is_english_name(text: str, code: str) -> bool:
    """Whether a text is an English name of a country, accents and all."""
    return text.casefold() in {each.casefold() for each in _rows()[code][2]}


def name(code: str) -> str:
    """The English name of a country by its ISO alpha-3 code."""
    return _rows()[code][1]


def region(text: str) -> Region | None:
    """The region of this name."""
    return _regions().get(_plain(text))


def every_region() -> tuple[Region, ...]:
    """The regions of the globe that have a name, each once."""
    return tuple(dict.fromkeys(_regions().values()))


def nearest_country(text: str, others: Mapping[str, str] = MappingProxyType({}), *, regions: bool = False) -> str:
    """The name most like a text, as it is usually written, or nothing. `others` adds names by their plain form (see `plain_name`)."""
    known = {plain: name(code) for plain, code in _countries().items() if plain not in _codes()} | dict(others)
    if regions:
        known |= {plain: each.name for plain, each in _regions().items()}
    near = get_close_matches(_plain(text), known, 3, 0.7)
    letters = sorted(_plain(text))
    return known[min(near, key=lambda each: (sorted(each) != letters, near.index(each)))] if near else ""


def plain_name(text: str) -> str:
    """A name as names are compared: without case, accents and signs."""
    return _plain(text)


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    kept = "".join(" " if each in "-_/,()" else each for each in letters if each.isalnum() or each in " -_/,()")
    words = kept.replace("\u2019", "").split()
    words = ["saint" if word == "st" else word for word in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _lines(file: str) -> Iterator[str]:
    text = (resources.files("slides.visuals.maps") / file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Each country's codes, its name and its other names, by its alpha-3 code."""
    found = {}
    for line in _lines("countries.txt"):
        long, short, number, rest = line.split(" ", 3)
        names = [each.strip() for each in rest.split("|")]
        found[long] = tuple(code for code in (long, short, number) if code != "-"), names[0], tuple(names)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    """Every code and name in plain form -> alpha-3 code."""
    return MappingProxyType({_plain(each): code for code, (codes, _, names) in _rows().items() for each in (*codes, *names)})


@lru_cache(maxsize=1)
def _localized() -> Mapping[str, Mapping[str, str]]:
    """Each language's names by alpha-3 code, from the Unicode CLDR (see NOTICE.md)."""
    found: dict[str, dict[str, str]] = json.loads(
        (resources.files("slides.visuals.maps") / "country_names.json").read_text(encoding="utf-8")
    )
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def _in_all_languages() -> Mapping[str, str]:
    """Every language's names in plain form -> alpha-3 code; those that name different countries in two languages are left out."""
    found: dict[str, set[str]] = {}
    for named in _localized().values():
        for code, name in named.items():
            found.setdefault(_plain(name), set()).add(code)
    return MappingProxyType({plain: next(iter(codes)) for plain, codes in found.items() if len(codes) == 1})


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(_plain(each) for codes, _, _ in _rows().values() for each in codes)


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, Region]:
    """Every region's name in plain form -> the region."""
    found: dict[str, Region] = {}
    for line in _lines("regions.txt"):
        names, _, place = line.partition("=")
        first, *others = (each.strip() for each in names.split("|"))
        kind, *figures = place.split()
        if kind == "world":
            each = Region(first)
        elif kind == "round":
            each = Region(first, round=tuple(map(float, figures)))
        else:
            each = Region(first, box=tuple(map(float, (kind, *figures))))
        found |= {_plain(known): each for known in (first, *others)}
    return MappingProxyType(found)
