"""A web page -> blocks. The only file that imports trafilatura, which tells an article from its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.sources.article.block import TextBlock
from slides.sources.article.embedded_pictures import with_captions, without_data_addresses

_HEADING = pattern(r"h([1-6])")
_TAG = pattern(
    r"<(script|style|head)\b(?:[^<]++|<(?!/?\1\b))*+</\1\s*+>|<!--(?:[^<-]++|-(?!->)|<(?!!--))*+-->|<[^<>]*+>", re.IGNORECASE | re.DOTALL
)
_PREFORMATTED = pattern(r"<pre\b[^<>]*+>(?:[^<]++|<(?!/pre\b))*+</pre>", re.IGNORECASE)
_LINE_BREAK = pattern(r"<br\s*+/?>\n?", re.IGNORECASE)
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
        _PREFORMATTED.sub(_with_lines, with_captions(without_data_addresses(text))),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_images=True,
        favor_recall=True,
    )
    if found is None or found.body is None:
        return (), "", "", "", (_nothing(file),)
    places = _Places(text)
    blocks = tuple(places.placed(block) for block in _blocks(found.body))
    said = re.search(r"<html[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z-]{2,20})", text)
    return blocks, found.title or "", found.author or "", said.group(1) if said else "", ()


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
            yield from (block if block.kind else replace(block, info="quote") for block in whole)
        elif element.tag == "div" and len(element):
            yield from _blocks(element)
        elif element.tag == "item" and words:
            yield TextBlock(words, 0, "item", info=mark)
        elif element.tag == "table":
            yield from _table(element)
        elif element.tag in ("code", "pre") and words:
            yield TextBlock("".join(element.itertext()).strip("\n"), 0, "code")
        elif element.tag == "p" and element.find(".//graphic") is not None:
            yield from (TextBlock(words, 0),) if words else ()
            for graphic in element.iter("graphic"):
                yield from _picture(graphic)
        elif words:
            bold = len(element) == 1 and element[0].tag == "hi" and element[0].get("rend") == "#b" and not (element[0].tail or "").strip()
            yield TextBlock(words, 0, "bold" if bold and not (element.text or "").strip() else "")


def _picture(element: Any) -> Iterator[TextBlock]:
    """A picture with its description; one without words only where its file is not on the network."""
    caption = " ".join((element.get("alt") or element.get("title") or "").split())
    source = element.get("src") or ""
    described = len(caption.split()) > 1
    if described or (source and not source.startswith(("http:", "https:", "//"))):
        yield TextBlock(caption if described else "", 0, "caption", info=source)


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
            for word in re.finditer(r"\S+|\n", page[at:end]):
                if word.group() == "\n":
                    line += 1
                    continue
                shown = re.sub(r"\W+", "", html.unescape(word.group()).casefold())
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
