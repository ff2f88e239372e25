"""The identities that parts give, the places they fill, and tables: what a grammar cannot count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from slides.base.lazy_regex import pattern
from slides.export.pptx.digest_cache import DigestCache
from slides.export.pptx.equivalence import EquivalentParts
from slides.export.pptx.package_fault import Fault
from slides.export.pptx.parts import RawPart
from slides.export.pptx.relationships import RelationPattern, borne

# Text and values of attributes hold no `<`, so that none of them can be taken for a tag.
_SHAPE, _CHART_SHAPE = pattern(rb'<p:cNvPr id="([^"]*)"'), pattern(rb'<cdr:cNvPr id="([^"]*)"')
"""Two patterns that each begin with its tag: layouts are searched three times as fast as with one for both."""
_GLUED = pattern(rb'<a:(?:stCxn|endCxn) id="([^"]*)"')
_PLACEHOLDER = pattern(rb"<p:ph([^<>]*)/>")
_OWN_PLACEHOLDER = pattern(rb"<(?:[A-Za-z0-9]+:)?ph\b([^<>]*)>")
_STATED = pattern(rb"""(type|idx)=["']([^"']*)["']""")
_SLIDE = pattern(rb'<p:sldId id="([^"]*)"')
_SECTIONED = pattern(rb'<p14:sldId id="([^"]*)"')
_SECTION = pattern(rb'<p14:section name="([^"]*)" id="([^"]*)"')
_LISTED = pattern(rb'<p:(?:sldMasterId|sldLayoutId) id="([^"]*)"')
_AXIS = pattern(rb'<c:(?:axId|crossAx) val="([^"]*)"')
_CELL = pattern(rb"<a:tc(?= |>)([^<>]*)>")
_SPAN = pattern(rb'(rowSpan|gridSpan|vMerge|hMerge)="([0-9]*)"')
_PLACES = frozenset({"slide", "slideLayout"})
_SHAPED = frozenset({"slide", "notesSlide", "slideLayout", "slideMaster", "notesMaster", "chartshapes"})
_USES = pattern(
    rb"<(a:blip|asvg:svgBlip|a:hlinkClick|c:chart|c:externalData|c:userShapes|p:sldId|p:sldMasterId|p:sldLayoutId|p:notesMasterId) "
    rb'[^<>]*?r:(?:embed|id)="([^"]*)"([^<>]*)'
)
"""Where a part names a relationship of its own."""


class PartIdentifiers(NamedTuple):
    """What a part's XML says by itself: the checks that it fails with what is wrong, the placeholders in it, the ids that it gives
    to masters and layouts, and each use of a relationship: tag, id, and the attributes after it.
    """

    wrong: tuple[tuple[str, str], ...]
    placeholders: tuple[bytes, ...]
    listed: tuple[bytes, ...]
    uses: tuple[tuple[bytes, bytes, bytes], ...]


_MARKS: DigestCache[PartIdentifiers] = DigestCache()


def identifiers_of(kind: str, data: bytes) -> PartIdentifiers:
    """The marks of a part of a type; a pure function."""
    wrong: list[tuple[str, str]] = []
    if kind in _SHAPED:
        wrong += _shapes(data)
    if kind == "slide":
        wrong += _tables(data)
    elif kind == "presentation":
        wrong += _slides(data)
    elif kind == "chart" and len(set(_AXIS.findall(data))) not in (0, 2):
        wrong.append(("axes", "the axes do not name each other"))
    places = _PLACEHOLDER.findall(data.replace(b' orient="vert"', b"") if kind == "slideLayout" else data) if kind in _PLACES else ()
    listed = _LISTED.findall(data) if kind in ("presentation", "slideMaster") else ()
    uses = dict.fromkeys(_USES.findall(data)) if kind != "slideLayout" else ()
    return PartIdentifiers(tuple(wrong), tuple(places), tuple(listed), tuple(uses))


def identifier_faults(found: Sequence[EquivalentParts], foreign: Mapping[str, bytes] = MappingProxyType({})) -> Iterator[Fault]:
    """Relationships that parts name and have not, identities of shapes, slides, sections, masters, layouts and axes that are given twice
    or to nothing, placeholders that are not their layout's, and rows that have not a cell for each column.

    foreign: the XML of a template's layouts, by their parts.
    """
    marks = [_MARKS.get(group.key) or _kept(group) for group in found]
    layouts = {
        part.name: {each: at for at, each in enumerate(own.placeholders)}
        for group, own in zip(found, marks, strict=True)
        if group.kind == "slideLayout"
        for part in group.parts
    }
    for group, own in zip(found, marks, strict=True):
        yield from (Fault(group.parts[0].name, *wrong) for wrong in own.wrong)
        yield from (Fault(part.name, "relations", wrong) for wrong in borne(group.shape, own.uses) for part in group.parts)
        if group.kind == "slide":
            yield from _in_layout(own.placeholders, group.shape, group.parts, layouts)
            yield from _in_own_layout(own.placeholders, group.shape, group.parts, foreign)
    big = [identity for own in marks for identity in own.listed]
    if len(set(big)) != len(big):
        yield Fault("/ppt/presentation.xml", "identity", "a master or layout has the id of another")


def _kept(group: EquivalentParts) -> PartIdentifiers:
    """The marks of parts that are alike, kept for the next deck; a presentation is like no other."""
    found = identifiers_of(group.kind, group.data)
    if group.kind != "presentation":
        _MARKS.keep(group.key, found)
    return found


def _shapes(data: bytes) -> Iterator[tuple[str, str]]:
    """Shapes of the same id, and lines that are glued to a shape that is not there."""
    shapes = _SHAPE.findall(data)
    if b"<cdr:" in data:
        shapes += _CHART_SHAPE.findall(data)
    if len(set(shapes)) != len(shapes):
        twice = next(each for each in shapes if shapes.count(each) > 1)
        yield "identity", f"two shapes have the id {twice.decode()}"
    if b"Cxn id=" in data and not set(_GLUED.findall(data)) <= set(shapes):
        yield "identity", "a connector is glued to a shape that is not there"


def _in_layout(
    shown: Sequence[bytes], shape: RelationPattern, parts: Sequence[RawPart], layouts: Mapping[str, Mapping[bytes, int]]
) -> Iterator[Fault]:
    """Placeholders of slides that their layout lacks, or has in another order."""
    at = shape.kinds.index("slideLayout")
    sound: set[str] = set()
    for part in parts:
        layout = part.relations[at].target
        if layout in sound or layout not in layouts:
            continue
        order = [layouts[layout].get(each, -1) for each in shown]
        if -1 in order:
            yield Fault(part.name, "placeholder", f"a placeholder is not in the layout {layout}")
        elif order != sorted(set(order)):
            yield Fault(part.name, "placeholder", f"placeholders stand twice, or in another order than in {layout}")
        else:
            sound.add(layout)


def _in_own_layout(
    shown: Sequence[bytes], shape: RelationPattern, parts: Sequence[RawPart], foreign: Mapping[str, bytes]
) -> Iterator[Fault]:
    """Placeholders of slides that their template's layout lacks: each type and index has to be there."""
    at = shape.kinds.index("slideLayout")
    for part in parts:
        layout = part.relations[at].target
        if layout in foreign:
            there = {_typed(each) for each in _OWN_PLACEHOLDER.findall(foreign[layout])}
            if not {_typed(each) for each in shown} <= there:
                yield Fault(part.name, "placeholder", f"a placeholder is not in the layout {layout}")


def _typed(attributes: bytes) -> tuple[bytes, bytes]:
    """The type and the index that the attributes of a placeholder state."""
    given = dict(_STATED.findall(attributes))
    return given.get(b"type", b"obj"), given.get(b"idx", b"0").lstrip(b"0")


def _slides(data: bytes) -> Iterator[tuple[str, str]]:
    """Slides of the same id, and sections that do not hold each slide once and in order."""
    slides = _SLIDE.findall(data)
    if len(set(slides)) != len(slides):
        yield "identity", "two slides have the same id"
    if _SECTIONED.findall(data) != slides:
        yield "sections", "the sections do not hold each slide once and in order"
    found = _SECTION.findall(data)
    for named in zip(*found, strict=True):
        if len(set(named)) != len(named):
            yield "sections", "two sections have the same name or id"


def _tables(data: bytes) -> Iterator[tuple[str, str]]:
    """Rows that have not a cell for each column, and cells that are merged with others that do not say so."""
    for table in data.split(b"<a:tbl>")[1:]:
        inner = table.partition(b"</a:tbl>")[0]
        columns = inner.count(b"<a:gridCol ")
        rows = [_CELL.findall(row) for row in inner.split(b"<a:tr ")[1:]]
        if any(len(row) != columns for row in rows):
            yield "table", f"a row does not have one cell for each of {columns} columns"
        elif (b"Span=" in inner or b"Merge=" in inner) and not _is_merged_well([list(map(_merge, row)) for row in rows]):
            yield "table", "merged cells do not cover the places that say they are covered"


def _merge(cell: bytes) -> tuple[int, int, bool, bool]:
    """The rows and columns that a cell covers, and whether it is covered by one above it, by one beside it."""
    given = dict(_SPAN.findall(cell))
    return int(given.get(b"rowSpan", 1)), int(given.get(b"gridSpan", 1)), b"vMerge" in given, b"hMerge" in given


def _is_merged_well(cells: list[list[tuple[int, int, bool, bool]]]) -> bool:
    """Whether each covered place is covered once, and is what DrawingML has there."""
    wanted: dict[tuple[int, int], tuple[int, int, bool, bool]] = {}
    for row, line in enumerate(cells):
        for column, (rows, columns, under, beside) in enumerate(line):
            if under or beside or rows == columns == 1:
                continue
            for down in range(rows):
                for across in range(columns):
                    place = row + down, column + across
                    if (down or across) and (place in wanted or place[0] >= len(cells) or place[1] >= len(line)):
                        return False
                    wanted[place] = 1 if down else rows, 1 if across else columns, down > 0, across > 0
    return all(
        wanted.get((row, column), (1, 1, False, False)) == cell for row, line in enumerate(cells) for column, cell in enumerate(line)
    )
