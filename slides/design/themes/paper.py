"""Paper: a poster. The title on a band from edge to edge, columns in tints that fill the slide, large numbers."""

from __future__ import annotations

from dataclasses import replace

from slides.base.geometry import inches, points
from slides.design.drawing_style import BoxStyle, ChartStyle, DrawingStyle, LineStyle, MapStyle
from slides.design.grid import SLIDE, box
from slides.design.layout import Decoration, Purpose, Role
from slides.design.skeleton import Foot, Items, Opener, Places, PointPlaces, Skeleton
from slides.design.textstyle import Inset, StyleChange
from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Colour, Fonts, Scheme
from slides.text.rich_text import Ink

_LEFT, _WIDTH = 0.60, 12.13
"""Inches: the margin, and the width between both."""
_RIGHT = _LEFT + _WIDTH
_FULL = SLIDE.width / 914400
_BAND = box(0, 0, _FULL, 1.30)
_POINT = box(0, 6.00, _FULL, 0.98)
_GROUND = Decoration("rect", box(0, 6.00, _FULL, 1.50), Colour.BAR)
_FOOT, _BAR_FOOT = Foot.between(_LEFT, _RIGHT), Foot.between(_LEFT, _RIGHT, style=", bar")

_PLAIN = Places(_BAND, box(_LEFT, 1.65, _WIDTH, 4.85), source=box(_LEFT, 6.62, _WIDTH, 0.28), foot=_FOOT, rise=0.25)
_POINTED = Places(
    _BAND, box(_LEFT, 1.65, _WIDTH, 4.02), _POINT, box(_LEFT, 5.69, _WIDTH, 0.28), _BAR_FOOT, decoration=(_GROUND,), rise=0.25
)
_TEXT = 6.30
_EDGE = Places(
    box(0, 0, 7.14, 1.60), box(_LEFT, 1.90, _TEXT, 4.60), source=box(_LEFT, 6.62, _TEXT, 0.28), foot=Foot.between(_LEFT, _LEFT + _TEXT)
)
_EDGE_POINTED = Places(
    box(0, 0, 7.14, 1.60),
    box(_LEFT, 1.90, _TEXT, 3.60),
    box(0, 5.80, 7.14, 1.18),
    box(_LEFT, 5.50, _TEXT, 0.28),
    Foot.between(_LEFT, _LEFT + _TEXT, style=", bar"),
    decoration=(Decoration("rect", box(0, 5.80, 7.14, 1.70), Colour.BAR),),
)

_HIGH_BAND, _HIGH_EDGE = (Decoration("rect", box(0, 0, width, 1.80), Colour.KEY) for width in (_FULL, 7.14))
_TOPIC, _HEADLINE = box(_LEFT, 0.28, _WIDTH, 0.36), box(_LEFT, 0.66, _WIDTH, 1.14)
_FIRST = Places(_TOPIC, box(_LEFT, 2.10, _WIDTH, 4.40), _HEADLINE, _PLAIN.source, _FOOT, "topic", (_HIGH_BAND,), True)
_EDGE_FIRST = Places(
    box(_LEFT, 0.28, _TEXT, 0.36),
    box(_LEFT, 2.60, _TEXT, 3.90),
    box(_LEFT, 0.66, _TEXT, 1.50),
    _EDGE.source,
    _EDGE.foot,
    "topic",
    (replace(_HIGH_EDGE, rect=replace(_HIGH_EDGE.rect, height=inches(2.30))),),
    True,
)

_STRIPES = (Colour.PANEL_3, Colour.CANVAS)
"""The grounds of columns in turn, 1.5:1 to each other."""
_CARD = (Colour.PANEL_3,)
_COLUMNS = Items(bleed=True, gap=0, head=0.95, fills=_STRIPES, pad=_LEFT, pad_end=0.30)
_LOWER = Decoration("rect", box(0, 5.00, _FULL, 2.50), Colour.BAR)
_PANEL = Decoration("rect", box(0, 0, 4.20, 7.5), Colour.KEY)
_PANEL_TITLE = box(_LEFT, 0.70, 3.20, 5.80)
_LIST_LEFT = 4.80
_LIST = box(4.55, 0.70, 8.18, 6.15)
_FOOT_BESIDE = Foot.between(_LIST_LEFT, _RIGHT)
_NARROW = Inset(0, inches(0.10), inches(0.10), inches(0.08))
_PANEL_INSET = Inset(inches(_LEFT), inches(0.30), inches(0.25), inches(0.30))
_TITLE_INSET = Inset(inches(_LEFT), inches(0.08), inches(_LEFT), inches(0.08))

THEME = Theme(
    "paper",
    scheme_colours("222222 FFFDF8 3A1F1B EDE2CC 9A2A1F 1F6268 A2822F 738D55 6935B7 662C40 1F5FA8 6B3FA0"),
    Fonts("Arial", "Arial"),
    own_inks=((Ink.INSERTED, Scheme("accent2")), (Ink.DELETED, Scheme("accent1"))),
    own_colours=((Colour.PANEL_3, Scheme("bg2", 89500)),),
    drawings=DrawingStyle(
        plain=BoxStyle(fill=Colour.CANVAS, border=4.5),
        card=BoxStyle(fill=Colour.PANEL_2, rule=9),
        frame=BoxStyle(fill=Colour.PANEL),
        line=LineStyle(4.5, Colour.BAR),
        map=MapStyle(land=Colour.PANEL_3, border=3, link=5),
        chart=ChartStyle(gap=18, axis=4.5, line=5),
    ),
    skeleton=Skeleton(
        _PLAIN,
        _POINTED,
        edge=_EDGE,
        edge_pointed=_EDGE_POINTED,
        items=(
            (Purpose.CHAPTER, Items(rows=True, gap=0, line=0.75, tallest=1.15, stroke=Colour.PANEL_3)),
            (Purpose.AGENDA, Items(rows=True, gap=0, line=0.75, tallest=1.45, stroke=Colour.PANEL_3)),
            (Purpose.NUMBERED_CLOSING, Items(rows=True, tallest=2.05, gap=0, head=1.10, line=0.75, stroke=Colour.PANEL_3)),
            (Purpose.STACKED_ROWS, Items(rows=True, bleed=True, gap=0, fills=_STRIPES, pad=_LEFT, pad_end=_LEFT, most=5)),
            (Purpose.ROWS, Items(rows=True, bleed=True, gap=0, fills=_STRIPES, pad=_LEFT, pad_end=_LEFT, most=5)),
            (Purpose.NUMBERED_ROWS, Items(rows=True, bleed=True, gap=0, fills=_STRIPES, head=0.95, pad=_LEFT, pad_end=_LEFT, most=5)),
            (Purpose.HEADED_CARDS, _COLUMNS),
            (Purpose.CARDS, _COLUMNS),
            (Purpose.TILES, Items(gap=0.25, fills=_CARD, pad=0.30, pad_end=0.25)),
            (Purpose.CARD_GRID, Items(gap=0.25, fills=_CARD, pad=0.30, pad_end=0.25)),
            (Purpose.SWOT, Items(gap=0.20, head=0.62, fills=_CARD, pad=0.30, pad_end=0.25)),
            (
                Purpose.PROCESS,
                Items(
                    bleed=True,
                    gap=0,
                    head=0.75,
                    fills=_STRIPES,
                    pad=_LEFT,
                    pad_end=0.20,
                    numeral=88,
                    numeral_room=1.20,
                    last=Colour.CONTRAST,
                ),
            ),
            (
                Purpose.TIMELINE,
                Items(bleed=True, gap=0, fills=_STRIPES, pad=_LEFT, pad_end=0.20, rail=True, numeral_room=0.50, last=Colour.CONTRAST),
            ),
            (Purpose.FIGURES, Items(bleed=True, gap=0, fills=_STRIPES, pad=_LEFT, pad_end=0.20)),
            (Purpose.COMPARISON, Items(bleed=True, gap=0, head=0.75, fills=_STRIPES, pad=_LEFT, pad_end=0.30)),
        ),
        openers=(
            Opener(
                Purpose.TITLE,
                Colour.KEY,
                ((Role.TITLE, box(_LEFT, 0.55, 12.1, 4.20), "deck title"), (Role.BODY, box(_LEFT, 5.25, 11.0, 1.55), "subtitle")),
                (_LOWER,),
                _BAR_FOOT,
            ),
            Opener(
                Purpose.TITLE_AND_PICTURE,
                Colour.KEY,
                (
                    (Role.TITLE, box(_LEFT, 0.55, 7.2, 4.20), "deck title"),
                    (Role.BODY, box(_LEFT, 5.25, 11.0, 1.55), "subtitle"),
                    (Role.PICTURE, box(8.20, 0, _FULL - 8.20, 5.00), "caption"),
                ),
                (_LOWER,),
                _BAR_FOOT,
            ),
            Opener(
                Purpose.SECTION,
                Colour.KEY,
                ((Role.TITLE, box(_LEFT, 0.80, 12.1, 3.80), "section title"), (Role.BODY, box(_LEFT, 5.25, 11.0, 1.55), "subtitle")),
                (_LOWER,),
                _BAR_FOOT,
            ),
            Opener(
                Purpose.PICTURE_AND_PANEL,
                Colour.BAR,
                ((Role.TITLE, box(0, 0, 4.80, 4.60), "dark title"), (Role.BODY, box(_LEFT, 4.85, 3.75, 1.90), "support")),
                foot=Foot(footer=box(_LEFT, 6.98, 2.60, 0.30), number=box(3.65, 6.98, 0.80, 0.30), style=", bar"),
            ),
            Opener(
                Purpose.CHAPTER,
                Colour.KEY,
                (
                    (Role.SECTION_NUMBER, box(_LEFT, 0.55, 4.0, 1.70), "section number"),
                    (Role.TITLE, box(_LEFT, 2.40, 12.1, 2.40), "chapter title"),
                    (Role.BODY, box(_LEFT, 5.25, 11.0, 1.55), "subtitle"),
                ),
                (_LOWER,),
                _BAR_FOOT,
                room=box(7.20, 0.70, _RIGHT - 7.20, 4.00),
            ),
            Opener(
                Purpose.AGENDA,
                Colour.CANVAS,
                ((Role.TITLE, _PANEL_TITLE, "panel title"), (Role.BODY, _LIST, "agenda")),
                (_PANEL,),
                _FOOT_BESIDE,
                room=_LIST,
            ),
            Opener(
                Purpose.STATEMENT,
                Colour.KEY,
                ((Role.TITLE, box(_LEFT, 0.80, 12.1, 3.90), "statement"), (Role.BODY, box(_LEFT, 5.25, 11.0, 1.55), "support")),
                (_LOWER,),
                _BAR_FOOT,
            ),
            *(
                Opener(
                    Purpose.QUOTATION,
                    Colour.PANEL,
                    (
                        (Role.TITLE, _BAND, "title"),
                        (Role.QUOTE, box(2.30, 1.60, 10.43, bottom - 1.60), "quote"),
                        (Role.ATTRIBUTION, box(2.30, bottom + 0.38, 10.43, 0.50), "attribution"),
                        (Role.TAKEAWAY, box(0, 5.95, _FULL, 0.85), "takeaway"),
                        (Role.SOURCE, box(_LEFT, 5.55 if bar else 6.62, _WIDTH, 0.28), "source"),
                    ),
                    (
                        Decoration("quote", box(_LEFT, 1.75, 1.4, 1.6), Colour.KEY),
                        Decoration("rect", box(2.30, bottom + 0.20, 1.2, 0.09), Colour.KEY),
                    ),
                    _FOOT,
                    bar=bar,
                )
                for bottom, bar in ((5.30, False), (4.65, True))
            ),
            Opener(
                Purpose.CLOSING,
                Colour.CANVAS,
                ((Role.TITLE, _PANEL_TITLE, "closing title"), (Role.BODY, box(_LIST_LEFT, 0.70, 7.93, 5.90), "closing")),
                (_PANEL,),
                _FOOT_BESIDE,
            ),
            Opener(
                Purpose.CLOSING,
                Colour.CANVAS,
                (
                    (Role.TITLE, _PANEL_TITLE, "closing title"),
                    (Role.BODY, box(_LIST_LEFT, 0.70, 7.93, 4.60), "closing"),
                    (Role.TAKEAWAY, box(_LIST_LEFT, 5.50, 7.93, 1.10), "closing point"),
                ),
                (_PANEL,),
                _FOOT_BESIDE,
                bar=True,
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.CANVAS,
                ((Role.TITLE, _PANEL_TITLE, "closing title"),),
                (_PANEL,),
                _FOOT_BESIDE,
                room=box(_LIST_LEFT, 0.70, 7.93, 5.90),
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.CANVAS,
                (
                    (Role.TITLE, _PANEL_TITLE, "closing title"),
                    (Role.TAKEAWAY, box(_LIST_LEFT, 5.50, 7.93, 1.10), "closing point"),
                ),
                (_PANEL,),
                _FOOT_BESIDE,
                bar=True,
                room=box(_LIST_LEFT, 0.70, 7.93, 4.60),
            ),
        ),
        other_points=PointPlaces(_FIRST, edge=_EDGE_FIRST),
    ),
    style_changes=(
        StyleChange("visual", inset=Inset(top=points(9))),
        StyleChange("chapter row", inks=(Colour.ON_FILL,)),
        StyleChange("topic", inks=(Colour.ON_FILL,)),
        StyleChange("point", inks=(Colour.ON_FILL,)),
        StyleChange("closing number", inks=(Colour.KEY,), ladder=((88,), (66,), (54,), (44,), (32,))),
        StyleChange("closing row", inks=(Colour.INK,), ladder=((32,), (28,), (26,), (24,), (22,), (20,), (18,))),
        StyleChange("first figure", plain=True, inks=(Colour.CONTRAST, Colour.INK), inset=_NARROW),
        StyleChange("low figure", plain=True, inset=_NARROW),
        StyleChange("first low figure", plain=True, inks=(Colour.CONTRAST, Colour.INK), inset=_NARROW),
        StyleChange("title", fill=Colour.KEY, inks=(Colour.ON_FILL,), inset=_TITLE_INSET, anchor="ctr"),
        StyleChange("takeaway", inset=Inset(inches(_LEFT), inches(0.04), inches(_LEFT), inches(0.04))),
        StyleChange("deck title", inks=(Colour.ON_FILL,), ladder=((72,), (66,), (60,), (54,), (48,), (44,), (40,), (36,)), anchor="b"),
        StyleChange(
            "section title", inks=(Colour.ON_FILL,), ladder=((66,), (60,), (54,), (48,), (44,), (40,), (36,), (32,), (28,)), anchor="b"
        ),
        StyleChange("chapter title", inks=(Colour.ON_FILL,), ladder=((54,), (48,), (44,), (40,), (36,), (32,), (28,))),
        StyleChange("panel title", inks=(Colour.ON_FILL,)),
        StyleChange("closing title", inks=(Colour.ON_FILL,)),
        StyleChange("dark title", fill=Colour.KEY, inks=(Colour.ON_FILL,), inset=_PANEL_INSET),
        StyleChange("section number", inks=(Colour.ON_FILL,), anchor="t"),
        StyleChange("subtitle", inks=(Colour.ON_BAR,)),
        StyleChange("statement", ladder=((60,), (54,), (48,), (44,), (40,), (36,), (32,), (28,)), anchor="t"),
        StyleChange("support", inks=(Colour.ON_BAR,)),
        StyleChange("closing", inks=(Colour.INK,) * 5),
        StyleChange("card head", plain=True, inset=_NARROW),
        StyleChange("card text", plain=True, inset=_NARROW),
        StyleChange("pair", plain=True, inset=_NARROW),
        StyleChange("tile", plain=True, inset=_NARROW),
        StyleChange("card", plain=True, inset=_NARROW),
        StyleChange("figure", plain=True, inset=_NARROW),
        StyleChange("head", plain=True, inks=(Colour.KEY,), inset=_NARROW, anchor="t"),
        StyleChange("last head", plain=True, inks=(Colour.CONTRAST,), inset=_NARROW, anchor="t"),
        StyleChange("step", plain=True, inset=_NARROW),
        StyleChange("side", plain=True, inks=(Colour.KEY,), inset=_NARROW),
        StyleChange("last side", plain=True, inks=(Colour.CONTRAST,), inset=_NARROW),
        StyleChange("moment", plain=True, inset=_NARROW),
        StyleChange("last moment", plain=True, inset=_NARROW),
    ),
)
