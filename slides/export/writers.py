"""The writers of finished decks, by the suffix of their file.

A new format is one package beside `pptx`, and one row here; another package adds one under the entry points `slides.writers`,
named by its suffix without the dot. Formats of pictures have a file for each slide, and rows of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Protocol, TypeVar, cast

from slides.base.diagnostics import SlidesError
from slides.base.identity_cache import cached_by_identity
from slides.base.records import frozen
from slides.design import Design
from slides.design.page import Page, Properties
from slides.text.provenance import Source

if TYPE_CHECKING:
    from slides.export.display_list import Backdrop, ShownSlide

ENTRY_POINTS = "slides.writers"
HANDOUTS = (2, 3, 4, 6)
"""How many slides a page of a handout may show."""
Each = TypeVar("Each")


@frozen
class ExportOptions:
    """What of a deck is written, and how. Only formats that show slides heed it.

    pages: stretches of slide numbers from 1, first and last; empty for all. notes: a page shows a slide and its notes. handout: a page
    shows so many slides, with lines to write on. minutes: how long the talk is to take, for the presenter's clock; 0 for unknown.
    """

    pages: tuple[tuple[int, int], ...] = ()
    notes: bool = False
    handout: int = 0
    minutes: int = 0

    def selected(self, numbered: Sequence[Each]) -> Iterator[tuple[int, Each]]:
        """The chosen of some things that are numbered from 1, each with its number, in their own order."""
        for number, each in enumerate(numbered, 1):
            if not self.pages or any(first <= number <= last for first, last in self.pages):
                yield number, each


ALL_SLIDES = ExportOptions()


@frozen
class FinishedDeck:
    """What a writer is given: pages in order, the design that they were composed in, the file's properties, where each statement
    comes from, if that is known, and which of it is wanted. Nothing is left to decide.
    """

    pages: tuple[Page, ...]
    design: Design
    properties: Properties
    sources: tuple[Source, ...] = ()
    options: ExportOptions = ALL_SLIDES


class Writer(Protocol):
    """What writes a finished deck in one format. The same deck gives the same bytes."""

    def __call__(self, deck: FinishedDeck, target: IO[bytes]) -> None:
        """Write the whole deck. Raises SlidesError, before the first byte, where it cannot be written soundly."""


_ROWS = {
    ".pptx": "slides.export.pptx:write_deck",
    ".html": "slides.export.html:write_html",
    ".pdf": "slides.export.pdf:write_pdf",
}
WRITERS: Mapping[str, str] = MappingProxyType(_ROWS)
"""The suffix of a file -> its writer as "module:name", imported when a deck is written."""


PICTURES: Mapping[str, str] = MappingProxyType({".svg": "slides.export.svg:svg_slides", ".png": "slides.export.png:png_slides"})
"""The suffix of pictures -> what makes one of each slide, in the same way."""
DRAWN_HERE = (".pdf", ".png")
"""The suffixes of formats that show the fonts of the machine that writes them."""


class PictureWriter(Protocol):
    """What draws slides: the number of each that is selected, and its picture as a file's bytes."""

    def __call__(self, deck: FinishedDeck) -> Iterator[tuple[int, bytes]]:
        """Draw them one after the other. Raises SlidesError for one that cannot be drawn."""


def picture_writer(suffix: str) -> PictureWriter | None:
    """What draws slides as files with a suffix; None for a format that has one file for all slides."""
    row = PICTURES.get(suffix.lower())
    if row is None:
        return None
    module, _, attribute = row.partition(":")
    return cast(PictureWriter, getattr(import_module(module), attribute))


_KEPT_SLIDES = 200
"""The slides of a deck up to this size are worked out once for all formats that show them; those of a larger one each time anew."""


def selected_slides(deck: FinishedDeck) -> Iterator[ShownSlide]:
    """The slides that are wanted, as they look."""
    return iter(_kept_slides(deck)) if len(deck.pages) <= _KEPT_SLIDES else _shown_slides(deck)


@cached_by_identity(1)
def _kept_slides(deck: FinishedDeck) -> tuple[ShownSlide, ...]:
    return tuple(_shown_slides(deck))


def _shown_slides(deck: FinishedDeck) -> Iterator[ShownSlide]:
    from slides.export.display_list import shown_slide

    for number, page in deck.options.selected(deck.pages):
        yield shown_slide(page, number, deck.design, deck.properties, backdrop_of(page.layout, deck.design))


_BACKDROPS = "slides.export.pptx.template.painting:painted_layout"
"""What reads what a template draws, which only decks in one need."""


def backdrop_of(layout: str, design: Design) -> Backdrop | None:
    """What a template draws under the slides of a layout; None for a design of the program."""
    if design.template is None:
        return None
    module, _, attribute = _BACKDROPS.partition(":")
    return cast("Backdrop", getattr(import_module(module), attribute)(design.template, layout, design.slide))


_EXTRAS: Mapping[str, tuple[str, str]] = MappingProxyType({".pdf": ("typst", "export")})
"""The suffix of a format -> the library that it takes beside those of every installation, and the extra that brings it."""


def missing_extra(suffix: str) -> str:
    """The extra that has to be installed for files with a suffix; empty where nothing is missing."""
    library, extra = _EXTRAS.get(suffix.lower(), ("", ""))
    return extra if library and not _is_installed(library) else ""


def _is_installed(library: str) -> bool:
    """Whether a library could be imported."""
    from importlib.util import find_spec

    return find_spec(library) is not None


def known_suffixes() -> tuple[str, ...]:
    """The suffixes of all formats that come with the program."""
    return (*WRITERS, *PICTURES)


def writer_for(suffix: str) -> Writer:
    """The writer of files with a suffix, such as ".pptx", in any case. SlidesError where there is none."""
    name = suffix.lower()
    if (row := WRITERS.get(name)) is not None:
        module, _, attribute = row.partition(":")
        return cast(Writer, getattr(import_module(module), attribute))
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS, name=name.removeprefix(".")):
        return cast(Writer, entry.load())
    raise SlidesError(f"no writer for {suffix or 'a name without a suffix'}: known are {', '.join(known_suffixes())}")
