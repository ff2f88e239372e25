"""Which layouts of a master serve which purpose, what a designer corrects in that, and the layout that others are made after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slides.base.geometry import Size
from slides.design import Purpose
from slides.export.pptx.template.corrections import Corrections
from slides.export.pptx.template.covers import is_bare, is_empty_cover
from slides.export.pptx.template.ground import area_of, overlap_of
from slides.export.pptx.template.masters import LayoutSheet, MasterSheets
from slides.export.pptx.template.roles import Roles
from slides.export.pptx.template.samples import is_dressed

_LIKE_TEXT = (Purpose.TWO_CONTENTS, Purpose.COMPARISON)
"""The purposes whose layouts have to look like the one for text."""
_SHOWN = 0.005
"""The share of a slide from which what a layout draws is its look."""


@dataclass(slots=True)
class LayoutChoice:
    """The layouts that serve, and how what is lacking is made.

    `base`: the layout that others are made after. `cover`: an empty one for a cover's words. `divided`: sections stand in the layout for
    titles only, because they would look like covers. `made`: the purposes that the template lacks and what is taken instead.
    """

    chosen: dict[Purpose, LayoutSheet]
    base: LayoutSheet
    cover: LayoutSheet | None
    divided: bool
    made: list[tuple[Purpose, str]]


def choice_of(master: MasterSheets, slide: Size) -> LayoutChoice:
    """What serves in a master, and what is made of it."""
    made: list[tuple[Purpose, str]] = []
    chosen = {purpose: master.sheets[at] for purpose, at in master.chosen.items()} or _only(master.sheets)
    lacking = Purpose.SECTION not in chosen and Purpose.TITLE_ONLY in chosen and Purpose.TITLE in chosen
    divided = lacking and _stands_alike(chosen[Purpose.TITLE], chosen[Purpose.TITLE_ONLY])
    if divided:
        chosen[Purpose.SECTION] = chosen[Purpose.TITLE_ONLY]
    opening = [master.opening] if master.opening is not None and is_bare(master.opening.roles, master.opening.drawn, slide) else []
    named = [each for each in master.sheets if is_empty_cover(each.root.get("type", ""), each.name, each.roles, each.drawn, slide)]
    empty = [*opening, *named]
    cover = empty[0] if empty and Purpose.TITLE not in chosen else None
    if Purpose.TITLE not in chosen and Purpose.SECTION in chosen and cover is None:
        chosen[Purpose.TITLE] = chosen.get(Purpose.FAREWELL, chosen[Purpose.SECTION])
        made.append((Purpose.TITLE, chosen[Purpose.TITLE].name))
    if Purpose.FAREWELL not in chosen:
        chosen |= _farewell_of(chosen)
    base = base_sheet(master, chosen)
    if is_dressed(base, slide, _SHOWN):
        bare = [each for each in _LIKE_TEXT if each in chosen and not is_dressed(chosen[each], slide, _SHOWN)]
        chosen = {purpose: sheet for purpose, sheet in chosen.items() if purpose not in bare}
    return LayoutChoice(chosen, base, cover, divided, made)


def _farewell_of(chosen: Mapping[Purpose, LayoutSheet]) -> dict[Purpose, LayoutSheet]:
    """The layout of a last slide in a template without one: the divider where it holds a line more than its title, else the cover."""
    for purpose in (Purpose.SECTION, Purpose.TITLE):
        roles = chosen[purpose].roles if purpose in chosen else None
        if roles is not None and (roles.subtitle or roles.strips or roles.contents):
            return {Purpose.FAREWELL: chosen[purpose]}
    return {}


def _stands_alike(cover: LayoutSheet, other: LayoutSheet) -> bool:
    """Whether a cover's title stands where that of another layout does, so that a section in it looks like a second cover."""
    one, two = cover.roles.title, other.roles.title
    return one is not None and two is not None and overlap_of(one.rect, two.rect) * 10 > 9 * area_of(one.rect)


def base_sheet(master: MasterSheets, chosen: Mapping[Purpose, LayoutSheet]) -> LayoutSheet:
    """The layout that others are made after: the one for content, else the next that shows where title and content stand."""
    for purpose in (Purpose.CONTENT, Purpose.TWO_CONTENTS, Purpose.COMPARISON, Purpose.TITLE_ONLY, Purpose.SECTION, Purpose.TITLE):
        if purpose in chosen:
            return chosen[purpose]
    return max(master.sheets, key=lambda each: len(each.places))


def _only(sheets: Sequence[LayoutSheet]) -> dict[Purpose, LayoutSheet]:
    """The purposes of a template in which no layout is like those of other templates: one with a title and a box serves for all."""
    found = max(sheets, key=lambda each: (each.roles.title is not None, min(len(each.roles.contents), 1)))
    if found.roles.title is None:
        return {}
    purposes = (Purpose.CONTENT, Purpose.TITLE, Purpose.SECTION) if found.roles.contents else (Purpose.TITLE_ONLY,)
    return dict.fromkeys(purposes, found)


def corrected_choice(master: MasterSheets, corrections: Corrections) -> Iterator[str]:
    """Let layouts serve what a designer says they serve; gives what cannot be so."""
    from difflib import get_close_matches

    for purpose, name in corrections.layouts.items():
        said = " ".join(name.split()).casefold()
        at = next((at for at, each in enumerate(master.sheets) if each.name.casefold() == said), None)
        if at is None:
            near = get_close_matches(said, [each.name.casefold() for each in master.sheets], 1, 0.6)
            meant = next((each.name for each in master.sheets if near and each.name.casefold() == near[0]), "")
            yield f"names a layout that the template has not: {name}" + (f" (did you mean {meant}?)" if meant else "")
        elif not _can_serve(purpose, master.sheets[at].roles):
            yield f"names a layout without the boxes that it needs for {purpose}: {name}"
        else:
            master.chosen[purpose] = at


def _can_serve(purpose: Purpose, roles: Roles) -> bool:
    """Whether a layout has a title, and the boxes for a purpose."""
    least = {Purpose.CONTENT: 1, Purpose.TWO_CONTENTS: 2, Purpose.COMPARISON: 2}.get(purpose, 0)
    headed = purpose is not Purpose.COMPARISON or len(roles.heads) == len(roles.contents)
    return roles.title is not None and len(roles.contents) >= least and headed
