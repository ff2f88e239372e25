"""Chinese and Japanese, which part no words: numbers, negations, names and opposites by characters."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from slides.base.lazy_regex import pattern
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.lexicon import Lexicon, split_entries
from slides.sources.tracing.quantities import Quantity, quantities

_MOST = 300
_NAME = pattern("[A-Za-z][A-Za-z0-9.&-]+|[\u30a1-\u30fa\u30fc]{3,}")
"""Latin words and runs of Katakana."""


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
    for match in _NAME.finditer(text):
        other = _NAME.search(passage)
        if match.group() not in passage and other and other.group() not in text:
            yield ClaimFinding("name", match.group(), other.group(), mend=Replacement(match.start(), match.end(), other.group()))
            return


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
    before = _shared(reversed(text[max(0, mine.start - 6) : mine.start]), reversed(passage[max(0, theirs.start - 6) : theirs.start]))
    return before + _shared(iter(text[mine.end : mine.end + 6]), iter(passage[theirs.end : theirs.end + 6]))


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
    after, before = one[end : end + 2], one[max(0, start - 2) : start]
    return (len(after) == 2 and after in other) or (len(before) == 2 and before in other)


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
