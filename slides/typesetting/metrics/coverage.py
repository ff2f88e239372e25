"""Which letters an installed font has, read from the table of letters (cmap) of its file."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO

from slides.typesetting.metrics import installed

Ranges = tuple[tuple[int, int], ...]
"""First and last code point of each run of letters, in order."""
_LARGEST = 4_000_000
"""Bytes of a table that are read."""
_ENCODINGS = ((3, 10), (0, 6), (0, 4), (0, 3), (3, 1), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of Unicode tables, the fullest first."""


@lru_cache(maxsize=4096)
def covering_family(letter: str, families: Sequence[str]) -> str:
    """The first installed of some families that has a letter, else any that has it, upright text faces first; empty where none has."""
    for family in families:
        if (file := installed.file_of(family)) and has_letter(file, letter):
            return family
    for file in _by_likeness():
        if has_letter(file, letter) and (found := installed.families_in(file)):
            return found[0]
    return ""


@lru_cache(maxsize=4096)
def advance(text: str, family: str, bold: bool) -> float | None:
    """The width of a text in em, shaped in an installed family; None where that cannot be told."""
    font = installed.opened_font(installed.file_of(family, bold))
    try:
        return font[0].getlength(text) / font[1] if font else None
    except (OSError, ValueError):
        return None


def has_letter(file: str, letter: str) -> bool:
    """Whether a font file has a letter; of a collection its first face."""
    ranges = _covered(file)
    at = bisect_right(ranges, (ord(letter), 0x110000)) - 1
    return at >= 0 and ranges[at][0] <= ord(letter) <= ranges[at][1]


@lru_cache(maxsize=1)
def _by_likeness() -> tuple[str, ...]:
    """All font files: sans before serif, regular before bold and slanted, each in order of its name."""

    def strangeness(file: str) -> tuple[int, str]:
        name = Path(file).stem.casefold()
        return sum(word in name for word in ("serif", "bold", "italic", "oblique", "condensed", "light", "mono")), file

    return tuple(sorted(installed.font_files(), key=strangeness))


@lru_cache(maxsize=1024)
def _covered(file: str) -> Ranges:
    """The letters of a font file; none for a file that is no font."""
    try:
        with Path(file).open("rb") as data:
            return _letters_of(_table(data))
    except (OSError, struct.error, IndexError):
        return ()


def _table(data: IO[bytes]) -> bytes:
    """The table of letters of an open font file."""
    head = data.read(16)
    start = struct.unpack(">I", head[12:16])[0] if head[:4] == b"ttcf" else 0
    data.seek(start)
    (count,) = struct.unpack(">4xH6x", data.read(12))
    for _ in range(min(count, 256)):
        name, place, length = struct.unpack(">4s4xII", data.read(16))
        if name == b"cmap":
            data.seek(place)
            return data.read(min(length, _LARGEST))
    return b""


def _letters_of(table: bytes) -> Ranges:
    """The runs of letters of a table, from the fullest of its subtables for Unicode."""
    if not table:
        return ()
    (count,) = struct.unpack_from(">H", table, 2)
    places = {}
    for at in range(min(count, 64)):
        platform, encoding, place = struct.unpack_from(">HHI", table, 4 + 8 * at)
        places[platform, encoding] = place
    for wanted in _ENCODINGS:
        if (place := places.get(wanted)) is None:
            continue
        (form,) = struct.unpack_from(">H", table, place)
        if form == 12:
            return _of_groups(table, place)
        if form == 4:
            return _of_segments(table, place)
    return ()


def _of_groups(table: bytes, place: int) -> Ranges:
    """The runs of a subtable of format 12."""
    (count,) = struct.unpack_from(">I", table, place + 12)
    stop = place + 16 + 12 * min(count, (len(table) - place - 16) // 12)
    return tuple(sorted((first, last) for first, last, _ in struct.iter_unpack(">III", table[place + 16 : stop])))


def _of_segments(table: bytes, place: int) -> Ranges:
    """The runs of a subtable of format 4."""
    (twice,) = struct.unpack_from(">H", table, place + 6)
    count = twice // 2
    lasts = struct.unpack_from(f">{count}H", table, place + 14)
    firsts = struct.unpack_from(f">{count}H", table, place + 16 + twice)
    return tuple(sorted((first, last) for first, last in zip(firsts, lasts, strict=True) if first <= last and first != 0xFFFF))
