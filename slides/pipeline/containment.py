"""Containment: a fault in the program costs one section, whose source is shown as code; everything else is built.

Which section it is shows when each is made alone. Lines stay as they are, so that every message names the line in the outline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser import Node
from slides.markdown.speaker_notes import CONTAINERS
from slides.text.rich_text import Run

_HEADING = pattern(r" {0,3}(#{1,6})(?:[ \t]|$)")
_FENCE = pattern(r" {0,3}(`{3,}|~{3,})")
_COMMENT = pattern(r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)")
_NOTES = pattern(rf"[ >]*:{{3,}}\s*+[{{.\s]*+(?:{'|'.join(sorted(CONTAINERS))})\b")
_CLOSES = pattern(r"[ >]*:{3,}\s*")
_SAID = pattern(r"(?i)\s*(?:\?\?\?|notes?:\s*$)")
_NO_WORD = pattern(r"[^\w ]+")
_DEEPEST = 2
"""Headings down to this level begin sections, or those of the outline's highest level where that is deeper."""


@frozen
class SourceSection:
    """Lines of an outline from a heading to the next one; from 1, both are part of it. `heading` is the first line, if it is one."""

    first: int
    last: int
    heading: str
    body: str


@frozen
class SectionFault:
    """What went wrong while a section was made. `bare`: its heading cannot be read either, and only its words are kept. `left_out`: not
    even its source can be shown.
    """

    section: SourceSection
    error: str
    bare: bool = False
    left_out: bool = False

    def problem(self, file: str) -> Problem:
        """The fault with its line."""
        message = f"internal error in this section: {self.error}"
        shown = "it is left out, since not even its source can be shown" if self.left_out else "its source is shown as code"
        hint = f"{shown}; please report this, with the section; --debug shows more"
        return Problem(rule_catalogue.SECTION_FAULT, Span(file, self.section.first), message[:300], hint)


def told(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def source_sections(text: str) -> tuple[str, tuple[SourceSection, ...]]:
    """The front matter of an outline, and its sections: cut before headings outside of fences."""
    lines = text.split("\n")
    front = _front(lines)
    levels = dict(_headings(lines, front))
    deepest = max(_DEEPEST, min(levels.values(), default=_DEEPEST))
    starts = [at for at, level in levels.items() if level <= deepest]
    bounds = sorted({front, *starts, len(lines)})
    found = []
    for start, end in pairwise(bounds):
        named = start in levels
        body = "\n".join(lines[start + named : end])
        if named or body.strip():
            found.append(SourceSection(start + 1, end, lines[start] if named else "", body))
    return "\n".join(lines[:front]), tuple(found)


def _front(lines: Sequence[str]) -> int:
    """How many lines of front matter there are."""
    if lines[0].rstrip() != "---":
        return 0
    return next((at + 1 for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)


def _headings(lines: Sequence[str], first: int) -> list[tuple[int, int]]:
    """The numbers of lines that are headings, from 0, with their levels."""
    found, fence = [], ""
    for at in range(first, len(lines)):
        mark = _FENCE.match(lines[at])
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not lines[at].strip().strip(fence[0]):
            fence = ""
        elif not fence and (heading := _HEADING.match(lines[at])):
            found.append((at, len(heading[1])))
    return found


def at_fault(text: str, fails: Callable[[str], str]) -> tuple[SectionFault, ...]:
    """The sections that fail when they are made alone. fails: what goes wrong with an outline, empty where nothing does."""
    front, found = source_sections(text)
    faults = []
    for section in found:
        above = front + "\n" if front else ""
        if error := fails(f"{above}{section.heading}\n{section.body}"):
            faults.append(SectionFault(section, error, bool(section.heading) and bool(fails(f"{above}{section.heading}\n"))))
    return tuple(faults)


def without(text: str, faults: Sequence[SectionFault]) -> str:
    """The outline without what stands in the sections at fault; every line keeps its number."""
    lines = text.split("\n")
    for fault in faults:
        section = fault.section
        heading = f"## {' '.join(_NO_WORD.sub(' ', section.heading).split())}" if fault.bare else section.heading
        kept = [heading] if section.heading else []
        lines[section.first - 1 : section.last] = [*kept, *[""] * (section.last - section.first + 1 - len(kept))]
    return "\n".join(lines)


def with_sources(nodes: Sequence[Node], faults: Sequence[SectionFault], file: str) -> tuple[Node, ...]:
    """The nodes with the source of each section at fault as code under its heading; what is for the speaker stays with the speaker."""
    if not faults:
        return tuple(nodes)
    shown: Mapping[int, list[Node]] = {
        fault.section.first: [] if fault.left_out else list(_as_code(fault.section, file)) for fault in faults
    }
    found: list[Node] = []
    waiting = sorted(shown)
    for node in nodes:
        while waiting and node.span.line > waiting[0]:
            found += shown[waiting.pop(0)]
        found.append(node)
    return (*found, *(each for line in waiting for each in shown[line]))


def _as_code(section: SourceSection, file: str) -> list[Node]:
    """What an audience may see of a section as code; comments as comments, and what is said as notes."""
    span = Span(file, section.first + bool(section.heading))
    remarks = [found.group()[4:].removesuffix("-->").strip() for found in _COMMENT.finditer(section.body)]
    lines, said = _parted(_COMMENT.sub("", section.body).split("\n"))
    found = [Node("code", span, section.last, text="\n".join(lines).strip("\n") + "\n")] if any(map(str.strip, lines)) else []
    found += [Node("comment", span, span.line, text=each) for each in remarks if each]
    words = tuple(Node("paragraph", span, span.line, (Run(each.strip()),)) for each in said if each.strip())
    return [*found, Node("container", span, span.line, children=words, info=min(CONTAINERS))] if words else found


def _parted(source: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that are shown, and those that are said: inside containers of notes, or after a line that begins notes."""
    lines: list[str] = []
    said: list[str] = []
    depth, spoken = 0, False
    for line in source:
        spoken = spoken or (depth == 0 and _SAID.match(line) is not None)
        if depth and _CLOSES.fullmatch(line):
            depth -= 1
        elif _NOTES.match(line):
            depth += 1
        else:
            (said if depth or spoken else lines).append(line)
    return lines, said
