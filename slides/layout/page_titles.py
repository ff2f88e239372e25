"""The titles of a slide's pages: what is on each in the author's own sub-headings, and numbers where no words tell pages apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.deck.blocks import Group, Item, Part, Prose
from slides.deck.section import Slide
from slides.deck.section.naming import LONGEST, with_heading, without_colon
from slides.deck.series import first_heading, is_heading
from slides.design import Design
from slides.layout.one_page import PagePlan, single
from slides.text.localization import Labels
from slides.text.rich_text import Run, plain, right_to_left, trim, unbold

_Runs = tuple[Run, ...]
_MOST_NAMED = 3
"""A page of more sub-headings is not called by all of them."""
BETWEEN = " \u00b7 "
"""Stands between sub-headings in a title."""


def with_headings(plans: list[PagePlan], slide: Slide, design: Design, *, short: _Runs = ()) -> list[PagePlan]:
    """The pages of one slide, each called by the slide's title and the sub-headings on it: "Usage: Filtering".

    A page that begins with its only sub-heading does not show it a second time. Pages that go on under the last sub-heading of the
    page before are called by it too. Pages without one, of many, or of too long ones keep the title. short: a name for the slide
    where its title is too long for that.
    """
    if len(plans) < 2:
        return plans
    found: list[PagePlan] = []
    current: _Runs = ()
    for plan in plans:
        heads = list(_headings(plan.slide.blocks))
        starts = first_heading(plan.slide.blocks) is not None
        current = () if _is_outside(plan.slide, slide.blocks) else current
        named = heads if starts else [current, *heads] if current else []
        current = heads[-1] if heads else current
        title = _joined(slide, named, short) if plan.slide.title == slide.title else ()
        found.append(_named(plan, title, design, alone=starts and len(heads) == 1) if title else plan)
    return found


def _is_outside(page: Slide, blocks: Sequence[Item]) -> bool:
    """Whether a page begins with a block that stands after sub-headings and under none of them, as what follows tabs does."""
    line = page.blocks[0].span.line if page.blocks else 0
    before = [block for block in blocks if block.span.line <= line]
    return bool(before) and not isinstance(before[-1], Part | Group) and any(isinstance(block, Part | Group) for block in before)


def _headings(blocks: Sequence[Item]) -> Iterator[_Runs]:
    """The sub-headings among blocks, in order."""
    for block in blocks:
        if isinstance(block, Part | Group):
            yield block.heading
        elif isinstance(block, Prose):
            yield from (trim(each.runs) for each in block.paragraphs if is_heading(each))


def _joined(slide: Slide, heads: Sequence[_Runs], short: _Runs) -> _Runs:
    """A title with sub-headings; empty where it would be too long, or a list of everything."""
    if not 0 < len(heads) <= _MOST_NAMED:
        return ()
    listed: list[Run] = []
    for head in heads:
        listed += [*((Run(BETWEEN),) if listed else ()), *without_colon(trim(unbold(head)))]
    if slide.untitled:
        return tuple(listed) if len(plain(listed)) <= LONGEST else ()
    return with_heading(slide.title, listed) or (with_heading(short, listed) if short else ())


def _named(plan: PagePlan, title: _Runs, design: Design, *, alone: bool) -> PagePlan:
    """A page under a title, without the sub-heading that it begins with where that is its only one."""
    split = first_heading(plan.slide.blocks) if alone else None
    if split is None or not split[1]:
        return replace(plan, slide=replace(plan.slide, title=title), placed=None)
    named = replace(plan.slide, title=title, blocks=split[1])
    again = single(named, design)
    return replace(again, reason=plan.reason) if again else replace(plan, slide=named, placed=None)


def counts(plans: Sequence[PagePlan], slides: Sequence[Slide], words: Labels) -> list[str]:
    """What stands after the title of each page: nothing where no other page has it; " (1 of 2)" where one slide goes on over pages in a
    row; else a number from the second page on. slides: the one that each page is of.

    A divider and a title slide keep their titles, whatever else has them.
    """
    keys = [" ".join(plan.slide.text.casefold().split()) for plan in plans]
    opens = [_opens(slides, at) for at in range(len(plans))]
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    seen: Counter[str] = Counter()
    found: list[str] = []
    for at, (plan, key) in enumerate(zip(plans, keys, strict=True)):
        pages = [each for each in places[key] if not opens[each]]
        seen[key] += 1
        if len(places[key]) == 1 or opens[at]:
            found.append("")
        elif _in_a_row(pages, slides) and len(pages) == len(places[key]):
            found.append(part_number(plan.slide.text, words, seen[key], len(pages)))
        else:
            found.append(f" {isolated(f'({seen[key]})', plan.slide.text)}" if seen[key] > 1 else "")
    return found


def _opens(slides: Sequence[Slide], at: int) -> bool:
    """Whether a page is a title slide's or a divider's first."""
    slide = slides[at]
    return (slide.layout == "title" or bool(slide.chapter)) and (at == 0 or slides[at - 1] is not slide)


def _in_a_row(pages: Sequence[int], slides: Sequence[Slide]) -> bool:
    """Whether pages of one slide follow each other."""
    return pages[-1] - pages[0] == len(pages) - 1 and all(slides[at] is slides[pages[0]] for at in pages)


def part_number(title: str, words: Labels, number: int, count: int) -> str:
    """What stands after the title of one of several pages: " (1 of 2)".

    In a title that reads from right to left nothing of it may take another place: words from left to right are isolated as a whole,
    of others each number (Unicode's bidirectional algorithm, UAX 9, section 2.7).
    """
    if right_to_left(words.agenda):
        return words.part.format(title="", number=isolated(str(number), words.agenda), count=isolated(str(count), words.agenda))
    return " " + isolated(words.part.format(title="", number=number, count=count).strip(), title)


def isolated(text: str, title: str) -> str:
    """Text that keeps its own direction beside a title that reads from right to left; as it is beside any other."""
    return f"\u2066{text}\u2069" if right_to_left(title) else text
