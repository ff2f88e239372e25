"""Pictures of pixels: opened, set upright, in plain colours, without metadata, and made smaller."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from slides.base.lazy_modules import later
from slides.design.images.colour import needs_change, plain_colours
from slides.design.images.image import MOST_BYTES, MOST_PIXELS, Image, UnreadableImage, image_of
from slides.design.images.metadata import check_metadata, stripped
from slides.design.images.plain_png import plain_png_size

if TYPE_CHECKING:
    from PIL import Image as Pillow

_NATIVE: Mapping[str, str] = MappingProxyType({"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg", "GIF": "gif"})
"""Formats that every PowerPoint shows, by Pillow's names."""
_COUNTED = ("PNG", "MPO", "WEBP", "AVIF")
"""Formats that say how many frames they have; for the others Pillow would walk through all of them."""
_COMMON = ("PNG", "JPEG", "GIF", "BMP")
_OTHERS = ("TIFF", "WEBP", "AVIF", "DIB", "PPM", "JPEG2000")
_PNG = b"\x89PNG"
_BEGINNINGS = (_PNG, b"\xff\xd8\xff", b"GIF8", b"BM")
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim")
_QUALITY = 90
"""The quality of a JPEG that is written again: below it flat areas begin to show blocks."""
_FEW_COLOURS, _FEW_GREYS = 1024, 64
"""A drawing has no more colours than this; a photograph has."""
_ORIENTATION = 0x0112
_TURNING = ("exif", "Raw profile type exif", "xmp", "XML:com.adobe.xmp")
"""What a PNG that lies on its side says so in."""
_PNG_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")
_GAP = 3.0
"""Pillow reduces by whole numbers first, down to this many times the size wanted: fast, and as good as without."""


_POINTER = b"version https://git-lfs"
"""What a file begins with that Git LFS keeps elsewhere."""


def read_raster(data: bytes) -> Image:
    """A picture's file as a deck stores it. Raises Unreadable for what is not a picture or too large a one."""
    if len(data) > MOST_BYTES:
        raise UnreadableImage(f"{len(data)} bytes, more than {MOST_BYTES}")
    return decoding_guarded(_read, data)


def shrunk_raster(image: Image, width: int, height: int) -> Image:
    """The image made smaller to fit into width by height pixels; an image no larger than that, or an animated one, as it is."""
    if image.width <= width and image.height <= height:
        return image
    return decoding_guarded(lambda data: _shrunk(image, data, max(1, width), max(1, height)), image.data)


def decoding_guarded(work: Callable[[bytes], Image], data: bytes) -> Image:
    """Work on a picture's bytes, with everything that a broken picture makes Pillow raise as Unreadable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return work(data)
    except UnreadableImage:
        raise
    except Exception as error:
        if data[4:12] in _HEIC:
            raise UnreadableImage("an HEIC picture, which is not supported") from None
        if data.startswith(_POINTER):
            raise UnreadableImage("a pointer of Git LFS and not the picture itself: run `git lfs pull`") from None
        raise UnreadableImage(f"not a readable picture ({type(error).__name__})") from error


def opened_picture(data: bytes) -> Pillow.Image:
    """A picture whose size is within the bounds, not yet decoded."""
    with later("PIL.ExifTags"):
        from PIL import Image as Pillow

    formats: tuple[str, ...] = _COMMON
    if not data.startswith(_BEGINNINGS):
        Pillow.init()
        formats = tuple(name for name in _OTHERS if name in Pillow.OPEN)
    picture = (_png(data) if data.startswith(_PNG) else None) or Pillow.open(io.BytesIO(data), formats=formats)
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise UnreadableImage(f"{width} x {height} pixels, more than {MOST_PIXELS // 1_000_000} million")
    if picture.format in _COUNTED:
        check_metadata(getattr(picture, "n_frames", 1))
    return picture


def _png(data: bytes) -> Pillow.Image | None:
    """A PNG, opened by its own reader: `Pillow.open` loads those of all common formats first. None where it is to say what is wrong."""
    with later("PIL.ExifTags"):
        from PIL.PngImagePlugin import PngImageFile

    try:
        return PngImageFile(io.BytesIO(data))
    except SyntaxError:
        return None


def _read(data: bytes) -> Image:
    """A picture with the least change that it needs: none, its metadata taken out, or written again. Of an animation only the
    first frame is decoded.
    """
    kept = stripped(data)
    if kept is not None and (size := plain_png_size(data)):
        return image_of("png", size, kept)
    with opened_picture(data) as picture:
        picture.load()
        known = _NATIVE.get(picture.format or "", "")
        turn = _orientation(picture)
        if known and kept is not None and turn == 1 and not needs_change(picture):
            return image_of(known, picture.size, kept)
        return _encoded(_turned(plain_colours(picture), turn), "png" if known == "gif" else known)


def _orientation(picture: Pillow.Image) -> int:
    """How a decoded picture still has to be turned, as EXIF counts it: 1 to 8, 1 for upright and for what cannot be read."""
    if picture.format == "PNG" and picture.info.keys().isdisjoint(_TURNING):
        return 1
    try:
        found = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # a broken EXIF block raises whatever its bytes lead to; the picture is shown as it lies
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _turned(picture: Pillow.Image, orientation: int) -> Pillow.Image:
    """A picture set upright (EXIF 2.32, tag 274)."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def _encoded(picture: Pillow.Image, format: str = "") -> Image:
    """A picture written again without metadata: as `format`, or as JPEG where it is an opaque photograph and as PNG otherwise."""
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        if picture.getchannel("A").getextrema() == (255, 255):
            picture = picture.convert("RGB")
    elif picture.mode not in _PNG_MODES:
        picture = picture.convert("RGB")
    opaque = picture.mode != "RGBA"
    jpeg = opaque and (format == "jpeg" or (not format and _is_photograph(picture)))
    if jpeg and picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    bare = picture.copy()
    bare.info = {}
    target = io.BytesIO()
    if jpeg:
        bare.save(target, "JPEG", quality=_QUALITY)
    else:
        bare.save(target, "PNG")
    return image_of("jpeg" if jpeg else "png", bare.size, target.getvalue())


def _is_photograph(picture: Pillow.Image) -> bool:
    """Whether an opaque picture has more colours, or greys, than drawings have."""
    grey = picture.mode in ("1", "L")
    return picture.convert("L" if grey else "RGB").getcolors(_FEW_GREYS if grey else _FEW_COLOURS) is None


def _shrunk(image: Image, data: bytes, width: int, height: int) -> Image:
    """`shrunk_raster` for an image that is too large."""
    from PIL.Image import Dither, Quantize, Resampling

    with opened_picture(data) as picture:
        if getattr(picture, "is_animated", False):
            return image
        if width * image.height <= height * image.width:
            height = max(1, min(height, round(image.height * width / image.width)))
        else:
            width = max(1, min(width, round(image.width * height / image.height)))
        picture.draft(None, (width * 2, height * 2))
        picture.load()
        paletted = picture.mode == "P" and not picture.has_transparency_data
        full = picture.convert("RGBA") if picture.has_transparency_data else picture
        full = full.convert("L" if full.mode == "1" else "RGB") if full.mode in ("1", "P") else full
        small = full.resize((width, height), Resampling.LANCZOS, reducing_gap=_GAP)
        if paletted:
            small = small.quantize(256, Quantize.MEDIANCUT, dither=Dither.NONE)
        return _encoded(small, "jpeg" if image.format == "jpeg" else "png")
