"""Outlines for timing: the same text on every machine and Python version.

    python -m benchmarks.outlines KIND N FOLDER

writes FOLDER/KIND_N.md, the slides' content as FOLDER/KIND_N.json, and the pictures that it shows into FOLDER/img. It prints nothing.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

WORDS = [
    "revenue",
    "growth",
    "margin",
    "customer",
    "retention",
    "quarter",
    "pipeline",
    "region",
    "delivery",
    "cost",
    "forecast",
    "team",
    "hiring",
    "product",
    "launch",
    "roadmap",
    "risk",
    "budget",
    "supply",
    "market",
    "share",
    "churn",
    "adoption",
    "latency",
    "uptime",
    "quality",
    "audit",
    "training",
    "partner",
    "contract",
    "renewal",
    "segment",
    "volume",
    "price",
    "demand",
    "capacity",
    "throughput",
    "backlog",
    "release",
    "policy",
]
PICTURES = 64
"""So many pictures in `mix`, shown again and again."""

SIZE = (320, 180)
"""Pixels of a picture."""

MAPS = (
    "highlight: Iran, Russia\nalso: Syria, Ukraine\nmarker: Tehran 35.7, 51.4\nmarker: Moscow 55.8, 37.6\nlink: Moscow -> Tehran",
    "region: South-East Asia\nhighlight: Indonesia, Malaysia\nalso: Philippines",
    "region: world\nhighlight: United States, China\nalso: India, Brazil",
)
FRONT = "---\ntitle: Annual review\nauthor: A. Author\n---\n"


@dataclass(frozen=True, slots=True)
class Section:
    """A slide's content. text: what stands under the heading, as Markdown; rows: a table's cells; picture: its file and its words."""

    title: str
    text: str = ""
    bullets: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: tuple[str, str] | None = None
    notes: str = ""


def sentence(chance: random.Random, words: int) -> str:
    """So many words, the first with a capital."""
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def bullets(chance: random.Random) -> tuple[str, ...]:
    """Four bullets of nine words: one with bold words, one with a link."""
    found = [sentence(chance, 9) for _ in range(4)]
    found[1] = found[1].replace(" ", " **", 1) + "**"
    found[2] += " [source](https://example.com/a)"
    return tuple(found)


def table(chance: random.Random) -> tuple[tuple[str, ...], ...]:
    """A header and five rows of four cells."""
    rows = [(chance.choice(WORDS), *(str(chance.randint(1, 999)) for _ in range(3))) for _ in range(5)]
    return (("Region", "Q1", "Q2", "Q3"), *rows)


def notes(chance: random.Random) -> str:
    """Two sentences."""
    return f"{sentence(chance, 14)}. {sentence(chance, 16)}."


def _title(chance: random.Random, at: int) -> str:
    return f"{sentence(chance, 5)} {at}"


def _mix(chance: random.Random, at: int, _: int) -> Section:
    title = _title(chance, at)
    if at % 4 == 0:
        return Section(title, rows=table(chance), notes=notes(chance))
    if at % 8 == 2:
        return Section(title, picture=(f"img/i{at // 8 % PICTURES}.png", sentence(chance, 3)), notes=notes(chance))
    return Section(title, bullets=bullets(chance), notes=notes(chance))


def _notes(chance: random.Random, at: int, _: int) -> Section:
    return Section(_title(chance, at), bullets=bullets(chance), notes=notes(chance))


def _tables(chance: random.Random, at: int, _: int) -> Section:
    return Section(_title(chance, at), rows=table(chance))


def _pictures(chance: random.Random, at: int, _: int) -> Section:
    return Section(_title(chance, at), picture=(f"img/i{at}.png", sentence(chance, 3)))


def _charts(chance: random.Random, at: int, _: int) -> Section:
    return Section(_title(chance, at), text=f"::: chart {{type=bar}}\n{_grid(table(chance))}:::\n")


def _links(chance: random.Random, at: int, count: int) -> Section:
    lines = (f"- {sentence(chance, 6)} [there](#slide-{chance.randint(1, count)})" for _ in range(3))
    return Section(f"Slide {at}", text="\n".join(lines) + "\n")


def _maps(chance: random.Random, at: int, _: int) -> Section:
    return Section(_title(chance, at), text=f"```map\n{MAPS[at % len(MAPS)]}\n```\n")


KINDS: dict[str, Callable[[random.Random, int, int], Section]] = {
    "mix": _mix,
    "notes": _notes,
    "tables": _tables,
    "pictures": _pictures,
    "charts": _charts,
    "links": _links,
    "maps": _maps,
}
"""mix: bullets, a table on every fourth slide, a picture on every eighth, notes everywhere. The others hold one kind of thing alone."""


def sections(kind: str, count: int) -> list[Section]:
    """The slides of an outline."""
    chance = random.Random(7)
    return [KINDS[kind](chance, at, count) for at in range(1, count + 1)]


def markdown(found: list[Section]) -> str:
    """The outline, in Markdown that pandoc reads too (with `--slide-level=2`)."""
    return "\n".join([FRONT, *map(_section, found)])


def _section(section: Section) -> str:
    parts = [f"## {section.title}\n", section.text] if section.text else [f"## {section.title}\n"]
    if section.bullets:
        parts.append("".join(f"- {each}\n" for each in section.bullets))
    if section.rows:
        parts.append(_grid(section.rows))
    if section.picture:
        parts.append(f"![{section.picture[1]}]({section.picture[0]})\n")
    if section.notes:
        parts.append(f"::: notes\n{section.notes}\n:::\n")
    return "\n".join(parts)


def _grid(rows: tuple[tuple[str, ...], ...]) -> str:
    head, *body = (f"| {' | '.join(row)} |\n" for row in rows)
    return "".join([head, "|---|---:|---:|---:|\n", *body])


def draw(folder: Path, names: set[str]) -> None:
    """Small bar charts as PNG files, each different; those that are there stay."""
    from PIL import Image, ImageDraw

    for name in sorted(names):
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        chance = random.Random(int(path.stem[1:]))
        image = Image.new("RGB", SIZE, (244, 246, 248))
        pen = ImageDraw.Draw(image)
        for at in range(8):
            colour = (chance.randint(20, 160), chance.randint(60, 160), chance.randint(90, 200))
            pen.rectangle((20 + 36 * at, 165 - chance.randint(20, 140), 44 + 36 * at, 165), fill=colour)
        image.save(path, "PNG")


def write_outline(kind: str, count: int, folder: Path) -> Path:
    """Write the outline, its content as JSON, and its pictures. The outline's path."""
    found = sections(kind, count)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{kind}_{count}.md"
    path.with_suffix(".json").write_text(json.dumps([asdict(each) for each in found]), encoding="utf-8")
    draw(folder, {each.picture[0] for each in found if each.picture})
    path.write_text(markdown(found), encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    write_outline(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
