"""How long decks of maps take, as whole cold processes, and how large they are.

    python benchmarks/maps.py [MAPS ...]

Prints for each number of maps the median CPU seconds and the median wall seconds of five builds, and the deck's size in KB.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
MAPS = (
    "highlight: Iran, Russia\nalso: Syria, Ukraine\nmarker: Tehran 35.7, 51.4\nmarker: Moscow 55.8, 37.6\nlink: Moscow -> Tehran",
    "region: South-East Asia\nhighlight: Indonesia, Malaysia\nalso: Philippines",
    "region: world\nhighlight: United States, China\nalso: India, Brazil",
)


def outline(count: int) -> str:
    """A deck of so many maps."""
    slides = (f"## Map {at + 1}\n\n```map\n{MAPS[at % len(MAPS)]}\n```\n" for at in range(count))
    return "# Maps\n\n" + "\n".join(slides)


def build(source: Path, target: Path) -> tuple[float, float]:
    """CPU seconds and wall seconds of one build in a process of its own."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, str(ROOT / "build.py"), str(source), "-o", str(target), "--quiet"], check=True)
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return cpu, time.perf_counter() - start


def main() -> None:
    """Print the table."""
    counts = [int(word) for word in sys.argv[1:]] or [0, 1, 3, 10, 100]
    print("maps | CPU s | wall s | KB")
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            source, target = Path(folder) / f"maps-{count}.md", Path(folder) / f"maps-{count}.pptx"
            source.write_text(outline(count), encoding="utf-8")
            times = [build(source, target) for _ in range(ROUNDS)]
            cpu, wall = (statistics.median(column) for column in zip(*times, strict=True))
            print(f"{count} | {cpu:.2f} | {wall:.2f} | {target.stat().st_size / 1000:.0f}")


if __name__ == "__main__":
    main()
