"""TeX that Beamer's authors write among Markdown: read as what Markdown has for it, or reported; notes are never shown."""

from __future__ import annotations

import time

import pytest

from slides.base import rule_catalogue
from slides.pipeline.build import build_deck
from tests.test_pandoc import parsed, shape
from tests.test_quarto import shown

TEX = {
    "Text\\pause more": "Text more",
    "\\alert{Hot} and \\textbf{bold *it*}": "Hot and bold it",
    "\\textcolor{red}{red} \\colorbox{blue}{box}": "red box",
    "\\only<2->{seen} \\uncover<1>{too}": "seen too",
    "\\href{https://a.org}{site} and \\url{https://b.org/}": "site and b.org",
    "\\footnotesize Small {\\tiny text}": "Small text",
    "\\vspace{1cm}": "",
    "\\vspace*{-1em}\\hfill": "",
    "\\begin{center}\nmiddle\n\\end{center}": "block(middle)",
    "\\begin{block}{Head \\alert{x}}\nbody\n\\end{block}": "block(body)",
    "\\begin{itemize}\n\\item one\n  \\begin{enumerate}\n  \\item deep\n  \\end{enumerate}\n\\item<2-> two\n\\end{itemize}": "one deep two",
    "\\begin{columns}[T]\n\\column{0.4\\textwidth}\na\n\\column{.6\\textwidth}\n- b\n\\end{columns}": "columns(column(a) column(b))",
    "\\begin{columns}\n\\begin{column}{2cm}\na\n\\end{column}\n\\end{columns}": "columns(column(a))",
    "| a |\n|---|\n| \\alert{b} |": "a b",
    "- \\textbf{a}\n- \\textit{b} \\ldots": "a b \u2026",
    "see \\cite{smith, lee}": "see [@smith; @lee]",
    "`\\alert{x}` and $\\alert{x}$": None,
    "C:\\small\\path": "C:\\small\\path",
    "a \\\\ b": "a \\ b",
}


@pytest.mark.parametrize(("text", "right"), TEX.items(), ids=TEX)
def test_tex_means_what_markdown_has_for_it(text: str, right: str | None) -> None:
    nodes, _ = parsed(text)
    found = shape(nodes)
    if right is None:
        assert "\\alert{x}" in found
    else:
        assert " ".join(found.split()) == right


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n  ::: notes\n  secret\n  :::\n\n- b",
        "1. a\n   - b\n\n     ::: notes\n     secret\n     :::",
        "> a\n>\n> ::: notes\n> secret\n> :::",
        "T\n\n: a\n\n  ::: notes\n  secret\n  :::",
    ],
    ids=["item", "deep item", "quotation", "definition"],
)
def test_notes_inside_of_blocks_are_for_the_speaker_alone(text: str) -> None:
    briefing = build_deck(f"# D\n\n## S\n\n{text}\n\nend\n", "x.md")
    assert not any("secret" in shown(page) for page in briefing.pages)
    assert "secret" in str([page.notes for page in briefing.pages])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "\\note{secret}",
            "\\note{\n- secret *one*\n}",
            "\\note<2>[item]{secret {deep}}",
            "words \\note{secret} words",
            "- a\n\n  \\note{secret}",
        ),
        *("- a \\note{secret}", "::: columns\n::: column\n\\note{secret}\n\nb\n:::\n:::", "## T \\note{secret}"),
    ],
)
def test_notes_of_beamer_are_for_the_speaker_alone(text: str) -> None:
    briefing = build_deck(f"# D\n\n## S\n\n{text}\n\nend\n", "x.md")
    assert not any("secret" in shown(page) or "secret" in page.title for page in briefing.pages)
    assert "secret" in str([page.notes for page in briefing.pages])


def test_raw_tex_that_is_a_formula_is_read() -> None:
    nodes, problems = parsed("```{=tex}\n\\begin{gather*}\na=b\n\\end{gather*}\n```\n\n{\\tiny small} {kept}\n\n\\ \n\nend")
    assert (shape(nodes), problems) == ("a = b small {kept} end", [])


def test_styles_of_tex_are_styles() -> None:
    nodes, problems = parsed("\\alert{a} \\emph{b} \\texttt{c} \\underline{d}")
    assert [(run.text, run.bold, run.italic, run.code, run.underline) for run in nodes[0].runs if run.text.strip()] == [
        ("a", True, False, False, False),
        ("b", False, True, False, False),
        ("c", False, False, True, False),
        ("d", False, False, False, True),
    ]
    assert not problems


def test_columns_of_tex_have_their_widths() -> None:
    nodes, _ = parsed("\\begin{columns}\n\\column{0.4\\textwidth}\na\n\\column{.6\\linewidth}\nb\n\\end{columns}")
    assert [child.attributes["width"] for child in nodes[0].children] == ["40%", "60%"]


@pytest.mark.parametrize(
    "text", ["\\begin{mystery}\n\\draw (0,0);\n\\end{mystery}", "\\mystery{a}", "\\begin{tabular}{l}\na\n\\end{tabular}"]
)
def test_tex_that_is_not_known_is_shown_as_typed_and_reported_once(text: str) -> None:
    nodes, problems = parsed(f"{text}\n\n{text}")
    assert set(problems) == {rule_catalogue.NOT_READ.code}
    assert text.split("\n")[-1] in shape(nodes)


def test_a_figure_of_tex_is_a_picture() -> None:
    nodes, _ = parsed("\\begin{figure}\n\\centering\n\\includegraphics[width=3cm]{a.png}\n\\caption{A lake}\n\\label{fig:a}\n\\end{figure}")
    assert [(node.kind, node.info, node.text, node.attributes.get("title")) for node in nodes] == [("picture", "a.png", "A lake", "A lake")]


@pytest.mark.parametrize("piece", ["\\alert{", "{\\tiny ", "x \\note{", "\\note{\n\n", "\\begin{center}\n", "\\textbf{\\emph{"])
def test_what_is_never_closed_costs_linear_time(piece: str) -> None:
    """Eight times the text takes no more than some twenty times as long: growth with the square would take sixty-four times."""
    spent = []
    for count in (250, 2000):
        begun = time.process_time()
        parsed(piece * count)
        spent.append(max(time.process_time() - begun, 0.01))
    assert spent[1] < 20 * spent[0] + 0.5


def test_an_environment_right_under_a_list_is_none_of_its_words() -> None:
    nodes, problems = parsed("- a\n\\begin{table}\n\\caption{b}\n\\end{table}\n")
    assert [node.kind for node in nodes] == ["list", "code"]
    assert problems == [rule_catalogue.NOT_READ.code]


def test_a_note_that_is_never_closed_is_not_shown() -> None:
    briefing = build_deck("# D\n\n## S\n\nwords \\note{secret\n\nend\n", "x.md")
    assert not any("secret" in shown(page) for page in briefing.pages)
