"""Which layout suits a slide: a table of rules from the shape of its content to forms of layouts. The first rule that suits wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slides.base.records import frozen
from slides.deck.blocks import BY_DIRECTIVE, Block, Columns, Group, Part, PictureBlock, Prose, Quote, Visual, spec_of
from slides.deck.blocks.led import Led
from slides.deck.blocks.listed import parts_of_list
from slides.deck.blocks.moments import moment_end, with_moments_apart
from slides.deck.blocks.prose import BOXES
from slides.deck.deck import Slide
from slides.design import Form, PlaceholderKind, Purpose
from slides.layout.several_pictures import grid_of, named_pictures
from slides.text.amounts import is_amount
from slides.text.form_words import TURNS, is_word, opposites
from slides.text.links import shows_address
from slides.text.rich_text import Mark, Paragraph, plain
from slides.text.visual_words import HORIZONS, SWOT, are_heads
from slides.text.words import word_count

_QUOTE_WORDS, _PANEL_WORDS, _THOUGHT_WORDS = 40, 30, 40
_PANEL_PARAGRAPHS, _PANEL_TEXT_WORDS = 4, 90
"""The most paragraphs and words of running text that stand in large type on a panel."""
_SUPPORT_WORDS, _LINKED_WORDS = 4, 16
"""The most words under a heading that is itself the statement, without and with a link; more are a sentence, which is set large."""
_AROUND_WORDS = 45
"""The most words of text before or after equal parts for it to stand above or below them."""
_CARD_WORDS = 5
"""Parts whose texts have fewer words on average stand in rows, not in cards."""
_LONG_HEAD, _MOST_STACKED = 36, 4
"""A heading of more letters is too long for a card: so many parts stand in rows then, each heading over its text."""
_ABOVE_FORMULA, _UNDER_FORMULA = 26, 6
"""The most words above a formula on a panel, and the most paragraphs under it."""
_UNEVEN = 5
"""So many cards leave a gap in two rows of three."""
_NARROW, _NARROW_WORDS = 4, 18
"""So many cards are narrow: more words than this in one of them stand in rows."""
_ROW_WORDS = ((4, 28), (6, 20), (8, 12))
"""How many rows there may be, with how many words each at most."""
_TILE_WORDS, _PAIR_WORDS, _MOST_BESIDE = 4, 20, 5
"""The most words of an item for tiles, of two for panels side by side, and the most numbered rows of so few words beside their title."""
_SHORT_ROW_WORDS, _SHORT_ROW_LETTERS = 7, 44
"""The most words and letters of a row in two columns."""
_LED_WORDS = ((2, 70), (3, 52), (4, 40), (6, 24), (8, 14))
"""How many rows with leads there may be, with how many words beside each lead at most."""
_USUAL_SHARE = 0.75
"""One row may have twice as many where the rows have no more than this share of them on average."""
_WIDER_THAN_HIGH = 1.5
"""A picture alone that is less than so many times as wide as high stands beside its title, where it is larger than under it."""
_NESTED_ROWS, _NESTED_LINES, _NESTED_WORDS = 6, 5, 14
"""The most rows with items under them, how many of these each has, and the words of one."""
TALL = 0.8
"""A picture narrower than this share of its height is a tall one."""


@frozen
class ContentShape:
    """What a slide holds, as a layout needs to know it. `kinds` names its blocks in order, `parts` its equal pieces with headings.

    `items` are the same, or the items of a list that nothing leads; `before` and `after` the text around them.
    """

    slide: Slide
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]
    items: tuple[Part, ...] = ()
    before: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()
    led: Led = Led.NOTHING

    def one(self, kind: type[object]) -> Block | None:
        """The slide's only block of a kind, if there is one."""
        name = kind_name(kind)
        found = self.slide.blocks[self.kinds.index(name)] if self.kinds.count(name) == 1 else None
        return None if isinstance(found, Group | Columns) else found

    @property
    def prose(self) -> Prose | None:
        """The slide's running text, where it is in one piece."""
        found = self.one(Prose)
        return found if isinstance(found, Prose) else None

    @property
    def ordered(self) -> bool:
        """Whether the parts come from a numbered list."""
        return bool(self.items) and all(part.number for part in self.items)


def kind_name(block: type[object]) -> str:
    """What `ContentShape.kinds` calls a kind of block."""
    return "other" if issubclass(block, Group | Columns) else spec_of(block).content


def shape_of(slide: Slide) -> ContentShape:
    """The shape of a slide: items of a list count as parts where each is led by something, as sub-headings do."""
    kinds = tuple([kind_name(type(block)) for block in slide.blocks])
    first = slide.blocks[0] if slide.blocks else None
    if kinds == ("prose",) and isinstance(first, Prose):
        found = parts_of_list(first, asked=bool(slide.layout))
        if found is None or not (_is_short(found.before) and _is_short(found.after)):
            return ContentShape(slide, kinds, ())
        parts = () if found.led is Led.NOTHING else with_moments_apart(found.parts)
        return ContentShape(slide, kinds, parts, parts or found.parts, found.before, found.after, found.led)
    parts = tuple(block for block in slide.blocks if isinstance(block, Part))
    parts = with_moments_apart(parts)
    if len(parts) == len(kinds):
        return ContentShape(slide, kinds, parts, parts)
    last = slide.blocks[-1] if slide.blocks else None
    before = first.paragraphs if isinstance(first, Prose) and _is_lead(first) else ()
    after = last.paragraphs if last is not first and isinstance(last, Prose) and _is_lead(last) else ()
    if parts and len(parts) == len(kinds) - bool(before) - bool(after):
        return ContentShape(slide, kinds, parts, parts, before, after)
    return ContentShape(slide, kinds, ())


def _is_short(paragraphs: tuple[Paragraph, ...]) -> bool:
    return sum(word_count(each.text) for each in paragraphs) <= _AROUND_WORDS and len(paragraphs) < 3


def _is_lead(prose: Prose) -> bool:
    """Whether a text is a line or two that lead to what follows."""
    return _is_short(prose.paragraphs) and all(each.mark is Mark.NONE for each in prose.paragraphs)


@frozen
class LayoutRule:
    """A way to lay out a slide: the name an author writes, what it can hold, when it is taken unasked, and its layouts.

    `forms` are tried in order; each has layouts of several heights.
    """

    name: str
    holds: Callable[[ContentShape], bool]
    suits: Callable[[ContentShape], bool]
    forms: Callable[[ContentShape], tuple[Form, ...]]
    reason: str


def _asked(_: ContentShape) -> bool:
    """Never unasked."""
    return False


def _kinds(*kinds: str) -> Callable[[ContentShape], bool]:
    return lambda shape: shape.kinds == kinds


def _with_prose(kind: str) -> Callable[[ContentShape], bool]:
    suited = ((kind,), (kind, "prose"), ("prose", kind))
    return lambda shape: shape.kinds in suited


def _parts(low: int, high: int) -> Callable[[ContentShape], bool]:
    return lambda shape: low <= len(shape.parts) <= high


def _parts_with_text(low: int, high: int) -> Callable[[ContentShape], bool]:
    return lambda shape: low <= len(shape.parts) <= high and all(part.paragraphs for part in shape.parts)


def _text_only(shape: ContentShape) -> bool:
    return shape.kinds in ((), ("prose",))


def _opening(shape: ContentShape) -> bool:
    return set(shape.kinds) <= {"prose", "picture"} and len(shape.kinds) < 3


def _support(shape: ContentShape) -> bool:
    """Whether a slide's heading is what it says: a few words, or an address, stand under it."""
    prose = shape.prose
    if shape.kinds != ("prose",) or prose is None or len(prose.paragraphs) != 1 or shape.slide.takeaway:
        return False
    only = prose.paragraphs[0]
    linked = any(run.link for run in only.runs)
    return only.mark is Mark.NONE and word_count(only.text) <= (_LINKED_WORDS if linked else _SUPPORT_WORDS) and not only.is_formula


def _short_quote(shape: ContentShape) -> bool:
    quote = shape.one(Quote)
    return shape.kinds == ("quote",) and isinstance(quote, Quote) and _words(quote) <= _QUOTE_WORDS


def _beside_quote(shape: ContentShape) -> bool:
    """Whether text follows the quotation: it stands beside it."""
    return shape.kinds == ("quote", "prose")


def _quote_forms(shape: ContentShape) -> tuple[Form, ...]:
    """Text that introduces a quotation is read before it, so the two stand in the order in which they are written."""
    return () if shape.kinds[0] == "prose" else _forms(Purpose.QUOTATION_AND_TEXT)


def _words(quote: Quote) -> int:
    return sum(len(paragraph.text.split()) for paragraph in quote.paragraphs)


def _versus(shape: ContentShape) -> bool:
    """Whether two parts are set against each other: two sub-headings, or leads that are opposites."""
    if len(shape.parts) != 2 or not all(part.paragraphs for part in shape.parts):
        return False
    return shape.kinds != ("prose",) or shape.led is Led.INNER or sides_of(shape) is not None


def sides_of(shape: ContentShape) -> tuple[str, str] | None:
    """The kinds of the two parts of a slide where they are opposites, such as pros and cons."""
    return opposites(*(plain(part.heading) for part in shape.parts)) if len(shape.parts) == 2 else None


def _comparison_forms(shape: ContentShape) -> tuple[Form, ...]:
    turned = sides_of(shape) in TURNS
    if not turned and _long_heads(shape):
        return _card_forms(shape)
    sides = _forms(Purpose.TURN, Purpose.COMPARISON) if turned else _forms(Purpose.COMPARISON)
    return (*sides, *_card_forms(shape))


def _dated(shape: ContentShape) -> bool:
    return bool(shape.parts) and all(moment_end(plain(part.heading)) for part in shape.parts)


def _timeline_forms(shape: ContentShape) -> tuple[Form, ...]:
    return (Form(Purpose.TIMELINE, len(shape.parts)), *_card_forms(shape))


def _figures(shape: ContentShape) -> bool:
    told = shape.led is Led.AMOUNT or all(is_amount(plain(part.heading)) for part in shape.parts)
    return bool(shape.parts) and told and not shape.ordered


def _ordered_process(shape: ContentShape) -> bool:
    return shape.ordered and shape.led in (Led.BOLD, Led.MARK, Led.INNER)


def _texts(shape: ContentShape) -> list[int]:
    """How many words stand under each part's heading."""
    return [sum(word_count(each.text) for each in part.paragraphs) for part in shape.items]


def _for_cards(shape: ContentShape) -> bool:
    """Whether parts have enough text under their headings to fill cards."""
    texts = _texts(shape)
    if shape.led is Led.INNER:
        return all(texts)
    if shape.led in (Led.BEGINNING, Led.PARTLY):
        return False
    if len(texts) == _NARROW and max(texts) > _NARROW_WORDS and _led_rows(shape):
        return False
    if shape.kinds != ("prose",):
        return all(texts) and not (sum(texts) < _CARD_WORDS * len(texts) and _led_rows(shape))
    if len(texts) == _UNEVEN and _led_rows(shape):
        return False
    return all(texts) and sum(texts) >= _CARD_WORDS * len(texts)


def _is_plain(shape: ContentShape) -> bool:
    """Whether no item has more than one paragraph, or another mark than a bullet or a usual number."""
    return all(len(part.paragraphs) == 1 for part in shape.items)


def _led_rows(shape: ContentShape) -> bool:
    """Whether parts are short enough for rows with their headings before them."""
    texts = _texts(shape)
    flat = all(len(part.paragraphs) == 1 and part.paragraphs[0].mark is Mark.NONE for part in shape.parts)
    most = _most_words(_LED_WORDS, texts)
    return flat and bool(texts) and (max(texts) <= most or (max(texts) <= 2 * most and sum(texts) <= _USUAL_SHARE * most * len(texts)))


def _nested(shape: ContentShape) -> bool:
    """Whether a list has short items of which at least half have a few short ones under them."""
    if shape.led is not Led.PARTLY or len(shape.parts) > _NESTED_ROWS or shape.ordered:
        return False
    inner = [each for part in shape.parts for each in part.paragraphs]
    few = all(len(part.paragraphs) <= _NESTED_LINES for part in shape.parts)
    return few and all(each.level == 0 and word_count(each.text) <= _NESTED_WORDS for each in inner)


def _rows(shape: ContentShape) -> bool:
    """Whether a list is one of few short items without nesting."""
    if shape.kinds != ("prose",) or len(shape.items) < 2:
        return False
    lines = _lines_of(shape)
    if len(lines) != len(shape.items) or not all(_is_one_line(part) for part in lines):
        return False
    return _within(_ROW_WORDS, [word_count(each.text) for each in lines]) or _short_rows(shape)


def _short_rows(shape: ContentShape) -> bool:
    """Whether a list of nine to twelve items is one of very short ones: they stand in two columns."""
    texts = [each.text for each in _lines_of(shape)]
    few = all(word_count(text) <= _SHORT_ROW_WORDS and len(text) <= _SHORT_ROW_LETTERS for text in texts) or are_addresses(_lines_of(shape))
    return 8 < len(texts) <= 12 and few and not shape.ordered


def are_addresses(lines: Sequence[Paragraph]) -> bool:
    """Whether the items of a list are bare addresses."""
    return bool(lines) and all(len(each.runs) == 1 and shows_address(each.runs[0].text, each.runs[0].link) for each in lines)


def _within(bounds: tuple[tuple[int, int], ...], words: list[int]) -> bool:
    return bool(words) and max(words) <= _most_words(bounds, words)


def _most_words(bounds: tuple[tuple[int, int], ...], words: list[int]) -> int:
    """How many words each of so many rows may have; 0 where there may not be so many rows."""
    return next((most for count, most in bounds if len(words) <= count), 0)


def _lines_of(shape: ContentShape) -> list[Paragraph]:
    """The items of a list, each with its lead, as they stand in it."""
    block = shape.slide.blocks[0]
    found = block.paragraphs[len(shape.before) : len(block.paragraphs) - len(shape.after)] if isinstance(block, Prose) else ()
    return list(found)


def _is_one_line(paragraph: Paragraph) -> bool:
    return paragraph.level == 0 and paragraph.mark is not Mark.CONTINUE and paragraph.scheme in _USUAL_SCHEMES


_USUAL_SCHEMES = ("", "arabicPeriod", "arabicParenR", *BOXES)
"""Marks that a row shows as a number or a box; others stay a list's own."""


def _row_forms(shape: ContentShape) -> tuple[Form, ...]:
    """Rows; beside their title or as tiles where the items are of a word or few, and two side by side."""
    count, words = len(shape.items), [word_count(each.text) for each in _lines_of(shape)]
    numbered = shape.ordered or _tasks(shape)
    rows = (Form(Purpose.NUMBERED_ROWS if numbered else Purpose.ROWS, count), *_content_forms(shape))
    few = of_few_words(shape)
    if shape.slide.layout or are_addresses(_lines_of(shape)):
        return rows
    if numbered:
        return (Form(Purpose.SIDE_TITLE_AND_NUMBERED_ROWS, count), *rows) if few and 3 <= count <= _MOST_BESIDE else rows
    if count == 2 and max(words) <= _PAIR_WORDS:
        return (Form(Purpose.TILES, count), *rows)
    if few and count in (4, 6):
        return (Form(Purpose.TILES, count), *rows)
    return (Form(Purpose.SIDE_TITLE_AND_ROWS, count), *rows) if few and count in (3, 5) else rows


def of_few_words(shape: ContentShape) -> bool:
    """Whether every item of a list is of a word or few."""
    return all(word_count(each.text) <= _TILE_WORDS for each in _lines_of(shape))


def _side_forms(shape: ContentShape) -> tuple[Form, ...]:
    purpose = Purpose.SIDE_TITLE_AND_NUMBERED_ROWS if shape.ordered or _tasks(shape) else Purpose.SIDE_TITLE_AND_ROWS
    return (Form(purpose, len(shape.items)), *_row_forms(shape))


def _tasks(shape: ContentShape) -> bool:
    return all(each.scheme in BOXES for each in _lines_of(shape))


def _panel(shape: ContentShape) -> bool:
    """Whether a slide says one thing in a formula, a sentence or few: too much for a statement, too little for running text."""
    prose = shape.prose
    if shape.kinds != ("prose",) or prose is None or len(prose.paragraphs) != 1:
        return False
    only = prose.paragraphs[0]
    if only.is_formula:
        return True
    code = sum(len(run.text) for run in only.runs if run.code)
    return only.mark in (Mark.NONE, Mark.BULLET) and word_count(only.text) <= _THOUGHT_WORDS and 2 * code < len(only.text)


def _with_formula(shape: ContentShape) -> bool:
    """Whether a slide is a formula with a line or two before it, and text after it."""
    found = around_formula(shape.prose)
    if found is None:
        return False
    before, _, after = found
    short = sum(word_count(each.text) for each in before) <= _ABOVE_FORMULA and all(each.mark is Mark.NONE for each in before)
    return short and len(before) <= 2 and len(after) <= _UNDER_FORMULA and bool(before or after)


def around_formula(prose: Prose | None) -> tuple[tuple[Paragraph, ...], Paragraph, tuple[Paragraph, ...]] | None:
    """What stands before a text's only formula, the formula, and what stands after it; None where there is none, or several."""
    places = [at for at, each in enumerate(prose.paragraphs) if each.is_formula] if prose else []
    if prose is None or len(places) != 1:
        return None
    (at,) = places
    return prose.paragraphs[:at], prose.paragraphs[at], prose.paragraphs[at + 1 :]


def _text_panel(shape: ContentShape) -> bool:
    """Whether a slide is a paragraph or few that are neither a list nor long."""
    prose = shape.prose
    if shape.kinds != ("prose",) or prose is None or len(prose.paragraphs) > _PANEL_PARAGRAPHS:
        return False
    plain_text = all(each.mark is Mark.NONE and not each.level for each in prose.paragraphs)
    return plain_text and sum(word_count(each.text) for each in prose.paragraphs) <= _PANEL_TEXT_WORDS


def _not_wide(shape: ContentShape) -> bool:
    return len(shape.kinds) == 1 or not getattr(shape.one(PictureBlock), "wide", False)


def _picture_forms(shape: ContentShape) -> tuple[Form, ...]:
    picture = shape.one(PictureBlock)
    cover = isinstance(picture, PictureBlock) and picture.cover
    if shape.kinds == ("picture",):
        if isinstance(picture, PictureBlock) and not cover and picture.image.width < picture.image.height * _WIDER_THAN_HIGH:
            return _forms(Purpose.SIDE_TITLE_AND_PICTURE, Purpose.PICTURE)
        return _forms(Purpose.WIDE_PICTURE, Purpose.PICTURE) if cover else _forms(Purpose.PICTURE)
    if isinstance(picture, PictureBlock) and picture.image.width < picture.image.height * TALL and not cover:
        return _forms(Purpose.TEXT_AND_TALL_PICTURE, Purpose.TEXT_AND_PICTURE)
    found = _forms(Purpose.TEXT_AND_PICTURE, Purpose.TEXT_AND_EDGE_PICTURE)
    return found[::-1] if cover else found


def _visual_forms(shape: ContentShape) -> tuple[Form, ...]:
    visual = shape.one(Visual)
    assert isinstance(visual, Visual), "the form holds one"
    charted = visual.kind is PlaceholderKind.CHART
    if shape.kinds == ("visual",):
        return _forms(Purpose.CHART if charted else Purpose.DRAWING)
    beside = Purpose.TEXT_AND_CHART if charted else Purpose.TEXT_AND_DRAWING
    under = Purpose.TEXT_ABOVE_CHART if charted else Purpose.TEXT_ABOVE_DRAWING
    return _forms(under, beside) if visual.wide else _forms(beside, under)


def _card_forms(shape: ContentShape) -> tuple[Form, ...]:
    count = len(shape.parts)
    headed = () if count > 4 or any(part.number for part in shape.parts) else (Form(Purpose.HEADED_CARDS, count),)
    cards, grid = Form(Purpose.CARDS, count), Form(Purpose.CARD_GRID, count)
    if headed and any(each.level for part in shape.parts for each in part.paragraphs):
        return headed
    rows = (Form(Purpose.LED_ROWS, count),) if _long_parts(shape) else ()
    return (*_stacked_forms(shape), *headed, *{4: (grid, cards)}.get(count, (cards,) if count < 4 else (grid,)), *rows)


def _stacked_forms(shape: ContentShape) -> tuple[Form, ...]:
    """Rows of few parts with long headings."""
    count = len(shape.parts)
    return (Form(Purpose.STACKED_ROWS, count),) if 2 <= count <= _MOST_STACKED and _long_heads(shape) else ()


def _long_heads(shape: ContentShape) -> bool:
    """Whether a part's heading is too long to stand over its text in a column."""
    return any(len(plain(part.heading)) > _LONG_HEAD for part in shape.parts)


def _process_forms(shape: ContentShape) -> tuple[Form, ...]:
    """Steps side by side; in rows where their texts are long."""
    return Form(Purpose.PROCESS, len(shape.parts)), Form(Purpose.LED_ROWS, len(shape.parts))


def _long_parts(shape: ContentShape) -> bool:
    """Whether parts stand in rows where they are too long for cards: each has a heading, and text under it."""
    flat = shape.kinds == ("prose",) and all(len(part.paragraphs) == 1 for part in shape.parts)
    return (flat or len(shape.parts) <= _NARROW) and all(part.heading and part.paragraphs for part in shape.parts)


def _agenda_forms(shape: ContentShape) -> tuple[Form, ...]:
    return Form(Purpose.AGENDA, len(_lines_of(shape))), Form(Purpose.AGENDA)


def _chapter_forms(shape: ContentShape) -> tuple[Form, ...]:
    """A divider with a row for each link that it has, where it has nothing else."""
    prose = shape.prose
    lines = prose.paragraphs if prose else ()
    linked = all(len(line.runs) == 1 and line.runs[0].link.startswith("#") for line in lines)
    return (Form(Purpose.CHAPTER, len(lines)), Form(Purpose.CHAPTER)) if lines and linked else (Form(Purpose.CHAPTER),)


def _faq_forms(shape: ContentShape) -> tuple[Form, ...]:
    return Form(Purpose.FAQ, len(shape.kinds)), Form(Purpose.FAQ)


def _content_forms(shape: ContentShape) -> tuple[Form, ...]:
    pointed = Form(Purpose.CONTENT_AND_TAKEAWAY)
    return (pointed,) if shape.slide.takeaway else (Form(Purpose.CONTENT), pointed)


def _closing_forms(shape: ContentShape) -> tuple[Form, ...]:
    """Few numbered points in rows with large numbers; a list elsewhere."""
    prose = shape.prose
    lines = prose.paragraphs if prose else ()
    numbered = 2 <= len(lines) <= 5 and all(each.mark is Mark.NUMBER and not each.level for each in lines)
    return (Form(Purpose.NUMBERED_CLOSING, len(lines)), Form(Purpose.CLOSING)) if numbered else (Form(Purpose.CLOSING),)


def _statement_forms(shape: ContentShape) -> tuple[Form, ...]:
    """A heading that says it all; thanks and questions stand in a template's own last slide."""
    alone = _forms(Purpose.STATEMENT, Purpose.TITLE_ONLY) if not shape.kinds else _forms(Purpose.STATEMENT)
    return (*_forms(Purpose.FAREWELL), *alone) if is_word("farewells", shape.slide.text) else alone


def _forms(*purposes: Purpose) -> tuple[Form, ...]:
    return tuple(map(Form, purposes))


def _always(*purposes: Purpose) -> Callable[[ContentShape], tuple[Form, ...]]:
    found = _forms(*purposes)
    return lambda _: found


def _counted(purpose: Purpose) -> Callable[[ContentShape], tuple[Form, ...]]:
    return lambda shape: (Form(purpose, len(shape.parts)),)


def _alone_or(alone: Purpose, together: Purpose) -> Callable[[ContentShape], tuple[Form, ...]]:
    return lambda shape: _forms(alone if len(shape.kinds) == 1 else together)


def _background_and_few_words(shape: ContentShape) -> bool:
    """Whether a picture is a slide's background, or fills one side of it, and a few words or its title alone stand with it."""
    picture, prose = shape.one(PictureBlock), shape.prose
    if not isinstance(picture, PictureBlock) or shape.slide.takeaway or shape.slide.source or picture.caption:
        return False
    if shape.kinds == ("picture",):
        return picture.cover and bool(picture.side) and not shape.slide.untitled and shape.slide.layout != "title"
    return picture.side == "background" and prose is not None and sum(len(each.text.split()) for each in prose.paragraphs) <= _PANEL_WORDS


def _short_words(shape: ContentShape) -> bool:
    quote = shape.one(Quote)
    return isinstance(quote, Quote) and _words(quote) <= _QUOTE_WORDS


def _grid(shape: ContentShape) -> bool:
    return bool(grid_of(shape.slide.blocks))


def _pictures_forms(shape: ContentShape) -> tuple[Form, ...]:
    return (Form(Purpose.PICTURE_GRID, len(grid_of(shape.slide.blocks))),)


def _named(shape: ContentShape) -> bool:
    return bool(named_pictures(shape.slide.blocks, shape.slide.text))


def _named_forms(shape: ContentShape) -> tuple[Form, ...]:
    return (Form(Purpose.NAMED_PICTURES, len(named_pictures(shape.slide.blocks, shape.slide.text))),)


def _heads(keys: tuple[str, ...]) -> Callable[[ContentShape], bool]:
    """Whether the parts are headed by the words of these keys, in their order, in any language."""
    return lambda shape: len(shape.parts) == len(keys) and are_heads(keys, [plain(part.heading) for part in shape.parts])


def _swot_forms(shape: ContentShape) -> tuple[Form, ...]:
    return (Form(Purpose.SWOT, 4), *_card_forms(shape))


def _drawn_or(holds: Callable[[ContentShape], bool]) -> Callable[[ContentShape], bool]:
    """Whether a slide holds a drawing that was made of its list or table, or what is said of others."""
    drawn = _with_prose("visual")
    return lambda shape: drawn(shape) or holds(shape)


def _forms_or_drawn(forms: Callable[[ContentShape], tuple[Form, ...]]) -> Callable[[ContentShape], tuple[Form, ...]]:
    return lambda shape: _visual_forms(shape) if "visual" in shape.kinds else forms(shape)


def _title_forms(shape: ContentShape) -> tuple[Form, ...]:
    return _forms(Purpose.TITLE_AND_PICTURE if "picture" in shape.kinds else Purpose.TITLE)


def _all(*tests: Callable[[ContentShape], bool]) -> Callable[[ContentShape], bool]:
    return lambda shape: all(test(shape) for test in tests)


LAYOUT_RULES: tuple[LayoutRule, ...] = (
    LayoutRule("title", _opening, _asked, _title_forms, "the deck's title"),
    LayoutRule("agenda", _kinds("prose"), _asked, _agenda_forms, "the deck's sections"),
    LayoutRule("faq", lambda shape: set(shape.kinds) == {"question"}, _asked, _faq_forms, "questions with answers"),
    LayoutRule("section", _text_only, lambda shape: bool(shape.slide.chapter), _chapter_forms, "a chapter's heading"),
    LayoutRule(
        "closing",
        _kinds("prose"),
        lambda shape: is_word("closings", shape.slide.text) and not shape.slide.early,
        _closing_forms,
        "a conclusion",
    ),
    LayoutRule("empty", lambda shape: not shape.kinds, lambda _: True, _statement_forms, "a heading alone"),
    LayoutRule(
        "table",
        _with_prose("table"),
        lambda shape: shape.kinds[-1] == "table",
        _alone_or(Purpose.TABLE, Purpose.TEXT_AND_TABLE),
        "a table",
    ),
    LayoutRule(
        "picture and panel",
        _with_prose("picture"),
        _background_and_few_words,
        _always(Purpose.PICTURE_AND_PANEL),
        "a picture behind a few words",
    ),
    LayoutRule("picture", _with_prose("picture"), _not_wide, _picture_forms, "a picture"),
    LayoutRule("visual", _with_prose("visual"), lambda _: True, _visual_forms, "a drawing or a chart"),
    LayoutRule("code", _with_prose("code"), _asked, _alone_or(Purpose.CODE, Purpose.TEXT_AND_CODE), "code"),
    LayoutRule("quote", _kinds("quote"), _short_quote, _always(Purpose.QUOTATION), f"a quotation of at most {_QUOTE_WORDS} words"),
    LayoutRule(
        "portrait",
        lambda shape: sorted(shape.kinds) == ["picture", "quote"],
        _short_words,
        _always(Purpose.PORTRAIT_QUOTATION),
        "a quotation and a picture",
    ),
    LayoutRule("quote and points", _with_prose("quote"), _beside_quote, _quote_forms, "a quotation and text"),
    LayoutRule("team", _named, lambda _: True, _named_forms, "pictures with names"),
    LayoutRule("pictures", _grid, lambda _: True, _pictures_forms, "three to six pictures"),
    LayoutRule("swot", _parts_with_text(4, 4), _heads(SWOT), _swot_forms, "strengths, weaknesses, opportunities and threats"),
    LayoutRule(
        "roadmap",
        _drawn_or(_parts_with_text(3, 5)),
        _heads(HORIZONS),
        _forms_or_drawn(_counted(Purpose.PROCESS)),
        "parts named now, next and later",
    ),
    LayoutRule(
        "timeline",
        _drawn_or(_parts(3, 5)),
        _all(_parts_with_text(3, 5), _dated),
        _forms_or_drawn(_timeline_forms),
        "items led by dates",
    ),
    LayoutRule("figures", _parts(1, 6), _figures, _counted(Purpose.FIGURES), "items led by amounts"),
    LayoutRule("process", _parts_with_text(3, 5), _ordered_process, _process_forms, "a numbered list with leads"),
    LayoutRule("comparison", _parts_with_text(2, 2), _versus, _comparison_forms, "two sides with text"),
    LayoutRule("cards", _parts(2, 6), _all(_parts_with_text(2, 6), _for_cards), _card_forms, "two to six items with headings"),
    LayoutRule(
        "rows with leads",
        _parts_with_text(2, 8),
        _led_rows,
        lambda shape: (*_stacked_forms(shape), Form(Purpose.LED_ROWS, len(shape.parts))),
        "short items with leads",
    ),
    LayoutRule(
        "nested rows",
        _nested,
        lambda _: True,
        lambda shape: (Form(Purpose.LED_ROWS, len(shape.parts)), *_content_forms(shape)),
        "short items with a few under them",
    ),
    LayoutRule(
        "tiles",
        _all(lambda shape: len(shape.items) in (2, 4, 6) and not shape.ordered, _rows),
        _asked,
        lambda shape: (Form(Purpose.TILES, len(shape.items)), *_row_forms(shape)),
        "items of a word or few",
    ),
    LayoutRule("side title", _all(lambda shape: len(shape.items) <= 6, _rows), _asked, _side_forms, "a short list next to its title"),
    LayoutRule("rows", _rows, lambda _: True, _row_forms, "a list of few short items"),
    LayoutRule(
        "formula",
        _kinds("prose"),
        _with_formula,
        lambda shape: (Form(Purpose.FORMULA), *_content_forms(shape)),
        "a formula with text around it",
    ),
    LayoutRule("statement", _kinds("prose"), _support, _statement_forms, f"at most {_SUPPORT_WORDS} words under a heading"),
    LayoutRule(
        "panel",
        _kinds("prose"),
        _panel,
        lambda shape: (Form(Purpose.STATEMENT_ON_PANEL), *_content_forms(shape)),
        f"one thought of at most {_THOUGHT_WORDS} words",
    ),
    LayoutRule(
        "text panel",
        _kinds("prose"),
        _text_panel,
        lambda shape: (Form(Purpose.TEXT_ON_PANEL), *_content_forms(shape)),
        f"a few sentences of at most {_PANEL_TEXT_WORDS} words",
    ),
    LayoutRule("content", _kinds("prose"), lambda _: True, _content_forms, "text"),
)
"""The table. Names are what an author may write after `layout:`."""

NAMES = tuple(rule.name for rule in LAYOUT_RULES)
_UNASKED = tuple(rule for rule in LAYOUT_RULES if rule.suits is not _asked)
"""Those that are taken unasked."""
_ALIASES = {
    "steps": "process",
    "grid": "cards",
    "two cards": "cards",
    "list": "content",
    "versus": "comparison",
    "image": "picture",
    "definitions": "rows with leads",
}
_ALIASES |= dict.fromkeys(("tree", "chevrons", "cycle", "funnel", "pyramid", "venn"), "visual")


@frozen
class Choice:
    """The rule a slide is laid out by, and why. `complaint` says why it is not the one asked for."""

    rule: LayoutRule | None
    reason: str
    complaint: str = ""
    hint: str = ""
    meant: str = ""
    """The layout that was probably meant by a name that none has."""


def choose(shape: ContentShape) -> Choice:
    """The form for a slide: the one asked for where it exists and can hold the content, else the first that suits.

    No form at all where the slide holds blocks of several kinds that no layout takes together.
    """
    wanted = shape.slide.layout.strip().lower()
    complaint = hint = meant = ""
    if wanted:
        name = _ALIASES.get(wanted, wanted)
        asked = next((rule for rule in LAYOUT_RULES if rule.name == name), None)
        if asked and asked.holds(shape):
            return Choice(asked, f"asked for: {wanted if wanted in BY_DIRECTIVE else name}")
        if asked:
            complaint = f"layout {wanted} cannot hold {_describe(shape)}"
            hint = f"it is for {asked.reason}"
        else:
            from difflib import get_close_matches

            near = get_close_matches(wanted, [*NAMES, *_ALIASES], 1, 0.6)
            complaint = f"unknown layout: {wanted}"
            meant = near[0] if near else ""
            hint = f"did you mean {meant}?" if meant else f"known: {', '.join(NAMES)}"
    for rule in _UNASKED:
        if rule.holds(shape) and rule.suits(shape):
            return Choice(rule, _reason(rule, shape), complaint, hint, meant)
    return Choice(None, "blocks of several kinds, one after the other", complaint, hint, meant)


def _reason(rule: LayoutRule, shape: ContentShape) -> str:
    """Why a rule is taken: a visual's own reason, where it has one."""
    visual = shape.one(Visual) if rule.name == "visual" else None
    return (isinstance(visual, Visual) and visual.reason) or rule.reason


def _describe(shape: ContentShape) -> str:
    """The content in a few words."""
    if len(shape.parts) > 1:
        return f"{len(shape.parts)} parts"
    return " and ".join(shape.kinds) or "nothing"
