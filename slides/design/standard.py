"""Microsoft's own layouts: their types, and exactly their placeholders."""

from __future__ import annotations

from dataclasses import replace

from slides.design.grid import across, box
from slides.design.layout import DARK_FOOT, FOOT, TOP, Layout, PlaceholderKind, Purpose, Role, Slot, body, layout, rings, title, versus
from slides.design.tokens import Colour

_FULL, _LEFT, _RIGHT = across(0, 12, TOP, 4.80), across(0, 6, TOP, 4.80), across(6, 6, TOP, 4.80)


def standard() -> tuple[Layout, ...]:
    """The eleven layouts of Office's own theme, in its order."""
    first, second = body(1, _LEFT, kind=PlaceholderKind.OBJECT), body(2, _RIGHT, kind=PlaceholderKind.OBJECT)
    return (
        _title(),
        layout(
            "Title and Content", title(), body(1, _FULL, "text", kind=PlaceholderKind.OBJECT), *FOOT, purpose=Purpose.CONTENT, type="obj"
        ),
        _section(),
        layout("Two Content", title(), first, second, *FOOT, purpose=Purpose.TWO_CONTENTS, type="twoObj"),
        layout("Comparison", title(), *versus(4.80), *FOOT, purpose=Purpose.COMPARISON, type="twoTxTwoObj"),
        layout("Title Only", title(), *FOOT, purpose=Purpose.TITLE_ONLY, type="titleOnly"),
        layout("Blank", *FOOT, purpose=Purpose.BLANK, type="blank"),
        *_captioned(),
        *_vertical(),
    )


def _title() -> Layout:
    """The deck's title and subtitle."""
    deck = title(box(0.75, 1.30, 8.81, 2.80), "deck title", PlaceholderKind.CENTRED_TITLE)
    subtitle = Slot(1, PlaceholderKind.SUBTITLE, Role.BODY, "Subtitle", box(0.75, 4.40, 7.81, 1.80), "subtitle")
    return layout("Title Slide", deck, subtitle, *DARK_FOOT, purpose=Purpose.TITLE, type="title", ground=Colour.DEEP, decoration=rings())


def _section() -> Layout:
    """A chapter's title and lead."""
    words = title(box(0.75, 2.35, 9.82, 2.05), "section title"), body(1, box(0.75, 4.60, 7.81, 1.20), "subtitle")
    return layout("Section Header", *words, *DARK_FOOT, purpose=Purpose.SECTION, type="secHead", ground=Colour.DEEP, decoration=rings(3))


def _captioned() -> tuple[Layout, ...]:
    """Content, or a picture, beside a title with text under it. For the editor: the program has layouts of its own for these."""
    heading, wide = title(box(0.75, 0.48, 4.4, 1.60)), across(5, 7, 0.48, 6.02)
    words = body(2, box(0.75, 2.25, 4.4, 4.25), "beside", Role.UNUSED, "Text")
    picture = Slot(1, PlaceholderKind.PICTURE, Role.UNUSED, "Picture", wide, "caption")
    content = body(1, wide, kind=PlaceholderKind.OBJECT, role=Role.UNUSED)
    return (
        layout("Content with Caption", heading, content, words, *FOOT, purpose=Purpose.CAPTIONED_CONTENT, type="objTx"),
        layout("Picture with Caption", heading, picture, words, *FOOT, purpose=Purpose.CAPTIONED_PICTURE, type="picTx"),
    )


def _vertical() -> tuple[Layout, ...]:
    """Text from top to bottom, for East Asian writing."""
    sideways = Slot(1, PlaceholderKind.BODY, Role.UNUSED, "Vertical Text", _FULL, "body", vertical=True)
    heading = replace(title(across(10, 2, 0.48, 6.02)), vertical=True)
    return (
        layout("Title and Vertical Text", title(), sideways, *FOOT, purpose=Purpose.VERTICAL_TEXT, type="vertTx"),
        layout(
            "Vertical Title and Text",
            heading,
            replace(sideways, rect=across(0, 10, 0.48, 6.02)),
            *FOOT,
            purpose=Purpose.VERTICAL_TITLE,
            type="vertTitleAndTx",
        ),
    )
