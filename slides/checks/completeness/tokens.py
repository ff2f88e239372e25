"""Tokens: what counts as a word, and how often each occurs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from slides.base.lazy_regex import pattern
from slides.text.rich_text import Run, is_latin_text

# A word; in scripts that part words by no space, each letter.
_WORD = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]|[^\\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_LATIN_WORD = pattern(r"[^\W_]+")
"""The same in Latin letters: it is compiled in a tenth of the time."""
_PARTED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)
"""ASCII's letters in lower case, and a space for what is not part of a word."""


def text_of(runs: Sequence[Run]) -> str:
    """The text of runs without the numbers of footnotes, which are counted when all slides are known."""
    return "".join([run.text for run in runs if not run.note])


def word_tokens(text: str) -> list[str]:
    """The words of a text in lower case; in scripts without spaces between words, the letters."""
    if text.isascii():
        return text.encode().translate(_PARTED).decode().split()
    return _LATIN_WORD.findall(text.casefold()) if is_latin_text(text) else re.findall(_WORD, text.casefold())


def count_tokens(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in texts."""
    held = list(texts)
    other = [text for text in held if not text.isascii()]
    found = Counter(word_tokens("\n".join([text for text in held if text.isascii()] if other else held)))
    found.update(word_tokens("\n".join(other)) if other else ())
    return found


def missing_tokens(asked: Counter[str], shown: Counter[str]) -> Counter[str]:
    """How often more each word stands in some texts than in others. Texts that stand whole in both need no look at their words.

    asked, shown: how often there is each text.
    """
    rest = asked - shown
    return count_tokens(rest.elements()) - count_tokens((shown - asked).elements()) if rest else Counter()


def header_words(runs: Sequence[Run]) -> str:
    """A cell's words, by which a header is known again."""
    return " ".join(word_tokens(text_of(runs)))
