"""Nodes -> Nodes: storyboards in a table, a row for each slide: `| Slide | Title | Content | Notes |`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node
from slides.markdown.parser.storyboard.cover import NUMBERED, notes_of
from slides.markdown.parser.storyboard.labels import FEWEST, SLIDE_NUMBER, number_of_cell, table_kinds
from slides.text.rich_text import LIST_MARK, Run, cut, lines_of, plain, slug, trim

_TYPED = pattern(r"(?:[-*+\u2022\u00b7\u2013]|\d{1,2}[.)])\s+")
_KEPT = ("author", "date", "subtitle")


def slides_of_table(node: Node) -> tuple[list[Node], list[Node]]:
    """The slides of a table, and the cells whose words are for the designer; nothing for any other table."""
    if node.kind != "table" or len(node.children) <= FEWEST:
        return [], []
    head, *rows = node.children
    kinds = table_kinds([plain(cell.runs) for cell in head.children])
    numbers = (
        [number_of_cell(plain(row.children[kinds.index("number")].runs)) for row in rows if len(row.children) >= len(kinds)]
        if kinds
        else []
    )
    if len(numbers) != len(rows) or not numbers or numbers[0] not in (0, 1) or numbers != list(range(numbers[0], numbers[0] + len(rows))):
        return [], []
    made = [(row, dict(zip(kinds, row.children, strict=False))) for row in rows]
    designed = [cells["picture"] for _, cells in made if "picture" in cells and cells["picture"].runs]
    return [
        part for row, cells in made for part in _slide(row, head.children[kinds.index("picture")] if designed else row, cells)
    ], designed


def _slide(row: Node, picture: Node, cells: dict[str, Node]) -> Iterator[Node]:
    """One slide: its title, what is on it, and what is said and wanted, in the notes."""
    number = cells["number"]
    named = cells["title"].runs if "title" in cells else ()
    own = _unnumbered(number.runs)
    title = named or own or number.runs
    named_slide = {"id": slug(plain(title)), NUMBERED: "slide"}
    yield Node("heading", row.span, row.end, title, level=2, attributes=named_slide)
    if named and own and plain(own) != plain(named):
        yield notes_of(row, (Node("paragraph", row.span, row.end, own),))
    for kind in (*_KEPT, "content", "group"):
        if kind in cells:
            yield from _shown(cells[kind])
    for kind in ("notes", "speaker", "tip"):
        if kind in cells and (cells[kind].runs or cells[kind].children):
            yield notes_of(cells[kind], tuple(_shown(cells[kind])))
    if "picture" in cells and cells["picture"].runs:
        label = f"{plain(picture.runs)}: "
        yield notes_of(cells["picture"], (_paragraph(cells["picture"], (Run(label), *cells["picture"].runs)),))


def _unnumbered(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The words of a cell that numbers a slide, without the number."""
    text = plain(runs)
    found = SLIDE_NUMBER.match(text)
    return trim(cut(runs, found.end(), len(text))) if found else runs


def _shown(cell: Node) -> Iterator[Node]:
    """The words of a cell: several lines as a list, one as a paragraph."""
    lines = [_unmarked(line) for line in lines_of(cell.runs) if trim(line)]
    if len(lines) > 1:
        items = [Node("item", cell.span, cell.end, children=(_paragraph(cell, line),)) for line in lines]
        yield Node("list", cell.span, cell.end, children=tuple(items))
    elif lines:
        yield _paragraph(cell, lines[0])
    yield from cell.children


def _unmarked(line: Sequence[Run]) -> tuple[Run, ...]:
    """A line without the mark of a list typed before it."""
    runs = trim(line)
    text = plain(runs).removeprefix(LIST_MARK)
    found = _TYPED.match(text)
    whole = len(plain(runs))
    return trim(cut(runs, whole - len(text) + (found.end() if found else 0), whole))


def _paragraph(cell: Node, runs: tuple[Run, ...]) -> Node:
    return Node("paragraph", cell.span, cell.end, runs)


__all__ = ["slides_of_table"]
