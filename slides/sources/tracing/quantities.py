"""Quantities in a text: figures, number words, ordinals and fractions, each with its value, scale and unit, in any script."""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.sources.tracing.lexicon import Lexicon
from slides.sources.tracing.numerals import numeral_value
from slides.text import sentences

_FIGURES = pattern(
    rf"(?<![^\W{sentences.UNSPACED}])(?<!\d[.,])(?P<before>[$€£¥])?[ \u00a0]?"
    r"(?P<digits>\d{1,2}[:h]\d\d(?![\d:])|\d+(?:[.,'’\u00a0\u202f]\d+|[ \u00a0\u202f]\d{3}(?!\d))*)"
)
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[%°‰²³℃％$€£¥][a-zA-Z]?")
_GROUPS = pattern("['’ \u00a0\u202f]")
_CLOCK = pattern("(?<=\\d)[:h](?=\\d\\d$)")
_AFTERNOON = pattern(r"[ \u00a0\u202f]?[pP]\.?[mM]\b")
_WORDS = json.loads(pkgutil.get_data("slides.text", "quantity_words.json") or b"{}")
_LOOSE: Mapping[str, int] = _WORDS["scales"]
_SCRIPT_UNITS: Mapping[str, str] = _WORDS["signs"]
ONE = frozenset(_WORDS["one"])
"""Articles that say one."""
ARTICLES = frozenset(_WORDS["articles"])
"""Articles of the languages, and what may stand in their place."""
_OF = frozenset(_WORDS["of"])
"""Words that may stand between a number and its unit: `3 millones de euros`."""
_MOST_DIGITS = 24
_MOST_JOINED = 20
"""Characters between two numbers that share a unit."""
_SHARES = frozenset(_WORDS["percent"])
PERCENT = "%"
POINTS = "points"
_POINTS = tuple(_WORDS["points"])


@frozen
class Quantity:
    """One quantity: where it stands with its scale, what it may be worth, and its unit.

    kind: figure, clock (a time), word, ordinal or fraction. unit: a unit's group, `%`, `points` (percentage points), or empty.
    unit_end: where the unit ends. judged: false for words that often mean something else, as `one`. year: four figures that may be a year.
    """

    start: int
    end: int
    values: frozenset[Decimal]
    kind: str = "figure"
    unit: str = ""
    unit_end: int = 0
    judged: bool = True
    year: bool = False

    def ratio(self) -> Decimal | None:
        """The share that it is, where it is a percentage or a fraction."""
        value = min(self.values)
        return value / 100 if self.unit == PERCENT else value if self.kind == "fraction" else None

    def equals(self, other: Quantity) -> bool:
        """Whether two quantities may be the same number, whatever their units; a third is 33 percent."""
        if self.values & other.values:
            return True
        mine, theirs = self.ratio(), other.ratio()
        return mine is not None and theirs is not None and self.kind != other.kind and abs(mine - theirs) < Decimal("0.011")


def quantities(text: str, lexicon: Lexicon) -> list[Quantity]:
    """The quantities of a text in order, none inside another."""
    found = [*_figures(text, lexicon)]
    taken = [(each.start, max(each.end, each.unit_end)) for each in found]
    found += [each for each in _worded(text, lexicon) if not any(start < each.end and each.start < end for start, end in taken)]
    return _with_shared_units(text, sorted(found, key=lambda each: each.start), lexicon)


def _with_shared_units(text: str, found: list[Quantity], lexicon: Lexicon) -> list[Quantity]:
    """The quantities, one without a unit with that of the next where only a joining word stands between: `7 instead of 19 percent`."""
    joins = lexicon.shared
    for at in range(len(found) - 2, -1, -1):
        mine, after = found[at], found[at + 1]
        if mine.unit or not after.unit or mine.year or mine.kind == "ordinal" or after.start - mine.end > _MOST_JOINED:
            continue
        between = " ".join(text[mine.end : after.start].casefold().split()).strip(" -–")
        if between in joins or (not between and after.start > mine.end):
            found[at] = replace(mine, unit=after.unit, unit_end=mine.end)
    return found


def _figures(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Quantities in figures."""
    end = 0
    for match in _FIGURES.finditer(text):
        if match.start("digits") < end:
            continue
        digits = match["digits"]
        values = readings(digits)
        start, end = match.start("digits"), match.end("digits")
        scaled, end, loose = _scale(text, end, lexicon)
        year = len(digits) == 4 and digits.isdecimal() and 1000 <= int(digits) <= 2150 and not scaled
        values = frozenset(value.scaleb(scaled) for value in values) | (values if loose else frozenset())
        unit, unit_end = _unit(text, end, lexicon)
        if match["before"] and not unit:
            unit, unit_end = lexicon.units.get((match["before"],), match["before"]), end
        if text[max(0, start - 4) : start].endswith(("百分之", "％之")):
            unit, unit_end = PERCENT, end
        kind = "clock" if _CLOCK.search(digits) else "figure"
        if _AFTERNOON.match(text, end):
            values |= {value + 12 for value in values if value < 12}
        glued = text[end : end + 1].isupper() and not unit and not scaled
        yield Quantity(start, end, values, kind, unit, unit_end, judged=not glued, year=year and not unit)


def readings(digits: str) -> frozenset[Decimal]:
    """What figures may be worth: 1.200 is twelve hundred or one and a fifth; 3,5 is three and a half; 13:30 is a time, as 13.30."""
    digits = _CLOCK.sub(".", digits)
    bare = _GROUPS.sub("", digits)
    if len(bare) > _MOST_DIGITS:
        return frozenset({Decimal(re.sub(r"\D", "", bare)[:_MOST_DIGITS] or "0")})
    marks = [mark for mark in bare if mark in ".,"]
    bare = "".join(str(int(char)) if char.isdecimal() else char for char in bare)
    if not marks:
        return frozenset({Decimal(bare)})
    if len(set(marks)) == 2:
        last = max(bare.rfind("."), bare.rfind(","))
        whole = bare[:last].replace(".", "").replace(",", "")
        return frozenset({Decimal(f"{whole}.{bare[last + 1 :]}").normalize()})
    mark = marks[0]
    parts = bare.split(mark)
    joined = Decimal("".join(parts))
    if len(parts) > 2:
        return frozenset({joined}) if all(len(part) == 3 for part in parts[1:]) else frozenset(map(Decimal, parts))
    decimal = Decimal(f"{parts[0]}.{parts[1]}").normalize()
    both = len(parts[1]) == 3 and 1 <= len(parts[0]) <= 3 and parts[0].strip("0") != ""
    return frozenset({decimal, joined}) if both else frozenset({decimal})


def _scale(text: str, end: int, lexicon: Lexicon) -> tuple[int, int, bool]:
    """The zeros that a word or letter behind figures adds, where it ends, and whether it may be a unit instead."""
    if lexicon.raw.get("digits"):
        zeros = 0
        if text[end : end + 1] == " " and (text[end + 1 : end + 2],) in lexicon.scales:
            end += 1
        while text[end : end + 1] and (text[end],) in lexicon.scales:
            zeros, end = zeros + lexicon.scales[(text[end],)], end + 1
        return zeros, end, False
    words = _ahead(text, end, 2)
    for count in (2, 1):
        key = tuple(word for word, _, _ in words[:count])
        if len(key) == count and (zeros := lexicon.scales.get(key, 0 if count > 1 else _LOOSE.get(key[0], 0))):
            return zeros, words[count - 1][2], len(key[0]) == 1
    return 0, end, False


def _unit(text: str, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """The unit behind a number, and where it ends."""
    if lexicon.raw.get("digits"):
        rest = text[end : end + 5].lstrip()
        unit = next((unit for unit in sorted(_SCRIPT_UNITS, key=len, reverse=True) if rest.startswith(unit)), "")
        name = _SCRIPT_UNITS.get(unit, "")
        return (POINTS if name == "百分点" else name), end + len(unit)
    words = _ahead(text, end, 3)
    for count in (3, 2, 1):
        key = tuple(word for word, _, _ in words[:count])
        if len(key) == count and key in lexicon.units:
            return _named(lexicon.units[key]), words[count - 1][2]
    if words and words[0][0] in ("%", "％"):
        return PERCENT, words[0][2]
    return "", end


def _named(unit: str) -> str:
    """A unit's group, with one name for percent and one for percentage points in all languages."""
    return PERCENT if unit in _SHARES else POINTS if unit in _POINTS else unit


def _ahead(text: str, end: int, count: int) -> list[tuple[str, int, int]]:
    """The next words behind a place, as long as only spaces and hyphens part them; one `of` before the first is skipped."""
    found: list[tuple[str, int, int]] = []
    skipped = False
    while len(found) < count:
        match = _WORD.search(text, end, min(len(text), end + 40))
        if not match or text[end : match.start()].strip(" \u00a0\u202f-‑.'’"):
            break
        if "." in text[end : match.start()]:
            break
        word, start = match.group().casefold(), match.start()
        if word.startswith(("d'", "d’")):
            word, start = word[2:], start + 2
        if found or word not in _OF:
            found.append((word, start, match.end()))
        elif skipped:
            break
        else:
            skipped = True
        end = match.end()
    return found


def _worded(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Quantities in words."""
    if lexicon.raw.get("digits"):
        yield from _charactered(text, lexicon)
        return
    if not lexicon.atoms:
        return
    words = [_unelided(match, lexicon) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        if not _may_begin(words[at][0], lexicon):
            at += 1
            continue
        count, quantity = _word_at(text, words, at, lexicon)
        if quantity:
            yield quantity
        at += max(count, 1)


def _may_begin(word: str, lexicon: Lexicon) -> bool:
    """Whether a quantity in words may begin with a word; most words are none, and this is the fastest way to know."""
    known = word in lexicon.atoms or word in lexicon.fractions or word in lexicon.ordinals
    return known or (bool(lexicon.glued) and bool(_atoms(word, lexicon)))


def _unelided(match: re.Match[str], lexicon: Lexicon) -> tuple[str, int, int]:
    """A word with its place; of `trent'anni` the number alone."""
    word = match.group().casefold()
    if "'" not in word and "’" not in word:
        return word, match.start(), match.end()
    first = word.replace("’", "'").partition("'")[0]
    return (
        (first, match.start(), match.start() + len(first))
        if first != word and first in lexicon.atoms
        else (word, match.start(), match.end())
    )


def _word_at(text: str, words: Sequence[tuple[str, int, int]], at: int, lexicon: Lexicon) -> tuple[int, Quantity | None]:
    """The quantity that begins at a word, and how many words it has."""
    word, start, end = words[at]
    before = words[at - 1][0] if at else ""
    if word in lexicon.fractions and (word not in lexicon.ordinals or before in ARTICLES) and before not in lexicon.ordinals:
        value = Decimal(str(lexicon.fractions[word]))
        return 1, Quantity(start, end, frozenset({value}), "fraction", unit_end=end)
    parts: list[int] = []
    count = 0
    while at + count < len(words) and count < 12:
        word = words[at + count][0]
        gap = text[words[at + count - 1][2] : words[at + count][1]] if count else ""
        if gap.strip(" \u00a0-"):
            break
        if found := _atoms(word, lexicon):
            parts += found
        elif count and (word,) in lexicon.scales:
            parts.append(10 ** lexicon.scales[(word,)])
        elif not (count and word in lexicon.joins and at + count + 1 < len(words) and _small(words[at + count + 1][0], parts, lexicon)):
            break
        count += 1
    if count:
        end = words[at + count - 1][2]
        after = words[at + count][0] if at + count < len(words) else ""
        value = Decimal(_sum(parts, quatre="quatre-vingt" in lexicon.raw.get("numbers", {})))
        if after in lexicon.fractions and not text[end : words[at + count][1]].strip(" -"):
            part = value * Decimal(str(lexicon.fractions[after]))
            return count + 1, Quantity(start, words[at + count][2], frozenset({part}), "fraction", unit_end=words[at + count][2])
        unit, unit_end = _unit(text, end, lexicon)
        judged = count > 1 or words[at][0] not in lexicon.ambiguous
        return count, Quantity(start, end, frozenset({value}), "word", unit, unit_end, judged)
    if words[at][0] in lexicon.ordinals:
        return 1, Quantity(start, end, frozenset({Decimal(lexicon.ordinals[words[at][0]])}), "ordinal", unit_end=end)
    return 0, None


def _small(word: str, parts: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a word behind `and` goes on with the number before it: `thirty and six` where languages say so, not `two and three`."""
    found = _atoms(word, lexicon)
    return bool(found) and bool(parts) and parts[-1] >= 20 and found[0] < parts[-1]


def _atoms(word: str, lexicon: Lexicon) -> list[int]:
    """The parts of a number word, written together or alone; empty where it is none."""
    if word in lexicon.atoms:
        return [lexicon.atoms[word]]
    if not lexicon.glued or len(word) > 60:
        return []
    found: list[int] = []
    rest = word
    while rest:
        size = next((size for size in range(min(len(rest), 13), 1, -1) if rest[:size] in lexicon.atoms), 0)
        join = next((join for join in lexicon.glued if found and rest.startswith(join) and len(rest) > len(join)), "")
        if not size and not join:
            return []
        if size:
            found.append(lexicon.atoms[rest[:size]])
        rest = rest[size or len(join) :]
    return found if len(found) > 1 else []


def _sum(parts: Sequence[int], *, quatre: bool) -> int:
    """The number that its parts make: a hundred multiplies what stands before it, a thousand the whole before it."""
    total = current = 0
    for part in parts:
        if part >= 1000:
            total, current = total + max(current, 1) * part, 0
        elif part == 100:
            current = max(current, 1) * 100
        elif quatre and part == 20 and current % 100 == 4:
            current += 76
        else:
            current += part
    return total + current


def _charactered(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """Numbers in Chinese characters: at least two of them, one of which is a unit of tens, or one before what it counts."""
    digits, counted = lexicon.raw["digits"], lexicon.raw.get("counted", "月")
    for match in re.finditer(f"[{digits}]{{2,20}}|[{digits}](?=[{counted}])", text):
        value = numeral_value(match.group())
        if value is not None:
            share = text[max(0, match.start() - 3) : match.start()] == "百分之"
            yield Quantity(match.start(), match.end(), frozenset({Decimal(value)}), "word", PERCENT if share else "", match.end())
