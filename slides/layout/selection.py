"""Which layout suits a slide: a table of rules from the shape of its content to forms of layouts. The first rule that suits wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks import BY_DIRECTIVE, Block, Columns, Group, Part, PictureBlock, Prose, Quote, Visual, spec_of
from slides.deck.deck import Slide
from slides.design import Form, PlaceholderKind, Purpose
from slides.layout.several_pictures import grid_of, named_pictures
from slides.text.rich_text import Mark, plain
from slides.text.visual_words import HORIZONS, SWOT, are_heads

_CLOSING = pattern(
    r"(?i)\W*(conclusions?|summary|closing( remarks| thoughts)?|what to remember|(key )?takeaways|fazit|schluss|conclusiones"
    r"|en résumé|выводы|まとめ|结论|總結|总结|결론|الخلاصة|خلاصة|סיכום)\W*"
)
_DATED = pattern(r"(?i)^\W*(\d{4}s?|\d{1,2}\W\d{1,2}\W\d{2,4}|q[1-4]|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)")
_FIGURE = pattern(
    r"(?i)^\W*+(us|usd|eur|gbp|chf|cny|rub)?\W*+\d[\d.,\u00a0\u202f]*\s?"
    r"(\S{0,3}|thousand|million|billion|trillion|mio\.?|mrd\.?|millionen|milliarden?|millions|milliards?|millones|миллион\w*|миллиард\w*)$"
)
_QUOTE_WORDS, _STATEMENT_WORDS, _PANEL_WORDS = 40, 16, 30
_LEAD_LETTERS = 60
"""Text of fewer letters before a quotation leads to it, and stands above it."""
TALL = 0.8
"""A picture narrower than this share of its height is a tall one."""


@frozen
class ContentShape:
    """What a slide holds, as a layout needs to know it. `kinds` names its blocks in order, `parts` its equal pieces."""

    slide: Slide
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]

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
        return bool(self.parts) and all(part.number for part in self.parts)


def kind_name(block: type[object]) -> str:
    """What `ContentShape.kinds` calls a kind of block."""
    return "other" if issubclass(block, Group | Columns) else spec_of(block).content


def shape_of(slide: Slide) -> ContentShape:
    """The shape of a slide: bold-led items of a list count as parts, as sub-headings do."""
    kinds = tuple([kind_name(type(block)) for block in slide.blocks])
    parts = tuple(block for block in slide.blocks if isinstance(block, Part))
    if kinds == ("prose",):
        prose = slide.blocks[0]
        parts = Part.from_items(prose, asked=bool(slide.layout)) if isinstance(prose, Prose) else ()
    return ContentShape(slide, kinds, parts if len(parts) == len(kinds) or kinds == ("prose",) else ())


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


def _few_words(shape: ContentShape) -> bool:
    prose = shape.prose
    if shape.kinds != ("prose",) or prose is None or len(prose.paragraphs) != 1 or shape.slide.takeaway:
        return False
    return prose.paragraphs[0].mark is Mark.NONE and len(prose.paragraphs[0].text.split()) <= _STATEMENT_WORDS


def _short_quote(shape: ContentShape) -> bool:
    quote = shape.one(Quote)
    return shape.kinds == ("quote",) and isinstance(quote, Quote) and _words(quote) <= _QUOTE_WORDS


def _beside_quote(shape: ContentShape) -> bool:
    """Whether more than a line that leads to the quotation stands beside it."""
    prose = shape.prose
    return (
        len(shape.kinds) == 2
        and prose is not None
        and (shape.kinds[0] == "quote" or sum(len(each.text) for each in prose.paragraphs) > _LEAD_LETTERS)
    )


def _words(quote: Quote) -> int:
    return sum(len(paragraph.text.split()) for paragraph in quote.paragraphs)


def _versus(shape: ContentShape) -> bool:
    return shape.kinds == ("part", "part") and all(part.paragraphs for part in shape.parts)


def _led_by(pattern: re.Pattern[str]) -> Callable[[ContentShape], bool]:
    return lambda shape: bool(shape.parts) and all(pattern.match(plain(part.heading)) for part in shape.parts)


def _not_wide(shape: ContentShape) -> bool:
    return len(shape.kinds) == 1 or not getattr(shape.one(PictureBlock), "wide", False)


def _picture_forms(shape: ContentShape) -> tuple[Form, ...]:
    picture = shape.one(PictureBlock)
    cover = isinstance(picture, PictureBlock) and picture.cover
    if shape.kinds == ("picture",):
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
    headed = () if any(part.number for part in shape.parts) else (Form(Purpose.HEADED_CARDS, count),)
    grid = (Form(Purpose.CARD_GRID, count),) if count == 4 else ()
    return (*headed, *grid, Form(Purpose.CARDS, count))


def _content_forms(shape: ContentShape) -> tuple[Form, ...]:
    pointed = Form(Purpose.CONTENT_AND_TAKEAWAY)
    return (pointed,) if shape.slide.takeaway else (Form(Purpose.CONTENT), pointed)


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
    """Whether a picture is a slide's background and a few words stand on it, with nothing under them."""
    picture, prose = shape.one(PictureBlock), shape.prose
    if not isinstance(picture, PictureBlock) or prose is None or shape.slide.takeaway or shape.slide.source or picture.caption:
        return False
    return picture.side == "background" and sum(len(each.text.split()) for each in prose.paragraphs) <= _PANEL_WORDS


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
    LayoutRule("agenda", _kinds("prose"), _asked, _always(Purpose.AGENDA), "the deck's sections"),
    LayoutRule("faq", lambda shape: set(shape.kinds) == {"question"}, _asked, _always(Purpose.FAQ), "questions with answers"),
    LayoutRule("section", _text_only, lambda shape: bool(shape.slide.chapter), _always(Purpose.CHAPTER), "a chapter's heading"),
    LayoutRule(
        "closing", _kinds("prose"), lambda shape: _CLOSING.fullmatch(shape.slide.text) is not None, _always(Purpose.CLOSING), "a conclusion"
    ),
    LayoutRule("empty", lambda shape: not shape.kinds, lambda _: True, _always(Purpose.STATEMENT, Purpose.TITLE_ONLY), "a heading alone"),
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
    LayoutRule("quote and points", _with_prose("quote"), _beside_quote, _always(Purpose.QUOTATION_AND_TEXT), "a quotation and text"),
    LayoutRule("pictures", _grid, lambda _: True, _pictures_forms, "three to six pictures"),
    LayoutRule("team", _named, lambda _: True, _named_forms, "pictures with names"),
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
        _all(_parts_with_text(3, 5), _led_by(_DATED)),
        _forms_or_drawn(_counted(Purpose.TIMELINE)),
        "items led by dates",
    ),
    LayoutRule("figures", _parts(1, 4), _led_by(_FIGURE), _counted(Purpose.FIGURES), "items led by numbers"),
    LayoutRule(
        "process", _parts_with_text(3, 5), lambda shape: shape.ordered, _counted(Purpose.PROCESS), "a numbered list with bold leads"
    ),
    LayoutRule("comparison", _parts_with_text(2, 2), _versus, _always(Purpose.COMPARISON), "two sub-headings with text"),
    LayoutRule("cards", _parts(2, 4), _parts_with_text(2, 4), _card_forms, "two to four items with headings"),
    LayoutRule("statement", _kinds("prose"), _few_words, _always(Purpose.STATEMENT), f"one sentence of at most {_STATEMENT_WORDS} words"),
    LayoutRule("content", _kinds("prose"), lambda _: True, _content_forms, "text"),
)
"""The table. Names are what an author may write after `layout:`."""

NAMES = tuple(rule.name for rule in LAYOUT_RULES)
_ALIASES = {"steps": "process", "grid": "cards", "two cards": "cards", "list": "content", "versus": "comparison", "image": "picture"}
_ALIASES |= dict.fromkeys(("tree", "chevrons", "cycle", "funnel", "pyramid"), "visual")


@frozen
class Choice:
    """The rule a slide is laid out by, and why. `complaint` says why it is not the one asked for."""

    rule: LayoutRule | None
    reason: str
    complaint: str = ""
    hint: str = ""


def choose(shape: ContentShape) -> Choice:
    """The form for a slide: the one asked for where it exists and can hold the content, else the first that suits.

    No form at all where the slide holds blocks of several kinds that no layout takes together.
    """
    wanted = shape.slide.layout.strip().lower()
    complaint = hint = ""
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
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(NAMES)}"
    for rule in LAYOUT_RULES:
        if rule.holds(shape) and rule.suits(shape):
            return Choice(rule, _reason(rule, shape), complaint, hint)
    return Choice(None, "blocks of several kinds, one after the other", complaint, hint)


def _reason(rule: LayoutRule, shape: ContentShape) -> str:
    """Why a rule is taken: a visual's own reason, where it has one."""
    visual = shape.one(Visual) if rule.name == "visual" else None
    return (isinstance(visual, Visual) and visual.reason) or rule.reason


def _describe(shape: ContentShape) -> str:
    """The content in a few words."""
    if len(shape.parts) > 1:
        return f"{len(shape.parts)} parts"
    return " and ".join(shape.kinds) or "nothing"
