"""The words that decide a judgement, by language: negations, quantifiers, units, opposites. They are data (`data/*.json`)."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from slides.base.records import frozen
from slides.text import sentences

LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh")
SCRIPTS = ("ja", "zh")
"""Languages that part words by no space: compared by characters."""
_SYMBOLS: Mapping[str, str] = MappingProxyType({"％": "%", "℃": "°c", "元": "yuan", "円": "¥"})
_MOST_WORDS = 5
"""Words of the longest phrase."""


@frozen
class Lexicon:
    """What one language's file says.

    phrases: words of a phrase -> its labels, as `negator`, `quantifier all`, `modal possible`, `cause`, `least`. units: words -> the
    group that they belong to. opposites, synonyms: a stem -> the numbers of its groups; two opposite groups are 2n and 2n+1.
    than: what stands before the other side of a comparison. until: up to a time. shared: what stands between numbers of one unit.
    """

    lang: str
    scope: str
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    units: Mapping[tuple[str, ...], str]
    atoms: Mapping[str, int]
    joins: frozenset[str]
    glued: tuple[str, ...]
    ambiguous: frozenset[str]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, float]
    scales: Mapping[tuple[str, ...], int]
    opposites: Mapping[str, frozenset[int]]
    synonyms: Mapping[str, frozenset[int]]
    irregular: Mapping[str, str]
    than: frozenset[str]
    until: frozenset[str]
    shared: frozenset[str]
    raw: Mapping[str, Any]

    def stem(self, word: str) -> str:
        """The stem of a word in small letters, by its irregular form's dictionary form where it has one."""
        return sentences.stem(self.irregular.get(word, word), self.lang)

    def listed(self, key: str) -> frozenset[str]:
        """The words of a list that the language's file has under a key, none where it has no such list."""
        return _listed(self.lang, key)


@lru_cache(maxsize=16)
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language tag; one with the numbers of figures only where the language has no file."""
    main = lang.split("-")[0].lower()
    return _read(main, _file("data", main) if main in LANGUAGES else {})


def _file(folder: str, main: str) -> dict[str, Any]:
    """What a language's file in a folder beside this module says."""
    found: dict[str, Any] = json.loads(pkgutil.get_data("slides.sources.tracing", f"{folder}/{main}.json") or b"{}")
    return found


def group_words(main: str) -> set[str]:
    """The words of all groups of a language, by their irregular forms' dictionary forms: those whose stems are kept in a file."""
    data = _file("data", main)
    irregular: dict[str, str] = data.get("irregular", {})
    groups = [*(side for pair in data.get("opposites", ()) for side in pair), *data.get("same", ())]
    parts = (part for group in groups for word in split_entries(group) for part in word.casefold().split())
    return {irregular.get(part, part) for part in parts}


@lru_cache(maxsize=256)
def _listed(lang: str, key: str) -> frozenset[str]:
    """The entries of one list of a language's file."""
    return frozenset(split_entries(lexicon(lang).raw.get(key, "")))


def _read(main: str, data: dict[str, Any]) -> Lexicon:
    """A lexicon out of a file's values."""
    numbers = data.get("numbers", {})
    irregular = data.get("irregular", {})
    scales = numbers.get("scales", data.get("scales", {}))
    stems: dict[str, str] = _file("stems", main) if data else {}
    ordinals = {word: at for at, word in enumerate(split_entries(numbers.get("ordinals", "")), 1)}
    for ending in split_entries(numbers.get("endings", "")):
        ordinals |= {word + ending: at for word, at in list(ordinals.items())}
    return Lexicon(
        main,
        data.get("scope", "after"),
        MappingProxyType(_phrases(data)),
        MappingProxyType({_words(unit): split_entries(group)[0] for group in data.get("units", ()) for unit in split_entries(group)}),
        MappingProxyType(numbers.get("atoms", {})),
        frozenset(split_entries(numbers.get("joins", ""))),
        tuple(split_entries(numbers.get("glued", ""))),
        frozenset(split_entries(numbers.get("ambiguous", ""))),
        MappingProxyType(ordinals),
        MappingProxyType({word: _ratio(value) for word, value in numbers.get("fractions", {}).items()}),
        MappingProxyType({_words(word): zeros for word, zeros in scales.items()}),
        MappingProxyType(_groups([side for pair in data.get("opposites", ()) for side in pair], stems, irregular)),
        MappingProxyType(_groups(data.get("same", ()), stems, irregular)),
        MappingProxyType(irregular),
        frozenset(split_entries(data.get("than", ""))),
        frozenset(split_entries(data.get("until", ""))),
        frozenset(split_entries(data.get("shared", ""))),
        MappingProxyType(data),
    )


def split_entries(text: str) -> list[str]:
    """The entries of a list that a file writes with commas between."""
    return [each.strip() for each in text.split(",") if each.strip()]


def _phrases(data: dict[str, Any]) -> dict[tuple[str, ...], frozenset[str]]:
    """Every phrase of a file with all of its labels."""
    lists = {"negator": "negators", "lookalike": "lookalikes", "implicit": "implicit", "certain": "certain", "done": "done"}
    lists |= {"cause": "cause", "strong cause": "strong_cause", "speech": "speech", "agent": "agent", "passive": "passive"}
    lists |= {
        "opener": "openers",
        "lacking": "lacking",
        "behind": "behind",
        "whether": "whether",
        "contrast": "contrast",
        "maybe": "maybe",
        "indefinite": "indefinite",
        "article": "articles",
    }
    entries = [(label, data.get(key, "")) for label, key in lists.items()]
    for key, label in (("quantifiers", "quantifier"), ("modals", "modal"), ("bounds", "bound")):
        entries += [(f"{label} {name}", words) for name, words in data.get(key, {}).items()]
    entries += [(f"month {at}", words) for at, words in enumerate(data.get("months", ()), 1)]
    entries += [(f"weekday {at}", words) for at, words in enumerate(data.get("weekdays", ()), 1)]
    found: dict[tuple[str, ...], set[str]] = {}
    for label, words in entries:
        for phrase in split_entries(words):
            parts = _words(phrase)
            if label == "lookalike" and parts[:1] == ("not",):
                found.setdefault(("n't", *parts[1:]), set()).add(label)
            if 0 < len(parts) <= _MOST_WORDS:
                found.setdefault(parts, set()).add(label)
    return {parts: frozenset(labels) for parts, labels in found.items()}


def _words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as tokens have them."""
    return tuple(phrase.casefold().replace("’", "'").replace("-", " ").replace("'", "' ").replace("n' t", "n't").split())


def _groups(groups: list[str] | tuple[str, ...], stems: dict[str, str], irregular: dict[str, str]) -> dict[str, frozenset[int]]:
    """Each stem of the groups with the numbers of its groups; a phrase counts under all of its words joined by a space.

    stems: by words those that are other than the word.
    """
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for word in split_entries(group):
            forms = [irregular.get(part, part) for part in word.casefold().split()]
            stem = " ".join([stems.get(form, form) for form in forms])
            found.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}


def _ratio(value: str) -> float:
    """A fraction as it is written in a file."""
    over, _, under = value.partition("/")
    return int(over) / int(under or 1)
