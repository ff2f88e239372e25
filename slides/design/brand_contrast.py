"""Moves a colour's lightness, and nothing else of it, until text can be read on it or in it."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from slides.base.records import frozen
from slides.design.contrast import contrast_of, softened
from slides.design.theme import Theme
from slides.design.tokens import Scheme

TEXT, BODY, GRAPHIC = 4.5, 7.0, 3.0
"""The least contrast of text (WCAG 2.2, 1.4.3), of body text (1.4.6) and of what is drawn (1.4.11)."""
DARK_BELOW = 0.18
"""The luminance below which a ground is dark: white text is read better on it than black."""
_STEPS = 200
_SPARE = 0.04
"""What is added to a contrast that is asked for, as colours are rounded."""


@frozen
class Mended:
    """A colour that has the contrast: its digits, its lightness in HSL, and by how much that was moved."""

    digits: str
    light: float
    shift: float


def shown_colour(theme: Theme, scheme: Scheme) -> str:
    """The digits of a reference to a theme's colour."""
    return softened(theme.rgb(scheme.name), scheme.lum_mod, scheme.lum_off, scheme.sat_mod)


def lightness(digits: str) -> float:
    """A colour's lightness in HSL, from 0 to 1."""
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return (max(parts) + min(parts)) / 2


def mended(digits: str, pairs: Sequence[tuple[str, float]], towards: float) -> Mended | None:
    """The colour nearest to `digits`, on the way to a lightness, that has the contrast with each other colour; None where none has."""
    start = lightness(digits)
    for step in range(_STEPS + 1):
        light = start + (towards - start) * step / _STEPS
        tried = _lit(digits, light) if step else digits
        if all(contrast_of(tried, other) >= least + (_SPARE if step else 0) for other, least in pairs):
            return Mended(tried, light, abs(light - start) if step else 0.0)
    return None


def _lit(digits: str, light: float) -> str:
    """A colour at a lightness."""
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def at_lightness(theme: Theme, scheme: Scheme, light: float) -> Scheme:
    """A reference to the same colour of a theme at another lightness, as DrawingML writes it: multiplied, and raised where lighter."""
    before = lightness(theme.rgb(scheme.name))
    if light <= before:
        factor = round(light / before * 100_000) if before else 100_000
        return Scheme(scheme.name, max(factor, 1), 0, scheme.sat_mod)
    raised = round((light - before) / (1 - before) * 100_000)
    return Scheme(scheme.name, max(100_000 - raised, 1), raised, scheme.sat_mod)
