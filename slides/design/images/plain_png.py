"""PNG files as most programs write them, seen to be whole without Pillow: to load it takes 8 ms of a small build.

Only what no part of can be read otherwise is taken here: grey, colours, or a palette in at most eight bits, line by line, and no chunk that
says anything about how they look. `tests/test_plain_png.py` holds it against Pillow.
"""

from __future__ import annotations

import struct
import zlib

_BEGINNING = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_CHANNELS = {0: 1, 2: 3, 3: 1, 6: 4}
"""Samples of a pixel by colour type: grey, colours, a palette, colours with how opaque they are."""
_DEPTHS = {0: (1, 2, 4, 8), 2: (8,), 3: (1, 2, 4, 8), 6: (8,)}
_SAYS_NOTHING = b"tEXtSoftware\0"
_MOST_PIXELS = 4_000_000
"""Of more pixels Pillow makes a smaller picture in any case."""
_MOST_FILTER = 4


def plain_png_size(data: bytes) -> tuple[int, int] | None:
    """The width and height in pixels of a PNG that is whole and plain; None where Pillow is to look at it. Linear in its bytes."""
    if not data.startswith(_BEGINNING) or len(data) < 33:
        return None
    width, height, depth, colour, *others = struct.unpack(">IIBBBBB", data[16:29])
    if any(others) or depth not in _DEPTHS.get(colour, ()) or not 0 < width * height <= _MOST_PIXELS:
        return None
    packed = _pixels(data, palette=colour == 3)
    row = (width * _CHANNELS[colour] * depth + 7) // 8 + 1
    return (width, height) if packed and _are_rows(packed, row, height) else None


def _pixels(data: bytes, *, palette: bool) -> bytes:
    """The compressed pixels of a file whose chunks are in order and sound; nothing where one is missing, or is of another kind."""
    kinds: list[bytes] = []
    packed: list[bytes] = []
    at = 8
    while not kinds or kinds[-1] != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 12 + length
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            return b""
        kind = data[at + 4 : at + 8]
        if kind == b"IDAT":
            packed.append(data[at + 8 : end - 4])
        elif not (
            (kind == b"PLTE" and palette and length % 3 == 0 and 0 < length <= 768)
            or (kind == b"IEND" and length == 0)
            or (kind == b"pHYs" and length == 9)
            or (kind == b"IHDR" and length == 13)
            or data.startswith(_SAYS_NOTHING, at + 4)
        ):
            return b""
        if not kinds or kind != b"IDAT" or kinds[-1] != kind:
            kinds.append(kind)
        at = end
    once = [kind for kind in kinds if kind not in (b"pHYs", b"tEXt")]
    return b"".join(packed) if once == [b"IHDR", *([b"PLTE"] if palette else []), b"IDAT", b"IEND"] else b""


def _are_rows(packed: bytes, row: int, height: int) -> bool:
    """Whether compressed pixels are so many rows of so many bytes, each under a filter that there is."""
    unpacking = zlib.decompressobj()
    try:
        rows = unpacking.decompress(packed, row * height + 1)
    except zlib.error:
        return False
    return unpacking.eof and not unpacking.unused_data and len(rows) == row * height and max(rows[::row]) <= _MOST_FILTER
