"""Pictures: the only file that opens images."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

MOST_PIXELS = 50_000_000
MOST_BYTES = 64 * 1024 * 1024
_NATIVE = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif"}


class Unreadable(Exception):
    """A file that is no picture, or one too large; the message says which."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes in a format that every PowerPoint shows: `format` is png, jpeg or gif; width and height in pixels."""

    format: str
    width: int
    height: int
    digest: str
    data: bytes = field(repr=False)


def load(path: Path) -> Image:
    """The picture in a file, decoded once to be sure that it can be.

    Formats other than PNG, JPEG and GIF become PNG. Raises Unreadable, with the reason, for anything that is no picture, has
    more than `MOST_PIXELS` pixels or `MOST_BYTES` bytes; OSError where the file cannot be read.
    """
    state = path.stat()
    return _load(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=128)
def _load(path: Path, _stamp: int, size: int) -> Image:
    """`load`, remembered as long as the file stays the same."""
    from PIL import Image as Pillow

    if size > MOST_BYTES:
        raise Unreadable(f"{size} bytes, more than {MOST_BYTES}")
    data = path.read_bytes()
    if data.lstrip()[:5].lower() in (b"<?xml", b"<svg "):
        raise Unreadable("an SVG picture, which is not supported yet")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(data)) as picture:
                return _read(picture, data)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"no picture that can be read ({type(error).__name__})") from error


def _read(picture: object, data: bytes) -> Image:
    """An opened picture as a value, converted where PowerPoint would not show it."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    assert isinstance(picture, Pillow.Image)
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise Unreadable(f"{width} x {height} pixels, more than {MOST_PIXELS // 1_000_000} million")
    picture.load()
    known = _NATIVE.get(picture.format or "")
    if known == "jpeg" and picture.mode != "CMYK" and len(picture.getexif()):
        upright = ImageOps.exif_transpose(picture)
        target = io.BytesIO()
        upright.save(target, "JPEG", quality=92, icc_profile=picture.info.get("icc_profile"))
        (width, height), data = upright.size, target.getvalue()
    elif known is None or picture.mode == "CMYK":
        target = io.BytesIO()
        picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(target, "PNG")
        known, data = "png", target.getvalue()
    return Image(known, width, height, hashlib.sha256(data).hexdigest(), data)
