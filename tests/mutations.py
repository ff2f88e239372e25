"""Outlines that people wrote, broken on purpose: lines cut, doubled and swapped, odd characters put in."""

from __future__ import annotations

import random
from collections.abc import Sequence

from markdown_it.utils import read_fixture_file

from tests.shared import BRIEFING, ROOT, SHARED, STRESS
from tests.wide_strategies import ODD

_LONGEST = 12_000
"""Characters of an outline that is mutated: of longer ones a part."""


def originals() -> list[tuple[str, str]]:
    """(where it comes from, its text) of every outline at hand: samples, golden cases, the gallery, and the corpora beside the project."""
    files = [BRIEFING, STRESS, ROOT / "docs" / "gallery.md", *sorted((ROOT / "tests" / "decks").glob("*.md"))]
    corpora = SHARED / "corpora"
    files += [*sorted((corpora / "decks").rglob("*.md")), *sorted((corpora / "articles").rglob("*.md"))]
    found = [("files", file.read_text(encoding="utf-8")) for file in files]
    for case in sorted((ROOT / "tests" / "cases").glob("*.txt")):
        found += [("cases", outline) for _, _, outline, _ in read_fixture_file(case)]
    return found


def mutated(text: str, others: Sequence[str], chance: random.Random, *, lines_only: bool = False) -> str:
    """An outline with one to eight changes. others: outlines to take lines from."""
    lines = _part(text, chance).split("\n")
    for _ in range(chance.randint(1, 8)):
        at, to = chance.randrange(len(lines) + 1), chance.randrange(len(lines) + 1)
        match chance.randrange(4 if lines_only else 8):
            case 0:
                del lines[at : at + chance.randint(1, 5)]
            case 1:
                lines[to:to] = lines[at : at + chance.randint(1, 5)] * chance.choice((1, 1, 2, 9))
            case 2 if at < len(lines) and to < len(lines):
                lines[at], lines[to] = lines[to], lines[at]
            case 3:
                other = chance.choice(others).split("\n")
                start = chance.randrange(len(other))
                lines[at:at] = other[start : start + chance.randint(1, 12)]
            case 4 if at < len(lines):
                lines[at] = chance.choice(("  ", "    ", "\t", "> ", "- ", "1. ", "# ", "### ", ": ", "| ", "::: ")) + lines[at]
            case _ if at < len(lines):
                where = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:where] + chance.choice(ODD) * chance.choice((1, 1, 1, 3)) + lines[at][where:]
        lines = lines or [""]
    return "\n".join(lines)


def _part(text: str, chance: random.Random) -> str:
    """At most `_LONGEST` characters of a text, cut at lines."""
    if len(text) <= _LONGEST:
        return text
    start = chance.randrange(len(text) - _LONGEST)
    return text[start : start + chance.randrange(200, _LONGEST)].partition("\n")[2]
