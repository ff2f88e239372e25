"""Colours, fonts and the five themes: every colour a slide uses is one of these tokens, and every token a theme colour.

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
    SOFT_CONTRAST = "soft contrast"
    """A tint of `CONTRAST`, in the same way."""
    LAND = "land"
    """Countries of a map that no one names. Carries `INK`."""
    THIRD = "third"
    """A chart's third series; carries no text."""
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


_LIGHT: Mapping[Colour, Scheme] = MappingProxyType(
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
        Colour.LAND: Scheme("bg2", 90000),
        Colour.THIRD: Scheme("accent3"),
        Colour.FOURTH: Scheme("accent4"),
    }
)
_DARK: Mapping[Colour, Scheme] = MappingProxyType(
    dict(_LIGHT)
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
        Colour.LAND: Scheme("bg2", 90000, 8000),
    }
)


# The colours of code, each 4.5:1 on `PANEL` and on `CANVAS`: the theme's two leading colours, a third one made as dark or as light
# as text needs, and the grey of remarks.
_LIGHT_INKS: Mapping[Ink, Scheme] = MappingProxyType(
    {
        Ink.KEYWORD: Scheme("accent1"),
        Ink.NAME: Scheme("accent3", 75000),
        Ink.STRING: Scheme("accent2"),
        Ink.NUMBER: Scheme("accent2"),
        Ink.COMMENT: Scheme("tx1", 75000, 25000),
        Ink.INSERTED: Scheme("accent1"),
        Ink.DELETED: Scheme("accent2"),
    }
)
_DARK_INKS: Mapping[Ink, Scheme] = MappingProxyType(
    dict(_LIGHT_INKS) | {Ink.NAME: Scheme("accent3", 60000, 40000), Ink.COMMENT: Scheme("tx1", 65000)}
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


@frozen
class Theme:
    """A colour scheme and its fonts. `dark` themes map backgrounds to the scheme's dark colours.

    `colours` is dk1, lt1, dk2, lt2, accent1 to accent6, hlink, folHlink as six hexadecimal digits each. `own_inks` are colours of
    code other than those all themes have: green for what is new and red for what is gone, where the scheme has such.
    """

    name: str
    colours: tuple[str, ...]
    fonts: Fonts
    dark: bool = False
    own_inks: tuple[tuple[Ink, Scheme], ...] = ()

    @property
    def scheme(self) -> Mapping[Colour, Scheme]:
        """Which colour of the scheme stands for each token."""
        return _DARK if self.dark else _LIGHT

    @property
    def inks(self) -> Mapping[Ink, Scheme]:
        """Which colour of the scheme each piece of code has; what is not named has its slot's."""
        base = _DARK_INKS if self.dark else _LIGHT_INKS
        return MappingProxyType(dict(base) | dict(self.own_inks)) if self.own_inks else base

    @property
    def mapping(self) -> Mapping[str, str]:
        """The master's colour map: which scheme colour each background and text slot shows."""
        light = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
        dark = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
        rest = [f"accent{number}" for number in range(1, 7)] + ["hlink", "folHlink"]
        return (dark if self.dark else light) | {name: name for name in rest}

    def rgb(self, scheme: str) -> str:
        """The six digits behind a name of the colour map or the scheme."""
        names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
        return self.colours[names.index(self.mapping.get(scheme, scheme))]


def _colours(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_INK = "17212B FFFFFF 12283D F4F1EA 0F6B83 B5430C 9E5ACF 736945 305044 BD7782 0B5CAD 6B3FA0"
_SLATE = "1B2430 FFFFFF 22313F EEF2F5 1F5FA8 B5480F 9982B4 52462F 589666 774064 1F5FA8 6B3FA0"
_PAPER = "222222 FFFDF8 3A1F1B F2EBDD 9E2A1F 1F6A72 A2822F 738D55 6935B7 662C40 1F5FA8 6B3FA0"
_NIGHT = "0E1A26 FFFFFF 1B2D3F E9E4D8 5CC3DB F2A55C A267DB 3E824C 86731C B9638D 8CC8FF CDB4FF"
_GEORGIA = Fonts("Georgia", "Calibri", bold=False, title=30, guard=1.16)
_RED_FIRST = ((Ink.INSERTED, Scheme("accent2")), (Ink.DELETED, Scheme("accent1")))

THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        theme.name: theme
        for theme in (
            Theme("ink", _colours(_INK), Fonts("Calibri", "Calibri")),
            Theme("editorial", _colours(_INK), _GEORGIA),
            Theme("slate", _colours(_SLATE), Fonts("Calibri", "Calibri"), own_inks=((Ink.INSERTED, Scheme("accent5", 75000)),)),
            Theme("paper", _colours(_PAPER), Fonts("Arial", "Arial"), own_inks=_RED_FIRST),
            Theme("night", _colours(_NIGHT), _GEORGIA, dark=True),
        )
    }
)
DEFAULT_THEME = "ink"
