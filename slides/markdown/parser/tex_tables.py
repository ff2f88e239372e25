"""TeX's tables, as LaTeX and its packages booktabs, tabularx and longtable have them, as rows of cells.

Source of the syntax: the LaTeX2e reference manual, section `tabular`, and the packages' own documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.tex import argument

_TABULAR = pattern(r"\\begin\{(?P<name>tabularx|tabulary|tabular|longtable)(?P<star>\*?)\}")
_CAPTION = pattern(r"\\caption(?:\[[^\]\n]{0,200}\])?(?=\{)")
_PLACE = pattern(r"\s*\[[^\]\n]{0,20}\]\s*")
_LINES = pattern(
    r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|centering|addlinespace|noalign"
    r"|tabularnewline(?=\s*\\\\))(?![A-Za-z])|\\(?:cline|cmidrule|rowcolor|label)(?:\([a-z]{0,4}\))?\{[^{}]{0,80}\}"
)
_SPAN = pattern(r"\s*\\multi(?P<kind>column|row)\*?(?=\{)")
_REPEATED = pattern(r"\*\{(\d{1,2})\}\{([^{}]{0,40})\}")
_BESIDE = pattern(r"[@!<>]\{[^{}]{0,80}\}|(?<=[pmb])\{[^{}]{0,40}\}")
_SIDES = {"l": "left", "c": "center", "r": "right"}
_MOST_ROWS, _MOST_COLUMNS = 200, 40


@frozen
class TexTable:
    """The rows of a table, each with as many cells as `aligned` has columns, and its caption."""

    rows: tuple[tuple[str, ...], ...]
    aligned: tuple[str, ...]
    caption: str
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """Cells over several columns: the row and column of each, and how many rows and columns it covers."""


def read_table(body: str) -> TexTable | None:
    """The table that a TeX environment holds; None where there is none, several, or one that cannot be read."""
    begun = list(_TABULAR.finditer(body))
    if len(begun) != 1:
        return None
    name = begun[0]["name"] + begun[0]["star"]
    end = body.find(f"\\end{{{name}}}", begun[0].end())
    at = _after_place(body, begun[0].end())
    if name in ("tabularx", "tabulary", "tabular*"):
        _, at = argument(body, at)
        at = _after_place(body, at)
    if end < 0 or body[at : at + 1] != "{":
        return None
    columns, at = argument(body, at)
    read = [_cells(row) for row in _rows(_LINES.sub(" ", body[at:end]))]
    read = [(row, wide) for row, wide in read if any(row)]
    rows = [row for row, _ in read]
    width = max(map(len, rows), default=0)
    if not rows or len(rows) > _MOST_ROWS or not 1 < width <= _MOST_COLUMNS:
        return None
    sides = _sides(columns)[:width]
    said = _CAPTION.search(body)
    caption = " ".join(argument(body, said.end())[0].split()) if said else ""
    whole = tuple((*row, *("",) * (width - len(row))) for row in rows)
    spans = tuple((row, column, 1, count) for row, (_, wide) in enumerate(read) for column, count in wide)
    return TexTable(whole, (*sides, *("",) * (width - len(sides))), caption, spans)


def _after_place(body: str, at: int) -> int:
    """Behind a place such as `[t]`, where one stands."""
    found = _PLACE.match(body, at)
    return found.end() if found else at


def _sides(columns: str) -> tuple[str, ...]:
    """How each column is aligned."""
    plain = _BESIDE.sub("", _REPEATED.sub(lambda found: found[2] * int(found[1]), columns))
    return tuple(_SIDES.get(sign, "") for sign in plain if sign.isalpha())


def _rows(text: str) -> Iterator[str]:
    """The rows of a table's body: what stands between double backslashes outside of braces."""
    start = depth = at = 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] == "\\" and depth == 0:
            yield text[start:at]
            at = _after_place(text, at + 2)
            start = at
            continue
        if text[at] == "\\":
            at += 2
            continue
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    yield text[start:]


def _cells(row: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The cells of a row, one that covers several columns with empty ones behind it; the column and the count of each such cell."""
    found: list[str] = []
    wide: list[tuple[int, int]] = []
    start = depth = at = 0
    while at <= len(row):
        sign = row[at : at + 1]
        if sign in ("", "&") and (depth <= 0 or not sign):
            words, more = _spanning(row[start:at])
            wide += [(len(found), more + 1)] if more else []
            found += [" ".join(words.split()), *("",) * more]
            start = at + 1
        elif sign == "\\":
            at += 1
        depth += {"{": 1, "}": -1}.get(sign, 0)
        at += 1
    return found, wide


def _spanning(cell: str) -> tuple[str, int]:
    """A cell's words, and how many columns it covers beside its own."""
    found = _SPAN.match(cell)
    if found is None:
        return cell, 0
    count, at = argument(cell, found.end())
    _, at = argument(cell, at)
    words, _ = argument(cell, at)
    number = re.sub(r"\D", "", count)[:2]
    inner, more = _spanning(words)
    return inner, (max(int(number or 1), 1) - 1 if found["kind"] == "column" else more)
