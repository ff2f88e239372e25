"""The commands by name: what each does, its options, examples of its use, and the parsers made of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from slides import __version__
from slides.base.records import frozen
from slides.cli.argument_parser import Formatter, Parser
from slides.cli.options import (
    build_options,
    check_options,
    completion_options,
    diff_options,
    draft_options,
    drafting_options,
    explain_options,
    list_options,
    mcp_options,
    new_options,
    plain_build_options,
    schema_options,
    serve_options,
    sources_options,
    template_options,
)

_STATUS = """Exit status: 0 built (problems may have been reported), 1 not built (with --strict: an error or a warning; of a check: an error
or a warning was reported), 2 invalid options."""


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
            build_options,
            (
                ("talk.md", "talk.pptx next to it"),
                ("talks/ -o decks/", "every outline of a folder"),
                ("article.html -o talk.pptx", "article.md is drafted, then built"),
                ("talk.md --to pptx,pdf,html", "three files from one build"),
                ("talk.md --watch", "build again after every change"),
                ("- -o - < talk.md > talk.pptx", "in a pipe"),
            ),
        ),
        "export": Command(
            "write outlines as pdf, html, png or svg, without a deck for PowerPoint",
            build_options,
            (
                ("talk.md", "talk.pdf next to it"),
                ("talk.md -o talk.html", "one page with viewer and presenter"),
                ("talk.md --to png --pages 1-3", "a folder talk/ with three pictures"),
                ("talk.md --handout 3 -o paper.pdf", "three slides a page, with lines to write on"),
            ),
        ),
        "check": Command(
            "report problems and unsupported statements; write nothing",
            check_options,
            (
                ("talk.md", "everything that a build would report"),
                ("talk.md --diff", "what --fix would change"),
                ("talks/ --format github", "annotations in a pull request"),
            ),
            "check",
        ),
        "draft": Command(
            "draft an outline from an article",
            draft_options,
            (("article.html", "article.md next to it"), ("article.txt --level brief -o talk.md", "about five slides")),
            "draft",
        ),
        "new": Command(
            "write a first outline that shows the vocabulary",
            new_options,
            (("", "talk.md in this folder"), ("quarterly-review --theme slate", "quarterly-review.md")),
        ),
        "list": Command(
            "list themes, layouts, icons, rules, regions of maps, keys of the front matter, fonts",
            list_options,
            (("layouts", ""), ("icons arrow", "the icons with this word")),
        ),
        "sources": Command("print where each statement of a deck comes from", sources_options, (("talk.pptx", ""),), "sources"),
        "explain": Command("explain a rule", explain_options, (("M13", ""), ("dangling-link", ""))),
        "template": Command(
            "show what is understood of a template: its layouts, its room for content, its type and colours",
            template_options,
            (
                ("company.potx", "what serves what, and what is missing"),
                ("company.potx --format json", "the same for a program"),
                ("company.potx -o company.html", "its layouts, drawn and labelled"),
                ("company.potx -o company.potx.toml", "what is understood as a file of corrections"),
            ),
        ),
        "schema": Command(
            "print a JSON schema for editors and tools",
            schema_options,
            (("front-matter", ""), ("configuration > configuration.json", "")),
        ),
        "diff": Command(
            "compare two outlines or decks slide by slide: exit code 0 where their slides are the same, 1 where they differ",
            diff_options,
            (
                ("old.md new.md", "the slides and words that differ"),
                ("old.md new.md -o review.html", "their pictures side by side"),
                ("talk.md talk.pptx", "what was changed in the deck by hand"),
            ),
        ),
        "serve": Command(
            "show an outline in a browser while it is being written",
            serve_options,
            (("talk.md", "http://127.0.0.1:8000/"), ("talk.md --to pptx", "talk.pptx is kept up to date too")),
        ),
        "mcp": Command(
            "serve an agent over the Model Context Protocol, on standard input and output",
            mcp_options,
            (("talks/", "build, check, draft, explain and list below this folder"),),
        ),
        "completion": Command(
            "print a script that completes this command in a shell",
            completion_options,
            (
                ("bash > ~/.local/share/bash-completion/completions/slides", ""),
                ("zsh > ~/.zfunc/_slides", ""),
                ("fish > ~/.config/fish/completions/slides.fish", ""),
            ),
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
        formatter_class=Formatter,
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
        formatter_class=Formatter,
    )
    plain_build_options(about)
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
    drafting_options(tracing, "with --draft: ")
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
