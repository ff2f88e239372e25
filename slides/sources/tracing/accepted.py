"""Findings that the author accepts: `<!-- slides: supported "words of the statement" -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.records import frozen
from slides.deck.section.author_comments import accepting
from slides.markdown.parser import Node

MOST = 1_000
"""Acceptances of an outline that are read."""


@frozen
class Acceptance:
    """The words of a statement that an author stands by, and the line of the comment that says so."""

    words: str
    span: Span
    key: str


def acceptances(nodes: Sequence[Node]) -> tuple[Acceptance, ...]:
    """Every accepted statement of an outline, in order; at most `MOST`."""
    found = (Acceptance(words, node.span, _key(words)) for node in _comments(nodes) for words in accepting(node.text) or ())
    return tuple(islice((each for each in found if each.key), MOST))


def standing(found: Sequence[Acceptance], text: str) -> list[Acceptance]:
    """The acceptances whose words a statement holds, whatever its marks and capitals."""
    key = _key(text) if found else ""
    return [each for each in found if each.key in key]


def _comments(nodes: Sequence[Node]) -> Iterator[Node]:
    return (node for top in nodes for node in top.walk() if node.kind == "comment")


def idle(found: Sequence[Acceptance], used: Sequence[Acceptance]) -> Iterator[Problem]:
    """Advice for each acceptance that accepts nothing."""
    for each in found:
        if each not in used:
            message = f"there is no finding about “{each.words[:80]}”, so there is nothing to accept"
            yield Problem(rule_catalogue.IDLE_ACCEPTANCE, each.span, message, "delete the comment, or quote words of the statement")


def _key(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
