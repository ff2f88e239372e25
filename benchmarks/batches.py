"""What is measured together: a batch's programs run in turn, round by round, so that each meets the same moods of the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.children import Failed, Sample, run
from benchmarks.outlines import outline_of
from benchmarks.tools import BARE, DRAFT, JS, LOOP, OURS, PANDOC, PARSE, PDF, REBUILD, STAGES, SVG, TEMPLATE, Tool

ALONE = ("notes", "tables", "pictures", "charts", "links")
"""Kinds measured alone, up to the largest size."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes, in sections. small: where a table begins; large: the one most rows are about; most: the largest. maps: three sizes."""

    cold: int = 16
    small: int = 100
    middle: int = 300
    large: int = 1000
    most: int = 10000
    maps: tuple[int, int, int] = (25, 50, 100)
    sales: int = 40


FULL = Scale()
QUICK = Scale(16, 20, 50, 100, 300, (5, 10, 20))


@dataclass(frozen=True, slots=True)
class Entry:
    """One program and one outline."""

    tool: str
    kind: str
    count: int

    @property
    def label(self) -> str:
        """Its name in the results: slides/mix/1000."""
        return f"{self.tool}/{self.kind}/{self.count}"


@dataclass(frozen=True, slots=True)
class Batch:
    """Programs measured in turn, so many rounds."""

    entries: tuple[Entry, ...]
    rounds: int


Results = dict[str, dict[str, Any]]
"""By batch and label: {"samples": [...]} or {"missing": why}."""


def batches(scale: Scale) -> dict[str, Batch]:
    """Every batch, the quick ones first."""
    compared = (OURS, PANDOC, LOOP, JS)
    return {
        "cold": Batch(tuple(Entry(tool, "mix", scale.cold) for tool in (*compared, BARE)), 11),
        "rebuild": Batch(tuple(Entry(REBUILD, "mix", count) for count in (scale.cold, scale.large)), 3),
        "stages": Batch((Entry(STAGES, "mix", scale.large),), 5),
        "parse": Batch(tuple(Entry(tool, "mix", scale.large) for tool in (OURS, PARSE)), 5),
        "maps": Batch(tuple(Entry(OURS, "maps", count) for count in scale.maps), 5),
        "flowcharts": Batch(tuple(Entry(OURS, "flowcharts", count) for count in scale.maps), 3),
        "briefing": Batch((Entry(OURS, "briefing", 1), Entry(PANDOC, "briefing", 1)), 7),
        "gallery": Batch((Entry(OURS, "gallery", 1), Entry(PANDOC, "gallery", 1)), 5),
        "drafted": Batch((Entry(DRAFT, "drafted", 1), Entry(OURS, "drafted", 1), Entry(PANDOC, "drafted", 1)), 5),
        "sales": Batch(tuple(Entry(tool, "sales", scale.sales) for tool in (OURS, TEMPLATE, SVG, PDF, PANDOC)), 5),
        "against": Batch(tuple(Entry(tool, "mix", size) for size in (scale.small, scale.middle) for tool in compared), 3),
        "large": Batch(tuple(Entry(tool, "mix", scale.large) for tool in compared), 3),
        "growth": Batch(tuple(Entry(OURS, "mix", size) for size in (scale.small, scale.large, scale.most)), 3),
        **{kind: Batch(tuple(Entry(OURS, kind, size) for size in (scale.small, scale.large, scale.most)), 3) for kind in ALONE},
    }


def measure(batch: Batch, tools: Mapping[str, Tool], folder: Path, rounds: int | None, tell: Callable[[str], None]) -> dict[str, Any]:
    """The samples of a batch by label. folder: where outlines are made, if they are not there, and decks written."""
    found: dict[str, Any] = {}
    for entry in batch.entries:
        missing = tools[entry.tool].missing
        found[entry.label] = {"missing": missing} if missing else {"samples": []}
    for at in range(rounds or batch.rounds):
        for entry in batch.entries:
            if "samples" in found[entry.label]:
                tell(f"  round {at + 1}: {entry.label}")
                try:
                    found[entry.label]["samples"].append(_sample(entry, tools[entry.tool], folder))
                except Failed as failed:
                    found[entry.label] = {"missing": str(failed)}
    return found


def _sample(entry: Entry, tool: Tool, folder: Path) -> Sample:
    """One run."""
    outline = outline_of(entry.kind, entry.count, folder)
    deck = folder / f"{entry.tool}.pptx"
    try:
        return run(tool.command(outline, deck), folder, tool.environment)
    finally:
        deck.unlink(missing_ok=True)


def values(results: Results, batch: str, entry: Entry, key: str = "cpu") -> Sequence[float]:
    """What the runs of an entry took. Missing where there are none."""
    found = results.get(batch, {}).get(entry.label, {"missing": "not measured"})
    if "missing" in found:
        raise Missing(found["missing"])
    return [sample[key] for sample in found["samples"] if key in sample] or _absent(key)


def _absent(key: str) -> Sequence[float]:
    raise Missing(f"no {key} to measure in this version")


class Missing(Exception):
    """Why there is no number."""
