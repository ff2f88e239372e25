"""A slide in a layout of a template's own: columns in the one for columns, and what an author puts into one by its name."""

from __future__ import annotations

from slides.deck.blocks import Block, Columns, Group, Item, PictureBlock, Prose
from slides.deck.section import Slide
from slides.design import Design, Form, PlaceholderKind, Purpose, Role, Slot
from slides.layout.placement import Placement, filled, foot
from slides.layout.selection import NAMES

_HOLDING = frozenset({Role.BODY, Role.COLUMN, Role.TEXT, Role.PICTURE})


def in_columns(slide: Slide, design: Design) -> Placement | None:
    """A slide that is nothing but an author's columns in a design's own layout for such; None where it has none that holds them."""
    only = slide.blocks[0] if len(slide.blocks) == 1 else None
    if not isinstance(only, Columns) or slide.takeaway or slide.source:
        return None
    for layout in design.variants(Form(Purpose.TWO_CONTENTS)):
        slots = layout.slots_for(Role.COLUMN)
        if len(slots) == len(only.columns) and all(len(column) == 1 for column in only.columns):
            given = {slot.index: column[0] for slot, column in zip(slots, only.columns, strict=True)}
            placed = filled(slide.title, given, layout, design)
            if not placed.over and all(isinstance(block, Prose) for block in given.values()):
                return placed
    return None


def own_name(slide: Slide, design: Design) -> str:
    """The layout of its design's template that a slide's author names; empty where there is none of the name."""
    wanted = " ".join(slide.layout.split()).casefold()
    if design.template is None or not wanted or wanted in NAMES:
        return ""
    return next((each for each in design.template.layouts if each.casefold() == wanted), "")


def in_named_layout(slide: Slide, name: str, design: Design) -> Placement | None:
    """A slide in a template's own layout of a name: its blocks in the layout's boxes, in their order; None where they do not fit."""
    layout = design.layouts[name]
    items = [item for block in slide.blocks for item in (_of_columns(block) if isinstance(block, Columns) else (block,))]
    slots = [slot for slot in layout.slots if slot.role in _HOLDING]
    given: dict[int, Block] = {}
    for item in items:
        suited = [slot for slot in slots if slot.index not in given and _suits(item, slot)]
        if isinstance(item, Group | Columns) or not suited:
            return None
        given[suited[0].index] = item
    for role, shown in ((Role.TAKEAWAY, slide.takeaway), (Role.SOURCE, slide.source)):
        if shown and not layout.slots_for(role):
            return None
    placed = filled(slide.title, given | dict(foot(slide, layout)), layout, design)
    return placed if not placed.over else None


def _of_columns(block: Columns) -> tuple[Item, ...]:
    """The blocks of an author's columns, from column to column."""
    return tuple(item for column in block.columns for item in column)


def _suits(item: Item, slot: Slot) -> bool:
    """Whether a template's placeholder can hold a block: one for pictures a picture, one for text text, one for objects anything."""
    if slot.role is Role.PICTURE:
        return isinstance(item, PictureBlock)
    return isinstance(item, Prose) or slot.kind is PlaceholderKind.OBJECT
