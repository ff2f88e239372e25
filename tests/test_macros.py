r"""TeX's definitions, as `\newcommand`: put in where they are used, and shown nowhere."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from slides.markdown.parser import parse
from slides.markdown.parser.macros import with_macros
from slides.pipeline.build import build_deck
from slides.text.rich_text import plain


def words(text: str, file: str = "a.md") -> list[str]:
    nodes, _ = parse(text, file)
    return [found for node in nodes for inner in node.walk() if inner.kind != "front matter" if (found := plain(inner.runs) or inner.text)]


MACROS = {
    "a command": (r"$$\newcommand{\R}{\mathbb{R}}$$" + "\n\n$x \\in \\R$", ["x ∈ ℝ"]),
    "without braces": ("$\\newcommand\\R{\\mathbb{R}}$\n\n$\\R$", ["ℝ"]),
    "arguments": ("\\newcommand{\\pair}[2]{(#1, #2)}\n\n$\\pair{a}{b}$", ["(a, b)"]),
    "an option": ("\\newcommand{\\n}[2][2]{#2_{#1}}\n\n$\\n{x} + \\n[3]{y}$", ["x2 + y3"]),
    "an operator": ("$$\n\\DeclareMathOperator*{\\argmin}{argmin}\n\\DeclareMathOperator{\\Var}{Var}\n$$\n\n$\\Var(x)$", ["Var(x)"]),
    "delimiters": ("\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}\n\n$\\abs{x} + \\abs*{y}$", ["|x| + |y|"]),
    "TeX's own": ("$$\\def\\x{\\mathbf{x}}\\def\\sq#1{#1^2}$$\n\n$\\sq{\\x}$", ["x2"]),
    "another name": ("$\\let\\eps=\\varepsilon$\n\n$\\eps$", ["ε"]),
    "each other": ("$$\n\\newcommand{\\a}{b}\n\\newcommand{\\c}{\\a\\a}\n$$\n\n$\\c$", ["bb"]),
    "a subscript": ("\\newcommand{\\T}{\\mathrm{T}}\n\n$x_\\T$", ["xT"]),
    "with comments": ("$$\n% our signs\n\\newcommand{\\a}{b} % a sign\n% more\n$$\n\n$\\a$", ["b"]),
    "in words": ("\\newcommand{\\ie}{i.e.}\n\nThis, \\ie that.", ["This, i.e. that."]),
    "in a group": ("$\\begingroup$\n\n$$\\renewcommand{\\vec}[1]{\\mathbf{#1}}$$\n\n$\\vec{v}$\n\n$\\endgroup$", ["v"]),
    "front matter": ("---\nheader-includes:\n  - \\newcommand{\\R}{\\mathbb{R}}\n---\n\n$\\R$", ["ℝ"]),
    "a raw block": ("```{=latex}\n\\newcommand{\\R}{\\mathbb{R}}\n```\n\n$\\R$", ["ℝ"]),
    "between formulas": ("$$\nx\n$$\n\n\\newcommand{\\a}{b}\n\n$$\n\\a\n$$", ["x", "b"]),
    "beside others": ("$$\\newcommand{\\a}{b} \\a + c$$", ["b + c"]),
    "code": ("\\newcommand{\\a}{b}\n\n`\\a`\n\n```\n\\a \\newcommand{\\c}{d}\n```", ["\\a", "\\a \\newcommand{\\c}{d}\n"]),
    "never used up": ("\\newcommand{\\a}{\\a\\a}\n\n$\\frac{1}{2}$", ["1/2"]),
    "a longer name": ("\\newcommand{\\al}{b}\n\n$\\alpha$", ["α"]),
}


@pytest.mark.parametrize(("text", "right"), MACROS.values(), ids=MACROS)
def test_definitions_are_put_in_and_not_shown(text: str, right: list[str]) -> None:
    assert words(text) == right
    assert with_macros(text, lambda _: "").count("\n") == text.count("\n")


def test_definitions_of_an_included_file_count(tmp_path: Path) -> None:
    (tmp_path / "_macros.qmd").write_text("$$\n\\newcommand{\\R}{\\mathbb{R}}\n$$\n", encoding="utf-8")
    assert words("{{< include _macros.qmd >}}\n\n$\\R$", str(tmp_path / "a.qmd")) == ["ℝ"]


def test_a_block_of_definitions_makes_no_slide_and_no_problem() -> None:
    deck = build_deck(
        "# D\n\n$$\n\\newcommand{\\R}{\\mathbb{R}}\n\\DeclareMathOperator{\\E}{E}\n$$\n\n## A\n\n$\\E x \\in \\R$ is a number.\n", "a.md"
    )
    assert "newcommand" not in " ".join(str(page) for page in deck.pages)
    assert not [problem for problem in deck.problems if "formula" in problem.message]


def test_definitions_that_double_each_other_stay_bounded() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    lines = [r"\newcommand{\q" + one + "}{" + (r"\q" + two) * 10 + "}" for one, two in itertools.pairwise(letters)]
    assert len(with_macros("\n".join([*lines, "", "$\\qa$"]), lambda _: "")) < 20_000
