"""Many outlines in one command: every deck that can be built is, in any number of processes, and all is told in order."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from slides import batch
from slides.job import Job, Outcome, run
from tests.shared import ROOT

COUNT = 200
BROKEN = {17: b"", 90: b"\xff\xfe", 151: b"---\ntitle: [a\n---\n## A\n"}
COMMAND = [sys.executable, str(ROOT / "build.py")]


def command(folder: Path, *arguments: str, text: str = "") -> tuple[int, str, str]:
    """Run build.py in a folder: the exit code, what it said and what it complained of."""
    done = subprocess.run([*COMMAND, *arguments], cwd=folder, input=text.encode(), capture_output=True, timeout=240, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def outlines(folder: Path, count: int) -> None:
    """Small outlines of two slides, each with a warning in every tenth."""
    folder.mkdir()
    for number in range(count):
        extra = "\n![x](nowhere.png)\n" if number % 10 == 5 else ""
        (folder / f"t{number:03}.md").write_text(f"# Talk {number}\n\n## A statement\n\n- A bullet of {number}\n{extra}", encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder, hidden ones too, by its bytes."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 200 outlines in talks/, three of them broken."""
    folder = tmp_path_factory.mktemp("batch")
    outlines(folder / "talks", COUNT)
    for number, data in BROKEN.items():
        (folder / "talks" / f"t{number:03}.md").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def together(place: Path) -> tuple[int, str, str]:
    """What building them in two processes said."""
    return command(place, "talks", "-o", "two/", "--jobs", "2")


def test_one_bad_outline_of_many_costs_its_own_deck(place: Path, together: tuple[int, str, str]) -> None:
    code, said, told = together
    assert code == 1
    assert len(digests(place / "two")) == COUNT - len(BROKEN)
    lines = said.splitlines()
    assert lines[:-1] == sorted(lines[:-1])
    assert lines[-1].startswith("197 of 200 decks built, 3 not: talks/t017.md, talks/t090.md, talks/t151.md; 23 problems; ")
    errors = [line for line in told.splitlines() if ": error: " in line]
    assert [line.split(":")[0] for line in errors] == [f"talks/t{number:03}.md" for number in BROKEN]
    assert "\r" not in told
    assert told.count("\n") == 23
