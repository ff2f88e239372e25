"""Small sections under one heading as the parts of one slide: each child's heading is a part's, its sentence that carries most the text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from slides.base.records import frozen
from slides.markdown.sections import FAQ_TITLE, QUESTION_MARKS
from slides.sources.article import ArticleSection
from slides.sources.draft import recognizers
from slides.sources.draft.bullets import choose_bullets
from slides.sources.draft.kept_forms import Said, kept_forms
from slides.sources.draft.section_slides import SectionSlides, SlidesBefore, prose_of, shape_section
from slides.sources.draft.sentence import sentences_of
from slides.sources.draft.wording import MOST_WORDS, words_of

_LEAST, _MOST = 2, 8
_MOST_SENTENCES = 8
"""A child of more sentences has a slide of its own."""
_LEAD_WORDS, _LEAD_LETTERS = 6, 44
_SIBLING_LETTERS, _MOST_SIBLINGS = 64, 3
"""Letters of the heading of a section that is a part beside others, and how many such stand on one slide."""


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


def gather_siblings(sections: Sequence[ArticleSection], lang: str, said: Said) -> Children | None:
    """The small sections at the start of some, each of which would have a slide with one or two sentences, as parts of one slide.

    sections: in order. None where fewer than two are small. The slide needs a title: none of the sections is it.
    """
    level = sections[0].heading.level if sections and sections[0].heading else 0
    small: list[tuple[ArticleSection, str]] = []
    for each, after in itertools.zip_longest(sections[:_MOST_SIBLINGS], sections[1 : _MOST_SIBLINGS + 1]):
        nested = after is not None and after.heading is not None and after.heading.level > level
        text = _part(each, lang, said, _SIBLING_LETTERS) if each.heading and each.heading.level == level and not nested else ""
        if not text or not _is_slight(each, lang, said):
            break
        small.append((each, text))
    if len(small) < _LEAST:
        return None
    lines = [line for each, text in small for line in (f"### {said(each.heading.text if each.heading else '')}", "", said(text), "")]
    count = sum(len(sentences_of(prose_of(each.pieces), lang)) for each, _ in small)
    return Children(len(small), SectionSlides((tuple(lines),), ("parts",), (), count, len(small)))


def _is_slight(section: ArticleSection, lang: str, said: Said) -> bool:
    """Whether a section's own slide would show one or two sentences and no form."""
    heading = section.heading.text if section.heading else ""
    if recognizers.says("closing", heading, lang) or FAQ_TITLE.match(heading):
        return False
    shape = shape_section(section, heading, lang, said, before=SlidesBefore())
    return set(shape.forms) <= {"statement"} and len(shape.slides) <= 1


def _leaves(following: Sequence[ArticleSection]) -> Iterator[ArticleSection]:
    """The first sections under a heading, up to the first one that has sections of its own."""
    level = min((each.heading.level for each in following if each.heading), default=0)
    for each, after in itertools.zip_longest(following, following[1:]):
        if not each.heading or each.heading.level != level or (after and after.heading and after.heading.level > level):
            return
        yield each


def _part(section: ArticleSection, lang: str, said: Said, letters: int = 0) -> str:
    """The sentence that carries a small section; empty where it has none that is short enough, brings a form, or is long."""
    heading = section.heading.text if section.heading else ""
    wide = words_of(heading) > _LEAD_WORDS or len(heading) > _LEAD_LETTERS
    if (len(heading) > letters if letters else wide) or heading.endswith(QUESTION_MARKS):
        return ""
    told = sentences_of(prose_of(section.pieces), lang)
    if not 1 <= len(told) <= _MOST_SENTENCES or any(piece.kind != "paragraph" or piece.info for piece in section.pieces):
        return ""
    chosen = choose_bullets(told, heading, lang, 1, point=False)
    return next((text for text in chosen.bullets if words_of(text) <= MOST_WORDS), "")
