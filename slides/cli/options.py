"""The options of each command, and what `--help` says of them. Wrong use is answered with the nearest name that is right."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from slides import __version__
from slides.base.records import frozen
from slides.cli.reporters import MessageFormat
from slides.cli.scaffold import DEFAULT_NAME
from slides.cli.targets import formats_named
from slides.design import THEMES
from slides.export.writers import HANDOUTS
from slides.pipeline.configuration import FAIL_ON

DOCUMENTATION = "docs/ in the project's repository"
_STATUS = """Exit status: 0 built (problems may have been reported), 1 not built (with --strict: an error or a warning; of a check: an error
or a warning was reported), 2 invalid options."""
SHELLS = ("bash", "zsh", "tcsh")
"""The shells that completion scripts can be printed for."""
_LEVELS = ("brief", "standard", "full")


class Parser(argparse.ArgumentParser):
    """A parser that suggests the option that was probably meant."""

    def read(self, arguments: Sequence[str], start: argparse.Namespace | None = None) -> argparse.Namespace:
        """The options; exits with code 2 and one line where one of them is not known. start: options that are set already."""
        found, unknown = self.parse_known_args(arguments, start)
        if unknown:
            if not unknown[0].startswith("-"):
                self.error(f"unexpected argument: {unknown[0]}")
            self.error(f"unknown option: {unknown[0]}{self._meant(unknown[0])}")
        return found

    def error(self, message: str) -> NoReturn:
        """One line on standard error, how to get help, and exit code 2."""
        if message.startswith("the following arguments are required"):
            message = self._missing(message)
        self.exit(2, f"{self.prog}: error: {message} ({self.prog} --help)\n")

    def _missing(self, message: str) -> str:
        """What each missing argument is, in place of a message that names them only."""
        names = message.partition(":")[2].replace(",", " ").split()
        lacking = [each for each in self._actions if not each.option_strings and each.nargs != "*" and each.metavar in names]
        return "; ".join(f"{each.metavar} is missing: {each.help}" for each in lacking) or message

    def _meant(self, given: str) -> str:
        """The option most like one that is not known, if one is like it."""
        near = nearest_word(given.split("=")[0], [name for name in self._option_string_actions if name != "-h"])
        return f"; did you mean {near}?" if near else ""


def nearest_word(given: str, names: Iterable[str]) -> str:
    """The name most like a given one; empty where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(given, list(names), 1, 0.5)), "")


def one_of(what: str, names: Iterable[str]) -> Callable[[str], str]:
    """What reads the value of an option that takes one of several names, in any case."""
    known = list(names)

    def read(given: str) -> str:
        if given.lower() in known:
            return given.lower()
        near = nearest_word(given.lower(), known)
        meant = f"did you mean {near}? " if near else ""
        raise argparse.ArgumentTypeError(f"unknown {what}: {given[:40]!r} ({meant}known: {', '.join(known)})")

    return read


def jobs_number(text: str) -> int:
    """The number of --jobs."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number < 1_000:
        raise argparse.ArgumentTypeError(f"{text[:20]}: must be a whole number of at least 1")
    return number


def _outlines(about: argparse.ArgumentParser) -> None:
    about.add_argument(
        "files", nargs="*", metavar="FILE", help="outlines, or folders of them; - is standard input (default: the outlines of this folder)"
    )


def _output(about: argparse.ArgumentParser) -> None:
    about.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the file of the deck, a folder for several, or - for standard output (default: next to the outline)",
    )


def _template(about: argparse.ArgumentParser) -> None:
    about.add_argument("--template", metavar="FILE", help="a .pptx or .potx file to build in; overrides the one in the outline")


def _theme(about: argparse.ArgumentParser) -> None:
    about.add_argument(
        "--theme",
        type=_read_theme,
        metavar="NAME",
        help=f"overrides the theme in the outline: {', '.join(THEMES)}, or a brand's .toml file",
    )


def _read_theme(text: str) -> str:
    """The theme of --theme: a name, or the file of a brand."""
    return text if text.lower().endswith(".toml") else one_of("theme", THEMES)(text)


def _building(about: argparse.ArgumentParser) -> None:
    about.add_argument(
        "--jobs", metavar="N", type=jobs_number, help="number of outlines built in parallel (default: chosen from processors and work)"
    )
    about.add_argument("--dask", metavar="ADDRESS", help="build on the workers of this Dask cluster, such as tcp://host:8786")
    about.add_argument(
        "-w", "--watch", action="store_true", help="build again whenever an outline or a file that it uses changes; Ctrl-C stops"
    )
    about.add_argument("--report", metavar="FILE.json", type=Path, help="write a JSON report: how each slide was laid out and why")
    about.add_argument("--strict", action="store_true", help="do not write a deck if there is an error or a warning")


def _formats(about: argparse.ArgumentParser) -> None:
    about.add_argument(
        "--to",
        metavar="FORMAT,...",
        type=_read_formats,
        default=(),
        help="formats to write: pptx (default), pdf, html, png, svg; the ending of -o chooses one too",
    )
    about.add_argument("--pages", metavar="3-7,9", type=_read_pages, default=(), help="the slides to show in pdf, html, png and svg")
    about.add_argument("--notes", action="store_true", help="in pdf: a page shows a slide and its notes")
    about.add_argument(
        "--handout", metavar="N", type=_read_handout, default=0, help="in pdf: a page shows 2, 3, 4 or 6 slides, with lines to write on"
    )


def _read_formats(text: str) -> tuple[str, ...]:
    """The formats of --to."""
    try:
        return formats_named(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _read_pages(text: str) -> tuple[tuple[int, int], ...]:
    """The slides of --pages: numbers from 1 and stretches of them."""
    found = []
    for part in text.split(","):
        first, dash, last = (each.strip() for each in part.partition("-"))
        ends = (first, last) if dash else (first, first)
        if not all(each.isascii() and each.isdigit() and 0 < len(each) < 6 and int(each) for each in ends) or int(ends[0]) > int(ends[1]):
            raise argparse.ArgumentTypeError(f"{text[:20]}: must be numbers of slides, such as 3-7,9")
        found.append((int(ends[0]), int(ends[1])))
    return tuple(found)


def _read_handout(text: str) -> int:
    """The number of --handout."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    if number not in HANDOUTS:
        raise argparse.ArgumentTypeError(f"{text[:20]}: must be one of {', '.join(map(str, HANDOUTS))}")
    return number


def _messages(about: argparse.ArgumentParser) -> None:
    about.add_argument("-q", "--quiet", action="store_true", help="print problems only")
    about.add_argument(
        "--format",
        type=one_of("format", [each.value for each in MessageFormat]),
        metavar="FORMAT",
        default=MessageFormat.TEXT.value,
        help="how problems are reported: text on standard error (default), or json lines or github annotations on standard output",
    )
    about.add_argument(
        "--fail-on",
        type=one_of("severity", FAIL_ON),
        metavar="SEVERITY",
        help=f"write nothing, or fail a check, from this severity on: {', '.join(FAIL_ON)} (--strict means warning)",
    )
    about.add_argument(
        "--ignore", action="append", metavar="RULES", help="do not report these rules: codes, names, or a letter for all of its rules"
    )
    about.add_argument("--select", action="append", metavar="RULES", help="report these rules only")
    about.add_argument("--config", metavar="FILE", help="the configuration (default: the nearest slides.toml or pyproject.toml)")
    about.add_argument("--isolated", action="store_true", help="read no configuration")
    about.add_argument("--debug", action="store_true", help="show the traceback of an internal error")


def _drafting(about: argparse.ArgumentParser | argparse._ArgumentGroup, only: str = "") -> None:
    about.add_argument("--terms", metavar="FILE", help=f"{only}a file of preferred terms, one a line, such as `Center East: Middle East`")
    about.add_argument(
        "--level",
        type=one_of("level", _LEVELS),
        metavar="LEVEL",
        help=f"{only}brief (about 5 slides), standard (10 to 15) or full (default)",
    )
    about.add_argument("--force", action="store_true", help=f"{only}overwrite an outline that exists")


def _build_command(about: argparse.ArgumentParser) -> None:
    _build(about)
    _drafting(about.add_argument_group("where FILE is an article"))


def _build(about: argparse.ArgumentParser) -> None:
    _outlines(about)
    _output(about)
    _formats(about)
    _building(about)
    _theme(about)
    _template(about)
    _messages(about)


def _check(about: argparse.ArgumentParser) -> None:
    _outlines(about)
    about.add_argument("--fix", action="store_true", help="mend in the outline what has one safe answer, and check what is left")
    about.add_argument("--diff", action="store_true", help="show what --fix would change; write nothing")
    _theme(about)
    _template(about)
    _messages(about)


def _draft(about: argparse.ArgumentParser) -> None:
    about.add_argument("files", nargs="+", metavar="ARTICLE", help="text, Markdown, HTML, Word (.docx) or PDF; - is standard input")
    about.add_argument(
        "-o", "--output", metavar="OUTLINE.md", help="the outline; - for standard output (default: next to the first article)"
    )
    _drafting(about)
    _messages(about)


def _sources(about: argparse.ArgumentParser) -> None:
    about.add_argument("files", nargs="+", metavar="DECK.pptx", help="decks that were built from an outline with an article")
    _messages(about)


def _explain(about: argparse.ArgumentParser) -> None:
    about.add_argument("explain", metavar="RULE", help="a rule's code or name, such as M13 or dangling-link")


def _list(about: argparse.ArgumentParser) -> None:
    from slides.cli.listing import TOPICS

    about.add_argument("topic", type=one_of("topic", TOPICS), metavar="TOPIC", help=", ".join(TOPICS))
    about.add_argument("words", nargs="*", metavar="WORD", help="only the names with these words")
    _messages(about)


def _new(about: argparse.ArgumentParser) -> None:
    about.add_argument("name", nargs="?", default=DEFAULT_NAME, metavar="NAME", help=f"the outline's file (default: {DEFAULT_NAME})")
    about.add_argument("--force", action="store_true", help="overwrite an outline that exists")
    about.add_argument("--brand", action="store_true", help="write an example of a brand's file too, brand.toml, and build in it")
    _theme(about)
    _messages(about)


def _inspect(about: argparse.ArgumentParser) -> None:
    about.add_argument("file", metavar="FILE", help="a .pptx or .potx file")
    about.add_argument("-o", "--output", metavar="PAGE.html", help="a page with each layout drawn, and what its boxes are taken for")
    about.add_argument("--check", action="store_true", dest="lacking", help="fail where the template lacks something that decks need")
    _messages(about)


def _schema(about: argparse.ArgumentParser) -> None:
    from slides.cli.schemas import SCHEMAS

    about.add_argument("topic", type=one_of("schema", SCHEMAS), metavar="SCHEMA", help=", ".join(SCHEMAS))


def _serve(about: argparse.ArgumentParser) -> None:
    about.add_argument("outline", metavar="FILE", help="the outline")
    about.add_argument("--port", metavar="N", type=_read_port, default=8000, help="the port (default: 8000; 0 takes a free one)")
    help_text = "where to listen (default: this machine alone; elsewhere a token is needed, which is printed)"
    about.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help=help_text)
    about.add_argument("--to", metavar="FORMAT,...", type=_read_formats, default=(), help="formats to write after each change too")
    _theme(about)
    _messages(about)


def _diff(about: argparse.ArgumentParser) -> None:
    about.add_argument("old", metavar="OLD", help="the outline as it was")
    about.add_argument("new", metavar="NEW", help="the outline as it is")
    about.add_argument("-o", "--output", metavar="PAGE.html", help="a page with the pictures of both side by side")
    _theme(about)
    _messages(about)


def _read_port(text: str) -> int:
    """The number of --port."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
    if not 0 <= number < 65536:
        raise argparse.ArgumentTypeError(f"{text[:20]}: must be a number from 0 to 65535")
    return number


def _mcp(about: argparse.ArgumentParser) -> None:
    about.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="the only folder that is read and written (default: this one)"
    )


def _completion(about: argparse.ArgumentParser) -> None:
    about.add_argument("shell", type=one_of("shell", SHELLS), metavar="SHELL", help=", ".join(SHELLS))


@frozen
class Command:
    """A command: what it does in a line, its options, and examples of its use."""

    summary: str
    add: Callable[[argparse.ArgumentParser], None]
    examples: tuple[tuple[str, str], ...]
    flag: str = ""
    """The option that asks for the same without a command."""


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "build": Command(
            "build decks from outlines, or from an article by way of an outline",
            _build_command,
            (
                ("talk.md", "talk.pptx next to it"),
                ("talks/ -o decks/", "every outline of a folder"),
                ("article.html -o talk.pptx", "article.md is drafted, then built"),
                ("talk.md --to pptx,pdf,html", "three files from one build"),
                ("talk.md --watch", "build again after every change"),
                ("- -o - < talk.md > talk.pptx", "in a pipe"),
            ),
        ),
        "check": Command(
            "report problems and unsupported statements; write nothing",
            _check,
            (
                ("talk.md", "everything that a build would report"),
                ("talk.md --diff", "what --fix would change"),
                ("talks/ --format github", "annotations in a pull request"),
            ),
            "check",
        ),
        "draft": Command(
            "draft an outline from an article",
            _draft,
            (("article.html", "article.md next to it"), ("article.txt --level brief -o talk.md", "about five slides")),
            "draft",
        ),
        "new": Command(
            "write a first outline that shows the vocabulary",
            _new,
            (("", "talk.md in this folder"), ("quarterly-review --theme slate", "quarterly-review.md")),
        ),
        "list": Command(
            "list themes, layouts, icons, rules, regions of maps, keys of the front matter",
            _list,
            (("layouts", ""), ("icons arrow", "the icons with this word")),
        ),
        "sources": Command("print where each statement of a deck comes from", _sources, (("talk.pptx", ""),), "sources"),
        "explain": Command("explain a rule", _explain, (("M13", ""), ("dangling-link", ""))),
        "template": Command(
            "show what is understood of a template: its layouts, its room for content, its type and colours",
            _inspect,
            (
                ("house.potx", "what serves what, and what is missing"),
                ("house.potx --format json", "the same for a program"),
                ("house.potx -o house.html", "its layouts, drawn and labelled"),
            ),
        ),
        "schema": Command(
            "print a JSON schema for editors and tools",
            _schema,
            (("front-matter", ""), ("configuration > configuration.json", "")),
        ),
        "diff": Command(
            "compare two outlines slide by slide: exit code 0 where their slides are the same, 1 where they differ",
            _diff,
            (("old.md new.md", "the slides and words that differ"), ("old.md new.md -o review.html", "their pictures side by side")),
        ),
        "serve": Command(
            "show an outline in a browser while it is being written",
            _serve,
            (("talk.md", "http://127.0.0.1:8000/"), ("talk.md --to pptx", "talk.pptx is kept up to date too")),
        ),
        "mcp": Command(
            "serve an agent over the Model Context Protocol, on standard input and output",
            _mcp,
            (("talks/", "build, check, draft, explain and list below this folder"),),
        ),
        "completion": Command(
            "print a script that completes this command in a shell",
            _completion,
            (("bash > ~/.local/share/bash-completion/completions/slides", ""), ("zsh > ~/.zfunc/_slides", "")),
        ),
    }
)
"""Every command by its name."""


def command_parser(program: str, name: str) -> Parser:
    """The options of one command. program: how the whole command was called."""
    command = COMMANDS[name]
    about = Parser(
        prog=f"{program} {name}",
        description=f"{command.summary[0].upper()}{command.summary[1:]}.",
        epilog=_examples(f"{program} {name}", command.examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add(about)
    return about


def parser(program: str) -> Parser:
    """The options without a command: those of building, and a flag for each of the other commands."""
    about = Parser(
        prog=program,
        usage="%(prog)s [COMMAND] [FILE ...] [-o OUT] [OPTION ...]",
        description="Markdown outline in, briefing deck (.pptx) out.\n\ncommands:\n" + _commands(program),
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _build(about)
    checking = about.add_argument_group("checking and explaining")
    checking.add_argument(
        "--check", action="store_true", help="report what a build would report, and the source of each statement; write nothing"
    )
    checking.add_argument("--explain", metavar="RULE", help="explain a rule, given its code or name, such as M13")
    tracing = about.add_argument_group("articles and their outlines")
    tracing.add_argument(
        "--draft", action="store_true", help="FILEs are articles: write an outline drafted from them (to -o, or next to the first)"
    )
    tracing.add_argument("--sources", action="store_true", help="FILEs are decks: print the source of each statement")
    _drafting(tracing, "with --draft: ")
    about.add_argument("-V", "--version", action="version", version=f"slides {__version__}")
    return about


def whole_parser() -> argparse.ArgumentParser:
    """Every command with its options as one parser, as completion needs it."""
    choices = argparse.ArgumentParser(prog="slides")
    commands = choices.add_subparsers()
    for name, command in COMMANDS.items():
        command.add(commands.add_parser(name, help=command.summary))
    return choices


def _commands(program: str) -> str:
    """The list of commands, a line each."""
    width = max(map(len, COMMANDS)) + 2
    rows = [f"  {name:{width}}{command.summary}" for name, command in COMMANDS.items()]
    return "\n".join([*rows, "", f"{program} COMMAND --help explains each. Without a command, FILEs are built."])


def _examples(called: str, examples: Iterable[tuple[str, str]]) -> str:
    """Examples of use, a line each, with what they give."""
    rows = [(f"  {called} {arguments}", note) for arguments, note in examples]
    width = max(len(row) for row, _ in rows) + 3
    return "\n".join(["examples:", *(f"{row:{width}}{note}".rstrip() for row, note in rows), "", _STATUS])
