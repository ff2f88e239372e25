"""Whether text can be read on what lies behind it: colours resolved through layout, style, theme and the theme's softening."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from slides.base.diagnostics import Severity
from slides.base.geometry import Rect
from slides.checks.rules.finding import Finding
from slides.checks.rules.page_view import CHART, COLOURED, DRAWING, Context, PageForm, View
from slides.checks.rules.rule import page_rule
from slides.design import Colour, Layout, Role, Scheme, Slot, Theme
from slides.design.page import Chart, Drawing, Place, Shape, Table, Text
from slides.design.template import TemplateTheme
from slides.text.rich_text import Ink

LARGE, LARGE_BOLD = 24, 18.66
"""Points from which text counts as large, and from which bold text does (WCAG 2.2, 1.4.3)."""
TEXT, TEXT_LARGE, BODY, GRAPHICS = 4.5, 3.0, 7.0, 3.0
"""The least contrast of text, of large text, of body text (AAA), and of what is drawn (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11)."""
_ROUNDING = 0.005
_COVERED = 0.9
"""The part of a box that another has to cover to be its ground."""
_TINTS = frozenset({Colour.SOFT, Colour.SOFT_CONTRAST, Colour.LAND})
"""Tints of a chart's parts, whose labels and neighbours tell them apart: WCAG 1.4.11 asks no contrast of what is said in words too."""
_INSIDE = frozenset({Place.INSIDE, Place.BASE, Place.MIDDLE})


class Pair(NamedTuple):
    """Something in one colour on another, and the contrast it needs."""

    what: str
    ink: Colour | Scheme
    ground: Colour
    need: float


def _is_faint(form: PageForm) -> bool:
    """Whether the text of a place of a form can hardly be distinguished from its ground, or that of a table."""
    furniture, fills = _levels_of(form)
    return bool(furniture) or any(own.faint for own in fills)


@page_rule("A6", "contrast", Severity.ERROR, needs=CHART | COLOURED | DRAWING, breaks=_is_faint)
def contrast(view: View) -> Iterator[Finding]:
    """Text, or a part of a chart, can hardly be distinguished from what lies behind it.

    People with low vision, and everyone in a bright room, need contrast: 4.5:1, from 24 points (18.66 bold) 3:1, for body text
    7:1 and 4.5:1, for charts 3:1 (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11). Colours are those that the theme gives to each level of each
    placeholder of the layout, with DrawingML's changes of brightness, on the fill of the placeholder, on what the layout draws
    there, or on the slide's background; so are the colours of links, marked text and code, of tables, and of the labels of
    drawings.

    The built-in themes keep these figures; a design of your own may not. In a template 4.5:1 is enough for body text too. Each pair of
    colours is reported once, at the first slide that shows it. Text on pictures has a rule of its own: `text-over-picture`.

    What to do: choose a darker or a lighter colour in the theme.
    """
    for pair in _pairs(view):
        got = ratio(view.form.context, pair.ink, pair.ground)
        ink = pair.ink.value if isinstance(pair.ink, Colour) else pair.ink.name
        message = f"{pair.what} in {ink} on {pair.ground.value} has a contrast ratio of {got:.2f}:1 and needs {pair.need:g}:1"
        yield Finding(view.page.span, message, "choose a darker or a lighter colour in the theme", once=(pair.ink, pair.ground))


def _faint(context: Context, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs of colours that differ less than they have to."""
    most = TEXT if isinstance(context.theme, TemplateTheme) else BODY
    return tuple([pair for pair in pairs if ratio(context, pair.ink, pair.ground) < min(pair.need, most) - _ROUNDING])


def _pairs(view: View) -> Iterator[Pair]:
    """The faint pairs of colours on a page: those of its form, and after those of each place what its content says of its own."""
    context, (furniture, fills) = view.form.context, _levels_of(view.form)
    yield from furniture
    for placed, coloured, own in zip(view.page.fills, view.coloured, fills, strict=True):
        yield from own.faint
        if not own.known:
            continue
        for run in coloured:
            yield from _own(context, bool(run.link), run.marked, run.ink, own.ground, own.need)
        match placed.what:
            case Drawing() as drawing:
                yield from _faint(context, _drawn(drawing, own.ground))
            case Chart() as chart:
                yield from _faint(context, _charted(chart, own.ground))


class _Fill(NamedTuple):
    """What every fill of one place of a form has, whatever it says: faint pairs, the colour behind it, what words on that need."""

    faint: tuple[Pair, ...]
    ground: Colour
    need: float = TEXT
    known: bool = True


@lru_cache(maxsize=1024)
def _levels_of(form: PageForm) -> tuple[tuple[Pair, ...], tuple[_Fill, ...]]:
    """The faint pairs of the footers of a form, and what is known of each of its fills."""
    layout, context = form.layout, form.context
    furniture = (pair for slot in layout.slots_for(Role.FURNITURE) for pair in _levels(context, slot, layout, context.style(slot).sizes))
    fills: list[_Fill] = []
    for slot, (_, kind, *_, sizes) in zip(form.slots, form.places, strict=True):
        if slot is None:
            fills.append(_Fill((), layout.ground, known=False))
        elif kind is Text:
            need = _need(Colour.CANVAS, min(sizes), bold=False)
            fills.append(_Fill(_faint(context, _levels(context, slot, layout, sizes)), ground(context, slot, layout), need))
        elif kind is Table:
            header = Pair("a table's header", Colour.ON_BAR, Colour.BAR, _need(Colour.ON_BAR, sizes[0], bold=True))
            text = Pair("a table's text", Colour.INK, layout.ground, _need(Colour.INK, sizes[0], bold=False))
            fills.append(_Fill(_faint(context, (header, text)), layout.ground, _need(Colour.CANVAS, sizes[0], bold=False)))
        else:
            fills.append(_Fill((), layout.ground))
    return _faint(context, furniture), tuple(fills)


def _levels(context: Context, slot: Slot, layout: Layout, sizes: Iterable[int]) -> Iterator[Pair]:
    """What each level of a place is set in, on its ground, at these sizes; nothing of text that a template styles, which was looked at
    when the template was read.
    """
    style, behind = context.style(slot), ground(context, slot, layout)
    if style.inherited:
        return
    for level, size in zip(style.levels, sizes, strict=False):
        yield Pair(f"{slot.name.lower()} text", level.colour, behind, _need(level.colour, size, bold=level.bold))


def _need(ink: Colour, size: float, *, bold: bool) -> float:
    """The contrast that text needs at a size in points; body text is what is set in ink."""
    large = size >= LARGE or (bold and size >= LARGE_BOLD)
    if ink is Colour.INK:
        return TEXT if large else BODY
    return TEXT_LARGE if large else TEXT


def ground(context: Context, slot: Slot, layout: Layout) -> Colour:
    """The colour behind a place: its fill, what the layout draws under it, or the slide's ground."""
    fill = context.style(slot).fill
    if fill is not None:
        return fill
    under = [each for each in layout.decoration if each.shape == "rect" and each.alpha == 100 and _covers(each.rect, slot.rect)]
    return under[-1].colour if under else layout.ground


def _covers(lower: Rect, upper: Rect) -> bool:
    """Whether one box lies under nearly all of another."""
    width = min(lower.right, upper.right) - max(lower.x, upper.x)
    height = min(lower.bottom, upper.bottom) - max(lower.y, upper.y)
    return width > 0 and height > 0 and width * height >= _COVERED * upper.width * upper.height


@lru_cache(maxsize=1024)
def _own(context: Context, linked: bool, marked: bool, ink: Ink, behind: Colour, need: float) -> tuple[Pair, ...]:
    """The faint ones among a run's own colours. On filled boxes and dark grounds a link keeps the colour of the text."""
    found = []
    if marked:
        found.append(Pair("marked text", Colour.INK, Colour.MARK, TEXT))
    kept = context.theme.keep_links
    if linked and not kept and behind in (Colour.CANVAS, Colour.PANEL):
        found.append(Pair("a link", Scheme("hlink"), Colour.MARK if marked else behind, need))
    if colour := context.theme.inks.get(ink):
        found.append(Pair("code", colour, Colour.MARK if marked else behind, need))
    return _faint(context, found)


def _drawn(drawing: Drawing, behind: Colour) -> Iterator[Pair]:
    """The labels of a drawing on their shapes' fills, or on the shapes under them."""
    for at, shape in enumerate(drawing.shapes):
        if not isinstance(shape, Shape) or shape.label is None:
            continue
        fill = shape.fill if isinstance(shape.fill, Colour) else _under(drawing, at, shape.rect, behind)
        for words in shape.label.words:
            bold = all(run.bold for run in words.runs)
            large = words.size >= LARGE or (bold and words.size >= LARGE_BOLD)
            yield Pair("a label", words.colour, fill, TEXT_LARGE if large else TEXT)


def _under(drawing: Drawing, at: int, rect: Rect, behind: Colour) -> Colour:
    """The colour of the last shape under a box, or what the drawing stands on."""
    for lower in reversed(drawing.shapes[:at]):
        if isinstance(lower, Shape) and isinstance(lower.fill, Colour) and _covers(lower.rect, rect):
            return lower.fill
    return behind


def _charted(chart: Chart, behind: Colour) -> Iterator[Pair]:
    """A chart's lines and bars on their ground, and its labels on the ground or on the bars that they stand in."""
    yield from (Pair("an axis", axis.colour, behind, TEXT) for axis in (chart.across, chart.up) if axis.shown)
    for series in chart.series:
        points = dict(series.points)
        yield from (Pair("a series", colour, behind, GRAPHICS) for colour in sorted({series.colour, *points.values()} - _TINTS))
        tags = dict(series.tags)
        for at in range(len(series.values)):
            tag = tags.get(at, series.tag)
            if tag is not None and tag.place is not Place.OWN and series.values[at] is not None:
                yield Pair(
                    "a label", tag.colour, points.get(at, series.colour) if tag.place in _INSIDE and tag.shift == (0, 0) else behind, TEXT
                )


@lru_cache(maxsize=2048)
def ratio(context: Context, ink: Colour | Scheme, behind: Colour) -> float:
    """The contrast of one colour on another in a theme, from 1 to 21 (WCAG 2.2)."""
    theme = context.theme
    low, high = sorted(_luminance(theme, theme.scheme[token] if isinstance(token, Colour) else token) for token in (ink, behind))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=512)
def _luminance(theme: Theme, scheme: Scheme) -> float:
    """The relative luminance of a theme's colour, softened in HSL as DrawingML does."""
    digits = theme.rgb(scheme.name)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    if scheme.lum_mod:
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        saturation *= scheme.sat_mod / 100_000 if scheme.sat_mod else 1
        light = min(1.0, light * scheme.lum_mod / 100_000 + scheme.lum_off / 100_000)
        red, green, blue = colorsys.hls_to_rgb(hue, light, saturation)
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


CHECKS = (contrast,)
