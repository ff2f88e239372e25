"""Outlines for timing: the same text on every machine and Python version.

    python -m benchmarks.outlines KIND N FOLDER

writes FOLDER/KIND_N.md, the slides' content as FOLDER/KIND_N.json, and the pictures that it shows into FOLDER/img. It prints nothing.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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


def _flowcharts(chance: random.Random, at: int, _: int) -> Section:
    """A flowchart of eight boxes with a decision and a way back."""
    names = [sentence(chance, 2) for _ in range(8)]
    boxes = [f"B{{{name}?}}" if letter == "B" else f"{letter}[{name}]" for letter, name in zip("ABCDEFGH", names, strict=True)]
    arrows = "A --> B\nB -->|yes| C\nB -->|no| D\nD --> E\nE --> C\nC --> F\nF --> G\nG --> H\nH -.-> A"
    return Section(_title(chance, at), text=f"```mermaid\nflowchart {'LR' if at % 2 else 'TD'}\n" + "\n".join(boxes) + f"\n{arrows}\n```\n")


def _sales(chance: random.Random, at: int, count: int) -> Section:
    """What a deck for customers holds: figures, charts, steps, a quotation, a timeline, cards, a table, a picture, a map, bullets."""
    said, title, source = notes(chance), _title(chance, at), f"\nSource: {sentence(chance, 2)}, 2026.\n"
    texts = {
        1: "".join(f"- **{chance.randint(11, 98)}%** {sentence(chance, 4)}\n" for _ in range(3)) + source,
        2: f"::: chart {{type=column}}\n{_grid(table(chance))}:::\n{source}",
        3: "".join(f"{step}. **{sentence(chance, 1)}** {sentence(chance, 7)}\n" for step in range(1, 5)),
        4: f"> {sentence(chance, 14)}.\n>\n> — A. Customer\n",
        5: "".join(f"- **Q{quarter} 2026** {sentence(chance, 6)}\n" for quarter in range(1, 5)),
        6: "".join(f"### {sentence(chance, 2)}\n\n{sentence(chance, 14)}.\n\n" for _ in range(3)),
        9: f"```map\n{MAPS[at // 10 % len(MAPS)]}\n```\n",
    }
    if text := texts.get(at % 10):
        return Section(title, text=text, notes=said)
    if at % 10 == 7:
        return Section(title, text=_grid(table(chance)) + source, notes=said)
    if at % 10 == 8:
        return Section(title, bullets=bullets(chance)[:2], picture=(f"img/i{at % PICTURES}.png", sentence(chance, 3)), notes=said)
    return _flowcharts(chance, at, count) if at % 20 == 0 else Section(title, bullets=bullets(chance), notes=said)


KINDS: dict[str, Callable[[random.Random, int, int], Section]] = {
    "mix": _mix,
    "notes": _notes,
    "tables": _tables,
    "pictures": _pictures,
    "charts": _charts,
    "links": _links,
    "maps": _maps,
    "flowcharts": _flowcharts,
    "sales": _sales,
}
"""mix: bullets, a table on every fourth slide, a picture on every eighth, notes everywhere. sales: all that such a deck holds. The
others hold one kind of thing alone.
"""


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


BUILT = {"briefing": "source/iran-russia-alliance.md", "gallery": "docs/gallery/outline.md"}
"""Outlines of the repository that people build, by what they are called here."""


def outline_of(kind: str, count: int, folder: Path) -> Path:
    """An outline of the repository, the draft of its article, or one that is made in a folder unless it is there."""
    if kind in BUILT:
        return ROOT / BUILT[kind]
    outline = folder / f"{kind}_{count}.md"
    if not outline.exists() and kind == "drafted":
        article = Path(shutil.copy(ROOT / "source" / "iran-russia-alliance.txt", folder))
        subprocess.run([sys.executable, str(ROOT / "build.py"), "draft", str(article), "-o", str(outline), "--quiet"], check=True)
    elif not outline.exists():
        made = [sys.executable, "-m", "benchmarks.outlines", kind, str(count), str(folder)]
        subprocess.run(made, check=True, cwd=ROOT)
    return outline


if __name__ == "__main__":
    write_outline(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
