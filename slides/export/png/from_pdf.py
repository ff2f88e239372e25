"""Pictures of slides by PDFium, of the deck's own PDF. The only module that imports it; it comes with the extra export."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from threading import Lock
from typing import Any

from slides.base.diagnostics import SlidesError
from slides.export.pdf import deck_document
from slides.export.writers import FinishedDeck, missing_extra

_ONE_AT_A_TIME = Lock()
"""PDFium is not made for several threads."""


def pdf_pictures(deck: FinishedDeck, width: int) -> Iterator[tuple[int, bytes]] | None:
    """The number of each selected slide, and its picture, so many pixels wide; None where a library for it is not installed.

    SlidesError at once where the deck cannot be made a PDF, or none of its slides is selected.
    """
    if missing_extra(".pdf"):
        return None
    try:
        import pypdfium2
    except ModuleNotFoundError:
        return None
    options = deck.options
    plain = replace(deck, options=replace(options, notes=False, handout=0)) if options.notes or options.handout else deck
    data = deck_document(plain).data
    try:
        with _ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise SlidesError(f"the slides cannot be drawn as pictures: {error}") from None
    return _drawn(document, plain, width)


def _drawn(document: Any, deck: FinishedDeck, width: int) -> Iterator[tuple[int, bytes]]:
    """The pages of a document as pictures, numbered as their slides are."""
    try:
        for at, (number, _) in enumerate(deck.options.selected(deck.pages)):
            with _ONE_AT_A_TIME:
                picture = _page(document, at, width)
            yield number, picture
    finally:
        with _ONE_AT_A_TIME:
            document.close()


def _page(document: Any, at: int, width: int) -> bytes:
    """A page as a PNG. Runs of one colour are all that a slide has to be packed well, and found in half the time of other repeats."""
    page = document[at]
    picture = page.render(scale=(width - 1e-6) / page.get_width()).to_pil()
    page.close()
    packed = io.BytesIO()
    picture.save(packed, "PNG", compress_level=1, compress_type=zlib.Z_RLE)
    return packed.getvalue()
