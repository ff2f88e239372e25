"""Text -> Text: the lines of a storyboard that stand without blank lines between them, as plain text from assistants does.

Markdown would run such lines together: words for the speaker into the list above them. The number of lines stays the same: a line
that numbers a slide becomes a heading, one for the speaker or the designer a quotation, and a label alone a small heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node
from slides.markdown.parser.source_lines import outside_code
from slides.markdown.parser.storyboard.labels import FEWEST, bare, colon_in, kind_of, number_of_line, numbers_slide
from slides.text.rich_text import cut, plain, trim

_LONGEST = 60
_NO_TEXT = ("#", ">", "|", "<", "~", "`", "=", ":", "---", "- ", "* ", "+ ", "$$", "{", "![")
"""What begins a line that is no text."""
_ITEM = pattern(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_HEADING = pattern(r"#{1,6}\s")
_PRIVATE = frozenset({"speaker", "notes", "picture"})
_SEMICOLONS, _FEWEST_ENDS = ";\uff1b", 2
"""What stands between the points of a slide that are written in one line, and how many of these make a list."""
_NAMES = frozenset({"title", "subtitle", "author", "date"})


def with_own_lines(text: str) -> str:
    """The outline with lines of labels that are read alone; any other as it is."""
    lines = text.split("\n")
    free = dict(_free(lines))
    changed = dict(_plain_slides(lines, free))
    storyboard = bool(changed) or sum(numbers_slide(line) for line in free.values()) >= FEWEST
    if storyboard:
        changed |= dict(_bold_slides(lines, free))
    for at, line in free.items():
        if at not in changed and _beside(lines, at) and (made := _labelled(lines, at, line, storyboard)):
            changed[at] = made
    return "\n".join(changed.get(at, line) for at, line in enumerate(lines)) if changed else text


def _free(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are neither code nor front matter, nor in HTML or a comment; each with its number."""
    held = end = ""
    before = -2
    for at, line in outside_code(lines):
        begins = at == 0 or before != at - 1 or not lines[at - 1].strip()
        before = at
        if held:
            held = "" if (end and end in line) or (not end and not line.strip()) else held
            continue
        head = line.lstrip()
        if begins and (head.startswith("<") or line.rstrip() == "---"):
            end = "-->" if head.startswith("<!--") else "---" if at == 0 and line.startswith("---") else ""
            held = "" if end and end in head[4:] else head
            continue
        if head:
            yield at, line


def _plain_slides(lines: Sequence[str], free: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Lines without marks that number slides from the first on, as headings: only where no other headings stand under the title."""
    found = [(at, number) for at, line in free.items() if not line.startswith((" ", "\t")) and (number := number_of_line(line)) >= 0]
    headings = [at for at, line in free.items() if _HEADING.match(line)]
    first = found[0][1] if found else -1
    if len(found) < FEWEST or first > 1 or [number for _, number in found] != list(range(first, first + len(found))):
        return
    if len(headings) > 1 or (headings and headings[0] > found[0][0]):
        return
    for at, _ in found:
        yield at, f"## {lines[at]}"


def _bold_slides(lines: Sequence[str], free: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Lines in bold that number slides and stand beside other lines, as headings."""
    for at, line in free.items():
        words = line.rstrip()
        if words.startswith("**") and words.endswith("**") and _beside(lines, at) and number_of_line(words.strip("*")) >= 0:
            yield at, f"## {words.strip('*')}"


def _beside(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands right under or above another one."""
    return (at > 0 and bool(lines[at - 1].strip())) or (at + 1 < len(lines) and bool(lines[at + 1].strip()))


def _labelled(lines: Sequence[str], at: int, line: str, storyboard: bool) -> str:
    """A line with a label so that it is read alone; empty for a line that stays."""
    words = line.strip()
    if words.startswith(_NO_TEXT) or _ITEM.match(line):
        return ""
    kind, rest = _label(words)
    if not kind or not (storyboard or kind == "speaker"):
        return ""
    under = at > 0 and bool(lines[at - 1].strip())
    if kind in _PRIVATE:
        return f"> {words}" if rest and under else "" if rest else f"### {words}"
    if kind == "content" and not rest:
        return f"### {words}"
    named = kind in _NAMES and rest and not words.startswith(("*", "_"))
    return f"**{words[: len(words) - len(rest)].strip()}** {rest}" if named else ""


def _label(words: str) -> tuple[str, str]:
    """The kind of the label that a line begins with, and what follows it; of a label alone the whole line."""
    at = colon_in(words)
    if at < 0:
        return (kind_of(bare(words)), "") if len(words) <= _LONGEST else ("", "")
    kind = kind_of(bare(words[:at]))
    rest = words[at + 1 :].strip(" *_")
    return kind, words[len(words) - len(words[at + 1 :].lstrip(" *_")) :] if rest else ""


def points_apart(paragraph: Node) -> Node:
    """The points of a slide that stand in one line between semicolons as a list; any other paragraph as it is."""
    text = plain(paragraph.runs)
    ends = [at for at, letter in enumerate(text) if letter in _SEMICOLONS]
    if len(ends) < _FEWEST_ENDS:
        return paragraph
    pieces = [trim(cut(paragraph.runs, start, end)) for start, end in zip((0, *(at + 1 for at in ends)), (*ends, len(text)), strict=True)]
    if any(_open_brackets(plain(piece)) for piece in pieces):
        return paragraph
    items = tuple(Node("item", paragraph.span, paragraph.end, children=(replace(paragraph, runs=piece),)) for piece in pieces if piece)
    return Node("list", paragraph.span, paragraph.end, children=items)


def _open_brackets(text: str) -> bool:
    """Whether a bracket is opened and not closed, or the other way round."""
    return any(text.count(begin) != text.count(end) for begin, end in ("()", "[]", "\uff08\uff09"))


__all__ = ["points_apart", "with_own_lines"]
