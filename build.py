#!/usr/bin/env python3
"""Build the decks: every outline in source/ to out/NAME.pptx, or the outlines named. See --help."""

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # modules leave nothing to collect; the command begins by turning it on
    try:
        from slides.base.quick_imports import quick_imports

        with quick_imports():
            from pathlib import Path

            from slides.cli.main import command
    except ModuleNotFoundError as missing:
        sys.exit(f"build.py: the package {missing.name} is not installed (run: python -m pip install .)")
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        sys.exit(130)
    command(root=Path(__file__).resolve().parent)
