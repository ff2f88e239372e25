"""The identities that parts give, and tables: what a grammar cannot count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.patterns import pattern
from slides.write.fault import Fault
from slides.write.parts import RawPart
from slides.write.related import kind_of
from slides.write.schema import Alike

# Text and values of attributes hold no `<`, so that none of them can be taken for a tag.
_SHAPE = pattern(rb'<(?:p|cdr):cNvPr id="([^"]*)"')
_GLUED = pattern(rb'<a:(?:stCxn|endCxn) id="([^"]*)"')
_PLACEHOLDER = pattern(rb"<p:ph([^<>]*)/>")
_SLIDE = pattern(rb'<p:sldId id="([^"]*)"')
_SECTIONED = pattern(rb'<p14:sldId id="([^"]*)"')
_SECTION = pattern(rb'<p14:section name="([^"]*)" id="([^"]*)"')
_LISTED = pattern(rb'<p:(?:sldMasterId|sldLayoutId) id="([^"]*)"')
_AXIS = pattern(rb'<c:(?:axId|crossAx) val="([^"]*)"')
_SHAPED = frozenset({"slide", "notesSlide", "slideLayout", "slideMaster", "notesMaster", "chartshapes"})


def identities(found: Alike) -> Iterator[Fault]:
    """Identities of shapes, slides, sections, masters, layouts and axes that are given twice or to nothing."""
    layouts = {
        part.name: _placeholders(data.replace(b' orient="vert"', b""))
        for data, same in found.items()
        for part in same
        if part.type == "slideLayout"
    }
    big: list[bytes] = []
    for data, same in found.items():
        kind = same[0].type
        if kind in _SHAPED:
            yield from _shapes(same[0].name, data)
        if kind == "slide":
            yield from _in_layout(data, same, layouts)
        elif kind == "presentation":
            yield from _slides(same[0].name, data)
        elif kind == "chart" and len(set(_AXIS.findall(data))) not in (0, 2):
            yield Fault(same[0].name, "axes", "the axes do not name each other")
        if kind in ("presentation", "slideMaster"):
            big += _LISTED.findall(data)
    if len(set(big)) != len(big):
        yield Fault("/ppt/presentation.xml", "identity", "a master or layout has the id of another")


def _shapes(name: str, data: bytes) -> Iterator[Fault]:
    """Shapes of the same id, and lines that are glued to a shape that is not there."""
    shapes = _SHAPE.findall(data)
    if len(set(shapes)) != len(shapes):
        twice = next(each for each in shapes if shapes.count(each) > 1)
        yield Fault(name, "identity", f"two shapes have the id {twice.decode()}")
    if b"Cxn id=" in data and not set(_GLUED.findall(data)) <= set(shapes):
        yield Fault(name, "identity", "a connector is glued to a shape that is not there")


def _placeholders(data: bytes) -> dict[bytes, int]:
    """The placeholders of a layout, each with its place in the order."""
    return {each: at for at, each in enumerate(_PLACEHOLDER.findall(data))}


def _in_layout(data: bytes, same: Sequence[RawPart], layouts: dict[str, dict[bytes, int]]) -> Iterator[Fault]:
    """Placeholders of slides that their layout lacks, or has in another order."""
    shown = _PLACEHOLDER.findall(data)
    for part in same:
        layout = next(relation.target for relation in part.relations if kind_of(relation) == "slideLayout")
        order = [layouts[layout].get(each, -1) for each in shown]
        if -1 in order:
            yield Fault(part.name, "placeholder", f"a placeholder is not in the layout {layout}")
        elif order != sorted(set(order)):
            yield Fault(part.name, "placeholder", f"placeholders stand twice, or in another order than in {layout}")


def _slides(name: str, data: bytes) -> Iterator[Fault]:
    """Slides of the same id, and sections that do not hold each slide once and in order."""
    slides = _SLIDE.findall(data)
    if len(set(slides)) != len(slides):
        yield Fault(name, "identity", "two slides have the same id")
    if _SECTIONED.findall(data) != slides:
        yield Fault(name, "sections", "the sections do not hold each slide once and in order")
    found = _SECTION.findall(data)
    for named in zip(*found, strict=True):
        if len(set(named)) != len(named):
            yield Fault(name, "sections", "two sections have the same name or id")


def tables(found: Alike) -> Iterator[Fault]:
    """Rows that have not a cell for each column."""
    for data, same in found.items():
        for table in data.split(b"<a:tbl>")[1:] if same[0].type == "slide" else ():
            inner = table.partition(b"</a:tbl>")[0]
            columns = inner.count(b"<a:gridCol ")
            if any(row.count(b"<a:tc>") != columns for row in inner.split(b"<a:tr ")[1:]):
                yield Fault(same[0].name, "table", f"a row has not one cell for each of {columns} columns")
