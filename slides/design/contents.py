"""Layouts for text, tables, code, pictures and quotations, alone and in company."""

from __future__ import annotations

from dataclasses import replace

from slides.design.grid import GUTTER, SLIDE, across, box, column_x, columns_width
from slides.design.layout import (
    CUTS,
    FOOT,
    Decoration,
    Kind,
    Layout,
    Role,
    Slot,
    body,
    layout,
    source,
    takeaway,
    title,
    versus,
)
from slides.design.tokens import Colour
from slides.ground import Rect, inches


def contents() -> tuple[Layout, ...]:
    """Text, tables, code and pictures, alone and in company."""
    table = Slot(13, Kind.TABLE, Role.TABLE, "Table", across(0, 12, 1.80, 4.75), "table")
    code = body(13, across(0, 12, 1.80, 4.75), "code", Role.CODE, "Code")
    return (
        *_alone_and_under_text("Table", table),
        *_alone_and_under_text("Code", code),
        layout("Content with Source", title(), body(1, across(0, 12, 1.80, 4.75)), source(), *FOOT, family="Title and Content"),
        *(layout for cut in CUTS for layout in _pointed(*cut)),
        *_pictures(),
        *_quotes(),
    )


def _alone_and_under_text(name: str, slot: Slot) -> tuple[Layout, ...]:
    """A block over the whole slide, and under a little text; each without and with a takeaway."""
    text = body(1, across(0, 12, 1.80, 1.25))

    def at(y: float, height: float) -> Slot:
        return replace(slot, rect=across(0, 12, y, height))

    both = f"Text and {name}"
    return (
        layout(name, title(), slot, source(), *FOOT),
        layout(f"{name} with Takeaway", title(), at(1.80, 3.75), takeaway(), source(), *FOOT, family=name),
        layout(both, title(), text, at(3.20, 3.35), source(), *FOOT),
        layout(f"{both} with Takeaway", title(), text, at(3.20, 2.35), takeaway(), source(), *FOOT, family=both),
    )


def _pointed(cut: str, height: float, y: float, bar: float, style: str) -> tuple[Layout, ...]:
    """Text, and two sides, above a takeaway; in one cut."""
    running = "points" if "short" in cut else "body"
    tail = takeaway(y, bar, style), source(), *FOOT
    text, sides = "Content and Takeaway", "Comparison with Takeaway"
    return (
        layout(text + cut, title(), body(1, across(0, 12, 1.80, height), running), *tail, family=text),
        layout(sides + cut, title(), *versus(height - 0.62), *tail, family=sides),
    )


def _pictures() -> tuple[Layout, ...]:
    """Picture layouts: beside text to the slide's edge, inside the margins, and alone; and the chart's."""
    reading = body(14, box(8.81, 1.80, 3.78, 3.60), "panel", Role.UNUSED, "Reading")
    chart = Slot(13, Kind.CHART, Role.UNUSED, "Chart", box(0.75, 1.80, 7.81, 4.70), "caption")
    return (_edge(), *_beside(), *_whole(), layout("Chart", title(), chart, reading, source(), *FOOT))


def _picture(rect: Rect) -> Slot:
    return Slot(13, Kind.PICTURE, Role.PICTURE, "Picture", rect, "caption")


def _caption(rect: Rect, style: str = "caption") -> Slot:
    return body(14, rect, style, Role.CAPTION, "Caption")


def _edge() -> Layout:
    """Text left of a picture that runs to the slide's edges."""
    edge = Rect(column_x(7), 0, SLIDE.width - column_x(7), SLIDE.height)
    words = title(box(0.75, 0.50, 6.09, 1.60)), body(1, box(0.75, 2.35, 6.09, 4.20), "beside")
    foot = tuple(replace(slot, rect=rect) for slot, rect in zip(FOOT, _narrow_foot(), strict=True))
    return layout("Content and Picture", *words, _picture(edge), replace(source(), rect=box(0.75, 6.64, 6.09, 0.28)), *foot)


def _beside() -> tuple[Layout, ...]:
    """Text left of a whole picture with its caption, without and with a takeaway."""
    centred = "caption, centred"
    tall = _picture(across(6, 6, 1.80, 4.28)), _caption(across(6, 6, 6.16, 0.40), centred)
    low = _picture(across(6, 6, 1.80, 3.30)), _caption(across(6, 6, 5.16, 0.40), centred)
    name = "Text and Picture"
    return (
        layout(name, title(), body(1, across(0, 6, 1.80, 4.75), "beside"), *tall, source(), *FOOT),
        layout(
            f"{name} with Takeaway", title(), body(1, across(0, 6, 1.80, 3.70), "beside"), *low, takeaway(), source(), *FOOT, family=name
        ),
    )


def _whole() -> tuple[Layout, ...]:
    """A picture alone with its caption, without and with a takeaway."""
    tall = _picture(across(0, 12, 1.80, 4.28)), _caption(across(0, 12, 6.16, 0.40))
    low = _picture(across(0, 12, 1.80, 3.30)), _caption(across(0, 12, 5.16, 0.40))
    return (
        layout("Picture", title(), *tall, source(), *FOOT),
        layout("Picture with Takeaway", title(), *low, takeaway(), source(), *FOOT, family="Picture"),
    )


def _narrow_foot() -> tuple[Rect, ...]:
    """Date, footer and number left of a picture that runs to the edge."""
    return box(4.3, 6.95, 1.7, 0.30), box(0.75, 6.95, 3.4, 0.30), box(6.1, 6.95, 0.74, 0.30)


def _quotes() -> tuple[Layout, ...]:
    """A quotation beside what the text around it says."""
    found = []
    for cut, height, y, bar, style in CUTS[:2]:
        panel = across(0, 5, 1.80, height)
        words = Rect(panel.x + inches(0.28), panel.y + inches(0.85), panel.width - inches(0.56), panel.height - inches(1.45))
        who = Rect(words.x, words.bottom + inches(0.03), words.width, inches(0.40))
        decoration = (
            Decoration("rect", panel, Colour.PANEL),
            Decoration("quote", Rect(words.x, panel.y + inches(0.12), inches(1.0), inches(0.95)), Colour.KEY),
        )
        found.append(
            layout(
                f"Quote and Points{cut}",
                title(),
                body(13, words, "panel quote", Role.QUOTE, "Quotation"),
                body(14, who, "attribution", Role.ATTRIBUTION, "Attribution"),
                body(1, Rect(column_x(5) + GUTTER, panel.y, columns_width(7) - GUTTER, panel.height), "beside"),
                takeaway(y, bar, style),
                source(),
                *FOOT,
                decoration=decoration,
                family="Quote and Points",
            )
        )
    return tuple(found)
