"""Long lists of short items: side by side in as many columns as their words leave room for, on as few pages as hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from slides.base.geometry import Size, inches
from slides.base.identity_cache import cached_by_identity
from slides.base.records import frozen
from slides.deck.blocks import Columns, Item, Prose
from slides.deck.section import Slide
from slides.design import Design
from slides.layout.freeform import freeform_page, style_of
from slides.layout.one_page import PagePlan, piece_of
from slides.text.rich_text import BREAK, Mark, Paragraph
from slides.typesetting.fitting import Style, rungs

_FEWEST = 8
"""Items of a list that may stand in columns."""
_LONGEST = 56
"""The most letters of an item that may, where the room is two columns wide; a few may be longer and take a second line."""
_MOST_COLUMNS = 4
_WRAPPED = 5
"""One item in so many may take a second line."""
_MOST_LEAD = 2
"""A text of at most so many paragraphs stays above the columns that it leads to."""
_MOST_LINES = 2
_AIR = inches(0.25)
_WHY = "a long list in columns"


def is_long_list(item: Item) -> TypeGuard[Prose]:
    """Whether a block is nothing but a list of so many short items that one column would be mostly empty."""
    return (
        isinstance(item, Prose) and len(item.paragraphs) >= _FEWEST and all(map(_is_item, item.paragraphs)) and _is_short(item.paragraphs)
    )


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.mark in (Mark.BULLET, Mark.NUMBER) and BREAK not in paragraph.text and not paragraph.is_formula


def _is_short(paragraphs: Sequence[Paragraph]) -> bool:
    return sum(len(each.text) > _LONGEST for each in paragraphs) * _WRAPPED <= len(paragraphs)


def lists_apart(item: Item) -> Iterator[Item]:
    """A text cut around the long lists in it; any other block, and a text without one, as it is."""
    if not isinstance(item, Prose):
        yield item
        return
    start = at = 0
    paragraphs = item.paragraphs
    while at < len(paragraphs):
        end = at
        while end < len(paragraphs) and _is_item(paragraphs[end]):
            end += 1
        found = replace(item, paragraphs=paragraphs[at:end]) if end > at else None
        if found is not None and is_long_list(found):
            if start < at:
                yield replace(item, paragraphs=paragraphs[start:at])
            yield found
            start = end
        at = max(end, at + 1)
    if start == 0:
        yield item
    elif start < len(paragraphs):
        yield replace(item, paragraphs=paragraphs[start:])


def leads_to_list(item: Item) -> TypeGuard[Prose]:
    """Whether a block is a text short enough to stand above the columns of a list."""
    return isinstance(item, Prose) and len(item.paragraphs) <= _MOST_LEAD and not is_long_list(item)


def list_pages(found: Prose, lead: Prose | None, tail: Prose | None, slide: Slide, design: Design) -> list[PagePlan]:
    """The pages of a long list, the text that leads to it above its first columns, the text that ends it under its last; none where
    its items are too wide for columns.

    The fewest pages win, then the largest type, then the fewest columns.
    """
    tries = [
        (each.fewest(found), step, count, each)
        for step, style in enumerate(rungs(style_of(found, design), design.theme.fonts))
        for count in range(2, _MOST_COLUMNS + 1)
        for each in (_ListColumns(lead, tail, slide, design, style, count),)
        if each.suits(found)
    ]
    best: tuple[tuple[int, int, int], list[PagePlan]] | None = None
    for fewest, step, count, each in sorted(tries, key=lambda each: each[:3]):
        if best is not None and (fewest, step, count) >= best[0]:
            break
        pages = each.dealt(found)
        key = (len(pages), step, count)
        if pages and (best is None or key < best[0]):
            plans = [PagePlan(piece_of(slide, page), (), _WHY, step) for page in pages]
            best = (key, plans) if all(freeform_page(plan.slide, design, first=step) for plan in plans) else best
    return best[1] if best else []


@frozen
class _ListColumns:
    """One try: so many columns a page at one size."""

    lead: Prose | None
    tail: Prose | None
    slide: Slide
    design: Design
    style: Style
    count: int

    @property
    def room(self) -> Size:
        """The room of all columns."""
        return self.design.frame.room(takeaway=bool(self.slide.takeaway)).size

    @property
    def width(self) -> int:
        """The width of one column."""
        return (self.room.width - self.design.frame.gutter * (self.count - 1)) // self.count

    def suits(self, found: Prose) -> bool:
        """Whether few items would take a second line."""
        lines, _ = _set(found, self.width, self.style)
        return max(lines) <= _MOST_LINES and sum(each > 1 for each in lines) * _WRAPPED <= len(lines)

    def fewest(self, found: Prose) -> int:
        """The pages that a list needs at least."""
        _, height = _set(found, self.width, self.style)
        whole = height // self.count + self.high(self.lead) + self.high(self.tail)
        return -(-whole // self.room.height)

    def dealt(self, found: Prose) -> list[tuple[Item, ...]]:
        """The blocks of each page, about as many items on each."""
        pages = self.pages(found, len(found.paragraphs))
        even = self.pages(found, -(-len(found.paragraphs) // len(pages))) if len(pages) > 1 else pages
        return even if len(even) == len(pages) else pages

    def pages(self, found: Prose, most: int) -> list[tuple[Item, ...]]:
        """The blocks of each page, with so many items at most."""
        above, below = self.high(self.lead), self.high(self.tail)
        pages: list[tuple[Item, ...]] = []
        left = found.paragraphs
        while left:
            height = self.room.height - (0 if pages else above)
            held = _unit(left, most)
            columns, over = self.page(replace(found, paragraphs=left[:held]), height)
            if not over and held == len(left) and below:
                columns, over = self.page(replace(found, paragraphs=left), height - below)
            left = (*over, *left[held:])
            if not columns:
                return []
            head = (self.lead,) if self.lead and not pages else ()
            foot = (self.tail,) if self.tail and not left else ()
            blocks = Columns(found.span, tuple((each,) for each in columns)) if len(columns) > 1 else columns[0]
            pages.append((*head, blocks, *foot))
        return pages

    def high(self, text: Prose | None) -> int:
        """The height of a text above or below the columns, with the room between them."""
        return text.lay_out(self.room, self.style).height + _AIR if text else 0

    def page(self, found: Prose, height: int) -> tuple[list[Prose], tuple[Paragraph, ...]]:
        """The columns of a page, as even as they may be where the list ends on it, and what is left of the list."""
        columns, left = self.filled(found, height)
        if left or not columns:
            return columns, left
        low, high = found.lay_out(Size(self.width, height), self.style).height // self.count, height
        while high - low > _AIR // 2:
            middle = (low + high) // 2
            even, over = self.filled(found, middle)
            if over or not even:
                low = middle
            else:
                high, columns = middle, even
        return columns, ()

    def filled(self, found: Prose, height: int) -> tuple[list[Prose], tuple[Paragraph, ...]]:
        """Columns filled from the first on; an item does not stand at the foot of one without the first of those under it."""
        columns: list[Prose] = []
        left: tuple[Paragraph, ...] = found.paragraphs
        while left and len(columns) < self.count:
            taken = _unit(left, self.fitting(replace(found, paragraphs=left), height))
            if not taken:
                return [], left
            columns.append(replace(found, paragraphs=left[:taken]))
            left = left[taken:]
        return columns, left

    def fitting(self, found: Prose, height: int) -> int:
        """How many of the first items a column holds."""
        low, high = 0, len(found.paragraphs)
        while low < high:
            middle = (low + high + 1) // 2
            first = replace(found, paragraphs=found.paragraphs[:middle])
            if first.lay_out(Size(self.width, height), self.style).height <= height:
                low = middle
            else:
                high = middle - 1
        return low


def _unit(items: Sequence[Paragraph], count: int) -> int:
    """So many first items, or fewer, so that none of them is the head of items that are not among them."""
    while 1 < count < len(items) and items[count].level > items[count - 1].level:
        count -= 1
    return count


@cached_by_identity(128)
def _set(found: Prose, width: int, style: Style) -> tuple[tuple[int, ...], int]:
    """How many lines each item takes in a width, and how high they are together."""
    text = found.lay_out(Size(width, inches(20)), style)
    return tuple(map(len, text.breaks)), text.height
