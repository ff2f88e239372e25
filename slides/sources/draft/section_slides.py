"""A section of an article -> its slides: the form that it brings or that is found in it, else bullets and the point of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.section.nodes import names_source
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import ArticlePiece, ArticleSection
from slides.sources.draft import recognizers
from slides.sources.draft.bullets import MOST, POINT_LETTERS, Chosen, choose_bullets, point_of
from slides.sources.draft.cards import find_cards
from slides.sources.draft.country_maps import country_map, find_countries, is_new_map
from slides.sources.draft.enumerated_forms import find_enumeration, find_parts, find_sides
from slides.sources.draft.form import SlideForm, fits_beside
from slides.sources.draft.found_forms import (
    find_comparison,
    find_figures,
    find_points,
    find_timeline,
    find_trend,
)
from slides.sources.draft.kept_forms import Said, kept_forms
from slides.sources.draft.quotations import find_quotation
from slides.sources.draft.sentence import Sentence, sentences_of, stands_after_turn, without_stop
from slides.sources.draft.wording import MOST_WORDS, words_of
from slides.text.words import word_count

_BESIDE = ("chart", "table", "code")
"""Forms beside which bullets stand."""
BESIDE_PICTURE = frozenset({"bullets", "statement", "list"})
"""Forms beside which a picture of the article's stands."""
_FEW = 3
"""Bullets beside a form."""
_STATEMENT_WORDS = 16
"""A sentence of so many words that is all a section shows is set large."""
_BOXED_WORDS, _BESIDE_TITLE_WORDS, _ROW_OF_FIVE_WORDS = 26, 22, 18
"""Words of each of two sentences in boxes, of each of three or four in rows beside their title, and of each of five."""
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


@frozen
class SlidesBefore:
    """What a deck has shown so far: how many slides and quotations, how many slides with two thoughts, and the countries of each map."""

    slides: int = 0
    quotations: int = 0
    cards: int = 0
    maps: tuple[frozenset[str], ...] = ()

    @property
    def may_quote(self) -> bool:
        """Whether a further quotation is welcome: one in a few slides."""
        return self.quotations * _SLIDES_A_QUOTATION <= self.slides

    def with_section(self, shape: SectionSlides) -> SlidesBefore:
        """The same after a further section."""
        maps = (*self.maps, shape.countries) if shape.countries else self.maps
        return SlidesBefore(self.slides + 1, self.quotations + ("quotation" in shape.forms), self.cards + ("cards" in shape.forms), maps)


_SLIDES_A_QUOTATION = 3
"""One slide in so many is a quotation."""


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
    before: SlidesBefore,
    taken: Sequence[str] = (),
    pictured: bool = False,
) -> SectionSlides:
    """The slides of a section. before: what the deck has shown so far. taken: texts that are shown elsewhere, the article's title
    first. pictured: whether a picture of the article's stands beside what is shown."""
    kept = kept_forms(section.pieces, lang, said)
    prose = prose_of(section.pieces, kept)
    if not before.may_quote and prose:
        kept = [form for form in kept if form.name != "quotation"]
    if heading.endswith(QUESTION_MARKS):
        prose = [replace(piece, text=_SPEAKER.sub("", piece.text)) for piece in prose]
    all_told = sentences_of(prose, lang)
    told = _numbered([each for each in all_told if without_stop(each.shown) not in taken]) or all_told
    forms = [] if kept else list(itertools.islice(_found(told, lang, said), 2))
    if kept:
        slides, names, used = _with_kept(kept, told, heading, lang, said)
    else:
        prosaic = _Prose(tuple(prose), tuple(told), (heading, *taken), lang, said, before, pictured)
        slides, names, used = prosaic.slides(next(iter(forms), None))
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


def _bulleted(chosen: Chosen, said: Said, heading: str = "", *, alone: bool = False) -> list[str]:
    """Bullets; a paragraph where there is only one, a statement where that is all of the slide (`alone`).

    One that reads as the slide's source would be set at its foot, so it stays a bullet.
    """
    if len(chosen.bullets) == 1 and not names_source(chosen.bullets[0]):
        layout = "statement" if not chosen.takeaway and words_of(chosen.bullets[0]) <= _STATEMENT_WORDS else "panel"
        return [*((f"<!-- layout: {layout} -->", "") if alone else ()), said(chosen.bullets[0]), ""]
    leads = chosen.leads or ("",) * len(chosen.bullets)
    lines = [f"- **{said(lead)}** {said(text)}" if lead else f"- {said(text)}" for lead, text in zip(leads, chosen.bullets, strict=True)]
    layout = _layout_of_bullets(chosen) if alone and not chosen.leads else ""
    layout = "" if layout == "side title" and not fits_beside(heading) else layout
    return [*((f"<!-- layout: {layout} -->", "") if layout else ()), *lines, *([""] if lines else [])]


def _layout_of_bullets(chosen: Chosen) -> str:
    """The layout of bullets that fill a slide: two in boxes, a few beside their title where no point stands under them."""
    count, longest = len(chosen.bullets), max(map(word_count, chosen.bullets), default=0)
    if any(names_source(text) for text in chosen.bullets):
        return ""
    if count == 2 and longest <= _BOXED_WORDS:
        return "tiles"
    most = _BESIDE_TITLE_WORDS if count < MOST else _ROW_OF_FIVE_WORDS
    return "side title" if 3 <= count <= MOST and not chosen.takeaway and longest <= most else ""


def _two_as_one(chosen: Chosen) -> Chosen:
    """Two sentences without a point as one thought and its point: two bullets would leave half of the slide empty."""
    if len(chosen.bullets) != 2 or chosen.takeaway or chosen.leads or any(names_source(text) for text in chosen.bullets):
        return chosen
    first, second = chosen.bullets
    return Chosen((first,), second) if words_of(second) <= MOST_WORDS and len(second) <= POINT_LETTERS else chosen


def _with_turn(chosen: Chosen, told: Sequence[Sentence], lang: str) -> Chosen:
    """What is set against all that a slide shows as its point: "However, the alliance faces challenges as well"."""
    shown = [each for each in told if without_stop(each.shown) in (*chosen.bullets, chosen.takeaway)]
    if not shown or not all(each.opposed for each in shown) or len({each.paragraph for each in shown}) > 1:
        return chosen
    turn = next((each for each in told if each.first and each.paragraph == shown[0].paragraph + 1), None)
    if not turn or turn.turned or words_of(turn.text) > MOST_WORDS or not stands_after_turn(turn, lang):
        return chosen
    return replace(chosen, takeaway=without_stop(turn.text))


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
            slides = [[*_bulleted(chosen, said, heading, alone=True)], list(first.lines)]
        else:
            chosen = choose_bullets(told, heading, lang, 1, point=False)
            slides = [[*first.lines, *_point(next(iter(chosen.bullets), ""), said)]]
    slides += [list(form.lines) for form in kept[1:]]
    return slides, names, [*chosen.bullets, chosen.takeaway]


@frozen
class _Prose:
    """Running text that becomes one slide.

    taken: the section's heading, the article's title, and texts that are shown elsewhere. pictured: whether a picture stands beside it.
    """

    pieces: tuple[ArticlePiece, ...]
    told: tuple[Sentence, ...]
    taken: tuple[str, ...]
    lang: str
    said: Said
    before: SlidesBefore
    pictured: bool

    @property
    def heading(self) -> str:
        """The section's heading."""
        return self.taken[0]

    def slides(self, found: SlideForm | None) -> tuple[list[list[str]], list[str], list[str]]:
        """The slide, the names of its forms, and the texts that it shows: the form found, a quotation, a map, cards, or bullets."""
        quotation = self._quotation() if self.before.may_quote and not self.pictured and not found else None
        form = found or quotation or (self._cards() if self._map() is None else None)
        if form is None:
            return self._bullets()
        takeaway = "" if _is_full(form) else point_of(self.told, form.texts, self.heading, self.lang)
        layout = ("<!-- layout: side title -->", "") if form.name == "points" and not takeaway and fits_beside(self.heading) else ()
        return [[*layout, *form.lines, *_point(takeaway, self.said)]], [form.name], [*form.texts, takeaway]

    def _quotation(self) -> SlideForm | None:
        return find_quotation(self.told, [piece.text for piece in self.pieces], self.lang, self.said)

    def _cards(self) -> SlideForm | None:
        """Cards, where no picture stands beside the text and the section is no conclusion, which has a look of its own."""
        if self.pictured or recognizers.says("closing", self.heading, self.lang):
            return None
        return find_cards(self.told, self.heading, self.lang, self.said, self.taken, number=self.before.cards)

    def _map(self) -> SlideForm | None:
        """The map of the countries that the section is about, where it is no map that is drawn already."""
        if self.pictured or len(self.before.maps) >= _MOST_MAPS:
            return None
        names = find_countries(self.heading, self.told, self.lang, next(iter(self.taken[1:]), ""))
        return country_map(names, self.heading) if names and is_new_map(names, self.before.maps) else None

    def _bullets(self) -> tuple[list[list[str]], list[str], list[str]]:
        """Bullets with the point of them, beside the map where there is one."""
        beside, pictured = self._map(), self.pictured
        told = [each for each in self.told if not beside or not any(text in each.text for text in beside.texts)]
        closing = recognizers.says("closing", self.heading, self.lang)
        told = [each for each in told if not recognizers.begins("itself", self.lang).match(each.text)] or told[:1] if closing else told
        few = _FEW if beside or pictured else MOST
        chosen = choose_bullets(_numbered(told), self.heading, self.lang, few, point=not pictured)
        chosen = chosen if beside or pictured or closing else _two_as_one(chosen)
        chosen = chosen if pictured else _with_turn(chosen, self.told, self.lang)
        lines = [
            *_bulleted(chosen, self.said, self.heading, alone=beside is None and not pictured and not closing),
            *(beside.lines if beside else ()),
            *_point(chosen.takeaway, self.said),
        ]
        return [lines], [beside.name if beside else _plain(chosen)], [*chosen.bullets, chosen.takeaway]


def _is_full(form: SlideForm) -> bool:
    """Whether a form leaves no room for a point under it."""
    if form.name == "points":
        return len(form.texts) > 2
    return form.name in ("cards", "sides")


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
