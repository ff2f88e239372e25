"""A theme: colours, fonts and a skeleton, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from slides.base.records import frozen
from slides.design.skeleton import NEUTRAL, Skeleton
from slides.design.textstyle import StyleChange
from slides.design.tokens import DARK, DARK_INKS, LIGHT, LIGHT_INKS, Colour, Fonts, Scheme
from slides.text.rich_text import Ink

if TYPE_CHECKING:
    from slides.design.drawing_style import DrawingStyle


@frozen
class Theme:
    """A colour scheme, its fonts and its skeleton. `dark` themes map backgrounds to the scheme's dark colours.

    `colours` is dk1, lt1, dk2, lt2, accent1 to accent6, hlink, folHlink as six hexadecimal digits each. `own_inks` are colours of
    code other than those all themes have: green for what is new and red for what is gone, where the scheme has such. `style_changes` are
    to the text styles. `own_colours` are the tokens that another colour of the scheme stands for than in other themes. `drawings` says how
    the parts of drawings, maps and charts look; None: as they are laid out.
    """

    name: str
    colours: tuple[str, ...]
    fonts: Fonts
    dark: bool = False
    own_inks: tuple[tuple[Ink, Scheme], ...] = ()
    skeleton: Skeleton = NEUTRAL
    style_changes: tuple[StyleChange, ...] = ()
    own_colours: tuple[tuple[Colour, Scheme], ...] = ()
    keep_links: bool = False
    """Whether links keep the colour of their text, as that of the theme cannot be read on every ground."""
    drawings: DrawingStyle | None = None

    def __hash__(self) -> int:
        """That of its name: themes are keys of caches."""
        return hash(self.name)

    @property
    def scheme(self) -> Mapping[Colour, Scheme]:
        """Which colour of the scheme stands for each token."""
        base = DARK if self.dark else LIGHT
        return MappingProxyType(dict(base) | dict(self.own_colours)) if self.own_colours else base

    @property
    def inks(self) -> Mapping[Ink, Scheme]:
        """Which colour of the scheme each piece of code has; what is not named has its slot's."""
        base = DARK_INKS if self.dark else LIGHT_INKS
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


def scheme_colours(digits: str) -> tuple[str, ...]:
    """A scheme written with spaces between its twelve colours. ValueError where there are not twelve."""
    found = tuple(digits.split())
    if len(found) != 12:
        raise ValueError(f"a theme has twelve colours, not {len(found)}")
    return found
