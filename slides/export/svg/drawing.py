"""A slide as SVG: text stays text, groups have roles, and nothing in it can run or be fetched."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import sub

from slides.base.geometry import Rect, Size
from slides.base.records import frozen
from slides.export.display_list import (
    Bitmap,
    GroupKind,
    Item,
    ItemGroup,
    ShownSlide,
    TableGrid,
    TableGridCell,
    TextLine,
    TextSpan,
    VectorPath,
)
from slides.export.display_list.faces import is_measured, stand_ins
from slides.export.shown_pictures import placed_bitmap
from slides.export.svg.pieces import line_pieces
from slides.text.links import leads_somewhere

_RIGHT, _END = "\u202b", "\u202c"
"""Unicode's marks round text that reads from right to left: every program heeds them, and not all heed SVG's `direction`."""
_ROLES = {
    GroupKind.HEADING: 'role="heading" aria-level="2"',
    GroupKind.ITEM: 'role="listitem"',
    GroupKind.ARTIFACT: 'aria-hidden="true"',
    GroupKind.PARAGRAPH: 'data-paragraph="1"',
    GroupKind.CODE: 'data-code="1"',
}
_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
_MANY = 60
"""A path of more numbers than this is drawn to a tenth of a point."""
Resolve = Callable[[str], str]
"""From an address or #anchor to where a link leads; empty for nowhere."""


@frozen
class SvgOptions:
    """How slides are drawn: the deck's language, the family of its text, where links lead, and whether lines keep their measured
    width in another font. `prefix` begins the ids of what is defined.
    """

    language: str
    family: str
    resolve: Resolve
    fixed: bool = True
    prefix: str = "s"
    vectors: bool = True
    """Whether pictures that are SVG are shown as such, or by their bitmaps."""
    scale: float = 0.0
    """Pixels to an EMU where pictures are cropped, scaled and recoloured before they are shown; 0 where whoever shows them does so."""
    apart: bool = False
    """Whether pieces of a line in several looks are placed one by one: resvg sets them all in one face where one lacks a letter."""


def safe_link(address: str) -> str:
    """An outside address that a deck may hold; empty for any other."""
    return address if not address.startswith("#") and leads_somewhere(address) else ""


def xml_text(text: str) -> str:
    """Text as the content of an element or the value of an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def slide_svg(slide: ShownSlide, size: Size, options: SvgOptions, head: str = "") -> str:
    """A slide as an `svg` element; a unit is a point. head: attributes of the element, such as a class.

    Its direction is stated, as in a page of Arabic it would be the page's, and turn the sides of all lines.
    """
    drawer = _Drawer(options, slide.number)
    inner = "".join(drawer.items(slide.items))
    width, height = _number(size.width), _number(size.height)
    family = _families(options.family, options.language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {head or _sized(width, height)} '
        f'direction="ltr" xml:space="preserve" font-family="{family}" lang="{xml_text(options.language)}">'
        f'{drawer.definitions()}<rect width="{width}" height="{height}" fill="#{slide.ground}"/>{inner}</svg>'
    )


def _sized(width: str, height: str) -> str:
    return f'width="{width}" height="{height}"'


class _Drawer:
    """One slide on its way into SVG."""

    def __init__(self, options: SvgOptions, number: int) -> None:
        self.options = options
        self.number = number
        self.filters: dict[str, str] = {}
        self.clips = 0

    def definitions(self) -> str:
        """What the drawing refers to."""
        return f"<defs>{''.join(self.filters.values())}</defs>" if self.filters else ""

    def items(self, items: Sequence[Item]) -> Iterator[str]:
        """Things in drawing order; neighbouring items of a list are in one list."""
        for listed, group in groupby(items, key=lambda item: isinstance(item, ItemGroup) and item.kind is GroupKind.ITEM):
            inner = "".join(map(self.item, group))
            yield f'<g role="list">{inner}</g>' if listed else inner

    def item(self, item: Item) -> str:
        """One thing."""
        match item:
            case TextLine():
                return self.line(item)
            case VectorPath():
                return _outline(item)
            case Bitmap():
                return self.bitmap(item)
            case TableGrid():
                return self.table(item)
            case ItemGroup():
                return self.group(item)

    def group(self, group: ItemGroup) -> str:
        """Things that are one to a reader, with a role and, for figures, alternative text."""
        role = _ROLES.get(group.kind, "")
        if group.kind is GroupKind.FIGURE:
            role = f'role="img" aria-label="{xml_text(group.alt)}"'
        inner = "".join(self.items(group.items))
        target = self.options.resolve(group.link) if group.link else ""
        opening, closing = (f'<a href="{xml_text(target)}">', "</a>") if target else ("", "")
        role += f' aria-level="{group.level}"' if group.kind is GroupKind.ITEM and group.level > 1 else ""
        role += ' data-numbered="1"' if group.kind is GroupKind.ITEM and group.numbered else ""
        if group.kind is GroupKind.ITEM:
            return f"<g {role}>{opening}{inner}{closing}</g>"
        return f"{opening}<g {role}>{inner}</g>{closing}" if role else f"{opening}{inner}{closing}"

    def table(self, grid: TableGrid) -> str:
        """A table as rows of cells."""
        paint = "".join(map(_outline, grid.paint))
        rows = "".join(f'<g role="row">{"".join(map(self.cell, cells))}</g>' for _, cells in groupby(grid.cells, key=lambda cell: cell.row))
        return f'<g role="table" aria-label="{xml_text(grid.alt)}"><g aria-hidden="true">{paint}</g>{rows}</g>'

    def cell(self, cell: TableGridCell) -> str:
        """A cell of a table."""
        role = {"column": "columnheader", "row": "rowheader"}.get(cell.header, "cell")
        spans = f' aria-colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        spans += f' aria-rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        return f'<g role="{role}"{spans}>{"".join(map(self.line, cell.lines))}</g>'

    def line(self, line: TextLine) -> str:
        """A line of text: one `text` element, so that words keep their order and distances. Blanks that count are stated with it:
        browsers keep them in no element that only stands in one that says so."""
        spans = line.spans
        if not spans or not line.text:
            return ""
        if self.options.apart and (len(spans) > 1 or not line.text.isascii()):
            return self.placed_line(line)
        x = line.x + (0 if line.anchor == "start" else line.width if line.anchor == "end" else line.width // 2)
        anchor = "" if line.anchor == "start" else f' text-anchor="{line.anchor}"'
        opening, closing = (_RIGHT, _END) if line.rtl else ("", "")
        looks = {self.look(span) for span in spans}
        look = looks.pop() if len(looks) == 1 else ""
        fixed = self.options.fixed and not line.rtl and len(spans) == 1 and len(line.text) > 1 and is_measured(spans[0])
        length = f' textLength="{_number(line.width)}" lengthAdjust="spacingAndGlyphs"' if fixed else ""
        simple = len(spans) == 1 and not spans[0].link and not spans[0].rise
        inner = xml_text(spans[0].text) if simple else "".join(self.spans(spans, look))
        tints = "".join(self.tints(line)) if any(span.ground for span in spans) else ""
        hidden = ' aria-hidden="true"' if line.marker else ' data-joined="1"' if line.joined else ""
        blanks = ' xml:space="preserve"' if "  " in line.text or line.text[:1] == " " else ""
        head = f'x="{_number(x)}" y="{_number(line.baseline)}"{anchor}{length}{blanks} {look}{hidden}'
        return f"{tints}<text {head}>{opening}{inner}{closing}</text>"

    def placed_line(self, line: TextLine) -> str:
        """A line in pieces of one face, each in its place."""
        pieces = list(line_pieces(line, self.options.language))
        whole = line.x if line.anchor == "start" else line.x + line.width if line.anchor == "end" else line.x + line.width // 2
        found = []
        for piece in pieces:
            span = piece.span
            x, anchor = (piece.x + span.width, ' text-anchor="end"') if piece.turned else (piece.x, "")
            if len(pieces) == 1:
                x, anchor = whole, "" if line.anchor == "start" else f' text-anchor="{line.anchor}"'
            opening, closing = (_RIGHT, _END) if piece.turned else ("", "")
            blanks = ' xml:space="preserve"' if "  " in span.text or span.text[:1] == " " else ""
            place = f'x="{_number(x)}" y="{_number(line.baseline - span.rise * 12700)}"{anchor}{blanks}'
            found.append(f"<text {place} {self.look(span)}>{opening}{xml_text(span.text)}{closing}</text>")
        tints = "".join(self.tints(line)) if any(span.ground for span in line.spans) else ""
        return tints + "".join(found)

    def spans(self, spans: Sequence[TextSpan], look: str) -> Iterator[str]:
        """The pieces of a line, each with its look where they do not share one: what is bold or underlined would be handed down."""
        risen = 0.0
        for span in spans:
            own = self.look(span)
            move = risen - span.rise
            risen = span.rise
            attributes = "" if own == look else f" {own}"
            attributes += f' dy="{move:.2f}"' if move else ""
            text = xml_text(span.text)
            piece = f"<tspan{attributes}>{text}</tspan>" if attributes else text
            target = self.options.resolve(span.link) if span.link else ""
            tip = f"<title>{xml_text(span.tip)}</title>" if target and span.tip else ""
            yield f'<a href="{xml_text(target)}">{tip}{piece}</a>' if target else piece

    def look(self, span: TextSpan) -> str:
        """The attributes of a look."""
        return _look(
            span.family,
            span.size,
            span.colour,
            (span.bold, span.italic, span.underline, span.strike),
            span.language if span.language != "zxx" else "",
            (self.options.family, self.options.language),
        )

    def tints(self, line: TextLine) -> Iterator[str]:
        """The tint behind marked text."""
        x = line.x + (line.width if line.rtl else 0)
        for span in line.spans:
            x -= span.width if line.rtl else 0
            if span.ground:
                top, high = line.baseline - span.size * 12700 * 0.95, span.size * 12700 * 1.2
                box = f'x="{_number(x)}" y="{_number(top)}" width="{_number(span.width)}" height="{_number(high)}"'
                yield f'<rect {box} fill="#{span.ground}"/>'
            x += 0 if line.rtl else span.width

    def bitmap(self, bitmap: Bitmap) -> str:
        """A picture, cropped and recoloured."""
        bitmap = placed_bitmap(bitmap, self.options.scale) if self.options.scale else bitmap
        image, rect = bitmap.image, bitmap.rect
        tint = ""
        if bitmap.tones:
            name = f"{self.options.prefix}{self.number}-{'-'.join(bitmap.tones)}"
            self.filters[name] = _duotone(name, bitmap.tones)
            tint = f' filter="url(#{name})"'
        source = data_address(image.format, image.data, image.vector if self.options.vectors else b"")
        left, top, right, bottom = (part / 100_000 for part in bitmap.crop)
        if not any(bitmap.crop):
            return f'<image {_box(rect)} preserveAspectRatio="none"{tint} href="{source}"/>'
        across, down = max(1 - left - right, 1e-6), max(1 - top - bottom, 1e-6)
        width, height = rect.width / across, rect.height / down
        whole = Rect(round(-left * width), round(-top * height), round(width), round(height))
        inner = f'<image {_box(whole)} preserveAspectRatio="none"{tint} href="{source}"/>'
        return f'<svg {_box(rect)} viewBox="0 0 {_number(rect.width)} {_number(rect.height)}" overflow="hidden">{inner}</svg>'


@lru_cache(maxsize=64)
def data_address(format: str, data: bytes, vector: bytes = b"") -> str:
    """A picture as a data: address; an SVG's own source where it has one."""
    kind, stored = ("image/svg+xml", vector) if vector else (_TYPES[format], data)
    return f"data:{kind};base64,{base64.b64encode(stored).decode()}"


@lru_cache(maxsize=1024)
def _look(family: str, size: float, colour: str, styles: tuple[bool, bool, bool, bool], language: str, usual: tuple[str, str]) -> str:
    """The attributes of a look."""
    bold, italic, underline, strike = styles
    found = f'font-size="{size:g}" fill="#{colour}"'
    if (family, language or usual[1]) != usual:
        found += f' font-family="{_families(family, language)}"'
    found += ' font-weight="700"' if bold else ""
    found += ' font-style="italic"' if italic else ""
    lines = " ".join(name for name, on in (("underline", underline), ("line-through", strike)) if on)
    found += f' text-decoration="{lines}"' if lines else ""
    return found + (f' lang="{xml_text(language)}"' if language and language != usual[1] else "")


def _families(family: str, language: str) -> str:
    """A font-family list for an attribute."""
    return ", ".join(f"'{xml_text(name)}'" if " " in name else xml_text(name) for name in stand_ins(family, language))


def _outline(outline: VectorPath) -> str:
    """A path; one of many points to a tenth of a point, which no one sees and which is half as long."""
    fine = sum([len(numbers) for _, numbers in outline.steps]) <= _MANY
    grain = 1 if fine else 10
    paint = f'fill="#{outline.fill}"' if outline.fill else 'fill="none"'
    if outline.stroke:
        paint += f' stroke="#{outline.stroke}" stroke-width="{_number(outline.stroke_width * grain)}"'
        paint += ' stroke-linecap="round" stroke-linejoin="round"' if outline.round else ""
        paint += f' stroke-dasharray="{" ".join([_number(part * grain) for part in outline.dash])}"' if outline.dash else ""
    paint += f' opacity="{outline.opacity:g}"' if outline.opacity < 1 else ""
    return f'<path d="{path_data(outline)}" {paint}/>' if fine else f'<path transform="scale(.1)" d="{_coarse_data(outline)}" {paint}/>'


def _coarse_data(outline: VectorPath) -> str:
    """The path of an outline in tenths of a point, each place counted from the one before."""
    found: list[str] = []
    x = y = first_x = first_y = 0
    for kind, numbers in outline.steps:
        places = [round(each / 1270) for each in numbers]
        if kind == "M":
            x, y = first_x, first_y = places[0], places[1]
            found.append(f"M{x} {y}")
        elif kind == "Z":
            x, y = first_x, first_y
            found.append("Z")
        elif kind == "L":
            across, down = [x, *places[::2]], [y, *places[1::2]]
            moves = [part for pair in zip(map(sub, across[1:], across), map(sub, down[1:], down), strict=True) for part in pair]
            found.append("l" + " ".join(map(str, moves)))
            x, y = across[-1], down[-1]
        else:
            moves = [place - (y if at % 2 else x) for at, place in enumerate(places)]
            found.append(kind.lower() + " ".join(map(str, moves)))
            x, y = places[-2], places[-1]
    return "".join(found)


def path_data(outline: VectorPath) -> str:
    """The path of an outline in points."""
    pieces = [(kind, [round(each / 127) / 100 for each in numbers]) for kind, numbers in outline.steps]
    return "".join([kind + _numbers(len(numbers)) % tuple(numbers) for kind, numbers in pieces])


@lru_cache(maxsize=64)
def _numbers(count: int) -> str:
    """A format for so many numbers: one call for a whole path is three times as fast as one for each."""
    return " ".join(["%g"] * count)


def _box(rect: Rect) -> str:
    return f'x="{_number(rect.x)}" y="{_number(rect.y)}" width="{_number(rect.width)}" height="{_number(rect.height)}"'


def _number(length: float) -> str:
    """EMU as points, to a hundredth."""
    return f"{round(length / 127) / 100:g}"


def _duotone(name: str, tones: tuple[str, str]) -> str:
    """A filter that gives black the first colour and white the second."""
    pairs = [[int(tone[at : at + 2], 16) / 255 for tone in tones] for at in (0, 2, 4)]
    channels = "".join(
        f'<feFunc{channel} type="table" tableValues="{low:.4f} {high:.4f}"/>' for channel, (low, high) in zip("RGB", pairs, strict=True)
    )
    return (
        f'<filter id="{name}" color-interpolation-filters="sRGB"><feColorMatrix type="saturate" values="0"/>'
        f"<feComponentTransfer>{channels}</feComponentTransfer></filter>"
    )


def path_svg(path: VectorPath, size: Size) -> str:
    """A path alone, as an SVG of a slide's size."""
    width, height = _number(size.width), _number(size.height)
    shape = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {shape}>{_outline(path)}</svg>'
