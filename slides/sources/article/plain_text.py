"""Plain text, as it is copied from a web page -> blocks: lines joined where they were wrapped, headings told by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import boilerplate
from slides.sources.article.block import TextBlock

_WRAPPED = 100
"""Text none of whose lines is longer may have been wrapped: then neighbouring lines are one paragraph."""
_FULL = 45
"""A line of so many characters may be one that an editor broke."""
_LEAST_ROW = 3
"""So many short lines with no blank line between are a menu or a list, and no headings."""
_LONGEST_HEADING, _MOST_WORDS = 120, 16
ITEM = pattern(r"(?:[-*•‣▪◦·–]|\d{1,3}[.)])\s+(?=\S)")
_ENDS = (".", "!", ";", ",", "。", "！", "；", "،", "…", "۔", "।")
_RULE = pattern(r"[\W_]*")


def read_text(text: str) -> tuple[TextBlock, ...]:
    """The blocks of plain text. A line that looks like a heading is one here; what else it may be is told later."""
    lines = [" ".join(boilerplate.without_wiki_marks(line).split()) for line in text.split("\n")]
    width = max(map(len, lines)) if _is_wrapped(lines) else 0
    found: list[TextBlock] = []
    for group in _groups(lines):
        blocks = [_looked_at(block) for block in (_wrapped(group, width) if width else (TextBlock(line, number) for number, line in group))]
        row = len(blocks) >= _LEAST_ROW and all(block.kind == "heading" and not _says_who(block.text) for block in blocks)
        blocks = [replace(block, kind="row") for block in blocks] if row else blocks
        found += [replace(block, alone=False) for block in blocks] if len(blocks) > 1 else blocks
    return tuple(found)


def _says_who(text: str) -> bool:
    """Whether a line says who wrote the article, or when: such lines stand right under its title."""
    return bool(boilerplate.author(text)) or boilerplate.date(text) or text.endswith(QUESTION_MARKS)


def _groups(lines: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """Lines with words between blank lines, each with its number; lines of rules and dots part them too."""
    group: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if _RULE.fullmatch(line):
            if group:
                yield group
            group = []
        else:
            group.append((number, line))
    if group:
        yield group


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether an editor has broken the paragraphs into lines: none is long, and most that another follows end inside a sentence."""
    if any(len(line) > _WRAPPED for line in lines):
        return False
    inner = [line for group in _groups(lines) for _, line in group[:-1] if len(line) >= _FULL]
    inside = sum(not line.endswith((*_ENDS, *QUESTION_MARKS, ":")) for line in inner)
    return inside * 2 > len(inner)


def _wrapped(group: Sequence[tuple[int, str]], width: int) -> Iterator[TextBlock]:
    """One group of wrapped lines: a paragraph, or several where a line begins with a mark or the one before it is short.

    width: the longest line's, in characters.
    """
    start, words = group[0][0], [group[0][1]]
    for number, line in group[1:]:
        if ITEM.match(line) or line.startswith(("A:", "Q:")) or len(words[-1]) * 2 < width:
            yield TextBlock(" ".join(words), start)
            start, words = number, []
        words.append(line)
    yield TextBlock(" ".join(words), start)


def _looked_at(block: TextBlock) -> TextBlock:
    """A block as an item or a heading where it looks like one."""
    mark = ITEM.match(block.text)
    if mark and not block.text[mark.end() :].rstrip().endswith(("?", "？", "؟")):
        return TextBlock(block.text[mark.end() :], block.line, "item", info=mark.group().strip())
    return TextBlock(block.text, block.line, "heading", 2) if looks_like_heading(block.text) else block


def looks_like_heading(text: str) -> bool:
    """Whether a line is short and is no sentence."""
    if not 0 < len(text) <= _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or text.endswith(_ENDS):
        return False
    return any(letter.isalpha() for letter in text) and not re.search(r"[.!?] ++\S", re.sub(r"\b\w{1,3}\.", "", text))
