"""Rich text as plain values: runs, paragraphs, and the language a piece of text is written in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import accumulate, pairwise

from slides.base.lazy_regex import pattern
from slides.base.records import frozen, with_changes

BREAK = "\n"
"""A line break inside a run's text."""
LIST_MARK = "\u2022 "
"""Begins a line of a table's cell that is an item of a list. In a deck it is a native bullet, as text a typed one."""
LIST_INDENT = "\u00a0\u00a0"
"""Before the mark of an item in a list within another."""
COUNT_SIZE = 0.7
"""The size of a title's number as a share of the title's."""


class Mark(Enum):
    """What stands before a paragraph. `CONTINUE` has no mark of its own: it goes on under the item above."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    CONTINUE = "continue"


class Ink(Enum):
    """What a piece of code is, or a sign, where the style of its slot does not say the colour."""

    PLAIN = ""
    KEYWORD = "keyword"
    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"
    INSERTED = "inserted"
    DELETED = "deleted"
    YES = "yes"
    """A tick; not of code."""
    NO = "no"
    """A cross; not of code."""
    COUNT = "count"
    """The number after a title that several pages have, in smaller and lighter type; not of code."""
    QUIET = "quiet"
    """What matters less than the text beside it, in the lighter colour; not of code."""


@frozen
class Run:
    """A stretch of text in one style. `link` is an address, or `#anchor` for a slide of the deck.

    `raised` is 1 for a superscript and -1 for a subscript; `marked` text stands on a tint; `ink` colours code; `note` is the
    label of the footnote that the run refers to; `tip` is shown when the pointer rests on its link; `icon` names the icon that
    stands before the run where it begins a paragraph; `tex` is the source of the formula that the run shows or is part of.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    link: str = ""
    underline: bool = False
    raised: int = 0
    marked: bool = False
    ink: Ink = Ink.PLAIN
    note: str = ""
    tip: str = ""
    icon: str = ""
    tex: str = ""

    def __hash__(self) -> int:
        """That of its text and link: runs are keys of caches, and few differ in nothing else."""
        return hash((self.text, self.link))

    def saying(self, text: str) -> Run:
        """The same style with another text."""
        return Run(
            text,
            self.bold,
            self.italic,
            self.code,
            self.strike,
            self.link,
            self.underline,
            self.raised,
            self.marked,
            self.ink,
            self.note,
            self.tip,
            self.icon,
            self.tex,
        )

    def looks_like(self, other: Run) -> bool:
        """Whether another run differs in its text at most."""
        return self is other or self == other.saying(self.text)


_UNMARKED = (Mark.NONE, Mark.CONTINUE)


@frozen
class Paragraph:
    """Runs with a mark before them. `level` counts from 0; `number` is the item's own number in its list.

    `scheme` is how numbers are written, by DrawingML's name (`ST_TextAutonumberScheme`); empty for `1.`. Which style a
    level means is the slot's business: in a body it is the depth of the bullet, in a card its heading or text.
    """

    runs: tuple[Run, ...]
    level: int = 0
    mark: Mark = Mark.NONE
    number: int = 0
    scheme: str = ""

    @property
    def text(self) -> str:
        """The words without their styles."""
        return plain(self.runs)

    @property
    def is_formula(self) -> bool:
        """Whether the paragraph is one formula and has no mark: it is set in the middle."""
        runs = self.runs
        return bool(runs and runs[0].tex and self.mark in _UNMARKED) and all(run.tex == runs[0].tex for run in runs)

    @property
    def icon(self) -> str:
        """The name of the icon before its words; empty where it has none."""
        return self.runs[0].icon if self.runs else ""


def plain(runs: Sequence[Run]) -> str:
    """The text of runs without their styles."""
    if len(runs) == 1:
        return runs[0].text
    return "".join([run.text for run in runs])


def is_listed(runs: Sequence[Run]) -> bool:
    """Whether a cell's text holds items of a list."""
    for run in runs:  # noqa: SIM110 - a generator would take twice as long
        if LIST_MARK in run.text:
            return True
    return False


def lines_of(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """The lines of a text, cut at its breaks."""
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(BREAK)
        found[-1] += [with_changes(run, text=first)] if first else []
        found += [[with_changes(run, text=line)] if line else [] for line in others]
    return [tuple(line) for line in found]


def bold(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same runs, all of them bold."""
    return tuple([run if run.bold else with_changes(run, bold=True) for run in runs])


def unbold(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same runs, none of them bold: for a slot whose style is bold already."""
    return tuple([with_changes(run, bold=False) if run.bold else run for run in runs])


def cut(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """The stretch of runs between two offsets into their text."""
    found, at = [], 0
    for run in runs:
        if at >= end:
            break
        text = run.text[max(start - at, 0) : end - at]
        if text and len(text) == len(run.text):
            found.append(run)
        elif text:
            piece = run.saying(text)
            found.append(with_changes(piece, icon="") if start > at and run.icon else piece)
        at += len(run.text)
    return tuple(found)


def parted(runs: Sequence[Run], cuts: Sequence[int]) -> Iterator[tuple[Run, ...]]:
    """What lies before, between and after some offsets into the text of runs, in order; linear in runs and offsets together."""
    starts = [0, *accumulate(len(run.text) for run in runs)]
    for start, end in pairwise((0, *cuts, starts[-1])):
        first, last = max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)
        yield cut(runs[first:last], start - starts[first], end - starts[first])


def joined_alike(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Neighbouring runs that look alike as one, whatever formula they are part of: for a writer that shows formulas as text."""
    if not any([run.tex for run in runs]):  # noqa: C419 - a generator takes twice as long
        return runs
    found: list[Run] = []
    for run in runs:
        bare = with_changes(run, tex="")
        if found and found[-1].looks_like(bare):
            found[-1] = bare.saying(found[-1].text + run.text)
        else:
            found.append(bare)
    return tuple(found)


def spelled(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with the names of their icons as they were typed: for places where none is drawn."""
    return tuple(with_changes(run, text=f":{run.icon}: {run.text}", icon="") if run.icon else run for run in runs)


def trim(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without white space at either end; empty runs are dropped."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = _with(kept[0], kept[0].text.lstrip())
        kept[-1] = _with(kept[-1], kept[-1].text.rstrip())
    if any(BREAK in run.text for run in kept):
        return _without_blanks_at_breaks(kept)
    return tuple(kept)


def _without_blanks_at_breaks(runs: list[Run]) -> tuple[Run, ...]:
    """Runs whose lines begin and end with a word; code keeps its blanks."""
    found: list[Run] = []
    for run in runs:
        lines = run.text.split(BREAK)
        if not run.code:
            lines = [line.rstrip(" \t") if at < len(lines) - 1 else line for at, line in enumerate(lines)]
            lines = [line.lstrip(" \t") if at else line for at, line in enumerate(lines)]
            if found and found[-1].text.endswith(BREAK):
                lines[0] = lines[0].lstrip(" \t")
        if found and not found[-1].code and len(lines) > 1 and not lines[0]:
            found[-1] = _with(found[-1], found[-1].text.rstrip(" \t"))
        found.append(_with(run, BREAK.join(lines)))
    return tuple(run for run in found if run.text)


def _with(run: Run, text: str) -> Run:
    """A run with another text; itself where the text is its own."""
    return run if len(run.text) == len(text) else run.saying(text)


WIDOW = 18
"""The last two words of a title stay on one line where they are together no longer than this."""


def without_widow(runs: tuple[Run, ...], most: int = WIDOW) -> tuple[Run, ...]:
    """Runs whose last two words, where they have at most this many letters, are held together by a no-break space."""
    text = plain(runs)
    words = text.rsplit(" ", 2)
    if len(words) < 3 or len(words[-1]) + len(words[-2]) + 1 > most:
        return runs
    at = len(text) - len(words[-1]) - 1
    first, *rest = cut(runs, at, len(text))
    return (*cut(runs, 0, at), with_changes(first, text="\u00a0" + first.text[1:]), *rest)


_NOT_IN_SLUG = pattern(r"[^\w\- ]")


def slug(text: str) -> str:
    """The anchor GitHub gives a heading: lower case, punctuation dropped, spaces to hyphens."""
    return _NOT_IN_SLUG.sub("", text.strip().lower()).replace(" ", "-")


# Script -> language tag, for text in another script than the deck's. Kana and hangul stand before Han: they tell Japanese and
# Korean apart.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d", "ja-JP"),
    ("\uac00-\ud7af\u1100-\u11ff\u3130-\u318f", "ko-KR"),
    ("\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", "zh-CN"),
    ("\u0590-\u05ff\ufb1d-\ufb4f", "he-IL"),
    ("\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc", "ar-SA"),
    ("\u0900-\u097f", "hi-IN"),
    ("\u0980-\u09ff", "bn-BD"),
    ("\u0a00-\u0a7f", "pa-IN"),
    ("\u0a80-\u0aff", "gu-IN"),
    ("\u0b00-\u0b7f", "or-IN"),
    ("\u0b80-\u0bff", "ta-IN"),
    ("\u0c00-\u0c7f", "te-IN"),
    ("\u0c80-\u0cff", "kn-IN"),
    ("\u0d00-\u0d7f", "ml-IN"),
    ("\u0d80-\u0dff", "si-LK"),
    ("\u0e00-\u0e7f", "th-TH"),
    ("\u0e80-\u0eff", "lo-LA"),
    ("\u1780-\u17ff", "km-KH"),
    ("\u1000-\u109f", "my-MM"),
    ("\u1200-\u137f", "am-ET"),
    ("\u10a0-\u10ff", "ka-GE"),
    ("\u0530-\u058f", "hy-AM"),
    ("\u0400-\u052f", "ru-RU"),
    ("\u0370-\u03ff\u1f00-\u1fff", "el-GR"),
)
_FAMILIES: dict[str, frozenset[str]] = {
    "zh-CN": frozenset({"zh", "yue", "ja", "ko"}),
    "ar-SA": frozenset({"ar", "fa", "ur", "ps", "ckb", "sd", "ug"}),
    "he-IL": frozenset({"he", "iw", "yi"}),
    "ru-RU": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"}),
    "hi-IN": frozenset({"hi", "mr", "ne", "sa"}),
    "bn-BD": frozenset({"bn", "as"}),
    "am-ET": frozenset({"am", "ti"}),
}
_LATIN = "en-US"
"""The language of Latin letters in a deck of another script."""
_EMOJI = "[\U0001f000-\U0001faff\u2600-\u27bf][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f000-\U0001faff\u2600-\u27bf]*"
_STRETCH = f"(?P<emoji>{_EMOJI})|(?P<latin>[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)|" + "|".join(
    f"(?P<s{at}>[{letters}]+)" for at, (letters, _) in enumerate(_SCRIPTS)
)
_RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = pattern(r"[^\W\d_]")


def is_latin_text(text: str) -> bool:
    """Whether a text holds nothing but Latin letters and usual marks: most do, and need no look at scripts."""
    return text.isascii() or all([letter < "\u0250" or "\u2000" <= letter < "\u2070" for letter in text])  # noqa: C419 - twice as fast


def run_language(text: str, default: str) -> str:
    """The BCP 47 tag for text in a deck whose language is `default`: another script wins over the default."""
    return default if text.isascii() else max(stretches(text, default), key=lambda stretch: len(stretch[0]))[1]


def stretches(text: str, default: str) -> tuple[tuple[str, str], ...]:
    """Text cut where its script changes, each stretch with its BCP 47 tag; what has no script stands with what comes before.

    In a deck whose language is written in another script Latin letters are English. Emoji are stretches of their own: inside
    right-to-left text LibreOffice draws letters over each other where they share a run.
    """
    if is_latin_text(text) and _is_latin(default):
        return ((text, default),)
    found: list[tuple[int, str, bool]] = []
    kana = _KANA.search(text) is not None
    for stretch in re.finditer(_STRETCH, text):
        emoji = stretch.lastgroup == "emoji"
        tag = default if emoji else _tag(stretch.lastgroup or "", kana, default)
        if not found or found[-1][1:] != (tag, emoji):
            found.append((stretch.start(), tag, emoji))
    if not found:
        return ((text, default),)
    starts = [0, *(start for start, _, _ in found[1:]), len(text)]
    return tuple((text[start:end], tag) for (start, end), (_, tag, _) in zip(pairwise(starts), found, strict=True))


@lru_cache(maxsize=64)
def _is_latin(tag: str) -> bool:
    """Whether a language is written in Latin letters, as far as the scripts above tell."""
    main = tag.split("-")[0].lower()
    return not any(main in _FAMILIES.get(other, {other.split("-")[0]}) for _, other in _SCRIPTS)


@lru_cache(maxsize=256)
def _tag(group: str, kana: bool, default: str) -> str:
    """The tag of a stretch in one script: the deck's language where that is written in it. `kana`: the text has some."""
    if group == "latin":
        return default if _is_latin(default) else _LATIN
    tag = _SCRIPTS[int(group[1:])][1]
    if tag == "zh-CN" and kana:
        tag = "ja-JP"
    main = default.split("-")[0].lower()
    if main in _FAMILIES.get(tag, {tag.split("-")[0]}) or (tag == "ja-JP" and main == "ja"):
        return default
    return tag


_KANA = pattern(f"[{_SCRIPTS[0][0]}]")


def right_to_left(text: str) -> bool:
    """Whether text reads from right to left: decided by its first letter, as Unicode's rule P2 does."""
    first = None if text.isascii() else _LETTER.search(text)
    return first is not None and _RIGHT_TO_LEFT.match(first.group()) is not None
