"""Maps in drafts: the countries that a section is about, in the article's own words, as far as one map shows them well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.sources.draft.form import SlideForm
from slides.sources.draft.sentence import Sentence

_COUNTRY = pattern(r"[^\W\d_a-z][\w’'.-]*(?: (?:of|and|the|[^\W\d_a-z][\w’'.-]*)){0,3}")
_WORD = pattern(r"[^\W\d_][\w’'.-]*")
_AS_CODES = frozenset({"US", "USA", "UK", "UAE", "U.S.", "U.K."})
_AMBIGUOUS = frozenset({"Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Jersey", "Mali", "Niger", "Dominica"})
"""Countries that are also people, states or birds: they count only beside another country."""
_UNSPACED = ("ja", "zh", "th")
_ADJECTIVES = ("Latin", "South", "North", "Central")
_MOST_COUNTRIES, _MOST_WORDS, _LEAST_LETTERS = 6, 4, 2
_LEAST_TOTAL = 4
"""So often countries are named by a section that is about them, where its heading names none, and in a third of its sentences."""
_WIDEST = 45.0
"""Degrees from a map's centre to its corners: a wider one is the world, on which few countries are specks."""
_SAMPLES = 12
"""So many points of a country tell whether it is far from another one."""
_WIDER = 1.7
"""A country that makes a map so many times as wide, and three times as large, is left out of it."""


def find_countries(heading: str, told: Sequence[Sentence], lang: str, title: str = "") -> list[str]:
    """The countries that a section is about, the most named first, each as the article writes it.

    Those of its heading where it names two; else where it names two or more that the article's title does not. Those that
    would make the map far wider are left out; fewer than two are none.
    """
    named = Counter[str]()
    written: dict[str, str] = {}
    naming = 0
    for text in (heading, *(each.text for each in told)):
        found = dict(_named_countries(text, lang))
        naming += bool(found)
        for code, name in found.items():
            named[code] += 1
            written.setdefault(code, name)
    headed = {code for code, name in _named_countries(heading.replace("-", " "), lang) if name not in _AMBIGUOUS}
    known = {code for code, _ in _named_countries(title.replace("-", " "), lang)}
    fresh = [code for code in named if code not in known and written[code] not in _AMBIGUOUS]
    subject = len(headed) >= 2 or (len(fresh) >= 2 and named.total() >= _LEAST_TOTAL and naming * 3 >= len(told))
    if not subject:
        return []
    about = sorted(named, key=lambda code: (code not in headed, -named[code], list(named).index(code)))
    kept = _near_each_other(about[:_MOST_COUNTRIES])
    return [written[code] for code in kept] if len(kept) >= 2 and headed <= set(kept) else []


def _near_each_other(codes: Sequence[str]) -> list[str]:
    """The countries that one map shows well: none that makes it far wider than those before it do."""
    kept: list[str] = []
    for code in codes:
        if not kept or _is_near(tuple(kept), code):
            kept.append(code)
    return kept


def _is_near(kept: tuple[str, ...], code: str) -> bool:
    """Whether a map of countries with this one too is not far wider."""
    if any(_are_apart(other, code) for other in kept):
        return False
    wider = _reach((*kept, code))
    return wider <= _WIDEST and (len(kept) < 2 or wider <= _WIDER * _reach(kept))


@lru_cache(maxsize=512)
def _are_apart(first: str, second: str) -> bool:
    """Whether two countries that count whole are so far apart that any map of them reaches beyond `_WIDEST`: twice as far."""
    from slides.visuals.maps.frame import whole_points
    from slides.visuals.maps.globe import distance

    ours, theirs = whole_points(first, second), whole_points(second, first)
    few = [points[:: len(points) // _SAMPLES + 1] for points in (ours, theirs)]
    return any(distance(one, other) > 2 * _WIDEST + 1 for one in few[0] for other in few[1])


@lru_cache(maxsize=512)
def _reach(codes: tuple[str, ...]) -> float:
    """Degrees from the centre of the map of countries to its corners."""
    from slides.visuals.maps.frame import frame_round, named_points
    from slides.visuals.maps.world import world

    known = [code for code in codes if code in world().countries]
    return frame_round(named_points(known, ())).reach if known else 180.0


@lru_cache(maxsize=1024)
def _named_countries(text: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Each country that a text names: its code, and the words."""
    if lang.startswith("en"):
        return tuple(_english_countries(text))
    if lang.split("-")[0].lower() in _UNSPACED:
        names, expression = _names_in(lang)
        return tuple((names[found.group()], found.group()) for found in expression.finditer(text))
    return tuple(_spaced_countries(text, lang))


@lru_cache(maxsize=32)
def _names_in(lang: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """A language's names of countries with their codes, and what finds the longest one."""
    from slides.visuals.maps.names import countries_in

    names = {name: code for name, code in countries_in(lang).items() if len(name) >= _LEAST_LETTERS}
    longest = sorted(names, key=lambda name: (-len(name), name))
    return names, re.compile("|".join(map(re.escape, longest)) or r"(?!)")


def _spaced_countries(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """The countries in a text whose words have spaces between them, only as the dictionary writes them: a label shows no case."""
    names, _ = _names_in(lang)
    words = [found.group().rstrip(".,’'") for found in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            name = " ".join(words[at : at + size])
            bare = re.sub(r"^[A-Za-zÀ-ÿ]{1,2}[’']", "", name)
            if bare in names:
                yield names[bare], bare
                at += size - 1
                break
        at += 1


def _english_countries(text: str) -> Iterator[tuple[str, str]]:
    """The countries in an English text, by their names and by the few codes that are written for them."""
    from slides.visuals.maps.names import is_code, known_in_english

    for run in _COUNTRY.finditer(text):
        words = run.group().split()
        at = 0
        while at < len(words):
            for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
                name = " ".join(words[at : at + size]).rstrip(".,").removesuffix("’s").removesuffix("'s").rstrip("’'")
                name = name.replace(".", "") if f"{name}." in _AS_CODES else name
                name = name.removeprefix("The ")
                code = known_in_english(name)
                if name == "America" and at and words[at - 1] in _ADJECTIVES:
                    continue
                if code and (name in _AS_CODES or not is_code(name)) and not name.islower():
                    yield code, name
                    at += size - 1
                    break
            at += 1


def flag_of(words: str, lang: str) -> str:
    """The name of the flag of a country that words are as a whole; empty where they are none, or something else too."""
    from slides.visuals.icons.catalogue import flag_code
    from slides.visuals.maps.names import name

    found = _named_countries(words, lang)
    whole = len(found) == 1 and found[0][1] == words and words not in _AMBIGUOUS
    flag = flag_code(name(found[0][0]).lower().replace(" ", "-")) if whole else ""
    return f"flag-{flag}" if flag else ""


def country_map(names: Sequence[str], heading: str) -> SlideForm:
    """A map of countries: those of the heading, or the most named, in the key colour."""
    key = [name for name in names if name in heading][:3] or list(names[:2])
    others = [name for name in names if name not in key]
    lines = ["```map", f"highlight: {', '.join(key)}", *([f"also: {', '.join(others)}"] if others else []), "```", ""]
    return SlideForm("map", tuple(lines), alone=False)


def is_new_map(names: Collection[str], drawn: Collection[frozenset[str]]) -> bool:
    """Whether a map shows something else than those that are drawn: less than half of its countries are on each."""
    return all(2 * len(each & frozenset(names)) < min(len(each), len(names)) + 1 for each in drawn)
