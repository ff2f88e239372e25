"""Slate: a report of consultants."""

from __future__ import annotations

from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Fonts, Scheme
from slides.text.rich_text import Ink

THEME = Theme(
    "slate",
    scheme_colours("1B2430 FFFFFF 22313F EEF2F5 1F5FA8 B5480F 9982B4 52462F 589666 774064 1F5FA8 6B3FA0"),
    Fonts("Calibri", "Calibri"),
    own_inks=((Ink.INSERTED, Scheme("accent5", 75000)),),
)
