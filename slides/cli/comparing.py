"""`diff`: two outlines, slide by slide."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.records import frozen
from slides.cli.reporters import MessageFormat, print_json, print_lines, print_problems
from slides.export.writers import FinishedDeck
from slides.markdown.resources import opened_folders
from slides.pipeline.build import build_deck
from slides.pipeline.comparison import SlideChange, compared_decks
from slides.pipeline.configuration import configuration_of
from slides.pipeline.files import FileError, read_outline_text, refuse, write_whole

SAME, DIFFERENT, WRONG = 0, 1, 2
_MOST_WORDS = 12


@frozen
class DeckComparison:
    """What `diff` was asked for. output: the page with the pictures; empty for none."""

    old: str
    new: str
    output: str = ""
    theme: str = ""
    quiet: bool = False
    format: MessageFormat = MessageFormat.TEXT


def run_comparison(wanted: DeckComparison) -> int:
    """Compare two outlines. The exit code, as `diff` has it: 0 where they are the same, 1 where they differ, 2 where one cannot be read."""
    try:
        changes, page = compared_decks(_finished(wanted.old, wanted.theme), _finished(wanted.new, wanted.theme))
        if wanted.output:
            write_whole(Path(wanted.output), lambda file: file.write(page.encode()))
    except FileError as refusal:
        print_problems([refusal.problem], wanted.format)
        return WRONG
    if wanted.format is MessageFormat.JSON:
        print_json([_row(change) for change in changes])
    elif not wanted.quiet:
        print_lines(*map(_line, changes))
    return DIFFERENT if changes else SAME


def _finished(outline: str, theme: str) -> FinishedDeck:
    """An outline as a deck. Raises FileError where it cannot be read or built."""
    if not outline.lower().endswith((".md", ".markdown", ".qmd", ".rmd", ".txt")):
        raise refuse(rule_catalogue.CANNOT_READ, outline, "this is not an outline", "name two Markdown files")
    text = read_outline_text(outline, outline)
    configuration = configuration_of(outline, "")
    with opened_folders(configuration.pictures):
        deck = build_deck(text, outline, theme, defaults=configuration.settings)
    if deck.failed:
        raise FileError(next(problem for problem in deck.problems if problem.severity.value == "fatal"))
    return deck.finished()


def _row(change: SlideChange) -> Mapping[str, object]:
    """A change as JSON."""
    words = {"removed": list(change.removed), "added": list(change.added)}
    return {"title": change.title, "kind": change.kind, "old": change.old, "new": change.new, **words}


def _line(change: SlideChange) -> str:
    """A change in a line."""
    numbers = " → ".join(str(number) for number in dict.fromkeys((change.old, change.new)) if number)
    removed, added = (_listed(sign, words) for sign, words in (("-", change.removed), ("+", change.added)))
    return " ".join(part for part in (f"slide {numbers} {change.kind}: {change.title}", removed, added) if part)


def _listed(sign: str, words: tuple[str, ...]) -> str:
    """Some of the words that were removed or added."""
    more = f" … ({len(words)} words)" if len(words) > _MOST_WORDS else ""
    return f"[{sign}{' '.join(words[:_MOST_WORDS])}{more}]" if words else ""
