"""Editorial: a magazine."""

from __future__ import annotations

from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Fonts

THEME = Theme(
    "editorial",
    scheme_colours("17212B FFFFFF 12283D F4F1EA 0F6B83 B5430C 9E5ACF 736945 305044 BD7782 0B5CAD 6B3FA0"),
    Fonts("Georgia", "Calibri", bold=False, title=30, guard=1.16),
)
