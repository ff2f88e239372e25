"""What Markdown swallows without a word: containers and fences that are never closed, cells beyond a table's header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from slides import codes
from slides.ground import Problem, Span


def slips(tokens: Sequence[Token], lines: list[str], file: str) -> Iterator[Problem]:
    """A problem for each of them."""
    columns = 0
    for token in tokens:
        if not token.map:
            continue
        first, last = token.map
        end = lines[min(last, len(lines)) - 1].strip(" \t>")
        span = Span(file, first + 1)
        if token.type == "container_div_open" and not (end.startswith(token.markup) or ":::" in "".join(lines[last : last + 1])):
            yield Problem(
                codes.UNCLOSED, span, f"::: {token.info.strip()} is never closed: it holds all that follows", "close it with a line :::"
            )
        elif token.type == "fence" and (last - first < 2 or not end.startswith(token.markup)):
            yield Problem(codes.UNCLOSED, span, "code is never closed: it holds all that follows", f"close it with a line {token.markup}")
        elif token.type == "html_block" and token.content.lstrip().startswith("<!--") and "-->" not in token.content:
            yield Problem(codes.UNCLOSED, span, "a comment is never closed: it holds all that follows", "close it with -->")
        elif token.type == "tr_open":
            cells = re.split(r"(?<!\\)\|", lines[first].strip().removeprefix("|").removesuffix("|"))
            columns = columns or len(cells)
            if len(cells) > columns:
                yield Problem(
                    codes.EXTRA_CELLS,
                    span,
                    f"cells beyond the header are left out: {' | '.join(cells[columns:]).strip()}",
                    "widen the header",
                )
        elif token.type == "table_open":
            columns = 0
