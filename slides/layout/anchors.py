"""Anchors inside slides: sub-headings, `<a name>`, `id=`. Each is a target on the page that it is on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.design.page import Page, Picture, Table, Text
from slides.markdown.parser import Node
from slides.text.rich_text import plain, slug, spelled

_NO_LETTER = pattern(r"[^\w]+|_+")
_PREFIX = "user-content-"
"""What GitHub puts before the names that an author gives."""


@frozen
class _Target:
    """A name, the line on which it stands, and the words that follow it."""

    name: str
    line: int
    words: str


def unresolved(pages: Sequence[Page]) -> list[str]:
    """The names that links of the deck ask for and no page has, each once."""
    known = {anchor for page in pages for anchor in (page.anchor, *page.inner)}
    return list(dict.fromkeys(link[1:] for page in pages for link in _links(page) if link[0] == "#" and link[1:] not in known))


def resolved(pages: tuple[Page, ...], wanted: Sequence[str], nodes: Sequence[Node]) -> tuple[Page, ...]:
    """The pages, each with the names inside it that are wanted.

    A name is found as it is written, else by its letters alone: case, hyphens, signs and emoji are written in many ways.
    """
    places: dict[str, int] = {}
    for number, page in enumerate(pages):
        for anchor in (page.anchor, *page.inner):
            places.setdefault(_letters(anchor), number)
    targets = list(_targets(nodes))
    exact: dict[str, _Target] = {}
    similar: dict[str, _Target] = {}
    for target in targets:
        exact.setdefault(target.name, target)
        similar.setdefault(_letters(target.name), target)
    added: dict[int, list[str]] = {}
    for name in wanted:
        letters = _letters(name.removeprefix(_PREFIX))
        found = exact.get(name) or exact.get(name.removeprefix(_PREFIX))
        at = None if found else places.get(letters)
        if at is None and (near := found or similar.get(letters)):
            at = _page_of(near, pages)
        if at is not None and letters:
            added.setdefault(at, []).append(name)
    return tuple(replace(page, inner=(*page.inner, *added[at])) if at in added else page for at, page in enumerate(pages))


def _links(page: Page) -> list[str]:
    """Every link of a page and its notes."""
    found: list[str] = []
    for placed in page.fills:
        what = placed.what
        if isinstance(what, Text):
            found += [run.link for paragraph in what.paragraphs for run in paragraph.runs if run.link]
        elif isinstance(what, Table):
            found += [run.link for row in what.rows for cell in row.cells for run in cell.runs if run.link]
        elif isinstance(what, Picture) and what.link:
            found.append(what.link)
    return found + [run.link for note in page.notes for run in note.runs if run.link]


def _letters(name: str) -> str:
    """The letters and digits of a name, in lower case."""
    return _NO_LETTER.sub("", name.casefold())


def _targets(nodes: Iterable[Node]) -> Iterator[_Target]:
    """Every name in the outline, in order."""
    seen: dict[str, int] = {}
    waiting: list[tuple[str, int]] = []
    last: Node | None = None
    for node in (inner for outer in nodes for inner in outer.walk()):
        if node.kind == "anchor":
            if last is not None and last.span.line <= node.span.line <= last.end:
                yield _Target(node.info, node.span.line, plain(last.runs))
            else:
                waiting.append((node.info, node.span.line))
            continue
        words = plain(node.runs)
        yield from (_Target(name, node.span.line, words) for name in _names(node, words, seen))
        if words or node.kind in ("picture", "code", "table", "heading"):
            yield from (_Target(name, node.span.line if node.kind == "heading" else line, words) for name, line in waiting)
            waiting, last = [], node
    yield from (_Target(name, line, "") for name, line in waiting)


def _names(node: Node, words: str, seen: dict[str, int]) -> Iterator[str]:
    """The names of a node: its own, else those that GitHub gives a heading. seen: how often each came."""
    if node.attributes and "id" in node.attributes:
        yield node.attributes["id"]
    elif node.kind == "heading":
        base = slug(words)
        count = seen.get(base, 0)
        seen[base] = count + 1
        for name in dict.fromkeys((base, slug(plain(spelled(node.runs))))):
            if name:
                yield f"{name}-{count}" if count else name


def _page_of(target: _Target, pages: Sequence[Page]) -> int | None:
    """The page that a target stands on: of the slide's pages the one that shows the words after it, else the first."""
    near = [at for at, page in enumerate(pages) if 0 < page.span.line <= target.line <= max(page.end, page.span.line)]
    if len(near) > 1 and target.words:
        near = [at for at in near if any(target.words[:60] in text for text in _texts(pages[at]))] or near
    return near[0] if near else None


def _texts(page: Page) -> Iterator[str]:
    """The texts of a page."""
    for placed in page.fills:
        if isinstance(placed.what, Text):
            yield from (paragraph.text for paragraph in placed.what.paragraphs)
        elif isinstance(placed.what, Table):
            yield from (plain(cell.runs) for row in placed.what.rows for cell in row.cells)
