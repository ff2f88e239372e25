"""Emoji at the ends of headings: they adorn a page on the web and say nothing that the words do not. Signs that mean something stay, and
the keys of numbers (`1\ufe0f\u20e3`) are numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.markdown.parser import Node
from slides.text.rich_text import Run, cut, plain, trim

_MEANING = frozenset(
    "\u2705\u274c\u274e\u2714\u2716\u2713\u2717\u2718\u26a0\u26d4\u2610\u2611\u2612\u2753\u2757\u2b50\u2605\u2606\U0001f6ab\U0001f534\U0001f7e0"
    "\U0001f7e1\U0001f7e2\U0001f535\U0001f7e3\U0001f7e4\u26aa\u26ab\u2642\u2640\u2660\u2663\u2665\u2666\u266d\u266f"
)
"""Yes and no, warnings, stars, lights, suits, accidentals: they are read as words."""
_TECHNICAL = frozenset("\u231a\u231b\u2328\u23e9\u23ea\u23eb\u23ec\u23f0\u23f1\u23f2\u23f3")
"""Clocks, a keyboard and others that stand among technical signs."""
_KEYS = pattern(r"\s{0,3}((?:[0-9]\ufe0f?\u20e3){1,2})\s{0,3}(?=\w)")
"""The keys of a number of one or two digits before a word."""
_JOINED = frozenset("\ufe0e\ufe0f\u200d")


def without_heading_emoji(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, headings without emoji before their first word and after their last."""
    return [_bare(node) if node.kind == "heading" and not plain(node.runs).isascii() else node for node in nodes]


@memoized
def _bare(node: Node) -> Node:
    """A heading without emoji at its ends; itself where it has none, or nothing else."""
    text = plain(node.runs)
    if keys := _KEYS.match(text):
        number = "".join(filter(str.isdigit, keys[1]))
        return replace(node, runs=(Run(f"{number}. "), *cut(node.runs, keys.end(), len(text))))
    start, end = adorning_start(text), len(text)
    while end > start and (text[end - 1] in _JOINED or text[end - 1].isspace() or _adorns(text[end - 1])):
        end -= 1
    adorned = any(map(_adorns, (*text[:start], *text[end:])))
    if not adorned or not any(map(str.isalnum, text[start:end])):
        return node
    return replace(node, runs=trim(cut(node.runs, start, end)))


def adorning_start(text: str) -> int:
    """Where a text begins after the emoji that it has before its first word."""
    start = 0
    while start < len(text) and (text[start] in _JOINED or text[start].isspace() or _adorns(text[start])):
        start += 1
    return start if any(map(_adorns, text[:start])) else 0


def _adorns(letter: str) -> bool:
    """Whether a character is an emoji, or a part of one, that says nothing."""
    pictured = (
        letter in _TECHNICAL or "\U0001f000" <= letter <= "\U0001faff" or "\u2600" <= letter <= "\u2775" or "\u2794" <= letter <= "\u27bf"
    )
    return pictured and letter not in _MEANING and not "\U0001f1e6" <= letter <= "\U0001f1ff"
