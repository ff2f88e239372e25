"""Columns of a table that hold a row of numbers in each cell: they are drawn as sparklines, with the last number beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from slides.base.lazy_regex import pattern
from slides.design.page import Cell
from slides.text.rich_text import Run, plain

FEWEST, MOST = 4, 200
"""How many numbers a cell has that is drawn."""
_LEAST_ROWS = 2
_NUMBER = pattern(r"[-+\u2212]?\d{1,15}(?:[.,]\d{1,15})?\s?%?")
_SIGNS = str.maketrans({",": ".", "\u2212": "-", "%": "", " ": "", "\u00a0": ""})
Cells = tuple[tuple[Run, ...], ...]


def numbers_of(text: str) -> tuple[str, ...]:
    """The numbers of a cell as they are written: `3, 5, 4, 8`, or with semicolons between them; none where it holds anything else."""
    apart = ";" if ";" in text else ", " if ", " in text else ","
    parts = tuple(part.strip() for part in text.split(apart))
    return parts if FEWEST <= len(parts) <= MOST and all(map(_NUMBER.fullmatch, parts)) else ()


def values_of(text: str) -> tuple[float, ...]:
    """The same as numbers."""
    return tuple(float(part.translate(_SIGNS)) for part in numbers_of(text))


def sparked(cell: Cell) -> Cell:
    """A cell whose numbers are drawn: the last of them in words."""
    text = plain(cell.runs)
    last = numbers_of(text)[-1:]
    return replace(cell, runs=(Run(last[0]),), breaks=(len(last[0]),), values=values_of(text), listed=text) if last else cell


def drawn_columns(rows: Sequence[Cells], first: int) -> tuple[bool, ...]:
    """For each column whether its cells are rows of numbers, none of them said in other type or as a link; empty where none is.

    Where each row rises from number to number it may name pages or questions, and stays as it is. first: the number of the first row
    that is no header.
    """
    body = rows[first:]
    if len(body) < _LEAST_ROWS:
        return ()
    found = tuple(at > 0 and _is_drawn([row[at] for row in body]) for at in range(len(body[0])))
    return found if any(found) else ()


def _is_drawn(cells: Sequence[tuple[Run, ...]]) -> bool:
    if any(len(cell) != 1 or cell[0].link or cell[0].code for cell in cells):
        return False
    values = [values_of(plain(cell)) for cell in cells]
    return all(values) and not all(low < high for row in values for low, high in pairwise(row))
