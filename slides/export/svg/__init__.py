"""Slides as SVG pictures, a file each."""

from __future__ import annotations

from collections.abc import Iterator

from slides.export.svg.drawing import SvgOptions, safe_link, slide_svg
from slides.export.writers import FinishedDeck, selected_slides


def svg_options(deck: FinishedDeck) -> SvgOptions:
    """How the slides of a deck are drawn where each stands alone: links to other slides lead nowhere."""
    return SvgOptions(deck.properties.language, deck.design.theme.fonts.body, safe_link)


def svg_slides(deck: FinishedDeck) -> Iterator[tuple[int, bytes]]:
    """The number of each selected slide, and its picture."""
    options = svg_options(deck)
    for slide in selected_slides(deck):
        yield slide.number, f'<?xml version="1.0" encoding="UTF-8"?>\n{slide_svg(slide, deck.design.slide, options)}\n'.encode()
