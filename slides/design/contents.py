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
    found: list[Layout] = []
    table = Slot(13, Kind.TABLE, Role.TABLE, "Table", across(0, 12, 1.80, 4.75), "table")
    found.append(layout("Table", title(), table, source(), *FOOT))
    found.append(
        layout("Table with Takeaway", title(), replace(table, rect=across(0, 12, 1.80, 3.75)), takeaway(), source(), *FOOT, family="Table")
    )
    code = body(13, across(0, 12, 1.80, 4.75), "code", Role.CODE, "Code")
    found.append(layout("Code", title(), code, source(), *FOOT))
    found.append(
        layout("Code with Takeaway", title(), replace(code, rect=across(0, 12, 1.80, 3.75)), takeaway(), source(), *FOOT, family="Code")
    )
    for name, slot in (("Text and Table", table), ("Text and Code", code)):
        text = body(1, across(0, 12, 1.80, 1.25))
        found.append(layout(name, title(), text, replace(slot, rect=across(0, 12, 3.20, 3.35)), source(), *FOOT))
        found.append(
            layout(
                f"{name} with Takeaway",
                title(),
                text,
                replace(slot, rect=across(0, 12, 3.20, 2.35)),
                takeaway(),
                source(),
                *FOOT,
                family=name,
            )
        )
    found.append(layout("Content with Source", title(), body(1, across(0, 12, 1.80, 4.75)), source(), *FOOT, family="Title and Content"))
    for cut, height, y, bar, style in CUTS:
        bar_slot = takeaway(y, bar, style)
        running = "points" if "short" in cut else "body"
        found.append(
            layout(
                f"Content and Takeaway{cut}",
                title(),
                body(1, across(0, 12, 1.80, height), running),
                bar_slot,
                source(),
                *FOOT,
                family="Content and Takeaway",
            )
        )
        found.append(
            layout(
                f"Comparison with Takeaway{cut}",
                title(),
                *versus(height - 0.62),
                bar_slot,
                source(),
                *FOOT,
                family="Comparison with Takeaway",
            )
        )
    return (*found, *_pictures(), *_quotes())


def _pictures() -> tuple[Layout, ...]:
    """Picture layouts: beside text to the slide's edge, inside the margins, and alone."""
    edge = Rect(column_x(7), 0, SLIDE.width - column_x(7), SLIDE.height)
    narrow = title(box(0.75, 0.50, 6.09, 1.60))
    text = body(1, box(0.75, 2.35, 6.09, 4.20), "beside")
    foot = tuple(replace(slot, rect=rect) for slot, rect in zip(FOOT, _narrow_foot(), strict=True))

    def picture(rect: Rect) -> Slot:
        return Slot(13, Kind.PICTURE, Role.PICTURE, "Picture", rect, "caption")

    caption = body(14, across(0, 12, 6.16, 0.40), "caption", Role.CAPTION, "Caption")
    beside = replace(caption, rect=across(6, 6, 6.16, 0.40), style="caption, centred")
    return (
        layout("Content and Picture", narrow, text, picture(edge), replace(source(), rect=box(0.75, 6.64, 6.09, 0.28)), *foot),
        layout(
            "Text and Picture",
            title(),
            body(1, across(0, 6, 1.80, 4.75), "beside"),
            picture(across(6, 6, 1.80, 4.28)),
            beside,
            source(),
            *FOOT,
        ),
        layout(
            "Text and Picture with Takeaway",
            title(),
            body(1, across(0, 6, 1.80, 3.70), "beside"),
            picture(across(6, 6, 1.80, 3.30)),
            replace(beside, rect=across(6, 6, 5.16, 0.40)),
            takeaway(),
            source(),
            *FOOT,
            family="Text and Picture",
        ),
        layout("Picture", title(), picture(across(0, 12, 1.80, 4.28)), caption, source(), *FOOT),
        layout(
            "Picture with Takeaway",
            title(),
            picture(across(0, 12, 1.80, 3.30)),
            replace(caption, rect=across(0, 12, 5.20, 0.40)),
            takeaway(),
            source(),
            *FOOT,
            family="Picture",
        ),
        layout(
            "Chart",
            title(),
            Slot(13, Kind.CHART, Role.UNUSED, "Chart", box(0.75, 1.80, 7.81, 4.70), "caption"),
            body(14, box(8.81, 1.80, 3.78, 3.60), "panel", Role.UNUSED, "Reading"),
            source(),
            *FOOT,
        ),
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
