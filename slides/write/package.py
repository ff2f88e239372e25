"""The only door to python-pptx: whole parts become a package, and the package a file that is the same every time.

python-pptx's own calls walk the package at each step (part names, relationships, images), which makes decks quadratic in
their slides, and its writer recurses along links from slide to slide and stamps the time of day on every entry. So parts come
here finished, and are written in order under a fixed date. What there is of each slide, its relationships and its content type, is
written as text: through python-pptx's elements those of a thousand slides cost more than their XML and its compression together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from posixpath import relpath
from typing import IO

from slides.write.archive import Entry, archive, packed
from slides.write.later import later
from slides.write.parts import TYPES, RawPart, Relation
from slides.write.xml import attribute

with later("urllib.request", "PIL.Image", "PIL.ImageFont"):
    from pptx.opc.oxml import CT_Types, serialize_part_xml
    from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_STORED = frozenset({"png", "jpeg", "gif", "xlsx"})
_BY_EXTENSION = frozenset({"png", "jpeg", "gif", "svg", "xlsx"})
"""The types of part that are told by the extension: those of pictures and workbooks."""
_LASTING = frozenset({"slideLayout", "slideMaster", "notesMaster", "theme", "presProps", "viewProps", "tableStyles"})
"""The types of part that belong to the design, and are the same in most decks."""
_RELATIONS = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)


def save(raw: Iterable[RawPart], relations: Sequence[Relation], target: IO[bytes]) -> None:
    """Write the package: content types, the package's relationships, then the parts in order, each with its relationships.

    Of each part only the compressed bytes are kept until the directory is known.
    """
    types: list[tuple[str, str]] = []
    entries: list[Entry] = []
    for each in raw:
        types.append((each.name, each.type))
        lasting = each.type in _LASTING
        entries.append(packed(each.name[1:], each.data, compressed=each.type in _STORED, lasting=lasting))
        if each.relations:
            folder, _, file = each.name.rpartition("/")
            entries.append(packed(f"{folder[1:]}/_rels/{file}.rels", _relationships(each.relations, folder), lasting=lasting))
    listed = packed(CONTENT_TYPES_URI.membername, _content_types(types))
    archive([listed, packed(PACKAGE_URI.rels_uri.membername, _relationships(relations, PACKAGE_URI.baseURI)), *entries], target)


def _relationships(relations: Sequence[Relation], base: str) -> bytes:
    """A `.rels` document; targets inside the package are relative to `base`."""
    return f"{_RELATIONS}{''.join([_relationship(each, base) for each in relations])}</Relationships>".encode()


def _relationship(each: Relation, base: str) -> str:
    """One relationship of a document."""
    if each.external:
        return f'<Relationship Id="{each.identity}" Type="{each.type}" Target="{attribute(each.target)}" TargetMode="External"/>'
    folder, _, name = each.target.rpartition("/")
    return f'<Relationship Id="{each.identity}" Type="{each.type}" Target="{_way(folder or "/", base)}{name}"/>'


@lru_cache(maxsize=64)
def _way(folder: str, base: str) -> str:
    """The way from one folder of the package to another."""
    way = relpath(folder, base)
    return "" if way == "." else f"{way}/"


def _content_types(parts: Sequence[tuple[str, str]]) -> bytes:
    """Media by extension, every other part by name. parts: names, and types as keys of TYPES."""
    types = CT_Types.new()
    media = {name.rpartition(".")[2]: TYPES[kind] for name, kind in parts if kind in _BY_EXTENSION}
    for extension, kind in sorted({**_DEFAULTS, **media}.items()):
        types.add_default(extension, kind)
    named = [f'<Override PartName="{name}" ContentType="{TYPES[kind]}"/>' for name, kind in parts if kind not in _BY_EXTENSION]
    document: bytes = serialize_part_xml(types)
    return document.replace(b"</Types>", "".join([*named, "</Types>"]).encode())
