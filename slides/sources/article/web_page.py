"""A web page -> blocks. The only file that imports trafilatura, which tells an article from its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.sources.article.block import TextBlock
from slides.sources.article.boilerplate import without_month
from slides.sources.article.embedded_pictures import with_captions, without_data_addresses

_HEADING = pattern(r"h([1-6])")
_TAG = pattern(
    r"<(script|style|head)\b(?:[^<]++|<(?!/?\1\b))*+</\1\s*+>|<!--(?:[^<-]++|-(?!->)|<(?!!--))*+-->|<[^<>]*+>", re.IGNORECASE | re.DOTALL
)
_PREFORMATTED = pattern(r"<pre\b[^<>]*+>(?:[^<]++|<(?!/pre\b))*+</pre>", re.IGNORECASE)
_CITED = pattern(r"(?<=</p>)\s*+<cite\b[^<>]*+>(?P<name>(?:[^<]++|<(?!/?cite\b))*+)</cite\s*+>(?=\s*+</blockquote)", re.IGNORECASE)
"""Who is quoted, after a quotation's paragraphs; inside of one it is read with the words."""
_FIRST_HEADING = pattern(r"<h1\b[^<>]*+>((?:[^<]++|<(?!/?h1\b))*+)</h1", re.IGNORECASE)
_MARK = pattern(r"[•●▪◦‣∙]\s*+(?=\w)")
"""The mark of a list that a page has typed as text."""
_LINK = pattern(r"<a\b[^<>]*+>((?:[^<]++|<(?!/?a\b))*+)</a\s*+>", re.IGNORECASE)
_LINE_BREAK = pattern(r"<br\s*+/?>\n?", re.IGNORECASE)
_INNER_BLOCKS = frozenset({"p", "head", "list", "quote", "table", "graphic", "div", "item", "pre"})
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", ":", "：")
_LONG_ITEM = 400
"""An item with paragraphs of more letters is no item of a list."""
_KNOWN_BY = 24
"""A piece's line is where so many of its first letters stand in the page."""


def read_html(text: str, file: str) -> tuple[tuple[TextBlock, ...], str, str, str, tuple[Problem, ...]]:
    """The blocks of a page's article, its title, its author, its language as the page says, and problems.

    No blocks where the page holds no article, or where trafilatura is not installed: a problem then says so.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        hint = "python -m pip install 'slides[html]'; or save the article as text"
        message = f"reading HTML needs trafilatura: {' '.join(str(error).split())[:100]}"
        return (), "", "", "", (Problem(rule_catalogue.NO_ARTICLE, Span(file), message, hint),)
    found: Any = bare_extraction(
        _CITED.sub(r"<p>— \g<name></p>", _PREFORMATTED.sub(_with_lines, with_captions(without_data_addresses(_flattened(text))))),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_images=True,
        favor_recall=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or found.body is None:
        return (), "", "", "", (_nothing(file),)
    places = _Places(text)
    links = _linked_texts(text)
    read = (_as_item(block) for block in _blocks(found.body))
    blocks = tuple(replace(places.placed(block), linked=_letters_of(block.text) in links) for block in read)
    said = re.search(r"<html[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", text)
    return blocks, _title(found.title or "", blocks, text), without_month(found.author or ""), said.group(1) if said else "", ()


def _as_item(block: TextBlock) -> TextBlock:
    """A paragraph that a list's mark begins as an item of a list."""
    marked = _MARK.match(block.text) if block.kind in ("", "item") and not block.info.strip("-") else None
    return replace(block, text=block.text[marked.end() :], kind="item", info="-") if marked else block


def _linked_texts(page: str) -> frozenset[str]:
    """The letters of each link's text."""
    import html

    return frozenset(_letters_of(html.unescape(_TAG.sub(" ", each.group(1)))) for each in _LINK.finditer(page)) - {""}


def _letters_of(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _flattened(page: str) -> str:
    """A page without the boxes that are nested deeper than the parser reads; what stands in them stays."""
    if page.count("<div") + page.count("<DIV") + page.count("<span") + page.count("<section") <= _MOST_NESTED:
        return page
    depth = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        closes = found.group("closes") == "/"
        inside = depth if closes else depth + 1
        depth = max(0, depth - 1) if closes else depth + 1
        return " " if inside > _MOST_NESTED else found.group()

    return _BOX.sub(kept, page)


_MOST_NESTED = 100
"""Boxes in each other that are kept: libxml2 reads no more than 255 elements in each other."""
_BOX = pattern(r"<(?P<closes>/?)(?:div|span|section|font|center)\b[^<>]*+>", re.IGNORECASE)


def _title(title: str, blocks: Sequence[TextBlock], page: str) -> str:
    """The page's title; its only first heading where the title found is that of a section."""
    import html

    same = any(block.kind == "heading" and block.level > 1 and block.text == title for block in blocks)
    first = [" ".join(html.unescape(_TAG.sub(" ", each.group(1))).split()) for each in _FIRST_HEADING.finditer(page)] if same else []
    first = [text for text in first if len(text.split()) > 1]
    return first[0] if len(first) == 1 and first[0] != title else title


def _with_lines(found: re.Match[str]) -> str:
    """A listing with its line breaks as such: trafilatura joins what they divide."""
    return _LINE_BREAK.sub("\n", found.group())


def _nothing(file: str) -> Problem:
    return Problem(rule_catalogue.NO_ARTICLE, Span(file), "no article was found in this page", "save the text of the article as a file")


def _blocks(body: Any, mark: str = "") -> Iterator[TextBlock]:
    """trafilatura's tree, flat: its elements are head, p, list, item, quote, table, graphic, code."""
    for element in body:
        words = " ".join("".join(element.itertext()).split()) if isinstance(element.tag, str) else ""
        if element.tag == "graphic":
            yield from _picture(element)
        elif element.tag == "head" and words:
            found = _HEADING.fullmatch(element.get("rend", "h2"))
            yield TextBlock(words, 0, "heading", int(found.group(1)) if found else 2)
        elif element.tag == "list" and len(element):
            yield from _blocks(element, "1." if element.get("rend") == "ol" else "-")
        elif element.tag == "quote" and words:
            inner = list(_blocks(element)) if len(element) else []
            whole = inner if sum(len(block.text) for block in inner) >= len(words) - len(inner) else [TextBlock(words, 0)]
            yield from (block if block.kind else _quoted(block) for block in whole)
        elif element.tag == "div" and len(element):
            yield from _blocks(element)
        elif element.tag == "item" and words:
            yield from _mixed(element) if _holds_sections(element) else (TextBlock(words, 0, "item", info=mark),)
        elif element.tag == "table":
            yield from _laid_out(element) if _lays_out(element) else _table(element)
        elif element.tag in ("code", "pre") and words:
            yield TextBlock("".join(element.itertext()).strip("\n"), 0, "code")
        elif element.tag == "p" and words and next(element.iter("lb", "graphic", "p"), None) is not None:
            yield from _mixed(element)
        elif element.tag == "p" and element.find(".//graphic") is not None:
            yield from (block for graphic in element.iter("graphic") for block in _picture(graphic))
        elif words:
            yield _paragraph(element, words)


def _quoted(block: TextBlock) -> TextBlock:
    """A paragraph of a quotation; one that a dash begins names who is quoted."""
    speaks = block.text.startswith("— ") and len(block.text.split()) <= _SPEAKER_WORDS
    return replace(block, text=block.text.removeprefix("— "), info="speaker") if speaks else replace(block, info="quote")


_SPEAKER_WORDS = 14


def _paragraph(element: Any, words: str) -> TextBlock:
    """A paragraph; a bold one is known as such."""
    bold = len(element) == 1 and element[0].tag == "hi" and element[0].get("rend") == "#b" and not (element[0].tail or "").strip()
    return TextBlock(words, 0, "bold" if bold and not (element.text or "").strip() else "")


def _holds_sections(item: Any) -> bool:
    """Whether an item of a list holds an article: pages are laid out in lists too."""
    said = sum(len("".join(each.itertext())) for each in item.iter("p"))
    return said > _LONG_ITEM


def _mixed(element: Any) -> Iterator[TextBlock]:
    """Text with line breaks and blocks in it: a paragraph for each stretch that blank lines or blocks divide, and for each whole line."""
    lines = [""]
    for part in (element, *element):
        if part is not element:
            if part.tag in _INNER_BLOCKS:
                yield from _joined(lines)
                lines = [""]
                yield from _blocks([part])
            elif part.tag == "lb":
                lines.append("")
            else:
                first, *rest = _lines_of(part)
                lines[-1] += first
                lines += rest
        lines[-1] += (part.text if part is element else part.tail) or ""
    yield from _joined(lines)


def _lines_of(element: Any) -> list[str]:
    """The text of an inline element, cut at its line breaks."""
    lines = [element.text or ""]
    for child in element:
        first, *rest = ["", ""] if child.tag == "lb" else _lines_of(child)
        lines[-1] += first
        lines += rest
        lines[-1] += child.tail or ""
    return lines


def _joined(lines: Sequence[str]) -> Iterator[TextBlock]:
    """Lines as paragraphs: a line goes on in the next one where it ends inside a sentence and that one begins with a small letter."""
    found: list[str] = []
    for line in (" ".join(line.split()) for line in lines):
        goes_on = found and found[-1] and line and (line[0].islower() or found[-1].endswith((",", "，", "、")))
        if goes_on and not found[-1].endswith(_STOPS):
            found[-1] += f" {line}"
        else:
            found.append(line)
    yield from (TextBlock(line, 0) for line in found if line)


def _picture(element: Any) -> Iterator[TextBlock]:
    """A picture with its description; one without words only where its file is not on the network."""
    caption = " ".join((element.get("alt") or element.get("title") or "").split())
    source = element.get("src") or ""
    described = len(caption.split()) > 1
    if described or (source and not source.startswith(("http:", "https:", "//"))):
        yield TextBlock(caption if described else "", 0, "caption", info=source)


def _lays_out(table: Any) -> bool:
    """Whether a table only places what stands in it, as old pages do: one cell alone, or paragraphs of an article in a cell."""
    cells = list(table.iter("cell"))
    return len(cells) == 1 or any(_holds_sections(cell) and len(cell.findall(".//p")) > 1 for cell in cells)


def _laid_out(table: Any) -> Iterator[TextBlock]:
    """What stands in a table that places it, cell by cell; words in quotation marks that are alone in their table are a quotation."""
    cells = list(table.iter("cell"))
    for cell in cells:
        loose = " ".join((cell.text or "").split())
        if loose and not len(cell):
            quoted = len(cells) == 1 and loose.startswith(("“", "„", "«", '"'))
            yield TextBlock(loose.strip('“”„«»"') if quoted else loose, 0, info="quote" if quoted else "")
        else:
            yield from (TextBlock(loose, 0),) if loose else ()
            yield from _blocks(cell)


def _table(element: Any) -> Iterator[TextBlock]:
    """A table as Markdown writes it."""
    rows = [[" ".join("".join(cell.itertext()).split()).replace("|", "\\|") for cell in row.iter("cell")] for row in element.iter("row")]
    width = max(map(len, rows), default=0)
    if not width:
        return
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    yield TextBlock("\n".join([lines[0], "|" + "---|" * width, *lines[1:]]), 0, "table")


class _Places:
    """Finds the line of each piece in the page, one after another."""

    def __init__(self, page: str) -> None:
        import html

        letters: list[str] = []
        self.lines: list[int] = []
        line = 1
        at = 0
        for match in [*_TAG.finditer(page), None]:
            end = match.start() if match else len(page)
            first, *rest = page[at:end].split("\n")
            for number, words in enumerate((first, *rest)):
                line += bool(number)
                shown = _letters_of(html.unescape(words)) if words and not words.isspace() else ""
                letters.append(shown)
                self.lines += [line] * len(shown)
            if match:
                line += match.group().count("\n")
                at = match.end()
        self.text = "".join(letters)
        self.at = 0

    def placed(self, block: TextBlock) -> TextBlock:
        """The block with its line: where its first letters stand after those of the piece before it, else anywhere."""
        words = re.sub(r"\W+", "", block.text.casefold().removeprefix("|"))[:_KNOWN_BY]
        found = self.text.find(words, self.at) if words else -1
        if found < 0:
            found = self.text.find(words)
        else:
            self.at = found
        return replace(block, line=self.lines[found] if 0 <= found < len(self.lines) else 1)
