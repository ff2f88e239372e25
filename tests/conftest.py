"""Settings for every test: properties have no deadline, so that a busy machine fails none of them, no colour is forced on a
pipe, and what is compiled is compiled once.

With CI set, properties try the same examples every time: a red run is about the change, never about luck. New examples are tried
wherever CI is not set, and by tests/fuzz.py. SLIDES_THOROUGH=1 tries nine times as many, and long
documents whole (tests/example_counts.py).

`pytest --quick` collects only the files that tests/quick.txt names.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.example_counts import examples

settings.register_profile("slides", deadline=None, max_examples=examples(50))
settings.register_profile("ci", deadline=None, max_examples=examples(50), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "slides")
gc.set_threshold(50_000, 20, 50)  # decks of one test after another are no garbage: a tenth of the suite went into looking for some
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's background job: the programs that tests start can be stopped all the same
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGINT, signal.default_int_handler)
for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(name, None)
sys.dont_write_bytecode = False  # else each worker compiles every test anew, and each program that a test starts the whole package

QUICK = Path(__file__).parent / "quick.txt"


def quick() -> dict[str, list[str]]:
    """The test files of the quick tier by the wing of the package that they are about."""
    rows = (line.split() for line in QUICK.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#"))
    return {wing: files for wing, *files in rows}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--quick`."""
    parser.addoption("--quick", action="store_true", help="only the files of tests/quick.txt: every wing, in under a minute")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `--quick`, leave out every test file that is not of the quick tier."""
    if not config.getoption("quick") or not collection_path.name.startswith("test_"):
        return None
    return True if all(collection_path.stem != f"test_{name}" for files in quick().values() for name in files) else None
