"""Pages -> slides as they look. Nothing is decided here that the page does not say; what the deck's format leaves open is worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from slides.base.geometry import Rect
from slides.base.memo import memoized
from slides.design import Colour, Design, Layout, PlaceholderKind, Purpose, Role, Slot
from slides.design.page import Chart, Drawing, Page, Picture, PlacedItem, Properties, Table, Text
from slides.export.display_list.charts import chart_items
from slides.export.display_list.drawings import decoration_items, drawing_items, shape_items
from slides.export.display_list.items import Backdrop, Bitmap, GroupKind, Item, ItemGroup, ShownSlide
from slides.export.display_list.painted import painted_words
from slides.export.display_list.palette import digits
from slides.export.display_list.tables import table_grid
from slides.export.display_list.text import Typesetter, rectangle, text_groups
from slides.text.rich_text import Paragraph, Run

_ON_FILLS = {Colour.DEEP: Colour.ON_DEEP, Colour.KEY: Colour.ON_FILL}
"""Grounds on which links have the colour of the text."""
_OPENERS = frozenset({Purpose.TITLE, Purpose.TITLE_AND_PICTURE, Purpose.SECTION, Purpose.CHAPTER})


def shown_slides(pages: Sequence[Page], design: Design, properties: Properties) -> tuple[ShownSlide, ...]:
    """Every page of a deck as it looks, in order."""
    return tuple(shown_slide(page, number, design, properties) for number, page in enumerate(pages, 1))


@memoized
def shown_slide(page: Page, number: int, design: Design, properties: Properties, under: Backdrop | None = None) -> ShownSlide:
    """One page. number: its place from 1. under: what a template draws there."""
    layout, theme = design.layouts[page.layout], design.theme
    link = digits(theme, _ON_FILLS[layout.ground]) if layout.ground in _ON_FILLS else digits(theme, "hlink")
    setter = Typesetter(design, properties.language, link)
    anchors = tuple(anchor for anchor in (page.anchor, *page.inner) if anchor)
    opens = layout.form.purpose in _OPENERS
    fills = under.fills if under else {}
    items = tuple(_items(page, number, layout, fills, setter, properties))
    ground = digits(theme, layout.ground)
    if under is not None:
        items, ground = (*_drawn_by_template(under, setter), *items), under.ground
    return ShownSlide(number, page.title, anchors, page.section, page.hidden, ground, items, page.notes, page.span.line, opens)


def _drawn_by_template(under: Backdrop, setter: Typesetter) -> Iterator[Item]:
    """The shapes of a template, and their words, as decoration."""
    lines = tuple(line for words in under.words for line in painted_words(words, setter))
    if under.items or lines:
        yield ItemGroup(GroupKind.ARTIFACT, (*under.items, *lines), Rect(0, 0, 0, 0))


def _items(
    page: Page, number: int, layout: Layout, fills: Mapping[Rect, str], setter: Typesetter, properties: Properties
) -> Iterator[Item]:
    """What stands on a slide: decoration, the fills of its slots in reading order, icons, what stands at its foot."""
    for shape in layout.decoration:
        yield ItemGroup(GroupKind.ARTIFACT, tuple(decoration_items(shape, setter)), shape.rect)
    if layout.logo:
        yield ItemGroup(GroupKind.ARTIFACT, (Bitmap(layout.logo.image, layout.logo.rect),), layout.logo.rect)
    by_index = {placed.slot: placed for placed in page.fills}
    for slot in layout.slots:
        if slot.index in by_index:
            if slot.rect in fills:
                yield ItemGroup(GroupKind.ARTIFACT, (rectangle(slot.rect, fills[slot.rect]),), slot.rect)
            yield from _placed(by_index[slot.index], slot, setter)
    for icon in page.icons:
        kind = GroupKind.FIGURE if icon.alt else GroupKind.ARTIFACT
        yield ItemGroup(kind, tuple(shape_items(icon, icon.rect, setter)), icon.rect, icon.alt)
    for slot in layout.slots:
        bare = layout.type == "title" and slot.kind is not PlaceholderKind.FOOTER
        if slot.index in by_index or slot.role is not Role.FURNITURE or bare:
            continue
        if words := _foot(slot, number, page.footer, properties):
            yield from _small_print(words, slot, setter)


def _placed(placed: PlacedItem, slot: Slot, setter: Typesetter) -> Iterator[Item]:
    """A fill in its place."""
    match placed.what:
        case Text() as text:
            kind = GroupKind.HEADING if slot.role is Role.TITLE else GroupKind.PARAGRAPH
            yield from text_groups(text, slot.rect, setter.design.style(slot), setter, kind)
        case Table() as table:
            yield table_grid(table, placed.rect, setter)
        case Picture() as picture:
            yield _picture(picture, placed.rect, setter)
        case Drawing() as drawing:
            yield ItemGroup(GroupKind.FIGURE, tuple(drawing_items(drawing, placed.rect, setter)), placed.rect, drawing.alt)
        case Chart() as chart:
            yield ItemGroup(GroupKind.FIGURE, tuple(chart_items(chart, placed.rect, setter)), placed.rect, chart.alt)


def _picture(picture: Picture, rect: Rect, setter: Typesetter) -> ItemGroup:
    """A picture, decorative where it has no alternative text."""
    tones = tuple(digits(setter.design.theme, tone) for tone in picture.tones) if picture.tones else ()
    bitmap = Bitmap(picture.image, rect, picture.crop, (tones[0], tones[1]) if tones else None)
    kind = GroupKind.FIGURE if picture.alt else GroupKind.ARTIFACT
    return ItemGroup(kind, (bitmap,), rect, picture.alt, link=picture.link)


def _foot(slot: Slot, number: int, footer: str | None, properties: Properties) -> str:
    """What stands in a slot at the foot of a slide. A date that PowerPoint keeps up to date is left out: it differs from day to day."""
    if slot.kind is PlaceholderKind.NUMBER:
        return str(number)
    if slot.kind is PlaceholderKind.DATE:
        return "" if properties.date == "auto" else properties.date
    return properties.footer if footer is None else footer


def _small_print(words: str, slot: Slot, setter: Typesetter) -> Iterator[Item]:
    """A date, a footer or a slide number."""
    style = setter.design.style(slot)
    text = Text((Paragraph((Run(words),)),), style.sizes, ((len(words),),), 0)
    yield from text_groups(text, slot.rect, style, setter, GroupKind.ARTIFACT)
