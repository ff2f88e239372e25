"""Headings that begin with a time (`Week 1: Foundation`, `Phase 2 (April to June)`): the time in a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from slides.deck.blocks.part import Part
from slides.text.form_words import is_moment
from slides.text.rich_text import BREAK, Run, cut, plain, trim

_FEWEST = 3
"""So many headings that all begin with a time are stations on a way."""
_LONGEST = 24
"""Letters of a time."""
_SIGNS = ":\uff1a(\uff08"
_DASHES = (" - ", " \u2013 ", " \u2014 ", BREAK)


@lru_cache(maxsize=1024)
def moment_end(heading: str) -> int:
    """Where the time ends that a heading is, or begins with before a colon, a bracket or a dash; 0 where it begins otherwise."""
    ends = [at for at, letter in enumerate(heading[: _LONGEST + 1]) if letter in _SIGNS]
    ends += [at for dash in _DASHES if 0 < (at := heading.find(dash)) <= _LONGEST]
    end = min(ends, default=0)
    if end and is_moment(heading[:end]):
        return end
    return len(heading) if is_moment(heading) else 0


def with_moments_apart(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, what follows the time in each heading in a line under it, where all begin with a time."""
    if len(parts) < _FEWEST:
        return tuple(parts)
    ends = [*takewhile(bool, (moment_end(plain(part.heading)) for part in parts))]
    if len(ends) < len(parts) or any(run.link for part in parts for run in part.heading):
        return tuple(parts)
    return tuple(replace(part, heading=_apart(part.heading, end)) for part, end in zip(parts, ends, strict=True))


def _apart(heading: tuple[Run, ...], end: int) -> tuple[Run, ...]:
    """A heading with a break after its time, which stands for the colon or the dash there."""
    text = plain(heading)
    rest = text[end:].lstrip(":\uff1a-\u2013\u2014 \n")
    if not rest:
        return heading
    return (*trim(cut(heading, 0, end)), Run(BREAK), *cut(heading, len(text) - len(rest), len(text)))


__all__ = ["moment_end", "with_moments_apart"]
