"""Clauses: a long sentence -> its main clauses where each can be shown as a sentence of its own, in the article's words."""

from __future__ import annotations

from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.sources.draft import recognizers
from slides.text.rich_text import is_latin_text

_SEMICOLON = pattern(r"[;؛]\s+|；")
"""Where one main clause ends and the next begins without a word between them."""
_COMMA = pattern(r",\s+(?=\S)")
_QUOTED = pattern('[“”„«»「」『』"():：—–]')
"""Marks of a quotation, an insertion or a listing: what they hold belongs together."""
_MOST_CLAUSES = 4
_FEWEST_LETTERS = 30
_FEWEST_WIDE = 10
"""Letters of a clause in a script without spaces."""
_VERB_AMONG = 8
"""The verb of a clause after "and" stands among so many first words."""
_WIDE = pattern("[\u2e80-\uabff\uf900-\uffef]")


@lru_cache(maxsize=4096)
def clauses_of(sentence: str, lang: str) -> tuple[str, ...]:
    """The main clauses of a sentence, each with its first letter large; the sentence alone where that is not sure.

    Nothing that is told as somebody's words is divided, as the later clauses would be without who says them.
    """
    if _QUOTED.search(sentence) or recognizers.holds("said", lang).search(sentence):
        return (sentence,)
    parts = _SEMICOLON.split(sentence)
    if not 1 < len(parts) <= _MOST_CLAUSES or not all(_is_clause(part, lang, first=at == 0) for at, part in enumerate(parts)):
        parts = _at_and(sentence, lang)
    return tuple(part[:1].upper() + part[1:] for part in parts)


def _is_clause(text: str, lang: str, *, first: bool) -> bool:
    """Whether a stretch between semicolons has words enough and a verb, as far as verbs are known, or begins as a long sentence does.

    One after another, in a language with articles, begins with its subject: "so it was kept" points back.
    """
    wide = 0 if is_latin_text(text) else len(_WIDE.findall(text))
    if len(text) < (_FEWEST_WIDE if wide > len(text) // 2 else _FEWEST_LETTERS):
        return False
    subject = recognizers.begins("determiners", lang).match(text) or text[:1].isupper()
    if not first and not subject and recognizers.begins("joins", lang).pattern != "(?!)":
        return False
    if subject and text.count(" ") >= _VERB_AMONG:
        return True
    known = [found for found in (recognizers.holds("verbs", lang), recognizers.holds("finite", lang)) if found.pattern != "(?!)"]
    return not known or any(found.search(text) for found in known)


def _at_and(sentence: str, lang: str) -> list[str]:
    """A sentence at its only comma, where "and" and a clause with a subject and a verb follow, and nothing governs both clauses."""
    comma = _COMMA.search(sentence)
    if not comma or _COMMA.search(sentence, comma.end()):
        return [sentence]
    before, after = sentence[: comma.start()], sentence[comma.end() :]
    rest = _joined_clause(after, lang)
    sure = rest and recognizers.holds("verbs", lang).search(before)
    if not sure or recognizers.holds("governs", lang).search(before) or min(len(before), len(rest)) < _FEWEST_LETTERS:
        return [sentence]
    return [before, rest]


def begins_clause(text: str, lang: str) -> bool:
    """Whether a text begins with "and" and a clause that has a subject and a verb of its own."""
    return bool(_joined_clause(text, lang))


def _joined_clause(text: str, lang: str) -> str:
    """What stands behind the "and" that a text begins with, where it begins with a subject and soon has a verb; else empty."""
    joined = recognizers.begins("joins", lang).match(text)
    rest = text[joined.end() :].lstrip() if joined else ""
    subject = recognizers.begins("determiners", lang).match(rest) or rest[:1].isupper()
    verb = recognizers.holds("verbs", lang).search(" ".join(rest.split(maxsplit=_VERB_AMONG)[:_VERB_AMONG]))
    return rest if subject and verb and verb.start() else ""
