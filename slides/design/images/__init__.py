"""Pictures: the only package that opens images. Files and bytes -> images as a deck stores them."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from slides.design.images import raster
from slides.design.images.image import MOST_BYTES, MOST_PIXELS, Image, UnreadableImage, image_of
from slides.design.images.image_cache import ImageCache

_MEMORY: ImageCache[tuple[Path, int, int] | bytes] = ImageCache()
_FIRST_SIDE, _LARGEST_SIDE = 1000, 3000
"""The longer side in pixels of an SVG's PNG: before its place is known, and at most."""
_VECTORS = (b"<?xml", b"<svg", b"<!--", b"<!doc", b"<\0?\0", b"<\0s\0", b"\0<\0?", b"\0<\0s")
"""How SVG files begin. What screens and draws them is loaded for the first of them."""


def load(path: Path) -> Image:
    """The picture in a file as a deck stores it, remembered as long as the file stays the same.

    PNG, JPEG and GIF keep their pixels as they are where nothing has to change; other formats become JPEG where they hold an
    opaque photograph and PNG otherwise. Pictures are set upright, brought to eight bits in sRGB, and their metadata is left out. An
    SVG is screened and drawn as a PNG beside it. Raises Unreadable, with the reason, for anything that is not a picture, has
    more than `MOST_PIXELS` pixels or `MOST_BYTES` bytes, or is an SVG that a deck must not hold; OSError where the file cannot be read.
    """
    state = path.stat()
    if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
        raise UnreadableImage("no file")
    if state.st_size > MOST_BYTES:
        raise UnreadableImage(f"{state.st_size} bytes, more than {MOST_BYTES}")
    return _told(_MEMORY.get((path, state.st_mtime_ns, state.st_size), lambda: _tried(path.read_bytes())))


def decode(data: bytes) -> Image:
    """The picture in these bytes, as `load` gives it. Raises Unreadable."""
    return _told(_MEMORY.get(hashlib.sha256(data).digest(), lambda: _tried(data)))


def _tried(data: bytes) -> Image | str:
    """The picture in these bytes, or the reason why there is none."""
    try:
        if not _is_vector(data):
            return raster.read_raster(data)
        from slides.design.images.svg import screen

        vector, width, height = screen(data, raster.read_raster)
        scale = _FIRST_SIDE / max(width, height)
        return _drawn(vector, (width, height), (round(width * scale), round(height * scale)))
    except UnreadableImage as error:
        return str(error)


def _is_vector(data: bytes) -> bool:
    """Whether a file begins as an SVG does."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip().lower()
    return start.startswith(_VECTORS)


def _told(found: Image | str) -> Image:
    """The picture. Raises Unreadable with the reason where there is none."""
    if isinstance(found, str):
        raise UnreadableImage(found)
    return found


def shrunk(image: Image, width: int, height: int) -> Image:
    """The image for a place of width by height pixels: never made larger, and never cropped.

    An SVG stays what it is; its PNG is drawn at that size, at most 3000 pixels a side. Animated pictures stay as they are.
    Raises Unreadable where the picture cannot be decoded again.
    """
    if not image.vector:
        return raster.shrunk_raster(image, width, height)
    scale = min(width / image.width, height / image.height, _LARGEST_SIDE / max(image.width, image.height))
    return _drawn(image.vector, (image.width, image.height), (round(image.width * scale), round(image.height * scale)))


def in_two_tones(image: Image, tones: tuple[str, str]) -> Image:
    """The image as a PNG whose black is the first tone and whose white the second, six hexadecimal digits each. Raises Unreadable."""
    from slides.design.images.shown_raster import duotone_raster

    return duotone_raster(image, tones)


def in_pixels(image: Image, crop: tuple[int, int, int, int], width: int, height: int) -> Image:
    """The part of the image that is shown, as a PNG of so many pixels. crop: thousandths of a percent from left, top, right and bottom.
    Raises Unreadable."""
    from slides.design.images.shown_raster import scaled_raster

    return scaled_raster(image, crop, width, height)


def drawn_svg(data: bytes, width: int, height: int) -> Image:
    """An SVG as `decode` gives it, its PNG no larger than width by height pixels from the start. Raises Unreadable."""
    from slides.design.images.svg import screen

    vector, wide, high = screen(data, raster.read_raster)
    return _drawn(vector, (wide, high), (width, height))


def _drawn(vector: bytes, size: tuple[int, int], drawn: tuple[int, int]) -> Image:
    """An SVG with its PNG of about `drawn_svg` pixels."""
    from slides.design.images.svg_renderer import render

    return image_of("png", size, render(vector, max(1, drawn[0]), max(1, drawn[1])), vector)


__all__ = ["MOST_BYTES", "MOST_PIXELS", "Image", "UnreadableImage", "decode", "drawn_svg", "in_pixels", "in_two_tones", "load", "shrunk"]
