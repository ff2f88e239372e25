"""Cards: two or three thoughts of a section, each a sentence that carries it with the one that goes on from it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from slides.base.records import frozen
from slides.sources.draft import recognizers
from slides.sources.draft.bullets import weighed
from slides.sources.draft.followers import may_follow
from slides.sources.draft.form import SlideForm
from slides.sources.draft.sentence import (
    MOST_WORDS,
    Sentence,
    is_self_contained,
    sets_against,
    stands_after_turn,
    turns_on_another,
    without_stop,
    words_of,
)
from slides.text import sentences

Said = Callable[[str], str]
_MOST_LEAD, _LEAST_REST = 24, 5
"""Words of the sentence that a card begins with, and the fewest of the one under it."""
_ROOM, _ROOM_OF_THREE = 66, 60
"""Words of two and of three cards together: an audience reads hardly more while it listens."""
_LEAST_SAID = 28
"""Fewer words on cards leave them empty."""
_MOST_THOUGHTS = 9
"""So many thoughts are weighed against each other."""
_OTHER_PARAGRAPH, _CONTRAST, _WORD = 0.3, 0.6, 0.012
"""What a card from another paragraph, and two sides of an argument, count beside centrality; what each word costs."""


@frozen
class _Thought:
    """A sentence and the one after it, with the words of that which are shown and what both carry."""

    lead: Sentence
    rest: Sentence
    said: str
    weight: float

    @property
    def words(self) -> int:
        """Words of both sentences."""
        return words_of(self.lead.text) + words_of(self.said)


def find_cards(told: Sequence[Sentence], heading: str, lang: str, said: Said, taken: Collection[str] = ()) -> SlideForm | None:
    """Two or three thoughts of a section as parts, each with its sentence that carries it as lead; None where there are not two.

    What is set against a thought ("However, …") is shown with it: in its card, or as the next one. taken: texts that are shown elsewhere.
    """
    thoughts = list(_thoughts(told, heading, lang, taken))
    best = sorted(thoughts, key=lambda each: (-each.weight, each.lead.at))[:_MOST_THOUGHTS]
    best.sort(key=lambda each: each.lead.at)
    groups = (group for size in (2, 3) for group in itertools.combinations(best, size) if _go_together(group, told, lang))
    chosen = max(groups, key=lambda group: (_value(group, lang), -group[0].lead.at), default=())
    if not chosen:
        return None
    lines = [f"- **{said(each.lead.text)}** {said(each.said)}" for each in chosen]
    texts = tuple(text for each in chosen for text in (each.lead.text, each.said))
    return SlideForm("cards", (*lines, ""), texts=texts)


def _thoughts(told: Sequence[Sentence], heading: str, lang: str, taken: Collection[str]) -> Iterator[_Thought]:
    """The sentences that may begin a card, each with the next one of its paragraph."""
    weights = weighed(told, heading, lang)
    for weight, (each, after) in zip(weights, itertools.pairwise(told), strict=False):
        if each.listed or without_stop(each.shown) in taken or words_of(each.text) > _MOST_LEAD or not _is_next(each, after, lang):
            continue
        begins = is_self_contained(each, lang, turned_after=True) or (each.first and stands_after_turn(each, lang))
        if not begins or recognizers.begins("sums", lang).match(each.text) or words_of(after.text) < _LEAST_REST:
            continue
        whole = words_of(after.text) <= MOST_WORDS
        fits = may_follow(after if whole else replace(after, text=after.shown), each, lang, whole=True)
        if not fits or (after.turned and not after.opposed) or not _goes_on(after, each, lang):
            continue
        yield _Thought(each, after, after.text if whole else after.shown, weight)


def _is_next(sentence: Sentence, after: Sentence, lang: str) -> bool:
    """Whether a sentence stands right after another one: in its paragraph, or as the next one's first that points back to it."""
    if sentence.paragraph == after.paragraph:
        return after.before == sentence.text
    points = not is_self_contained(after, lang, turned_after=True) and not sets_against(after.text, lang)
    return sentence.first and not sentence.after and after.first and after.paragraph == sentence.paragraph + 1 and points


def _goes_on(rest: Sentence, lead: Sentence, lang: str) -> bool:
    """Whether a sentence goes on from the one before it: it points back, fills in a turn, or has a word with meaning in common with it."""
    if turns_on_another(lead.text, lang):
        return True
    shared = set(sentences.stems(rest.text, lang)) & set(sentences.stems(lead.text, lang))
    return bool(shared) or not is_self_contained(rest, lang, turned_after=True)


def _go_together(group: Sequence[_Thought], told: Sequence[Sentence], lang: str) -> bool:
    """Whether thoughts fit one slide, none in another, and each that something is set against has it beside it."""
    if not _LEAST_SAID <= sum(each.words for each in group) <= (_ROOM if len(group) == 2 else _ROOM_OF_THREE):
        return False
    paragraphs = [each.lead.paragraph for each in group]
    if len({each.lead.text for each in group}) < len(group):
        return False
    for one, other in itertools.pairwise(group):
        turns = sets_against(other.lead.text, lang) and not is_self_contained(other.lead, lang, turned_after=True)
        if other.lead.at <= one.rest.at or (turns and other.lead.paragraph != one.lead.paragraph + 1):
            return False
    first = group[0].lead
    if not is_self_contained(first, lang, turned_after=True):
        return False
    return all(not each.lead.opposed or each.lead.paragraph < paragraphs[-1] for each in group)


def _value(group: Sequence[_Thought], lang: str) -> float:
    """How good cards are beside each other: what they carry, from how many paragraphs, and whether they are two sides."""
    paragraphs = len({each.lead.paragraph for each in group})
    sides = any(sets_against(each.lead.text, lang) for each in group[1:])
    return sum(each.weight - _WORD * each.words for each in group) + _OTHER_PARAGRAPH * paragraphs + _CONTRAST * sides
