"""Image: a picture as the deck stores it, and the bounds every picture keeps."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from slides.base.diagnostics import SlidesError

MOST_PIXELS = 50_000_000
"""The largest picture that is opened, in pixels: about 200 MB while it is decoded."""
MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read, in bytes."""
MOST_FRAMES = 10_000
"""The most frames of an animation: a quarter of an hour at eleven a second. Pages of a TIFF after its first are never looked at."""
MOST_PARTS = 1_000_000
"""The most chunks, segments or blocks that a file is cut into: 64 bytes each in the largest file."""


class UnreadableImage(SlidesError):
    """A file that is not a picture, one too large, or one that holds what a deck must not; the message says which."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Image:
    """A picture's bytes in a format that every PowerPoint shows, without metadata.

    format: png, jpeg or gif. width, height: pixels. digest: the SHA-256 of what is stored, in hexadecimal. vector: for an SVG
    picture its screened source; then `data` is a PNG of it, and width and height are the SVG's own size in CSS pixels.
    """

    format: str
    width: int
    height: int
    digest: str
    data: bytes = field(repr=False)
    vector: bytes = field(default=b"", repr=False)


def image_of(format: str, size: tuple[int, int], data: bytes, vector: bytes = b"") -> Image:
    """An image with its digest. size: width and height in pixels."""
    stored = data if not vector else b"\0".join((vector, data))
    return Image(format, *size, hashlib.sha256(stored).hexdigest(), data, vector)
