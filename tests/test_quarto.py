"""What Quarto, R Markdown and Beamer's authors write among Markdown: cells, shortcodes, figures, references, front matter."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.base.diagnostics import Severity
from slides.design.page import Drawing, Page, Picture, Text
from slides.markdown.resources import opened_folders
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import plain
from tests.shared import ROOT
from tests.test_pandoc import parsed, shape, walk

PICTURE = ROOT / "tests" / "cases" / "portrait.png"


def shown(page: Page) -> str:
    """All words of a page's text."""
    return " | ".join(paragraph.text for placed in page.fills for paragraph in getattr(placed.what, "paragraphs", ()))


def told(briefing: BuiltDeck) -> list[str]:
    return [problem.rule.code for problem in briefing.problems if problem.severity is not Severity.ADVICE]


CELLS = {
    "as it is": ("```{python}\nx = 1\n```", "", "x = 1", []),
    "echo in a line": ("```{python}\n#| echo: false\nx = 1\n```", "", "", ["M21"]),
    "echo in the fence": ("```{r, echo=FALSE}\nx = 1\n```", "", "", ["M21"]),
    "a name in the fence": ("```{r name, echo = F, fig.cap='A b'}\nx = 1\n```", "", "Figure: A b", ["M21"]),
    "include": ("```{python}\n#| include: false\nx = 1\n```", "", "", []),
    "not run": ("```{r}\n#| eval: false\n#| echo: true\nx = 1\n```", "", "x = 1", []),
    "neither": ("```{r}\n#| eval: false\n#| echo: false\nx = 1\n```", "", "", []),
    "a figure": ('```{python}\n#| fig-cap: "A line"\nx = 1\n```', "", "x = 1 Figure: A line", ["M21"]),
    "javascript": ("```{ojs}\n//| echo: false\nx = 1\n```", "", "", ["M21"]),
    "the deck's own": ("```{python}\nx = 1\n```", "---\nexecute:\n  warning: true\n  echo: false\n---\n\n", "", ["M21"]),
    "in one line": ("```{python}\nx = 1\n```", "---\nexecute: {echo: false}\n---\n\n", "", ["M21"]),
    "against the deck's own": ("```{python}\n#| echo: true\nx = 1\n```", "---\nexecute:\n  echo: false\n---\n\n", "x = 1", []),
    "another key's": ("```{python}\nx = 1\n```", "---\nother:\n  echo: false\n---\n\n", "x = 1", []),
    "in a column": ("::: columns\n::: column\n```{python}\n#| echo: false\nx = 1\n```\n:::\n:::", "", "columns(column())", ["M21"]),
    "in an item": ("- a\n\n  ```{python}\n  #| echo: false\n  x = 1\n  ```", "", "a", ["M21"]),
    "a language": ("```{.python}\n#| echo: false\n```", "", "#| echo: false", []),
}


@pytest.mark.parametrize(("text", "front", "right", "problems"), CELLS.values(), ids=CELLS)
def test_cells_obey_their_options(text: str, front: str, right: str, problems: list[str]) -> None:
    nodes, found = parsed(front + text)
    assert (shape(tuple(node for node in nodes if node.kind != "front matter")), found) == (right, problems)


def test_the_output_that_is_missing_is_named() -> None:
    briefing = build_deck('# D\n\n## S\n\na\n\n```{python}\n#| echo: false\n#| fig-cap: "A line"\nplot()\n```\n', "x.md")
    (problem,) = [problem for problem in briefing.problems if problem.rule is rule_catalogue.LEFT_OUT]
    assert "A line" in problem.message
    assert problem.span.line == 7


def test_a_cell_of_mermaid_is_drawn() -> None:
    nodes, problems = parsed("```{mermaid}\n%%| fig-width: 3\nflowchart LR\n  a --> b\n```")
    assert (nodes[0].info, nodes[0].text, problems) == ("mermaid", "flowchart LR\n  a --> b\n", [])


CODE = "```{r}\nx <- 1\n```"
PRESENTATIONS = {
    "reveal": ("format: revealjs", CODE, "notes(x <- 1)"),
    "with options": ("format:\n  revealjs:\n    theme: simple", CODE, "notes(x <- 1)"),
    "PowerPoint": ("format: pptx", CODE, "notes(x <- 1)"),
    "one of several": ("format: [html, beamer]", CODE, "notes(x <- 1)"),
    "an extension": ("format:\n  clean-revealjs: default", CODE, "notes(x <- 1)"),
    "a page": ("format: html", CODE, "x <- 1"),
    "R Markdown": ("output: ioslides_presentation", CODE, "x <- 1"),
    "xaringan": ("output:\n  xaringan::moon_reader:\n    css: a.css", CODE, "x <- 1"),
    "a theme of that name": ("format:\n  html:\n    theme: revealjs", CODE, "x <- 1"),
    "shown by the deck": ("format: revealjs\nexecute:\n  echo: true", CODE, "x <- 1"),
    "shown by the format": ("format:\n  revealjs:\n    echo: true", CODE, "x <- 1"),
    "shown by the cell": ("format: revealjs", "```{r}\n#| echo: true\n#| eval: false\nx <- 1\n```", "x <- 1"),
    "shown fenced": ("format: revealjs", "```{r}\n#| echo: fenced\nx <- 1\n```", "x <- 1"),
    "hidden by the cell": ("format: revealjs", "```{r}\n#| echo: false\nx <- 1\n```", ""),
    "no cell": ("format: revealjs", "```r\nx <- 1\n```", "x <- 1"),
    "not part of it": ("format: revealjs", "```{r, include=FALSE}\nx <- 1\n```", ""),
}


@pytest.mark.parametrize(("front", "text", "right"), PRESENTATIONS.values(), ids=PRESENTATIONS)
def test_formats_of_presentations_echo_no_code(front: str, text: str, right: str) -> None:
    nodes, _ = parsed(f"---\n{front}\n---\n\n{text}")
    assert shape(tuple(node for node in nodes if node.kind != "front matter")) == right


FRAMES = {
    "a caption": ("#| fig-cap: A line", "en", "Figure: A line"),
    "a label": ("#| label: fig-tree-mass", "en", "Figure: tree mass"),
    "a size": ("#| fig-width: 4", "en", "Figure"),
    "German": ("#| fig-cap: Eine Linie", "de", "Abbildung: Eine Linie"),
    "a hidden figure": ("#| fig-show: hide", "en", ""),
    "not run": ("#| fig-cap: A line\n#| eval: false", "en", ""),
}


@pytest.mark.parametrize(("option", "language", "frame"), FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("inside", ["{}", "::: columns\n::: column\ntext\n:::\n::: column\n{}\n:::\n:::"], ids=["alone", "column"])
def test_a_figure_that_is_not_drawn_has_a_frame_and_its_code_in_the_notes(option: str, language: str, frame: str, inside: str) -> None:
    cell = f"```{{r}}\n{option}\nplot(x)\n```"
    text = f"---\nformat: revealjs\nlang: {language}\n---\n\n# D\n\n## S\n\na\n\n{inside.format(cell)}\n"
    briefing = build_deck(text, "x.md")
    (page,) = [page for page in briefing.pages if page.title == "S"]
    drawn = [placed.what.alt for placed in page.fills if isinstance(placed.what, Drawing)]
    assert drawn == ([frame] if frame else [])
    assert "plot(x)" in " ".join(paragraph.text for paragraph in page.notes)
    assert "plot(x)" not in shown(page)
    assert not [problem for problem in briefing.problems if "picture" in problem.message]


WHOLE = {
    "under an empty heading": ('##\n{{< video https://a.org/v?t=1\n width="100%"\n>}}\n\nb', "", ["a.org/v?t=1", "b"]),
    "in a heading": ("## A {{< var x\n>}}\n\nb", "A", ["b"]),
    "with an angle bracket": ('## A\n\n{{< video "https://a.org/v" title="a > b" >}}', "A", ["a.org/v"]),
    "on four lines": ("## A\n\n{{<\nvideo\nhttps://a.org/v\n>}} b", "A", ["a.org/v b"]),
    "code": ("## A\n\n```\n{{< video a\n>}}\n```", "A", ["{{< video a\n>}}"]),
    "not closed": ("## A\n\na {{< b\n\nc", "A", ["a {{< b", "c"]),
}


@pytest.mark.parametrize(("text", "title", "rest"), WHOLE.values(), ids=WHOLE)
def test_shortcodes_on_several_lines_are_taken_whole(text: str, title: str, rest: list[str]) -> None:
    nodes, _ = parsed(text)
    assert plain(nodes[0].runs).strip() == title
    assert [(node.text or plain(node.runs)).strip() for node in nodes[1:]] == rest
    assert not any(node.kind == "quote" for node in nodes)


SHORTCODES = {
    "{{< pagebreak >}}": ("", []),
    "a {{< var x >}} b": ("a  b", ["M21"]),
    "{{< embed a.ipynb >}}": ("", ["M21"]),
    "{{< video https://a.org/v.mp4 >}}": ("a.org/v.mp4", []),
    "Press {{< kbd Ctrl-C >}}": ("Press Ctrl-C", []),
    "`{{< var x >}}`": ("{{< var x >}}", []),
    "{{{< var x >}}}": ("{{< var x >}}", []),
    "[a]({{< meta url >}}/b.html)": ("a", ["M19", "M21"]),
    "- {{< fa star >}} a\n- {{< fa star >}} b": ("a b", ["M21"]),
    "| a |\n|---|\n| {{< var x >}} b |": ("a b", ["M21"]),
    "# {{< meta title >}} a": ("a", ["M21"]),
}


@pytest.mark.parametrize(("text", "right"), SHORTCODES.items(), ids=SHORTCODES)
def test_shortcodes_are_never_printed(text: str, right: tuple[str, list[str]]) -> None:
    nodes, problems = parsed(text)
    assert shape(nodes) == right[0]
    assert problems == right[1]


@pytest.mark.parametrize(
    "text", ["```{=latex}\n\\small\n```", "```{=openxml}\n<a/>\n```", "~~~ {=html5}\n<p>a</p>\n~~~", "a `\\vfill`{=latex} b"]
)
def test_raw_text_of_other_formats_is_left_out_with_a_message(text: str) -> None:
    nodes, problems = parsed(text)
    assert problems == ([] if "html" in text else [rule_catalogue.LEFT_OUT.code])
    assert not any(sign in shape(nodes) for sign in ("{=", "\\", "<"))


# Figures and references.

LAKE = "![Lake](a.png){#fig-a}"
REFERENCES = {
    "a figure": (f"{LAKE}\n\nSee @fig-a.", "See Figure 1.", "Figure 1: Lake"),
    "in brackets": (f"{LAKE}\n\nSee [@fig-a].", "See Figure 1.", "Figure 1: Lake"),
    "with words": (f"{LAKE}\n\nSee [Fig. @fig-a].", "See Fig. 1.", "Figure 1: Lake"),
    "the number alone": (f"{LAKE}\n\nSee [-@fig-a].", "See 1.", "Figure 1: Lake"),
    "before": (f"See @fig-a.\n\n{LAKE}", "See Figure 1.", "Figure 1: Lake"),
    "in a list": (f"{LAKE}\n\n- See @fig-a.", "See Figure 1.", "Figure 1: Lake"),
    "a div": ("See @fig-a.\n\n::: {#fig-a}\n![](a.png)\n\nLake\n:::", "See Figure 1.", "Figure 1: Lake"),
    "German": (f"---\nlang: de\n---\n\n{LAKE}\n\nSee @fig-a.", "See Abbildung 1.", "Abbildung 1: Lake"),
}


@pytest.mark.parametrize(("text", "words", "caption"), REFERENCES.values(), ids=REFERENCES)
def test_references_are_written_out(text: str, words: str, caption: str) -> None:
    nodes, problems = parsed(text)
    assert not problems
    assert words in shape(nodes)
    assert [node.attributes["title"] for node in walk(nodes) if node.kind == "picture"] == [caption]


def test_several_figures_have_their_caption_under_them() -> None:
    text = "::: {#fig-b layout-ncol=2}\n![One](a.png){#fig-c}\n\n![Two](b.png){#fig-d}\n\nBoth\n:::\n\nSee @fig-d and @fig-b."
    nodes, problems = parsed(text)
    assert [(node.kind, node.info) for node in nodes] == [("container", ""), ("paragraph", ""), ("paragraph", "")]
    assert [child.attributes["title"] for child in nodes[0].children] == ["(a) One", "(b) Two"]
    assert [plain(node.runs) for node in nodes[1:]] == ["Figure 1: Both", "See Figure 1 (b) and Figure 1."]
    assert not problems


def test_tables_formulas_and_sections_are_referred_to() -> None:
    text = "## Part {#sec-p}\n\n| a |\n|---|\n| b |\n\n: Ours {#tbl-t}\n\n$$x$$ {#eq-e}\n\nAs @tbl-t, @eq-e and @sec-p."
    nodes, problems = parsed(text)
    assert plain(nodes[-1].runs) == "As Table 1, Equation 1 and Part."
    assert [run.link for run in nodes[-1].runs if run.link] == ["#sec-p"]
    assert plain(nodes[-3].runs) == ": Table 1: Ours"
    assert "{#" not in shape(nodes)
    assert not problems


def test_a_reference_to_nothing_is_reported() -> None:
    nodes, problems = parsed("See @fig-none.")
    assert (shape(nodes), problems) == ("See @fig-none.", [rule_catalogue.NOT_READ.code])


def test_alternative_text_and_caption_of_a_picture() -> None:
    nodes, _ = parsed('![A caption](a.png){fig-alt="What it shows" fig-align="center"}')
    assert (nodes[0].text, dict(nodes[0].attributes)) == ("What it shows", {"title": "A caption"})
    nodes, _ = parsed('| a |\n|---|\n| b |\n\n: Ours {tbl-colwidths="[80,20]"}')
    assert "tbl-colwidths" not in shown(
        build_deck('# D\n\n## S\n\n| a |\n|---|\n| b |\n\n: Ours {tbl-colwidths="[80,20]"}\n', "x.md").pages[-1]
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a [@b] c [see @d, p. 4; @e]\n\n- [-@f]", 1),
        ("write to @ann or a@b.org", 0),
        ("`@decorator`", 0),
        ("---\nbibliography: r.bib\n---\n\n@lee says\n\n## S\n\n@lee", 1),
    ],
)
def test_citations_stay_with_one_message(text: str, count: int) -> None:
    _, problems = parsed(text)
    assert problems == [rule_catalogue.CITATION.code] * count


# Slides that only ask for something; front matter.


@pytest.mark.parametrize("asks", ["[TOC]", "[[toc]]", "\\tableofcontents", "${toc}", "[[_TOC_]]", "<Toc />"])
def test_a_slide_that_asks_for_a_table_of_contents_is_the_agenda(asks: str) -> None:
    briefing = build_deck(f"# D\n\n## Contents\n\n{asks}\n\n## A\n\n- a\n- b\n\n## B\n\n- c\n- d\n", "x.md")
    assert [page.title for page in briefing.pages] == ["D", "Agenda", "A", "B"]


@pytest.mark.parametrize(
    "component", ['<LinkCard link="guide/write-layout" />', "<Counter :count='10' />", "<custom-thing></custom-thing>"]
)
def test_a_slide_of_a_component_alone_is_not_taken_for_the_agenda(component: str) -> None:
    briefing = build_deck(f"# D\n\n## A\n\n- a\n- b\n\n## Writing layouts\n\n{component}\n", "x.md")
    assert "Agenda" not in [page.title for page in briefing.pages]
    assert not any("agenda" in problem.message for problem in briefing.problems)
    shown = [page.title for page in briefing.pages] + [problem.message for problem in briefing.problems]
    assert any("Writing layouts" in each for each in shown)


def test_an_empty_list_of_works_is_no_slide() -> None:
    briefing = build_deck("---\nbibliography: x.bib\n---\n\n# D\n\n## A\n\nSays [@b].\n\n## References\n\n::: {#refs}\n:::\n", "x.md")
    assert [page.title for page in briefing.pages] == ["D", "A"]
    assert told(briefing) == []


FRONT = {
    "title": ('title: "A **bold** $x^2$ title"', "A bold x2 title"),
    "author": ('title: T\nauthor: "[Ann](https://a.org)^[Some University]"', "Ann (Some University)"),
    "people": (
        "title: T\nauthor:\n  - name: Ann\n    affiliation: U\n  - name: Bo\n    affiliations:\n      - name: V\n        city: Oslo",
        "Ann, Bo \u00b7 U, V, Oslo",
    ),
    "institute": ("title: T\nauthor: Ann\ninstitute: Some *University*", "Ann \u00b7 Some University"),
    "date": ("title: T\ndate: October 12<sup>th</sup>", "October 12th"),
    "footer": ('title: T\nfooter: "**Draft** of [Acme](https://a.org)"', "Draft of Acme"),
    "subtitle": ("title: T\nsubtitle: A<br>`B`", "A\nB"),
}


@pytest.mark.parametrize(("front", "right"), FRONT.values(), ids=FRONT)
def test_front_matter_is_read_as_a_line_of_markdown(front: str, right: str) -> None:
    briefing = build_deck(f"---\n{front}\n---\n\n## S\n\n- a\n- b\n", "x.md")
    assert right in shown(briefing.pages[0]) or right == briefing.pages[0].title or right == briefing.properties.footer
    assert not told(briefing)


def test_links_and_styles_of_the_front_matter_are_kept() -> None:
    briefing = build_deck('---\ntitle: T\nauthor: "[Ann](https://a.org)"\ndate: 1<sup>st</sup>\n---\n\n## S\n\n- a\n- b\n', "x.md")
    runs = [run for placed in briefing.pages[0].fills for paragraph in getattr(placed.what, "paragraphs", ()) for run in paragraph.runs]
    assert any(run.link == "https://a.org" for run in runs)
    assert any(run.raised for run in runs)


def test_notes_of_the_front_matter_are_said_with_the_title_slide() -> None:
    briefing = build_deck("---\ntitle: T\nnotes: |\n  Welcome.\n\n  Thank the hosts.\n---\n\n## S\n\n- a\n- b\n", "x.md")
    assert [note.text for note in briefing.pages[0].notes] == ["Welcome.", "Thank the hosts."]
    assert "Welcome" not in shown(briefing.pages[0])


@pytest.mark.parametrize("opened", [True, False])
def test_pictures_named_from_the_project_s_root(tmp_path: Path, opened: bool) -> None:
    """`/images/x.png` lies in the folder of the nearest `_quarto.yml`, where that folder is opened; elsewhere it is not looked for."""
    (tmp_path / "talks" / "may").mkdir(parents=True)
    (tmp_path / "images").mkdir()
    (tmp_path / "_quarto.yml").write_text("project:\n  type: website\n")
    shutil.copy(PICTURE, tmp_path / "images" / "p.png")
    with opened_folders((os.path.realpath(tmp_path),) if opened else ()):
        deck = build_deck("# T\n\n## A\n\n![A lake](/images/p.png)\n", str(tmp_path / "talks" / "may" / "x.qmd"))
    shown = [fill for page in deck.pages for fill in page.fills if isinstance(fill.what, Picture)]
    assert bool(shown) == opened
    assert [each for each in deck.problems if each.severity.value == "warning"] == [] or not opened


@pytest.mark.parametrize(("words", "beside"), [("Prove it:", True), ("試す：", True), ("We measured.", False)])
def test_an_address_that_a_colon_announces_stands_beside_its_sentence(words: str, beside: bool) -> None:
    page = build_deck(f"# D\n\n## S\n\n{words}\n\n<https://a.org/b.html>\n", "x.md").pages[-1]
    together = [
        placed for placed in page.fills if {words, "a.org/b.html"} <= {each.text for each in getattr(placed.what, "paragraphs", ())}
    ]
    assert bool(together) == beside
    assert "a.org/b.html" in shown(page)


def test_lines_of_a_block_in_the_front_matter_are_parts_of_one_line() -> None:
    deck = build_deck("---\ntitle: T\nauthor: |\n  | Ann Lee\n  |\n  | \\faEnvelopeO\\ University\n---\n\n## A\n\na\n", "x.md")
    assert "Ann Lee \u00b7 University" in shown(deck.pages[0])


@pytest.mark.parametrize(("caption", "shown"), [(': {tbl-colwidths="[25,75]"}', []), (': Words {tbl-colwidths="[25,75]"}', ["Words"])])
def test_a_tables_caption_of_attributes_alone_shows_nothing(caption: str, shown: list[str]) -> None:
    deck = build_deck(f"---\nagenda: no\n---\n\n## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{caption}\n", "x.qmd")
    texts = [each.text for placed in deck.pages[0].fills if isinstance(placed.what, Text) for each in placed.what.paragraphs]
    assert texts == ["A", *shown]
