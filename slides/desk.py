"""The desk: what the command does beside building: draft an outline, check one against its articles, print a deck's sources."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slides import codes, icons, library, outline, provenance
from slides.article import Article, read_article
from slides.blocks import is_drawn
from slides.briefing import traced
from slides.draft import draft
from slides.files import Refusal, check_target, read_text, refuse, write_whole
from slides.ground import Problem, Severity, Span
from slides.settings import read_settings
from slides.terms import Terms, read_terms
from slides.trace import Tracing

DONE, FAILED = 0, 1
_ENDINGS = (".md", ".markdown")
_MOST_TOLD = 20
"""Lines left out of an article that are told one by one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked for: one of draft, check and sources, and the options that go with it."""

    files: tuple[str, ...]
    draft: bool = False
    check: bool = False
    sources: bool = False
    output: str = ""
    terms: str = ""
    force: bool = False
    quiet: bool = False
    building: str = ""
    """An option that only goes with building, if one was given."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Which of the three were asked for."""
        return tuple(name for name in ("draft", "check", "sources") if getattr(self, name))


def misused(options: Wanted) -> str:
    """What is wrong with options that do not go together; empty where nothing is."""
    asked = options.asked
    if len(asked) > 1:
        return f"--{asked[0]} and --{asked[1]} do not go together"
    if not options.draft and (options.force or options.terms):
        return f"--{'force' if options.force else 'terms'} goes with --draft"
    if asked and options.building:
        return f"--{options.building} does not go with --{asked[0]}"
    if options.draft and not options.files:
        return "--draft wants one article or several"
    if options.sources and not options.files:
        return "--sources wants a deck"
    if asked and not options.draft and options.output:
        return f"-o does not go with --{asked[0]}"
    if options.draft and options.output and not options.output.lower().endswith(_ENDINGS):
        return f"-o {options.output[:60]}: an outline's name ends in .md"
    return ""


def run(options: Wanted, root: Path) -> int:
    """Draft, check or print sources, as asked. The exit code: 1 where something cannot be done, or a check finds something."""
    try:
        if options.draft:
            return _draft(options)
        if options.sources:
            return max(_sources(file) for file in options.files)
        files = options.files or [os.path.relpath(path) for path in sorted((root / "source").glob("*.md"))]
        if not files:
            raise refuse(codes.NOTHING_TO_BUILD, str(root / "source"), "no outline (.md) in this folder", "name one: build.py --check FILE")
        return max(_check(file, quiet=options.quiet) for file in files)
    except Refusal as refusal:
        print(refusal.problem, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the process
        return DONE


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _draft(options: Wanted) -> int:
    """Write an outline drawn from articles."""
    first = Path(options.files[0])
    ending = "-outline.md" if first.suffix.lower() in _ENDINGS else ".md"
    target = Path(options.output) if options.output else first.with_name(first.stem + ending)
    if any(os.path.realpath(file) == os.path.realpath(target) for file in options.files):
        raise refuse(codes.CANNOT_DRAFT, str(target), "the outline would take the place of its own article", "choose another with -o")
    if target.exists() and not options.force:
        raise refuse(
            codes.CANNOT_DRAFT, str(target), "this outline exists and is not written over", "choose another with -o, or say --force"
        )
    check_target(target, ".md")
    articles, doubts = _articles(options.files, target)
    terms, told = _terms(options.terms)
    _tell([*doubts, *told])
    if any(problem.severity is Severity.FATAL for problem in (*doubts, *told)):
        print(f"{target}: not written", file=sys.stderr)
        return FAILED
    drafted = draft(articles, [article.file for article in articles], terms, _seen(Path(options.terms), target) if options.terms else "")
    _tell(drafted.problems)
    write_whole(target, lambda file: file.write(drafted.text.encode()))
    if not options.quiet:
        _say_drafted(target, articles, terms)
    return DONE


def _articles(files: Sequence[str], target: Path) -> tuple[list[Article], list[Problem]]:
    """Every article under the name that the outline gives it; a problem for each that cannot be read."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for file in files:
        text, problem = library.read_file(Path(file), file, Span(file))
        if problem:
            problems.append(problem)
            continue
        article, doubts = read_article(text, file)
        problems += doubts
        name = _seen(Path(file), target)
        articles.append(Article(name, article.language, article.pieces, article.dropped))
        if not library.is_visible(Path(file), str(target)):
            message = f"the outline {target} may not look there: its builds cannot be checked against this article"
            problems.append(Problem(codes.ARTICLE_UNREAD, Span(file), message, "put the article in the outline's folder, or in ../assets"))
    return articles, problems


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


def _say_drafted(target: Path, articles: Sequence[Article], terms: Terms) -> None:
    """What was drafted, what was left out of the articles, and which wordings were replaced."""
    headings = sum(len(article.headings) for article in articles)
    asked = sum(len(article.questions) for article in articles)
    captions = sum(piece.kind == "caption" for article in articles for piece in article.pieces)
    print(f"{target}: {_count(headings, 'heading')}, {_count(asked, 'question')}, {_count(captions, 'caption')}")
    for article in articles:
        for dropped in article.dropped[:_MOST_TOLD]:
            print(f"{article.file}:{dropped.line}: left out, {dropped.why}: {_short(dropped.text)}")
        if len(article.dropped) > _MOST_TOLD:
            print(f"{article.file}: left out, {len(article.dropped) - _MOST_TOLD:,} lines more")
        for kind, noun in (("code", "listing"), ("table", "table")):
            if count := sum(piece.kind == kind for piece in article.pieces):
                print(f"{article.file}: {_count(count, noun)}: shown only where nothing else stands under a heading")
    _say_terms(terms, [piece.text for article in articles for piece in article.pieces])


def _say_terms(terms: Terms, texts: Sequence[str]) -> None:
    """Each wording that the house has another for, and how often it was met."""
    used: dict[str, int] = {}
    for text in texts:
        for key, count in terms.counted(text)[1].items():
            used[key] = used.get(key, 0) + count
    for term in terms.terms:
        if times := used.get(term.theirs.casefold(), 0):
            print(f"term: {_short(term.theirs)} → {_short(term.ours)}, {_count(times, 'time')}")
    idle = sum(term.theirs.casefold() not in used for term in terms.terms)
    if idle:
        print(f"terms: {idle} of {len(terms.terms)} were not met")


def _check(source: str, *, quiet: bool) -> int:
    """Compare one outline with its articles, and print every statement with its passage."""
    name = "<stdin>" if source == "-" else source
    text = read_text(source, name)
    nodes, unread = outline.parse(text, name)
    settings, mistakes = read_settings(next((node for node in nodes if node.kind == "front matter"), None))
    if not settings.article:
        raise refuse(codes.CANNOT_DRAFT, name, "this outline names no article", "write its file in the front matter: article: FILE.txt")
    marked, _ = icons.read(nodes, is_drawn)
    tracing, untrue = traced(marked, text, settings, name)
    problems = [*(problem for problem in (*unread, *mistakes) if problem.severity is Severity.FATAL), *untrue]
    if tracing and not quiet:
        _say_traced(name, tracing, len(problems))
    _tell(problems)
    return FAILED if problems else DONE


def _say_traced(name: str, tracing: Tracing, problems: int) -> None:
    """Every statement that was compared, with the passage that it comes from and how close it is; then a line that sums up."""
    compared = [each for each in tracing.traced if each.match is not None]
    for each in compared:
        if each.match:
            passage = each.match.passage
            place = f"{passage.article}:{passage.line}" + (
                f" {_short(passage.named)}, paragraph {passage.paragraph}" if passage.named else ""
            )
            print(f"{name}:{each.statement.span.line}: {each.match.closeness:4.0%} {each.statement.kind}: {_short(each.statement.text)}")
            print(f"      {place}: {_short(each.match.text)}")
    headings = sum(len(article.headings) for article in tracing.articles)
    asked = sum(len(article.questions) for article in tracing.articles)
    _say_terms(tracing.terms, [piece.text for article in tracing.articles for piece in article.pieces])
    found = _count(problems, "problem") if problems else "no problems"
    against = f"{_count(len(compared), 'statement')} against {_count(headings, 'heading')} and {_count(asked, 'question')}"
    print(f"{name}: {against} of {', '.join(article.file for article in tracing.articles)}: {found}")


def _sources(file: str) -> int:
    """Print where each statement of a deck comes from."""
    if Path(file).exists() and not Path(file).is_file():
        raise refuse(codes.CANNOT_DRAFT, file, "this is no file", "name a .pptx")
    try:
        rows = provenance.read_sources(file)
    except FileNotFoundError:
        raise refuse(codes.CANNOT_DRAFT, file, "no such file", "check the path") from None
    except OSError as error:
        raise refuse(codes.CANNOT_DRAFT, file, f"cannot be read: {error.strerror}") from None
    except provenance.NoSources as why:
        raise refuse(codes.CANNOT_DRAFT, file, str(why), "build it from an outline whose front matter names its article") from None
    print(provenance.table(rows))
    return DONE


def _short(text: str) -> str:
    """The beginning of a text, on one line and without what a terminal would obey."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= 100 else line[:99].rstrip() + "…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
