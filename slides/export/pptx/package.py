"""Whole parts become a package, and the package a file that is the same every time.

python-pptx's own calls walk the package at each step (part names, relationships, images), which makes decks quadratic in
their slides, and its writer recurses along links from slide to slide and stamps the time of day on every entry. So parts come
here finished, and are written in order under a fixed date. Parts are named by python-pptx's `PackURI`, whose module is loaded without the
rest of the library: all of it would take a seventh of a small build. Relationships and content types are written as text;
`tests/test_archive.py` holds them against what python-pptx writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from posixpath import relpath
from typing import IO, TYPE_CHECKING

from slides.base.lazy_modules import module_alone
from slides.base.memo import memoized
from slides.export.pptx.drawingml import attribute
from slides.export.pptx.parts import TYPES, RawPart, Relation
from slides.export.pptx.zip_archive import ZipEntry, archive, packed_entry

if TYPE_CHECKING:
    from pptx.opc import packuri
else:
    packuri = module_alone("pptx", "opc", "packuri")

_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_STORED = frozenset({"png", "jpeg", "gif", "xlsx"})
_BY_EXTENSION = frozenset({"png", "jpeg", "gif", "svg", "xlsx"})
"""The types of part that are told by the extension: those of pictures and workbooks."""
_LASTING = frozenset({"slideLayout", "slideMaster", "notesMaster", "theme", "presProps", "viewProps", "tableStyles"})
"""The types of part that belong to the design, and are the same in most decks."""
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_RELATIONS = f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_TYPES = f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'


def save(raw: Sequence[RawPart], relations: Sequence[Relation], target: IO[bytes]) -> None:
    """Write the package: content types, the package's relationships, then the parts in order, each with its relationships.

    Of each part only the compressed bytes are kept until the directory is known.
    """
    entries = [entry for part in raw for entry in _entries(part)]
    named = tuple((part.name, part.type, part.content_type) for part in raw)
    types = packed_entry(packuri.CONTENT_TYPES_URI.membername, _content_types(named))
    archive(
        [types, packed_entry(packuri.PACKAGE_URI.rels_uri.membername, _relationships(relations, packuri.PACKAGE_URI.baseURI)), *entries],
        target,
    )


@memoized
def _entries(raw: RawPart) -> tuple[ZipEntry, ...]:
    """A part as it lies in the archive, after it its relationships."""
    name, lasting = packuri.PackURI(raw.name), raw.type in _LASTING
    entry = packed_entry(
        name.membername,
        raw.data,
        compressed=(raw.type in _STORED and not raw.foreign) or raw.name.endswith((".png", ".jpeg", ".jpg", ".gif")),
        lasting=lasting,
    )
    if not raw.relations:
        return (entry,)
    return entry, packed_entry(name.rels_uri.membername, _relationships(raw.relations, name.baseURI), lasting=lasting)


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


@memoized
def _content_types(named: tuple[tuple[str, str, str], ...]) -> bytes:
    """Media by extension (which is the same in capitals), every other part by name, as those without one. named: names of all parts, their types as keys of TYPES, and those that a template
    states.
    """
    parts = [(name, own or TYPES[kind], kind in _BY_EXTENSION and not own, packuri.PackURI(name).ext) for name, kind, own in named]
    media = {extension: kind for _, kind, shared, extension in parts if shared}
    for _, kind, _, ending in parts:
        extension = ending.lower()
        if extension.isalnum() and extension.isascii() and extension not in ("xml", "rels"):
            media.setdefault(extension, kind)
    defaults = [
        f'<Default Extension="{extension}" ContentType="{attribute(kind)}"/>' for extension, kind in sorted({**_DEFAULTS, **media}.items())
    ]
    own_types = [
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind, shared, extension in parts
        if not shared and media.get(extension.lower()) != kind
    ]
    return "".join([_TYPES, *defaults, *own_types, "</Types>"]).encode()
