"""Scale: what is of one kind in a deck stands in one size, the largest that nearly all slides of that kind can take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType

from slides.base.memo import memoized
from slides.base.records import frozen, with_changes
from slides.deck.blocks import Visual
from slides.design import Design, Layout, Purpose, Role
from slides.design.page import Page, PlacedItem, Table, Text
from slides.layout.deck_titles import NEARLY_ALL
from slides.layout.one_page import PagePlan, best
from slides.layout.placement import BESIDE_TITLE, SCALED, Placement, place
from slides.layout.selection import of_few_words, shape_of

UNDER_TITLE = 4
"""Rows are at least this many points smaller than their title."""


@frozen
class Kind:
    """Slides whose text is of one kind: what they are called, and the sizes in points between which the deck's may be.

    A deck of crowded slides does not make its airy ones smaller than `least`; crowded ones may be. under: how many points smaller than
    the title the text is at least. airy: the size of slides that would be mostly empty, where it is another.
    """

    name: str
    least: int
    most: int
    under: int = 0
    airy: int = 0


_ROWS = Kind("rows", 24, 28, UNDER_TITLE)
_FEW_WORDS = Kind("rows of few words", 28, 36)
_TILES = Kind("tiles", 28, 32)
_TEXT = Kind("text", 24, 32, airy=28)
_BESIDE = Kind("text beside something", 22, 28)
_CARDS = Kind("cards", 22, 28)
_STEPS = Kind("steps", 22, 28)
_MOMENTS = Kind("moments", 22, 28)
_TABLES = Kind("tables", 20, 28)
_KINDS: Mapping[Purpose, Kind] = MappingProxyType(
    {
        **dict.fromkeys((Purpose.ROWS, Purpose.NUMBERED_ROWS, Purpose.LED_ROWS, Purpose.STACKED_ROWS), _ROWS),
        **dict.fromkeys((Purpose.SIDE_TITLE_AND_ROWS, Purpose.SIDE_TITLE_AND_NUMBERED_ROWS), with_changes(_ROWS, under=0)),
        **dict.fromkeys((Purpose.CONTENT, Purpose.CONTENT_AND_TAKEAWAY), _TEXT),
        **dict.fromkeys((Purpose.TEXT_AND_CHART, Purpose.TEXT_AND_DRAWING, Purpose.TEXT_AND_PICTURE), _BESIDE),
        **dict.fromkeys((Purpose.TEXT_AND_EDGE_PICTURE, Purpose.TEXT_AND_TALL_PICTURE), _BESIDE),
        **dict.fromkeys((Purpose.CARDS, Purpose.HEADED_CARDS, Purpose.CARD_GRID), _CARDS),
        Purpose.TEXT_ON_PANEL: Kind("text on panels", 28, 40),
        Purpose.SIDE_TITLE_AND_TEXT: Kind("text beside the title", 24, 32),
        Purpose.TILES: _TILES,
        Purpose.PROCESS: _STEPS,
        Purpose.TIMELINE: _MOMENTS,
        Purpose.TABLE: _TABLES,
    }
)


def with_scale(plans: Sequence[PagePlan], design: Design) -> list[PagePlan]:
    """The plans of a deck's pages, those of one kind in the size that nearly all of them can take; crowded ones stay smaller.

    Each page is laid out again at most once. The text of a template, and pages that are mixed from blocks, keep their sizes. The same
    plans give the same answer.
    """
    if design.template is not None:
        return list(plans)
    known = [_sized(plan, design) for plan in plans]
    sizes: dict[str, list[int]] = {}
    for each in known:
        if each is not None:
            sizes.setdefault(each.kind.name, []).append(min(each.size, each.bound))
    deck = {name: _shared(found) for name, found in sizes.items()}
    return [plan if each is None else _scaled(plan, each, deck, design) for plan, each in zip(plans, known, strict=True)]


@frozen
class _Sized:
    """The size in points of a page whose text is of a kind, and the largest that it may have."""

    kind: Kind
    size: int
    bound: int


@memoized
def _sized(plan: PagePlan, design: Design) -> _Sized | None:
    """What size a page has; None where its text is of no kind."""
    kind = _kind(plan)
    if kind is None or plan.placed is None:
        return None
    return _Sized(kind, size_of(plan.placed, design), _most(kind, plan.placed, design))


def _shared(sizes: Sequence[int]) -> int:
    """The largest size at which nearly all of the pages with these sizes fit."""
    return sorted(sizes, reverse=True)[ceil(NEARLY_ALL * len(sizes)) - 1]


def _scaled(plan: PagePlan, now: _Sized, deck: Mapping[str, int], design: Design) -> PagePlan:
    kind, bound = now.kind, now.bound
    most = min(max(deck[kind.name], kind.least), bound)
    if now.size <= most:
        return plan
    found = _smaller(plan, most, kind.name, design)
    larger = min(kind.airy, bound)
    return _smaller(plan, larger, kind.name, design) if most < larger and _is_airy(found) else found


_AIRY = 0.5
"""Text that takes less than this share of its place leaves the slide mostly empty."""


def _is_airy(plan: PagePlan) -> bool:
    placed = plan.placed
    slot = placed.layout.first(Role.BODY) if placed else None
    return (
        placed is not None
        and slot is not None
        and any(each.slot == slot.index and each.what.height < slot.rect.height * _AIRY for each in placed.fills)
    )


@memoized
def _smaller(plan: PagePlan, most: int, kind: str, design: Design) -> PagePlan:
    """A plan with its text no larger than that of the deck's other pages of its kind; itself where it does not fit so."""
    before = plan.placed
    assert before is not None, "only pages with a place have a size"
    shape, form = shape_of(plan.slide), before.layout.form
    if any(isinstance(block, Visual) for block in plan.slide.blocks):
        placed = _beside_drawn(before, place(shape, before.layout, design, rung=plan.rung, most=most, drawn=False))
    else:
        placed = best(shape, (form,), design, rung=plan.rung, most=most) if before.layout.name in design.layouts else None
        placed = placed or place(shape, before.layout, design, rung=plan.rung, most=most)
    if placed is None or placed.over or placed.cut > before.cut:
        return plan
    return with_changes(plan, reason=f"{plan.reason}; {most} pt as the deck's other {kind}", placed=placed, most=most)


def _beside_drawn(before: Placement, text: Placement | None) -> Placement | None:
    """Text in another size beside what was drawn before, which is not drawn again."""
    if text is None or text.over:
        return None
    anew = {each.slot: each for each in text.fills}
    fills = tuple(anew.get(each.slot, each) for each in before.fills)
    return with_changes(before, fills=fills, size=min(before.size, text.size))


def _kind(plan: PagePlan) -> Kind | None:
    purpose = plan.placed.layout.form.purpose if plan.placed else None
    if purpose in BESIDE_TITLE and of_few_words(shape_of(plan.slide)):
        return _FEW_WORDS
    return _KINDS.get(purpose) if purpose else None


def _most(kind: Kind, placed: Placement, design: Design) -> int:
    """The largest size that a page of a kind may take: under its title, and no larger than the title."""
    slot = placed.layout.first(Role.TITLE)
    title = next((each.what.sizes[0] for each in placed.fills if slot and each.slot == slot.index and isinstance(each.what, Text)), 0)
    topic = slot is not None and design.style(slot).name == "topic"
    return kind.most if not title or topic else min(kind.most, title - kind.under)


def sizes_by_kind(pages: Sequence[Page], design: Design) -> dict[str, list[int]]:
    """The sizes in points that text of each kind has on finished pages, largest first; kinds that no page has are left out."""
    found: dict[str, set[int]] = {}
    for page in pages:
        layout = design.layouts[page.layout]
        kind = _KINDS.get(layout.form.purpose)
        if kind is not None and (size := _size(layout, page.fills, design)):
            found.setdefault(kind.name, set()).add(size)
    return {name: sorted(sizes, reverse=True) for name, sizes in found.items()}


def size_of(placed: Placement, design: Design) -> int:
    """The size in points of a page's running text, or of its table; 0 where it has neither."""
    return _size(placed.layout, placed.fills, design)


def _size(layout: Layout, fills: Sequence[PlacedItem], design: Design) -> int:
    found = []
    for each in fills:
        slot = layout.slot(each.slot)
        if slot.role in SCALED and isinstance(each.what, Text):
            found.append(each.what.sizes[design.style(slot).card[1]])
        elif isinstance(each.what, Table):
            found.append(each.what.size)
    return min(found, default=0)
