"""Document -> Document: footnotes numbered in the order in which the finished slides refer to them.

A reference is a run that carries its footnote's label as its key (`Run.note`); the number that the parser gave it only holds its place.
Questions move to the end of a deck, so the order of the outline is not the order of the slides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from slides.base.memo import memoized
from slides.base.records import with_changes
from slides.deck.deck import Document, Slide
from slides.text.rich_text import Run


def numbered(deck: Document) -> Document:
    """The deck with its footnotes numbered from 1 in the order of its slides; unchanged where they are so already."""
    if not any(slide.footnotes for slide in deck.slides):
        return deck
    keyed = [_references(slide) for slide in deck.slides]
    numbers: dict[str, str] = {}
    for label, _ in (each for found in keyed for each in found):
        numbers.setdefault(label, str(len(numbers) + 1))
    if all(numbers[label] == shown for found in keyed for label, shown in found):
        return deck
    pairs = (tuple((label, numbers[label]) for label, _ in found) for found in keyed)
    return with_changes(deck, slides=tuple(_renumbered(slide, own) for slide, own in zip(deck.slides, pairs, strict=True)))


@memoized
def _references(slide: Slide) -> tuple[tuple[str, str], ...]:
    """The labels that a slide refers to in reading order, each with the number it has now."""
    shown = (slide.title, slide.blocks, slide.takeaway, slide.source, slide.questions, slide.footnotes, slide.notes)
    return tuple(dict.fromkeys((run.note, run.text) for run in _runs(shown)))


@memoized
def _renumbered(slide: Slide, numbers: tuple[tuple[str, str], ...]) -> Slide:
    """A slide with other numbers for its footnotes."""
    changed: Slide = _with_numbers(slide, dict(numbers)) if numbers else slide
    return changed


def _runs(value: object) -> Iterator[Run]:
    """Every run inside a frozen value that refers to a footnote, in order."""
    if isinstance(value, Run):
        if value.note:
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _runs(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _runs(getattr(value, each.name))


def _with_numbers(value: Any, numbers: dict[str, str]) -> Any:
    """A frozen value whose references have these numbers; itself where nothing changes."""
    if isinstance(value, Run):
        return value.saying(numbers[value.note]) if value.note and value.text != numbers[value.note] else value
    if type(value) is tuple:
        changed = tuple([_with_numbers(each, numbers) for each in value])
        return value if all(new is old for new, old in zip(changed, value, strict=True)) else changed
    if is_dataclass(value):
        old = {each.name: getattr(value, each.name) for each in fields(value)}
        new = {name: _with_numbers(each, numbers) for name, each in old.items()}
        different = {name: each for name, each in new.items() if each is not old[name]}
        return with_changes(value, **different) if different else value
    return value
