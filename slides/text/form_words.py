"""Words by which the form of a list or of headings is known: times, amounts, opposites. Data by language, in `form_words.json`.

All languages are asked at once: an outline may quote another one, and what is asked of all items of a list is seldom met by chance.
Names of months and weekdays are those of Unicode's CLDR (Unicode License v3).
"""

from __future__ import annotations

import json
import pkgutil
import re
from functools import lru_cache

from slides.base.lazy_regex import pattern

OPPOSITES: tuple[tuple[str, str], ...] = (("pros", "cons"), ("do", "dont"), ("before", "after"), ("problem", "solution"))
"""Kinds of words that head the two sides of a comparison."""
TURNS = (("before", "after"), ("problem", "solution"))
"""Those of which the first side leads to the second."""
_TOKEN = pattern(r"[^\s,/()\u2013\u2014|\u00b7-]+")
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
_QUARTER = pattern(r"(?i)(?:[qthsк][1-4]|[1-4][qthк]|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|kw\d{1,2}|['\u2019]\d{2}|\d{3,4}0s|fy\d{2,4})")
_CLOCK = pattern(r"(?i)\d{1,2}(?:[:.h]\d{2}|h)?(?:am|pm|h|uhr)?")
_TIMED = pattern(r"(?i)\d{1,2}(?:[:h]\d{2}|(?:[:.h]\d{2})?(?:am|pm|h|uhr))")
_ORDINAL = pattern(r"(?i)\d{1,4}(?:\.|st|nd|rd|th|er|ère|e|º|ª)?")
_YEAR = pattern(r"(?:1\d|20|21)\d{2}(?:er|s)?")
_NUMERALS = "\\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"


@lru_cache(maxsize=1)
def _all() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(pkgutil.get_data("slides.text", "form_words.json") or b"{}")
    return data


@lru_cache(maxsize=32)
def words_for(kind: str) -> frozenset[str]:
    """The words of a kind in every language, in small letters."""
    return frozenset(word.replace("\u2019", "'") for words in _all().values() for word in words.get(kind, "").split(" | ") if word)


def is_word(kind: str, text: str) -> bool:
    """Whether a text is a word of a kind and nothing else."""
    return _bare(text) in words_for(kind)


def _bare(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split()).strip(" .:!?\uff1a*+\u2212\u2713\u2717").casefold()


def leads_back(text: str) -> bool:
    """Whether a text begins with words that mean what stands before it: `This`, `As shown above`, `The picture`."""
    return _begins_with("back", text)


def is_aside(text: str) -> bool:
    """Whether a text begins as an instruction, a doubt, an example or a reference, so that it is no conclusion."""
    return _begins_with("asides", text)


_LONGEST_BEGINNING = 5
"""The most words of a beginning that is looked for."""
_AFTER_A_PHRASE = ",.:;!?*_)\"'\u201d\u2019"
"""Marks that may follow the words of a beginning."""


def _begins_with(kind: str, text: str) -> bool:
    """Whether a text begins with a word or a phrase of a kind; in scripts without spaces, with its letters."""
    beginning = " ".join(text[:120].replace("\u2019", "'").split()).lstrip("*_(\"'\u201c\u2018\u2026.").casefold()
    words = beginning.split(" ")[:_LONGEST_BEGINNING]
    found = words_for(kind)
    phrases = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    if any(phrase in found or phrase.rstrip(_AFTER_A_PHRASE) in found for phrase in phrases):
        return True
    return _is_unspaced(beginning) and any(beginning[:count] in found for count in range(1, _LONGEST_BEGINNING))


def _is_unspaced(text: str) -> bool:
    """Whether a text begins with a letter of Chinese or Japanese."""
    return "\u3040" <= text[:1] <= "\u30ff" or "\u4e00" <= text[:1] <= "\u9fff"


def opposites(first: str, second: str) -> tuple[str, str] | None:
    """The kinds of two headings that are opposites, such as pros and cons, in either order; None where they are not."""
    for left, right in OPPOSITES:
        if _heads(left, first) and _heads(right, second):
            return left, right
        if _heads(right, first) and _heads(left, second):
            return right, left
    return None


def _heads(kind: str, text: str) -> bool:
    """Whether a heading is a word of a kind, alone or before a mark and more words: `Before: 2023`."""
    words = words_for(kind)
    bare = _bare(text)
    if bare in words:
        return True
    start = next((bare[:at] for at, letter in enumerate(bare) if letter in ":(\uff1a\u2013\u2014"), "")
    return start.strip() in words


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    """A number with a counter of Chinese, Japanese or Korean, or several: 2026年10月, 第3周."""
    counters = "|".join(sorted(map(re.escape, words_for("counters")), key=len, reverse=True))
    return re.compile(rf"(?:\u7b2c?[{_NUMERALS}]{{1,4}}(?:{counters})){{1,3}}")


def is_moment(text: str) -> bool:
    """Whether a text names a time or a stretch of time, and nothing else: `March`, `Week 3`, `Now`, `17:00`, `2024`, `Q1 2026`."""
    bare = _bare(text)
    if not bare or len(bare) > 40:
        return False
    if bare in words_for("periods") or (bare.replace(" ", "") and _counted().fullmatch(bare.replace(" ", ""))):
        return True
    tokens = [token.strip(".") for token in _TOKEN.findall(bare)]
    return bool(tokens) and _are_moments(tokens)


def _are_moments(tokens: list[str]) -> bool:
    """Whether words are all of a time, and one of them says so by itself."""
    named = words_for("months") | words_for("weekdays")
    spans, ranges, small = words_for("spans"), words_for("ranges"), words_for("joining")
    sure = False
    for at, token in enumerate(tokens):
        near = tokens[max(at - 1, 0) : at] + tokens[at + 1 : at + 2]
        if (
            token in named
            or _YEAR.fullmatch(token)
            or _QUARTER.fullmatch(token)
            or _TIMED.fullmatch(token)
            or _counted().fullmatch(token)
            or _spans_and_number(token)
        ):
            sure = True
        elif token in spans:
            sure = sure or any(_ORDINAL.fullmatch(each) or each in _ROMAN for each in near)
        elif token in ranges and at + 1 < len(tokens) and _ORDINAL.fullmatch(tokens[at + 1]):
            sure = True
        elif not (_ORDINAL.fullmatch(token) or _CLOCK.fullmatch(token) or token in _ROMAN or token in small):
            return False
    return sure


def _is_time(token: str) -> bool:
    """Whether a word names a time by its form."""
    named = any(form.fullmatch(token) for form in (_YEAR, _QUARTER, _TIMED))
    return named or _counted().fullmatch(token) is not None or _spans_and_number(token)


def _spans_and_number(token: str) -> bool:
    """Whether a word of a script without spaces is a stretch of time with its number."""
    bare = token.rstrip("0123456789")
    return bare != token and not bare.isascii() and bare in words_for("spans")
