"""Advice on how a briefing is given: its rhythm, its notes and its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from slides.design import Role
from slides.ground import Severity
from slides.labels import labels
from slides.page import Page
from slides.rules.rule import OPENING, Finding, Seen, named, rule, sections, spaced
from slides.section.nodes import names_source

EQUAL = 3
"""So many slides of one layout in a row are too many (design notes, section 5: rhythm)."""
LONGEST = 3
"""Minutes for which one slide is listened to."""
OVER, UNDER = 1.1, 0.5
"""Notes may take so much of the time allowed, and should take so much of it."""
_ALIKE = frozenset({Role.BODY, Role.CARD, Role.HEAD, Role.TEXT})
_OTHER = frozenset({Role.PICTURE, Role.VISUAL, Role.TABLE, Role.CODE, Role.QUOTE})
_FEW_SLIDES = 3


@rule("B8", "equal-layouts", Severity.ADVICE)
def equal_layouts(seen: Seen) -> Iterator[Finding]:
    """Three slides in a row have the same layout of text.

    What looks the same is taken for the same, and attention goes (design notes, section 5: never three of a kind running). Slides
    with pictures, drawings, charts, tables or code differ by what they show and are not counted; slides on which one section
    goes on count once. A row of them is told once, at its third slide.

    What to do: show one as cards, steps, a comparison, a table or a drawing; `<!-- layout: cards -->` asks for it.
    """
    rows = [pages for pages in sections(seen) if pages[0].layout != "FAQ"]
    for family, group in groupby(rows, lambda pages: _family(seen, pages)):
        run = list(group)
        if family and len(run) >= EQUAL:
            message = f"{len(run)} slides in a row look alike ({family}): lines {', '.join(str(pages[0].span.line) for pages in run[:6])}"
            yield Finding(run[EQUAL - 1][0].span, message, "show one as cards, steps, a table or a picture")


def _family(seen: Seen, pages: Sequence[Page]) -> str:
    """The form of a section's slide where it is text alone; empty for all others."""
    roles = {slot.role for slot, _ in seen.filled(pages[0])}
    if pages[0].layout in OPENING or not roles & _ALIKE or roles & _OTHER:
        return ""
    return seen.design.layouts[pages[0].layout].family


@rule("B10", "notes-missing", Severity.ADVICE)
def notes_missing(seen: Seen) -> Iterator[Finding]:
    """A slide, or the whole deck, has no speaker notes.

    Notes hold what is said, for whoever gives the briefing next and for those who read it later; slides with few words need them
    (design notes, section 8). Title, agenda, chapters and questions need none. Where more than half of the slides have none, that
    is told once.

    What to do: write two to four sentences as `::: notes … :::` under each heading.
    """
    talked = [pages for pages in sections(seen) if pages[0].layout not in OPENING and pages[0].layout != "FAQ"]
    silent = [pages for pages in talked if not any(page.notes for page in pages)]
    if len(talked) < _FEW_SLIDES or not silent:
        return
    hint = "write what is said: ::: notes … :::"
    if len(silent) * 2 > len(talked):
        count = "none of the slides has" if len(silent) == len(talked) else f"{len(silent)} of {len(talked)} slides have no"
        yield Finding(silent[0][0].span, f"{count} speaker notes", hint)
    else:
        yield from (Finding(pages[0].span, f"no speaker notes: {named(pages[0])!r}", hint) for pages in silent)


@rule("B11", "long-notes", Severity.ADVICE)
def long_notes(seen: Seen) -> Iterator[Finding]:
    """The notes of one section take more than three minutes.

    A picture that stands longer tires (design notes, section 8: notes of two to four sentences). Words are counted at the pace of
    the front matter, `words-per-minute: 120`; 90 to 130 are usual.

    What to do: shorten the notes, or make two sections of the one.
    """
    for pages in sections(seen):
        minutes = _minutes(seen, pages)
        if minutes > LONGEST:
            message = f"the notes of {named(pages[0])!r} take {minutes:.1f} minutes"
            yield Finding(pages[0].span, message, "shorten them, or make two sections of this one")


@rule("B12", "duration", Severity.ADVICE)
def duration(seen: Seen) -> Iterator[Finding]:
    """The notes take longer than the time allowed, or less than half of it.

    The time is `duration: 20` in the front matter, in minutes ("1 h 30" will do too); words are counted at `words-per-minute:`, 120
    where nothing is said. A tenth more is let pass.

    What to do: shorten the notes or write more of them, or correct the duration.
    """
    allowed = seen.settings.minutes
    if not allowed:
        return
    taken = _minutes(seen, seen.pages)
    if taken > allowed * OVER:
        yield Finding(seen.key("duration"), f"the notes take {_shown(taken)} minutes; {allowed:g} are allowed", "shorten them")
    elif 0 < taken < allowed * UNDER:
        message = f"the notes take {_shown(taken)} of {allowed:g} minutes"
        yield Finding(seen.key("duration"), message, "write more of what is said, or correct the duration")


def _shown(minutes: float) -> str:
    """Minutes as they are told: with a tenth where they are few."""
    return f"{minutes:.1f}" if minutes < 10 else f"{minutes:.0f}"


def _minutes(seen: Seen, pages: Sequence[Page]) -> float:
    """How long the notes of pages take to say; 0 in languages whose words are not parted by spaces."""
    language = seen.properties.language
    return spoken(pages, language) / seen.settings.pace if spaced(language) else 0


def spoken(pages: Sequence[Page], language: str) -> int:
    """The words in the notes of pages, without the lines that say where they come from."""
    origin = labels(language).origin.partition("{")[0]
    said = (note.text for page in pages for note in page.notes)
    return sum(len(text.split()) for text in said if not text.startswith(origin) and not names_source(text))


CHECKS = (equal_layouts, notes_missing, long_notes, duration)
