"""How a table's rows and columns are divided into as few pieces as possible."""

from __future__ import annotations


def units(heights: list[int], holds: list[int], space: float) -> list[tuple[int, int]]:
    """Rows that stay together, each unit by its first row and the one after its last; a unit higher than the space is cut up."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(heights) + 1):
        if at < len(heights) and holds[at] == holds[start]:
            continue
        whole = sum(heights[start:at]) <= space
        found += [(start, at)] if whole else [(row, row + 1) for row in range(start, at)]
        start = at
    return found


def evenly(sizes: list[int], space: float) -> list[int]:
    """How many of some things go into each space, in as few spaces as hold them and about as full each."""
    count = len(_deal(sizes, space))
    even = max(sum(sizes) / count, max(sizes))
    while len(_deal(sizes, even)) > count:
        even *= 1.02
    return _deal(sizes, min(even, float(space)))


def _deal(sizes: list[int], space: float) -> list[int]:
    """How many of some things go into each space, one after the other."""
    counts: list[int] = []
    used = 0.0
    for size in sizes:
        if not counts or used + size > space:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += size
    return counts
