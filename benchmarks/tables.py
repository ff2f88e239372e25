"""The results as Markdown: the rows with their bounds, and every program's times."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.batches import Results, Scale
from benchmarks.rows import Reached, reached, rows
from benchmarks.tools import NAMES


def table(results: Results, scale: Scale) -> Iterator[str]:
    """A line for each row: what is wanted, what was reached."""
    yield "| row | what | wanted | reached | |"
    yield "|---|---|---:|---:|---|"
    for row in rows(scale):
        yield _line(reached(row, results))


def _line(found: Reached) -> str:
    row = found.row
    said = row.shown(found.number) if found.number is not None else f"not known: {found.missing}"
    wanted = "–" if row.bound is None else f"≤ {row.shown(row.bound)}"
    verdict = {True: "yes", False: "**not yet**", None: "–"}[found.met]
    return f"| `{row.name}` | {row.title} | {wanted} | {said} | {verdict} |"


def details(results: Results) -> Iterator[str]:
    """A line for each program and outline: the median, the least, the peak, and the ratio to the batch's first."""
    yield "| batch | program | outline | rounds | median, CPU s | least | peak, MB | to the batch's first |"
    yield "|---|---|---|---:|---:|---:|---:|---:|"
    for batch, entries in results.items():
        first = next((_cpu(found) for found in entries.values() if "samples" in found), 0.0)
        for label, found in entries.items():
            tool, kind, count = label.split("/")
            head = f"| {batch} | {NAMES.get(tool, tool)} | {kind} {int(count):,}"
            if "missing" in found:
                yield f"{head} | – | {found['missing']} | – | – | – |"
                continue
            least = min(sample["cpu"] for sample in found["samples"])
            peak = statistics.median(sample["peak"] for sample in found["samples"])
            rest = f"{len(found['samples'])} | {_cpu(found):.3f} | {least:.3f} | {peak:.0f} | {_cpu(found) / first:.2f}"
            yield f"{head} | {rest} |"


def _cpu(found: dict[str, list[dict[str, float]]]) -> float:
    return statistics.median(sample["cpu"] for sample in found["samples"])
