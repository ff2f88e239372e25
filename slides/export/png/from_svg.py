"""Pictures of slides by resvg. One of the two modules that import it: what is drawn here is our own SVG alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.base.diagnostics import SlidesError
from slides.export.svg import svg_options
from slides.export.svg.drawing import slide_svg
from slides.export.writers import FinishedDeck, selected_slides
from slides.typesetting.metrics.installed import SHIPPED_FONTS


def svg_pictures(deck: FinishedDeck, width: int) -> Iterator[tuple[int, bytes]]:
    """The number of each selected slide, and its picture, so many pixels wide. SlidesError where resvg cannot draw one.

    Pictures that are SVG themselves are shown by their bitmaps: what resvg reads is written here and nowhere else.
    """
    options = replace(svg_options(deck), vectors=False, scale=width / deck.design.slide.width, apart=True)
    for slide in selected_slides(deck):
        yield slide.number, draw_png(slide_svg(slide, deck.design.slide, options), width)


def draw_png(svg: str, width: int) -> bytes:
    """An SVG that this program wrote, as a PNG of so many pixels from left to right."""
    import resvg_py

    sans, serif, mono = "Liberation Sans", "DejaVu Serif", "DejaVu Sans Mono"
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            sans_serif_family=sans,
            serif_family=serif,
            monospace_family=mono,
            font_dirs=[str(SHIPPED_FONTS)],
        )
        return bytes(drawn)
    except ValueError as error:
        raise SlidesError(f"a slide cannot be drawn as a picture: {error}") from None
