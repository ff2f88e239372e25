"""Metadata taken out of PNG, JPEG and GIF files without touching their pixels: the bytes of everything else stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from slides.base.diagnostics import SlidesError
from slides.base.lazy_regex import pattern
from slides.design.images.image import MOST_FRAMES, MOST_PARTS, UnreadableImage

_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs cICP acTL fcTL fdAT".split()  # PNG, third edition, section 11
)
"""The chunks that say how a PNG looks; text, time, EXIF, profiles and private chunks are the others."""
_JFIF, _ADOBE = 0xE0, 0xEE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""JPEG markers without a length (ITU-T T.81, table B.1)."""
_AFTER_SCAN = pattern(rb"\xff[^\x00\xd0-\xd7\xff]")
_BEGINNINGS = MappingProxyType({b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"})
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""GIF application extensions that say how often an animation plays."""


class _Odd(SlidesError):
    """A file whose parts do not follow its format."""


def stripped(data: bytes) -> bytes | None:
    """A PNG, JPEG or GIF file without metadata; None for other files and where its parts cannot be distinguished.

    Linear in the parts, of which no pixel is decoded. Raises Unreadable for more than `MOST_FRAMES` frames or `MOST_PARTS` parts.
    """
    name = next((each for start, each in _BEGINNINGS.items() if data.startswith(start)), "")
    try:
        return _STRIP[name](data) if name else None
    except (_Odd, IndexError):
        return None


def check_metadata(frames: int, parts: int = 0) -> None:
    """Raises Unreadable for an animation of more than `MOST_FRAMES` frames, and for a file of more than `MOST_PARTS` parts."""
    if frames > MOST_FRAMES:
        raise UnreadableImage(f"an animation of more than {MOST_FRAMES:,} frames")
    if parts > MOST_PARTS:
        raise UnreadableImage(f"a picture in more than {MOST_PARTS:,} parts")


def _png(data: bytes) -> bytes:
    """The chunks that are shown, in order (PNG, section 5.3: length, type, data, check sum)."""
    kept, at, kind = [_PNG], len(_PNG), b""
    parts = frames = 0
    while kind != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise _Odd
        parts += 1
        frames += kind == b"fcTL"
        check_metadata(frames, parts)
        if kind in _SHOWN:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    """Tables, frames and scans with JFIF's and Adobe's own segments; nothing after the end of the image."""
    kept, at, marker, parts = [data[:2]], 2, 0, 0
    while marker != 0xD9:
        parts += 1
        check_metadata(0, parts)
        if data[at] != 0xFF:
            raise _Odd
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 if marker in _ALONE or marker == 0xD9 else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data):
            raise _Odd
        if marker == 0xDA:
            found = _AFTER_SCAN.search(data, end)
            if found is None:
                raise _Odd
            end = found.start()
        segment = data[at:end]
        if not (_JFIF <= marker <= 0xEF or marker == 0xFE) or _is_needed(marker, segment):
            kept.append(segment)
        at = end
    return b"".join(kept)


def _is_needed(marker: int, segment: bytes) -> bool:
    """Whether an application segment says how the pixels are to be read: JFIF without a thumbnail, or Adobe's colour transform."""
    jfif = marker == _JFIF and segment[4:9] == b"JFIF\0" and segment[16:18] == b"\0\0"
    return jfif or (marker == _ADOBE and segment[4:9] == b"Adobe")


def _gif(data: bytes) -> bytes:
    """Every frame with its timing, and the loop; comments and other applications' blocks are left out (GIF89a, section 12 on)."""
    at = 13 + _colours(data[10])
    kept = [data[:at]]
    parts = frames = 0
    while data[at] != 0x3B:
        start, keep = at, True
        if data[at] == 0x2C:
            at += 10 + _colours(data[at + 9]) + 1
            frames += 1
            check_metadata(frames)
        elif data[at] == 0x21:
            label = data[at + 1]
            keep = label in (0xF9, 0x01) or (label == 0xFF and data[at + 3 : at + 14] in _LOOPS)
            at += 2
        else:
            raise _Odd
        at, parts = _after_blocks(data, at, parts)
        if keep:
            kept.append(data[start:at])
    return b"".join((*kept, b"\x3b"))


def _colours(flags: int) -> int:
    """The length in bytes of the colour table that a GIF's flags announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int, parts: int) -> tuple[int, int]:
    """The place after a GIF's sub-blocks, the last of which is empty, and how many parts there are by then."""
    while length := data[at]:
        at += 1 + length
        parts += 1
        check_metadata(0, parts)
    return at + 1, parts + 1


_STRIP: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({"png": _png, "jpeg": _jpeg, "gif": _gif})
