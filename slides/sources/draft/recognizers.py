"""Recognizers: the words by which a draft tells what a sentence does. Data by language, in `recognizers.json`."""

from __future__ import annotations

import json
import pkgutil
import re
from functools import lru_cache

_NEVER = re.compile(r"(?!)")
_UNSPACED = ("ja", "zh", "ko", "th")


@lru_cache(maxsize=1)
def _all() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(pkgutil.get_data("slides.sources.draft", "recognizers.json") or b"{}")
    return data


def _words(kind: str, lang: str) -> str:
    main = lang.split("-")[0].lower()
    return _all().get({"no": "nb", "nn": "nb"}.get(main, main), {}).get(kind, "")


@lru_cache(maxsize=256)
def begins(kind: str, lang: str) -> re.Pattern[str]:
    """What matches a text that begins with words of a kind; nothing matches where the language has none."""
    words = _words(kind, lang)
    end = "" if lang.split("-")[0].lower() in _UNSPACED else r"(?![^\W_])"
    return re.compile(rf"(?:{words}){end}", re.IGNORECASE) if words else _NEVER


@lru_cache(maxsize=256)
def holds(kind: str, lang: str) -> re.Pattern[str]:
    """What finds words of a kind inside a text."""
    words = _words(kind, lang)
    bound = "" if lang.split("-")[0].lower() in _UNSPACED else r"(?<![^\W_])"
    end = "" if lang.split("-")[0].lower() in _UNSPACED else r"(?![^\W_])"
    return re.compile(rf"{bound}(?:{words}){end}", re.IGNORECASE) if words else _NEVER


def says(kind: str, text: str, lang: str) -> bool:
    """Whether a text is words of a kind and nothing else, as a heading is."""
    words = _words(kind, lang)
    return bool(words) and re.fullmatch(rf"\W*(?:{words})\W*", text, re.IGNORECASE) is not None
