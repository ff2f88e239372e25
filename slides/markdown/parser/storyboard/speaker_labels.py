"""Labels of words for the speaker that are put together from words of the data: `Notes for the presenter`, `演讲者的备注`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.markdown.parser.storyboard.words import words

_WORD = pattern(r"[^\s'\u2019-]+(?:['\u2019]s(?!\w))?")
_WITHOUT_SPACES = "\u2e80"
"""From here on letters are of languages that write words without spaces between them."""
_ROLES = {
    "speaker words": "speaker",
    "note words": "notes",
    "prompt words": "prompts",
    "joining words": "joining",
    "qualifying words": "qualifying",
}


def speaker_label(label: str) -> str:
    """The kind of a label that names both the speaker and notes, and nothing else; empty for any other.

    speaker: notes for the speaker, as nothing else can mean; notes: the speaker's tips or text, which can mean other things elsewhere.
    """
    roles: set[str] = set()
    for word in _words(label):
        role = _vocabulary().get(word)
        if role is None or (role == "joining" and not roles):
            return ""
        roles.add(role)
    if "speaker" not in roles or not roles & {"notes", "prompts"}:
        return ""
    return "speaker" if "notes" in roles else "notes"


def _words(label: str) -> Iterator[str]:
    """The words of a label; of writing without spaces, the longest that are known, one after the other."""
    for found in _WORD.finditer(label):
        word = found[0]
        if word[0] < _WITHOUT_SPACES or word in _vocabulary():
            yield word
            continue
        at = 0
        while at < len(word):
            size = next((size for size in range(min(_longest(), len(word) - at), 1, -1) if word[at : at + size] in _vocabulary()), 1)
            yield word[at : at + size]
            at += size


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[str, str]:
    return {word: role for kind, role in _ROLES.items() for word in words()[kind]}


@lru_cache(maxsize=1)
def _longest() -> int:
    """Letters of the longest word in writing without spaces."""
    return max(len(word) for word in _vocabulary() if word[0] >= _WITHOUT_SPACES)


__all__ = ["speaker_label"]
