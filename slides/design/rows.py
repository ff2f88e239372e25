"""Layouts of rows between hairlines: items of a list, numbered ones, ones with a lead, beside their title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Rect, inches, points
from slides.base.records import with_changes as replace
from slides.design.grid import COLUMNS, GUTTER, across, box, columns_width
from slides.design.layout import (
    DARK_FOOT,
    FOOT,
    TOP,
    Decoration,
    Layout,
    PlaceholderKind,
    Purpose,
    Role,
    Slot,
    body,
    footers,
    layout,
    source,
    takeaway,
    title,
)
from slides.design.panels import SIDE_PANEL, beside_panel, side_tail, side_title
from slides.design.tokens import Colour

MOST_ROWS = 8
"""More stand in two columns, or on several slides."""
_TALLEST, _TALLEST_OF_TWO = 1.60, 2.40
"""Inches of a row that has few beside it, or one: three rows fill the body."""
_TALLEST_BESIDE = 1.90
"""The same of a row beside a panel with the title."""
_ROOM, _ROOM_WITH_BAR = 4.80, 3.70
_QUESTION = inches(5.40)
"""The width of a question beside its answer."""
_NUMBER = inches(0.85)
"""How far after a row's number its text begins."""
_LEADS = ((", wide leads", 5), (", narrow leads", 3), ("", 4))
"""How many of twelve columns the leads of rows take."""


def row_layouts() -> tuple[Layout, ...]:
    """Rows over the whole width and beside their title, each without and with a takeaway."""
    return tuple(_rows())


def _rows() -> Iterator[Layout]:
    for count in range(2, _MOST_STACKED + 1):
        for bar in (False, True):
            yield _stacked(count, bar=bar)
    for count in range(2, MOST_ROWS + 1):
        for bar in (False, True):
            yield from _of_count(count, bar=bar)
    for count in range(MOST_ROWS + 1, 13):
        yield _in_two_columns(count, bar=False)
        yield _in_two_columns(count, bar=True)
    for count in range(2, 7):
        yield _beside_title(count, numbered=False)
        yield _beside_title(count, numbered=True)
    yield from (_agenda(count) for count in range(3, _MOST_AGENDA_ROWS + 1))
    yield from (_agenda_cards(count) for count in range(_LEAST_AGENDA_CARDS, _MOST_AGENDA_CARDS + 1))
    yield from (_divider(count) for count in range(2, 9))
    yield from (_questions(count) for count in range(2, 7))


_MOST_STACKED = 4
"""More rows with a heading over their text are too low for both."""
_MOST_AGENDA_ROWS, _LEAST_AGENDA_CARDS, _MOST_AGENDA_CARDS = 12, 11, 24
_AGENDA_ROW = 1.45
"""Inches of an agenda's row that has few beside it."""
_LOW_ROW, _DIVIDER_ROW = 0.85, 1.15
"""Inches of the tallest card of an agenda, and of the tallest row on a divider."""
_CARD_GAP = inches(0.10)
_AGENDA_SIZES = ((4, 36), (5, 32), (6, 28), (10, 24), (_MOST_AGENDA_ROWS, 22))


def _agenda(count: int) -> Layout:
    """The sections as rows beside a panel with the title, each with a link of its own."""
    size = next(size for most, size in _AGENDA_SIZES if count <= most)
    height = min(_AGENDA_ROW, 5.95 / count)
    bands = [box(4.20, 0.70 + at * height, 8.38, height) for at in range(count)]
    return _beside_panel(f"Agenda of {count}", bands, f"agenda row, {size}", hairlines(bands))


def _agenda_cards(count: int) -> Layout:
    """Many sections as cards in two columns."""
    return _beside_panel(f"Agenda of {count} in Two Columns", agenda_cards(box(4.40, 0.70, 8.18, 5.95), count), "agenda card", ())


def agenda_cards(room: Rect, count: int) -> list[Rect]:
    """The places of an agenda's cards in a room: two columns, the first filled before the second."""
    rows, width = -(-count // 2), (room.width - GUTTER) // 2
    height = min(inches(_LOW_ROW), (room.height - (rows - 1) * _CARD_GAP) // rows)
    return [Rect(room.x + at // rows * (width + GUTTER), room.y + at % rows * (height + _CARD_GAP), width, height) for at in range(count)]


def _beside_panel(name: str, bands: Sequence[Rect], style: str, lines: tuple[Decoration, ...]) -> Layout:
    """The agenda's entries in their places beside the panel with its title."""
    panel, count = Decoration("rect", box(0, 0, 3.75, 7.5), Colour.DEEP), len(bands)
    slots = [body(13 + at if at < 12 else 29 + at, band, style, Role.CARD, f"Section {at + 1}") for at, band in enumerate(bands)]
    date, footer, number = footers()
    foot = (date, replace(footer, rect=box(4.40, 6.98, 3.9, 0.30)), number)
    heading = title(box(0.75, 0.62, 2.75, 6.0), "panel title")
    return layout(name, heading, *slots, *foot, purpose=Purpose.AGENDA, decoration=(panel, *lines), count=count)


def _divider(count: int) -> Layout:
    """A chapter's number and title, and its slides as rows beside them, each with a link of its own."""
    height = min(_DIVIDER_ROW, 5.20 / count)
    top = 1.15 + (5.20 - count * height) / 2
    bands = [box(6.90, top + at * height, 5.68, height) for at in range(count)]
    slots = [body(13 + at, band, "chapter row", Role.CARD, f"Slide {at + 1}") for at, band in enumerate(bands)]
    number = Slot(32, PlaceholderKind.BODY, Role.SECTION_NUMBER, "Section Number", box(0.75, 1.65, 2.77, 1.60), "section number")
    heading = title(box(0.75, 3.35, 5.65, 3.00), "chapter title")
    lines = tuple(replace(line, colour=Colour.ON_DEEP, line=points(0.75), alpha=35) for line in hairlines(bands))
    return layout(
        f"Section Number and {count} Slides",
        heading,
        number,
        *slots,
        *DARK_FOOT,
        purpose=Purpose.CHAPTER,
        count=count,
        ground=Colour.DEEP,
        decoration=lines,
    )


def _questions(count: int) -> Layout:
    """Questions beside their answers."""
    bands = _bands(across(0, COLUMNS, TOP, _ROOM), count)
    slots = headed(bands, _QUESTION, "question", "answer", "Question", GUTTER)
    return layout(f"FAQ of {count}", title(), *slots, *FOOT, decoration=hairlines(bands), purpose=Purpose.FAQ, count=count)


def _tail(*, bar: bool) -> tuple[Slot, ...]:
    return (*((takeaway(),) if bar else ()), source(), *FOOT)


def _name(name: str, bar: bool) -> str:
    return f"{name}{' with Takeaway' if bar else ''}"


def _bands(rect: Rect, count: int, tallest: float = 0) -> list[Rect]:
    """Equal rows from the top of a rectangle down, none taller than a row may be, or than `tallest` inches where that is given."""
    height = min(inches(tallest or (_TALLEST_OF_TWO if count == 2 else _TALLEST)), rect.height // count)
    return [Rect(rect.x, rect.y + at * height, rect.width, height) for at in range(count)]


def hairlines(bands: Sequence[Rect], colour: Colour = Colour.LAND, *, closed: bool = True) -> tuple[Decoration, ...]:
    """A line above each row, and one under the last unless a takeaway's bar follows: there it would look like the bar's edge."""
    last = bands[-1]
    tops = [*(band.y for band in bands), *((last.bottom,) if closed else ())]
    return tuple(Decoration("line", Rect(last.x, top, last.width, 0), colour, points(1)) for top in tops)


def _plain(bands: Sequence[Rect], style: str = "row") -> list[Slot]:
    return [body(13 + at, band, style, Role.CARD, f"Row {at + 1}") for at, band in enumerate(bands)]


def headed(bands: Sequence[Rect], width: int, style: str, text: str, name: str = "Lead", gap: int = 0) -> list[Slot]:
    """Rows of a head of a width in EMU and the text beside it, with a gap between them."""
    slots: list[Slot] = []
    for at, band in enumerate(bands):
        rest = Rect(band.x + width + gap, band.y, band.width - width - gap, band.height)
        slots.append(body(13 + 2 * at, Rect(band.x, band.y, width, band.height), style, Role.HEAD, f"{name} {at + 1}"))
        slots.append(body(14 + 2 * at, rest, text, Role.TEXT, f"Text {at + 1}"))
    return slots


def _of_count(count: int, *, bar: bool) -> Iterator[Layout]:
    """Rows of one number: plain, numbered, and with leads of several widths."""
    bands = _bands(across(0, COLUMNS, TOP, _ROOM_WITH_BAR if bar else _ROOM), count)
    tail, lines = _tail(bar=bar), hairlines(bands, closed=not bar)
    yield layout(_name(f"{count} Rows", bar), title(), *_plain(bands), *tail, decoration=lines, purpose=Purpose.ROWS, count=count)
    numbered = headed(bands, _NUMBER, "row number", "row", "Number")
    yield layout(
        _name(f"{count} Numbered Rows", bar), title(), *numbered, *tail, decoration=lines, purpose=Purpose.NUMBERED_ROWS, count=count
    )
    for cut, columns in _LEADS:
        led = headed(bands, columns_width(columns), "row lead", "row text", gap=GUTTER)
        yield layout(
            _name(f"{count} Rows with Leads", bar) + cut,
            title(),
            *led,
            *tail,
            decoration=lines,
            purpose=Purpose.LED_ROWS,
            count=count,
            special=bool(cut),
        )


def _stacked(count: int, *, bar: bool) -> Layout:
    """Rows over the whole width, each a heading with its text under it."""
    bands = _bands(across(0, COLUMNS, TOP, _ROOM_WITH_BAR if bar else _ROOM), count)
    slots = [body(13 + at, band, "stacked row", Role.CARD, f"Row {at + 1}") for at, band in enumerate(bands)]
    name = _name(f"{count} Rows with Headings", bar)
    lines = hairlines(bands, closed=not bar)
    return layout(name, title(), *slots, *_tail(bar=bar), decoration=lines, purpose=Purpose.STACKED_ROWS, count=count)


def _in_two_columns(count: int, *, bar: bool) -> Layout:
    """Short rows in two columns, the first filled before the second."""
    room, left = _ROOM_WITH_BAR if bar else _ROOM, -(-count // 2)
    first = _bands(across(0, 6, TOP, room), left)
    second = [Rect(across(6, 6, TOP, room).x, band.y, band.width, band.height) for band in first[: count - left]]
    slots = _plain((*first, *second))
    lines = hairlines(first, closed=not bar) + hairlines(second, closed=not bar)
    return layout(_name(f"{count} Rows", bar), title(), *slots, *_tail(bar=bar), decoration=lines, purpose=Purpose.ROWS, count=count)


def _beside_title(count: int, *, numbered: bool) -> Layout:
    """Rows right of a panel with the title; a takeaway has no place there."""
    room = beside_panel()
    bands = _bands(room, count, _TALLEST_BESIDE if count > 2 else 0)
    spare = (room.height - sum(band.height for band in bands)) // 2
    bands = [Rect(band.x, band.y + spare, band.width, band.height) for band in bands]
    slots = headed(bands, _NUMBER, "side row number", "side row", "Number") if numbered else _plain(bands, "side row")
    return layout(
        f"Side Title and {count} {'Numbered ' if numbered else ''}Rows",
        side_title(),
        *slots,
        *side_tail(),
        decoration=(SIDE_PANEL, *hairlines(bands)),
        purpose=Purpose.SIDE_TITLE_AND_NUMBERED_ROWS if numbered else Purpose.SIDE_TITLE_AND_ROWS,
        count=count,
    )
