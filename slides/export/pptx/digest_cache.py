"""What has been found out about pieces of XML, remembered by their digests: layouts are the same in every deck, most slides in the next."""

from __future__ import annotations

import hashlib
from typing import Generic, TypeVar

_MOST = 2048
"""This many answers are kept at most, a hundred bytes or a few each."""
Answer = TypeVar("Answer")


class DigestCache(Generic[Answer]):
    """Answers of one pure function by the digest of what it was asked about."""

    def __init__(self) -> None:
        self._answers: dict[bytes, Answer] = {}

    def get(self, key: bytes) -> Answer | None:
        """The answer under a digest; None where none is kept."""
        return self._answers.get(key)

    def keep(self, key: bytes, answer: Answer) -> None:
        """Keep an answer; where there are many, let go of the half that was kept longest."""
        if len(self._answers) >= _MOST:
            self._answers = dict(list(self._answers.items())[_MOST // 2 :])
        self._answers[key] = answer

    def clear(self) -> None:
        """Forget everything."""
        self._answers.clear()


def digest(kind: str, data: bytes) -> bytes:
    """What stands for the XML of a part of a kind: SHA-256, so that no two pieces of XML have the same by accident or on purpose."""
    return hashlib.sha256(b"%s %s" % (kind.encode(), data)).digest()
