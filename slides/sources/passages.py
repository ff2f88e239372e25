"""Passages: an article's sentences, alone and beside their neighbours, and how close a statement comes to them."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from slides.base.records import frozen
from slides.sources.article import Article, ArticlePiece
from slides.text import sentences
from slides.text.terms import Terms

_LEADING, _MOST_PLACES, _LIKELY = 12, 600, 24
"""So many of a statement's rarest stems, each in so many sentences, lead to the so many sentences that it is compared with."""
_PARAGRAPH = 12
"""Of a paragraph so many sentences are compared as one passage."""
_KIN = 5
"""Stems with so many first letters in common, and nearly as long, are taken for the same word in another form."""
_MOST_KIN = 500
"""Stems with the same beginning that are looked at for another form of a word."""
_UNKNOWN = 1.0
"""What a stem weighs that the article does not hold, as a share of the weight of one that it holds once."""
_LEAST_HELD = 2
"""A text of fewer words that carry meaning is not looked for inside of sentences."""
_LONGEST = 400
"""So many stems of a statement, and of a sentence, are compared."""


@frozen
class Passage:
    """One sentence of an article.

    heading: its heading's number from 0, -1 before the first; `named` that heading, or the question that it answers; paragraph: its
    number under that, from 1.
    """

    text: str
    article: str
    line: int
    heading: int
    named: str
    paragraph: int
    kind: str


@frozen
class Match:
    """What comes closest to a statement: the first sentence of it and how many, with the share of the statement's weight there.

    exact: the statement is that sentence, word for word.
    """

    passage: Passage
    closeness: float
    count: int = 1
    text: str = ""
    exact: bool = False


class Passages:
    """The sentences of one article or of several in a language, in the house's wording, found again by their stems."""

    def __init__(self, articles: Sequence[Article], terms: Terms, language: str) -> None:
        self.language = language
        self.found = [passage for article in articles for passage in _sentences(article, terms, language)]
        self.stems = [frozenset(sentences.stems(passage.text, language)[:_LONGEST]) for passage in self.found]
        self.places: dict[str, list[int]] = {}
        for at, stems in enumerate(self.stems):
            for stem in sorted(stems):
                self.places.setdefault(stem, []).append(at)
        self.kin: dict[str, list[str]] = {}
        for stem in self.places:
            if len(stem) >= _KIN:
                self.kin.setdefault(stem[:_KIN], []).append(stem)
        self.starts = _starts(self.found)
        self.whole: dict[str, list[int]] = {}
        self._asking: set[int] = set()
        """The passages that are questions, which say nothing."""
        for at, passage in enumerate(self.found):
            self.whole.setdefault(_key(passage.text), []).append(at)
            if passage.kind == "question" or passage.text.rstrip().endswith(("?", "？", "؟")):
                self._asking.add(at)

    def weight(self, stem: str) -> float:
        """How much a stem tells: the rarer the more, as in TF-IDF."""
        count = len(self.places.get(stem, ()))
        most = math.log(1 + len(self.found))
        return math.log(1 + len(self.found) / count) if count else most * _UNKNOWN

    def stems_of(self, text: str) -> list[str]:
        """The stems of a text's words that carry meaning, as they are compared."""
        return sentences.stems(text, self.language)[:_LONGEST]

    def forms(self, stem: str) -> tuple[str, ...]:
        """The stems of the article that are this word, or another form of it."""
        if stem in self.places:
            return (stem,)
        near = self.kin.get(stem[:_KIN], []) if len(stem) >= _KIN else []
        return tuple(islice((each for each in near[:_MOST_KIN] if _are_kin(stem, each)), 8))

    def closest(self, text: str, heading: int | None = None, *, alone: bool = False) -> Match | None:
        """The passage that holds most of a statement's weight: a sentence, two neighbours, or a paragraph. None where none holds any.

        heading: where passages of this heading are no worse than others, they win. alone: only single sentences count.
        """
        if whole := self.whole.get(_key(text)):
            at = next((each for each in whole if self.found[each].heading == heading), whole[0])
            return Match(self.found[at], 1.0, 1, self.found[at].text, exact=True)
        best = max(self._scored(text, heading, alone=alone), default=None)
        return self._match(best) if best else None

    def nearest(self, text: str, heading: int | None = None, most: int = 4) -> list[Match]:
        """The sentences, and pairs of neighbours, that come closest to a statement, the closest first; questions are none."""
        if whole := self.whole.get(_key(text)):
            at = next((each for each in whole if self.found[each].heading == heading), whole[0])
            return [Match(self.found[at], 1.0, 1, self.found[at].text, exact=True)]
        scored = [each for each in self._scored(text, heading) if each[3] <= 2 and -each[2] not in self._asking]
        return [self._match(each) for each in heapq.nlargest(most, scored)]

    def verbatim(self, text: str) -> Passage | None:
        """The first sentence or heading that is a text, or holds it word for word; None where none does."""
        key = _key(text)
        if whole := self.whole.get(key):
            return self.found[whole[0]]
        stems = [self.places[stem] for stem in self.stems_of(text) if stem in self.places]
        if len(stems) < _LEAST_HELD:
            return None
        places = min(stems, key=len)[:_MOST_PLACES]
        return next((self.found[at] for at in places if f" {key} " in f" {_words(self.found[at].text)} "), None)

    def is_repeated(self, text: str) -> bool:
        """Whether the articles have a sentence more than once."""
        return len(self.whole.get(_key(text), ())) > 1

    def _match(self, scored: tuple[float, float, int, int]) -> Match:
        """A window with its score as a match."""
        _, score, negative, count = scored
        return Match(self.found[-negative], score, count, " ".join(each.text for each in self.found[-negative : count - negative]))

    def _scored(self, text: str, heading: int | None, *, alone: bool = False) -> Iterator[tuple[float, float, int, int]]:
        """Each likely window: its rank, its share of the statement's weight, minus its first sentence's number, and how many it has."""
        wanted = list(dict.fromkeys(sentences.stems(text, self.language)))[:_LONGEST]
        forms = {stem: self.forms(stem) for stem in wanted}
        weights = {stem: self.weight(stem) for stem in wanted}
        total = math.fsum(weights.values())
        if not total:
            return
        likely = self._likeliest(forms, weights)
        bits = [(1 << at, forms[stem], weights[stem]) for at, stem in enumerate(wanted)]
        known: dict[int, int] = {}
        scores: dict[int, float] = {}
        for at, count in ((at, 1) for at in likely) if alone else self._windows(likely):
            held = 0
            for place in range(at, at + count):
                if place not in known:
                    stems = self.stems[place]
                    known[place] = sum([bit for bit, each, _ in bits if not stems.isdisjoint(each)])
                held |= known[place]
            if held not in scores:
                scores[held] = math.fsum([weight for bit, _, weight in bits if held & bit]) / total
            score = scores[held]
            rank = score + (0.02 if self.found[at].heading == heading else 0.0) - 0.01 * (count - 1)
            yield rank, score, -at, count

    def _likeliest(self, forms: dict[str, tuple[str, ...]], weights: dict[str, float]) -> list[int]:
        """The sentences that hold most of the weight of a statement's rarest stems, the best first."""
        known = sorted((len(self.places[form]), form, stem) for stem, each in forms.items() for form in each)
        counted: dict[int, float] = {}
        for _, form, stem in known[:_LEADING]:
            for at in self.places[form][:_MOST_PLACES]:
                counted[at] = counted.get(at, 0.0) + weights[stem]
        return heapq.nsmallest(_LIKELY, counted, key=lambda at: (-counted[at], at))

    def _windows(self, likely: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Each of some sentences alone, with each neighbour, and its paragraph: the first and how many, none twice."""
        seen: set[tuple[int, int]] = set()
        for at in likely:
            first, last = self.starts[at]
            before = max(first, at - 1)
            for window in ((at, 1), (at, min(2, last - at)), (before, min(2, last - before)), (first, min(last - first, _PARAGRAPH))):
                if window not in seen:
                    seen.add(window)
                    yield window


def _key(text: str) -> str:
    """A text by which it is known again, whatever stop it ends with."""
    return " ".join(text.split()).rstrip(" .!?。").casefold()


def _words(text: str) -> str:
    """A text's words in small letters, with no marks at their ends."""
    return " ".join(word.strip('.,;:!?()[]“”„«»"') for word in text.casefold().split())


def _are_kin(one: str, other: str) -> bool:
    """Whether two stems begin alike for all but the last letters of the longer."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= _KIN and shared >= max(len(one), len(other)) - 3


def _starts(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """For each sentence the first of its paragraph and the one after its last."""
    found: list[tuple[int, int]] = []
    at = 0
    for _, group in groupby(passages, key=lambda passage: (passage.article, passage.line)):
        count = len(list(group))
        found += [(at, at + count)] * count
        at += count
    return found


def _sentences(article: Article, terms: Terms, language: str) -> Iterator[Passage]:
    """The sentences of an article in order, headings and captions among them."""
    heading, named, paragraph = -1, "", 0
    for piece in article.pieces:
        if piece.kind in ("author", "date", "code"):
            continue
        if piece.kind == "heading":
            heading, named, paragraph = heading + 1, piece.text, 0
        elif piece.kind == "question":
            named, paragraph = piece.text, 0
        elif piece.kind in ("paragraph", "item", "answer", "table"):
            paragraph += 1
        text = terms.applied(piece.text)
        if piece.kind == "table":
            yield from _rows(piece, text, article.file, heading, named, paragraph)
            continue
        for sentence in [text] if piece.kind == "heading" else sentences.split(text.replace("\n", " "), language):
            yield Passage(sentence, article.file, piece.line, heading, named, paragraph, piece.kind)


def _rows(piece: ArticlePiece, text: str, file: str, heading: int, named: str, paragraph: int) -> Iterator[Passage]:
    """The rows of a table, each a passage on its line: a row says something by itself, as a sentence does."""
    for number, row in enumerate(text.split("\n")):
        if any(letter.isalnum() for letter in row):
            yield Passage(" ".join(row.split()), file, piece.line + number, heading, named, paragraph, piece.kind)


def centrality(stems: Sequence[frozenset[str]]) -> list[float]:
    """How much each sentence of a section shares with the others: the cosine of its TF-IDF vector to the section's, from 0 to 1.

    The sum of a sentence's cosines to all others is what LexRank's first step counts (Erkan and Radev 2004, degree centrality).
    """
    counted = Counter(stem for each in stems for stem in each)
    weights = {stem: count * math.log(1 + len(stems) / count) for stem, count in counted.items()}
    whole = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    found = []
    for each in stems:
        alone = {stem: weights[stem] / counted[stem] for stem in sorted(each)}
        length = math.sqrt(math.fsum(weight * weight for weight in alone.values())) or 1.0
        found.append(math.fsum(weight * weights[stem] for stem, weight in alone.items()) / (length * whole))
    return found
