"""Lint: what Markdown drops silently, such as containers and fences that are never closed, or cells beyond a table's header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from slides.base import rule_catalogue
from slides.base.diagnostics import Fix, Problem, Span
from slides.base.lazy_regex import pattern
from slides.text.links import is_relative

_BAR = pattern(r"(?<!\\)\|")
ENCLOSING = frozenset({"container_div_open", "fence", "html_block"})
"""The blocks that hold all that follows where nothing closes them."""
_PRIVATE = {"container_notes_open": ("notes are", "</aside>"), "percent_comment": ("a comment is", "%%")}
TELLING = ENCLOSING | {"table_open", "tr_open", *_PRIVATE}


def slips(tokens: Sequence[Token], lines: list[str], file: str, before: int = 0) -> Iterator[Problem]:
    """A problem for each of them. tokens: those of the types in `TELLING`. before: how many lines of the file stand before these."""
    columns = 0
    for token in tokens:
        kind = token.type
        if kind == "table_open":
            columns = 0
        elif kind == "tr_open" and token.map and not token.meta:
            row = lines[token.map[0]].strip().removeprefix("|").removesuffix("|")
            cells = _BAR.split(row) if "\\" in row else row.split("|")
            columns = columns or len(cells)
            if any(cell.strip() for cell in cells[columns:]):
                message = f"a row has more cells than the header; left out: {' | '.join(cells[columns:]).strip()}"
                yield Problem(rule_catalogue.EXTRA_CELLS, Span(file, before + token.map[0] + 1), message, "add columns to the header")
        elif kind in _PRIVATE and token.map and not token.meta["closed"]:
            what, mark = _PRIVATE[kind]
            message = f"{what} never closed: everything up to the next slide is read as part of it"
            span, fix = Span(file, before + token.map[0] + 1), Fix(before + _end(lines, *token.map) + 1, new=mark)
            yield Problem(rule_catalogue.UNCLOSED, span, message, f"close it with a line {mark}", fix=fix)
        elif kind in ENCLOSING and token.map:
            yield from _unclosed(token, token.map, lines, Span(file, before + token.map[0] + 1))


def _unclosed(token: Token, between: Sequence[int], lines: list[str], span: Span) -> Iterator[Problem]:
    """A problem where what begins on a line is closed on none."""
    first, last = between
    at = span.line - first + _end(lines, first, last)
    end = lines[min(last, len(lines)) - 1].strip(" \t>")
    if token.type == "container_div_open":
        if token.meta.get("unclosed"):
            held = "it ends at the next slide" if token.meta.get("bounded") else "it holds everything that follows"
            message = f"::: {token.info.strip()} is never closed: {held}"
            yield Problem(rule_catalogue.UNCLOSED, span, message, "close it with a line :::", fix=Fix(at, new=":::"))
    elif token.type == "fence" and (last - first < 2 or not end.startswith(token.markup)):
        message, hint = "code is never closed: it holds everything that follows", f"close it with a line {token.markup}"
        yield Problem(rule_catalogue.UNCLOSED, span, message, hint, fix=Fix(at, new=token.markup))
    elif token.type == "html_block" and token.content.lstrip().startswith("<!--") and "-->" not in token.content:
        message = "a comment is never closed: it holds everything that follows"
        yield Problem(rule_catalogue.UNCLOSED, span, message, "close it with -->", fix=Fix(at, new="-->"))


def _end(lines: list[str], first: int, last: int) -> int:
    """The place after the last line with words of those from `first` to before `last`."""
    return next((at + 1 for at in range(min(last, len(lines)) - 1, first, -1) if lines[at].strip()), first + 1)


_DOCUMENTS = ("project:", "path:", "inv:", "myst:", "xref:")
"""What MyST's links to other documents begin with."""


def left_out(address: str, span: Span) -> Problem:
    """What is said of a link that a deck cannot hold: it leads to a file beside the outline, or nowhere safe."""
    shown = address[:60]
    if is_relative(address) or address.startswith(_DOCUMENTS):
        message, hint = f"shown without a link because a deck cannot link there: {shown}", "write the whole address, https://…"
        return Problem(rule_catalogue.UNREACHABLE_LINK, span, message, hint, shown)
    return Problem(
        rule_catalogue.UNSAFE_LINK, span, f"the link to {shown} is left out", "links can lead to http, https, mailto, tel, or #a-heading"
    )
