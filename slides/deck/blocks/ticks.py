"""Columns of a table that say yes or no: a tick or a cross in the theme's colours stands for each emoji, and before each word."""

from __future__ import annotations

from collections.abc import Sequence

from slides.text.form_words import is_word
from slides.text.rich_text import Ink, Run, plain, trim

TICK, CROSS = "\u2713", "\u2717"
_YES = frozenset("\u2705 \u2714 \u2713 \u2611 \U0001f5f8 \U0001f7e2".split())  # noqa: SIM905 - one line of signs
_NO = frozenset("\u274c \u2718 \u2717 \u2716 \u2715 \u274e \u2612 \U0001f534".split())  # noqa: SIM905
SIGNS = {**dict.fromkeys(_YES - {"\u2611", "\U0001f7e2"}, TICK), **dict.fromkeys(_NO - {"\u2612", "\U0001f534"}, CROSS)}
"""What stands for a sign of yes or no that an item of a list begins with."""
_BLANKS = frozenset(("", "-", "\u2013", "\u2014", "n/a", "\u2026"))
_VARIATION = "\ufe0f"
_LEAST = 2
"""A column of fewer answers is not one of them."""
Cells = tuple[tuple[Run, ...], ...]


def ticked(rows: Sequence[Cells], first: int) -> tuple[tuple[Cells, ...], frozenset[int]]:
    """The rows with ticks and crosses in the columns that hold nothing but yes and no, and the numbers of those columns.

    first: the number of the first row that is no header.
    """
    body = rows[first:]
    count = len(body[0]) if body else 0
    columns = {at: [row[at] for row in body] for at in range(1, count)}
    found = frozenset(at for at, cells in columns.items() if _answers(cells))
    if not any(_tells(columns[at]) for at in found):
        return tuple(rows), frozenset()
    shown = tuple(tuple(_shown(cell) if at in found else cell for at, cell in enumerate(row)) for row in body)
    return (*rows[:first], *shown), found


def _answers(cells: Sequence[tuple[Run, ...]]) -> bool:
    """Whether each cell is yes, no or empty."""
    told = 0
    for cell in cells:
        if _kind(plain(cell)) is not None:
            told += 1
        elif not _is_blank(cell):
            return False
    return told >= _LEAST


def _tells(cells: Sequence[tuple[Run, ...]]) -> bool:
    """Whether both yes and no, or a sign, are among the cells of a column: words alone may be anything."""
    kinds = {_kind(plain(cell)) for cell in cells}
    return {True, False} <= kinds or any(_sign(plain(cell)) is not None for cell in cells)


def _is_blank(cell: tuple[Run, ...]) -> bool:
    return plain(cell).strip().casefold() in _BLANKS


def _sign(text: str) -> bool | None:
    """What a sign says; None for anything else."""
    bare = text.replace(_VARIATION, "").strip()
    return True if bare in _YES else False if bare in _NO else None


def _kind(text: str) -> bool | None:
    """What a cell says: yes, no, or neither."""
    said = _sign(text)
    if said is not None:
        return said
    return True if is_word("yes", text) else False if is_word("no", text) else None


def _shown(cell: tuple[Run, ...]) -> tuple[Run, ...]:
    """A cell with its tick or cross."""
    text = plain(cell)
    kind = _kind(text)
    if kind is None:
        return cell
    mark = Run(TICK if kind else CROSS, bold=True, ink=Ink.YES if kind else Ink.NO)
    return (mark,) if _sign(text) is not None else (mark, Run(" "), *trim(cell))
