"""Programs run to their end, with the CPU time and the memory that they and all their own children took.

This module and those that it is used from import little: on Linux a child's peak memory is never below what its parent held
when it started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

Sample = dict[str, float]
"""What one run took: `cpu` in seconds, user and system; `peak` in MB of a million bytes; and what the program told by itself."""

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""


class Failed(Exception):
    """A program that did not end well, with the last line that it said."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Sample:
    """Run a program in a folder. Failed where it fails or cannot be started. What it prints as JSON is added to the sample."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
        try:
            child = subprocess.Popen(command, cwd=folder, stdout=said, stderr=errors, env={**os.environ, **(environment or {})})
        except OSError as error:
            raise Failed(f"{Path(command[0]).name}: {error.strerror}") from error
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            last = errors.read().decode(errors="replace").strip().splitlines()
            raise Failed(f"{Path(command[0]).name} ended with {child.returncode}: {last[-1][:120] if last else ''}")
        said.seek(0)
        told = said.read().decode(errors="replace")
    found: Sample = {"cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * _UNIT / 1e6}
    return {**found, **json.loads(told)} if told.startswith("{") else found
