"""How parts are named and related: each relationship leads to a part of its type, each part is reached, each list is whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from slides.links import leads_somewhere
from slides.patterns import pattern
from slides.write.fault import Fault
from slides.write.parts import CORE_RELATION, OFFICE, TYPES, RawPart, Relation
from slides.write.schema import Alike

_NAME = pattern(r"(/[A-Za-z0-9_-]+)+\.[a-z]+")
"""Part names are ASCII here (OPC, 6.2.2), and no segment ends in a dot."""
_MEDIA = ("png", "jpeg", "gif", "svg", "xlsx")
_TARGETS = {
    "officeDocument": ("presentation",),
    CORE_RELATION: ("core",),
    "extended-properties": ("app",),
    "package": ("xlsx",),
    "image": ("png", "jpeg", "gif", "svg"),
    "chartUserShapes": ("chartshapes",),
    "customXml": ("sources",),
    "customXmlProps": ("sourcesProps",),
    **{
        same: (same,)
        for same in (
            *("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "theme", "chart"),
            *("presProps", "viewProps", "tableStyles"),
        )
    },
}
"""The types of part to which a relationship of each type leads. Only `hyperlink` leads outside."""
_ONE = {
    "slide": ("slideLayout",),
    "slideLayout": ("slideMaster",),
    "slideMaster": ("theme",),
    "notesMaster": ("theme",),
    "notesSlide": ("notesMaster", "slide"),
    "chart": ("package",),
    "presentation": ("slideMaster", "notesMaster", "theme", "presProps", "viewProps", "tableStyles"),
    "sources": ("customXmlProps",),
}
"""Of which relationships parts of a type have exactly one."""
_USES = pattern(
    rb"<(a:blip|asvg:svgBlip|a:hlinkClick|c:chart|c:externalData|c:userShapes|p:sldId|p:sldMasterId|p:sldLayoutId|p:notesMasterId) "
    rb'[^<>]*?r:(?:embed|id)="([^"]*)"([^<>]*)'
)
"""Where a part names a relationship of its own. Text holds no `<`, so no text is taken for markup."""
_USED = {
    b"a:blip": "image",
    b"asvg:svgBlip": "image",
    b"c:chart": "chart",
    b"c:externalData": "package",
    b"c:userShapes": "chartUserShapes",
    b"p:sldId": "slide",
    b"p:sldMasterId": "slideMaster",
    b"p:sldLayoutId": "slideLayout",
    b"p:notesMasterId": "notesMaster",
}
_NEEDED = ("slideLayout", "slideMaster", "notesMaster", "notesSlide", "theme", "presProps", "viewProps", "tableStyles")
_LISTS = {
    "presentation": ("slide", rb'<p:sldId [^<>]*?r:id="([^"]*)"'),
    "slideMaster": ("slideLayout", rb'<p:sldLayoutId [^<>]*?r:id="([^"]*)"'),
}


def kind_of(relation: Relation) -> str:
    """The last word of an Office relationship's type; another type whole."""
    return relation.type.removeprefix(OFFICE)


def names(parts: Sequence[RawPart]) -> Iterator[Fault]:
    """Names that are invalid, taken twice or end otherwise than their type; types that are none."""
    seen = Counter(part.name.lower() for part in parts)
    for part in parts:
        if seen[part.name.lower()] > 1:
            yield Fault(part.name, "name", "two parts have this name")
        if not _NAME.fullmatch(part.name):
            yield Fault(part.name, "name", "is no valid name of a part")
        if part.type not in TYPES:
            yield Fault(part.name, "type", f"there is no type {part.type!r}")
        elif part.name.rpartition(".")[2] != (part.type if part.type in _MEDIA else "xml"):
            yield Fault(part.name, "type", f"the name does not end as a part of type {part.type} does")


def relations(parts: Sequence[RawPart], package: Sequence[Relation]) -> Iterator[Fault]:
    """Relationships that are double, lead nowhere or to the wrong type, and parts to which none leads."""
    types = {part.name: part.type for part in parts}
    yield from _sound("/", package, types)
    for part in parts:
        if part.relations:
            yield from _sound(part.name, part.relations, types)
        counts = Counter(map(kind_of, part.relations))
        for kind in _ONE.get(part.type, ()):
            if counts[kind] != 1:
                yield Fault(part.name, "relations", f"{counts[kind]} relationships of type {kind}, not one")
    reached = {relation.target for owner in (package, *(part.relations for part in parts)) for relation in owner}
    for name in types:
        if name not in reached:
            yield Fault(name, "relations", "no relationship leads to this part")
    for needed in ("officeDocument", CORE_RELATION, "extended-properties"):
        if [kind_of(relation) for relation in package].count(needed) != 1:
            yield Fault("/", "relations", f"not one relationship of type {needed}")


def _sound(name: str, found: Sequence[Relation], types: dict[str, str]) -> Iterator[Fault]:
    """What is wrong with the relationships of one part. types: those of all parts by name."""
    if len({relation.identity for relation in found}) != len(found):
        yield Fault(name, "relations", "two relationships have the same id")
    for relation in found:
        kind = kind_of(relation)
        if relation.external:
            if kind != "hyperlink" or relation.target.startswith("#") or not leads_somewhere(relation.target):
                yield Fault(name, "relations", f"{relation.identity} leads to no address that a deck may hold: {relation.target[:80]!r}")
        elif relation.target not in types:
            yield Fault(name, "relations", f"{relation.identity} leads to the absent part {relation.target}")
        elif types[relation.target] not in _TARGETS.get(kind, ()):
            yield Fault(name, "relations", f"{relation.identity} of type {kind} leads to a part of type {types[relation.target]}")


def pairs(parts: Sequence[RawPart]) -> Iterator[Fault]:
    """Slides and notes that do not name each other, and masters that share a theme."""
    notes = {part.name: part for part in parts if part.type == "notesSlide"}
    for part in parts:
        if part.type != "slide":
            continue
        own = {kind_of(relation): relation.target for relation in part.relations}
        if "notesSlide" in own:
            back = [relation.target for relation in notes[own["notesSlide"]].relations if kind_of(relation) == "slide"]
            if back != [part.name]:
                yield Fault(part.name, "notes", f"its notes are those of {back}")
    if len({relation.target for part in parts for relation in part.relations if kind_of(relation) == "notesSlide"}) != len(notes):
        yield Fault("/ppt/presentation.xml", "notes", "notes of no slide, or of two")
    themes = [
        relation.target for part in parts if part.type != "presentation" for relation in part.relations if kind_of(relation) == "theme"
    ]
    if len(set(themes)) != len(themes):
        yield Fault(themes[0], "theme", "two masters have the same theme")


def uses(found: Alike) -> Iterator[Fault]:
    """Ids of relationships in parts that these have not, or have of another type than the element asks for."""
    for data, same in found.items():
        if same[0].type != "slideLayout" and (used := set(_USES.findall(data))):
            for part in same:
                yield from _borne(part, used)


def _borne(part: RawPart, used: Iterable[tuple[bytes, bytes, bytes]]) -> Iterator[Fault]:
    """Uses that a part's relationships do not bear out: each with its tag, the id and the attributes after it."""
    own = {relation.identity.encode(): relation for relation in part.relations}
    for tag, identity, rest in used:
        relation = own.get(identity)
        if relation is None:
            yield Fault(part.name, "relations", f"{tag.decode()} names {identity.decode()!r}, which is no relationship of the part")
            continue
        wanted = _USED.get(tag) or ("slide" if b"hlinksldjump" in rest else "hyperlink")
        vector = relation.target.endswith(".svg")
        if kind_of(relation) != wanted or (wanted == "image" and vector != (tag == b"asvg:svgBlip")):
            yield Fault(part.name, "relations", f"{tag.decode()} names {identity.decode()}, a relationship of type {kind_of(relation)}")


def listed(parts: Sequence[RawPart]) -> Iterator[Fault]:
    """Lists of slides and layouts that are not all of them, each once."""
    for part in parts:
        if part.type in _LISTS:
            kind, pattern = _LISTS[part.type]
            targets = {relation.identity.encode(): relation.target for relation in part.relations}
            shown = [targets.get(identity, "") for identity in re.findall(pattern, part.data)]
            if sorted(shown) != sorted(other.name for other in parts if other.type == kind):
                yield Fault(part.name, "list", f"does not list each {kind} once")
