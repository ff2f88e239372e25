"""Addresses at the end of a slide that name where it comes from: they stand in the line for the source, not among what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.deck.blocks import Item, Prose
from slides.text.links import shows_address
from slides.text.rich_text import Paragraph, Run

_LONGEST = 110
"""Letters that a line of sources takes."""
_BETWEEN = Run("   ")


def without_addresses(blocks: Sequence[Item]) -> tuple[list[Item], tuple[Paragraph, ...]]:
    """The blocks without the bare addresses that the last of them ends with, and those as one line; the same blocks and no line where
    nothing but addresses would be left, they are too long for a line, or there are none. One that a colon announces stays beside it.
    """
    last = blocks[-1] if blocks else None
    if not isinstance(last, Prose) or not _is_address(last.paragraphs[-1]):
        return list(blocks), ()
    at = len(last.paragraphs)
    while at and _is_address(last.paragraphs[at - 1]):
        at -= 1
    found = last.paragraphs[at:]
    if not at or sum(len(each.text) for each in found) + 3 * (len(found) - 1) > _LONGEST:
        return list(blocks), ()
    if len(found) == 1 and last.paragraphs[at - 1].text.rstrip().endswith((":", "\uff1a")):
        return list(blocks), ()
    if any([each.level != last.paragraphs[at].level for each in found]) or last.paragraphs[at].level:  # noqa: C419 - a generator takes longer
        return list(blocks), ()
    runs: list[Run] = []
    for each in found:
        runs += [_BETWEEN, *each.runs] if runs else each.runs
    return [*blocks[:-1], replace(last, paragraphs=last.paragraphs[:at])], (Paragraph(tuple(runs)),)


def _is_address(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a bare address and nothing else."""
    return len(paragraph.runs) == 1 and shows_address(paragraph.runs[0].text, paragraph.runs[0].link)
