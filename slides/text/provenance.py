"""Where each statement of a deck comes from: the rows that a deck carries inside, as XML, and how they are read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, cast

from slides.base.diagnostics import SlidesError
from slides.base.lazy_regex import pattern
from slides.base.records import frozen

if TYPE_CHECKING:
    import zipfile
    from xml.etree import ElementTree

PART = "customXml/item1.xml"
"""The part's name in the package: a custom XML part, which PowerPoint keeps when it saves."""
NAMESPACE = "urn:slides:sources:1"
MOST_BYTES = 16 * 1024 * 1024
"""A part that unpacks to more is not read."""
MOST_PARTS, MOST_ROWS, MOST_LETTERS = 20, 50_000, 10_000
"""This many parts of a deck are looked at, and this many rows, with this many letters in each field, are read. A part with more
elements than rows may be is not read on, so that a deck of empty elements takes no more time than a full one."""
_HEAD, _PIECE, _DEEPEST = 4_096, 65_536, 10
"""This many bytes at the beginning of a part say what it is; this many are read at a time."""
_ITEM = pattern(r"customXml/item\d+\.xml")


@frozen
class Source:
    """One statement and the passage that it comes from.

    slide: the slide's number from 1. outline, line: lines in the outline and in the article. paragraph: its number under the
    heading. closeness: from 0 to 100, or -1 where it was not judged; line 0 where the article has no passage for it. verdict: supported,
    changed, not found, accepted, or empty for a label; ours, theirs: the words that were changed, and the article's.
    """

    slide: int
    kind: str
    statement: str
    outline: int
    article: str = ""
    line: int = 0
    heading: str = ""
    paragraph: int = 0
    closeness: int = -1
    verdict: str = ""
    ours: str = ""
    theirs: str = ""


class NoSources(SlidesError):
    """Why no sources can be read out of a file."""


def to_xml(sources: Sequence[Source]) -> bytes:
    """The rows as the custom XML part. The same rows give the same bytes."""
    rows = "".join(f"<source {_attributes(source)}>{escape(source.statement, quote=False)}</source>" for source in sources)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sources xmlns="{NAMESPACE}">{rows}</sources>'.encode()


def _attributes(source: Source) -> str:
    values = {"slide": source.slide, "kind": source.kind, "outline": source.outline}
    if source.line:
        place = {"article": source.article, "line": source.line, "heading": source.heading, "paragraph": source.paragraph}
        values |= {key: value for key, value in place.items() if value} | {"closeness": source.closeness}
    judged = {"verdict": source.verdict, "ours": source.ours, "theirs": source.theirs}
    values |= {key: value for key, value in judged.items() if value}
    return " ".join(f'{key}="{_escaped(str(value))}"' for key, value in values.items())


def _escaped(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def read_sources(path: str) -> tuple[Source, ...]:
    """The rows out of a deck. NoSources where the file is not a deck, or carries none; OSError where it cannot be opened."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if _ITEM.fullmatch(name)][:MOST_PARTS]
            return _first_good(archive, names)
    except (NoSources, OSError):
        raise
    except Exception as error:  # zipfile and its decompressors raise many kinds of errors for what is damaged
        raise NoSources(f"this is not a readable .pptx file: {_short(error)}") from None


def _first_good(archive: zipfile.ZipFile, names: Sequence[str]) -> tuple[Source, ...]:
    """The rows of the first part that can be read. NoSources where there is none, with what is wrong with the first that is damaged."""
    wrong = ""
    for name in names:
        try:
            rows = _part(archive, name)
        except NoSources as why:
            wrong = wrong or str(why)
        except Exception as error:
            wrong = wrong or f"its part {name} is damaged: {_short(error)}"
        else:
            if rows is not None:
                return rows
    raise NoSources(wrong or "this deck holds no sources")


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


def _part(archive: zipfile.ZipFile, name: str) -> tuple[Source, ...] | None:
    """The rows of a custom XML part; None where it is not ours. A part with a document type, or too large, is not read.

    It is read piece by piece, and what was read is let go, so that a part of many small elements takes no more memory than its rows.
    """
    from xml.etree import ElementTree

    with archive.open(name) as file:
        if NAMESPACE.encode() not in file.read(_HEAD):
            return None
    reader: Any = ElementTree.XMLPullParser(("start", "end"))
    rows: list[Source] = []
    open_elements: list[ElementTree.Element] = []
    elements = 0
    with archive.open(name) as file:
        for _ in range(MOST_BYTES // _PIECE):
            piece = file.read(_PIECE)
            if b"<!DOCTYPE" in piece[:_HEAD]:
                raise NoSources("the list of sources has a document type")
            reader.feed(piece) if piece else reader.close()
            for event, element in cast("Iterator[tuple[str, ElementTree.Element]]", reader.read_events()):
                if event == "start":
                    open_elements.append(element)
                    elements += 1
                    if open_elements[0].tag != f"{{{NAMESPACE}}}sources":
                        return None
                    if len(open_elements) > _DEEPEST:
                        raise NoSources("the list of sources is nested too deep")
                    continue
                open_elements.pop()
                rows += [_row(element)] if element.tag == f"{{{NAMESPACE}}}source" else []
                if open_elements:
                    open_elements[-1].clear()
            if elements > MOST_ROWS + 1:
                raise NoSources(f"the list of sources has more than {MOST_ROWS:,} elements")
            if not piece:
                return tuple(rows) or None
    raise NoSources(f"the list of sources takes more than {MOST_BYTES // 1024 // 1024} MB")


def _row(each: ElementTree.Element) -> Source:
    return Source(
        _number(each, "slide"),
        each.get("kind", "")[:MOST_LETTERS],
        (each.text or "")[:MOST_LETTERS],
        _number(each, "outline"),
        each.get("article", "")[:MOST_LETTERS],
        _number(each, "line"),
        each.get("heading", "")[:MOST_LETTERS],
        _number(each, "paragraph"),
        _number(each, "closeness", -1),
        each.get("verdict", "")[:MOST_LETTERS],
        each.get("ours", "")[:MOST_LETTERS],
        each.get("theirs", "")[:MOST_LETTERS],
    )


def _number(element: ElementTree.Element, name: str, default: int = 0) -> int:
    text = element.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default


def as_data(sources: Sequence[Source]) -> list[dict[str, object]]:
    """The rows as objects for JSON."""
    return [
        {
            "slide": each.slide,
            "kind": each.kind,
            "statement": each.statement,
            "outline_line": each.outline,
            "verdict": each.verdict,
            "passages": [{"article": each.article, "line": each.line, "heading": each.heading, "paragraph": each.paragraph}]
            if each.line
            else [],
            "ours": each.ours,
            "theirs": each.theirs,
        }
        for each in sources
    ]


def as_listing(sources: Sequence[Source]) -> str:
    """The rows as text to be read in a terminal: a line a statement, and under it where it comes from."""
    lines: list[str] = []
    slide = 0
    for source in sources:
        if source.slide != slide:
            slide = source.slide
            lines.append(f"Slide {slide}")
        lines.append(f"  {source.kind} (outline line {source.outline}): {_shown(source.statement)}")
        lines.append(f"    {_origin(source)}")
        if source.ours:
            lines.append(
                f"    {source.verdict}: “{_shown(source.ours)}”" + (f"; the article: “{_shown(source.theirs)}”" if source.theirs else "")
            )
    return "\n".join(lines)


def _shown(text: str) -> str:
    """Text on one line, without what a terminal would obey."""
    return " ".join("".join(letter for letter in text.replace("\n", " ") if letter.isprintable()).split())


def _origin(source: Source) -> str:
    if not source.line:
        return "no passage in the article"
    if not source.paragraph and source.closeness < 0:
        return f"{_shown(source.article)}:{source.line}: {_shown(source.heading) or 'the same words'}"
    heading = f" {_shown(source.heading)}," if source.heading else ""
    known = source.verdict and (source.verdict != "supported" or source.ours)
    close = f", {source.closeness}%" if source.closeness >= 0 and not known else ""
    return f"{_shown(source.article)}:{source.line}:{heading} paragraph {source.paragraph}{close}"
