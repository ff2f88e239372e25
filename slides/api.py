"""The public interface: what `import slides` offers. Everything else in the package may change between versions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from slides.base.diagnostics import Problem, Rule, Severity, SlidesError, Span
from slides.base.records import frozen
from slides.design import Design
from slides.export.writers import FinishedDeck, Writer
from slides.pipeline.build import BuiltDeck as Deck
from slides.pipeline.build import build_deck
from slides.pipeline.files import read_outline_text, write_whole

_SUFFIXES = (".md", ".markdown", ".qmd", ".rmd", ".txt")
_UNNAMED = "outline.md"


def build(
    source: str | os.PathLike[str], *, theme: str = "", base: str | os.PathLike[str] | None = None, created: str = "", date: str = ""
) -> Deck:
    """An outline as a deck.

    source: the outline's text, or the path of its file: a `Path`, or a string of one line that ends like a Markdown file's name.
    theme: a theme's name, which wins over the outline's own. base: the folder that pictures and data come from; by default the
    file's own, for a text the current one. created: an ISO 8601 time for the file's properties, where the outline gives no date.
    date: shown instead of the outline's own.

    What is wrong with the outline is in the deck's `problems`; a fatal one keeps it from being saved. SlidesError where the file
    cannot be read.
    """
    text, name = _read(source, base)
    return build_deck(text, name, theme, created, date=date)


def check(source: str | os.PathLike[str], *, theme: str = "", base: str | os.PathLike[str] | None = None) -> tuple[Problem, ...]:
    """What is wrong with an outline and the deck that it makes, in the order of its lines; nothing is written.

    The arguments are those of `build`. SlidesError where the file cannot be read.
    """
    return build(source, theme=theme, base=base).problems


@frozen
class Draft:
    """An outline drawn from articles, and what its author should know of it."""

    text: str
    problems: tuple[Problem, ...]

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the outline whole or not at all; gives the path. SlidesError where it cannot be written."""
        target = Path(path)
        write_whole(target, lambda file: file.write(self.text.encode()))
        return target


def draft(*articles: str | os.PathLike[str], terms: str | os.PathLike[str] = "") -> Draft:
    """An outline that builds as it is, drawn from the files of one article or several. It selects and never writes.

    terms: a file of the house's own wording. SlidesError where an article or the terms cannot be read.
    """
    from slides.sources import library
    from slides.sources.article import Article, read_article
    from slides.sources.draft import draft as drawn
    from slides.text.terms import Terms, read_terms

    if not articles:
        raise SlidesError("draft needs at least one article")
    found: list[Article] = []
    problems: list[Problem] = []
    for given in articles:
        path = os.fspath(given)
        text, problem = library.read_file(Path(path), path, Span(path))
        if problem:
            raise SlidesError(problems=(problem,))
        article, doubts = read_article(text, path)
        found.append(article)
        problems += doubts
    wording: Terms = Terms()
    if os.fspath(terms):
        text, problem = library.read_file(Path(terms), os.fspath(terms), Span(os.fspath(terms)), "terms")
        if problem:
            raise SlidesError(problems=(problem,))
        wording, doubts = read_terms(text, os.fspath(terms))
        problems += doubts
    _refuse_fatal(problems)
    made = drawn(found, [article.file for article in found], wording, os.fspath(terms))
    return Draft(made.text, (*problems, *made.problems))


def _refuse_fatal(problems: Sequence[Problem]) -> None:
    """SlidesError where one of the problems is fatal."""
    fatal = tuple(problem for problem in problems if problem.severity is Severity.FATAL)
    if fatal:
        raise SlidesError(problems=fatal)


def _read(source: str | os.PathLike[str], base: str | os.PathLike[str] | None) -> tuple[str, str]:
    """An outline's text, and the name under which the files beside it are looked for."""
    if isinstance(source, str) and ("\n" in source or not source.lower().endswith(_SUFFIXES)):
        return source, os.path.join(base, _UNNAMED) if base is not None else _UNNAMED  # noqa: PTH118 - the name is a string
    path = os.fspath(source)
    name = os.path.join(base, Path(path).name) if base is not None else path  # noqa: PTH118
    return read_outline_text(path, path), name


__all__ = [
    "Deck",
    "Design",
    "Draft",
    "FinishedDeck",
    "Problem",
    "Rule",
    "Severity",
    "SlidesError",
    "Span",
    "Writer",
    "build",
    "check",
    "draft",
]
