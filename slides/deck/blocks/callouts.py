"""Callouts: items of a list that name a place on the slide's picture or chart: `- @30,45: the bow`, in percent from its top left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.base.records import with_changes
from slides.deck.blocks.group import Item
from slides.deck.blocks.picture import PictureBlock
from slides.deck.blocks.prose import Prose
from slides.deck.blocks.visual import Visual
from slides.text.rich_text import Mark, Paragraph, cut, plain

CALLOUT = pattern(r"(?:@|at:)[ ]?(\d{1,3})[ ]?%?(?:,[ ]?|[ ])(\d{1,3})[ ]?%?[ ]?[:\uff1a]?[ ]?(?=\S)")
"""What a callout begins with."""
_MOST = 9


def with_callouts(blocks: Sequence[Item]) -> list[Item]:
    """The blocks with a numbered list for the one of callouts, and its places on the only picture or chart; as they are where the
    list holds anything else, or no picture or chart stands beside it.
    """
    shown = [at for at, block in enumerate(blocks) if isinstance(block, PictureBlock | Visual) and hasattr(block, "marks")]
    texts = [at for at, block in enumerate(blocks) if isinstance(block, Prose)]
    if len(shown) != 1 or len(texts) != 1 or len(blocks) != 2:
        return list(blocks)
    picture, prose = blocks[shown[0]], blocks[texts[0]]
    assert isinstance(prose, Prose), "it was found as one"
    read = [_read(each) for each in prose.paragraphs if each.mark is not Mark.NONE]
    places = tuple(each[0] for each in read if each is not None)
    if not 0 < len(places) == len(read) <= _MOST:
        return list(blocks)
    found = list(blocks)
    found[shown[0]] = with_changes(picture, marks=places)
    items = iter([each[1] for each in read if each is not None])
    paragraphs = [next(items) if each.mark is not Mark.NONE else each for each in prose.paragraphs]
    found[texts[0]] = replace(prose, paragraphs=_numbered(paragraphs))
    return found


def _numbered(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs with their items numbered from 1."""
    found: list[Paragraph] = []
    count = 0
    for each in paragraphs:
        count += each.mark is not Mark.NONE
        found.append(replace(each, mark=Mark.NUMBER, number=count, scheme="") if each.mark is not Mark.NONE else each)
    return tuple(found)


def _read(item: Paragraph) -> tuple[tuple[int, int], Paragraph] | None:
    """The place that an item names, and its words without it; None for any other item."""
    text = plain(item.runs)
    found = CALLOUT.match(text)
    if found is None or item.level or item.mark is Mark.CONTINUE:
        return None
    across, down = int(found[1]), int(found[2])
    return ((across, down), replace(item, runs=cut(item.runs, found.end(), len(text)))) if max(across, down) <= 100 else None
