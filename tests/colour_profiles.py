"""Colour profiles for tests, written byte by byte after ICC.1:2010."""

from __future__ import annotations

import struct

_D50 = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)


def profile(space: bytes, connection: bytes, tags: dict[bytes, bytes], kind: bytes = b"mntr") -> bytes:
    """A profile of version 2 with these tags. space, connection, kind: four letters each."""
    tags = {b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Test\0" + bytes(78), b"wtpt": _xyz(_D50), **tags}
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4sI4s4s4s12s4s", start + len(body), b"lcms", 0x02400000, kind, space, connection, bytes(12), b"acsp")
    header += bytes(28) + struct.pack(">iii", *(round(each * 65536) for each in _D50))
    return header.ljust(128, b"\0") + table + body


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">iii", *(round(each * 65536) for each in value))


_LINEAR = b"curv\0\0\0\0" + struct.pack(">I", 0)


def linear() -> bytes:
    """sRGB's colours with linear light: middle grey becomes much lighter."""
    return _rgb(_RED, _GREEN, _BLUE)


def swapped() -> bytes:
    """Linear light with red and green exchanged."""
    return _rgb(_GREEN, _RED, _BLUE)


def _rgb(red: tuple[float, float, float], green: tuple[float, float, float], blue: tuple[float, float, float]) -> bytes:
    curves = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _LINEAR)
    return profile(b"RGB ", b"XYZ ", {b"rXYZ": _xyz(red), b"gXYZ": _xyz(green), b"bXYZ": _xyz(blue), **curves})


def grey() -> bytes:
    """Grey in linear light."""
    return profile(b"GRAY", b"XYZ ", {b"kTRC": _LINEAR})


def cmyk() -> bytes:
    """A press on which every ink alone is black already: an `mft1` table of two points a channel."""
    ramp = bytes(range(256))
    points = b"".join(bytes((0 if at else 255, 128, 128)) for at in range(16))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + matrix + ramp * 4 + points + ramp * 3
    return profile(b"CMYK", b"Lab ", {b"A2B0": table}, b"prtr")
