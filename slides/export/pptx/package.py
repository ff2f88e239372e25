"""Whole parts become a package, and the package a file that is the same every time.

python-pptx's own calls walk the package at each step (part names, relationships, images), which makes decks quadratic in
their slides, its writer recurses along links from slide to slide and stamps the time of day on every entry, and its import alone took a
seventh of a cold build. So parts come here finished, and are written in order under a fixed date, with their relationships and content
types as the Open Packaging Conventions (ECMA-376, part 2) have them. python-pptx opens the file for whoever goes on with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from posixpath import relpath
from typing import IO

from slides.base.memo import memoized
from slides.export.pptx.drawingml import attribute
from slides.export.pptx.parts import TYPES, RawPart, Relation
from slides.export.pptx.zip_archive import ZipEntry, archive, packed_entry

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
    types = packed_entry("[Content_Types].xml", _content_types(named))
    archive([types, packed_entry("_rels/.rels", _relationships(relations, "/")), *entries], target)


@memoized
def _entries(raw: RawPart) -> tuple[ZipEntry, ...]:
    """A part as it lies in the archive, after it its relationships."""
    folder, _, name = raw.name.rpartition("/")
    lasting = raw.type in _LASTING
    entry = packed_entry(
        raw.name[1:],
        raw.data,
        compressed=(raw.type in _STORED and not raw.foreign) or raw.name.endswith((".png", ".jpeg", ".jpg", ".gif")),
        lasting=lasting,
    )
    if not raw.relations:
        return (entry,)
    return entry, packed_entry(f"{folder[1:]}/_rels/{name}.rels".lstrip("/"), _relationships(raw.relations, folder or "/"), lasting=lasting)


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
    """Media by extension, every other part by name. named: names of all parts, their types as keys of TYPES, and those that a template
    states.
    """
    parts = [(name, own or TYPES[kind], kind in _BY_EXTENSION and not own, _extension(name)) for name, kind, own in named]
    defaults = {extension: kind for _, kind, shared, extension in parts if shared}
    for _, kind, _, extension in parts:
        if extension not in _DEFAULTS:
            defaults.setdefault(extension, kind)
    listed = [f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in sorted({**_DEFAULTS, **defaults}.items())]
    own = [
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind, shared, extension in parts
        if not shared and defaults.get(extension) != kind
    ]
    return "".join([_TYPES, *listed, *own, "</Types>"]).encode()


def _extension(name: str) -> str:
    """What follows the last dot of a part's name; empty where there is none."""
    stem, _, extension = name.rpartition("/")[2].rpartition(".")
    return extension if stem else ""
