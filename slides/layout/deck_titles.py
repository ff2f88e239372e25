"""The titles of a deck together: one size for nearly all of them, and a body that begins where they end."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.geometry import Size
from slides.deck.section import Slide
from slides.design import ANY_TITLES, Design, TitleScale
from slides.design.title_scale import TITLE
from slides.text.rich_text import BREAK, Paragraph, plain
from slides.typesetting.fitting import Style, rungs, set_text

NEARLY_ALL = 0.8
"""The share of a deck's slides that decides for all of them."""
_OTHERS = frozenset(("title", "agenda", "section", "closing", "statement"))
"""Layouts whose titles stand elsewhere."""


def title_scale(slides: Sequence[Slide], design: Design) -> TitleScale:
    """The largest size at which nearly all titles of a design's content slides take one line; `ANY_TITLES` where there is none."""
    heading = design.frame.title
    titles = [slide.title for slide in slides if _stands_over_content(slide, design)]
    if heading.style != TITLE or design.template is not None:
        return ANY_TITLES
    for style in rungs(design.style(heading), design.theme.fonts):
        lines = sum(_takes_one_line(Paragraph(title), style, heading.rect.size) for title in titles)
        if lines >= NEARLY_ALL * len(titles):
            return TitleScale(style.sizes[0], one_line=True)
    return ANY_TITLES


def _stands_over_content(slide: Slide, design: Design) -> bool:
    """Whether a slide's title stands over blocks, in the style of titles."""
    point_first = bool(slide.takeaway) and design.frame.of_page(takeaway=True).point_first
    return bool(slide.blocks) and not slide.chapter and slide.layout not in _OTHERS and not point_first


def _takes_one_line(title: Paragraph, style: Style, room: Size) -> bool:
    return BREAK not in plain(title.runs) and len(set_text((title,), style, room).breaks[0]) < 2
