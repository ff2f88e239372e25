"""Text -> Text: items of lists that are indented less, or more, than Markdown asks for, indented as it does. The number of lines stays.

CommonMark takes `  - b` under `1. a` for a list of its own, because it does not reach the words of `a`; pandoc's older rule,
Python-Markdown, marked and remark take it for a list inside the item, and so do readers. An item that is indented too far is
words of the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from slides.base.lazy_regex import pattern
from slides.base.records import frozen

_CONCERNED = pattern(r"\n {1,24}(?:[-*+]|\d{1,9}[.)])[ \t]")
_ITEM = pattern(r"(?P<indent> {0,24})(?P<mark>[-*+]|\d{1,9}[.)])(?P<room> {1,8})(?=\S)")
_FENCE = pattern(r" {0,24}(?P<fence>`{3,}|~{3,})")
_APART = pattern(r" {0,3}(?:#{1,6}[ \t]|:{3,}|<[/A-Za-z!]|-{3,}[ \t]*$|\*{3,}[ \t]*$)")
"""A line that ends every list."""
_CODE = 4
"""Spaces before code; an item this much further in than the words above it is none."""
_CLEARLY = 2
"""Spaces further in than the item above, from which on an item is inside of it whatever its mark."""


@frozen
class _OpenItem:
    """An item that may hold others. indent: where its mark stands; words: where its words begin, as written here; shift: how much
    further in it is written."""

    indent: int
    mark: str
    words: int
    shift: int


def with_whole_indents(text: str) -> str:
    """The outline with items inside of items indented as far as those begin; itself where they are."""
    if not _CONCERNED.search(text):
        return text
    lines = text.split("\n")
    first = next((at + 1 for at in range(1, len(lines)) if lines[at].rstrip() in ("---", "...")), 0) if lines[0].rstrip() == "---" else 0
    return "\n".join([*lines[:first], *_indented(lines[first:])])


def _indented(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    open_items: list[_OpenItem] = []
    fence = ""
    shift = 0
    blank = False
    for line in lines:
        words = line.strip()
        if fence or not words:
            found.append(f"{' ' * shift}{line}" if fence and shift and words else line)
            fence = "" if fence and words.startswith(fence) and not words.strip(fence[0]) else fence
            blank = blank or not words
            continue
        item = _ITEM.match(line)
        if item and not _is_code(len(item["indent"]), open_items, blank=blank):
            opened = _opened(item, open_items)
            open_items.append(opened)
            shift = opened.shift
            found.append(" " * (opened.indent + shift) + line[opened.indent :])
        else:
            shift = _shift(line, open_items, blank=blank)
            found.append(f"{' ' * shift}{line}" if shift else line)
            begun = _FENCE.match(line)
            fence = begun["fence"] if begun else ""
        blank = False
    return found


def _is_code(indent: int, open_items: Sequence[_OpenItem], *, blank: bool) -> bool:
    """Whether what looks like an item is a line of code, by its indent."""
    if not open_items:
        return indent >= _CODE
    return blank and indent + open_items[-1].shift >= open_items[-1].words + _CODE


def _shift(line: str, open_items: list[_OpenItem], *, blank: bool) -> int:
    """How much further in a line is written that begins no item; the items that it ends are taken from the open ones."""
    if _APART.match(line):
        open_items.clear()
    indent = len(line) - len(line.lstrip(" "))
    while blank and open_items and indent <= open_items[-1].indent:
        open_items.pop()
    if not open_items or not indent:
        return 0
    holder = open_items[-1]
    begins = blank or _FENCE.match(line) is not None
    weak = begins and indent - holder.indent >= _CLEARLY and indent + holder.shift < holder.words
    return holder.words - indent if weak else holder.shift


def _opened(item: re.Match[str], open_items: list[_OpenItem]) -> _OpenItem:
    """An item with where it is to stand; those that it ends are taken from the open ones."""
    indent, mark = len(item["indent"]), item["mark"]
    while open_items and not _is_inside(indent, mark, open_items[-1]):
        open_items.pop()
    holder = open_items[-1] if open_items else None
    place = indent + (holder.shift if holder else 0)
    if holder and not holder.words <= place < holder.words + _CODE:
        place = holder.words
    room = len(item["room"]) if len(item["room"]) <= _CODE else 1
    return _OpenItem(indent, mark, place + len(mark) + room, place - indent)


def _is_inside(indent: int, mark: str, holder: _OpenItem) -> bool:
    """Whether an item is inside of another one that may hold it."""
    further = indent - holder.indent
    if mark[:-1].isdigit() and holder.mark[:-1].isdigit() and int(mark[:-1]) == int(holder.mark[:-1]) + 1:
        return further >= len(holder.mark) + 1
    return further >= _CLEARLY or (further == 1 and mark[-1] != holder.mark[-1])
