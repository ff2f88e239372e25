"""The options of each command, and what `--help` says of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from slides.cli.option_values import date_value, formats_value, handout_number, jobs_number, one_of, page_ranges, port_number, theme_named
from slides.cli.reporters import MessageFormat
from slides.cli.scaffold import DEFAULT_NAME
from slides.design import THEMES
from slides.pipeline.configuration import FAIL_ON

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")
"""The shells that completion scripts can be printed for."""

_LEVELS = ("brief", "standard", "full")


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
        type=theme_named,
        metavar="NAME",
        help=f"overrides the theme in the outline: {', '.join(THEMES)}, or a brand's .toml file",
    )


def _date(about: argparse.ArgumentParser) -> None:
    about.add_argument(
        "--date",
        type=date_value,
        metavar="DATE",
        help="the date to show; overrides the one in the outline. today is the day of the build, such as 2026-03-01",
    )


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
        type=formats_value,
        default=(),
        help="formats to write: pptx (default), pdf, html, png, svg; the ending of -o chooses one too",
    )
    about.add_argument("--pages", metavar="3-7,9", type=page_ranges, default=(), help="the slides to show in pdf, html, png and svg")
    about.add_argument("--notes", action="store_true", help="in pdf: a page shows a slide and its notes")
    about.add_argument(
        "--handout", metavar="N", type=handout_number, default=0, help="in pdf: a page shows 2, 3, 4 or 6 slides, with lines to write on"
    )


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


def drafting_options(about: argparse.ArgumentParser | argparse._ArgumentGroup, only: str = "") -> None:
    """Options of drafting from an article. only: words before what each does."""
    about.add_argument("--terms", metavar="FILE", help=f"{only}a file of preferred terms, one a line, such as `Center East: Middle East`")
    about.add_argument(
        "--level",
        type=one_of("level", _LEVELS),
        metavar="LEVEL",
        help=f"{only}brief (about 5 slides), standard (10 to 15) or full (default)",
    )
    about.add_argument("--force", action="store_true", help=f"{only}overwrite an outline that exists")


def build_options(about: argparse.ArgumentParser) -> None:
    """Options of `build`, with those of an article."""
    plain_build_options(about)
    drafting_options(about.add_argument_group("where FILE is an article"))


def plain_build_options(about: argparse.ArgumentParser) -> None:
    """Options of building from outlines."""
    _outlines(about)
    _output(about)
    _formats(about)
    _building(about)
    _theme(about)
    _template(about)
    _date(about)
    _messages(about)


def check_options(about: argparse.ArgumentParser) -> None:
    """Options of `check`."""
    _outlines(about)
    about.add_argument("--fix", action="store_true", help="correct what has one safe answer in the outline, and check the rest")
    about.add_argument("--diff", action="store_true", help="show what --fix would change; write nothing")
    _theme(about)
    _template(about)
    _messages(about)


def draft_options(about: argparse.ArgumentParser) -> None:
    """Options of `draft`."""
    about.add_argument("files", nargs="+", metavar="ARTICLE", help="text, Markdown, HTML, Word (.docx) or PDF; - is standard input")
    about.add_argument(
        "-o", "--output", metavar="OUTLINE.md", help="the outline; - for standard output (default: next to the first article)"
    )
    drafting_options(about)
    _messages(about)


def sources_options(about: argparse.ArgumentParser) -> None:
    """Options of `sources`."""
    about.add_argument("files", nargs="+", metavar="DECK.pptx", help="decks that were built from an outline with an article")
    _messages(about)


def explain_options(about: argparse.ArgumentParser) -> None:
    """Options of `explain`."""
    about.add_argument("explain", metavar="RULE", help="a rule's code or name, such as M13 or dangling-link")


def list_options(about: argparse.ArgumentParser) -> None:
    """Options of `list`."""
    from slides.cli.listing import TOPICS

    about.add_argument("topic", type=one_of("topic", TOPICS), metavar="TOPIC", help=", ".join(TOPICS))
    about.add_argument("words", nargs="*", metavar="WORD", help="only the names with these words")
    _messages(about)


def new_options(about: argparse.ArgumentParser) -> None:
    """Options of `new`."""
    about.add_argument("name", nargs="?", default=DEFAULT_NAME, metavar="NAME", help=f"the outline's file (default: {DEFAULT_NAME})")
    about.add_argument("--force", action="store_true", help="overwrite an outline that exists")
    about.add_argument("--brand", action="store_true", help="write an example of a brand's file too, brand.toml, and build in it")
    _theme(about)
    _messages(about)


def template_options(about: argparse.ArgumentParser) -> None:
    """Options of `template`."""
    about.add_argument("file", metavar="FILE", help="a .pptx or .potx file")
    about.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="PAGE.html: each layout drawn, and what its boxes are taken for; FILE.toml: corrections to edit",
    )
    about.add_argument("--json", action="store_const", const="json", dest="format", help="what is understood as JSON: --format json")
    about.add_argument("--check", action="store_true", dest="lacking", help="fail where the template lacks something that decks need")
    _messages(about)


def schema_options(about: argparse.ArgumentParser) -> None:
    """Options of `schema`."""
    from slides.cli.schemas import SCHEMAS

    about.add_argument("topic", type=one_of("schema", SCHEMAS), metavar="SCHEMA", help=", ".join(SCHEMAS))


def serve_options(about: argparse.ArgumentParser) -> None:
    """Options of `serve`."""
    about.add_argument("outline", metavar="FILE", help="the outline")
    about.add_argument("--port", metavar="N", type=port_number, default=8000, help="the port (default: 8000; 0 takes a free one)")
    help_text = "where to listen (default: this machine alone; elsewhere a token is needed, which is printed)"
    about.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help=help_text)
    about.add_argument("--to", metavar="FORMAT,...", type=formats_value, default=(), help="formats to write after each change too")
    _theme(about)
    _messages(about)


def diff_options(about: argparse.ArgumentParser) -> None:
    """Options of `diff`."""
    about.add_argument("old", metavar="OLD", help="the outline or .pptx deck as it was")
    about.add_argument("new", metavar="NEW", help="the outline or .pptx deck as it is")
    about.add_argument("-o", "--output", metavar="PAGE.html", help="a page with the slides of both side by side")
    _theme(about)
    _messages(about)


def mcp_options(about: argparse.ArgumentParser) -> None:
    """Options of `mcp`."""
    about.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="the only folder that is read and written (default: this one)"
    )


def completion_options(about: argparse.ArgumentParser) -> None:
    """Options of `completion`."""
    about.add_argument("shell", type=one_of("shell", SHELLS), metavar="SHELL", help=", ".join(SHELLS))
