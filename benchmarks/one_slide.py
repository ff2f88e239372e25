"""CPU seconds to compose one section of n pieces of a kind, for n, 2n and 4n: each step should cost about twice the one before.

Run: python benchmarks/one_slide.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

from slides.pipeline.build import build_deck

SIZES = (250, 500, 1000)


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda count: "## A\n\n- x\n\n## B\n\nlead\n\n" + "".join(piece.replace("%", str(number)) for number in range(count))


KINDS: dict[str, Callable[[int], str]] = {
    "text and code": _repeated("Text % here.\n\n```\ncode %\n```\n\n"),
    "sub-headings": _repeated("### Part %\n\nSome text %.\n\n| a | b |\n|---|---|\n| % | 2 |\n\n"),
    "questions": _repeated("### Question %?\n\nAnswer %.\n\n"),
    "items with code": _repeated("1. item %\n\n   ```\n   a\n   b\n   c\n   d\n   ```\n\n"),
    "long items": _repeated("- point % that is somewhat longer than a short one would be\n"),
    "inline footnotes": _repeated("- point %^[Its note %.]\n"),
}


def main() -> None:
    """One line a kind."""
    for name, outline in KINDS.items():
        seconds = []
        for count in SIZES:
            text = outline(count)
            start = time.process_time()
            build_deck(text, "x.md")
            seconds.append(time.process_time() - start)
        print(f"{name:18}", *(f"{each:6.2f}" for each in seconds), f"  growth {seconds[-1] / seconds[0]:.1f} (4 is linear)")


if __name__ == "__main__":
    main()
