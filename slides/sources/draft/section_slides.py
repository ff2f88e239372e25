"""A section of an article -> its slides: the form that it brings or that is found in it, else bullets and the point of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.section.nodes import names_source
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import ArticlePiece, ArticleSection
from slides.sources.draft.bullets import MOST, Chosen, choose_bullets
from slides.sources.draft.country_maps import country_map, find_countries, is_new_map
from slides.sources.draft.enumerated_forms import find_enumeration, find_parts, find_sides
from slides.sources.draft.form import SlideForm
from slides.sources.draft.found_forms import (
    find_comparison,
    find_figures,
    find_points,
    find_quotation,
    find_timeline,
    find_trend,
)
from slides.sources.draft.kept_forms import Said, kept_forms
from slides.sources.draft.sentence import MOST_WORDS, Sentence, sentences_of, without_stop, words_of

_BESIDE = ("chart", "table", "code", "quotation")
"""Forms beside which bullets stand."""
BESIDE_PICTURE = frozenset({"bullets", "statement", "list"})
"""Forms beside which a picture of the article's stands."""
_FEW = 3
"""Bullets beside a form."""
_STATEMENT_WORDS = 16
"""A sentence of so many words that is all a section shows is set large."""
_MOST_COMMENT = 6
_SPEAKER = pattern(r"^(?:[^\W\d_a-zà-ÿ][\w.’'-]{0,20} ){1,3}[^\W\d_a-zà-ÿ][\w.’'-]{0,20}: (?=[^\W\d_a-zà-ÿ])")
"""Who answers a question of an interview, before the answer."""
_MOST_MAPS = 2
"""Maps of a draft."""


@frozen
class SectionSlides:
    """What a section shows: the lines of each of its slides, the names of its forms, and a comment on what was left out."""

    slides: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...]
    comment: tuple[str, ...]
    sentences: int
    shown: int
    countries: frozenset[str] = frozenset()


def prose_of(pieces: Sequence[ArticlePiece], forms: Sequence[SlideForm] = ()) -> list[ArticlePiece]:
    """The running text among pieces: no quotation's speaker, no term, and nothing that a form shows whole."""
    shown = {(piece.line, piece.text) for form in forms for piece in form.pieces}
    kinds = ("paragraph", "item")
    return [
        piece
        for piece in pieces
        if piece.kind in kinds and piece.info not in ("speaker", "quote", "term") and (piece.line, piece.text) not in shown
    ]


def shape_section(
    section: ArticleSection,
    heading: str,
    lang: str,
    said: Said,
    *,
    mapped: Collection[frozenset[str]],
    taken: Sequence[str] = (),
    pictured: bool = False,
) -> SectionSlides:
    """The slides of a section. mapped: the countries of each map that is drawn already. taken: texts that are
    shown elsewhere, the article's title first. pictured: whether a picture of the article's stands beside what is shown."""
    kept = kept_forms(section.pieces, lang, said)
    prose = prose_of(section.pieces, kept)
    if heading.endswith(QUESTION_MARKS):
        prose = [replace(piece, text=_SPEAKER.sub("", piece.text)) for piece in prose]
    all_told = sentences_of(prose, lang)
    told = _numbered([each for each in all_told if without_stop(each.shown) not in taken]) or all_told
    forms = [] if kept else list(itertools.islice(_found(told, lang, said), 2))
    slides, names, used = (
        _with_kept(kept, told, heading, lang, said)
        if kept
        else _from_prose(prose, told, next(iter(forms), None), (heading, next(iter(taken), "")), lang, said, None if pictured else mapped)
    )
    shown = [sentence for sentence in told if _is_shown(sentence, used)]
    others = [form for form in forms if form.name not in names]
    comment = _comment([each for each in told if each not in shown], others, said)
    return SectionSlides(
        tuple(tuple(lines) for lines in slides if lines), tuple(names), tuple(comment), len(all_told), len(shown), _mapped(slides)
    )


def _mapped(slides: Sequence[Sequence[str]]) -> frozenset[str]:
    """The countries of a section's map."""
    named = (line.split(": ", 1)[1] for lines in slides for line in lines if line.startswith(("highlight: ", "also: ")))
    return frozenset(name for names in named for name in names.split(", "))


def _is_shown(sentence: Sentence, used: Sequence[str]) -> bool:
    return any(text == sentence.text or (text and text in sentence.text) for text in used)


def _bulleted(chosen: Chosen, said: Said, *, alone: bool = False) -> list[str]:
    """Bullets; a paragraph where there is only one, a statement where that is all of the slide (`alone`).

    One that reads as the slide's source would be set at its foot, so it stays a bullet.
    """
    if len(chosen.bullets) == 1 and not names_source(chosen.bullets[0]):
        layout = "statement" if not chosen.takeaway and words_of(chosen.bullets[0]) <= _STATEMENT_WORDS else "panel"
        return [*((f"<!-- layout: {layout} -->", "") if alone else ()), said(chosen.bullets[0]), ""]
    leads = chosen.leads or ("",) * len(chosen.bullets)
    lines = [f"- **{said(lead)}** {said(text)}" if lead else f"- {said(text)}" for lead, text in zip(leads, chosen.bullets, strict=True)]
    return [*lines, *([""] if lines else [])]


def _two_as_one(chosen: Chosen) -> Chosen:
    """Two sentences without a point as one thought and its point: two bullets would leave half of the slide empty."""
    if len(chosen.bullets) != 2 or chosen.takeaway or chosen.leads or any(names_source(text) for text in chosen.bullets):
        return chosen
    first, second = chosen.bullets
    return Chosen((first,), second) if words_of(second) <= MOST_WORDS else chosen


def _point(takeaway: str, said: Said) -> list[str]:
    return ["> [!IMPORTANT]", f"> {said(takeaway)}", ""] if takeaway else []


def _with_kept(
    kept: Sequence[SlideForm], told: Sequence[Sentence], heading: str, lang: str, said: Said
) -> tuple[list[list[str]], list[str], list[str]]:
    """Slides of the forms that the article brings, bullets beside the first where they can stand there."""
    first = kept[0]
    names = [form.name for form in kept]
    if first.name in _BESIDE:
        chosen = choose_bullets(told, heading, lang, _FEW, point=len(told) > _FEW + 2)
        slides = [[*_bulleted(chosen, said), *first.lines, *_point(chosen.takeaway, said)]]
    else:
        chosen = choose_bullets(told, heading, lang, MOST, point=False)
        if len(chosen.bullets) >= _FEW:
            slides = [[*_bulleted(chosen, said)], list(first.lines)]
        else:
            chosen = choose_bullets(told, heading, lang, 1, point=False)
            slides = [[*first.lines, *_point(next(iter(chosen.bullets), ""), said)]]
    slides += [list(form.lines) for form in kept[1:]]
    return slides, names, [*chosen.bullets, chosen.takeaway]


def _from_prose(
    prose: Sequence[ArticlePiece],
    told: Sequence[Sentence],
    found: SlideForm | None,
    titles: tuple[str, str],
    lang: str,
    said: Said,
    mapped: Collection[frozenset[str]] | None,
) -> tuple[list[list[str]], list[str], list[str]]:
    """A slide of running text: the form found in it with the point as takeaway; else bullets, beside a quotation or a map.

    titles: the section's heading, and the article's title. mapped: None where a picture is shown in a map's place.
    """
    heading, title = titles
    if found:
        rest = [each for each in told if each.text not in found.texts]
        point = choose_bullets(_numbered(rest), heading, lang, 1, point=False)
        takeaway = next(iter(point.bullets), "")
        return [[*found.lines, *_point(takeaway, said)]], [found.name], [*found.texts, takeaway]
    pictured = mapped is None
    beside = find_quotation(told, [piece.text for piece in prose], lang, said) if mapped is not None else None
    names = find_countries(heading, told, lang, title) if mapped is not None and len(mapped) < _MOST_MAPS and not beside else []
    if names and mapped is not None and is_new_map(names, mapped):
        beside = country_map(names, heading)
    left = [each for each in told if not beside or not any(text in each.text for text in beside.texts)]
    chosen = choose_bullets(_numbered(left), heading, lang, _FEW if beside or pictured else MOST, point=not pictured)
    chosen = chosen if beside or pictured else _two_as_one(chosen)
    lines = [
        *_bulleted(chosen, said, alone=beside is None and not pictured),
        *(beside.lines if beside else ()),
        *_point(chosen.takeaway, said),
    ]
    shown = [*chosen.bullets, chosen.takeaway, *(beside.texts if beside else ())]
    return [lines], [beside.name if beside else _plain(chosen)], shown


def _plain(chosen: Chosen) -> str:
    """What a slide of sentences alone is called."""
    return "parts" if chosen.leads else "bullets" if len(chosen.bullets) > 1 else "statement"


def _numbered(told: Sequence[Sentence]) -> list[Sentence]:
    """Sentences with new numbers, where some are left out."""
    return [each if each.at == at else replace(each, at=at) for at, each in enumerate(told)]


def _found(told: Sequence[Sentence], lang: str, said: Said) -> Iterator[SlideForm]:
    """The forms found in sentences, the surest first."""
    finders = (find_comparison, find_timeline, find_points, find_parts, find_trend, find_figures, find_sides, find_enumeration)
    found = (finder(told, lang, said) for finder in finders)
    return (form for form in found if form)


def _comment(left: Sequence[Sentence], others: Sequence[SlideForm], said: Said) -> list[str]:
    """What was left out of a section, and a form that would suit too, ready to use."""
    lines = []
    if left:
        lines += [
            f"Left out of the slide, in the notes: {len(left)} {'sentence' if len(left) == 1 else 'sentences'}.",
            *(f"- {_safe(said(each.shown))}" for each in left[:_MOST_COMMENT]),
        ]
        lines += [f"and {len(left) - _MOST_COMMENT} more"] if len(left) > _MOST_COMMENT else []
    for form in others[:1]:
        lines += [f"Or as {form.name}:", *(_safe(line) for line in form.lines if line and not line.startswith("<!--"))]
    return ["<!--", *lines, "-->", ""] if lines else []


def _safe(text: str) -> str:
    """A line for inside a comment, which two dashes would end."""
    return re.sub("-{2,}", "–", text).replace(">", "›")
