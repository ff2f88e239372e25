"""A section's sentences -> its bullets and takeaway: those that carry it and stand by themselves, shortened by whole clauses only."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.sources.draft import recognizers
from slides.sources.draft.followers import whole_section, with_followers
from slides.sources.draft.leads import leads_of
from slides.sources.draft.sentence import FEWEST_WORDS, Sentence, is_self_contained, may_stand, without_stop
from slides.sources.draft.wording import MOST_WORDS, words_of
from slides.sources.passages import centrality
from slides.text import sentences

LEAST, MOST = 2, 5
"""Bullets of a slide, where its section has so many sentences."""
_WITH_FOLLOWERS = 3
"""Bullets of a slide where two would be too little, and no short statement: sentences that go on from those chosen fill it."""
_SHARE = 0.6
"""The share of a short section's sentences that become bullets."""
MEAN_WORDS = 15
"""A bullet's words on average of a slide."""
_SHORTEST = 18
"""A sentence of fewer letters is no bullet."""
_LONGER = 32
"""Words of a second sentence where a slide would have only one."""
_LONGEST = 36
"""Words of a sentence where a section has none shorter: two such are shown."""
_SLACK = 8
"""Words more that the first two bullets may have together."""
_FIRST, _NAMED = 0.2, 0.25
"""What a paragraph's first sentence, and all of a heading's words in a sentence, count beside centrality, which goes from 0 to 1."""
_NEAR = 7
"""A word that makes a sentence one more of several stands among so many first words."""
_POINT_WORDS, _LONG_POINT = 13, 0.03
"""Words of a point on one line, and what each word more costs."""
POINT_LETTERS = 160
"""Letters of a point, whatever its words: more do not fit two lines."""
_MOST_POINT = 22
"""Words of a point under a form, which leaves two lines for it."""
_LENGTH = 0.04
"""What each word over the mean costs."""
_SAME, _FEWEST_SAME = 0.9, 4
"""The share of words that two sentences have in common that say the same, and how many words each of them has at least."""
_DIGIT = pattern(r"\d")


@frozen
class Chosen:
    """What a slide shows of its section, each as it stands in the article: bullets in its order, the takeaway, if any, and
    a lead for each bullet where all have one."""

    bullets: tuple[str, ...]
    takeaway: str = ""
    leads: tuple[str, ...] = ()


def choose_bullets(
    told: Sequence[Sentence], heading: str, lang: str, most: int = MOST, *, point: bool = True, taken: Collection[str] = ()
) -> Chosen:
    """Two to five bullets, fewer where fewer sentences fit, and the section's point as takeaway where others are left for the bullets.

    heading: its words count for a sentence that holds them. most: bullets at most. point: whether a takeaway is wanted. taken: texts
    that are shown elsewhere. Where no sentence stands by itself, the one that comes nearest is the only bullet.
    """
    whole = whole_section(told, lang) if most > 1 and not taken else []
    if whole:
        return Chosen(tuple(without_stop(each.shown) for each in whole))
    scored = [each for each in _scored(told, heading, lang) if not taken or without_stop(each[1].shown) not in taken]
    if not scored and most > 1:
        wordy = [each for each in _scored(told, heading, lang, _LONGEST) if without_stop(each[1].shown) not in taken]
        best = sorted(wordy, key=lambda each: (-each[0], each[1].at))[:LEAST]
        if len(best) == LEAST:
            return Chosen(tuple(without_stop(each.shown) for _, each in sorted(best, key=lambda each: each[1].at)))
    if not scored:
        usable = [each for each in told if may_stand(each, lang) and without_stop(each.shown) not in taken]
        nearest = next((each for each in usable if is_self_contained(each, lang)), next(iter(usable), None))
        return Chosen((without_stop(nearest.shown),) if nearest else ())
    takeaway = _takeaway(scored, lang) if point else None
    left = [each for each in scored if takeaway is None or not says_the_same(each[1].shown, takeaway.shown, lang)]
    left = [each for each in left if not recognizers.begins("sums", lang).match(each[1].shown)] or left
    led = _with_leads(left, heading, len(told), most, lang)
    if led:
        texts = tuple(without_stop(each.shown) for each in led)
        return Chosen(texts, without_stop(takeaway.shown) if takeaway else "", tuple(leads_of(texts, heading, lang)))
    chosen = _fitting(left, len(told), most)
    much = takeaway is not None or any(words_of(each.shown) > _POINT_WORDS for each in chosen)
    wanted = min(most, _WITH_FOLLOWERS if len(chosen) == LEAST and much else LEAST)
    if len(chosen) < wanted:
        chosen = with_followers(chosen, told, lang, wanted, takeaway)
    if len(chosen) < min(most, LEAST):
        longer = [each for _, each in _scored(told, heading, lang, _LONGER) if each not in chosen]
        longer = [each for each in longer if all(each.shown != other.shown for other in (*chosen, *((takeaway,) if takeaway else ())))]
        longer = [each for each in longer if without_stop(each.shown) not in taken]
        chosen = sorted([*chosen, *longer[: min(most, LEAST) - len(chosen)]], key=lambda each: each.at)
    return Chosen(tuple(without_stop(each.shown) for each in chosen), without_stop(takeaway.shown) if takeaway else "")


def _with_leads(scored: Sequence[tuple[float, Sentence]], heading: str, count: int, most: int, lang: str) -> list[Sentence]:
    """The best sentences that begin with what they are about, where there are three or more; else none."""
    found: list[tuple[float, Sentence]] = []
    for each in sorted(scored, key=lambda each: (-each[0], each[1].at))[: 2 * most]:
        texts = [without_stop(other.shown) for _, other in [*found, each]]
        if leads_of(texts, heading, lang):
            found.append(each)
    chosen = _fitting(found, count, most) if len(found) > LEAST else []
    return chosen if len(chosen) > LEAST else []


def weighed(told: Sequence[Sentence], heading: str, lang: str) -> list[float]:
    """What each sentence carries of its section: the words it shares with the others and with the heading, and where it stands."""
    weights = _weights(tuple(each.text for each in told), heading, lang)
    return [weight + _FIRST * each.first + (0.08 if _DIGIT.search(each.shown) else 0.0) for weight, each in zip(weights, told, strict=True)]


@lru_cache(maxsize=32)
def _weights(texts: tuple[str, ...], heading: str, lang: str) -> tuple[float, ...]:
    """The words that sentences share; the last sections' are kept, as one is weighed for several forms."""
    stems = [frozenset(sentences.stems(text, lang)) for text in texts]
    named = frozenset(sentences.stems(heading, lang))
    shares = (len(own & named) / len(named) if named else 0.0 for own in stems)
    return tuple(central + _NAMED * share for central, share in zip(centrality(stems), shares, strict=True))


def _scored(told: Sequence[Sentence], heading: str, lang: str, longest: int = MOST_WORDS) -> list[tuple[float, Sentence]]:
    """The sentences that may be shown, each with what it carries, in the article's order. longest: words of one."""
    weights = weighed(told, heading, lang)
    found = []
    for each in told:
        length = words_of(each.shown)
        if (
            length > longest
            or len(each.shown) < _SHORTEST / (2 if length > len(each.shown) // 4 else 1)
            or not sentences.stems(each.text, lang)
        ):
            continue
        if not is_self_contained(each, lang) or length < FEWEST_WORDS:
            continue
        found.append((weights[each.at] - _LENGTH * max(0, length - MEAN_WORDS), each))
    first = {each.shown: each.at for _, each in reversed(found)}
    found = [each for each in found if first[each[1].shown] == each[1].at]
    spoken = [each for each in found if not each[1].listed]
    return spoken if len(spoken) >= LEAST else found


def _takeaway(scored: Sequence[tuple[float, Sentence]], lang: str) -> Sentence | None:
    """The section's point: the last sentence that says itself that it sums up, else the one that carries most."""
    if len(scored) <= LEAST:
        return None
    summing = _summing(scored, lang)
    return summing if summing or len(scored) <= LEAST + 1 else _carrying(scored, lang)


def point_of(told: Sequence[Sentence], shown: Collection[str], heading: str, lang: str) -> str:
    """The section's point beside a form: a sentence that the form does not show, and that nothing is set against; empty where none is.

    shown: the sentences that the form shows.
    """
    scored = [each for each in _scored(told, heading, lang) if not any(says_the_same(each[1].text, text, lang) for text in shown)]
    point = _summing(scored, lang) or _carrying(scored, lang, _MOST_POINT)
    return without_stop(point.shown) if point else ""


def says_the_same(text: str, other: str, lang: str) -> bool:
    """Whether the words of the shorter of two sentences stand in the longer one, almost all of them."""
    if text == other:
        return True
    own, theirs = frozenset(sentences.stems(text, lang)), frozenset(sentences.stems(other, lang))
    return min(len(own), len(theirs)) >= _FEWEST_SAME and len(own & theirs) >= _SAME * min(len(own), len(theirs))


def _summing(scored: Sequence[tuple[float, Sentence]], lang: str) -> Sentence | None:
    """The last sentence that says itself that it sums up."""
    fitting = (each for _, each in reversed(scored) if len(each.shown) <= POINT_LETTERS)
    return next((each for each in fitting if recognizers.begins("sums", lang).match(each.shown) and not each.opposed), None)


def _carrying(scored: Sequence[tuple[float, Sentence]], lang: str, most: int = MOST_WORDS - 6) -> Sentence | None:
    """The short sentence that carries most: no quotation, no further one of several, and none that the next paragraph is set against."""
    quoted = ("“", '"', "„", "«")
    fitting = [each for each in scored if words_of(each[1].shown) <= most and len(each[1].shown) <= POINT_LETTERS]
    short = [each for each in fitting if not each[1].shown.startswith(quoted)]
    short = [each for each in short if not each[1].opposed and not is_further(each[1].shown, lang)]
    return max(short, key=lambda each: (_as_point(each) + 0.02 * each[1].at / len(scored), -each[1].at))[1] if short else None


def _as_point(scored: tuple[float, Sentence]) -> float:
    """What a sentence carries as a point: one that fits a line is better than one of two."""
    return scored[0] - _LONG_POINT * max(0, words_of(scored[1].shown) - _POINT_WORDS)


def is_further(text: str, lang: str) -> bool:
    """Whether a sentence says among its first words that it is one more of several: "also", "moreover"."""
    return recognizers.holds("adds", lang).search(" ".join(text.split(maxsplit=_NEAR)[:_NEAR])) is not None


def _fitting(scored: Sequence[tuple[float, Sentence]], count: int, most: int) -> list[Sentence]:
    """The best that fit a slide, in the article's order, none twice, whose mean length stays within bounds."""
    wanted = max(LEAST, min(most, math.ceil(count * _SHARE)))
    chosen: list[Sentence] = []
    for _, each in sorted(scored, key=lambda each: (-each[0], each[1].at)):
        if any(each.shown == other.shown for other in chosen):
            continue
        total = sum(words_of(other.shown) for other in chosen) + words_of(each.shown)
        room = MEAN_WORDS * (len(chosen) + 1) + (_SLACK if len(chosen) < LEAST else 0)
        if len(chosen) < wanted and (total <= room or not chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.at)


def key_phrase(text: str, told: Sequence[str], lang: str, most: int = 4) -> str:
    """The words of a sentence that name what it is about: the run of one to four content words that is rarest and longest.

    told: the section's sentences, among which words are rare or not. Empty where no run stands out.
    """
    stop = sentences.function_words(lang)
    counted = [frozenset(sentences.stems(each, lang)) for each in told]
    best, found = 0.0, ""
    for run in _runs(text, stop, most):
        stems = sentences.stems(run, lang)
        weight = sum(math.log(1 + len(counted) / (1 + sum(stem in each for each in counted))) for stem in stems)
        score = weight / math.sqrt(len(stems) or 1) + 0.1 * len(stems)
        if score > best:
            best, found = score, run
    return found


def first_run(text: str, lang: str) -> str:
    """The first run of content words of a text."""
    return next(_runs(text, sentences.function_words(lang), 3), "")


def _runs(text: str, stop: frozenset[str], most: int) -> Iterator[str]:
    """The runs of words of a text that function words and marks divide."""
    run: list[str] = []
    for word in [*re.findall(r"[^\W\d_][\w’'-]*|[^\w\s]|\d\S*", text), "."]:
        if word[0].isalpha() and word.casefold() not in stop and len(run) < most:
            run.append(word)
        else:
            if run:
                yield " ".join(run)
            run = []
