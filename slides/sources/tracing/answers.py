"""Answers against their own question."""

from __future__ import annotations

from collections.abc import Iterator

from slides.sources.passages import Match
from slides.sources.tracing.claims import Claims
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.statements import Statement

_SAME = 0.5
"""An outline's question that shares so much of its weight with one of the article is that question."""
_NEAR = 0.25
"""A passage round which less of a question's weight stands answers another."""
_OWN = 0.35
"""An answer that shares so much of its weight with its own question's answer, or with its question's subject, is no other's."""


def judge(statement: Statement, claims: Claims, match: Match | None) -> Iterator[ClaimFinding]:
    """A finding where an answer's passage answers another question of the article; advice where it says nothing of its own question's
    subject.
    """
    if match is None or match.closeness < _OWN:
        return
    asked = claims.question(statement.asked)
    theirs = claims.answered(match.passage)
    if asked is not None and theirs is not None and asked != theirs:
        own = claims.share(statement.text, claims.answer_text(asked))
        if own < _OWN and own < match.closeness - 0.2:
            yield ClaimFinding("answer", statement.asked, claims.question_text(theirs), sure=True)
        return
    if asked is None and _is_apart(statement.asked, claims, match):
        yield ClaimFinding("answer", statement.asked, "", sure=False)


def _is_apart(question: str, claims: Claims, match: Match) -> bool:
    """Whether hardly a word of a question that the article knows stands near a passage; words that it lacks tell nothing."""
    stems = claims.passages.stems_of(question)
    known = " ".join(stem for stem in stems if claims.passages.forms(stem))
    return len(stems) > 2 and claims.share(known or question, claims.around(match)) < _NEAR
