"""Slides as PNG pictures, a file each: drawn from the deck's PDF where the extra export is installed, and else from its SVG.

PDFium takes a third of resvg's time for the same picture, sets each letter in a face that has it, and shares the document with an
export to PDF. resvg comes with every installation.
"""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.diagnostics import SlidesError
from slides.export.png.from_pdf import pdf_pictures
from slides.export.png.from_svg import svg_pictures
from slides.export.writers import FinishedDeck

WIDTH = 1920
"""Pixels from left to right."""


def png_slides(deck: FinishedDeck, width: int = WIDTH) -> Iterator[tuple[int, bytes]]:
    """The number of each selected slide, and its picture, so many pixels wide. SlidesError where one cannot be drawn."""
    try:
        drawn = pdf_pictures(deck, width)
    except SlidesError:
        drawn = None
    yield from svg_pictures(deck, width) if drawn is None else drawn
