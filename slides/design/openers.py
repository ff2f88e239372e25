"""Full-bleed layouts: title, chapters, agenda, statement, quotation, closing."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import Rect, points
from slides.design.grid import SLIDE, across, box, column_x
from slides.design.layout import (
    DARK_FOOT,
    FILL_FOOT,
    FOOT,
    Decoration,
    Layout,
    PlaceholderKind,
    Purpose,
    Role,
    Slot,
    body,
    footers,
    layout,
    rings,
    source,
    takeaway,
    title,
)
from slides.design.tokens import Colour

_EDGE = Rect(column_x(7), 0, SLIDE.width - column_x(7), SLIDE.height)
"""The right part of a slide, from its top to its bottom."""


def openers() -> tuple[Layout, ...]:
    """Full-bleed slides: title, chapters, agenda, statement, quotation, closing."""
    return (_title(), _section(), _agenda(), _statement(), *_quotes(), *_closings(), *_numbered_closings())


def _title() -> Layout:
    """The deck's title beside a picture that runs to the edge."""
    deck = title(box(0.75, 1.30, 6.30, 3.10), "deck title", PlaceholderKind.CENTRED_TITLE)
    under = Slot(1, PlaceholderKind.SUBTITLE, Role.BODY, "Subtitle", box(0.75, 4.65, 6.30, 1.70), "subtitle")
    picture = Slot(13, PlaceholderKind.PICTURE, Role.PICTURE, "Picture", _EDGE, "caption")
    foot = footers(", deep", 6)[1:2]
    return layout(
        "Title Slide with Picture", deck, under, picture, *foot, purpose=Purpose.TITLE_AND_PICTURE, type="title", ground=Colour.DEEP
    )


def _section() -> Layout:
    """A chapter's number, title and lead."""
    number = Slot(32, PlaceholderKind.BODY, Role.SECTION_NUMBER, "Section Number", box(0.75, 1.15, 2.77, 1.60), "section number")
    words = title(box(0.75, 2.90, 9.82, 1.70), "chapter title"), number, body(1, box(0.75, 4.75, 7.81, 1.20), "subtitle")
    return layout("Section Number", *words, *DARK_FOOT, purpose=Purpose.CHAPTER, ground=Colour.DEEP, decoration=rings(3))


def _agenda() -> Layout:
    """The sections beside a panel with the title."""
    panel = Decoration("rect", box(0, 0, 3.75, 7.5), Colour.DEEP)
    words = title(box(0.75, 0.62, 2.75, 6.0), "panel title"), body(1, box(4.40, 0.70, 8.18, 6.15), "agenda")
    return layout("Agenda", *words, *_agenda_foot(), purpose=Purpose.AGENDA, decoration=(panel,))


def _statement() -> Layout:
    """A title with one sentence under it."""
    words = title(box(0.75, 1.30, 10.83, 3.20), "statement"), body(13, box(0.75, 4.75, 9.8, 1.75), "support")
    return layout("Statement", *words, *FILL_FOOT, purpose=Purpose.STATEMENT, ground=Colour.KEY)


def _quotes() -> tuple[Layout, ...]:
    """A quotation with the words of its section as title, over its speaker's name under a rule, without and with a takeaway."""
    found = []
    for name, bottom, bar in (("Quote", 5.15, ()), ("Quote with Takeaway", 4.60, (takeaway(),))):
        mark = Decoration("quote", box(0.75, 1.65, 1.2, 1.6), Colour.KEY)
        rule = Decoration("line", box(2.20, bottom + 0.22, 1.2, 0), Colour.KEY, points(3))
        words = body(13, box(2.20, 1.55, 10.38, bottom - 1.55), "quote", Role.QUOTE, "Quotation")
        who = body(14, box(2.20, bottom + 0.38, 10.38, 0.50), "attribution", Role.ATTRIBUTION, "Attribution")
        slots = title(), words, who, *bar, source(), *FOOT
        found.append(layout(name, *slots, purpose=Purpose.QUOTATION, ground=Colour.PANEL, decoration=(mark, rule)))
    return tuple(found)


def _closings() -> tuple[Layout, ...]:
    """Numbered points on a deep ground, without and with a takeaway."""
    heading = title(box(0.75, 0.80, 9.82, 1.10), "closing title")
    points = body(1, box(0.75, 2.10, 9.82, 4.40), "closing")
    fewer = replace(points, rect=box(0.75, 2.10, 9.82, 3.30))
    point = replace(takeaway(across(0, 8, 5.50, 1.10)), style="closing point")
    return (
        layout("Closing", heading, points, *DARK_FOOT, purpose=Purpose.CLOSING, ground=Colour.DEEP, decoration=rings(2)),
        layout(
            "Closing with Takeaway", heading, fewer, point, *DARK_FOOT, purpose=Purpose.CLOSING, ground=Colour.DEEP, decoration=rings(2)
        ),
    )


def _numbered_closings() -> tuple[Layout, ...]:
    """Two to five points in rows, each after a large number, without and with a takeaway."""
    heading = title(box(0.75, 0.80, 9.82, 1.10), "closing title")
    point = replace(takeaway(across(0, 8, 5.50, 1.10)), style="closing point")
    found = []
    for count in range(2, 6):
        for height, bar in ((4.50, ()), (3.30, (point,))):
            each = min(height / count, 1.40)
            slots: list[Slot] = []
            lines = []
            for at in range(count):
                y = 2.10 + at * each
                slots.append(body(13 + 2 * at, box(0.75, y, 1.10, each), "closing number", Role.HEAD, f"Number {at + 1}"))
                slots.append(body(14 + 2 * at, box(1.85, y, 10.73, each), "closing row", Role.TEXT, f"Text {at + 1}"))
                lines.append(Decoration("line", box(0.75, y, 11.833, 0), Colour.ON_DEEP, points(0.75), 35))
            found.append(
                layout(
                    f"Closing with {count} Points{' and Takeaway' if bar else ''}",
                    heading,
                    *slots,
                    *bar,
                    *DARK_FOOT,
                    purpose=Purpose.NUMBERED_CLOSING,
                    count=count,
                    ground=Colour.DEEP,
                    decoration=tuple(lines),
                )
            )
    return tuple(found)


def _agenda_foot() -> tuple[Slot, ...]:
    """The agenda's footer stands beside the panel."""
    date, footer, number = FOOT
    return date, replace(footer, rect=box(4.40, 6.98, 3.9, 0.30)), number
