"""How the process of the command exits."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def with_streams() -> None:
    """Let a process that was started without standard output, or without standard error, print to nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - lives as long as the process


def exit_now(code: int) -> NoReturn:
    """End the process at once: to take its modules apart one by one is a tenth of a small build.

    A process with another thread, or one that is traced or profiled, ends as any other.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or none at all: as an ordinary end takes it
            stream.flush()
    if threading.active_count() == 1 and sys.gettrace() is None and sys.getprofile() is None:
        os._exit(code)
    sys.exit(code)
