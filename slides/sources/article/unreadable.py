"""Why a document that is not text cannot be read."""

from __future__ import annotations


class UnreadableDocument(ValueError):
    """Why a document cannot be read, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
