"""The design system: every number a designer would argue about, gathered into one plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from slides.design.grid import SLIDE
from slides.design.layout import Decoration, Kind, Layout, Role, Slot
from slides.design.layouts import layouts
from slides.design.style import CELL_SIDE, Inset, Level, TextStyle, cell_padding, styles
from slides.design.tokens import DEFAULT_THEME, THEMES, Colour, Fonts, Scheme, Theme
from slides.ground import Size


@dataclass(frozen=True, slots=True)
class Design:
    """A theme, the text styles and the layouts. The built-in one is written down here; a company's could be read from its deck."""

    theme: Theme
    styles: Mapping[str, TextStyle]
    layouts: Mapping[str, Layout]
    slide: Size = SLIDE

    def style(self, slot: Slot) -> TextStyle:
        """The text style of a slot."""
        return self.styles[slot.style]

    def family(self, name: str) -> tuple[Layout, ...]:
        """The cuts of one form, tallest first."""
        return tuple(layout for layout in self.layouts.values() if layout.family == name)


@lru_cache
def built_in(theme: str = DEFAULT_THEME) -> Design:
    """The product's own design in one of its themes. KeyError for a name that `THEMES` lacks."""
    chosen = THEMES[theme]
    table = MappingProxyType({layout.name: layout for layout in layouts()})
    return Design(chosen, styles(chosen.fonts), table)


__all__ = [
    "CELL_SIDE",
    "DEFAULT_THEME",
    "THEMES",
    "Colour",
    "Decoration",
    "Design",
    "Fonts",
    "Inset",
    "Kind",
    "Layout",
    "Level",
    "Role",
    "Scheme",
    "Size",
    "Slot",
    "TextStyle",
    "Theme",
    "built_in",
    "cell_padding",
]
