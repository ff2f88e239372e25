"""Chinese and Japanese, which part no words: numbers, negations, names and opposites by characters."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from slides.base.lazy_regex import pattern
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.lexicon import Lexicon, split_entries
from slides.sources.tracing.quantities import Quantity, quantities

_MOST = 300
_MOST_ITEMS = 20
_NAME = pattern("[A-Za-z][A-Za-z0-9.&-]+|[\u30a1-\u30fa\u30fc]{3,}|《[^《》]{1,40}》|『[^『』]{1,40}』")
"""Latin words, runs of Katakana, and titles in their marks."""


def judge(text: str, passage: str, lexicon: Lexicon) -> Iterator[ClaimFinding]:
    """What a statement changes of a passage."""
    text, passage = text[:_MOST], passage[: 2 * _MOST]
    yield from _numbers(text, passage, lexicon)
    matcher = SequenceMatcher(None, text, passage, autojunk=False)
    blocks = matcher.get_opcodes()
    same = sum(end - start for kind, start, end, _, _ in blocks if kind == "equal")
    if same < 0.5 * len(text):
        return
    yield from _negations(text, passage, lexicon)
    yield from _opposites(text, passage, lexicon)
    yield from _names(text, passage)
    yield from _exchanges(text, passage, lexicon)


def _names(text: str, passage: str) -> Iterator[ClaimFinding]:
    """The first name that the passage does not have, where it has another one: that beside which the same characters stand."""
    others = [other for other in _NAME.finditer(passage) if other.group() not in text]
    for match in _NAME.finditer(text):
        if match.group() not in passage and others:
            best = max(others, key=lambda other: (_alike(text, match.span(), passage, other.span()), -other.start()))
            yield ClaimFinding("name", match.group(), best.group(), mend=Replacement(match.start(), match.end(), best.group()))
            return


def _exchanges(text: str, passage: str, lexicon: Lexicon) -> Iterator[ClaimFinding]:
    """Two names, or two figures of one unit, that stand in each other's place while the names and figures round them keep theirs."""
    mine, theirs = _items(text, lexicon), _items(passage, lexicon)
    known = {key: at for at, (key, _) in enumerate(theirs)}
    shared = [(key, kind) for key, kind in mine if key in known][:_MOST_ITEMS]
    places = [known[key] for key, _ in shared]
    if len(set(places)) != len(places) or len(places) < 3 or places == sorted(places):
        return
    for one, other in combinations(range(len(shared)), 2):
        swapped = list(places)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        if shared[one][1] == shared[other][1] and swapped == sorted(swapped):
            shown = (shared[one][0], shared[other][0])
            yield ClaimFinding("order", " … ".join(shown), " … ".join(reversed(shown)))
            return


def _items(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The names and figures of a text in order, each once, with what it may be exchanged with."""
    found = [(match.start(), match.group(), "name") for match in _NAME.finditer(text)]
    found += [(each.start, text[each.start : each.end], f"number {each.unit}{each.year}") for each in quantities(text, lexicon)]
    return list(dict.fromkeys((words, kind) for _, words, kind in sorted(found)))


def _numbers(text: str, passage: str, lexicon: Lexicon) -> Iterator[ClaimFinding]:
    """Numbers that the passage does not have, where it has another beside the same characters."""
    theirs = quantities(passage, lexicon)
    mine = quantities(text, lexicon)
    for quantity in mine:
        if any(quantity.equals(other) for other in theirs):
            continue
        free = [other for other in theirs if not any(other.equals(each) for each in mine) and other.unit == quantity.unit]
        best = max(free, key=lambda other: (_beside(text, quantity, passage, other), -other.start), default=None)
        if best is not None and (_beside(text, quantity, passage, best) > 0 or len(free) == 1):
            words = passage[best.start : best.end]
            yield ClaimFinding("number", text[quantity.start : quantity.end], words, mend=Replacement(quantity.start, quantity.end, words))


def _beside(text: str, mine: Quantity, passage: str, theirs: Quantity) -> int:
    """How many characters beside two numbers are the same."""
    return _alike(text, (mine.start, mine.end), passage, (theirs.start, theirs.end))


def _alike(text: str, mine: tuple[int, int], passage: str, theirs: tuple[int, int]) -> int:
    """How many characters beside two stretches are the same."""
    before = _shared(reversed(text[max(0, mine[0] - 6) : mine[0]]), reversed(passage[max(0, theirs[0] - 6) : theirs[0]]))
    return before + _shared(iter(text[mine[1] : mine[1] + 6]), iter(passage[theirs[1] : theirs[1] + 6]))


def _shared(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _negations(text: str, passage: str, lexicon: Lexicon) -> Iterator[ClaimFinding]:
    """A negation on one side only, with the same characters beside it on the other."""
    negators = sorted(split_entries(lexicon.raw.get("negators", "")), key=len, reverse=True)
    lookalikes = split_entries(lexicon.raw.get("lookalikes", ""))
    for one, other, ours in ((passage, text, False), (text, passage, True)):
        masked = _masked(one, lookalikes)
        if any(each in _masked(other, lookalikes) for each in negators):
            continue
        for negator in negators:
            at = masked.find(negator)
            if at >= 0 and _stands(one, at, at + len(negator), other):
                shown = one[max(0, at - 2) : at + len(negator) + 3]
                yield ClaimFinding("negation", shown if ours else "", "" if ours else shown)
                return


def _masked(text: str, phrases: list[str]) -> str:
    """A text without phrases that only look like negations."""
    for phrase in phrases:
        text = text.replace(phrase, "\0" * len(phrase))
    return text


def _stands(one: str, start: int, end: int, other: str) -> bool:
    """Whether the characters beside a negation stand in the other text."""
    after, before, stem = one[end : end + 2], one[max(0, start - 2) : start], one[max(0, start - 3) : max(0, start - 1)]
    inflected = len(stem) == 2 and "\u3041" <= one[start - 1] <= "\u3096" and stem in other
    return (len(after) == 2 and after in other) or (len(before) == 2 and before in other) or inflected


def _opposites(text: str, passage: str, lexicon: Lexicon) -> Iterator[ClaimFinding]:
    """A word whose opposite stands in the passage, both with a character in common beside them."""
    for pair in lexicon.raw.get("opposites", ()):
        left, right = (split_entries(side) for side in pair)
        for mine, theirs in ((left, right), (right, left)):
            word = next((each for each in mine if len(each) > 1 and each in text), "")
            other = next((each for each in theirs if len(each) > 1 and each in passage), "")
            if word and other and not any(each in passage for each in mine) and not any(each in text for each in theirs):
                at = text.index(word)
                yield ClaimFinding("opposite", word, other, mend=Replacement(at, at + len(word), other))
                return
