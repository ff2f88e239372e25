"""Measures inside one process, for rows that no process time can tell; prints JSON, times in CPU seconds.

python -m benchmarks.inside stages OUTLINE.md DECK.pptx     each stage of one build, and zlib at level 6 over the bytes it wrote
python -m benchmarks.inside rebuild OUTLINE.md DECK.pptx    a build again in the same process, after one line was edited
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.children import Sample
from slides.base.memo import Memo
from slides.cli.main import tune_garbage_collector
from slides.pipeline.job import Job, run

STAGES = {
    "parse": ("slides.markdown.parser.parse",),
    "compose": ("slides.layout.compose.compose",),
    "account": ("slides.checks.completeness.completeness_problems",),
    "rules": ("slides.checks.rules.check",),
    "gate": ("slides.export.pptx.validate.check_package", "slides.export.pptx.validate"),
    "write": ("slides.export.pptx.write",),
}
"""Where each stage begins: the first of the names that is a function. One that is not there (yet) is left out."""

WARM = 12
"""Sections of the build before the one that is measured."""

EDITS = 5
"""So many rebuilds; the first build of the process is not among them."""


def timed(name: str, function: Callable[..., Any], times: Sample) -> Callable[..., Any]:
    """The function, with its CPU seconds added up under a name; what it yields is counted too."""

    def wrapped(*args: Any, **more: Any) -> Any:
        start = time.process_time()
        found = function(*args, **more)
        if isinstance(found, Iterator):
            found = iter(list(found))
        times[name] = times.get(name, 0.0) + time.process_time() - start
        return found

    return wrapped


def watch(times: Sample) -> None:
    """Put a clock on each stage, wherever its function is known by name."""
    for name, places in STAGES.items():
        function = next(filter(callable, map(_named, places)), None)
        if function is None:
            continue
        clocked = timed(name, function, times)
        for loaded in [each for key, each in sys.modules.items() if key.split(".")[0] == "slides"]:
            for key in [key for key, value in vars(loaded).items() if value is function]:
                setattr(loaded, key, clocked)


def _named(place: str) -> Any:
    """What a module holds under a name; nothing where there is no such module or name."""
    module, _, attribute = place.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attribute, None)
    except ModuleNotFoundError:
        return None


def stages(outline: Path, deck: Path) -> Sample:
    """The stages of one build, after one of its first sections has loaded everything, and zlib over the same bytes."""
    job = Job(str(outline), str(deck), debug=True)
    warm = outline.with_name(f"warm-{outline.name}")
    warm.write_text("\n## ".join(outline.read_text(encoding="utf-8").split("\n## ")[:WARM]), encoding="utf-8")
    run(replace(job, source=str(warm)))
    times: Sample = {}
    watch(times)
    start = time.process_time()
    run(job)
    times["build"] = time.process_time() - start
    with zipfile.ZipFile(deck) as package:
        data = [package.read(each) for each in package.infolist() if each.compress_type == zipfile.ZIP_DEFLATED]
    start = time.process_time()
    for each in data:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        squeeze.compress(each)
        squeeze.flush()
    times["zlib"] = time.process_time() - start
    return times


def rebuild(outline: Path, deck: Path) -> Sample:
    """The median of several rebuilds, each after a word was put on another line of the outline."""
    lines = outline.read_text(encoding="utf-8").split("\n")
    bullets = [at for at, line in enumerate(lines) if line.startswith("- ")]
    edited = outline.with_name(f"edited-{outline.name}")
    job = Job(str(edited), str(deck), debug=True)
    memo = Memo()
    found = []
    for edit in range(EDITS + 1):
        lines[bullets[len(bullets) * (edit + 1) // (EDITS + 2)]] += " again"
        edited.write_text("\n".join(lines), encoding="utf-8")
        start = time.process_time()
        outcome = run(job, memo)
        found.append(time.process_time() - start)
        assert outcome.built, outcome.problems
    return {"rebuild": statistics.median(found[1:])}


if __name__ == "__main__":
    tune_garbage_collector()
    measured = {"stages": stages, "rebuild": rebuild}[sys.argv[1]]
    print(json.dumps(measured(Path(sys.argv[2]), Path(sys.argv[3]))))
