"""Media and workbooks: whether their bytes are what their type says, whole, and without formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from slides.base.lazy_regex import pattern
from slides.export.pptx.package_fault import Fault
from slides.export.pptx.parts import RawPart

_ENDS = {
    "png": ((b"\x89PNG\r\n\x1a\n",), b"IEND\xaeB`\x82"),
    "jpeg": ((b"\xff\xd8\xff",), b"\xff\xd9"),
    "gif": ((b"GIF87a", b"GIF89a"), b";"),
    "xlsx": ((b"PK\x03\x04",), b""),
}
"""How files of a type begin and end: PNG (section 5.2 and 11.2.5), JPEG (T.81, B.1), GIF89a (17 and 27), ZIP (4.3.7)."""
_SVG = pattern(rb"<svg[\s>]")
_PROLOGUE = 4096
"""Bytes in which an SVG has its root."""
_ACTIVE = pattern(r"externalLinks|vbaProject|macrosheets|connections\.xml|activeX", re.IGNORECASE)
_FORMULA = pattern(rb"<f[\s/>]")
_WHERE = pattern(r"xl/worksheets/[^/]+\.xml")


def media(parts: Sequence[RawPart]) -> tuple[Fault, ...]:
    """Pictures and workbooks that are not what they say."""
    return tuple(_media(parts))


def _media(parts: Sequence[RawPart]) -> Iterator[Fault]:
    for part in parts:
        if part.foreign:
            continue
        if part.type in _ENDS:
            starts, end = _ENDS[part.type]
            if not part.data.startswith(starts):
                yield Fault(part.name, "media", f"is no {part.type}: it begins with {part.data[:12]!r}")
            elif not part.data.endswith(end):
                yield Fault(part.name, "media", f"is a {part.type} that breaks off")
            elif part.type == "xlsx":
                yield from _workbook(part)
        elif part.type == "svg" and not _SVG.search(part.data[:_PROLOGUE]):
            yield Fault(part.name, "media", f"is no svg: it begins with {part.data[:12]!r}")


def _workbook(part: RawPart) -> Iterator[Fault]:
    """A workbook that cannot be read, or holds more than numbers and texts."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(part.data)) as book:
            names = book.namelist()
            sheets = [book.read(name) for name in names if _WHERE.fullmatch(name)]
    except (zipfile.BadZipFile, zipfile.zlib.error, EOFError) as error:  # type: ignore[attr-defined]
        yield Fault(part.name, "workbook", f"cannot be read: {error}")
        return
    if not sheets or any(_FORMULA.search(sheet) for sheet in sheets) or any(map(_ACTIVE.search, names)):
        yield Fault(part.name, "workbook", "holds no sheet, a formula, a link or code")
