"""Drafting: an outline from articles, written where nothing is overwritten unasked, and what is said of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from slides.base import atomic_write, rule_catalogue
from slides.base.diagnostics import Problem, Severity, Span
from slides.base.records import frozen
from slides.cli.reporters import excerpt, number
from slides.pipeline.files import FileError, check_target, read_outline_text, refuse, write_whole
from slides.pipeline.job import STANDARD_INPUT, STANDARD_OUTPUT
from slides.sources import library
from slides.sources.article import Article, ArticlePiece, Dropped, read_article
from slides.sources.draft import Drafted, change_lines, compare_drafts, draft
from slides.sources.pictures import ArticlePicture, article_pictures
from slides.text.terms import Terms, read_terms

OUTLINE_ENDINGS = (".md", ".markdown")
_NAME_WORDS, _NAME_LETTERS = 6, 60
"""Words of a caption, and letters, in the name of a picture's file."""
_EXCERPT = 120
"""Letters of a passage in a line on what changed."""
_MOST_TOLD = 20
"""Lines left out of an article that are reported one by one."""


@frozen
class DraftRequest:
    """Which articles an outline is drafted from, and where it goes: to `target`, or to standard output where that is `-`.

    level: brief, standard or full. force: overwrite an outline that exists.
    """

    files: tuple[str, ...]
    target: str = ""
    terms: str = ""
    level: str = "full"
    force: bool = False

    @property
    def shown(self) -> bool:
        """Whether the outline goes to standard output."""
        return self.target == STANDARD_OUTPUT

    @property
    def path(self) -> Path:
        """The outline's file; next to the first article where nothing else is said."""
        first = Path("draft.txt" if self.files[0] == STANDARD_INPUT else self.files[0])
        ending = "-outline.md" if first.suffix.lower() in OUTLINE_ENDINGS else ".md"
        return Path(self.target) if self.target and not self.shown else first.with_name(first.stem + ending)


@frozen
class DraftResult:
    """What came of a request; nothing is drafted where an article cannot be read, or where the outline exists.

    changes: what is new, gone and changed in the article since an outline that exists was drafted, a line each.
    """

    request: DraftRequest
    problems: tuple[Problem, ...]
    drafted: Drafted | None = None
    articles: tuple[Article, ...] = ()
    terms: Terms = Terms()
    changes: tuple[str, ...] = ()

    def summary(self) -> Iterator[str]:
        """What was drafted, what was left out of the articles, and which wordings were replaced."""
        return _summary(self.request.path, self.articles, self.terms, self.drafted) if self.drafted else iter(())


def draft_outline(request: DraftRequest) -> DraftResult:
    """Draft an outline and write it, except to standard output. Raises FileError where that cannot be done."""
    target = request.path
    if any(os.path.realpath(file) == os.path.realpath(target) for file in request.files):
        raise refuse(rule_catalogue.CANNOT_DRAFT, str(target), "the outline would overwrite its own article", "choose another name with -o")
    exists = target.exists() and not request.force and not request.shown
    if not request.shown:
        check_target(target, ".md")
    articles, doubts = _articles(request.files, target)
    terms, told = _terms(request.terms)
    problems = (*doubts, *told)
    if any(problem.severity is Severity.FATAL for problem in problems):
        return DraftResult(request, (*(_not_overwritten(target),) * exists, *problems))
    wording = _seen(Path(request.terms), target) if request.terms else ""
    pictures, dropped = _pictures(articles, request)
    articles = [replace(article, dropped=(*article.dropped, *more)) for article, more in zip(articles, dropped, strict=True)]
    named = {piece: _named_picture(number, piece, each, target) for number, (piece, each) in enumerate(pictures.items(), 1)}
    drafted = draft(articles, [article.file for article in articles], terms, wording, request.level, named)
    if exists and (other := _other_article(target, [article.file for article in articles])):
        return DraftResult(request, (_not_overwritten(target, f", is about {other},"), *problems))
    if exists:
        changes = change_lines(compare_drafts(read_outline_text(str(target), str(target)), drafted.text), str(target), _EXCERPT)
        since = "its article has changed since:" if changes else "its article says nothing that the outline does not have"
        return DraftResult(request, (_not_overwritten(target), *problems), changes=(f"{target}: {since}", *changes))
    if not request.shown:
        _write_pictures(pictures, named, target)
        write_whole(target, lambda file: file.write(drafted.text.encode()))
    return DraftResult(request, (*problems, *drafted.problems), drafted, tuple(articles), terms)


def _other_article(target: Path, files: Sequence[str]) -> str:
    """The articles that an outline names, where none of the files is among them; empty where one is, or where it names none."""
    from slides.markdown.front_matter import read_settings
    from slides.markdown.parser import parse

    nodes, _ = parse(read_outline_text(str(target), str(target)), str(target))
    settings, _ = read_settings(next((node for node in nodes if node.kind == "front matter"), None))
    named = settings.article.split("\n") if settings.article else []
    return "" if not named or {*map(os.path.normpath, named)} & {*map(os.path.normpath, files)} else ", ".join(named)


def _not_overwritten(target: Path, more: str = "") -> Problem:
    """The refusal to overwrite an outline that exists. more: what else is said of it."""
    message, hint = f"this outline already exists{more} and is not overwritten", "choose another name with -o, or use --force"
    return Problem(rule_catalogue.CANNOT_DRAFT, Span(str(target)), message, hint)


def _articles(files: Sequence[str], target: Path) -> tuple[list[Article], list[Problem]]:
    """Every article under the name that the outline gives it; a problem for each that cannot be read."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for file in files:
        text, problem = _text_of(file)
        if problem:
            problems.append(problem)
            continue
        article, doubts = read_article(text, file)
        problems += doubts
        if file == STANDARD_INPUT:
            articles.append(Article("", article.language, article.pieces, article.dropped))
            continue
        name = _seen(Path(file), target)
        articles.append(Article(name, article.language, article.pieces, article.dropped))
        if not library.is_visible(Path(file), str(target)):
            message = f"the outline {target} may not read that file, so it cannot be checked against this article"
            problems.append(
                Problem(rule_catalogue.ARTICLE_UNREAD, Span(file), message, "put the article in the outline's folder, or in ../assets")
            )
    return articles, problems


def _pictures(articles: Sequence[Article], request: DraftRequest) -> tuple[dict[ArticlePiece, ArticlePicture], list[tuple[Dropped, ...]]]:
    """The pictures of all articles, and what each article's were left out for; none for an outline on standard output."""
    found: dict[ArticlePiece, ArticlePicture] = {}
    dropped: list[tuple[Dropped, ...]] = []
    for article, file in zip(articles, request.files, strict=False):
        own, left = ({}, []) if request.shown else article_pictures(article, file)
        found |= own
        dropped.append(tuple(left))
    return found, dropped


def _named_picture(number: int, piece: ArticlePiece, picture: ArticlePicture, target: Path) -> str:
    """A picture's file as the outline names it: where it is, if the outline may show it there, else in a folder of its own."""
    if picture.path and library.is_visible(picture.path, str(target)):
        seen = _seen(picture.path, target)
        if re.fullmatch(r"[\w./-]+", seen):
            return seen
    words = re.findall(r"[a-z0-9]+", piece.text.casefold())[:_NAME_WORDS]
    name = "-".join([f"{number:02}", *words])[:_NAME_LETTERS]
    return f"{quote(target.stem)}-pictures/{name}{picture.ending}"


def _write_pictures(pictures: Mapping[ArticlePiece, ArticlePicture], named: Mapping[ArticlePiece, str], target: Path) -> None:
    """Write the pictures that have no file beside the outline into a folder of its own. Raises FileError where that cannot be done."""
    folder = target.with_name(f"{target.stem}-pictures")
    for piece, picture in pictures.items():
        file = folder / named[piece].rsplit("/", 1)[-1]
        if named[piece].startswith(f"{quote(target.stem)}-pictures/"):
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                raise refuse(rule_catalogue.CANNOT_DRAFT, str(folder), "the pictures' folder is a link or a file", "remove or rename it")
            folder.mkdir(exist_ok=True)
            data = picture.data
            atomic_write.replace(file.resolve(), lambda opened, data=data: opened.write(data))  # type: ignore[misc]


def _text_of(file: str) -> tuple[str, Problem | None]:
    """An article's text, from standard input too, or why it cannot be read."""
    if file != STANDARD_INPUT:
        return library.read_file(Path(file), file, Span(file))
    try:
        return read_outline_text(STANDARD_INPUT, "<stdin>"), None
    except FileError as refusal:
        return "", refusal.problem


def _seen(file: Path, target: Path) -> str:
    """A file's name as seen from the outline's folder."""
    try:
        return Path(os.path.relpath(file, target.parent)).as_posix()
    except ValueError:
        return file.as_posix()


def _terms(file: str) -> tuple[Terms, tuple[Problem, ...]]:
    """The house's wording."""
    if not file:
        return Terms(), ()
    text, problem = library.read_file(Path(file), file, Span(file), "terms")
    return (Terms(), (problem,)) if problem else read_terms(text, file)


def _summary(target: Path, articles: Sequence[Article], terms: Terms, drafted: Drafted) -> Iterator[str]:
    """What was drafted, what was left out of the articles, and which wordings were replaced."""
    headings = sum(len(article.headings) for article in articles)
    asked = sum(len(article.questions) for article in articles)
    captions = sum(piece.kind == "caption" for article in articles for piece in article.pieces)
    yield f"{target}: {number(headings, 'heading')}, {number(asked, 'question')}, {number(captions, 'caption')}"
    forms = ", ".join(f"{count} {form}" for form, count in drafted.forms)
    yield f"{target}: {drafted.shown} of {number(drafted.sentences, 'sentence')} shown, the rest in the notes; forms: {forms or 'none'}"
    if drafted.left_out:
        yield f"{target}: in the notes only: {', '.join(excerpt(heading) for heading in drafted.left_out)}"
    for article in articles:
        for dropped in article.dropped[:_MOST_TOLD]:
            yield f"{article.file}:{dropped.line}: left out, {dropped.why}: {excerpt(dropped.text)}"
        if len(article.dropped) > _MOST_TOLD:
            yield f"{article.file}: left out, {len(article.dropped) - _MOST_TOLD:,} more lines"
    yield from replaced_wordings(terms, [piece.text for article in articles for piece in article.pieces])


def replaced_wordings(terms: Terms, texts: Sequence[str]) -> Iterator[str]:
    """Each wording that the house has another for, and how often it was met."""
    used: dict[str, int] = {}
    for text in texts:
        for key, count in terms.counted(text)[1].items():
            used[key] = used.get(key, 0) + count
    for term in terms.terms:
        if times := used.get(term.theirs.casefold(), 0):
            yield f"term: {excerpt(term.theirs)} → {excerpt(term.ours)}, {number(times, 'time')}"
    idle = sum(term.theirs.casefold() not in used for term in terms.terms)
    if idle:
        yield f"terms: {idle} of {len(terms.terms)} do not occur in the article"
