"""Which layout suits a slide: a table from the shape of the content to families of layouts. The first row that suits wins."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks import DRAWN, Block, Code, Columns, Group, Part, Picture, Prose, Question, Quote, Table, Visual
from slides.deck.deck import Slide
from slides.design import Kind
from slides.text.rich_text import Mark, plain

_CLOSING = pattern(
    r"(?i)\W*(conclusions?|summary|closing( remarks| thoughts)?|what to remember|(key )?takeaways|fazit|schluss|conclusiones"
    r"|en résumé|выводы|まとめ|结论|總結|总结|결론|الخلاصة|خلاصة|סיכום)\W*"
)
_DATED = pattern(r"(?i)^\W*(\d{4}s?|\d{1,2}\W\d{1,2}\W\d{2,4}|q[1-4]|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d)")
_FIGURE = pattern(
    r"(?i)^\W*+(us|usd|eur|gbp|chf|cny|rub)?\W*+\d[\d.,\u00a0\u202f]*\s?"
    r"(\S{0,3}|thousand|million|billion|trillion|mio\.?|mrd\.?|millionen|milliarden?|millions|milliards?|millones|миллион\w*|миллиард\w*)$"
)
_COUNT = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}
_QUOTE_WORDS, _STATEMENT_WORDS = 40, 16
_LEAD_LETTERS = 60
"""Text of fewer letters before a quotation leads to it, and stands above it."""
TALL = 0.8
"""A picture narrower than this share of its height is a tall one."""


@frozen
class Shape:
    """What a slide holds, as a layout needs to know it. `kinds` names its blocks in order, `parts` its equal pieces."""

    slide: Slide
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]

    def one(self, kind: type[object]) -> Block | None:
        """The slide's only block of a kind, if there is one."""
        name = _name_of(kind)  # type: ignore[arg-type]  # a class can be a key
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


_KINDS: tuple[tuple[type[Block], str], ...] = (
    (Prose, "prose"),
    (Part, "part"),
    (Table, "table"),
    (Picture, "picture"),
    (Code, "code"),
    (Quote, "quote"),
    (Question, "question"),
    (Visual, "visual"),
)


@lru_cache(maxsize=64)
def _name_of(block: type[object]) -> str:
    """What `Shape.kinds` calls a kind of block."""
    return next((name for kind, name in _KINDS if issubclass(block, kind)), "other")


def shape_of(slide: Slide) -> Shape:
    """The shape of a slide: bold-led items of a list count as parts, as sub-headings do."""
    kinds = tuple([_name_of(type(block)) for block in slide.blocks])  # type: ignore[arg-type]
    parts = tuple(block for block in slide.blocks if isinstance(block, Part))
    if kinds == ("prose",):
        prose = slide.blocks[0]
        parts = Part.from_items(prose) if isinstance(prose, Prose) else ()
    return Shape(slide, kinds, parts if len(parts) == len(kinds) or kinds == ("prose",) else ())


@frozen
class Form:
    """A way to lay out a slide: the name an author writes, what it can hold, when it is taken unasked, and its layouts.

    `families` are tried in order; each holds the cuts of one layout.
    """

    name: str
    holds: Callable[[Shape], bool]
    suits: Callable[[Shape], bool]
    families: Callable[[Shape], tuple[str, ...]]
    reason: str


def _asked(_: Shape) -> bool:
    """Never unasked."""
    return False


def _kinds(*kinds: str) -> Callable[[Shape], bool]:
    return lambda shape: shape.kinds == kinds


def _with_prose(kind: str) -> Callable[[Shape], bool]:
    suited = ((kind,), (kind, "prose"), ("prose", kind))
    return lambda shape: shape.kinds in suited


def _parts(low: int, high: int) -> Callable[[Shape], bool]:
    return lambda shape: low <= len(shape.parts) <= high


def _parts_with_text(low: int, high: int) -> Callable[[Shape], bool]:
    return lambda shape: low <= len(shape.parts) <= high and all(part.paragraphs for part in shape.parts)


def _text_only(shape: Shape) -> bool:
    return shape.kinds in ((), ("prose",))


def _opening(shape: Shape) -> bool:
    return set(shape.kinds) <= {"prose", "picture"} and len(shape.kinds) < 3


def _few_words(shape: Shape) -> bool:
    prose = shape.prose
    if shape.kinds != ("prose",) or prose is None or len(prose.paragraphs) != 1 or shape.slide.takeaway:
        return False
    return prose.paragraphs[0].mark is Mark.NONE and len(prose.paragraphs[0].text.split()) <= _STATEMENT_WORDS


def _short_quote(shape: Shape) -> bool:
    quote = shape.one(Quote)
    return shape.kinds == ("quote",) and isinstance(quote, Quote) and _words(quote) <= _QUOTE_WORDS


def _beside_quote(shape: Shape) -> bool:
    """Whether more than a line that leads to the quotation stands beside it."""
    prose = shape.prose
    return (
        len(shape.kinds) == 2
        and prose is not None
        and (shape.kinds[0] == "quote" or sum(len(each.text) for each in prose.paragraphs) > _LEAD_LETTERS)
    )


def _words(quote: Quote) -> int:
    return sum(len(paragraph.text.split()) for paragraph in quote.paragraphs)


def _versus(shape: Shape) -> bool:
    return shape.kinds == ("part", "part") and all(part.paragraphs for part in shape.parts)


def _led_by(pattern: re.Pattern[str]) -> Callable[[Shape], bool]:
    return lambda shape: bool(shape.parts) and all(pattern.match(plain(part.heading)) for part in shape.parts)


def _not_wide(shape: Shape) -> bool:
    return len(shape.kinds) == 1 or not getattr(shape.one(Picture), "wide", False)


def _picture_families(shape: Shape) -> tuple[str, ...]:
    picture = shape.one(Picture)
    cover = isinstance(picture, Picture) and picture.cover
    if shape.kinds == ("picture",):
        return ("Wide Picture", "Picture") if cover else ("Picture",)
    if isinstance(picture, Picture) and picture.image.width < picture.image.height * TALL and not cover:
        return "Text and Tall Picture", "Text and Picture"
    families = ("Text and Picture", "Content and Picture")
    return families[::-1] if cover else families


def _visual_families(shape: Shape) -> tuple[str, ...]:
    visual = shape.one(Visual)
    assert isinstance(visual, Visual), "the form holds one"
    name = "Chart" if visual.kind is Kind.CHART else "Visual"
    if shape.kinds == ("visual",):
        return (name,)
    beside, under = f"Text and {name}", f"Text above {name}"
    return (under, beside) if visual.wide else (beside, under)


def _card_families(shape: Shape) -> tuple[str, ...]:
    count = len(shape.parts)
    return ("Card Grid", "Four Cards") if count == 4 else (f"{_COUNT[count]} Cards",)


def _content_families(shape: Shape) -> tuple[str, ...]:
    return ("Content and Takeaway",) if shape.slide.takeaway else ("Title and Content", "Content and Takeaway")


def _always(*families: str) -> Callable[[Shape], tuple[str, ...]]:
    return lambda _: families


def _counted(name: str) -> Callable[[Shape], tuple[str, ...]]:
    return lambda shape: (f"{name} {len(shape.parts)}",)


def _figure_families(shape: Shape) -> tuple[str, ...]:
    return ({1: "One Key Figure", 2: "Two Key Figures", 3: "Key Figures", 4: "Four Key Figures"}[len(shape.parts)],)


def _title_families(shape: Shape) -> tuple[str, ...]:
    return ("Title Slide with Picture",) if "picture" in shape.kinds else ("Title Slide",)


def _all(*tests: Callable[[Shape], bool]) -> Callable[[Shape], bool]:
    return lambda shape: all(test(shape) for test in tests)


FORMS: tuple[Form, ...] = (
    Form("title", _opening, _asked, _title_families, "the deck's title"),
    Form("agenda", _kinds("prose"), _asked, _always("Agenda"), "the deck's sections"),
    Form("faq", lambda shape: set(shape.kinds) == {"question"}, _asked, _always("FAQ"), "questions with answers"),
    Form("section", _text_only, lambda shape: bool(shape.slide.chapter), _always("Section Number"), "a chapter's heading"),
    Form("closing", _kinds("prose"), lambda shape: _CLOSING.fullmatch(shape.slide.text) is not None, _always("Closing"), "a conclusion"),
    Form("empty", lambda shape: not shape.kinds, lambda _: True, _always("Statement", "Title Only"), "a heading alone"),
    Form(
        "table",
        _with_prose("table"),
        lambda shape: shape.kinds[-1] == "table",
        lambda shape: ("Table",) if shape.kinds == ("table",) else ("Text and Table",),
        "a table",
    ),
    Form("picture", _with_prose("picture"), _not_wide, _picture_families, "a picture"),
    Form("visual", _with_prose("visual"), lambda _: True, _visual_families, "a drawing or a chart"),
    Form("code", _with_prose("code"), _asked, lambda shape: ("Code",) if shape.kinds == ("code",) else ("Text and Code",), "code"),
    Form("quote", _kinds("quote"), _short_quote, _always("Quote"), f"a quotation of at most {_QUOTE_WORDS} words"),
    Form("quote and points", _with_prose("quote"), _beside_quote, _always("Quote and Points"), "a quotation and text"),
    Form("timeline", _parts(3, 5), _all(_parts_with_text(3, 5), _led_by(_DATED)), _counted("Timeline"), "items led by dates"),
    Form("figures", _parts(1, 4), _led_by(_FIGURE), _figure_families, "items led by numbers"),
    Form("process", _parts_with_text(3, 5), lambda shape: shape.ordered, _counted("Process"), "a numbered list with bold leads"),
    Form("comparison", _parts_with_text(2, 2), _versus, _always("Comparison"), "two sub-headings with text"),
    Form("cards", _parts(2, 4), _parts_with_text(2, 4), _card_families, "two to four items with headings"),
    Form("statement", _kinds("prose"), _few_words, _always("Statement"), f"one sentence of at most {_STATEMENT_WORDS} words"),
    Form("content", _kinds("prose"), lambda _: True, _content_families, "text"),
)
"""The table. Names are what an author may write after `layout:`."""

NAMES = tuple(form.name for form in FORMS)
_ALIASES = {"steps": "process", "grid": "cards", "two cards": "cards", "list": "content", "versus": "comparison", "image": "picture"}
_ALIASES |= dict.fromkeys(("tree", "chevrons", "cycle"), "visual")


@frozen
class Choice:
    """The form a slide takes, and why. `complaint` says why it is not the one asked for."""

    form: Form | None
    reason: str
    complaint: str = ""
    hint: str = ""


def choose(shape: Shape) -> Choice:
    """The form for a slide: the one asked for where it exists and can hold the content, else the first that suits.

    No form at all where the slide holds blocks of several kinds that no layout takes together.
    """
    wanted = shape.slide.layout.strip().lower()
    complaint = hint = ""
    if wanted:
        name = _ALIASES.get(wanted, wanted)
        asked = next((form for form in FORMS if form.name == name), None)
        if asked and asked.holds(shape):
            return Choice(asked, f"asked for: {wanted if wanted in DRAWN else name}")
        if asked:
            complaint = f"layout {wanted} cannot hold {_describe(shape)}"
            hint = f"it is for {asked.reason}"
        else:
            from difflib import get_close_matches

            near = get_close_matches(wanted, [*NAMES, *_ALIASES], 1, 0.6)
            complaint = f"unknown layout: {wanted}"
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(NAMES)}"
    for form in FORMS:
        if form.holds(shape) and form.suits(shape):
            return Choice(form, form.reason, complaint, hint)
    return Choice(None, "blocks of several kinds, one after the other", complaint, hint)


def _describe(shape: Shape) -> str:
    """The content in a few words."""
    if len(shape.parts) > 1:
        return f"{len(shape.parts)} parts"
    return " and ".join(shape.kinds) or "nothing"
