"""Icons beside the text of a page: each on the first line of its paragraph, in the room that the text keeps for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.geometry import Rect, points
from slides.design import Colour, Design, Layout, TextStyle
from slides.design.icons import icon_room, icon_side
from slides.design.page import LONGEST_ALT, Drawing, PlacedItem, Shape, Stroke, Table, Text, from_the_right
from slides.text.rich_text import Paragraph, Run
from slides.typesetting import metrics
from slides.visuals.icons import catalogue

_FLAG = 0.73
"""A flag's height as a part of an icon's: a little more than the capitals beside it."""
_OUTLINE = 6350
"""The line round a flag, in EMU."""
_MIDDLE = {"Calibri": 0.67, "Georgia": 0.61, "Arial": 0.65}
"""Where the middle of the capitals is, in em under the top of a line, by face: measured in LibreOffice."""
_USUAL_MIDDLE = 0.66
_CLOSER = 1.5
"""How far it rises, in em, where lines stand closer by their whole height: most of what is taken off is above the letters."""
_INKS = {Colour.INK: Colour.KEY, Colour.HEADING: Colour.KEY}
"""The colour of an icon beside text in another."""


def icons_beside(fills: Sequence[PlacedItem], layout: Layout, design: Design) -> tuple[Shape, ...]:
    """The icons of a page's text, in places on the slide, in reading order.

    An icon decorates its words; a flag whose country they do not name, and a sign such as an arrow, are told to screen readers.
    """
    return tuple(
        icon
        for placed in fills
        if isinstance(placed.what, Text) and any(paragraph.icon for paragraph in placed.what.paragraphs)
        for icon in _of_text(placed.what, placed.rect, design.style(layout.slot(placed.slot)), design)
    )


def _of_text(text: Text, place: Rect, style: TextStyle, design: Design) -> Iterator[Shape]:
    """The icons of one box."""
    settled = style.beside_icons(text.paragraphs, text.sizes)
    tops = _tops(text, place, style)
    ways = from_the_right(text.paragraphs)
    for paragraph, top, turned in zip(text.paragraphs, tops, ways, strict=True):
        if not paragraph.icon:
            continue
        level, size = settled.levels[paragraph.level], text.sizes[paragraph.level]
        fonts = design.theme.fonts
        middle = _MIDDLE.get(fonts.heading if level.heading else fonts.body, _USUAL_MIDDLE) - _CLOSER * (1 - level.line / 100)
        margin, _ = settled.indent(paragraph.level, paragraph.mark, paragraph.icon)
        start = margin - icon_room(size)
        high = wide = icon_side(size)
        if catalogue.flag_country(paragraph.icon):
            high = round(_FLAG * high)
            wide = high * 4 // 3
        reversed_ = style.rtl or turned
        x = place.right - style.inset.right - start - wide if reversed_ else place.x + style.inset.left + start
        yield _drawn(paragraph, Rect(x, top + points(middle * size) - high // 2, wide, high), _INKS.get(level.colour, level.colour))


def _tops(text: Text, place: Rect, style: TextStyle) -> list[int]:
    """The top of each paragraph's first line on the slide, in EMU."""
    used, tops = 0.0, []
    for at, (paragraph, ends) in enumerate(zip(text.paragraphs, text.breaks, strict=True)):
        level = style.levels[paragraph.level]
        used += level.space(text.sizes[paragraph.level]) if at else 0
        tops.append(points(used))
        used += metrics.line_height(text.sizes[paragraph.level], len(ends), level.line)
    free = place.height - style.inset.top - style.inset.bottom - points(used)
    above = place.y + style.inset.top + {"ctr": free // 2, "b": free}.get(style.anchor, 0)
    return [above + top for top in tops]


def _drawn(paragraph: Paragraph, where: Rect, ink: Colour) -> Shape:
    """A paragraph's icon as a stroked freeform, or its flag as a picture with a thin outline."""
    name = paragraph.icon
    country = catalogue.flag_country(name)
    said = f"Flag of {country}" if country and country.casefold() not in paragraph.text.casefold() else catalogue.icon_words(name)
    alt = f"{said}: {paragraph.text}"[:LONGEST_ALT] if said else ""
    if country:
        return Shape(f"Icon: {name}", where, "rect", catalogue.flag(name), Stroke(Colour.MUTED, _OUTLINE), alt=alt)
    return Shape(f"Icon: {name}", where, catalogue.drawing(name), None, Stroke(ink, round(where.width * catalogue.STROKE)), alt=alt)


def missing_icons(fills: Sequence[PlacedItem], span: Span) -> Iterator[Problem]:
    """A problem for each icon of a page that stands where none is drawn: in a drawing, or inside a text."""
    for placed in fills:
        for run in _not_drawn(placed):
            yield Problem(rule_catalogue.ICON, span, f"the icon :{run.icon}: cannot be shown here", "icons go before bullets and headings")


def _not_drawn(placed: PlacedItem) -> Iterator[Run]:
    """The runs of a fill that carry an icon and do not begin a paragraph of text."""
    match placed.what:
        case Text():
            yield from (run for paragraph in placed.what.paragraphs for run in paragraph.runs[1:] if run.icon)
        case Drawing():
            yield from (run for label in placed.what.labels for words in label.words for run in words.runs if run.icon)
        case Table():
            yield from (run for row in placed.what.rows for cell in row.cells for run in cell.runs if run.icon)
        case _:
            return
