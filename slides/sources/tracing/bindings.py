"""What belongs to what: two clauses of a statement of which each has something of the other's, and actors in each other's role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from slides.sources.tracing.align import Comparison
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.tokens import Token

_COVERED = 0.6
_ALL = 0.9
_MOST_CLAUSES = 10
_MOVED = 3
"""Words that have moved in each clause, at most, where they are neither names nor figures."""
_VERB_SECOND = frozenset({"de", "nl"})
"""Languages whose objects may stand before the verb: the order of names does not tell who did what."""


def crossed_clauses(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where two clauses say what two of the passage say, each with a name, a figure or the subject of the other."""
    if pair.coverage < _COVERED:
        return
    held = _by_clause(pair)
    for one, other in combinations(sorted(held)[:_MOST_CLAUSES], 2):
        shared = sorted(set(held[one]) & set(held[other]))
        for left, right in combinations(shared[:_MOST_CLAUSES], 2):
            straight = (held[one][left], held[other][right])
            across = (held[one][right], held[other][left])
            moved = across if sum(map(len, straight)) >= sum(map(len, across)) else straight
            for mine, theirs in (moved, straight if moved is across else across):
                if _may_be_exchanged(mine, theirs, pair):
                    shown, there = _text(pair.ours, mine), _text(pair.ours, theirs)
                    yield ClaimFinding("order", f"{shown} … {there}", f"{there} … {shown}")
                    return


def _by_clause(pair: Comparison) -> dict[int, dict[int, list[int]]]:
    """By clause of the statement and clause of the passage: the places of what both have, which either text has once."""
    mine = Counter(token.stem for token in pair.ours)
    theirs = Counter(token.stem for token in pair.theirs)
    found: dict[int, dict[int, list[int]]] = {}
    for our, their in sorted(pair.pairs.items()):
        token, other = pair.ours[our], pair.theirs[their]
        if token.content and mine[token.stem] == 1 and theirs[other.stem] == 1:
            found.setdefault(token.clause, {}).setdefault(other.clause, []).append(our)
    return found


def _may_be_exchanged(one: Sequence[int], other: Sequence[int], pair: Comparison) -> bool:
    """Whether what has moved is of one kind: names, figures of one unit, or few words where all else of the statement is said."""
    mine, theirs = [pair.ours[at] for at in one], [pair.ours[at] for at in other]
    if any(map(pair.is_name, mine)) and any(map(pair.is_name, theirs)):
        return True
    figures = [[each.quantity for each in tokens if each.quantity and each.quantity.judged] for tokens in (mine, theirs)]
    if figures[0] and figures[1]:
        left, right = figures[0][0], figures[1][0]
        return left.year == right.year and (left.unit == right.unit or not (left.unit and right.unit))
    return not any(figures) and pair.coverage >= _ALL and max(len(one), len(other)) <= _MOVED


def exchanged_roles(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where who did something in the passage has it done to them: one text says `by` whom, the other names the actor first."""
    if pair.coverage < _COVERED or pair.lexicon.lang in _VERB_SECOND:
        return
    for passive, active, aligned in ((pair.theirs, pair.ours, pair.back), (pair.ours, pair.theirs, pair.pairs)):
        agents = [token for token in passive if token.has("agent") and not token.inside]
        if not agents or any(token.has("agent") for token in active):
            continue
        for agent in agents:
            done = [each.place for each in passive[max(0, agent.place - 3) : agent.place] if each.content and each.clause == agent.clause]
            verb = next((aligned[at] for at in reversed(done) if at in aligned), None)
            actor = next((each.place for each in passive[agent.place + 1 : agent.place + 5] if pair.is_name(each)), None)
            if verb is None or actor is None or actor not in aligned or pair.is_name(active[verb]):
                continue
            others = [at for at in aligned if pair.is_name(passive[at]) and abs(at - actor) > 1]
            before = [aligned[at] for at in others if aligned[at] < verb and active[aligned[at]].clause == active[verb].clause]
            if before and aligned[actor] > verb and active[aligned[actor]].clause == active[verb].clause:
                shown = (active[before[-1]].text, active[aligned[actor]].text)
                yield ClaimFinding("order", " … ".join(shown), " … ".join(reversed(shown)))
                return


def _text(tokens: Sequence[Token], places: Sequence[int]) -> str:
    """The words from the first place to the last."""
    return " ".join(tokens[at].text for at in places[:4])
