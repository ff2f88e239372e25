"""How building grows with its input: CPU seconds of whole, cold processes, the outlines in turn, round by round.

Example: growth.py mix_1000.md mix_2000.md --rounds 5
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent / "build.py"


def cpu_seconds(outline: Path, target: Path) -> float:
    """User and system time of one build in a process of its own."""
    before = os.times()
    subprocess.run([sys.executable, str(BUILD), str(outline), "-o", str(target), "--quiet"], check=True, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print a table: median and least CPU seconds of each outline, and their ratio to the first."""
    about = argparse.ArgumentParser(description=__doc__)
    about.add_argument("outlines", nargs="+", type=Path)
    about.add_argument("--rounds", type=int, default=5)
    options = about.parse_args()
    times: dict[Path, list[float]] = {outline: [] for outline in options.outlines}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.rounds):
            for outline in options.outlines:
                times[outline].append(cpu_seconds(outline, Path(folder) / "deck.pptx"))
    first = statistics.median(times[options.outlines[0]])
    print(f"{'outline':<30} {'median s':>9} {'least s':>9} {'ratio':>7}")
    for outline, found in times.items():
        middle = statistics.median(found)
        print(f"{outline.name:<30} {middle:>9.2f} {min(found):>9.2f} {middle / first:>7.2f}")


if __name__ == "__main__":
    main()
