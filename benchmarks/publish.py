"""Writes docs/performance.md and its pictures from results: `python -m benchmarks.publish RESULTS.json`; nothing is measured again."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.batches import Results, Scale
from benchmarks.plots import Plot, plots
from benchmarks.tables import details, table
from benchmarks.tools import ROOT

PAGE = ROOT / "docs" / "performance.md"
NOT_REACHED = ROOT / "benchmarks" / "not_reached.md"
"""What is said of rows that are not reached: where the time goes, and what was tried."""
HEAD = """# Performance

This page is written by `python -m benchmarks --publish` from [performance/results.json](performance/results.json); do not edit it.
[benchmarks/README.md](../benchmarks/README.md) says how to run it.

## Method

- **Time is CPU time**, user and system, of a whole cold process with all its children, as the system counts it when the process
  ends. Wall time on a shared machine says little. Memory is the same process's peak.
- **Programs that are compared run in turn**, round by round, in one batch; ratios are of medians of that batch and never across
  batches. A machine's speed drifts, a ratio hardly does.
- **The same content.** `mix` has bullets with bold words and links, a table on every fourth slide, a picture on every eighth,
  notes everywhere. pandoc reads the same Markdown. The python-pptx loop reads it with a few regular expressions. PptxGenJS is
  handed the content as JSON: no Markdown is in its time.
- **One more slide** is the slope between two sizes, so that what every deck costs is not in it; "flat" compares two slopes.
- `markdown-it-py's parse` is a process that imports markdown-it-py and parses, and does nothing with what it finds. `zlib` is level 6
  over the same parts, one by one.
- A rebuild is the same plain function called again in a running process, as `--watch` does, on a file with one word more on one line.

Growth is guarded without any clock: `tests/test_work.py` counts lines and calls ([how](../benchmarks/README.md#work-counted)).
"""


def page(stored: dict[str, Any], drawn: list[Plot]) -> str:
    """The page, in Markdown."""
    results: Results = stored["results"]
    scale = scale_of(stored)
    machine = stored["machine"]
    where = (
        f"Measured on a machine of {machine['cores']} {machine['processor']} cores that it shared with other work (load average "
        f"{machine['load']}), {machine['system']}, Python {machine['python']}."
    )
    small = (
        "" if scale == Scale() else f" These are quick numbers of small outlines (at most {scale.most} sections): a first impression only."
    )
    pictures = [line for each in drawn for line in ("", f"![{each.alternative}](performance/{each.name})")]
    parts = [HEAD, where + small, "", "## Wanted and reached", "", *table(results, scale), *pictures]
    parts += ["", NOT_REACHED.read_text(encoding="utf-8").strip()]
    return "\n".join([*parts, "", "## Every number", "", *details(results), ""])


def scale_of(stored: dict[str, Any]) -> Scale:
    """The sizes of stored results."""
    sizes = dict(stored["scale"])
    return Scale(**{**sizes, "maps": tuple(sizes["maps"])})


def main() -> None:
    """Write the page, the pictures, and a copy of the results."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    stored = json.loads(text)
    folder = PAGE.parent / "performance"
    drawn = plots(stored["results"], scale_of(stored), folder)
    (folder / "results.json").write_text(text, encoding="utf-8")
    PAGE.write_text(page(stored, drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
