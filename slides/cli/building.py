"""Building: from options to jobs, how each went, and the exit code."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Generator, Mapping, Sequence, Set
from contextlib import closing
from pathlib import Path
from shlex import quote
from typing import Any, NoReturn

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Severity, Span
from slides.cli import progress, targets
from slides.cli.reporters import count_line, number, print_lines, print_problems, tally
from slides.export.writers import PICTURES, ExportOptions
from slides.pipeline.configuration import NO_FILE, configuration_of, rules_named
from slides.pipeline.exporting import one_slide
from slides.pipeline.files import FileError, is_file, read_outline_text, refuse, write_whole
from slides.pipeline.job import STANDARD_OUTPUT, Job, Outcome, Policy, run

BUILT, NOT_BUILT = 0, 1
_LONG = 200_000
"""Outlines of more bytes than this show a line of progress on a terminal."""


def jobs_of(options: argparse.Namespace, root: Path | None) -> list[Job]:
    """What to build. ValueError for arguments that do not go together; raises FileError where there is nothing to build."""
    files = [_outline_of(file, options) if targets.is_article(file) else file for file in targets.outlines(options.files, root)]
    theme, strict, reported, policy = options.theme or "", options.strict, bool(options.report), policy_of(options)
    folders = {} if root or options.output else {file: configuration_of(file, policy.configuration).output for file in files}
    decks = targets.decks(files, options.output, root, folders, options.to)
    wanted = ExportOptions(options.pages, options.notes, options.handout)
    piped = options.to[0] if options.to else ".pptx"
    formats = {piped if deck == STANDARD_OUTPUT else Path(deck).suffix.lower() for deck in decks[0]}
    if wrong := _unshown(wanted, formats):
        raise ValueError(wrong)
    if decks[0][0] == STANDARD_OUTPUT and piped in PICTURES and not one_slide(wanted):
        raise ValueError(f"-o -: standard output takes one file, and {piped} has one for each slide: choose one with --pages")
    template, date = options.template or "", options.date or ""
    return [
        Job(file, deck[0], theme, _created(), strict, reported, options.debug, False, policy, deck[1:], wanted, piped, template, date)
        for file, deck in zip(files, decks, strict=True)
    ]


def _outline_of(article: str, options: argparse.Namespace) -> str:
    """The outline next to an article, which is drafted from it where there is none. Raises FileError where that cannot be done."""
    from slides.cli.drafting import DraftRequest, draft_outline

    request = DraftRequest((article,), "", options.terms or "", options.level or "full", options.force)
    outline = str(request.path)
    if is_file(outline) and not options.force:
        if other := _other_article(outline, article):
            hint = f"draft another with `slides draft {quote(article)} -o NAME.md`, build {outline} by its own name, or use --force"
            raise refuse(rule_catalogue.CANNOT_DRAFT, outline, f"this outline is of another article: {other}, not {article}", hint)
        if not options.quiet:
            print_lines(f"{outline}: this outline of {article} exists and is built; --force drafts it again", aside=True)
        return outline
    result = draft_outline(request)
    if result.drafted is None:
        raise FileError(next(problem for problem in result.problems if problem.severity is Severity.FATAL))
    print_problems(result.problems, options.format)
    if not options.quiet:
        print_lines(*result.summary(), aside=True)
    return outline


def _other_article(outline: str, article: str) -> str:
    """The article that an outline names where it is another than one that is given; empty where it names that one, or none."""
    from slides.sources.article.markdown import read_markdown

    named = [name for name in read_markdown(read_outline_text(outline, outline), outline)[1].article.split("\n") if name.strip()]
    wanted = os.path.realpath(article)
    if any("*" in name or os.path.realpath(Path(outline).parent / name) == wanted for name in named):
        return ""
    return named[0] if named else ""


def _unshown(wanted: ExportOptions, formats: Set[str]) -> str:
    """An option that none of the formats heeds; empty where there is none."""
    if wanted.notes and wanted.handout:
        return "--notes and --handout cannot be combined"
    if (wanted.notes or wanted.handout) and ".pdf" not in formats:
        return f"--{'notes' if wanted.notes else 'handout'} needs a PDF: add --to pdf"
    return "--pages needs a format that shows slides: add --to pdf, html, png or svg" if wanted.pages and formats == {".pptx"} else ""


def policy_of(options: argparse.Namespace) -> Policy:
    """Which problems are wanted, and which fail. ValueError for a rule that there is not."""
    problems: list[Problem] = []
    ignore, select = (_rules(words or (), problems) for words in (options.ignore, options.select))
    if problems:
        raise ValueError(f"{problems[0].message} ({problems[0].hint})")
    return Policy(NO_FILE if options.isolated else options.config or "", options.fail_on or "", ignore, select)


def _rules(words: Sequence[str], problems: list[Problem]) -> tuple[str, ...]:
    """The codes of rules that options name, with commas between them or one by one."""
    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    return rules_named(names, Span(""), problems) if names else ()


def build_all(jobs: Sequence[Job], options: argparse.Namespace) -> int:
    """Build every deck, say how each went and how all did. The exit code."""
    begun = time.monotonic()
    bar = progress.Bar([job.name for job in jobs], shown=not options.quiet)
    missing: list[str] = []
    reports: list[Mapping[str, Any]] = []
    problems: Counter[Severity] = Counter()
    with closing(_outcomes(jobs, options, bar)) as outcomes:
        for outcome in outcomes:
            bar.wipe()
            _tell(outcome, options)
            bar.draw()
            missing += [] if outcome.built else [outcome.job.name]
            reports += [outcome.report] if outcome.report else []
            problems += tally(outcome.problems)
    if len(jobs) > 1 and not options.quiet:
        print_lines(progress.summary(len(jobs), missing, problems, time.monotonic() - begun), format=options.format)
    code = NOT_BUILT if missing else BUILT
    return max(code, _report(options, reports)) if options.report else code


def watch_all(jobs: Sequence[Job], options: argparse.Namespace) -> NoReturn:
    """Build every deck, and again after each change, until Ctrl-C."""
    from slides.cli.watch import watch

    def built(outcome: Outcome, seconds: float) -> None:
        _tell(outcome, options, f" ({seconds:.2f} s)")
        sys.stdout.flush()

    def ready() -> None:
        if not options.quiet:
            print_lines(f"watching {number(len(jobs), 'outline')}; Ctrl-C stops", aside=True)

    watch(jobs, built, ready)


def _outcomes(jobs: Sequence[Job], options: argparse.Namespace, bar: progress.Bar) -> Generator[Outcome]:
    """What comes of the jobs, in their order."""
    if len(jobs) == 1 and not options.dask:
        _progress(jobs[0], options)
        yield run(jobs[0])
        return
    from slides.pipeline import batch

    try:
        bar.draw()
        if options.dask:
            yield from batch.run_there(options.dask, jobs, bar.finish)
        else:
            yield from batch.run_here(jobs, options.jobs or batch.worthwhile_processes(jobs), bar.finish)
    finally:
        bar.wipe()


def _tell(outcome: Outcome, options: argparse.Namespace, more: str = "") -> None:
    """Say how a job went. more: what is said after it."""
    print_problems(outcome.problems, options.format)
    if not outcome.built and outcome.slides:
        fatal = any(problem.severity is Severity.FATAL for problem in outcome.problems)
        why = "" if fatal else " with --strict" if options.strict else f" (fail-on: {outcome.fail_on})"
        print_lines(f"{outcome.job.target}: not built{why}: {count_line(tally(outcome.problems))}", aside=True)
    elif outcome.built and not options.quiet:
        print_lines(f"{_summary(outcome)}{more}", format=options.format, aside=options.output == STANDARD_OUTPUT)


def _progress(job: Job, options: argparse.Namespace) -> None:
    """On a terminal, for long work, a line that says what is being done."""
    path = Path(job.source)
    if sys.stderr.isatty() and not options.quiet and is_file(path) and (size := path.stat().st_size) > _LONG:
        print_lines(f"{job.name}: {size:,} bytes \u2026", aside=True)


def _created() -> str:
    """The time of SOURCE_DATE_EPOCH for the file's properties; empty where it is not set or no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (epoch.isascii() and epoch.isdigit()) or int(epoch) > 253402300799:
        return ""
    import datetime

    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _report(options: argparse.Namespace, entries: Sequence[Mapping[str, Any]]) -> int:
    """Write the report on all decks."""
    from slides.pipeline.report import document

    try:
        write_whole(options.report, lambda file: file.write(document(entries).encode("utf-8", "backslashreplace")))
    except FileError as refusal:
        print_problems([refusal.problem], options.format)
        return NOT_BUILT
    return BUILT


def _summary(outcome: Outcome) -> str:
    """One line: what was built."""
    length = f"{number(outcome.slides, 'slide')}, {number(outcome.minutes, 'minute')} of notes"
    return f"{', '.join(dict.fromkeys(outcome.places))}: {length}, {count_line(tally(outcome.problems))}"
