"""How parts are named and related: each relationship leads to a part of its type, each part is reached, each list is whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from slides.base.lazy_regex import pattern
from slides.base.records import frozen_by_identity
from slides.export.pptx.package_fault import Fault
from slides.export.pptx.parts import CORE_RELATION, OFFICE, TYPES, RawPart, Relation
from slides.text.links import leads_somewhere

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
OTHER = "other"
"""The type of a template's parts to which no part of ours leads."""
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


def relation_kind(relation: Relation) -> str:
    """The last word of an Office relationship's type; another type whole."""
    return relation.type.removeprefix(OFFICE)


def part_name_faults(parts: Sequence[RawPart]) -> Iterator[Fault]:
    """Names that are invalid, taken twice or end otherwise than their type; types that are none."""
    seen = Counter(part.name.lower() for part in parts)
    for part in parts:
        if seen[part.name.lower()] > 1:
            yield Fault(part.name, "name", "two parts have this name")
        if part.foreign:
            continue
        if not _NAME.fullmatch(part.name):
            yield Fault(part.name, "name", "is no valid name of a part")
        if part.type not in TYPES:
            yield Fault(part.name, "type", f"there is no type {part.type!r}")
        elif part.name.rpartition(".")[2] != (part.type if part.type in _MEDIA else "xml"):
            yield Fault(part.name, "type", f"the name does not end as a part of type {part.type} does")


@frozen_by_identity
class RelationPattern:
    """How parts of a type are related, except for their targets. Parts that are related alike have the same shape: it is compared by identity.

    `related` has for each relationship its id, its type and the type of the part that it leads to: empty where it leads outside, None
    where it leads nowhere. `kinds` are the last words of its types, `sound` says whether they are as they should be for such a part.
    """

    kind: str
    related: tuple[tuple[str, str, str | None], ...]
    kinds: tuple[str, ...]
    sound: bool


def shapes(parts: Sequence[RawPart]) -> list[RelationPattern]:
    """How each part is related."""
    types: Mapping[str, str] = {part.name: part.type for part in parts}
    found: dict[tuple[object, ...], RelationPattern] = {}
    every: list[RelationPattern] = []
    for part in parts:
        related = tuple([(each.identity, each.type, "" if each.external else types.get(each.target)) for each in part.relations])
        shape = found.get((part.type, related))
        if shape is None:
            kinds = tuple(map(relation_kind, part.relations))
            shape = found[part.type, related] = RelationPattern(part.type, related, kinds, _are_sound(part.type, related, kinds))
        every.append(shape)
    return every


def _are_sound(kind: str, related: Sequence[tuple[str, str, str | None]], kinds: Sequence[str]) -> bool:
    """Whether the relationships of a part of a type are sound, except for the addresses that lead outside."""
    return (
        len({identity for identity, *_ in related}) == len(kinds)
        and all(kinds.count(needed) == 1 for needed in _ONE.get(kind, ()))
        and all(
            own == "hyperlink" if target == "" else target in _TARGETS.get(own, ())
            for own, (*_, target) in zip(kinds, related, strict=True)
        )
    )


def relations(parts: Sequence[RawPart], shapes: Sequence[RelationPattern], package: Sequence[Relation]) -> Iterator[Fault]:
    """Relationships that are double, lead nowhere or to the wrong type, and parts to which none leads. shapes: as `shapes` gives them."""
    types = {part.name: part.type for part in parts}
    yield from _sound("/", package, types)
    reached = {relation.target for relation in package}
    for part, shape in zip(parts, shapes, strict=True):
        if not part.relations and part.type not in _ONE:
            continue
        reached.update([relation.target for relation in part.relations])
        if part.foreign:
            yield from _lead(part, types)
            continue
        if not shape.sound or not all(_leads_out(each.target) for each in part.relations if each.external):
            yield from _sound(part.name, part.relations, types)
            counts = Counter(map(relation_kind, part.relations))
            for kind in _ONE.get(part.type, ()):
                if counts[kind] != 1:
                    yield Fault(part.name, "relations", f"{counts[kind]} relationships of type {kind}, not one")
    for name in types:
        if name not in reached:
            yield Fault(name, "relations", "no relationship leads to this part")
    for needed in ("officeDocument", CORE_RELATION, "extended-properties"):
        if [relation_kind(relation) for relation in package].count(needed) != 1:
            yield Fault("/", "relations", f"not one relationship of type {needed}")


def _sound(name: str, found: Sequence[Relation], types: dict[str, str]) -> Iterator[Fault]:
    """What is wrong with the relationships of one part. types: those of all parts by name."""
    if len({relation.identity for relation in found}) != len(found):
        yield Fault(name, "relations", "two relationships have the same id")
    for relation in found:
        kind = relation_kind(relation)
        if relation.external:
            if kind != "hyperlink" or not _leads_out(relation.target):
                yield Fault(name, "relations", f"{relation.identity} leads to no address that a deck may hold: {relation.target[:80]!r}")
        elif relation.target not in types:
            yield Fault(name, "relations", f"{relation.identity} leads to the absent part {relation.target}")
        elif types[relation.target] not in (*_TARGETS.get(kind, ()), OTHER):
            yield Fault(name, "relations", f"{relation.identity} of type {kind} leads to a part of type {types[relation.target]}")


def _lead(part: RawPart, types: dict[str, str]) -> Iterator[Fault]:
    """What is wrong with the relationships of a template's part: two of an id, or one to a part that is not there."""
    if len({relation.identity for relation in part.relations}) != len(part.relations):
        yield Fault(part.name, "relations", "two relationships have the same id")
    for relation in part.relations:
        if not relation.external and relation.target not in types:
            yield Fault(part.name, "relations", f"{relation.identity} leads to the absent part {relation.target}")


def _leads_out(target: str) -> bool:
    """Whether an address outside is one that a deck may hold."""
    return not target.startswith("#") and leads_somewhere(target)


def attribute_pairs(parts: Sequence[RawPart], shapes: Sequence[RelationPattern]) -> Iterator[Fault]:
    """Slides and notes that do not name each other, and masters that share a theme."""
    both = [(part, shape) for part, shape in zip(parts, shapes, strict=True) if not part.foreign]
    backs = {part.name: _targets(part, shape, "slide") for part, shape in both if part.type == "notesSlide"}
    shown: list[str] = []
    themes: list[str] = []
    for part, shape in both:
        if "notesSlide" in shape.kinds:
            own = _targets(part, shape, "notesSlide")
            shown += own
            if part.type == "slide":
                yield from (
                    Fault(part.name, "notes", f"its notes are those of {backs[each]}") for each in own if backs[each] != [part.name]
                )
        if "theme" in shape.kinds and part.type != "presentation":
            themes += _targets(part, shape, "theme")
    if len(set(shown)) != len(backs):
        yield Fault("/ppt/presentation.xml", "notes", "notes of no slide, or of two")
    if len(set(themes)) != len(themes):
        yield Fault(themes[0], "theme", "two masters have the same theme")


def _targets(part: RawPart, shape: RelationPattern, kind: str) -> list[str]:
    """Where the relationships of one kind of a part lead."""
    return [relation.target for relation, own in zip(part.relations, shape.kinds, strict=True) if own == kind]


def borne(shape: RelationPattern, used: Iterable[tuple[bytes, bytes, bytes]]) -> Iterator[str]:
    """Uses that a part's relationships do not bear out: each with its tag, the id and the attributes after it."""
    own = {identity.encode(): (kind.removeprefix(OFFICE), target) for identity, kind, target in shape.related}
    for tag, identity, rest in used:
        if identity not in own:
            yield f"{tag.decode()} names {identity.decode()!r}, which is not a relationship of the part"
            continue
        kind, target = own[identity]
        wanted = _USED.get(tag) or ("slide" if b"hlinksldjump" in rest else "hyperlink")
        if kind != wanted or (wanted == "image" and (target == "svg") != (tag == b"asvg:svgBlip")):
            yield f"{tag.decode()} names {identity.decode()}, a relationship of type {kind}"


def listed_once(parts: Sequence[RawPart]) -> Iterator[Fault]:
    """Lists of slides and layouts that are not all of them, each once."""
    for part in parts:
        if part.type in _LISTS and not part.foreign:
            kind, pattern = _LISTS[part.type]
            targets = {relation.identity.encode(): relation.target for relation in part.relations}
            shown = [targets.get(identity, "") for identity in re.findall(pattern, part.data)]
            if sorted(shown) != sorted(other.name for other in parts if other.type == kind):
                yield Fault(part.name, "list", f"does not list each {kind} once")
