"""Tokens: what colours and fonts are for. Every colour a slide uses is one of these tokens, and every token a theme colour.

Contrast of each pair was computed with WCAG 2.2's formula; `tests/test_design.py` computes it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from slides.base.records import frozen
from slides.text.rich_text import Ink


class Colour(StrEnum):
    """What a colour is for. A theme says which of its scheme's colours serves."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and colours are part of the keys of caches

    CANVAS = "canvas"
    """The ground of a content slide."""
    INK = "ink"
    """Body text."""
    PANEL = "panel"
    """Cards and quotations."""
    HEADING = "heading"
    """Slide titles."""
    DEEP = "deep"
    """The ground of title, section and closing slides."""
    ON_DEEP = "on deep"
    """Text on `DEEP`."""
    BAR = "bar"
    """The takeaway bar, table headers, the agenda's panel."""
    ON_BAR = "on bar"
    """Text on `BAR`."""
    KEY = "key"
    """Numbers, bullets, questions, the first side of a comparison."""
    CONTRAST = "contrast"
    """The one thing picked out: the last step, the second side."""
    ON_FILL = "on fill"
    """Text on `KEY` and `CONTRAST`."""
    MUTED = "muted"
    """Footers, sources, captions."""
    MARK = "mark"
    """The tint under marked text."""
    SOFT = "soft"
    """A tint of `KEY`: what is named second on a map, boxes of a drawing that are not picked out. Carries `INK`."""
    FAINT = "faint"
    """The lightest tint of `KEY`, for the least values of a map. Carries `INK`."""
    STRONG = "strong"
    """A tint of `KEY` between it and `SOFT`, for values of a map. Carries `INK`."""
    SOFT_CONTRAST = "soft contrast"
    """A tint of `CONTRAST`, in the same way."""
    PANEL_2 = "panel 2"
    """A panel beside another, one step deeper. Carries `INK`, `KEY` and `CONTRAST`."""
    PANEL_3 = "panel 3"
    """The same, two steps deeper."""
    LAND = "land"
    """Countries of a map that no one names. Carries `INK`."""
    THIRD = "third"
    """A tint of `KEY` for a series of a chart beside it; carries no text."""
    FOURTH = "fourth"
    """A chart's fourth series; carries no text."""


@frozen
class Scheme:
    """A reference to a theme colour: its name in DrawingML and, where it is softened, what its luminance is multiplied with and
    raised by, and what its saturation is multiplied with, in thousandths of a percent.
    """

    name: str
    lum_mod: int = 0
    lum_off: int = 0
    sat_mod: int = 0


LIGHT: Mapping[Colour, Scheme] = MappingProxyType(
    {
        Colour.CANVAS: Scheme("bg1"),
        Colour.INK: Scheme("tx1"),
        Colour.PANEL: Scheme("bg2"),
        Colour.HEADING: Scheme("tx2"),
        Colour.DEEP: Scheme("tx2"),
        Colour.ON_DEEP: Scheme("bg1"),
        Colour.BAR: Scheme("tx2"),
        Colour.ON_BAR: Scheme("bg1"),
        Colour.KEY: Scheme("accent1"),
        Colour.CONTRAST: Scheme("accent2"),
        Colour.ON_FILL: Scheme("bg1"),
        Colour.MUTED: Scheme("tx1", 75000, 25000),
        Colour.MARK: Scheme("accent3", 40000, 60000),
        Colour.SOFT: Scheme("accent1", 30000, 70000, 45000),
        Colour.SOFT_CONTRAST: Scheme("accent2", 30000, 70000, 55000),
        Colour.FAINT: Scheme("accent1", 15000, 85000, 45000),
        Colour.STRONG: Scheme("accent1", 55000, 45000, 50000),
        Colour.LAND: Scheme("bg2", 90000),
        Colour.PANEL_2: Scheme("bg2", 95000),
        Colour.PANEL_3: Scheme("bg2", 90000),
        Colour.THIRD: Scheme("accent1", 70000, 30000, 55000),
        Colour.FOURTH: Scheme("accent4"),
    }
)
DARK: Mapping[Colour, Scheme] = MappingProxyType(
    dict(LIGHT)
    | {
        Colour.DEEP: Scheme("bg2"),
        Colour.ON_DEEP: Scheme("tx1"),
        Colour.BAR: Scheme("accent1", 52000),
        Colour.ON_BAR: Scheme("tx1"),
        Colour.HEADING: Scheme("tx1"),
        Colour.MUTED: Scheme("tx1", 65000),
        Colour.MARK: Scheme("accent3", 50000),
        Colour.SOFT: Scheme("accent1", 45000),
        Colour.SOFT_CONTRAST: Scheme("accent2", 45000),
        Colour.FAINT: Scheme("accent1", 30000),
        Colour.STRONG: Scheme("accent1", 58000),
        Colour.LAND: Scheme("bg2", 90000, 8000),
        Colour.THIRD: Scheme("accent1", 60000, 0, 60000),
        Colour.PANEL_2: Scheme("bg2", 90000),
        Colour.PANEL_3: Scheme("bg2", 80000),
    }
)


# The colours of code, each 4.5:1 on `PANEL` and on `CANVAS`: the theme's two leading colours, a third one made as dark or as light
# as text needs, and the grey of remarks.
LIGHT_INKS: Mapping[Ink, Scheme] = MappingProxyType(
    {
        Ink.KEYWORD: Scheme("accent1"),
        Ink.NAME: Scheme("accent3", 75000),
        Ink.STRING: Scheme("accent2"),
        Ink.NUMBER: Scheme("accent2"),
        Ink.COMMENT: Scheme("tx1", 75000, 25000),
        Ink.INSERTED: Scheme("accent1"),
        Ink.DELETED: Scheme("accent2"),
        Ink.YES: Scheme("accent1"),
        Ink.NO: Scheme("accent2"),
        Ink.COUNT: Scheme("tx1", 75000, 25000),
        Ink.QUIET: Scheme("tx1", 75000, 25000),
    }
)
DARK_INKS: Mapping[Ink, Scheme] = MappingProxyType(
    dict(LIGHT_INKS)
    | {Ink.NAME: Scheme("accent3", 60000, 40000)}
    | dict.fromkeys((Ink.COMMENT, Ink.COUNT, Ink.QUIET), Scheme("tx1", 65000))
)


@frozen
class Fonts:
    """Headings, body and code; how bold and large headings are.

    `guard` widens measured headings where a likely substitute for the font is wider (DejaVu Serif for Georgia: 16%).
    """

    heading: str
    body: str
    code: str = "Consolas"
    bold: bool = True
    title: int = 32
    guard: float = 1.0

    def __hash__(self) -> int:
        """That of its faces: fonts are keys of caches."""
        return hash((self.heading, self.body))
