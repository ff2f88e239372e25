"""Drawings and charts as a theme draws them: their parts get its fills, borders, bars, lines and arrow heads; nothing moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from slides.base.geometry import EMU_PER_INCH, Rect, points
from slides.design import Colour, Fonts, Inset, Theme
from slides.design.drawing_style import BoxStyle, ChartStyle, DrawingStyle, LineStyle, MapStyle
from slides.design.page import Chart, ChartKind, Connector, Drawing, DrawingPart, Fill, Label, Shape, Stroke

_PICKED = (Colour.KEY, Colour.CONTRAST)
"""The fills of boxes that are picked out; they carry text in `ON_FILL`."""
_FRAME_INK = Colour.MUTED
_USUAL = points(1.5)
"""The weight of a line between boxes as it is laid out."""
_USUAL_LINK = points(2.25)
_LEAST_BAND = 9525


def themed_fill(fill: Fill, theme: Theme, *, rtl: bool = False) -> Fill:
    """A drawing or a chart in the look of a theme; anything else as it is. rtl: lines begin at the right."""
    style = theme.drawings
    if style is None:
        return fill
    if isinstance(fill, Drawing):
        return _ThemedDrawing(style, theme.fonts, rtl).drawing(fill)
    return _chart(fill, style.chart) if isinstance(fill, Chart) else fill


def _chart(chart: Chart, style: ChartStyle) -> Chart:
    """A chart with the theme's room between its bars, where no label was measured for another."""
    barred = chart.kind in (ChartKind.BAR, ChartKind.COLUMN) and not chart.stacked and chart.lap == 0
    single = sum(not each.line for each in chart.series) == 1
    return replace(chart, gap=style.gap) if style.gap and barred and single else chart


class _ThemedDrawing:
    """One drawing on its way into a theme."""

    def __init__(self, style: DrawingStyle, fonts: Fonts, rtl: bool) -> None:
        self.style = style
        self.fonts = fonts
        self.rtl = rtl

    def drawing(self, drawn: Drawing) -> Drawing:
        """Every shape in its place, so that lines stay glued; bars, rules and frames after them."""
        bands: list[Shape] = []
        shapes = [self._line(each) if each.part is DrawingPart.LINE else self._part(each, bands) for each in drawn.shapes]
        return replace(drawn, shapes=(*shapes, *bands))

    def _part(self, shown: Shape | Connector, bands: list[Shape]) -> Shape | Connector:
        """A shape as its part is drawn; what goes with it is added to `bands`."""
        if isinstance(shown, Connector):
            return shown
        match shown.part:
            case DrawingPart.BOX:
                style = self.style.key if shown.fill in _PICKED else self.style.plain
                return self._banded(shown, style, bands)
            case DrawingPart.CARD:
                return self._banded(shown, self.style.card, bands)
            case DrawingPart.FRAME:
                frame = self.style.frame
                return _box(shown, replace(frame, filled=True, fill=None) if shown.fill is Colour.SOFT else frame)
            case DrawingPart.SET:
                plain = self.style.plain
                return replace(shown, fill=plain.fill or (shown.fill if plain.filled else None))
            case DrawingPart.NOTE:
                frame = self.style.frame
                behind = shown.fill if frame.filled and frame.fill is None else frame.fill or Colour.CANVAS
                return replace(shown, fill=behind if shown.fill is Colour.PANEL else shown.fill)
            case DrawingPart.LAND | DrawingPart.SEA | DrawingPart.LINK:
                return _on_map(shown, self.style.map, bands)
        return shown

    def _banded(self, shown: Shape, style: BoxStyle, bands: list[Shape]) -> Shape:
        """A box whose words stand clear of its bands, which are added to `bands`."""
        found = tuple(_bands(shown, style, rtl=self.rtl))
        bands += found
        if found and shown.label and shown.label.box is None:
            shown = replace(shown, label=_clear(shown.label, shown.rect, found, self.fonts))
        return _box(shown, style)

    def _line(self, shown: Shape | Connector) -> Shape | Connector:
        """A line between boxes."""
        assert shown.stroke is not None, "a line has a stroke"
        return replace(shown, stroke=_stroke(shown.stroke, self.style.line))


def _stroke(stroke: Stroke, style: LineStyle) -> Stroke:
    """A line's stroke in the theme's weight; one that was heavier stays so in proportion."""
    width = round(stroke.width * points(style.weight) / _USUAL)
    ink = style.ink if stroke.colour is Colour.MUTED else stroke.colour
    return replace(stroke, width=width, colour=ink, head=style.head, large=style.large)


def _box(shown: Shape, style: BoxStyle) -> Shape:
    """A box with the theme's fill, border and corners, and its words in a colour that can be read on it."""
    own = shown.fill if isinstance(shown.fill, Colour) else None
    fill = style.fill or (own if style.filled else None)
    border = Stroke(style.ink or _accent(own), points(style.border)) if style.border else shown.stroke
    if not style.border and shown.form != "rect" and fill in (None, Colour.CANVAS):
        border = Stroke(_accent(own), _USUAL)
    label = shown.label
    if label and own in _PICKED and fill is not own:
        label = _inked(label, own)
    form, adjust = shown.form, shown.adjust
    if style.corner and form == "rect":
        radius = style.corner * EMU_PER_INCH / max(min(shown.rect.width, shown.rect.height), 1)
        form, adjust = "roundRect", (("adj", min(round(radius * 100_000), 50_000)),)
    return replace(shown, form=form, adjust=adjust, fill=fill, stroke=border, label=label)


def _inked(label: Label, own: Colour) -> Label:
    """Words that stood on a fill, in its colour."""
    words = tuple(replace(each, colour=own) if each.colour is Colour.ON_FILL else each for each in label.words)
    return replace(label, words=words)


def _accent(own: Colour | None) -> Colour:
    return own if own in _PICKED else Colour.KEY


def _clear(label: Label, place: Rect, bands: Iterable[Shape], fonts: Fonts) -> Label:
    """Words whose box takes what the bands cover to its insets, as far as its lines stay as they are."""
    from slides.visuals import labels

    old, need = label.inset, labels.extent(label.words, fonts)
    across = max(place.width - old.left - old.right - need.width, 0)
    down = max(place.height - old.top - old.bottom - need.height, 0)
    left = top = right = bottom = 0
    for band in bands:
        if band.rect.height == place.height:
            at_left = band.rect.x == place.x
            left, right = (band.rect.width, right) if at_left else (left, band.rect.width)
        elif band.rect.y == place.y:
            top = band.rect.height
        else:
            bottom = band.rect.height
    left, right, top, bottom = min(left, across), min(right, across), min(top, down), min(bottom, down)
    return replace(label, inset=Inset(old.left + left, old.top + top, old.right + right, old.bottom + bottom))


def _bands(shown: Shape, style: BoxStyle, *, rtl: bool) -> Iterator[Shape]:
    """The bar beside a box's words and the rules above and under them, of boxes with straight sides."""
    if shown.form != "rect":
        return
    own = shown.fill if isinstance(shown.fill, Colour) else None
    ink, place = style.accent or _accent(own), shown.rect
    if style.bar:
        width = round(style.bar * EMU_PER_INCH)
        x = place.right - width if rtl else place.x
        yield Shape(f"Bar of {shown.name}", Rect(x, place.y, width, place.height), fill=ink)
    for name, weight, foot in (("Rule", style.rule, False), ("Foot", style.base, True)):
        if weight:
            height = max(points(weight), _LEAST_BAND)
            y = place.bottom - height if foot else place.y
            yield Shape(f"{name} of {shown.name}", Rect(place.x, y, place.width, height), fill=ink)


def _on_map(shown: Shape, style: MapStyle, bands: list[Shape]) -> Shape:
    """A country, the sea or a link."""
    if shown.part is DrawingPart.SEA:
        if style.frame:
            bands.append(Shape("Frame", shown.rect, stroke=Stroke(_FRAME_INK, points(style.frame))))
        return replace(shown, fill=style.sea)
    stroke = shown.stroke
    assert stroke is not None, "countries have borders, and links are lines"
    if shown.part is DrawingPart.LINK:
        return replace(shown, stroke=replace(stroke, width=round(stroke.width * points(style.link) / _USUAL_LINK)))
    plain = shown.fill is Colour.LAND
    border = replace(stroke, width=points(style.border), colour=style.ink if stroke.colour is Colour.CANVAS else stroke.colour)
    return replace(shown, fill=style.land if plain else shown.fill, stroke=border)
