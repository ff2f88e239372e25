"""The only door to python-pptx: whole parts become its package, and the package a file that is the same every time.

python-pptx's own calls walk the package at each step (part names, relationships, images), which makes decks quadratic in
their slides, and its writer recurses along links from slide to slide and stamps the time of day on every entry. So parts come
here finished, relationships are loaded in one go each, and the parts are written in the order given.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from typing import IO

from pptx.opc.oxml import CT_Relationships, CT_Types, serialize_part_xml
from pptx.opc.package import Part
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.package import Package

from slides.write.parts import TYPES, RawPart, Relation

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can have: decks carry no time of building."""
_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_STORED = ("png", "jpeg", "gif", "xlsx")


def assemble(raw: Sequence[RawPart]) -> list[Part]:
    """python-pptx's parts, each with its relationships."""
    package = Package("")
    parts = {PackURI(each.name): Part(PackURI(each.name), TYPES[each.type], package, each.data) for each in raw}
    for each in raw:
        if each.relations:
            parts[PackURI(each.name)].load_rels_from_xml(_relationships(each.relations, PackURI(each.name).baseURI), parts)
    return list(parts.values())


def _relationships(relations: Sequence[Relation], base: str) -> CT_Relationships:
    """A `.rels` document; targets inside the package are relative to `base`."""
    found = CT_Relationships.new()
    for each in relations:
        target = each.target if each.external else PackURI(each.target).relative_ref(base)
        found.add_rel(each.identity, each.type, target, each.external)
    return found


def save(parts: Sequence[Part], relations: Sequence[Relation], target: IO[bytes]) -> None:
    """Write the package: content types, the package's relationships, then the parts in order."""
    with zipfile.ZipFile(target, "w") as archive:
        _put(archive, CONTENT_TYPES_URI, _content_types(parts))
        _put(archive, PACKAGE_URI.rels_uri, serialize_part_xml(_relationships(relations, PACKAGE_URI.baseURI)))
        for part in parts:
            _put(archive, part.partname, part.blob)
            if len(part.rels):
                _put(archive, part.partname.rels_uri, part.rels.xml)


def _put(archive: zipfile.ZipFile, name: PackURI, data: bytes) -> None:
    """One entry; pictures and workbooks are compressed already and only stored."""
    entry = zipfile.ZipInfo(name.membername, _EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if name.ext in _STORED else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    archive.writestr(entry, data)


def _content_types(parts: Sequence[Part]) -> bytes:
    """Media by extension, every other part by name."""
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
