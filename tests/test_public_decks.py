"""What public decks of Quarto, pandoc and GitHub showed: inputs as their authors write them, and what stands on the slides."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides import Deck, build
from slides.base.diagnostics import Problem
from slides.design.page import Drawing
from slides.text.formulas import read_formula
from slides.text.rich_text import plain


def made(folder: Path, text: str) -> Deck:
    """The deck of an outline."""
    file = folder / "deck.md"
    file.write_text(text, encoding="utf-8")
    return build(file)


def words(deck: Deck) -> list[list[str]]:
    """The texts of each slide, its title first."""
    slides = deck.to_presentation().slides
    return [
        [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and not shape.name.startswith("Slide N")]
        for slide in slides
    ]


def codes(problems: tuple[Problem, ...]) -> set[str]:
    """The codes of all problems that are no advice."""
    return {problem.rule.code for problem in problems if problem.severity.name != "ADVICE"}


QUARTO = "---\nformat:\n  {}: default\n---\n\n# One\n\nA lead that is said.\n\n- and a list\n\n## Two\n\nText.\n\n"
QUARTO += "## Three\n\nText.\n\n# Four\n\n## Five\n\nText.\n"


@pytest.mark.parametrize(("name", "level"), [("revealjs", 2), ("clean-revealjs", 2), ("beamer", 1)])
def test_slides_of_quartos_reveal_decks_begin_at_headings_of_level_2(tmp_path: Path, name: str, level: int) -> None:
    titles = [each[0] for each in words(made(tmp_path, QUARTO.format(name)))]
    assert ("Two" in titles) == (level == 2)


def test_a_question_right_under_the_only_heading_1_is_a_slide_like_the_others(tmp_path: Path) -> None:
    deck = made(tmp_path, "# Git\n\n## What is versioned?\n\nText files.\n\n## What is not\n\nAll else.\n")
    assert [each[0] for each in words(deck)][-2:] == ["What is versioned?", "What is not"]


def test_a_question_without_an_answer_is_no_entry_of_the_questions(tmp_path: Path) -> None:
    shown = words(made(tmp_path, "# Talk\n\n## Topic\n\nText.\n\n## Thanks\n\n### Any questions?\n"))
    assert len(shown) == 3
    assert "Any questions?" in " ".join(shown[-1])


@pytest.mark.parametrize(
    ("written", "shown"),
    [("one\\", "one"), ("- one\\\n- two\\", "one\ntwo"), ("C:\\", "C:\\"), ("D:\\Data\\", "D:\\Data\\"), ("a\\\\", "a\\")],
)
def test_a_backslash_before_nothing_is_no_text(tmp_path: Path, written: str, shown: str) -> None:
    assert "\n".join(words(made(tmp_path, f"# T\n\n## S\n\n{written}\n\n## R\n\nx y\n"))[1]).endswith(shown)


def test_a_slide_of_linked_pictures_on_the_network_has_their_words_and_links(tmp_path: Path) -> None:
    badges = "[![CI](https://x.org/ci.svg)](https://ci.org/run) [![](https://x.org/b.svg)](https://back.org/tier)"
    deck = made(tmp_path, f"# T\n\n## Status\n\n{badges}\n\n## Text\n\nWords. ![](https://x.org/p.png)\n")
    shown = words(deck)
    assert codes(deck.problems) == set()
    status = deck.pages[1]
    assert [placed.what.alt for placed in status.fills if isinstance(placed.what, Drawing)] == ["CI"], "a frame with what describes it"
    assert [run.link for note in status.notes for run in note.runs if run.link] == ["https://ci.org/run", "https://back.org/tier"]
    assert "p.png" not in " ".join(shown[2])


def test_a_picture_on_the_network_in_a_cell_is_reported_as_such_alone(tmp_path: Path) -> None:
    deck = made(tmp_path, "# T\n\n## S\n\n| a | b |\n|---|---|\n| ![Edge](https://x.org/e.png) | 1 |\n")
    assert codes(deck.problems) == set()
    assert "P5" in {problem.rule.code for problem in deck.problems}


def test_pandocs_classes_are_read_inside_of_html(tmp_path: Path) -> None:
    deck = made(tmp_path, '# T\n\n## S\n\n<p style="text-align: center;">[ALL ELSE :)]{.box}</p>\n\nmore\n')
    assert "ALL ELSE :)" in words(deck)[1][1]
    assert "{" not in words(deck)[1][1]


def test_a_slide_without_words_goes_on_under_the_title_before_it(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="90" height="90"/></svg>')
    shown = words(made(tmp_path, "## Who we are\n\nWords.\n\n## {background-image=a.svg}\n\n## End\n\nWords.\n"))
    assert shown[1][0].startswith("Who we are")


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\fcolorbox{black}{white}{$\displaystyle{x + y}$} = 1", "x + y = 1"),
        (r"a \colorbox{red}{$b$}", "a b"),
        (r"\colorbox{a}{$x \fcolorbox{b}{c}{$y$}$}", "x y"),
    ],
)
def test_what_stands_in_a_colour_box_is_the_formulas(tex: str, shown: str) -> None:
    runs, doubt = read_formula(tex)
    assert ("".join(plain(runs).split()), doubt) == (shown.replace(" ", ""), "")


def test_a_long_byline_stands_on_the_title_slide(tmp_path: Path) -> None:
    front = "title: Scientific talks and how they are put together\nsubtitle: A template\nauthor: A. Author\n"
    front += "institute:\n  - A University of Several Words, Moscow, Russia\n  - Joint Institute of Something Long, Dubna, Russia\n"
    shown = words(made(tmp_path, f"---\n{front}date: 1 January 1970\n---\n\n## S\n\nText.\n"))
    assert len(shown) == 2


TABULAR = r"""# T

## S

\begin{table}[h]
\centering
\caption{What \textbf{counts}}
\begin{tabular}{@{}l*{2}{r}p{3cm}@{}}
\toprule
Name & \multicolumn{2}{c}{Two} & R\&D \\ \midrule
\textbf{A} & 1 & 2.5 & $x^2$ \\[2pt]
\multirow{2}{*}{B} & 3 & {4 & 5} & c \\
\bottomrule
\end{tabular}
\end{table}
"""


def test_a_table_of_tex_is_a_table(tmp_path: Path) -> None:
    deck = made(tmp_path, TABULAR)
    slide = deck.to_presentation().slides[1]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "Two", "", "R&D"],
        ["A", "1", "2.5", "x2"],
        ["B", "3", "{4 & 5}", "c"],
    ]
    assert table.cell(0, 1).is_merge_origin
    assert table.cell(0, 1).span_width == 2
    assert "What counts" in words(deck)[1]
    assert codes(deck.problems) == set()


@pytest.mark.parametrize("broken", [r"{lr} a & b", r"lr} a & b \end{tabular}", r"{l} a \end{tabular}", r"{lr} \end{tabular}"])
def test_a_table_of_tex_that_cannot_be_read_is_shown_as_typed(tmp_path: Path, broken: str) -> None:
    text = "\n".join(("# T", "", "## S", "", r"\begin{table}", r"\begin{tabular}" + broken, r"\end{table}", ""))
    deck = made(tmp_path, text)
    assert "tabular" in " ".join(words(deck)[1])


SPANNED = """# T

## S

+---------------------+----------+
| Property            | Earth    |
+=============+=======+==========+
|             | min   | -89.2 C  |
| Temperature +-------+----------+
| 1961-1990   | mean  | 14 C     |
|             +-------+----------+
|             | max   | 56.7 C   |
+-------------+-------+----------+

## R

+-------+---------------+
| A     | B             |
|       +-------+-------+
|       | x     | y     |
+=======+=======+=======+
| one   | 1     | 2     |
+-------+-------+-------+
"""


def test_cells_of_a_grid_table_span_rows_and_columns(tmp_path: Path) -> None:
    deck = made(tmp_path, SPANNED)
    first, second = (shape.table for slide in deck.to_presentation().slides for shape in slide.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["Property", "", "Earth"],
        ["Temperature 1961-1990", "min", "-89.2 C"],
        ["", "mean", "14 C"],
        ["", "max", "56.7 C"],
    ]
    assert (first.cell(0, 0).span_width, first.cell(1, 0).span_height) == (2, 3)
    assert (second.cell(0, 0).span_height, second.cell(0, 1).span_width) == (2, 2)
    assert codes(deck.problems) == set()


@pytest.mark.parametrize(
    "askew",
    [
        "+---+---+\n| a | b |\n+---+--+\n",
        "+---+---+\n| a     |\n+---+---+\n| b | c\n+---+---+\n",
    ],
)
def test_a_grid_that_is_drawn_askew_is_shown_as_typed(tmp_path: Path, askew: str) -> None:
    deck = made(tmp_path, f"# T\n\n## S\n\n{askew}")
    assert "+---+" in " ".join(words(deck)[1])


def test_a_large_grid_of_spanning_cells_takes_a_bounded_number_of_steps(tmp_path: Path) -> None:
    rows = ["+" + "-+" * 300, *("|" + " |" * 299 + "|" + " " for _ in range(2)), *(("+" + " +" * 300) for _ in range(390))]
    assert made(tmp_path, "# T\n\n## S\n\n" + "\n".join(rows) + "\n").pages
