"""Quotations in running text: what somebody is quoted with, and who that is, both as they stand there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from slides.base.lazy_regex import pattern
from slides.sources.draft import recognizers
from slides.sources.draft.form import SlideForm
from slides.sources.draft.people import NAMED, is_name, without_small_words
from slides.sources.draft.sentence import Sentence, is_foreign
from slides.sources.draft.wording import words_of
from slides.text import sentences

Said = Callable[[str], str]
_QUOTED = pattern(
    r"[“„«]\s?(?P<said>[^“”„«»]{25,600})[”“»]|»(?P<pointed>[^«»]{25,600})«|(?<![\w.,!?])\"(?P<straight>[^\"]{25,600})\"(?!\w)"
)
_DASHED = pattern(r"[–—] (?P<said>[^–—]{25,600}?)[,.!?]? [–—] (?=[^\W\d_A-ZÀ-Þ])")
"""A paragraph that is somebody's words, between dashes, as some languages write them."""
_LEAST_QUOTE, _MOST_QUOTE, _BEST_QUOTE = 7, 34, 16
_BESIDE = 90
"""Letters beside a quotation in which its speaker is named."""
_VERB_WITHIN, _NEAR = 50, 3
"""Letters behind a quotation in which its verb begins, and between the verb and a name."""
_SURNAME = pattern(r"[^\W\d_a-zà-ÿа-я][\w’'-]{2,20}(?![\w’'-])")
"""One word with a capital, as a person is called who was named before."""


def find_quotation(told: Sequence[Sentence], paragraphs: Sequence[str], lang: str, said: Said) -> SlideForm | None:
    """The strongest words that somebody is quoted with, where the text names who says them; beside points."""
    best: tuple[float, str, str] | None = None
    for text in paragraphs:
        for start, end, quoted in _quoted(text):
            words = _beginning(quoted, lang)
            if not words or words[:1].islower() or recognizers.begins("back", lang).match(words) or is_foreign(words):
                continue
            speaker = _speaker(text, start, end, lang, paragraphs)
            score = -abs(words_of(words) - _BEST_QUOTE) - 4.0 * (" " not in speaker)
            if speaker and (best is None or score > best[0]):
                best = (score, words, speaker)
    if best is None:
        return None
    return SlideForm("quotation", (f"> {said(best[1])}", f"> — {said(best[2])}", ""), texts=(best[1],), alone=False)


def _quoted(text: str) -> Iterator[tuple[int, int, str]]:
    """What stands in quotation marks in a paragraph, or between dashes at its beginning: where it begins and ends, and the words."""
    for found in _QUOTED.finditer(text):
        yield found.start(), found.end(), (found.group("said") or found.group("pointed") or found.group("straight")).strip()
    dashed = _DASHED.match(text)
    if dashed:
        yield dashed.start(), dashed.end(), dashed.group("said").strip()


def _beginning(quoted: str, lang: str) -> str:
    """Somebody's words, of long ones the sentences that they begin with; empty where those are too few or too many."""
    shown = quoted.rstrip(",")
    if words_of(shown) > _MOST_QUOTE:
        shown = ""
        for each in sentences.split(quoted, lang):
            longer = quoted[: quoted.find(each, len(shown)) + len(each)]
            if words_of(longer) > _MOST_QUOTE or not each.endswith((".", "!")):
                break
            shown = longer
    return shown if _LEAST_QUOTE <= words_of(shown) <= _MOST_QUOTE and not shown.endswith((":", "?", "…")) else ""


def _speaker(text: str, start: int, end: int, lang: str, paragraphs: Sequence[str]) -> str:
    """Who says a quotation: a name right beside a verb of saying, after it or before it, in the same sentence; of somebody who is
    called by one name the whole one where it stands in the text."""
    verb, asks = recognizers.holds("said", lang), recognizers.holds("addresses", lang)
    after = re.split(r"[.!?]\s|[“„«]", text[end : end + _BESIDE])[0]
    found = verb.search(after[:_VERB_WITHIN])
    if found:
        behind = after[found.end() :].lstrip(" ,")
        for place in (*(() if asks.search(found.group()) else (behind,)), after.lstrip(" ,–—")):
            name = NAMED.match(place)
            if name and is_name(name.group(), lang):
                return name.group().rstrip(".,")
        one = None if asks.search(found.group()) else _SURNAME.match(behind)
        if one and is_name(one.group(), lang):
            return _whole_name(one.group(), paragraphs, lang)
    return _speaker_before(text[max(0, start - _BESIDE) : start], lang)


def _whole_name(surname: str, paragraphs: Sequence[str], lang: str) -> str:
    """A name of several words that ends with a surname, where one stands in the text; else the surname."""
    names = (name.group().rstrip(".,") for text in paragraphs for name in NAMED.finditer(text))
    return next((name for name in names if name.endswith(f" {surname}") and is_name(name, lang)), surname)


def _speaker_before(before: str, lang: str) -> str:
    """Who is named with a verb of saying right before a quotation; empty where nobody is."""
    before = re.split(r"[.!?]\s|[”»]", before)[-1]
    verbs = list(recognizers.holds("said", lang).finditer(before))
    names = list(NAMED.finditer(before))
    if not verbs or not names or not before.rstrip().endswith((":", ",")):
        return ""
    name = without_small_words(names[-1].group().rstrip(".,"), lang)
    beside = 0 <= verbs[-1].start() - names[-1].end() <= _NEAR or 0 <= names[-1].start() - verbs[-1].end() <= 1
    return name if beside and " " in name and is_name(name, lang) else ""
