"""The command: arguments, files, problems, exit code."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from slides import __version__, batch, desk, progress, targets
from slides.design import THEMES
from slides.files import Refusal, check_target, write_whole
from slides.ground import Severity
from slides.job import Job, Outcome

BUILT, NOT_BUILT, WRONG_USE, STOPPED = 0, 1, 2, 130
_LONG = 200_000
"""Outlines of more bytes than this show a line of progress on a terminal."""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    about = argparse.ArgumentParser(
        prog="build.py",
        description="Build briefing decks (.pptx) from Markdown outlines.",
        epilog="Exit status: 0 built (problems may have been told), 1 not built (with --strict: any problem), 2 wrong use.",
    )
    about.add_argument("files", nargs="*", metavar="FILE", help="outlines, or folders of them; - is standard input (default: source/)")
    about.add_argument("-o", "--output", metavar="OUT", help="the deck's file, or a folder for several (default: out/NAME.pptx)")
    about.add_argument("--jobs", metavar="N", type=_jobs_number, help="outlines built at a time (default: as many as are worth while here)")
    about.add_argument("--dask", metavar="ADDRESS", help="build on the workers of this Dask cluster, as tcp://host:8786")
    about.add_argument("--theme", choices=list(THEMES), help="wins over the outline's own")
    about.add_argument("--report", metavar="FILE.json", type=Path, help="write what each slide is made of and why, as JSON")
    about.add_argument("--strict", action="store_true", help="build nothing from an outline with any problem")
    about.add_argument("--quiet", action="store_true", help="print problems only")
    about.add_argument("--debug", action="store_true", help="show the traceback of an internal fault")
    tracing = about.add_argument_group("articles and their outlines")
    tracing.add_argument(
        "--draft", action="store_true", help="FILEs are articles: write an outline drawn from them (to -o, or beside the first)"
    )
    tracing.add_argument("--check", action="store_true", help="compare outlines with the articles that they name; build nothing")
    tracing.add_argument("--sources", action="store_true", help="FILEs are decks: print where each statement comes from")
    tracing.add_argument("--terms", metavar="FILE", help="with --draft: the house's own wording, a line each: Center East: Middle East")
    tracing.add_argument("--force", action="store_true", help="with --draft: an outline that exists is written over")
    about.add_argument("--version", action="version", version=f"slides {__version__}")
    return about


def main(arguments: Sequence[str] | None = None, root: Path = Path()) -> int:
    """Run the command; root is the folder that source/ and out/ stand in. The exit code."""
    about = parser()
    options = about.parse_args(arguments)
    if options.report and options.report.suffix.lower() != ".json":
        about.error(f"--report {options.report}: a report's name ends in .json")
    wanted = _wanted(options)
    if wrong := desk.misused(wanted):
        about.error(wrong)
    if options.jobs and options.dask:
        about.error("--jobs and --dask do not go together: a cluster has its own workers")
    if wanted.asked:
        return desk.run(wanted, root)
    try:
        if options.report:
            check_target(options.report)
        jobs = _jobs(options, root)
    except Refusal as refusal:
        print(refusal.problem, file=sys.stderr)
        return NOT_BUILT
    except ValueError as error:
        about.error(str(error))
    except OSError as error:
        about.error(f"-o {str(options.output)[:60]}: {error.strerror}")
    try:
        return _build(jobs, options)
    except Refusal as refusal:
        print(refusal.problem, file=sys.stderr)
        return NOT_BUILT
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED


def _wanted(options: argparse.Namespace) -> desk.Wanted:
    """What was asked for beside building."""
    building = next((name for name in ("report", "theme", "strict", "jobs", "dask") if getattr(options, name)), "")
    return desk.Wanted(
        tuple(options.files),
        options.draft,
        options.check,
        options.sources,
        options.output or "",
        options.terms or "",
        options.force,
        options.quiet,
        building,
    )


def _jobs_number(text: str) -> int:
    """The number of --jobs."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number < 1_000:
        raise argparse.ArgumentTypeError(f"{text[:20]}: a whole number from 1 is wanted")
    return number


def _jobs(options: argparse.Namespace, root: Path) -> list[Job]:
    """What to build. ValueError for arguments that do not go together, Refusal where there is nothing to build."""
    files = targets.outlines(options.files, root)
    decks = targets.decks(files, options.output, root)
    theme, strict, reported = options.theme or "", options.strict, bool(options.report)
    return [Job(file, deck, theme, _created(), strict, reported, options.debug) for file, deck in zip(files, decks, strict=True)]


def _build(jobs: Sequence[Job], options: argparse.Namespace) -> int:
    """Build every deck, say how each went and how all did. The exit code."""
    begun = time.monotonic()
    bar = progress.Bar([job.name for job in jobs], shown=not options.quiet)
    missing: list[str] = []
    reports: list[Mapping[str, Any]] = []
    problems = 0
    with closing(_outcomes(jobs, options, bar)) as outcomes:
        for outcome in outcomes:
            bar.wipe()
            _tell(outcome, options)
            bar.draw()
            missing += [] if outcome.built else [outcome.job.name]
            reports += [outcome.report] if outcome.report else []
            problems += len(outcome.problems)
    if len(jobs) > 1 and not options.quiet:
        _say(progress.summary(len(jobs), missing, problems, time.monotonic() - begun))
    code = NOT_BUILT if missing else BUILT
    return max(code, _report(options.report, reports)) if options.report else code


def _outcomes(jobs: Sequence[Job], options: argparse.Namespace, bar: progress.Bar) -> Generator[Outcome]:
    """What comes of the jobs, in their order."""
    if len(jobs) == 1:
        _progress(jobs[0], options)
    try:
        bar.draw()
        if options.dask:
            yield from batch.run_there(options.dask, jobs, bar.finish)
        else:
            yield from batch.run_here(jobs, options.jobs or batch.worth(jobs), bar.finish)
    finally:
        bar.wipe()


def _tell(outcome: Outcome, options: argparse.Namespace) -> None:
    """Say how a job went."""
    for problem in outcome.problems:
        print(problem, file=sys.stderr)
    if not outcome.built and outcome.slides:
        why = "" if any(problem.severity is Severity.FATAL for problem in outcome.problems) else " and --strict"
        print(f"{outcome.job.target}: not built: {_count(len(outcome.problems), 'problem')}{why}", file=sys.stderr)
    elif outcome.built and not options.quiet:
        _say(_summary(outcome))


def _say(line: str) -> None:
    """Print a line; a reader that has gone, or a full disk behind the pipe, does not undo the deck that was written."""
    try:
        print(line, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the process


def _progress(job: Job, options: argparse.Namespace) -> None:
    """On a terminal, for long work, a line that says what is being done."""
    path = Path(job.source)
    if sys.stderr.isatty() and not options.quiet and path.is_file() and (size := path.stat().st_size) > _LONG:
        print(f"{job.name}: {size:,} bytes \u2026", file=sys.stderr)


def _created() -> str:
    """The time of SOURCE_DATE_EPOCH for the file's properties; empty where it is not set or no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (epoch.isascii() and epoch.isdigit()) or int(epoch) > 253402300799:
        return ""
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _report(target: Path, entries: Sequence[Mapping[str, Any]]) -> int:
    """Write the report on all decks."""
    from slides.report import document

    try:
        write_whole(target, lambda file: file.write(document(entries).encode()))
    except Refusal as refusal:
        print(refusal.problem, file=sys.stderr)
        return NOT_BUILT
    return BUILT


def _summary(outcome: Outcome) -> str:
    """One line: what was built."""
    problems = _count(len(outcome.problems), "problem") if outcome.problems else "no problems"
    return f"{outcome.job.target}: {_count(outcome.slides, 'slide')}, {_count(outcome.minutes, 'minute')} of notes, {problems}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
