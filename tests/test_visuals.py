"""Visuals in whole decks: what a new user gets wrong, what is loaded, and what the checkers of finished decks say."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.base.diagnostics import Span
from slides.deck.blocks.registry import BY_DIRECTIVE, BY_FENCE, SPECS
from slides.deck.blocks.visual import Visual
from slides.design.page import Chart, Drawing, Table, Text
from slides.markdown.parser import Node
from slides.pipeline.build import BuiltDeck, build_deck
from slides.visuals import mermaid
from tests.building import build, visible
from tests.building import read as read_deck
from tests.shared import ROOT, findings

GALLERY = ROOT / "docs" / "gallery" / "outline.md"
GOOD = "## Good\n\n- It is built all the same\n"


def made(body: str, folder: Path) -> BuiltDeck:
    """A deck of one slide with this body and a good one after it."""
    return build_deck(f"# Deck\n\n## Tried\n\n{body}\n\n{GOOD}", str(folder / "case.md"))


def fenced(*lines: str) -> str:
    return "```mermaid\n" + "\n".join(lines) + "\n```"


def drawings(briefing: BuiltDeck) -> list[Drawing | Chart]:
    return [placed.what for page in briefing.pages for placed in page.fills if isinstance(placed.what, Drawing | Chart)]


# What is written, the line of the problem, and a word of its message.
WRONG = {
    "unknown country": ("```map\nhighlight: Iran\nalso: Rusisa\n```", 7, "Rusisa"),
    "a marker off the globe": ("```map\nhighlight: Iran\nmarker: Nowhere 95, 51\n```", 7, "95"),
    "an unknown key of a map": ("```map\nhighlight: Iran\ncolour: red\n```", 7, "colour"),
    "a map without countries, markers or a region": ("```map\nnote: x\n```", 5, ""),
    "an edge to nowhere": (fenced("flowchart LR", "  A --> B", "  B -->"), 8, "an arrow without a target"),
    "200 nodes": (fenced("flowchart LR", *(f"  n{at} --> n{at + 1}" for at in range(200))), 46, "40 boxes"),
    "an unknown Mermaid diagram": (fenced("requirementDiagram", "  requirement speed { id: 1 }"), 5, "requirementDiagram"),
    "an empty Mermaid fence": ("```mermaid\n\n```", 5, ""),
    "an empty table": ("::: chart {type=bar}\n| Year | Sum |\n|---|---|\n:::", 5, ""),
    "text in a numeric column": ("::: chart {type=bar}\n| Year | Sum |\n|---|---|\n| 2020 | 3 |\n| 2021 | many |\n:::", 9, "many"),
    "a chart of a file that is not there": ("::: chart {type=bar file=none.csv}\n:::", 5, "none.csv"),
    "a chart of a file outside": ("::: chart {type=bar file=../../secret.csv}\n:::", 5, "outside"),
    "a point outside the quadrants": (fenced("quadrantChart", "  x-axis a --> b", "  A: [0.5, 1.5]"), 8, "1.5"),
    "a pie of words": (fenced("pie", '  "Dogs" : many'), 7, "many"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_is_told_with_its_line_and_the_rest_is_built(name: str, tmp_path: Path) -> None:
    body, line, word = WRONG[name]
    briefing = made(body, tmp_path)
    told = [problem for problem in briefing.problems if problem.span.line == line and word in problem.message]
    assert told, "\n".join(map(str, briefing.problems))
    assert told[0].hint
    assert not [problem for problem in briefing.problems if problem.rule is rule_catalogue.LOST]
    assert not drawings(briefing), "half a drawing"
    assert "It is built all the same" in visible(read_deck(build(briefing)))


def test_a_csv_of_a_million_rows_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "long.csv").open("w", encoding="utf-8") as file:
        file.write("Day,Sum\n")
        file.writelines(f"{at},{at}\n" for at in range(1_000_000))
    start = time.process_time()
    briefing = made("::: chart {type=bar file=long.csv}\n:::", tmp_path)
    assert time.process_time() - start < 2
    assert any(problem.span.line == 5 and "long.csv" in problem.message for problem in briefing.problems)
    assert not drawings(briefing)


def test_an_svg_with_a_script_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "bad.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', encoding="utf-8")
    briefing = made("![Bad](bad.svg)", tmp_path)
    assert any("script" in problem.message for problem in briefing.problems)


def test_what_cannot_be_drawn_is_shown_as_its_source(tmp_path: Path) -> None:
    briefing = made("```map\nhighlight: Iram\n```", tmp_path)
    shown = [placed.what for page in briefing.pages for placed in page.fills if isinstance(placed.what, Text)]
    assert any("highlight: Iram" in paragraph.text for text in shown for paragraph in text.paragraphs)


def test_a_chart_that_cannot_be_drawn_leaves_its_table(tmp_path: Path) -> None:
    briefing = made(WRONG["text in a numeric column"][0], tmp_path)
    assert any(isinstance(placed.what, Table) for page in briefing.pages for placed in page.fills)


def test_every_row_names_a_kind_that_can_be_loaded() -> None:
    for spec in BY_FENCE.values():
        assert issubclass(spec.load(), Visual), spec
    for spec in BY_DIRECTIVE.values():
        assert callable(spec.load().draw), spec
    assert all(spec.load() for spec in SPECS)


def test_a_deck_without_visuals_loads_none_of_them(tmp_path: Path) -> None:
    program = """
        import sys
        from slides.pipeline.build import build_deck
        from slides.export.pptx import write
        import io
        briefing = build_deck("# A\\n\\n## B\\n\\n- c\\n", "x.md")
        write(briefing.pages, briefing.design, briefing.properties, io.BytesIO())
        heavy = ("xlsxwriter", "resvg_py", *(f"slides.visuals.{name}" for name in HEAVY))
        loaded = [name for name in sys.modules if name.startswith(heavy)]
        blocks = [name for name in sys.modules if name in KINDS]
        print(loaded + blocks)
    """
    kinds = {spec.loads.partition(":")[0] for spec in (*BY_FENCE.values(), *BY_DIRECTIVE.values())}
    heavy = ("maps", "graph_layout", "flowchart", "charts", "tree", "process", "sequence")
    source = f"KINDS = {sorted(kinds)!r}\nHEAVY = {heavy!r}\n" + textwrap.dedent(program)
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"


def test_three_maps_are_small() -> None:
    slides = "\n".join(
        f"## Map {at}\n\n```map\nhighlight: {names}\n```\n" for at, names in enumerate(("Iran, Russia", "Brazil", "USA, China"))
    )
    data = build(build_deck(f"# Maps\n\n{slides}", "maps.md"))
    assert len(data) < 250_000


@pytest.mark.parametrize("theme", ["ink", "night"])
def test_the_gallery_has_no_problem_and_no_finding(theme: str, tmp_path: Path) -> None:
    briefing = build_deck(GALLERY.read_text(encoding="utf-8"), str(GALLERY), theme)
    assert not briefing.problems, "\n".join(map(str, briefing.problems))
    deck = tmp_path / "gallery.pptx"
    deck.write_bytes(build(briefing))
    assert findings(deck) == ""


def test_every_section_of_the_gallery_is_one_slide() -> None:
    text = GALLERY.read_text(encoding="utf-8")
    briefing = build_deck(text, str(GALLERY))
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("## ")]
    assert [page.span.line for page in briefing.pages[1:]] == lines


def test_the_same_visuals_give_the_same_bytes() -> None:
    text = GALLERY.read_text(encoding="utf-8")
    assert build(build_deck(text, str(GALLERY))) == build(build_deck(text, str(GALLERY)))


DIAGRAMS = (
    "flowchart LR\n  A --> B",
    "---\ntitle: x\n---\npie\n",
    "%%{init: {}}%%\n%% why\n\n  timeline  \n",
    "%%{init:\n  {}\n}%%\nmindmap %% x\n  a",
    "accTitle: x\nflowchart TD\n",
    "",
    "   \n%% only\n",
)


@pytest.mark.parametrize("text", DIAGRAMS)
def test_the_first_word_of_a_diagram_is_found_without_reading_it(text: str) -> None:
    node = Node("code", Span("case.md"), 9, text=text, info="mermaid")
    assert mermaid.kind(node) == mermaid.diagram(node).kind
