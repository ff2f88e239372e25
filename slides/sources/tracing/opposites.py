"""Words whose opposite stands in the passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.sources.tracing.align import Comparison, is_relation
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.lexicon import split_entries
from slides.sources.tracing.polarity import cues
from slides.sources.tracing.tokens import Token

_SLOT = 6
_COVERED = 0.5


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding for each word of the statement in the place of its opposite."""
    if pair.coverage < _COVERED:
        return
    lexicon = pair.lexicon
    ours = [token for token in pair.ours if (token.place not in pair.pairs or is_moved(token, pair)) and _tells(token, pair)]
    theirs = [token for token in pair.theirs if token.place not in pair.back and _tells(token, pair)]
    denied = {at for cue in cues(pair.ours, lexicon.lang, lexicon.scope) for at in cue.governed[:2]}
    denied_there = {at for cue in cues(pair.theirs, lexicon.lang, lexicon.scope) for at in cue.governed[:2]}
    prefixes = tuple(split_entries(lexicon.raw.get("prefixes", "")))
    for token in ours:
        found = [other for other in theirs if are_opposites(token, other, pair, prefixes) and _same_slot(pair, token, other)]
        found = [other for other in found if not _both(pair, token, other) and _fits(pair, token, other)]
        if not found:
            continue
        best = min(found, key=lambda other: pair.distance(token.place, other.place))
        if (token.place in denied) == (best.place in denied_there):
            mend = Replacement(token.start, token.end, best.text) if _alike(token.word, best.word) else None
            yield ClaimFinding("opposite", token.text, best.text, mend=mend)
            return


def _tells(token: Token, pair: Comparison) -> bool:
    """Whether a token is a word that may have an opposite."""
    return not token.quantity and not token.inside and (token.content or is_relation(token, pair.lexicon) or bool(token.of("quantifier")))


def are_opposites(one: Token, other: Token, pair: Comparison, prefixes: Sequence[str]) -> bool:
    """Whether two words are opposites: by the lexicon, or one is the other with a prefix that denies."""
    opposites = pair.lexicon.opposites
    groups = opposites.get(one.stem, frozenset())
    if any(number ^ 1 in opposites.get(other.stem, frozenset()) for number in groups) and not groups & opposites[other.stem]:
        return True
    return any(
        len(short) > 3 and (long == prefix + short or stem == prefix + short_stem)
        for prefix in prefixes
        for long, short, stem, short_stem in (
            (one.word, other.word, one.stem, other.stem),
            (other.word, one.word, other.stem, one.stem),
        )
    )


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
