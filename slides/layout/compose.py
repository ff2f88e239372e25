"""Document -> Pages: every block gets its place; the largest type that fits wins, then the roomier layout, then one more page."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.geometry import EMU_PER_INCH
from slides.base.memo import intern, memoized
from slides.deck.blocks import Code, Group, Part, Prose
from slides.deck.blocks import TableBlock as TableBlock
from slides.deck.blocks.group import blocks_of
from slides.deck.deck import Document, Slide
from slides.design import Design, Form, Layout, Purpose
from slides.design.page import Chart, Drawing, Page, Picture, Table
from slides.layout.freeform import freeform_page
from slides.layout.one_page import PagePlan, best
from slides.layout.page_titles import counts, isolated
from slides.layout.pagination import page_plans
from slides.layout.placement import Placement, place
from slides.layout.rhythm import with_rhythm
from slides.layout.scale import with_scale
from slides.layout.selection import ContentShape, shape_of
from slides.text.localization import Labels, labels
from slides.text.rich_text import Paragraph, bold, plain, spelled
from slides.visuals import icons


def compose(deck: Document, design: Design) -> tuple[tuple[Page, ...], Design, tuple[Problem, ...]]:
    """Pages in the slides' order, the design with the layouts that were made for them, and a problem for each slide that did
    not fit or could not be laid out as asked.
    """
    problems: list[Problem] = []
    composer = _Composer(design, labels(deck.settings.lang), problems, deck.settings.points)
    pages = list(composer.pages(deck.slides))
    made = _with(design, intern("layouts", tuple(composer.made.values())))
    if deck.settings.progress:
        from slides.layout.progress import with_progress

        pages = with_progress(pages, made, deck.settings.progress)
    return tuple(pages), made, tuple(problems)


@memoized
def _with(design: Design, made: tuple[Layout, ...]) -> Design:
    """The design with layouts made for pages after its own."""
    return design.with_layouts(made) if made else design


class _Composer:
    """Makes pages; knows which titles were shown and which layouts were made."""

    def __init__(self, design: Design, words: Labels, problems: list[Problem], points: str) -> None:
        self.design = design
        self.points = points
        self.words = words
        self.problems = problems
        self.titles: dict[str, int] = {}
        self.made: dict[str, Layout] = {}
        self.names: dict[Layout, str] = {}
        self.kinds: Counter[str] = Counter()

    def pages(self, slides: Sequence[Slide]) -> Iterator[Page]:
        """The pages of all slides in order."""
        drafted = [_drafted(slide, self.design) for slide in slides]
        varied = with_rhythm([draft for found, _ in drafted for draft in found], self.design, points=self.points)
        varied = with_scale(varied, self.design)
        owners = [slide for slide, (found, _) in zip(slides, drafted, strict=True) for _ in found]
        numbers = iter(zip(varied, counts(varied, owners, self.words), strict=True))
        for found, problems in drafted:
            self.problems += problems
            yield from (self.page(draft, number) for draft, number in itertools.islice(numbers, len(found)))

    def page(self, draft: PagePlan, suffix: str) -> Page:
        """The draft as a page: in the best cut, or where none fits in the roomiest, with a problem that says by how much."""
        placed = self.unique(draft, suffix)
        page, problems = _page(draft, placed, self.name_of(placed.layout), self.design)
        self.problems += problems
        return page

    def name_of(self, layout: Layout) -> str:
        """The name under which a layout stands in the deck. Layouts made for a page are counted by what they hold, and so are those
        whose name is another layout's already: two layouts never share one.
        """
        if self.design.layouts.get(layout.name) == layout:
            return layout.name
        if layout not in self.names:
            kinds, found, _ = layout.name.partition(" (")
            self.kinds[kinds] += 1
            name = f"{kinds}, arrangement {self.kinds[kinds]}" if found or self.kinds[kinds] > 1 else kinds
            while name in self.made or name in self.design.layouts:
                self.kinds[kinds] += 1
                name = f"{kinds}, arrangement {self.kinds[kinds]}"
            self.names[layout] = name
            self.made[name] = _named(layout, name)
        return self.names[layout]

    def unique(self, draft: PagePlan, suffix: str) -> Placement:
        """The draft in its place under a title that no page has yet."""
        placed = _placed(draft, self.design, suffix)
        key = title = placed.title
        while title in self.titles:
            self.titles[key] = self.titles.get(key, 1) + 1
            placed = _placed(draft, self.design, f" {isolated(f'({self.titles[key]})', draft.slide.text)}{suffix}")
            title = placed.title
        self.titles[title] = 1
        return placed


@memoized
def _drafted(slide: Slide, design: Design) -> tuple[tuple[PagePlan, ...], tuple[Problem, ...]]:
    """The pages that a slide needs, and what could not be laid out as asked."""
    problems: list[Problem] = []
    return tuple(page_plans(slide, design, problems)), tuple(problems)


@memoized
def _named(layout: Layout, name: str) -> Layout:
    """A layout under another name."""
    return replace(layout, name=name)


@memoized
def _page(draft: PagePlan, placed: Placement, layout: str, design: Design) -> tuple[Page, tuple[Problem, ...]]:
    """The draft in its place as a page in the layout of a name, and what of it could not be shown."""
    slide = draft.slide
    problems: list[Problem] = []
    if placed.over:
        message = f"{slide.text[:60]!r} is {placed.over / EMU_PER_INCH:.2f} in taller than its slide"
        problems.append(Problem(rule_catalogue.TOO_HIGH, slide.span, message, "shorten it: nothing is cut off"))
    if any(isinstance(fill.what, Table) and fill.what.broken for fill in placed.fills):
        message = f"a word in the table of {slide.text[:60]!r} is wider than its column, so it is broken"
        problems.append(
            Problem(rule_catalogue.TOO_WIDE, _table_of(slide), message, "shorten it, or use link text instead of a bare address")
        )
    notes = slide.notes
    if placed.cut:
        notes = (Paragraph(slide.title), *notes)
        message = f"title of {len(slide.text)} characters is shown only in part; the notes hold all of it"
        problems.append(Problem(rule_catalogue.TOO_LONG, slide.span, message, "shorten it to two lines"))
    if any([run.icon for note in notes for run in note.runs]):  # noqa: C419 - a generator takes twice as long
        notes = tuple(replace(note, runs=spelled(note.runs)) for note in notes)
    problems.extend(icons.missing_icons(placed.fills, slide.span))
    inner = tuple(block.anchor for block in slide.blocks if isinstance(block, Part | Group) and block.anchor)
    beside = icons.icons_beside(placed.fills, placed.layout, design)
    if any([isinstance(each.what, Picture | Chart) and each.what.marks for each in placed.fills]):  # noqa: C419 - as above
        from slides.visuals.callout_marks import callout_marks

        beside = (*beside, *callout_marks(placed.fills))
    fills = placed.fills
    if design.theme.drawings and any([isinstance(each.what, Drawing | Chart) for each in fills]):  # noqa: C419 - as above
        from slides.visuals.themed import themed_fill

        fills = tuple(replace(each, what=themed_fill(each.what, design.theme, rtl=design.rtl)) for each in fills)
    if any([isinstance(each.what, Table) and each.what.drawn for each in placed.fills]):  # noqa: C419 - as above
        from slides.visuals.sparklines import sparklines

        beside = (*beside, *sparklines(placed.fills, design.theme.fonts, rtl=design.rtl))
    page = Page(layout, fills, notes, slide.span, slide.anchor, slide.section, draft.reason, inner, slide.end, beside)
    if slide.hidden or slide.footer is not None:
        page = replace(page, hidden=slide.hidden, footer=slide.footer)
    return page, tuple(problems)


def _table_of(slide: Slide) -> Span:
    """Where a slide's first table stands."""
    return next((block.span for block in blocks_of(slide.blocks) if isinstance(block, TableBlock)), slide.span)


@memoized
def _placed(draft: PagePlan, design: Design, suffix: str) -> Placement:
    """The draft in the best cut that holds it, or in the one that overflows least.

    Where its title stays as it is, this is what making the draft has shown already.
    """
    mixes = not draft.forms or [type(block) for block in draft.slide.blocks] == [Code]
    if draft.placed and not suffix and not (mixes and draft.forms):
        return draft.placed
    if mixes:
        mixed = freeform_page(draft.slide, design, suffix, first=draft.rung)
        if mixed is not None:
            return mixed
    shape = shape_of(draft.slide)
    return best(shape, draft.forms, design, suffix, draft.rung, draft.most) or _least_bad(shape, draft, design, suffix)


def _least_bad(shape: ContentShape, draft: PagePlan, design: Design, suffix: str) -> Placement:
    """The layout that overflows least; text alone where no layout has a place for everything."""
    layouts = [layout for form in draft.forms for layout in design.require(form)]
    found = [placed for layout in layouts if (placed := place(shape, layout, design, suffix)) is not None]
    if found:
        return min(found, key=lambda placed: placed.over)
    slide = shape.slide
    extra = [Paragraph(bold(slide.takeaway))] if slide.takeaway else []
    blocks = tuple(blocks_of((*slide.blocks, Prose(slide.span, (*extra, *slide.source)))))
    bare = replace(slide, blocks=blocks, takeaway=(), source=(), layout="")
    placed = place(shape_of(bare), design.require(Form(Purpose.CONTENT))[0], design, suffix)
    assert placed is not None, f"{plain(slide.title)}: prose always has a place"
    return placed
