"""One page as rules see it: its form, which many pages share, and what its words are like. Made once for all rules of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from slides.base.geometry import Rect, Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen, frozen_by_identity, with_changes
from slides.deck import agenda
from slides.design import Design, Layout, Purpose, Role, Slot, TextStyle, Theme
from slides.design.page import Chart, Drawing, Fill, Page, Picture, PlacedItem, Table, Text
from slides.design.template import TemplateTheme
from slides.text.rich_text import Mark, Paragraph, Run

TABLE, PICTURE, DRAWING, CHART = 1, 2, 4, 8
"""Traits of a page, bits of one number: what it holds."""
LINKED, COLOURED, ODD, BLANK, UNTITLED = 16, 32, 64, 128, 256
"""A link; words in a colour of their own; a line that begins with no letter, or with one and a bracket; a text without words; no title."""
_KINDS: Mapping[type[Fill], int] = {Text: 0, Table: TABLE, Picture: PICTURE, Drawing: DRAWING, Chart: CHART}
_LISTS = frozenset({Purpose.ROWS, Purpose.SIDE_TITLE_AND_ROWS, Purpose.TILES})
BESIDE = frozenset({Role.TITLE, Role.SOURCE, Role.SECTION_NUMBER, Role.FURNITURE})
"""Roles of text that is not the slide's body."""
_FORMS = 1024
"""This many forms are remembered; a deck of a thousand slides has some dozens."""


@frozen
class Context:
    """What the rules of one page look at besides the page and its layout; the same for all pages of a deck."""

    theme: Theme
    styles: Mapping[str, TextStyle]
    slide: Size
    language: str

    def __hash__(self) -> int:
        """That of its theme's name and its language: contexts are keys of caches."""
        return hash((self.theme.name, self.language))

    def least(self, points: int) -> int:
        """The least size of type, in points: what is asked for, in proportion to a template's own type where that is smaller."""
        return int(points * self.theme.type_scale) if isinstance(self.theme, TemplateTheme) else points

    def style(self, slot: Slot) -> TextStyle:
        """The text style of a slot."""
        return self.styles[slot.style]


def context_of(design: Design, language: str) -> Context:
    """The context of a deck in a design and a language (a BCP 47 tag)."""
    return Context(design.theme, design.styles, design.slide, language)


Where = tuple[int, type[Fill], int, int, int, int, tuple[int, ...]]
"""A fill without its content: slot, kind, x, y, width and height in EMU, and the sizes in points of a text's levels or of a table."""


@frozen_by_identity
class PageForm:
    """What stands where on a page, without what it says. `slots` has the slot of each fill, None for one that the layout lacks."""

    layout: Layout
    context: Context
    places: tuple[Where, ...]
    slots: tuple[Slot | None, ...]
    counted: tuple[bool, ...]
    """Which fills are text of the slide's body."""
    traits: int

    @property
    def boxes(self) -> tuple[tuple[Slot, Rect], ...]:
        """The slots that are filled, with the box of what fills them: the slot's for text, its own for everything else."""
        return tuple(
            (slot, slot.rect if kind is Text else Rect(*box))
            for slot, (_, kind, *box, _) in zip(self.slots, self.places, strict=True)
            if slot is not None
        )


@lru_cache(maxsize=_FORMS)
def _form(layout: Layout, context: Context, places: tuple[Where, ...]) -> PageForm:
    """The form of pages of a layout that hold these."""
    known = {slot.index: slot for slot in layout.slots}
    slots = tuple(known.get(place[0]) for place in places)
    counted = tuple(slot is not None and slot.role not in BESIDE and slot.role is not Role.CODE for slot in slots)
    traits = 0
    for place in places:
        traits |= _KINDS[place[1]]
    return PageForm(layout, context, places, slots, counted, traits)


def form_of(page: Page, layout: Layout, context: Context) -> PageForm:
    """The form of a page: the same value for pages that are alike."""
    places: list[Where] = []
    for placed in page.fills:
        what, rect = placed.what, placed.rect
        sizes = what.sizes if isinstance(what, Text) else (what.size,) if isinstance(what, Table) else ()
        places.append((placed.slot, type(what), rect.x, rect.y, rect.width, rect.height, sizes))
    return _form(layout, context, tuple(places))


class View(NamedTuple):
    """One page, its form, its title, the paragraphs and cells that have links, and of each fill the runs in colours of their own."""

    page: Page
    form: PageForm
    title: str
    linked: tuple[tuple[Run, ...], ...]
    coloured: tuple[tuple[Run, ...], ...]

    @property
    def filled(self) -> list[tuple[Slot, PlacedItem]]:
        """The page's fills with their slots; a fill without a slot is ignored."""
        return [(slot, placed) for slot, placed in zip(self.form.slots, self.page.fills, strict=True) if slot is not None]

    @property
    def written(self) -> bool:
        """Whether its words are the author's own: all are but the agenda's, which repeats headings."""
        return not agenda.shows(self.page)

    @property
    def named(self) -> str:
        """The beginning of its title for messages, without the number of a page that goes on."""
        title = self.title.replace("\u00a0", " ")
        return (_PART.sub("", title) if ")" in title else title)[:50]

    @property
    def body(self) -> Iterator[tuple[Slot, Paragraph]]:
        """The paragraphs of its body with their slots: no title, no source, no code. Rows count as the bullets that they are."""
        listed = self.form.layout.form.purpose in _LISTS
        for slot, placed, counted in zip(self.form.slots, self.page.fills, self.form.counted, strict=True):
            if counted and slot is not None and isinstance(placed.what, Text):
                for paragraph in placed.what.paragraphs:
                    yield slot, with_changes(paragraph, mark=Mark.BULLET) if listed and slot.role is Role.CARD else paragraph


_PART = pattern(r"(?:(?<!\s)\s++)?\((?=[^()\d]*+\d)[^()]*+\)$")


def runs_of(fill: Text | Table) -> list[tuple[Run, ...]]:
    """The runs of each paragraph of a text, and of each cell of a table."""
    if isinstance(fill, Text):
        return [paragraph.runs for paragraph in fill.paragraphs]
    return [cell.runs for row in fill.rows for cell in row.cells]


def page_lines(page: Page) -> Iterator[tuple[Run, ...]]:
    """The runs of every paragraph and of every table cell on a page."""
    for placed in page.fills:
        if isinstance(placed.what, Text | Table):
            yield from runs_of(placed.what)


_UNSPACED = frozenset("ja zh yue th lo km my bo dz".split())  # noqa: SIM905 - one line of words


@lru_cache(maxsize=256)
def spaced(language: str) -> bool:
    """Whether a language, by its BCP 47 tag, parts words by spaces, so that they can be counted."""
    return language.replace("_", "-").split("-")[0].lower() not in _UNSPACED


@lru_cache(maxsize=256)
def is_english(language: str) -> bool:
    """Whether a BCP 47 tag is one of English."""
    return language.replace("_", "-").split("-")[0].lower() == "en"
