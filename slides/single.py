"""A slide on one page: in the form that suits it, as running text, or with its blocks in an arrangement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slides.blocks import Block, Code, Columns, Item, Picture, Prose, Quote, Table, Visual
from slides.blocks.group import without_groups
from slides.choose import Shape, choose, shape_of
from slides.design import Design, Kind, Layout, Role
from slides.mixed import mix
from slides.page import Table as ShownTable
from slides.place import Placement, place
from slides.section import Slide

_BASIC: tuple[tuple[type[Block], str, str], ...] = (
    (Table, "Table", "Table with Takeaway"),
    (Picture, "Picture", "Picture with Takeaway"),
    (Code, "Code", "Code with Takeaway"),
    (Quote, "Quote", "Quote"),
    (Prose, "Title and Content", "Content and Takeaway"),
)


def basic(block: Block) -> tuple[str, str]:
    """The layouts of a block that has a page to itself: without and with a takeaway."""
    if isinstance(block, Visual):
        name = "Chart" if block.kind is Kind.CHART else "Visual"
        return name, f"{name} with Takeaway"
    return next((without, with_bar) for kind, without, with_bar in _BASIC if isinstance(block, kind))


@dataclass(frozen=True, slots=True)
class Draft:
    """One page to be: a slide's piece with the layouts it may take, and the rung of the ladder it starts from.

    Without families its blocks are mixed on a page made for them.
    """

    slide: Slide
    families: tuple[str, ...]
    reason: str
    rung: int = 0


def single(slide: Slide, design: Design, last: int = 99) -> Draft | None:
    """The slide on one page, if one holds it: in its form, as running text, or with its blocks in an arrangement."""
    shape = shape_of(slide)
    choice = choose(shape)
    if choice.form:
        families = choice.form.families(shape)
        if best(shape, families, design) is not None:
            return Draft(slide, families, choice.reason)
    blocks = tuple(without_groups(slide.blocks))
    whole = replace(slide, blocks=blocks)
    if len(blocks) == 1 and isinstance(blocks[0], Prose):
        families = ("Content and Takeaway",) if slide.takeaway else ("Title and Content",)
        if blocks != slide.blocks and best(shape_of(whole), families, design):
            return Draft(whole, families, "parts as running text")
        return None
    if len(blocks) == 1 and not isinstance(blocks[0], Columns):
        families = basic(blocks[0])
        found = Draft(whole, (families[bool(slide.takeaway)],), f"a {families[0].lower()} alone")
        if best(shape_of(whole), found.families, design):
            return found
    return Draft(whole, (), "blocks of several kinds together") if mix(whole, design, last=last) else None


def best(shape: Shape, families: Sequence[str], design: Design, suffix: str = "", rung: int = 0) -> Placement | None:
    """The slide in the first family where it fits: with its whole title, at the largest type, in the shortest cut."""
    for family in families:
        found = []
        for at, layout in enumerate(reversed(_suited(design.family(family), shape))):
            placed = place(shape, layout, design, suffix, rung)
            if placed and not placed.over and not _breaks_words(placed):
                found.append((placed.cut, -placed.size, at, placed))
        if found:
            return min(found, key=lambda entry: entry[:3])[3]
    return None


def _breaks_words(placed: Placement) -> bool:
    """Whether a table that could be parted by its columns breaks words."""
    return any(isinstance(fill.what, ShownTable) and fill.what.broken and len(fill.what.columns) > 2 for fill in placed.fills)


def _suited(cuts: Sequence[Layout], shape: Shape) -> list[Layout]:
    """Of a form's cuts those with a takeaway's bar for slides that have a takeaway, those without for the others.

    Where every cut has the bar, it may stay empty. A layout made for a source is for slides that name one.
    """
    bar = bool(shape.slide.takeaway)
    suited = [layout for layout in cuts if shape.slide.source or not layout.name.endswith("with Source")]
    return [layout for layout in suited if bool(layout.slots_for(Role.TAKEAWAY)) == bar] or suited


def bare(slide: Slide, blocks: Sequence[Item]) -> Slide:
    """A piece of a slide, with its takeaway and source for as long as their room must be kept."""
    return replace(slide, blocks=tuple(blocks), notes=(), layout="", anchor="", questions=())


def ended(found: list[Draft], slide: Slide) -> list[Draft]:
    """Drafts with notes and anchor on the first, takeaway and source on the last."""
    last = len(found) - 1
    return [
        replace(
            draft,
            slide=replace(
                draft.slide,
                notes=(*slide.notes, *draft.slide.notes) if at == 0 else draft.slide.notes,
                anchor=slide.anchor if at == 0 else draft.slide.anchor,
                takeaway=slide.takeaway if at == last else (),
                source=slide.source if at == last else (),
            ),
        )
        for at, draft in enumerate(found)
    ]
