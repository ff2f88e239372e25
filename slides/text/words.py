"""How many words a text has, in every script."""

from __future__ import annotations

from slides.base.lazy_regex import pattern
from slides.text.rich_text import is_latin_text

_UNSPACED = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS_A_WORD = 2
"""Letters of Chinese, Japanese or Thai that take about the place of a word."""


def word_count(text: str) -> int:
    """The words of a text; in scripts that put no space between words, half of their letters."""
    if is_latin_text(text):
        return len(text.split())
    letters = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + -(-letters // _LETTERS_A_WORD) if letters else len(text.split())
