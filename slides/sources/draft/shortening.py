"""Shortening: a long sentence -> a stretch of it that ends where a clause ends, never reworded."""

from __future__ import annotations

import re
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.draft import recognizers
from slides.sources.draft.clauses import begins_clause
from slides.sources.draft.wording import MOST_WORDS, is_balanced, sets_against, words_of

_COMFORTABLE = 13
"""A sentence of more words is shortened where a clause can go."""
_LONG = 20
"""Words of a sentence that is rather shortened than shown whole."""
_MOST_CUTS = 3
"""Clauses at most that leave the end of one long sentence."""
_FEWEST_LEFT, _FEWEST_OF_MANY = 5, 8
"""Words that stay of a sentence: before one clause, and before several that leave together."""
_ANTECEDENT = 6
"""The noun that a relative clause tells more of stands among so many words before it."""
_BREAK = pattern(r"(?:;|—|–|--|,|،|؛)\s+")
_LIST = pattern(r"(?:,|;|—|–)")
_FIRST_WORDS, _DASH = pattern(r"[^\s,]+(?: [^\s,]+){0,2},\s+"), pattern("[—–]|--")
_SPACE = pattern(r"\s+")


@lru_cache(maxsize=20_000)
def shortened(sentence: str, lang: str) -> str:
    """A sentence without a leading adverb and, where it is long, without a clause at its end: a stretch of it, never reworded.

    A clause goes only where the sentence ends with it, it only adds, and the rest says no more than the whole did.
    """
    lead = _FIRST_WORDS.match(sentence)
    if lead and recognizers.begins("leads", lang).fullmatch(lead.group().rstrip(" ,")) and sentence[lead.end() : lead.end() + 1].isupper():
        sentence = sentence[lead.end() :]
    if words_of(sentence) <= _COMFORTABLE or sentence.endswith(QUESTION_MARKS):
        return sentence
    for _ in range(_MOST_CUTS):
        cuts = [found.start() for found in _BREAK.finditer(sentence) if _may_end(sentence, found.start(), found.end(), lang)]
        sentence = sentence[: cuts[-1]].rstrip() if cuts else sentence
        if not cuts or words_of(sentence) <= MOST_WORDS:
            break
    return sentence if words_of(sentence) <= MOST_WORDS else _after_one_statement(sentence, lang)


def _may_end(text: str, at: int, end: int, lang: str) -> bool:
    """Whether a sentence may end here: what follows is one clause that adds, to the sentence's end."""
    before, after = text[:at], text[end:]
    mark = text[at:end].strip()
    adds = mark in (";", "؛") or _adds(before, after, lang)
    if mark in ("—", "–", "--"):
        adds = len(_DASH.findall(text)) == 1
    return adds and not _LIST.search(after) and _may_go(before, after, lang, _FEWEST_LEFT)


def _may_go(before: str, after: str, lang: str, fewest: int) -> bool:
    """Whether the end of a sentence may leave it: it holds no condition, and nothing before it counts on it."""
    return (
        words_of(before) >= fewest
        and is_balanced(before)
        and not recognizers.holds("hedge", lang).search(after)
        and not recognizers.holds("conditions", lang).search(after)
        and not sets_against(after, lang)
        and not recognizers.holds("not_only", lang).search(before)
        and not (recognizers.begins("tails", lang).match(after) and recognizers.holds("alone", lang).search(before))
    )


def _adds(before: str, after: str, lang: str) -> bool:
    """Whether a clause behind a comma only adds: by its first word; in a long sentence by more of them, and as a relative clause of
    something that is known without it."""
    if recognizers.begins("tails", lang).match(after):
        return True
    if words_of(before) + words_of(after) <= _LONG:
        return False
    if recognizers.begins("long_tails", lang).match(after):
        return True
    if not recognizers.begins("relative", lang).match(after) or recognizers.holds("said", lang).search(before):
        return False
    noun = " ".join(before.split()[-_ANTECEDENT:])
    anyone = recognizers.holds("indefinite", lang)
    return (
        words_of(before) >= _FEWEST_OF_MANY
        and not recognizers.holds("quantified", lang).search(noun)
        and (anyone.pattern == "(?!)" or anyone.search(noun) is not None)
    )


def _after_one_statement(sentence: str, lang: str) -> str:
    """A sentence that is too long for a slide, up to where its first statement is complete; whole where that is not sure."""
    fitting = []
    for found in _BREAK.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        begins = _adds(before, after, lang) or begins_clause(after, lang)
        if found.group().strip() in (",", "،") and begins and not _resumes(after, lang):
            fitting.append((before, after))
    second = recognizers.begins("second_verb", lang)
    fitting += [
        (sentence[: found.start()], sentence[found.end() :])
        for found in _SPACE.finditer(sentence)
        if second.match(sentence, found.end()) and not _resumes(sentence[found.end() :], lang)
    ]
    whole = [
        before
        for before, after in fitting
        if words_of(before) <= MOST_WORDS and _may_go(before, after, lang, _FEWEST_OF_MANY) and _states(before, lang)
    ]
    return max(whole, key=len, default=sentence)


def _resumes(after: str, lang: str) -> bool:
    """Whether the sentence may go on behind a clause with what the words before it began: behind a later comma stands something else
    than one more clause. In languages whose verbs stand last that is never sure."""
    later = re.split(r",\s+", after)[1:]
    if later and recognizers.holds("indefinite", lang).pattern != "(?!)":
        return True
    kinds = [recognizers.begins(kind, lang) for kind in ("tails", "long_tails", "relative", "joins", "second_verb")]
    return not all(any(kind.match(part) for kind in kinds) for part in later)


def _states(text: str, lang: str) -> bool:
    """Whether words are a statement: a verb stands in them before any word that begins a clause inside of it."""
    inner = recognizers.holds("subordinates", lang).search(text)
    known = (recognizers.holds(kind, lang).search(text) for kind in ("verbs", "finite", "said"))
    first = min((found.start() for found in known if found), default=len(text))
    return 0 < first < (inner.start() if inner else len(text))
