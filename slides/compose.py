"""Deck -> Pages: every block gets its place; the largest type that fits wins, then the roomier layout, then one more page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from slides.blocks import Block, Code, Part, Picture, Prose, Question, Quote, Table
from slides.choose import Shape, choose, shape_of
from slides.deck import Deck, Slide
from slides.design import Design, Layout, Role
from slides.ground import EMU_PER_INCH, Problem
from slides.labels import Labels, labels
from slides.page import Page
from slides.place import Placement, place
from slides.typeset import fits, largest, rungs
from slides.words import Paragraph, bold, plain

_SHORT = 100
"""A takeaway or source of fewer characters always fits."""
_QUESTIONS_A_PAGE = 10
"""Short ones, in two columns; longer ones are fewer, as their height asks."""
_BASIC: tuple[tuple[type[Block], str, str], ...] = (
    (Table, "Table", "Table with Takeaway"),
    (Picture, "Picture", "Picture with Takeaway"),
    (Code, "Code", "Code with Takeaway"),
    (Quote, "Quote", "Quote"),
    (Prose, "Title and Content", "Content and Takeaway"),
)
"""Where a block goes that has a page to itself: without and with a takeaway."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """One page to be: a slide's piece with the layouts it may take, and the rung of the ladder it starts from."""

    slide: Slide
    families: tuple[str, ...]
    reason: str
    rung: int = 0


def compose(deck: Deck, design: Design) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Pages in the slides' order, and a problem for each slide that did not fit or could not be laid out as asked."""
    problems: list[Problem] = []
    pages: list[Page] = []
    words = labels(deck.settings.lang)
    titles: dict[str, int] = {}
    for group in _together(deck.slides):
        drafts = [(draft, at > 0) for slide in group for at, draft in enumerate(_drafts(slide, design, problems))]
        for number, (draft, later) in enumerate(drafts, 1):
            suffix = _suffix(words, number, len(drafts), group[0].layout)
            pages.append(_page(draft, design, suffix, later, titles, problems))
    return tuple(pages), tuple(problems)


def _together(slides: Sequence[Slide]) -> Iterator[list[Slide]]:
    """Slides with those that go on under the same title."""
    group: list[Slide] = []
    for slide in slides:
        if group and not slide.follows:
            yield group
            group = []
        group.append(slide)
    if group:
        yield group


def _suffix(words: Labels, number: int, count: int, layout: str) -> str:
    """What stands after the title of a page that is one of several; the deck's own title goes without on its first."""
    if count == 1 or (layout == "title" and number == 1):
        return ""
    return words.part.format(title="", number=number, count=count)


def _drafts(slide: Slide, design: Design, problems: list[Problem]) -> list[_Draft]:
    """The pages a slide needs: one where a form takes it, else its blocks one after the other."""
    slide = _with_short_bars(slide, design, problems)
    shape = shape_of(slide)
    choice = choose(shape)
    if choice.complaint:
        problems.append(Problem(slide.asked or slide.span, choice.complaint, choice.hint))
    if choice.form:
        families = choice.form.families(shape)
        if choice.form.name == "faq":
            return _faq(slide, families, choice.reason, design)
        if _best(shape, families, design) is not None:
            return [_Draft(slide, families, choice.reason)]
        whole = _flowing(slide, design)
        if whole is not None:
            problems.append(Problem(slide.span, f"too much for the layout {choice.form.name}: set as running text", "shorten the parts"))
            return [whole]
    drafts = _spread(slide, design, choice.form.families(shape) if choice.form else ())
    if len(drafts) > 1 and slide.layout != "agenda":
        why = "text is too long for one slide" if choice.form else "holds blocks that no one layout takes"
        hint = "shorten it, or split it under a second heading"
        problems.append(Problem(slide.span, f"{slide.text[:60]!r} goes on over {len(drafts)} slides: {why}{_excess(shape, design)}", hint))
    return drafts


def _with_short_bars(slide: Slide, design: Design, problems: list[Problem]) -> Slide:
    """The slide with a takeaway and a source that fit their places; one that is too long for its own becomes running text."""
    layout = design.layouts["Content and Takeaway"]
    for index, name, shown in ((30, "takeaway", (Paragraph(slide.takeaway),)), (31, "source", slide.source)):
        slot = layout.slot(index)
        if sum(len(each.text) for each in shown) < _SHORT or fits(
            largest(shown, design.style(slot), design.theme.fonts, slot.rect.size), slot.rect.size
        ):
            continue
        problems.append(Problem(slide.span, f"the {name} is too long for its place: it is set as running text", "shorten it"))
        blocks = (*slide.blocks, Prose(slide.span, tuple(shown)))
        slide = replace(slide, blocks=blocks, takeaway=() if index == 30 else slide.takeaway, source=() if index == 31 else slide.source)
    return slide


def _excess(shape: Shape, design: Design) -> str:
    """How much too high the content is at the smallest type, in words; empty where that is not the trouble."""
    choice = choose(shape)
    tries = [
        place(shape, layout, design) for family in (choice.form.families(shape) if choice.form else ()) for layout in design.family(family)
    ]
    over = min((found.over for found in tries if found is not None), default=0)
    return f" ({over / EMU_PER_INCH:.1f} in too high at the smallest type)" if over else ""


def _faq(slide: Slide, families: tuple[str, ...], reason: str, design: Design) -> list[_Draft]:
    """Questions dealt out evenly to as few pages as hold them."""
    questions = slide.blocks
    for count in range(max(1, -(-len(questions) // _QUESTIONS_A_PAGE)), len(questions) + 1):
        each = -(-len(questions) // count)
        found = [_Draft(replace(slide, blocks=questions[at : at + each]), families, reason) for at in range(0, len(questions), each)]
        if all(_best(shape_of(draft.slide), families, design) for draft in found):
            break
    whole = [[draft] if _best(shape_of(draft.slide), families, design) else _spread(draft.slide, design, ()) for draft in found]
    return [draft for drafts in whole for draft in drafts]


def _best(shape: Shape, families: Sequence[str], design: Design, suffix: str = "", rung: int = 0) -> Placement | None:
    """The slide in the first family where it fits: with its whole title, at the largest type, in the shortest cut."""
    for family in families:
        found = []
        for at, layout in enumerate(reversed(_suited(design.family(family), shape))):
            placed = place(shape, layout, design, suffix, rung)
            if placed and not placed.over:
                found.append((placed.cut, -placed.size, at, placed))
        if found:
            return min(found, key=lambda entry: entry[:3])[3]
    return None


def _suited(cuts: Sequence[Layout], shape: Shape) -> list[Layout]:
    """Of a form's cuts those with a takeaway's bar for slides that have a takeaway, those without for the others.

    Where every cut has the bar, it may stay empty. A layout made for a source is for slides that name one.
    """
    bar = bool(shape.slide.takeaway)
    suited = [layout for layout in cuts if shape.slide.source or not layout.name.endswith("with Source")]
    return [layout for layout in suited if bool(layout.slots_for(Role.TAKEAWAY)) == bar] or suited


def _flowing(slide: Slide, design: Design) -> _Draft | None:
    """Parts as running text under bold lines on one page, where that fits."""
    if not any(isinstance(block, Part) for block in slide.blocks):
        return None
    blocks = tuple(_joined(slide.blocks))
    families = ("Content and Takeaway",) if slide.takeaway else ("Title and Content",)
    plain_slide = replace(slide, blocks=blocks)
    if len(blocks) == 1 and _best(shape_of(plain_slide), families, design):
        return _Draft(plain_slide, families, "parts as running text")
    return None


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Parts and questions as prose, neighbouring prose in one piece."""
    held: Prose | None = None
    for block in blocks:
        flowing = block.prose() if isinstance(block, Part | Question) else block
        if isinstance(flowing, Prose):
            held = held.join(flowing) if held else flowing
            continue
        if held:
            yield held
            held = None
        yield flowing
    if held:
        yield held


def _spread(slide: Slide, design: Design, families: Sequence[str]) -> list[_Draft]:
    """Every block on pages of its own, cut where it must be; takeaway and source on the last.

    families: those of the slide's own form, in which running text goes on where it can.
    """
    blocks = list(_joined(slide.blocks))
    takeaway = slide.takeaway if blocks else ()
    if slide.takeaway and not blocks:
        blocks.append(Prose(slide.span, (Paragraph(bold(slide.takeaway)),)))
    bare = replace(slide, takeaway=(), source=(), notes=(), layout="")
    drafts: list[_Draft] = []
    for block in blocks:
        layout = _layout_for(block, bool(takeaway), families if len(blocks) == 1 else (), design)
        fallback = "Content and Takeaway" if layout.family == "Title and Content" else "Title and Content"
        drafts.extend(
            _Draft(replace(bare, blocks=(piece,)), (layout.family, fallback), "continued", rung)
            for piece, rung in _pieces(block, layout, design)
        )
    if not drafts:
        return [_Draft(slide, ("Title Only",), "a heading alone")]
    drafts[0] = replace(drafts[0], slide=replace(drafts[0].slide, notes=slide.notes))
    drafts[-1] = replace(drafts[-1], slide=replace(drafts[-1].slide, takeaway=takeaway, source=slide.source))
    return drafts


def _layout_for(block: Block, takeaway: bool, families: Sequence[str], design: Design) -> Layout:
    """The layout for a block alone: text stays in its own form where that has a body, all else goes where its kind goes."""
    if isinstance(block, Prose) and not takeaway:
        own = [layout for family in families for layout in design.family(family) if layout.slots_for(Role.BODY)]
        if own:
            return own[0]
    return design.layouts[next(with_bar if takeaway else without for kind, without, with_bar in _BASIC if isinstance(block, kind))]


def _pieces(block: Block, layout: Layout, design: Design) -> list[tuple[Block, int]]:
    """The block in as few pieces as the smallest type allows, at the largest type that needs no more, with that rung."""
    slot = next(slot for slot in layout.slots if slot.role in (Role.BODY, Role.TABLE, Role.PICTURE, Role.CODE, Role.QUOTE))
    ladder = rungs(design.style(slot), design.theme.fonts)
    fewest = block.spread(slot.rect.size, ladder[-1])
    for at, style in enumerate(ladder[:-1]):
        pieces = block.spread(slot.rect.size, style)
        if len(pieces) <= len(fewest):
            return [(piece, at) for piece in pieces]
    return [(piece, len(ladder) - 1) for piece in fewest]


def _page(draft: _Draft, design: Design, suffix: str, later: bool, titles: dict[str, int], problems: list[Problem]) -> Page:
    """The draft as a page: in the best cut, or where none fits in the roomiest, with a problem that says by how much.

    titles: how often each title was shown so far.
    """
    slide = draft.slide
    placed = _placed(draft, design, suffix)
    key = placed.title
    while placed.title in titles:
        titles[key] = titles.get(key, 1) + 1
        placed = _placed(draft, design, f" ({titles[key]}){suffix}")
    titles[placed.title] = 1
    if placed.over:
        over = placed.over / EMU_PER_INCH
        problems.append(Problem(slide.span, f"{slide.text[:60]!r} is {over:.2f} in too high for its slide", "shorten it: nothing is cut"))
    notes = slide.notes
    if placed.cut:
        notes = (Paragraph(slide.title), *notes)
        problems.append(
            Problem(
                slide.span, f"title of {len(slide.text)} characters is shown in part; the notes hold it whole", "shorten it to two lines"
            )
        )
    anchor = "" if later else slide.anchor
    return Page(placed.layout.name, placed.fills, notes, slide.span, anchor, slide.section, draft.reason)


def _placed(draft: _Draft, design: Design, suffix: str) -> Placement:
    """The draft in the best cut that holds it, or in the one that overflows least."""
    shape = shape_of(draft.slide)
    return _best(shape, draft.families, design, suffix, draft.rung) or _least_bad(shape, draft, design, suffix)


def _least_bad(shape: Shape, draft: _Draft, design: Design, suffix: str) -> Placement:
    """The layout that overflows least; text alone where no layout has a place for everything."""
    layouts = [layout for family in draft.families for layout in design.family(family)]
    found = [placed for layout in layouts if (placed := place(shape, layout, design, suffix)) is not None]
    if found:
        return min(found, key=lambda placed: placed.over)
    slide = shape.slide
    extra = [Paragraph(bold(slide.takeaway))] if slide.takeaway else []
    blocks = tuple(_joined((*slide.blocks, Prose(slide.span, (*extra, *slide.source)))))
    placed = place(
        shape_of(replace(slide, blocks=blocks, takeaway=(), source=(), layout="")), design.layouts["Title and Content"], design, suffix
    )
    assert placed is not None, f"{plain(slide.title)}: prose always has a place"
    return placed
