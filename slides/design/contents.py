"""Layouts for text, tables, code, pictures and quotations, alone and in company."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.geometry import Rect, inches, points
from slides.base.records import with_changes as replace
from slides.design.grid import GUTTER, SLIDE, across, box, column_x, columns_width
from slides.design.layout import (
    FOOT,
    HEIGHT_VARIANTS,
    TOP,
    Decoration,
    HeightVariant,
    Layout,
    PlaceholderKind,
    Purpose,
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

_LEAST_PANEL = 2.0
"""Inches below which the words on a panel stand too close to who said them."""


def contents() -> tuple[Layout, ...]:
    """Text, tables, code and pictures, alone and in company."""
    table = Slot(13, PlaceholderKind.TABLE, Role.TABLE, "Table", across(0, 12, TOP, 4.80), "table")
    sourced = layout("Content with Source", title(), body(1, across(0, 12, TOP, 4.80), "text"), source(), *FOOT, purpose=Purpose.CONTENT)
    code = body(13, across(0, 12, TOP, 4.80), "code", Role.CODE, "Code")
    return (
        *_alone_and_under_text("Table", Purpose.TABLE, Purpose.TEXT_AND_TABLE, table),
        *_alone_and_under_text("Code", Purpose.CODE, Purpose.TEXT_AND_CODE, code),
        replace(sourced, only_with=Role.SOURCE),
        _pointed(HEIGHT_VARIANTS[0]),
        *(_sides(cut) for cut in HEIGHT_VARIANTS if cut.bar or cut.size),
        *_pictures(),
        *_quotes(),
    )


def _alone_and_under_text(name: str, alone: Purpose, under: Purpose, slot: Slot) -> tuple[Layout, ...]:
    """A block over the whole slide, and under one line of text or several; each without and with a takeaway."""

    def at(y: float, height: float) -> Slot:
        return replace(slot, rect=across(0, 12, y, height))

    both = f"Text and {name}"
    found = [
        layout(name, title(), slot, source(), *FOOT, purpose=alone),
        layout(f"{name} with Takeaway", title(), at(TOP, 3.70), takeaway(), source(), *FOOT, purpose=alone),
    ]
    for cut, lines in (("", 1.25), (", one line", 0.45)):
        text, y = body(1, across(0, 12, TOP, lines)), TOP + lines + 0.15
        found.append(layout(both + cut, title(), text, at(y, 6.50 - y), source(), *FOOT, purpose=under))
        tail = takeaway(), source(), *FOOT
        found.append(layout(f"{both} with Takeaway{cut}", title(), text, at(y, 5.40 - y), *tail, purpose=under))
    return tuple(found)


def _pointed(cut: HeightVariant) -> Layout:
    """Text above a takeaway."""
    text = body(1, across(0, 12, TOP, cut.height), "text")
    return layout("Content and Takeaway", title(), text, *cut.tail, purpose=Purpose.CONTENT_AND_TAKEAWAY)


def _sides(cut: HeightVariant) -> Layout:
    """Two sides, in one cut; the tallest without a bar is the standard layout."""
    return layout(cut.named("Comparison"), title(), *versus(cut.height, cut.top), *cut.tail, purpose=Purpose.COMPARISON)


def _pictures() -> tuple[Layout, ...]:
    """Picture layouts: beside text to the slide's edge, inside the margins, and alone."""
    return (*_edge(), *_beside(), *_whole())


def _picture(rect: Rect) -> Slot:
    return Slot(13, PlaceholderKind.PICTURE, Role.PICTURE, "Picture", rect, "caption")


def _caption(rect: Rect, style: str = "caption") -> Slot:
    return body(14, rect, style, Role.CAPTION, "Caption")


def _edge() -> tuple[Layout, ...]:
    """Text left of a picture that runs to the slide's edges, under a title of two lines or of three."""
    edge = Rect(column_x(7), 0, SLIDE.width - column_x(7), SLIDE.height)
    foot = tuple(replace(slot, rect=rect) for slot, rect in zip(FOOT, _narrow_foot(), strict=True))
    below = replace(source(), rect=box(0.75, 6.62, 6.09, 0.28))
    name, found = "Content and Picture", []
    for cut, height in (("", 1.60), (", short title", 1.05)):
        words = title(box(0.75, 0.48, 6.09, height)), body(1, box(0.75, 0.65 + height, 6.09, 5.85 - height), "beside")
        purpose = Purpose.TEXT_AND_EDGE_PICTURE
        found.append(layout(name + cut, *words, _picture(edge), below, *foot, purpose=purpose))
        shorter = words[0], replace(words[1], rect=replace(words[1].rect, height=inches(4.55 - height)))
        point = takeaway(box(0.75, 5.40, 6.09, 1.20))
        found.append(layout(f"{name} with Takeaway{cut}", *shorter, _picture(edge), point, below, *foot, purpose=purpose))
    return tuple(found)


_WIDTHS = (("", 6), (", large picture", 5), (", largest picture", 4))
"""Of twelve columns, those of text beside a picture: the less, the larger the picture."""
_TALL_WIDTHS = (("", 8), (", large picture", 7))
"""The same beside a tall picture."""


def _beside() -> Iterator[Layout]:
    """Text left of a whole picture in several widths, with and without its caption, without and with a takeaway; and left of a tall one."""
    for captioned in (True, False):
        for cut, columns in _WIDTHS:
            named = f"{cut}{'' if captioned else ', no caption'}"
            for bar, height in (((), 4.80), ((takeaway(),), 3.70)):
                picture = _captioned(across(columns, 12 - columns, TOP, height), captioned=captioned)
                name = f"Text and Picture{' with Takeaway' if bar else ''}{named}"
                slots = title(), body(1, across(0, columns, TOP, height), "beside"), *picture, *bar, source(), *FOOT
                yield layout(name, *slots, purpose=Purpose.TEXT_AND_PICTURE, special=bool(named))
        for cut, columns in _TALL_WIDTHS:
            named = f"{cut}{'' if captioned else ', no caption'}"
            for bar, height in (((), 4.80), ((takeaway(across(0, columns, 5.62, 0.98)),), 3.70)):
                picture = _captioned(across(columns, 12 - columns, 0.48, 6.05), captioned=captioned)
                name = f"Text and Tall Picture{' with Takeaway' if bar else ''}{named}"
                words = title(across(0, columns, 0.48, 1.05)), body(1, across(0, columns, TOP, height), "beside")
                yield layout(name, *words, *picture, *bar, source(), *FOOT, purpose=Purpose.TEXT_AND_TALL_PICTURE, special=bool(named))


def _captioned(rect: Rect, *, captioned: bool) -> tuple[Slot, ...]:
    """A picture in a rectangle, with its caption under it or without one."""
    if not captioned:
        return (_picture(rect),)
    low = inches(0.40)
    under = Rect(rect.x, rect.bottom - low, rect.width, low)
    return _picture(replace(rect, height=rect.height - low - inches(0.05))), _caption(under, "caption, centred")


def _whole() -> tuple[Layout, ...]:
    """A picture alone with its caption under it, beside it, or without one, without and with a takeaway; inside the margins, or from
    edge to edge of the slide.
    """
    found = []
    for bar, height in (((), 4.80), ((takeaway(),), 3.70)):
        name = f"Picture{' with Takeaway' if bar else ''}"
        tail = *bar, source(), *FOOT
        found.append(layout(name, title(), *_captioned(across(0, 12, TOP, height), captioned=True), *tail, purpose=Purpose.PICTURE))
        beside = _caption(across(9, 3, TOP + 0.20, height - 0.20), "caption, beside")
        rule = Decoration("line", replace(across(9, 3, TOP, 0), height=0), Colour.KEY, points(3))
        slots = title(), _picture(across(0, 9, TOP, height)), beside, *tail
        found.append(layout(f"{name}, caption beside", *slots, decoration=(rule,), purpose=Purpose.PICTURE, special=True))
        alone = title(), _picture(across(0, 12, TOP, height)), *tail
        found.append(layout(f"{name}, no caption", *alone, purpose=Purpose.PICTURE, special=True))
    return (*found, *_from_edge_to_edge())


def _from_edge_to_edge() -> Iterator[Layout]:
    """A picture as wide as the slide, without and with a caption and a takeaway."""
    name = "Wide Picture"

    def row(cut: str, height: float, *tail: Slot) -> Layout:
        picture = _picture(Rect(0, inches(TOP), SLIDE.width, inches(height)))
        return layout(name + cut, title(), picture, *tail, source(), *FOOT, purpose=Purpose.WIDE_PICTURE)

    yield row("", 4.80)
    yield row(" with Caption", 4.35, _caption(across(0, 12, 6.13, 0.40)))
    yield row(" with Takeaway", 3.70, takeaway())
    yield row(" with Caption and Takeaway", 3.30, _caption(across(0, 12, 5.08, 0.40)), takeaway())


def _narrow_foot() -> tuple[Rect, ...]:
    """Date, footer and number left of a picture that runs to the edge."""
    return box(4.3, 6.98, 1.7, 0.30), box(0.75, 6.98, 3.4, 0.30), box(6.1, 6.98, 0.74, 0.30)


def _quotes() -> tuple[Layout, ...]:
    """A quotation on a panel beside what the text around it says."""
    name, found = "Quote and Points", []
    for cut in (cut for cut in HEIGHT_VARIANTS if cut.height > _LEAST_PANEL):
        panel = across(0, 6, cut.top, cut.height)
        words = Rect(panel.x + inches(0.28), panel.y + inches(0.80), panel.width - inches(0.56), panel.height - inches(1.35))
        who = Rect(words.x, words.bottom, words.width, inches(0.40))
        mark = Decoration("quote", Rect(words.x, panel.y + inches(0.20), inches(1.0), inches(0.80)), Colour.KEY)
        slots = (
            body(13, words, "panel quote", Role.QUOTE, "Quotation"),
            body(14, who, "attribution", Role.ATTRIBUTION, "Attribution"),
            body(1, Rect(column_x(6) + GUTTER // 2, panel.y, columns_width(6) - GUTTER // 2, panel.height), "beside"),
        )
        decoration = Decoration("rect", panel, Colour.PANEL), mark
        found.append(layout(cut.named(name), title(), *slots, *cut.tail, decoration=decoration, purpose=Purpose.QUOTATION_AND_TEXT))
    return tuple(found)
