"""Nodes against their articles -> Tracing: where each statement comes from, and a problem for what no article says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides import codes
from slides.article import Article
from slides.frozen import frozen
from slides.ground import Problem, Span
from slides.outline import Node
from slides.passages import Match, Passages
from slides.terms import Terms
from slides.trace import coverage, marks
from slides.trace.numbers import misplaced, numbers
from slides.trace.statements import MOST, Statement, statements

SUPPORTED = 0.40
"""A statement with a smaller share of its weight in one passage is told unsupported; measured, see docs/tracing.md."""
_CLOSE = 0.60
"""From here on a statement is so close to its passage that a name or number in another's place is a slip."""
_SAME = 0.80
"""A statement that shares so much with one sentence, figures apart, is taken to give that sentence's figures."""
_MOST_TOLD = 200
"""Problems of one outline that are told."""


@frozen
class Traced:
    """A statement and the passage that comes closest, None where none shares a word with it or the statement is only a label."""

    statement: Statement
    match: Match | None

    @property
    def supported(self) -> bool:
        """Whether the article says it, as far as that can be told."""
        return self.match is not None and self.match.closeness >= SUPPORTED


@frozen
class Tracing:
    """Everything that was traced. `used` counts the articles' wordings that the house has others for."""

    articles: tuple[Article, ...]
    terms: Terms
    traced: tuple[Traced, ...]
    used: Counter[str]


def trace(
    nodes: Sequence[Node], text: str, articles: Sequence[Article], terms: Terms, lang: str, file: str
) -> tuple[Tracing, tuple[Problem, ...]]:
    """Where each statement of an outline comes from; a problem for each thing that the articles do not say, with its line."""
    lines = text.split("\n")
    told = statements(nodes, lang)
    passages = Passages(articles, terms, lang)
    facts = marks.Facts(articles, terms, lang)
    end = next((node.span for node in reversed(nodes) if node.kind == "heading"), Span(file))
    found, ours = coverage.headings(nodes, told, articles, terms, lang)
    under = _under(found, ours)
    traced = tuple(_traced(statement, passages, terms, under.get(statement.slide)) for statement in told)
    problems: list[Problem] = []
    for each in traced:
        problems += (_placed(problem, lines, each.statement.end) for problem in _doubts(each, facts, terms, passages))
    used = frozenset((each.match.passage.article, each.match.passage.heading) for each in traced if each.match and each.supported)
    problems += coverage.order(found, ours, used, file)
    problems += coverage.questions(told, articles, terms, lang, end)
    counted = sum((terms.counted(piece.text)[1] for article in articles for piece in article.pieces), Counter[str]())
    return Tracing(tuple(articles), terms, traced, counted), tuple(_limited(list(dict.fromkeys(problems)), told, end))


def _under(found: Sequence[coverage.Heading], ours: Sequence[Node]) -> dict[int, int]:
    """The number of the article's heading that each slide of the outline covers."""
    slides = {at: number for number, at in enumerate(at for at, node in enumerate(ours) if node.level <= 2)}
    return {slides[each.covered]: number for number, each in enumerate(found) if each.covered in slides}


def _traced(statement: Statement, passages: Passages, terms: Terms, heading: int | None) -> Traced:
    """A statement with its passage. Notes are not compared: they are the presenter's own words."""
    if statement.kind in ("note", "origin", "label", "place", "caption", "heading"):
        return Traced(statement, None)
    return Traced(statement, passages.closest(terms.applied(statement.text), heading))


def _doubts(traced: Traced, facts: marks.Facts, terms: Terms, passages: Passages) -> Iterator[Problem]:
    """What the articles do not say of one statement."""
    statement, match = traced.statement, traced.match
    if statement.elsewhere:
        return
    told: set[str] = set()
    first = statement.whole.startswith(statement.text) or statement.whole == statement.text
    if first:
        for doubt in marks.doubts(statement, facts):
            told.add(doubt.words)
            yield Problem(
                codes.CHANGED_MARK,
                statement.span,
                f"the {doubt.kind} “{_short(doubt.words)}” does not stand in the article",
                doubt.hint or _nearest(match),
            )
        if statement.kind not in ("quote", "origin"):
            for term in (term for _, term in terms.found(statement.whole) if term.theirs != term.theirs.lower()):
                yield Problem(codes.WORDING, statement.span, f"“{term.theirs}” is not the house’s wording", f"write {term.ours}")
    if statement.judged and not traced.supported:
        yield Problem(codes.UNSUPPORTED, statement.span, f"the article does not say: “{_short(statement.text)}”", _nearest(match))
    elif match is not None and statement.judged and (pair := _exchanged(traced, facts, terms, passages)) and pair[0] not in told:
        place = f"{match.passage.article}:{match.passage.line}"
        yield Problem(
            codes.CHANGED_MARK,
            statement.span,
            f"“{pair[0]}” stands where the article has “{pair[1]}”",
            f"{place}: “{_short(match.passage.text)}”",
        )


def _exchanged(traced: Traced, facts: marks.Facts, terms: Terms, passages: Passages) -> tuple[str, str] | None:
    """A name or number of a statement in the place of another that its passage has there; both, or None."""
    text = terms.applied(traced.statement.text)
    if traced.match is None or traced.match.exact:
        return None
    if _CLOSE <= traced.match.closeness < 1.0 and (pair := marks.swapped(text, traced.match.passage.text, facts)):
        return pair
    bare = text
    for words, _ in numbers(text):
        bare = bare.replace(words, " ", 1)
    if bare == text:
        return None
    nearest = passages.closest(bare, alone=True)
    return misplaced(text, nearest.passage.text) if nearest and nearest.closeness >= _SAME else None


def _nearest(match: Match | None) -> str:
    """The nearest passage as a hint."""
    if match is None:
        return "no passage shares a word with it"
    passage = match.passage
    return f"nearest, {match.closeness:.0%}, {passage.article}:{passage.line}: “{_short(passage.text)}”"


def _short(text: str) -> str:
    """The beginning of a text on one line."""
    text = " ".join(text.split())
    return text if len(text) <= 90 else text[:89].rstrip() + "…"


def _limited(problems: list[Problem], told: Sequence[Statement], end: Span) -> Iterator[Problem]:
    """The first problems, and how many more there are."""
    problems.sort(key=lambda problem: (problem.span.line, problem.span.column))
    yield from problems[:_MOST_TOLD]
    if len(problems) > _MOST_TOLD:
        more = len(problems) - _MOST_TOLD
        yield replace(problems[-1], message=f"{more:,} more things that the article does not say", hint="is this its article?")
    if len(told) >= MOST:
        yield Problem(codes.ARTICLE_UNREAD, end, f"only the first {MOST:,} statements were compared with the article", "split the outline")


def _placed(problem: Problem, lines: Sequence[str], end: int) -> Problem:
    """A problem with the line and column of the words that it names, where its paragraph goes over several lines."""
    found = re.search("“([^”]{1,40})", problem.message)
    words = found.group(1).rstrip("…").split() if found else []
    for number in range(problem.span.line, min(end, len(lines)) + 1):
        for count in (3, 1):
            at = lines[number - 1].find(" ".join(words[:count])) if len(words) >= count else -1
            if at >= 0:
                return replace(problem, span=replace(problem.span, line=number, column=at + 1))
    return problem
