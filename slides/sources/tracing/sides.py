"""Sides: the two sides of a comparison, and what two figures count, that have changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from slides.sources.tracing.align import Comparison
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.lexicon import Lexicon
from slides.sources.tracing.tokens import Token

_ALL = 0.9


def compared_sides(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where the two sides of a comparison have changed places: `A is cheaper than B`, `B is cheaper than A`."""
    ours, theirs = _sides(pair.ours, pair.lexicon), _sides(pair.theirs, pair.lexicon)
    if pair.coverage < _ALL or ours is None or theirs is None or pair.pairs.get(ours[0]) != theirs[0]:
        return
    behind = [at for at in ours[2] if at in pair.pairs]
    before = [at for at in ours[1] if at in pair.pairs]
    turned = [at for at in before if pair.pairs[at] in theirs[2]]
    if behind and turned and all(pair.pairs[at] in theirs[1] for at in behind):
        shown = f"{_text(pair.ours, turned[0], turned[-1])} … {_text(pair.ours, behind[0], behind[-1])}"
        there = sorted(pair.pairs[at] for at in turned)
        yield ClaimFinding("order", shown, f"… {_text(pair.theirs, there[0], there[-1])}")


def _sides(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, list[int], list[int]] | None:
    """The comparative of a text, and the content before and behind its `than`, in that sentence."""
    words = lexicon.than
    for token in tokens:
        if token.word not in words:
            continue
        beside = tokens[max(0, token.place - 8) : token.place]
        compared = [each for each in beside if each.stem in lexicon.opposites and each.sentence == token.sentence]
        if compared:
            content = [
                each.place for each in tokens if each.content and each.sentence == token.sentence and each.place != compared[-1].place
            ]
            last = next((each.place for each in tokens[token.place + 1 :] if each.clause > token.clause), len(tokens))
            behind = [at for at in content if token.place < at < last]
            return compared[-1].place, [at for at in content if at < token.place], behind
    return None


def exchanged_figures(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where two figures count each other's words: `16 females, 9 cubs` for `9 females, 16 cubs`."""
    counted = [at for at in sorted(pair.pairs) if (found := pair.ours[at].quantity) and found.judged and not pair.ours[at].of("month")]
    words = {at: (_counted(pair.ours, at), _counted(pair.theirs, pair.pairs[at])) for at in counted}
    for one, other in combinations(counted, 2):
        (mine, theirs), (other_mine, other_theirs) = words[one], words[other]
        if mine is None or other_mine is None or theirs is None or other_theirs is None or mine == other_mine:
            continue
        same_sentence = pair.theirs[pair.pairs[one]].sentence == pair.theirs[pair.pairs[other]].sentence
        if same_sentence and pair.pairs.get(mine) == other_theirs and pair.pairs.get(other_mine) == theirs:
            shown = f"{pair.ours[one].text} {pair.ours[mine].text} … {pair.ours[other].text} {pair.ours[other_mine].text}"
            there = f"{pair.ours[other].text} {pair.ours[mine].text} … {pair.ours[one].text} {pair.ours[other_mine].text}"
            yield ClaimFinding("order", shown, there)
            return


def _counted(tokens: Sequence[Token], at: int) -> int | None:
    """What a figure counts: the first content behind it in its clause, at most two words away."""
    near = [each for each in tokens[at + 1 : at + 3] if each.clause == tokens[at].clause and each.content]
    return near[0].place if near and not near[0].quantity else None


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words from one place to another."""
    return " ".join(token.text for token in tokens[first : last + 1])
