"""How much work a build is, counted and not timed: a busy machine changes nothing in it.

    python -m benchmarks.work             prints the work of this checkout beside the baseline
    python -m benchmarks.work --update    makes it the baseline

Work is the sum of Python lines run, Python functions called and C functions called, in builds of `mix` outlines in one process, after
a small build that loads everything. A line of a file belongs to the file's stage (`STAGES`), or to the stage that called it: so the
parser's work is the outline's. What happens inside one C function is not seen: a sort counts one, however long the list. README.md
in this folder says how steady the count is.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.outlines import write_outline

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "slides"
BASELINE = ROOT / "benchmarks" / "baseline.json"
SIZES = (0, 50, 100, 200)
"""Sections of the outlines: none, for what every deck costs, then each twice the one before."""

KINDS_BASELINE = ROOT / "benchmarks" / "kinds.json"
KINDS = {"notes": 8, "tables": 8, "pictures": 16, "charts": 4, "links": 8, "maps": 1, "flowcharts": 1, "sales": 5}
"""Outlines of one kind, of so many sections and of twice as many: a guard for each row of the table."""
ALIKE = ("notes", "tables", "pictures", "charts", "links")
"""Kinds whose slides are alike, so that twice as many cost twice as much."""

VERSIONS = ("3.11", "3.12", "3.13")
"""One baseline serves these versions of Python: the whole differs by 2% between them, no stage by more than 10%. Patch versions of
3.11 and runs on one version do not differ at all."""

MOST_MORE = 1.20
"""A stage, or the whole, may cost a fifth more than the baseline."""

MOST_GROWTH = 2.1
"""Twice the sections may cost so many times as much, what every deck costs left out."""

MOST_KIND_GROWTH = 2.3
"""The same of a few slides of one kind, whose words differ more in length."""

SMALL = 0.01
"""A stage below this share of the whole is not judged by itself: a few more calls would be a fifth of it."""

STAGES = {
    "markdown/parser": "parse",
    "markdown/dialects": "parse",
    "text/sanitize.py": "parse",
    "layout/compose.py": "compose",
    "typesetting/metrics": "measure",
    "export": "write",
    "checks": "check",
}
"""What a file or folder of slides/ does, where it is not what its caller does."""

Counts = dict[str, int]
Trace = Callable[[FrameType, str, Any], Any]


class Counter:
    """Counts the work of each stage while it runs; the tracing and profiling hooks of the thread are given back after."""

    def __init__(self) -> None:
        self.counts: Counts = {}
        self._stack = ["read"]
        self._stages: dict[str, str] = {}
        self._tracers: dict[str, Trace] = {}

    def run(self, job: Callable[[], object]) -> Counts:
        """The work of a job by stages."""
        before = sys.gettrace(), sys.getprofile()
        sys.settrace(self._called)
        sys.setprofile(self._profiled)
        try:
            job()
        finally:
            sys.settrace(before[0])
            sys.setprofile(before[1])
        return self.counts

    def _called(self, frame: FrameType, _: str, __: object) -> Trace:
        name = frame.f_code.co_filename
        stage = self._stages.get(name)
        if stage is None:
            stage = self._stages[name] = stage_of(name)
        stage = stage or self._stack[-1]
        self._stack.append(stage)
        self.counts[stage] = self.counts.get(stage, 0) + 1
        return self._tracers.get(stage) or self._tracer(stage)

    def _tracer(self, stage: str) -> Trace:
        """What sees the lines of a stage."""
        counts, stack = self.counts, self._stack

        def trace(_: FrameType, event: str, __: object) -> Trace:
            if event == "line":
                counts[stage] += 1
            elif event == "return":
                stack.pop()
            return trace

        self._tracers[stage] = trace
        return trace

    def _profiled(self, _: FrameType, event: str, __: object) -> None:
        if event == "c_call":
            self.counts[self._stack[-1]] = self.counts.get(self._stack[-1], 0) + 1


def stage_of(file: str) -> str:
    """The stage that a file of slides/ belongs to; empty where it works for its caller."""
    path = Path(file)
    if not path.is_relative_to(PACKAGE):
        return ""
    inner = path.relative_to(PACKAGE)
    return next((STAGES[at] for each in (inner, *inner.parents) if (at := each.as_posix()) in STAGES), "")


def build(outline: Path) -> None:
    """One build, without its file."""
    from slides.export.pptx import write
    from slides.pipeline.build import build_deck

    briefing = build_deck(outline.read_text(encoding="utf-8"), str(outline))
    write(briefing.pages, briefing.design, briefing.properties, io.BytesIO(), briefing.sources)


def counted(sizes: Sequence[int]) -> dict[int, Counts]:
    """The work of builds of so many sections each, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        outlines = {size: write_outline("mix", size, Path(folder)) for size in sizes}
        build(write_outline("mix", 12, Path(folder)))
        return {size: Counter().run(partial(build, path)) for size, path in outlines.items()}


def counted_kinds(kinds: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The work of builds of each kind without what every deck costs: of so many sections, and of twice as many."""
    found: dict[str, tuple[int, ...]] = {}
    with tempfile.TemporaryDirectory() as folder:
        build(write_outline("sales", 10, Path(folder)))
        for kind in kinds:
            works = []
            for size in (0, KINDS[kind], 2 * KINDS[kind]):
                outline = write_outline(kind, size, Path(folder))
                forget()
                works.append(sum(Counter().run(partial(build, outline)).values()))
            found[kind] = tuple(work - works[0] for work in works[1:])
    return found


def forget() -> None:
    """Empty the caches of drawings and of pages, so that what was drawn before is drawn again."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("slides.visuals", "slides.layout")):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


def kinds_apart() -> dict[str, tuple[int, ...]]:
    """The work of each kind, in a new process whose strings hash the same way each time."""
    command = [sys.executable, "-m", "benchmarks.work", "--kinds"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"})
    return {kind: tuple(works) for kind, works in json.loads(done.stdout).items()}


def kind_faults(found: Mapping[str, Sequence[int]], baseline: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Kinds that are dearer than the baseline, or whose slides cost more in a larger deck."""
    for kind, works in found.items():
        if baseline and works[-1] > baseline.get(kind, (0,))[-1] * MOST_MORE:
            yield f"{kind}: {works[-1]} against {baseline.get(kind, (0,))[-1]} of the baseline"
        if kind in ALIKE and works[1] > works[0] * MOST_KIND_GROWTH:
            yield f"{kind}: twice the sections cost {works[1] / works[0]:.2f} times as much"


def counted_apart(sizes: Sequence[int] = SIZES) -> dict[int, Counts]:
    """The same in a new process whose strings hash the same way each time."""
    command = [sys.executable, "-m", "benchmarks.work", "--json", *map(str, sizes)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"})
    return {int(size): counts for size, counts in json.loads(done.stdout).items()}


def faults(found: Mapping[int, Counts], baseline: Counts) -> Iterator[str]:
    """What is dearer than the baseline, which is of the largest size, and what grows faster than the outline.

    found: the smallest size is what every deck costs; the others are each twice the one before.
    """
    none, *sizes = sorted(found)
    largest = with_total(found[sizes[-1]])
    least = largest["total"] * SMALL
    for stage, now in largest.items():
        before = with_total(baseline)[stage] if stage in baseline or stage == "total" else 0
        if baseline and now > before * MOST_MORE and now - before > least:
            yield f"{stage}: {now} against {before} of the baseline, at {sizes[-1]} sections"
    fixed = with_total(found[none])
    for small, large in pairwise(sizes):
        for stage, now in with_total(found[large]).items():
            ratio = (now - fixed.get(stage, 0)) / max(with_total(found[small]).get(stage, 0) - fixed.get(stage, 0), 1)
            if ratio > MOST_GROWTH and now > least:
                yield f"{stage}: {large} sections cost {ratio:.2f} times as much as {small}"


def known(file: Path = BASELINE) -> dict[str, Any]:
    """The work that is stored as the baseline; empty where none is, or none for this version of Python."""
    stored: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return stored if f"{sys.version_info.major}.{sys.version_info.minor}" in VERSIONS else {}


def with_total(counts: Counts) -> Counts:
    """The counts with their sum."""
    return {**counts, "total": sum(counts.values())}


def lines(found: Mapping[int, Counts], baseline: Counts) -> Iterator[str]:
    """A table: the work of each stage by size, how the last doubling grew, and against the baseline."""
    sizes = sorted(found)
    yield f"{'stage':<10}" + "".join(f"{size:>10}" for size in sizes) + "   growth  to baseline"
    before = with_total(baseline) if baseline else {}
    for stage in with_total(found[sizes[-1]]):
        row = [with_total(found[size]).get(stage, 0) for size in sizes]
        growth = (row[-1] - row[0]) / max(row[-2] - row[0], 1)
        ratio = f"{row[-1] / before[stage]:>12.3f}" if before.get(stage) else f"{'–':>12}"
        yield f"{stage:<10}" + "".join(f"{each:>10}" for each in row) + f"{growth:>9.3f} {ratio}"


def main() -> int:
    """Print, or store. The exit code is 1 where `faults` finds any."""
    about = argparse.ArgumentParser(prog="python -m benchmarks.work", description=__doc__)
    about.add_argument("--update", action="store_true", help="make this the baseline")
    about.add_argument("--json", nargs="+", type=int, metavar="SIZE", help="print the counts of outlines of these sizes, as JSON")
    about.add_argument("--kinds", action="store_true", help="print the counts of outlines of each kind, as JSON")
    options = about.parse_args()
    if options.kinds:
        print(json.dumps(counted_kinds(tuple(KINDS))))
        return 0
    if options.json:
        print(json.dumps(counted(options.json)))
        return 0
    found = counted_apart()
    baseline = {} if options.update else known()
    print("\n".join(lines(found, baseline)))
    if options.update:
        BASELINE.write_text(json.dumps(found[max(found)], indent=2, sort_keys=True) + "\n", encoding="utf-8")
        KINDS_BASELINE.write_text(json.dumps(kinds_apart(), indent=2) + "\n", encoding="utf-8")
        return 0
    kinds, before = kinds_apart(), known(KINDS_BASELINE)
    print("\n".join(f"{kind:<12} {works[-1]:>10} {before.get(kind, [0])[-1]:>10}" for kind, works in kinds.items()))
    wrong = [*faults(found, baseline), *kind_faults(kinds, before)]
    print("\n".join(wrong) or "within the bounds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
