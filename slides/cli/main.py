"""The command: which of the commands is asked for, and how the process ends."""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack, nullcontext
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import NoReturn

from slides.base.quick_imports import quick_imports
from slides.cli import building, targets
from slides.cli.argument_parser import Parser
from slides.cli.building import BUILT, NOT_BUILT
from slides.cli.command_table import COMMANDS, command_parser, parser, whole_parser
from slides.cli.exit import exit_now, with_streams
from slides.cli.option_values import nearest_word
from slides.cli.reporters import MessageFormat, print_lines, print_problems
from slides.design import DEFAULT_THEME
from slides.pipeline.files import FileError, check_target, exists, is_folder
from slides.pipeline.job import STANDARD_OUTPUT, Policy

WRONG_USE = 2
__all__ = ["BUILT", "INTERRUPTED", "NOT_BUILT", "TERMINATED", "WRONG_USE", "Terminated", "command", "main", "tune_garbage_collector"]
INTERRUPTED, TERMINATED = 130, 143
"""What a shell says of a command that ended by Ctrl-C, or by SIGTERM."""
EXPORTED = ".pdf"
"""What `export` writes where nothing else is asked for."""
_NEW_OBJECTS = 5_000_000
"""So many new objects that the collector of cycles looks through them: more than a deck of 5,000 slides is made of. A build leaves a few
hundred objects in cycles, and to look through the others takes 7% of the time in decks of 10,000 slides."""


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM), which is done as Ctrl-C is: the earlier deck stays, nothing else does."""


def main(arguments: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run the command. The exit code.

    root: the folder of a project whose outlines are in source/ and whose decks go to out/. Without it, outlines are those of the
    current folder, and a deck goes next to its outline.
    """
    with_streams()
    if arguments is None:
        tune_garbage_collector()
    with ExitStack() as stack:
        if threading.current_thread() is threading.main_thread():
            stack.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, _terminate))
        try:
            return _main(sys.argv[1:] if arguments is None else arguments, root, alone=arguments is None)
        except KeyboardInterrupt as stop:
            print_lines("stopped", aside=True)
            return TERMINATED if isinstance(stop, Terminated) else INTERRUPTED


def command(root: Path | None = None) -> NoReturn:
    """The same as a process of its own, which ends with it."""
    exit_now(main(root=root))


def tune_garbage_collector() -> None:
    """Let the collector of cycles look seldom: an outline's values form none, and it would walk through all of them again and again.

    Measured on 1,000 sections: a fifth of the time. Only for a process that does nothing else.
    """
    gc.enable()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def _terminate(*_: object) -> None:
    raise Terminated


def _load(name: str, *, alone: bool) -> None:
    """Load a module that a command needs. alone: the process is the command's own."""
    with quick_imports() if alone else nullcontext():
        import_module(name)


def _main(arguments: Sequence[str], root: Path | None, *, alone: bool) -> int:
    name, options, about = _read(arguments, "build.py" if root else "slides")
    if name in ("list", "new", "template", "schema", "mcp", "completion", "serve", "diff"):
        try:
            return _aside(name, options, about)
        except FileError as refusal:
            print_problems([refusal.problem], options.format)
            return NOT_BUILT
    if options.report and options.report.suffix.lower() != ".json":
        about.error(f"--report {options.report}: the name of a report must end in .json")
    if options.explain:
        return _explain(options.explain, about)
    if options.dask is not None and (options.jobs or not options.dask.strip()):
        about.error("--jobs and --dask cannot be combined: a cluster has its own workers" if options.jobs else targets.NO_ADDRESS)
    if options.watch and (wrong := _unwatched(options)):
        about.error(f"{wrong} cannot be combined with --watch")
    if options.output == STANDARD_OUTPUT and options.format is MessageFormat.JSON:
        about.error("-o - and --format json cannot be combined: both write to standard output")
    if options.output == STANDARD_OUTPUT and not options.draft and sys.stdout.isatty():
        about.error("-o -: a deck is not written to a terminal; send it to a file or a program")
    if options.draft or options.check or options.sources or (_for_drafts(options) and not any(map(targets.is_article, options.files))):
        _load("slides.cli.commands", alone=alone)
        return _without_building(options, root, about)
    _load("slides.pipeline.build", alone=alone)
    try:
        if options.report:
            check_target(options.report)
        jobs = building.jobs_of(options, root)
    except FileError as refusal:
        print_problems([refusal.problem], options.format)
        return NOT_BUILT
    except ValueError as error:
        about.error(str(error))
    except OSError as error:
        about.error(f"-o {str(options.output)[:60]}: {targets.no_folder(error)}")
    try:
        return building.watch_all(jobs, options) if options.watch else building.build_all(jobs, options)
    except FileError as refusal:
        print_problems([refusal.problem], options.format)
        return NOT_BUILT


def _read(arguments: Sequence[str], program: str) -> tuple[str, argparse.Namespace, Parser]:
    """The command's name if one is given, the options as those without a command, and the parser that read them.

    A command's name is the command, whatever the folder holds: many have a folder `build`, which is named as `./build`.
    """
    about = parser(program)
    name = arguments[0] if arguments else ""
    if name == "help":
        arguments = [*arguments[1:2], "--help"]
        name = arguments[0]
    if name in COMMANDS:
        options = about.read([])
        about = command_parser(program, name)
        options = about.read(arguments[1:], options)
        if COMMANDS[name].flag:
            setattr(options, COMMANDS[name].flag, True)
    else:
        name, given = "", name
        if given.isalpha() and not exists(given) and (near := nearest_word(given.lower(), COMMANDS)):
            about.error(f"unknown command: {given}; did you mean {near}?")
        options = about.read(arguments)
    options.format = MessageFormat(options.format)
    if name == "export" and not options.to and not Path(options.output or "").suffix and options.output != STANDARD_OUTPUT:
        options.to = (EXPORTED,)
    return name, options, about


def _aside(name: str, options: argparse.Namespace, about: Parser) -> int:
    """Do one of the commands that read no outline. The exit code."""
    if name == "list":
        from slides.cli import listing

        words = " ".join(options.words)
        rows = listing.listed(options.topic, words)
        if not rows and options.format is not MessageFormat.JSON:
            hint = f"slides list {options.topic} shows all"
            about.exit(NOT_BUILT, f"{about.prog}: nothing among the {options.topic} with: {words} ({hint})\n")
        print_lines(*([listing.as_json(rows)] if options.format is MessageFormat.JSON else listing.two_columns(rows)))
        return BUILT if rows else NOT_BUILT
    if name == "template":
        from slides.cli.templates import inspect_template

        return inspect_template(options.file, options.format, checked=options.lacking, sheet=options.output or "", quiet=options.quiet)
    if name == "schema":
        from slides.cli.schemas import schema_text

        print_lines(*schema_text(options.topic).split("\n"))
        return BUILT
    if name == "diff":
        from slides.cli.comparing import DeckComparison, run_comparison

        wanted = options.old, options.new, options.output or "", options.theme or "", options.quiet, options.format
        return run_comparison(DeckComparison(*wanted))
    if name == "serve":
        return _serve_live(options, about)
    if name == "mcp":
        return _serve_agent(options.folder, about)
    if name == "new":
        from slides.cli.scaffold import write_outline

        target = write_outline(options.name, options.theme or DEFAULT_THEME, force=options.force, brand=options.brand)
        if not options.quiet:
            print_lines(f"{target}: written; `slides build {quote(str(target))} --watch` builds it after every change")
        return BUILT
    try:
        import shtab
    except ModuleNotFoundError:
        about.error("completion needs the package shtab, which is not installed (python -m pip install 'slides[completion]')")
    print_lines(*shtab.complete(whole_parser(), options.shell).rstrip().split("\n"))
    return BUILT


def _serve_live(options: argparse.Namespace, about: Parser) -> int:
    """Show an outline in a browser until the process is interrupted."""
    from slides.cli.live import LiveOptions, run_live

    try:
        return run_live(LiveOptions(options.outline, options.host, options.port, options.to, options.theme or "", options.quiet))
    except ModuleNotFoundError as missing:
        about.error(f"this needs the package {missing.name}, which is not installed (python -m pip install 'slides[serve]')")


def _serve_agent(folder: str, about: Parser) -> int:
    """Serve an agent below a folder until it leaves."""
    if not is_folder(folder):
        about.error(f"there is no folder {folder[:80]}")
    try:
        from slides.cli.mcp_server import serve
    except ModuleNotFoundError as missing:
        about.error(f"this needs the package {missing.name}, which is not installed (python -m pip install 'slides[mcp]')")
    serve(folder)
    return BUILT


def _for_drafts(options: argparse.Namespace) -> bool:
    """Whether an option is given that is for drafts."""
    return bool(options.terms or options.force or options.level)


def _policy(options: argparse.Namespace, about: Parser) -> Policy:
    """Which problems are wanted; ends the command where a rule is named that there is not."""
    try:
        return building.policy_of(options)
    except ValueError as error:
        about.error(str(error))


def _explain(asked: str, about: Parser) -> int:
    """Print the page of a rule."""
    from slides.cli import explain

    try:
        print_lines(*explain.explained(asked).rstrip().split("\n"))
    except ValueError as error:
        about.error(str(error))
    return BUILT


def _without_building(options: argparse.Namespace, root: Path | None, about: Parser) -> int:
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
        _policy(options, about),
        template=options.template or "",
        fix=getattr(options, "fix", False),
        diff=getattr(options, "diff", False),
    )
    if wrong := commands.misused(wanted):
        about.error(wrong)
    return commands.run_command(wanted, root)


def _unwatched(options: argparse.Namespace) -> str:
    """An option that does not go with --watch, if one was given."""
    names = ("jobs", "dask", "report", "draft", "check", "sources")
    return "standard input" if "-" in options.files else next((f"--{name}" for name in names if getattr(options, name)), "")
