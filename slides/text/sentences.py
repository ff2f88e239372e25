"""Sentences, the stems of their words, and the language of a text. The only file that imports sentencex and snowballstemmer."""

from __future__ import annotations

import json
import pkgutil
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from slides.base.lazy_modules import later
from slides.base.lazy_regex import pattern
from slides.text.rich_text import is_latin_text, stretches

_PIECE = 4_000
"""Text is cut into sentences this many characters at a time: sentencex takes quadratic time where quotation marks stay open."""
_LONGEST_WORD = 40
_LONGEST_SENTENCE = 2_000
"""Sentences that were cut at an abbreviation are joined again up to so many characters."""
_SAMPLE = 20_000
"""Characters that the language is told from."""
_LEAST_SHARE = 0.12
"""So large a share of a text's words are function words of its language, or the language is not known (25% to 50% in prose)."""
_LIKE = 0.6
"""A text may be in a language whose function words it has so many of, against those of the language that it has most of."""
_ONE_SCRIPT = ("ja", "zh", "ko", "th", "el", "hy", "ka", "ta", "te", "bn", "gu", "kn", "ml", "pa", "my", "km", "lo", "am")
"""Languages that are known by their script."""
_STEMMERS: Mapping[str, str] = MappingProxyType(
    {"ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch", "en": "english"}
    | {"eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi"}
    | {"hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nb": "norwegian"}
    | {"no": "norwegian", "fa": "persian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian"}
    | {"es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish"}
)
"""Snowball's algorithms by language; a language that has none keeps its words as they are."""
_OTHER_STEMMERS = ("dutch_porter", "porter", "sesotho")
"""Algorithms that no language here has: the package loads all of them with the first one."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Letters of scripts that part words by no space: every two neighbours are counted as a word."""
_WORD = pattern(rf"(?P<unspaced>[{UNSPACED}]+)|[^\W_{UNSPACED}]+(?:['’][^\W\d_]+)?")
_LATIN_WORD = pattern(r"[^\W_]+(?:['’][^\W\d_]+)?")
"""The same in a text of Latin letters alone: it is compiled in a tenth of the time."""
_ORDINALS = ("de", "da", "nb", "no", "nn", "fi", "cs", "sk", "pl", "hu", "et", "hr", "sl", "lv", "is")
"""Languages that write "second" as "2."."""
_ORDINAL = pattern(r"([^\W\d_]{1,12})\s\d{1,2}\.$")
_CLOSING = pattern(r"[»”)\]]{1,3}[.!?]?\s+")
"""Marks that close a quotation and were cut off its end."""
_FULL_WIDTH = ("zh", "ja")
_INNER_END = pattern(r"[。！？](?=[^。！？”」』）)\"’\s])")
_SPACED_END = pattern(r"[.!?][”»\"]?[).]{0,2}\s+(?=[«“\"¿¡]?[^\W\d_a-zà-ÿа-я])")
_LIKELY_SENTENCE = 200
"""A longer sentence whose quotation marks do not close is cut at every full stop before a capital."""
_POSSESSIVE = pattern(r"['’]s?$")


def split(text: str, lang: str) -> list[str]:
    """The sentences of a paragraph, each as it stands there, without the white space round it. Linear in the text's length."""
    import sentencex

    main = _main(lang)
    found: list[str] = []
    gap = ""
    for piece in _pieces(text):
        for sentence in sentencex.segment(main, piece):
            stripped = sentence.strip()
            closing = _CLOSING.match(stripped) if found else None
            if closing:
                found[-1] = _rejoined(text, found[-1], closing.group().rstrip())
                stripped = stripped[closing.end() :]
            if stripped and found and not any(letter.isalnum() for letter in stripped) and len(stripped) < 4:
                found[-1] = _rejoined(text, found[-1], stripped)
            elif stripped and found and (_goes_on(found[-1], stripped) or _ends_with_ordinal(found[-1], main)):
                found[-1] += gap + stripped
            elif stripped:
                found.append(stripped)
            gap = sentence[len(sentence.rstrip()) :]
    return [sentence for whole in found for sentence in _at_missed_ends(whole, main)]


def _ends_with_ordinal(text: str, main: str) -> bool:
    """Whether a sentence was cut at an ordinal's full stop: "im 17. Jahrhundert", where a word that holds others together is before it."""
    if main not in _ORDINALS or not text.endswith("."):
        return False
    found = _ORDINAL.search(text[-20:])
    return found is not None and found.group(1).casefold() in function_words(main)


def _at_missed_ends(text: str, main: str) -> list[str]:
    """A sentence cut where sentencex saw no end: at a full stop of Chinese and Japanese, and where a quotation mark was left open."""
    if main in _FULL_WIDTH and _INNER_END.search(text):
        cuts = [found.end() for found in _INNER_END.finditer(text) if _is_even(text[: found.end()])]
    elif len(text) > _LIKELY_SENTENCE and not _is_even(text):
        cuts = [found.end() for found in _SPACED_END.finditer(text)]
    else:
        return [text]
    return [part for start, end in pairwise([0, *cuts, len(text)]) if (part := text[start:end].strip())]


def _is_even(text: str) -> bool:
    """Whether every quotation mark that opens is closed."""
    return all(text.count(opening) == text.count(closing) for opening, closing in ("“”", "「」", "『』", "«»")) and text.count('"') % 2 == 0


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence was cut at an abbreviation's full stop: it goes on with a small letter."""
    return before.endswith(".") and not before.endswith("..") and after[0].islower() and len(before) + len(after) <= _LONGEST_SENTENCE


def _rejoined(text: str, before: str, mark: str) -> str:
    """A sentence with the closing mark that was cut off it, where the two stand together."""
    return before + mark if before + mark in text else before


def _pieces(text: str) -> list[str]:
    """Text in pieces of about `_PIECE` characters, cut after the end of a sentence, else at white space, where there is any."""
    found = []
    at = 0
    while len(text) - at > _PIECE:
        end = at + _PIECE
        window = text[at:end]
        ends = max(window.rfind(mark) for mark in (". ", "! ", "? ", "。", "！", "？", "؟ ", "۔ ", "। ")) + 1
        if ends < _PIECE // 4:
            ends = max(window.rfind(" "), window.rfind("\n")) + 1
        end = at + ends if ends > 0 else end
        found.append(text[at:end])
        at = end
    found.append(text[at:])
    return found


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, without possessive endings; of unspaced scripts every two neighbouring letters."""
    text = text.casefold()
    if is_latin_text(text):
        words = _LATIN_WORD.findall(text)
        return [_POSSESSIVE.sub("", word)[:_LONGEST_WORD] if "'" in word or "’" in word else word[:_LONGEST_WORD] for word in words]
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if match.group("unspaced") is None:
            found.append(_POSSESSIVE.sub("", word)[:_LONGEST_WORD])
        elif len(word) == 1:
            found.append(word)
        else:
            found.extend(word[at : at + 2] for at in range(len(word) - 1))
    return found


def stems(text: str, lang: str) -> list[str]:
    """The stems of the words that carry meaning, in order: function words are left out."""
    return list(_stems(text, _main(lang)))


@lru_cache(maxsize=4096)
def _stems(text: str, main: str) -> tuple[str, ...]:
    """The stems of a text; the last ones are kept, as a section's sentences are weighed more than once."""
    without = function_words(main)
    return tuple([_stem(word, main) for word in tokens(text) if word not in without])


def stem(word: str, lang: str) -> str:
    """The stem of one word."""
    return _stem(word.casefold()[:_LONGEST_WORD], _main(lang))


@lru_cache(maxsize=200_000)
def _stem(word: str, main: str) -> str:
    stemmer = _stemmer(main)
    return stemmer(word) if stemmer and not word.isdecimal() else word


@lru_cache(maxsize=64)
def _stemmer(main: str):  # type: ignore[no-untyped-def]
    """Snowball's algorithm for a language as a function of a word; None where it has none."""
    name = _STEMMERS.get(main, "")
    if not name:
        return None
    others = {*_STEMMERS.values(), *_OTHER_STEMMERS} - {name}
    with later(called={f"snowballstemmer.{other}_stemmer": (f"{other.title().replace('_', '')}Stemmer",) for other in others}):
        import snowballstemmer
    return snowballstemmer.stemmer(name).stemWord


@lru_cache(maxsize=1)
def _all() -> dict[str, frozenset[str]]:
    """Every language's function words, by its tag."""
    data = json.loads(pkgutil.get_data("slides.text", "function_words.json") or b"")
    return {tag: frozenset(words.split()) for tag, words in data.items()}


def function_words(lang: str) -> frozenset[str]:
    """The words of a language that only hold others together; none where the language is not known."""
    main = _main(lang)
    return _all().get({"no": "nb", "nn": "nb"}.get(main, main), frozenset())


def detect(text: str) -> str:
    """The language of a text as a tag: by its script, and by its function words where a script serves several; else empty."""
    sample = text[:_SAMPLE]
    main = _scripted(sample)
    if main in _ONE_SCRIPT:
        return main
    shares = _shares(sample)
    best = max(sorted(shares), key=lambda tag: shares[tag])
    return best if shares[best] >= _LEAST_SHARE else main


def may_be(text: str, lang: str) -> bool:
    """Whether a text may be in the language that it is said to be in: it has about as many of its function words as of any other's."""
    main = {"no": "nb", "nn": "nb"}.get(_main(lang), _main(lang))
    found = detect(text)
    if not found or found == main or (main not in _all() and main not in _ONE_SCRIPT and found not in _ONE_SCRIPT):
        return True
    shares = _shares(text[:_SAMPLE])
    return main not in _ONE_SCRIPT and found not in _ONE_SCRIPT and shares[main] >= _LIKE * shares[found]


def _shares(text: str) -> dict[str, float]:
    """The share of a text's words that are function words, by language."""
    counted = Counter(tokens(text))
    whole = counted.total() or 1
    return {tag: sum(counted[word] for word in words) / whole for tag, words in _all().items()}


def _scripted(text: str) -> str:
    """The language of the script that says most, where it is not Latin; a letter of an unspaced script says as much as three."""
    counted: Counter[str] = Counter()
    for stretch, tag in stretches(text, "en"):
        letters = sum(letter.isalpha() for letter in stretch)
        counted[tag.split("-")[0]] += letters * (3 if tag[:2] in ("zh", "ja", "ko", "th") else 1)
    best = max(sorted(counted), key=lambda tag: counted[tag], default="")
    return "" if best == "en" else best


def _main(lang: str) -> str:
    """The first part of a language tag."""
    return lang.split("-")[0].lower()
