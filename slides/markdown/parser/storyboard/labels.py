"""Labels of storyboards: what a line says that it is, in every language of the data (labels.json)."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.node import Node
from slides.text.rich_text import Run, cut, plain, trim

FEWEST = 2
"""This many headings that are numbered as slides make a storyboard."""
_LONGEST = 60
"""Characters of a label with the marks around it."""
_NUMBERED = pattern(
    r"[^\w\n]{0,6}(?P<before>[^\W\d_]{1,14})?\s{0,2}[#№第]?\s?(?P<number>\d{1,3})\s?(?P<after>[页頁])?(?:\s?/\s?\d{1,3})?"
    r"\s{0,2}(?:[:：.)\]|\u2013\u2014-]+\s*|\s(?=\()|$)(?P<rest>.*)"
)
_DASH = pattern(r"\s[-\u2013\u2014]\s")
_AROUND = " \t#*_>()[]-+.\u2022\u00a0\ufe0f\U0001f3a4\U0001f399\U0001f4dd\U0001f5e3\U0001f4ac\U0001f50a"
"""What may stand around a label: marks of Markdown, and the emoji that stand for speaking."""
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
    kinds, slides = _kinds(), 0
    for line in text.split("\n"):
        head = line[:_LONGEST].strip(_AROUND).lstrip(_NUMBER)
        if not head:
            continue
        label = head.partition(":")[0].partition("\uff1a")[0].partition("(")[0].strip(_AROUND).casefold()
        if kinds.get(label) == "speaker" or ((" - " in head or "\u2013" in head or "\u2014" in head) and _dashed(head)):
            return True
        if line[0] in _TITLES:
            slides += _number_of(head)
            if slides >= FEWEST:
                return True
    return False


def _dashed(head: str) -> bool:
    """Whether a line begins with a label for the speaker and a dash."""
    return _kinds().get(_DASH.split(head, 1)[0].strip(_AROUND).casefold()) == "speaker"


def _number_of(head: str) -> bool:
    """Whether a line begins with a word for a slide and its number."""
    found = _NUMBERED.match(head)
    return found is not None and not _slide_words().isdisjoint(((found["before"] or "").casefold(), found["after"] or ""))


def label_of(runs: Sequence[Run], whole: bool) -> SlideLabel | None:
    """The label that runs begin with, or are as a whole: bold ones without a colon, and those of headings."""
    text = plain(runs[:4])[:200] if runs else ""
    at = next((at for at, letter in enumerate(text[:_LONGEST]) if letter in ":\uff1a"), -1)
    if at < 0 and (dash := _DASH.search(text[:_LONGEST])):
        at = dash.end() - 2
        kind = _kinds().get(bare(text[: dash.start()]), "")
        return SlideLabel(kind, text[:at], at + 1) if kind == "speaker" else None
    if at < 0:
        alone = text if len(text) <= _LONGEST and (whole or all(run.bold or run.italic for run in runs)) else ""
        kind = _kinds().get(bare(alone), "")
        return SlideLabel(kind, alone, len(text)) if kind else None
    kind = _kinds().get(bare(text[:at]), "")
    return SlideLabel(kind, text[:at], at + 1) if kind else None


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
    if found is None or not {(found["before"] or "").casefold(), found["after"] or ""} & _slide_words():
        return None
    rest = cut(node.runs, found.start("rest"), len(text))
    if node.kind == "paragraph":
        rest = tuple(replace(run, bold=False) for run in rest)
    return trim(rest)


@lru_cache(maxsize=1)
def words() -> Mapping[str, tuple[str, ...]]:
    """The words by what they label."""
    found = json.loads(pkgutil.get_data("slides.markdown.parser.storyboard", "labels.json") or b"{}")
    return {kind: tuple(words) for kind, words in found.items() if kind != "about"}


@lru_cache(maxsize=1)
def _slide_words() -> frozenset[str]:
    return frozenset(words()["slide"])


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    """The kind of each label. A word that two kinds have is the one's that comes first here."""
    order = ("date", "author", "subtitle", "title", "group", "content", "tip", "picture", "notes", "speaker")
    return {word: kind for kind in order for word in words()[kind]}


__all__ = ["FEWEST", "SlideLabel", "bare", "first_runs", "label_of", "may_be_storyboard", "rest_of", "rest_runs", "slide_title", "words"]
