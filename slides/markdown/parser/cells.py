"""Pictures and lists in the cells of a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.parser.html_tables import in_words, layout_rows
from slides.markdown.parser.inline import Inline, InlinePiece
from slides.markdown.parser.node import Node
from slides.text.rich_text import BREAK, LIST_MARK, Run, lines_of, trim

_WORD = pattern(r"\w+")
_TYPED = pattern(r"[-*+\u2022\u00b7\u2023\u25cf\u25aa\u2013\u2014][ \u00a0](?=\S|\Z)|[\u2022\u25cf\u25aa](?=\w)")
"""A mark that an author typed before an item in a cell."""


def has_pictures(table: Node) -> bool:
    """Whether a picture stands in a cell of a table."""
    return any(inner.kind == "picture" for row in table.children for cell in row.children for inner in cell.children)


def pictured(node: Node, inline: Inline) -> list[Node]:
    """A table with pictures: as what it lays out, else with their descriptions among its words."""
    if sides := layout_rows(replace(node, info="headed")):
        return sides
    for inner in (inner for row in node.children for cell in row.children for inner in cell.children):
        if inner.kind == "picture":
            inline.described(inner)
    return [replace(node, children=tuple(replace(row, children=tuple(map(in_words, row.children))) for row in node.children))]


def with_descriptions(pieces: Sequence[InlinePiece]) -> tuple[Run, ...]:
    """A cell's words with its pictures' descriptions among them, except those that the words beside the picture say again."""
    runs: list[Run] = []
    words = set(_WORD.findall("".join(run.text for piece in pieces for run in piece.runs).casefold()))
    for piece in pieces:
        if runs and piece.runs and _touch(runs[-1].text, piece.runs[0].text):
            runs.append(Run(BREAK))
        runs.extend(piece.runs)
        if piece.node is not None and piece.node.kind == "picture":
            said = piece.node.text or piece.node.info
            if not words or not words.issuperset(_WORD.findall(said.casefold())):
                runs += [Run(" ")] if runs and _touch(runs[-1].text, said) else []
                runs.append(Run(said, link=piece.node.attributes.get("link", "")))
    return with_listed_lines(trim(runs))


def _touch(before: str, after: str) -> bool:
    """Whether two texts side by side would be read as one word."""
    return before[-1:].isalnum() and after[:1].isalnum()


def with_listed_lines(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A cell's words whose lines begin with typed marks, two or more of them with the same one, with these lines as items of a list."""
    if not any(BREAK in run.text for run in runs):
        return runs
    lines = lines_of(runs)
    typed = [found[0] for line in lines if line and not line[0].code and (found := _TYPED.match(line[0].text))]
    if len(typed) < 2 or len({mark.strip() for mark in typed}) > 1:
        return runs
    found_runs: list[Run] = []
    for at, line in enumerate(lines):
        found_runs += [Run(BREAK)] if at else []
        mark = _TYPED.match(line[0].text) if line and not line[0].code else None
        found_runs += (replace(line[0], text=LIST_MARK + line[0].text[mark.end() :]), *line[1:]) if mark else line
    return tuple(found_runs)
