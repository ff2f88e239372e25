"""A statement's tokens against a passage's: which say the same, how much is covered, and what stands in whose place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import field

from slides.base.identity_cache import cached_by_identity
from slides.base.records import frozen
from slides.sources.tracing.lexicon import Lexicon
from slides.sources.tracing.tokens import Token, tokenised

_KIN = 5
_NEAR = 3
"""Tokens on each side that speak for a pair where they match too."""
_MOST_PLACES = 8
_FAR = 99


@frozen
class Comparison:
    """A statement beside a passage.

    pairs: a place in `ours` -> the place in `theirs` that says the same; back: the other way. coverage: the share of the statement's
    content words that have a pair. proper: words that the article writes with a capital inside its sentences.
    """

    lexicon: Lexicon
    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    pairs: dict[int, int]
    back: dict[int, int]
    coverage: float
    proper: Set[str] = field(default_factory=frozenset)

    def is_name(self, token: Token) -> bool:
        """Whether a token is part of a proper name. In German a capital alone tells none, and names have no article."""
        if token.name and token.text[:1].islower():
            return token.content
        if not token.text[:1].isupper() or token.quantity or not token.content:
            return False
        if self.lexicon.lang != "de":
            return token.name or token.text in self.proper
        tokens = self.ours if token.place < len(self.ours) and self.ours[token.place] is token else self.theirs
        before = tokens[token.place - 1] if token.place else None
        return token.text in self.proper and not (
            before and (before.has("article") or before.quantity or before.inside or (before.text.islower() and before.content))
        )

    @property
    def main(self) -> int:
        """The number of the passage's sentence that has most of the pairs."""
        counted = Counter(self.theirs[at].sentence for at in self.back)
        return counted.most_common(1)[0][0] if counted else 0

    def distance(self, our: int, their: int) -> int:
        """How far two places are from being the same slot: the least difference of their distances to a pair beside both."""
        best = _FAR
        for step in (-1, 1):
            at = our + step
            while 0 <= at < len(self.ours) and abs(at - our) <= 6 and self.ours[at].sentence == self.ours[our].sentence:
                other = self.pairs.get(at)
                if other is not None and self.theirs[other].sentence == self.theirs[their].sentence:
                    gap = their - other
                    if gap and (gap > 0) == (our > at) and abs(gap) <= 8:
                        best = min(best, abs(abs(gap) - abs(our - at)))
                at += step
        return best


def compare(text: str, passage: str, lexicon: Lexicon, proper: Set[str] = frozenset()) -> Comparison:
    """A statement beside a passage. Linear in their tokens, of which at most `tokens.MOST` are compared."""
    return compared(tokenised(text, lexicon), tokenised(passage, lexicon), lexicon, proper)


def compared(ours: tuple[Token, ...], theirs: tuple[Token, ...], lexicon: Lexicon, proper: Set[str] = frozenset()) -> Comparison:
    """Tokens beside tokens."""
    pairs: dict[int, int] = {}
    back: dict[int, int] = {}
    for _, _, our, their in sorted(_candidates(ours, theirs, lexicon)):
        if our not in pairs and their not in back:
            pairs[our], back[their] = their, our
    content = [token.place for token in ours if token.content]
    covered = sum(at in pairs for at in content)
    return Comparison(lexicon, ours, theirs, pairs, back, covered / len(content) if content else 1.0, proper)


def is_relation(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word without content of its own orders others, as `more`, `before`, `without`."""
    return not token.content and token.stem in lexicon.opposites and not token.inside


def _candidates(ours: Sequence[Token], theirs: Sequence[Token], lexicon: Lexicon) -> list[tuple[float, float, int, int]]:
    """Every pair that may say the same, the best first: (minus what speaks for it, how far apart, our place, their place)."""
    counted = [token for token in theirs if token.quantity]
    known: dict[str, list[Token]] = {}
    begins: dict[str, list[Token]] = {}
    for token in theirs:
        if not token.quantity and (token.content or is_relation(token, lexicon)):
            known.setdefault(token.stem, []).append(token)
            begins.setdefault(token.stem[:_KIN], []).append(token)
    near_ours, near_theirs = _neighbours(ours), _neighbours(theirs)
    length = max(len(theirs), 1) / max(len(ours), 1)
    found = []
    for token in ours:
        for other in _same(token, counted, known, begins, lexicon):
            shared = len(near_ours[token.place] & near_theirs[other.place])
            exact = 0.5 * (token.word == other.word) + 0.5 * (token.stem == other.stem)
            far = abs(token.place * length - other.place) / (len(theirs) + 1)
            found.append((-(shared + exact), far, token.place, other.place))
    return found


def _same(
    token: Token, counted: Sequence[Token], known: dict[str, list[Token]], begins: dict[str, list[Token]], lexicon: Lexicon
) -> list[Token]:
    """Tokens of the passage that may be the same as one of the statement."""
    if token.quantity:
        quantity = token.quantity
        return [each for each in counted if each.quantity and quantity.equals(each.quantity)][:_MOST_PLACES]
    if not token.content:
        return [each for each in known.get(token.stem, ()) if is_relation(token, lexicon)][:_MOST_PLACES]
    same = known.get(token.stem, [])[:_MOST_PLACES]
    if same or len(token.stem) < _KIN:
        return same
    return [each for each in begins.get(token.stem[:_KIN], ())[:40] if are_related(token.stem, each.stem)][:_MOST_PLACES]


def are_related(one: str, other: str) -> bool:
    """Whether two stems are one word in two forms, or one begins a compound of the other."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    return shared >= _KIN and (shared >= longer - 2 or (shared == shorter >= 7))


@cached_by_identity(256)
def _neighbours(tokens: Sequence[Token]) -> list[frozenset[str]]:
    """For each token the stems of content beside it, in its sentence."""
    content = [token for token in tokens if token.content]
    order = {token.place: at for at, token in enumerate(content)}
    found: list[frozenset[str]] = []
    last = 0
    for token in tokens:
        at = order.get(token.place, last)
        last = at
        near = content[max(0, at - _NEAR) : at + _NEAR + 1]
        found.append(frozenset(each.stem for each in near if each.place != token.place and each.sentence == token.sentence))
    return found
