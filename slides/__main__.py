"""`python -m slides`: the command."""

import gc

gc.disable()  # modules leave nothing to collect; the command begins by turning it on

from slides.base.quick_imports import quick_imports  # noqa: E402

with quick_imports():
    from slides.cli.main import command, main

__all__ = ["command", "main"]

if __name__ == "__main__":
    command()
