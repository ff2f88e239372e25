"""Merged cells of a table: which places each covers, and what becomes of it where rows and columns are picked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from slides.base.records import frozen
from slides.markdown.parser import Node


@frozen
class Merge:
    """A cell over several places: its first row (0: the header's) and column, and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int

    def places(self) -> Iterator[tuple[int, int]]:
        """Every row and column that it covers, its own first."""
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, self.column + self.columns):
                yield row, column


Merges = tuple[Merge, ...]
"""Merges in the order of their rows."""


def merges_of(node: Node) -> Merges:
    """The merged cells of a table whose rows have all their places; `rowspan` and `colspan` are the cells' attributes."""
    if not any([cell.attributes for row in node.children for cell in row.children]):  # noqa: C419 - a generator takes twice as long
        return ()
    return tuple(
        Merge(at, column, int(cell.attributes.get("rowspan", "1")), int(cell.attributes.get("colspan", "1")))
        for at, row in enumerate(node.children)
        for column, cell in enumerate(row.children)
        if cell.attributes and ("rowspan" in cell.attributes or "colspan" in cell.attributes)
    )


def covering(merges: Merges) -> Mapping[tuple[int, int], Merge]:
    """The merge that covers each place."""
    return {place: merge for merge in merges for place in merge.places()}


def picked_columns(merges: Merges, columns: Sequence[int]) -> list[tuple[Merge, Merge]]:
    """Each merge of which something is left where only some columns are, with what is left of it.

    Columns ascend; only the first may stand apart from the others.
    """
    found = []
    for merge in merges:
        first, last = bisect_left(columns, merge.column), bisect_left(columns, merge.column + merge.columns)
        if last > first:
            found.append((merge, Merge(merge.row, first, merge.rows, last - first)))
    return found


def picked_rows(merges: Merges, rows: Sequence[int]) -> list[tuple[Merge, Merge]]:
    """The same where only some rows are left. Rows ascend; one that is cut into several stands several times."""
    found = []
    for merge in merges:
        first, last = bisect_left(rows, merge.row), bisect_left(rows, merge.row + merge.rows)
        if merge.rows == 1:
            found += [(merge, Merge(at, merge.column, 1, merge.columns)) for at in range(first, last)]
        elif last > first:
            found.append((merge, Merge(first, merge.column, last - first, merge.columns)))
    found.sort(key=lambda pair: (pair[1].row, pair[1].column))
    return found


def starting(merges: Merges, first: int, last: int) -> Merges:
    """The merges whose first row is one of those from `first` up to `last`, which is not among them."""
    return merges[bisect_left(merges, first, key=_row) : bisect_right(merges, last - 1, key=_row)]


def _row(merge: Merge) -> int:
    return merge.row


def bound(merges: Merges, count: int) -> list[int]:
    """For each of this many rows, the first of those that merged cells hold together with it."""
    reaches: dict[int, int] = {}
    for merge in merges:
        reaches[merge.row] = max(reaches.get(merge.row, 0), merge.row + merge.rows)
    found = []
    reach = first = 0
    for row in range(count):
        first = first if row < reach else row
        reach = max(reach, reaches.get(row, 0))
        found.append(first)
    return found
