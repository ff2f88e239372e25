"""Topics: running text without headings, cut into three to six sections where its words change, each titled by words of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.sources.article import ArticlePiece, ArticleSection
from slides.sources.draft import recognizers
from slides.sources.draft.bullets import is_further, key_phrase
from slides.sources.draft.cards import find_cards
from slides.sources.draft.leads import subject_of
from slides.sources.draft.people import leading_name
from slides.sources.draft.quotations import find_quotation
from slides.sources.draft.sentence import Sentence, is_self_contained, sentences_of, without_stop
from slides.sources.draft.wording import MOST_WORDS, sets_against, words_of
from slides.sources.passages import centrality
from slides.text import sentences
from slides.text.localization import labels

_LEAST, _MOST = 3, 6
"""Slides of an article without headings."""
_SENTENCES = 6
"""So many sentences make one topic."""
_LONG, _OF_LONG, _MOST_OF_LONG = 16, 9, 5
"""A section of so many sentences goes on by topic, each of so many, on so many slides at most."""
_LETTERS = 12
"""The fewest letters of a sentence, on average, in scripts without spaces too."""
_TITLE_WORDS, _LEAST_TITLE_WORDS, _LONG_TITLE_WORDS = 11, 3, 20
_TITLE_LETTERS = 120
_ANSWERS = pattern(r"\A[^\W\d_][\w.’'-]{0,20}(?: [^\W\d_][\w.’'-]{0,20})?: (?=[^\W\d_a-zà-ÿ])")
"""Who says a sentence of an interview, before it."""
_LEAST_SAID = 1
"""Short sentences beside its title that a slide has."""
_MOST_JOINED = 18
"""Sentences of stretches that are joined."""


@frozen
class Topic:
    """A stretch of an article with the words of it that name it."""

    title: str
    section: ArticleSection


def topics(
    section: ArticleSection, lang: str, taken: Sequence[str] = (), *, one: bool = False, about: str = "", whole: bool = False
) -> list[Topic]:
    """A section without a heading as topics: one where it is short or `one` is wanted, else three to six.

    whole: one topic, however long it is. taken: titles that slides have already. about: the article's title, whose words count
    for a topic's.
    """
    one = whole or (one and len(_told(section.pieces, lang)) <= _OF_LONG)
    groups = [section.pieces] if one else _groups(section.pieces, lang)
    used = [*taken]
    found = []
    headed = _headed(groups, lang, used, about)
    for group in headed:
        title = _headline(group, lang, used, about)
        if not title and len(headed) > 1:
            title = _subject(group, lang, used) or leading_name(_told(group, lang), lang, used, about)
        title = title or (labels(lang).overview if about and labels(lang).overview not in used else "") or _name(group, lang, used)
        used.append(title)
        found.append(Topic(title, ArticleSection(None, tuple(group))))
    return found


def long_topics(section: ArticleSection, heading: str, lang: str, taken: Sequence[str]) -> list[Topic]:
    """A long section of running text as two or three topics, the first under the section's heading; empty where it is short.

    A topic without a sentence that can be its title is a part of the one before it.
    """
    plain = all(piece.kind in ("paragraph", "caption", "item") for piece in section.pieces)
    if not plain or sum(len(piece.text) for piece in section.pieces) < _LONG * _LETTERS:
        return []
    told = _told(section.pieces, lang)
    if len(told) < _LONG:
        return []
    groups = _groups(section.pieces, lang, max(2, min(_MOST_OF_LONG, round(len(told) / _OF_LONG))))
    used = [*taken]
    found = [Topic(heading, ArticleSection(section.heading, tuple(groups[0])))]
    for group in groups[1:]:
        title = _headline(group, lang, used, heading)
        if not title:
            last = found.pop()
            found.append(Topic(last.title, ArticleSection(section.heading, (*last.section.pieces, *group))))
            continue
        used.append(title)
        found.append(Topic(title, ArticleSection(section.heading, tuple(group))))
    return found if len(found) > 1 else []


def _headed(groups: Sequence[Sequence[ArticlePiece]], lang: str, used: Sequence[str], about: str) -> list[list[ArticlePiece]]:
    """The stretches, each that has no sentence for a title, or too few for a slide, joined to its neighbour."""
    found: list[list[ArticlePiece]] = []
    for group in groups:
        joined = [*found[-1], *group] if found else []
        few = found and not (_says_enough(group, lang, used, about) and _says_enough(found[-1], lang, used, about))
        named = found and _title(group, lang, used, about) and _title(found[-1], lang, used, about)
        if few and (not named or len(_told(joined, lang)) <= _MOST_JOINED):
            found[-1] = joined
        else:
            found.append(list(group))
    return found


def _title(pieces: Sequence[ArticlePiece], lang: str, used: Sequence[str], about: str) -> str:
    """A stretch's title: a short sentence that carries it, else the name that it is about; empty where it has none."""
    return _headline(pieces, lang, used, about) or leading_name(_told(pieces, lang), lang, used, about)


def _says_enough(pieces: Sequence[ArticlePiece], lang: str, used: Sequence[str], about: str) -> bool:
    """Whether a stretch has a title, and sentences for a slide of its own: a few short ones, somebody's words, or cards."""
    title = _title(pieces, lang, used, about)
    told = [each for each in _told(pieces, lang) if without_stop(each.shown) != title]
    short = sum(is_self_contained(each, lang) and words_of(each.shown) <= MOST_WORDS for each in told)
    if not title or short >= _LEAST_SAID:
        return bool(title)
    quoted = find_quotation(told, [piece.text for piece in pieces], lang, str)
    return quoted is not None or find_cards(told, title, lang, str, (title,)) is not None


def _groups(pieces: Sequence[ArticlePiece], lang: str, count: int = 0) -> list[Sequence[ArticlePiece]]:
    """The pieces in stretches, `count` or three to six, cut where neighbours share least; a list stays with what leads to it."""
    units: list[list[ArticlePiece]] = []
    for piece in pieces:
        if units and (piece.kind != "paragraph" or piece.info == "speaker" or units[-1][-1].text.endswith(":")):
            units[-1].append(piece)
        else:
            units.append([piece])
    counts = [len(sentences_of(unit, lang)) for unit in units]
    wanted = min(count or min(_MOST, max(_LEAST, round(sum(counts) / _SENTENCES))), len(units))
    if not count and sum(counts) <= _SENTENCES and len(units) < 2 * _LEAST:
        wanted = max(1, min(wanted, len(units) // 2 or 1, round(sum(counts) / 2)))
    stems = [frozenset(stem for piece in unit for stem in sentences.stems(piece.text, lang)) for unit in units]
    cuts: list[int] = []
    ideal = sum(counts) / wanted if wanted else 1
    for _ in range(wanted - 1):
        free = [at for at in range(1, len(units)) if at not in cuts]
        if not free:
            break
        cuts.append(max(free, key=lambda at: (_cut_score(at, cuts, counts, stems, ideal), -at)))
    edges = [0, *sorted(cuts), len(units)]
    return [[piece for unit in units[left:right] for piece in unit] for left, right in pairwise(edges)]


def _cut_score(at: int, cuts: Sequence[int], counts: Sequence[int], stems: Sequence[frozenset[str]], ideal: float) -> float:
    """How good a cut is: the less neighbours share, and the evener the stretches it makes."""
    left = max((cut for cut in (0, *cuts) if cut < at), default=0)
    right = min((cut for cut in (*cuts, len(counts)) if cut > at), default=len(counts))
    shared = len(stems[at - 1] & stems[at]) / math.sqrt((len(stems[at - 1]) or 1) * (len(stems[at]) or 1))
    smaller = min(sum(counts[left:at]), sum(counts[at:right]))
    return min(1.0, smaller / ideal) - shared


def _told(pieces: Sequence[ArticlePiece], lang: str) -> list[Sentence]:
    """The sentences of a stretch's paragraphs."""
    return sentences_of([piece for piece in pieces if piece.kind == "paragraph" and piece.info != "speaker"], lang)


def _headline(pieces: Sequence[ArticlePiece], lang: str, used: Sequence[str], about: str = "") -> str:
    """A short sentence that carries the stretch; empty where it has none."""
    told = _told(pieces, lang)
    central = centrality([frozenset(sentences.stems(each.text, lang)) for each in told])
    fitting = [
        each
        for each in told
        if _LEAST_TITLE_WORDS <= words_of(each.shown) <= _LONG_TITLE_WORDS
        and len(each.shown) <= _TITLE_LETTERS
        and is_self_contained(each, lang)
        and not any(mark in each.shown for mark in '“”«»"„')
        and without_stop(each.shown) not in used
        and _may_name(_ANSWERS.sub("", each.shown), lang)
    ]
    fewest = min((words_of(each.shown) for each in fitting), default=0)
    short = [each for each in fitting if words_of(each.shown) <= max(_TITLE_WORDS, fewest + 2)]
    if short:
        wanted = frozenset(sentences.stems(about, lang))
        share = {each.at: len(wanted & frozenset(sentences.stems(each.shown, lang))) / (len(wanted) or 1) for each in short}
        best = max(short, key=lambda each: (central[each.at] + share[each.at] + 0.2 * each.first - 0.03 * each.at, -each.at))
        return without_stop(_ANSWERS.sub("", best.shown))
    return ""


def _may_name(text: str, lang: str) -> bool:
    """Whether a sentence may stand over a slide: nothing in it points to what is said before, and it is not one more of several."""
    further = is_further(text, lang) or sets_against(text, lang)
    return not further and not recognizers.holds("objects", lang).search(text) and not recognizers.begins("sums", lang).match(text)


def _subject(pieces: Sequence[ArticlePiece], lang: str, used: Sequence[str]) -> str:
    """The subject of the first sentence that surely has one of two words or more."""
    subjects = (subject_of(each.shown, lang) for each in _told(pieces, lang))
    return next((found for found in subjects if len(found.split()) > 1 and found not in used), "")


def _name(pieces: Sequence[ArticlePiece], lang: str, used: Sequence[str]) -> str:
    """The words that name what a stretch's first sentences are about."""
    told = _told(pieces, lang)
    texts = [each.text for each in told]
    for each in told:
        phrase = key_phrase(each.text, texts, lang)
        if len(phrase.split()) > 1 and phrase not in used:
            return phrase[:1].upper() + phrase[1:]
    first = next((piece.text for piece in pieces), "")
    return " ".join(first.split()[:6]).rstrip(",;:") or "…"
