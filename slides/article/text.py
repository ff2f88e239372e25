"""Plain text, as it is copied from a web page -> blocks: lines joined where they were wrapped, headings told by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from slides.article.block import Block

_WRAPPED = 100
"""Text none of whose lines is longer may have been wrapped: then neighbouring lines are one paragraph."""
_LONGEST_HEADING, _MOST_WORDS = 120, 16
ITEM = re.compile(r"(?:[-*•‣▪◦·–]|\d{1,3}[.)])\s+(?=\S)")
_ENDS = (".", "!", ";", ",", "。", "！", "；", "،", "…", "۔", "।")
_RULE = re.compile(r"[\W_]*")


def read_text(text: str) -> tuple[Block, ...]:
    """The blocks of plain text. A line that looks like a heading is one here; what else it may be is told later."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    wrapped = _is_wrapped(lines)
    found: list[Block] = []
    for group in _groups(lines):
        found += _wrapped(group) if wrapped else [Block(line, number) for number, line in group]
    return tuple(_looked_at(block) for block in found)


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
    """Whether an editor has broken the paragraphs into lines: none is long, and most lines of a group are nearly full."""
    if any(len(line) > _WRAPPED for line in lines):
        return False
    inner = [line for group in _groups(lines) for _, line in group[:-1]]
    full = sum(len(line) >= 55 for line in inner)
    return full * 2 > len(inner)


def _wrapped(group: Sequence[tuple[int, str]]) -> Iterator[Block]:
    """One group of wrapped lines: a paragraph, or items that each begin with a mark."""
    start, words = group[0][0], [group[0][1]]
    for number, line in group[1:]:
        if ITEM.match(line) or line.startswith(("A:", "Q:")):
            yield Block(" ".join(words), start)
            start, words = number, []
        words.append(line)
    yield Block(" ".join(words), start)


def _looked_at(block: Block) -> Block:
    """A block as an item or a heading where it looks like one."""
    mark = ITEM.match(block.text)
    if mark and not block.text[mark.end() :].rstrip().endswith(("?", "？", "؟")):
        return Block(block.text[mark.end() :], block.line, "item", info=mark.group().strip())
    return Block(block.text, block.line, "heading", 2) if looks_like_heading(block.text) else block


def looks_like_heading(text: str) -> bool:
    """Whether a line is short and is no sentence."""
    if not 0 < len(text) <= _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or text.endswith(_ENDS):
        return False
    return any(letter.isalpha() for letter in text) and not re.search(r"[.!?] +\S.*[.!?]?$", re.sub(r"\b\w{1,3}\.", "", text))
