"""Simple HTML, as a converter of documents writes it -> Markdown. The only file here that imports lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from slides.base.lazy_regex import pattern

_SPECIAL = pattern(r"[\\`*_{}\[\]<>|~$]|(?<![^\s])[#+>-](?=\s)")
_MOST_DEPTH = 60


def markdown_of_html(text: str) -> str:
    """Simple HTML without scripts or styles, as a converter writes it, as Markdown."""
    from lxml import html

    if not text.strip():
        return ""
    root = html.fragment_fromstring(text, create_parent="div")
    _set_notes_apart(root)
    return "\n".join(_flow(root, 0)).strip() + "\n"


def _set_notes_apart(root: Any) -> None:
    """Take away what refers to footnotes and endnotes, and put a heading over them, so that they are no list of the last section."""
    for mark in root.xpath(".//sup[a[starts-with(@href, '#footnote-') or starts-with(@href, '#endnote-')]]"):
        mark.drop_tree()
    for back in root.xpath(".//li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]//a[starts-with(@href, '#')]"):
        back.drop_tree()
    notes = root.xpath("./ol[li[starts-with(@id, 'footnote-') or starts-with(@id, 'endnote-')]]")
    if notes:
        heading = notes[0].makeelement("h2")
        heading.text = "References"
        notes[0].addprevious(heading)


def _flow(parent: Any, depth: int) -> Iterator[str]:
    """The blocks in an element, with blank lines between them."""
    if depth > _MOST_DEPTH:
        yield from (_words(parent), "")
        return
    yield from _loose(parent.text)
    for element in parent:
        yield from _block(element, depth)
        yield from _loose(element.tail)


def _loose(text: str | None) -> Iterator[str]:
    """Words that stand between blocks, as a paragraph."""
    if text and text.strip():
        yield from (_escaped(" ".join(text.split())), "")


def _block(element: Any, depth: int) -> Iterator[str]:
    """One element as a block."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if heading := re.fullmatch(r"h([1-6])", tag):
        words = _words(element)
        yield from (f"{'#' * int(heading[1])} {words}", "") if words else ()
    elif tag in ("ul", "ol"):
        yield from (*_items(element, "", depth), "")
    elif tag == "table":
        yield from (*_rows(element), "")
    elif tag == "blockquote":
        yield from (*(f"> {line}".rstrip() for line in list(_flow(element, depth + 1))[:-1]), "")
    elif tag == "pre":
        yield from ("```", *element.text_content().strip("\n").replace("```", "'''").split("\n"), "```", "")
    elif tag in ("div", "section", "article", "main", "body"):
        yield from _flow(element, depth + 1)
    else:
        yield from _paragraph(element)


def _paragraph(element: Any) -> Iterator[str]:
    """A paragraph with its words; pictures in it by their descriptions, on lines of their own."""
    words = _words(element)
    if words:
        strong = list(element)
        whole = (
            len(strong) == 1
            and strong[0].tag in ("strong", "b")
            and not (element.text or "").strip()
            and not (strong[0].tail or "").strip()
        )
        yield from (f"**{words}**" if whole else words, "")
    for picture in element.iter("img"):
        alternative = " ".join((picture.get("alt") or "").split())
        if alternative or picture.get("src"):
            yield from (f"![{_escaped(alternative)}]({picture.get('src') or 'picture'})", "")


def _items(parent: Any, indent: str, depth: int) -> Iterator[str]:
    """A list's items, those of lists in them further in."""
    for number, item in enumerate(parent.findall("li"), 1):
        mark = f"{number}." if parent.tag == "ol" else "-"
        inner = [child for child in item if child.tag in ("ul", "ol")]
        words = _words(item, frozenset({"ul", "ol"}))
        if words:
            yield f"{indent}{mark} {words}"
        for each in inner if depth < _MOST_DEPTH else ():
            yield from _items(each, indent + " " * (len(mark) + 1), depth + 1)


def _rows(table: Any) -> list[str]:
    """A table's rows as Markdown writes them; the first one is its header."""
    rows = [[_words(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if not width:
        return []
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return [lines[0], "|" + "---|" * width, *lines[1:]]


def _words(element: Any, without: frozenset[str] = frozenset()) -> str:
    """An element's words on one line, safe as Markdown. without: tags whose words are left out."""
    parts: list[str] = []

    def gather(node: Any, depth: int) -> None:
        parts.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str) and child.tag not in without and depth < 200:
                parts.append(" " if child.tag in ("br", "p", "li", "td") else "")
                gather(child, depth + 1)
            parts.append(child.tail or "")

    gather(element, 0)
    return _escaped(" ".join("".join(parts).split()))


def _escaped(text: str) -> str:
    """Words without what Markdown would take for signs."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)
