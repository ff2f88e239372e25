#!/usr/bin/env python3
"""Build the decks: every outline in source/ to out/NAME.pptx, or the outlines named. See --help."""

import sys
from pathlib import Path

if __name__ == "__main__":
    try:
        from slides.cli import main
    except ModuleNotFoundError as missing:
        sys.exit(f"build.py: the package {missing.name} is not installed (run: python -m pip install .)")
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(main(root=Path(__file__).resolve().parent))
