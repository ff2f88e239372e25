"""Small sections under one heading as the parts of one slide: each child's heading is a part's, its sentence that carries most the text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from slides.base.records import frozen
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import ArticleSection
from slides.sources.draft.bullets import choose_bullets
from slides.sources.draft.kept_forms import Said, kept_forms
from slides.sources.draft.section_slides import SectionSlides, prose_of
from slides.sources.draft.sentence import MOST_WORDS, sentences_of, words_of

_LEAST, _MOST = 2, 8
_MOST_SENTENCES = 8
"""A child of more sentences has a slide of its own."""
_LEAD_WORDS, _LEAD_LETTERS = 6, 44


@frozen
class Children:
    """The first sections under a heading that are parts of its slide: how many, and the slide."""

    count: int
    slide: SectionSlides


def gather_children(parent: ArticleSection, following: Sequence[ArticleSection], lang: str, said: Said) -> Children | None:
    """The small sections right under a heading that has hardly a text of its own, as parts; None where they are not small, or too few.

    following: the sections that stand under the heading, in order.
    """
    if not parent.heading or len(following) < _LEAST:
        return None
    if len(sentences_of(prose_of(parent.pieces), lang)) > _LEAST or kept_forms(parent.pieces, lang, said):
        return None
    small = list(itertools.takewhile(lambda each: each[1], ((each, _part(each, lang, said)) for each in _leaves(following))))[:_MOST]
    if len(small) < _LEAST:
        return None
    own = choose_bullets(sentences_of(prose_of(parent.pieces), lang), parent.heading.text, lang, 1, point=False)
    point = next((text for text in own.bullets if words_of(text) <= MOST_WORDS), "")
    lines = [line for each, text in small for line in (f"### {said(each.heading.text if each.heading else '')}", "", said(text), "")]
    lines += ("> [!IMPORTANT]", f"> {said(point)}", "") if point else ()
    count = sum(len(sentences_of(prose_of(each.pieces), lang)) for each in (parent, *(each for each, _ in small)))
    return Children(len(small), SectionSlides((tuple(lines),), ("parts",), (), count, len(small) + bool(point)))


def _leaves(following: Sequence[ArticleSection]) -> Iterator[ArticleSection]:
    """The first sections under a heading, up to the first one that has sections of its own."""
    level = min((each.heading.level for each in following if each.heading), default=0)
    for each, after in itertools.zip_longest(following, following[1:]):
        if not each.heading or each.heading.level != level or (after and after.heading and after.heading.level > level):
            return
        yield each


def _part(section: ArticleSection, lang: str, said: Said) -> str:
    """The sentence that carries a small section; empty where it has none that is short enough, brings a form, or is long."""
    heading = section.heading.text if section.heading else ""
    if words_of(heading) > _LEAD_WORDS or len(heading) > _LEAD_LETTERS or heading.endswith(QUESTION_MARKS):
        return ""
    told = sentences_of(prose_of(section.pieces), lang)
    if not 1 <= len(told) <= _MOST_SENTENCES or any(piece.kind != "paragraph" or piece.info for piece in section.pieces):
        return ""
    chosen = choose_bullets(told, heading, lang, 1, point=False)
    return next((text for text in chosen.bullets if words_of(text) <= MOST_WORDS), "")
