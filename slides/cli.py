"""The command: arguments, files, problems, exit code."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from slides import __version__, codes, desk, explain
from slides.design import THEMES
from slides.files import Refusal, check_target, refuse, write_whole
from slides.ground import Severity
from slides.job import Job, Outcome, run
from slides.messages import Format, say, tell

BUILT, NOT_BUILT, WRONG_USE = 0, 1, 2
INTERRUPTED, TERMINATED = 130, 143
"""What a shell says of a command that ended by Ctrl-C, or by SIGTERM."""
SOURCE, OUT = Path("source"), Path("out")
_LONG = 200_000
"""Outlines of more bytes than this show a line of progress on a terminal."""
_STATUS = """Exit status: 0 built (problems may have been told), 1 not built (with --strict: an error or a warning; with --check: an error
or a warning was told), 2 wrong use."""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    about = argparse.ArgumentParser(
        prog="build.py",
        description="Build briefing decks (.pptx) from Markdown outlines.",
        epilog=_STATUS,
    )
    about.add_argument("files", nargs="*", metavar="FILE", help="outlines; - is standard input (default: every .md in source/)")
    about.add_argument("-o", "--output", metavar="OUT", help="the deck's file, or a folder for several (default: out/NAME.pptx)")
    about.add_argument("--theme", choices=list(THEMES), help="wins over the outline's own")
    about.add_argument("--report", metavar="FILE.json", type=Path, help="write what each slide is made of and why, as JSON")
    about.add_argument("--strict", action="store_true", help="build nothing from an outline with an error or a warning")
    about.add_argument("--quiet", action="store_true", help="print problems only")
    about.add_argument(
        "--format",
        choices=[each.value for each in Format],
        default=Format.TEXT.value,
        help="how problems are written: text on standard error (default); JSON lines or GitHub's annotations on standard output",
    )
    about.add_argument("--debug", action="store_true", help="show the traceback of an internal fault")
    _add_checking(about)
    tracing = about.add_argument_group("articles and their outlines")
    tracing.add_argument(
        "--draft", action="store_true", help="FILEs are articles: write an outline drawn from them (to -o, or beside the first)"
    )
    tracing.add_argument("--sources", action="store_true", help="FILEs are decks: print where each statement comes from")
    tracing.add_argument("--terms", metavar="FILE", help="with --draft: the house's own wording, a line each: Center East: Middle East")
    tracing.add_argument("--force", action="store_true", help="with --draft: an outline that exists is written over")
    about.add_argument("--version", action="version", version=f"slides {__version__}")
    return about


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM), which is done as Ctrl-C is: the earlier deck stays, nothing else does."""


def _add_checking(about: argparse.ArgumentParser) -> None:
    """The options that write nothing."""
    checking = about.add_argument_group("checking and explaining")
    checking.add_argument("--check", action="store_true", help="say what a build would say, and each statement's passage; write nothing")
    checking.add_argument("--explain", metavar="RULE", help="print what a rule means and what to do, by its code or name, as M13")


def main(arguments: Sequence[str] | None = None, root: Path = Path()) -> int:
    """Run the command; root is the folder that source/ and out/ stand in. The exit code."""
    with contextlib.ExitStack() as stack:
        if threading.current_thread() is threading.main_thread():
            stack.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, _terminate))
        try:
            return _main(arguments, root)
        except KeyboardInterrupt as stop:
            print("stopped", file=sys.stderr)
            return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED


def _terminate(*_: object) -> None:
    raise Terminated


def _main(arguments: Sequence[str] | None, root: Path) -> int:
    about = parser()
    options = about.parse_args(arguments)
    options.format = Format(options.format)
    if options.report and options.report.suffix.lower() != ".json":
        about.error(f"--report {options.report}: a report's name ends in .json")
    if options.explain:
        try:
            say(*explain.explained(options.explain).rstrip().split("\n"))
        except ValueError as error:
            about.error(f"--explain: {error}")
        return BUILT
    wanted = _wanted(options)
    if wrong := desk.misused(wanted):
        about.error(wrong)
    if wanted.asked:
        return desk.run(wanted, root)
    try:
        if options.report:
            check_target(options.report)
        jobs = _jobs(options, root)
    except Refusal as refusal:
        tell([refusal.problem], options.format)
        return NOT_BUILT
    except ValueError as error:
        about.error(str(error))
    except OSError as error:
        about.error(f"-o {str(options.output)[:60]}: {error.strerror}")
    outcomes = [_run(job, options) for job in jobs]
    code = max((BUILT if outcome.built else NOT_BUILT for outcome in outcomes), default=NOT_BUILT)
    if options.report:
        code = max(code, _report(options, [outcome.report for outcome in outcomes if outcome.report]))
    return code


def _wanted(options: argparse.Namespace) -> desk.Wanted:
    """What was asked for beside building."""
    names = ("report", "strict") if options.check else ("report", "theme", "strict")
    building = next((name for name in names if getattr(options, name)), "")
    return desk.Wanted(
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
    )


def _jobs(options: argparse.Namespace, root: Path) -> list[Job]:
    """What to build. ValueError for arguments that do not go together, Refusal where there is nothing to build."""
    files, output = options.files, options.output
    if not files:
        files = [os.path.relpath(path) for path in sorted((root / SOURCE).glob("*.md"))]
        if not files:
            raise refuse(codes.NOTHING_TO_BUILD, str(root / SOURCE), "no outline (.md) in this folder", "name one: build.py FILE")
    names = ["deck" if file == "-" else Path(file).stem for file in files]
    if output is None:
        folder = Path(os.path.relpath(root / OUT))
        folder.mkdir(exist_ok=True)
        targets = [folder / f"{name}.pptx" for name in names]
    elif Path(output).is_dir() or output.endswith(("/", os.sep)):
        targets = [Path(output) / f"{name}.pptx" for name in names]
    elif len(files) > 1:
        raise ValueError(f"-o {output}: {len(files)} outlines need a folder, and this is none")
    else:
        targets = [Path(output)]
    for file, target in zip(files, targets, strict=True):
        if target.suffix.lower() != ".pptx":
            raise ValueError(f"-o {output}: a deck's name ends in .pptx (or name a folder that exists)")
        if file != "-" and os.path.realpath(file) == os.path.realpath(target):
            raise ValueError(f"{file}: the deck would take the place of its own outline")
    if len(set(targets)) < len(targets):
        raise ValueError("two outlines of one name would go to the same file: build them one by one with -o")
    theme, strict, reported = options.theme or "", options.strict, bool(options.report)
    return [Job(file, str(target), theme, _created(), strict, reported, options.debug) for file, target in zip(files, targets, strict=True)]


def _run(job: Job, options: argparse.Namespace) -> Outcome:
    """Build one outline, and say how it went."""
    _progress(job, options)
    outcome = run(job)
    tell(outcome.problems, options.format)
    if not outcome.built and outcome.slides:
        why = "" if any(problem.severity is Severity.FATAL for problem in outcome.problems) else " and --strict"
        say(f"{job.target}: not built: {_count(len(outcome.problems), 'problem')}{why}", aside=True)
    elif outcome.built and not options.quiet:
        say(_summary(outcome), format=options.format)
    return outcome


def _progress(job: Job, options: argparse.Namespace) -> None:
    """On a terminal, for long work, a line that says what is being done."""
    path = Path(job.source)
    if sys.stderr.isatty() and not options.quiet and path.is_file() and (size := path.stat().st_size) > _LONG:
        say(f"{job.name}: {size:,} bytes \u2026", aside=True)


def _created() -> str:
    """The time of SOURCE_DATE_EPOCH for the file's properties; empty where it is not set or no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (epoch.isascii() and epoch.isdigit()) or int(epoch) > 253402300799:
        return ""
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _report(options: argparse.Namespace, entries: Sequence[Mapping[str, Any]]) -> int:
    """Write the report on all decks."""
    from slides.report import document

    try:
        write_whole(options.report, lambda file: file.write(document(entries).encode()))
    except Refusal as refusal:
        tell([refusal.problem], options.format)
        return NOT_BUILT
    return BUILT


def _summary(outcome: Outcome) -> str:
    """One line: what was built."""
    problems = _count(len(outcome.problems), "problem") if outcome.problems else "no problems"
    return f"{outcome.job.target}: {_count(outcome.slides, 'slide')}, {_count(outcome.minutes, 'minute')} of notes, {problems}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
