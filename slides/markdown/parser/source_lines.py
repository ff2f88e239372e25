"""The lines of an outline that are Markdown, told from those of code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.lazy_regex import pattern

_FENCE = pattern(r"\s{0,3}(`{3,}|~{3,})")


def outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The number and the text of each line that stands in no fence of code, counted from 0."""
    fence = ""
    for at, line in enumerate(lines):
        if fence:
            words = line.strip()
            fence = "" if words.startswith(fence) and not words.strip(fence[0]) else fence
            continue
        found = _FENCE.match(line)
        if found:
            fence = found[1]
        else:
            yield at, line
