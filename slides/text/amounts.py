"""The amount that a text begins with, as a key figure shows it: `$48.2M`, `134%`, `23 days`; and changes such as `+12%` in it."""

from __future__ import annotations

from slides.base.lazy_regex import pattern
from slides.text.form_words import words_for

_NUMBER = r"\d{1,3}(?:[.,'\u2019\u00a0\u202f ]\d{3})++(?:[.,]\d{1,3}(?!\d))?|\d{1,12}(?:[.,]\d{1,4}(?!\d))?"
_SIGNS = r"[~\u2248<>\u2264\u2265\u00b1+\u2212\u2013-]?"
_MONEY = r"(?:us\$|[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9\u20aa]|usd |eur |gbp |chf |cny |rub |us\$ )?"
_AMOUNT = pattern(
    rf"(?i){_SIGNS}\s?{_MONEY}\s?(?:{_NUMBER})(?:\s?[\u2013-]\s?(?:{_NUMBER})|\s?/\s?\d{{1,3}}(?![\d/]))?"
    r"(?:\s?(?:%|\u2030|\u00b0[cf]?|\u20ac|\u00a3|\$|\u00a5|\u20bd|\u20b9)(?:/\w{1,3}\b)?)?"
)
_SUFFIX = pattern(r"(?i)(?:[a-z\u00b5\u0430-\u044f]{1,3}(?:\u00b2|\u00b3)?|\u00d7|\+)(?![\w])\+?")
_WORD = pattern(r"\s?([^\W\d_][\w'\u2019.]*)")
_BETWEEN = " \t\u00a0\u202f:\uff1a,;\u2013\u2014-"
_CHANGES_TO = pattern(r"\s?(?:[\u2192\u279c\u2794]|->)\s?(?=[^\s])|[\u2013-](?=[^\s\u2013-])")
"""What stands between an amount and what it became, or between the ends of a range."""
_YEAR = pattern(r"(?:1\d|20|21)\d{2}")
_CHANGE = pattern(rf"(?:(?<![\w.,])[+\u2212\u2013-]\s?(?:{_NUMBER})\s?(?:%|\u2030|pp\b|x\b)?)")


def leading_amount(text: str) -> tuple[int, int] | None:
    """Where the amount ends that a text begins with, and where what it counts begins; None where it begins otherwise.

    An amount and what it became are one (`96 g \u2192 54 g`), as are the ends of a range (`5%-9%`).
    A bare year, a date, a time of day and an ordinal are no amounts.
    """
    start = len(text) - len(text.lstrip())
    found = _AMOUNT.match(text, start)
    if found is None or not any(letter.isdecimal() for letter in found.group()):
        return None
    end = found.end()
    after = text[end : end + 2]
    if after[:1] in (".", ":", "/") and after[1:].isdecimal():
        return None
    bare = found.group().strip()
    end = _with_unit(text, end)
    if end < 0 or (_YEAR.fullmatch(bare) and end == found.end()):
        return None
    if arrow := _CHANGES_TO.match(text, end):
        second = leading_amount(text[arrow.end() :])
        end = arrow.end() + second[0] if second else end
    rest = end
    while rest < len(text) and text[rest] in _BETWEEN:
        rest += 1
    return end, rest


def _with_unit(text: str, end: int) -> int:
    """Where an amount ends with its unit; -1 where letters stand right after the digits that are none."""
    following = text[end : end + 1]
    if following.isalpha() or following in ("\u00d7", "+"):
        suffix = _SUFFIX.match(text, end)
        if suffix and suffix.group().lower().rstrip("+") not in _ORDINALS:
            end = suffix.end()
        elif not _unspaced(following):
            return -1
    word = _WORD.match(text, end)
    if word is not None and _bare(word[1]) in words_for("months"):
        return -1
    if word is not None and _is_unit(word[1]):
        end = word.start(1) + len(word[1].rstrip("."))
        end += text[end : end + 1] == "."
    return _with_counter(text, end)


_ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "e"))


def _bare(word: str) -> str:
    return word.rstrip(".").casefold()


def _is_unit(word: str) -> bool:
    bare = _bare(word)
    return bare in words_for("scales") or bare in words_for("units")


def _with_counter(text: str, end: int) -> int:
    """The same with what follows digits in scripts without spaces: 48亿元."""
    for kind in ("scales", "units"):
        for length in (3, 2, 1):
            piece = text[end : end + length]
            if piece and _unspaced(piece[0]) and piece in words_for(kind):
                end += length
                break
    return end


def _unspaced(letter: str) -> bool:
    return letter >= "\u2e80"


def is_amount(text: str) -> bool:
    """Whether a text is an amount and nothing else."""
    found = leading_amount(text)
    return found is not None and not text[found[0] :].strip(" .,;")


def change(text: str) -> tuple[int, int, bool] | None:
    """Where the first signed amount in a text begins and ends, and whether it goes up; None where there is none."""
    found = _CHANGE.search(text)
    if found is not None:
        return found.start(), found.end(), found.group()[0] == "+"
    return _in_words(text)


def _in_words(text: str) -> tuple[int, int, bool] | None:
    """The same where a word says it: `up 12%`."""
    words = list(_WORD_WITH_AMOUNT.finditer(text))
    for at in words:
        for kind, rises in (("up", True), ("down", False)):
            if at[1].casefold() in words_for(kind):
                return at.start(1), at.end(), rises
    return None


_WORD_WITH_AMOUNT = pattern(rf"(?<![^\W_])([^\W\d_]{{2,12}}) (?:by |um |de |von )?(?:{_NUMBER})\s?(?:%|pp\b|x\b)")
