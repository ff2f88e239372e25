"""Pictures in the tones that they are shown in, for writers that draw them and have no filter for it."""

from __future__ import annotations

from functools import lru_cache

from slides.design.images import Image, UnreadableImage, in_two_tones
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
