"""Articles -> the text of an outline that builds as it is: front matter, a slide for each heading, notes, questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.records import frozen
from slides.markdown.sections import FAQ_TITLE, QUESTION_MARKS
from slides.sources.article import Article, ArticlePiece, ArticleQuestion, ArticleSection
from slides.sources.draft.bullets import choose_bullets
from slides.sources.draft.escape import escaped
from slides.text import sentences
from slides.text.localization import labels
from slides.text.terms import NO_TERMS, Terms

_NOTES = 6_000
"""Characters of notes that one slide carries: fifty minutes of speaking. A longer section goes on under the same title."""
_LONGEST_LEAD, _LONGEST_TITLE = 180, 120
_MOST_INNER = 10
"""So many headings right under one that has no text of its own are its bullets."""
_MOST_LINES, _MOST_WIDTH = 18, 100
"""A listing or table that alone stands under a heading is shown up to so many lines and characters."""


@frozen
class Drafted:
    """An outline's text, and what was told on the way."""

    text: str
    problems: tuple[Problem, ...]


def draft(articles: Sequence[Article], paths: Sequence[str], terms: Terms = NO_TERMS, terms_path: str = "") -> Drafted:
    """An outline drawn from articles, in their order; several make a chapter each, their questions gathered at the end.

    paths: how the outline names them. Every line that it shows is a stretch of an article, in the house's wording where terms say so.
    """
    writer = _OutlineWriter(terms, _language(articles))
    titles = [article.title or _named(article.file) for article in articles]
    several = len(articles) > 1
    title = _joined(titles)
    lines = list(_front(title, writer, articles, paths, terms_path))
    for article, name in zip(articles, titles, strict=True):
        lines += ["", f"# {writer.said(name if several else title)}", ""]
        lines += writer.sections(article, name)
    lines += writer.questions(articles)
    return Drafted("\n".join(lines).rstrip("\n") + "\n", tuple(writer.problems))


def _joined(titles: Sequence[str]) -> str:
    """One title for all: the articles' own, as many as fit a title."""
    found = ""
    for title in dict.fromkeys(titles):
        if found and len(found) + len(title) > _LONGEST_TITLE:
            return f"{found} …"
        found = f"{found} · {title}" if found else title
    return found


def _language(articles: Sequence[Article]) -> str:
    """The language of most articles that have one."""
    found = [article.language for article in articles if article.language]
    return max(found, key=found.count) if found else "en"


def _named(file: str) -> str:
    """A title out of a file's name."""
    stem = re.sub(r"\.\w{1,5}$", "", file.replace("\\", "/").rsplit("/", 1)[-1])
    words = re.sub(r"[-_]+", " ", stem).strip() or "Article"
    return words[:1].upper() + words[1:]


def _front(title: str, writer: _OutlineWriter, articles: Sequence[Article], paths: Sequence[str], terms_path: str) -> Iterator[str]:
    """The front matter."""
    yield "---"
    yield f"title: {_quoted(writer.terms.applied(title))}"
    authors = list(dict.fromkeys(article.author for article in articles if article.author))
    if authors:
        yield f"author: {_quoted(', '.join(authors))}"
    dates = [piece.text for article in articles for piece in article.pieces if piece.kind == "date"][:1]
    if len(articles) == 1 and dates:
        yield f"date: {_quoted(dates[0])}"
    yield f"lang: {writer.lang}"
    yield f"article: {_quoted(paths[0])}" if len(paths) == 1 else "article:"
    if len(paths) > 1:
        yield from (f"  - {_quoted(path)}" for path in paths)
        yield "slide-level: 2"
    if terms_path:
        yield f"terms: {_quoted(terms_path)}"
    yield "---"


def _quoted(value: str) -> str:
    """A value of YAML: as it is where that is safe, else in double quotes."""
    if re.fullmatch(r"[^\W\d_](?:[\w ./’-]*[\w./’])?", value) and value.lower() not in (
        "yes",
        "no",
        "true",
        "false",
        "null",
        "on",
        "off",
        "y",
        "n",
    ):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _OutlineWriter:
    """Writes the outline's lines in one language and wording; collects problems."""

    def __init__(self, terms: Terms, lang: str) -> None:
        self.terms = terms
        self.lang = lang
        self.problems: list[Problem] = []

    def said(self, text: str) -> str:
        """Text in the house's wording as Markdown on one line."""
        return escaped(self.terms.applied(" ".join(text.split())))

    def sections(self, article: Article, title: str) -> Iterator[str]:
        """A slide for each heading; what stands before the first goes under the title, or under a heading of that name."""
        found = article.sections
        faq = any(FAQ_TITLE.match(heading.text) for heading in article.headings) or bool(article.questions)
        for at, section in enumerate(found):
            if section.heading is None:
                alone = not article.headings
                yield from self.slide(article, section, article.title or title) if alone else self.lead(section)
            elif not (faq and FAQ_TITLE.match(section.heading.text) and not section.pieces):
                following = found[at + 1 :]
                inner = [each.heading for each in following[: _deeper(section, following)] if each.heading]
                yield from self.slide(article, section, section.heading.text, inner)

    def lead(self, section: ArticleSection) -> Iterator[str]:
        """What an article says before its first heading: its best line under the title, all of it in the notes."""
        chosen = choose_bullets(section, "", self.lang)
        lines = (text for text in (*chosen.bullets, chosen.takeaway) if not text.endswith((":", *QUESTION_MARKS)))
        shown = next((text for text in lines if 0 < len(text) <= _LONGEST_LEAD), "")
        if shown:
            yield from (self.said(shown), "")
        yield from self.captions(section)
        yield from self.notes(section.pieces)

    def slide(self, article: Article, section: ArticleSection, heading: str, inner: Sequence[ArticlePiece] = ()) -> Iterator[str]:
        """One section as a slide, or several under one title where its notes are long."""
        for number, part in enumerate(_parted(section, self.lang)):
            yield from (f"## {self.said(heading)}", "") if number == 0 else ("---", "")
            chosen = choose_bullets(part, heading, self.lang)
            shown = list(chosen.bullets)
            if not shown and not chosen.takeaway and number == 0:
                level = min((piece.level for piece in inner), default=0)
                shown = [piece.text for piece in inner if piece.level == level and len(piece.text) <= _LONGEST_LEAD][:_MOST_INNER]
            yield from (f"- {self.said(text)}" for text in shown)
            yield from [""] if shown else []
            if chosen.takeaway:
                yield from ("> [!IMPORTANT]", f"> {self.said(chosen.takeaway)}", "")
            if not shown and not chosen.takeaway:
                yield from self.rest(article, part)
            yield from self.captions(part)
            yield from self.notes(part.pieces)

    def rest(self, article: Article, section: ArticleSection) -> Iterator[str]:
        """What to show of a section without a sentence that fits: a short listing or table, a short paragraph; else nothing, told."""
        for piece in section.pieces:
            lines = piece.text.split("\n")
            fits = len(lines) <= _MOST_LINES and max(map(len, lines)) <= _MOST_WIDTH
            if piece.kind == "code" and fits:
                fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", piece.text)), default=0))
                word = re.match(r"[\w+-]*", piece.info)
                yield from (fence + (word.group() if word else ""), *lines, fence, "")
                return
        paragraph = next((piece.text for piece in section.paragraphs if len(piece.text) <= _LONGEST_LEAD), "")
        if paragraph:
            yield from (f"- {self.said(paragraph)}", "")
        elif section.paragraphs:
            span = Span(article.file, section.line)
            self.problems.append(
                Problem(
                    rule_catalogue.NOTHING_SHORT,
                    span,
                    "no sentence here is short enough for a slide: all of it is in the notes",
                    "write a bullet",
                )
            )

    def captions(self, section: ArticleSection) -> Iterator[str]:
        """Captions as comments."""
        for piece in section.pieces:
            if piece.kind == "caption":
                words = re.sub("-{2,}", "–", self.terms.applied(" ".join(piece.text.split()))).replace(">", "›").strip("-")
                yield from (f"<!-- Picture in the article: {words} -->", "")

    def notes(self, pieces: Sequence[ArticlePiece]) -> Iterator[str]:
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


def _deeper(section: ArticleSection, following: Sequence[ArticleSection]) -> int:
    """How many of the sections that follow stand under this one's heading."""
    level = section.heading.level if section.heading else 0
    return next((at for at, each in enumerate(following) if each.heading and each.heading.level <= level), len(following))


def _parted(section: ArticleSection, lang: str) -> Iterator[ArticleSection]:
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
