"""Pages -> .pptx. It translates and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from slides.base.memo import intern, memoized
from slides.design import Design, Layout
from slides.design.page import Drawing, Image, Page, Picture, Properties, Shape
from slides.export.pptx.chart_parts import chart_names, chart_parts
from slides.export.pptx.context import SVG, DeckContext
from slides.export.pptx.drawingml import HEADER, NAMESPACES, attribute, identity_of, text_xml
from slides.export.pptx.gallery import Written, gallery, part_name, setting
from slides.export.pptx.masters import master_xml, notes_master_xml, table_styles_xml, theme_xml
from slides.export.pptx.package_fault import Fault, PackageError
from slides.export.pptx.parts import CORE_RELATION, RawPart, Relation, Relations
from slides.export.pptx.provenance_part import source_parts
from slides.export.pptx.slide import slide_parts
from slides.export.pptx.validate import check_package
from slides.export.writers import FinishedDeck
from slides.text.provenance import PART, Source

if TYPE_CHECKING:
    from slides.design.template import Template
    from slides.export.pptx.template_parts import Placed

_FIRST_MASTER, _FIRST_SLIDE = 2147483648, 256
_context, _media_part = memoized(DeckContext), memoized(RawPart)
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def write(
    pages: Sequence[Page],
    design: Design,
    properties: Properties,
    target: IO[bytes],
    sources: Sequence[Source] = (),
) -> None:
    """Write the pages as a PowerPoint file, with where their statements come from, if that is known. The same pages give the same bytes.

    GateError, before anything is written, where what was made is not sound: a fault of this room.
    """
    from slides.export.pptx.package import save

    main = design.template.presentation if design.template else "/ppt/presentation.xml"
    package = Relations()
    package.to("officeDocument", main)
    package.to(CORE_RELATION, "/docProps/core.xml")
    package.to("extended-properties", "/docProps/app.xml")
    for _, kind, name, external in design.template.relations if design.template else ():
        package.to(kind, name, external=external)
    parts = list(_parts(pages, design, properties, main, sources))
    check_package(parts, package.all())
    save(parts, package.all(), target)


def write_deck(deck: FinishedDeck, target: IO[bytes]) -> None:
    """A finished deck as a PowerPoint file: the writer of `.pptx`."""
    write(deck.pages, deck.design, deck.properties, target, deck.sources)


def _parts(pages: Sequence[Page], design: Design, properties: Properties, main: str, sources: Sequence[Source]) -> Iterator[RawPart]:
    """Every part of the package, in the order in which they are written, each made when it is asked for."""
    settings = [setting(page, design.layouts[page.layout], design) for page in pages]
    layouts = intern("layouts written", gallery(settings, design))
    placed = _placed(design.template, layouts) if design.template else None
    names = dict(placed.layouts) if placed else {each.setting: part_name(number) for number, each in enumerate(layouts, 1)}
    media, images = _media(pages, placed.media if placed else 0)
    media, charts = intern("media", media), intern("charts", chart_names(pages, placed.charts if placed else 0))
    anchors = {
        anchor: f"/ppt/slides/slide{number}.xml" for number, page in enumerate(pages, 1) for anchor in (*page.inner, page.anchor) if anchor
    }
    if placed is None:
        yield _presentation(pages, design, main, sourced=bool(sources))
    yield RawPart("/docProps/core.xml", "core", _core(properties))
    yield RawPart("/docProps/app.xml", "app", _app(pages))
    if placed is None:
        yield from _common(design)
        yield from _masters(layouts, design)
        yield from _logos(layouts)
        deck = _context(design, properties, media, charts)
    else:
        from slides.export.pptx.template_parts import AddedSlides, template_parts

        yield from template_parts(design, layouts, placed, AddedSlides(len(pages), _sections(pages), bool(sources)))
        deck = _context(design, properties, media, charts, placed.notes)
    for number, (page, own) in enumerate(zip(pages, settings, strict=True), 1):
        key = page, number, names[own], deck
        made = slide_parts(*key, anchors=anchors)
        if any(anchors.get(anchor, "") != target for anchor, target in made.asked):
            made = slide_parts.recompute(*key, anchors=anchors)
        yield from made.parts
    yield from chart_parts(pages, charts, design, properties.language)
    yield from images
    yield from source_parts(sources, placed.sources if placed else 1)


def _placed(template: Template, layouts: Sequence[Written]) -> Placed:
    """Where the parts of a deck in a template are."""
    from slides.export.pptx.template_parts import placed_in

    return placed_in(template, layouts)


@memoized
def _common(design: Design) -> tuple[RawPart, ...]:
    """What every deck of a design has."""
    theme = theme_xml(design.theme, design.faces).encode()
    return (
        RawPart("/ppt/presProps.xml", "presProps", f"{HEADER}<p:presentationPr {NAMESPACES}/>".encode()),
        RawPart("/ppt/viewProps.xml", "viewProps", f"{HEADER}<p:viewPr {NAMESPACES}/>".encode()),
        RawPart("/ppt/tableStyles.xml", "tableStyles", table_styles_xml(design).encode()),
        RawPart("/ppt/theme/theme1.xml", "theme", theme),
        RawPart("/ppt/theme/theme2.xml", "theme", theme),
    )


def _media(pages: Sequence[Page], taken: int) -> tuple[dict[str, str], list[RawPart]]:
    """Part names by digest (an SVG's with `SVG` after it), and the parts: the same picture is stored once. taken: the highest
    number that a template's own has.
    """
    names: dict[str, str] = {}
    parts: list[RawPart] = []

    def store(key: str, kind: str, data: bytes) -> None:
        names[key] = f"/ppt/media/image{taken + len(names) + 1}.{kind}"
        parts.append(_media_part(names[key], kind, data))

    for page in pages:
        for image in _images(page):
            if image.digest not in names:
                store(image.digest, image.format, image.data)
                if image.vector:
                    store(image.digest + SVG, "svg", image.vector)
    return names, parts


def _images(page: Page) -> Iterator[Image]:
    """Every image of a page: pictures, and fills of shapes."""
    for placed in page.fills:
        if isinstance(placed.what, Picture):
            yield placed.what.image
        elif isinstance(placed.what, Drawing):
            yield from (each.fill for each in placed.what.shapes if isinstance(each, Shape) and isinstance(each.fill, Image))
    yield from (icon.fill for icon in page.icons if isinstance(icon.fill, Image))


@memoized
def _masters(layouts: tuple[Written, ...], design: Design) -> tuple[RawPart, ...]:
    """Slide master, layouts and notes master with their relationships."""
    names = [part_name(number) for number in range(1, len(layouts) + 1)]
    master, theme = "/ppt/slideMasters/slideMaster1.xml", "/ppt/theme/theme1.xml"
    relations = Relations()
    listed = [(_FIRST_MASTER + number, relations.to("slideLayout", name)) for number, name in enumerate(names, 1)]
    relations.to("theme", theme)
    notes = Relations()
    notes.to("theme", "/ppt/theme/theme2.xml")
    return (
        RawPart(master, "slideMaster", master_xml(design, listed).encode(), relations.all()),
        *(
            RawPart(name, "slideLayout", each.xml(design), _of_layout(each.setting.layout, master))
            for name, each in zip(names, layouts, strict=True)
        ),
        RawPart("/ppt/notesMasters/notesMaster1.xml", "notesMaster", notes_master_xml(design.theme, rtl=design.rtl).encode(), notes.all()),
    )


def _of_layout(layout: Layout, master: str) -> tuple[Relation, ...]:
    """The relationships of a layout: to its master, and to its logo."""
    found = Relations()
    found.to("slideMaster", master)
    if layout.logo:
        image = layout.logo.image
        found.to("image", _logo_name(image, image.format))
        if image.vector:
            found.to("image", _logo_name(image, "svg"))
    return found.all()


def _logo_name(image: Image, kind: str) -> str:
    """The part of a logo's picture."""
    return f"/ppt/media/logo-{image.digest[:12]}.{kind}"


def _logos(layouts: Sequence[Written]) -> Iterator[RawPart]:
    """The pictures of the layouts' logos."""
    images = {each.setting.layout.logo.image.digest: each.setting.layout.logo.image for each in layouts if each.setting.layout.logo}
    for image in images.values():
        yield _media_part(_logo_name(image, image.format), image.format, image.data)
        if image.vector:
            yield _media_part(_logo_name(image, "svg"), "svg", image.vector)


def _presentation(pages: Sequence[Page], design: Design, name: str, *, sourced: bool) -> RawPart:
    """The presentation: masters, slides in order, sizes, default text, sections. sourced: it carries where statements come from."""
    relations = Relations()
    master = relations.to("slideMaster", "/ppt/slideMasters/slideMaster1.xml")
    notes = relations.to("notesMaster", "/ppt/notesMasters/notesMaster1.xml")
    slides = [relations.to("slide", f"/ppt/slides/slide{number}.xml") for number in range(1, len(pages) + 1)]
    for kind, target in (("presProps", "presProps"), ("viewProps", "viewProps"), ("theme", "theme/theme1"), ("tableStyles", "tableStyles")):
        relations.to(kind, f"/ppt/{target}.xml")
    if sourced:
        relations.to("customXml", f"/{PART}")
    listed = "".join(f'<p:sldId id="{_FIRST_SLIDE + at}" r:id="{relation}"/>' for at, relation in enumerate(slides))
    side, rtl = (' algn="r" rtl="1"', ' rtl="1"') if design.rtl else ("", "")
    defaults = "".join(
        f'<a:lvl{level}pPr marL="{457200 * (level - 1)}"{side}><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    xml = (
        f'{HEADER}<p:presentation {NAMESPACES}{rtl} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="{_FIRST_MASTER}" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst><p:sldIdLst>{listed}</p:sldIdLst>'
        f'<p:sldSz cx="{design.slide.width}" cy="{design.slide.height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{defaults}</p:defaultTextStyle><p:extLst>{_sections(pages)}</p:extLst></p:presentation>"
    )
    return RawPart(name, "presentation", xml.encode(), relations.all())


def _sections(pages: Sequence[Page]) -> str:
    """PowerPoint's sections: neighbouring pages of one name."""
    found: list[tuple[str, list[int]]] = []
    for at, page in enumerate(pages):
        if not found or found[-1][0] != page.section:
            found.append((page.section, []))
        found[-1][1].append(_FIRST_SLIDE + at)
    inner = "".join(
        f'<p14:section name="{attribute(name)}" id="{{{identity_of(name)}}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{identity}"/>' for identity in slides)
        + "</p14:sldIdLst></p14:section>"
        for name, slides in found
    )
    return (
        f'<p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{inner}</p14:sectionLst></p:ext>"
    )


def _core(properties: Properties) -> bytes:
    """The core properties; times only where the outline names a date."""
    made = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{properties.created}</dcterms:{name}>'
        for name in ("created", "modified")
        if properties.created
    )
    author = f"<dc:creator>{text_xml(properties.author)}</dc:creator>" if properties.author else ""
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text_xml(properties.title)}</dc:title>{author}<dc:language>{text_xml(properties.language)}</dc:language>{made}</cp:coreProperties>"
    ).encode()


def _app(pages: Sequence[Page]) -> bytes:
    """The extended properties: what PowerPoint shows under Properties."""
    notes = sum(bool(page.notes) for page in pages)
    return (
        f'{HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<PresentationFormat>Widescreen</PresentationFormat><Slides>{len(pages)}</Slides><Notes>{notes}</Notes></Properties>"
    ).encode()


__all__ = ["Fault", "PackageError", "write", "write_deck"]
