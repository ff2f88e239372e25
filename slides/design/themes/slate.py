"""Slate: a report of consultants. The point is the headline, cards are white with a border and a strip, type is dense."""

from __future__ import annotations

from slides.base.geometry import inches, points
from slides.design.drawing_style import BoxStyle, ChartStyle, DrawingStyle, LineStyle, MapStyle
from slides.design.grid import SLIDE, box
from slides.design.layout import Decoration, Purpose, Role
from slides.design.skeleton import Foot, Items, Opener, Places, Skeleton
from slides.design.textstyle import Inset, StyleChange
from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Colour, Fonts, Scheme
from slides.text.rich_text import Ink

_LEFT, _WIDTH = 0.60, 12.13
"""Inches: the margin, and the width between both."""
_RIGHT = _LEFT + _WIDTH
_FOOT = Foot.between(_LEFT, _RIGHT)
_SOURCE = box(_LEFT, 6.64, _WIDTH, 0.28)


def _rule(y: float) -> Decoration:
    return Decoration("line", box(_LEFT, y, _WIDTH, 0), Colour.HEADING, points(1.5))


_PLAIN = Places(
    box(_LEFT, 0.30, _WIDTH, 1.04),
    box(_LEFT, 1.65, _WIDTH, 4.90),
    source=_SOURCE,
    foot=_FOOT,
    decoration=(_rule(1.45),),
    rise=0.35,
    short_title=box(_LEFT, 0.12, _WIDTH, 0.88),
)
_POINTED = Places(
    box(_LEFT, 0.36, _WIDTH, 0.36),
    box(_LEFT, 1.98, _WIDTH, 4.57),
    box(_LEFT, 0.72, _WIDTH, 1.00),
    _SOURCE,
    _FOOT,
    "topic",
    (_rule(1.76),),
    True,
)
_TEXT = 6.30
"""The width of text beside a picture that runs to the edge, in inches."""
_SHORT_RULE = Decoration("line", box(_LEFT, 2.08, _TEXT, 0), Colour.HEADING, points(1.5))
_EDGE_FOOT = Foot.between(_LEFT, _LEFT + _TEXT)
_EDGE = Places(box(_LEFT, 0.40, _TEXT, 1.60), box(_LEFT, 2.25, _TEXT, 4.30), source=box(_LEFT, 6.64, _TEXT, 0.28), foot=_EDGE_FOOT)
_EDGE_POINTED = Places(
    box(_LEFT, 0.36, _TEXT, 0.36), box(_LEFT, 2.55, _TEXT, 4.00), box(_LEFT, 0.84, _TEXT, 1.50), _EDGE.source, _EDGE_FOOT, "topic", (), True
)

_CARDS = Items(border=1, strip=0.09, head=0.72, stroke=Colour.SOFT)
_FULL = SLIDE.width / 914400
_TOP = Decoration("rect", box(0, 0, _FULL, 0.32), Colour.KEY)
_BASE = Decoration("rect", box(0, 6.90, _FULL, 0.60), Colour.PANEL)
_BAR = Decoration("rect", box(_LEFT, 4.42, 1.60, 0.07), Colour.KEY)
_SIDE = Decoration("rect", box(_LEFT, 1.45, 0.09, 4.80), Colour.KEY)
_BESIDE = _LEFT + 0.45
_HEAD = box(_LEFT, 0.45, _WIDTH, 0.70)
_CARD = Inset(inches(0.22), inches(0.14), inches(0.22), inches(0.16))
_FIGURE = Inset(inches(0.22), inches(0.60), inches(0.22), inches(0.16))
_CARD_HEAD = Inset(inches(0.22), inches(0.10), inches(0.22), inches(0.04))
_STEP = Inset(inches(0.25), inches(0.06), inches(0.25), inches(0.06))
_DENSE = ((22, 20, 18, 18, 18), (20, 18, 18, 18, 18), (18, 18, 18, 18, 18))

THEME = Theme(
    "slate",
    scheme_colours("1B2430 FFFFFF 22313F DFE7ED 1F5FA8 A8400A 9982B4 52462F 589666 774064 1F5FA8 6B3FA0"),
    Fonts("Calibri", "Calibri"),
    own_inks=((Ink.INSERTED, Scheme("accent5", 70000)),),
    drawings=DrawingStyle(
        plain=BoxStyle(fill=Colour.CANVAS, border=1, ink=Colour.MUTED, bar=0.09),
        card=BoxStyle(fill=Colour.CANVAS, border=1, ink=Colour.SOFT, rule=6),
        frame=BoxStyle(fill=Colour.PANEL, border=1, ink=Colour.SOFT),
        line=LineStyle(1.5, Colour.HEADING, "stealth"),
        map=MapStyle(sea=Colour.CANVAS, border=1.5, frame=1),
        chart=ChartStyle(gap=60, axis=1.5, line=2.25, mark="square"),
    ),
    skeleton=Skeleton(
        _PLAIN,
        _POINTED,
        edge=_EDGE,
        edge_pointed=_EDGE_POINTED,
        items=(
            (Purpose.CHAPTER, Items(rows=True, gap=0, line=0.75, tallest=1.15, stroke=Colour.SOFT)),
            (Purpose.AGENDA, Items(rows=True, gap=0, line=0.75, tallest=1.45, stroke=Colour.SOFT)),
            (Purpose.NUMBERED_CLOSING, Items(rows=True, tallest=1.60, gap=0.16, head=0.95, border=1, stroke=Colour.SOFT, pad_end=0.25)),
            (Purpose.STACKED_ROWS, Items(rows=True, gap=0.16, border=1, stroke=Colour.SOFT, bar=0.09, pad=0.35, pad_end=0.25, most=5)),
            (Purpose.ROWS, Items(rows=True, gap=0.16, border=1, stroke=Colour.SOFT, bar=0.09, pad=0.35, pad_end=0.25, most=5)),
            (
                Purpose.NUMBERED_ROWS,
                Items(rows=True, gap=0.16, border=1, stroke=Colour.SOFT, head=0.95, pad_end=0.25, most=5, head_style="number cell"),
            ),
            (Purpose.HEADED_CARDS, _CARDS),
            (Purpose.CARDS, _CARDS),
            (Purpose.TILES, _CARDS),
            (Purpose.CARD_GRID, _CARDS),
            (Purpose.SWOT, Items(border=1, head=0.55, stroke=Colour.SOFT)),
            (Purpose.FIGURES, _CARDS),
            (Purpose.COMPARISON, Items(border=1, head=0.62, stroke=Colour.SOFT)),
            (Purpose.PROCESS, Items(rows=True, gap=0.14, head=3.00, border=1, stroke=Colour.SOFT, tip=True, last=Colour.CONTRAST)),
            (
                Purpose.TIMELINE,
                Items(border=1, strip=0.09, rail=True, square=True, numeral_room=0.45, stroke=Colour.SOFT, last=Colour.CONTRAST),
            ),
        ),
        openers=(
            Opener(
                Purpose.TITLE,
                Colour.CANVAS,
                ((Role.TITLE, box(_LEFT, 1.20, 11.0, 3.00), "deck title"), (Role.BODY, box(_LEFT, 4.70, 9.0, 1.80), "subtitle")),
                (_TOP, _BASE, _BAR),
                Foot.between(_LEFT, _RIGHT, 7.05),
            ),
            Opener(
                Purpose.TITLE_AND_PICTURE,
                Colour.CANVAS,
                (
                    (Role.TITLE, box(_LEFT, 1.20, 6.9, 3.00), "deck title"),
                    (Role.BODY, box(_LEFT, 4.70, 6.9, 1.80), "subtitle"),
                    (Role.PICTURE, box(8.00, 0.32, _FULL - 8.00, 6.58), "caption"),
                ),
                (_TOP, _BASE, _BAR),
                Foot.between(_LEFT, _RIGHT, 7.05),
            ),
            Opener(
                Purpose.SECTION,
                Colour.CANVAS,
                ((Role.TITLE, box(_LEFT, 1.60, 11.0, 2.60), "section title"), (Role.BODY, box(_LEFT, 4.70, 9.0, 1.60), "subtitle")),
                (_TOP, _BASE, _BAR),
                Foot.between(_LEFT, _RIGHT, 7.05),
            ),
            Opener(
                Purpose.CHAPTER,
                Colour.CANVAS,
                (
                    (Role.SECTION_NUMBER, box(_LEFT, 0.75, 2.60, 2.20), "section number"),
                    (Role.TITLE, box(3.40, 0.75, 9.0, 2.20), "chapter title"),
                    (Role.BODY, box(3.40, 3.40, 9.0, 1.80), "subtitle"),
                ),
                (_TOP, _BASE, Decoration("rect", box(_LEFT, 3.17, 1.60, 0.07), Colour.KEY)),
                Foot.between(_LEFT, _RIGHT, 7.05),
                room=box(3.40, 3.20, _RIGHT - 3.40, 3.50),
            ),
            Opener(
                Purpose.AGENDA,
                Colour.CANVAS,
                ((Role.TITLE, box(_LEFT, 0.62, 2.95, 5.90), "panel title"), (Role.BODY, box(3.95, 0.62, 8.78, 6.25), "agenda")),
                (_TOP, Decoration("line", box(3.70, 0.62, 0, 6.25), Colour.HEADING, points(1.5))),
                _FOOT,
                room=box(3.95, 0.62, 8.78, 6.25),
            ),
            Opener(
                Purpose.STATEMENT,
                Colour.CANVAS,
                ((Role.TITLE, box(_BESIDE, 1.40, 10.8, 3.20), "statement"), (Role.BODY, box(_BESIDE, 4.80, 10.8, 1.45), "support")),
                (_TOP, _SIDE),
                _FOOT,
            ),
            *(
                Opener(
                    Purpose.QUOTATION,
                    Colour.CANVAS,
                    (
                        (Role.TITLE, _PLAIN.title, "title"),
                        (Role.QUOTE, box(2.20, 1.75, 10.0, bottom - 1.75), "quote"),
                        (Role.ATTRIBUTION, box(2.20, bottom + 0.38, 10.0, 0.50), "attribution"),
                        (Role.TAKEAWAY, box(_LEFT, 5.60, _WIDTH, 0.95), "point"),
                        (Role.SOURCE, _SOURCE, "source"),
                    ),
                    (
                        _rule(1.45),
                        Decoration("quote", box(_LEFT, 1.85, 1.3, 1.6), Colour.KEY),
                        Decoration("rect", box(2.20, bottom + 0.20, 1.2, 0.06), Colour.KEY),
                    ),
                    _FOOT,
                    bar=bar,
                )
                for bottom, bar in ((5.25, False), (4.58, True))
            ),
            Opener(
                Purpose.CLOSING,
                Colour.CANVAS,
                ((Role.TITLE, _HEAD, "closing title"), (Role.BODY, box(_LEFT, 1.50, _WIDTH, 5.00), "closing")),
                (_TOP, _rule(1.22)),
                _FOOT,
            ),
            Opener(
                Purpose.CLOSING,
                Colour.CANVAS,
                (
                    (Role.TITLE, _HEAD, "closing title"),
                    (Role.BODY, box(_LEFT, 1.50, _WIDTH, 3.85), "closing"),
                    (Role.TAKEAWAY, box(_LEFT, 5.60, _WIDTH, 0.95), "closing point"),
                ),
                (_TOP, _rule(1.22)),
                _FOOT,
                bar=True,
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.CANVAS,
                ((Role.TITLE, _HEAD, "closing title"),),
                (_TOP, _rule(1.22)),
                _FOOT,
                room=box(_LEFT, 1.50, _WIDTH, 5.00),
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.CANVAS,
                (
                    (Role.TITLE, _HEAD, "closing title"),
                    (Role.TAKEAWAY, box(_LEFT, 5.60, _WIDTH, 0.95), "closing point"),
                ),
                (_TOP, _rule(1.22)),
                _FOOT,
                bar=True,
                room=box(_LEFT, 1.50, _WIDTH, 3.90),
            ),
        ),
    ),
    style_changes=(
        StyleChange("visual", inset=Inset(left=inches(0.09), top=points(6))),
        StyleChange("chapter row", inks=(Colour.INK,)),
        StyleChange("closing number", fill=Colour.KEY, inks=(Colour.ON_FILL,), align="ctr", ladder=((44,), (40,), (32,), (28,))),
        StyleChange("closing row", inks=(Colour.INK,)),
        StyleChange("first figure", plain=True, inks=(Colour.KEY, Colour.INK), inset=_FIGURE),
        StyleChange("low figure", plain=True, inset=_CARD),
        StyleChange("first low figure", plain=True, inks=(Colour.KEY, Colour.INK), inset=_CARD),
        StyleChange("title", ladder=((30,), (28,)), anchor="b"),
        StyleChange("deck title", inks=(Colour.HEADING,)),
        StyleChange("section title", inks=(Colour.HEADING,)),
        StyleChange("chapter title", inks=(Colour.HEADING,), anchor="b"),
        StyleChange("panel title", inks=(Colour.HEADING,), ladder=((36,), (32,), (28,))),
        StyleChange("closing title", inks=(Colour.HEADING,), ladder=((36,), (32,), (28,)), anchor="b"),
        StyleChange("section number", inks=(Colour.KEY,)),
        StyleChange("subtitle", inks=(Colour.INK,)),
        StyleChange("statement", inks=(Colour.HEADING,)),
        StyleChange("support", inks=(Colour.INK,)),
        StyleChange("closing", inks=(Colour.INK,) * 5),
        StyleChange("body", ladder=_DENSE),
        StyleChange("card head", plain=True, anchor="ctr", inset=_CARD_HEAD, ladder=((28,), (26,), (24,), (22,), (20,))),
        StyleChange("card text", plain=True, inset=_CARD, ladder=((28, 28, 24), (24, 24, 22), (22, 22, 20), (20, 20, 18), (18, 18, 18))),
        StyleChange("pair", plain=True),
        StyleChange("tile", plain=True),
        StyleChange("card", plain=True, inset=_CARD),
        StyleChange("figure", plain=True, inset=_FIGURE),
        StyleChange("panel", plain=True),
        StyleChange("head", inset=_STEP),
        StyleChange("last head", inset=_STEP),
        StyleChange("step", plain=True, inset=_STEP, anchor="ctr"),
        StyleChange("moment", plain=True),
        StyleChange("last moment", plain=True),
    ),
)
