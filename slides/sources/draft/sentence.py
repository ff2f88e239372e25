"""Sentence: one sentence of a section, shortened by whole clauses only, and whether it can be shown without its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import ArticlePiece, boilerplate
from slides.sources.article.body_blocks import CAPTION
from slides.sources.draft import recognizers
from slides.sources.draft.clauses import clauses_of
from slides.sources.draft.shortening import shortened
from slides.sources.draft.wording import MOST_WORDS, is_balanced, sets_against, turns_on_another, without_opening_marks, words_of
from slides.text import sentences

FEWEST_WORDS = 4
_LAST_RESORT = 40
"""Words of the only sentence of a section that has none better."""
_NEAR = 6
"""A word that points back does so among so many first words of a sentence."""
_WEIGHED = 400
"""So many sentences of a section are weighed against each other; those after them are in the notes."""
_HOLE = pattern(r"\s[.,;:!?]")
"""Where something that is no text was left out of a sentence."""
_FOREIGN = pattern(r"://|\bwww\.|@\w|\||\bt\.co/|#\w{3,}|>>|»»")
"""What stands in lines of a page, and in posts that an article shows, and not in its sentences."""
_CUT_OFF = pattern(
    r"(?:^|[\s-])(?:[A-Z]|U\.S|Dr|Mr|Mrs|Ms|Prof|Gen|Gov|Sen|Rep|Col|Lt|Sgt|Capt|St|Jr|Sr|Rev|Hon|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|No|vs|etc|ca|approx|cf|al|e\.g|i\.e|bzw|bspw|inkl|evtl|ggf|sog|Nr|Abs|Art"
    r"|ok|np|tzw|tj|tzn|św|z\. ?B|u\. ?a|d\. ?h|Mme|Mlle|av|env|Sra?|Dra?|Ud|pág|ul|prof|inż|[\u0621-\u064a])\.$"
)
"""An abbreviation at which a sentence was cut."""
_SHORT_WORD = pattern(r"(?:^|\s)[^\W\d_]{1,4}\.$")
"""A short word with a full stop, which before a number is an abbreviation: "art. 13", "fig. 2"."""
_BROKEN_STARTS = (",", ";", ".", ":", "^", "،", "؛", "、", "，")
"""Marks with which no sentence begins: something that is no text was left out, or it is a reference."""
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।")
_ORDINALS = ("de", "da", "nb", "no", "fi", "cs", "sk", "pl", "hu", "et")
_ORDINAL = pattern(r"(?:^|\s)\d{1,2}\.$")
"""A number with a full stop, which in some languages is "second" and no end of a sentence."""
_OPENING, _CLOSING = ("“", "「", "『", "«", "„", '"'), ("”", "」", "』", "»", "“", '"')
_SPEAKER_LETTERS = 40
"""Letters of what names a quotation's speaker after it."""
_LEAD = pattern(r"(?:[^\s,]+ ){0,3}[^\s,]+, ")
"""A few words before the first comma."""
_WORDED = ("en", "de", "fr", "es", "it", "pt", "nl")
"""Languages whose sentences hold a function word, almost all of them."""
_LABEL_WORDS, _CALL_WORDS = 5, 6
_LAST_STOP, _INNER_STOP = pattern(r"(?<![.\w])\w{3,}\.$"), pattern(r"[.!?] ")


@frozen
class Sentence:
    """A sentence of a section: its number, its paragraph's, whether it is that one's first, its
    words shown, its neighbours, whether it ends as a sentence or an item does, and whether it is an item that is no sentence.

    turned: the next sentence, in this paragraph or the next one, sets something against it ("However, …"). opposed: the next
    paragraph begins so, and sets itself against all of this one.
    """

    at: int
    paragraph: int
    first: bool
    text: str
    shown: str
    after: str = ""
    before: str = ""
    ends: bool = True
    listed: bool = False
    turned: bool = False
    opposed: bool = False


def sentences_of(pieces: Sequence[ArticlePiece], lang: str) -> list[Sentence]:
    """The sentences of paragraphs; an item of a list is whole where it is short."""
    found: list[Sentence] = []
    for number, piece in enumerate(pieces):
        for at, each in enumerate(_of_paragraph(piece.text, piece.kind, lang)):
            found.append(Sentence(len(found), number, at == 0, each.text, each.shown, each.after, each.before, each.ends, each.listed))
            if len(found) >= _WEIGHED:
                return _with_turns(found, lang)
    return _with_turns(found, lang)


def _with_turns(told: Sequence[Sentence], lang: str) -> list[Sentence]:
    """The sentences, with what the next ones set against them."""
    turns = [sets_against(each.text, lang) for each in told]
    against = {each.paragraph for each, turn in zip(told, turns, strict=True) if turn and each.first}
    found = []
    for each, following in zip(told, [*turns, False][1:], strict=True):
        opposed = each.paragraph + 1 in against
        found.append(replace(each, turned=following, opposed=opposed) if following or opposed else each)
    return found


@lru_cache(maxsize=2048)
def _of_paragraph(text: str, kind: str, lang: str) -> tuple[Sentence, ...]:
    """A paragraph's sentences; the last paragraphs are kept, as a section is looked at more than once."""
    whole = kind == "item" and words_of(text) <= MOST_WORDS
    parts, inner = ([text], frozenset[str]()) if whole else _divided(_with_speakers(text, sentences.split(text, lang), lang), lang)
    found = []
    for at, part in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else ""
        before = parts[at - 1] if at else ""
        stops = part in inner or part.rstrip("”»\"'’)]“ ").endswith(_STOPS)
        listed = kind == "item" and not stops
        found.append(Sentence(at, 0, at == 0, part, shortened(part, lang), after, before, stops or listed, listed))
    return tuple(found)


def _divided(parts: Sequence[str], lang: str) -> tuple[list[str], frozenset[str]]:
    """Sentences, the long ones as their main clauses, and the clauses that end where no sentence does."""
    found: list[str] = []
    inner: set[str] = set()
    for part in parts:
        clauses = clauses_of(part, lang) if words_of(part) > MOST_WORDS else (part,)
        found += clauses
        inner.update(clauses[:-1])
    return found, frozenset(inner)


def _with_speakers(text: str, parts: list[str], lang: str) -> list[str]:
    """The sentences of a paragraph, a quotation in one with the short sentence that names its speaker where no space divides them."""
    found: list[str] = []
    for part in parts:
        whole = found[-1] + part if found else ""
        quoted = whole and found[-1].startswith(_OPENING) and found[-1].endswith(_CLOSING)
        if quoted and len(part) <= _SPEAKER_LETTERS and recognizers.holds("said", lang).search(part) and whole in text:
            found[-1] = whole
        else:
            found.append(part)
    return found


def is_self_contained(sentence: Sentence, lang: str, *, turned_after: bool = False) -> bool:
    """Whether a sentence can be shown without its neighbours.

    It points to nothing before it, leads to nothing after it, asks nothing, and the next sentence does not take it back.
    turned_after: the next sentence is shown too, so it may set itself against this one.
    """
    text, after = (sentence.text, "") if turned_after else (sentence.shown, sentence.after)
    kept = sentence.ends and (turned_after or not sentence.turned) and _stands_alone(text, sentence.before, lang)
    return kept and not _taken_back(text, after, lang)


def stands_after_turn(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence that begins with "However" or the like can be shown right after what it is set against."""
    start = without_opening_marks(sentence.text)
    turn = recognizers.begins("contrast", lang).match(start)
    rest = start[turn.end() :].lstrip(" ,、，") if turn else ""
    return bool(rest) and sentence.ends and _stands_alone(rest[:1].upper() + rest[1:], sentence.before, lang)


@lru_cache(maxsize=20_000)
def _stands_alone(text: str, before: str, lang: str) -> bool:
    """The same of a whole sentence's text after the one before it, wherever it stands; what is looked at fastest comes first."""
    start = without_opening_marks(text)
    if start[:1].islower() or text.endswith((":", "：", "…", ",", *QUESTION_MARKS)) or QUESTION_MARKS[0] in text:
        return False
    if (
        lang.startswith(_ORDINALS)
        and _ORDINAL.search(before)
        and not sentences.function_words(lang).intersection((start.split() or [""])[:1])
    ):
        return False
    if text.startswith(("(", "[", "—", "–", "-", *_BROKEN_STARTS)) or (start[:1].isdigit() and _SHORT_WORD.search(before)):
        return False
    if any(recognizers.begins(kind, lang).match(start) for kind in _NEEDING):
        return False
    if turns_on_another(text, lang) or _points_after_lead(start, lang) or recognizers.holds("near", lang).search(_beginning(start)):
        return False
    if _HOLE.search(text) or not is_balanced(text) or CAPTION.match(text) or _CUT_OFF.search(text) or _CUT_OFF.search(before):
        return False
    if recognizers.holds("inner_back", lang).search(text) or _FOREIGN.search(text) or _is_label(text, lang):
        return False
    return recognizers.holds("unwanted", lang).search(text) is None


_NEEDING = ("back", "turns", "leadin", "hands")
"""Kinds of words with which a sentence begins that needs another one."""


def _taken_back(text: str, after: str, lang: str) -> bool:
    """Whether the next sentence takes a sentence back, or is the rest of one that was cut at an ordinal number."""
    if after and lang.startswith(_ORDINALS) and _ORDINAL.search(text):
        return True
    if after[:1].isdigit() and _SHORT_WORD.search(text):
        return True
    return recognizers.begins("refuted", lang).match(after.lstrip("“\"'‘«„( ")) is not None


def _is_label(text: str, lang: str) -> bool:
    """Whether a text is a day, a call or a row of names, and no statement."""
    if boilerplate.date(text.rstrip(".")) or (text.endswith("!") and words_of(text) <= _CALL_WORDS):
        return True
    if not lang.startswith(_WORDED) or words_of(text) < _LABEL_WORDS:
        return False
    small = sentences.function_words(lang)
    return small.isdisjoint(text.casefold().split()) and small.isdisjoint(sentences.tokens(text))


def _points_after_lead(start: str, lang: str) -> bool:
    """Whether a sentence counts on from others ("Second, …"), or points back after a few words and a comma ("In 1998, they …")."""
    lead = _LEAD.match(start)
    if not lead:
        return False
    counted = recognizers.begins("order", lang).match(start)
    rest = start[lead.end() :]
    return (counted is not None and counted.end() == lead.end() - 2) or recognizers.begins("pronouns", lang).match(rest) is not None


def _beginning(text: str) -> str:
    """A sentence's first words, in which "these" and the like point to what stands before it."""
    return " ".join(text.split(maxsplit=_NEAR)[:_NEAR])


def is_foreign(text: str) -> bool:
    """Whether a text holds what stands in lines of a page: an address, a bar between names, a tag."""
    return _FOREIGN.search(text) is not None


def may_stand(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence may be shown where nothing better is there: it leads to nothing and asks nothing."""
    text = sentence.shown
    ends = text.endswith((":", "：", *QUESTION_MARKS)) or text.startswith(_BROKEN_STARTS) or _HOLE.search(text) or is_foreign(text)
    return (
        not ends
        and not recognizers.holds("unwanted", lang).search(text)
        and is_balanced(text)
        and not _is_label(text, lang)
        and FEWEST_WORDS <= words_of(text) <= _LAST_RESORT
    )


@lru_cache(maxsize=4096)
def without_stop(text: str) -> str:
    """A bullet without its full stop: some are cut before theirs, and a list should end its lines in one way."""
    if text.endswith(".") and _LAST_STOP.search(text) and not _INNER_STOP.search(text):
        return text[:-1]
    return text.removesuffix("。") if text.count("。") == 1 else text
