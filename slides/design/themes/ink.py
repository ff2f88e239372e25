"""Ink: a briefing. Heads on bands, steps in an arrow, the point in a dark bar; cover and closing on deep blue."""

from __future__ import annotations

from slides.base.geometry import inches
from slides.design.layout import Purpose
from slides.design.skeleton import Items, Skeleton
from slides.design.textstyle import Inset, StyleChange
from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Colour, Fonts

_BAND = Inset(inches(0.28), inches(0.10), inches(0.28), inches(0.10))
_UNDER = Inset(inches(0.28), inches(0.22), inches(0.28), inches(0.20))
_ARROW = Inset(inches(0.28), inches(0.08), inches(0.10), inches(0.08))

THEME = Theme(
    "ink",
    scheme_colours("17212B FFFFFF 12283D EAE4D8 0B6076 A83C08 9E5ACF 736945 305044 BD7782 0B5CAD 6B3FA0"),
    Fonts("Calibri", "Calibri"),
    skeleton=Skeleton(
        items=(
            (Purpose.HEADED_CARDS, Items(head=1.10)),
            (Purpose.STACKED_ROWS, Items(rows=True, gap=0.16, fills=(Colour.PANEL,), bar=0.10, pad=0.45, pad_end=0.30, most=5)),
            (Purpose.ROWS, Items(rows=True, gap=0.16, fills=(Colour.PANEL,), bar=0.10, pad=0.45, pad_end=0.30, most=5)),
            (
                Purpose.NUMBERED_ROWS,
                Items(rows=True, gap=0.16, fills=(Colour.PANEL,), head=0.95, pad_end=0.30, most=5, head_style="number cell"),
            ),
            (Purpose.PROCESS, Items(gap=0.24, head=0.80, tip=True, last=Colour.CONTRAST)),
        )
    ),
    style_changes=(
        StyleChange("card head", fill=Colour.KEY, inks=(Colour.ON_FILL,), anchor="ctr", inset=_BAND),
        StyleChange("card text", inset=_UNDER),
        StyleChange("head", inset=_ARROW),
        StyleChange("last head", inset=_ARROW),
    ),
)
