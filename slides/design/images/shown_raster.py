"""Pictures made ready to be shown: in two tones, or cropped and scaled to the pixels that they take."""

from __future__ import annotations

import io

from slides.design.images.image import Image, image_of
from slides.design.images.raster import decoding_guarded, opened_picture

_LUMA = (0.2126, 0.7152, 0.0722, 0.0)
"""What red, green and blue add to how light a colour is (ITU-R BT.709), as an SVG filter of saturation 0 weighs them."""


def duotone_raster(image: Image, tones: tuple[str, str]) -> Image:
    """An image in two tones, six hexadecimal digits each, as a PNG of its size. Raises Unreadable where it cannot be decoded again."""
    return decoding_guarded(lambda data: _recoloured(data, tones), image.data)


def _recoloured(data: bytes, tones: tuple[str, str]) -> Image:
    from PIL import Image as Pillow

    with opened_picture(data) as picture:
        picture.load()
        alpha = picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None
        grey = picture.convert("L") if picture.mode in ("1", "L", "LA") else picture.convert("RGB").convert("L", _LUMA)
    dark, light = (bytes.fromhex(tone) for tone in tones)
    palette = [round(low + (high - low) * at / 255) for at in range(256) for low, high in zip(dark, light, strict=True)]
    toned = Pillow.frombytes("P", grey.size, grey.tobytes())
    toned.putpalette(palette)
    if alpha is not None:
        toned = toned.convert("RGB")
        toned.putalpha(alpha)
    target = io.BytesIO()
    toned.save(target, "PNG")
    return image_of("png", toned.size, target.getvalue())


def scaled_raster(image: Image, crop: tuple[int, int, int, int], width: int, height: int) -> Image:
    """The part of an image that is shown, in so many pixels, as a PNG. crop: thousandths of a percent from left, top, right and bottom.

    Raises Unreadable where it cannot be decoded again.
    """
    return decoding_guarded(lambda data: _scaled(data, crop, width, height), image.data)


def _scaled(data: bytes, crop: tuple[int, int, int, int], width: int, height: int) -> Image:
    from PIL.Image import Resampling

    with opened_picture(data) as picture:
        picture.load()
        full = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    left, top, right, bottom = (part / 100_000 for part in crop)
    box = full.width * left, full.height * top, full.width * (1 - right), full.height * (1 - bottom)
    small = full.resize((width, height), Resampling.BICUBIC, box=box, reducing_gap=3.0)
    target = io.BytesIO()
    small.save(target, "PNG", compress_level=1)
    return image_of("png", small.size, target.getvalue())
