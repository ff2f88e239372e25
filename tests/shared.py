"""What lies beside the project for tests: checkers of finished decks. Tests that need them skip with a reason where they are absent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ORACLES = SHARED / "oracles"
BRIEFING = ROOT / "source" / "iran-russia-alliance.md"
STRESS = ROOT / "tests" / "stress" / "stress.md"

needs_oracles = pytest.mark.skipif(not ORACLES.is_dir(), reason="the checkers of finished decks are not beside the project")


def findings(*decks: Path) -> str:
    """What the schema, package and accessibility checkers say of decks; empty where they find nothing, warnings included."""
    said = []
    for oracle in ("validate_xsd.py", "pkgcheck.py", "a11y.py"):
        command = [sys.executable, str(ORACLES / oracle), *map(str, decks)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        clean = all(line.endswith(("clean", "0 error(s), 0 warning(s)")) or ": valid" in line for line in done.stdout.splitlines())
        if done.returncode or not clean:
            said.append(done.stdout + done.stderr)
    return "\n".join(said)
