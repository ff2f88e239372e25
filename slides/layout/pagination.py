"""Slide -> page plans: which pages a slide needs, and what is on each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Fix, Problem
from slides.base.geometry import EMU_PER_INCH
from slides.deck.blocks import Group, Item, Part, Prose
from slides.deck.blocks.led import Led
from slides.deck.section import Slide
from slides.deck.section.naming import named_by_words, with_heading, without_colon
from slides.design import Design, Form, Purpose, Slot
from slides.layout.freeform import freeform_page
from slides.layout.long_lists import is_long_list, list_pages
from slides.layout.one_page import PagePlan, best, ended, formed, piece_of, single
from slides.layout.own_layouts import in_named_layout, own_name
from slides.layout.packing import packed
from slides.layout.page_titles import with_headings
from slides.layout.placement import place
from slides.layout.selection import ContentShape, LayoutRule, are_addresses, choose, shape_of
from slides.text.rich_text import Mark, Paragraph, Run, unbold
from slides.typesetting.fitting import fits, largest

_SHORT = 100
"""A takeaway or source of fewer characters always fits."""
_QUESTIONS_A_PAGE = 6
"""In rows beside their answers; longer ones are fewer, as their height asks."""
_CARDS = 4
_AS_TEXT = "parts as running text"
"""Why a page is as it is where its parts do not stand in boxes."""
_SMALL_TYPE, _FEW_PARTS = 20, 3
"""Running text of two or three parts in smaller type than so many points stands on a page for each part."""
_GOOD_TYPE = 3
"""Sub-headings share a page only down to this step of the size lists: 20 points."""


def page_plans(slide: Slide, design: Design, problems: list[Problem]) -> list[PagePlan]:
    """The pages a slide needs: one where a form or an arrangement takes it, else as few as hold it."""
    slide = _with_short_bars(slide, design, problems)
    if own := own_name(slide, design):
        if (placed := in_named_layout(slide, own, design)) is not None:
            return [PagePlan(slide, (), f"asked for: {own}", placed=placed)]
        message = f"the template's layout {own} does not hold what is on the slide"
        problems.append(Problem(rule_catalogue.LAYOUT, slide.asked or slide.span, message, "shorten it, or choose another layout"))
        slide = replace(slide, layout="")
    shape = shape_of(slide)
    choice = choose(shape)
    if choice.complaint:
        span = slide.asked or slide.span
        fix = Fix(span.line, slide.layout, choice.meant) if choice.meant and slide.asked else None
        problems.append(Problem(rule_catalogue.LAYOUT, span, choice.complaint, choice.hint, fix=fix))
    if choice.rule and choice.rule.name == "faq":
        return _faq(slide, choice.rule, choice.reason, design)
    if several := _definitions(shape, design) or _addresses(shape, design):
        return several
    found = formed(shape, choice, design)
    if found is not None and (listed := _larger_in_columns(slide, found, design)):
        return listed
    if found is None and choice.rule and choice.rule.name in ("title", "section"):
        opening = _cover(slide, design)
        if opening is not None:
            return opening
    if found is None:
        found_many = _cards(slide, design) or _by_headings(slide, design) or with_headings(packed(slide, design), slide, design)
        if len(found_many) > 1 and slide.layout != "agenda":
            why = "its text is too long for one slide" if choice.rule else "it holds more than fits on one slide"
            problems.append(_continued(slide, len(found_many), f"{why}{_excess(shape, design)}"))
        return found_many
    if found.reason == _AS_TEXT and (apart := _apart(slide, found, design)):
        return apart
    if (choice.rule and not found.forms and shape.parts) or (choice.rule and found.reason == _AS_TEXT):
        problems.append(
            Problem(
                rule_catalogue.SET_ELSEWHERE,
                slide.span,
                f"too much content for the layout {choice.rule.name}: shown as running text",
                "shorten the parts",
            )
        )
    return [found]


def _apart(slide: Slide, text: PagePlan, design: Design) -> list[PagePlan]:
    """Parts that would be running text in small type on a page each, where all are larger there; none where they are not."""
    parts = [block for block in slide.blocks if isinstance(block, Part | Group)]
    if slide.layout or text.placed is None or text.placed.size >= _SMALL_TYPE or not 1 < len(parts) <= _FEW_PARTS:
        return []
    found = _by_headings(slide, design)
    sizes = [placed.size if (placed := each.placed or best(shape_of(each.slide), each.forms, design)) else 0 for each in found]
    return found if len(found) == len(parts) and min(sizes, default=0) > text.placed.size else []


def _larger_in_columns(slide: Slide, text: PagePlan, design: Design) -> list[PagePlan]:
    """A template's agenda in columns, where one column of it would be set smaller; none where it would not, or takes more pages."""
    if design.template is None or slide.layout != "agenda" or text.placed is None or len(slide.blocks) != 1:
        return []
    (only,) = slide.blocks
    plans = list_pages(only, None, None, slide, design) if is_long_list(only) else []
    page = freeform_page(plans[0].slide, design, first=plans[0].rung) if len(plans) == 1 else None
    return plans if page is not None and page.size > text.placed.size else []


def _continued(slide: Slide, count: int, why: str) -> Problem:
    """What its author should know of a slide that takes several pages."""
    message = f"{slide.text[:60]!r} continues over {count} slides: {why}"
    return Problem(rule_catalogue.CONTINUED, slide.span, message, "shorten it, or split it under a second heading")


def _cover(slide: Slide, design: Design) -> list[PagePlan] | None:
    """A title slide or a divider that holds too much: its longest lines go to a slide of their own name; None where it holds no text."""
    at = next((at for at, block in enumerate(slide.blocks) if isinstance(block, Prose)), -1)
    prose = slide.blocks[at] if at >= 0 else None
    if not isinstance(prose, Prose):
        return None
    kept = list(prose.paragraphs)
    while kept:
        longest = max(range(len(kept)), key=lambda each: len(kept[each].text))
        kept.pop(longest)
        under = (replace(prose, paragraphs=tuple(kept)),) if kept else ()
        cover = single(replace(slide, blocks=(*slide.blocks[:at], *under, *slide.blocks[at + 1 :])), design)
        if cover is not None:
            shown = {id(paragraph) for paragraph in kept}
            rest = replace(prose, paragraphs=tuple(each for each in prose.paragraphs if id(each) not in shown))
            more = named_by_words(replace(piece_of(slide, (rest,)), title=(), chapter=""), slide.title)
            return [cover, *([found] if (found := single(more, design)) else packed(more, design))]
    return None


def _with_short_bars(slide: Slide, design: Design, problems: list[Problem]) -> Slide:
    """The slide with a takeaway, a source and footnotes that fit their places.

    A takeaway or source that is too long becomes running text; footnotes that are too long go to the notes.
    """
    frame = design.frame.of_page(takeaway=bool(slide.takeaway))

    def fit(slot: Slot, shown: tuple[Paragraph, ...]) -> bool:
        if sum(len(each.text) for each in shown) < _SHORT:
            return True
        return fits(largest(shown, design.style(slot), design.theme.fonts, slot.rect.size), slot.rect.size)

    for slot, name, shown in ((frame.takeaway, "takeaway", (Paragraph(slide.takeaway),)), (frame.source, "source", slide.source)):
        if fit(slot, shown):
            continue
        problems.append(
            Problem(
                rule_catalogue.SET_ELSEWHERE,
                slide.span,
                f"the {name} is too long for its placeholder, so it is shown as running text",
                "shorten it",
            )
        )
        blocks = (*slide.blocks, Prose(slide.span, tuple(shown)))
        slide = replace(
            slide, blocks=blocks, takeaway=() if name == "takeaway" else slide.takeaway, source=() if name == "source" else slide.source
        )
    if not slide.footnotes:
        return slide
    line = _one_line((*slide.footnotes, *slide.source))
    if fit(frame.source, (line,)):
        return replace(slide, source=(line,), footnotes=())
    problems.append(
        Problem(
            rule_catalogue.SET_ELSEWHERE,
            slide.span,
            "the footnotes are too long for the slide's last line, so they are in the notes",
            "shorten them",
        )
    )
    return replace(slide, notes=(*slide.notes, *slide.footnotes), footnotes=())


def _one_line(shown: Sequence[Paragraph]) -> Paragraph:
    """Paragraphs as one, separated by wide spaces."""
    runs: list[Run] = []
    for each in shown:
        runs += [Run("   "), *each.runs] if runs else each.runs
    return Paragraph(tuple(runs))


def _excess(shape: ContentShape, design: Design) -> str:
    """How much too high the content is at the smallest type, in words; empty where that is not the trouble."""
    choice = choose(shape)
    tries = [place(shape, layout, design) for form in (choice.rule.forms(shape) if choice.rule else ()) for layout in design.require(form)]
    over = min((found.over for found in tries if found is not None), default=0)
    return f" ({over / EMU_PER_INCH:.1f} in too tall even at the smallest type size)" if over else ""


def _faq(slide: Slide, rule: LayoutRule, reason: str, design: Design) -> list[PagePlan]:
    """Questions dealt out evenly to as few pages as hold them."""
    questions = slide.blocks
    for count in range(max(1, -(-len(questions) // _QUESTIONS_A_PAGE)), len(questions) + 1):
        ends = [len(questions) * number // count for number in range(count + 1)]
        pieces = [replace(slide, blocks=questions[start:end]) for start, end in itertools.pairwise(ends)]
        found = [PagePlan(piece, rule.forms(shape_of(piece)), reason) for piece in pieces]
        if all(best(shape_of(draft.slide), draft.forms, design) for draft in found):
            break
    whole = [[draft] if best(shape_of(draft.slide), draft.forms, design) else packed(draft.slide, design) for draft in found]
    return [draft for several in whole for draft in several]


_DEFINITIONS = 8
"""The most rows with leads on a page."""
_ADDRESSES = 12
"""The most bare addresses on a page, in two columns of rows."""
_NESTED = 6
"""The most rows with items under their leads on a page, where the list is longer."""


def _definitions(shape: ContentShape, design: Design) -> list[PagePlan]:
    """More short items with leads than one page of rows takes, dealt out evenly; none where they are something else."""
    slide, items = shape.slide, shape.items
    prose = slide.blocks[0] if len(slide.blocks) == 1 else None
    nested = shape.led in (Led.PARTLY, Led.INNER)
    most = _NESTED if nested else _DEFINITIONS
    plain_list = not (shape.before or shape.after or slide.layout or slide.chapter) and (nested or shape.led in (Led.BOLD, Led.MARK))
    if len(items) <= most or not plain_list or not isinstance(prose, Prose):
        return []
    starts = [at for at, each in enumerate(prose.paragraphs) if each.level == 0 and each.mark is not Mark.CONTINUE]
    if len(starts) != len(items) or (len(prose.paragraphs) != len(items) and not nested):
        return []
    count = -(-len(items) // most)
    ends = [*(starts[len(items) * number // count] for number in range(count)), len(prose.paragraphs)]
    pieces = [piece_of(slide, (replace(prose, paragraphs=prose.paragraphs[start:end]),)) for start, end in itertools.pairwise(ends)]
    shapes = [shape_of(piece) for piece in pieces]
    forms = [(Form(Purpose.LED_ROWS, len(each.items)),) for each in shapes]
    placed = [best(each, form, design) if each.parts else None for each, form in zip(shapes, forms, strict=True)]
    if any(each is None for each in placed):
        return []
    reason = "short items with a few under them" if nested else "short items with leads"
    return ended([PagePlan(piece, form, reason) for piece, form in zip(pieces, forms, strict=True)], slide)


def _addresses(shape: ContentShape, design: Design) -> list[PagePlan]:
    """More bare addresses than one page of rows takes, dealt out evenly; none where they are something else."""
    slide = shape.slide
    prose = slide.blocks[0] if len(slide.blocks) == 1 else None
    if not isinstance(prose, Prose) or slide.layout or slide.chapter or len(prose.paragraphs) <= _ADDRESSES:
        return []
    if not are_addresses(prose.paragraphs) or len({(each.level, each.mark) for each in prose.paragraphs}) > 1:
        return []
    least = -(-len(prose.paragraphs) // _ADDRESSES)
    for count in (least, least + 1):
        ends = [len(prose.paragraphs) * number // count for number in range(count + 1)]
        pieces = [piece_of(slide, (replace(prose, paragraphs=prose.paragraphs[start:end]),)) for start, end in itertools.pairwise(ends)]
        plans = [plan for piece in pieces if (plan := single(piece, design)) and _in_rows(plan)]
        if len(plans) == count:
            return ended(plans, slide)
    return []


def _in_rows(plan: PagePlan) -> bool:
    return plan.placed is not None and plan.placed.layout.form.purpose is Purpose.ROWS


def _cards(slide: Slide, design: Design) -> list[PagePlan]:
    """More parts than one page of cards takes or holds, dealt out evenly to pages of cards; none where they are something else.

    A text that leads to them has a page before them.
    """
    first = slide.blocks[0] if slide.blocks else None
    lead, parts = (slide.blocks[:1], slide.blocks[1:]) if isinstance(first, Prose) else ((), slide.blocks)
    if len(parts) < (2 if lead else _CARDS) or not all(isinstance(block, Part) and block.paragraphs for block in parts):
        return []
    before = single(piece_of(slide, lead), design) if lead else None
    if lead and before is None:
        return []
    for count in range(max(-(-len(parts) // _CARDS), 1 if lead else 2), len(parts) // 2 + 1):
        ends = [len(parts) * number // count for number in range(count + 1)]
        dealt = [_as_cards(piece_of(slide, parts[start:end])) for start, end in itertools.pairwise(ends)]
        found = [single(piece, design) for piece in dealt]
        if all(draft is not None and draft.reason != _AS_TEXT for draft in found):
            return ended([draft for draft in (before, *found) if draft is not None], slide)
    return []


def _as_cards(slide: Slide) -> Slide:
    """A page of several that stays one of cards: two alone would be a comparison."""
    return replace(slide, layout="cards") if len(slide.blocks) == 2 else slide


def _by_headings(slide: Slide, design: Design) -> list[PagePlan]:
    """A long section cut at its sub-headings: short ones share a page under its title, a long one has a slide of its own name."""
    pieces = list(_under_headings(slide.blocks))
    if len(pieces) < 2:
        return []
    found: list[PagePlan] = []
    at = 0
    while at < len(pieces):
        for count in range(min(_CARDS, len(pieces) - at), 0, -1):
            blocks = [block for piece in pieces[at : at + count] for block in piece]
            shared = replace(piece_of(slide, blocks), layout="cards" if all(isinstance(block, Part) for block in blocks) else "")
            draft = single(shared, design, _GOOD_TYPE) if count > 1 else None
            if draft is not None and not (shared.layout and draft.reason == _AS_TEXT):
                found.append(draft)
                break
        else:
            count = 1
            found += _own(slide, pieces[at], design, first=not found)
        at += count
    return with_headings(ended(found, slide), slide, design)


def _own(slide: Slide, piece: list[Item], design: Design, *, first: bool) -> list[PagePlan]:
    """What stands under one sub-heading as slides of its section's name and its own; of its own alone where both are too long."""
    head = piece[0]
    if not isinstance(head, Part | Group):
        lead = piece_of(slide, piece)
        return [found] if (found := single(lead, design)) else packed(lead, design)
    if slide.untitled:
        title = without_colon(unbold(head.heading))
    else:
        whole = with_heading(slide.title, head.heading)
        title = whole or ((*slide.title, Run(": "), *head.heading) if first else unbold(head.heading))
    blocks = head.blocks if isinstance(head, Group) else (head.body(),) if head.paragraphs else ()
    own = replace(piece_of(slide, blocks), title=title, anchor=head.anchor, span=head.span)
    return [found] if (found := single(own, design)) else with_headings(packed(own, design), own, design, short=head.heading)


def _under_headings(blocks: Sequence[Item]) -> Iterator[list[Item]]:
    """Blocks up to the first sub-heading, then each sub-heading by itself."""
    held: list[Item] = []
    for block in blocks:
        if isinstance(block, Part | Group):
            if held:
                yield held
                held = []
            yield [block]
        else:
            held.append(block)
    if held:
        yield held
