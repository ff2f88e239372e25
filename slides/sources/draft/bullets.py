"""A section's sentences -> its bullets and takeaway: chosen by what they share with the section, shortened by whole clauses only."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import ArticlePiece, ArticleSection
from slides.sources.passages import centrality
from slides.text import sentences

LEAST, MOST = 2, 5
"""Bullets of a slide, where its section has so many sentences."""
_SHARE = 0.6
"""The share of a short section's sentences that become bullets."""
LONGEST, AT_MOST, ROOM = 180, 260, 640
"""Characters of one bullet, of one where a slide would have too few, and of all bullets of a slide."""
_COMFORTABLE = 120
"""A sentence of more characters is shortened where a clause can go."""
_SHORTEST = 25
_FIRST, _NAMED = 0.35, 0.25
"""What a paragraph's first sentence, and all of a heading's words in a sentence, count beside centrality, which goes from 0 to 1."""
_WEIGHED = 400
"""So many sentences of a section are weighed against each other; those after them are in the notes."""
# A clause that adds and does not limit: after it is gone the rest says the same, only less of it.
_TAIL = pattern(
    r"(?:(?<!\s)\s++)?(?:;|—|–|--|,(?=\s++(?:which|where|while|whereas|making|allowing|permitting|leading|prompting|finding|assisting|helping|including"
    r"|causing|creating|giving|resulting|wobei|während|welche|wodurch|ce qui|tandis que|permettant|notamment|mientras|lo que|permitiendo"
    r"|mentre|il che|enquanto|o que|terwijl|waarbij|что|причём|тогда как)\b))\s*+"
)
_UNSAFE = pattern(
    r"(?i)\b(not|never|no longer|unless|except|if|only|nicht|nie|kein\w*|ohne|wenn|pas|jamais|sans|sauf|si|no|nunca|sin|non|mai|senza|se"
    r"|niet|geen|als|не|если|без)\b"
)
_LEAD = pattern(
    r"(?:additionally|also|however|moreover|furthermore|for (?:instance|example)|in addition|nonetheless|nevertheless|firstly"
    r"|secondly|finally"
    r"|accordingly|consequently|zudem|außerdem|jedoch|par exemple|de plus|cependant|además|sin embargo|inoltre|tuttavia),\s+",
    re.IGNORECASE,
)
_SUMS_UP = pattern(
    r"(accordingly|therefore|thus|hence|consequently|as a result|as a consequence|in short|in summary|in sum|in conclusion|overall"
    r"|ultimately"
    r"|to sum up|in the end|above all|the (key|main|central|crucial) (point|idea|lesson|message|takeaway)|this (shows|means|proves"
    r"|suggests)|daher"
    r"|deshalb|somit|folglich|insgesamt|kurz gesagt|ainsi|donc|par conséquent|en résumé|en somme|por lo tanto|por tanto|en resumen"
    r"|en definitiva"
    r"|quindi|pertanto|insomma|in sintesi|portanto|assim|em resumo|dus|daarom|kortom|поэтому|таким образом|итак|в итоге)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SUMS_UP_UNSPACED = (
    "つまり",
    "したがって",
    "このように",
    "因此",
    "所以",
    "总之",
    "總之",
    "따라서",
    "결국",
    "لذلك",
    "وبالتالي",
    "לכן",
    "لذا",
    "بنابراین",
)
_POINTS_BACK = pattern(
    r"(?i)(he|she|it|its|they|their|this|that|these|those|such|both|here|there|er|sie|es|dies\w*|il|elle|ils|elles|cela|esto|eso"
    r"|ello|questo|isso)\b"
)
_HOLE = pattern(r"\s[.,;:!?]")
"""Where something that is no text was left out of a sentence."""
_PAIRS = ("()", "[]", "“”", "«»", "„“", "「」", "（）")


@frozen
class Chosen:
    """What a slide shows of its section, each as it stands in the article: bullets in its order, and the takeaway, if any."""

    bullets: tuple[str, ...]
    takeaway: str = ""


@frozen
class _Candidate:
    """A sentence: where it stands, what of it would be shown, and how much it carries."""

    at: int
    text: str
    score: float


def choose_bullets(section: ArticleSection, heading: str, lang: str) -> Chosen:
    """Two to five bullets of a section, fewer where it has fewer sentences that fit, and its takeaway where a sentence sums it up."""
    told = list(_sentences(section.paragraphs, lang))[:_WEIGHED]
    stems = [frozenset(sentences.stems(sentence, lang)) for sentence, _ in told]
    central = centrality(stems)
    named = frozenset(sentences.stems(heading, lang))
    lines = [shortened(sentence) for sentence, _ in told]
    longest = LONGEST if sum(_SHORTEST <= _cost(line) <= LONGEST for line in lines) >= LEAST else AT_MOST
    found = []
    for at, ((_, first), shown) in enumerate(zip(told, lines, strict=True)):
        if _SHORTEST <= _cost(shown) <= longest and stems[at] and not _HOLE.search(shown):
            share = len(stems[at] & named) / len(named) if named else 0.0
            led = 0.5 if shown.endswith((":", "：", *QUESTION_MARKS)) else 0.0
            back = 0.15 if _POINTS_BACK.match(shown) or _LEAD.match(shown) else 0.0
            found.append(_Candidate(at, shown, central[at] + _FIRST * first + _NAMED * share - back - led))
    takeaway = _takeaway(found)
    return Chosen(_fitting([each for each in found if each.text != takeaway], len(told)), takeaway)


def _sentences(pieces: Sequence[ArticlePiece], lang: str) -> Iterator[tuple[str, bool]]:
    """The sentences of paragraphs, and whether each is the first of its own; an item of a list is whole where it is short."""
    for piece in pieces:
        if piece.kind == "item" and len(piece.text) <= LONGEST:
            yield piece.text, True
            continue
        for at, sentence in enumerate(sentences.split(piece.text, lang)):
            yield sentence, at == 0


def _cost(text: str) -> int:
    """How long text is; letters of scripts in which one says as much as two elsewhere count twice."""
    return len(text) + sum("\u2e80" <= letter <= "\uffef" for letter in text)


def shortened(sentence: str) -> str:
    """A sentence without a leading adverb and, where it is long, without clauses at its end: a stretch of it, never reworded.

    Nothing is cut where the rest would say more than the sentence: before a condition or a denial, or inside brackets and quotations.
    """
    lead = _LEAD.match(sentence)
    text = sentence[lead.end() :] if lead and sentence[lead.end() : lead.end() + 1].isupper() else sentence
    if len(text) <= _COMFORTABLE:
        return text
    cuts = [found.start() for found in _TAIL.finditer(text) if _may_end(text, found.start(), found.end())]
    fitting = [cut for cut in cuts if cut <= _COMFORTABLE] or cuts[:1]
    return text[: fitting[-1]] if fitting else text


def _may_end(text: str, at: int, end: int) -> bool:
    """Whether a sentence may end here."""
    before, after = text[:at], text[end:]
    dashes = len(re.findall("[—–]|--", text))
    balanced = all(before.count(pair[0]) == before.count(pair[1]) for pair in _PAIRS) and before.count('"') % 2 == 0
    dashed = text[at:end].strip() in ("—", "–", "--")
    return (
        len(before) >= 40
        and balanced
        and not (dashed and dashes > 1)
        and not _UNSAFE.search(after)
        and not re.search(r"(?i)\bnot only\b", before)
    )


def _takeaway(found: Sequence[_Candidate]) -> str:
    """The last sentence that says itself that it sums up, where others are left for the bullets."""
    summing = [each.text for each in found if _SUMS_UP.fullmatch(each.text) or each.text.startswith(_SUMS_UP_UNSPACED)]
    return summing[-1] if summing and len(found) > LEAST else ""


def _fitting(found: Sequence[_Candidate], count: int) -> tuple[str, ...]:
    """The best that fit a slide, in the article's order, none twice."""
    wanted = max(LEAST, min(MOST, math.ceil(count * _SHARE)))
    chosen: list[_Candidate] = []
    room = ROOM
    for each in sorted(found, key=lambda each: (-each.score, each.at)):
        cost = _cost(each.text)
        if len(chosen) < wanted and (cost <= room or not chosen) and all(each.text != other.text for other in chosen):
            chosen.append(each)
            room -= cost
    return tuple(_without_stop(each.text) for each in sorted(chosen, key=lambda each: each.at))


def _without_stop(text: str) -> str:
    """A bullet without its full stop: some are cut before theirs, and a list should end its lines in one way."""
    if re.search(r"(?<![.\w])\w{3,}\.$", text) and not re.search(r"[.!?] ", text):
        return text[:-1]
    return text.removesuffix("。") if text.count("。") == 1 else text
