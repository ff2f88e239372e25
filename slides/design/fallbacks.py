"""Fallbacks for layouts that a design lacks: for each purpose the purposes that can take its content, nearest first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from slides.design.layout import Purpose

FALLBACKS: Mapping[Purpose, tuple[Purpose, ...]] = MappingProxyType(
    {
        Purpose.CHAPTER: (Purpose.SECTION, Purpose.TITLE, Purpose.CONTENT),
        Purpose.SECTION: (Purpose.CHAPTER, Purpose.TITLE, Purpose.CONTENT),
        Purpose.TITLE: (Purpose.SECTION, Purpose.CONTENT),
        Purpose.AGENDA: (Purpose.CONTENT,),
        Purpose.CLOSING: (Purpose.CONTENT,),
        Purpose.NUMBERED_CLOSING: (Purpose.CLOSING,),
        Purpose.FAREWELL: (Purpose.STATEMENT, Purpose.SECTION, Purpose.TITLE_ONLY, Purpose.CONTENT),
        Purpose.STATEMENT: (Purpose.SECTION, Purpose.TITLE_ONLY, Purpose.CONTENT),
        Purpose.TITLE_ONLY: (Purpose.SECTION, Purpose.CONTENT),
        Purpose.CONTENT_AND_TAKEAWAY: (Purpose.CONTENT,),
        Purpose.CONTENT: (Purpose.CONTENT_AND_TAKEAWAY, Purpose.CAPTIONED_CONTENT, Purpose.TWO_CONTENTS),
        Purpose.CARD_GRID: (Purpose.CARDS,),
        Purpose.HEADED_CARDS: (Purpose.CARDS,),
        Purpose.TEXT_AND_TALL_PICTURE: (Purpose.TEXT_AND_PICTURE, Purpose.TEXT_AND_EDGE_PICTURE),
        Purpose.TEXT_AND_EDGE_PICTURE: (Purpose.TEXT_AND_PICTURE,),
        Purpose.WIDE_PICTURE: (Purpose.PICTURE,),
        Purpose.PICTURE_AND_PANEL: (Purpose.TEXT_AND_EDGE_PICTURE, Purpose.TEXT_AND_PICTURE),
        Purpose.SWOT: (Purpose.CARD_GRID, Purpose.CARDS),
    }
)
"""Where a purpose has no row, or none of its row is there, the page gets a layout of its own, made from the design's frame."""
