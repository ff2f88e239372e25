"""Leads: what each of several sentences is about, by its own first words, so that they make parts instead of bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from slides.sources.draft import recognizers
from slides.sources.draft.wording import CAPITAL_NOUNS
from slides.text.sentences import function_words, stems

_MOST_WORDS, _MOST_LETTERS = 4, 38
_LEAST_LETTERS = 4
_BARE = ("en",)
"""Languages in which a subject of several words needs no article."""
_SCRIPTS = ("ja",)
"""Languages whose topic has a particle, and no space before it."""


def leads_of(texts: Sequence[str], heading: str, lang: str) -> list[str]:
    """The lead of each sentence; empty where one has none, where two have the same, or where one says only what the heading says."""
    found = [subject_of(text, lang) for text in texts]
    named = frozenset(stems(heading, lang))
    keys = [frozenset(stems(lead, lang)) for lead in found]
    if not all(found) or len(set(keys)) < len(keys) or any(key <= named for key in keys):
        return []
    return found


@lru_cache(maxsize=20_000)
def subject_of(text: str, lang: str) -> str:
    """The subject that a sentence begins with, without its article: one to four words before its verb. Empty where that is not sure."""
    main = lang.split("-")[0].lower()
    verb = recognizers.holds("verbs", main).search(text[:90])
    if not verb or verb.start() == 0:
        return ""
    before = text[: verb.start()].rstrip()
    if any(mark in before for mark in ',;:.()“”"«»„「」、。') or len(before) > _MOST_LETTERS + 8:
        return ""
    if main in _SCRIPTS:
        one_script = before.isascii() or not re.search(r"[A-Za-z0-9]", before)
        return before if one_script and _LEAST_LETTERS <= len(before) <= 14 and not re.search("[はがをにで]", before) else ""
    article = recognizers.begins("determiners", main).match(before)
    lead = before[article.end() :].lstrip() if article else before
    words = lead.split()
    if not 1 <= len(words) <= _MOST_WORDS or not _LEAST_LETTERS <= len(lead) <= _MOST_LETTERS:
        return ""
    small = function_words(main)
    if words[0].casefold() in small or words[-1].casefold() in small or (main in CAPITAL_NOUNS and not words[-1][0].isupper()):
        return ""
    named = len(words) > 1 and all(word[0].isupper() for word in words)
    if not article and not named and not (main in _BARE and (len(words) > 1 or lead.endswith("s"))):
        return ""
    return lead[:1].upper() + lead[1:]
