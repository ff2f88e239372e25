"""Layouts that are made of sample slides: the layout in which a slide stands, and what the slide draws over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from slides.base.geometry import EMU_PER_POINT, Rect, Size
from slides.design.contrast import contrast_of
from slides.design.images.calm import is_calm
from slides.design.template import Related, TemplatePart
from slides.export.pptx.drawingml import NAMESPACES, A, P, R, box_xml
from slides.export.pptx.template.ground import area_of, background_of, ground_behind, overlap_of, part_behind
from slides.export.pptx.template.masters import LayoutSheet
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.places import local_name, placeholder_of, shape_tree
from slides.export.pptx.template.roles import FOOTERS, TITLES
from slides.export.pptx.template.samples import CommonLook, Sample, SampleShape

_LAYOUT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"
_LINES, _LINE = 2.5, 1.2
"""Lines that a title has room for, and the height of a line in its size."""
_UNDER, _BELOW = 0.5, 0.36
"""The size of a subtitle that the sample has not, in that of the title; and of one that has to leave the title's ground."""
_TWO_LINES = 52 * EMU_PER_POINT
"""The least height of a subtitle's box: two lines of 13 pt with the space between them."""
_OTHER = 1.8
"""The contrast from which a ground is another one."""
_BEHIND, _SIGN, _LARGE = 0.3, 0.05, 0.6
"""Shapes behind words that go stay from this share of the slide on, pictures from the next; from the last on they are its ground."""
_RUN = ("b", "i", "cap", "spc")


def poster_part(package: Package, sample: Sample, slide: Size) -> str:
    """A layout for a cover, a divider or a last slide: what the slide shows, a title where its own stands, and a subtitle."""
    root = deepcopy(package.xml(sample.sheet.part))
    tree = shape_tree(root)
    title = sample.title
    assert title is not None, "posters have a title"
    hidden = package.xml(sample.part).get("showMasterSp", "1") in ("0", "false")
    if hidden:
        root.set("showMasterSp", "0")
    if hidden or not sample.number:
        _remove(shape for shape in list(tree) if local_name(shape) in _SHAPES and placeholder_of(shape) is None)
    places = [shape for shape in tree if placeholder_of(shape) is not None]
    own = next((shape for shape in places if placeholder_of(shape).get("type") in TITLES), None)
    under = next((shape for shape in places if placeholder_of(shape).get("type") in ("subTitle", "body")), None)
    subtitle = _subtitle_of(sample, title)
    _remove(shape for shape in places if shape is not own and shape is not under and placeholder_of(shape).get("type") not in FOOTERS)
    marks = list(_kept(sample, slide))
    solid = [each.rect for mark in marks for each in mark.drawn if each.is_seen and not each.line]
    above = sample.sheet.drawn if sample.number else ()
    solid += [each.rect for each in above if each.is_seen and not each.line]
    solid = [rect for rect in solid if area_of(rect) < _LARGE * slide.width * slide.height]
    grounds = _Grounds(package, sample, marks, slide)
    room = grounds.alike(title.rect, _title_room(title, subtitle, solid, slide))
    below = _subtitle_room(room, title, subtitle, [*solid, *(each.rect for each in sample.sheet.roles.footers)], slide)
    size = min(subtitle.size, max(title.size * 0.6, 14)) if subtitle is not None else max(title.size * _UNDER, 12)
    if subtitle is not None:
        kept = grounds.alike(subtitle.rect, below)
        low = kept.height < slide.height // 13
        size = min(size, max(title.size * _BELOW, 14)) if low else size
        below = _lowered(below, kept.bottom + slide.height // 30, size, slide) if low else kept
    related = _put(package, sample, root, marks, sample.background)
    foot = [shape for shape in tree if placeholder_of(shape) is not None and placeholder_of(shape).get("type") in FOOTERS]
    for shape in (own, under):
        if shape is not None:
            tree.remove(shape)
    index = placeholder_of(under).get("idx", "1") if under is not None else "1"
    kind = placeholder_of(under).get("type", "body") if under is not None else "subTitle"
    written = [
        _place_xml("ctrTitle" if own is None else placeholder_of(own).get("type"), "", room, title, title.size, _anchor(title, room)),
        _place_xml(kind, index, below, subtitle or title, size, "t"),
    ]
    for at, xml in enumerate(written):
        made = _parsed(xml)
        if foot:
            foot[0].addprevious(made)
        else:
            tree.append(made)
        made.find(f"{{{P}}}nvSpPr/{{{P}}}cNvPr").set("id", str(_highest(tree) + 1 + at))
    return _added(package, sample.sheet, root, related, f"{sample.sheet.name} ({sample.number or 'text'})")


def dressed_part(package: Package, sheet: LayoutSheet, look: CommonLook, room: Rect | None, *, titled: bool) -> str:
    """A layout with what sample slides have in common. room: where its title and boxes may stand; None for where they are.

    titled: whether its title stands as that of the sample does.
    """
    root, sample = deepcopy(package.xml(sheet.part)), look.source
    moves = list(_moved(sheet, root, room)) if room is not None else []
    related = _put(package, sample, root, look.shapes, sample.background if look.background else None)
    for shape, rect in moves:
        properties = shape.find(f"{{{P}}}spPr")
        for each in properties.findall(f"{{{A}}}xfrm"):
            properties.remove(each)
        properties.insert(0, _parsed(box_xml(rect).replace("<a:xfrm", f"<a:xfrm {NAMESPACES}", 1)))
    own = next((shape for shape in shape_tree(root) if (ph := placeholder_of(shape)) is not None and ph.get("type") in TITLES), None)
    if titled and look.title is not None and own is not None:
        title = look.title
        made = _parsed(_place_xml(placeholder_of(own).get("type"), "", title.rect, title, title.size, "ctr"))
        made.find(f"{{{P}}}nvSpPr").getparent().replace(made.find(f"{{{P}}}nvSpPr"), deepcopy(own.find(f"{{{P}}}nvSpPr")))
        own.getparent().replace(own, made)
    return _added(package, sheet, root, related, f"{sheet.name} ({sample.number})")


_SHAPES = frozenset({"sp", "pic", "grpSp", "cxnSp", "graphicFrame", "AlternateContent"})


def _moved(sheet: LayoutSheet, root: Any, room: Rect) -> Iterable[tuple[Any, Rect]]:
    """The title and the boxes of a layout with the rectangles that they have in a room: those that stand in it stay."""
    roles = sheet.roles
    places = [each for each in (roles.title, *roles.contents, *roles.heads, *roles.strips, roles.subtitle, *roles.pictures) if each]
    if not places:
        return
    left, top = min(each.rect.x for each in places), min(each.rect.y for each in places)
    right, bottom = max(each.rect.right for each in places), max(each.rect.bottom for each in places)
    to = Rect(max(left, room.x), max(top, room.y), 0, 0)
    wide = (min(right, room.right) - to.x) / max(right - left, 1)
    high = (min(bottom, room.bottom) - to.y) / max(bottom - top, 1)
    if (wide > 0.99 and high > 0.99) or min(wide, high) < 0.4:
        return
    shapes = list(shape_tree(root))
    at = {id(each): each for each in places}
    for order, shape in enumerate(shapes):
        place = next((each for each in at.values() if each.order == order), None)
        if place is not None and shape.find(f"{{{P}}}spPr") is not None:
            rect = place.rect
            yield (
                shape,
                Rect(
                    to.x + round((rect.x - left) * wide),
                    to.y + round((rect.y - top) * high),
                    round(rect.width * wide),
                    round(rect.height * high),
                ),
            )


class _Grounds:
    """What is seen behind words on a sample slide."""

    def __init__(self, package: Package, sample: Sample, marks: Sequence[SampleShape], slide: Size) -> None:
        self.package, self.slide = package, slide
        whole = Rect(0, 0, slide.width, slide.height)
        under = background_of(package, (sample.part,), sample.sheet.palette, whole) if sample.background is not None else None
        above = sample.sheet.shapes if under is None else (under, *sample.sheet.drawn)
        self.shapes = (*(above if sample.number else above[:1]), *(one for each in marks for one in each.drawn))

    def alike(self, own: Rect, wanted: Rect) -> Rect:
        """A box with the height of its place in the sample where it would reach onto another ground above or below it."""
        own = _on_slide(own, self.slide)
        here = ground_behind(replace(wanted, y=own.y, height=own.height), self.shapes, self.package)
        top, bottom = wanted.y, wanted.bottom
        if top < own.y and self._is_other(Rect(wanted.x, top, wanted.width, own.y - top), here):
            top = own.y
        if bottom > own.bottom and self._is_other(Rect(wanted.x, own.bottom, wanted.width, bottom - own.bottom), here):
            bottom = max(own.bottom, top + 1)
        return replace(wanted, y=top, height=bottom - top)

    def _is_other(self, strip: Rect, here: str) -> bool:
        return contrast_of(ground_behind(strip, self.shapes, self.package), here) > _OTHER or not self._is_calm(strip)

    def _is_calm(self, strip: Rect) -> bool:
        """Whether no mark in a picture of the slide's size lies behind a strip."""
        whole = self.slide.width * self.slide.height
        behind = [each for each in self.shapes if each.picture in self.package.parts and area_of(each.rect) > _LARGE * whole]
        return not behind or is_calm(self.package.parts[behind[-1].picture].data, part_behind(strip, behind[-1]))


def _kept(sample: Sample, slide: Size) -> Iterable[SampleShape]:
    """What a sample slide draws, without its words and without small shapes that lie behind words that go."""
    whole = slide.width * slide.height
    gone = [each.rect for each in sample.shapes if each.words.strip() and not each.place]
    for each in sample.shapes:
        if each.place and each.place != "pic":
            continue
        if each.words.strip():
            if each.is_painted and area_of(each.rect) >= _BEHIND * whole:
                yield each
            continue
        behind = any(overlap_of(each.rect, rect) * 2 > area_of(rect) for rect in gone)
        picture = any(one.picture for one in each.drawn)
        if not (behind and area_of(each.rect) < (_SIGN if picture else _BEHIND) * whole):
            yield each


def _subtitle_of(sample: Sample, title: SampleShape) -> SampleShape | None:
    """The words under the title that are the largest: a subtitle."""
    worded = [each for each in sample.shapes if each is not title and local_name(each.element) == "sp" and each.place not in FOOTERS]
    under = [each for each in worded if each.rect.y >= title.rect.y and sum(letter.isalpha() for letter in each.words) > 1]
    typed = [each for each in under if each.place in ("subTitle", "body")]
    return max(typed or under, key=lambda each: (each.size, -each.rect.y), default=None)


def _align(shape: SampleShape) -> str:
    """How the words of a shape are aligned: by their first paragraph, else to the left."""
    found = next((each.get("algn") for each in shape.element.iter(f"{{{A}}}pPr", f"{{{A}}}lvl1pPr") if each.get("algn")), "")
    found = found or shape.align
    return found if found in ("ctr", "r") else "l"


def _title_room(title: SampleShape, subtitle: SampleShape | None, solid: Sequence[Rect], slide: Size) -> Rect:
    """Where a title may stand: its place in the sample, as wide as is free, with room for some lines of it."""
    rect, margin = _on_slide(title.rect, slide), slide.width // 20
    need = round(title.size * _LINE * _LINES * EMU_PER_POINT)
    height = max(rect.height, need)
    below = subtitle.rect.y if subtitle is not None and subtitle.rect.y > rect.y + rect.height // 2 else slide.height - margin
    over = [
        each.bottom + margin // 5
        for each in solid
        if each.bottom <= rect.y + rect.height // 3 and each.right > rect.x and each.x < rect.right
    ]
    top = min(max([rect.bottom - height, margin, *over]), rect.bottom - rect.height // 2) if below - rect.y < height else rect.y
    bottom = min(top + height, max(below, rect.bottom))
    row = Rect(0, top, slide.width, bottom - top)
    rights = [each.x for each in solid if overlap_of(each, row) and each.x >= rect.x + rect.width * 2 // 3]
    lefts = [each.right for each in solid if overlap_of(each, row) and each.right <= rect.x + rect.width // 3]
    right = max(min([slide.width - margin, *(x - margin // 4 for x in rights)]), rect.right)
    left = min(max([margin, *(x + margin // 4 for x in lefts)]), rect.x)
    align = _align(title)
    if align == "l":
        left = rect.x
    elif align == "r":
        right = rect.right
    else:
        half = min(rect.x + rect.width // 2 - left, right - rect.x - rect.width // 2)
        left, right = rect.x + rect.width // 2 - half, rect.x + rect.width // 2 + half
    return Rect(left, top, max(right - left, slide.width // 5), max(bottom - top, slide.height // 12))


def _subtitle_room(room: Rect, title: SampleShape, subtitle: SampleShape | None, solid: Sequence[Rect], slide: Size) -> Rect:
    """Where a subtitle may stand: in its place in the sample as wide as the title, else right under the title."""
    size = subtitle.size if subtitle is not None else max(title.size * _UNDER, 12)
    high = _lines(size)
    top = max(subtitle.rect.y if subtitle is not None else 0, room.bottom)
    left, width = (subtitle.rect.x, subtitle.rect.width) if subtitle is not None else (room.x, room.width)
    if subtitle is not None and _align(subtitle) != "r":
        left, right = max(min(left, room.right - 1), 0), max(left + width, room.right)
        left, width = (left, right - left) if _align(subtitle) == "l" else (room.x, room.width)
    column = Rect(left, top, width, slide.height - top)
    marks = [each.y for each in solid if overlap_of(each, column) and each.y > top + high // 3]
    bottom = min([top + high, slide.height - slide.height // 25, *marks])
    height = max(bottom - top, slide.height // 8, _TWO_LINES)
    return _on_slide(Rect(left, min(top, slide.height - height), width, height), slide)


def _lowered(rect: Rect, top: int, size: float, slide: Size) -> Rect:
    """A subtitle's box from this height on, or as low as the slide lets it be, with its lines."""
    height = _lines(size)
    return _on_slide(replace(rect, y=min(top, slide.height - slide.height // 20 - height), height=height), slide)


def _lines(size: float) -> int:
    """The height in EMU of a subtitle's lines, with who speaks where and when."""
    return round(size * _LINE * 3.4 * EMU_PER_POINT)


def _anchor(title: SampleShape, room: Rect) -> str:
    """Where words stand in the title's room: at the end that its place in the sample shares with it."""
    return "b" if abs(room.bottom - title.rect.bottom) < abs(room.y - title.rect.y) else "t" if room.height > title.rect.height else "ctr"


def _on_slide(rect: Rect, slide: Size) -> Rect:
    left, top = min(max(rect.x, 0), slide.width - 1), min(max(rect.y, 0), slide.height - 1)
    return Rect(left, top, max(min(rect.right, slide.width) - left, 1), max(min(rect.bottom, slide.height) - top, 1))


def _place_xml(kind: str, index: str, rect: Rect, shape: SampleShape, size: float, anchor: str) -> str:
    """A placeholder with the type of a sample's words."""
    from lxml import etree

    run = max(shape.element.iter(f"{{{A}}}r"), key=lambda each: len(each.findtext(f"{{{A}}}t") or ""), default=None)
    own = run.find(f"{{{A}}}rPr") if run is not None else None
    stated = "".join(f' {name}="{own.get(name)}"' for name in _RUN if own is not None and own.get(name))
    inner = [each for each in (own if own is not None else ()) if local_name(each) in ("solidFill", "latin", "ea", "cs")]
    inner = [each for each in inner if not any(key.startswith(f"{{{R}}}") for part in each.iter() for key in part.attrib)]
    if not any(local_name(each) == "solidFill" for each in inner) and not shape.place:
        colour = shape.element.find(f"{{{P}}}style/{{{A}}}fontRef")
        named = list(colour)[:1] if colour is not None else []
        fill = etree.fromstring(f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="tx1"/></a:solidFill>')
        if named:
            fill.replace(fill[0], deepcopy(named[0]))
        inner.insert(0, fill)
    looks = "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in sorted(inner, key=_order))
    level = f'<a:lvl1pPr marL="0" indent="0" algn="{_align(shape)}"><a:buNone/><a:defRPr sz="{round(size * 100)}"{stated}>{looks}</a:defRPr></a:lvl1pPr>'
    number = f' idx="{index}"' if index and index != "0" else ""
    name = "Title" if kind in TITLES else "Subtitle"
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="0" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{number}/></p:nvPr></p:nvSpPr><p:spPr>{box_xml(rect)}{_fill_xml(shape)}</p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle>'
        "<a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


def _fill_xml(shape: SampleShape) -> str:
    """What a sample's box for words is filled with: a plain colour as it is, else nothing."""
    from lxml import etree

    properties = shape.element.find(f"{{{P}}}spPr")
    found = properties.find(f"{{{A}}}solidFill") if properties is not None and shape.is_painted and not shape.place else None
    fill = etree.tostring(found, encoding="unicode", with_tail=False) if found is not None else "<a:noFill/>"
    return f"{fill}<a:ln><a:noFill/></a:ln>"


def _order(element: Any) -> int:
    return ("solidFill", "latin", "ea", "cs").index(local_name(element))


def _put(package: Package, sample: Sample, root: Any, shapes: Iterable[SampleShape], background: Any) -> list[Related]:
    """Put a slide's background and shapes into a layout, under its placeholders; the relationships to the pictures that they need."""
    tree, common = shape_tree(root), root.find(f"{{{P}}}cSld")
    images = {identity: each for each in package.parts[sample.part].relations if (identity := each[0]) and each[1].endswith("/image")}
    taken: set[str] = set()
    names: dict[str, str] = {}
    related: list[Related] = []
    for identity, (_, kind, target, outside) in images.items():
        if not outside and target in package.parts:
            names[identity] = f"rIdSample{len(names) + 1}"
            related.append((names[identity], kind, target, False))
    if background is not None and (copied := _renamed(background, names, taken)) is not None:
        for each in common.findall(f"{{{P}}}bg"):
            common.remove(each)
        common.insert(0, copied)
    places = [shape for shape in tree if placeholder_of(shape) is not None]
    for place in places:
        tree.remove(place)
    number = max(_highest(tree), *(_highest(place) for place in places), 1)
    for each in shapes:
        copied = _renamed(each.element, names, taken)
        if copied is None:
            continue
        for body in copied.iter(f"{{{P}}}txBody"):
            for paragraph in body.findall(f"{{{A}}}p")[1:]:
                body.remove(paragraph)
            for run in list(body.iter(f"{{{A}}}r", f"{{{A}}}fld", f"{{{A}}}br")):
                run.getparent().remove(run)
        for named in copied.iter(f"{{{P}}}cNvPr"):
            number += 1
            named.set("id", str(number))
        tree.append(copied)
    for place in places:
        tree.append(place)
    return [each for each in related if each[0] in taken]


def _renamed(element: Any, names: dict[str, str], taken: set[str]) -> Any:
    """A copy of a shape or background without links, films and tags; None where it needs what is no picture of the package."""
    copied = deepcopy(element)
    copied.tail = None
    for each in list(copied.iter()):
        if local_name(each) in ("hlinkClick", "hlinkHover", "custDataLst", "videoFile", "audioFile", "quickTimeFile"):
            each.getparent().remove(each)
    for each in list(copied.iter(f"{{{P}}}ph")):
        each.getparent().remove(each)
    for each in list(copied.iter(f"{{{P}}}nvPr")):
        for extension in each.findall(f"{{{P}}}extLst"):
            each.remove(extension)
    for each in copied.iter():
        for key in list(each.attrib):
            if not key.startswith(f"{{{R}}}"):
                continue
            if key == f"{{{R}}}link" or not each.get(key):
                del each.attrib[key]
            elif each.get(key) in names:
                each.set(key, names[each.get(key)])
                taken.add(each.get(key))
            else:
                return None
    return copied


def _added(package: Package, sheet: LayoutSheet, root: Any, related: Sequence[Related], name: str) -> str:
    """The part of a layout that was made, put into the package and into its master's list."""
    from lxml import etree

    common = root.find(f"{{{P}}}cSld")
    common.set("name", name)
    root.attrib.pop("matchingName", None)
    root.set("preserve", "1")
    for parent, tags in ((root, ("transition", "timing", "extLst")), (common, ("custDataLst", "extLst"))):
        for tag in tags:
            for each in parent.findall(f"{{{P}}}{tag}"):
                parent.remove(each)
    number = 1
    while (part := f"/ppt/slideLayouts/slideLayout{number}.xml") in package.parts:
        number += 1
    base = package.parts[sheet.part]
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.parts[part] = TemplatePart(part, base.content_type, data, (*base.relations, *related))
    master = next(iter(package.targets(sheet.part, "slideMaster")))
    _listed(package, master, part)
    return part


def _listed(package: Package, master: str, part: str) -> None:
    """Name a layout in its master's list."""
    from lxml import etree

    own = package.parts[master]
    root = deepcopy(package.xml(master))
    identities = {each[0] for each in own.relations}
    number = 1
    while f"rIdLayout{number}" in identities:
        number += 1
    listed = root.find(f"{{{P}}}sldLayoutIdLst")
    listed.append(_parsed(f'<p:sldLayoutId {NAMESPACES} id="{_next_id(package)}" r:id="rIdLayout{number}"/>'))
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    relations = (*own.relations, (f"rIdLayout{number}", _LAYOUT, part, False))
    package.parts[master] = replace(own, data=data, relations=relations)
    package.trees[master] = root


def _next_id(package: Package) -> int:
    """An id that no master and no layout has."""
    found = 2147483648
    for part in list(package.parts.values()):
        if part.content_type.endswith(("slideMaster+xml", "presentation.main+xml", "template.main+xml", "slideshow.main+xml")) or (
            part.name == package.presentation
        ):
            for each in package.xml(part.name).iter(f"{{{P}}}sldLayoutId", f"{{{P}}}sldMasterId"):
                if each.get("id", "").isdecimal():
                    found = max(found, int(each.get("id")))
    return found + 1


def _highest(tree: Any) -> int:
    return max((int(each.get("id")) for each in tree.iter(f"{{{P}}}cNvPr") if each.get("id", "").isdecimal()), default=1)


def _remove(shapes: Iterable[Any]) -> None:
    for each in list(shapes):
        each.getparent().remove(each)


def _parsed(xml: str) -> Any:
    from lxml import etree

    return etree.fromstring(xml)
