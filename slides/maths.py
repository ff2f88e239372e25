"""Formulas as readable text (to be written)."""

from __future__ import annotations

from slides.words import Run


def read(tex: str, *, display: bool = False) -> tuple[tuple[Run, ...], str]:
    """The formula as it is written."""
    return (Run(tex),), "not read yet"
