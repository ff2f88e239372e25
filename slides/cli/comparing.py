"""`diff`: two outlines or decks, slide by slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.records import frozen
from slides.cli.reporters import MessageFormat, print_json, print_lines, print_problems
from slides.export.pptx.deck_reading import PRESENTATIONS
from slides.export.pptx.template_error import TemplateError
from slides.markdown.resources import opened_folders
from slides.pipeline.build import BuiltDeck, build_deck
from slides.pipeline.comparison import ComparedSlide, SlideChange, compared_slides, drawn_slides, read_slides
from slides.pipeline.configuration import configuration_of
from slides.pipeline.files import FileError, read_bytes, read_outline_text, refuse, write_whole
from slides.pipeline.templates import LARGEST

SAME, DIFFERENT, WRONG = 0, 1, 2
_MOST_WORDS = 12
_OUTLINES = (".md", ".markdown", ".qmd", ".rmd", ".txt")


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
    """Compare two outlines or decks. The exit code, as `diff` has it: 0 the same, 1 different, 2 where one cannot be read."""
    try:
        changes, page = compared_slides(*_both(wanted))
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


def _both(wanted: DeckComparison) -> tuple[Sequence[ComparedSlide], Sequence[ComparedSlide]]:
    """The slides of both. Where one is a presentation, both are compared as presentations. Raises FileError."""
    names = wanted.old, wanted.new
    as_decks = any(map(_is_deck, names))
    for name in names:
        if not _is_deck(name) and not name.lower().endswith(_OUTLINES):
            raise refuse(rule_catalogue.CANNOT_READ, name, "this is neither an outline nor a deck", "name two .md or .pptx files")
    old, new = (_read(name) if _is_deck(name) else _built_slides(name, wanted.theme, as_decks) for name in names)
    return old, new


def _is_deck(name: str) -> bool:
    return name.lower().endswith(PRESENTATIONS)


def _read(name: str) -> Sequence[ComparedSlide]:
    """The slides of a presentation. Raises FileError where it cannot be read."""
    try:
        return read_slides(read_bytes(name, name, LARGEST, "deck"))
    except TemplateError as wrong:
        raise refuse(rule_catalogue.CANNOT_READ, name, wrong.message, wrong.hint) from None


def _built_slides(outline: str, theme: str, as_deck: bool) -> Sequence[ComparedSlide]:
    """The slides of an outline, read from its presentation where the other side is one."""
    deck = _built(outline, theme)
    drawn = drawn_slides(deck.finished())
    return read_slides(deck.to_bytes(), drawn) if as_deck else drawn


def _built(outline: str, theme: str) -> BuiltDeck:
    """An outline as a deck. Raises FileError where it cannot be read or built."""
    text = read_outline_text(outline, outline)
    configuration = configuration_of(outline, "")
    with opened_folders(configuration.pictures):
        deck = build_deck(text, outline, theme, defaults=configuration.settings)
    if deck.failed:
        raise FileError(next(problem for problem in deck.problems if problem.severity.value == "fatal"))
    return deck


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
