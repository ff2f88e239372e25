"""Cells of a table or chart against the sentence that has both their row's label and their column, and the ends of a line on a map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.sources.tracing.amounts import is_reckoned
from slides.sources.tracing.claims import Claims
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.quantities import PERCENT, Quantity, readings
from slides.sources.tracing.statements import Statement
from slides.sources.tracing.tokens import Token, tokenised

_FIGURES = pattern(r"\d[\d.,]*\d|\d")
_MOST = 60
"""So many sentences that hold a row's label are looked at."""


def judge(statement: Statement, claims: Claims) -> Iterator[ClaimFinding]:
    """A finding where every sentence about a row gives another figure, or another name, than its cell."""
    tokens = tokenised(statement.text, claims.lexicon)
    label = [token.stem for token in tokenised(statement.head, claims.lexicon) if token.content]
    if not tokens or not label or not statement.text.strip():
        return
    passages = claims.holding(label, _MOST)
    if not passages:
        return
    quantity = next((token for token in tokens if token.quantity), None)
    if quantity is not None and len(tokens) <= 3:
        yield from _figure(statement, quantity, label, passages, claims)
    elif all(token.text in claims.facts.proper for token in tokens if token.content):
        yield from _name(tokens, passages, claims)


def _figure(statement: Statement, token: Token, label: list[str], passages: list[int], claims: Claims) -> Iterator[ClaimFinding]:
    """A figure that no sentence about its row has."""
    wanted = token.quantity
    if wanted is None or wanted.year:
        return
    unit = wanted.unit or _unit(statement.asked, claims)
    larger = scaled(wanted, statement.asked, claims)
    column = {each.stem for each in tokenised(statement.asked, claims.lexicon) if each.content}
    best: tuple[int, int, Token] | None = None
    for at in passages:
        theirs = claims.tokens_of(claims.passages.found[at].text)
        same = [each for each in theirs if each.quantity and _is_same(each, wanted, larger)]
        if is_reckoned(token, theirs) or any(_belongs(each, label, theirs) for each in same):
            return
        places = [each.place for each in theirs if each.stem in label]
        for each in theirs:
            if each in same or not each.quantity or not each.quantity.judged or each.quantity.year or each.stem in label:
                continue
            if _is_like(each.quantity, unit, wanted):
                near = sum(other.stem in column for other in theirs)
                rank = (-near, min((_apart(each, theirs[place]) for place in places), default=99))
                if best is None or rank < best[:2]:
                    best = (*rank, each)
    if best is not None and (unit or best[0] < 0):
        digits = _FIGURES.match(best[2].text)
        mend = Replacement(token.start, token.end, digits.group()) if digits and token.text[0].isdigit() else None
        yield ClaimFinding("number", token.text, best[2].text, mend=mend)


def _is_same(token: Token, wanted: Quantity, larger: Quantity) -> bool:
    """Whether a token is a cell's figure: as it stands, in its column's scale, or in a scale that the column does not name."""
    if token.quantity is None:
        return False
    digits = _FIGURES.match(token.text)
    bare = bool(digits) and bool(readings(digits.group()) & wanted.values) if digits else False
    return wanted.equals(token.quantity) or larger.equals(token.quantity) or (bare and larger.values == wanted.values and not wanted.unit)


def _belongs(value: Token, label: list[str], theirs: tuple[Token, ...]) -> bool:
    """Whether a figure is nearer to its row's label than to anything of the label's kind: another year, another name."""
    if value.stem in label:
        return False
    named = [each for each in theirs if each.stem in label]
    years = any(each.quantity and each.quantity.year for each in named)
    rivals = [each for each in theirs if each.stem not in label and (each.quantity.year if each.quantity else each.name and not years)]
    if any(each.quantity and not each.quantity.year for each in named):
        return True
    own = min(_apart(value, each) for each in named)
    return not rivals or own <= min(_apart(value, each) for each in rivals)


def _apart(one: Token, other: Token) -> int:
    """How far two tokens of a sentence are apart; a clause between counts as three words."""
    return abs(one.place - other.place) + 3 * abs(one.clause - other.clause)


def scaled(wanted: Quantity, header: str, claims: Claims) -> Quantity:
    """A cell's figure in the scale that its column's header gives: 48 under "million tonnes" is 48 million."""
    words = [token.word for token in tokenised(header, claims.lexicon)]
    zeros = max((claims.lexicon.scales.get((word,), 0) for word in words if len(word) > 1), default=0)
    return replace(wanted, values=frozenset(value.scaleb(zeros) for value in wanted.values))


def _is_like(quantity: Quantity, unit: str, wanted: Quantity) -> bool:
    """Whether a quantity may be the one that a cell gives."""
    if unit == PERCENT or quantity.unit == PERCENT:
        return quantity.unit == unit
    return quantity.kind != "ordinal" and (not unit or quantity.unit in ("", unit)) and quantity.year == wanted.year


def _unit(header: str, claims: Claims) -> str:
    """The unit that a column's header gives."""
    words = [token.word for token in tokenised(header, claims.lexicon)]
    if "%" in header or "％" in header:
        return PERCENT
    return next((claims.lexicon.units[(word,)] for word in words if (word,) in claims.lexicon.units and len(word) > 1), "")


def _name(tokens: tuple[Token, ...], passages: list[int], claims: Claims) -> Iterator[ClaimFinding]:
    """Advice where no passage about a row names what its cell does, nor does the sentence after it."""
    words = {token.stem for token in tokens if token.content}
    for at in passages:
        for near in range(max(0, at - 1), min(len(claims.passages.found), at + 3)):
            if words <= {each.stem for each in claims.tokens_of(claims.passages.found[near].text)}:
                return
    yield ClaimFinding("merged", " ".join(token.text for token in tokens), claims.passages.found[passages[0]].text[:80], sure=False)


def linked_places(statement: Statement, claims: Claims) -> Iterator[ClaimFinding]:
    """Advice where no paragraph of the article has both ends of a line on a map."""
    ends = [[token.stem for token in tokenised(end, claims.lexicon) if token.content] for end in statement.text.split(" – ")]
    if len(ends) != 2 or not all(ends):
        return
    left, right = (claims.holding(end, _MOST) for end in ends)
    lines = {(claims.passages.found[at].article, claims.passages.found[at].line) for at in left}
    if left and right and not any((claims.passages.found[at].article, claims.passages.found[at].line) in lines for at in right):
        yield ClaimFinding("merged", statement.text, "", sure=False)
