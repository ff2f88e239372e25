"""Full-bleed layouts: title, chapters, agenda, statement, quotation, closing."""

from __future__ import annotations

from dataclasses import replace

from slides.design.grid import SLIDE, across, box, column_x
from slides.design.layout import (
    DEEP_FOOT,
    FILL_FOOT,
    FOOT,
    Decoration,
    Kind,
    Layout,
    Role,
    Slot,
    body,
    furniture,
    layout,
    rings,
    source,
    takeaway,
    title,
)
from slides.design.tokens import Colour
from slides.ground import Rect


def openers() -> tuple[Layout, ...]:
    """Full-bleed slides: title, chapters, agenda, statement, quotation, closing."""
    picture = Slot(13, Kind.PICTURE, Role.PICTURE, "Picture", Rect(column_x(7), 0, SLIDE.width - column_x(7), SLIDE.height), "caption")
    deck = title(box(0.75, 1.30, 6.30, 3.10), "deck title", Kind.CENTRED_TITLE)
    under = Slot(1, Kind.SUBTITLE, Role.BODY, "Subtitle", box(0.75, 4.65, 6.30, 1.70), "subtitle")
    panel = Decoration("rect", box(0, 0, 3.75, 7.5), Colour.DEEP)
    mark = Decoration("quote", box(0.75, 1.75, 1.2, 1.6), Colour.KEY)
    header = Slot(32, Kind.BODY, Role.SECTION_NUMBER, "Section Number", box(0.75, 0.50, 2.77, 1.50), "section number")
    return (
        layout("Title Slide with Picture", deck, under, picture, *furniture(", deep", 6)[1:2], type="title", ground=Colour.DEEP),
        layout(
            "Section Number",
            title(box(0.75, 2.35, 9.82, 2.05), "section title"),
            header,
            body(1, box(0.75, 4.70, 7.81, 1.20), "subtitle"),
            *DEEP_FOOT,
            ground=Colour.DEEP,
            decoration=rings(3),
        ),
        layout(
            "Agenda",
            title(box(0.75, 0.62, 2.75, 6.0), "panel title"),
            body(1, box(4.40, 0.62, 8.18, 6.20), "agenda"),
            *_agenda_foot(),
            decoration=(panel,),
        ),
        layout(
            "Statement",
            title(box(0.75, 1.30, 10.83, 3.20), "statement"),
            body(13, box(0.75, 4.75, 9.8, 1.75), "support"),
            *FILL_FOOT,
            ground=Colour.KEY,
        ),
        layout(
            "Quote",
            title(),
            body(13, box(2.01, 1.80, 9.82, 3.25), "quote", Role.QUOTE, "Quotation"),
            body(14, box(2.01, 5.12, 9.82, 0.45), "attribution", Role.ATTRIBUTION, "Attribution"),
            takeaway(),
            source(),
            *FOOT,
            ground=Colour.PANEL,
            decoration=(mark,),
        ),
        layout(
            "Closing",
            title(box(0.75, 0.80, 9.82, 1.10), "closing title"),
            body(1, box(0.75, 2.10, 9.82, 4.40), "closing"),
            *DEEP_FOOT,
            ground=Colour.DEEP,
            decoration=rings(2),
        ),
        layout(
            "Closing with Takeaway",
            title(box(0.75, 0.80, 9.82, 1.10), "closing title"),
            body(1, box(0.75, 2.10, 9.82, 3.30), "closing"),
            replace(takeaway(5.55, 1.05, "closing point"), rect=across(0, 8, 5.55, 1.05)),
            *DEEP_FOOT,
            ground=Colour.DEEP,
            decoration=rings(2),
            family="Closing",
        ),
    )


def _agenda_foot() -> tuple[Slot, ...]:
    """The agenda's footer stands beside the panel."""
    date, footer, number = FOOT
    return date, replace(footer, rect=box(4.40, 6.95, 3.9, 0.30)), number
