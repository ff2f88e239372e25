"""Parts of a package before they are one: names, types, bytes and relationships, each written once."""

from __future__ import annotations

from dataclasses import dataclass, field

from slides.base.records import frozen

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
"""What the types of most relationships begin with."""
_ML = "application/vnd.openxmlformats-officedocument.presentationml."
_DML = "application/vnd.openxmlformats-officedocument.drawingml."
TYPES = {
    "presentation": _ML + "presentation.main+xml",
    "slide": _ML + "slide+xml",
    "slideLayout": _ML + "slideLayout+xml",
    "slideMaster": _ML + "slideMaster+xml",
    "notesSlide": _ML + "notesSlide+xml",
    "notesMaster": _ML + "notesMaster+xml",
    "presProps": _ML + "presProps+xml",
    "viewProps": _ML + "viewProps+xml",
    "tableStyles": _ML + "tableStyles+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "sources": "application/xml",
    "sourcesProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "chart": _DML + "chart+xml",
    "chartshapes": _DML + "chartshapes+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@frozen
class Relation:
    """One relationship: its id, its type, and a part's name or an outside address."""

    identity: str
    type: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Relations:
    """A part's relationships in the order of their ids; the same target is related once."""

    found: dict[tuple[str, str], Relation] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship of this kind to a target. kind: the last word of an Office type, or a whole type."""
        key = (kind, target)
        if key not in self.found:
            name = kind if "/" in kind else OFFICE + kind
            self.found[key] = Relation(f"rId{len(self.found) + 1}", name, target, external)
        return self.found[key].identity

    def all(self) -> tuple[Relation, ...]:
        """The relationships, by id."""
        return tuple(self.found.values())


@frozen
class RawPart:
    """A part as it will lie in the package: `name` begins with a slash, `type` is a key of TYPES."""

    name: str
    type: str
    data: bytes = field(repr=False)
    relations: tuple[Relation, ...] = ()
    content_type: str = ""
    """Of a template's part, or one made after it: its type as the template states it. Such parts are not held against our grammar."""

    @property
    def foreign(self) -> bool:
        """Whether it is a template's, or made after one of its parts."""
        return bool(self.content_type)
