"""Order: two names, two figures or two sides of a relation that have changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from slides.base.records import frozen
from slides.sources.tracing.align import Comparison, is_relation
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.quantities import ARTICLES
from slides.sources.tracing.tokens import Token

_MOST_UNITS = 22
_COVERED = 0.6
_ALL = 0.9


@frozen
class ExchangeUnit:
    """Neighbouring tokens of a statement whose pairs are neighbours too: the first and last place in each, and what they are."""

    ours: tuple[int, int]
    theirs: tuple[int, int]
    kind: str


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where two units of one kind stand in each other's place while all else keeps its order."""
    if pair.coverage < _COVERED:
        return
    for sentence in sorted({pair.theirs[at].sentence for at in pair.back}):
        units = _units(pair, sentence)[:_MOST_UNITS]
        places = [unit.theirs[0] for unit in units]
        before = _inversions(places)
        if before == 0 or len(units) < 3:
            continue
        passive = _is_passive(pair.ours, pair) != _is_passive(pair.theirs, pair)
        for one, other in combinations(range(len(units)), 2):
            mixed = {units[one].kind, units[other].kind} == {"name", "word"} and before > 3 and _is_one_statement(pair)
            if places[one] < places[other] or not (mixed or _alike(units[one].kind, units[other].kind)) or passive:
                continue
            swapped = list(places)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            after = _inversions(swapped)
            much = units[one].kind != "word" and before - after >= 3 and after <= 1
            if are_listed(pair, units[one].ours, units[other].ours):
                continue
            if (after == 0 or much) and (_fixed(units, one, other) or _led(pair, units[one], units[other])):
                left, right = units[one], units[other]
                kind = units[one].kind
                sure = kind == "name" or kind.startswith("number") or pair.coverage > 0.99
                if (not sure and pair.coverage < _ALL) or (kind == "word" and other - one == 1 and not _led(pair, left, right)):
                    continue
                shown = f"{_text(pair.ours, left.ours)} … {_text(pair.ours, right.ours)}"
                yield ClaimFinding("order", shown, f"{_text(pair.ours, right.ours)} … {_text(pair.ours, left.ours)}", sure, None)
                return


def are_listed(pair: Comparison, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two units are members of one list, whose order says nothing: `old jokes and new jokes`."""
    tokens, words = pair.ours, pair.lexicon.listed("coordinating")
    between = tokens[one[1] + 1 : other[0]]
    behind = {token.stem for token in tokens[other[1] + 1 : other[1] + 3]}
    joined = any(token.has("opener") and token.word in words for token in between)
    return (
        joined
        and all(not token.content or token.stem in behind or _is_article(token) for token in between)
        and not any(token.quantity and not _is_article(token) for token in between)
    )


def _is_one_statement(pair: Comparison) -> bool:
    """Whether all of a statement stands in the passage, with no two clauses set against each other."""
    return pair.coverage > 0.99 and not any(token.has("contrast") for token in pair.theirs)


def _alike(one: str, other: str) -> bool:
    """Whether two units may stand in each other's place: figures of one unit, or of which one has none."""
    if one.startswith("number") and other.startswith("number") and "year" not in one + other:
        return one == other or "number " in (one, other)
    return one == other


def _led(pair: Comparison, one: ExchangeUnit, other: ExchangeUnit) -> bool:
    """Whether the words before two units have not moved with them: `from A to B`, `from B to A`."""
    places = ((pair.ours, one.ours[0]), (pair.ours, other.ours[0]), (pair.theirs, one.theirs[0]), (pair.theirs, other.theirs[0]))
    words = [tokens[at - 1].word if at and tokens[at - 1].clause == tokens[at].clause else "" for tokens, at in places]
    return bool(words[0] and words[1]) and words[0] == words[3] and words[1] == words[2] and words[0] != words[1]


def crossed_subject(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where a clause takes its subject from one clause of the passage and all else from another that is set against it.

    Without a word of contrast between the two, a second clause of the statement has to do the same the other way round.
    """
    if pair.coverage < _ALL:
        return
    seen: list[tuple[int, int, int, int]] = []
    for clause in sorted({token.clause for token in pair.ours}):
        held = [at for at in sorted(pair.pairs) if pair.ours[at].clause == clause and pair.ours[at].content]
        opener = next(token for token in pair.ours if token.clause == clause)
        if opener.has("opener") and not opener.has("contrast"):
            continue
        places = [pair.theirs[pair.pairs[at]].clause for at in held]
        cut = next((at for at in range(1, len(places)) if places[at] != places[0]), 0)
        if not cut or len(places) - cut < 2 or len(set(places)) != 2 or len(set(places[cut:])) != 1 or places[0] in places[cut:]:
            continue
        if pair.theirs[pair.pairs[held[0]]].sentence != pair.theirs[pair.pairs[held[-1]]].sentence:
            continue
        seen.append((places[0], places[-1], held[0], held[cut - 1]))
    for subject, rest, first, last in seen:
        begins = [each for each in pair.theirs if each.clause == rest and each.content and each.place not in pair.back]
        after = [each for each in pair.theirs if each.clause in (subject, rest) and each.has("contrast")]
        double = any(other[:2] == (rest, subject) for other in seen)
        if after and (double or (begins and abs(subject - rest) <= 1)):
            theirs = " ".join(each.text for each in begins[:3])
            yield ClaimFinding("order", _text(pair.ours, (first, last)), theirs)
            return


def _fixed(units: Sequence[ExchangeUnit], one: int, other: int) -> bool:
    """Whether something beside the two keeps its place: a word between them, or one on each side of either."""
    return other - one > 1 or (one > 0 and other + 1 < len(units))


def _units(pair: Comparison, sentence: int) -> list[ExchangeUnit]:
    """The aligned tokens of one sentence of the passage as units, in the statement's order."""
    mine = Counter(token.stem for token in pair.ours)
    theirs = Counter(token.stem for token in pair.theirs if token.sentence == sentence)
    once = {at for at in pair.pairs if mine[pair.ours[at].stem] == 1 and not _is_article(pair.ours[at])}
    found: list[ExchangeUnit] = []
    for our in sorted(once):
        their = pair.pairs[our]
        token = pair.ours[our]
        if pair.theirs[their].sentence != sentence or theirs[pair.theirs[their].stem] > 1:
            continue
        kind = _kind(token, pair)
        last = found[-1] if found else None
        if last and our - last.ours[1] == 1 and their - last.theirs[1] == 1 and (kind == last.kind) and not kind.startswith("number"):
            found[-1] = ExchangeUnit((last.ours[0], our), (last.theirs[0], their), last.kind)
        else:
            found.append(ExchangeUnit((our, our), (their, their), kind))
    return found


def _is_article(token: Token) -> bool:
    """Whether a number is only an article: `a man and a woman`."""
    return token.quantity is not None and not token.quantity.judged and token.word in ARTICLES


def _kind(token: Token, pair: Comparison) -> str:
    """What a unit may be exchanged with."""
    if token.quantity:
        return f"number {'year' if token.quantity.year else token.quantity.unit}"
    if pair.is_name(token):
        return "name"
    return "pivot" if is_relation(token, pair.lexicon) else "word"


def _inversions(places: Sequence[int]) -> int:
    """How many pairs of places are out of order."""
    return sum(one > other for one, other in combinations(places, 2))


def _is_passive(tokens: Sequence[Token], pair: Comparison) -> bool:
    """Whether a text says who did something behind `by`."""
    agents = [token for token in tokens if token.has("agent")]
    return bool(agents) and any(token.has("passive") for token in tokens) if pair.lexicon.lang != "ru" else False


def _text(tokens: Sequence[Token], places: tuple[int, int]) -> str:
    return " ".join(token.text for token in tokens[places[0] : places[1] + 1])
