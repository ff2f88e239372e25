"""Golden cases: an outline, and in plain text the pages and problems it gives. SLIDES_UPDATE=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from slides.pipeline.build import build_deck
from tests.building import dump

CASES = Path(__file__).parent / "cases"
ADVISED = "rules"
"""The file of cases that show advice."""
FILES = sorted(CASES.glob("*.txt"))


def cases() -> list[tuple[Path, str, str, str]]:
    """(file, title, outline, expected) of every case."""
    return [(file, title, outline, expected) for file in FILES for _, title, outline, expected in read_fixture_file(file)]


@pytest.mark.parametrize(
    ("file", "title", "outline", "expected"), cases(), ids=lambda value: value if isinstance(value, str) and len(value) < 60 else ""
)
def test_case(file: Path, title: str, outline: str, expected: str) -> None:
    shown = dump(build_deck(outline, str(CASES / "case.md")), advice=file.stem == ADVISED).replace(f"{CASES}{os.sep}", "")
    assert shown.rstrip() == expected.rstrip(), f"{file.name}: {title}"


def write_anew() -> None:
    """Write every case with what it gives today; read the difference before you keep it."""
    for file in FILES:
        found = []
        for _, title, outline, _ in read_fixture_file(file):
            shown = dump(build_deck(outline, str(CASES / "case.md")), advice=file.stem == ADVISED).replace(f"{CASES}{os.sep}", "")
            found.append(f"{title}\n.\n{outline}.\n{shown.rstrip()}\n.\n")
        file.write_text("\n".join(found), encoding="utf-8")


if os.environ.get("SLIDES_UPDATE") == "1":
    write_anew()
