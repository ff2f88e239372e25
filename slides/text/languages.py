"""The language of an outline that names none: by its script, its function words and its letters. `varieties.json` holds the latter."""

from __future__ import annotations

import json
import pkgutil
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.text.rich_text import is_latin_text, stretches
from slides.text.sentences import function_words, tokens

SAMPLE = 8_000
"""This many characters of an outline are looked at."""
_LEAST_HITS, _LEAST_SHARE, _CLEARLY = 3, 0.06, 1.3
"""So many different function words or letters of a language that is not English, as so large a share of all words, and so many
times more than those of English, tell it. An outline has few whole sentences: prose has shares of 0.25 and more."""
_SHARED: Mapping[str, tuple[str, ...]] = {"ru": ("ru", "uk"), "ar": ("ar", "fa")}
"""Languages written in the script that is first taken for that of another."""
_FOREIGN = pattern(
    "[\u0590-\u10ff\u1100-\u139f\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\ufb1d-\ufdff\ufe70-\ufefc\uff66-\uff9d\U00020000-\U0003ffff]+"
)
"""Letters of scripts that a face of Latin letters lacks."""
_WIDE = 3
"""A letter of a script that writes words in one or two letters counts as this many Latin ones."""


@lru_cache(maxsize=16)
def language_of(text: str, default: str) -> str:
    """The BCP 47 tag of the language that most of a text is in; `default` (a tag of English) where it does not show another.

    Only the first `SAMPLE` characters count.
    """
    sample = text[:SAMPLE]
    script = "" if sample.isascii() else _script(sample)
    main = script.split("-")[0]
    if main == "zh":
        return _of_signs(sample)
    found = _latin(sample) if not main else _among(_SHARED[main], sample) if main in _SHARED else main
    if found == "pt":
        counted = Counter(tokens(sample))
        return max(("pt-PT", "pt-BR"), key=lambda tag: sum(counted[word] for word in _data()["words"][tag].split()))
    return _data()["tags"].get(found) or script or default


def _script(text: str) -> str:
    """The language tag that a script stands for in which most of a text is written; empty for Latin."""
    counted: Counter[str] = Counter()
    for stretch, tag in stretches(text, "en"):
        counted[tag] += sum(letter.isalpha() for letter in stretch) * (_WIDE if tag[:2] in ("zh", "ja", "ko", "th") else 1)
    if counted["ja-JP"]:
        counted["ja-JP"] += counted.pop("zh-CN", 0)
    best = max(sorted(counted), key=lambda tag: counted[tag], default="")
    return "" if best == "en" else best


def others_in(text: str) -> tuple[str, ...]:
    """The languages that a text's East Asian, Indic, South East Asian and right-to-left letters stand for, the most frequent first.

    Where there are kana, Han characters count as Japanese; else they are traditional Chinese or simplified, as most of them are.
    """
    if is_latin_text(text):
        return ()
    letters = " ".join(_FOREIGN.findall(text))
    counted: Counter[str] = Counter()
    for stretch, tag in stretches(letters, "en"):
        counted[tag] += len(stretch)
    counted.pop("en", None)
    if han := counted.pop("zh-CN", 0):
        counted["ja-JP" if counted["ja-JP"] else _of_signs(letters)] += han
    return tuple(tag for tag, count in sorted(counted.items(), key=lambda each: (-each[1], each[0])) if count)


def _of_signs(text: str) -> str:
    """Chinese in traditional characters or in simplified ones, whichever are more."""
    counted = Counter(text)
    return max(("zh-CN", "zh-TW"), key=lambda tag: sum(counted[sign] for sign in _data()["signs"][tag]))


def _among(tags: tuple[str, ...], text: str) -> str:
    """The language of some, all written in one script, that most words and letters are of; the first where none shows."""
    counted, letters = Counter(tokens(text)), Counter(text.casefold())
    return max(tags, key=lambda tag: _hits(tag, counted, letters))


def _hits(tag: str, counted: Counter[str], letters: Counter[str]) -> tuple[int, int]:
    """How often a language's function words and the letters that are its own stand in a text, and how many different ones of them.

    Words of one letter are names of points and variables, too.
    """
    own = [letters[letter] for letter in _data()["letters"].get(tag, "")]
    words = [counted[word] for word in function_words(tag) & counted.keys() if len(word) > 1]
    found = [count for count in (*own, *words) if count]
    return sum(found), len(found)


def _latin(text: str) -> str:
    """The language of a text in Latin letters; empty where it is English, or does not show."""
    counted, letters = Counter(tokens(text)), Counter(text.casefold())
    tags = [tag for tag in _data()["tags"] if tag not in ("ja", "zh", "ko", "th", "ru", "uk", "ar", "he", "fa", "hi")]
    hits = {tag: _hits(tag, counted, letters) for tag in tags}
    best = max(tags, key=lambda tag: hits[tag])
    count, different = hits[best]
    enough = different >= _LEAST_HITS and count >= counted.total() * _LEAST_SHARE and count > hits["en"][0] * _CLEARLY
    return best if enough and best != "en" else ""


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, str]]:
    """Letters, words and signs by language, and the whole tag of each."""
    found: dict[str, dict[str, str]] = json.loads(pkgutil.get_data("slides.text", "varieties.json") or b"{}")
    return found
