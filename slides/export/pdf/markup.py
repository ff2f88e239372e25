"""Slides as markup for typst: native text, lists, tables and figures at the places of the display list.

Everything stands at absolute places: an element that says what a text is (a heading, a list, a cell) takes no room of its own, and its
lines are placed from the slide's corner. Text is only ever written as a string, so that nothing in it is markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from slides.base.geometry import Size
from slides.export.display_list import Bitmap, GroupKind, Item, ItemGroup, ShownSlide, TableGrid, TextLine, TextSpan, VectorPath
from slides.export.display_list.faces import stand_ins
from slides.export.shown_pictures import toned_image
from slides.export.svg.drawing import safe_link

_MANY = 60
"""A path of more numbers than this is drawn as a picture: typst reads those faster than its own markup."""
_CODE_TRACKING = -0.002
"""LibreOffice sets letters of DejaVu Sans Mono 0.600 em apart in every size (measured in its PDF), and not the font's 0.602."""
_ALWAYS = ("Liberation Sans", "DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Color Emoji")
PREAMBLE = """#set page(margin: 0pt)
#set text(top-edge: "baseline", bottom-edge: "baseline", hyphenate: false, overhang: false)
#set par(leading: 0pt, spacing: 0pt, justify: false)
#show heading: it => it.body
#show figure: it => it.body
#set list(indent: 0pt, body-indent: 0pt, spacing: 0pt, tight: true)
#set enum(indent: 0pt, body-indent: 0pt, spacing: 0pt, tight: true)
#set table(inset: 0pt, stroke: none)
#let at(x, y, b) = place(top + left, dx: x * 1pt, dy: y * 1pt, b)
#let l(x, y, b) = at(x, y, box(width: 4000pt, align(left, b)))
#let m(x, y, b) = at(x - 2000, y, box(width: 4000pt, align(center, b)))
#let r(x, y, b) = at(x - 4000, y, box(width: 4000pt, align(right, b)))
#let z(b) = block(width: 100%, height: 0pt, b)
#let n(b) = box(width: 0pt, height: 0pt, b)
#let a(b) = at(0, 0, pdf.artifact(b))
#let c(..p) = at(0, 0, curve(..p))
"""
"""What every document begins with: the names that its slides are written in."""
_PLACES = {"start": "l", "middle": "m", "end": "r"}


def typst_string(text: str) -> str:
    """A string of typst."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    return f'"{"".join(map(_visible, escaped))}"'


def _visible(letter: str) -> str:
    """A letter, or its code point where it cannot be seen."""
    return letter if letter.isprintable() or letter in _KEPT else "\\u{" + f"{ord(letter):x}" + "}"


_KEPT = "\u00a0\u200b\u200c\u200d\u2066\u2067\u2068\u2069\u202a\u202b\u202c"


class SlideMarkup:
    """Slides on their way into markup. `files` are the pictures that it names, `looks` the definitions that go before it,
    `tables` those of the slides so far."""

    def __init__(self, size: Size, language: str, labelled: Callable[[str], str]) -> None:
        self.size = size
        self.language = language
        self.labelled = labelled
        self.files: dict[str, bytes] = {}
        self.looks: dict[str, str] = {}
        self.tables: list[TableGrid] = []
        self.origin = 0, 0

    def slide(self, slide: ShownSlide, depth: int) -> str:
        """What stands on a slide. depth: of its heading."""
        self.depth = depth
        inner = "".join(self.items(slide.items))
        return f"#[#metadata(none) <s{slide.number}>]{inner}"

    def definitions(self) -> str:
        """The looks of text that were used."""
        return "".join(f"#let {name} = text.with({look})\n" for look, name in self.looks.items())

    def items(self, items: Sequence[Item]) -> Iterator[str]:
        """Things in reading order; neighbouring items of a list are one list."""
        for listed, group in groupby(items, key=lambda item: isinstance(item, ItemGroup) and item.kind is GroupKind.ITEM):
            if listed:
                yield f"#at(0, 0, {self.listed([item for item in group if isinstance(item, ItemGroup)])})"
            else:
                yield from map(self.item, group)

    def item(self, item: Item) -> str:
        """One thing, as content of markup."""
        match item:
            case TextLine():
                return f"#{self.line(item)}"
            case VectorPath():
                return f"#a({self.path(item)})"
            case Bitmap():
                return f"#{self.bitmap(item)}"
            case TableGrid():
                return self.table(item)
            case ItemGroup():
                return self.group(item)

    def group(self, group: ItemGroup) -> str:
        """A heading, a paragraph, a figure, or what screen readers pass over."""
        match group.kind:
            case GroupKind.HEADING:
                body = f"#at(0, 0, heading(level: {self.depth}, z[{self.lines(group)}]))"
            case GroupKind.FIGURE if group.alt:
                return self.figure(group)
            case GroupKind.ARTIFACT | GroupKind.FIGURE:
                inner = self.inside(group, group.items)
                return f"#a(z[{inner}])" if inner else ""
            case _:
                body = f"#at(0, 0, par(n[{self.lines(group)}]))"
        return body

    def lines(self, group: ItemGroup) -> str:
        """The lines of a paragraph, with spaces between its words where one ends."""
        found = [line for line in group.items if isinstance(line, TextLine) and not line.marker and line.text]
        return "".join(self.item(self.spaced(line, found[at + 1 :], group.link)) for at, line in enumerate(found))

    def spaced(self, line: TextLine, later: Sequence[TextLine], link: str = "") -> TextLine:
        """A line with a space after it where another word follows; with the link that its whole paragraph has."""
        spans = line.spans
        if later and not later[0].joined and line.anchor == "start" and not line.rtl:
            spans = (*spans[:-1], replace(spans[-1], text=spans[-1].text + " "))
        return replace(line, spans=tuple(replace(span, link=link) for span in spans) if link else spans)

    def listed(self, items: Sequence[ItemGroup]) -> str:
        """Items as lists in lists: bullets and numbers each in a list of their own kind."""
        found: list[str] = []
        rest = list(items)
        while rest:
            level, numbered = rest[0].level, rest[0].numbered
            own: list[tuple[ItemGroup, list[ItemGroup]]] = []
            while rest and (rest[0].level > level or (rest[0].level, rest[0].numbered) == (level, numbered) or not own):
                if own and rest[0].level > level:
                    own[-1][1].append(rest.pop(0))
                else:
                    own.append((rest.pop(0), []))
            found.append(self.one_list(own, numbered=numbered))
        return found[0] if len(found) == 1 else f"z[{''.join(f'#at(0, 0, {each})' for each in found)}]"

    def one_list(self, items: Sequence[tuple[ItemGroup, list[ItemGroup]]], *, numbered: bool) -> str:
        """Items of one kind, each with those under it."""
        marks = []
        bodies = []
        for item, under in items:
            mark = next((line for line in item.items if isinstance(line, TextLine) and line.marker), None)
            marks.append(f"n[#{self.line(mark)}]" if mark else "n[]")
            inner = f"#at(0, 0, {self.listed(under)})" if under else ""
            bodies.append(f"z[{self.lines(item)}{inner}]")
        if numbered:
            return f"enum(numbering: i => ({', '.join(marks)},).at(i - 1), {', '.join(bodies)})"
        if len(set(marks)) == 1:
            return f"list(marker: {marks[0]}, {', '.join(bodies)})"
        return f"enum(numbering: i => ({', '.join(marks)},).at(i - 1), {', '.join(bodies)})"

    def table(self, grid: TableGrid) -> str:
        """A table: its paint, then cells that take no room, with their lines in their places."""
        self.tables.append(grid)
        paint = "".join(f"#a({self.path(each)})" for each in grid.paint)
        cells = {True: [], False: []}  # type: dict[bool, list[str]]
        for cell in grid.cells:
            lines = [line for line in cell.lines if line.text]
            inner = "".join(self.item(self.spaced(line, lines[at + 1 :])) for at, line in enumerate(lines))
            spans = f"colspan: {cell.column_span}, " if cell.column_span > 1 else ""
            spans += f"rowspan: {cell.row_span}, " if cell.row_span > 1 else ""
            place = f"x: {cell.column}, y: {cell.row}, "
            cells[cell.row < grid.heads].append(f"table.cell({place}{spans}z[{inner}])")
        head = f"table.header({', '.join(cells[True])}), " if cells[True] else ""
        columns = ", ".join(["0pt"] * len(grid.columns))
        named = f"#at(0, 0, table(columns: ({columns},), {head}{', '.join(cells[False])}))"
        return paint + named

    def figure(self, group: ItemGroup) -> str:
        """A drawing, chart or picture with its alternative text."""
        rect = group.rect
        self.origin = rect.x, rect.y
        inner = self.inside(group, group.items)
        self.origin = 0, 0
        place = f"{_number(rect.x)}, {_number(rect.y)}"
        frame = f"block(width: {_number(rect.width)}pt, height: {_number(rect.height)}pt, [{inner}])"
        target = self.target(group.link)
        frame = f"link({target}, {frame})" if target else frame
        looks = "kind: image, supplement: none, numbering: none, outlined: false"
        return f"#at({place}, figure({looks}, alt: {typst_string(group.alt)}, {frame}))"

    def inside(self, group: ItemGroup, items: Sequence[Item]) -> str:
        """What a group shows, in drawing order."""
        found = []
        for item in items:
            if isinstance(item, VectorPath):
                found.append(f"#{self.path(item)}")
            elif isinstance(item, ItemGroup):
                found.append(self.inside(item, item.items))
            else:
                found.append(self.item(item))
        return "".join(found)

    # ---- lines

    def line(self, line: TextLine) -> str:
        """A line in its place."""
        x = line.x + (0 if line.anchor == "start" else line.width if line.anchor == "end" else line.width // 2)
        place = f"{_number(x - self.origin[0])}, {_number(line.baseline - self.origin[1])}"
        pieces = [self.span(span) for span in line.spans if span.text]
        body = pieces[0] if len(pieces) == 1 else f"[{''.join(f'#{piece}' for piece in pieces)}]"
        tints = "".join(self.tints(line))
        shown = f"{_PLACES[line.anchor]}({place}, {f'text(dir: rtl, {body})' if line.rtl else body})"
        return f"[{tints}#{shown}]" if tints else shown

    def span(self, span: TextSpan) -> str:
        """A piece of a line in its look."""
        text = span.text if span.language != "zxx" else span.text.replace(" ", "\u00a0")
        piece = f"{self.look(span)}({typst_string(text)})"
        piece = f"underline({piece})" if span.underline else piece
        piece = f"strike({piece})" if span.strike else piece
        target = self.target(span.link)
        return f"link({target}, {piece})" if target else piece

    def look(self, span: TextSpan) -> str:
        """The name of a look."""
        families = ", ".join(map(typst_string, dict.fromkeys((*stand_ins(span.family, span.language)[:-1], *_ALWAYS))))
        found = f'size: {span.size:g}pt, fill: rgb("{span.colour}"), font: ({families})'
        found += f", weight: {700 if span.bold else 400}"
        found += f", tracking: {_CODE_TRACKING}em" if span.language == "zxx" else ""
        found += ', style: "italic"' if span.italic else ""
        found += f", baseline: {-span.rise:g}pt" if span.rise else ""
        found += _language(span.language) if span.language not in ("zxx", self.language) else ""
        return self.looks.setdefault(found, f"k{len(self.looks)}")

    def target(self, address: str) -> str:
        """Where a link leads, as typst takes it; empty for nowhere."""
        if address.startswith("#"):
            label = self.labelled(address[1:])
            return f"<{label}>" if label else ""
        return typst_string(safe_link(address)) if address and safe_link(address) else ""

    def tints(self, line: TextLine) -> Iterator[str]:
        """The tint behind marked text."""
        x = line.x + (line.width if line.rtl else 0) - self.origin[0]
        for span in line.spans:
            x -= span.width if line.rtl else 0
            if span.ground:
                top = line.baseline - self.origin[1] - span.size * 12700 * 0.95
                box = f"width: {_number(span.width)}pt, height: {span.size * 1.2:g}pt"
                yield f'#at({_number(x)}, {_number(top)}, pdf.artifact(rect({box}, fill: rgb("{span.ground}"))))'
            x += 0 if line.rtl else span.width

    # ---- what is drawn

    def path(self, path: VectorPath) -> str:
        """A path; one of many points as a picture."""
        ox, oy = self.origin
        if sum(len(numbers) for _, numbers in path.steps) > _MANY:
            return self.picture_of(path)
        stroke = "none"
        if path.stroke:
            dash = f", dash: (array: ({', '.join(f'{_number(part)}pt' for part in path.dash)}), phase: 0pt)" if path.dash else ""
            ends = ', cap: "round", join: "round"' if path.round else ""
            stroke = f"(paint: {_colour(path.stroke, path.opacity)}, thickness: {_number(path.stroke_width)}pt{dash}{ends})"
        fill = _colour(path.fill, path.opacity) if path.fill else "none"
        pieces = [piece for kind, numbers in path.steps for piece in _steps(kind, numbers, ox, oy)]
        return f"c(fill: {fill}, stroke: {stroke}, {', '.join(pieces)})"

    def picture_of(self, path: VectorPath) -> str:
        """A path as an SVG picture of the whole slide."""
        from slides.export.svg.drawing import path_svg

        name = f"path{len(self.files)}.svg"
        self.files[name] = path_svg(path, self.size).encode()
        place = f"{_number(-self.origin[0])}, {_number(-self.origin[1])}"
        return f'at({place}, image("{name}", width: {_number(self.size.width)}pt, height: {_number(self.size.height)}pt))'

    def bitmap(self, bitmap: Bitmap) -> str:
        """A picture, cropped and recoloured."""
        image, rect = toned_image(bitmap), bitmap.rect
        name = f"{image.digest[:16]}.{'jpg' if image.format == 'jpeg' else image.format}"
        self.files[name] = image.data
        left, top, right, bottom = (part / 100_000 for part in bitmap.crop)
        width, height = rect.width / max(1 - left - right, 1e-6), rect.height / max(1 - top - bottom, 1e-6)
        shown = f'image("{name}", width: {_number(width)}pt, height: {_number(height)}pt, fit: "stretch")'
        if any(bitmap.crop):
            inner = f"#at({_number(-left * width)}, {_number(-top * height)}, {shown})"
            shown = f"block(width: {_number(rect.width)}pt, height: {_number(rect.height)}pt, clip: true, [{inner}])"
        return f"at({_number(rect.x - self.origin[0])}, {_number(rect.y - self.origin[1])}, {shown})"


def _steps(kind: str, numbers: Sequence[float], ox: int, oy: int) -> Iterator[str]:
    """A step of a path as components of a curve."""
    points = [f"({_number(numbers[at] - ox)}pt, {_number(numbers[at + 1] - oy)}pt)" for at in range(0, len(numbers), 2)]
    if kind == "M":
        yield f"curve.move({points[0]})"
    elif kind == "L":
        yield from (f"curve.line({point})" for point in points)
    elif kind == "C":
        yield f"curve.cubic({', '.join(points)})"
    else:
        yield 'curve.close(mode: "straight")'


def _colour(digits: str, opacity: float) -> str:
    return f'rgb("{digits}{round(opacity * 255):02X}")' if opacity < 1 else f'rgb("{digits}")'


def _language(tag: str) -> str:
    """The language of text as arguments: an ISO 639 code, and a region where the tag has one."""
    primary, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2 and part.isalpha()), "")
    if not (primary.isalpha() and 2 <= len(primary) <= 3):
        return ""
    return f', lang: "{primary.lower()}"' + (f', region: "{region.upper()}"' if region else "")


def language_arguments(tag: str) -> str:
    """The language of a document as arguments of its text."""
    return _language(tag).removeprefix(", ") or 'lang: "en"'


def _number(length: float) -> str:
    """EMU as points, to a hundredth."""
    return f"{round(length / 127) / 100:g}"
