"""Colours of a theme as digits, softened in HSL as DrawingML softens them."""

from __future__ import annotations

import colorsys
from functools import lru_cache

from slides.design import Colour, Scheme, Theme


@lru_cache(maxsize=1024)
def digits(theme: Theme, wanted: Colour | Scheme | str) -> str:
    """Six hexadecimal digits of a token, of a reference to the scheme, or of one of the scheme's names such as hlink."""
    scheme = Scheme(wanted) if not isinstance(wanted, Colour | Scheme) else theme.scheme[wanted] if isinstance(wanted, Colour) else wanted
    plain = theme.rgb(scheme.name)
    if not scheme.lum_mod:
        return plain
    red, green, blue = (int(plain[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    saturation = min(1.0, saturation * (scheme.sat_mod / 100_000 if scheme.sat_mod else 1))
    light = min(1.0, light * scheme.lum_mod / 100_000 + scheme.lum_off / 100_000)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
