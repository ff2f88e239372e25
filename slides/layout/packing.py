"""Packing: blocks on as few pages as possible, as many as fit together, and a long one split where a person would split it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeGuard

from slides.base.diagnostics import Span
from slides.base.geometry import Size, inches
from slides.deck.blocks import Block, Code, Columns, Group, Item, PictureBlock, Prose, Splittable, Visual, spec_of
from slides.deck.blocks.group import without_groups
from slides.deck.section import Slide
from slides.design import Design, Form, Layout, Purpose, Role
from slides.design.page import Text
from slides.layout.freeform import ANY, MOST, freeform_page, most_of, style_of
from slides.layout.long_lists import is_long_list, leads_to_list, list_pages, lists_apart
from slides.layout.one_page import PagePlan, ended, piece_of, single, stand_alone
from slides.layout.selection import choose, shape_of
from slides.text.rich_text import Mark, Paragraph, bold
from slides.typesetting.fitting import Style, leads_on, rungs

_GAP = inches(0.25)
_STRAY = 160
"""Text of fewer letters does not stand alone on the last of several pages."""
_FEW_LINES = 2
"""Code of no more lines does not either."""
_LEAST_PIECE = inches(1.6)
_GOOD_TYPE = 3
"""More blocks than a few share a page only down to this step of the size lists: 20 points."""


def packed(slide: Slide, design: Design) -> list[PagePlan]:
    """Every block in order on as few pages as hold them: as many as fit together, and a long one cut over several."""
    queue: deque[Item] = deque(_apart([piece for block in without_groups(slide.blocks) for piece in lists_apart(block)]))
    if slide.takeaway and not queue:
        queue.append(Prose(slide.span, (Paragraph(bold(slide.takeaway)),)))
        slide = replace(slide, takeaway=())
    found: list[PagePlan] = []
    while queue:
        found += _next_page(queue, slide, design)
    found = _with_even_code(_balanced(found, slide, design), design)
    return ended(_without_stray(found, design), slide) if found else [PagePlan(slide, (Form(Purpose.TITLE_ONLY),), "a heading alone")]


def _balanced(found: list[PagePlan], slide: Slide, design: Design) -> list[PagePlan]:
    """Pages of text and code alone, dealt out evenly to as many pages; as they are where one holds anything else or does not fit."""
    items = [block for plan in found for block in plan.slide.blocks]
    if not 1 < len(found) < len(items) or not all(isinstance(block, Prose | Code) for block in items):
        return found
    if any(len(plan.slide.blocks) == 1 and isinstance(plan.slide.blocks[0], Code) for plan in found):
        return found
    codes = [block.span for block in items if isinstance(block, Code)]
    if len(set(codes)) < len(codes):
        return found
    units = list(_units(list(_apart(items))))
    width = _room(slide, design).width
    sums = list(accumulate(sum(_height(block, width, design) for block in unit) for unit in units))
    bounds = [0]
    for number in range(1, len(found)):
        even = sums[-1] * number / len(found)
        bounds.append(max(min(range(len(units)), key=lambda at: abs(sums[at] - even)) + 1, bounds[-1]))
    dealt = [[block for unit in units[start:end] for block in unit] for start, end in pairwise([*bounds, len(units)])]
    pages = [single(piece_of(slide, without_groups(blocks)), design) for blocks in dealt if blocks]
    plans = [replace(page, reason="continued") for page in pages if page is not None]
    return plans if len(plans) == len(dealt) else found


def _with_even_code(found: list[PagePlan], design: Design) -> list[PagePlan]:
    """The pages, those of one listing with its code at one size: the smallest that it needs on any of them."""
    whole = [block.span for plan in found for block in plan.slide.blocks if isinstance(block, Code)]
    cut = {span for span in whole if whole.count(span) > 1}
    shown: dict[int, tuple[Span, int]] = {}
    for at, plan in enumerate(found):
        only = next((block for block in plan.slide.blocks if isinstance(block, Code) and block.span in cut), None)
        placed = freeform_page(plan.slide, design, first=plan.rung) if only else None
        if only and placed:
            sizes = [each.what.sizes[0] for each in placed.fills if isinstance(each.what, Text) and each.what.paragraphs == only.paragraphs]
            shown |= {at: (only.span, min(sizes))} if sizes else {}
    least = {span: min(size for other, size in shown.values() if other == span) for span, _ in shown.values()}
    ladder = [sizes[0] for sizes in design.styles["code"].ladder]
    even = list(found)
    for at, (span, size) in shown.items():
        if size > least[span] and least[span] in ladder:
            smaller = replace(found[at], rung=ladder.index(least[span]), placed=None)
            even[at] = smaller if freeform_page(smaller.slide, design, first=smaller.rung) else found[at]
    return even


def _units(items: Sequence[Item]) -> Iterator[list[Block]]:
    """Blocks with the lines that lead to them."""
    held: list[Block] = []
    for at, item in enumerate(items):
        if isinstance(item, Columns | Group):
            continue
        held.append(item)
        if at + 1 == len(items) or not _is_lead(item, items[at + 1]):
            yield held
            held = []


def _height(block: Block, width: int, design: Design) -> int:
    """How high a block is in a width, in the middle of its sizes."""
    ladder = rungs(style_of(block, design), design.theme.fonts)
    return block.lay_out(Size(width, inches(20)), ladder[len(ladder) // 2]).height + _GAP


def _without_stray(found: list[PagePlan], design: Design) -> list[PagePlan]:
    """Drafts whose last is not one short text or code alone: a block of the page before goes with it where both pages allow that."""
    if len(found) < 2:
        return found
    before, last = found[-2].slide, found[-1].slide
    stray = len(last.blocks) == 1 and _is_short(last.blocks[0])
    moved = 2 if len(before.blocks) > 2 and _is_lead(before.blocks[-2], before.blocks[-1]) else 1
    if not stray or len(before.blocks) <= moved:
        return found
    first = single(replace(before, blocks=before.blocks[:-moved]), design)
    second = single(replace(last, blocks=tuple(without_groups((*before.blocks[-moved:], *last.blocks)))), design)
    return [*found[:-2], first, second] if first and second else found


def _is_short(item: Item) -> bool:
    """Whether a block is a few words or a line or two of code, which had better not stand alone."""
    if isinstance(item, Code):
        return len(item.paragraphs) <= _FEW_LINES
    return isinstance(item, Prose) and sum(len(each.text) for each in item.paragraphs) < _STRAY


def _next_page(queue: deque[Item], slide: Slide, design: Design) -> list[PagePlan]:
    """Take from the queue what goes on the next page, or on the next pages where one block fills several."""
    if columns := _columned(queue, slide, design):
        return columns
    most = most_of(queue)
    ahead = [queue[at] for at in range(min(most, len(queue)))]
    for count in range(len(ahead), 0, -1):
        lead = count < len(queue) and _is_lead(ahead[count - 1], queue[count])
        last = ANY if count <= MOST else _GOOD_TYPE
        whole = None if count == 1 or lead else single(piece_of(slide, without_groups(ahead[:count])), design, last)
        filled = _filled_up(ahead[:count], queue[count], slide, design) if count < len(queue) and count < MOST else None
        if filled is not None:
            whole, queue[count] = filled
        if whole is not None:
            for _ in range(count):
                queue.popleft()
            return [replace(whole, reason="continued")]
    first = queue.popleft()
    beside = queue[0] if queue else None
    if isinstance(beside, Columns) and _is_short(first) and not single(piece_of(slide, (beside,)), design):
        queue.popleft()
        queue.extendleft(reversed((first, *beside.flat())))
        return []
    if isinstance(first, Columns):
        queue.extendleft(reversed(first.flat()))
        return []
    assert not isinstance(first, Group), "groups are taken apart"
    if isinstance(first, Prose) and (whole := single(piece_of(slide, (first,)), design)):
        return [replace(whole, reason="continued")]
    return _alone(first, queue, slide, design)


def _alone(block: Block, queue: deque[Item], slide: Slide, design: Design) -> list[PagePlan]:
    """A block on pages of its own; where it fills several, what follows may stand under its last piece."""
    layout = _layout_for(block, bool(slide.takeaway), slide, design)
    plain, pointed = Form(Purpose.CONTENT), Form(Purpose.CONTENT_AND_TAKEAWAY)
    fallback = pointed if layout.form == plain else plain
    pieces = _pieces(block, layout, design)
    if len(pieces) > 1 and queue and type(pieces[-1][0]) is type(block):
        queue.appendleft(pieces[-1][0])
        pieces = pieces[:-1]
    return [PagePlan(piece_of(slide, (piece,)), (layout.form, fallback), "continued", rung) for piece, rung in pieces]


def _filled_up(ahead: Sequence[Item], following: Item, slide: Slide, design: Design) -> tuple[PagePlan, Item] | None:
    """Blocks that leave much of their page free, with the first piece of the long block after them, and the rest of that."""
    shown = without_groups(ahead)
    if isinstance(following, Code) and single(
        piece_of(slide, (*(ahead[-1:] if _is_lead(ahead[-1], following) else ()), following)), design
    ):
        return None
    if not _splits(following) or is_long_list(following) or any(isinstance(block, Columns | PictureBlock | Visual) for block in shown):
        return None
    fonts, room = design.theme.fonts, _room(slide, design)
    width, height = room.width, room.height
    for block in shown:
        if not isinstance(block, Columns):
            height -= block.lay_out(Size(width, inches(20)), rungs(style_of(block, design), fonts)[-1]).height + _GAP
    if height < _LEAST_PIECE:
        return None
    head, rest = following.part(Size(width, height), rungs(style_of(following, design), fonts)[-1])
    draft = PagePlan(piece_of(slide, without_groups((*shown, head))), (), "continued")
    if rest is None or (isinstance(head, Prose) and _is_lead(head)):
        return None
    whole = single(draft.slide, design)
    return (replace(whole, reason="continued"), rest) if whole else None


def _splits(item: Item) -> TypeGuard[Splittable]:
    """Whether a block may be cut, so that its first piece fills a page."""
    return not isinstance(item, Columns | Group) and spec_of(type(item)).splits


def _room(slide: Slide, design: Design) -> Size:
    """The room for blocks on a page of their own, with a little to spare."""
    room = design.frame.room(takeaway=bool(slide.takeaway))
    return Size(room.width, room.height - inches(0.05 if slide.takeaway else 0.10))


def _columned(queue: deque[Item], slide: Slide, design: Design) -> list[PagePlan]:
    """The pages of a long list in columns, taken from the queue with the line that leads to it; short text after it fills its last
    page. None where no such list is next.
    """
    lead = queue[0] if len(queue) > 1 and leads_to_list(queue[0]) and is_long_list(queue[1]) else None
    found = queue[1] if lead else queue[0]
    if not is_long_list(found):
        return []
    whole: tuple[Item, ...] = (lead, found) if lead else (found,)
    if len(queue) > len(whole) and single(piece_of(slide, whole), design):
        return []
    after = queue[len(whole)] if len(queue) > len(whole) else None
    beyond = queue[len(whole) + 1] if len(queue) > len(whole) + 1 else None
    tail = after if isinstance(after, Prose) and _ends_list(after) and not _is_lead(after, beyond) else None
    plans = list_pages(found, lead, tail, slide, design)
    for _ in (*whole, *((tail,) if tail else ())) if plans else ():
        queue.popleft()
    return plans


def _ends_list(text: Prose) -> bool:
    """Whether a text is a line or two that stand under the list before it."""
    return _is_short(text) and not is_long_list(text) and len(text.paragraphs) <= _FEW_LINES


def _apart(items: Sequence[Item]) -> Iterator[Item]:
    """Blocks, the lines that lead to what follows as a block of their own, so that they can go with it."""
    for at, item in enumerate(items):
        split = _lead_from(item.paragraphs, items[at + 1]) if isinstance(item, Prose) and at + 1 < len(items) else 0
        if isinstance(item, Prose) and 0 < split < len(item.paragraphs):
            yield replace(item, paragraphs=item.paragraphs[:split])
            yield replace(item, paragraphs=item.paragraphs[split:])
        else:
            yield item


def _lead_from(paragraphs: Sequence[Paragraph], following: Item) -> int:
    """Where the lines begin that lead to the block after a text: a last sentence before code, and headings before it."""
    at = len(paragraphs)
    if _leads(paragraphs[-1]) or (isinstance(following, Code) and _introduces(paragraphs[-1])):
        at -= 1
        while at and _is_bold(paragraphs[at - 1]):
            at -= 1
    return at


def _is_lead(item: Item, following: Item | None = None) -> bool:
    """Whether a block is a line that had better not stand at the bottom of a page."""
    if not isinstance(item, Prose):
        return False
    return _leads(item.paragraphs[-1]) or (isinstance(following, Code) and _introduces(item.paragraphs[-1]))


def _leads(paragraph: Paragraph) -> bool:
    return paragraph.mark is Mark.NONE and (_is_bold(paragraph) or leads_on(paragraph.text))


def _is_bold(paragraph: Paragraph) -> bool:
    return paragraph.mark is Mark.NONE and bool(paragraph.runs) and all(run.bold for run in paragraph.runs)


def _introduces(paragraph: Paragraph) -> bool:
    """Whether a paragraph before code is the sentence that says what the code is for."""
    return (paragraph.mark is Mark.NONE or leads_on(paragraph.text)) and len(paragraph.text) < _STRAY * 2


def _layout_for(block: Block, takeaway: bool, slide: Slide, design: Design) -> Layout:
    """The layout for a block alone: text stays in its own form where that has a body, all else goes where its kind goes."""
    if isinstance(block, Prose) and not takeaway:
        shape = shape_of(replace(slide, blocks=(block,)))
        rule = choose(shape).rule
        own = [layout for form in (rule.forms(shape) if rule else ()) for layout in design.require(form) if layout.slots_for(Role.BODY)]
        if own and slide.layout:
            return own[0]
    layouts = design.require(stand_alone(block, takeaway=takeaway))
    return next((layout for layout in layouts if bool(layout.slots_for(Role.TAKEAWAY)) == takeaway), layouts[0])


def _pieces(block: Block, layout: Layout, design: Design) -> list[tuple[Block, int]]:
    """The block in as few pieces as the smallest type allows, at the largest type that needs no more, with that step."""
    slot = next(slot for slot in layout.slots if slot.role in (Role.BODY, Role.TABLE, Role.PICTURE, Role.CODE, Role.QUOTE, Role.VISUAL))
    ladder = rungs(design.style(slot), design.theme.fonts)
    first = block.first_step(alone=False) if isinstance(block, Code) else 0
    fewest = block.spread(slot.rect.size, ladder[-1])
    torn = _torn(fewest)
    for at, style in enumerate(ladder[first:-1], first):
        pieces = block.spread(slot.rect.size, style)
        if len(pieces) <= len(fewest) and _torn(pieces) <= torn:
            return (
                _in_steps(pieces, slot.rect.size, ladder, first) if _has_groups(pieces) and not torn else [(piece, at) for piece in pieces]
            )
    return _in_steps(fewest, slot.rect.size, ladder, first)


def _in_steps(pieces: Sequence[Block], room: Size, ladder: Sequence[Style], first: int) -> list[tuple[Block, int]]:
    """Pieces, each with the step of the size list at which all but the longest of them fit; the longest with its own."""

    def own(block: Block) -> int:
        last = len(ladder) - 1
        return next((at for at in range(first, last) if block.lay_out(room, ladder[at]).height <= room.height), last)

    steps = [own(piece) for piece in pieces]
    common = sorted(steps)[-2] if len(steps) > 1 else steps[0]
    return [(piece, max(step, common)) for piece, step in zip(pieces, steps, strict=True)]


def _torn(pieces: Sequence[Block]) -> int:
    """How many pages of a text with headings begin inside of a group."""
    texts = [piece.paragraphs for piece in pieces if isinstance(piece, Prose)]
    return sum(not _is_bold(text[0]) for text in texts[1:]) if _has_groups(pieces) else 0


def _has_groups(pieces: Sequence[Block]) -> bool:
    """Whether a text has groups under headings."""
    return any(_is_bold(each) for piece in pieces if isinstance(piece, Prose) for each in piece.paragraphs)
