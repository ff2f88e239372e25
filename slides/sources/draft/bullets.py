"""A section's sentences -> its bullets and takeaway: those that carry it and stand by themselves, shortened by whole clauses only."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import ArticlePiece
from slides.sources.article.body_blocks import CAPTION
from slides.sources.draft import recognizers
from slides.sources.passages import centrality
from slides.text import sentences

LEAST, MOST = 2, 5
"""Bullets of a slide, where its section has so many sentences."""
_SHARE = 0.6
"""The share of a short section's sentences that become bullets."""
MEAN_WORDS, MOST_WORDS = 14, 24
"""A bullet's words: on average of a slide, and at most (the limits of the issue on drafts)."""
_LAST_RESORT = 40
"""Words of the only sentence of a section that has none better."""
_SLACK = 8
"""Words more that the first two bullets may have together."""
_SHORTEST, _FEWEST_WORDS = 18, 4
_NEAR = 6
"""A word that points back does so among so many first words of a sentence."""
_COMFORTABLE = 13
"""A sentence of more words is shortened where a clause can go."""
_FIRST, _NAMED = 0.2, 0.25
"""What a paragraph's first sentence, and all of a heading's words in a sentence, count beside centrality, which goes from 0 to 1."""
_LENGTH = 0.04
"""What each word over the mean costs."""
_WEIGHED = 400
"""So many sentences of a section are weighed against each other; those after them are in the notes."""
_HOLE = pattern(r"\s[.,;:!?]")
"""Where something that is no text was left out of a sentence."""
_FOREIGN = pattern(r"://|\bwww\.|@\w|\||\bt\.co/|#\w{3,}")
"""What stands in lines of a page, and in posts that an article shows, and not in its sentences."""
_CUT_OFF = pattern(
    r"(?:^|[\s-])(?:[A-Z]|U\.S|Dr|Mr|Mrs|Ms|Prof|Gen|Gov|Sen|Rep|Col|Lt|Sgt|Capt|St|Jr|Sr|Rev|Hon|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|No|vs|etc|ca|approx|cf|al|e\.g|i\.e|bzw|bspw|inkl|evtl|ggf|sog|Nr|Abs|Art"
    r"|z\. ?B|u\. ?a|d\. ?h|Mme|Mlle|av|env|Sra?|Dra?|Ud|pág|ul|prof|inż)\.$"
)
"""An abbreviation at which a sentence was cut."""
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_ORDINALS = ("de", "da", "nb", "no", "fi", "cs", "sk", "pl", "hu", "et")
_ORDINAL = pattern(r"(?:^|\s)\d{1,2}\.$")
"""A number with a full stop, which in some languages is "second" and no end of a sentence."""
_PAIRS = ("()", "[]", "“”", "«»", "„“", "「」", "（）")
_BREAK = pattern(r"(?:;|—|–|--|,)\s+")
_DIGIT = pattern(r"\d")
_LAST_STOP, _INNER_STOP = pattern(r"(?<![.\w])\w{3,}\.$"), pattern(r"[.!?] ")
_LIST = pattern(r"(?:,|;|—|–)")


@frozen
class Sentence:
    """A sentence of a section: its number, its paragraph's, whether it is that one's first, its
    words shown, its neighbours, whether it ends as a sentence or an item does, and whether it is an item that is no sentence."""

    at: int
    paragraph: int
    first: bool
    text: str
    shown: str
    after: str = ""
    before: str = ""
    ends: bool = True
    listed: bool = False


@frozen
class Chosen:
    """What a slide shows of its section, each as it stands in the article: bullets in its order, and the takeaway, if any."""

    bullets: tuple[str, ...]
    takeaway: str = ""


@lru_cache(maxsize=50_000)
def words_of(text: str) -> int:
    """How many words a text has; three letters of scripts without spaces count as one."""
    if text.isascii():
        return len(text.split())
    wide = sum("\u2e80" <= letter <= "\uffef" for letter in text)
    return len(text.split()) + wide // 3


def sentences_of(pieces: Sequence[ArticlePiece], lang: str) -> list[Sentence]:
    """The sentences of paragraphs; an item of a list is whole where it is short."""
    found: list[Sentence] = []
    for number, piece in enumerate(pieces):
        whole = piece.kind == "item" and words_of(piece.text) <= MOST_WORDS
        parts = [piece.text] if whole else sentences.split(piece.text, lang)
        for at, text in enumerate(parts):
            after = parts[at + 1] if at + 1 < len(parts) else ""
            before = parts[at - 1] if at else ""
            stops = text.rstrip("”»\"'’)]“ ").endswith(_STOPS)
            listed = piece.kind == "item" and not stops
            found.append(Sentence(len(found), number, at == 0, text, shortened(text, lang), after, before, stops or listed, listed))
            if len(found) >= _WEIGHED:
                return found
    return found


@lru_cache(maxsize=20_000)
def is_self_contained(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence can be shown without its neighbours.

    It points to nothing before it, leads to nothing after it, asks nothing, and the next sentence does not take it back.
    """
    text = sentence.shown
    if text.endswith((":", "：", "…", ",", *QUESTION_MARKS)) or QUESTION_MARKS[0] in text or _HOLE.search(text) or not _balanced(text):
        return False
    if (
        CAPTION.match(text)
        or _FOREIGN.search(text)
        or _CUT_OFF.search(text)
        or _CUT_OFF.search(sentence.before)
        or text.startswith(("(", "[", "—", "–", "-"))
    ):
        return False
    if recognizers.holds("unwanted", lang).search(text) or not sentence.ends:
        return False
    if sentence.after and lang.startswith(_ORDINALS) and _ORDINAL.search(text):
        return False
    start = text.lstrip("“\"'‘«„(¿¡ ")
    if start[:1].islower() or recognizers.begins("back", lang).match(start) or recognizers.begins("turns", lang).match(start):
        return False
    if recognizers.begins("leadin", lang).match(start) or recognizers.holds("near", lang).search(_beginning(start)):
        return False
    if recognizers.holds("inner_back", lang).search(text) or recognizers.begins("hands", lang).match(start):
        return False
    return not recognizers.begins("refuted", lang).match(sentence.after.lstrip("“\"'‘«„( "))


def _beginning(text: str) -> str:
    """A sentence's first words, in which "these" and the like point to what stands before it."""
    return " ".join(text.split(maxsplit=_NEAR)[:_NEAR])


def is_foreign(text: str) -> bool:
    """Whether a text holds what stands in lines of a page: an address, a bar between names, a tag."""
    return _FOREIGN.search(text) is not None


def _may_stand(sentence: Sentence) -> bool:
    """Whether a sentence may be shown where nothing better is there: it leads to nothing and asks nothing."""
    text = sentence.shown
    ends = text.endswith((":", "：", *QUESTION_MARKS)) or _HOLE.search(text)
    return not ends and _balanced(text) and _FEWEST_WORDS <= words_of(text) <= _LAST_RESORT


def _balanced(text: str) -> bool:
    """Whether each bracket and quotation mark that opens is closed."""
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS[:4]) and text.count('"') % 2 == 0


def choose_bullets(
    told: Sequence[Sentence], heading: str, lang: str, most: int = MOST, *, point: bool = True, taken: Collection[str] = ()
) -> Chosen:
    """Two to five bullets, fewer where fewer sentences fit, and the section's point as takeaway where others are left for the bullets.

    heading: its words count for a sentence that holds them. most: bullets at most. point: whether a takeaway is wanted. taken: texts
    that are shown elsewhere. Where no sentence stands by itself, the one that comes nearest is the only bullet.
    """
    scored = [each for each in _scored(told, heading, lang) if not taken or without_stop(each[1].shown) not in taken]
    if not scored:
        usable = [each for each in told if _may_stand(each) and without_stop(each.shown) not in taken]
        nearest = next((each for each in usable if is_self_contained(each, lang)), next(iter(usable), None))
        return Chosen((without_stop(nearest.shown),) if nearest else ())
    takeaway = _takeaway(scored, lang) if point else None
    left = [each for each in scored if takeaway is None or each[1].shown != takeaway.shown]
    return Chosen(_fitting(left, len(told), most), without_stop(takeaway.shown) if takeaway else "")


def _scored(told: Sequence[Sentence], heading: str, lang: str) -> list[tuple[float, Sentence]]:
    """The sentences that may be shown, each with what it carries."""
    stems = [frozenset(sentences.stems(each.text, lang)) for each in told]
    central = centrality(stems)
    named = frozenset(sentences.stems(heading, lang))
    found = []
    for each in told:
        length = words_of(each.shown)
        if length > MOST_WORDS or len(each.shown) < _SHORTEST / (2 if length > len(each.shown) // 4 else 1) or not stems[each.at]:
            continue
        if not is_self_contained(each, lang) or (length < _FEWEST_WORDS and not each.first):
            continue
        share = len(stems[each.at] & named) / len(named) if named else 0.0
        figure = 0.08 if _DIGIT.search(each.shown) else 0.0
        long = _LENGTH * max(0, length - MEAN_WORDS)
        found.append((central[each.at] + _FIRST * each.first + _NAMED * share + figure - long, each))
    spoken = [each for each in found if not each[1].listed]
    return spoken if len(spoken) >= LEAST else found


def shortened(sentence: str, lang: str) -> str:
    """A sentence without a leading adverb and, where it is long, without a clause at its end: a stretch of it, never reworded.

    A clause goes only where the sentence ends with it, it only adds, and the rest says no more than the whole did.
    """
    lead = re.match(r"[^\s,]+(?: [^\s,]+){0,2},\s+", sentence)
    if lead and recognizers.begins("leads", lang).fullmatch(lead.group().rstrip(" ,")) and sentence[lead.end() : lead.end() + 1].isupper():
        sentence = sentence[lead.end() :]
    if words_of(sentence) <= _COMFORTABLE:
        return sentence
    cuts = [found.start() for found in _BREAK.finditer(sentence) if _may_end(sentence, found.start(), found.end(), lang)]
    return sentence[: cuts[-1]].rstrip() if cuts else sentence


def _may_end(text: str, at: int, end: int, lang: str) -> bool:
    """Whether a sentence may end here: what follows is one clause that adds, to the sentence's end."""
    before, after = text[:at], text[end:]
    mark = text[at:end].strip()
    adds = mark == ";" or recognizers.begins("tails", lang).match(after) is not None
    if mark in ("—", "–", "--"):
        adds = len(re.findall("[—–]|--", text)) == 1
    return (
        adds
        and words_of(before) >= 5
        and not _LIST.search(after)
        and _balanced(before)
        and not recognizers.holds("hedge", lang).search(after)
        and not _denies(after, lang)
        and not re.search(r"(?i)\bnot only\b|\bnicht nur\b|\bnon seulement\b|\bno solo\b", before)
    )


_DENIES = pattern(
    r"(?i)(?<!\w)(?:not|never|no longer|unless|except|if|only|nor|nicht|nie|kein\w{0,3}|ohne|wenn|pas|jamais|sans|sauf|si|no|nunca|sin"
    r"|non|mai|senza|se|não|sem|niet|geen|als|не|если|без|inte|ikke|nie)(?!\w)|n['’]t\b"
)


def _denies(text: str, lang: str) -> bool:
    """Whether a clause holds a denial or a condition, without which the rest would say more."""
    return _DENIES.search(text) is not None


def _takeaway(scored: Sequence[tuple[float, Sentence]], lang: str) -> Sentence | None:
    """The section's point: the last sentence that says itself that it sums up, else the one that carries most."""
    if len(scored) <= LEAST:
        return None
    summing = [each for _, each in scored if recognizers.begins("sums", lang).match(each.shown)]
    if summing:
        return summing[-1]
    if len(scored) <= LEAST + 1:
        return None
    quoted = ("“", '"', "„", "«")
    short = [each for each in scored if words_of(each[1].shown) <= MOST_WORDS - 6 and not each[1].shown.startswith(quoted)]
    return max(short, key=lambda each: (each[0] + 0.02 * each[1].at / len(scored), -each[1].at))[1] if short else None


def _fitting(scored: Sequence[tuple[float, Sentence]], count: int, most: int) -> tuple[str, ...]:
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
    return tuple(without_stop(each.shown) for each in sorted(chosen, key=lambda each: each.at))


def without_stop(text: str) -> str:
    """A bullet without its full stop: some are cut before theirs, and a list should end its lines in one way."""
    if text.endswith(".") and _LAST_STOP.search(text) and not _INNER_STOP.search(text):
        return text[:-1]
    return text.removesuffix("。") if text.count("。") == 1 else text


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
