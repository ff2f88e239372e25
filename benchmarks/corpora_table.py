"""Prints what becomes of each outline of a folder, as a Markdown table: `python benchmarks/corpora_table.py [FOLDER]`.

Columns: the outline's size in kB (1,000 bytes), slides, problems, the words that an independent reading finds in the outline,
those of them that are neither in the deck nor in a problem, seconds on this computer (the best of three), and what the
checkers of finished decks find; `–` where they are not beside the project. Without a folder: the tests' sample decks, and the
public decks and articles beside the project.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from slides.pipeline.build import build_deck  # noqa: E402
from tests import lost_words  # noqa: E402
from tests.building import build  # noqa: E402
from tests.oracles import findings_of  # noqa: E402
from tests.shared import SHARED  # noqa: E402

ROUNDS = 3
HEADER = ("file", "kB", "slides", "problems", "words", "lost", "seconds", "findings")


@dataclass(frozen=True, slots=True)
class Row:
    """One outline: the cells from `kB` to `seconds`, and where its deck lies."""

    name: str
    cells: tuple[str, ...]
    deck: Path


def main(arguments: Sequence[str]) -> int:
    """Print the table. The exit code is 0, or 2 where a folder has no outlines."""
    folders = [Path(name) for name in arguments] or [
        ROOT / "tests" / "decks",
        SHARED / "corpora" / "decks",
        SHARED / "corpora" / "articles",
    ]
    files = [(folder, file) for folder in folders for file in sorted(folder.rglob("*.md"))]
    if not files:
        print(f"no Markdown in {', '.join(map(str, folders))}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as target:
        rows = [
            row_of(file, f"{folder.name}/{file.relative_to(folder)}", Path(target) / f"{at}.pptx")
            for at, (folder, file) in enumerate(files)
        ]
        print("\n".join(table(rows)))
    return 0


def row_of(file: Path, name: str, deck: Path) -> Row:
    """Build one outline and count. Raises what building raises."""
    text = file.read_text(encoding="utf-8")
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        briefing = build_deck(text, str(file))
        data = build(briefing)
        seconds.append(time.perf_counter() - started)
    deck.write_bytes(data)
    source = lost_words.words_of_source(text)
    told = lost_words.words_of_problems(problem.message for problem in briefing.problems)
    missing = lost_words.lost(source, lost_words.words_of_deck(data), told).total()
    counts = (
        f"{file.stat().st_size / 1000:.1f}",
        len(briefing.pages),
        len(briefing.problems),
        source.total(),
        missing,
        f"{min(seconds):.2f}",
    )
    return Row(name, tuple(map(str, counts)), deck)


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table, with a sum at its foot."""
    found = findings_of([row.deck for row in rows])
    yield f"| {' | '.join(HEADER)} |"
    yield "|---|" + "---:|" * (len(HEADER) - 1)
    for row in rows:
        told = summary([finding.rule for finding in found[row.deck]])
        yield f"| {row.name} | {' | '.join(row.cells)} | {told} |"
    sums = [sum(float(row.cells[at]) for row in rows) for at in range(len(HEADER) - 2)]
    total = sum(map(len, found.values()))
    yield (
        f"| **{len(rows)} outlines** | {sums[0]:.1f} | " + " | ".join(f"{each:.0f}" for each in sums[1:5]) + f" | {sums[5]:.2f} | {total} |"
    )


def summary(rules: Sequence[str]) -> str:
    """How often which rule is broken: `2 A14, 1 A4`; 0 for none."""
    return ", ".join(f"{rules.count(rule)} {rule}" for rule in dict.fromkeys(rules)) or "0"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
