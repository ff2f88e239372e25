"""The commands besides building: draft an outline, check outlines, print a deck's sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.records import frozen
from slides.cli import targets
from slides.cli.drafting import OUTLINE_ENDINGS, DraftRequest, draft_outline, replaced_wordings
from slides.cli.reporters import MessageFormat, count_line, excerpt, number, print_json, print_lines, print_problems, tally
from slides.pipeline import job
from slides.pipeline.files import FileError, read_outline_text, refuse, write_whole
from slides.pipeline.job import STANDARD_INPUT, STANDARD_OUTPUT, Job, Outcome, Policy
from slides.sources.tracing import Tracing, answered, summed
from slides.text import provenance

DONE, FAILED = 0, 1


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
    fix: bool = False
    diff: bool = False
    """With check: mend what has one safe answer, or only show it."""
    template: str = ""

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
    if options.draft and options.output and options.output != STANDARD_OUTPUT and not options.output.lower().endswith(OUTLINE_ENDINGS):
        return f"-o {options.output[:60]}: the name of an outline must end in .md"
    return ""


def run_command(options: Wanted, root: Path | None) -> int:
    """Draft, check or print sources, as asked. The exit code: 1 where something cannot be done, or a check finds something."""
    try:
        if options.draft:
            return _draft(options)
        if options.sources:
            return max(_sources(file, options) for file in options.files)
        return max(_check(each, options) for each in _checks(options, root))
    except FileError as refusal:
        print_problems([refusal.problem], options.format)
        return FAILED


def _draft(options: Wanted) -> int:
    """Write an outline drawn from articles."""
    result = draft_outline(DraftRequest(options.files, options.output, options.terms, options.level or "full", options.force))
    print_problems(result.problems, options.format)
    if result.drafted is None:
        print_lines(*result.changes, format=options.format, aside=True)
        print_lines(f"{result.request.path}: not written", aside=True)
        return FAILED
    if result.request.shown:
        print_lines(*result.drafted.text.split("\n")[:-1])
    if not options.quiet:
        print_lines(*result.summary(), format=options.format, aside=result.request.shown)
    return DONE


def _checks(options: Wanted, root: Path | None) -> list[Job]:
    """What to check: jobs that write nothing, and fail where there is a warning. Raises FileError where there is no outline."""
    files = targets.outlines(options.files, root)
    return [
        Job(file, theme=options.theme, traced=True, debug=options.debug, policy=options.policy, template=options.template) for file in files
    ]


def _check(asked: Job, options: Wanted) -> int:
    """Check an outline; before, mend what has one safe answer, or show that. The exit code: with diff, 1 where there is something."""
    outcome = job.run(asked)
    if not (options.fix or options.diff) or asked.source == STANDARD_INPUT:
        return _checked(outcome, options)
    from slides.cli.fixing import fixed

    name = asked.name
    result = fixed(read_outline_text(asked.source, name), name, outcome.problems)
    if options.diff:
        print_lines(*result.difference(name))
        return FAILED if result.mended else DONE
    if result.mended:
        write_whole(Path(asked.source), lambda file: file.write(result.text.encode()))
        print_lines(
            *(f"{name}:{problem.span.line}: fixed: {problem.message} [{problem.rule.code}]" for problem in result.mended), aside=True
        )
        outcome = job.run(asked)
    return _checked(outcome, options)


def _checked(outcome: Outcome, options: Wanted) -> int:
    """Say what a build of an outline would say, and of one with an article every statement with its passage. The exit code."""
    tracing, name = outcome.tracing, outcome.job.name
    if tracing and not options.quiet and options.format is MessageFormat.TEXT:
        print_lines(*_traced(name, tracing))
    print_problems(outcome.problems, options.format)
    if tracing and options.format is MessageFormat.JSON:
        print_json(answered(tracing, name))
    if not options.quiet and (tracing or outcome.slides):
        length = f"{number(outcome.slides, 'slide')}, {number(outcome.minutes, 'minute')} of notes,"
        found = count_line(tally(outcome.problems))
        print_lines(f"{name}: {_compared(tracing) if tracing else length} {found}", format=options.format)
    return FAILED if outcome.failed else DONE


def _traced(name: str, tracing: Tracing) -> Iterator[str]:
    """Every statement that was compared, with its verdict, its passage and what it changes of that; and the wordings replaced."""
    for each in tracing.traced:
        if each.match is None and not each.findings:
            continue
        yield f"{name}:{each.statement.span.line}: {each.verdict} {each.statement.kind}: {excerpt(each.statement.text)}"
        if each.match:
            passage = each.match.passage
            under = f" {excerpt(passage.named)}, paragraph {passage.paragraph}" if passage.named else ""
            yield f"      {passage.article}:{passage.line}{under}: {excerpt(each.match.text)}"
        for finding in each.findings:
            said = f"; the article: “{excerpt(finding.theirs)}”" if finding.theirs else ""
            yield f"      {finding.kind}: “{excerpt(finding.ours)}”{said}"
    for one in tracing.accepted:
        yield f"{name}:{one.span.line}: accepted by the author: {excerpt(one.words)}"
    yield from replaced_wordings(tracing.terms, [piece.text for article in tracing.articles for piece in article.pieces])


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
        print_json(provenance.as_data(rows))
    else:
        print_lines(*provenance.as_listing(rows).split("\n"), format=options.format)
    return DONE
