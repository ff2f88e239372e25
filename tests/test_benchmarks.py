"""The benchmarks measure what they say: outlines without problems, whole trees of processes, rows that know what is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.batches import FULL, Batch, Entry, batches, measure
from benchmarks.children import Failed, run
from benchmarks.outlines import KINDS, write_outline
from benchmarks.rows import reached, rows
from benchmarks.tables import details, table
from benchmarks.tools import Tool
from slides.design.page import Chart, Drawing, Picture, Table
from slides.pipeline.build import build_deck
from tests.building import graver
from tests.shared import ROOT

SHOWN = {"tables": Table, "pictures": Picture, "charts": Chart, "maps": Drawing}


@pytest.mark.parametrize("kind", KINDS)
def test_outlines_of_each_kind_build_without_a_problem_a_page_each(kind: str, tmp_path: Path) -> None:
    file = write_outline(kind, 9, tmp_path)
    briefing = build_deck(file.read_text(encoding="utf-8"), str(file))
    assert not graver(briefing)
    pages = [page for page in briefing.pages if not page.layout.startswith(("Title Slide", "Agenda"))]
    assert len(pages) >= 9
    if kind in SHOWN:
        assert all(any(isinstance(placed.what, SHOWN[kind]) for placed in page.fills) for page in pages[-9:])


def test_a_child_s_child_counts(tmp_path: Path) -> None:
    idle, busy = "pass", "sum(range(20_000_000))"
    nested = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
    quiet, loud = (run([sys.executable, "-c", nested.format(inner)], tmp_path)["cpu"] for inner in (idle, busy))
    assert loud > quiet + 0.1


def test_memory_is_the_child_s(tmp_path: Path) -> None:
    """Measured from a small process: a child's peak is never below its parent's, and this one's may be anything."""
    measured = "import json, sys; from benchmarks.children import run; from pathlib import Path; print(json.dumps("
    measured += "[run([sys.executable, '-c', f'x = bytes([1]) * {size}'], Path())['peak'] for size in (1, 300_000_000)]))"
    done = subprocess.run([sys.executable, "-c", measured], cwd=ROOT, capture_output=True, text=True, check=True)
    small, large = json.loads(done.stdout)
    assert small < 100
    assert 300 < large < 400


def test_a_program_that_fails_or_is_missing_is_a_row_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)
    tools = {"slides": Tool(lambda *_: [sys.executable, "-c", "pass"]), "pandoc": Tool(missing="pandoc is not installed")}
    batch = Batch((Entry("slides", "mix", 16), Entry("pandoc", "mix", 16)), 2)
    (tmp_path / "mix_16.md").touch()
    found: dict[str, Any] = {"cold": measure(batch, tools, tmp_path, None, lambda _: None)}
    assert len(found["cold"]["slides/mix/16"]["samples"]) == 2
    said = "\n".join([*table(found, FULL), *details(found)])
    assert "| `cold` | 16 sections, cold, to pandoc | ≤ 1.30 x | not known: pandoc is not installed | – |" in said


def test_rows_hold_numbers_against_their_bounds() -> None:
    sizes = (FULL.small, FULL.large, FULL.most)
    linear = {f"slides/notes/{size}": {"samples": [{"cpu": 0.5 + size / 1000, "peak": 50}]} for size in sizes}
    dearer = {f"slides/notes/{size}": {"samples": [{"cpu": 0.5 + (size / 1000) ** 2, "peak": 50}]} for size in sizes}
    row = next(row for row in rows(FULL) if row.name == "notes")
    assert reached(row, {"notes": linear}).number == pytest.approx(1)
    assert reached(row, {"notes": linear}).met
    assert reached(row, {"notes": dearer}).met is False
    assert reached(row, {}).met is None


def test_every_row_has_its_batch() -> None:
    assert {row.batch for row in rows(FULL)} <= set(batches(FULL))
