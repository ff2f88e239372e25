"""Flowcharts that are one chain of boxes: they are laid in rows where their room is too narrow, in type as large as it can be."""

from __future__ import annotations

import pytest

from slides.design.page import Connector, Drawing, Shape
from slides.pipeline.build import build_deck
from slides.text.rich_text import plain

STEPS = ("Collect requirements", "Write the draft", "Review with legal", "Approve budget", "Build prototype", "Test with users",
         "Fix what fails", "Train the staff", "Roll out", "Measure the result", "Report", "Close")  # fmt: skip


def chain(direction: str, count: int, arrow: str = "-->", shape: str = "[{}]") -> str:
    links = f" {arrow} ".join(f"N{at}{shape.format(text)}" for at, text in enumerate(STEPS[:count]))
    return f"# T\n\n## A\n\n```mermaid\nflowchart {direction}\n{links}\n```\n"


def drawn(text: str) -> Drawing:
    deck = build_deck(text, "x.md")
    assert [problem.message for problem in deck.problems if problem.rule.code in ("L6", "A15")] == []
    return next(fill.what for page in deck.pages for fill in page.fills if isinstance(fill.what, Drawing))


def boxes(drawing: Drawing) -> list[Shape]:
    return [shape for shape in drawing.shapes if isinstance(shape, Shape) and shape.label and not shape.name.startswith("Label")]


def size_of(drawing: Drawing) -> int:
    return min(words.size for box in boxes(drawing) if box.label for words in box.label.words)


@pytest.mark.parametrize("shape", ["[{}]", "({})", "([{}])"])
@pytest.mark.parametrize("arrow", ["-->", "-.->", "-->|then|"])
@pytest.mark.parametrize("count", [8, 10, 12])
@pytest.mark.parametrize("direction", ["LR", "RL", "TD"])
def test_a_long_chain_wraps_and_stays_legible(direction: str, count: int, arrow: str, shape: str) -> None:
    drawing = drawn(chain(direction, count, arrow, shape))
    shown = boxes(drawing)
    assert size_of(drawing) >= 18
    rows = [[box.rect.x for box in shown if box.rect.y == top] for top in sorted({box.rect.y for box in shown})]
    assert len(rows) > 1
    assert len({len(row) for row in rows[:-1]}) == 1
    assert all(row == sorted(row, reverse=(at % 2 == 1) != (direction == "RL")) for at, row in enumerate(rows))
    assert [" ".join(plain(words.runs) for words in box.label.words) for box in shown if box.label] == list(STEPS[:count])
    lines = [shape for shape in drawing.shapes if isinstance(shape, Connector)]
    assert all(
        len(line.points) == 2 and (line.points[0][0] == line.points[1][0] or line.points[0][1] == line.points[1][1]) for line in lines
    )


def test_a_chain_that_runs_down_and_leaves_half_the_width_empty_runs_across() -> None:
    tops = {box.rect.y for box in boxes(drawn(chain("TD", 4)))}
    assert len(tops) < 4


@pytest.mark.parametrize("text", ["A[Plan] --> B[Do] --> C[Check] --> D[Act]"])
def test_a_chain_that_fits_stays_in_its_row(text: str) -> None:
    shown = boxes(drawn(f"# T\n\n## A\n\n```mermaid\nflowchart LR\n{text}\n```\n"))
    assert len({box.rect.y for box in shown}) == 1


@pytest.mark.parametrize("lines", ["A --> B\nA --> C\nC --> D", "A --> B\nB --> A\nB --> C", "A --> B --> C\nD --> C"])
def test_what_is_no_chain_keeps_its_ranks(lines: str) -> None:
    shown = boxes(drawn(f"# T\n\n## A\n\n```mermaid\nflowchart TD\n{lines}\n```\n"))
    assert len({box.rect.y for box in shown}) > 1
