"""Night: a keynote."""

from __future__ import annotations

from slides.design.theme import Theme, scheme_colours
from slides.design.tokens import Fonts

THEME = Theme(
    "night",
    scheme_colours("0E1A26 FFFFFF 1B2D3F E9E4D8 5CC3DB F2A55C A267DB 3E824C 86731C B9638D 8CC8FF CDB4FF"),
    Fonts("Georgia", "Calibri", bold=False, title=30, guard=1.16),
    dark=True,
)
