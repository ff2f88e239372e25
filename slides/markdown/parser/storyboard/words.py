"""The words by which storyboards are read, by what they label (labels.json)."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=1)
def words() -> Mapping[str, tuple[str, ...]]:
    """The words by what they label."""
    found = json.loads(pkgutil.get_data("slides.markdown.parser.storyboard", "labels.json") or b"{}")
    return {kind: tuple(words) for kind, words in found.items() if kind != "about"}


@lru_cache(maxsize=1)
def slide_words() -> frozenset[str]:
    """Words for a slide, without case."""
    return frozenset(words()["slide"])


__all__ = ["slide_words", "words"]
