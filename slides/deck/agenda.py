"""Deck -> Deck: puts a linked agenda after the title, and every slide into a PowerPoint section."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.lazy_regex import pattern
from slides.base.memo import intern, memoized
from slides.base.records import with_changes
from slides.deck.blocks import Prose
from slides.deck.deck import Document, Slide
from slides.design.page import Page
from slides.markdown.sections import NUMBER
from slides.text.form_words import is_word
from slides.text.localization import Labels, labels
from slides.text.rich_text import Ink, Mark, Paragraph, Run

NOWHERE = -1
"""The last line of the agenda, which stands nowhere in the outline."""
FEWEST, MOST = 3, 24
"""An agenda is shown from three sections on; one of more than two slides' length helps nobody."""
_FEW = 4
"""A deck of no more content slides than this needs none."""

_FEW_LINES = 6
"""An agenda of more lines has its last ones, those that end the deck, in one."""
_BETWEEN = " \u00b7 "
"""What stands between names in one line."""

_EARLY = 4
"""An agenda of the author's stands among this many first slides."""
_COUNTED = pattern(
    r"[^\W\d_]{1,20}\s(\d{1,3}|[IVX]{1,5})\s?[:.\u2013\u2014-]|\u7b2c\w{1,4}[\u7ae0\u90e8\u8282\u7bc0\u56de\u8bb2\u8b1b\u7de8]"
)
"""A heading that counts by itself: `Week 3:`, `Part II.`, and the same in Chinese and Japanese."""


def add(deck: Document) -> Document:
    """The deck with an agenda where its settings or the number of its sections ask for one, and with named sections.

    None is added beside the author's own or to a deck of four content slides, unless the settings ask for it. Sections of the same name
    stand in it once. An only chapter does not stand in it beside its own slides.
    """
    words = labels(deck.settings.lang)
    slides = _sectioned(deck.slides, words)
    chapters = [slide for slide in slides if slide.chapter and "." not in slide.chapter and _is_listed(slide)]
    faq = [slide for slide in slides if slide.layout == "faq" and _is_listed(slide)]
    headed = [slide for slide in slides if not slide.untitled and slide.layout != "title" and _is_listed(slide)]
    rows = _once([*chapters, *faq] if len(chapters) > 1 else [slide for slide in headed if slide not in chapters])
    content = sum(not (slide.chapter or slide.hidden or slide.layout == "title" or _is_farewell(slide)) for slide in slides)
    wanted = (
        content > _FEW and FEWEST <= len(rows) <= MOST and not any(_is_own(slide, headed, at, words) for at, slide in enumerate(headed))
    )
    wanted = wanted if deck.settings.agenda is None else deck.settings.agenda
    titled = bool(slides) and slides[0].layout == "title"
    if not wanted or not titled or not rows:
        return with_changes(deck, slides=slides)
    start = 1 + sum(slide.layout == "title" or slide.untitled for slide in slides[1:2])
    return with_changes(deck, slides=(*slides[:start], intern("agenda", _agenda(rows, slides[0], words)), *slides[start:]))


def _once(slides: Sequence[Slide]) -> list[Slide]:
    """The slides, of those with the same title the first."""
    found: dict[str, Slide] = {}
    for slide in slides:
        found.setdefault(slide.text.casefold(), slide)
    return list(found.values())


def _is_own(slide: Slide, headed: Sequence[Slide], at: int, words: Labels) -> bool:
    """Whether a slide is the author's agenda: one of the first that is called so, or a list in which most items are headings."""
    items = [_bare(paragraph.text) for block in slide.blocks if isinstance(block, Prose) for paragraph in block.paragraphs]
    names = f"{words.agendas} | {labels('en').agendas}".split(" | ")
    if at < _EARLY and slide.blocks and _bare(slide.text) in names:
        return True
    if len(items) < FEWEST:
        return False
    titles = {_bare(other.text) for other in headed if other is not slide}
    return sum(item in titles for item in items) * 2 > len(items)


def _bare(text: str) -> str:
    """A heading in small letters, without its number and without marks at its ends."""
    found = NUMBER.match(text)
    return text[found.end() if found else 0 :].strip(" .:!\u2026*").casefold()


def _is_listed(slide: Slide) -> bool:
    """Whether the agenda may name a slide: it is shown in the presentation, says more than thanks, and its author does not take it out."""
    return slide.listed and not slide.hidden and not _is_farewell(slide)


def _is_farewell(slide: Slide) -> bool:
    """Whether a slide only thanks the audience or asks for its questions."""
    return slide.layout != "faq" and not slide.chapter and is_word("farewells", slide.text)


def shows(page: Page) -> bool:
    """Whether a page shows the agenda that `add` made, in whatever layout."""
    return page.end == NOWHERE


def _agenda(rows: list[Slide], opening: Slide, words: Labels) -> Slide:
    """A slide with one linked line a section; numbered where no heading has a number of its own."""
    mark = Mark.NONE if any(_is_numbered(slide.text) for slide in rows) else Mark.NUMBER
    numbers = [0] if mark is Mark.NONE else []
    last = max((at for at, slide in enumerate(rows) if not _is_closing(slide)), default=-1)
    counted = [slide for at, slide in enumerate(rows) if at < last or not _is_closing(slide)]
    for slide in counted if mark is Mark.NUMBER else ():
        numbers.append(int(slide.chapter) if slide.chapter.isdecimal() else numbers[-1] + 1 if numbers else 1)
    number_of = dict(zip(map(id, counted), numbers, strict=False)) if mark is Mark.NUMBER else {}
    lines = tuple(
        Paragraph(
            _linked(group),
            mark=mark if id(group[0]) in number_of else Mark.CONTINUE if mark is Mark.NUMBER else mark,
            number=number_of.get(id(group[0]), 0),
        )
        for group in _lines(rows)
    )
    said = Paragraph((Run(words.contents.format(count=len(rows))),))
    block = Prose(opening.span, lines)
    return Slide(
        (Run(words.agenda),),
        opening.span,
        (block,),
        notes=(said,),
        layout="agenda",
        anchor="agenda-slide",
        section=words.opening,
        end=NOWHERE,
        footer=opening.footer,
    )


def _lines(rows: list[Slide]) -> list[list[Slide]]:
    """The slides of each line: the last ones share it where they end the deck and the agenda is long."""
    end = len(rows)
    while end and _is_closing(rows[end - 1]):
        end -= 1
    together = len(rows) > _FEW_LINES and len(rows) - end > 1
    return [[slide] for slide in (rows[:end] if together else rows)] + ([rows[end:]] if together else [])


def _linked(group: list[Slide]) -> tuple[Run, ...]:
    """The names of slides, each with its link; those of several are set quietly."""
    if len(group) == 1:
        return (Run(group[0].text, code=group[0].is_code, link=f"#{group[0].anchor}"),)
    runs: list[Run] = []
    for slide in group:
        runs += [Run(_BETWEEN, ink=Ink.QUIET)] if runs else []
        runs.append(Run(slide.text, code=slide.is_code, link=f"#{slide.anchor}", ink=Ink.QUIET))
    return tuple(runs)


def _is_closing(slide: Slide) -> bool:
    """Whether a slide ends a deck: its questions, its conclusion. The agenda does not number it."""
    return slide.layout == "faq" or (not slide.chapter and is_word("closings", slide.text))


def _is_numbered(text: str) -> bool:
    """Whether a heading begins with a number of the author's: `1.`, `2.3`, `IV.`, `Week 3:`."""
    return NUMBER.match(text) is not None or _COUNTED.match(text) is not None


def _sectioned(slides: tuple[Slide, ...], words: Labels) -> tuple[Slide, ...]:
    """The slides with the names of their sections: a chapter's title, else the part of the talk. Names are unique."""
    taken = {words.opening.casefold(): 1, words.body.casefold(): 1}
    name, found = "", []
    for slide in slides:
        if slide.layout == "title":
            name = words.opening
        elif slide.layout == "faq" or slide.chapter:
            name = _unique(words.body if slide.text == words.untitled else slide.text, taken)
        elif name in ("", words.opening) and not slide.untitled:
            name = words.body
        found.append(_in_section(slide, name or words.body))
    return tuple(found)


@memoized
def _in_section(slide: Slide, section: str) -> Slide:
    """A slide in its section."""
    return with_changes(slide, section=section)


def _unique(name: str, taken: dict[str, int]) -> str:
    """A section's name, with a number where an earlier one has it already."""
    found, key = name, name.casefold()
    while found.casefold() in taken:
        taken[key] = taken.get(key, 1) + 1
        found = f"{name} ({taken[key]})"
    taken[found.casefold()] = 1
    return found
