"""The checkers of finished decks run over many decks at once, and their findings as values."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.shared import CHECKERS, PROGRAMS, environment

PATIENCE = 600
"""Seconds that one checker may take for all decks of a call."""
_PART = re.compile(r"(?:slide|notesSlide)(\d+)\.xml")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its rule (`XSD`, a code of the package checker, or A1 to A20), its slide (0: the deck) and its shape or part."""

    rule: str
    slide: int
    shape: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule} slide {self.slide or '-'} {self.shape}: {self.message}"


def findings_of(decks: Sequence[Path]) -> dict[Path, list[Finding]]:
    """What the checkers find in each deck, warnings included. Raises AssertionError where a deck cannot be read."""
    found: dict[Path, list[Finding]] = {deck: [] for deck in decks}
    if not decks:
        return found
    commands = [[sys.executable, str(CHECKERS / name), "--json", *map(str, decks)] for name in PROGRAMS]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment())
        for command in commands
    ]
    for process in running:
        output, errors = process.communicate(timeout=PATIENCE)
        rows = [json.loads(line) for line in output.splitlines()]
        assert len(rows) == len(decks), errors[-2000:]
        for row in rows:
            found[Path(row["file"])].extend(map(_finding, row["findings"]))
    return found


def _finding(row: dict[str, str]) -> Finding:
    """A row of any of the checkers."""
    if "rule" in row:
        return Finding(row["rule"], int(row["slide"] or 0), row["shape"], row["message"])
    part = _PART.search(row["part"])
    return Finding(row.get("code", "XSD"), int(part.group(1)) if part else 0, row["part"], row["message"])
