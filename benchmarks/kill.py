"""Kills builds at random moments and looks at what is left: `python benchmarks/kill.py [--kills 200] [--seed 1]`.

Half of the kills fall anywhere in a build's run, half at the moment of writing (told by what the process has open in the deck's
folder, which Linux shows). After each: the deck is byte for byte one of the two versions, python-pptx opens it, and the folder holds
nothing else; a file that was left in the instant between naming and renaming has to be gone after the next build. POSIX only.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from pptx import Presentation

ROOT = Path(__file__).resolve().parent.parent
_SECTIONS = 30


def build(folder: Path, version: int) -> subprocess.Popen[bytes]:
    """A build of one of two versions of a deck, under way."""
    text = "# Talk\n\n" + "".join(f"## Section {number}\n\n- version {version}\n- another statement\n\n" for number in range(_SECTIONS))
    (folder / "talk.md").write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "talk.md", "-o", "decks/talk.pptx", "--quiet"]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)


def writing(process: subprocess.Popen[bytes], folder: str) -> bool:
    """Whether a process has a file of a folder open. Always False where the system does not tell."""
    try:
        return any(str(each.readlink()).startswith(folder + "/") for each in Path(f"/proc/{process.pid}/fd").iterdir())
    except OSError:
        return False


def kill(folder: Path, version: int, seconds: float, chance: random.Random, *, aimed: bool) -> str:
    """Kill one build. What came of it: early (while composing), writing, or late (it had ended)."""
    process, decks = build(folder, version), str(folder / "decks")
    moment = "early"
    if aimed:
        while process.poll() is None and not writing(process, decks):
            time.sleep(0.0005)
        moment = "writing" if process.poll() is None else "late"
        time.sleep(chance.choice((0.0, chance.random() * 0.01, chance.random() * 0.1)))
    else:
        time.sleep(chance.random() * seconds)
        moment = "writing" if writing(process, decks) else moment
    process.send_signal(signal.SIGKILL)
    return moment if process.wait() == -signal.SIGKILL else "late"


def faults(decks: Path, versions: list[bytes]) -> list[str]:
    """What is wrong with the folder after a kill."""
    found = [f"litter: {path.name}" for path in decks.iterdir() if path.name != "talk.pptx"]
    data = (decks / "talk.pptx").read_bytes() if (decks / "talk.pptx").exists() else b""
    if data not in versions:
        return [*found, f"the deck is neither version: {len(data)} bytes"]
    if len(Presentation(str(decks / "talk.pptx")).slides) < _SECTIONS:
        found.append("slides are missing")
    return found


def run(kills: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill so many builds: the moments they were killed at, which versions were found, and what was wrong."""
    chance, counts, wrong = random.Random(seed), Counter[str](), []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "decks").mkdir()
        versions, started = [], time.monotonic()
        for version in (0, 1):
            build(folder, version).wait()
            versions.append((folder / "decks" / "talk.pptx").read_bytes())
        seconds = (time.monotonic() - started) / 2
        for number in range(kills):
            before = (folder / "decks" / "talk.pptx").read_bytes()
            version = 1 - versions.index(before)
            counts[kill(folder, version, seconds, chance, aimed=number % 2 == 1)] += 1
            found = faults(folder / "decks", versions)
            if any(each.startswith("litter: .slides-") for each in found):
                counts["left in the instant of naming"] += 1
                build(folder, version).wait()
                found = faults(folder / "decks", versions)
            counts["new version" if (folder / "decks" / "talk.pptx").read_bytes() == versions[version] else "earlier version"] += 1
            wrong += found
    return counts, wrong


def main() -> int:
    """Kill, and tell. The exit code: 1 where anything was wrong."""
    about = argparse.ArgumentParser(description=__doc__)
    about.add_argument("--kills", type=int, default=200)
    about.add_argument("--seed", type=int, default=1)
    options = about.parse_args()
    counts, wrong = run(options.kills, options.seed)
    print("\n".join([*(f"{count:5} {name}" for name, count in counts.items()), *wrong, f"{len(wrong)} faults"]))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
