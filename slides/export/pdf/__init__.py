"""A deck as a PDF that everyone can read: native text, PDF/UA-1, bookmarks, links. The only room that imports typst, an extra."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from slides.base.diagnostics import SlidesError
from slides.base.identity_cache import cached_by_identity
from slides.base.records import frozen
from slides.export.display_list import ShownSlide, TableGrid
from slides.export.pdf.markup import PREAMBLE, SlideMarkup, language_arguments, typst_string
from slides.export.pdf.row_headers import with_row_headers
from slides.export.pdf.sheets import handout_pages, notes_pages, slide_pages
from slides.export.writers import FinishedDeck, selected_slides
from slides.typesetting.metrics.installed import SHIPPED_FONTS

_LETTER_MISSING = "could not be displayed"
"""What typst says of a letter that no font has."""
EXTRA = "PDF needs the extra export, which is not installed: pip install 'slides[export]'"


@frozen
class PdfMarkup:
    """A document in typst's markup, the pictures that it names, and its tables in reading order."""

    document: str
    files: Mapping[str, bytes]
    tables: tuple[TableGrid, ...]


@frozen
class DeckDocument:
    """A deck as typst's PDF, before the headers of rows are added, and its tables in reading order."""

    data: bytes
    tables: tuple[TableGrid, ...]


def write_pdf(deck: FinishedDeck, target: IO[bytes]) -> None:
    """A finished deck as a PDF: the writer of `.pdf`. SlidesError where typst is missing, or cannot make it."""
    document = deck_document(deck)
    target.write(with_row_headers(document.data, document.tables))


@cached_by_identity(1)
def deck_document(deck: FinishedDeck) -> DeckDocument:
    """The document that a PDF and pictures of a deck are both made from. SlidesError where typst is missing, or cannot make it."""
    writer = pdf_markup(deck)
    return DeckDocument(_compiled(writer.document, writer.files), writer.tables)


def pdf_markup(deck: FinishedDeck) -> PdfMarkup:
    """The document in typst's markup."""
    slides = tuple(selected_slides(deck))
    if not slides:
        raise SlidesError(f"none of the {len(deck.pages)} slides is among those of --pages")
    properties, size = deck.properties, deck.design.slide
    writer = SlideMarkup(size, properties.language, _labels(slides))
    first = slides[0].opens
    bodies = [writer.slide(slide, 1 if slide.opens or not first else 2) for slide in slides]
    options = deck.options
    if options.handout:
        pages = handout_pages(slides, bodies, options.handout, size)
    elif options.notes:
        pages = notes_pages(slides, bodies, size, deck.design)
    else:
        pages = slide_pages(slides, bodies, size)
    author = f", author: ({typst_string(properties.author)},)" if properties.author else ""
    head = f"#set document(title: {typst_string(properties.title or 'Slides')}{author}, date: none)\n"
    text = f"#set text({language_arguments(properties.language)}, dir: ltr, font: {typst_string(deck.design.theme.fonts.body)})\n"
    return PdfMarkup(f"{head}{PREAMBLE}{text}{writer.definitions()}{pages}", writer.files, tuple(writer.tables))


def _labels(slides: tuple[ShownSlide, ...]) -> Callable[[str], str]:
    """From an anchor to the label of its slide; empty where it is not among those written."""
    known = {anchor: f"s{slide.number}" for slide in reversed(slides) for anchor in slide.anchors}
    return lambda anchor: known.get(anchor, "")


def _compiled(main: str, files: Mapping[str, bytes]) -> bytes:
    """What typst makes of its markup, in a folder of its own with the pictures. The same markup gives the same bytes.

    PDF/UA allows no letter that no font has. A document with one has the same structure, and does not claim that standard.
    """
    try:
        import typst
    except ModuleNotFoundError:
        raise SlidesError(EXTRA) from None
    compiled: Callable[..., bytes] = typst.compile
    try:
        with TemporaryDirectory(prefix="slides-") as folder:
            for name, data in (("main.typ", main.encode()), *files.items()):
                (Path(folder) / name).write_bytes(data)
            made = partial(compiled, str(Path(folder) / "main.typ"), root=folder, font_paths=[str(SHIPPED_FONTS)], format="pdf")
            try:
                return made(pdf_standards=["ua-1"])
            except (RuntimeError, ValueError) as error:
                if _LETTER_MISSING not in str(error):
                    raise
                return made()
    except (RuntimeError, ValueError, OSError) as error:
        raise SlidesError(f"typst cannot make the PDF: {str(error).splitlines()[0][:200]}") from error
