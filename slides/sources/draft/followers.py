"""Followers: sentences that point back, each shown right under the sentence that it points to, where a slide would else have one line."""

from __future__ import annotations

from collections.abc import Sequence

from slides.markdown.sections import QUESTION_MARKS
from slides.sources.draft import recognizers
from slides.sources.draft.sentence import Sentence, is_foreign, is_self_contained
from slides.sources.draft.wording import MOST_WORDS, is_balanced, sets_against, words_of

_FEWEST_WORDS = 5
_PAIR = 2


def with_followers(
    chosen: Sequence[Sentence], told: Sequence[Sentence], lang: str, wanted: int, takeaway: Sentence | None = None
) -> list[Sentence]:
    """The chosen sentences and those that follow them in the article, until there are so many as are wanted.

    A follower stands in the same paragraph right after a chosen one, so that what it points back to is shown above it.
    """
    found = sorted(chosen, key=lambda each: each.at)
    by_number = {each.at: each for each in told}
    for each in [*found]:
        after = by_number.get(each.at + 1)
        while after and len(found) < wanted and after.paragraph == each.paragraph and after != takeaway and _goes_on(after, each, lang):
            found.append(after)
            after = by_number.get(after.at + 1)
    return sorted(dict.fromkeys(found), key=lambda each: each.at)


def _goes_on(sentence: Sentence, before: Sentence, lang: str) -> bool:
    """Whether a sentence may be shown under the one before it, and sets nothing against it."""
    return may_follow(sentence, before, lang) and not sets_against(sentence.text, lang)


def whole_section(told: Sequence[Sentence], lang: str) -> list[Sentence]:
    """All sentences of a section that has only two, where one needs the other and both are short enough; else none."""
    if len(told) != _PAIR or all(is_self_contained(each, lang) for each in told):
        return []
    first, second = told
    fits = first.shown == first.text and _may_stand_first(first, lang) and may_follow(second, first, lang)
    return [first, second] if fits and second.shown == second.text else []


def _may_stand_first(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence may be a section's first on a slide: it is whole, and neither leads on nor is taken back."""
    return may_follow(sentence, sentence, lang) and not recognizers.begins("turns", lang).match(sentence.shown)


def may_follow(sentence: Sentence, before: Sentence, lang: str, *, whole: bool = False) -> bool:
    """Whether a sentence may be shown right under the one before it: a whole statement that is short enough.

    whole: both are shown as they stand, with no clause left out.
    """
    text = sentence.text if whole else sentence.shown
    start = text.lstrip("“\"'‘«„(¿¡ ")
    if not sentence.ends or not before.ends or is_foreign(text) or not is_balanced(text) or text.endswith(("…", ",")):
        return False
    if text.endswith((":", "：", *QUESTION_MARKS)) or recognizers.holds("unwanted", lang).search(text):
        return False
    if recognizers.begins("leadin", lang).match(start) or recognizers.begins("refuted", lang).match(sentence.after):
        return False
    return (whole or before.shown == before.text) and _FEWEST_WORDS <= words_of(text) <= MOST_WORDS
