"""The articles and the house's wording that an outline names: found in its folder, read whole, bounded."""

from __future__ import annotations

import re
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Severity, Span
from slides.base.lazy_regex import pattern
from slides.markdown.front_matter import Settings
from slides.markdown.resources import ASSETS, Forbidden, decoded, forbidden, is_visible, nearest_name
from slides.sources.article import Article, read_article
from slides.sources.article.unreadable import UnreadableDocument
from slides.text.terms import Terms, read_terms

MOST_BYTES = 64 * 1024 * 1024
"""Larger files are not read."""
MOST_ARTICLES = 50
_CHARSET = pattern(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
CONVERTED = (".docx", ".pdf")
"""Endings of files that are read as Markdown made of them."""
_HTML = (".html", ".htm", ".xhtml")


def named_articles(settings: Settings, file: str) -> tuple[tuple[Article, ...], Terms, tuple[Problem, ...]]:
    """The articles and terms that an outline's settings name, each article under the name used there.

    file: the outline's. A problem for each file that is not there, is outside the outline's folder, or cannot be read.
    """
    problems: list[Problem] = []
    articles = []
    names = [name for line in settings.article.split("\n") for name in _names(line, file) if name.strip()]
    if len(names) > MOST_ARTICLES:
        problems.append(
            Problem(rule_catalogue.ARTICLE_UNREAD, Span(file), f"only the first {MOST_ARTICLES} articles are read", "name fewer")
        )
    for name in names[:MOST_ARTICLES]:
        text, problem = _beside(name, file, "article")
        if problem:
            problems.append(problem)
            continue
        article, doubts = read_article(text, name)
        problems += [doubt for doubt in doubts if doubt.severity is Severity.FATAL or not article.pieces]
        if article.pieces:
            articles.append(article)
    terms, doubts = _terms(settings.terms, file)
    return tuple(articles), terms, (*(_warning(problem) for problem in problems), *doubts)


def _names(line: str, file: str) -> list[str]:
    """A file's name, commas and all, where there is such a file beside the outline or nothing else is meant; else several names."""
    several = line.split(", ")
    named = all(Path(name).suffix for name in several)
    return several if named and len(several) > 1 and "\0" not in line and not (Path(file).parent / line).exists() else [line]


def _terms(said: str, file: str) -> tuple[Terms, tuple[Problem, ...]]:
    """The terms that front matter holds, or names a file of."""
    if "\n" in said:
        return read_terms(said, file)
    if not said:
        return Terms(), ()
    text, problem = _beside(said, file, "terms")
    return (Terms(), (_warning(problem),)) if problem else read_terms(text, said)


def _warning(problem: Problem) -> Problem:
    """A problem that does not keep a deck from being built."""
    return Problem(rule_catalogue.ARTICLE_UNREAD, problem.span, problem.message, problem.hint)


def _beside(name: str, file: str, what: str) -> tuple[str, Problem | None]:
    """The text of a file that an outline names, or why it is not read."""
    path, span = Path(file).parent / name.replace("\\", "/"), Span(file)
    reason = forbidden(name, path, file)
    if reason is None:
        return read_file(path, name, span, what)
    message, hint = {
        Forbidden.NETWORK: (f"nothing is fetched from the network: {name[:80]}", "save it next to the outline"),
        Forbidden.DEVICE: (f"{name[:80]} is a drive, a share or a device", "name a file in the outline's folder"),
        Forbidden.ZERO_BYTE: ("a file name contains a zero byte", "write the name of the file"),
        Forbidden.OUTSIDE: (f"{name[:80]} is outside the outline's folder", f"files come from the outline's folder or from ../{ASSETS}"),
    }[reason]
    return "", Problem(rule_catalogue.ARTICLE_UNREAD, span, f"{what}: {message}", hint)


def read_file(path: Path, name: str, span: Span, what: str = "article") -> tuple[str, Problem | None]:
    """A file's text, or why it cannot be read: an error, at `span` where the file is not there, else at its own line."""
    own = Span(name)
    try:
        if path.exists() and not path.is_file():
            return "", _error(span, f"{what}: {name} is not a regular file", "name a text, Markdown, HTML, Word or PDF file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        hint = nearest_name(path, "paths start from the current folder") if span.file == name else nearest_name(path)
        return "", _error(span, f"{what}: no such file: {name}", hint)
    except (OSError, ValueError) as error:
        return "", _error(span, f"{what}: {name} cannot be read: {getattr(error, 'strerror', None) or error}", "check the path")
    if len(data) > MOST_BYTES:
        return "", _error(own, f"{what} of more than {MOST_BYTES // 1024 // 1024} MB", "split it")
    if path.suffix.lower() in CONVERTED and what == "article":
        try:
            return _converted(path.suffix.lower(), data), None
        except UnreadableDocument as why:
            return "", _error(own, f"{what}: {why}", why.hint)
    text, bad = decoded(data, _declared(data) if path.suffix.lower() in _HTML else "")
    if bad >= 0:
        line = data.count(b"\n", 0, bad) + 1
        where = Span(name, line, bad - data.rfind(b"\n", 0, bad))
        return "", _error(where, f"{what}: not UTF-8 text", "is it text? save it as UTF-8")
    if "\0" in text:
        return "", _error(Span(name, text.count("\n", 0, text.index("\0")) + 1), f"{what}: not text: it contains zero bytes", "is it text?")
    if not text.strip():
        return "", _error(own, f"the {what} is empty" if what == "article" else f"{what}: the file is empty", "is it the right file?")
    return text, None


def _converted(ending: str, data: bytes) -> str:
    """The text of a Word document or a PDF as Markdown. Raises UnreadableDocument where it has none."""
    if ending == ".pdf":
        from slides.sources.article.pdf_document import markdown_of_pdf

        text = markdown_of_pdf(data)
    else:
        from slides.sources.article.word_document import markdown_of_word

        text = markdown_of_word(data)
    if not text.strip():
        raise UnreadableDocument("there is no text in this document", "is it the right file?")
    return text


def _declared(data: bytes) -> str:
    """The encoding that a web page declares; empty where it declares none."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else ""


def _error(span: Span, message: str, hint: str) -> Problem:
    return Problem(rule_catalogue.NO_ARTICLE, span, message, hint)


__all__ = ["MOST_ARTICLES", "MOST_BYTES", "is_visible", "named_articles", "read_file"]
