"""Contrast of colours, and what a theme's colour is after DrawingML has softened it."""

from __future__ import annotations

import colorsys
from functools import lru_cache


@lru_cache(maxsize=4096)
def luminance(digits: str) -> float:
    """The relative luminance (WCAG 2.2) of a colour of six hexadecimal digits, from 0 to 1."""
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_of(one: str, other: str) -> float:
    """The contrast ratio of two colours of six hexadecimal digits, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=4096)
def softened(digits: str, lum_mod: int = 0, lum_off: int = 0, sat_mod: int = 0) -> str:
    """A colour with its luminance multiplied and raised in HSL, and its saturation multiplied; all in thousandths of a percent."""
    if not lum_mod:
        return digits
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    saturation = min(1.0, saturation * sat_mod / 100_000) if sat_mod else saturation
    light = min(1.0, light * lum_mod / 100_000 + lum_off / 100_000)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
