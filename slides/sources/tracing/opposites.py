"""Words whose opposite stands in the passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from slides.sources.tracing.align import Comparison, is_relation
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.polarity import cues
from slides.sources.tracing.tokens import Token

_SLOT = 6
_COVERED = 0.5
_MOSTLY = 0.7
"""A preposition is the opposite of another only where so much else is the same."""
_COMPOUNDING = frozenset({"de", "nl"})
"""Languages that write compounds as one word."""
_LEAST_BEGINNING, _MOST_BEGINNING = 4, 30
"""Letters that two compounds share at their beginning."""


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding for each word of the statement in the place of its opposite."""
    if pair.coverage < _COVERED:
        return
    lexicon = pair.lexicon
    ours = [token for token in pair.ours if (token.place not in pair.pairs or is_moved(token, pair)) and _tells(token, pair)]
    theirs = [token for token in pair.theirs if token.place not in pair.back and _tells(token, pair)]
    denied, denied_there = _denied(pair.ours, pair), _denied(pair.theirs, pair)
    prefixes = lexicon.listed("prefixes")
    if pair.coverage < _MOSTLY:
        ours = [token for token in ours if not is_relation(token, pair.lexicon)]
    for token in ours:
        found = [other for other in theirs if are_opposites(token, other, pair, prefixes) and _same_slot(pair, token, other)]
        found = [other for other in found if not _both(pair, token, other) and _fits(pair, token, other)]
        if not found:
            continue
        best = min(found, key=lambda other: pair.distance(token.place, other.place))
        if _is_time_turned(token, best, pair) or _are_sides_turned(token, best, pair):
            continue
        if (token.place in denied) == (best.place in denied_there):
            mend = Replacement(token.start, token.end, best.text) if _alike(token.word, best.word) else None
            yield ClaimFinding("opposite", token.text, best.text, mend=mend)
            return


def _denied(tokens: Sequence[Token], pair: Comparison) -> set[int]:
    """The places that negations deny: the nearest words of content, and words as `below` that stand between or right behind them."""
    found: set[int] = set()
    for cue in cues(tokens, pair.lexicon.lang, pair.lexicon.scope):
        found |= set(cue.governed[:2])
    for token, after in pairwise(tokens):
        if is_relation(token, pair.lexicon) and after.has("negator") and after.clause == token.clause and not after.has("lookalike"):
            found.add(token.place)
    for token in tokens:
        if token.has("negator") and not token.has("lookalike") and not token.inside:
            behind = tokens[token.place + 1 : token.place + _SLOT + 1]
            found |= {each.place for each in behind if each.clause == token.clause and is_relation(each, pair.lexicon)}
    return found


def _is_time_turned(token: Token, other: Token, pair: Comparison) -> bool:
    """Whether one clause alone says until when: `open until ten` is `closes at ten`."""
    until = pair.lexicon.until
    lasting = pair.lexicon.listed("lasting")
    if token.word not in lasting and other.word not in lasting:
        return False
    mine = any(each.word in until and each.clause == token.clause for each in pair.ours)
    return mine != any(each.word in until and each.clause == other.clause for each in pair.theirs)


def _are_sides_turned(token: Token, other: Token, pair: Comparison) -> bool:
    """Whether the passage says the opposite of the other side of a comparison: `A is cheaper than B`, `B would be dearer`."""
    than = next((each for each in pair.ours[token.place :] if each.word in pair.lexicon.than and each.sentence == token.sentence), None)
    if than is None:
        return False
    here = [pair.theirs[pair.pairs[at]] for at in sorted(pair.pairs) if pair.ours[at].sentence == token.sentence and at != token.place]
    near = {each.place: abs(each.place - other.place) for each in here if each.clause == other.clause}
    behind = [near[each.place] for each in here if each.place in near and pair.back[each.place] > than.place]
    before = [near[each.place] for each in here if each.place in near and pair.back[each.place] < than.place]
    return bool(behind) and (not before or min(behind) < min(before))


def _tells(token: Token, pair: Comparison) -> bool:
    """Whether a token is a word that may have an opposite."""
    tokens = pair.ours if token.place < len(pair.ours) and pair.ours[token.place] is token else pair.theirs
    if token.place + 1 < len(tokens) and tokens[token.place + 1].quantity and _follows_figure(tokens, token.place):
        return False
    return not token.quantity and not token.inside and (token.content or is_relation(token, pair.lexicon) or bool(token.of("quantifier")))


def _follows_figure(tokens: Sequence[Token], place: int) -> bool:
    """Whether a figure, with or without its unit, stands right before a place."""
    at = place - 1
    while at > 0 and tokens[at].inside:
        at -= 1
    return at >= 0 and tokens[at].quantity is not None


def are_opposites(one: Token, other: Token, pair: Comparison, prefixes: Set[str]) -> bool:
    """Whether two words are opposites: by the lexicon, or one is the other with a prefix that denies."""
    opposites = pair.lexicon.opposites
    groups = opposites.get(one.stem, frozenset())
    if any(number ^ 1 in opposites.get(other.stem, frozenset()) for number in groups) and not groups & opposites[other.stem]:
        return True
    if pair.lexicon.lang in _COMPOUNDING and _are_compounds_of_opposites(one.word, other.word, pair):
        return True
    return _is_prefixed(one, other, prefixes) or _is_prefixed(other, one, prefixes)


def _is_prefixed(long: Token, short: Token, prefixes: Set[str]) -> bool:
    """Whether a word is another one, of more than three letters, with one of some prefixes."""
    if len(short.word) <= 3:
        return False
    return any(
        whole.endswith(part) and whole.removesuffix(part) in prefixes for whole, part in ((long.word, short.word), (long.stem, short.stem))
    )


def _are_compounds_of_opposites(one: str, other: str, pair: Comparison) -> bool:
    """Whether two compounds begin alike and end in opposites, as the German for a rise and a cut of taxes do."""
    shared = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))
    opposites = pair.lexicon.opposites
    for at in range(_LEAST_BEGINNING, min(shared, _MOST_BEGINNING) + 1):
        mine, theirs = opposites.get(pair.lexicon.stem(one[at:])), opposites.get(pair.lexicon.stem(other[at:]))
        if mine and theirs and len(one) - at >= _LEAST_BEGINNING and any(number ^ 1 in theirs for number in mine):
            return True
    return False


def _same_slot(pair: Comparison, token: Token, other: Token) -> bool:
    """Whether two words stand in the same slot, or in clauses that share a word, and most of what stands with the first is there."""
    rest = [each for each in pair.ours if each.clause == token.clause and each.content and each is not token]
    held = [each for each in rest if each.place in pair.pairs and pair.theirs[pair.pairs[each.place]].sentence == other.sentence]
    if rest and 2 * len(held) <= len(rest) and len(rest) > 1:
        return False
    return pair.distance(token.place, other.place) <= _SLOT or _shares(pair, token, other)


def _shares(pair: Comparison, token: Token, other: Token) -> bool:
    """Whether the clauses of two words share an aligned word."""
    clause = [at for at in pair.pairs if pair.ours[at].clause == token.clause]
    return any(pair.theirs[pair.pairs[at]].clause == other.clause for at in clause)


def _fits(pair: Comparison, token: Token, other: Token) -> bool:
    """Whether a word that stands elsewhere in the passage has its opposite in the clause of all that it stands with."""
    return token.place not in pair.pairs or _shares(pair, token, other)


def is_moved(token: Token, pair: Comparison) -> bool:
    """Whether a word stands in another clause, or another sentence, of the passage than all else that its clause of the statement says."""
    place = pair.pairs.get(token.place)
    if place is None:
        return False
    rest = [at for at in pair.pairs if pair.ours[at].clause == token.clause and pair.ours[at].content and at != token.place]
    if len(rest) > 1 and len({pair.theirs[pair.pairs[at]].sentence for at in rest} | {pair.theirs[place].sentence}) == 2:
        return all(pair.theirs[pair.pairs[at]].sentence != pair.theirs[place].sentence for at in rest)
    clauses = {pair.theirs[pair.pairs[at]].clause for at in rest}
    return len(rest) > 1 and len(clauses) == 1 and pair.theirs[place].clause not in clauses


def _both(pair: Comparison, token: Token, other: Token) -> bool:
    """Whether the passage says both words, or the statement does: then neither takes the other's place."""
    opposites = pair.lexicon.opposites
    mine, theirs = opposites.get(token.stem, frozenset()), opposites.get(other.stem, frozenset())
    moved = token.place in pair.pairs
    same = [each for each in pair.theirs if not moved and each is not other and mine & opposites.get(each.stem, frozenset())]
    said = any(each.clause == other.clause or (each.sentence == other.sentence and _shares(pair, token, each)) for each in same)
    here = any(each.place != token.place and theirs & opposites.get(each.stem, frozenset()) for each in pair.ours)
    return said or here


def _alike(one: str, other: str) -> bool:
    """Whether two words are one form of the same kind, as `longer` and `shorter`, so that one can stand for the other."""
    return one[-2:] == other[-2:] and one.islower() == other.islower()
