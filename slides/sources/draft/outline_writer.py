"""OutlineWriter: the lines of an outline, section by section, in one language and wording."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.markdown.sections import FAQ_TITLE
from slides.sources.article import Article, ArticlePiece, ArticleQuestion, ArticleSection
from slides.sources.draft.bullets import choose_bullets
from slides.sources.draft.child_sections import Children, gather_children, gather_siblings
from slides.sources.draft.escape import escaped
from slides.sources.draft.section_slides import BESIDE_PICTURE, SectionSlides, SlidesBefore, prose_of, shape_section
from slides.sources.draft.sentence import Sentence, is_self_contained, sentences_of, without_stop
from slides.sources.draft.topics import long_topics, topics
from slides.sources.draft.wording import MOST_WORDS, words_of
from slides.text import sentences
from slides.text.localization import labels
from slides.text.terms import Terms

_NOTES = 6_000
"""Characters of notes that one slide carries: fifty minutes of speaking. A longer section goes on under the same title."""
_LONGEST_LEAD, _LEAST_LEAD = 180, 5
"""Characters, and words, of the line under the title."""
_LONGEST_NAMES, _MOST_NAMES = 90, 10
"""Characters of the headings of small sections that are the title of their slide together, and words with the dots between them."""
_MOST_INNER = 10
"""So many headings right under one that has no text of its own are its bullets."""
_SHORT_LEAD = 4
"""An opening of so many sentences stands under the title, or of twice as many where hardly one could be shown; a longer one has a slide
of its own."""


class OutlineWriter:
    """Writes the outline's lines in one language and wording; collects problems and what each section became.

    `briefly`: each section has one slide, however long it is.
    """

    def __init__(self, terms: Terms, lang: str, pictures: Mapping[ArticlePiece, str]) -> None:
        self.terms = terms
        self.pictures = pictures
        self.lang = lang
        self.problems: list[Problem] = []
        self.shapes: list[SectionSlides] = []
        self.left_out: list[str] = []
        self.before = SlidesBefore()
        self.shown_first = ""
        self.begun = False
        self.briefly = False

    def said(self, text: str) -> str:
        """Text in the house's wording as Markdown on one line."""
        return escaped(self.terms.applied(" ".join(text.split())))

    def sections(self, article: Article, title: str, shown: frozenset[int] | None = None) -> Iterator[str]:
        """A slide for each heading; what stands before the first goes under the title, and on a slide of its own where it is long.

        shown: the numbers of the sections with slides; the others are in the notes of the slide before. None: all.
        """
        found = article.sections
        ends, above_each = _ends(found), _headings_above(found)
        gathered = 0
        faq = any(FAQ_TITLE.match(heading.text) for heading in article.headings) or bool(article.questions)
        for at, section in enumerate(found):
            if at < gathered:
                continue
            above = above_each[at]
            inside = found[at + 1 : ends[at]] if section.heading else ()
            children = gather_children(section, inside, self.lang, self.said) if shown is None or at in shown else None
            if section.heading is None:
                yield from self._opening(article, section, title)
            elif children:
                gathered = at + 1 + children.count
                yield from self._parts(section, inside[: children.count], children.slide)
            elif shown is not None and at not in shown:
                yield from self._unshown(section, section.heading.text)
            elif not above and (beside := self._beside(found, at, shown)):
                gathered = at + beside.count
                yield from self._together(found[at : at + beside.count], beside.slide, title)
            elif not (faq and FAQ_TITLE.match(section.heading.text) and not section.pieces):
                yield from self._headed(article, section, section.heading.text, [each.heading for each in inside if each.heading])

    def _beside(self, found: Sequence[ArticleSection], at: int, shown: frozenset[int] | None) -> Children | None:
        """The small sections from one on that share a slide, where others have slides, and none is left out at this level or pictured."""
        sections = found[at:] if shown is None else list(itertools.takewhile(lambda each: found.index(each) in shown, found[at:]))
        pictured = any(piece in self.pictures for each in sections[:4] for piece in each.pieces)
        beside = None if pictured else gather_siblings(sections[:5], self.lang, self.said)
        return beside if beside and beside.count < sum(each.heading is not None for each in found) else None

    def _together(self, sections: Sequence[ArticleSection], slide: SectionSlides, title: str) -> Iterator[str]:
        """Small sections as the parts of one slide, under their headings, or the article's title where those are long."""
        self.begun = True
        self.shapes.append(slide)
        names = " · ".join(each.heading.text for each in sections if each.heading)
        yield from (
            f"## {self.said(names if len(names) <= _LONGEST_NAMES and words_of(names) <= _MOST_NAMES else title)}",
            "",
            *slide.slides[0],
        )
        for each in sections:
            yield from self._captions(each)
            yield from self._from_article(each, each.heading.text if each.heading else "")

    def _headed(self, article: Article, section: ArticleSection, heading: str, inner: Sequence[ArticlePiece]) -> Iterator[str]:
        """The slide of a section with a heading; a long one of running text goes on in slides by topic."""
        parts = [] if self.briefly else long_topics(section, heading, self.lang, [article.title, heading, self.shown_first])
        yield from self._slide(article, parts[0].section if parts else section, heading, inner)
        for part in parts[1:]:
            yield from self._slide(article, part.section, part.title)

    def _opening(self, article: Article, section: ArticleSection, title: str) -> Iterator[str]:
        """What an article says before its first heading, or all of it where it has none."""
        told = sentences_of(prose_of(section.pieces), self.lang)
        alone = not article.headings
        plain = all(piece.kind == "paragraph" or (piece.kind == "caption" and piece not in self.pictures) for piece in section.pieces)
        yield from self._lead(told)
        usable = (each for each in told if is_self_contained(each, self.lang) and words_of(each.shown) <= MOST_WORDS)
        left = [each for each in usable if without_stop(each.shown) != self.shown_first]
        short = plain and (len(told) <= _SHORT_LEAD or (len(told) <= 2 * _SHORT_LEAD and len(left) < 2))
        if short and not alone:
            yield from self._captions(section)
            yield from self._notes(section.pieces)
            return
        one = not alone
        for topic in topics(section, self.lang, [title, self.shown_first], one=one, about=article.title, whole=one and self.briefly):
            yield from self._slide(article, topic.section, topic.title)

    def _lead(self, told: Sequence[Sentence]) -> Iterator[str]:
        """A line under the title: the sentence of the opening that carries most and stands by itself."""
        chosen = choose_bullets(told[:_SHORT_LEAD], "", self.lang, 1, point=False)
        shown = next((text for text in chosen.bullets if len(text) <= _LONGEST_LEAD and words_of(text) >= _LEAST_LEAD), "")
        self.shown_first = shown
        if shown:
            yield from (self.said(shown), "")

    def _parts(self, section: ArticleSection, inside: Sequence[ArticleSection], slide: SectionSlides) -> Iterator[str]:
        """A section whose small sections are the parts of its slide, with all their words in its notes."""
        self.begun = True
        self.shapes.append(slide)
        yield from (f"## {self.said(section.heading.text if section.heading else '')}", "", *slide.slides[0])
        yield from self._notes(section.pieces)
        for each in inside:
            yield from self._from_article(each, each.heading.text if each.heading else "")

    def _unshown(self, section: ArticleSection, heading: str) -> Iterator[str]:
        """A section that has no slide at this level: its words in the notes of the slide before, under its heading."""
        self.left_out.append(heading)
        yield from self._from_article(section, heading)

    def _from_article(self, section: ArticleSection, heading: str) -> Iterator[str]:
        """A section's words as notes, under its heading."""
        yield from ("::: notes", f"From the article: “{self.said(heading)}”", "")
        for piece in section.paragraphs:
            yield from (self.said(piece.text), "")
        yield from (":::", "")

    def _slide(self, article: Article, section: ArticleSection, heading: str, inner: Sequence[ArticlePiece] = ()) -> Iterator[str]:
        """One section as a slide, or several under one title where it has several forms or its notes are long."""
        for number, part in enumerate(_split_section(section, self.lang)):
            shown = self._pictures(part)
            titles = (article.title, heading, self.shown_first)
            shape = shape_section(part, heading, self.lang, self.said, before=self.before, taken=titles, pictured=bool(shown))
            lines = list(shape.slides[0]) if shape.slides else []
            if shown and (not lines or set(shape.forms) <= BESIDE_PICTURE):
                lines += [shown.pop(0), ""]
            if not lines and number == 0:
                lines = self._inner(inner)
            if not lines and number == 0 and not inner and section.heading and self.begun:
                if part.paragraphs:
                    self._nothing_short(article, part)
                yield from self._unshown(section, heading)
                return
            self.begun = True
            self.shapes.append(shape)
            self.before = self.before.with_section(shape)
            yield from (f"## {self.said(heading)}", "") if number == 0 else ("---", "")
            yield from lines
            yield from self._captions(part)
            yield from self._notes(part.pieces)
            for more in (*shape.slides[1:], *((line, "") for line in shown)):
                yield from ("---", "", *more)
            yield from shape.comment

    def _pictures(self, section: ArticleSection) -> list[str]:
        """The lines of a section's pictures, each with its caption as description and caption."""
        found = []
        for piece in section.pieces:
            if piece in self.pictures:
                said = self.said(piece.text).replace('"', "'")
                found.append(f'![{said}]({self.pictures[piece]} "{said}")')
        return found

    def _inner(self, inner: Sequence[ArticlePiece]) -> list[str]:
        """The headings right under one that has no text of its own, as its bullets."""
        level = min((piece.level for piece in inner), default=0)
        texts = [piece.text for piece in inner if piece.level == level and len(piece.text) <= _LONGEST_LEAD][:_MOST_INNER]
        return [*(f"- {self.said(text)}" for text in texts), *([""] if texts else [])]

    def _nothing_short(self, article: Article, section: ArticleSection) -> None:
        """Report a section of which nothing can be shown."""
        span = Span(article.file, section.line)
        message = "no sentence here is short enough for a slide, so all of it is in the notes"
        self.problems.append(Problem(rule_catalogue.NOTHING_SHORT, span, message, "write a bullet yourself"))

    def _captions(self, section: ArticleSection) -> Iterator[str]:
        """Captions as comments."""
        for piece in section.pieces:
            if piece.kind == "caption" and piece not in self.pictures:
                words = re.sub("-{2,}", "–", self.terms.applied(" ".join(piece.text.split()))).replace(">", "›").strip("-")
                yield from (f"<!-- Picture in the article: {words} -->", "")

    def _notes(self, pieces: Sequence[ArticlePiece]) -> Iterator[str]:
        """The whole paragraphs as notes."""
        said = [piece for piece in pieces if piece.kind in ("paragraph", "item", "answer")]
        if said:
            yield "::: notes"
            for at, piece in enumerate(said):
                yield from [""] if at else []
                yield self.said(piece.text)
            yield from (":::", "")

    def questions(self, articles: Sequence[Article]) -> Iterator[str]:
        """Every question once, under one heading."""
        asked: dict[str, ArticleQuestion] = {}
        for article in articles:
            for each in article.questions:
                asked.setdefault(" ".join(re.findall(r"\w+", each.question.text.casefold())), each)
        headings = [heading.text for article in articles for heading in article.headings if FAQ_TITLE.match(heading.text)]
        if not asked:
            return
        yield from (f"## {self.said(headings[0]) if headings else _faq(self.lang)}", "")
        for each in asked.values():
            yield from (f"### {self.said(each.question.text)}", "")
            for answer in each.answers:
                yield from (self.said(answer.text), "")


def _faq(lang: str) -> str:
    """The heading of questions where no article has one."""
    return "FAQ" if lang.startswith("en") else labels(lang).questions


def _headings_above(found: Sequence[ArticleSection]) -> list[bool]:
    """For each section whether it stands under the heading of another one."""
    above: list[bool] = []
    highest = 0
    for section in found:
        level = section.heading.level if section.heading else 0
        above.append(bool(highest and level > highest))
        highest = min(highest or level, level) if level else highest
    return above


def _ends(found: Sequence[ArticleSection]) -> list[int]:
    """For each section the number of the first one after it that does not stand under its heading."""
    ends = [len(found)] * len(found)
    within: list[tuple[int, int]] = []
    for at, section in enumerate(found):
        level = section.heading.level if section.heading else 0
        while within and within[-1][1] >= level:
            ends[within.pop()[0]] = at
        within.append((at, level))
    return ends


def _split_section(section: ArticleSection, lang: str) -> Iterator[ArticleSection]:
    """A section cut where its notes would be too long for one slide."""
    part: list[ArticlePiece] = []
    length = 0
    for piece in (short for whole in section.pieces for short in _cut(whole, lang)):
        if part and length + len(piece.text) > _NOTES:
            yield ArticleSection(section.heading, tuple(part))
            part, length = [], 0
        part.append(piece)
        length += len(piece.text)
    yield ArticleSection(section.heading, tuple(part))


def _cut(piece: ArticlePiece, lang: str) -> Iterator[ArticlePiece]:
    """A paragraph that is too long for one slide's notes, cut between sentences."""
    if len(piece.text) <= _NOTES or piece.kind in ("code", "table"):
        yield piece
        return
    part: list[str] = []
    length = 0
    for sentence in sentences.split(piece.text, lang):
        if part and length + len(sentence) > _NOTES:
            yield replace(piece, text=" ".join(part))
            part, length = [], 0
        part.append(sentence)
        length += len(sentence) + 1
    yield replace(piece, text=" ".join(part))
