"""People and places that running text names: words with capitals in a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from slides.base.lazy_regex import pattern
from slides.sources.draft.sentence import Sentence
from slides.sources.draft.wording import CAPITAL_NOUNS
from slides.text.sentences import function_words, stems

_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_PARTICLES = "von|van|de|da|del|bin|al|der|den|la|le|di|dos|of|du|des|do|das|ten|ter|y"
NAMED = pattern(rf"(?<![^\W_]){_CAPITAL}[\w’'.-]{{1,20}}(?: (?:{_CAPITAL}[\w’'.-]{{0,20}}|(?:{_PARTICLES})(?!\w))){{1,4}}")
"""Two to five words with capitals, and what holds a name together."""
_LEAST_TIMES = 2
"""A stretch is about a name whose last word stands in it so many times."""
_MOST_LETTERS = 40


def is_name(words: str, lang: str) -> bool:
    """Whether words with capitals are a name: neither the first nor the last one only holds others together, or is one letter."""
    parts = words.rstrip(".,").split()
    small = function_words(lang)
    return all(len(part) > 1 and part[0].isupper() and part.casefold() not in small for part in (parts[0], parts[-1]))


def without_small_words(words: str, lang: str) -> str:
    """Words without those at their beginning that only hold others together: of "For John Smith" the name."""
    small = function_words(lang)
    while words and words.split(maxsplit=1)[0].casefold() in small:
        words = words.partition(" ")[2]
    return words


def leading_name(told: Sequence[Sentence], lang: str, used: Sequence[str], about: str) -> str:
    """The name that a stretch says most of, as it stands inside of its sentences; empty where none comes twice, or where the title
    or a slide before names it already."""
    if lang.split("-")[0].lower() in CAPITAL_NOUNS:  # words with capitals in a row are seldom a name there
        return ""
    whole = " ".join(each.text for each in told)
    counted = Counter(re.findall(r"[^\W\d_]{2,}", whole))
    known = frozenset(stem for title in (about, *used) for stem in stems(title, lang))
    found = []
    for name in NAMED.finditer(whole):
        words = name.group().rstrip(".,'’-")
        inside = name.start() > 1 and (whole[name.start() - 2].islower() or whole[name.start() - 2] == ",")
        if not inside or len(words) > _MOST_LETTERS or not is_name(words, lang) or counted[words.split()[-1]] < _LEAST_TIMES:
            continue
        if not frozenset(stems(words, lang)) & known:
            found.append((counted[words.split()[-1]], -name.start(), words))
    return max(found)[2] if found else ""
