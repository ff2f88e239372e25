"""A zip file from whole entries, byte for byte what the standard library's writer makes of them.

The standard library's writer takes six times as long as the compression itself for a deck's thousands of small entries, because it
writes each as a stream of unknown length and comes back to its header. Here every entry is whole. Layout and numbers: PKWARE's
APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14 to 4.3.16 (ends).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache
from typing import IO
from zlib import compress, crc32

from slides.base.records import frozen

_COMMON, _PLACE = struct.Struct("<4HL2L2H"), struct.Struct("<3H2L")
"""What an entry's two headers share, and what its second one says after that."""
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_VERSION, _VERSION64, _UNIX = 20, 45, 3
_STORED, _DEFLATED, _LEVEL, _RAW = 0, 8, 6, -15
_MIDNIGHT, _NEW_YEAR_1980 = 0, (1 << 5) | 1
"""The earliest time a zip entry can have: decks carry no time of building."""
_ATTRIBUTES = 0o600 << 16
_LOCAL, _CENTRAL = b"PK\3\4" + bytes((_VERSION, 0)), b"PK\1\2" + bytes((_VERSION, _UNIX, _VERSION, 0))
"""How headers begin: before an entry's bytes, and in the directory."""
_MOST_ENTRIES, _MOST_BYTES = 0xFFFF, 0x7FFFFFFF


class TooLarge(OSError):
    """A package of more than two gigabytes, which PowerPoint does not open."""

    def __init__(self) -> None:
        super().__init__(27, "the deck is larger than 2 GB")


@frozen
class ZipEntry:
    """One file of the archive, ready to be written: its name in ASCII, its bytes as they are stored, and of the whole bytes the sum."""

    name: str
    stored: bytes
    size: int
    checksum: int
    method: int


def packed_entry(name: str, data: bytes, *, compressed: bool = False, lasting: bool = False) -> ZipEntry:
    """A file ready for the archive. compressed: its bytes are so already, as those of pictures are. lasting: other decks of this
    process have the same file, so that what it is compressed to is remembered.
    """
    if compressed:
        return ZipEntry(name, data, len(data), crc32(data), _STORED)
    return ZipEntry(name, _remembered(data) if lasting else _deflated(data), len(data), crc32(data), _DEFLATED)


def _deflated(data: bytes) -> bytes:
    return compress(data, _LEVEL, _RAW)


_remembered = lru_cache(maxsize=512)(_deflated)


def archive(entries: Iterable[ZipEntry], target: IO[bytes]) -> None:
    """Write entries one after the other, then their directory. TooLarge where an offset would pass two gigabytes."""
    directory: list[bytes] = []
    at = 0
    for entry in entries:
        name = entry.name.encode("ascii")
        if at + len(entry.stored) > _MOST_BYTES:
            raise TooLarge
        stored = len(entry.stored)
        common = _COMMON.pack(0, entry.method, _MIDNIGHT, _NEW_YEAR_1980, entry.checksum, stored, entry.size, len(name), 0)
        directory.append(_CENTRAL + common + _PLACE.pack(0, 0, 0, _ATTRIBUTES, at) + name)
        head = _LOCAL + common + name
        target.write(head)
        target.write(entry.stored)
        at += len(head) + stored
    listed = b"".join(directory)
    target.write(listed + _end(len(directory), len(listed), at))


def _end(count: int, size: int, at: int) -> bytes:
    """The end of a directory of `count` entries and `size` bytes that begins at `at`."""
    long = b""
    if count > _MOST_ENTRIES:
        long = _END64.pack(b"PK\6\6", _END64.size - 12, _VERSION64, _VERSION64, 0, 0, count, count, size, at)
        long += _LOCATOR64.pack(b"PK\6\7", 0, at + size, 1)
    shown = min(count, _MOST_ENTRIES)
    return long + _END.pack(b"PK\5\6", 0, 0, shown, shown, size, at, 0)
