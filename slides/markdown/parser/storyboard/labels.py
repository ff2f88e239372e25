"""Labels of storyboards: what a line says that it is, in every language of the data (labels.json)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.node import Node
from slides.markdown.parser.storyboard.speaker_labels import speaker_label
from slides.markdown.parser.storyboard.words import slide_words, words
from slides.text.rich_text import Run, cut, plain, trim

FEWEST = 2
"""This many headings that are numbered as slides make a storyboard."""
_LONGEST = 60
"""Characters of a label with the marks around it."""
_CLOCK = r"\d{1,3}(?:[:.,]\d{1,2})?"
_TIME = (
    rf"[(\[][~\u2248]?\s?{_CLOCK}(?:\s?[-\u2013\u2014]\s?{_CLOCK})?"
    r"\s?(?:[^\W\d_]{1,8}|['\u2032\u2033\"])?\.?[)\]]"
)
"""How long a slide takes, or from when to when, in brackets."""
_UNIT = pattern(r"\d\s?([^\W\d_]{1,8})\.?[)\]]\Z")
_NUMBERED = pattern(
    r"[^\w\n]{0,6}(?P<before>[^\W\d_]{1,14})?\s{0,2}[#№第]?\s?(?P<number>\d{1,3})[a-z]?(?:\s?[-\u2013\u2014]\s?\d{1,3})?\s?"
    rf"(?P<after>[页頁])?(?:\s?/\s?\d{{1,3}})?\s{{0,2}}(?:(?P<time>{_TIME})\s{{0,2}}[:：.)\]|\u2013\u2014-]*\s*|[:：.)\]|\u2013\u2014-]+\s*|\s(?=\()|$)"
    r"(?P<rest>.*)"
)
SLIDE_NUMBER = pattern(r"\s*(?P<word>[^\W\d_]{1,14})?\s?[#№第]?\s?(?P<number>\d{1,3})(?:\s?[页頁])?\s?(?:[:：.)\u2013\u2014-]+\s*|\Z)")
"""What the cell of a slide's number begins with."""
_LONGEST_TITLE = 120
_TIMED = pattern(rf"\s{_TIME}\s*\Z")
_DASH = pattern(r"\s[-\u2013\u2014]\s")
_AROUND = " \t#*_>()[]-+.\u2022\u00a0\ufe0f\U0001f3a4\U0001f399\U0001f4dd\U0001f5e3\U0001f4ac\U0001f50a"
"""What may stand around a label: marks of Markdown, and the emoji that stand for speaking."""
_PRIMES = "'\u2032\u2033\""
_NUMBER = "0123456789.) *_\t"
_TITLES = "#*_-0123456789 "
"""What the line of a slide's number begins with."""


@frozen
class SlideLabel:
    """What a label says that follows it, its words as they stand, and where they end in the text."""

    kind: str
    words: str
    end: int


def may_be_storyboard(text: str) -> bool:
    """Whether an outline may be a storyboard, or hold labels for the speaker: one look at the beginning of each line."""
    slides = 0
    for line in text.split("\n"):
        slides += _signs(line) if line else 0
        if slides >= FEWEST:
            return True
    return False


@lru_cache(maxsize=20_000)
def _signs(line: str) -> int:
    """How much a line speaks for a storyboard: FEWEST for a label of the speaker's or a table of slides, 1 for a slide's number."""
    head = line[:_LONGEST].strip(_AROUND).lstrip(_NUMBER)
    if not head:
        return 0
    label = head.partition(":")[0].partition("\uff1a")[0].partition("(")[0].strip(_AROUND).casefold()
    if kind_of(label) == "speaker" or ((" - " in head or "\u2013" in head or "\u2014" in head) and _dashed(head)):
        return FEWEST
    if "|" in line and table_kinds(line.strip().strip("|").split("|")):
        return FEWEST
    return int((line[0] in _TITLES or head.casefold().startswith(_slide_beginnings())) and _number_of(head))


def _dashed(head: str) -> bool:
    """Whether a line begins with a label for the speaker and a dash."""
    return kind_of(_DASH.split(head, 1)[0].strip(_AROUND).casefold()) == "speaker"


def number_of_line(line: str) -> int:
    """The number of the slide that a line without marks names, and nothing else in its way; -1 for any other line."""
    text = line.strip()
    found = _NUMBERED.fullmatch(text) if len(text) <= _LONGEST_TITLE and text.casefold().startswith(_slide_beginnings()) else None
    return int(found["number"]) if found and _names_a_slide(found) else -1


def numbers_slide(line: str) -> bool:
    """Whether a line is a heading, or all in bold, and numbers a slide."""
    words = line.strip()
    marked = words.startswith("#") or (words.startswith("**") and words.endswith("**"))
    return marked and _number_of(words[:_LONGEST].strip(_AROUND))


def number_of_cell(text: str) -> int:
    """The number that the first cell of a row gives to a slide; -1 where it gives none."""
    found = SLIDE_NUMBER.match(text)
    if found is None or ((found["word"] or "").casefold() not in {"", *slide_words()}):
        return -1
    return int(found["number"])


def _number_of(head: str) -> bool:
    """Whether a line begins with a word for a slide and its number."""
    found = _NUMBERED.match(head)
    return found is not None and _names_a_slide(found)


def _names_a_slide(found: re.Match[str]) -> bool:
    """Whether a word for a slide stands before or after the number."""
    return not slide_words().isdisjoint(((found["before"] or "").casefold(), found["after"] or ""))


def label_of(runs: Sequence[Run], whole: bool) -> SlideLabel | None:
    """The label that runs begin with, or are as a whole: bold ones without a colon, and those of headings."""
    text = plain(runs[:4])[:200] if runs and not runs[0].code else ""
    at = colon_in(text)
    if at < 0 and (dash := _DASH.search(text[:_LONGEST])):
        at = dash.end() - 2
        kind = kind_of(bare(text[: dash.start()]))
        return SlideLabel(kind, text[:at], at + 1) if kind == "speaker" else None
    if at < 0:
        alone = text if len(text) <= _LONGEST and (whole or _all_marked(runs)) else ""
        kind = kind_of(bare(alone))
        return SlideLabel(kind, alone, len(text)) if kind else None
    kind = kind_of(bare(text[:at]))
    return SlideLabel(kind, text[:at], at + 1) if kind else None


def _all_marked(runs: Sequence[Run]) -> bool:
    """Whether all words of a line are bold or in italics; an emoji before them need not be."""
    return all(run.bold or run.italic or not any(letter.isalnum() for letter in run.text) for run in runs)


def colon_in(text: str) -> int:
    """Where the colon after a label stands; -1 where there is none in reach."""
    return next((at for at, letter in enumerate(text[:_LONGEST]) if letter in ":\uff1a"), -1)


def bare(label: str) -> str:
    """A label without what stands around it: emoji, brackets, how long it takes."""
    words = label.strip(_AROUND).partition("(")[0].strip(_AROUND)
    while words and not (words[0].isalnum() or words[0] == "\u00bf"):
        words = words[1:].lstrip(_AROUND)
    return " ".join(words.split()).casefold()


def rest_runs(runs: Sequence[Run], label: SlideLabel) -> tuple[Run, ...]:
    """What follows a label, without the bracket that closes around it."""
    text = plain(runs)
    end = len(text) - (text[:1] in "([" and text.rstrip()[-1:] in ")]")
    return trim(cut(runs, label.end, end))


def rest_of(node: Node, label: SlideLabel) -> tuple[Run, ...]:
    """What follows a label in the text that a node begins with."""
    return rest_runs(first_runs(node), label)


def first_runs(node: Node) -> tuple[Run, ...]:
    """The runs that a node begins with."""
    if node.kind in ("item", "quote"):
        return node.children[0].runs if node.children and node.children[0].kind == "paragraph" else ()
    return node.runs


def slide_title(node: Node) -> tuple[Run, ...] | None:
    """The title of a heading, or of a paragraph in bold, that is numbered as a slide; None for any other node."""
    if node.kind not in ("heading", "paragraph") or not node.runs:
        return None
    if node.kind == "paragraph" and not all(run.bold or not run.text.strip() for run in node.runs):
        return None
    text = plain(node.runs)
    found = _NUMBERED.fullmatch(text) if len(text) <= 300 else None
    if found is None or not _names_a_slide(found):
        return None
    rest = cut(node.runs, _title_start(found), time_of(text)[1])
    if node.kind == "paragraph":
        rest = tuple(replace(run, bold=False) for run in rest)
    return trim(rest)


def _title_start(found: re.Match[str]) -> int:
    """Where the title begins after a slide's number; what stands in brackets and is no time belongs to it."""
    return found.start("rest") if found["time"] is None or is_time(found["time"]) else found.start("time")


def slide_times(node: Node) -> list[str]:
    """How long a slide takes, as the line of its number says it."""
    text = plain(node.runs)
    found = _NUMBERED.fullmatch(text)
    before = found["time"] if found and found["time"] and is_time(found["time"]) else ""
    after = time_of(found["rest"])[0] if found else ""
    return [time for time in (before, after) if time]


def time_of(text: str) -> tuple[str, int]:
    """How long a slide takes, which stands in brackets at the end of its title, and where it begins; empty where nothing does."""
    found = _TIMED.search(text) if text.endswith((")", "]")) else None
    return (found[0].strip(), found.start()) if found and is_time(found[0]) else ("", len(text))


def is_time(text: str) -> bool:
    """Whether what stands in brackets says a time: by its unit, or by a colon between digits."""
    unit = _UNIT.search(text.strip())
    return unit[1].casefold() in words()["time units"] if unit else ":" in text or text[-2:-1] in _PRIMES


def table_kinds(heads: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a table of slides hold, by the words of its head; empty for any other table."""
    kinds: list[str] = []
    named = False
    for head in heads:
        label = bare(head)
        slide = label.rstrip(" #.") in slide_words() or _numbers_slides(label)
        named = named or slide
        kind = "number" if slide or head.strip().casefold() in words()["number"] else kind_of(label)
        if not kind or kind in kinds:
            return ()
        kinds.append(kind)
    told = {"content", "notes", "speaker", "picture"} & set(kinds) if named else {"speaker"} & set(kinds)
    return tuple(kinds) if "number" in kinds and told and len(kinds) > 2 and {"title", "content"} & set(kinds) else ()


def _numbers_slides(label: str) -> bool:
    """Whether a label is a word for slides and one for numbers, as `slide no`."""
    first, _, rest = label.partition(" ")
    return first in slide_words() and rest in words()["number"]


@lru_cache(maxsize=1)
def _slide_beginnings() -> tuple[str, ...]:
    """What a line that numbers a slide begins with, without case."""
    return (*words()["slide"], "\u7b2c")


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    """The kind of each label. A word that two kinds have is the one's that comes first here."""
    order = ("date", "author", "subtitle", "title", "group", "content", "tip", "picture", "notes", "speaker")
    return {word: kind for kind in order for word in words()[kind]}


def kind_of(label: str) -> str:
    """The kind of a label without marks and without case; empty for what is none."""
    return _kinds().get(label) or speaker_label(label)


__all__ = [
    "FEWEST",
    "SLIDE_NUMBER",
    "SlideLabel",
    "bare",
    "colon_in",
    "first_runs",
    "kind_of",
    "label_of",
    "may_be_storyboard",
    "number_of_cell",
    "number_of_line",
    "numbers_slide",
    "rest_of",
    "rest_runs",
    "slide_times",
    "slide_title",
    "table_kinds",
    "words",
]
