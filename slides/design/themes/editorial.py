"""Editorial: a magazine. A rule on top, the title and the point in a column at the left, hairlines in place of boxes."""

from __future__ import annotations

from slides.base.geometry import inches, points
from slides.design.drawing_style import BoxStyle, ChartStyle, DrawingStyle, LineStyle, MapStyle
from slides.design.grid import box
from slides.design.layout import Decoration, Purpose, Role
from slides.design.skeleton import Foot, Items, Opener, Places, PointPlaces, Skeleton
from slides.design.textstyle import NO_INSET, Inset, StyleChange
from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Colour, Fonts

_LEFT, _RIGHT, _CONTENT = 0.75, 12.58, 4.78
"""Inches: the margins, and where the content's column begins."""
_RULE = Decoration("line", box(_LEFT, 0.62, _RIGHT - _LEFT, 0), Colour.HEADING, points(3))
_COLUMN = box(_LEFT, 0.90, 3.55, 3.00)
_ROOM = box(_CONTENT, 0.90, _RIGHT - _CONTENT, 5.64)
_SOURCE = box(_CONTENT, 6.62, _RIGHT - _CONTENT, 0.28)
_FOOT = Foot.between(_LEFT, _RIGHT)
_POINT_RULE = Decoration("line", box(_LEFT, 4.06, 1.2, 0), Colour.CONTRAST, points(1.5))

_PLAIN = Places(_COLUMN, _ROOM, source=_SOURCE, foot=_FOOT, title_style="column title", decoration=(_RULE,))
_POINTED = Places(_COLUMN, _ROOM, box(_LEFT, 4.20, 3.55, 2.35), _SOURCE, _FOOT, "column title", (_RULE, _POINT_RULE))
_ACROSS = box(_LEFT, 0.85, _RIGHT - _LEFT, 1.0)
_WIDE = Places(_ACROSS, box(_LEFT, 1.95, _RIGHT - _LEFT, 4.55), foot=_FOOT, decoration=(_RULE,), rise=0.18)
_WIDE_RULE = Decoration("line", box(_LEFT, 5.70, 1.2, 0), Colour.CONTRAST, points(1.5))
_WIDE_POINTED = Places(
    _ACROSS,
    box(_LEFT, 1.95, _RIGHT - _LEFT, 3.47),
    box(_LEFT, 5.76, _RIGHT - _LEFT, 0.86),
    foot=_FOOT,
    decoration=(_RULE, _WIDE_RULE),
    rise=0.18,
)
_EDGE = Places(
    box(_LEFT, 0.90, 6.09, 1.05), box(_LEFT, 2.1, 6.09, 4.40), source=box(_LEFT, 6.62, 6.09, 0.28), foot=Foot.between(_LEFT, 6.84)
)
_EDGE_RULE = Decoration("line", box(_LEFT, 0.62, 6.09, 0), Colour.HEADING, points(3))

_TOPIC = box(_LEFT, 0.90, 3.55, 0.95)
_FIRST = PointPlaces(
    Places(_TOPIC, _ROOM, box(_LEFT, 1.95, 3.55, 4.55), _SOURCE, _FOOT, "topic", (_RULE,), True),
    Places(
        box(_LEFT, 0.80, _RIGHT - _LEFT, 0.36),
        box(_LEFT, 2.35, _RIGHT - _LEFT, 4.15),
        box(_LEFT, 1.18, _RIGHT - _LEFT, 1.02),
        foot=_FOOT,
        title_style="topic",
        decoration=(_RULE,),
        point_first=True,
    ),
    Places(
        box(_LEFT, 0.80, 6.09, 0.36),
        box(_LEFT, 2.85, 6.09, 3.65),
        box(_LEFT, 1.18, 6.09, 1.50),
        _EDGE.source,
        _EDGE.foot,
        "topic",
        (_EDGE_RULE,),
        True,
    ),
)

_HAIR = 0.75
_OPEN = 8.2
_CONTENTS = box(_LEFT, 0.90, 2.90, 5.70)
_CLOSING = box(_LEFT, 0.90, 3.55, 5.0)

_CLOSING_ROW = tuple((size,) for size in (32, 28, 26, 24, 22, 20, 18))
_TOP = inches(0.12)
_MOMENT = Inset(0, 0, 0, inches(0.17))
"""What keeps the text of a moment from the next date."""
_PLAIN_INSET = Inset(0, _TOP, inches(0.15), _TOP)

THEME = Theme(
    "editorial",
    scheme_colours("17212B FBF8F2 12283D E7DECC 0B6076 A83C08 9E5ACF 736945 305044 BD7782 0B5CAD 6B3FA0"),
    Fonts("Georgia", "Calibri", bold=False, title=30, guard=1.16),
    drawings=DrawingStyle(
        key=BoxStyle(fill=Colour.PANEL, rule=4, base=0.75),
        plain=BoxStyle(fill=Colour.PANEL, rule=1.5, base=0.75, accent=Colour.MUTED),
        card=BoxStyle(filled=False, rule=1, accent=Colour.MUTED),
        frame=BoxStyle(filled=False, border=0.75, ink=Colour.MUTED),
        line=LineStyle(1.75, Colour.HEADING, "arrow"),
        map=MapStyle(sea=Colour.CANVAS, land=Colour.PANEL, border=1, link=1.5),
        chart=ChartStyle(gap=130, dash="sysDot", axis=1.5, line=1.75, mark="diamond"),
    ),
    skeleton=Skeleton(
        _PLAIN,
        _POINTED,
        _WIDE,
        _WIDE_POINTED,
        (
            *(Purpose.TABLE, Purpose.TEXT_AND_TABLE, Purpose.CODE, Purpose.TEXT_AND_CODE, Purpose.WIDE_PICTURE, Purpose.TWO_CONTENTS),
            *(Purpose.TEXT_AND_PICTURE, Purpose.TEXT_AND_TALL_PICTURE, Purpose.DRAWING, Purpose.TEXT_AND_DRAWING, Purpose.TITLE_ONLY),
            *(Purpose.TEXT_ABOVE_DRAWING, Purpose.TEXT_AND_CHART, Purpose.TEXT_ABOVE_CHART, Purpose.MATRIX, Purpose.FIGURES, Purpose.SWOT),
            *(Purpose.CAPTIONED_CONTENT, Purpose.CAPTIONED_PICTURE, Purpose.VERTICAL_TEXT, Purpose.VERTICAL_TITLE),
            *(Purpose.NAMED_PICTURES, Purpose.PICTURE_GRID, Purpose.PORTRAIT_QUOTATION, Purpose.FAQ),
        ),
        edge=Places(_EDGE.title, _EDGE.room, source=_EDGE.source, foot=_EDGE.foot, decoration=(_EDGE_RULE,)),
        edge_pointed=Places(
            _EDGE.title, box(_LEFT, 2.1, 6.09, 3.15), box(_LEFT, 5.40, 6.09, 1.15), _EDGE.source, _EDGE.foot, decoration=(_EDGE_RULE,)
        ),
        items=(
            (Purpose.CHAPTER, Items(rows=True, gap=0, line=0.75, tallest=1.15, stroke=Colour.MUTED)),
            (Purpose.AGENDA, Items(rows=True, gap=0, line=0.75, tallest=1.45, stroke=Colour.MUTED)),
            (Purpose.NUMBERED_CLOSING, Items(gap=0.45, head=1.55)),
            (Purpose.HEADED_CARDS, Items(rows=True, gap=0, head=2.75, line=_HAIR)),
            (Purpose.CARDS, Items(rows=True, gap=0, line=_HAIR)),
            (Purpose.TILES, Items(gap=0.35, line=_HAIR)),
            (Purpose.CARD_GRID, Items(gap=0.35, line=_HAIR)),
            (Purpose.SWOT, Items(gap=0.35, head=0.62, line=_HAIR)),
            (Purpose.PROCESS, Items(rows=True, gap=0, head=2.10, line=_HAIR, numeral=54, numeral_room=0.85, last=Colour.CONTRAST)),
            (Purpose.TIMELINE, Items(rows=True, gap=0, rail=True, numeral_room=0.45, last=Colour.CONTRAST)),
            (Purpose.FIGURES, Items(gap=0.35, line=_HAIR)),
            (Purpose.COMPARISON, Items(gap=0.40, head=0.70, line=2)),
        ),
        openers=(
            Opener(
                Purpose.TITLE,
                Colour.CANVAS,
                ((Role.TITLE, box(_LEFT, 0.95, 11.2, 4.1), "deck title"), (Role.BODY, box(_LEFT, 5.40, 8.2, 1.30), "subtitle")),
                (_RULE, Decoration("line", box(_LEFT, 5.25, _RIGHT - _LEFT, 0), Colour.MUTED, points(0.75))),
                _FOOT,
            ),
            Opener(
                Purpose.TITLE_AND_PICTURE,
                Colour.CANVAS,
                (
                    (Role.TITLE, box(_LEFT, 0.95, 7.0, 4.1), "deck title"),
                    (Role.BODY, box(_LEFT, 5.40, 7.0, 1.30), "subtitle"),
                    (Role.PICTURE, box(_OPEN, 0, 40 / 3 - _OPEN, 7.5), "caption"),
                ),
                (
                    Decoration("line", box(_LEFT, 0.62, 7.0, 0), Colour.HEADING, points(3)),
                    Decoration("line", box(_LEFT, 5.25, 7.0, 0), Colour.MUTED, points(0.75)),
                ),
                Foot.between(_LEFT, 7.75),
            ),
            Opener(
                Purpose.SECTION,
                Colour.CANVAS,
                ((Role.TITLE, box(_LEFT, 0.95, 11.2, 4.1), "section title"), (Role.BODY, box(_LEFT, 5.40, 8.2, 1.30), "subtitle")),
                (_RULE, Decoration("line", box(_LEFT, 5.25, _RIGHT - _LEFT, 0), Colour.MUTED, points(0.75))),
                _FOOT,
            ),
            Opener(
                Purpose.CHAPTER,
                Colour.CANVAS,
                (
                    (Role.SECTION_NUMBER, box(_LEFT, 0.95, 3.55, 1.60), "section number"),
                    (Role.TITLE, box(_CONTENT, 1.00, 7.8, 3.40), "chapter title"),
                    (Role.BODY, box(_CONTENT, 4.60, 7.8, 1.80), "subtitle"),
                ),
                (_RULE,),
                _FOOT,
                room=box(_CONTENT, 2.70, 7.8, 3.90),
            ),
            Opener(
                Purpose.AGENDA,
                Colour.CANVAS,
                ((Role.TITLE, _CONTENTS, "panel title"), (Role.BODY, box(3.80, 0.90, 8.78, 5.95), "agenda")),
                (_RULE,),
                _FOOT,
                room=box(3.80, 0.90, 8.78, 5.95),
            ),
            Opener(
                Purpose.STATEMENT,
                Colour.CANVAS,
                ((Role.TITLE, box(_LEFT, 1.00, 11.2, 3.70), "statement"), (Role.BODY, box(_LEFT, 5.05, 9.8, 1.60), "support")),
                (_RULE, Decoration("line", box(_LEFT, 4.90, 1.2, 0), Colour.CONTRAST, points(1.5))),
                _FOOT,
            ),
            *(
                Opener(
                    Purpose.QUOTATION,
                    Colour.CANVAS,
                    (
                        (Role.TITLE, _COLUMN, "column title"),
                        (Role.QUOTE, box(_CONTENT, 1.85, 7.8, 3.40), "quote"),
                        (Role.ATTRIBUTION, box(_CONTENT, 5.58, 7.8, 0.50), "attribution"),
                        (Role.TAKEAWAY, box(_LEFT, 4.20, 3.55, 2.35), "takeaway"),
                        (Role.SOURCE, _SOURCE, "source"),
                    ),
                    (
                        _RULE,
                        Decoration("quote", box(_CONTENT, 0.85, 1.2, 0.95), Colour.CONTRAST),
                        Decoration("line", box(_CONTENT, 5.42, _RIGHT - _CONTENT, 0), Colour.MUTED, points(0.75)),
                        *((_POINT_RULE,) if bar else ()),
                    ),
                    _FOOT,
                    bar=bar,
                )
                for bar in (False, True)
            ),
            Opener(
                Purpose.CLOSING,
                Colour.CANVAS,
                ((Role.TITLE, _CLOSING, "closing title"), (Role.BODY, box(_CONTENT, 0.90, 7.8, 5.60), "closing")),
                (_RULE,),
                _FOOT,
            ),
            Opener(
                Purpose.CLOSING,
                Colour.CANVAS,
                (
                    (Role.TITLE, box(_LEFT, 0.90, 3.55, 3.00), "closing title"),
                    (Role.BODY, box(_CONTENT, 0.90, 7.8, 5.60), "closing"),
                    (Role.TAKEAWAY, box(_LEFT, 4.20, 3.55, 2.35), "takeaway"),
                ),
                (_RULE, _POINT_RULE),
                _FOOT,
                bar=True,
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.CANVAS,
                ((Role.TITLE, box(_LEFT, 0.90, _RIGHT - _LEFT, 1.10), "closing title"),),
                (_RULE,),
                _FOOT,
                room=box(_LEFT, 1.95, _RIGHT - _LEFT, 4.70),
            ),
            Opener(
                Purpose.NUMBERED_CLOSING,
                Colour.CANVAS,
                (
                    (Role.TITLE, box(_LEFT, 0.90, 3.55, 3.00), "closing title"),
                    (Role.TAKEAWAY, box(_LEFT, 4.20, 3.55, 2.35), "takeaway"),
                ),
                (_RULE, _POINT_RULE),
                _FOOT,
                bar=True,
                room=box(_CONTENT, 0.90, 7.8, 5.60),
            ),
        ),
        other_points=_FIRST,
    ),
    style_changes=(
        StyleChange("chapter row", inks=(Colour.INK,)),
        StyleChange("point", ladder=((28,), (26,), (24,), (22,), (20,), (18,))),
        StyleChange("closing number", inks=(Colour.CONTRAST,), bold=(False,), anchor="b", ladder=((80,), (66,), (54,), (44,))),
        StyleChange("closing row", inks=(Colour.INK,), anchor="t", inset=Inset(0, inches(0.12), 0, 0), ladder=_CLOSING_ROW),
        StyleChange("first figure", plain=True, inks=(Colour.CONTRAST, Colour.INK), bold=(False,), headings=(True,), inset=_PLAIN_INSET),
        StyleChange("low figure", plain=True, inks=(Colour.CONTRAST,), bold=(False,), headings=(True,), inset=_PLAIN_INSET),
        StyleChange(
            "first low figure", plain=True, inks=(Colour.CONTRAST, Colour.INK), bold=(False,), headings=(True,), inset=_PLAIN_INSET
        ),
        StyleChange("side title", inks=(Colour.HEADING,)),
        StyleChange("row lead", bold=(False,), headings=(True,)),
        StyleChange("stacked row", bold=(False,), headings=(True,)),
        StyleChange("row number", bold=(False,), headings=(True,), inks=(Colour.CONTRAST,)),
        StyleChange("side text", anchor="t"),
        StyleChange("panel text", plain=True, inset=NO_INSET, anchor="t", ladder=((40,), (36,), (32,), (28,), (26,), (24,), (22,), (20,))),
        StyleChange("panel statement", plain=True, inset=NO_INSET, anchor="t", inks=(Colour.HEADING,)),
        StyleChange("deck title", inks=(Colour.HEADING,), ladder=((66,), (60,), (54,), (48,), (44,), (40,), (36,)), anchor="t"),
        StyleChange("section title", inks=(Colour.HEADING,), ladder=((54,), (48,), (44,), (40,), (36,), (32,), (28,)), anchor="t"),
        StyleChange("chapter title", inks=(Colour.HEADING,), ladder=((54,), (48,), (44,), (40,), (36,), (32,), (28,))),
        StyleChange("panel title", inks=(Colour.HEADING,)),
        StyleChange("closing title", inks=(Colour.HEADING,)),
        StyleChange("section number", inks=(Colour.CONTRAST,), anchor="t"),
        StyleChange("subtitle", inks=(Colour.INK,)),
        StyleChange("statement", inks=(Colour.HEADING,), ladder=((60,), (54,), (48,), (44,), (40,), (36,), (32,), (28,)), anchor="t"),
        StyleChange("support", inks=(Colour.INK,)),
        StyleChange("closing", inks=(Colour.INK,) * 5),
        StyleChange(
            "takeaway",
            plain=True,
            inks=(Colour.CONTRAST,),
            bold=(False,),
            headings=(True,),
            inset=NO_INSET,
            anchor="t",
            ladder=((24,), (22,), (20,), (18,)),
            wraps=True,
        ),
        StyleChange(
            "card head",
            plain=True,
            bold=(False,),
            headings=(True,),
            inset=_PLAIN_INSET,
            anchor="ctr",
            ladder=((28,), (26,), (24,), (22,), (20,)),
        ),
        StyleChange("card text", plain=True, inset=_PLAIN_INSET, anchor="ctr"),
        StyleChange("pair", plain=True, inset=_PLAIN_INSET, anchor="t"),
        StyleChange("tile", plain=True, inset=_PLAIN_INSET, headings=(True,), bold=(False,)),
        StyleChange("card", plain=True, inset=_PLAIN_INSET, headings=(True, True), bold=(False, False)),
        StyleChange("head", plain=True, inks=(Colour.KEY,), bold=(False,), headings=(True,), inset=_PLAIN_INSET, anchor="t"),
        StyleChange("last head", plain=True, inks=(Colour.CONTRAST,), bold=(False,), headings=(True,), inset=_PLAIN_INSET, anchor="t"),
        StyleChange("step", plain=True, inset=_PLAIN_INSET),
        StyleChange("side", plain=True, inks=(Colour.KEY,), bold=(False,), headings=(True,), inset=_PLAIN_INSET),
        StyleChange("last side", plain=True, inks=(Colour.CONTRAST,), bold=(False,), headings=(True,), inset=_PLAIN_INSET),
        StyleChange("panel", plain=True, inset=_PLAIN_INSET),
        StyleChange("moment", plain=True, bold=(False,), headings=(True,), inset=_MOMENT),
        StyleChange("last moment", plain=True, bold=(False,), headings=(True,), inset=_MOMENT),
        StyleChange("figure", plain=True, inks=(Colour.CONTRAST,), bold=(False,), headings=(True,), inset=_PLAIN_INSET),
        StyleChange("answers", headings=(True,), bold=(False,)),
    ),
)
