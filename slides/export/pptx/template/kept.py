"""What of a template's package is kept: everything but its slides and what only they lead to, and nothing that runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slides.design.template import Related, TemplatePart
from slides.export.pptx.drawingml import R
from slides.export.pptx.template.opened import Package, parsed

_OF_SLIDES = frozenset({"slide", "notesSlide", "comments", "commentAuthors", "authors", "threadedComment", "person", "slideUpdateInfo"})
"""Relationships that lead to sample slides and to what belongs to them."""
_REPLACED = frozenset({"core-properties", "extended-properties", "thumbnail"})
"""Relationships of the package whose parts every deck has of its own."""
_ACTIVE = ("vbaProject", "vbaData", "activeX", "control", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "xlMacrosheet")
_LINK, _FINAL = "hyperlink", b"_MarkAsFinal"


class KeptParts:
    """The parts that a deck takes over, in the order in which they are reached, and what was left out of them."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts: dict[str, TemplatePart] = {}
        self.active: list[str] = []
        self.final = False
        """Whether the template is marked as final, which the deck is not."""
        self.outside: list[str] = []
        self.relations = tuple(each for each in package.relations if self._is_kept("/", each) and _last(each[1]) != "officeDocument")
        waiting = [package.presentation, *(target for _, _, target, outside in self.relations if not outside)]
        while waiting:
            name = waiting.pop(0)
            if name in self.parts or name not in package.parts:
                continue
            self.parts[name] = part = self._cleaned(package.parts[name])
            waiting += [target for _, _, target, outside in part.relations if not outside]
        self.relations = tuple(each for each in self.relations if each[3] or each[2] in self.parts)

    def _is_kept(self, source: str, related: Related) -> bool:
        """Whether a relationship is kept; notes what is left out because it runs, or leads outside."""
        _, kind, target, outside = related
        last = _last(kind)
        if last.startswith(_ACTIVE) or last in _ACTIVE:
            self.active.append(target)
            return False
        if outside:
            if last == _LINK:
                return target.lower().startswith(("http:", "https:", "mailto:"))
            self.outside.append(target)
            return False
        if source == "/":
            return last not in _REPLACED and "digital-signature" not in kind
        return last not in _OF_SLIDES and target in self.package.parts

    def _cleaned(self, part: TemplatePart) -> TemplatePart:
        """A part without the relationships that are not kept, and without what names them."""
        kept = tuple(each for each in part.relations if self._is_kept(part.name, each))
        gone = {identity for identity, *_ in part.relations} - {identity for identity, *_ in kept}
        data = part.data
        if part.content_type.endswith("custom-properties+xml") and _FINAL in data:
            data, self.final = _not_final(data, part.name), True
        if gone and part.content_type.endswith("xml") and part.name != self.package.presentation:
            data = _without(data, gone, part.name)
        return replace(part, data=data, relations=kept)


def _not_final(data: bytes, name: str) -> bytes:
    """The custom properties without the mark of a final version."""
    from lxml import etree

    root = parsed(data, name)
    for each in list(root):
        if each.get("name") == _FINAL.decode():
            root.remove(each)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _last(kind: str) -> str:
    return kind.rpartition("/")[2]


def _without(data: bytes, gone: set[str], name: str) -> bytes:
    """XML without the elements that name relationships that are gone."""
    from lxml import etree

    root = parsed(data, name)
    for each in list(root.iter()):
        if any(key.startswith(f"{{{R}}}") and value in gone for key, value in each.attrib.items()):
            _removed(each)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _removed(element: Any) -> None:
    """Take an element out of its parent; of a picture that is linked and embedded only the link."""
    local = str(element.tag).rpartition("}")[2]
    if local == "blip" and element.get(f"{{{R}}}embed") and element.get(f"{{{R}}}link"):
        del element.attrib[f"{{{R}}}link"]
        return
    if local == "blip":
        while element.getparent() is not None and str(element.tag).rpartition("}")[2] not in ("pic", "sp", "bgPr"):
            element = element.getparent()
    if element.getparent() is not None:
        element.getparent().remove(element)
