"""A paragraph and the pictures in it: a sentence stays whole, what stands in it comes after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.diagnostics import Span
from slides.base.records import with_changes
from slides.markdown.parser.inline import InlinePiece
from slides.markdown.parser.node import Node
from slides.text.rich_text import BREAK, Run, cut, plain, trim

_ENDS = (".", "!", "?", ":", ";", "\u2026", "\u3002", "\uff01", "\uff1f", "\uff1a", "\u061f", "\u06d4", "\u0964")
"""What a sentence ends in, quotation marks and brackets after it aside."""
_CLOSING = "\"')]}\u201d\u2019\u00bb\u300d\u300f\uff09"


def split_paragraphs(pieces: Sequence[InlinePiece], span: Span, end: int) -> Iterator[Node]:
    """A paragraph cut at its pictures where a sentence ends there, in order. A sentence stays whole, what stands in it comes after it."""
    held: list[InlinePiece] = []
    beside: list[Node] = []
    for piece in pieces:
        if piece.node is None:
            if held and beside and _is_over(held, piece):
                yield from _whole(held, span, end)
                yield from beside
                held, beside = [], []
            held.append(piece)
        elif held or piece.node.kind != "picture":
            beside.append(piece.node)
        else:
            yield piece.node
    yield from _whole(held, span, end)
    yield from beside
    if not pieces:
        yield Node("markup", span, end)


def _is_over(held: Sequence[InlinePiece], following: InlinePiece) -> bool:
    """Whether a sentence ends before the words that follow a picture. One begins with a capital letter, or on another line."""
    ended = plain(held[-1].runs).rstrip().rstrip(_CLOSING).endswith(_ENDS)
    capital, below = plain(following.runs).lstrip()[:1].isupper(), following.line - held[-1].line
    return (ended and (capital or below > 0)) or (capital and below > 1)


def _whole(pieces: Sequence[InlinePiece], span: Span, end: int) -> Iterator[Node]:
    """Pieces of one sentence or several as one paragraph, without the gap that a picture leaves."""
    runs: list[Run] = []
    for piece in pieces:
        before, after = plain(runs), plain(piece.runs)
        if before and not before.endswith((" ", BREAK)) and after[:1].isalnum() and (before[-1].isalnum() or before[-1] in ",;:"):
            runs.append(Run(" "))
        elif before.endswith((" ", BREAK)) and after.startswith((" ", BREAK, ",", ".", ";", "!", "?", ":", ")")):
            runs = list(cut(runs, 0, len(before.rstrip())))
            runs += [Run(" ")] if after[:1].isalnum() else []
        runs += piece.runs
    words = trim(runs)
    if words:
        line = pieces[0].line or span.line
        yield Node("paragraph", span if line == span.line else with_changes(span, line=line), end, words)
