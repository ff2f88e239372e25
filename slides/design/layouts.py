"""The table of layouts: one row each, and the same table places text and writes the masters.

Forms that hold boxes come in cuts (`CUTS`): with little text the boxes are shorter and the takeaway larger, so that a box
hugs what it holds without a placeholder being moved on the slide.
"""

from __future__ import annotations

from dataclasses import replace

from slides.design.grid import COLUMNS, GUTTER, MARGIN, SLIDE, across, box, columns_width, column_x, row
from slides.design.layout import TITLE_RECT, Decoration, Kind, Layout, Role, Slot, body, furniture, source, takeaway, title
from slides.design.tokens import Colour
from slides.ground import Rect, inches, points

_FOOT = furniture()
_DEEP_FOOT = furniture(", deep")
_FILL_FOOT = furniture(", fill")

# name of the cut, height of the boxes, the takeaway's y, height and style
CUTS: tuple[tuple[str, float, float, float, str], ...] = (
    ("", 3.75, 5.80, 0.80, "takeaway"),
    (" (medium)", 3.05, 5.10, 1.05, "takeaway, wide"),
    (" (short)", 2.35, 4.40, 1.40, "takeaway, large"),
)


def _layout(name: str, *slots: Slot, type: str = "", ground: Colour = Colour.CANVAS, decoration: tuple[Decoration, ...] = (), family: str = "") -> Layout:
    return Layout(name, slots, type, ground, decoration, family or name)


def _rings(count: int = 4) -> tuple[Decoration, ...]:
    """Quarter circles growing out of the bottom right corner; each box ends at the slide's edge."""
    radii = [inches(1.4 + 1.35 * step) for step in range(count)]
    return tuple(
        Decoration("arc", Rect(SLIDE.width - radius, SLIDE.height - radius, radius, radius), Colour.ON_DEEP, points(1), 30) for radius in radii
    )


def _standard() -> tuple[Layout, ...]:
    """Microsoft's own layouts, with their types and exactly their placeholders."""
    full, left, right = across(0, 12, 1.80, 4.80), across(0, 6, 1.80, 4.80), across(6, 6, 1.80, 4.80)
    content, unused = Kind.OBJECT, Role.UNUSED
    deck = title(box(0.75, 1.30, 8.81, 2.80), "deck title", Kind.CENTRED_TITLE)
    subtitle = Slot(1, Kind.SUBTITLE, Role.BODY, "Subtitle", box(0.75, 4.40, 7.81, 1.20), "subtitle")
    section = title(box(0.75, 2.35, 9.82, 2.05), "section title")
    caption = title(box(0.75, 0.55, 4.4, 1.60))
    sideways = Slot(1, Kind.BODY, unused, "Vertical Text", full, "body", vertical=True)
    return (
        _layout("Title Slide", deck, subtitle, *_DEEP_FOOT, type="title", ground=Colour.DEEP, decoration=_rings()),
        _layout("Title and Content", title(), body(1, full, kind=content), *_FOOT, type="obj"),
        _layout("Section Header", section, body(1, box(0.75, 4.70, 7.81, 1.20), "subtitle"), *_DEEP_FOOT,
                type="secHead", ground=Colour.DEEP, decoration=_rings(3)),
        _layout("Two Content", title(), body(1, left, kind=content), body(2, right, kind=content), *_FOOT, type="twoObj"),
        _layout("Comparison", title(), *_versus(4.18), *_FOOT, type="twoTxTwoObj"),
        _layout("Title Only", title(), *_FOOT, type="titleOnly"),
        _layout("Blank", *_FOOT, type="blank"),
        _layout("Content with Caption", caption, body(1, across(5, 7, 0.55, 6.05), kind=content),
                body(2, box(0.75, 2.35, 4.4, 4.25), "beside", unused), *_FOOT, type="objTx"),
        _layout("Picture with Caption", caption, Slot(1, Kind.PICTURE, unused, "Picture", across(5, 7, 0.55, 6.05), "caption"),
                body(2, box(0.75, 2.35, 4.4, 4.25), "beside", unused), *_FOOT, type="picTx"),
        _layout("Title and Vertical Text", title(), sideways, *_FOOT, type="vertTx"),
        _layout("Vertical Title and Text", replace(title(across(10, 2, 0.55, 6.05)), vertical=True),
                replace(sideways, rect=across(0, 10, 0.55, 6.05)), *_FOOT, type="vertTitleAndTx"),
    )


def _openers() -> tuple[Layout, ...]:
    """Full-bleed slides: title, chapters, agenda, statement, quotation, closing."""
    picture = Slot(13, Kind.PICTURE, Role.PICTURE, "Picture", Rect(column_x(7), 0, SLIDE.width - column_x(7), SLIDE.height), "caption")
    deck = title(box(0.75, 1.30, 6.30, 3.10), "deck title")
    panel = Decoration("rect", box(0, 0, 4.78, 7.5), Colour.BAR)
    mark = Decoration("quote", box(0.75, 1.75, 1.2, 1.6), Colour.KEY)
    header = Slot(32, Kind.BODY, Role.SECTION_NUMBER, "Section Number", box(0.75, 0.50, 2.77, 1.50), "section number")
    return (
        _layout("Title Slide with Picture", deck, body(1, box(0.75, 4.65, 6.30, 1.70), "subtitle"), picture,
                *furniture(", deep", 6)[1:2], ground=Colour.DEEP),
        _layout("Section Number", title(box(0.75, 2.35, 9.82, 2.05), "section title"), header,
                body(1, box(0.75, 4.70, 7.81, 1.20), "subtitle"), *_DEEP_FOOT, ground=Colour.DEEP, decoration=_rings(3)),
        _layout("Agenda", title(box(0.75, 0.62, 3.60, 6.0), "panel title"), body(1, box(5.38, 0.62, 7.21, 6.20), "agenda"),
                *_agenda_foot(), decoration=(panel,)),
        _layout("Statement", title(box(0.75, 1.30, 10.83, 3.20), "statement"), body(13, box(0.75, 4.75, 9.8, 1.75), "support"),
                *_FILL_FOOT, ground=Colour.KEY),
        _layout("Quote", title(), body(13, box(2.01, 1.80, 9.82, 3.25), "quote", Role.QUOTE, "Quotation"),
                body(14, box(2.01, 5.12, 9.82, 0.45), "attribution", Role.ATTRIBUTION, "Attribution"), takeaway(), source(), *_FOOT,
                ground=Colour.PANEL, decoration=(mark,)),
        _layout("Closing", title(box(0.75, 0.80, 9.82, 1.10), "closing title"), body(1, box(0.75, 2.10, 9.82, 4.40), "closing"),
                *_DEEP_FOOT, ground=Colour.DEEP, decoration=_rings()),
        _layout("Closing with Takeaway", title(box(0.75, 0.80, 9.82, 1.10), "closing title"), body(1, box(0.75, 2.10, 9.82, 3.30), "closing"),
                replace(takeaway(5.55, 1.05, "closing point"), rect=across(0, 8, 5.55, 1.05)), *_DEEP_FOOT,
                ground=Colour.DEEP, decoration=_rings(3), family="Closing"),
    )


def _agenda_foot() -> tuple[Slot, ...]:
    """The agenda's footer stands beside the panel."""
    date, footer, number = _FOOT
    return date, replace(footer, rect=box(5.38, 6.95, 2.9, 0.30)), number


def _versus(height: float, top: float = 1.80) -> tuple[Slot, ...]:
    """Two heads and two texts under them: first 1 and 3, then 2 and 4, read side by side."""
    slots: list[Slot] = []
    for side, (head, text, style) in enumerate(((1, 2, "head"), (3, 4, "last head"))):
        slots.append(body(head, across(6 * side, 6, top, 0.62), style, Role.HEAD, f"Heading {side + 1}"))
        slots.append(body(text, across(6 * side, 6, top + 0.62, height), "panel", Role.TEXT, f"Content {side + 1}", Kind.OBJECT))
    return tuple(slots)


def _contents() -> tuple[Layout, ...]:
    """Text, tables, code and pictures, alone and in company."""
    found: list[Layout] = []
    table = Slot(13, Kind.TABLE, Role.TABLE, "Table", across(0, 12, 1.80, 4.75), "table")
    found.append(_layout("Table", title(), table, source(), *_FOOT))
    found.append(_layout("Table with Takeaway", title(), replace(table, rect=across(0, 12, 1.80, 3.80)), takeaway(), source(), *_FOOT, family="Table"))
    code = body(13, across(0, 12, 1.80, 4.75), "code", Role.CODE, "Code")
    found.append(_layout("Code", title(), code, source(), *_FOOT))
    found.append(_layout("Code with Takeaway", title(), replace(code, rect=across(0, 12, 1.80, 3.80)), takeaway(), source(), *_FOOT, family="Code"))
    for name, slot in (("Text and Table", table), ("Text and Code", code)):
        text = body(1, across(0, 12, 1.80, 1.25))
        found.append(_layout(name, title(), text, replace(slot, rect=across(0, 12, 3.20, 3.35)), source(), *_FOOT))
        found.append(_layout(f"{name} with Takeaway", title(), text, replace(slot, rect=across(0, 12, 3.20, 2.45)), takeaway(), source(), *_FOOT, family=name))
    found.append(_layout("Content with Source", title(), body(1, across(0, 12, 1.80, 4.75)), source(), *_FOOT, family="Title and Content"))
    for cut, height, y, bar, style in CUTS:
        bar_slot = takeaway(y, bar, style)
        text = "points" if "short" in cut else "body"
        found.append(_layout(f"Content and Takeaway{cut}", title(), body(1, across(0, 12, 1.80, height), text), bar_slot, source(), *_FOOT,
                             family="Content and Takeaway"))
        found.append(_layout(f"Comparison with Takeaway{cut}", title(), *_versus(height - 0.62), bar_slot, source(), *_FOOT,
                             family="Comparison with Takeaway"))
    return (*found, *_pictures(), *_quotes())


def _pictures() -> tuple[Layout, ...]:
    """Picture layouts: beside text to the slide's edge, inside the margins, and alone."""
    edge = Rect(column_x(7), 0, SLIDE.width - column_x(7), SLIDE.height)
    narrow = title(box(0.75, 0.50, 6.09, 1.60))
    text = body(1, box(0.75, 2.35, 6.09, 4.20), "beside")
    foot = tuple(replace(slot, rect=rect) for slot, rect in zip(_FOOT, _narrow_foot(), strict=True))

    def picture(rect: Rect) -> Slot:
        return Slot(13, Kind.PICTURE, Role.PICTURE, "Picture", rect, "caption")

    caption = body(14, across(0, 12, 6.16, 0.40), "caption", Role.CAPTION, "Caption")
    return (
        _layout("Content and Picture", narrow, text, picture(edge), replace(source(), rect=box(0.75, 6.64, 6.09, 0.28)), *foot),
        _layout("Text and Picture", title(), body(1, across(0, 6, 1.80, 4.75), "beside"), picture(across(6, 6, 1.80, 4.75)), source(), *_FOOT),
        _layout("Text and Picture with Takeaway", title(), body(1, across(0, 6, 1.80, 3.75), "beside"), picture(across(6, 6, 1.80, 3.75)),
                takeaway(), source(), *_FOOT, family="Text and Picture"),
        _layout("Picture", title(), picture(across(0, 12, 1.80, 4.28)), caption, source(), *_FOOT),
        _layout("Picture with Takeaway", title(), picture(across(0, 12, 1.80, 3.30)), replace(caption, rect=across(0, 12, 5.20, 0.40)),
                takeaway(), source(), *_FOOT, family="Picture"),
        _layout("Chart", title(), Slot(13, Kind.CHART, Role.UNUSED, "Chart", box(0.75, 1.80, 7.81, 4.70), "caption"),
                body(14, box(8.81, 1.80, 3.78, 3.60), "panel", Role.UNUSED, "Reading"), source(), *_FOOT),
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
        decoration = Decoration("rect", panel, Colour.PANEL), Decoration("quote", Rect(words.x, panel.y + inches(0.12), inches(1.0), inches(0.95)), Colour.KEY)
        found.append(
            _layout(f"Quote and Points{cut}", title(), body(13, words, "panel quote", Role.QUOTE, "Quotation"),
                    body(14, who, "attribution", Role.ATTRIBUTION, "Attribution"),
                    body(1, Rect(column_x(5) + GUTTER, panel.y, columns_width(7) - GUTTER, panel.height), "beside"),
                    takeaway(y, bar, style), source(), *_FOOT, decoration=decoration, family="Quote and Points")
        )
    return tuple(found)


_COUNT = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def _cards() -> tuple[Layout, ...]:
    """Boxes side by side, in two rows, with steps, along a line, as figures."""
    found: list[Layout] = []
    for cut, height, y, bar, style in CUTS:
        tail = takeaway(y, bar, style), source(), *_FOOT
        for count in (2, 3, 4):
            cards = [body(13 + at, rect, "card", Role.CARD, f"Card {at + 1}") for at, rect in enumerate(row(count, 1.80, height))]
            found.append(_layout(f"{_COUNT[count]} Cards{cut}", title(), *cards, *tail, family=f"{_COUNT[count]} Cards"))
        for count in (3, 4, 5):
            found.append(_process(count, cut, height, tail))
            found.append(_timeline(count, cut, height, tail))
        found.append(_grid("Card Grid", cut, height, tail))
    tall = takeaway(), source(), *_FOOT
    axes = body(17, across(0, 12, 5.05, 0.40), "axis", Role.UNUSED, "Axis across"), body(18, across(0, 12, 1.72, 0.40), "axis", Role.UNUSED, "Axis up")
    matrix = _grid("Matrix", "", 2.80, tall, top=2.18)
    found.append(replace(matrix, slots=matrix.slots[:5] + axes + matrix.slots[5:]))
    figures = [body(13 + at, rect, "figure", Role.CARD, f"Figure {at + 1}") for at, rect in enumerate(row(3, 1.80, 3.75))]
    found.append(_layout("Key Figures", title(), *figures, *tall))
    answers = [body(13 + at, across(6 * at, 6, 1.75, 4.85), "answers", Role.ANSWERS, f"Answers {at + 1}") for at in range(2)]
    answers[0] = replace(answers[0], rect=replace(answers[0].rect, width=answers[0].rect.width - GUTTER))
    answers[1] = replace(answers[1], rect=replace(answers[1].rect, x=answers[1].rect.x + GUTTER, width=answers[1].rect.width - GUTTER))
    found.append(_layout("FAQ", title(), *answers, *_FOOT))
    return tuple(found)


def _process(count: int, cut: str, height: float, tail: tuple[Slot, ...]) -> Layout:
    """Heads with texts under them and a chevron in each gutter; the last head is picked out."""
    gap = inches(0.34)
    heads, texts = row(count, 1.80, 0.80, gap), row(count, 2.60, height - 0.80, gap)
    slots: list[Slot] = []
    for at in range(count):
        style = "last head" if at == count - 1 else "head"
        slots.append(body(13 + 2 * at, heads[at], style, Role.HEAD, f"Step {at + 1}"))
        slots.append(body(14 + 2 * at, texts[at], "step", Role.TEXT, f"Text {at + 1}"))
    chevrons = tuple(Decoration("chevron", Rect(rect.right + inches(0.09), inches(2.04), inches(0.16), inches(0.32)), Colour.MUTED) for rect in heads[:-1])
    name = f"Process {count}"
    return _layout(name + cut, title(), *slots, *tail, decoration=chevrons, family=name)


def _timeline(count: int, cut: str, height: float, tail: tuple[Slot, ...]) -> Layout:
    """Moments under a line with a dot for each; the last is picked out."""
    dot = inches(0.30)
    boxes = row(count, 2.32, height - 0.52)
    y = inches(1.92)
    line = Decoration("line", Rect(MARGIN, y + dot // 2, columns_width(COLUMNS), 0), Colour.MUTED, points(1.5))
    dots = tuple(Decoration("ellipse", Rect(rect.x, y, dot, dot), Colour.CONTRAST if at == count - 1 else Colour.KEY) for at, rect in enumerate(boxes))
    slots = [body(13 + at, rect, "last moment" if at == count - 1 else "moment", Role.CARD, f"Moment {at + 1}") for at, rect in enumerate(boxes)]
    name = f"Timeline {count}"
    return _layout(name + cut, title(), *slots, *tail, decoration=(line, *dots), family=name)


def _grid(name: str, cut: str, height: float, tail: tuple[Slot, ...], top: float = 1.80) -> Layout:
    """Four boxes in two rows."""
    each = (height - 0.25) / 2
    rects = (*row(2, top, each), *row(2, top + each + 0.25, each))
    cards = [body(13 + at, rect, "card", Role.CARD, f"Card {at + 1}") for at, rect in enumerate(rects)]
    return _layout(name + cut, title(), *cards, *tail, family=name)


def layouts() -> tuple[Layout, ...]:
    """Every layout, standard ones first: the order of PowerPoint's gallery."""
    return (*_standard(), *_openers(), *_contents(), *_cards())


__all__ = ["CUTS", "TITLE_RECT", "layouts"]
