"""Advice on how a briefing is given: its rhythm, its notes and its time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from slides.base.diagnostics import Severity
from slides.checks.rules.facts import PageFacts, spoken_in
from slides.checks.rules.finding import Finding
from slides.checks.rules.page_view import PageForm, View, spaced
from slides.checks.rules.rule import Seen, rule
from slides.design import OPENING, Purpose, Role
from slides.design.page import Page

EQUAL = 3
"""This many slides of one layout in a row are reported."""
LONGEST = 3
"""Minutes for which one slide is listened to."""
OVER, UNDER = 1.1, 0.5
"""Notes may take so much of the time allowed, and should take so much of it."""
_ALIKE = frozenset({Role.BODY, Role.CARD, Role.HEAD, Role.TEXT})
_OTHER = frozenset({Role.PICTURE, Role.VISUAL, Role.TABLE, Role.CODE, Role.QUOTE})
_FEW_SLIDES = 3
_MOST_ROWS = 4


@rule("B8", "equal-layouts", Severity.ADVICE)
def equal_layouts(seen: Seen) -> Iterator[Finding]:
    """Three slides in a row have the same layout of text.

    Slides that look alike seem to say the same, and attention fades. Slides with pictures, drawings, charts, tables or code
    differ by what they show and are not counted; slides on which one section goes on count once. All such rows of a deck are
    reported in one line, at the third slide of the first.

    What to do: show one as cards, steps, a comparison, a table or a drawing; `<!-- layout: cards -->` asks for it.
    """
    found: list[list[View]] = []
    rows = [section[0].view for section in seen.sections if section[0].view.form.layout.form.purpose is not Purpose.FAQ]
    for alike, group in groupby(rows, lambda view: _form_name(view.form)):
        run = list(group)
        if alike and len(run) >= EQUAL:
            found.append(run)
    if found:
        lines = "; ".join(", ".join(str(view.page.span.line) for view in run[:6]) for run in found[:_MOST_ROWS])
        count = f"{len(found[0])} slides in a row look" if len(found) == 1 else f"{len(found)} rows of three slides and more look"
        named = f" ({_form_name(found[0][0].form)})" if len(found) == 1 else ""
        message = f"{count} alike{named}: lines {lines}{' …' if len(found) > _MOST_ROWS else ''}"
        yield Finding(found[0][EQUAL - 1].page.span, message, "show one of each as cards, steps, a table or a picture")


@lru_cache(maxsize=1024)
def _form_name(form: PageForm) -> str:
    """The name of a form of text alone; empty for all others."""
    roles = {slot.role for slot in form.slots if slot is not None}
    if form.layout.form.purpose in OPENING or not roles & _ALIKE or roles & _OTHER:
        return ""
    return str(form.layout.form)


@rule("B10", "notes-missing", Severity.ADVICE)
def notes_missing(seen: Seen) -> Iterator[Finding]:
    """A slide, or the whole deck, has no speaker notes.

    Notes hold what is said, for whoever gives the briefing next and for those who read it later; slides with few words need them.
    Title, agenda, chapters and questions need none. This is reported once for a deck.

    What to do: write two to four sentences as `::: notes … :::` under each heading.
    """
    talked = [section for section in seen.sections if section[0].view.form.layout.form.purpose not in (*OPENING, Purpose.FAQ)]
    silent = [section[0].view for section in talked if not any(each.view.page.notes for each in section)]
    if len(talked) < _FEW_SLIDES or not silent:
        return
    few = len(silent) * 2 <= len(talked)
    lines = f": lines {', '.join(str(view.page.span.line) for view in silent[:8])}{' …' if len(silent) > 8 else ''}" if few else ""
    have = "has" if len(silent) == 1 else "have"
    count = "none of the slides has" if len(silent) == len(talked) else f"{len(silent)} of {len(talked)} slides {have} no"
    yield Finding(silent[0].page.span, f"{count} speaker notes{lines}", "write what the presenter says: ::: notes … :::")


@rule("B11", "long-notes", Severity.ADVICE)
def long_notes(seen: Seen) -> Iterator[Finding]:
    """The notes of one section take more than three minutes.

    A slide that is shown for longer is tiring; notes of two to four sentences are enough. Words are counted at the pace of the
    front matter, `words-per-minute: 120`; 90 to 130 are usual.

    What to do: shorten the notes, or make two sections of the one.
    """
    pace = _pace(seen)
    for section in seen.sections:
        minutes = _minutes(section, pace)
        if minutes > LONGEST:
            message = f"the notes of {section[0].view.named!r} take {minutes:.1f} minutes"
            yield Finding(section[0].view.page.span, message, "shorten them, or make two sections of this one")


@rule("B12", "duration", Severity.ADVICE)
def duration(seen: Seen) -> Iterator[Finding]:
    """The notes take longer than the time allowed, or less than half of it.

    The time is `duration: 20` in the front matter, in minutes ("1 h 30" will do too); words are counted at `words-per-minute:`, 120
    by default. A tenth more is allowed.

    What to do: shorten the notes or write more of them, or correct the duration.
    """
    allowed = seen.settings.minutes
    if not allowed:
        return
    taken = _minutes(seen.facts, _pace(seen))
    if taken > allowed * OVER:
        yield Finding(seen.key("duration"), f"the notes take {_shown(taken)} minutes; {allowed:g} are allowed", "shorten them")
    elif 0 < taken < allowed * UNDER:
        message = f"the notes take {_shown(taken)} of {allowed:g} minutes"
        yield Finding(seen.key("duration"), message, "write more notes, or correct the duration")


def _shown(minutes: float) -> str:
    """Minutes as they are reported: with a tenth where they are few."""
    return f"{minutes:.1f}" if minutes < 10 else f"{minutes:.0f}"


def _pace(seen: Seen) -> float:
    """Words a minute; without end in languages whose words are not separated by spaces, so that nothing said there takes time."""
    return seen.settings.pace if spaced(seen.properties.language) else math.inf


def _minutes(facts: Sequence[PageFacts], pace: float) -> float:
    """How long the notes of pages take to say."""
    return sum([each.spoken for each in facts]) / pace


def spoken_words(pages: Sequence[Page], language: str) -> int:
    """The words in the notes of pages, without the lines that say where they come from. Hidden pages are not spoken."""
    return sum(spoken_in(page.notes, language) for page in pages if not page.hidden)


CHECKS = (equal_layouts, notes_missing, long_notes, duration)
