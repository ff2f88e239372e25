"""Articles -> the text of an outline that builds as it is: front matter, a slide for each heading, notes, questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from slides.base.diagnostics import Problem
from slides.base.records import frozen
from slides.sources.article import Article, ArticlePiece
from slides.sources.draft.outline_writer import OutlineWriter
from slides.sources.draft.sentence import is_self_contained, sentences_of, without_stop
from slides.sources.draft.wording import words_of
from slides.text.terms import NO_TERMS, Terms

_LONGEST_TITLE, _OPENING_WORDS = 120, 12
LEVELS = MappingProxyType({"brief": 4, "standard": 11, "full": 0})
"""How many sections of an article have a slide at each level: five slides with the title, ten to fifteen, all (0)."""


@frozen
class Drafted:
    """An outline's text, what was reported on the way, and what the articles became.

    forms: each form that slides have, with how many times. sentences, shown: how many the sections have, and how many slides show.
    left_out: headings of sections that have no slide at this level.
    """

    text: str
    problems: tuple[Problem, ...]
    forms: tuple[tuple[str, int], ...] = ()
    sentences: int = 0
    shown: int = 0
    left_out: tuple[str, ...] = ()


def draft(
    articles: Sequence[Article],
    paths: Sequence[str],
    terms: Terms = NO_TERMS,
    terms_path: str = "",
    level: str = "full",
    pictures: Mapping[ArticlePiece, str] = MappingProxyType({}),
) -> Drafted:
    """An outline drawn from articles, in their order; several make a chapter each, their questions gathered at the end.

    paths: how the outline names them. level: a key of LEVELS. pictures: the file of each caption that has one, as the outline names it.
    Every line that it shows is a stretch of an article, in the house's wording where terms say so.
    """
    writer = OutlineWriter(terms, _language(articles), pictures)
    writer.briefly = level == "brief"
    titles = [article.title or _opening_title(article) or _named(article.file) for article in articles]
    several = len(articles) > 1
    title = _joined(titles)
    lines = list(_front(title, writer, articles, paths, terms_path))
    for article, name in zip(articles, titles, strict=True):
        lines += ["", f"# {writer.said(name if several else title)}", ""]
        lines += writer.sections(article, name, _sections_shown(article, level, len(articles)))
    lines += writer.questions(articles)
    forms = Counter(form for shape in writer.shapes for form in shape.forms)
    counts = (sum(shape.sentences for shape in writer.shapes), sum(shape.shown for shape in writer.shapes))
    text = "\n".join(lines).rstrip("\n") + "\n"
    return Drafted(text, tuple(writer.problems), tuple(sorted(forms.items())), *counts, tuple(writer.left_out))


def _sections_shown(article: Article, level: str, articles: int) -> frozenset[int] | None:
    """The numbers of the sections that have a slide at a level, those with most text first; None for all."""
    most = max(1, LEVELS[level] // articles) if LEVELS[level] else 0
    found = article.sections
    headed = [at for at, section in enumerate(found) if section.heading]
    if not most or len(headed) <= most:
        return None
    weight = {at: sum(len(piece.text) for piece in found[at].pieces) for at in headed}
    return frozenset(sorted(headed, key=lambda at: (-weight[at], at))[:most])


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


def _opening_title(article: Article) -> str:
    """The first sentence of an article without a title, where it is short and stands by itself: what it is, in its own words."""
    first = article.sections[:1]
    pieces = [piece for piece in first[0].pieces if piece.kind == "paragraph"][:1] if first and not first[0].heading else []
    told = sentences_of(pieces, article.language)[:1]
    fits = told and words_of(told[0].shown) <= _OPENING_WORDS and is_self_contained(told[0], article.language)
    return without_stop(told[0].shown) if fits else ""


def _named(file: str) -> str:
    """A title out of a file's name."""
    stem = re.sub(r"\.\w{1,5}$", "", file.replace("\\", "/").rsplit("/", 1)[-1])
    words = re.sub(r"[-_]+", " ", stem).strip() or "Article"
    return words[:1].upper() + words[1:]


def _front(title: str, writer: OutlineWriter, articles: Sequence[Article], paths: Sequence[str], terms_path: str) -> Iterator[str]:
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
    if len(paths) == 1 and paths[0]:
        yield f"article: {_quoted(paths[0])}"
    elif len(paths) > 1:
        yield "article:"
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
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
