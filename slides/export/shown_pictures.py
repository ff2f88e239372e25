"""Pictures as they are shown, for writers that draw them: in their tones, cropped, in the pixels that they take."""

from __future__ import annotations

from functools import lru_cache

from slides.design.images import Image, UnreadableImage, in_pixels, in_two_tones
from slides.export.display_list import Bitmap


def toned_image(bitmap: Bitmap) -> Image:
    """The picture of a bitmap in its tones; as it is where it has none."""
    return _toned(bitmap.image, bitmap.tones) if bitmap.tones else bitmap.image


@lru_cache(maxsize=8)
def _toned(image: Image, tones: tuple[str, str]) -> Image:
    """An image in two tones; as it is where it cannot be decoded again."""
    try:
        return in_two_tones(image, tones)
    except UnreadableImage:
        return image


_MOST_PIXELS = 4096
"""A picture of more pixels a side is left to whoever draws it."""


def placed_bitmap(bitmap: Bitmap, scale: float) -> Bitmap:
    """A bitmap whose picture has its tones, its crop and as many pixels as its place, where a pixel is 1/scale EMU."""
    image = toned_image(bitmap)
    left, top, right, bottom = bitmap.crop
    width, height = round(bitmap.rect.width * scale), round(bitmap.rect.height * scale)
    whole = min(left, top, right, bottom) >= 0 and left + right < 100_000 and top + bottom < 100_000
    if not (whole and 0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        return Bitmap(image, bitmap.rect, bitmap.crop)
    try:
        return Bitmap(_scaled(image, bitmap.crop, width, height), bitmap.rect)
    except UnreadableImage:
        return Bitmap(image, bitmap.rect, bitmap.crop)


_scaled = lru_cache(maxsize=8)(in_pixels)
