"""Page -> the XML of one slide and of its notes, each built once as bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from slides.base.memo import memoized
from slides.base.records import frozen
from slides.design import Design, Level, PlaceholderKind, Role, TextStyle
from slides.design.page import Drawing, Page, Properties
from slides.export.pptx.context import DeckContext, SlideContext
from slides.export.pptx.drawingml import HEADER, NAMESPACES, paragraph_of_field
from slides.export.pptx.masters import mapping, tree
from slides.export.pptx.paragraphs import paragraphs_xml
from slides.export.pptx.parts import RawPart, Relations
from slides.export.pptx.shapes import footer_shapes, icon, placeholder_shape

_NOTES = TextStyle("notes", (Level(),) * 5, ((12,) * 5,))
_FIRST = 2
"""The id of a slide's first shape: 1 is the tree that holds them."""
_NUMBER_FIELD = "B6F15528-21DE-4FAA-801E-634DDDAF4B2B"


@frozen
class Made:
    """The parts of one slide. `asked`: the slides that it was asked for by their anchors, with the part names that it was given."""

    parts: tuple[RawPart, ...]
    asked: tuple[tuple[str, str], ...]


@memoized
def slide_parts(page: Page, number: int, layout: str, deck: DeckContext, *, anchors: Mapping[str, str]) -> Made:
    """The slide's part and, where the page has notes, theirs. number: the slide's place, from 1. layout: its layout's part name.

    anchors: slides' part names by anchor.
    """
    name, notes = f"/ppt/slides/slide{number}.xml", f"/ppt/notesSlides/notesSlide{number}.xml"
    relations = Relations()
    relations.to("slideLayout", layout)
    if page.notes:
        relations.to("notesSlide", notes)
    asked: dict[str, str] = {}

    def link(address: str) -> str:
        if not address.startswith("#"):
            return relations.to("hyperlink", address, external=True)
        asked[address[1:]] = target = anchors.get(address[1:], "")
        return relations.to("slide", target) if target else ""

    def chart(slot: int) -> str:
        return relations.to("chart", deck.charts[number, slot])

    def picture(digest: str) -> str:
        return relations.to("image", deck.media[digest])

    context = SlideContext(deck.design, deck.properties.language, link, picture, chart)
    shapes = _shapes(page, number, deck.properties, context)
    hidden = ' show="0"' if page.hidden else ""
    xml = f"{HEADER}<p:sld {NAMESPACES}{hidden}><p:cSld>{tree(''.join(shapes))}</p:cSld>{_mapping(page, layout, deck.design)}</p:sld>"
    slide = RawPart(name, "slide", xml.encode(), relations.all())
    spoken = (_notes(page, number, notes, name, deck),) if page.notes else ()
    return Made((slide, *spoken), tuple(asked.items()))


def _mapping(page: Page, layout: str, design: Design) -> str:
    """A slide's colour map. layout: its layout's part; one of a template's that has a map of its own gives it to its slides."""
    if design.template is not None:
        return design.template.overrides.get(layout, "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>")
    return mapping(design.layouts[page.layout].ground, design)


def _shapes(page: Page, number: int, properties: Properties, context: SlideContext) -> Iterator[str]:
    """What stands on a slide in reading order: the fills of its slots, the icons beside them, and what stands at its bottom."""
    table = context.design.layouts[page.layout]
    by_index = {placed.slot: placed for placed in page.fills}
    identity = _FIRST
    for slot in table.slots:
        if slot.index in by_index:
            placed = by_index[slot.index]
            yield placeholder_shape(placed, slot, identity, context)
            identity += 1 + (len(placed.what.shapes) if isinstance(placed.what, Drawing) else 0)
    for each in page.icons:
        yield icon(each, identity, context)
        identity += 1
    for slot in table.slots:
        if slot.index in by_index or slot.role is not Role.FURNITURE or (table.type == "title" and slot.kind is not PlaceholderKind.FOOTER):
            continue
        if drawn := footer_shapes(slot, identity, number, properties, context.design, page.footer):
            yield drawn
            identity += 1


def _notes(page: Page, number: int, name: str, slide: str, deck: DeckContext) -> RawPart:
    """The notes page of a slide."""
    language = deck.properties.language
    relations = Relations()
    relations.to("notesMaster", deck.notes)
    relations.to("slide", slide)
    context = SlideContext(deck.design, language, lambda address: _outside(address, relations))
    inner = paragraphs_xml(page.notes, _NOTES, context)
    picture, text, own = _notes_places(deck.design)
    xml = (
        f"{HEADER}<p:notes {NAMESPACES}><p:cSld>"
        + tree(
            '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldImg"{picture}/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
            '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="body" sz="quarter"{text}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{inner}</p:txBody></p:sp>'
            '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldNum" sz="quarter"{own}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
            f"{paragraph_of_field('slidenum', str(number), language, _NUMBER_FIELD, 'l' if deck.design.rtl else 'r')}</p:txBody></p:sp>"
        )
        + "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    return RawPart(name, "notesSlide", xml.encode(), relations.all())


def _notes_places(design: Design) -> tuple[str, str, str]:
    """The indices of the slide's picture, the notes and the number in the notes master, as attributes."""
    places = design.template.notes if design.template else None
    found = (2, 3, 5) if places is None else (places.picture, places.text, places.number)
    usual = (2, 3, 5)
    numbers = [usual[at] if each < 0 else each for at, each in enumerate(found)]
    picture, text, own = (f' idx="{each}"' if each else "" for each in numbers)
    return picture, text, own


def _outside(address: str, relations: Relations) -> str:
    """In notes only outside addresses are links."""
    return "" if address.startswith("#") else relations.to("hyperlink", address, external=True)
