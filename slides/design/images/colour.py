"""Colours as PowerPoint takes them: eight bits a channel, in sRGB."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from slides.design.images.image import UnreadableImage

if TYPE_CHECKING:
    from PIL import Image as Pillow

_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
"""Pillow's mode -> the colour space that a profile for it names (ICC.1, table 19)."""
_STEPS = (0, 51, 102, 153, 204, 255)
_NEARLY = 3
"""A profile that moves no sample by more than this many of 255 steps is sRGB itself."""
_SIXTEEN = 65535


def needs_change(picture: Pillow.Image) -> bool:
    """Whether a picture's samples are not eight-bit sRGB or grey."""
    return picture.mode == "CMYK" or _is_deep(picture) or _profile_to_apply(picture) != b""


def plain_colours(picture: Pillow.Image) -> Pillow.Image:
    """The picture with eight bits a channel, in sRGB or grey, without a profile. Raises Unreadable where its samples are no numbers."""
    profile = _profile_to_apply(picture)
    if _is_deep(picture):
        picture = _shallow(picture)
    if profile:
        picture = _converted(picture, profile)
    return picture.convert("RGB") if picture.mode in ("CMYK", "YCbCr", "LAB", "HSV") else picture


def _is_deep(picture: Pillow.Image) -> bool:
    """Whether the samples are single numbers of more than eight bits."""
    return picture.mode.startswith("I") or picture.mode == "F"


def _shallow(picture: Pillow.Image) -> Pillow.Image:
    """Deep grey as eight bits: sixteen bits by their full range, other numbers from the least to the greatest that occur."""
    sixteen = picture.mode.startswith("I;16") or picture.format == "PNG"
    numbers = picture.convert("F") if picture.mode == "F" else picture.convert("I")
    low, high = 0.0, float(_SIXTEEN)
    if not sixteen:
        extrema = numbers.getextrema()
        found = float(extrema[0]), float(extrema[1])  # type: ignore[arg-type]
        if not (abs(found[0]) < 1e30 and abs(found[1]) < 1e30):
            raise UnreadableImage("a picture whose samples are not integers")
        if picture.mode == "F" or found[0] < 0 or found[1] > _SIXTEEN:
            low, high = found[0], max(found[1], found[0] + 1e-6)
        elif found[1] <= 255:
            high = 255.0
    scale = 255 / (high - low)
    rounding = 0.0 if picture.mode == "F" else 0.5
    return numbers.point(lambda sample: sample * scale + (rounding - low * scale)).convert("L")


def _base(picture: Pillow.Image) -> str:
    """The mode of a picture's colours alone: L, RGB or CMYK."""
    if picture.mode == "CMYK":
        return "CMYK"
    return "L" if picture.mode in ("1", "L", "LA", "La", "F") or picture.mode.startswith("I") else "RGB"


def _profile_to_apply(picture: Pillow.Image) -> bytes:
    """The picture's profile, where it fits the samples and is not sRGB; empty otherwise."""
    profile = picture.info.get("icc_profile")
    if not isinstance(profile, bytes) or not profile:
        return b""
    return profile if _moves_colours(profile, _base(picture)) else b""


@lru_cache(maxsize=32)
def _moves_colours(profile: bytes, mode: str) -> bool:
    """Whether a profile is one for the mode and gives other samples than sRGB would."""
    from PIL import Image as Pillow
    from PIL import ImageCms

    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space.strip()
        if space != _SPACES[mode]:
            return False
        if mode == "CMYK":
            return True
        levels = [(level,) for level in _STEPS] if mode == "L" else [(r, g, b) for r in _STEPS for g in _STEPS for b in _STEPS]
        samples = bytes(sample for level in levels for sample in level)
        probe = Pillow.frombytes(mode, (len(levels), 1), samples)
        moved = _transformed(probe, profile).tobytes()
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False
    return any(abs(before - after) > _NEARLY for before, after in zip(samples, moved, strict=True))


def _transformed(picture: Pillow.Image, profile: bytes) -> Pillow.Image:
    """An L, RGB or CMYK picture in sRGB or grey, by relative colorimetry with the black points matched. Raises PyCMSError."""
    from PIL import ImageCms

    grey = picture.mode == "L"
    found = ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert found is not None
    return found.convert("L") if grey else found


def _converted(picture: Pillow.Image, profile: bytes) -> Pillow.Image:
    """A picture in sRGB, its transparency kept; as it is where the profile cannot be used."""
    from PIL import ImageCms

    alpha = picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None
    try:
        found = _transformed(picture.convert(_base(picture)), profile)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    if alpha is not None:
        found.putalpha(alpha)
    return found
