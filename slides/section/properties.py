"""What a section says of its slide as a whole: its properties, and the footnotes that it refers to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slides.blocks.prose import literal
from slides.outline import Node
from slides.section.slide import Slide
from slides.words import Paragraph, Run, trim

_OF_SLIDE = ("hidden", "unlisted")


def with_properties(slide: Slide, properties: Mapping[str, str]) -> Slide:
    """The slide hidden, out of the agenda, with header and footer, as its properties say."""
    if not properties:
        return slide
    running = tuple((key, text) for key, text in properties.items() if key not in _OF_SLIDE)
    return replace(slide, hidden=slide.hidden or "hidden" in properties, listed="unlisted" not in properties, running=running)


def referred(runs: Sequence[Run], footnotes: Mapping[str, Node]) -> dict[str, tuple[Node, Paragraph]]:
    """The footnotes that runs refer to, by label in order, each a number and its words; and those that these refer to."""
    found: dict[str, tuple[Node, Paragraph]] = {}
    waiting = list(runs)
    for run in waiting:
        note = footnotes.get(run.note) if run.note else None
        if note is not None and run.note not in found:
            words = [piece for child in note.children for line in literal(child) for piece in (*line, Run(" "))]
            found[run.note] = note, Paragraph((Run(run.text, raised=1), Run(" "), *trim(words)))
            waiting += words
    return found
