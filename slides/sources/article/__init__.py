"""An article's file -> Article: plain text, Markdown or HTML; every piece with its line, what is the page's dropped and told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.sources.article import boilerplate
from slides.sources.article.article import Article, ArticlePiece, ArticleQuestion, ArticleSection, Dropped
from slides.sources.article.classification import sort
from slides.sources.article.markdown import read_markdown
from slides.sources.article.plain_text import read_text
from slides.sources.article.toml_front_matter import without_toml
from slides.sources.article.web_page import read_html
from slides.text.sanitize import clean_text
from slides.text.sentences import detect, may_be

MOST_CHARACTERS = 16 * 1024 * 1024
"""Of a longer article only the beginning is read."""
_NO_PROSE = ("a cookie line", "references", "sharing", "the page's foot", "a newsletter")
"""What is left out for these reasons is no text of the article's, however long it is."""
_PROSE = 60
"""Lines of so many characters that are left out count as text."""
_SURE_OF_LANGUAGE = 400
"""Letters of prose from which its language is told against what the page says."""
_MARKDOWN, _HTML = (".md", ".markdown", ".qmd", ".rmd", ".docx", ".pdf"), (".html", ".htm", ".xhtml")
_LOOKS_LIKE_HTML = pattern(r"\s*+(?>(?:<!--.*?-->)\s*+)*+<(!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LOOKS_LIKE_MARKDOWN = pattern(r"(?m)^#{1,6} \S")


def read_article(text: str, file: str, language: str = "") -> tuple[Article, tuple[Problem, ...]]:
    """An article out of its text, and what must be told: control characters, nothing to read, no headings.

    file: its name, whose ending says what it is; text that looks like Markdown or HTML is read as that. language: a tag that wins
    over what is found. Never raises.
    """
    problems: list[Problem] = []
    clean = clean_text(text, file, problems)
    if len(clean) > MOST_CHARACTERS:
        problems.append(
            Problem(
                rule_catalogue.ARTICLE_UNREAD, Span(file), f"only the first {MOST_CHARACTERS:,} characters are read", "split the article"
            )
        )
        clean = clean[:MOST_CHARACTERS]
    body, front = without_toml(clean)
    said = ""
    ending = Path(file).suffix.lower()
    author = ""
    if ending in _HTML or (ending not in _MARKDOWN and _LOOKS_LIKE_HTML.match(clean[:5000])):
        blocks, title, author, said, told = read_html(clean, file)
        pieces, dropped = sort(blocks, marked=True, title=title)
    elif ending in _MARKDOWN or _LOOKS_LIKE_MARKDOWN.search(clean):
        blocks, settings, told = read_markdown(body, file)
        pieces, dropped = sort(blocks, marked=True, title=settings.title or front.get("title", ""))
        author = settings.author
        front.setdefault("date", settings.date)
    else:
        told = ()
        pieces, dropped = sort(read_text(body), marked=False)
    author = author or front.get("author", "")
    author = "" if boilerplate.is_nobody(author) else author
    pieces = _with_front(pieces, front)
    problems += told
    if author and not any(piece.kind == "author" for piece in pieces):
        pieces = (*pieces[:1], ArticlePiece("author", author, 1), *pieces[1:])
    article = Article(file, language or _told_language(_plain_tag(said), pieces), pieces, dropped)
    return article, (*problems, *_doubts(article, told))


def _with_front(pieces: tuple[ArticlePiece, ...], front: Mapping[str, str]) -> tuple[ArticlePiece, ...]:
    """The pieces with the title and date that front matter gives, where the text itself has none."""
    kinds = {piece.kind for piece in pieces}
    added = [
        ArticlePiece(kind, front[kind], 1, int(kind == "title")) for kind in ("title", "date") if front.get(kind) and kind not in kinds
    ]
    return (*added, *pieces) if added and added[0].kind == "title" else (*pieces[:1], *added, *pieces[1:])


def _told_language(said: str, pieces: tuple[ArticlePiece, ...]) -> str:
    """The language that a page says it is in, where its text may be; else the one that the text is in."""
    prose = " ".join(piece.text for piece in pieces if piece.kind in ("paragraph", "item", "answer"))
    return said if said and (len(prose) < _SURE_OF_LANGUAGE or may_be(prose, said)) else detect(prose)


def _plain_tag(said: str) -> str:
    """A language tag as a page says it, if it is one."""
    return said if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", said) else ""


def _doubts(article: Article, told: tuple[Problem, ...]) -> list[Problem]:
    """What an author should know of an article that is not as articles are."""
    span = Span(article.file)
    said = [piece for piece in article.pieces if piece.kind in ("paragraph", "item", "answer", "question", "code", "table")]
    if not said and not article.headings:
        hint = "is it an article? only menus, forms and single lines were found" if article.dropped else "is it an article?"
        return [] if told else [Problem(rule_catalogue.NO_ARTICLE, span, "there is no text to read in this article", hint)]
    found = []
    left = sum(len(each.text) for each in article.dropped if each.why not in _NO_PROSE and len(each.text) >= _PROSE)
    whole = left + sum(len(piece.text) for piece in said)
    if left * 3 > whole:
        message = f"{round(100 * left / whole)}% of the text is taken for the page's own and left out"
        found.append(Problem(rule_catalogue.ARTICLE_SHAPE, span, message, "save the article's own text where some of it is missing"))
    if article.file.lower().endswith(".pdf"):
        hint = "a PDF has lines and no tables; compare the slides with it, or draft from the text that it was made of"
        found.append(Problem(rule_catalogue.ARTICLE_SHAPE, span, "tables, pictures and formulas of a PDF are not read as such", hint))
    if not article.title:
        found.append(Problem(rule_catalogue.ARTICLE_SHAPE, span, "the article has no title", "write the title on the first line"))
    if not article.headings and not article.questions:
        found.append(
            Problem(
                rule_catalogue.ARTICLE_SHAPE,
                span,
                "the article has no headings: all of it is one section",
                "write headings on lines of their own",
            )
        )
    return found


def renamed(article: Article, file: str) -> Article:
    """The same article under the name that an outline gives it."""
    return replace(article, file=file)


__all__ = ["Article", "ArticlePiece", "ArticleQuestion", "ArticleSection", "Dropped", "read_article", "renamed"]
