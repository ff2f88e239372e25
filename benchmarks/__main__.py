"""Times the project against other programs, and its own growth: `python -m benchmarks --help`."""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.batches import FULL, QUICK, batches, measure
from benchmarks.rows import rows
from benchmarks.tables import details, table
from benchmarks.tools import ROOT, tools


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    names = sorted({row.name for row in rows(FULL)} | set(batches(FULL)))
    about = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, epilog=f"Rows and batches: {', '.join(names)}.")
    about.add_argument("--quick", action="store_true", help="small outlines and two rounds: a few minutes, and a first impression only")
    about.add_argument("--only", metavar="ROW", action="append", default=[], choices=names, help="this row or batch alone; again for more")
    about.add_argument("--rounds", type=int, help="so many rounds of each batch, in place of its own number")
    about.add_argument("--pptxgenjs", type=Path, metavar="FOLDER", help="where PptxGenJS was installed: npm install pptxgenjs@4")
    about.add_argument("-o", "--output", type=Path, default=ROOT / "out" / "benchmarks", help="the folder of results.json and results.md")
    about.add_argument("--outlines", type=Path, metavar="FOLDER", help="keep the outlines here, for another time")
    about.add_argument("--publish", action="store_true", help="then write docs/performance.md and its pictures")
    return about


def machine() -> dict[str, Any]:
    """The machine and the programs, in general terms."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }


def main() -> int:
    """Measure, and write after each batch, so that a run may be stopped."""
    options = parser().parse_args()
    if sys.platform == "win32":
        sys.exit("benchmarks: the CPU time of a program and its children is not to be had on Windows")
    scale = QUICK if options.quick else FULL
    wanted = {row.batch for row in rows(scale) if row.name in options.only} | set(options.only)
    options.output.mkdir(parents=True, exist_ok=True)
    store = options.output / "results.json"
    before = json.loads(store.read_text(encoding="utf-8")) if store.exists() else {}
    same = before.get("scale") == json.loads(json.dumps(asdict(scale)))
    results = before["results"] if same else {}
    rounds = options.rounds or (2 if options.quick else None)
    compileall.compile_dir(ROOT / "slides", quiet=1)
    found = tools(options.pptxgenjs)
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.outlines or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for name, batch in batches(scale).items():
            if name in wanted or not options.only:
                print(name, file=sys.stderr)
                results[name] = measure(batch, found, folder, rounds, lambda line: print(line, file=sys.stderr))
                stored = {"machine": machine(), "scale": asdict(scale), "results": results}
                store.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    shown = "\n".join([*table(results, scale), "", *details(results), ""])
    store.with_suffix(".md").write_text(shown, encoding="utf-8")
    print(shown)
    if options.publish:
        subprocess.run([sys.executable, "-m", "benchmarks.publish", str(store)], check=True, cwd=ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
