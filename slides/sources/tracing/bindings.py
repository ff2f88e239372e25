"""What belongs to what: two clauses of a statement of which each has something of the other's, and actors in each other's role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from slides.sources.tracing.align import Comparison
from slides.sources.tracing.exchanges import are_listed
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.lexicon import split_entries
from slides.sources.tracing.tokens import Token

_COVERED = 0.6
_ALL = 0.9
_MOSTLY = 0.75
_LEAST = 2
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
            pieces = (moved, straight if moved is across else across)
            if any(are_listed(pair, *sorted((at[0], at[-1]) for at in piece)) for piece in pieces):
                continue
            for mine, theirs in pieces:
                if _may_be_exchanged(mine, theirs, pair):
                    shown, there = _text(pair.ours, mine), _text(pair.ours, theirs)
                    yield ClaimFinding("order", f"{shown} … {there}", f"{there} … {shown}")
                    return


def crossed_halves(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where each of two joined halves begins with what one part of the passage says and goes on with what the other says.

    The parts are two sentences, or two clauses of one: `the red figure tracks, and the green one counts down`, for the other way round.
    """
    if pair.coverage < _MOSTLY:
        return
    mine, theirs = Counter(token.stem for token in pair.ours), Counter(token.stem for token in pair.theirs)
    halves = _halves(pair)
    for one, other in pairwise(halves):
        held = [
            [pair.theirs[pair.pairs[at]] for at in half if mine[pair.ours[at].stem] == 1 and theirs[pair.theirs[pair.pairs[at]].stem] == 1]
            for half in (one, other)
        ]
        sentences = [[token.sentence for token in tokens] for tokens in held]
        parts = sentences if len({*sentences[0], *sentences[1]}) == 2 else [[token.clause for token in tokens] for tokens in held]
        if _are_crossed(*parts) and not _are_relative(pair, held):
            cut = next(at for at, part in enumerate(parts[0]) if part != parts[0][0])
            moved = [pair.back[token.place] for token in held[0][cut:]]
            there = [pair.back[token.place] for token in held[1][next(at for at, part in enumerate(parts[1]) if part != parts[1][0]) :]]
            yield ClaimFinding("order", f"{_text(pair.ours, moved)} … {_text(pair.ours, there)}", _text(pair.ours, there))
            return


def _halves(pair: Comparison) -> list[list[int]]:
    """The aligned content of a statement, cut before each clause that begins with a joining word."""
    joining = frozenset(split_entries(pair.lexicon.raw.get("joining", "")))
    found: list[list[int]] = [[]]
    for token in pair.ours:
        if token.has("opener") and token.word in joining and found[-1]:
            found.append([])
        if token.content and token.place in pair.pairs:
            found[-1].append(token.place)
    return found[:_MOST_CLAUSES]


def _without_strays(numbers: Sequence[int]) -> list[int]:
    """Numbers without those that stand alone between two of another."""
    return [number for at, number in enumerate(numbers) if not (0 < at < len(numbers) - 1 and numbers[at - 1] == numbers[at + 1] != number)]


def _are_crossed(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two rows of numbers are `a … b …` and `b … a …`, each number in one run."""
    runs = [[number for number, _ in groupby(_without_strays(numbers))] for numbers in (one, other)]
    return len(runs[0]) == 2 and runs[0] == runs[1][::-1]


def _are_relative(pair: Comparison, held: Sequence[Sequence[Token]]) -> bool:
    """Whether one part of the passage only goes on from the other: too little of it stands there for two sides of anything."""
    return any(len(tokens) < _LEAST for tokens in held)


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


def misbound(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where two joined parts of a sentence say of two things what each is, with the same word, and the statement mixes them.

    `Copper serves as the antenna and iron as the catalyst`: iron serves as the antenna.
    """
    if pair.coverage < _COVERED:
        return
    for at in sorted(pair.back):
        said, link = pair.theirs[at], pair.theirs[at - 1] if at else None
        if link is None or link.content or link.clause != said.clause or link.has("opener") or link.has("article") or not said.content:
            continue
        for step in (-1, 1):
            rivals = _linked(pair.theirs, link.word, said, said.clause + step)
            for head, value in rivals:
                own = [each for each in _before(pair.theirs, link) if each.place not in pair.back]
                mine, there = pair.back.get(head.place), pair.back[at]
                if mine is None or value.place in pair.back or not own or mine > there or pair.ours[mine].clause != pair.ours[there].clause:
                    continue
                if any(
                    pair.ours[place].clause == pair.ours[there].clause
                    for each in _before(pair.theirs, link)
                    if (place := pair.back.get(each.place)) is not None
                ):
                    continue
                yield ClaimFinding("order", f"{pair.ours[mine].text} … {pair.ours[there].text}", f"{head.text} … {value.text}")
                return


def _linked(tokens: Sequence[Token], word: str, said: Token, clause: int) -> list[tuple[Token, Token]]:
    """In a clause of the same sentence: what stands before a word, and what right behind it."""
    found = []
    for token in tokens:
        if token.clause == clause and token.sentence == said.sentence and token.word == word and token.place + 1 < len(tokens):
            behind = next((each for each in tokens[token.place + 1 : token.place + 4] if each.content and each.clause == clause), None)
            before = _before(tokens, token)
            if behind is not None and before:
                found.append((before[-1], behind))
    return found


def _before(tokens: Sequence[Token], link: Token) -> list[Token]:
    """The content of a word's clause that stands in the three places before it."""
    return [each for each in tokens[max(0, link.place - 3) : link.place] if each.clause == link.clause and each.content]


def turned_roles(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where whom the passage names behind a preposition does what was done to them: `B gave it to A`, not `A gave it to B`."""
    if pair.coverage < _COVERED or pair.lexicon.lang in _VERB_SECOND:
        return
    for token in pair.ours:
        if not (pair.is_name(token) and token.place in pair.pairs and token.place <= 2):
            continue
        other = pair.theirs[pair.pairs[token.place]]
        word = pair.theirs[other.place - 1] if other.place else None
        if word is None or word.content or word.clause != other.clause or word.has("opener") or word.has("article"):
            continue
        verbs = [at for at in pair.pairs if pair.ours[at].content and pair.ours[at].clause == token.clause and pair.pairs[at] < other.place]
        rest = [each for each in pair.ours if each.place > token.place + 1 and each.clause == token.clause and pair.is_name(each)]
        turned = [each for each in rest if pair.ours[each.place - 1].word == word.word and each.place not in pair.pairs]
        before = pair.ours[token.place - 1].word if token.place else ""
        if len(verbs) > 1 and turned and before != word.word and min(verbs) > token.place:
            yield ClaimFinding("order", f"{token.text} … {turned[0].text}", f"… {word.text} {other.text}")
            return


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
