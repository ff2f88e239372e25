"""What tests share: the checkers of finished decks, and what may lie beside the project: larger corpora and the schemas of ISO 29500.

Tests that need what lies beside the project skip with a reason where it is absent.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHECKERS = ROOT / "tests" / "checkers"
SCHEMAS = Path(os.environ.get("OOXML_XSD", SHARED / "oracles" / "xsd"))
SAMPLES = ROOT / "tests" / "samples"
CORPORA = SHARED / "corpora" if (SHARED / "corpora").is_dir() else SAMPLES
"""Outlines that others wrote: all of them, or the few that come with the project."""
SPECS = SHARED / "corpora" / "specs" if (SHARED / "corpora" / "specs").is_dir() else SAMPLES / "specs"
"""Examples of the specifications of Markdown: all of them, or the selection that comes with the project."""
BRIEFING = ROOT / "source" / "iran-russia-alliance.md"
STRESS = ROOT / "tests" / "stress" / "stress.md"

needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of ISO 29500 are not beside the project")
PROGRAMS = ("pkgcheck.py", "a11y.py", *(["validate_xsd.py"] if SCHEMAS.is_dir() else []))
"""The checkers that can run here."""


def environment() -> dict[str, str]:
    """What the checkers run in: it names the folder of the schemas."""
    return {**os.environ, "OOXML_XSD": str(SCHEMAS)}


@lru_cache
def checker(name: str) -> ModuleType:
    """A checker of finished decks as a module of this process: what it loads, schemas above all, is loaded once for all tests."""
    os.environ.setdefault("OOXML_XSD", str(SCHEMAS))
    spec = importlib.util.spec_from_file_location(f"checker_{name}", CHECKERS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def findings(*decks: Path) -> str:
    """What the schema, package and accessibility checkers say of decks; empty where they find nothing, warnings included."""
    said = []
    for program in PROGRAMS:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = checker(program.removesuffix(".py")).main(list(map(str, decks)))
        lines = printed.getvalue().splitlines()
        clean = all(line.endswith(("clean", "0 error(s), 0 warning(s)")) or ": valid" in line for line in lines)
        if code or not clean or not lines:
            said.append(printed.getvalue())
    return "\n".join(said)
