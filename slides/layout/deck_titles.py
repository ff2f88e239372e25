"""The titles of a deck together: one size for nearly all of them, and a body that begins where they end."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from slides.base.memo import memoized
from slides.deck.section import Slide
from slides.design import ANY_TITLES, Design, Slot, TitleScale
from slides.design.title_scale import TITLE
from slides.text.rich_text import BREAK, Paragraph, Run, plain
from slides.typesetting.fitting import Style, rungs, set_text

NEARLY_ALL = 0.8
"""The share of a deck's slides that decides for all of them."""
_OTHERS = frozenset(("title", "agenda", "section", "closing", "statement"))
"""Layouts whose titles stand elsewhere."""


def title_scale(slides: Sequence[Slide], design: Design) -> TitleScale:
    """The largest size at which nearly all titles of a design's content slides take one line; `ANY_TITLES` where there is none."""
    heading = design.frame.title
    titles = tuple(slide.title for slide in slides if _stands_over_content(slide, design))
    if heading.style != TITLE or design.template is not None:
        return ANY_TITLES
    for style in rungs(design.style(heading), design.theme.fonts):
        if _nearly_all(titles, style, heading):
            return TitleScale(style.sizes[0], one_line=True)
    return ANY_TITLES


def _stands_over_content(slide: Slide, design: Design) -> bool:
    """Whether a slide's title stands over blocks, in the style of titles."""
    point_first = bool(slide.takeaway) and design.frame.of_page(takeaway=True).point_first
    return bool(slide.blocks) and not slide.chapter and slide.layout not in _OTHERS and not point_first


def _nearly_all(titles: tuple[tuple[Run, ...], ...], style: Style, heading: Slot) -> bool:
    """Whether nearly all titles take one line; no more of them are set than it takes to tell."""
    spare = len(titles) - ceil(NEARLY_ALL * len(titles))
    for title in titles:
        if not _takes_one_line(title, style, heading):
            spare -= 1
            if spare < 0:
                return False
    return True


@memoized
def _takes_one_line(title: tuple[Run, ...], style: Style, heading: Slot) -> bool:
    return BREAK not in plain(title) and len(set_text((Paragraph(title),), style, heading.rect.size).breaks[0]) < 2
