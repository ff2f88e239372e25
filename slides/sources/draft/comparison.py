"""An existing outline against a new draft of its article: which sections are new, gone, or have other passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from slides.base.records import frozen

_HEADING = re.compile(r"(?P<marks>#{1,3}) (?P<text>\S.*)")
_PART = re.compile(r"From the article: “(?P<text>.{1,400})”")
"""What stands in the notes over the words of a section that is a part of another one's slide."""
_LEAST_PASSAGE = 12
"""Letters of a line of the notes that is a passage of the article."""


@frozen
class SectionChange:
    """What became of one section since the outline was drafted.

    heading: its title as Markdown. kind: new, gone, changed. line: in the outline, 0 for a section that it does not have. added, removed:
    passages that only the article has now, and that only the outline still has, with the outline's line.
    """

    heading: str
    kind: str
    line: int = 0
    added: tuple[str, ...] = ()
    removed: tuple[tuple[int, str], ...] = ()


@frozen
class _Section:
    heading: str
    line: int
    passages: dict[str, tuple[int, str]]


def compare_drafts(outline: str, drafted: str) -> tuple[SectionChange, ...]:
    """What is new, gone and changed in an article since an outline was drafted from it, in the order of the new draft.

    outline: the text that exists. drafted: a new draft of the same article. Sections are the same where their headings are;
    passages are the paragraphs in the notes and the answers. Words on slides are the author's and are not compared.
    """
    before, after = _sections(outline), _sections(drafted)
    everywhere = {key for section in before.values() for key in section.passages}
    kept = {key for section in after.values() for key in section.passages}
    found: list[SectionChange] = []
    for key, section in after.items():
        old = before.get(key)
        added = tuple(text for each, (_, text) in section.passages.items() if each not in everywhere)
        if old is None and (added or not section.passages):
            found.append(SectionChange(section.heading, "new", 0, added))
            continue
        removed = tuple(place for each, place in (old.passages if old else {}).items() if each not in kept)
        if added or removed:
            found.append(SectionChange(section.heading, "changed", old.line if old else 0, added, removed))
    for key, section in before.items():
        removed = tuple(place for each, place in section.passages.items() if each not in kept)
        if key not in after and removed:
            found.append(SectionChange(section.heading, "gone", section.line, (), removed))
    return tuple(found)


def _sections(text: str) -> dict[str, _Section]:
    """The sections of an outline by their headings' words, with the passages in their notes and under their questions."""
    found: dict[str, _Section] = {}
    current: _Section | None = None
    noted = asked = commented = False
    for number, line in enumerate(text.split("\n"), 1):
        heading = _HEADING.fullmatch(line) if not noted and not commented else None
        if heading:
            asked = len(heading.group("marks")) == 3
            if not asked or line.endswith(("?", "？", "؟")):
                current = found.setdefault(_plain(line), _Section(heading.group("text"), number, {}))
        elif line.startswith("<!--") or commented:
            commented = "-->" not in line
        elif line.startswith("::: notes"):
            noted = True
        elif line.startswith(":::"):
            noted = False
        elif noted and (part := _PART.fullmatch(line)):
            current = found.setdefault(_plain(part.group("text")), _Section(part.group("text"), number, {}))
        elif (noted or asked) and current and len(line) >= _LEAST_PASSAGE:
            current.passages.setdefault(_plain(line), (number, line))
    return found


def _plain(text: str) -> str:
    """A line by its words alone, so that marks and spaces that an editor changed do not count."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def change_lines(changes: Sequence[SectionChange], name: str, width: int) -> list[str]:
    """One line for each section that is not as it was, and one for each of its passages. name: the outline's; width: of an excerpt."""

    def cut(text: str) -> str:
        return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"

    lines = []
    for each in changes:
        lines.append(f"{name}:{each.line or 1}: {each.kind}: {cut(each.heading)}")
        lines += [f"{name}:{each.line or 1}:   now in the article: {cut(text)}" for text in each.added]
        lines += [f"{name}:{number}:   no longer in the article: {cut(text)}" for number, text in each.removed]
    return lines
