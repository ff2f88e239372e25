"""A slide on one page: in the form that suits it, as running text, or with its blocks in an arrangement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.records import frozen
from slides.deck.blocks import Block, Columns, Item, Prose, spec_of
from slides.deck.blocks.group import without_groups
from slides.deck.section import Slide
from slides.design import Design, Form, Layout, Purpose, Role
from slides.design.page import Table as ShownTable
from slides.layout.freeform import ANY, mix
from slides.layout.placement import Placement, filled, place
from slides.layout.selection import Choice, ContentShape, choose, shape_of


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
            return PagePlan(slide, forms, choice.reason, placed=placed)
    blocks = tuple(without_groups(slide.blocks))
    whole = replace(slide, blocks=blocks)
    if (placed := _in_columns(whole, design)) is not None:
        return PagePlan(whole, (), "columns side by side", placed=placed)
    if len(blocks) == 1 and isinstance(blocks[0], Prose):
        forms = (stand_alone(blocks[0], takeaway=bool(slide.takeaway)),)
        placed = best(shape_of(whole), forms, design) if blocks != slide.blocks else None
        if placed or _has_room_for_all(slide, forms[0], design):
            return PagePlan(whole, forms, "parts as running text", placed=placed) if placed else None
    if len(blocks) == 1 and not isinstance(blocks[0], Columns):
        only = (stand_alone(blocks[0], takeaway=bool(slide.takeaway)),)
        if placed := best(shape_of(whole), only, design):
            return PagePlan(whole, only, f"a {spec_of(type(blocks[0])).label.lower()} alone", placed=placed)
    mixed = mix(whole, design, last=last)
    return PagePlan(whole, (), "blocks of several kinds together", placed=mixed if last == ANY else None) if mixed else None


def _in_columns(slide: Slide, design: Design, suffix: str = "") -> Placement | None:
    """A slide that is nothing but an author's columns in a design's own layout for such; None where it has none that holds them."""
    only = slide.blocks[0] if len(slide.blocks) == 1 else None
    if not isinstance(only, Columns) or slide.takeaway or slide.source:
        return None
    for layout in design.variants(Form(Purpose.TWO_CONTENTS)):
        slots = layout.slots_for(Role.COLUMN)
        if len(slots) == len(only.columns) and all(len(column) == 1 for column in only.columns):
            given = {slot.index: column[0] for slot, column in zip(slots, only.columns, strict=True)}
            placed = filled(slide.title, given, layout, design, suffix)
            if not placed.over and all(isinstance(block, Prose) for block in given.values()):
                return placed
    return None


def _has_room_for_all(slide: Slide, form: Form, design: Design) -> bool:
    """Whether a design's layouts of a form have a place for the takeaway and the source that a slide has."""
    wanted = {role for role, shown in ((Role.TAKEAWAY, slide.takeaway), (Role.SOURCE, slide.source)) if shown}
    return any(all(layout.slots_for(role) for role in wanted) for layout in design.require(form))


def best(shape: ContentShape, forms: Sequence[Form], design: Design, suffix: str = "", rung: int = 0) -> Placement | None:
    """The slide in the first form where it fits: with its whole title, at the largest type, in the shortest cut."""
    for form in forms:
        found = []
        for at, layout in enumerate(_suited(design, form, bool(shape.slide.takeaway), bool(shape.slide.source))):
            placed = place(shape, layout, design, suffix, rung)
            if placed and not placed.over and not _breaks_words(placed):
                found.append((placed.cut, -placed.size, at, placed))
        if found:
            return min(found, key=lambda entry: entry[:3])[3]
    return None


def _breaks_words(placed: Placement) -> bool:
    """Whether a table that could be separated by its columns breaks words."""
    return any(isinstance(fill.what, ShownTable) and fill.what.broken and len(fill.what.columns) > 2 for fill in placed.fills)


@lru_cache(maxsize=256)
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
