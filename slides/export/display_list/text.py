"""Paragraphs as lines of text in their places: what `page` leaves to a renderer, worked out once for all writers but PowerPoint's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from slides.base.geometry import EMU_PER_POINT, Rect
from slides.base.records import frozen
from slides.design import Colour, Design, Level, TextStyle
from slides.design.page import Text, from_the_right
from slides.export.display_list.faces import family_of
from slides.export.display_list.items import GroupKind, ItemGroup, TextLine, TextSpan, VectorPath
from slides.export.display_list.palette import digits
from slides.export.numbering import BULLETS, list_starts, number_text
from slides.text.rich_text import COUNT_SIZE, Ink, Mark, Paragraph, Run, cut, right_to_left, stretches
from slides.typesetting import metrics

FILLED = (Colour.BAR, Colour.KEY, Colour.CONTRAST)
"""Fills on which a link keeps the colour of the text, as in the deck."""
_SMALL = 2 / 3
"""The size of super- and subscripts, and how far they leave the line in em: PowerPoint's own."""
_RISE = {1: 0.30, -1: -0.25, 0: 0.0}
_CODE_LANGUAGE = "zxx"
_ANCHORS = {"l": "start", "ctr": "middle", "r": "end"}


@frozen
class TextLook:
    """What a line's runs look like where they do not say otherwise: size in points, colour, face.

    `keep`: links have the text's colour. `link_colour` is that of the slide's ground.
    """

    size: float
    colour: str
    link_colour: str
    bold: bool = False
    heading: bool = False
    code: bool = False
    keep: bool = False
    linked: bool = True


@frozen
class Typesetter:
    """Sets runs of one deck: its design, its language, and the colour of links on the slide's ground."""

    design: Design
    tongue: str
    link_colour: str

    def spans(self, runs: Sequence[Run], look: TextLook) -> tuple[TextSpan, ...]:
        """Runs in pieces of one look and one script, each with its width."""
        return tuple(span for run in runs for span in self._spans(run, look))

    def _spans(self, run: Run, look: TextLook) -> Iterator[TextSpan]:
        """One run, cut where its script changes."""
        theme, fonts = self.design.theme, self.design.theme.fonts
        faces = metrics.faces_of(fonts, look.heading, look.bold, look.code)
        bold = (look.bold or run.bold) and run.ink is not Ink.COUNT
        size = look.size * (_SMALL if run.raised else COUNT_SIZE if run.ink is Ink.COUNT else 1)
        linked = run.link if look.linked else ""
        own = theme.inks.get(run.ink) if run.ink is not Ink.PLAIN else None
        kept = look.keep or linked.startswith("#") or not linked
        colour = digits(theme, own) if own else look.colour if kept else look.link_colour
        pieces = ((run.text, _CODE_LANGUAGE),) if run.code or look.code else stretches(run.text, self.tongue)
        for text, language in pieces:
            shown = text.replace("\n", " ").replace("\t", "    ")
            piece = run if len(pieces) == 1 else replace(run, text=text)
            wide = metrics.one_line_width(metrics.measured_words((piece,), faces)) * size if shown else 0.0
            yield TextSpan(
                shown,
                round(wide * EMU_PER_POINT),
                family_of(piece, fonts, language, heading=look.heading, code=look.code),
                size,
                colour,
                bold,
                run.italic,
                run.underline or bool(linked),
                run.strike,
                _RISE[run.raised] * look.size,
                linked,
                run.tip if linked else "",
                language,
                digits(theme, Colour.MARK) if run.marked else "",
            )

    def line(self, runs: Sequence[Run], look: TextLook, room: tuple[int, int], baseline: int, align: str, *, rtl: bool) -> TextLine:
        """One line between two edges in EMU. align: l, ctr or r, a side of the slide."""
        spans = self.spans(runs, look)
        wide = sum(span.width for span in spans)
        left, right = room
        x = left if align == "l" else right - wide if align == "r" else (left + right - wide) // 2
        return TextLine(spans, x, baseline, wide, _ANCHORS[align], rtl)


_ABOVE, _BELOW = 1.0, 0.2
"""How far a line reaches above and below its baseline in em, in every face: PowerPoint's pitch of 1.2 em."""
_CLOSE_ABOVE = 0.8
"""The part of a line's height above its baseline where lines stand closer than that."""


def heights(size: float, percent: int = 100) -> tuple[float, float]:
    """How far a line of a size reaches above and below its baseline, in points. percent: the line spacing of its style.

    Measured in LibreOffice's PDF of decks in each theme: what is added stands above the letters, also on a first line.
    """
    if percent < 100:
        whole = (_ABOVE + _BELOW) * size * percent / 100
        return whole * _CLOSE_ABOVE, whole * (1 - _CLOSE_ABOVE)
    return (_ABOVE + (_ABOVE + _BELOW) * (percent - 100) / 100) * size, _BELOW * size


def line_runs(runs: Sequence[Run], ends: Sequence[int]) -> Iterator[tuple[tuple[Run, ...], bool]]:
    """The runs of each line without the white space at its end, and whether the line before it ends inside a word."""
    text = "".join(run.text for run in runs)
    for start, end in pairwise((0, *ends)):
        stop = start + len(text[start:end].rstrip(" \t\n"))
        if stop > start or end == ends[-1]:
            yield cut(runs, start, stop), start > 0 and not text[start - 1 : start].isspace()
        else:
            yield (), False


def text_groups(shown: Text, rect: Rect, style: TextStyle, setter: Typesetter, kind: GroupKind) -> Iterator[ItemGroup | VectorPath]:
    """A placeholder's fill and its paragraphs, each a group of lines."""
    theme = setter.design.theme
    if style.fill:
        yield rectangle(rect, digits(theme, style.fill))
    settled = style.beside_icons(shown.paragraphs, shown.sizes)
    links = {run.link for paragraph in shown.paragraphs for run in paragraph.runs if run.link}
    whole = next(iter(links)) if len(links) == 1 and (style.linked or style.fill in FILLED) else ""
    looks = [_look(settled.levels[each.level], shown.sizes[each.level], style, setter, linked=not whole) for each in shown.paragraphs]
    rows = _rows(shown, settled, looks)
    inset = style.inset
    free = rect.height - inset.top - inset.bottom - round(sum(before for before, _ in rows) * EMU_PER_POINT) - _sum(rows)
    at = rect.y + inset.top + (0 if style.anchor == "t" else free if style.anchor == "b" else free // 2)
    ways = from_the_right(shown.paragraphs) if not style.rtl else [True] * len(shown.paragraphs)
    starts = list_starts(shown.paragraphs)
    top = at / EMU_PER_POINT
    for each, ends, look, row, way, start in zip(shown.paragraphs, shown.breaks, looks, rows, ways, starts, strict=True):
        top += row[0]
        wide, high = rect.width - inset.left - inset.right, round(_tall(row) * EMU_PER_POINT)
        box = Rect(rect.x + inset.left, round(top * EMU_PER_POINT), wide, high)
        turned = way and not settled.levels[each.level].code
        yield _paragraph(each, _ParagraphPlace(box, ends, row[1], settled, turned, start[1], kind, whole), look, setter)
        top += _tall(row)


Row = tuple[float, list[tuple[float, float]]]
"""A paragraph's space above in points, and how far each of its lines reaches above and below its baseline."""


def _tall(row: Row) -> float:
    """The height in points of a paragraph's lines."""
    return sum(above + below for above, below in row[1])


def _sum(rows: Sequence[Row]) -> int:
    """The height in EMU of all lines."""
    return round(sum(map(_tall, rows)) * EMU_PER_POINT)


def _rows(shown: Text, style: TextStyle, looks: Sequence[TextLook]) -> list[Row]:
    """The lines of each paragraph as heights."""
    found: list[Row] = []
    for at, (each, ends, look) in enumerate(zip(shown.paragraphs, shown.breaks, looks, strict=True)):
        level = style.levels[each.level]
        pitch = [heights(look.size, level.line) for _ in line_runs(each.runs, ends)]
        found.append((level.space(int(shown.sizes[each.level])) if at else 0.0, pitch))
    return found


def _look(level: Level, size: float, style: TextStyle, setter: Typesetter, *, linked: bool) -> TextLook:
    """The look of a level of a style."""
    theme = setter.design.theme
    ink = digits(theme, style.recoloured) if style.recoloured else level.tint or digits(theme, level.colour)
    kept = style.fill in FILLED or theme.keep_links or style.keep_links
    return TextLook(size, ink, setter.link_colour, level.bold, level.heading, level.code, kept, linked)


@frozen
class _ParagraphPlace:
    """Where a paragraph stands, and as what: its box, where its lines end and how high they are, the style with room for icons, its
    direction, its numbers' scheme, what it is to a reader, and where all of it leads.
    """

    box: Rect
    ends: Sequence[int]
    lines: list[tuple[float, float]]
    style: TextStyle
    turned: bool
    scheme: str
    kind: GroupKind
    link: str


def _paragraph(each: Paragraph, place: _ParagraphPlace, look: TextLook, setter: Typesetter) -> ItemGroup:
    """One paragraph with its mark."""
    style, box, level = place.style, place.box, place.style.levels[each.level]
    margin, hang = style.indent(each.level, each.mark, each.icon)
    align = "l" if style.inherited and style.align == "ctr" and each.mark is not Mark.NONE else style.align
    if place.turned and not style.rtl:
        align = "r" if align == "l" else align
    if each.is_formula:
        align = "ctr"
    left = box.x + (0 if place.turned else margin)
    right = box.right - (margin if place.turned else 0)
    base = box.y / EMU_PER_POINT
    found: list[TextLine] = []
    for (runs, joined), (above, below) in zip(line_runs(each.runs, place.ends), place.lines, strict=True):
        line = setter.line(runs, look, (left, right), round((base + above) * EMU_PER_POINT), align, rtl=place.turned)
        found.append(replace(line, joined=True) if joined else line)
        base += above + below
    shown = Mark.NONE if each.icon and each.mark is not Mark.NUMBER else each.mark
    depth = each.level if shown is level.stated[0] else max(each.level - style.first_marked, 0)
    sign = _sign(each, depth, shown, place.scheme)
    if sign and found:
        found.insert(0, _marker(sign, found[0], look, level, (left - hang, right + hang), setter))
    listed = each.mark is not Mark.NONE
    own = GroupKind.CODE if level.code else GroupKind.ITEM if listed and place.kind is GroupKind.PARAGRAPH else place.kind
    return ItemGroup(own, tuple(found), box, "", each.level + 1, shown is Mark.NUMBER, place.link)


def _sign(each: Paragraph, depth: int, shown: Mark, scheme: str) -> str:
    """What stands before a paragraph."""
    if shown is Mark.NUMBER:
        return number_text(each.number, scheme)
    return each.scheme or BULLETS[min(depth, 4)] if shown is Mark.BULLET else ""


def _marker(sign: str, line: TextLine, look: TextLook, level: Level, edges: tuple[int, int], setter: Typesetter) -> TextLine:
    """A bullet or number, hanging before its line on the side where that begins."""
    theme = setter.design.theme
    tint = digits(theme, Colour.KEY if level.colour is Colour.INK else level.colour)
    tint = level.mark_tint or look.colour if level.tint else tint
    own = replace(look, colour=tint, keep=True)
    spans = setter.spans((Run(sign),), own)
    wide = sum(span.width for span in spans)
    family = theme.fonts.heading if sign[-1].isalnum() or sign[-1] in ".)" else "Arial"
    spans = tuple(replace(span, family=family) for span in spans)
    x = edges[1] - wide if line.rtl else edges[0]
    return TextLine(spans, x, line.baseline, wide, "end" if line.rtl else "start", line.rtl, marker=True)


def rectangle(rect: Rect, fill: str, opacity: float = 1.0) -> VectorPath:
    """A filled box."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return VectorPath((("M", (x, y)), ("L", (right, y, right, bottom, x, bottom)), ("Z", ())), fill, opacity=opacity)


def is_from_the_right(runs: Sequence[Run]) -> bool:
    """Whether runs read from right to left."""
    return right_to_left("".join(run.text for run in runs))


__all__ = ["FILLED", "TextLook", "Typesetter", "heights", "is_from_the_right", "line_runs", "rectangle", "text_groups"]
