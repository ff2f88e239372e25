"""Negations that a statement drops or puts in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.records import frozen
from slides.sources.tracing.align import Comparison
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.lexicon import split_entries
from slides.sources.tracing.tokens import Token

_REACH = 4
"""So many words of content behind a negation, in its clause, are governed by it."""
_NEARLY, _HALF = 0.6, 0.5
"""So much of the clauses round a negation has to be the same: then it is a warning, or advice."""
_COVERED = 0.5
_LEAST = 2
"""With more words than these that all stand in the passage, a negation is all that a statement puts in."""
_CONCORD = frozenset({"es", "fr", "it", "pt", "ru"})
"""Languages in which several negations of one clause are one."""


@frozen
class Cue:
    """A negation: its tokens, what it governs with the closest first, and how many of those are its focus."""

    words: tuple[Token, ...]
    governed: tuple[int, ...]
    focus: int


def cues(tokens: Sequence[Token], lang: str, scope: str) -> list[Cue]:
    """The negations of a text."""
    found: list[Cue] = []
    for token in tokens:
        if not token.has("negator") or token.has("lookalike") or token.inside:
            continue
        if _is_bounded(tokens, token) or _is_corrected(tokens, token):
            continue
        lone = token.has("lacking")
        if found and lang in _CONCORD and not lone and found[-1].words[-1].clause == token.clause and not found[-1].words[0].has("lacking"):
            found[-1] = Cue((*found[-1].words, token), found[-1].governed or _governed(tokens, token, scope), found[-1].focus)
        else:
            governed = tuple(_run(tokens, token, 1)[:2]) if lone else _governed(tokens, token, scope)
            found.append(Cue((token,), governed, 2 if scope == "both" else 1))
    return found


def _is_bounded(tokens: Sequence[Token], cue: Token) -> bool:
    """Whether a negation only makes a bound, as in `will not cost more than 20`."""
    near = [token for token in tokens[max(0, cue.place - 12) : cue.place + 7] if token.clause == cue.clause]
    return any(token.of("bound") in ("least", "most") and any(each.quantity for each in near) for token in near)


def _is_corrected(tokens: Sequence[Token], cue: Token) -> bool:
    """Whether a negation only sets one quantity against the next clause's: `not an hour, but 35 minutes`."""
    denied = next((each for each in tokens[cue.place + 1 : cue.place + 4] if each.content), None)
    after = [each for each in tokens[cue.place + 1 : cue.place + 12] if each.clause == cue.clause + 1 and each.sentence == cue.sentence]
    if denied is None or denied.clause != cue.clause or not after or not (after[0].has("opener") or after[0].has("contrast")):
        return False
    return any(each.quantity and each.quantity.judged for each in after[1:4])


def _governed(tokens: Sequence[Token], cue: Token, scope: str) -> tuple[int, ...]:
    """The places of content that a negation governs: behind it in its clause, else before it; on both sides where languages do so."""
    after = _run(tokens, cue, 1)
    if scope == "both":
        before = _run(tokens, cue, -1)
        if after or before:
            return tuple(dict.fromkeys([*after[:1], *before[:1], *after[1:], *before[1:2]]))
    if after:
        return tuple(after)
    before = _run(tokens, cue, -1)
    if before:
        return tuple(before)
    return tuple(token.place for token in tokens[cue.place + 1 : cue.place + 6] if token.content and token.sentence == cue.sentence)[:2]


def _run(tokens: Sequence[Token], cue: Token, step: int) -> list[int]:
    """The nearest content of a cue's clause on one side."""
    found: list[int] = []
    at = cue.place + step
    while 0 <= at < len(tokens) and tokens[at].clause == cue.clause and len(found) < _REACH:
        if tokens[at].content:
            found.append(at)
        at += step
    return found


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding for each negation of the passage that the statement drops, and each that it puts in."""
    lexicon = pair.lexicon
    ours = cues(pair.ours, lexicon.lang, lexicon.scope)
    theirs = cues(pair.theirs, lexicon.lang, lexicon.scope)
    if pair.coverage < _COVERED or not (ours or theirs):
        return
    yield from _dropped(pair, ours, theirs, {place for cue in ours for place in cue.governed})
    yield from _put_in(pair, ours, theirs, {place for cue in theirs for place in cue.governed})


def _dropped(pair: Comparison, ours: Sequence[Cue], theirs: Sequence[Cue], denied: set[int]) -> Iterator[ClaimFinding]:
    """The first negation of the passage that the statement does not have. denied: what the statement's own negations govern."""
    for cue in theirs:
        held = [pair.back[at] for at in cue.governed if at in pair.back]
        if not _in_focus(cue, pair.back, pair.theirs) or not _beside(cue, pair.back, pair.theirs, pair.ours):
            continue
        near = {pair.back[at] for at in pair.back if pair.theirs[at].clause == cue.words[0].clause}
        if near & denied or _excused(held, pair.ours, ours, denied, pair.pairs) or _turned(cue, pair.back, pair.ours, pair.theirs, pair):
            continue
        share = _share(pair.ours, held[0], pair.pairs)
        if share >= _HALF:
            yield ClaimFinding("negation", _around(pair.ours, held), _said(pair.theirs, cue), share >= _NEARLY)
            return


def _put_in(pair: Comparison, ours: Sequence[Cue], theirs: Sequence[Cue], denied: set[int]) -> Iterator[ClaimFinding]:
    """The first negation of the statement that the passage does not have. denied: what the passage's own negations govern."""
    for cue in ours:
        held = [pair.pairs[at] for at in cue.governed if at in pair.pairs]
        if not _in_focus(cue, pair.pairs, pair.ours) or not _beside(cue, pair.pairs, pair.ours, pair.theirs):
            continue
        near = {pair.pairs[at] for at in pair.pairs if pair.ours[at].clause == cue.words[0].clause}
        if (
            near & denied
            or _excused(held, pair.theirs, theirs, denied, pair.back)
            or _turned(cue, pair.pairs, pair.theirs, pair.ours, pair)
        ):
            continue
        mine, other = _share(pair.ours, cue.governed[0], pair.pairs), _share(pair.theirs, held[0], pair.back)
        said = [token.place for token in pair.ours if token.content and token.clause == cue.words[0].clause]
        whole = mine == 1 and (len(said) > _LEAST or (len(said) == _LEAST and _are_together(pair, said)))
        if whole or min(mine, other) > _HALF:
            yield ClaimFinding("negation", _said(pair.ours, cue), _around(pair.theirs, held), whole or min(mine, other) >= _NEARLY)
            return


def _are_together(pair: Comparison, places: Sequence[int]) -> bool:
    """Whether words of the statement stand close together in one clause of the passage."""
    theirs = [pair.theirs[pair.pairs[at]] for at in places if at in pair.pairs]
    return len({each.clause for each in theirs}) == 1 and theirs[-1].place - theirs[0].place in range(1, _REACH + 1)


def _share(tokens: Sequence[Token], place: int, aligned: dict[int, int]) -> float:
    """The share of the content of a word's clause that is aligned."""
    content = [token.place for token in tokens if token.clause == tokens[place].clause and token.content]
    return sum(at in aligned for at in content) / len(content) if content else 1.0


def _in_focus(cue: Cue, aligned: dict[int, int], own: Sequence[Token]) -> bool:
    """Whether what a negation denies first is aligned, itself or where it comes once more; then the next one has to be too."""
    known = {own[at].stem for at in aligned}
    focus = [at for at in cue.governed[: cue.focus] if own[at].stem in known]
    if not focus or not any(at in aligned for at in cue.governed):
        return False
    if focus[0] not in aligned or sum(token.stem == own[focus[0]].stem and token.content for token in own) > 1:
        return sum(own[at].stem in known for at in cue.governed[:3]) > 1
    return True


def _beside(cue: Cue, aligned: dict[int, int], own: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether what stands with the denied word in its clause, on either side, stands with it in the other text too."""
    held = [at for at in cue.governed if at in aligned]
    place = aligned[held[0]]
    rest = [at for at in aligned if at != held[0] and own[at].content]
    here = [at for at in rest if own[at].clause == cue.words[0].clause]
    there = [at for at in rest if other[aligned[at]].clause == other[place].clause]
    near = 2 * sum(other[aligned[at]].sentence == other[place].sentence for at in here) >= len(here)
    clause = [token.place for token in own if token.content and token.clause == cue.words[0].clause]
    if near and len(clause) > _LEAST and all(at in aligned for at in clause):
        return True
    return near and 2 * sum(own[at].sentence == cue.words[0].sentence for at in there) >= len(there)


def _excused(held: Sequence[int], tokens: Sequence[Token], found: Sequence[Cue], denied: set[int], aligned: dict[int, int]) -> bool:
    """Whether the other text denies the same in its own way: a negation in that clause, or a word that holds one."""
    if any(at in denied for at in held):
        return True
    clauses = {tokens[at].clause for at in held[:2]}
    near = {tokens[at].sentence for at in held[:2]}
    if any(word.clause in clauses for cue in found for word in cue.words):
        return True
    beside = {clause + step for clause in clauses for step in (-1, 1)}
    for cue in found:
        word = cue.words[0]
        if word.clause in beside and word.sentence in near and cue.governed and not any(at in aligned for at in cue.governed):
            return True
    free = [token for token in tokens if token.has("implicit") and token.place not in aligned]
    first = {next(token.place for token in tokens if token.clause == clause) for clause in clauses}
    return any((token.clause in clauses and token.sentence in near) or token.place + 1 in first for token in free)


def _turned(cue: Cue, aligned: dict[int, int], other: Sequence[Token], own: Sequence[Token], pair: Comparison) -> bool:
    """Whether the other text has the opposite of a denied word: `not even` and `uneven`."""
    opposites = pair.lexicon.opposites
    groups = {number ^ 1 for at in cue.governed[:3] if at not in aligned for number in opposites.get(own[at].stem, ())}
    free = [token for token in other if token.place not in (pair.pairs if other is pair.ours else pair.back)]
    prefixes = split_entries(pair.lexicon.raw.get("prefixes", ""))
    behind = {token.word for token in own[cue.words[-1].place + 1 : cue.words[-1].place + _REACH] if token.clause == cue.words[-1].clause}
    if any(prefix + word == token.word for token in other for prefix in prefixes for word in behind if len(word) > _REACH):
        return True
    return any(groups & opposites.get(token.stem, frozenset()) for token in free)


def _said(tokens: Sequence[Token], cue: Cue) -> str:
    """A negation with the nearest words that it governs."""
    near = list(cue.governed[:1])
    places = sorted([word.place for word in cue.words] + near)
    return " ".join(token.text for token in tokens[places[0] : places[-1] + 1][:6]).replace(" n't", "n't").replace("' ", "'")


def _around(tokens: Sequence[Token], held: Sequence[int]) -> str:
    """The words that stand there without a negation."""
    at = min(held, default=0)
    return " ".join(token.text for token in tokens[max(0, at - 1) : at + 1])
