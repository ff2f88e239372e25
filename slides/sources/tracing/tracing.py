"""Nodes against their articles -> Tracing: where each statement comes from, and a problem for what no article says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule, Span
from slides.base.records import frozen
from slides.markdown.parser import Node
from slides.sources.article import Article
from slides.sources.passages import Match, Passages
from slides.sources.tracing import coverage, entailment, marks
from slides.sources.tracing.accepted import Acceptance, acceptances, idle, standing
from slides.sources.tracing.amounts import is_reckoned, is_rounded, same_shares
from slides.sources.tracing.cells import scaled
from slides.sources.tracing.claims import Claims
from slides.sources.tracing.entailment import confirmed
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.statements import MOST, Statement, statements
from slides.sources.tracing.tokens import Token
from slides.sources.tracing.verdicts import Traced, with_verdict
from slides.text.terms import Terms

_ROUND = 1_000
"""From here on a number in words may be rounded."""
_MOST_TOLD = 200
"""Problems of one outline that are told."""
_MARKS = frozenset({"name", "number", "unit"})
"""Kinds of finding that are told as a changed mark, whose message names the words alone."""
_WORDS = {
    "negation": "a negation is changed",
    "opposite": "the opposite",
    "order": "two items have changed places",
    "modality": "how sure it is",
    "speaker": "somebody else says it",
    "quantifier": "how many",
    "bound": "a bound",
    "cause": "a cause that the article does not name",
    "merged": "these are in different sections",
    "answer": "the answer to another question",
    "name": "its section does not mention it",
    "number": "the article does not have this number",
}
"""What each kind of finding is called."""


@frozen
class Tracing:
    """Everything that was traced. `used` counts the articles' wordings that the house has others for; accepted: what authors stand by."""

    articles: tuple[Article, ...]
    terms: Terms
    traced: tuple[Traced, ...]
    used: Counter[str]
    accepted: tuple[Acceptance, ...] = ()


def trace(
    nodes: Sequence[Node], text: str, articles: Sequence[Article], terms: Terms, lang: str, file: str
) -> tuple[Tracing, tuple[Problem, ...]]:
    """Where each statement of an outline comes from; a problem for each thing that the articles do not say, with its line.

    lang: the outline's language; where it is empty, that of the articles.
    """
    lang = lang or next((article.language for article in articles if article.language), "en")
    lines = text.split("\n")
    told = statements(nodes, lang)
    passages = Passages(articles, terms, lang)
    facts = marks.Facts(articles, terms, lang)
    claims = Claims(articles, terms, lang, passages, facts)
    end = next((node.span for node in reversed(nodes) if node.kind == "heading"), Span(file))
    found, ours = coverage.headings(nodes, told, articles, terms, lang)
    under = {slide: _places(found)[number][1] for slide, number in _under(found, ours).items()}
    accepted = acceptances(nodes)
    model, unread = entailment.wanted(Span(file))
    used: list[Acceptance] = []
    rows: list[Traced] = []
    problems: list[Problem] = list(unread)
    doubted: dict[tuple[str, str], tuple[marks.Doubt, ...]] = {}
    for statement in told:
        each = confirmed(_with_marks(with_verdict(statement, claims, terms, under.get(statement.slide)), facts, claims, doubted), model)
        stands = standing(accepted, statement.whole)
        doubts = list(_doubts(each, facts, terms))
        if stands and (each.findings or doubts or each.verdict == "not found"):
            used += stands
            each, doubts = replace(each, accepted=True), [doubt for doubt in doubts if doubt.rule is rule_catalogue.WORDING]
        rows.append(each)
        problems += (_placed(problem, lines, statement.end) for problem in doubts)
    cited = frozenset((each.match.passage.article, each.match.passage.heading) for each in rows if each.match and each.supported)
    problems += coverage.order(found, ours, cited, file)
    problems += coverage.questions(told, articles, terms, lang, end)
    problems += _stale([each for each in rows if not passages.is_repeated(each.statement.text)], found, ours)
    problems += idle(accepted, used)
    counted = sum((terms.counted(piece.text)[1] for article in articles for piece in article.pieces), Counter[str]())
    tracing = Tracing(tuple(articles), terms, tuple(rows), counted, accepted)
    return tracing, tuple(_limited(list(dict.fromkeys(problems)), told, end))


def _under(found: Sequence[coverage.CoveredHeading], ours: Sequence[Node]) -> dict[int, int]:
    """The number of the article's heading that each slide of the outline covers."""
    slides = {at: number for number, at in enumerate(at for at, node in enumerate(ours) if node.level <= 2)}
    return {slides[each.covered]: number for number, each in enumerate(found) if each.covered in slides}


def _places(found: Sequence[coverage.CoveredHeading]) -> list[tuple[str, int]]:
    """For each heading its article and its number there, by which passages name it."""
    counted: Counter[str] = Counter()
    places = []
    for each in found:
        places.append((each.file, counted[each.file]))
        counted[each.file] += 1
    return places


def _with_marks(each: Traced, facts: marks.Facts, claims: Claims, known_doubts: dict[tuple[str, str], tuple[marks.Doubt, ...]]) -> Traced:
    """A statement with a finding for each number, date, name and quotation in it that the articles do not have at all.

    known_doubts: those of texts of several sentences, which are looked for once; each goes to the sentence that holds it.
    """
    statement = each.statement
    if statement.elsewhere or statement.kind in ("pair", "link", "speaker"):
        return each
    key = statement.kind, statement.whole
    if key not in known_doubts:
        known_doubts[key] = tuple(marks.doubts(statement, facts))
    known = [part for finding in each.findings for part in finding.ours.split()]
    added = []
    for doubt in known_doubts[key]:
        if not _stands_in(doubt.words, statement):
            continue
        if doubt.kind == "number" and _is_sum(doubt.words, statement, each.match, claims):
            continue
        if doubt.kind == "quotation" or not any(part in known for part in doubt.words.strip("%").split()):
            mend = _guessed(doubt, statement) if doubt.sure else None
            added.append(ClaimFinding(doubt.kind, doubt.words, "" if doubt.sure else doubt.near, doubt.sure, mend))
    return replace(each, findings=(*each.findings, *added)) if added else each


def _stands_in(words: str, statement: Statement) -> bool:
    """Whether words of a text are first found in one of its sentences; the first sentence has what none of them shows as it is."""
    begin = max(statement.whole.find(statement.text), 0)
    place = max(statement.whole.find(words), 0)
    return begin <= place < begin + max(len(statement.text), 1)


def _is_sum(words: str, statement: Statement, match: Match | None, claims: Claims) -> bool:
    """Whether a number is reckoned from two of its passage, or is one of the article in the scale of its column."""
    whole = claims.tokens_of(statement.whole)
    ours: list[Token] = [token for token in whole if token.text in words and token.quantity]
    if statement.kind == "cell" and all(
        token.quantity and claims.facts.counts(scaled(token.quantity, statement.asked, claims)) for token in ours
    ):
        return True
    found = [match.text] if match else []
    found += [each.text for each in claims.nearest(statement.whole)]
    for token in ours:
        after = [stem for stem in claims.passages.stems_of(statement.whole[token.end : token.end + 60]) if claims.passages.forms(stem)]
        found += [claims.passages.found[at].text for at in claims.holding(after[:1], 12)]
    near = [claims.tokens_of(text) for text in dict.fromkeys(found)]
    return bool(ours) and all(
        any(
            is_reckoned(token, theirs)
            or token.place in same_shares(whole, theirs, claims.lexicon)
            or any(is_rounded(token, each, whole) for each in theirs)
            for theirs in near
        )
        or _is_rounded(token, claims)
        for token in ours
    )


def _is_rounded(token: Token, claims: Claims) -> bool:
    """Whether a number in words is one of the article's, rounded: `two million` for 1.9 million."""
    quantity = token.quantity
    if quantity is None or quantity.kind != "word":
        return False
    value = min(quantity.values)
    return value >= _ROUND and any(abs(each - value) * 10 <= value for each in claims.facts.units)


def _guessed(doubt: marks.Doubt, statement: Statement) -> Replacement | None:
    """The article's name in the place of a misspelt one."""
    at = statement.text.find(doubt.words)
    return Replacement(at, at + len(doubt.words), doubt.near) if doubt.near and at >= 0 else None


def _doubts(traced: Traced, facts: marks.Facts, terms: Terms) -> Iterator[Problem]:
    """What the articles do not say of one statement, as problems."""
    statement = traced.statement
    if statement.elsewhere:
        return
    yield from (_problem(finding, traced) for finding in traced.findings)
    first = statement.whole.startswith(statement.text) or statement.whole == statement.text
    if first and statement.kind not in ("quote", "origin", "pair", "link", "speaker"):
        for term in (term for _, term in terms.found(statement.whole) if term.theirs != term.theirs.lower()):
            yield Problem(rule_catalogue.WORDING, statement.span, f"“{term.theirs}” is not the preferred wording", f"write {term.ours}")
    if statement.judged and not traced.supported and not any(finding.sure for finding in traced.findings):
        rule: Rule = rule_catalogue.UNSUPPORTED if traced.foreign else rule_catalogue.UNSURE_CLAIM
        yield Problem(rule, statement.span, f"the article does not say: “{_short(statement.text)}”", _nearest(traced.match))


def _problem(finding: ClaimFinding, traced: Traced) -> Problem:
    """A finding as a problem: both words, and the article's line in the hint."""
    statement, match = traced.statement, traced.match
    place = (
        f"{match.passage.article}:{match.passage.line}: “{_short(match.passage.text)}”"
        if match
        else "no passage has a word in common with it"
    )
    ours, theirs = _short(finding.ours), _short(finding.theirs)
    if finding.kind in ("number", "date", "name", "quotation") and finding.sure and not theirs:
        hint = f"did you mean {finding.mend.words}?" if finding.mend else _nearest(match)
        return Problem(rule_catalogue.CHANGED_MARK, statement.span, f"the {finding.kind} “{ours}” is not in the article", hint)
    if finding.kind in _MARKS and finding.sure:
        return Problem(rule_catalogue.CHANGED_MARK, statement.span, f"the outline says “{ours}” where the article says “{theirs}”", place)
    rule = rule_catalogue.CHANGED_CLAIM if finding.sure else rule_catalogue.UNSURE_CLAIM
    said = f"“{ours}”" + (f"; the article: “{theirs}”" if theirs else "")
    return Problem(rule, statement.span, f"{said} ({_WORDS.get(finding.kind, finding.kind)})", place)


def _nearest(match: Match | None) -> str:
    """The nearest passage as a hint."""
    if match is None:
        return "no passage has a word in common with it"
    passage = match.passage
    return f"nearest, {passage.article}:{passage.line}: “{_short(passage.text)}”"


def _stale(rows: Sequence[Traced], found: Sequence[coverage.CoveredHeading], ours: Sequence[Node]) -> Iterator[Problem]:
    """Advice for each heading most of whose statements come from one other section."""
    slides = [node for node in ours if node.level <= 2]
    under = _under(found, ours)
    named = Counter(each.text for each in found)
    numbers = {place: number for number, place in enumerate(_places(found))}
    places: dict[int, Counter[int]] = {}
    for each in rows:
        if each.statement.judged and each.match and each.supported and each.statement.kind != "answer":
            number = numbers.get((each.match.passage.article, each.match.passage.heading), -1)
            places.setdefault(each.statement.slide, Counter())[number] += 1
    for slide, counted in places.items():
        own = under.get(slide)
        best, times = counted.most_common(1)[0]
        if (
            own is None
            or own == best
            or best < 0
            or named[found[own].text] > 1
            or times < 3
            or 4 * counted[own] > counted.total()
            or 5 * times < 3 * counted.total()
        ):
            continue
        message = f"most statements under this heading come from “{_short(found[best].text)}”" if best < len(found) else ""
        if message and found[own].covered != found[best].covered and found[own].piece.level == found[best].piece.level:
            yield Problem(rule_catalogue.STALE_HEADING, slides[slide].span, message, f"{found[best].file}:{found[best].piece.line}")


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
        yield replace(problems[-1], message=f"{more:,} more statements that are not in the article", hint="is this its article?")
    if len(told) >= MOST:
        yield Problem(
            rule_catalogue.ARTICLE_UNREAD, end, f"only the first {MOST:,} statements were compared with the article", "split the outline"
        )


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
