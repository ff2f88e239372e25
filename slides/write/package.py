"""The only door to python-pptx: whole parts become its package, and the package a file that is the same every time.

python-pptx's own calls walk the package at each step (part names, relationships, images), which makes decks quadratic in
their slides, and its writer recurses along links from slide to slide and stamps the time of day on every entry. So parts come
here finished, and are written in order under a fixed date. Relationships are written as text: through python-pptx's elements
those of a thousand slides cost more than their XML and its compression together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from posixpath import relpath
from typing import IO

from slides.later import later
from slides.memory import FORGETFUL, Memory
from slides.write.archive import Entry, archive, packed
from slides.write.parts import TYPES, RawPart, Relation
from slides.write.xml import attribute

with later("urllib.request", "PIL.Image", "PIL.ImageFont", "zipfile", "datetime"):
    from pptx.opc.oxml import CT_Types, serialize_part_xml
    from pptx.opc.package import Part
    from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
    from pptx.package import Package

_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_STORED = ("png", "jpeg", "gif", "xlsx")
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def save(raw: Sequence[RawPart], relations: Sequence[Relation], target: IO[bytes], memory: Memory = FORGETFUL) -> None:
    """Write the package: content types, the package's relationships, then the parts in order, each with its relationships.

    Of each part only the compressed bytes are kept until the directory is known.
    """
    entries = [entry for part in raw for entry in memory.of(_entries, part)]
    types = packed(CONTENT_TYPES_URI.membername, memory.of(_content_types, tuple((part.name, part.type) for part in raw)))
    archive([types, packed(PACKAGE_URI.rels_uri.membername, _relationships(relations, PACKAGE_URI.baseURI)), *entries], target)


def _entries(raw: RawPart) -> tuple[Entry, ...]:
    """A part as it lies in the archive, after it its relationships."""
    name = PackURI(raw.name)
    entry = packed(name.membername, raw.data, compressed=raw.type in _STORED)
    return (entry, packed(name.rels_uri.membername, _relationships(raw.relations, name.baseURI))) if raw.relations else (entry,)


def _relationships(relations: Sequence[Relation], base: str) -> bytes:
    """A `.rels` document; targets inside the package are relative to `base`."""
    return "".join(_rels_lines(relations, base)).encode()


def _rels_lines(relations: Sequence[Relation], base: str) -> Iterator[str]:
    yield "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    yield f'<Relationships xmlns="{_RELATIONS}">'
    for each in relations:
        if each.external:
            yield f'<Relationship Id="{each.identity}" Type="{each.type}" Target="{attribute(each.target)}" TargetMode="External"/>'
        else:
            yield f'<Relationship Id="{each.identity}" Type="{each.type}" Target="{_relative(each.target, base)}"/>'
    yield "</Relationships>"


def _relative(target: str, base: str) -> str:
    """A part's name as seen from the folder of another."""
    folder, _, name = target.rpartition("/")
    return _way(folder or "/", base) + name


@lru_cache(maxsize=64)
def _way(folder: str, base: str) -> str:
    """The way from one folder of the package to another."""
    way = relpath(folder, base)
    return "" if way == "." else f"{way}/"


def _content_types(named: tuple[tuple[str, str], ...]) -> bytes:
    """Media by extension, every other part by name. named: names and types of all parts."""
    package = Package("")
    parts = [Part(PackURI(name), TYPES[kind], package) for name, kind in named]
    types = CT_Types.new()
    media = {part.partname.ext: part.content_type for part in parts if _by_extension(part)}
    for extension, kind in sorted({**_DEFAULTS, **media}.items()):
        types.add_default(extension, kind)
    for part in parts:
        if not _by_extension(part):
            types.add_override(part.partname, part.content_type)
    return serialize_part_xml(types)


def _by_extension(part: Part) -> bool:
    """Whether a part's type is told by its extension: those of pictures and workbooks are."""
    return part.content_type.startswith("image/") or part.content_type == TYPES["xlsx"]
