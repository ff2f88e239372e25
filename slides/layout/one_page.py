"""A slide on one page: in the form that suits it, as running text, or with its blocks in an arrangement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.geometry import inches
from slides.base.identity_cache import cached_by_identity
from slides.base.records import frozen
from slides.deck.blocks import Block, Columns, Item, PictureBlock, Prose, Visual, spec_of
from slides.deck.blocks.group import without_groups
from slides.deck.section import Slide
from slides.design import Design, Form, Layout, Purpose, Role, Slot
from slides.design.around import with_text_around
from slides.design.page import Table as ShownTable
from slides.design.page import Text
from slides.design.themed_layouts import OPEN_MOMENT
from slides.layout.conclusions import concludes
from slides.layout.freeform import ANY, freeform_page
from slides.layout.own_layouts import in_columns
from slides.layout.placement import BESIDE_TITLE, IN_PARTS, LARGEST, Placement, breaks_word, place
from slides.layout.selection import Choice, ContentShape, choose, shape_of
from slides.text.rich_text import Mark, Paragraph
from slides.text.words import word_count
from slides.typesetting.fitting import Style


def stand_alone(block: Block, *, takeaway: bool) -> Form:
    """The form of the layouts for a block that has a page to itself, without or with a takeaway."""
    return spec_of(type(block)).alone(takeaway=takeaway)


@frozen
class PagePlan:
    """One page to be: a slide's piece with the layouts it may take, and the step of the size list it starts from.

    Without forms its blocks are mixed on a page made for them. `placed` is the page itself, where making the draft has shown it.
    """

    slide: Slide
    forms: tuple[Form, ...]
    reason: str
    rung: int = 0
    placed: Placement | None = None
    most: int = 0
    """The points that its running text may have, where the deck's other pages of its kind have them; 0 where any."""


def single(slide: Slide, design: Design, last: int = ANY) -> PagePlan | None:
    """The slide on one page, if one holds it: in its form, as running text, or with its blocks in an arrangement."""
    shape = shape_of(slide)
    return formed(shape, choose(shape), design, last)


def formed(shape: ContentShape, choice: Choice, design: Design, last: int = ANY) -> PagePlan | None:
    """The same of a slide whose shape and form are known."""
    slide = shape.slide
    if choice.rule:
        forms = choice.rule.forms(shape)
        if (placed := best(shape, forms, design)) is not None:
            as_text = placed.layout.form.purpose in (Purpose.CONTENT, Purpose.CONTENT_AND_TAKEAWAY)
            return (as_text and _beside_its_lead(slide, design)) or PagePlan(slide, forms, choice.reason, placed=placed)
    blocks = tuple(without_groups(slide.blocks))
    whole = replace(slide, blocks=blocks)
    if (placed := in_columns(whole, design)) is not None:
        return PagePlan(whole, (), "columns side by side", placed=placed)
    if len(blocks) == 1 and isinstance(blocks[0], Prose):
        forms = _as_lines(whole) or (stand_alone(blocks[0], takeaway=bool(slide.takeaway)),)
        if blocks != slide.blocks and (beside := _beside_its_lead(whole, design)):
            return beside
        placed = best(shape_of(whole), forms, design) if blocks != slide.blocks else None
        if placed or _has_room_for_all(slide, forms[0], design):
            return PagePlan(whole, forms, "parts as running text", placed=placed) if placed else None
    if len(blocks) == 1 and not isinstance(blocks[0], Columns):
        only = (stand_alone(blocks[0], takeaway=bool(slide.takeaway)),)
        if placed := best(shape_of(whole), only, design):
            return PagePlan(whole, only, f"a {spec_of(type(blocks[0])).label.lower()} alone", placed=placed)
    mixed = freeform_page(whole, design, last=last)
    return PagePlan(whole, (), "blocks of several kinds together", placed=mixed if last == ANY else None) if mixed else None


_LEAD_SHARES = 38, 62
"""Percent of the width for text that leads to a list, and for the list next to it."""
_LEAST_LEAD, _MOST_LEAD, _LEAST_ITEMS, _MOST_ITEMS, _MOST_ITEM_WORDS = 14, 60, 3, 9, 14
_LAST_BESIDE = 3
"""The step of the size list down to which the two stand next to each other."""


def _beside_its_lead(slide: Slide, design: Design) -> PagePlan | None:
    """A page of a sentence or few and a list of short items, the two side by side; None where a layout is asked for, a
    template has its own, or they do not fit.
    """
    prose = slide.blocks[0] if len(slide.blocks) == 1 else None
    if not isinstance(prose, Prose) or slide.layout or design.template is not None:
        return None
    marks = [each.mark is not Mark.NONE for each in prose.paragraphs]
    at = marks.index(True) if True in marks else 0
    lead, items = prose.paragraphs[:at], prose.paragraphs[at:]
    words = sum(word_count(each.text) for each in lead)
    short = all(each.mark is not Mark.NONE and word_count(each.text) <= _MOST_ITEM_WORDS for each in items)
    few = _LEAST_LEAD <= words <= _MOST_LEAD and _LEAST_ITEMS <= len(items) <= _MOST_ITEMS
    if not (few and short) or any(each.is_formula for each in lead):
        return None
    columns = Columns(prose.span, ((replace(prose, paragraphs=lead),), (replace(prose, paragraphs=items),)), _LEAD_SHARES)
    beside = replace(slide, blocks=(columns,))
    placed = freeform_page(beside, design, last=_LAST_BESIDE)
    return PagePlan(beside, (), "a list next to the text that leads to it", placed=placed) if placed else None


_LINES = ("rows", "panel", "figures", "text panel")
"""Forms of text that parts make: headings alone, or one heading over a sentence or few."""


def _as_lines(slide: Slide) -> tuple[Form, ...]:
    """The forms of a slide whose parts became text, where they are but a line or a few; none where they are more."""
    shape = shape_of(slide)
    rule = choose(shape).rule
    return rule.forms(shape) if rule and rule.name in _LINES else ()


def _has_room_for_all(slide: Slide, form: Form, design: Design) -> bool:
    """Whether a design's layouts of a form have a place for the takeaway and the source that a slide has."""
    wanted = {role for role, shown in ((Role.TAKEAWAY, slide.takeaway), (Role.SOURCE, slide.source)) if shown}
    return any(all(layout.slots_for(role) for role in wanted) for layout in design.require(form))


def best(shape: ContentShape, forms: Sequence[Form], design: Design, suffix: str = "", rung: int = 0, most: int = 0) -> Placement | None:
    """The slide in the first form where it fits: with its whole title, at the largest type, in the cut that suits its text.

    most: the points that running text may have, 0 where any.
    """
    for form in forms:
        tries = list(_tries(shape, form, design))
        if form.purpose in _OF_HEIGHTS:
            found = [placed for layout in tries if (placed := _fitting(shape, layout, design, suffix, rung, most))]
            chosen = _of_heights([placed for placed in found if not _alternates(placed)])
            chosen = _alternating(chosen, [placed for placed in found if _alternates(placed)])
        else:
            chosen = _largest(shape, tries, design, suffix, rung, most)
        if chosen:
            return chosen
    return None


def _of_heights(found: Sequence[Placement]) -> Placement | None:
    """Of the heights of a form the one that suits a slide best."""
    first = min(map(_rank, found), default=None)
    alike = [placed for placed in found if _rank(placed) == first]
    return _roomiest(alike) if alike else None


def _alternates(placed: Placement) -> bool:
    """Whether moments stand on both sides of their line."""
    return any(slot.style == OPEN_MOMENT for slot in placed.layout.slots)


def _alternating(under: Placement | None, both: Sequence[Placement]) -> Placement | None:
    """Moments on both sides of their line where those under it would be small, or leave much of the slide empty."""
    if under is None or not both:
        return under or next(iter(both), None)
    boxes = [slot.rect for slot, _ in _boxes(under)]
    room = _lowest(both[0]) - min(rect.y for rect in boxes)
    used = max((height for _, height in _boxes(under)), default=0)
    if len({rect.x for rect in boxes}) == 1 or both[0].size < under.size:
        return under
    return both[0] if both[0].size > under.size or used < room * _FULL_MOMENTS else under


def _rank(placed: Placement) -> tuple[bool, bool, int, int]:
    """What comes first among heights of a form: whole titles, whole words, then large figures, then large text."""
    parts = [each.what for each in placed.fills if isinstance(each.what, Text) and placed.layout.slot(each.slot).role is Role.CARD]
    figure = max((each.sizes[0] for each in parts), default=0) if placed.layout.form.purpose is Purpose.FIGURES else 0
    return placed.cut, any(map(breaks_word, parts)), -figure, -placed.size


def _fitting(
    shape: ContentShape, layout: Layout, design: Design, suffix: str, rung: int, most: int, *, drawn: bool = True
) -> Placement | None:
    """The slide in a layout; None where it does not fit."""
    placed = place(shape, layout, design, suffix, rung, most, drawn=drawn)
    return placed if placed and not placed.over and not _breaks_words(placed) else None


def _largest(shape: ContentShape, tries: Sequence[Layout], design: Design, suffix: str, rung: int, most: int) -> Placement | None:
    """Of layouts the first that shows the slide best. One that cannot be better than the best so far is not filled, and what takes long
    to draw is drawn only where its text does not rule the layout out.
    """
    order: list[tuple[bool, _Weight, int]] = [(False, (0, 0, -LARGEST), at) for at in range(len(tries))]
    picture = shape.one(PictureBlock) if tries and tries[0].form.purpose in _PICTURED else None
    if len(tries) > 1 and any(isinstance(block, Visual) for block in shape.slide.blocks):
        texts = ((at, _fitting(shape, layout, design, suffix, rung, most, drawn=False)) for at, layout in enumerate(tries))
        order = sorted((text.cut, _weight(text), at) for at, text in texts if text)
    elif isinstance(picture, PictureBlock):
        suited = [at for at, layout in enumerate(tries) if _suits(picture, layout)] or range(len(tries))
        weights = sorted((_picture_weight(picture, tries[at], design), at) for at in suited)
        widest = dict(reversed([(area, (width, at)) for (area, width), at in weights]))
        order = [(False, (0, area, width), at) for area, (width, at) in sorted(widest.items())]
    best: tuple[tuple[bool, _Weight, int], Placement] | None = None
    for bound in order:
        if best and best[0] <= bound:
            break
        if placed := _fitting(shape, tries[bound[2]], design, suffix, rung, most):
            small = max(_LEAST_BESIDE_PICTURE - placed.size, 0)
            weight = (small, *bound[1][1:]) if isinstance(picture, PictureBlock) else _weight(placed)
            found = (placed.cut, weight, bound[2])
            best = (found, placed) if best is None or found < best[0] else best
    return best[1] if best else None


_Weight = tuple[int, int, int]
"""What is least where a slide stands in a form at its best: by how much text beside a picture is too small, the picture's area or 0, and
the width of the text beside it or the size of type, both as what is lacking.
"""
_PICTURED = frozenset((Purpose.TEXT_AND_PICTURE, Purpose.TEXT_AND_TALL_PICTURE, Purpose.PICTURE))
"""Forms that come in several widths, in which the picture comes first."""
_LEAST_BESIDE_PICTURE = 22
"""Text beside a picture is no smaller than this many points for the picture to be larger."""
_BESIDE_SHARE = 120
"""The percentage at which the area of a picture counts that has its caption beside it: the slide is full without it."""


def _weight(placed: Placement) -> _Weight:
    """The weight of a slide without a picture: large type is best."""
    return 0, 0, -placed.size


def _suits(picture: PictureBlock, layout: Layout) -> bool:
    """Whether a layout has a place for a caption just where a picture has one."""
    return bool(picture.caption) == bool(layout.slots_for(Role.CAPTION))


def _picture_weight(picture: PictureBlock, layout: Layout, design: Design) -> tuple[int, int]:
    """How large a picture is in a layout, and how wide the text beside it, both less than 0."""
    slot, caption, words = layout.first(Role.PICTURE), layout.first(Role.CAPTION), layout.first(Role.BODY)
    if slot is None:
        return 0, 0
    shown = picture.lay_out(slot.rect.size, Style(design.style(slot), design.style(slot).sizes, design.theme.fonts))
    share = _BESIDE_SHARE if caption and caption.rect.y < slot.rect.bottom else 100
    return -(shown.width * shown.height // 100 * share), -(words.rect.width if words else 0)


_OF_HEIGHTS = frozenset(
    (
        Purpose.CARDS,
        Purpose.HEADED_CARDS,
        Purpose.CARD_GRID,
        Purpose.PROCESS,
        Purpose.TIMELINE,
        Purpose.FIGURES,
        Purpose.COMPARISON,
        Purpose.QUOTATION_AND_TEXT,
    )
)
"""Forms of boxes that come in several heights."""
_FILLED = 0.68
"""The share of its box that the longest text fills, for a tall cut to be taken."""
_FILLED_MOMENTS = 0.80
"""The same of timelines, which come in more heights."""
_FULL_MOMENTS = 0.65
"""Moments under their line that fill less of the slide stand on both sides of it."""
_LEAST_HEIGHT = inches(2.3)
"""Boxes of less height leave the slide empty."""


def _roomiest(found: Sequence[Placement]) -> Placement:
    """Of cuts with the same type, shortest first, the tallest whose boxes are not mostly empty; else a short one."""
    high = [placed for placed in found if _lowest(placed) - _highest(placed) >= _LEAST_HEIGHT] or [found[-1]]
    tallest = found[-1]
    boxes = [slot.rect for slot, _ in _boxes(tallest)]
    if tallest.layout.form.purpose is Purpose.TIMELINE and len({rect.x for rect in boxes}) == 1:
        return tallest
    least = _FILLED_MOMENTS if found[0].layout.form.purpose is Purpose.TIMELINE else _FILLED
    return next((placed for placed in reversed(high) if _filling(placed) >= least), high[0])


def _boxes(placed: Placement) -> list[tuple[Slot, int]]:
    """The boxes of a page, each with the height of what it holds."""
    slots = {slot.index: slot for slot in placed.layout.slots}
    return [(slots[each.slot], each.what.height) for each in placed.fills if slots[each.slot].role in _BOX_ROLES]


_BOX_ROLES = frozenset((Role.CARD, Role.HEAD, Role.TEXT, Role.QUOTE, Role.BODY))


def _filling(placed: Placement) -> float:
    """The share of its box that the longest text fills."""
    return max((height / slot.rect.height for slot, height in _boxes(placed) if slot.role is not Role.HEAD), default=1.0)


def _lowest(placed: Placement) -> int:
    return max((slot.rect.bottom for slot, _ in _boxes(placed)), default=0)


def _highest(placed: Placement) -> int:
    return min((slot.rect.y for slot, _ in _boxes(placed)), default=0)


def _tries(shape: ContentShape, form: Form, design: Design) -> Iterator[Layout]:
    """A form's cuts that a slide may stand in, shortest first, with room for the text around its parts."""
    bar = bool(shape.slide.takeaway)
    suited = _suited(design, form, bar, bool(shape.slide.source))
    if not (shape.before or shape.after) or form.purpose not in IN_PARTS:
        yield from suited
        return
    if form.purpose in BESIDE_TITLE:
        return
    room = design.frame.room_for(form.purpose, takeaway=bar)
    lines, after = _lines(shape.before), _lines(shape.after)
    for layout in suited:
        yield with_text_around(layout, room, lines, after, concludes=concludes(shape.after))


_LINE_WORDS = 13
"""About how many words stand on a line of text above or below parts."""


def _lines(paragraphs: Sequence[Paragraph]) -> int:
    """How many lines are kept for text around parts."""
    return sum(max(1, -(-word_count(each.text) // _LINE_WORDS)) for each in paragraphs)


def _breaks_words(placed: Placement) -> bool:
    """Whether a table that could be separated by its columns breaks words."""
    return any(isinstance(fill.what, ShownTable) and fill.what.broken and len(fill.what.columns) > 2 for fill in placed.fills)


@cached_by_identity(256)
def _suited(design: Design, form: Form, bar: bool, sourced: bool) -> tuple[Layout, ...]:
    """Of a form's cuts, shortest first, those with a takeaway's bar for slides that have a takeaway, those without for the others.

    Where every cut has the bar, it may stay empty. A layout made for a source is for slides that name one.
    """
    suited = [layout for layout in reversed(design.require(form)) if sourced or layout.only_with is not Role.SOURCE]
    return tuple(layout for layout in suited if bool(layout.slots_for(Role.TAKEAWAY)) == bar) or tuple(suited)


def piece_of(slide: Slide, blocks: Sequence[Item]) -> Slide:
    """A piece of a slide, with its takeaway and source for as long as their room must be kept."""
    return replace(slide, blocks=tuple(blocks), notes=(), layout="", anchor="", questions=())


def ended(found: list[PagePlan], slide: Slide) -> list[PagePlan]:
    """Drafts with notes and anchor on the first, takeaway and source on the last."""
    last = len(found) - 1
    return [
        PagePlan(
            replace(
                draft.slide,
                notes=(*slide.notes, *draft.slide.notes) if at == 0 else draft.slide.notes,
                anchor=slide.anchor if at == 0 else draft.slide.anchor,
                takeaway=slide.takeaway if at == last else (),
                source=slide.source if at == last else (),
            ),
            draft.forms,
            draft.reason,
            draft.rung,
        )
        for at, draft in enumerate(found)
    ]
