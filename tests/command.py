"""The command run in this process: what it prints and its exit code, without the start of an interpreter for each run."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from slides.cli.main import main
from tests.shared import ROOT


@dataclass(frozen=True)
class Outcome:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


def run(folder: Path, *arguments: str, text: str | bytes | None = None) -> Outcome:
    """Run what build.py runs, in a folder. text: standard input."""
    data = text.encode() if isinstance(text, str) else text or b""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    streams = mock.patch.multiple(sys, stdin=stdin, stdout=out, stderr=err)
    with contextlib.chdir(folder), streams:
        try:
            code = main(arguments, root=ROOT)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    said = [stream.buffer.getvalue().decode() for stream in (out, err) if isinstance(stream.buffer, io.BytesIO)]
    assert "Traceback" not in said[1]
    assert "internal fault" not in said[1]
    return Outcome(code, *said)
