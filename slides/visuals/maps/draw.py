"""A map as shapes: each country one freeform with its name in it, then links, dots, labels, and notes at the bottom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.base.geometry import Rect, Size, points
from slides.design import Colour
from slides.design.page import Connector, Drawing, DrawingPart, Path, Shape, Stroke, Words
from slides.visuals import labels
from slides.visuals.maps import names
from slides.visuals.maps.curves import line_shape
from slides.visuals.maps.frame import MapFrame
from slides.visuals.maps.label_search import lettered_map
from slides.visuals.maps.labels import Lettered, MapLabelSpot
from slides.visuals.maps.map_layout import FILLS, MANY, Dot, MapLayout
from slides.visuals.maps.neighbours import name_neighbours
from slides.visuals.maps.numbering import key_entries, with_numbers
from slides.visuals.maps.outlines import UNIT, Outline, bounds
from slides.visuals.maps.shading import legend_shapes
from slides.visuals.maps.sizes import SMALLEST, MapTypeSizes
from slides.visuals.maps.specification import MapSpecification, Tier

_BORDER = Stroke(Colour.CANVAS, points(0.75))
_OUTLINED = Stroke(Colour.KEY, points(0.75))
"""The border of a tinted country: it tells it from the others in every theme."""
_DOT_EDGE = Stroke(Colour.CANVAS, points(1))
_LEAD = Stroke(Colour.MUTED, points(0.75))
_LEAD_RIM = Stroke(Colour.CANVAS, points(2.25))
_LINK = points(2.25)
_RIM = Stroke(Colour.CANVAS, points(4.25))
"""Links and leaders have a rim, so that they are seen on countries in dark colours too."""
_ROUNDS = 12
"""How often words without a place are numbered again: each time the map is a little lower, or a number stands in another's way."""
_BETWEEN = "   "
"""Between two words of the list that explains the numbers."""
_FOOT, _NOTE = 12, 14
"""Type sizes in points of the line on borders, and of notes on maps whose names are not small."""
_LEAST = points(60)
"""The least height of a map."""
_FOOT_GAP = points(5)
_NOTE_GAP = points(18)
_RANK = {Tier.PLAIN: 1, Tier.SOFT: 2, Tier.KEY: 3}


def draw_map(plan: MapSpecification, frame: MapFrame, room: Size, sizes: MapTypeSizes, alt: str) -> Drawing:
    """A map in a room, its labels in these sizes. Where words find no place the answer is higher than the room; at
    the smallest size they stand at the bottom instead, each with a number that stands for it on the map.
    """
    foot, shaped, width, height = _shaped(plan, frame, room, sizes)
    sheet = lettered_map(plan, shaped, sizes, width, height)
    for _ in range(_ROUNDS if sizes.largest <= SMALLEST else 0):
        fuller = with_numbers(plan, sheet.missed, sheet.marked, MANY) if sheet.missed else plan
        if fuller == plan:
            break
        plan = fuller
        foot, shaped, width, height = _shaped(plan, frame, room, sizes)
        sheet = lettered_map(plan, shaped, sizes, width, height)
    name_neighbours(sheet)
    shapes: list[Shape | Connector] = [_sea(width, height), *_countries(sheet), _edge(width, height)]
    leads = [tuple((x * UNIT, y * UNIT) for x, y in spot.lead) for _, spot in sheet.labels if spot.lead]
    shapes += [Connector("Rim of a leader", lead, _LEAD_RIM) for lead in leads]
    shapes += [Connector("Leader", lead, _LEAD) for lead in leads]
    shapes += [line_shape("Rim of a link", line, _RIM) for _, line in sheet.curves]
    shapes += [line_shape("Link", line, Stroke(Colour.CONTRAST, _LINK, "", link.back, link.on)) for link, line in sheet.curves]
    shapes += [_dot(dot) for dot in {(dot.box, dot.fill): dot for dot in reversed(sheet.dots.values())}.values()][::-1]
    shapes += [_label(*each) for each in sheet.labels]
    shapes += [_moved(each, height * UNIT + _FOOT_GAP) for each in foot]
    whole = height * UNIT + (foot[-1].rect.bottom + _FOOT_GAP if foot else 0)
    wide = max([width * UNIT, *(each.rect.right for each in foot)])
    return Drawing(tuple(shapes), wide, room.height + len(sheet.missed) * points(20) if sheet.missed else whole, alt)


def _shaped(plan: MapSpecification, frame: MapFrame, room: Size, sizes: MapTypeSizes) -> tuple[list[Shape], MapFrame, int, int]:
    """The lines at a map's foot, its frame, and its width and height in units: as much of the room as the frame can fill.

    A list of words may be wider than its map.
    """
    width = room.width // UNIT * UNIT
    while True:
        foot = _foot(plan, width, sizes)
        free = max(room.height - (foot[-1].rect.bottom + _FOOT_GAP if foot else 0), _LEAST)
        shaped = frame.shaped(room.width / free)
        across = min(room.width, round(free * shaped.width / shaped.height)) // UNIT
        if plan.listed or plan.aside:
            return foot, shaped, across, min(free // UNIT, round(across * shaped.height / shaped.width))
        if across * UNIT >= width:
            return foot, shaped, width // UNIT, min(free // UNIT, round(width // UNIT * shaped.height / shaped.width))
        width = across * UNIT


def _countries(sheet: MapLayout) -> Iterator[Shape]:
    """Every country that is seen, those that are picked out last."""
    tiers = {country.code: country for country in sheet.plan.countries}
    order = [outline for outline in sheet.board.outlines if outline.rings]
    order.sort(key=lambda outline: _RANK[tiers[outline.code].tier] if outline.code in tiers else 0)
    for outline in order:
        country = tiers.get(outline.code)
        yield _country(outline, (country and country.tint) or FILLS[country.tier if country else Tier.PLAIN], sheet)


def _country(outline: Outline, fill: Colour, sheet: MapLayout) -> Shape:
    left, right, top, bottom = bounds(outline)
    steps: list[tuple[str | int, ...]] = []
    for ring in outline.rings:
        flat = [number for x, y in ring for number in (x - left, y - top)]
        steps += [("M", *flat[:2]), ("L", *flat[2:]), ("Z",)]
    label = None
    if outline.code in sheet.inner:
        lettered, place = sheet.inner[outline.code]
        inner = Rect((place.x - left) * UNIT, (place.y - top) * UNIT, place.width * UNIT, place.height * UNIT)
        label = labels.label(lettered.words, box=inner)
    path = Path(max(right - left, 1), max(bottom - top, 1), tuple(steps))
    return Shape(
        names.name(outline.code),
        _scaled(Rect(left, top, path.width, path.height)),
        path,
        fill,
        _OUTLINED if fill in (Colour.FAINT, Colour.SOFT, Colour.STRONG) else _BORDER,
        label,
        part=DrawingPart.LAND,
    )


def _sea(width: int, height: int) -> Shape:
    return Shape("Sea", _scaled(Rect(0, 0, width, height)), "rect", Colour.PANEL, part=DrawingPart.SEA)


def _edge(width: int, height: int) -> Shape:
    """A thin passe-partout over the map's edge: it covers the halves of borders that stick out, and is the ground of labels."""
    inset = 8
    outer = (("M", 0, 0), ("L", width, 0, width, height, 0, height), ("Z",))
    inner = (("M", inset, inset), ("L", inset, height - inset, width - inset, height - inset, width - inset, inset), ("Z",))
    return Shape("Edge", _scaled(Rect(0, 0, width, height)), Path(width, height, (*outer, *inner)), Colour.CANVAS)


def _dot(dot: Dot) -> Shape:
    return Shape(dot.name, _scaled(dot.box), "ellipse", dot.fill, _DOT_EDGE)


def _label(lettered: Lettered, spot: MapLabelSpot) -> Shape:
    """Words by themselves, in the ink that their ground asks for."""
    words = lettered.words
    if spot.ink is Colour.ON_FILL:
        words = Words(words.runs, words.size, Colour.ON_FILL, words.breaks)
    return Shape(f"Label {labels.plain(words.runs)}", _scaled(spot.place), "rect", spot.fill, None, labels.label(words))


def _scaled(place: Rect) -> Rect:
    """A rectangle of units in EMU."""
    return Rect(place.x * UNIT, place.y * UNIT, place.width * UNIT, place.height * UNIT)


def _foot(plan: MapSpecification, width: int, sizes: MapTypeSizes) -> list[Shape]:
    """The lines under a map: the author's notes, and what is to be said of borders, beside these where there is room."""
    near, far = ("r", "l") if sizes.rtl else ("l", "r")
    size = _NOTE if sizes.largest >= _NOTE else _FOOT
    if plan.legend:
        legend = legend_shapes(plan.legend, size, sizes.fonts, width, rtl=sizes.rtl)
        below = _foot(replace(plan, legend=()), width, sizes)
        return [*legend, *(_moved(each, max(shape.rect.bottom for shape in legend)) for each in below)]
    found: list[Shape] = []
    listed = _BETWEEN.join(key_entries(plan))
    for text in (*plan.notes, listed) if listed else plan.notes:
        words = labels.label_words(text, size, Colour.MUTED, sizes.fonts, width)
        extent = labels.extent((words,), sizes.fonts)
        place = Rect(0, found[-1].rect.bottom if found else 0, width, extent.height)
        found.append(Shape("Note", place, label=labels.label(words, align=near, anchor="t")))
    if not plan.borders:
        return found
    words = labels.label_words(plan.borders, _FOOT, Colour.MUTED, sizes.fonts, width)
    borders = labels.extent((words,), sizes.fonts)
    if len(found) != 1 or extent.width + _NOTE_GAP + borders.width > width:
        place = Rect(0, found[-1].rect.bottom if found else 0, width, borders.height)
        return [*found, Shape("Borders", place, label=labels.label(words, align=near, anchor="t"))]
    note = Rect(width - extent.width if sizes.rtl else 0, 0, extent.width, extent.height)
    beside = Rect(0 if sizes.rtl else width - borders.width, extent.height - borders.height, borders.width, borders.height)
    return [replace(found[0], rect=note), Shape("Borders", beside, label=labels.label(words, align=far, anchor="t"))]


def _moved(shape: Shape, down: int) -> Shape:
    """A shape farther down."""
    return replace(shape, rect=replace(shape.rect, y=shape.rect.y + down))
