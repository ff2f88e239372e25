"""A PDF's text -> Markdown, as an article is read: lines joined to paragraphs, headings by their type. The only file that imports
pdfminer.
"""

from __future__ import annotations

import io
import itertools
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.sources.article.unreadable import UnreadableDocument

MOST_PAGES = 300
_HEADING_SIZE = 1.12
"""Type this much larger than the body's is a heading's."""
_LONGEST_HEADING = 160
_MARGIN = 0.09
"""The share of a page's height, at its top and its foot, in which running titles and page numbers stand."""
_GAP = 1.45
"""Lines further apart than so many times their height begin another paragraph."""
_REPEATED, _LONGEST_FOOT = 3, 24
_ITEM = pattern(r"(?:[•‣▪◦●·–-]|\d{1,2}[.)])\s+(?=\S)")
_DIGITS = pattern(r"\d++")
_SPECIAL = pattern(r"[\\`*_{}\[\]<>|~$]")


@frozen
class PdfLine:
    """A line of text: its words, its type's size in points, whether that is bold, where it stands on its page from 0 (top) to 1."""

    text: str
    size: float
    bold: bool
    page: int
    top: float
    bottom: float
    left: float


def markdown_of_pdf(data: bytes) -> str:
    """The text of a PDF as Markdown. Tables, pictures and formulas are not read as such.

    Raises UnreadableDocument for what is no PDF, is encrypted or holds no text (a scan), and where pdfminer is not installed.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument("this is no PDF", "is it the right file?")
    lines = _body_lines(list(_lines(data)))
    if not lines:
        raise UnreadableDocument("this PDF holds no text, only pictures of pages", "recognise its text first (OCR), or save it as text")
    return "\n\n".join(_blocks(lines)) + "\n"


def _lines(data: bytes) -> Iterator[PdfLine]:
    """Every line of text, in reading order."""
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LTTextContainer, LTTextLine
        from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    except ImportError:
        raise UnreadableDocument("reading PDF needs pdfminer.six", "python -m pip install 'slides[pdf]'; or save it as text") from None
    quiet = logging.getLogger("pdfminer")
    quiet.propagate, quiet.handlers = False, [logging.NullHandler()]
    try:
        for number, page in enumerate(extract_pages(io.BytesIO(data), maxpages=MOST_PAGES)):
            for box in page:
                if isinstance(box, LTTextContainer):
                    yield from (_line(line, number, page) for line in box if isinstance(line, LTTextLine) and line.get_text().strip())
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        raise UnreadableDocument("this PDF is encrypted", "save it without a password, or save its text") from None
    except Exception as error:  # whatever its reader falls over
        message = f"this PDF cannot be read: {type(error).__name__}"
        raise UnreadableDocument(message, "print it to PDF again, or save its text") from None


def _line(line: Any, number: int, page: Any) -> PdfLine:
    from pdfminer.layout import LTChar

    letters = [each for each in line if isinstance(each, LTChar) and each.get_text().strip()]
    sizes = Counter(round(each.size, 1) for each in letters)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    bold = bool(letters) and sum("bold" in each.fontname.lower() or "black" in each.fontname.lower() for each in letters) * 2 > len(letters)
    height = page.height or 1
    return PdfLine(
        " ".join(line.get_text().split()), size, bold, number, 1 - (line.y1 - page.y0) / height, 1 - (line.y0 - page.y0) / height, line.x0
    )


def _body_lines(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines without running titles and page numbers: those at the edges of pages that come again, but for their digits."""
    edge = [line for line in lines if line.top < _MARGIN or line.bottom > 1 - _MARGIN]
    seen = Counter(_DIGITS.sub("#", line.text.casefold()) for line in edge)
    running = {
        text
        for text, count in seen.items()
        if count >= _REPEATED or (count > 1 and "#" in text and len(text) <= _LONGEST_FOOT) or not re.search(r"[^\W\d#]", text)
    }
    edges = {id(line) for line in edge}
    return [line for line in lines if not (id(line) in edges and _DIGITS.sub("#", line.text.casefold()) in running)]


def _blocks(lines: Sequence[PdfLine]) -> Iterator[str]:
    """Paragraphs, items and headings."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0]
    levels = {
        size: level for level, size in enumerate(sorted({each.size for each in lines if each.size > body * _HEADING_SIZE}, reverse=True), 1)
    }
    for group in _groups(lines, body):
        text = _joined([line.text for line in group])
        size, bold = group[0].size, all(line.bold for line in group)
        heads = len(text) <= _LONGEST_HEADING and any(letter.isalpha() for letter in text) and not text.endswith((".", ",", ";"))
        if heads and (size in levels or (bold and size >= body)):
            yield f"{'#' * min(6, levels.get(size, len(levels) + 1))} {_SPECIAL.sub(_escape, text)}"
        elif mark := _ITEM.match(text):
            sign = mark[0].strip() if mark[0][:1].isdigit() else "-"
            yield f"{sign} {_SPECIAL.sub(_escape, text[mark.end() :])}"
        else:
            yield _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return "\\" + found[0]


def _groups(lines: Sequence[PdfLine], body: float) -> Iterator[list[PdfLine]]:
    """Lines that belong together: of one type, without a gap between; a sentence that goes on over the end of a page or column."""
    group: list[PdfLine] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, body):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(before: PdfLine, line: PdfLine, body: float) -> bool:
    """Whether a line goes on with the one before it."""
    if abs(before.size - line.size) > 0.6 or before.bold != line.bold or _ITEM.match(line.text):
        return False
    if before.page == line.page and before.top < line.top:
        height = before.bottom - before.top or 1
        return line.top - before.top < _GAP * height + height * 0.2
    inside = before.size <= body * _HEADING_SIZE and not before.text.rstrip("”\"'»)").endswith((".", "!", "?", ":"))
    return inside and (line.text[:1].islower() or not before.text.endswith((".", "!", "?")))


def _joined(texts: Sequence[str]) -> str:
    """Lines as one text; words that were divided at a line's end are whole again."""
    whole = texts[0]
    for before, text in itertools.pairwise(texts):
        divided = before.endswith(("-", "\u00ad", "‐")) and len(before) > 1 and before[-2].isalpha() and text[:1].islower()
        whole = whole[:-1] + text if divided else f"{whole} {text}"
    return whole
