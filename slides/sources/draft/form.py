"""SlideForm: what a draft shows on a slide beside or instead of bullets."""

from __future__ import annotations

import re

from slides.base.records import frozen
from slides.sources.article import ArticlePiece

_BESIDE_LETTERS, _LONGEST_WORD = 90, 14
"""Letters of a heading beside a list, and of its longest word, which a narrow column would break."""


def fits_beside(heading: str) -> bool:
    """Whether a heading may stand in a narrow column beside a list."""
    return len(heading) <= _BESIDE_LETTERS and max(map(len, re.split(r"[\s-]+", heading)), default=0) <= _LONGEST_WORD


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
