"""The command: arguments, files, problems, exit code."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, NoReturn

from slides import __version__
from slides.base.diagnostics import Severity
from slides.cli import progress, targets
from slides.cli.exit import leave, with_streams
from slides.cli.reporters import MessageFormat, count_line, number, say, tally, tell
from slides.design import THEMES
from slides.pipeline.files import FileError, check_target, is_file, write_whole
from slides.pipeline.job import Job, Outcome, run

BUILT, NOT_BUILT, WRONG_USE = 0, 1, 2
INTERRUPTED, TERMINATED = 130, 143
"""What a shell says of a command that ended by Ctrl-C, or by SIGTERM."""
_LONG = 200_000
"""Outlines of more bytes than this show a line of progress on a terminal."""
_NEW_OBJECTS = 500_000
"""So many new objects that the collector of cycles looks through them: more than a deck of 1,000 slides is made of. There four looks at
50,000 each took 4% of the time and found eleven."""
_STATUS = """Exit status: 0 built (problems may have been told), 1 not built (with --strict: an error or a warning; with --check: an error
or a warning was told), 2 wrong use."""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    about = argparse.ArgumentParser(
        prog="build.py",
        usage="%(prog)s [FILE ...] [-o OUT] [OPTION ...]    (--help lists the options)",
        description="Build briefing decks (.pptx) from Markdown outlines.",
        epilog=_STATUS,
    )
    about.add_argument("files", nargs="*", metavar="FILE", help="outlines, or folders of them; - is standard input (default: source/)")
    about.add_argument("-o", "--output", metavar="OUT", help="the file of the deck, or a folder for several decks (default: out/NAME.pptx)")
    about.add_argument(
        "--jobs", metavar="N", type=_jobs_number, help="number of outlines built in parallel (default: chosen from processors and work)"
    )
    about.add_argument("--dask", metavar="ADDRESS", help="build on the workers of this Dask cluster, such as tcp://host:8786")
    about.add_argument("--watch", action="store_true", help="build again whenever an outline or a file that it uses changes; Ctrl-C stops")
    about.add_argument("--theme", type=str.lower, choices=list(THEMES), help="overrides the theme in the outline")
    about.add_argument("--report", metavar="FILE.json", type=Path, help="write a JSON report: how each slide was laid out and why")
    about.add_argument("--strict", action="store_true", help="do not write a deck if there is an error or a warning")
    about.add_argument("--quiet", action="store_true", help="print problems only")
    about.add_argument(
        "--format",
        choices=[each.value for each in MessageFormat],
        default=MessageFormat.TEXT.value,
        help="how problems are reported: text on standard error (default), or JSON lines or GitHub annotations on standard output",
    )
    about.add_argument("--debug", action="store_true", help="show the traceback of an internal error")
    _add_checking(about)
    tracing = about.add_argument_group("articles and their outlines")
    tracing.add_argument(
        "--draft", action="store_true", help="FILEs are articles: write an outline drafted from them (to -o, or next to the first)"
    )
    tracing.add_argument("--sources", action="store_true", help="FILEs are decks: print the source of each statement")
    tracing.add_argument(
        "--terms", metavar="FILE", help="with --draft: a file of preferred terms, one a line, such as `Center East: Middle East`"
    )
    tracing.add_argument("--level", choices=("brief", "standard", "full"), help="with --draft: about 5 slides, 10 to 15, or all (default)")
    tracing.add_argument("--force", action="store_true", help="with --draft: overwrite an outline that exists")
    about.add_argument("--version", action="version", version=f"slides {__version__}")
    return about


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM), which is done as Ctrl-C is: the earlier deck stays, nothing else does."""


def _add_checking(about: argparse.ArgumentParser) -> None:
    """The options that write nothing."""
    checking = about.add_argument_group("checking and explaining")
    checking.add_argument(
        "--check", action="store_true", help="report what a build would report, and the source of each statement; write nothing"
    )
    checking.add_argument("--explain", metavar="RULE", help="explain a rule, given its code or name, such as M13")


def main(arguments: Sequence[str] | None = None, root: Path = Path()) -> int:
    """Run the command; root is the folder that source/ and out/ stand in. The exit code."""
    with_streams()
    if arguments is None:
        calm()
    with ExitStack() as stack:
        if threading.current_thread() is threading.main_thread():
            stack.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, _terminate))
        try:
            return _main(arguments, root)
        except KeyboardInterrupt as stop:
            say("stopped", aside=True)
            return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED


def command(root: Path = Path()) -> NoReturn:
    """The same as a process of its own, which ends with it."""
    leave(main(root=root))


def calm() -> None:
    """Let the collector of cycles look seldom: an outline's values form none, and it would walk through all of them again and again.

    Measured on 1,000 sections: a fifth of the time. Only for a process that does nothing else.
    """
    gc.enable()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def _terminate(*_: object) -> None:
    raise Terminated


def _main(arguments: Sequence[str] | None, root: Path) -> int:
    about = parser()
    options = about.parse_args(arguments)
    options.format = MessageFormat(options.format)
    if options.report and options.report.suffix.lower() != ".json":
        about.error(f"--report {options.report}: the name of a report must end in .json")
    if options.explain:
        from slides.cli import explain

        try:
            say(*explain.explained(options.explain).rstrip().split("\n"))
        except ValueError as error:
            about.error(f"--explain: {error}")
        return BUILT
    if options.dask is not None and (options.jobs or not options.dask.strip()):
        about.error("--jobs and --dask cannot be combined: a cluster has its own workers" if options.jobs else targets.NO_ADDRESS)
    if options.watch and (wrong := _unwatched(options)):
        about.error(f"{wrong} cannot be combined with --watch")
    if options.draft or options.check or options.sources or options.terms or options.force or options.level:
        return _at_the_desk(options, root, about)
    try:
        if options.report:
            check_target(options.report)
        jobs = _jobs(options, root)
    except FileError as refusal:
        tell([refusal.problem], options.format)
        return NOT_BUILT
    except ValueError as error:
        about.error(str(error))
    except OSError as error:
        about.error(f"-o {str(options.output)[:60]}: {error.strerror}")
    try:
        return _watch(jobs, options) if options.watch else _build(jobs, options)
    except FileError as refusal:
        tell([refusal.problem], options.format)
        return NOT_BUILT


def _at_the_desk(options: argparse.Namespace, root: Path, about: argparse.ArgumentParser) -> int:
    """Do what was asked for besides building."""
    from slides.cli import commands

    names = ("report", "strict", "jobs", "dask") if options.check else ("report", "theme", "strict", "jobs", "dask")
    building = next((name for name in names if getattr(options, name)), "")
    wanted = commands.Wanted(
        tuple(options.files),
        options.draft,
        options.check,
        options.sources,
        options.output or "",
        options.terms or "",
        options.force,
        options.quiet,
        options.theme or "",
        options.format,
        options.debug,
        building,
        options.level or "",
    )
    if wrong := commands.misused(wanted):
        about.error(wrong)
    return commands.run_command(wanted, root)


def _jobs_number(text: str) -> int:
    """The number of --jobs."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number < 1_000:
        raise argparse.ArgumentTypeError(f"{text[:20]}: must be a whole number of at least 1")
    return number


def _jobs(options: argparse.Namespace, root: Path) -> list[Job]:
    """What to build. ValueError for arguments that do not go together; raises FileError where there is nothing to build."""
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
        say(progress.summary(len(jobs), missing, problems, time.monotonic() - begun), format=options.format)
    code = NOT_BUILT if missing else BUILT
    return max(code, _report(options, reports)) if options.report else code


def _unwatched(options: argparse.Namespace) -> str:
    """An option that does not go with --watch, if one was given."""
    names = ("jobs", "dask", "report", "draft", "check", "sources")
    return "standard input" if "-" in options.files else next((f"--{name}" for name in names if getattr(options, name)), "")


def _watch(jobs: Sequence[Job], options: argparse.Namespace) -> NoReturn:
    """Build every deck, and again after each change, until Ctrl-C."""
    from slides.cli.watch import watch

    def built(outcome: Outcome, seconds: float) -> None:
        _tell(outcome, options, f" ({seconds:.2f} s)")
        sys.stdout.flush()

    def ready() -> None:
        if not options.quiet:
            say(f"watching {number(len(jobs), 'outline')}; Ctrl-C stops", aside=True)

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
    tell(outcome.problems, options.format)
    if not outcome.built and outcome.slides:
        why = "" if any(problem.severity is Severity.FATAL for problem in outcome.problems) else " with --strict"
        say(f"{outcome.job.target}: not built{why}: {count_line(tally(outcome.problems))}", aside=True)
    elif outcome.built and not options.quiet:
        say(f"{_summary(outcome)}{more}", format=options.format)


def _progress(job: Job, options: argparse.Namespace) -> None:
    """On a terminal, for long work, a line that says what is being done."""
    path = Path(job.source)
    if sys.stderr.isatty() and not options.quiet and is_file(path) and (size := path.stat().st_size) > _LONG:
        say(f"{job.name}: {size:,} bytes \u2026", aside=True)


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
        tell([refusal.problem], options.format)
        return NOT_BUILT
    return BUILT


def _summary(outcome: Outcome) -> str:
    """One line: what was built."""
    length = f"{number(outcome.slides, 'slide')}, {number(outcome.minutes, 'minute')} of notes"
    return f"{outcome.job.target}: {length}, {count_line(tally(outcome.problems))}"
