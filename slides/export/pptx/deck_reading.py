"""The slides of any presentation as words and looks, for a comparison. Nothing in the file is run or fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from slides.base.records import frozen
from slides.export.pptx.drawingml import A, P, R
from slides.export.pptx.template.opened import Package, open_package
from slides.export.pptx.template.places import is_hidden, local_name, placeholder_of, shape_tree

PRESENTATIONS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
"""What the names of presentations that can be read end in."""
_DEEPEST = 12
"""Groups in groups that are looked into."""
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_FOOT = frozenset({"sldNum", "ftr", "dt", "hdr"})
"""Placeholders whose words are not the slide's own (ECMA-376, 19.7.10)."""
_LOOKS = frozenset({"off", "ext", "xfrm", "prstGeom", "srgbClr", "schemeClr", "gridCol"})
"""Elements whose attributes decide how a shape looks: they stay the same when another program saves the deck again."""


@frozen
class DeckSlide:
    """A slide of a presentation. number counts from 1; look: the same for two slides whose shapes, pictures and layout are the same."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    look: str


def read_deck(data: bytes) -> tuple[DeckSlide, ...]:
    """The slides of a presentation in their order. TemplateError where it is none, is encrypted or too large."""
    package = open_package(data)
    targets = {key: target for key, kind, target, _ in package.parts[package.presentation].relations if kind.endswith("/slide")}
    listed = package.xml(package.presentation).iterfind(f"{{{P}}}sldIdLst/{{{P}}}sldId")
    names = [targets.get(each.get(f"{{{R}}}id", ""), "") for each in listed]
    return tuple(_slide(package, name, number) for number, name in enumerate((name for name in names if name in package.parts), 1))


def _slide(package: Package, name: str, number: int) -> DeckSlide:
    """One slide, by its part."""
    root = package.xml(name)
    tree = shape_tree(root)
    shapes = list(_shapes(tree, 0)) if tree is not None else []
    titles = (shape for shape in shapes if _kind(shape) in ("title", "ctrTitle"))
    title = next((" ".join(text for text in _paragraphs(shape) if text) for shape in titles), "")
    said = [text for shape in shapes if _kind(shape) not in _FOOT for text in _shape_text(package, name, shape) if text]
    layouts = [package.xml(each).find(f"{{{P}}}cSld") for each in package.targets(name, "slideLayout") if each in package.parts]
    looks = [f"{root.get('show', '1')} {[each.get('name', '') for each in layouts if each is not None]}"]
    looks += [_look(package, name, shape) for shape in shapes]
    return DeckSlide(number, title, tuple(said), hashlib.sha256("\n".join(looks).encode()).hexdigest())


def _shapes(parent: Any, depth: int) -> Iterator[Any]:
    """The shapes that are shown, those in groups too, from the lowest up."""
    for shape in parent:
        tag = local_name(shape)
        if is_hidden(shape) or depth > _DEEPEST:
            continue
        if tag == "grpSp":
            yield from _shapes(shape, depth + 1)
        elif tag == "AlternateContent":
            yield from _shapes(shape[0], depth + 1) if len(shape) else ()
        elif tag in ("sp", "cxnSp", "pic", "graphicFrame"):
            yield shape


def _kind(shape: Any) -> str:
    """The type of a placeholder; empty for other shapes."""
    placeholder = placeholder_of(shape)
    return "" if placeholder is None else str(placeholder.get("type", "obj"))


def _shape_text(package: Package, slide: str, shape: Any) -> Iterator[str]:
    """The paragraphs of a shape: of its text, its table's cells, its chart or its diagram."""
    yield from _paragraphs(shape)
    for part in _embedded(package, slide, shape):
        root = package.xml(part)
        yield from _paragraphs(root)
        for cache in root.iter(f"{{{_CHART}}}strCache", f"{{{_CHART}}}numCache", f"{{{_CHART}}}strLit", f"{{{_CHART}}}numLit"):
            yield " ".join((value.text or "").strip() for value in cache.iter(f"{{{_CHART}}}v"))


def _embedded(package: Package, slide: str, shape: Any) -> Iterator[str]:
    """The part of a frame's chart, or that of its diagram's data."""
    keys = [each.get(f"{{{R}}}id", "") for each in shape.iter(f"{{{_CHART}}}chart")]
    keys += [each.get(f"{{{R}}}dm", "") for each in shape.iter(f"{{{_DIAGRAM}}}relIds")]
    for key, _, target, outside in package.parts[slide].relations:
        if key in keys and not outside and target in package.parts:
            yield target


def _paragraphs(element: Any) -> Iterator[str]:
    """Its paragraphs, each in one line. Of two alternatives for the same words the first is read."""
    for paragraph in element.iter(f"{{{A}}}p"):
        yield " ".join("".join(_pieces(paragraph)).split())


def _pieces(element: Any) -> Iterator[str]:
    for each in element:
        tag = local_name(each)
        if tag == "t":
            yield each.text or ""
        elif tag in ("br", "tab"):
            yield " "
        elif tag == "AlternateContent":
            yield from _pieces(each[0]) if len(each) else ()
        elif tag not in ("rPr", "pPr", "endParaRPr"):
            yield from _pieces(each)


def _look(package: Package, slide: str, shape: Any) -> str:
    """What a shape looks like beside its words: its place, form, colours and picture."""
    stated = [sorted(each.attrib.items()) for each in shape.iter() if local_name(each) in _LOOKS]
    pictures = {each.get(f"{{{R}}}embed", "") for each in shape.iter(f"{{{A}}}blip")}
    media = [
        hashlib.sha256(package.parts[target].data).hexdigest()
        for key, _, target, outside in package.parts[slide].relations
        if key in pictures and not outside and target in package.parts
    ]
    return f"{local_name(shape)} {stated} {media}"
