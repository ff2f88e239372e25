"""The first cells of a table's rows as header cells of a PDF.

typst tags cells of a header row as headers and all others as data: its header cells for rows stand behind a feature that its package for
Python does not turn on. So the finished file is amended where it says what a cell is: TD becomes TH with the scope Row, and the other
cells of its row name it among their headers (ISO 32000-1, 14.8.5.7). Changed objects follow the file as an incremental update (7.5.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.export.display_list import TableGrid

_ELEMENT = b"<</Type/StructElem/S/"
_TAIL = pattern(rb"\ntrailer\n(<<[^\n]+>>)\nstartxref\n(\d{1,10})\n%%EOF")
_SIZE = pattern(rb"xref\n0 (\d{1,10})\n")
_TREE = pattern(rb"/StructTreeRoot (\d{1,10}) 0 R")
_ROOT = pattern(rb"/Root (\d{1,10}) 0 R")
_KIDS = pattern(rb"/K\[([\d R]*)\]")
_NUMBER = pattern(rb"(\d{1,10}) 0 R")
_NAME = pattern(rb"\(([^()\\]{1,60})\)(\d{1,10}) 0 R")
_NAMES, _HEADERS, _SCOPED = b"/IDTree<</Names[", b"/A[<</O/Table/Headers[", b"/A[<</O/Table/Scope/Row/Headers["
_ENTRY = 20
"""Bytes of an entry of the table of objects."""


class _Unexpected(Exception):
    """The file is not built as this module knows it."""


def with_row_headers(pdf: bytes, tables: Sequence[TableGrid]) -> bytes:
    """A PDF of typst's whose tables are these, in its order, with header cells for their rows.

    It stays as it is where no row has one, and where it is not built as expected: no object is changed that is not understood.
    """
    if not any(cell.header == "row" and cell.lines for grid in tables for cell in grid.cells):
        return pdf
    try:
        file = _File(pdf)
        changed: dict[int, bytes] = {}
        names: dict[bytes, int] = {}
        found = list(file.tables())
        if [_shape(grid) for grid in tables] != [tuple(map(len, rows)) for rows in found]:
            return pdf
        for at, (grid, rows) in enumerate(zip(tables, found, strict=True)):
            _name_headers(file, grid, rows, b"R%d" % at, changed, names)
        changed[file.tree] = _indexed(file.object(file.tree), names)
    except (_Unexpected, IndexError, ValueError):
        return pdf
    return pdf + file.update(changed)


def _shape(grid: TableGrid) -> tuple[int, ...]:
    """How many cells begin in each row."""
    return tuple(sum(cell.row == row for cell in grid.cells) for row in range(len(grid.rows)))


@frozen
class _Headed:
    """A header cell, the number of its object, and its identifier."""

    number: int
    name: bytes
    rows: range


def _name_headers(
    file: _File, grid: TableGrid, rows: Sequence[Sequence[int]], prefix: bytes, changed: dict[int, bytes], names: dict[bytes, int]
) -> None:
    """Header cells of one table's rows, and their names in the cells that they head."""
    numbered = [
        (cell, number)
        for at, row in enumerate(rows)
        for cell, number in zip(sorted((each for each in grid.cells if each.row == at), key=lambda each: each.column), row, strict=True)
    ]
    heads = [
        _Headed(number, prefix + b"y%d" % cell.row, range(cell.row, cell.row + cell.row_span))
        for cell, number in numbered
        if cell.header == "row" and cell.lines
    ]
    for head in heads:
        text = _replaced(file.object(head.number), _ELEMENT + b"TD", _ELEMENT + b"TH")
        changed[head.number] = _replaced(text, _HEADERS, b"/ID(" + head.name + b")" + _SCOPED)
        names[head.name] = head.number
    for cell, number in numbered:
        own = b"".join(b"(" + head.name + b")" for head in heads if cell.column and cell.row in head.rows)
        if own and cell.row >= grid.heads:
            before, opened, after = file.object(number).partition(_HEADERS)
            known, closed, rest = after.partition(b"]")
            changed[number] = b"".join((before, opened, known, own, _expected(closed), rest))


def _replaced(text: bytes, old: bytes, new: bytes) -> bytes:
    """A text in which something that is in it once is something else."""
    if text.count(old) != 1:
        raise _Unexpected
    return text.replace(old, new)


def _expected(text: bytes) -> bytes:
    """A text that has to be there."""
    if not text:
        raise _Unexpected
    return text


def _indexed(tree: bytes, names: dict[bytes, int]) -> bytes:
    """The root of the structure tree with more identifiers in its index, which is in order."""
    before, opened, after = tree.partition(_NAMES)
    if not opened:
        entries = b"".join(b"(%s)%d 0 R" % each for each in sorted(names.items()))
        return _replaced(tree, b"/ParentTreeNextKey", _NAMES + entries + b"]>>/ParentTreeNextKey")
    known, closed, rest = after.partition(b"]>>")
    found = {name: int(number) for name, number in _NAME.findall(known)}
    if b"".join(b"(%s)%d 0 R" % each for each in found.items()) != known or not closed or found.keys() & names.keys():
        raise _Unexpected
    entries = b"".join(b"(%s)%d 0 R" % each for each in sorted((found | names).items()))
    return before + opened + entries + closed + rest


class _File:
    """The objects of a PDF that has one table of objects."""

    def __init__(self, data: bytes) -> None:
        tail = _TAIL.search(data, max(len(data) - 2000, 0))
        if tail is None:
            raise _Unexpected
        self.data, self.trailer, self.start = data, tail[1], int(tail[2])
        size = _SIZE.match(data, self.start)
        if size is None or b"/Prev" in self.trailer:
            raise _Unexpected
        first, self.count = size.end(), int(size[1])
        self.offsets = [int(data[first + at * _ENTRY : first + at * _ENTRY + 10]) for at in range(self.count)]
        self.tree = _first(_TREE, self.object(_first(_ROOT, self.trailer)))

    def object(self, number: int) -> bytes:
        """An object without its frame. It is no stream."""
        head = b"%d 0 obj\n" % number
        start = self.offsets[number]
        end = self.data.find(b"\nendobj\n", start)
        if end < 0 or not self.data.startswith(head, start):
            raise _Unexpected
        return self.data[start + len(head) : end]

    def tables(self) -> Iterator[list[list[int]]]:
        """The cells of each table by the numbers of their objects, row by row, in reading order."""
        waiting = [self.tree]
        while waiting:
            text = self.object(waiting.pop())
            if text.startswith(_ELEMENT + b"Table/"):
                yield list(self._rows(text))
            else:
                waiting.extend(reversed(_kids(text)))

    def _rows(self, part: bytes) -> Iterator[list[int]]:
        for number in _kids(part):
            text = self.object(number)
            if text.startswith(_ELEMENT + b"TR/"):
                yield _kids(text)
            else:
                yield from self._rows(text)

    def update(self, changed: dict[int, bytes]) -> bytes:
        """What follows the file so that these objects are others."""
        pieces = [b"\n"]
        at = len(self.data) + 1
        table = []
        for number, text in sorted(changed.items()):
            pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, text))
            table.append(b"%d 1\n%010d 00000 n\r\n" % (number, at))
            at += len(pieces[-1])
        trailer = _replaced(self.trailer, b"<</Size", b"<</Prev %d/Size" % self.start)
        return b"".join((*pieces, b"xref\n", *table, b"trailer\n", trailer, b"\nstartxref\n%d\n%%%%EOF" % at))


def _first(wanted: re.Pattern[bytes], text: bytes) -> int:
    """The number that a pattern finds."""
    match = wanted.search(text)
    if match is None:
        raise _Unexpected
    return int(match[1])


def _kids(text: bytes) -> list[int]:
    """The numbers of the objects under an element; content of a page is none."""
    kids = _KIDS.search(text)
    return [int(number) for number in _NUMBER.findall(kids[1])] if kids else []
