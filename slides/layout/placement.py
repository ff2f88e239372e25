"""One slide's content into one layout: which block goes into which slot, at the largest type that fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from slides.base.geometry import Rect, Size, inches
from slides.base.records import frozen, with_changes
from slides.deck.blocks import Answers, Block, Code, Columns, Group, Part, PictureBlock, Prose, Question, Quote, TableBlock, Visual, spec_of
from slides.deck.blocks.prose import BOXES
from slides.deck.section import Slide
from slides.design import Colour, Design, Layout, Purpose, Role, Slot, TextStyle
from slides.design.page import Chart, Drawing, DrawingPart, Fill, PlacedItem, Text
from slides.design.page import Picture as ShownPicture
from slides.design.page import Table as ShownTable
from slides.layout.enlarged import fits_large, lay_out_large
from slides.layout.selection import ContentShape, are_addresses, around_formula, sides_of
from slides.layout.several_pictures import as_portrait, caption_of, grid_of, named_pictures
from slides.text.rich_text import Ink, Mark, Paragraph, Run, plain, unbold
from slides.text.words import word_count
from slides.typesetting.balance import with_even_lines, without_lone_words
from slides.typesetting.fitting import Style, rungs
from slides.typesetting.titles import title_in

_BESIDE_THE_POINT = (Role.TAKEAWAY, Role.SOURCE, Role.ATTRIBUTION, Role.CAPTION, Role.SECTION_NUMBER, Role.INTRO, Role.OUTRO)
"""Slots whose size does not count where cuts of a form are compared."""
SCALED = frozenset((Role.BODY, Role.CARD, Role.TEXT))
"""Slots whose running text has one size in a deck."""
BESIDE_TITLE = frozenset((Purpose.SIDE_TITLE_AND_ROWS, Purpose.SIDE_TITLE_AND_NUMBERED_ROWS))
"""Rows beside their title, where no other text has room."""
_ROWS = BESIDE_TITLE | {Purpose.ROWS, Purpose.TILES, Purpose.NUMBERED_ROWS, Purpose.NUMBERED_CLOSING}
"""Layouts that take the items of a list whole."""
IN_PARTS = _ROWS | frozenset(
    (
        Purpose.LED_ROWS,
        Purpose.STACKED_ROWS,
        Purpose.CARDS,
        Purpose.HEADED_CARDS,
        Purpose.CARD_GRID,
        Purpose.PROCESS,
        Purpose.TIMELINE,
        Purpose.FIGURES,
        Purpose.COMPARISON,
        Purpose.TURN,
    )
)
"""Layouts of equal parts, which text may stand above and below."""
_OF_SENTENCES = IN_PARTS | {Purpose.FAQ, Purpose.STATEMENT_ON_PANEL}
"""Layouts of short texts, each of a line or a few."""
_EVEN = frozenset(("subtitle",))
"""Text styles whose lines are about as long as each other, as a takeaway's are, in places wide enough for that."""
_LEAST_EVEN = inches(5)
_TABLES = frozenset((Purpose.TABLE, Purpose.TEXT_AND_TABLE))
"""Layouts in which a table has the rest of the slide."""
_ALIGNED = frozenset((Purpose.TEXT_AND_PICTURE, Purpose.TEXT_AND_TALL_PICTURE, Purpose.PICTURE))
"""Layouts of a picture beside text."""
_AIRY_ROW, _AIRY_TABLE = inches(0.99), 0.97
"""The most height that a row is given beyond what its text needs, and the share of its place that a table then takes."""
_LARGE_LABEL, _LARGE_BOX = 24, 22
"""Points: a drawing whose labels are as large as this needs no more room, and text beside it no larger type; the same of boxes and
arrows, whose labels on lines need room between the boxes.
"""
LARGEST = 400
"""More points than any text has."""


@frozen
class Placement:
    """A layout filled. `size` is the smallest text of its content in points, `over` what is still too high, in EMU.

    `cut` says that the title is longer than its box and shown in part.
    """

    layout: Layout
    fills: tuple[PlacedItem, ...]
    size: int
    over: int
    cut: bool = False

    @property
    def title(self) -> str:
        """The title as shown, folded so that titles that read alike are equal."""
        slot = self.layout.first(Role.TITLE)
        first = next((placed.what for placed in self.fills if slot and placed.slot == slot.index), None)
        words = " ".join([paragraph.text for paragraph in first.paragraphs]) if isinstance(first, Text) else ""
        return " ".join(words.casefold().split())


def place(
    shape: ContentShape, layout: Layout, design: Design, suffix: str = "", rung: int = 0, most: int = 0, *, drawn: bool = True
) -> Placement | None:
    """The slide in the layout, slots of one group at the same size; None where the layout has no place for something in it.

    suffix: what stands after the title, as "(2 of 3)". rung: how far down the size lists to begin. most: the points that running text
    and tables may have at most, 0 where they may have any. drawn: without it visuals are left out, so that `size` is the most that it
    can be and `over` the least.
    """
    given = dict(_assign(shape, layout))
    return filled(shape.slide.title, given, layout, design, suffix, rung, most, drawn=drawn) if _all_placed(shape, given, layout) else None


def _inked(placed: PlacedItem, style: TextStyle) -> PlacedItem:
    """A text whose words for yes and no have their colours where these can be read: on light grounds of our own; in bold elsewhere."""
    text = placed.what
    if not isinstance(text, Text) or not any(run.ink in _SIGNS_INKS for each in text.paragraphs for run in each.runs):
        return placed
    readable = not style.inherited and style.fill not in _DARK_FILLS
    paragraphs = tuple(
        each if readable and style.levels[each.level].colour is Colour.INK else with_changes(each, runs=tuple(map(_plainly, each.runs)))
        for each in text.paragraphs
    )
    return with_changes(placed, what=with_changes(text, paragraphs=paragraphs))


_SIGNS_INKS = (Ink.YES, Ink.NO)
_DARK_FILLS = (Colour.BAR, Colour.KEY, Colour.CONTRAST, Colour.DEEP)
"""Grounds on which the colours for yes and no cannot be read."""


def _plainly(run: Run) -> Run:
    return with_changes(run, ink=Ink.PLAIN) if run.ink in _SIGNS_INKS else run


def filled(
    heading: tuple[Run, ...],
    given: Mapping[int, Block],
    layout: Layout,
    design: Design,
    suffix: str = "",
    rung: int = 0,
    most: int = 0,
    *,
    drawn: bool = True,
) -> Placement:
    """A layout with a title and these blocks in its slots, by index; without `drawn` none that is a visual."""
    fills: dict[int, PlacedItem] = {}
    title, was_cut = title_in(heading, layout, design, suffix)
    if title is not None:
        slot = next(slot for slot in layout.slots if slot.index == title.slot)
        fills[title.slot] = _inked(title, design.style(slot))
    smallest, over = LARGEST, 0
    for group in _groups(given, layout, design):
        if not drawn and any(isinstance(given[slot.index], Visual) for slot in group):
            smallest = min(smallest, _LARGE_LABEL) if group[0].role not in _BESIDE_THE_POINT else smallest
            continue
        limit = most if any(slot.role in SCALED or slot.role is Role.TABLE for slot in group) else 0
        excess, placed = _fit(group, given, design, rung, limit)
        if layout.form.purpose in _ALIGNED and group[0].role is Role.PICTURE and Role.CAPTION not in _below(layout):
            placed = [_aligned(each, slot, layout) for each, slot in zip(placed, group, strict=True)]
        if layout.form.purpose in _TABLES and group[0].role is Role.TABLE:
            placed = [_airy(each, given[slot.index], slot) for each, slot in zip(placed, group, strict=True)]
        if excess <= 0 and (group[0].role is Role.TAKEAWAY or layout.form.purpose in _OF_SENTENCES or group[0].style in _EVEN):
            placed = [_tidied(each, slot, design) for each, slot in zip(placed, group, strict=True)]
        if group[0].role not in _BESIDE_THE_POINT:
            smallest = min(smallest, *(_size(each.what, design.style(slot)) for each, slot in zip(placed, group, strict=True)))
        over = max(over, excess)
        fills.update({each.slot: _inked(each, design.style(slot)) for each, slot in zip(placed, group, strict=True)})
    ordered = tuple(fills[slot.index] for slot in layout.slots if slot.index in fills)
    return Placement(layout, ordered, smallest, over, was_cut)


def _assign(shape: ContentShape, layout: Layout) -> Iterator[tuple[int, Block]]:
    """(slot index, block) for every slot of the layout that the slide has something for."""
    slide = shape.slide
    if layout.form.purpose is Purpose.FORMULA:
        yield from _assign_formula(shape, layout)
        yield from foot(slide, layout)
        return
    yield from _assign_blocks(shape, layout)
    yield from _assign_parts(shape, layout)
    yield from _around(shape, layout)
    yield from foot(slide, layout)
    for slot in layout.slots_for(Role.SECTION_NUMBER):
        yield slot.index, Prose(slide.span, (Paragraph((Run(slide.chapter),)),))


def _assign_formula(shape: ContentShape, layout: Layout) -> Iterator[tuple[int, Block]]:
    """A formula to its panel, and the text before and after it above and below; nothing where the layout has not just these places."""
    found = around_formula(shape.prose)
    above, panel, below = layout.first(Role.INTRO), layout.first(Role.CARD), layout.first(Role.BODY)
    if found is None or panel is None or bool(found[0]) != bool(above) or bool(found[2]) != bool(below):
        return
    before, formula, after = found
    span = shape.slide.span
    yield panel.index, Prose(span, (formula,))
    for slot, words in ((above, before), (below, after)):
        if slot is not None:
            yield slot.index, Prose(span, words)


def foot(slide: Slide, layout: Layout) -> Iterator[tuple[int, Block]]:
    """The takeaway and the source line, in the slots that a layout has for them."""
    point = (Paragraph(slide.takeaway),) if slide.takeaway else ()
    for role, shown in ((Role.TAKEAWAY, point), (Role.SOURCE, slide.source)):
        if shown:
            yield from [(slot.index, Prose(slide.span, shown)) for slot in layout.slots_for(role)]


def _around(shape: ContentShape, layout: Layout) -> Iterator[tuple[int, Block]]:
    """The text before and after equal parts, in the slots that a layout has for them."""
    for role, shown in ((Role.INTRO, shape.before), (Role.OUTRO, shape.after)):
        if shown:
            yield from [(slot.index, Prose(shape.slide.span, shown)) for slot in layout.slots_for(role)]


def _assign_blocks(shape: ContentShape, layout: Layout) -> Iterator[tuple[int, Block]]:
    """Blocks that have a slot to themselves."""
    portrait = layout.form.purpose is Purpose.PORTRAIT_QUOTATION
    for role, block in _by_role(shape).items():
        block = as_portrait(block) if portrait and isinstance(block, PictureBlock) else block
        if block is not None and (slot := layout.first(role)) is not None:
            yield slot.index, _as_shown(block, layout)
    for slot in layout.slots_for(Role.ATTRIBUTION):
        quote = shape.one(Quote)
        if isinstance(quote, Quote) and quote.attribution:
            yield slot.index, Prose(quote.span, quote.attribution)
    if several := _several(shape, layout):
        yield from several
        return
    for slot in layout.slots_for(Role.CAPTION):
        picture = shape.one(PictureBlock)
        if isinstance(picture, PictureBlock) and picture.caption:
            yield slot.index, Prose(picture.span, picture.caption)
    columns = layout.slots_for(Role.ANSWERS)
    questions = tuple(block for block in shape.slide.blocks if isinstance(block, Question)) if columns else ()
    for slot, column in zip(columns, _columns(questions, len(columns)), strict=False):
        yield slot.index, Answers(column[0].span, column)


def _several(shape: ContentShape, layout: Layout) -> list[tuple[int, Block]]:
    """Several pictures with their captions, or with their names; none in a layout for one."""
    slots = layout.slots_for(Role.PICTURE)
    blocks = shape.slide.blocks
    if layout.form.purpose is Purpose.PICTURE_GRID and len(pictures := grid_of(blocks)) == len(slots):
        captions = zip(layout.slots_for(Role.CAPTION), map(caption_of, pictures), pictures, strict=True)
        words = [(slot.index, Prose(picture.span, shown)) for slot, shown, picture in captions if shown]
        return [*((slot.index, picture) for slot, picture in zip(slots, pictures, strict=True)), *words]
    if layout.form.purpose is Purpose.NAMED_PICTURES and len(named := named_pictures(blocks, shape.slide.text)) == len(slots):
        pairs = list(zip(slots, layout.slots_for(Role.TEXT), named, strict=True))
        return [pair for slot, text, each in pairs for pair in ((slot.index, each.picture), (text.index, each.part))]
    return []


def _as_shown(block: Block, layout: Layout) -> Block:
    """A block as it stands in a layout: a quotation without a widow, the only item of a list on a panel without its bullet."""
    if isinstance(block, Quote):
        return block.without_widow()
    if isinstance(block, Prose) and layout.form.purpose is Purpose.STATEMENT_ON_PANEL:
        return with_changes(block, paragraphs=tuple(with_changes(each, mark=Mark.NONE) for each in block.paragraphs))
    return block


def _by_role(shape: ContentShape) -> dict[Role, Block | None]:
    """The block for a slot of each role that the slide has one block for; None where it has several."""
    found: dict[Role, Block | None] = {}
    for block in shape.slide.blocks:
        role = None if isinstance(block, Group | Columns) else spec_of(type(block)).role
        if role is not None and not isinstance(block, Group | Columns):
            found[role] = None if role in found else block
    return found


def _columns(questions: tuple[Question, ...], count: int) -> list[tuple[Question, ...]]:
    """Questions in reading order over two columns of about the same length, the longer first."""
    if count < 2 or len(questions) < 2:
        return [questions] if questions and count else []
    lengths = [60 + len(plain(each.question)) + sum(len(paragraph.text) for paragraph in each.answer) for each in questions]
    total = sum(lengths)
    cut_at = min(range(1, len(questions)), key=lambda at: (max(sum(lengths[:at]), total - sum(lengths[:at])), -at))
    return [questions[:cut_at], questions[cut_at:]]


def _assign_parts(shape: ContentShape, layout: Layout) -> Iterator[tuple[int, Block]]:
    """Parts to boxes; or their headings and texts to heads and texts."""
    cards, heads = layout.slots_for(Role.CARD), layout.slots_for(Role.HEAD)
    if layout.form.purpose in (Purpose.AGENDA, Purpose.CHAPTER):
        lines = [each for block in shape.slide.blocks if isinstance(block, Prose) for each in block.paragraphs]
        if len(lines) == len(cards):
            yield from ((slot.index, Prose(shape.slide.span, (line,))) for slot, line in zip(cards, lines, strict=True))
    elif layout.form.purpose is Purpose.FAQ and heads:
        yield from _assign_questions(shape, heads, layout.slots_for(Role.TEXT))
    elif layout.form.purpose in _ROWS:
        yield from _assign_rows(shape, cards, heads, layout.slots_for(Role.TEXT))
    elif cards and len(shape.parts) <= len(cards):
        yield from ((slot.index, part) for slot, part in zip(cards, shape.parts, strict=False))
    elif heads and len(shape.parts) == len(heads):
        kinds = sides_of(shape) or ("",) * len(heads)
        for head, text, part, kind in zip(heads, layout.slots_for(Role.TEXT), shape.parts, kinds, strict=True):
            number = (Run(f"{part.number}\u2002"),) if part.number and layout.form.purpose is Purpose.LED_ROWS else ()
            yield head.index, Prose(part.span, (Paragraph((*number, *unbold(part.heading))),))
            if part.paragraphs:
                yield text.index, _signed(part.body(), _SIGNS.get(kind, ""))


_SIGNS = {"pros": "+", "cons": "\u2212", "do": "\u2713", "dont": "\u2717"}
"""What stands in the place of bullets under headings that are opposites."""


def _signed(prose: Prose, sign: str) -> Prose:
    """A list with a sign in the place of its bullets."""
    if not sign:
        return prose
    paragraphs = tuple(
        with_changes(each, scheme=sign) if each.mark is Mark.BULLET and not each.level and not each.scheme else each
        for each in prose.paragraphs
    )
    return with_changes(prose, paragraphs=paragraphs)


def _assign_questions(shape: ContentShape, heads: Sequence[Slot], texts: Sequence[Slot]) -> Iterator[tuple[int, Block]]:
    """Questions to heads, their answers to the texts beside them."""
    asked = [block for block in shape.slide.blocks if isinstance(block, Question)]
    if len(asked) != len(heads):
        return
    for head, text, each in zip(heads, texts, asked, strict=True):
        yield head.index, Prose(each.span, (Paragraph(each.led_back(unbold(each.question))),))
        if each.answer:
            yield text.index, Prose(each.span, each.answer)


def _assign_rows(shape: ContentShape, cards: Sequence[Slot], heads: Sequence[Slot], texts: Sequence[Slot]) -> Iterator[tuple[int, Block]]:
    """The items of a list to rows, whole; their numbers, or the boxes of tasks, to the heads before them."""
    lines = [each for block in shape.slide.blocks if isinstance(block, Prose) for each in block.paragraphs]
    lines = lines[len(shape.before) : len(lines) - len(shape.after)]
    rows = heads or cards
    if len(lines) != len(rows):
        return
    addresses = are_addresses(lines)
    for at, line in enumerate(lines):
        words = Prose(shape.slide.span, (Paragraph(_with_bold_site(line.runs) if addresses else line.runs),))
        if heads:
            yield heads[at].index, Prose(shape.slide.span, (Paragraph((Run(line.scheme if line.scheme in BOXES else str(line.number)),)),))
        yield (texts[at] if heads else cards[at]).index, words


def _with_bold_site(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A bare address with the name of its site in bold."""
    only = runs[0]
    site, slash, rest = only.text.partition("//") if "//" in only.text else ("", "", only.text)
    name, *path = rest.partition("/")
    shown = (only.saying(site + slash + name), only.saying("".join(path)))
    return (with_changes(shown[0], bold=True), *(run for run in shown[1:] if run.text))


def _all_placed(shape: ContentShape, given: dict[int, Block], layout: Layout) -> bool:
    """Whether everything the slide holds has found a slot."""
    placed = list(given.values())
    for role, wanted in ((Role.TAKEAWAY, shape.slide.takeaway), (Role.SOURCE, shape.slide.source)):
        if wanted and not any(slot.index in given for slot in layout.slots_for(role)):
            return False
    if layout.form.purpose in (Purpose.PICTURE_GRID, Purpose.NAMED_PICTURES):
        return any(isinstance(block, PictureBlock) for block in placed)
    for role, text in ((Role.INTRO, shape.before), (Role.OUTRO, shape.after)):
        if text and layout.form.purpose in IN_PARTS and not layout.slots_for(role):
            return False
    if layout.form.purpose is Purpose.FAQ and layout.slots_for(Role.HEAD):
        return bool(placed) and set(shape.kinds) == {"question"}
    by_parts = bool(shape.parts) and any(isinstance(block, Part) or _is_head(block, shape.parts) for block in placed)
    asked = sum(len(block.questions) for block in placed if isinstance(block, Answers))
    if asked:
        return asked == len(shape.slide.blocks)
    picture = shape.one(PictureBlock)
    captioned = (
        isinstance(picture, PictureBlock)
        and picture.caption
        and picture.caption not in [getattr(block, "paragraphs", ()) for block in placed]
    )
    kept = [type(each) for each in placed]
    return (by_parts or all(type(block) in kept for block in shape.slide.blocks)) and not captioned


def _is_head(block: Block, parts: tuple[Part, ...]) -> bool:
    return isinstance(block, Prose) and block.paragraphs[0].runs == unbold(parts[0].heading)


def _groups(given: Mapping[int, Block], layout: Layout, design: Design) -> list[list[Slot]]:
    """The slots that are filled, those that share a size together."""
    groups: dict[str, list[Slot]] = {}
    for slot in layout.slots:
        if slot.index in given:
            style = design.style(slot)
            groups.setdefault(style.group or f"{style.name} {slot.index}", []).append(slot)
    return list(groups.values())


def _fit(group: list[Slot], given: Mapping[int, Block], design: Design, rung: int, most: int = 0) -> tuple[int, list[PlacedItem]]:
    """The group at the first step where all of it fits: what is too high even so, in EMU, and the fills."""
    styles = list(map(design.style, group))
    ladders = [rungs(style, design.theme.fonts) for style in styles]
    blocks, rooms = [given[slot.index] for slot in group], [slot.rect.size for slot in group]
    last = min(map(len, ladders)) - 1
    best: tuple[int, list[Fill]] | None = None
    steps = list(range(min(rung, last), last + 1))
    if len(steps) > 2 and len(blocks) == 1 and isinstance(blocks[0], Visual) and _is_hopeless(blocks[0], rooms[0], ladders[0], steps):
        steps = steps[-1:]
    if styles[0].most_words:
        first = min(styles[0].first_step(sum(map(_words, blocks))), last)
        steps = [step for step in steps if step >= first]
    if isinstance(blocks[0], Code):
        first = min(blocks[0].first_step(alone=len(given) == 1), last)
        steps = [step for step in steps if step >= first] or steps[-1:]
    if isinstance(blocks[0], TableBlock):
        table, room = blocks[0], rooms[0]
        steps = [step for step in steps if table.least_height(ladders[0][step]) <= room.height] or steps[-1:]
    if most:
        steps = [step for step in steps if _text_size(styles, step) <= most] or steps[-1:]
    visual = blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Visual) else None
    for step in steps:
        if visual and step != steps[-1] and visual.fits(rooms[0], ladders[0][step]) is False:
            continue
        fills: list[Fill] = []
        for block, room, ladder in zip(blocks, rooms, ladders, strict=True):
            fills.append(_laid_out(block, room, ladder[step]))
            if step != steps[-1] and _excess(fills[-1], room) > 0:
                break
        if len(fills) < len(blocks):
            continue
        over = max(max(map(_excess, fills, rooms)), 0 if step >= len(styles[0].most_words) else _crowding(fills, rooms, styles[0].full))
        if best is None or best[0] > 0:
            best = over, fills
        if over <= 0 and all(map(_whole, fills, styles)):
            best = over, fills
            break
    assert best is not None, "every ladder has a rung"
    over, fills = best
    return max(over, 0), [PlacedItem(slot.index, fill, _where(slot, fill)) for slot, fill in zip(group, fills, strict=True)]


def _tidied(placed: PlacedItem, slot: Slot, design: Design) -> PlacedItem:
    """A takeaway in even lines; parts whose last line is no single word."""
    point = slot.role is Role.TAKEAWAY or (slot.style in _EVEN and slot.rect.width >= _LEAST_EVEN)
    if not isinstance(placed.what, Text) or max(map(len, placed.what.breaks)) < 2:
        return placed
    style = Style(design.style(slot), placed.what.sizes, design.theme.fonts)
    shown = with_even_lines(placed.what, style, slot.rect.size) if point else placed.what
    shown = without_lone_words(shown, style, slot.rect.size)
    return placed if shown is placed.what else with_changes(placed, what=shown)


def _below(layout: Layout) -> frozenset[Role]:
    """The roles of what stands right under a picture."""
    picture = layout.first(Role.PICTURE)
    return frozenset(slot.role for slot in layout.slots if picture and slot.rect.x == picture.rect.x and slot.rect.y > picture.rect.y)


def _aligned(placed: PlacedItem, slot: Slot, layout: Layout) -> PlacedItem:
    """A picture at the top of its place, on the side away from the text beside it, so that its edges are the slide's own."""
    text = layout.first(Role.BODY) or layout.first(Role.CAPTION)
    if text is None or text.rect.y >= slot.rect.bottom or text.rect.x == slot.rect.x:
        return placed
    x = slot.rect.x if text.rect.x > slot.rect.x else slot.rect.right - placed.rect.width
    return with_changes(placed, rect=with_changes(placed.rect, x=x, y=slot.rect.y))


def _airy(placed: PlacedItem, block: Block, slot: Slot) -> PlacedItem:
    """A table of few rows in airier ones, all raised to one height; a piece of a longer table keeps its rows as low as the others."""
    table = placed.what
    if not isinstance(table, ShownTable) or (isinstance(block, TableBlock) and block.columns):
        return placed
    least, left = 0, round(slot.rect.height * _AIRY_TABLE)
    heights = sorted((row.height for row in table.rows), reverse=True)
    for at, height in enumerate(heights):
        least = left // (len(heights) - at)
        if height <= least:
            break
        left -= height
    least = min(least, _AIRY_ROW)
    if least <= heights[-1]:
        return placed
    raised = with_changes(table, rows=tuple(with_changes(row, height=max(row.height, least)) for row in table.rows))
    return PlacedItem(placed.slot, raised, _where(slot, raised))


def _text_size(styles: Sequence[TextStyle], step: int) -> int:
    """The points of running text in slots of one group at a step: leads and numbers before it may be larger."""
    return min(style.ladder[step][style.card[1]] for style in styles)


def _words(block: Block) -> int:
    """The words of a block of text; 0 of any other."""
    if isinstance(block, Part):
        return sum(word_count(each.text) for each in (Paragraph(block.heading), *block.paragraphs))
    return sum(word_count(each.text) for each in block.paragraphs) if isinstance(block, Prose) else 0


def _crowding(fills: Sequence[Fill], rooms: Sequence[Size], percent: int) -> int:
    """By how much text in large type is higher than the share of its room that it may take, in EMU."""
    return max(fill.height - room.height * percent // 100 for fill, room in zip(fills, rooms, strict=True))


def _laid_out(block: Block, room: Size, style: Style) -> Fill:
    """A block in a room; what is drawn is drawn once for all tries."""
    return _drawn(block, room, style) if isinstance(block, Visual) else block.lay_out(room, style)


def _is_hopeless(visual: Visual, room: Size, ladder: Sequence[Style], steps: Sequence[int]) -> bool:
    """Whether a drawing fits neither in the largest type nor in the smallest: then those between are not tried."""
    return not any(_fits(visual, room, ladder[step]) for step in (steps[0], steps[-1]))


def _fits(visual: Visual, room: Size, style: Style) -> bool:
    known = fits_large(visual, room, style)
    return _excess(_drawn(visual, room, style), room) <= 0 if known is None else known


@lru_cache(maxsize=64)
def _drawn(visual: Visual, room: Size, style: Style) -> Fill:
    return lay_out_large(visual, room, style)


def _excess(fill: Fill, room: Size) -> int:
    """By how much a fill is too high for its room, or a drawing too wide, in EMU; not above 0 where it fits."""
    wide = fill.width - room.width if isinstance(fill, Drawing | Chart) else 0
    return max(fill.height - room.height, wide)


def _size(fill: Fill, style: TextStyle) -> int:
    """The size of a fill's running text in points; of a drawing that of its largest label, as far as larger is better; pictures have
    none.
    """
    match fill:
        case Text():
            return fill.sizes[style.card[1]]
        case ShownTable():
            return min(fill.size, _LARGE_LABEL)
        case Drawing():
            enough = _LARGE_BOX if any(each.part is DrawingPart.BOX for each in fill.shapes) else _LARGE_LABEL
            return min(enough, max((each.size for label in fill.labels for each in label.words), default=LARGEST))
        case Chart():
            return fill.size
        case ShownPicture():
            return LARGEST


def _whole(fill: Fill, style: TextStyle) -> bool:
    """Whether no word of a table is broken, and the levels that had better stay on one line do so, at a size that is not too
    small a price for it.
    """
    if not isinstance(fill, Text):
        return not (isinstance(fill, ShownTable) and fill.broken)
    if breaks_word(fill):
        return False
    single = [
        (fill.sizes[each.level], ends) for each, ends in zip(fill.paragraphs, fill.breaks, strict=True) if each.level in style.unbroken
    ]
    return all(len(ends) == 1 and size >= style.least_unbroken for size, ends in single)


def breaks_word(shown: Text) -> bool:
    """Whether a line of a text ends inside a word."""
    return any(map(_is_broken, shown.paragraphs, shown.breaks))


def _is_broken(paragraph: Paragraph, ends: Sequence[int]) -> bool:
    """Whether a line ends inside a word of a script with spaces between its words."""
    text = paragraph.text
    return any(text[at - 1] < _UNSPACED and text[at - 1 : at + 1].isalnum() and text[at] < _UNSPACED for at in ends[:-1])


_UNSPACED = "\u0e00"
"""Letters from here on may be of a script in which a line ends anywhere."""


def _where(slot: Slot, fill: Fill) -> Rect:
    """The rectangle a fill takes: the slot's own for text, inside it for a table, in its middle for a picture."""
    rect = slot.rect
    match fill:
        case Text():
            return rect
        case ShownTable():
            return Rect(rect.x, rect.y, sum(fill.columns), fill.height)
        case ShownPicture() | Drawing() | Chart():
            return Rect(rect.x + (rect.width - fill.width) // 2, rect.y + (rect.height - fill.height) // 2, fill.width, fill.height)
