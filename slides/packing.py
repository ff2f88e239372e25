"""Blocks on as few pages as hold them: as many as fit together, and a long one cut where a person would."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.blocks import Block, Code, Columns, Group, Item, Prose, Table
from slides.blocks.group import without_groups
from slides.choose import choose, shape_of
from slides.design import Design, Layout, Role
from slides.ground import Size, inches
from slides.mixed import MOST, mix
from slides.section import Slide
from slides.single import BASIC, Draft, bare, ended, single
from slides.typeset import Style, rungs
from slides.words import Mark, Paragraph, bold, plain

_SHORT_INTRO = inches(1.6)
"""Text of this height stands above the first piece of what is too long for its page."""
_LEAST_PIECE = inches(1.6)


def packed(slide: Slide, design: Design) -> list[Draft]:
    """Every block in order on as few pages as hold them: as many as fit together, and a long one cut over several."""
    queue: deque[Item] = deque(_apart(without_groups(slide.blocks)))
    if slide.takeaway and not queue:
        queue.append(Prose(slide.span, (Paragraph(bold(slide.takeaway)),)))
        slide = replace(slide, takeaway=())
    found: list[Draft] = []
    while queue:
        found += _next_page(queue, slide, design)
    return ended(found, slide) if found else [Draft(slide, ("Title Only",), "a heading alone")]


def _next_page(queue: deque[Item], slide: Slide, design: Design) -> list[Draft]:
    """Take from the queue what goes on the next page, or on the next pages where one block fills several."""
    ahead = [queue[at] for at in range(min(MOST, len(queue)))]
    for count in range(len(ahead), 1, -1):
        if count < len(queue) and _is_lead(ahead[count - 1]):
            continue
        piece = bare(slide, without_groups(ahead[:count]))
        draft = single(piece, design)
        if draft is not None:
            for _ in range(count):
                queue.popleft()
            return [replace(draft, reason="continued")]
    first = queue.popleft()
    if isinstance(first, Columns):
        queue.extendleft(reversed(first.flat()))
        return []
    assert not isinstance(first, Group), "groups are taken apart"
    if queue and (head := _under_intro(first, queue[0], slide, design)):
        intro, rest = head
        queue[0] = rest
        return [intro]
    return _alone(first, queue, slide, design)


def _alone(block: Block, queue: deque[Item], slide: Slide, design: Design) -> list[Draft]:
    """A block on pages of its own; where it fills several, what follows may stand under its last piece."""
    layout = _layout_for(block, bool(slide.takeaway), slide, design)
    fallback = "Content and Takeaway" if layout.family == "Title and Content" else "Title and Content"
    pieces = _pieces(block, layout, design)
    if len(pieces) > 1 and queue and type(pieces[-1][0]) is type(block):
        queue.appendleft(pieces[-1][0])
        pieces = pieces[:-1]
    return [Draft(bare(slide, (piece,)), (layout.family, fallback), "continued", rung) for piece, rung in pieces]


def _under_intro(first: Block, following: Item, slide: Slide, design: Design) -> tuple[Draft, Item] | None:
    """A short text with the first piece of the long block after it, and the rest of that; None where it is not so."""
    if not isinstance(first, Prose) or not isinstance(following, Table | Code):
        return None
    fonts, width = design.theme.fonts, design.layouts["Title and Content"].slot(1).rect.width
    intro = first.lay_out(Size(width, inches(20)), rungs(design.styles["body"], fonts)[-1]).height
    room = inches(3.6 if slide.takeaway else 4.6) - intro
    if intro > _SHORT_INTRO or room < _LEAST_PIECE:
        return None
    style = rungs(design.styles["table" if isinstance(following, Table) else "code"], fonts)[-1]
    head, rest = _parted(following, Size(width, room), style)
    if rest is None:
        return None
    draft = Draft(bare(slide, (first, head)), (), "continued")
    if mix(draft.slide, design) is None:
        return None
    return draft, rest


def _parted(block: Table | Code, room: Size, style: Style) -> tuple[Block, Block | None]:
    """The first piece of a block that fits a room, and the rest; None where it does not part so."""
    if isinstance(block, Code):
        first, *lines = block.spread(room, style)
        return first, lines[0].join(lines[1:]) if lines else None
    head, *rows = block.spread(room, style)
    return head, rows[0].join(rows[1:]) if rows and all(each.header == block.header for each in (head, *rows)) else None


def _apart(items: Sequence[Item]) -> Iterator[Item]:
    """Blocks, each bold line that leads what follows as a block of its own, so that it can go with it."""
    for at, item in enumerate(items):
        if isinstance(item, Prose) and at + 1 < len(items) and len(item.paragraphs) > 1 and _leads(item.paragraphs[-1]):
            yield replace(item, paragraphs=item.paragraphs[:-1])
            yield replace(item, paragraphs=item.paragraphs[-1:])
        else:
            yield item


def _is_lead(item: Item) -> bool:
    """Whether a block is a line that had better not stand at the foot of a page."""
    return isinstance(item, Prose) and _leads(item.paragraphs[-1])


def _leads(paragraph: Paragraph) -> bool:
    whole = bool(paragraph.runs) and all(run.bold for run in paragraph.runs)
    return paragraph.mark is Mark.NONE and (whole or plain(paragraph.runs).rstrip().endswith((":", "\uff1a")))


def _layout_for(block: Block, takeaway: bool, slide: Slide, design: Design) -> Layout:
    """The layout for a block alone: text stays in its own form where that has a body, all else goes where its kind goes."""
    if isinstance(block, Prose) and not takeaway:
        shape = shape_of(replace(slide, blocks=(block,)))
        form = choose(shape).form
        own = [
            layout for family in (form.families(shape) if form else ()) for layout in design.family(family) if layout.slots_for(Role.BODY)
        ]
        if own and slide.layout:
            return own[0]
    return design.layouts[next(with_bar if takeaway else without for kind, without, with_bar in BASIC if isinstance(block, kind))]


def _pieces(block: Block, layout: Layout, design: Design) -> list[tuple[Block, int]]:
    """The block in as few pieces as the smallest type allows, at the largest type that needs no more, with that rung."""
    slot = next(slot for slot in layout.slots if slot.role in (Role.BODY, Role.TABLE, Role.PICTURE, Role.CODE, Role.QUOTE))
    ladder = rungs(design.style(slot), design.theme.fonts)
    fewest = block.spread(slot.rect.size, ladder[-1])
    for at, style in enumerate(ladder[:-1]):
        pieces = block.spread(slot.rect.size, style)
        if len(pieces) <= len(fewest):
            return [(piece, at) for piece in pieces]
    return [(piece, len(ladder) - 1) for piece in fewest]
