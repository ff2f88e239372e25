"""The colour that a part of a picture has on the whole: what text on it is read against."""

from __future__ import annotations

import io

_SMALL = 64
"""Pixels across of the copy that is looked at."""
_OPAQUE = 0.95
"""The share of solid pixels from which a picture has a ground of its own."""
_MOST_PIXELS = 50_000_000
_COLOURED = 64
"""How far apart the channels of a coloured pixel are, of 255."""
_FLAT = 0.3
"""The share of its coloured pixels that are nearly alike in a picture that is drawn, and no photograph."""


def mark_colour(data: bytes) -> str:
    """The mean colour of what a logo paints, as six hexadecimal digits; empty where it has a ground of its own, or cannot be read."""
    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            small = picture.convert("RGBA").resize((_SMALL, _SMALL), Pillow.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return ""
    solid = small.getchannel("A").tobytes()
    whole = sum(solid)
    if not whole or whole > 255 * len(solid) * _OPAQUE:
        return ""
    means = (sum(one * share for one, share in zip(small.getchannel(band).tobytes(), solid, strict=True)) // whole for band in "RGB")
    return "".join(f"{mean:02X}" for mean in means)


def mean_colour(data: bytes, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> str:
    """The mean colour of a part of a raster picture as six hexadecimal digits; empty where its bytes are none that can be read.

    part: left, top, right and bottom as shares of width and height.
    """
    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return ""
            picture.draft("RGB", (_SMALL * 4, _SMALL * 4))
            small = picture.convert("RGBA").resize((_SMALL, _SMALL), Pillow.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return ""
    left, top, right, bottom = (min(max(round(each * _SMALL), 0), _SMALL) for each in part)
    box = small.crop((min(left, _SMALL - 1), min(top, _SMALL - 1), max(right, left + 1), max(bottom, top + 1)))
    red, green, blue, solid = (box.getchannel(band).resize((1, 1), Pillow.Resampling.BOX).getpixel((0, 0)) for band in "RGBA")
    return "" if not isinstance(solid, int) or solid < 128 else f"{red:02X}{green:02X}{blue:02X}"


def vivid_colour(data: bytes) -> str:
    """The colour that a picture shows most, as six hexadecimal digits; empty where less than a tenth of it is coloured, where its
    colours are as many as a photograph's, or it cannot be read.
    """
    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return ""
            picture.draft("RGB", (_SMALL * 4, _SMALL * 4))
            small = picture.convert("RGBA").resize((_SMALL, _SMALL), Pillow.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return ""
    bands = [small.getchannel(band).tobytes() for band in "RGBA"]
    alike: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
    for red, green, blue, solid in zip(*bands, strict=True):
        if solid > 128 and max(red, green, blue) - min(red, green, blue) > _COLOURED:
            alike.setdefault((red >> 5, green >> 5, blue >> 5), []).append((red, green, blue))
    coloured = sum(map(len, alike.values()))
    most = max(alike.values(), key=len, default=[])
    if coloured * 10 < _SMALL * _SMALL or len(most) < _FLAT * coloured:
        return ""
    return "".join(f"{sum(each[at] for each in most) // len(most):02X}" for at in range(3))
