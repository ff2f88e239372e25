"""The parts of a deck in a template: the template's own as they are, with the deck's layouts, slides and notes added to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design import Design, PlaceholderKind
from slides.design.template import Template, TemplatePart, TemplateTheme
from slides.export.pptx.drawingml import NAMESPACES, A, P, R, box_xml
from slides.export.pptx.gallery import Setting, Written
from slides.export.pptx.masters import decoration_xml, notes_master_xml, slot_xml, table_style_xml
from slides.export.pptx.parts import OFFICE, TYPES, RawPart, Relation, Relations
from slides.export.pptx.provenance_part import source_part_name
from slides.export.pptx.shapes import TABLE_STYLE

_NOTES_MASTER, _NOTES_THEME = "/ppt/notesMasters/notesMaster{}.xml", "/ppt/theme/theme{}.xml"
_TYPES = {
    "slideLayout": "presentationml.slideLayout+xml",
    "slideMaster": "presentationml.slideMaster+xml",
    "notesMaster": "presentationml.notesMaster+xml",
    "presentation": "presentationml.presentation.main+xml",
    "tableStyles": "presentationml.tableStyles+xml",
    "theme": "officedocument.theme+xml",
}
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_STANDARD_TABLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
_FIRST_SLIDE = 256
_LEAST_ID = 2147483648
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_OF_SLIDES = ("sldIdLst", "custShowLst", "modifyVerifier")


@frozen
class Placed:
    """Where the parts of a deck in a template are: its layouts in the order of their settings, its notes master, free numbers."""

    layouts: tuple[tuple[Setting, str], ...]
    notes: str
    media: int
    charts: int
    sources: int

    def layout_of(self, setting: Setting) -> str:
        """The part of a layout as a page sets it."""
        return dict(self.layouts)[setting]


@frozen
class AddedSlides:
    """What a deck adds to a template's presentation: how many slides, the XML of their sections, whether it says where they come from."""

    count: int
    sections: str
    sourced: bool


def type_of(part: TemplatePart) -> str:
    """The short name of a part's type, as our parts refer to it; `other` for what they do not refer to."""
    for name, ending in _TYPES.items():
        if part.content_type.endswith(ending):
            return name
    kind = part.content_type.partition("/")
    return "png" if kind[0] == "image" else "other"


def foreign(part: TemplatePart) -> RawPart:
    """A template's part as it is written."""
    related = tuple(Relation(*each) for each in part.relations)
    return RawPart(part.name, type_of(part), part.data, related, part.content_type)


def placed_in(template: Template, layouts: Sequence[Written]) -> Placed:
    """The names of the parts that a deck adds, none of which the template has."""
    taken = {part.name.lower() for part in template.parts}
    numbers = _free("/ppt/slidelayouts/slidelayout{}.xml", taken)
    found = []
    for each in layouts:
        own = template.layouts.get(each.setting.layout.name, "")
        found.append((each.setting, own or f"/ppt/slideLayouts/slideLayout{next(numbers)}.xml"))
    notes = template.notes.part if template.notes else _NOTES_MASTER.format(next(_free(_NOTES_MASTER.lower(), taken)))
    highest = max((_number(name) for name in taken if name.startswith("/ppt/media/")), default=0)
    charts = max((_number(name) for name in taken if name.startswith(("/ppt/charts/", "/ppt/embeddings/", "/ppt/drawings/"))), default=0)
    items = [_number(name) for name in taken if name.startswith("/customxml/")]
    return Placed(tuple(found), notes, highest, charts, max(items, default=0) + 1)


def _free(form: str, taken: set[str]) -> Iterator[int]:
    """The numbers from 1 that no name of a form has."""
    number = 0
    while True:
        number += 1
        if form.format(number) not in taken:
            yield number


def _number(name: str) -> int:
    """The digits before a name's ending, at most a million."""
    stem = name.rpartition("/")[2].partition(".")[0]
    digits = stem[len(stem.rstrip("0123456789")) :][-6:]
    return int(digits or 0)


def template_parts(design: Design, layouts: Sequence[Written], placed: Placed, added: AddedSlides) -> Iterator[RawPart]:
    """All parts but slides, notes, charts and pictures."""
    template, theme = design.template, design.theme
    assert template is not None, "the design was read from a template"
    assert isinstance(theme, TemplateTheme), "so was its theme"
    made = [(each, name) for each, (_, name) in zip(layouts, placed.layouts, strict=True) if name not in set(template.layouts.values())]
    yield _presentation(template, placed, added)
    for part in template.parts:
        if part.name == template.presentation:
            continue
        if part.name == template.master:
            yield _master(template, part, [name for _, name in made])
        elif type_of(part) == "tableStyles":
            yield replace(foreign(part), data=_table_styles(part.data, design))
        elif part.name.endswith("viewProps.xml"):
            yield replace(foreign(part), data=_without_view(part.data))
        else:
            yield foreign(part)
    for each, name in made:
        base = template.part(template.bases.get(each.setting.layout.name, template.base))
        related = tuple(Relation(*relation) for relation in base.relations)
        yield RawPart(name, "slideLayout", _layout(base.data, each, design), related, base.content_type)
    if template.notes is None:
        yield from _notes(template, theme, placed)
    if not any(type_of(part) == "tableStyles" for part in template.parts):
        empty = f'<a:tblStyleLst xmlns:a="{A}" def="{_STANDARD_TABLE}"/>'.encode()
        yield RawPart("/ppt/tableStyles.xml", "tableStyles", _table_styles(empty, design), content_type=TYPES["tableStyles"])


def _notes(template: Template, theme: TemplateTheme, placed: Placed) -> Iterator[RawPart]:
    """A notes master for a template that has none, with the theme of its slides."""
    source = next(target for _, kind, target, _ in template.part(template.master).relations if kind == OFFICE + "theme")
    name = _notes_theme(template)
    relations = Relations()
    relations.to("theme", name)
    yield RawPart(placed.notes, "notesMaster", notes_master_xml(theme).encode(), relations.all())
    data = template.part(source)
    yield replace(foreign(data), name=name)


def _notes_theme(template: Template) -> str:
    return _NOTES_THEME.format(next(_free(_NOTES_THEME, {part.name.lower() for part in template.parts})))


def _root(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False))


def _written(root: Any) -> bytes:
    from lxml import etree

    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _presentation(template: Template, placed: Placed, added: AddedSlides) -> RawPart:
    """The template's presentation with the deck's slides in place of its own."""
    part = template.part(template.presentation)
    root = _root(part.data)
    related = [Relation(*each) for each in part.relations]
    for name in _OF_SLIDES:
        for each in root.findall(f"{{{P}}}{name}"):
            root.remove(each)
    fresh = _fresh_ids(related)
    if template.notes is None:
        for each in root.findall(f"{{{P}}}notesMasterIdLst"):
            root.remove(each)
        identity = next(fresh)
        related.append(Relation(identity, OFFICE + "notesMaster", placed.notes))
        root.find(f"{{{P}}}sldMasterIdLst").addnext(
            _parsed(f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{identity}"/></p:notesMasterIdLst>')
        )
    if not any(each.type == OFFICE + "tableStyles" for each in related):
        related.append(Relation(next(fresh), OFFICE + "tableStyles", "/ppt/tableStyles.xml"))
    if added.sourced:
        related.append(Relation(next(fresh), OFFICE + "customXml", source_part_name(placed.sources)))
    slides = [next(fresh) for _ in range(added.count)]
    related += [Relation(identity, OFFICE + "slide", f"/ppt/slides/slide{number}.xml") for number, identity in enumerate(slides, 1)]
    listed = "".join(f'<p:sldId id="{_FIRST_SLIDE + at}" r:id="{identity}"/>' for at, identity in enumerate(slides))
    root.find(f"{{{P}}}sldSz").addprevious(_parsed(f"<p:sldIdLst {NAMESPACES}>{listed}</p:sldIdLst>"))
    _put_sections(root, added.sections)
    _drop_dangling(root, {each.identity for each in related})
    return RawPart(part.name, "presentation", _written(root), tuple(related), _PRESENTATION)


def _put_sections(root: Any, sections: str) -> None:
    """The deck's sections in place of the template's. sections: an `a:extLst`'s only entry, as XML."""
    listed = root.find(f"{{{P}}}extLst")
    if listed is None:
        listed = _parsed(f"<p:extLst {NAMESPACES}/>")
        root.append(listed)
    for each in listed.findall(f"{{{P}}}ext"):
        if each.get("uri", "").upper() == _SECTIONS:
            listed.remove(each)
    listed.insert(0, _parsed(sections.replace("<p:ext ", f"<p:ext {NAMESPACES} ", 1)))


def _drop_dangling(root: Any, known: set[str]) -> None:
    """Take out what names a relationship that is not there any more."""
    for each in list(root.iter()):
        if any(key.startswith(f"{{{R}}}") and value not in known for key, value in each.attrib.items()) and each.getparent() is not None:
            parent = each.getparent()
            parent.remove(each)
            if not len(parent) and str(parent.tag).endswith("Lst") and parent.getparent() is not None:
                parent.getparent().remove(parent)


def _fresh_ids(related: Sequence[Relation]) -> Iterator[str]:
    """Ids that no relationship has."""
    taken = {each.identity for each in related}
    number = 0
    while True:
        number += 1
        if (found := f"rId{number}") not in taken:
            yield found


def _parsed(xml: str) -> Any:
    from lxml import etree

    return etree.fromstring(xml)


def _master(template: Template, part: TemplatePart, added: Sequence[str]) -> RawPart:
    """The template's master with the deck's own layouts after the template's."""
    if not added:
        return foreign(part)
    root = _root(part.data)
    related = [Relation(*each) for each in part.relations]
    fresh = _fresh_ids(related)
    listed = root.find(f"{{{P}}}sldLayoutIdLst")
    number = _highest_id(template)
    for name in added:
        number += 1
        identity = next(fresh)
        related.append(Relation(identity, OFFICE + "slideLayout", name))
        listed.append(_parsed(f'<p:sldLayoutId {NAMESPACES} id="{number}" r:id="{identity}"/>'))
    return RawPart(part.name, "slideMaster", _written(root), tuple(related), part.content_type)


@lru_cache(maxsize=4)
def _highest_id(template: Template) -> int:
    """The highest id that a master or layout of the template has."""
    found = _LEAST_ID
    for part in template.parts:
        if type_of(part) in ("slideMaster", "presentation"):
            root = _root(part.data)
            for each in (*root.iter(f"{{{P}}}sldLayoutId"), *root.iter(f"{{{P}}}sldMasterId")):
                if each.get("id", "").isdecimal():
                    found = max(found, int(each.get("id")))
    return found


def _table_styles(data: bytes, design: Design) -> bytes:
    """The template's table styles with the deck's own among them."""
    root = _root(data)
    if not any(each.get("styleId") == TABLE_STYLE for each in root):
        root.append(_parsed(table_style_xml(design).replace("<a:tblStyle ", f'<a:tblStyle xmlns:a="{A}" ', 1)))
    return _written(root)


def _without_view(data: bytes) -> bytes:
    """The view that a deck opens in: not that of the master, in which templates are saved."""
    root = _root(data)
    root.attrib.pop("lastView", None)
    return _written(root)


def _layout(base: bytes, written: Written, design: Design) -> bytes:
    """A layout of the deck's, made after the template's: its background, its shapes, its title and its footers, and our slots."""
    layout, root = written.setting.layout, _root(base)
    kept = {(slot.kind, slot.place) for slot in layout.slots if slot.place}
    tree = root.find(f"{{{P}}}cSld/{{{P}}}spTree")
    highest = 1
    for shape in list(tree):
        highest = max([highest, *(int(each.get("id", "0")) for each in shape.iter(f"{{{P}}}cNvPr") if each.get("id", "0").isdecimal())])
        found = next(shape.iterfind(f"./*/{{{P}}}nvPr/{{{P}}}ph"), None)
        if found is not None and not _is_kept(found, kept):
            tree.remove(shape)
        elif found is not None and design.template is not None and layout.name in design.template.bases:
            _move(shape, next(slot.rect for slot in layout.slots if slot.place and _is_kept(found, {(slot.kind, slot.place)})))
    decoration = "".join(decoration_xml(each, highest + 1 + at, design) for at, each in enumerate(layout.decoration))
    first = highest + 1 + len(layout.decoration)
    own = [slot for slot in layout.slots if not slot.place and slot.kind is not PlaceholderKind.DRAWING]
    styles = dict(written.setting.styles)
    slots = "".join(slot_xml(slot, styles.get(slot.index) or design.style(slot), first + at, design) for at, slot in enumerate(own))
    footing = next((shape for shape in tree if _is_footer(shape)), None)
    for shape in _parsed(f"<p:shapes {NAMESPACES}>{decoration}{slots}</p:shapes>"):
        if footing is not None:
            footing.addprevious(shape)
        else:
            tree.append(shape)
    cleaned = _named(root, written.name)
    return _written(cleaned)


def _move(shape: Any, rect: Rect) -> None:
    """Give a placeholder another place."""
    properties = shape.find(f"{{{P}}}spPr")
    if properties is None:
        return
    for each in properties.findall(f"{{{A}}}xfrm"):
        properties.remove(each)
    properties.insert(0, _parsed(box_xml(rect).replace("<a:xfrm", f"<a:xfrm {NAMESPACES}", 1)))


def _is_kept(ph: Any, kept: set[tuple[PlaceholderKind, str]]) -> bool:
    """Whether a placeholder of the base is one that the made layout has too."""
    kind = ph.get("type", "obj")
    stated = "" if kind == "obj" else f' type="{kind}"'
    index = ph.get("idx", "0")
    number = f' idx="{int(index)}"' if index.isdecimal() and int(index) else ""
    return any(place == ((f"{stated}{number}") or " ") for _, place in kept)


def _is_footer(shape: Any) -> bool:
    found = next(shape.iterfind(f"./*/{{{P}}}nvPr/{{{P}}}ph"), None)
    return found is not None and found.get("type") in ("dt", "ftr", "sldNum")


def _named(root: Any, name: str) -> Any:
    """The layout under its own name, without what belongs to the one that it was made after."""
    for key in ("type", "matchingName"):
        root.attrib.pop(key, None)
    root.set("preserve", "1")
    root.set("userDrawn", "1")
    common = root.find(f"{{{P}}}cSld")
    common.set("name", name)
    for parent, tags in ((root, ("transition", "timing", "extLst")), (common, ("custDataLst", "extLst"))):
        for tag in tags:
            for each in parent.findall(f"{{{P}}}{tag}"):
                parent.remove(each)
    return root
