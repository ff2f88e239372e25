"""Rhythm: of three slides in a row with equal layouts, the middle one takes the second form that its content may have; and so does a
slide of rows that has two such among the three before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from slides.base.memo import memoized
from slides.base.records import with_changes
from slides.design import OPENING, Design, Form, Purpose, Role, point_first
from slides.layout.one_page import PagePlan, best
from slides.layout.placement import place
from slides.layout.selection import shape_of
from slides.text.form_words import is_word
from slides.text.words import word_count

_SECOND: Mapping[Purpose, tuple[Purpose, ...]] = MappingProxyType(
    {
        Purpose.ROWS: (Purpose.SIDE_TITLE_AND_ROWS,),
        Purpose.NUMBERED_ROWS: (Purpose.SIDE_TITLE_AND_NUMBERED_ROWS,),
        Purpose.CARDS: (Purpose.LED_ROWS,),
        Purpose.HEADED_CARDS: (Purpose.LED_ROWS,),
        Purpose.CARD_GRID: (Purpose.LED_ROWS,),
        Purpose.LED_ROWS: (Purpose.HEADED_CARDS, Purpose.CARD_GRID),
        Purpose.SIDE_TITLE_AND_ROWS: (Purpose.ROWS,),
        Purpose.SIDE_TITLE_AND_NUMBERED_ROWS: (Purpose.NUMBERED_ROWS,),
        Purpose.TILES: (Purpose.SIDE_TITLE_AND_ROWS, Purpose.ROWS),
        Purpose.TEXT_ON_PANEL: (Purpose.SIDE_TITLE_AND_TEXT,),
    }
)
"""The second forms of layouts, the first that fits."""
_ALIKE: Mapping[Purpose, Purpose] = MappingProxyType(
    {Purpose.NUMBERED_ROWS: Purpose.ROWS, Purpose.HEADED_CARDS: Purpose.CARDS, Purpose.CARD_GRID: Purpose.CARDS}
)
"""Layouts that look alike, by the one that stands for them."""
_COUNTED = frozenset(form for forms in _SECOND.values() for form in forms) - {Purpose.SIDE_TITLE_AND_TEXT}
"""Those that take a number of items."""
_AIRY = 0.5
"""Running text that takes less than this share of its place leaves the slide mostly empty."""
_FEW_WORDS = 25
"""So few words leave it mostly empty whatever lines they take."""
AIRY_REASON = "; few words, beside their title"
_NEAR, _MANY = 3, 2
"""So many slides of rows among so many before make the next one take its second form."""
_LEAST_TYPE = 20
"""A second form in smaller type than this many points is none."""
_LEAST_BESIDE = 28
"""Running text beside its title stands in type of this many points, or as large as it was."""
_LEAST_PARTS = 3
"""Fewer cards than this would be a comparison."""
REASON = "; another form than the slides around it"
_LEAST_DECK = 3
"""Decks of fewer slides have no last one that goes with their cover."""
COVER_REASON = "; the last slide, as the cover is"
_BARS = 5
"""After this many slides with the point in a bar, the next has it as its headline."""
POINT_REASON = "; the point first, after five slides with a bar"


def with_rhythm(plans: Sequence[PagePlan], design: Design, *, points: str = "") -> list[PagePlan]:
    """The plans of a deck's pages in order, the middle one of three alike in its second form where it has one that fits; and after five
    slides with a bar one with the point first.

    A last slide that thanks its audience stands as the cover does. What an author asks for stays, such as the place of points.
    Slides that open a part are passed over, so that a chapter's line changes no other slide. The same plans give the same answer.
    """
    found = [_beside_title(plan, design) or plan for plan in plans]
    places = [at for at, plan in enumerate(found) if _purpose(plan) not in OPENING]
    for before, at, after in zip(places, places[1:], places[2:], strict=False):
        looks = {_look(found[near]) for near in (before, at, after)}
        if len(looks) == 1 and None not in looks:
            found[at] = _varied(found[at], design) or found[at]
    for count, at in enumerate(places):
        near = [_look(found[before]) for before in places[max(count - _NEAR, 0) : count]]
        if _look(found[at]) is Purpose.ROWS and near.count(Purpose.ROWS) >= _MANY:
            found[at] = _varied(found[at], design) or found[at]
    if len(found) >= _LEAST_DECK:
        found[-1] = _as_cover(found[-1], design) or found[-1]
    if not points and not design.frame.of_page(takeaway=True).point_first:
        _head_with_points(found, design)
    return found


@memoized
def _beside_title(plan: PagePlan, design: Design) -> PagePlan | None:
    """A plan of running text that would leave its slide mostly empty, with the text beside its title; None for any other plan."""
    before = plan.placed
    if before is None or before.layout.form.purpose is not Purpose.CONTENT or plan.slide.layout or design.template is not None:
        return None
    slot = before.layout.first(Role.BODY)
    prose = shape_of(plan.slide).prose
    few = prose is not None and sum(word_count(each.text) for each in prose.paragraphs) <= _FEW_WORDS
    full = slot is not None and any(each.slot == slot.index and each.what.height >= slot.rect.height * _AIRY for each in before.fills)
    if slot is None or (full and not few):
        return None
    form = Form(Purpose.SIDE_TITLE_AND_TEXT)
    placed = best(shape_of(plan.slide), (form,), design)
    if placed is None or placed.size < min(before.size, _LEAST_BESIDE):
        return None
    return with_changes(plan, forms=(form, *plan.forms), reason=plan.reason + AIRY_REASON, placed=placed)


@memoized
def _as_cover(plan: PagePlan, design: Design) -> PagePlan | None:
    """A last slide that thanks its audience or asks for questions, as the cover's counterpart; None for any other plan."""
    if not is_word("farewells", plan.slide.text):
        return None
    if plan.placed is None or _purpose(plan) is not Purpose.STATEMENT or plan.slide.layout or design.template is not None:
        return None
    form = Form(Purpose.SECTION)
    placed = best(shape_of(plan.slide), (form,), design)
    return None if placed is None else with_changes(plan, forms=(form, *plan.forms), reason=plan.reason + COVER_REASON, placed=placed)


def _head_with_points(plans: list[PagePlan], design: Design) -> None:
    """Give the point first to the slide after each five with a bar, or to the next one that can have it so."""
    bars = 0
    for at, plan in enumerate(plans):
        if _purpose(plan) in OPENING:
            continue
        bars = bars + 1 if plan.slide.takeaway and plan.placed and plan.placed.layout.slots_for(Role.TAKEAWAY) else 0
        if bars > _BARS and (headed := _headed(plan, design)) is not None:
            plans[at], bars = headed, 0


@memoized
def _headed(plan: PagePlan, design: Design) -> PagePlan | None:
    """A plan with its point first, in no smaller type than before; None where its layout has none such, or it does not fit."""
    before = plan.placed
    layout = None if before is None else point_first(before.layout, design)
    if before is None or layout is None:
        return None
    placed = place(shape_of(plan.slide), layout, design)
    if placed is None or placed.over or placed.cut or placed.size < before.size:
        return None
    return with_changes(plan, reason=plan.reason + POINT_REASON, placed=placed)


def _purpose(plan: PagePlan) -> Purpose | None:
    """What the layout of a plan is for; None where the plan has none yet."""
    return plan.placed.layout.form.purpose if plan.placed else None


def _look(plan: PagePlan) -> Purpose | None:
    purpose = _purpose(plan)
    return _ALIKE.get(purpose, purpose) if purpose is not None and purpose in _SECOND else None


@memoized
def _varied(plan: PagePlan, design: Design) -> PagePlan | None:
    """A plan in the second form of its content; None where there is none that fits in large enough type."""
    purpose = _purpose(plan)
    if purpose is None or plan.slide.layout:
        return None
    shape = shape_of(plan.slide)
    count = len(shape.items)
    for second in _SECOND[purpose]:
        if second in (Purpose.HEADED_CARDS, Purpose.CARD_GRID) and (count < _LEAST_PARTS or shape.ordered):
            continue
        if second is Purpose.LED_ROWS and any(len(part.paragraphs) != 1 for part in shape.parts):
            continue
        form = Form(second, count if second in _COUNTED else 0)
        placed = best(shape, (form,), design) if design.variants(form) else None
        if placed is not None and placed.size >= _LEAST_TYPE:
            return with_changes(plan, forms=(form, *plan.forms), reason=plan.reason + REASON, placed=placed)
    return None
