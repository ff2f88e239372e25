"""The rows of the table: what the project wants to reach, and what it reached by the numbers measured."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.batches import ALONE, Entry, Missing, Results, Scale, values
from benchmarks.tools import DRAFT, JS, LOOP, OURS, PANDOC, PARSE, PDF, REBUILD, STAGES, SVG, TEMPLATE

FLAT = 1.05
"""A slide of a large deck may cost so many times one of a smaller deck: flat within 5%."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its bound.

    number: from results, Missing where it cannot be told; unit: what follows it, as " ms". A row without a bound is there to be compared
    with earlier ones.
    """

    name: str
    title: str
    batch: str
    bound: float | None
    number: Callable[[Results], float]
    unit: str = " x"
    digits: int = 2

    def shown(self, number: float) -> str:
        """A number with its unit."""
        return f"{number:,.{self.digits}f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Reached:
    """A row's outcome: its number, or why there is none."""

    row: Row
    number: float | None
    missing: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the bound holds; nothing where it is not known."""
        return None if self.number is None or self.row.bound is None else self.number <= self.row.bound


def middle(results: Results, batch: str, entry: Entry, key: str = "cpu") -> float:
    """The median of an entry's runs."""
    return statistics.median(values(results, batch, entry, key))


def ratio(batch: str, one: Entry, other: Entry, key: str = "cpu") -> Callable[[Results], float]:
    """The median of one to that of another, of the same batch."""
    return lambda results: middle(results, batch, one, key) / middle(results, batch, other, key)


def flat(batch: str, sizes: Sequence[int], kind: str, key: str = "cpu") -> Callable[[Results], float]:
    """What one more slide costs between the larger two sizes, to what it costs between the smaller two."""

    def number(results: Results) -> float:
        small, large, most = (middle(results, batch, Entry(OURS, kind, size), key) for size in sizes)
        late, early = (most - large) / (sizes[2] - sizes[1]), (large - small) / (sizes[1] - sizes[0])
        if early <= 0:
            raise Missing("a slide costs less than the noise")
        return late / early

    return number


def slope(kind: str, small: int, large: int) -> Callable[[Results], float]:
    """Milliseconds that one more slide costs between two sizes."""
    return lambda results: (
        1000 * sum(sign * middle(results, kind, Entry(OURS, kind, size)) for sign, size in ((1, large), (-1, small))) / (large - small)
    )


def people(scale: Scale) -> Iterator[Row]:
    """What people build: the shipped briefing, the gallery, a drafted article, a deck for customers, and that in other formats."""
    briefing, pandoc = Entry(OURS, "briefing", 1), Entry(PANDOC, "briefing", 1)
    yield Row("briefing", "the shipped briefing, to pandoc, which draws no map", "briefing", 0.8, ratio("briefing", briefing, pandoc))
    gallery = Entry(OURS, "gallery", 1)
    yield Row("gallery", "the gallery of all visuals", "gallery", None, lambda found: middle(found, "gallery", gallery), " s")
    for tool, title, bound in ((DRAFT, "the draft of an article of 9,200 letters", 0.35), (OURS, "the deck of that draft", None)):
        entry = Entry(tool, "drafted", 1)
        yield Row(f"drafted-{tool}", title, "drafted", bound, lambda found, entry=entry: middle(found, "drafted", entry), " s")  # type: ignore[misc]
    for tool, title in ((OURS, "a deck"), (TEMPLATE, "a deck in a template"), (SVG, "SVG"), (PDF, "PDF")):
        entry = Entry(tool, "sales", scale.sales)
        named = f"a sales deck of {scale.sales} slides as {title}"
        yield Row(f"sales-{tool}", named, "sales", None, lambda found, entry=entry: middle(found, "sales", entry), " s")  # type: ignore[misc]


def rows(scale: Scale) -> Iterator[Row]:
    """Every row, in the table's order."""
    large, most, sizes = scale.large, scale.most, (scale.small, scale.large, scale.most)
    ours = Entry(OURS, "mix", large)
    cold = Entry(OURS, "mix", scale.cold)
    yield Row("cold", f"{scale.cold} sections, cold, to pandoc", "cold", 1.3, ratio("cold", cold, Entry(PANDOC, "mix", scale.cold)))
    yield Row("pandoc", f"{large:,} sections, to pandoc", "large", 1 / 18, ratio("large", ours, Entry(PANDOC, "mix", large)), digits=3)
    yield Row(
        "loop", f"{large:,} sections, to a python-pptx loop", "large", 1 / 8, ratio("large", ours, Entry(LOOP, "mix", large)), digits=3
    )
    yield Row("pptxgenjs", f"{large:,} sections, to PptxGenJS", "large", 0.9, ratio("large", ours, Entry(JS, "mix", large)))
    longest = Entry(OURS, "mix", most)
    yield Row("growth", f"{most:,} sections to {large:,}", "growth", 0.9 * most / large, ratio("growth", longest, ours))
    for kind in ALONE:
        title = f"time of one more slide, {kind} alone, {large:,} to {most:,} against {scale.small:,} to {large:,}"
        yield Row(kind, title, kind, FLAT, flat(kind, sizes, kind))
    small, half, full = scale.maps
    title = f"time of one more slide, one map each, {half} to {full} against {small} to {half}"
    yield Row("maps", title, "maps", FLAT, flat("maps", scale.maps, "maps"))
    for kind, bound in (("maps", 60.0), ("flowcharts", 15.0)):
        name = {"maps": "map", "flowcharts": "flowchart of 8 boxes"}[kind]
        yield Row(f"one-of-{kind}", f"one more {name}, {half} to {full} slides", kind, bound, slope(kind, half, full), " ms", 0)
    yield from people(scale)
    yield from inside(scale)
    yield Row(
        "parse",
        f"a whole build of {large:,} sections, to markdown-it-py's parse",
        "parse",
        3,
        ratio("parse", ours, Entry(PARSE, "mix", large)),
    )
    yield Row("memory", f"peak memory, {most:,} sections", "growth", 250, lambda found: middle(found, "growth", longest, "peak"), " MB", 0)
    charted = Entry(OURS, "charts", most)
    title = f"peak memory, {most:,} charts"
    yield Row("memory-charts", title, "charts", 300, lambda found: middle(found, "charts", charted, "peak"), " MB", 0)
    title = f"memory of one more slide, {large:,} to {most:,} against {scale.small:,} to {large:,}"
    yield Row("memory-flat", title, "growth", FLAT, flat("growth", sizes, "mix", "peak"))
    for name, count, bound in (("rebuild", scale.cold, 10), ("rebuild-large", large, 100)):
        entry = Entry(REBUILD, "mix", count)
        title = f"a rebuild after one edited line, {count:,} sections, CPU time"
        yield Row(name, title, "rebuild", bound, lambda found, entry=entry: 1000 * middle(found, "rebuild", entry, "rebuild"), " ms", 0)  # type: ignore[misc]


def inside(scale: Scale) -> Iterator[Row]:
    """Rows from the clocks inside one build."""
    entry = Entry(STAGES, "mix", scale.large)

    def share(keys: Sequence[str], whole: str) -> Callable[[Results], float]:
        return lambda found: sum(middle(found, "stages", entry, key) for key in keys) / middle(found, "stages", entry, whole)

    yield Row("zlib", f"compose and write, {scale.large:,} sections, to zlib at level 6", "stages", 4, share(("compose", "write"), "zlib"))
    title = f"validation and the rules, of a build of {scale.large:,} sections"
    yield Row("rules", title, "stages", 10, lambda found: 100 * share(("gate", "rules"), "build")(found), " %", 1)


def reached(row: Row, results: Results) -> Reached:
    """A row's outcome."""
    try:
        return Reached(row, row.number(results))
    except Missing as missing:
        return Reached(row, None, str(missing))
