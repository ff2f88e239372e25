"""What an agent can do: build, check, draft, explain and list, as functions of plain values, confined to one folder.

`mcp_server` offers them to clients of the Model Context Protocol.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    from typing_extensions import TypedDict  # pydantic reads no other one

from slides.base.diagnostics import Problem, Severity
from slides.cli import explain, listing
from slides.cli.reporters import count_line, number, tally
from slides.markdown.resources import opened_folders
from slides.pipeline.build import BuiltDeck, build_deck
from slides.pipeline.configuration import configuration_of
from slides.pipeline.files import FileError, read_outline_text, write_whole
from slides.sources.tracing import Tracing, answered, summed

OUTLINES, DECKS, ARTICLES = (".md", ".markdown"), (".pptx",), (".txt", ".md", ".markdown", ".html", ".htm")
LEVELS = ("brief", "standard", "full")
MOST_ROWS = 200
"""Problems and statements in one answer; more are counted."""


class ToolError(Exception):
    """Why a tool cannot do what was asked, in one line."""


class ProblemRow(TypedDict):
    """A problem of an outline, a line of it, and what to do."""

    code: str
    name: str
    severity: str
    file: str
    line: int
    column: int
    message: str
    hint: str


class CheckAnswer(TypedDict):
    """What is wrong with an outline. statements: those that the article does not support, with passages and safe mends."""

    summary: str
    passes: bool
    slides: int
    minutes_of_notes: int
    problems: list[ProblemRow]
    statements: list[dict[str, object]]
    left_out: int


class BuildAnswer(TypedDict):
    """What came of a build: the deck's path where it was built, and what is wrong with its outline."""

    built: bool
    deck: str
    summary: str
    slides: int
    problems: list[ProblemRow]
    left_out: int


class DraftAnswer(TypedDict):
    """A drafted outline: where it was written, and its text."""

    outline: str
    text: str
    problems: list[ProblemRow]


class NameRow(TypedDict):
    """A name that an outline may use, and what it stands for."""

    name: str
    about: str


class Workspace:
    """The folder that an agent works in. No tool reads or writes anything outside it."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = Path(os.path.realpath(root))

    def path(self, name: str, endings: Sequence[str]) -> Path:
        """The path that a name means. Raises ToolError outside the folder, or where the name ends in another way."""
        path = Path(os.path.realpath(self.root / name.replace("\0", "/")))
        if "\0" in name or not path.is_relative_to(self.root):
            raise ToolError(f"{name[:80]} is outside the folder that this server works in")
        if path.suffix.lower() not in endings:
            raise ToolError(f"{name[:80]}: the name must end in {', '.join(endings)}")
        return path

    def name(self, path: Path) -> str:
        """A path as an agent sees it: from the folder on."""
        return path.relative_to(self.root).as_posix()

    def check(self, outline: str, text: str = "", theme: str = "") -> CheckAnswer:
        """What is wrong with an outline; nothing is written. text: is checked in place of the file's, as if it stood there."""
        path = self.path(outline, OUTLINES)
        deck, problems = self._deck(path, text, theme)
        statements = _unsupported(deck.tracing, self.name(path)) if deck.tracing else []
        said = f"{summed(deck.tracing)}; " if deck.tracing else ""
        return CheckAnswer(
            summary=f"{said}{number(len(deck.pages), 'slide')}, {count_line(tally(problems))}",
            passes=not any(problem.severity.reaches(Severity.WARNING) for problem in problems),
            slides=len(deck.pages),
            minutes_of_notes=deck.minutes,
            problems=self._rows(problems),
            statements=statements[:MOST_ROWS],
            left_out=max(0, len(problems) - MOST_ROWS) + max(0, len(statements) - MOST_ROWS),
        )

    def build(self, outline: str, text: str = "", deck: str = "", theme: str = "", *, strict: bool = False) -> BuildAnswer:
        """Build a deck next to its outline, or where `deck` says. text: is written to the outline first.

        strict: write no deck where there is an error or a warning.
        """
        path = self.path(outline, OUTLINES)
        target = self.path(deck, DECKS) if deck else path.with_suffix(".pptx")
        made, problems = self._deck(path, text, theme)
        try:
            if text:
                write_whole(path, lambda file: file.write(text.encode("utf-8", "replace")))
            least = Severity.WARNING if strict else Severity.FATAL
            built = not any(problem.severity.reaches(least) for problem in problems)
            if built:
                made.save(target)
        except FileError as refusal:
            raise ToolError(self._line(refusal)) from None
        return BuildAnswer(
            built=built,
            deck=self.name(target) if built else "",
            summary=f"{number(len(made.pages), 'slide')}, {count_line(tally(problems))}",
            slides=len(made.pages),
            problems=self._rows(problems),
            left_out=max(0, len(problems) - MOST_ROWS),
        )

    def draft(self, article: str, outline: str = "", level: str = "full", *, overwrite: bool = False) -> DraftAnswer:
        """Draft an outline from an article: every line on its slides is a stretch of the article. It is written next to the article, or to
        `outline`.

        level: brief, standard or full.
        """
        from slides.cli.drafting import DraftRequest, draft_outline

        path = self.path(article, ARTICLES)
        if level not in LEVELS:
            raise ToolError(f"unknown level: {level[:40]} (known: {', '.join(LEVELS)})")
        request = DraftRequest((str(path),), str(self.path(outline, OUTLINES)) if outline else "", "", level, overwrite)
        try:
            result = draft_outline(request)
        except FileError as refusal:
            raise ToolError(self._line(refusal)) from None
        if result.drafted is None:
            raise ToolError(self._seen(str(result.problems[0])))
        return DraftAnswer(outline=self.name(request.path), text=result.drafted.text, problems=self._rows(result.problems))

    def _deck(self, path: Path, text: str, theme: str) -> tuple[BuiltDeck, list[Problem]]:
        """A deck, and what is wrong with it. Raises ToolError where the outline cannot be read."""
        try:
            text = text or read_outline_text(str(path), self.name(path))
            configuration = configuration_of(str(path))
            with opened_folders(tuple(folder for folder in configuration.pictures if Path(folder).is_relative_to(self.root))):
                deck = build_deck(text, str(path), theme, defaults=configuration.settings)
        except FileError as refusal:
            raise ToolError(self._line(refusal)) from None
        return deck, [problem for problem in deck.problems if problem.rule.code not in configuration.ignore]

    def _rows(self, problems: Iterable[Problem]) -> list[ProblemRow]:
        """Problems as rows, the most serious first, then by line."""
        order = list(Severity)
        rows = sorted(problems, key=lambda problem: order.index(problem.severity))[:MOST_ROWS]
        return [
            ProblemRow(
                code=each.rule.code,
                name=each.rule.name,
                severity=each.rule.severity.value,
                file=self._seen(each.span.file),
                line=each.span.line,
                column=each.span.column,
                message=self._seen(each.message),
                hint=self._seen(each.hint),
            )
            for each in rows
        ]

    def _seen(self, text: str) -> str:
        """A text without the path of the folder."""
        return text.replace(f"{self.root}{os.sep}", "")

    def _line(self, refusal: FileError) -> str:
        """Why a file cannot be read or written, in one line."""
        return self._seen(str(refusal.problem))


def _unsupported(tracing: Tracing, name: str) -> list[dict[str, object]]:
    """The statements that the article does not support, each with its line, the nearest passage, and mends where they are safe."""
    rows = answered(tracing, name)
    return [row for row in rows if "verdict" in row and (row["verdict"] in ("changed", "not found") or row.get("findings"))]


def explain_rule(rule: str) -> str:
    """The page of a rule, by its code or name. Raises ToolError for a rule that there is not."""
    try:
        return explain.explained(rule)
    except ValueError as error:
        raise ToolError(str(error)) from None


def list_names(topic: str, words: str = "") -> list[NameRow]:
    """The names of a topic that an outline may use. Raises ToolError for an unknown topic."""
    if topic not in listing.TOPICS:
        raise ToolError(f"unknown topic: {topic[:40]} (known: {', '.join(listing.TOPICS)})")
    return [NameRow(name=name, about=about) for name, about in listing.listed(topic, words)]
