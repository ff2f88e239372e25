"""A build's work, counted and not timed, stays near its baseline and grows with its outline: see benchmarks/work.py."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import work
from benchmarks.outlines import outline_of
from slides.base.diagnostics import Problem
from slides.deck.deck import Document
from slides.design import Design
from slides.design.page import Page
from slides.layout.compose import compose
from slides.pipeline import build
from tests.shared import ROOT

Composed = tuple[tuple[Page, ...], Design, tuple[Problem, ...]]
FEW = (0, 32, 64)


@pytest.fixture(scope="module")
def clean() -> dict[int, work.Counts]:
    return work.counted(FEW)


def test_a_build_is_no_more_work_than_it_was() -> None:
    baseline, found = work.known(), work.counted_apart()
    wrong = list(work.faults(found, baseline))
    table = "\n".join(work.lines(found, baseline))
    change = "on purpose? then `python -m benchmarks.work --update`, and a line of the reason with the change"
    assert not wrong, "\n".join([*wrong, table, change])
    if not baseline:
        pytest.skip(f"growth is linear; {work.BASELINE.name} knows the work of Python {', '.join(work.VERSIONS)} only")


def test_a_slide_of_each_kind_is_no_more_work_than_it_was_and_no_more_in_a_larger_deck() -> None:
    baseline, found = work.known(work.KINDS_BASELINE), work.kinds_apart()
    assert set(found) == set(work.KINDS)
    wrong = list(work.kind_faults(found, baseline))
    assert not wrong, "\n".join([*wrong, "on purpose? then `python -m benchmarks.work --update`, and a line of the reason with the change"])


def test_a_dearer_kind_and_a_growing_one_are_told() -> None:
    baseline = {"maps": (1_000, 2_000), "sales": (4_000, 7_000)}
    assert list(work.kind_faults(baseline, baseline)) == []
    dearer = work.kind_faults({"maps": (1_500, 3_000), "sales": (5_000, 9_000)}, baseline)
    assert [fault.partition(":")[0] for fault in dearer] == ["maps", "sales"]
    assert [fault.partition(":")[0] for fault in work.kind_faults({"notes": (600, 1_400)}, {"notes": (700, 1_400)})] == ["notes"]


def test_every_stage_is_counted_and_its_sum_is_the_whole(clean: dict[int, work.Counts]) -> None:
    assert {"parse", "read", "compose", "measure", "check", "write"} <= set(clean[64])
    assert all(clean[64][stage] > clean[32][stage] > 0 for stage in clean[32])
    assert list(work.faults(clean, clean[64])) == []


def test_a_quarter_more_work_in_one_stage_is_told(clean: dict[int, work.Counts], monkeypatch: pytest.MonkeyPatch) -> None:
    def slower(deck: Document, design: Design) -> Composed:
        compose(replace(deck, slides=deck.slides[: len(deck.slides) // 3]), design)
        return compose(deck, design)

    monkeypatch.setattr(build, "compose", slower)
    found = work.counted((0, 64))
    more = {stage: found[64][stage] / clean[64][stage] for stage in clean[64]}
    assert 1.2 < more["compose"] < 1.4
    assert {fault.partition(":")[0] for fault in work.faults(found, clean[64])} >= {"compose"}
    assert not any(fault.startswith(("parse", "write", "check")) for fault in work.faults(found, clean[64]))


def test_a_loop_in_a_loop_is_told(clean: dict[int, work.Counts], monkeypatch: pytest.MonkeyPatch) -> None:
    def quadratic(deck: Document, design: Design) -> Composed:
        pages, design, problems = compose(deck, design)
        assert all(sum(other.title == page.title for other in pages) for page in pages)
        return pages, design, problems

    monkeypatch.setattr(build, "compose", quadratic)
    told = list(work.faults(work.counted(FEW), {}))
    assert [fault for fault in told if "64 sections cost" in fault and fault.startswith("read")]


def test_a_quarter_more_in_all_is_told(clean: dict[int, work.Counts]) -> None:
    more = {size: {stage: round(count * 1.25) for stage, count in counts.items()} for size, counts in clean.items()}
    assert {fault.partition(":")[0] for fault in work.faults(more, clean[64])} >= {"total", "parse", "compose", "write"}
    assert list(work.faults(clean, more[64])) == []


def test_every_stage_has_its_files() -> None:
    """A file that has moved away would be counted with its caller, and its stage be quiet."""
    assert [name for name in work.STAGES if not (work.PACKAGE / name).exists()] == []
    assert work.stage_of(str(work.PACKAGE / "markdown" / "parser" / "reader.py")) == "parse"
    assert work.stage_of(str(work.PACKAGE / "layout" / "packing.py")) == work.stage_of(__file__) == ""


LOADED = """
import os, sys
from re import _compiler
compiled, first = [], _compiler.compile
_compiler.compile = lambda *given: compiled.append(given[0]) or first(*given)
import slides.__main__ as command
command.main()
files = [getattr(each, "__file__", None) or "" for each in list(sys.modules.values())]
ours = [file for file in files if f"{os.sep}slides{os.sep}" in file and "site-packages" not in file]
print(len(ours), len([file for file in files if "site-packages" in file]), sum(map(len, compiled)))
"""
"""What a run of the command loads and compiles: modules of ours, of other packages, and letters of patterns."""
ARTICLE = ROOT / "source" / "iran-russia-alliance.txt"
BRIEFING = ROOT / "source" / "iran-russia-alliance.md"
AT_MOST = {"mix": (360, 98, 9_000), "draft": (475, 100, 25_000), "briefing": (560, 140, 60_000)}
"""A small deck, the draft of an article, a deck with maps whose statements are checked: a tenth more than when this was written."""


@pytest.mark.parametrize("run", AT_MOST)
def test_a_cold_run_loads_and_compiles_no_more_than_it_needs(run: str, tmp_path: Path) -> None:
    arguments = {
        "mix": [str(outline_of("mix", 16, tmp_path)), "-o", "x.pptx"],
        "draft": ["draft", str(ARTICLE), "-o", "x.md"],
        "briefing": [str(BRIEFING), "-o", "x.pptx"],
    }[run]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-S", "-c", LOADED, *arguments]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    found = [int(each) for each in done.stdout.split("\n")[-2].split()]
    assert [*map(int.__le__, found, AT_MOST[run])] == [True] * 3, (found, AT_MOST[run], done.stderr)
