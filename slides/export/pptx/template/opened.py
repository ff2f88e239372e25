"""A presentation file as parts with their types and relationships, within bounds, and nothing in it run or fetched."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import field
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import quote, unquote

from slides.base.records import frozen
from slides.design.template import Related, TemplatePart
from slides.export.pptx.template_error import TemplateError

LARGEST_FILE, LARGEST_PACKAGE, LARGEST_XML = 256 << 20, 512 << 20, 24 << 20
"""Bytes of the file, of all its parts unpacked, and of one part of XML."""
MOST_PARTS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an OLE compound file begins: an encrypted file, or one of PowerPoint 97."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PRESENTATIONS = tuple(f"{kind}{macros}.main+xml" for kind in ("presentation", "template", "slideshow") for macros in ("", ".macroEnabled"))
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@frozen
class Package:
    """The parts of a file by their names, and the package's own relationships."""

    parts: dict[str, TemplatePart]
    relations: tuple[Related, ...]
    presentation: str
    trees: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """Parts that were parsed, which are only read."""

    def targets(self, name: str, kind: str) -> list[str]:
        """The parts to which a part's relationships of a kind lead, in their order."""
        return [target for _, own, target, outside in self.parts[name].relations if not outside and own.endswith(f"/{kind}")]

    def xml(self, name: str) -> Any:
        """A part's root element. TemplateError where it is no XML."""
        if name not in self.trees:
            self.trees[name] = parsed(self.parts[name].data, name)
        return self.trees[name]


def parsed(data: bytes, name: str) -> Any:
    """The root element of XML; nothing that it names is looked up. TemplateError where it is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TemplateError(f"its part {name} is not valid XML", "open it in PowerPoint and save it again") from error
    if root.getroottree().docinfo.doctype:
        raise TemplateError(f"its part {name} has a document type, which no presentation has", "save it in PowerPoint again")
    return root


def open_package(data: bytes) -> Package:
    """A file's bytes as a package. TemplateError where it is none, is encrypted, or is larger than a template can be."""
    if data.startswith(_OLE):
        raise TemplateError("it is encrypted, or a file of PowerPoint 97 to 2003", "save it in PowerPoint as .pptx without a password")
    if len(data) > LARGEST_FILE:
        raise TemplateError(f"it is larger than {LARGEST_FILE >> 20} MB", "remove pictures and films from it")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            blobs = _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise TemplateError("it is not a PowerPoint file, or is damaged", "open it in PowerPoint and save it again") from error
    types = _content_types(blobs.pop("/[Content_Types].xml", b""))
    relations = {name: data for name, data in blobs.items() if name.endswith(".rels")}
    parts = {}
    for name, blob in blobs.items():
        if name not in relations:
            folder, _, file = name.rpartition("/")
            own = _related(relations.get(f"{folder}/_rels/{file}.rels", b""), name)
            kind = types.get(name.lower()) or types.get("." + name.rpartition(".")[2].lower(), "application/octet-stream")
            parts[name] = TemplatePart(name, kind, blob, own)
    root = _related(relations.get("/_rels/.rels", b""), "/")
    main = next((target for _, kind, target, outside in root if kind.endswith("/officeDocument") and not outside), "")
    if main not in parts or not parts[main].content_type.endswith(_PRESENTATIONS):
        raise TemplateError("it is not a presentation", "name a .pptx or .potx file")
    return Package(parts, root, main)


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The files of an archive by part name, the first of each name; TemplateError where they are too many or too large."""
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise TemplateError(f"it has {len(entries):,} parts, more than {MOST_PARTS:,}", "use a template with fewer layouts and pictures")
    found: dict[str, bytes] = {}
    left = LARGEST_PACKAGE
    for entry in entries:
        name = part_name_of(entry.filename)
        if entry.is_dir() or name in found:
            continue
        if entry.flag_bits & 1:
            raise TemplateError("it is encrypted", "save it without a password")
        most = min(left, LARGEST_XML if name.endswith((".xml", ".rels")) else left)
        with archive.open(entry) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise TemplateError("its parts are larger than a template's can be when unpacked", "open it in PowerPoint and save it again")
        left -= len(data)
        found[name] = data
    return found


def part_name_of(path: str) -> str:
    """A path in an archive, or a target, as a part's name: from the root, without steps, in ASCII."""
    return quote(unquote(normpath("/" + path.replace("\\", "/").lstrip("/"))), safe="/[]()!$&'*+,;=:@~-._")


def _content_types(data: bytes) -> dict[str, str]:
    """Content types by part name and by extension with a dot, both in lower case."""
    if not data:
        raise TemplateError("it is not a PowerPoint file", "name a .pptx or .potx file")
    found = {}
    for each in parsed(data, "[Content_Types].xml"):
        kind = each.get("ContentType", "")
        if each.tag == _TYPES + "Default":
            found["." + each.get("Extension", "").lower()] = kind
        elif each.tag == _TYPES + "Override":
            found[part_name_of(each.get("PartName", "")).lower()] = kind
    return found


def _related(data: bytes, source: str) -> tuple[Related, ...]:
    """The relationships of a part, their targets as names of parts. Those of strict OOXML are called as in the transitional one."""
    if not data:
        return ()
    found = []
    for each in parsed(data, f"{source}.rels"):
        if each.tag != _RELATIONSHIP:
            continue
        outside = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        kind = each.get("Type", "").replace(STRICT, TRANSITIONAL)
        found.append((each.get("Id", ""), kind, target if outside else part_name_of(join(dirname(source), target)), outside))
    return tuple(found)
