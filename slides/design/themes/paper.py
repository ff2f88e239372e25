"""Paper: a poster."""

from __future__ import annotations

from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Fonts, Scheme
from slides.text.rich_text import Ink

THEME = Theme(
    "paper",
    scheme_colours("222222 FFFDF8 3A1F1B F2EBDD 9E2A1F 1F6A72 A2822F 738D55 6935B7 662C40 1F5FA8 6B3FA0"),
    Fonts("Arial", "Arial"),
    own_inks=((Ink.INSERTED, Scheme("accent2")), (Ink.DELETED, Scheme("accent1"))),
)
