"""Arrangements: the ways in which blocks of several kinds can share a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import inches
from slides.deck.blocks import Block, Code, Columns, PictureBlock, Prose, Quote, Visual
from slides.design import Frame
from slides.design.grid import COLUMNS

GROWING = PictureBlock, Visual
"""Blocks that take what room they are given."""
_LINE = 120
"""Text of this many letters has no side of the page to itself."""

_OF_CODE, _BESIDE_CODE = 63, 37
"""Percent of the width for code whose lines do not fit into half of it, and for what stands beside it."""

Column = tuple[int, tuple[Block, ...]]
"""A column's width in EMU, and its blocks from top to bottom."""
Band = tuple[Column, ...]


def arrangements(blocks: tuple[Block | Columns, ...], frame: Frame) -> Iterator[tuple[Band, ...]]:
    """The ways to lay blocks out in a frame, the most telling first: text beside pictures, bands, two halves."""
    full = frame.body.width
    if any(isinstance(block, Columns) for block in blocks):
        yield tuple(_columns(block, frame) if isinstance(block, Columns) else ((full, (block,)),) for block in blocks)
        if any(isinstance(block, Columns) and _share_of_code(block) for block in blocks):
            yield tuple(
                _columns(block, frame, _share_of_code(block)) if isinstance(block, Columns) else ((full, (block,)),) for block in blocks
            )
        return
    plain = tuple(block for block in blocks if not isinstance(block, Columns))
    pictures = tuple(block for block in plain if isinstance(block, GROWING) and not getattr(block, "wide", False))
    others = tuple(block for block in plain if block not in pictures)
    if pictures and not others:
        yield from _gallery(pictures, frame)
        return
    shown = [block for block in plain if isinstance(block, PictureBlock)]
    if len(plain) > 2 and len(shown) == 1 and isinstance(plain[0], Quote) and not any(isinstance(block, Code) for block in plain):
        yield from _beside(plain[:1], plain[1:], shown[0], (5, 6, 7), frame)
    if pictures:
        if len(pictures) <= 2:
            for share in (7, 6):
                yield (((frame.columns_width(share), others), (frame.columns_width(COLUMNS - share), pictures)),)
        lead, rest = plain[0], plain[1:]
        if lead not in pictures and len(pictures) == len(rest) > 1:
            yield (((full, (lead,)),), _row(pictures, frame))
    yield tuple(((full, (block,)),) for block in plain)
    for at in range(1, len(plain)):
        half = frame.columns_width(COLUMNS // 2)
        if _is_line(plain[:at]) or _is_line(plain[at:]) or (len(plain) > 2 and _is_pair(plain[at - 1], plain[at])):
            continue
        yield (((half, plain[:at]), (half, plain[at:])),)
    if len(shown) == 1 and shown[0].wide:
        yield from _beside((), plain, shown[0], (5, 6), frame)


def _beside(
    above: Sequence[Block], blocks: Sequence[Block], picture: Block, shares: Sequence[int], frame: Frame
) -> Iterator[tuple[Band, ...]]:
    """A picture beside the other blocks, which have so many columns of the grid; over them what stands over the whole width."""
    others = tuple(block for block in blocks if block is not picture)
    if not others or any(isinstance(block, GROWING) for block in others):
        return
    head = tuple(((frame.body.width, (block,)),) for block in above)
    for share in shares:
        yield (*head, ((frame.columns_width(share), others), (frame.columns_width(COLUMNS - share), (picture,))))


def _is_line(blocks: Sequence[Block]) -> bool:
    """Whether a side would hold nothing but a line or two of text."""
    return all(isinstance(block, Prose) and sum(len(each.text) for each in block.paragraphs) <= _LINE for block in blocks)


def _is_pair(before: Block, after: Block) -> bool:
    """Whether text leads to code, so that one column holds both."""
    return isinstance(before, Prose) and isinstance(after, Code)


def _gallery(pictures: tuple[Block, ...], frame: Frame) -> Iterator[tuple[Band, ...]]:
    """Pictures in one row up to three, in two above that."""
    if len(pictures) > 3:
        first = -(-len(pictures) // 2)
        yield _row(pictures[:first], frame), _row(pictures[first:], frame, first)
    else:
        yield (_row(pictures, frame),)


def _row(blocks: Sequence[Block], frame: Frame, count: int = 0) -> Band:
    """Blocks side by side in equal columns, as wide as those of a row of `count`."""
    count = count or len(blocks)
    width = (frame.body.width - frame.gutter * (count - 1)) // count
    return tuple((width, (block,)) for block in blocks)


def _share_of_code(block: Columns) -> tuple[int, ...]:
    """The shares of two columns of which one holds code alone, whose lines are not broken, and the other none; empty for any others."""
    coded = [all(isinstance(each, Code) for each in column) for column in block.columns]
    mixed = any(isinstance(each, Code) for column, all_code in zip(block.columns, coded, strict=True) for each in column if not all_code)
    if block.shares or len(coded) != 2 or sum(coded) != 1 or mixed:
        return ()
    return (_OF_CODE, _BESIDE_CODE) if coded[0] else (_BESIDE_CODE, _OF_CODE)


def _columns(block: Columns, frame: Frame, given: tuple[int, ...] = ()) -> Band:
    """An author's columns, in the widths asked for where those are sensible. given: widths for columns whose author asks for none."""
    count = len(block.columns)
    room = frame.body.width - frame.gutter * (count - 1)
    asked = len(block.shares) == count and sum(block.shares) > 0
    shares = list(block.shares) if asked else list(given) or [1] * count
    widths = [room * share // sum(shares) for share in shares]
    if min(widths) < inches(1.5):
        widths = [room // count] * count
    return tuple((width, column) for width, column in zip(widths, block.columns, strict=True))
