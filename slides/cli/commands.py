"""The commands besides building: draft an outline, check outlines, print a deck's sources."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Severity, Span
from slides.base.records import frozen
from slides.cli import targets
from slides.cli.reporters import MessageFormat, count_line, data, number, say, tally, tell
from slides.pipeline import job
from slides.pipeline.files import FileError, check_target, refuse, write_whole
from slides.pipeline.job import STANDARD_OUTPUT, Job, Outcome, Policy
from slides.sources import library
from slides.sources.article import Article, read_article
from slides.sources.draft import Drafted, draft
from slides.sources.tracing import Tracing, answered, summed
from slides.text import provenance
from slides.text.terms import Terms, read_terms

DONE, FAILED = 0, 1
_ENDINGS = (".md", ".markdown")
_MOST_TOLD = 20
"""Lines left out of an article that are reported one by one."""


@frozen
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
    theme: str = ""
    format: MessageFormat = MessageFormat.TEXT
    debug: bool = False
    building: str = ""
    """An option that only goes with building, if one was given."""
    level: str = ""
    """How much of the articles a draft shows: brief, standard or full."""
    policy: Policy = Policy()

    @property
    def asked(self) -> tuple[str, ...]:
        """Which of the three were asked for."""
        return tuple(name for name in ("draft", "check", "sources") if getattr(self, name))


def misused(options: Wanted) -> str:
    """What is wrong with options that do not go together; empty where nothing is."""
    asked = options.asked
    if len(asked) > 1:
        return f"--{asked[0]} and --{asked[1]} cannot be combined"
    if not options.draft and (options.force or options.terms or options.level):
        return f"--{'force' if options.force else 'terms' if options.terms else 'level'} can only be used with --draft"
    if asked and options.building:
        return f"--{options.building} cannot be combined with --{asked[0]}"
    if options.draft and not options.files:
        return "--draft needs at least one article"
    if options.sources and not options.files:
        return "--sources needs a deck"
    if asked and not options.draft and options.output:
        return f"-o cannot be combined with --{asked[0]}"
    if options.draft and options.output and options.output != STANDARD_OUTPUT and not options.output.lower().endswith(_ENDINGS):
        return f"-o {options.output[:60]}: the name of an outline must end in .md"
    return ""


def run_command(options: Wanted, root: Path | None) -> int:
    """Draft, check or print sources, as asked. The exit code: 1 where something cannot be done, or a check finds something."""
    try:
        if options.draft:
            return _draft(options)
        if options.sources:
            return max(_sources(file, options) for file in options.files)
        return max(_checked(job.run(each), options) for each in _checks(options, root))
    except FileError as refusal:
        tell([refusal.problem], options.format)
        return FAILED


def _draft(options: Wanted) -> int:
    """Write an outline drawn from articles."""
    first = Path(options.files[0])
    ending = "-outline.md" if first.suffix.lower() in _ENDINGS else ".md"
    shown = options.output == STANDARD_OUTPUT
    target = Path(options.output) if options.output and not shown else first.with_name(first.stem + ending)
    if any(os.path.realpath(file) == os.path.realpath(target) for file in options.files):
        raise refuse(rule_catalogue.CANNOT_DRAFT, str(target), "the outline would overwrite its own article", "choose another name with -o")
    if target.exists() and not options.force and not shown:
        raise refuse(
            rule_catalogue.CANNOT_DRAFT,
            str(target),
            "this outline already exists and is not overwritten",
            "choose another name with -o, or use --force",
        )
    if not shown:
        check_target(target, ".md")
    articles, doubts = _articles(options.files, target)
    terms, told = _terms(options.terms)
    tell([*doubts, *told], options.format)
    if any(problem.severity is Severity.FATAL for problem in (*doubts, *told)):
        say(f"{target}: not written", aside=True)
        return FAILED
    wording = _seen(Path(options.terms), target) if options.terms else ""
    drafted = draft(articles, [article.file for article in articles], terms, wording, options.level or "full")
    tell(drafted.problems, options.format)
    if shown:
        say(*drafted.text.split("\n")[:-1])
    else:
        write_whole(target, lambda file: file.write(drafted.text.encode()))
    if not options.quiet:
        say(*_drafted(target, articles, terms, drafted), format=options.format, aside=shown)
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
            message = f"the outline {target} may not read that file, so it cannot be checked against this article"
            problems.append(
                Problem(rule_catalogue.ARTICLE_UNREAD, Span(file), message, "put the article in the outline's folder, or in ../assets")
            )
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


def _drafted(target: Path, articles: Sequence[Article], terms: Terms, drafted: Drafted) -> Iterator[str]:
    """What was drafted, what was left out of the articles, and which wordings were replaced."""
    headings = sum(len(article.headings) for article in articles)
    asked = sum(len(article.questions) for article in articles)
    captions = sum(piece.kind == "caption" for article in articles for piece in article.pieces)
    yield f"{target}: {number(headings, 'heading')}, {number(asked, 'question')}, {number(captions, 'caption')}"
    forms = ", ".join(f"{count} {form}" for form, count in drafted.forms)
    yield f"{target}: {drafted.shown} of {number(drafted.sentences, 'sentence')} shown, the rest in the notes; forms: {forms or 'none'}"
    if drafted.left_out:
        yield f"{target}: in the notes only: {', '.join(_short(heading) for heading in drafted.left_out)}"
    for article in articles:
        for dropped in article.dropped[:_MOST_TOLD]:
            yield f"{article.file}:{dropped.line}: left out, {dropped.why}: {_short(dropped.text)}"
        if len(article.dropped) > _MOST_TOLD:
            yield f"{article.file}: left out, {len(article.dropped) - _MOST_TOLD:,} more lines"
    yield from _replaced(terms, [piece.text for article in articles for piece in article.pieces])


def _replaced(terms: Terms, texts: Sequence[str]) -> Iterator[str]:
    """Each wording that the house has another for, and how often it was met."""
    used: dict[str, int] = {}
    for text in texts:
        for key, count in terms.counted(text)[1].items():
            used[key] = used.get(key, 0) + count
    for term in terms.terms:
        if times := used.get(term.theirs.casefold(), 0):
            yield f"term: {_short(term.theirs)} → {_short(term.ours)}, {number(times, 'time')}"
    idle = sum(term.theirs.casefold() not in used for term in terms.terms)
    if idle:
        yield f"terms: {idle} of {len(terms.terms)} do not occur in the article"


def _checks(options: Wanted, root: Path | None) -> list[Job]:
    """What to check: jobs that write nothing, and fail where there is a warning. Raises FileError where there is no outline."""
    files = targets.outlines(options.files, root)
    return [Job(file, theme=options.theme, traced=True, debug=options.debug, policy=options.policy) for file in files]


def _checked(outcome: Outcome, options: Wanted) -> int:
    """Say what a build of an outline would say, and of one with an article every statement with its passage. The exit code."""
    tracing, name = outcome.tracing, outcome.job.name
    if tracing and not options.quiet and options.format is MessageFormat.TEXT:
        say(*_traced(name, tracing))
    tell(outcome.problems, options.format)
    if tracing and options.format is MessageFormat.JSON:
        data(answered(tracing, name))
    if not options.quiet and (tracing or outcome.slides):
        length = f"{number(outcome.slides, 'slide')}, {number(outcome.minutes, 'minute')} of notes,"
        found = count_line(tally(outcome.problems))
        say(f"{name}: {_compared(tracing) if tracing else length} {found}", format=options.format)
    return FAILED if outcome.failed else DONE


def _traced(name: str, tracing: Tracing) -> Iterator[str]:
    """Every statement that was compared, with its verdict, its passage and what it changes of that; and the wordings replaced."""
    for each in tracing.traced:
        if each.match is None and not each.findings:
            continue
        yield f"{name}:{each.statement.span.line}: {each.verdict} {each.statement.kind}: {_short(each.statement.text)}"
        if each.match:
            passage = each.match.passage
            under = f" {_short(passage.named)}, paragraph {passage.paragraph}" if passage.named else ""
            yield f"      {passage.article}:{passage.line}{under}: {_short(each.match.text)}"
        for finding in each.findings:
            said = f"; the article: “{_short(finding.theirs)}”" if finding.theirs else ""
            yield f"      {finding.kind}: “{_short(finding.ours)}”{said}"
    for one in tracing.accepted:
        yield f"{name}:{one.span.line}: accepted by the author: {_short(one.words)}"
    yield from _replaced(tracing.terms, [piece.text for article in tracing.articles for piece in article.pieces])


def _compared(tracing: Tracing) -> str:
    """How many statements were compared with what, and what came of it."""
    headings = sum(len(article.headings) for article in tracing.articles)
    asked = sum(len(article.questions) for article in tracing.articles)
    against = f"{number(headings, 'heading')} and {number(asked, 'question')} of {', '.join(article.file for article in tracing.articles)}"
    return f"{summed(tracing)}; {against}:"


def _sources(file: str, options: Wanted) -> int:
    """Print where each statement of a deck comes from."""
    if Path(file).exists() and not Path(file).is_file():
        raise refuse(rule_catalogue.CANNOT_READ, file, "this is not a file", "name a .pptx file")
    try:
        rows = provenance.read_sources(file)
    except FileNotFoundError:
        raise refuse(rule_catalogue.CANNOT_READ, file, "no such file", "check the path") from None
    except OSError as error:
        raise refuse(rule_catalogue.CANNOT_READ, file, f"cannot be read: {error.strerror}") from None
    except provenance.NoSources as why:
        raise refuse(rule_catalogue.NO_SOURCES, file, str(why), "build it from an outline whose front matter names its article") from None
    if options.format is MessageFormat.JSON:
        data(provenance.as_data(rows))
    else:
        say(*provenance.as_listing(rows).split("\n"), format=options.format)
    return DONE


def _short(text: str) -> str:
    """The beginning of a text, on one line and without what a terminal would obey."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= 100 else line[:99].rstrip() + "…"
