"""Cells of Quarto and R Markdown: which draw a figure, what its frame says, and figures that are saved beside the outline."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.markdown.parser import parse
from slides.markdown.parser.node import Node
from slides.text.rich_text import plain
from tests.shared import ROOT
from tests.test_pandoc import parsed, shape

PICTURE = ROOT / "tests" / "cases" / "portrait.png"


def pictures(nodes: tuple[Node, ...]) -> list[Node]:
    return [inner for node in nodes for inner in node.walk() if inner.kind == "picture"]


def frames(*cells: str) -> list[str]:
    text = "---\nformat: revealjs\n---\n\n" + "\n\n".join(f"```{cell}\n```" for cell in cells)
    return [node.text for node in pictures(parsed(text)[0])]


DRAWS = {
    "a title": ('{r}\nggplot(d, aes(x, y)) +\n  geom_point() +\n  labs(x = "Age", title = "Age of trees")', "Figure: Age of trees"),
    "axes": ('{r}\nplot(x, y, xlab = "Age", ylab = "Height (m)")', "Figure: Height (m) · Age"),
    "a title of base graphics": ('{r}\nhist(x, main="Ages")', "Figure: Ages"),
    "a title with a value": ('{r}\nggplot(d) + labs(title = "Sample {n}")', "Figure"),
    "a title in a comment": ('{r}\n# main = "Old"\nplot(x)', "Figure"),
    "a label": ("{r age-of-trees}\nplot(x)", "Figure: age of trees"),
    "a label that says nothing": ("{r plot1}\nplot(x)", "Figure"),
    "a package": ("{r}\npheatmap::pheatmap(m)", "Figure"),
    "a pipe": ("{r}\nd %>%\n  filter(a) %>%\n  ggplot(aes(x)) +\n  geom_bar()", "Figure"),
    "matplotlib": ('{python}\nfig, ax = plt.subplots()\nax.plot(x)\nax.set_xlabel("time")\nax.set_ylabel("speed")', "Figure: speed · time"),
    "pandas": ("{python}\ndf.plot()", "Figure"),
    "a graph": ("{dot}\ndigraph { a -> b }", "Figure"),
    "kept under a name": ("{r}\np <- ggplot(d)", ""),
    "words": ('{r}\nprint("plot(x)")', ""),
    "a model": ("{r}\nsummary(lm(y ~ x))", ""),
    "not run": ("{r}\n#| eval: false\nplot(x)", ""),
    "an import": ("{python}\nimport matplotlib.pyplot as plt", ""),
}


@pytest.mark.parametrize(("cell", "frame"), DRAWS.values(), ids=DRAWS)
def test_cells_that_draw_have_a_frame_with_what_their_code_says(cell: str, frame: str) -> None:
    assert frames(cell) == ([frame] if frame else [])


def test_plots_kept_under_a_name_and_functions_that_draw_are_known_in_later_cells() -> None:
    assert frames("{r}\np <- ggplot(d)", "{r}\np + theme_bw()", "{r}\nq") == ["Figure"]
    assert frames("{r}\nshow_it <- function(d) {\n  ggplot(d)\n}", "{r}\nshow_it(d)") == ["Figure"]


def test_code_that_is_asked_for_stands_above_its_figure_and_folded_code_in_the_notes() -> None:
    cell = "```{r}\n#| echo: true\nplot(x)\n```"
    assert shape(parsed(f"---\nformat: revealjs\n---\n\n{cell}")[0][1:]) == "plot(x) Figure"
    folded = "---\nformat:\n  revealjs:\n    code-fold: true\nexecute:\n  echo: true\n---\n\n```{r}\nplot(x)\n```"
    assert shape(parsed(folded)[0][1:]) == "Figure notes(plot(x))"
    model = folded.replace("plot(x)", "summary(m)")
    assert shape(parsed(model)[0][1:]) == "summary(m)", "code whose output is no figure is better than nothing"


SAVED = {
    "by label": ("```{r scatter}\nplot(x)\n```", "talk_files/figure-html/scatter-1.png"),
    "by an option": ("```{r}\n#| label: fig-a\nplot(x)\n```", "talk_files/figure-revealjs/fig-a-1.png"),
    "by number": ("```{r}\nx <- 1\n```\n\n```{r, echo=FALSE}\nplot(x)\n```", "talk_files/figure-html/unnamed-chunk-2-1.png"),
    "in a comment too": ("<!--\n```{r}\ny\n```\n-->\n\n```{r}\nplot(x)\n```", "talk_files/figure-html/unnamed-chunk-2-1.png"),
    "of Jupyter": ("```{python}\nx = 1\n```\n\n```{python}\ndf.plot()\n```", "talk_files/figure-html/cell-3-output-1.png"),
    "frozen": ("```{r scatter}\nplot(x)\n```", "_freeze/talk/figure-revealjs/scatter-1.png"),
    "of slidify": ("```{r}\nplot(x)\n```", "assets/fig/unnamed-chunk-1-1.png"),
}


@pytest.mark.parametrize(("text", "file"), SAVED.values(), ids=SAVED)
def test_figures_that_are_saved_beside_the_outline_are_shown(tmp_path: Path, text: str, file: str) -> None:
    place = tmp_path / file
    place.parent.mkdir(parents=True)
    shutil.copy(PICTURE, place)
    nodes, problems = parse(f"---\noutput: ioslides_presentation\n---\n\n# A\n\n{text}\n", str(tmp_path / "talk.Rmd"))
    assert [node.info for node in pictures(nodes)] == [file]
    (said,) = [problem.message for problem in problems if "saved" in problem.message]
    assert str(Path(file).parent) in said
    assert not [problem for problem in problems if "is missing" in problem.message]


def test_only_figures_that_a_cell_can_have_drawn_are_shown(tmp_path: Path) -> None:
    folder = tmp_path / "talk_files" / "figure-html"
    folder.mkdir(parents=True)
    for name in (
        "unnamed-chunk-1-1.png",
        "unnamed-chunk-2-1.png",
        "unnamed-chunk-2-2.png",
        "unnamed-chunk-3-1.png",
        "unnamed-chunk-3-2.png",
    ):
        shutil.copy(PICTURE, folder / name)
    text = "```{r}\nsummary(m)\n```\n\n```{r}\nplot(x)\n```\n\n```{r}\nfor (i in 1:2) {\n  plot(i)\n}\n```\n"
    nodes, _ = parse(text, str(tmp_path / "talk.Rmd"))
    assert [Path(node.info).name for node in pictures(nodes)] == ["unnamed-chunk-2-1.png", "unnamed-chunk-3-1.png", "unnamed-chunk-3-2.png"]


COMPUTED = {
    "a call": ("a.md", "n is `r nrow(d)`.", "n is nrow(d)."),
    "a name": ("a.qmd", "n is `r n`.", "n is n."),
    "a name elsewhere": ("a.md", "n is `r n`.", "n is r n."),
    "formatted": ("a.Rmd", "n is `r round(slope, 2)`.", "n is slope."),
    "formatted with a sum": ("a.Rmd", "n is `r round(3/62, 3)`.", "n is 3/62."),
    "at a heading's end": ("a.Rmd", '## Trees `r hexes("x")`', "Trees"),
    "in a heading": ("a.Rmd", "## All `r n` trees", "All n trees"),
    "long": ("a.Rmd", f"n is `r {'f(' * 20}x{')' * 20}`.", "n is …."),
    "python": ("a.qmd", "n is `{python} n`.", "n is n."),
    "in code": ("a.Rmd", "`exp(`r x`)` = `r y`", "exp(x) = y"),
    "in a formula": ("a.Rmd", "$a = `r b_1`$", "a = b 1"),
    "today": ("a.Rmd", "On `r format(Sys.Date(), '%d %B')`.", "On \u2026."),
    "alone": ("a.Rmd", "`r f(x)`", ""),
}


@pytest.mark.parametrize(("file", "text", "words"), COMPUTED.values(), ids=COMPUTED)
def test_code_in_a_line_that_would_be_run_stands_for_its_output(file: str, text: str, words: str) -> None:
    nodes, problems = parse(text, file)
    assert "".join(plain(node.runs) for node in nodes) == words
    told = [problem for problem in problems if problem.rule is rule_catalogue.LEFT_OUT]
    assert bool(told) == ("r n." not in words)


def test_a_drawing_of_tikz_has_a_frame_with_the_words_of_its_boxes_and_its_source_in_the_notes() -> None:
    text = "\\begin{tikzpicture}\n\\node (a) at (0, 0) {Rain};\n\\node[draw] (b) {Grass \\newline wet};\n\\end{tikzpicture}"
    nodes, problems = parsed(text)
    assert shape(nodes) == f"Figure: Rain \u00b7 Grass wet notes({text})"
    assert problems == [rule_catalogue.LEFT_OUT.code]


ICONS = {
    "Font Awesome": ("`r fa('github')` me", "me"),
    "a package": ('a `r fontawesome::fa("r-project")` b', "a b"),
    "emoji": ("a `r emo::ji('smile')`", "a"),
    "a citation": ('See `r Citet(bib, "Auer_2023")`.', "See Auer 2023."),
}


@pytest.mark.parametrize(("text", "words"), ICONS.values(), ids=ICONS)
def test_code_for_an_icon_shows_nothing_and_a_citation_its_key(text: str, words: str) -> None:
    nodes, _ = parse(text, "a.Rmd")
    assert " ".join("".join(plain(node.runs) for node in nodes).split()) == words


def test_a_page_of_the_network_in_a_cell_is_a_link() -> None:
    nodes, _ = parse('```{r, echo=FALSE}\nknitr::include_url("https://a.org/app/", height = 300)\n```\n', "a.Rmd")
    assert [(run.text, run.link) for node in nodes for run in node.runs] == [("a.org/app", "https://a.org/app/")]


WEAK = {
    "bold first letters": ("__P__rimary __P__revention", "Primary Prevention"),
    "loose bold": ("so __ it is __ so", "so it is so"),
    "a name with underscores": ("__init__ and a__b__c", "init and a__b__c"),
    "a link with a blank": ("[Here] (https://a.org/x) now", "Here now"),
    "a comment with dashes": ("a <!-- b -- c ---> d", "a  d"),
    "code": ("`__P__rimary [a] (https://b.org)`", "__P__rimary [a] (https://b.org)"),
}


@pytest.mark.parametrize(("text", "words"), WEAK.values(), ids=WEAK)
def test_what_older_programs_took_for_bold_words_links_and_comments(text: str, words: str) -> None:
    nodes, _ = parse(text, "a.md")
    assert "".join(plain(node.runs) for node in nodes) == words
