"""Coverage: every heading of an article once and in its order, and every question."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser import Node
from slides.markdown.sections import FAQ_TITLE
from slides.sources.article import Article, ArticlePiece
from slides.sources.tracing.statements import Statement
from slides.text import sentences
from slides.text.rich_text import plain
from slides.text.terms import Terms

_ALIKE = 0.6
"""Headings and questions that share so much of their words (Dice's coefficient of their stems) are taken for the same."""
_CITES = pattern('“([^”]{2,200})”|«([^»]{2,200})»|„([^“”]{2,200})[“”]|"([^"]{2,200})"')
_LEAST_CITED = 2
"""A heading of so many words is taken for cited where the notes' line of origin has it, whatever marks stand round it."""


@frozen
class CoveredHeading:
    """A heading of an article, in the house's wording, and the outline's heading that covers it: its number, -1 for none.

    free: it may stand anywhere, as the article's title, and its FAQ, which an outline puts at its end.
    """

    piece: ArticlePiece
    file: str
    text: str
    covered: int = -1
    free: bool = False


def headings(
    nodes: Sequence[Node], told: Sequence[Statement], articles: Sequence[Article], terms: Terms, lang: str
) -> tuple[list[CoveredHeading], list[Node]]:
    """The articles' headings, each with the outline's heading that covers it; and the outline's headings, which they number.

    A heading is covered by one of the same words, by one nearly so, or by a slide whose notes cite it in quotation marks.
    """
    ours = [node for node in nodes if node.kind == "heading"]
    texts = [_key(plain(node.runs)) for node in ours]
    wanted = [
        CoveredHeading(piece, article.file, terms.applied(piece.text), free=_is_free(piece, article))
        for article in articles
        for piece in article.headings
    ]
    titles = {_key(text) for article in articles for text in (article.title, terms.applied(article.title))}
    free = {at: None for at, key in enumerate(texts) if key not in titles or any(_key(each.text) == key for each in wanted)}
    found: list[CoveredHeading] = []
    places: dict[str, list[int]] = {}
    for at, key in enumerate(texts):
        places.setdefault(key, []).append(at)
    for each in wanted:
        same = [at for at in places.get(_key(each.text), places.get(_key(each.piece.text), ())) if at in free]
        if same:
            free.pop(same[0])
        found.append(replace(each, covered=same[0] if same else -1))
    cited = _cited(told, ours)
    return [each if each.covered >= 0 else _loosely(each, ours, free, cited, lang) for each in found], ours


def _is_free(piece: ArticlePiece, article: Article) -> bool:
    """Whether a heading of an article may stand anywhere in an outline."""
    return bool(FAQ_TITLE.match(piece.text)) or _key(piece.text) == _key(article.title)


def _loosely(heading: CoveredHeading, ours: Sequence[Node], free: dict[int, None], cited: dict[str, int], lang: str) -> CoveredHeading:
    """A heading with what covers it in other words, if anything does."""
    known = [cited.get(_key(text)) for text in (heading.text, heading.piece.text)]
    if heading.text.count(" ") + 1 >= _LEAST_CITED and any(mark in heading.text for mark in '"“”„«»'):
        known += [at for line, at in cited.items() if line.startswith(" ") and f" {_key(heading.text)} " in line]
    at = next((each for each in known if each is not None), None)
    if at is None and len(free) <= 2_000:
        scored = [(alike_headings(heading.text, plain(ours[each].runs), lang), -each) for each in free]
        score, best = max(scored, default=(0.0, 0))
        at = -best if score >= _ALIKE else None
        if FAQ_TITLE.match(heading.text):
            faq = [number for number, node in enumerate(ours) if FAQ_TITLE.match(plain(node.runs))]
            at = next((each for each in faq if each in free), faq[0] if faq else at)
    if at is None:
        return heading
    free.pop(at, None)
    return replace(heading, covered=at)


def _cited(told: Sequence[Statement], ours: Sequence[Node]) -> dict[str, int]:
    """Headings that notes name in quotation marks, each with the number of the slide's heading."""
    slides = [at for at, node in enumerate(ours) if node.level <= 2]
    found: dict[str, int] = {}
    for statement in told:
        if statement.kind in ("note", "origin") and 0 <= statement.slide < len(slides):
            for words in _CITES.findall(statement.whole):
                found.setdefault(_key("".join(words)), slides[statement.slide])
            if statement.kind == "origin":
                found.setdefault(" " + _key(statement.whole) + " ", slides[statement.slide])
    return found


def alike_headings(one: str, other: str, lang: str) -> float:
    """Dice's coefficient of the stems of two texts, from 0 to 1."""
    left, right = set(sentences.stems(one, lang)), set(sentences.stems(other, lang))
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else float(_key(one) == _key(other))


def _key(text: str) -> str:
    """A text by which it is known again: its letters and figures in small."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def order(found: Sequence[CoveredHeading], ours: Sequence[Node], used: frozenset[tuple[str, int]], file: str) -> Iterator[Problem]:
    """A problem for each heading that is not covered, stands out of order, or is covered twice.

    used: the places (an article, a heading's number there) that statements come from: a deeper heading counts as covered by them.
    Which of several headings of the same words one covers cannot be known, so their order is not judged.
    """
    top: dict[str, int] = {}
    for each in found:
        top[each.file] = min(top.get(each.file, each.piece.level), each.piece.level)
    numbers: dict[str, int] = {}
    after = ""
    last = Span(file)
    spare = _spare(found, ours)
    for each in found:
        number = numbers[each.file] = numbers.get(each.file, -1) + 1
        if each.covered >= 0:
            last, after = ours[each.covered].span, each.text
        elif each.piece.level <= top[each.file] or (each.file, number) not in used:
            place = f"it comes after “{_short(after)}”" if after else "it comes first"
            instead = spare.get(last.line)
            if instead is not None:
                place = f"does “{_short(plain(instead.runs))}” stand for it? {place}"
            yield Problem(
                rule_catalogue.HEADING_MISSING,
                instead.span if instead is not None else last,
                f"the article’s heading “{_short(each.text)}” ({each.file}:{each.piece.line}) is not covered",
                place,
            )
    covered = [each for each in found if each.covered >= 0]
    named = Counter(_key(each.text) for each in found)
    single = [each for each in covered if named[_key(each.text)] == 1 and not each.free]
    kept = _rising([each.covered for each in single])
    for at, each in enumerate(single):
        if at not in kept:
            before = next((single[other].text for other in range(at - 1, -1, -1) if other in kept), "")
            hint = f"the article has it after “{_short(before)}”" if before else "the article has it first"
            yield Problem(
                rule_catalogue.HEADING_ORDER, ours[each.covered].span, f"“{_short(each.text)}” is not in the article’s order", hint
            )
    yield from _twice(covered, ours)


def _spare(found: Sequence[CoveredHeading], ours: Sequence[Node]) -> dict[int, Node]:
    """By the line of each heading that covers one of the article: the one heading that follows it and covers none."""
    taken = {each.covered for each in found}
    spare: dict[int, list[Node]] = {}
    line = 1
    for at, node in enumerate(ours):
        if at in taken:
            line = node.span.line
        elif node.level == 2 and not FAQ_TITLE.match(plain(node.runs)):
            spare.setdefault(line, []).append(node)
    return {line: nodes[0] for line, nodes in spare.items() if len(nodes) == 1}


def _twice(covered: Sequence[CoveredHeading], ours: Sequence[Node]) -> Iterator[Problem]:
    """A problem for each further heading of the same words."""
    taken = {each.covered for each in covered}
    known = {_key(each.text) for each in covered}
    for at, node in enumerate(ours):
        if at not in taken and node.level <= 2 and _key(plain(node.runs)) in known:
            yield Problem(
                rule_catalogue.HEADING_ORDER,
                node.span,
                f"“{_short(plain(node.runs))}” is covered twice",
                "the article has it once: put everything under one heading",
            )


def _rising(places: Sequence[int]) -> set[int]:
    """The indexes of a longest rising series of the places."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        rank = bisect_right(ends, place)
        before.append(at_end[rank - 1] if rank else -1)
        ends[rank : rank + 1], at_end[rank : rank + 1] = [place], [at]
    kept: set[int] = set()
    at = at_end[-1] if at_end else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def questions(told: Sequence[Statement], articles: Sequence[Article], terms: Terms, lang: str, end: Span) -> Iterator[Problem]:
    """A problem for each question of the articles that the outline does not ask. end: where it should stand, if nowhere else."""
    asked = [statement for statement in told if statement.kind in ("question", "heading", "part")]
    known = {_key(statement.text) for statement in asked}
    near = [statement for statement in asked if statement.kind == "question"]
    last = end
    for article in articles:
        for each in article.questions:
            text = terms.applied(each.question.text)
            found = next((one for one in near if _key(one.text) == _key(text) or alike_headings(one.text, text, lang) >= _ALIKE), None)
            if found is not None:
                last = found.span
            elif _key(text) not in known:
                where = f"{article.file}:{each.question.line}"
                yield Problem(
                    rule_catalogue.QUESTION_MISSING,
                    last,
                    f"the article’s question is not asked: “{_short(text)}” ({where})",
                    "add it under ## FAQ",
                )


def _short(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
