"""Pictures of the results. Each has an alternative text that says what it shows, with its numbers."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import LogLocator

from benchmarks.batches import ALONE, Results, Scale
from benchmarks.tools import BARE, JS, LOOP, NAMES, OURS, PANDOC

COLOURS = {OURS: "#0072B2", PANDOC: "#A04000", LOOP: "#00664B", JS: "#8A4A75", BARE: "#555555"}
"""Okabe and Ito's colours, the pale ones darkened until their labels stand 4.5 to 1 against white."""

KINDS = dict(zip(ALONE, ("#0072B2", "#A04000", "#00664B", "#8A4A75", "#555555"), strict=True))
MARKERS = "osD^v"
INK = "#222222"

Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture's file name, and what it shows."""

    name: str
    alternative: str


def points(results: Results, tool: str, key: str, names: Sequence[str], kind: str = "mix") -> Points:
    """Sections and the median of a program's runs, from these batches; of two batches with one size the first is taken."""
    found: dict[int, float] = {}
    for name in names:
        for label, entry in results.get(name, {}).items():
            program, of, count = label.split("/")
            if (program, of) == (tool, kind) and entry.get("samples"):
                found.setdefault(int(count), statistics.median(sample[key] for sample in entry["samples"]))
    return sorted(found.items())


def figure(title: str) -> tuple[Figure, Any]:
    """A figure with a frameless plot and its title at the left."""
    mpl.rcParams.update({"font.size": 11, "text.color": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK})
    drawn = Figure(figsize=(8.5, 4.8), dpi=120, layout="constrained")
    axes = drawn.subplots()
    axes.set_title(title, loc="left", fontsize=13, fontweight="bold", pad=12)
    axes.spines[["top", "right"]].set_visible(False)
    return drawn, axes


def apart(values: Sequence[float], least: float) -> list[float]:
    """Values in their order, moved up where two are nearer than `least`."""
    moved = list(values)
    order = sorted(range(len(moved)), key=lambda at: values[at])
    for before, at in pairwise(order):
        moved[at] = max(moved[at], moved[before] + least)
    return moved


def label(axes: Any, ends: Sequence[tuple[float, float]], words: Sequence[str], colours: Sequence[str]) -> None:
    """Words right of the last points, none on another; a line behind one stops short of it."""
    heights = [axes.transData.transform(end)[1] for end in ends]
    for end, height, moved, said, colour in zip(ends, heights, apart(heights, 26), words, colours, strict=True):
        place = (9, (moved - height) * 72 / axes.figure.dpi)
        word = axes.annotate(said, end, xytext=place, textcoords="offset points", color=colour, va="center", fontweight="bold", zorder=5)
        word.set_path_effects([withStroke(linewidth=6, foreground="white")])


def growth(results: Results, folder: Path, key: str, title: str, unit: str) -> Plot | None:
    """CPU time or peak memory against sections, on logarithmic scales, for each program."""
    lines = {tool: points(results, tool, key, ("against", "large", "growth", "cold")) for tool in (OURS, PANDOC, LOOP, JS)}
    lines = {tool: found for tool, found in lines.items() if len(found) > 1}
    if not lines:
        return None
    drawn, axes = figure(title)
    axes.set(xscale="log", yscale="log", xlabel="sections of the outline", ylabel=unit)
    for at, (tool, found) in enumerate(lines.items()):
        axes.plot(*zip(*found, strict=True), color=COLOURS[tool], marker=MARKERS[at], linewidth=2.8 if tool == OURS else 1.6)
    sizes = {size for found in lines.values() for size, _ in found}
    axes.set_xticks(sorted(sizes), [f"{size:,}" for size in sorted(sizes)])
    axes.set_xlim(right=max(sizes) * 5)
    axes.minorticks_off()
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.grid(axis="y", color="#DDDDDD", linewidth=0.8)
    drawn.canvas.draw()
    label(axes, [found[-1] for found in lines.values()], [NAMES[tool] for tool in lines], [COLOURS[tool] for tool in lines])
    name = f"{'time' if key == 'cpu' else 'memory'}.png"
    drawn.savefig(folder / name)
    said = (
        f"{NAMES[tool]} from {found[0][1]:.3g} at {found[0][0]:,} to {found[-1][1]:.3g} at {found[-1][0]:,}"
        for tool, found in lines.items()
    )
    return Plot(name, f"Lines of {unit} against sections: {'; '.join(said)}.")


def cold(results: Results, scale: Scale, folder: Path) -> Plot | None:
    """A bar for each program's cold build of a small outline."""
    tools = (OURS, PANDOC, LOOP, JS, BARE)
    bars = {tool: found[0][1] * 1000 for tool in tools if (found := points(results, tool, "cpu", ("cold",)))}
    if not bars:
        return None
    drawn, axes = figure(f"{scale.cold} sections, from a cold start: CPU milliseconds")
    names = [NAMES[tool] for tool in bars]
    axes.barh(names, list(bars.values()), color=[COLOURS[tool] for tool in bars], height=0.62)
    for at, value in enumerate(bars.values()):
        axes.annotate(f"{value:,.0f}", (value, at), xytext=(6, 0), textcoords="offset points", va="center", fontweight="bold")
    axes.invert_yaxis()
    axes.set_xlim(right=max(bars.values()) * 1.1)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(left=False, bottom=False, labelbottom=False)
    drawn.savefig(folder / "cold.png")
    return Plot("cold.png", f"Bars: {'; '.join(f'{name} {value:,.0f} ms' for name, value in zip(names, bars.values(), strict=True))}.")


def kinds(results: Results, scale: Scale, folder: Path) -> Plot | None:
    """What one more slide of each kind costs in small and in large decks."""
    lines: dict[str, Points] = {}
    for kind in ALONE:
        found = points(results, OURS, "cpu", (kind,), kind)
        if len(found) == 3:
            lines[kind] = [(at, 1000 * (more - less) / (last - first)) for at, ((first, less), (last, more)) in enumerate(pairwise(found))]
    if not lines:
        return None
    drawn, axes = figure("One more slide of a kind: CPU milliseconds")
    for at, (kind, found) in enumerate(lines.items()):
        axes.plot(*zip(*found, strict=True), color=KINDS[kind], marker=MARKERS[at], linewidth=2)
    axes.set_xticks([0, 1], [f"between {scale.small:,} and {scale.large:,}", f"between {scale.large:,} and {scale.most:,}"])
    highest = max(value for found in lines.values() for _, value in found)
    axes.set(xlim=(-0.15, 1.5), ylim=(0, highest * 1.1), xlabel="slides of the deck")
    axes.grid(axis="y", color="#DDDDDD", linewidth=0.8)
    drawn.canvas.draw()
    label(
        axes,
        [found[-1] for found in lines.values()],
        [f"{kind} {found[-1][1]:.1f}" for kind, found in lines.items()],
        [KINDS[kind] for kind in lines],
    )
    drawn.savefig(folder / "kinds.png")
    said = (f"{kind} {found[0][1]:.1f} and {found[1][1]:.1f}" for kind, found in lines.items())
    return Plot("kinds.png", f"Milliseconds for one more slide, in smaller and in larger decks: {'; '.join(said)}.")


def plots(results: Results, scale: Scale, folder: Path) -> list[Plot]:
    """Draw every picture that there are numbers for."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = (
        cold(results, scale, folder),
        growth(results, folder, "cpu", "Time by the size of the outline (mix)", "CPU seconds"),
        kinds(results, scale, folder),
        growth(results, folder, "peak", "Peak memory by the size of the outline (mix)", "megabytes"),
    )
    return [each for each in drawn if each]
