"""Fenced containers by pandoc's rule: an opener has a name or attributes, a closer is bare colons and closes the innermost one.

How many colons a line has says nothing. Source: pandoc's manual, "Divs and Spans", extension `fenced_divs`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern

_FENCE = pattern(r":{3,}+[ \t]*+(.*)")
_CLOSER = pattern(r"[:\s]*")
_CODE = pattern(r"(`{3,}|~{3,})([^`]*)$")
_HEADING = pattern(r"(?m)^ {0,3}(#{1,6})(?:[ \t]|$)")
_RULE = pattern(r"-{3,}\s*")
_SLIDE = 2
"""A heading of this level or above begins a slide wherever it stands, as far as a parser can tell."""
_ENV = "containers"


@dataclass(slots=True)
class _Open:
    """A container that is not closed yet: where it begins, and the first line after it that begins a slide."""

    line: int
    bound: int = 0


def container_plugin(parser: MarkdownIt) -> None:
    """`::: name`, `::: {.name key=value}` and the lines of colons that close them, as `container_div` tokens."""
    parser.block.ruler.before("fence", "container_div", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def container_words(text: str) -> str | None:
    """The words of a line of colons: empty for one that closes a container, None for a line that is none."""
    found = _FENCE.fullmatch(text) if text.startswith(":::") else None
    if found is None:
        return None
    return "" if _CLOSER.fullmatch(found[1]) else found[1].strip()


def _container(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if not state.src.startswith(":::", state.bMarks[first] + state.tShift[first]) or state.is_code_block(first):
        return False
    words = container_words(_text(state, first))
    if words is None:
        return False
    if silent:
        return True
    if not words:
        return _closes_nothing(state, first)
    end, closed = _end(state, first, last)
    text = _text(state, first)
    token = state.push("container_div_open", "div", 1)
    token.markup = text[: len(text) - len(text.lstrip(":"))]
    token.block = True
    token.info = words.rstrip(":").rstrip() or words
    token.meta = {"unclosed": not closed, "bounded": not closed and end < last}
    token.map = [first, end + closed]
    parent, most = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", end
    state.md.block.tokenize(state, first + 1, end)
    state.parentType, state.lineMax = parent, most
    state.push("container_div_close", "div", -1).block = True
    state.line = end + closed
    return True


def _closes_nothing(state: StateBlock, line: int) -> bool:
    """A line of colons where no container is open: never shown, and reported."""
    token = state.push("left_out", "", 0)
    token.map = [line, line + 1]
    token.meta = {"stray": True}
    state.line = line + 1
    return True


def _end(state: StateBlock, first: int, last: int) -> tuple[int, bool]:
    """The line that closes a container and True; where none does, the line before which it ends, and False.

    One scan finds the ends of all containers inside too, so that nests cost linear time.
    """
    known: dict[tuple[int, int], tuple[int, bool]] = state.env.setdefault(_ENV, {})
    key = first, state.blkIndent
    if key in known and known[key][0] <= last:
        return known[key]
    begins = _slides(state)
    stack: list[_Open] = []
    fence = ""
    comment = False
    line = first
    while line < last:
        text = _text(state, line)
        if text and state.sCount[line] < state.blkIndent:
            break
        if comment or (not fence and text.startswith("<!--")):
            comment = "-->" not in text
        elif fence:
            fence = "" if text.startswith(fence) and not text.strip(fence[0] + " \t") else fence
        elif found := _CODE.match(text):
            fence = found[1]
        elif (words := container_words(text)) is not None:
            if words:
                stack.append(_Open(line))
            elif stack:
                known[stack.pop().line, state.blkIndent] = line, True
                if not stack:
                    break
        elif stack and not stack[-1].bound and begins(line, first):
            stack[-1].bound = line
        line += 1
    bound = line
    for each in reversed(stack):
        bound = min(each.bound or bound, bound)
        known[each.line, state.blkIndent] = bound, False
    return known[key]


def _slides(state: StateBlock) -> Callable[[int, int], bool]:
    """What says whether a line begins a slide, seen from a container on another line: a heading as high as the one above the
    container, or a rule after an empty line.
    """
    above: list[int] | None = None

    def begins(line: int, first: int) -> bool:
        nonlocal above
        text = _text(state, line)
        if state.sCount[line] == 0 and _RULE.fullmatch(text):
            return not _text(state, line - 1).strip()
        found = _HEADING.match(text) if state.sCount[line] < 4 else None
        if found is None:
            return False
        if len(found[1]) <= _SLIDE:
            return True
        if above is None:
            above = state.env.setdefault("headings above", _levels(state.src))
        return len(found[1]) <= above[min(first, len(above) - 1)]

    return begins


def _levels(text: str) -> list[int]:
    """For each line of a text the level of the last heading above it; 0 where there is none."""
    found, level = [], 0
    for line in text.split("\n"):
        found.append(level)
        if heading := _HEADING.match(line):
            level = len(heading[1])
    return found
