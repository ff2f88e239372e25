"""Microsoft's own layouts: their types, and exactly their placeholders."""

from __future__ import annotations

from dataclasses import replace

from slides.design.grid import across, box
from slides.design.layout import (
    DEEP_FOOT,
    FOOT,
    Kind,
    Layout,
    Role,
    Slot,
    body,
    layout,
    rings,
    title,
    versus,
)
from slides.design.tokens import Colour


def standard() -> tuple[Layout, ...]:
    """Microsoft's own layouts, with their types and exactly their placeholders."""
    full, left, right = across(0, 12, 1.80, 4.80), across(0, 6, 1.80, 4.80), across(6, 6, 1.80, 4.80)
    content, unused = Kind.OBJECT, Role.UNUSED
    deck = title(box(0.75, 1.30, 8.81, 2.80), "deck title", Kind.CENTRED_TITLE)
    subtitle = Slot(1, Kind.SUBTITLE, Role.BODY, "Subtitle", box(0.75, 4.40, 7.81, 1.20), "subtitle")
    section = title(box(0.75, 2.35, 9.82, 2.05), "section title")
    caption = title(box(0.75, 0.55, 4.4, 1.60))
    sideways = Slot(1, Kind.BODY, unused, "Vertical Text", full, "body", vertical=True)
    return (
        layout("Title Slide", deck, subtitle, *DEEP_FOOT, type="title", ground=Colour.DEEP, decoration=rings()),
        layout("Title and Content", title(), body(1, full, kind=content), *FOOT, type="obj"),
        layout(
            "Section Header",
            section,
            body(1, box(0.75, 4.70, 7.81, 1.20), "subtitle"),
            *DEEP_FOOT,
            type="secHead",
            ground=Colour.DEEP,
            decoration=rings(3),
        ),
        layout("Two Content", title(), body(1, left, kind=content), body(2, right, kind=content), *FOOT, type="twoObj"),
        layout("Comparison", title(), *versus(4.18), *FOOT, type="twoTxTwoObj"),
        layout("Title Only", title(), *FOOT, type="titleOnly"),
        layout("Blank", *FOOT, type="blank"),
        layout(
            "Content with Caption",
            caption,
            body(1, across(5, 7, 0.55, 6.05), kind=content),
            body(2, box(0.75, 2.35, 4.4, 4.25), "beside", unused),
            *FOOT,
            type="objTx",
        ),
        layout(
            "Picture with Caption",
            caption,
            Slot(1, Kind.PICTURE, unused, "Picture", across(5, 7, 0.55, 6.05), "caption"),
            body(2, box(0.75, 2.35, 4.4, 4.25), "beside", unused),
            *FOOT,
            type="picTx",
        ),
        layout("Title and Vertical Text", title(), sideways, *FOOT, type="vertTx"),
        layout(
            "Vertical Title and Text",
            replace(title(across(10, 2, 0.55, 6.05)), vertical=True),
            replace(sideways, rect=across(0, 10, 0.55, 6.05)),
            *FOOT,
            type="vertTitleAndTx",
        ),
    )
