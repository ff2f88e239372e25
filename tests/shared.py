"""What tests share: the checkers of finished decks, and what may lie beside the project: larger corpora and the schemas of ISO 29500.

Tests that need what lies beside the project skip with a reason where it is absent.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHECKERS = ROOT / "tests" / "checkers"
SCHEMAS = Path(os.environ.get("OOXML_XSD", SHARED / "oracles" / "xsd"))
SAMPLES = ROOT / "tests" / "samples"
CORPORA = SHARED / "corpora" if (SHARED / "corpora").is_dir() else SAMPLES
"""Outlines that others wrote: all of them, or the few that come with the project."""
BRIEFING = ROOT / "source" / "iran-russia-alliance.md"
STRESS = ROOT / "tests" / "stress" / "stress.md"

needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of ISO 29500 are not beside the project")
PROGRAMS = ("pkgcheck.py", "a11y.py", *(["validate_xsd.py"] if SCHEMAS.is_dir() else []))
"""The checkers that can run here."""


def environment() -> dict[str, str]:
    """What the checkers run in: it names the folder of the schemas."""
    return {**os.environ, "OOXML_XSD": str(SCHEMAS)}


def findings(*decks: Path) -> str:
    """What the schema, package and accessibility checkers say of decks; empty where they find nothing, warnings included."""
    said = []
    for checker in PROGRAMS:
        command = [sys.executable, str(CHECKERS / checker), *map(str, decks)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=environment())
        clean = all(line.endswith(("clean", "0 error(s), 0 warning(s)")) or ": valid" in line for line in done.stdout.splitlines())
        if done.returncode or not clean:
            said.append(done.stdout + done.stderr)
    return "\n".join(said)
