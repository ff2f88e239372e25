"""Deck -> Deck: slides of the same title are told apart by the sub-headings that they begin with: "Costs: Staff", "Costs: Rent"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from slides.base.memo import memoized
from slides.base.records import with_changes
from slides.deck.blocks import Group, Item, Part, Prose
from slides.deck.deck import Document, Slide
from slides.deck.section.naming import LONGEST, with_heading
from slides.text.rich_text import Mark, Paragraph, Run

_OTHERS = frozenset(("title", "agenda", "faq"))
"""Layouts of slides whose titles stay as they are."""


def with_sub_headings_in_titles(deck: Document) -> Document:
    """The deck with titles that say what each of several slides of one title is about, where the author's own sub-heading says it.

    The heading goes from the body to the title, of all slides of that title which begin with their only one, so that the first is called
    as the others are. Slides whose sub-headings are all the same keep theirs. A slide without a heading that goes on under the title
    before it goes on under the new one.
    """
    groups: dict[str, list[Slide]] = {}
    for slide in deck.slides:
        if not slide.untitled:
            groups.setdefault(slide.text.casefold(), []).append(slide)
    changed: dict[int, Slide] = {}
    for slides in groups.values():
        if len(slides) > 1:
            changed |= _told_apart(slides)
    return with_changes(deck, slides=tuple(_renamed(deck.slides, changed))) if changed else deck


def _renamed(slides: Sequence[Slide], changed: Mapping[int, Slide]) -> Iterator[Slide]:
    """The slides as changed, each that goes on under the title before it under that slide's new one."""
    before = after = None
    for slide in slides:
        if slide.untitled and before is not None and after is not None and slide.title == before.title != after.title:
            yield with_changes(slide, title=after.title)
            continue
        before, after = slide, changed.get(id(slide), slide)
        yield after


def _told_apart(slides: Sequence[Slide]) -> dict[int, Slide]:
    """Slides of one title with their sub-headings in it, by the identity of what they were."""
    found = {id(slide): named for slide in slides if (named := with_sub_heading_in_title(slide)) is not None}
    names = {named.text.casefold() for named in found.values()}
    return found if len(names) > 1 or len(found) < len(slides) else {}


@memoized
def with_sub_heading_in_title(slide: Slide) -> Slide | None:
    """A slide whose title ends with the sub-heading that it begins with; None where it begins with none or has several."""
    if slide.chapter or slide.untitled or slide.layout in _OTHERS:
        return None
    split = first_heading(slide.blocks)
    if split is None:
        return None
    heading, rest = split
    if not rest or any(map(_has_heading, rest)):
        return None
    title = with_heading(slide.title, heading, LONGEST + LONGEST // 2)
    return with_changes(slide, title=title, blocks=rest) if title else None


def first_heading(blocks: Sequence[Item]) -> tuple[tuple[Run, ...], tuple[Item, ...]] | None:
    """The sub-heading that blocks begin with, and the blocks without it; None where they begin otherwise.

    A bold line that stands alone is one too.
    """
    first = blocks[0] if blocks else None
    rest = tuple(blocks[1:])
    if isinstance(first, Part):
        return first.heading, (*((first.body(),) if first.paragraphs else ()), *rest)
    if isinstance(first, Group):
        return first.heading, (*first.blocks, *rest)
    if isinstance(first, Prose) and is_heading(first.paragraphs[0]):
        left = first.paragraphs[1:]
        return first.paragraphs[0].runs, (*((with_changes(first, paragraphs=left),) if left else ()), *rest)
    return None


_LONGEST_HEADING = 80
_SENTENCE = (".", "!", "\u3002", "\uff01", ",", ";")


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a bold line that stands alone and reads as a heading, or the name of a file before what is in it."""
    text = paragraph.text.rstrip()
    shown = [run for run in paragraph.runs if run.text.strip(" :")]
    if paragraph.mark is not Mark.NONE or not shown or len(text) > _LONGEST_HEADING or text.endswith(_SENTENCE):
        return False
    return all(run.bold for run in shown) or (text.endswith(":") and all(run.code for run in shown))


def _has_heading(block: Item) -> bool:
    """Whether a block holds a sub-heading."""
    return isinstance(block, Part | Group) or (isinstance(block, Prose) and any(map(is_heading, block.paragraphs)))
