"""Columns side by side: how many there may be, and how wide each one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.diagnostics import Problem, Span
from slides.base.rule_catalogue import LAYOUT, SET_ELSEWHERE
from slides.deck.blocks import Block
from slides.markdown.parser import Node
from slides.text.sanitize import percentage

MOST_COLUMNS, MOST_BLOCKS = 6, 12
"""This many columns, and blocks in all of them, are legible side by side."""


def side_by_side(
    sides: Sequence[Node], columns: tuple[tuple[Block, ...], ...], span: Span, problems: list[Problem]
) -> tuple[tuple[tuple[Block, ...], ...], tuple[int, ...]]:
    """The blocks of columns, those of too many as one column, and the shares of the columns that hold any."""
    crowded = list(_too_many(span, columns))
    problems.extend(crowded)
    if crowded:
        return (tuple(block for column in columns for block in column),), ()
    shares = _shares(sides, problems)
    return columns, tuple(share for share, column in zip(shares, columns, strict=True) if column) if shares else ()


def _too_many(span: Span, columns: Sequence[Sequence[Block]]) -> Iterator[Problem]:
    """A problem where more stands side by side than is legible: then it is shown one after another."""
    count, most = len([column for column in columns if column]), sum(map(len, columns))
    if count > MOST_COLUMNS or (count > 1 and most > MOST_BLOCKS):
        said = f"{count} columns" if count > MOST_COLUMNS else f"columns of {most} blocks"
        hint = f"at most {MOST_COLUMNS} columns with {MOST_BLOCKS} blocks in total fit side by side"
        yield Problem(SET_ELSEWHERE, span, f"{said} are not legible side by side, so they are shown one after another", hint)


def _shares(sides: Sequence[Node], problems: list[Problem]) -> tuple[int, ...]:
    """The columns' widths in percent, where each gives one; a width that is none is reported, and all are equal then."""
    found: list[float | None] = []
    for side in sides:
        text = side.attributes.get("width", "").strip()
        share = percentage(text) if text else None
        if text and not share:
            message = f"the width {text[:40]!r} of a column is not a percentage: the columns get equal widths"
            problems.append(Problem(LAYOUT, side.span, message, 'write width="40%"'))
        found.append(share)
    return tuple(max(int(share), 1) for share in found if share) if all(found) else ()
