"""SlideForm: what a draft shows on a slide beside or instead of bullets."""

from __future__ import annotations

from slides.base.records import frozen
from slides.sources.article import ArticlePiece


@frozen
class SlideForm:
    """A form as lines of an outline.

    name: steps, parts, list, code, quotation, table, chart, timeline, figures, comparison, points, map. pieces: what of the article
    it shows whole. texts: the sentences that it shows. alone: it fills a slide by itself.
    """

    name: str
    lines: tuple[str, ...]
    pieces: tuple[ArticlePiece, ...] = ()
    texts: tuple[str, ...] = ()
    alone: bool = True
