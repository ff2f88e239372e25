"""Findings that the author accepts: `<!-- slides: supported "words of the statement" -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from slides import codes
from slides.frozen import frozen
from slides.ground import Problem, Span
from slides.outline import Node
from slides.section.remarks import accepting


@frozen
class Acceptance:
    """The words of a statement that an author stands by, and the line of the comment that says so."""

    words: str
    span: Span

    def covers(self, text: str) -> bool:
        """Whether a statement holds the words, whatever its marks and capitals."""
        return bool(_key(self.words)) and _key(self.words) in _key(text)


def acceptances(nodes: Sequence[Node]) -> tuple[Acceptance, ...]:
    """Every accepted statement of an outline, in order."""
    return tuple(Acceptance(words, node.span) for node in _comments(nodes) for words in accepting(node.text) or () if words)


def _comments(nodes: Sequence[Node]) -> Iterator[Node]:
    return (node for top in nodes for node in top.walk() if node.kind == "comment")


def idle(found: Sequence[Acceptance], used: Sequence[Acceptance]) -> Iterator[Problem]:
    """Advice for each acceptance that accepts nothing."""
    for each in found:
        if each not in used:
            message = f"nothing is found in “{each.words[:80]}”: there is nothing to accept"
            yield Problem(codes.IDLE_ACCEPTANCE, each.span, message, "take the comment out, or write words of the statement")


def _key(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
