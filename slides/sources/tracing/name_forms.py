"""The same name in other forms: a country and its people, abbreviations, initials, accents. The words that decide are data by language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.sources.tracing.lexicon import Lexicon, lexicon, split_entries

_CAPITAL = pattern(r"[^\W\d_](?:[\w&]|['’.](?=\w))*")
_BETWEEN = pattern(r"[\s\-]*(?:[^\W\d_]{1,4}[\s\-]+){0,2}")
"""What may stand between the words of a body whose initials are its name: `Ministry of the Interior`."""
_GAPS = pattern(r"[^\w]+")
_LEAST = 4
"""Letters of the root that a place and its people have in common, at least."""
_SHORTEST = 5
"""Letters of a word that is compared by its root, at least."""
_SHORT = 3
"""Names of so few letters are only known in capitals: `US`, not `us`."""
_MOST_INITIALS = 6
_ROMAN = pattern(r"(?<!\w)(?=[IVX]{2})(X{0,3})(IX|IV|V?I{0,3})(?:e|er|ème)?(?!\w)")
"""Centuries, volumes and kings: from two to 39."""
_ROMANS = {"I": 1, "V": 5, "X": 10}


class NameForms:
    """The words of articles, by which a name that they write otherwise is known."""

    def __init__(self, text: str, lang: str) -> None:
        self._lexicon = lexicon(lang)
        self._text = text
        self._folded = ""
        self._loud: frozenset[str] = frozenset()
        self._roots: dict[str, int] = {}
        self._initials: frozenset[str] = frozenset()
        self._asked = ""
        self._asked_folded = ""
        self._asked_initials: dict[str, set[str]] = {}

    def knows(self, word: str, whole: str) -> bool:
        """Whether the articles have a name of a text in another form. Linear in both, once for each article."""
        self._read()
        self._ask(whole)
        plain = _folded_word(word)
        if plain in self._lexicon.listed("titles") or self._has(plain):
            return True
        if any(self._has(each) for each in _others(plain, self._asked_folded, self._lexicon)):
            return True
        if len(plain) >= _SHORTEST and not _is_listed(plain, self._lexicon) and self._is_kin(plain):
            return True
        if word.isupper() and len(word) > 1:
            return word in self._initials
        return not self._loud.isdisjoint(self._asked_initials.get(word, ()))

    def _read(self) -> None:
        """Read the articles, when first asked."""
        if self._folded:
            return
        self._folded = f" {folded(self._text)} "
        words = _CAPITAL.findall(self._text)
        self._loud = frozenset(each for each in words if each.isupper() and len(each) > 1)
        self._initials = frozenset("".join(each[0] for each in row) for row in _rows(self._text))
        for each in {folded(word) for word in words}:
            if len(each) >= _SHORTEST and not _is_listed(each, self._lexicon):
                for root, length in roots(each, self._lexicon).items():
                    self._roots[root] = max(length, self._roots.get(root, 0))

    def _ask(self, whole: str) -> None:
        """Read a text, which is remembered for its next word."""
        if whole == self._asked:
            return
        self._asked, self._asked_folded, self._asked_initials = whole, folded(whole), {}
        for row in _rows(whole):
            short = "".join(each[0] for each in row)
            for each in row:
                self._asked_initials.setdefault(each, set()).add(short)

    def _has(self, plain: str) -> bool:
        """Whether the articles have a name, which is folded; a short one in capitals only."""
        return f" {plain} " in self._folded and (len(plain) > _SHORT or plain.upper() in self._loud)

    def _is_kin(self, plain: str) -> bool:
        """Whether a word of the articles is the place or the people that a word names."""
        return any(root in self._roots and max(length, self._roots[root]) > 1 for root, length in roots(plain, self._lexicon).items())


def are_forms(one: str, other: str, lang: str) -> bool:
    """Whether two words are one name: with and without accents, a country and its people, or in one group of the data."""
    left, right = _folded_word(one), _folded_word(other)
    if left == right:
        return True
    known = lexicon(lang)
    if left[:1] != right[:1] and not (_is_listed(left, known) and _is_listed(right, known)):
        return False
    if _is_listed(left, known) or _is_listed(right, known):
        return bool(_groups(lang).get(left, frozenset()) & _groups(lang).get(right, frozenset()))
    if min(len(left), len(right)) < _SHORTEST or left[:_LEAST] != right[:_LEAST]:
        return False
    mine, theirs = roots(left, known), roots(right, known)
    return any(root in theirs and max(length, theirs[root]) > 1 for root, length in mine.items())


def stands_otherwise(word: str, whole: str, passage: str, lang: str) -> bool:
    """Whether a passage has another name, of the data's groups, for what a word of a text names."""
    there = f" {folded(passage)} "
    return any(f" {each} " in there for each in _others(folded(word), folded(whole), lexicon(lang)))


def folded(text: str) -> str:
    """A text in small letters without accents and dots, with one space between its words."""
    bare = text.casefold().replace(".", "")
    if not bare.isascii():
        bare = "".join(each for each in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(each))
    return bare if bare.isalnum() else " ".join(_GAPS.sub(" ", bare).split())


@lru_cache(maxsize=8192)
def _folded_word(word: str) -> str:
    """A word, folded; the last thousands are remembered."""
    return folded(word)


def roots(word: str, known: Lexicon) -> dict[str, int]:
    """What is left of a word without an ending of places or people -> the letters of that ending; the word itself with none."""
    found = {word: 0}
    for ending in _endings(known.lang):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            found[word[: -len(ending)]] = max(len(ending), found.get(word[: -len(ending)], 0))
    return found


def _rows(text: str) -> Iterator[list[str]]:
    """Each row of two to six words with a capital that stand together, small words between them left out."""
    row: list[str] = []
    end = 0
    for match in _CAPITAL.finditer(text):
        if not match.group()[0].isupper():
            continue
        between = text[end : match.start()]
        row = [*row[1 - _MOST_INITIALS :], match.group()] if row and _BETWEEN.fullmatch(between) else [match.group()]
        end = match.end()
        yield from (row[first:] for first in range(len(row) - 1))


def roman_values(text: str) -> Iterator[int]:
    """The Roman numerals of a text, of two letters or more."""
    for match in _ROMAN.finditer(text):
        numbers = [_ROMANS[each] for each in "".join(match.groups())]
        yield sum(-number if number < max(numbers[at:]) else number for at, number in enumerate(numbers))


def is_roman(word: str) -> bool:
    """Whether a word is a Roman numeral, as `XIX` or the French `XIXe`."""
    return _ROMAN.fullmatch(word) is not None


def _others(plain: str, whole: str, known: Lexicon) -> Sequence[str]:
    """The other names of what a word names in a text, where it, or the phrase there that it belongs to, is in a group."""
    groups, entries = _groups(known.lang), _entries(known.lang)
    numbers = set(groups.get(plain, ()))
    for phrase in entries.get(plain, ()):
        if f" {phrase} " in f" {whole} ":
            numbers |= groups[phrase]
    return [each for number in sorted(numbers) for each in _members(known.lang)[number] if each != plain]


def _is_listed(plain: str, known: Lexicon) -> bool:
    """Whether a word is in a group of names, which then alone tells what else it is called."""
    return plain in _groups(known.lang)


@lru_cache(maxsize=16)
def _endings(lang: str) -> frozenset[str]:
    """The endings of places and people that a language's file has, folded."""
    return frozenset(map(folded, lexicon(lang).listed("demonyms")))


@lru_cache(maxsize=16)
def _members(lang: str) -> tuple[tuple[str, ...], ...]:
    """The groups of names that a language's file has, folded."""
    return tuple(tuple(folded(each) for each in split_entries(group)) for group in lexicon(lang).raw.get("names", ()))


@lru_cache(maxsize=16)
def _groups(lang: str) -> dict[str, frozenset[int]]:
    """Each name with the numbers of its groups."""
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(_members(lang)):
        for each in group:
            found[each] = found.get(each, frozenset()) | {number}
    return found


@lru_cache(maxsize=16)
def _entries(lang: str) -> dict[str, tuple[str, ...]]:
    """Each word of a name of several words with those names."""
    found: dict[str, tuple[str, ...]] = {}
    for each in _groups(lang):
        for word in each.split():
            if " " in each:
                found[word] = (*found.get(word, ()), each)
    return found
