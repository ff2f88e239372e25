"""Cards: two thoughts of a section, each a sentence that carries it with the one that goes on from it, or two sides of an argument."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from slides.base.records import frozen
from slides.sources.draft import recognizers
from slides.sources.draft.bullets import weighed
from slides.sources.draft.followers import may_follow
from slides.sources.draft.form import SlideForm, fits_beside
from slides.sources.draft.sentence import Sentence, is_self_contained, stands_after_turn, without_stop
from slides.sources.draft.wording import MOST_WORDS, sets_against, turns_on_another, words_of
from slides.text import sentences
from slides.text.words import word_count

Said = Callable[[str], str]
_MOST_LEAD, _LEAST_REST = 24, 5
"""Words of the sentence that a card begins with, and the fewest of the one under it."""
_ROOM = 59
"""Words of two thoughts together: an audience reads hardly more while it listens."""
_LEAST_SAID = 28
"""Fewer words leave a slide empty."""
_BOXED_WORDS, _ROW_WORDS = 20, 26
"""Words of each of four sentences in boxes, and in rows."""
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


def find_cards(
    told: Sequence[Sentence], heading: str, lang: str, said: Said, taken: Collection[str] = (), *, number: int = 0
) -> SlideForm | None:
    """Two thoughts of a section: two sides as parts with their first sentences as leads, others as four rows or boxes; None where there
    are not two.

    What is set against a thought ("However, …") is shown with it: right after it, or as the next thought. taken: texts that are shown
    elsewhere. number: of such slides before; they take turns, so that no two in a row look alike.
    """
    thoughts = list(_thoughts(told, heading, lang, taken))
    best = sorted(thoughts, key=lambda each: (-each.weight, each.lead.at))[:_MOST_THOUGHTS]
    best.sort(key=lambda each: each.lead.at)
    pairs = (pair for pair in itertools.combinations(best, 2) if _go_together(pair, told, lang))
    chosen = max(pairs, key=lambda pair: (_value(pair, lang), -pair[0].lead.at), default=())
    if not chosen:
        return None
    shown = tuple(text for each in chosen for text in (each.lead.text, each.said))
    if _are_sides(chosen, lang):
        lines = [f"- **{said(without_stop(each.lead.text))}** {said(without_stop(each.said))}" for each in chosen]
        return SlideForm("sides", (*lines, ""), texts=shown)
    longest = max(map(word_count, shown))
    if longest > _ROW_WORDS:
        return None
    beside = fits_beside(heading)
    layout = "tiles" if longest <= _BOXED_WORDS and (number % 2 or not beside) else "side title" if beside else ""
    asked = (f"<!-- layout: {layout} -->", "") if layout else ()
    return SlideForm("cards", (*asked, *(f"- {said(without_stop(text))}" for text in shown), ""), texts=shown)


def _thoughts(told: Sequence[Sentence], heading: str, lang: str, taken: Collection[str]) -> Iterator[_Thought]:
    """The sentences that may begin a card, each with the next one of its paragraph."""
    weights = weighed(told, heading, lang)
    for weight, (each, after) in zip(weights, itertools.pairwise(told), strict=False):
        if each.listed or without_stop(each.shown) in taken or words_of(each.text) > _MOST_LEAD or not _is_next(each, after, lang):
            continue
        begins = is_self_contained(each, lang, turned_after=True) or (each.first and stands_after_turn(each, lang))
        if not begins or recognizers.begins("sums", lang).match(each.text) or words_of(after.text) < _LEAST_REST:
            continue
        whole, turns = words_of(after.text) <= MOST_WORDS, turns_on_another(each.text, lang)
        alone = replace(after, text=after.text if whole else after.shown, after="" if turns else after.after)
        turned = after.turned and not after.opposed and not turns
        if turned or not may_follow(alone, each, lang, whole=True) or not _goes_on(after, each, lang):
            continue
        yield _Thought(each, after, alone.text, weight)


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
    if not _LEAST_SAID <= sum(each.words for each in group) <= _ROOM:
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
    return sum(each.weight - _WORD * each.words for each in group) + _OTHER_PARAGRAPH * paragraphs + _CONTRAST * _are_sides(group, lang)


def _are_sides(group: Sequence[_Thought], lang: str) -> bool:
    """Whether the second thought is set against the first one."""
    return any(turns_on_another(each.lead.text, lang) for each in group[1:])
