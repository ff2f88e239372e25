"""How slides stand on the pages of a PDF: one a page, one with its notes, or several on a handout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Size
from slides.design import Design
from slides.export.display_list import ShownSlide
from slides.export.pdf.markup import typst_string
from slides.text.rich_text import Paragraph, Run

_PAPER = 'paper: "a4", margin: 0pt'
_WIDTH, _HEIGHT = 595.28, 841.89
"""A4 in points."""
_MARGIN = 42.5
_LINES = 7
_COLUMNS = {2: 1, 3: 1, 4: 2, 6: 2}
"""How many slides stand side by side on a handout. Three leave room for lines to write on beside each."""


def slide_pages(slides: Sequence[ShownSlide], bodies: Sequence[str], size: Size) -> str:
    """A slide a page."""
    shape = f"width: {size.width / 12700:g}pt, height: {size.height / 12700:g}pt"
    return "".join(f'#page({shape}, fill: rgb("{slide.ground}"))[{body}]\n' for slide, body in zip(slides, bodies, strict=True))


def _scaled(slide: ShownSlide, body: str, width: float, size: Size) -> str:
    """A slide as a picture of a width in points, with a line round it."""
    whole, high = size.width / 12700, size.height / 12700
    part = width / whole
    sheet = f'block(width: {whole:g}pt, height: {high:g}pt, fill: rgb("{slide.ground}"), [{body}])'
    frame = f"width: {width:.2f}pt, height: {high * part:.2f}pt"
    line = f"#at(0, 0, pdf.artifact(rect({frame}, stroke: 0.5pt + luma(120))))"
    return f"block({frame}, [#at(0, 0, scale({part * 100:.4f}%, origin: top + left, {sheet})){line}])"


def notes_pages(slides: Sequence[ShownSlide], bodies: Sequence[str], size: Size, design: Design) -> str:
    """A slide and its notes under it, going on for as many pages as they take."""
    width = _WIDTH - 2 * _MARGIN
    direction = "rtl" if design.rtl else "ltr"
    look = f'size: 12pt, top-edge: "ascender", bottom-edge: "descender", dir: {direction}, font: ("Calibri", "Carlito", "Noto Sans")'
    pages = []
    for slide, body in zip(slides, bodies, strict=True):
        notes = "".join(_paragraph(note) for note in slide.notes)
        number = f"#place(bottom + right, pdf.artifact(text(10pt, {typst_string(str(slide.number))})))"
        pages.append(
            f'#page(paper: "a4", margin: {_MARGIN}pt)[#{_scaled(slide, body, width, size)}#v(18pt)'
            f"#[#set text({look})\n#set par(leading: 4pt, spacing: 8pt)\n{notes}]{number}]\n"
        )
    return "".join(pages)


def _paragraph(note: Paragraph) -> str:
    """A paragraph of notes."""
    return f"#par[{''.join(_run(run) for run in note.runs) or '#[]'}]\n"


def _run(run: Run) -> str:
    piece = f"text({typst_string(run.text)})"
    piece = f"strong({piece})" if run.bold else piece
    return f"#{f'emph({piece})' if run.italic else piece}"


def handout_pages(slides: Sequence[ShownSlide], bodies: Sequence[str], count: int, size: Size) -> str:
    """So many slides a page, with lines to write on beside or under each."""
    pairs = list(zip(slides, bodies, strict=True))
    pages = []
    for first in range(0, len(pairs), count):
        inner = "".join(_cells(pairs[first : first + count], count, size))
        pages.append(f"#page({_PAPER})[{inner}]\n")
    return "".join(pages)


def _cells(pairs: Sequence[tuple[ShownSlide, str]], count: int, size: Size) -> Iterator[str]:
    """The slides of one page, each in its cell with its lines."""
    columns = _COLUMNS[count]
    rows = -(-count // columns)
    wide, high = (_WIDTH - 2 * _MARGIN) / columns, (_HEIGHT - 2 * _MARGIN) / rows
    beside = count == 3
    width = wide * (0.55 if beside else 0.94)
    tall = width * size.height / size.width
    width = width if beside or tall < high * 0.72 else high * 0.72 * size.width / size.height
    tall = width * size.height / size.width
    for at, (slide, body) in enumerate(pairs):
        x, y = _MARGIN + at % columns * wide, _MARGIN + at // columns * high
        yield f"#at({x:.2f}, {y:.2f}, {_scaled(slide, body, width, size)})"
        left, top = (x + width + 14, y) if beside else (x, y + tall + 4)
        length = wide - width - 14 if beside else width
        room = tall if beside else high - tall - 14
        yield from _ruled(left, top, length, room)


def _ruled(x: float, y: float, length: float, room: float) -> Iterator[str]:
    """Lines to write on."""
    pitch = max(room / _LINES, 17.0)
    for at in range(1, int(room / pitch + 0.01) + 1):
        yield f"#at({x:.2f}, {y + at * pitch:.2f}, pdf.artifact(line(length: {length:.2f}pt, stroke: 0.4pt + luma(150))))"
