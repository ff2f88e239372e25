"""Night: a keynote. Large serif titles on a dark ground, outlined cards, numbers in rings, the point in colour without a bar."""

from __future__ import annotations

from slides.base.geometry import inches, points
from slides.design.drawing_style import BoxStyle, ChartStyle, DrawingStyle, LineStyle, MapStyle
from slides.design.grid import SLIDE, box
from slides.design.layout import Decoration, Purpose, Role
from slides.design.skeleton import Foot, Items, Opener, Places, Skeleton
from slides.design.textstyle import NO_INSET, Inset, StyleChange
from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Colour, Fonts, Scheme

_LEFT, _WIDTH = 0.75, 11.833
"""Inches: the margin, and the width between both."""
_FULL = SLIDE.width / 914400
_TITLE = box(_LEFT, 0.45, _WIDTH, 1.15)
_PLAIN = Places(_TITLE, box(_LEFT, 1.85, _WIDTH, 4.65), rise=0.30)
_POINTED = Places(_TITLE, box(_LEFT, 1.85, _WIDTH, 3.65), box(_LEFT, 5.68, _WIDTH, 0.94), rise=0.30)
_DEEP_FOOT = Foot(style=", deep")
_MARK = Decoration("line", box(_LEFT, 5.02, 1.20, 0), Colour.CONTRAST, points(2.25))
_OPEN = Inset(0, inches(0.08), inches(0.15), inches(0.08))

THEME = Theme(
    "night",
    scheme_colours("0E1A26 FFFFFF 22364A E9E4D8 5CC3DB F2A55C A267DB 3E824C 86731C B9638D 8CC8FF CDB4FF"),
    Fonts("Georgia", "Calibri", bold=False, title=30, guard=1.16),
    dark=True,
    own_colours=((Colour.DEEP, Scheme("bg1", 55000)), (Colour.LAND, Scheme("bg2", 90000, 3000))),
    drawings=DrawingStyle(
        key=BoxStyle(filled=False, border=2.5, corner=0.16),
        plain=BoxStyle(fill=Colour.PANEL, border=1.25, ink=Colour.MUTED, corner=0.16),
        card=BoxStyle(filled=False, border=1.25, ink=Colour.MUTED, corner=0.16),
        frame=BoxStyle(border=0.75, ink=Colour.MUTED, corner=0.16),
        line=LineStyle(2, Colour.KEY, "stealth"),
        map=MapStyle(sea=Colour.CANVAS, land=Colour.CANVAS, border=1, ink=Colour.MUTED, link=1.5),
        chart=ChartStyle(gap=90, dash="sysDash", axis=0.75, line=1.75),
    ),
    skeleton=Skeleton(
        _PLAIN,
        _POINTED,
        items=(
            (Purpose.CHAPTER, Items(rows=True, gap=0, line=0.75, tallest=1.15, stroke=Colour.SOFT)),
            (Purpose.AGENDA, Items(rows=True, gap=0, line=0.75, tallest=1.45, stroke=Colour.SOFT)),
            (Purpose.NUMBERED_CLOSING, Items(rows=True, tallest=1.60, gap=0, head=1.05, line=0.75, stroke=Colour.SOFT)),
            (Purpose.STACKED_ROWS, Items(rows=True, gap=0.18, border=1.25, stroke=Colour.SOFT, bar=0.07, pad=0.40, pad_end=0.28, most=5)),
            (Purpose.ROWS, Items(rows=True, gap=0.18, border=1.25, stroke=Colour.SOFT, bar=0.07, pad=0.40, pad_end=0.28, most=5)),
            (Purpose.NUMBERED_ROWS, Items(rows=True, gap=0.18, border=1.25, stroke=Colour.SOFT, head=0.80, pad=0.28, pad_end=0.28, most=5)),
            (Purpose.HEADED_CARDS, Items(border=1.25, stroke=Colour.SOFT, head=0.95, strip=0.05, strip_width=0.50, pad=0.28, pad_end=0.20)),
            (Purpose.CARDS, Items(border=1.25, stroke=Colour.SOFT)),
            (Purpose.TILES, Items(border=1.25, stroke=Colour.SOFT)),
            (Purpose.CARD_GRID, Items(border=1.25, stroke=Colour.SOFT)),
            (Purpose.FIGURES, Items(border=1.25, stroke=Colour.SOFT)),
            (Purpose.SWOT, Items(border=1.25, stroke=Colour.SOFT, head=0.62, pad=0.28, pad_end=0.20)),
            (Purpose.PROCESS, Items(gap=0.35, head=0.70, numeral=32, numeral_room=1.05, ring=True, last=Colour.CONTRAST)),
            (
                Purpose.TIMELINE,
                Items(
                    gap=0.25, border=1.25, stroke=Colour.SOFT, pad=0.20, pad_end=0.12, rail=True, numeral_room=0.50, last=Colour.CONTRAST
                ),
            ),
            (Purpose.COMPARISON, Items(border=1.25, stroke=Colour.SOFT, head=0.75)),
        ),
        openers=(
            Opener(
                Purpose.TITLE,
                Colour.DEEP,
                ((Role.TITLE, box(_LEFT, 1.20, 11.0, 3.60), "deck title"), (Role.BODY, box(_LEFT, 5.25, 9.5, 1.40), "subtitle")),
                (_MARK,),
                _DEEP_FOOT,
            ),
            Opener(
                Purpose.TITLE_AND_PICTURE,
                Colour.DEEP,
                (
                    (Role.TITLE, box(_LEFT, 4.30, 7.40, 2.45), "deck title"),
                    (Role.BODY, box(8.55, 4.30, 4.03, 2.45), "subtitle"),
                    (Role.PICTURE, box(0, 0, _FULL, 4.00), "caption"),
                ),
                (Decoration("line", box(8.30, 4.45, 0, 2.15), Colour.CONTRAST, points(2.25)),),
                _DEEP_FOOT,
            ),
            Opener(
                Purpose.SECTION,
                Colour.DEEP,
                ((Role.TITLE, box(_LEFT, 1.60, 11.0, 3.20), "section title"), (Role.BODY, box(_LEFT, 5.25, 9.5, 1.40), "subtitle")),
                (_MARK,),
                _DEEP_FOOT,
            ),
            Opener(
                Purpose.CHAPTER,
                Colour.DEEP,
                (
                    (Role.SECTION_NUMBER, box(_LEFT, 1.35, 3.0, 1.60), "section number"),
                    (Role.TITLE, box(_LEFT, 3.00, 11.0, 1.80), "chapter title"),
                    (Role.BODY, box(_LEFT, 5.25, 9.5, 1.40), "subtitle"),
                ),
                (_MARK,),
                _DEEP_FOOT,
                room=box(7.20, 0.95, _LEFT + _WIDTH - 7.20, 5.60),
            ),
            Opener(
                Purpose.AGENDA,
                Colour.DEEP,
                ((Role.TITLE, box(_LEFT, 0.62, 2.90, 5.90), "panel title"), (Role.BODY, box(3.80, 0.70, 8.78, 6.15), "agenda")),
                (),
                _DEEP_FOOT,
                room=box(3.80, 0.70, 8.78, 6.15),
            ),
            Opener(
                Purpose.STATEMENT,
                Colour.PANEL,
                ((Role.TITLE, box(_LEFT, 1.00, 11.8, 3.80), "statement"), (Role.BODY, box(_LEFT, 5.25, 9.8, 1.40), "support")),
                (_MARK,),
                _DEEP_FOOT,
            ),
            *(
                Opener(
                    Purpose.QUOTATION,
                    Colour.PANEL,
                    (
                        (Role.TITLE, _TITLE, "title"),
                        (Role.QUOTE, box(2.20, 1.75, 10.38, bottom - 1.75), "quote"),
                        (Role.ATTRIBUTION, box(2.20, bottom + 0.38, 10.38, 0.50), "attribution"),
                        (Role.TAKEAWAY, _POINTED.takeaway, "takeaway"),
                        (Role.SOURCE, _PLAIN.source, "source"),
                    ),
                    (
                        Decoration("quote", box(_LEFT, 1.80, 1.3, 1.6), Colour.CONTRAST),
                        Decoration("line", box(2.20, bottom + 0.22, 1.2, 0), Colour.CONTRAST, points(2.25)),
                    ),
                    _DEEP_FOOT,
                    bar=bar,
                )
                for bottom, bar in ((5.15, False), (4.65, True))
            ),
            Opener(
                Purpose.CLOSING,
                Colour.DEEP,
                ((Role.TITLE, box(_LEFT, 0.70, _WIDTH, 1.10), "closing title"), (Role.BODY, box(_LEFT, 2.10, _WIDTH, 4.40), "closing")),
                (),
                _DEEP_FOOT,
            ),
            Opener(
                Purpose.CLOSING,
                Colour.DEEP,
                (
                    (Role.TITLE, box(_LEFT, 0.70, _WIDTH, 1.10), "closing title"),
                    (Role.BODY, box(_LEFT, 2.10, _WIDTH, 3.30), "closing"),
                    (Role.TAKEAWAY, _POINTED.takeaway, "takeaway"),
                ),
                (),
                _DEEP_FOOT,
                bar=True,
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.DEEP,
                ((Role.TITLE, box(_LEFT, 0.70, _WIDTH, 1.10), "closing title"),),
                (),
                _DEEP_FOOT,
                room=box(_LEFT, 2.10, _WIDTH, 4.40),
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.DEEP,
                (
                    (Role.TITLE, box(_LEFT, 0.70, _WIDTH, 1.10), "closing title"),
                    (Role.TAKEAWAY, _POINTED.takeaway, "takeaway"),
                ),
                (),
                _DEEP_FOOT,
                bar=True,
                room=box(_LEFT, 2.10, _WIDTH, 3.40),
            ),
        ),
        side=Colour.PANEL,
    ),
    style_changes=(
        StyleChange("side title", inks=(Colour.HEADING,)),
        StyleChange("closing number", inks=(Colour.CONTRAST,), bold=(False,)),
        StyleChange("first figure", plain=True, inks=(Colour.CONTRAST, Colour.INK), bold=(False,), headings=(True,)),
        StyleChange("low figure", plain=True, inks=(Colour.KEY,), bold=(False,), headings=(True,)),
        StyleChange("first low figure", plain=True, inks=(Colour.CONTRAST, Colour.INK), bold=(False,), headings=(True,)),
        StyleChange("panel text", ladder=((40,), (36,), (32,), (28,), (26,), (24,), (22,), (20,))),
        StyleChange("panel statement", bold=(False,), inks=(Colour.ON_DEEP,)),
        StyleChange("title", ladder=((40,), (36,), (32,), (28,))),
        StyleChange(
            "takeaway",
            plain=True,
            inks=(Colour.CONTRAST,),
            bold=(False,),
            headings=(True,),
            inset=NO_INSET,
            ladder=((26,), (24,), (22,), (20,), (18,)),
        ),
        StyleChange("deck title", ladder=((54,), (48,), (44,), (40,), (36,))),
        StyleChange("section title", ladder=((54,), (48,), (44,), (40,), (36,), (32,), (28,))),
        StyleChange("chapter title", ladder=((54,), (48,), (44,), (40,), (36,), (32,), (28,)), anchor="b"),
        StyleChange("section number", inks=(Colour.CONTRAST,), anchor="t"),
        StyleChange("statement", inks=(Colour.ON_DEEP,), ladder=((60,), (54,), (48,), (44,), (40,), (36,), (32,), (28,))),
        StyleChange("support", inks=(Colour.ON_DEEP,)),
        StyleChange("agenda", inks=(Colour.ON_DEEP,)),
        StyleChange("card head", plain=True, bold=(False,), headings=(True,), inset=_OPEN, anchor="b"),
        StyleChange("card text", plain=True, inset=_OPEN),
        StyleChange("pair", plain=True),
        StyleChange("tile", plain=True, bold=(False,), headings=(True,)),
        StyleChange("card", plain=True),
        StyleChange("head", plain=True, inks=(Colour.KEY,), bold=(False,), headings=(True,), inset=_OPEN, anchor="t"),
        StyleChange("last head", plain=True, inks=(Colour.CONTRAST,), bold=(False,), headings=(True,), inset=_OPEN, anchor="t"),
        StyleChange("step", plain=True, inset=_OPEN),
        StyleChange("side", plain=True, inks=(Colour.KEY,), bold=(False,), headings=(True,)),
        StyleChange("last side", plain=True, inks=(Colour.CONTRAST,), bold=(False,), headings=(True,)),
        StyleChange("panel", plain=True),
        StyleChange("moment", plain=True, inset=_OPEN),
        StyleChange("last moment", plain=True, inset=_OPEN),
        StyleChange("figure", plain=True, inks=(Colour.KEY,), bold=(False,), headings=(True,)),
    ),
)
