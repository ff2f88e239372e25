"""Formulas as readable text: what each form becomes, what is told as unfaithful, and what stays TeX."""

from __future__ import annotations

from itertools import groupby

import pytest

from slides.design.page import Text
from slides.pipeline.build import build_deck
from slides.text.formulas import read_formula
from slides.text.formulas.source import DEEPEST, LONGEST
from slides.text.rich_text import Run, joined_alike, plain

SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u2003": " "})


def shown(runs: tuple[Run, ...]) -> str:
    """Runs with `^{…}` round what is raised and `_{…}` round what is lowered; every space as a plain one."""
    found = []
    for raised, group in groupby(runs, key=lambda run: run.raised):
        text = plain(list(group)).translate(SPACES)
        found.append({0: "", 1: "^{", -1: "_{"}[raised] + text + ("}" if raised else ""))
    return "".join(found)


FAITHFUL = r"""
# scripts
x^2 ⇒ x^{2}
x_i^2 ⇒ x_{i}^{2}
x^{2}_{i} ⇒ x_{i}^{2}
a_{n+1}=a_n+d ⇒ a_{n+1} = a_{n} + d
x_{i,j} ⇒ x_{i,j}
10^{-3} ⇒ 10^{−3}
e^{i\pi}+1=0 ⇒ e^{iπ} + 1 = 0
H_2O ⇒ H_{2}O
\text{CO}_2 ⇒ CO_{2}
{}^{14}C ⇒ ^{14}C
A^\top ⇒ A^{⊤}
A^* ⇒ A^{*}
20\,^\circ\mathrm{C} ⇒ 20 °C
f'(x) ⇒ f′(x)
\fcolorbox{var(--red)}{transparent}{$\displaystyle{b_0}$} + 1 ⇒ b_{0} + 1
f'' ⇒ f″
f'^2 ⇒ f′^{2}
x'_i ⇒ x′_{i}
\|x\|_2 ⇒ ‖x‖_{2}
# scripts in scripts
a^{b^{c}} ⇒ a^{b^c}
e^{x^{a+b}} ⇒ e^{x^(a+b)}
a_{i_j} ⇒ a_{iⱼ}
e^{2^x y} ⇒ e^{2^(x)y}
e^{-\frac{x^2}{2\sigma^2}} ⇒ e^{−x²/(2σ²)}
e^{\sin x} ⇒ e^{sin x}
x^{\sqrt[3]{y}} ⇒ x^{∛y}
# fractions
\frac{a}{b} ⇒ a/b
\frac12 ⇒ 1/2
\frac{a+b}{2} ⇒ (a + b)/2
\frac{1}{2a} ⇒ 1/(2a)
\frac{1}{2}mv^2 ⇒ (1/2)mv^{2}
2\frac{1}{3} ⇒ 2(1/3)
-\frac{b}{a} ⇒ −b/a
\frac{a}{b}\frac{c}{d} ⇒ (a/b)(c/d)
\frac{a}{b}\cdot\frac{c}{d} ⇒ a/b · c/d
\frac{(a+b)(c+d)}{e} ⇒ (a + b)(c + d)/e
\frac{a}{(b+c)} ⇒ a/(b + c)
\frac{dy}{dx} ⇒ dy/dx
\frac{\partial^2 f}{\partial x^2} ⇒ ∂^{2}f/∂x^{2}
\frac{\mathrm{km}}{\mathrm{h}} ⇒ km/h
\sin\frac{x}{2} ⇒ sin(x/2)
{\frac{a}{b}}^2 ⇒ (a/b)^{2}
\left( \frac{a}{b} \right)^2 ⇒ (a/b)^{2}
x=\frac{-b\pm\sqrt{b^2-4ac}}{2a} ⇒ x = (−b ± √(b^{2} − 4ac))/(2a)
a \over b ⇒ a/b
# roots
\sqrt{x} ⇒ √x
\sqrt2 ⇒ √2
\sqrt{x+1} ⇒ √(x + 1)
\sqrt{x^2} ⇒ √(x^{2})
\sqrt{x}^2 ⇒ √(x)^{2}
\sqrt{2}x ⇒ √(2)x
\sqrt[3]{x} ⇒ ^{3}√x
a\sqrt[3]{x} ⇒ a ^{3}√x
# operators with limits
\sum_{i=1}^{n} i ⇒ ∑_{i=1}^{n} i
\sum\limits_{i=1}^{n} i ⇒ ∑_{i=1}^{n} i
\int_0^1 f(x)\,dx ⇒ ∫_{0}^{1} f(x) dx
\lim_{x\to 0}\frac{\sin x}{x}=1 ⇒ lim_{x→0} (sin x)/x = 1
\operatorname*{arg\,min}_{\theta} L(\theta) ⇒ arg min_{θ} L(θ)
\underset{x}{\max} f ⇒ max_{x} f
\sin^2 x ⇒ sin^{2} x
\ln(x) ⇒ ln(x)
O(n \log n) ⇒ O(n log n)
# spaces
a-b ⇒ a − b
-1 ⇒ −1
a=-1 ⇒ a = −1
|-1| ⇒ |−1|
|a|-|b| ⇒ |a| − |b|
f(x,y) ⇒ f(x, y)
1,000 ⇒ 1,000
1{,}000 ⇒ 1,000
0,5 ⇒ 0,5
1,2,\ldots,n ⇒ 1, 2, …, n
(1, 2) ⇒ (1, 2)
P(A \mid B) ⇒ P(A | B)
f\colon A\to B ⇒ f: A → B
x := 1 ⇒ x := 1
1:2 ⇒ 1:2
a \quad b ⇒ a b
a\,b\!c ⇒ a bc
x \equiv 2 \pmod{5} ⇒ x ≡ 2 (mod 5)
2pt ⇒ 2pt
a-2in ⇒ a − 2in
# signs and letters
\alpha\beta\Gamma ⇒ αβΓ
1.5\times10^{6} ⇒ 1.5 × 10^{6}
\forall x\in\mathbb{R} ⇒ ∀x ∈ ℝ
a\leq b\neq c ⇒ a ≤ b ≠ c
a \not= b ⇒ a ≠ b
a\not\subset b ⇒ a ⊄ b
\nabla\cdot\vec{E}=\frac{\rho}{\varepsilon_0} ⇒ ∇ · E⃗ = ρ/ε_{0}
G \backslash H ⇒ G ∖ H
\mathcal{L}(x) ⇒ ℒ(x)
\mathcal{AB} ⇒ 𝒜ℬ
\mathfrak{g} ⇒ 𝔤
\hat{y} ⇒ ŷ
\dot{x} ⇒ ẋ
\bar{x} ⇒ x̄
\overline{ab} ⇒ a̅b̅
\left\langle a \middle| b \right\rangle ⇒ ⟨a | b⟩
\left< a \right> ⇒ ⟨a⟩
\Bigl[ x \Bigr] ⇒ [x]
\left. x \right|_0^1 ⇒ x|_{0}^{1}
\{x\} ⇒ {x}
50\% ⇒ 50%
α ≤ β² ⇒ α ≤ β²
# words
\text{if } x > 0 ⇒ if x > 0
\text{if $x>0$} ⇒ if x > 0
\text{profit} = \text{revenue} - \text{cost} ⇒ profit = revenue − cost
\text{50\% of it} ⇒ 50% of it
x\tag{1} ⇒ x (1)
"""
CASES = [tuple(line.split(" ⇒ ")) for line in FAITHFUL.splitlines() if line and not line.startswith("#")]

UNFAITHFUL = [
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)", "a matrix is written on one line"),
    (r"A=\begin{bmatrix}1&0\\0&1\end{bmatrix}^{-1}", "A = [1, 0; 0, 1]^{−1}", "a matrix is written on one line"),
    (r"\begin{cases}x,&x\ge0\\-x,&x<0\end{cases}", "{x, x ≥ 0; −x, x < 0}", "cases are written on one line"),
    (r"\left\{\begin{array}{l} x=1\\ y=2\end{array}\right.", "{x = 1; y = 2}", "cases are written on one line"),
    (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a = b; c = d", "several lines are written as one"),
    (r"\sum_{\substack{i<j \\ j<n}} a", "∑_{i<j; j<n} a", "lines below each other are written as one"),
    (r"\binom{n}{k}", "C(n, k)", "a binomial coefficient is written C(n, k)"),
    (r"\frac{1}{\frac{a}{b}}", "1/(a/b)", "a fraction inside a fraction"),
    (r"\widehat{abc}", "(abc)^{^}", "an accent over several letters is written after them"),
    (r"\overset{!}{=}", "=^{!}", "a sign above or below another is written next to it"),
    (r"\underbrace{a+b}_{n}", "(a + b)_{n}", "a brace above or below a part"),
    (r"\boxed{x}", "x", "a box around a part"),
    (r"\color{red}{x}", "x", "a colour"),
    (r"50%", "50%", r"a % begins a comment in TeX: write \%"),
]

UNREADABLE = [
    (r"\foo{x}", r"an unknown command \foo"),
    (r"\ce{H2O}", r"an unknown command \ce"),
    (r"\begin{foo}x\end{foo}", "an unknown environment foo"),
    ("x_1_2", "TeX that cannot be read (double subscripts)"),
    (r"\sqrt", "TeX that cannot be read (a part is missing)"),
    ("{x", "an unmatched brace"),
    (r"\def\a{b}\a", r"the command \def"),
    ("a & b", "an & outside a table"),
    (r"\text{a {b} c}", r"braces inside \text"),
    (r"\text{a \alpha}", r"a command inside \text"),
    ("{" * (DEEPEST + 1) + "x" + "}" * (DEEPEST + 1), "a formula nested too deeply"),
    (r"\sqrt" * 700 + "x", "a formula nested too deeply"),
    ("x" * (LONGEST + 1), f"a formula longer than {LONGEST} characters"),
]


@pytest.mark.parametrize(("tex", "text"), CASES)
def test_a_formula_reads_as_text(tex: str, text: str) -> None:
    runs, doubt = read_formula(tex)
    assert (shown(runs), doubt) == (text, "")
    assert "\\" not in plain(runs)


@pytest.mark.parametrize(("tex", "text", "doubt"), UNFAITHFUL)
def test_what_one_line_cannot_show_is_told(tex: str, text: str, doubt: str) -> None:
    runs, told = read_formula(tex)
    assert (shown(runs), told) == (text, doubt)


@pytest.mark.parametrize(("tex", "doubt"), UNREADABLE)
def test_what_cannot_be_read_stays_tex(tex: str, doubt: str) -> None:
    assert read_formula(tex) == ((Run(tex),), doubt)


def test_several_doubts_are_told_once_each() -> None:
    _, doubt = read_formula(r"\boxed{\binom{n}{k}+\binom{m}{k}}")
    assert doubt == "a binomial coefficient is written C(n, k), a box around a part"


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", "a = b\n= c"),
        (r"\begin{align}a&=b\label{e}\\ c&=d\nonumber\\ \end{align}", "a = b\nc = d"),
        (r"\begin{gather*}a\\b\end{gather*}", "a\nb"),
        (r"\begin{eqnarray}a&=&b\\c&=&d\end{eqnarray}", "a = b\nc = d"),
        (r"a\\[2pt]b", "a\nb"),
    ],
)
def test_rows_are_lines_where_a_formula_has_lines_of_its_own(tex: str, text: str) -> None:
    runs, doubt = read_formula(tex, display=True)
    assert (shown(runs), doubt) == (text, "")


def test_lines_inside_a_fence_stay_on_one_line() -> None:
    runs, doubt = read_formula(r"\left\{\begin{aligned}a&=b\\c&=d\end{aligned}\right.", display=True)
    assert (shown(runs), doubt) == ("{a = b; c = d}", "several lines are written as one")


def test_variables_are_italic_and_the_rest_upright() -> None:
    runs, _ = read_formula(r"2x + \sin\alpha + \mathrm{d}\Gamma + \mathit{A1} + \mathrm{kg}")
    italic = {letter for run in runs if run.italic for letter in run.text}
    upright = {letter for run in runs if not run.italic for letter in run.text}
    assert italic == set("xαA")
    assert upright >= set("2sindΓkg+")


def test_bold_struck_underlined_and_code() -> None:
    assert read_formula(r"\mathbf{v}")[0] == (Run("v", bold=True),)
    assert read_formula(r"\boldsymbol{\beta}")[0] == (Run("β", bold=True, italic=True),)
    assert read_formula(r"\cancel{x}") == ((Run("x", italic=True, strike=True),), "")
    assert read_formula(r"\underline{x}")[0] == (Run("x", italic=True, underline=True),)
    assert read_formula(r"\texttt{run}")[0] == (Run("run", code=True),)
    assert read_formula(r"\textbf{net}")[0] == (Run("net", bold=True),)


def test_neighbouring_runs_of_one_style_are_one_run() -> None:
    runs, _ = read_formula("abc = 123")
    assert runs == (Run("abc", italic=True), Run(" = 123"))


def test_nothing_gives_nothing() -> None:
    assert read_formula("") == ((), "")
    assert read_formula(" \n ", display=True) == ((), "")


def test_a_formula_in_a_sentence_stays_on_its_line_when_it_cannot_be_read() -> None:
    assert read_formula("\\foo{y}\n x")[0] == (Run(r"\foo{y} x"),)
    assert read_formula("\\foo{y}\n x", display=True)[0] == (Run("\\foo{y}\n x"),)


NAMED = {
    r"\Var(X) = \tr(A)": "Var(X) = tr(A)",
    r"x \in \R": "x \u2208 \u211d",
    r"\Varx \Var x": "Varx Var x",
    r"\arg\max_x f": "argmaxx f",
    r"\arg \, \min_x f": "argminx f",
    r"b\_0 + \beta\_1": "b0 + \u03b21",
}


@pytest.mark.parametrize(("tex", "text"), NAMED.items())
def test_a_command_that_is_not_known_is_shown_by_its_name(tex: str, text: str) -> None:
    runs, doubt = read_formula(tex)
    assert "".join(plain(runs).replace("\u2009", " ").split()) == "".join(text.split())
    assert ("not known" in doubt) == ("arg" not in tex and "b" not in tex)


def test_runs_of_a_formula_carry_its_tex_to_the_page() -> None:
    deck = build_deck("# T\n\n## A\n\n- so $E = mc^2$ and $x_1$ **$y$**\n- more\n\n## B\n\n$$\n\\frac{a}{b}\n$$\n", "x.md")
    runs = [
        run
        for page in deck.pages
        for placed in page.fills
        if isinstance(placed.what, Text)
        for each in placed.what.paragraphs
        for run in each.runs
    ]
    assert list(dict.fromkeys(run.tex for run in runs if run.tex)) == ["E = mc^2", "x_1", "y", "\\frac{a}{b}"]
    assert plain([run for run in runs if run.tex == "E = mc^2"]) == "E = mc2"
    assert not [run for run in runs if run.tex and ("so" in run.text or "and" in run.text)]


def test_a_formula_that_looks_like_the_words_beside_it_is_one_run_with_them_in_the_file() -> None:
    runs = (Run("so "), Run("1", tex="1"), Run("x", italic=True, tex="x"), Run(" more"))
    assert joined_alike(runs) == (Run("so 1"), Run("x", italic=True), Run(" more"))
    bare = (Run("a"), Run("b"))
    assert joined_alike(bare) is bare


@pytest.mark.parametrize("item", ["**{}.** $H_0: p = {}$; $H_A: p > {}$", "({}) $H_0: p = {}$; $H_A: p > {}$"])
def test_a_colon_inside_a_formula_parts_no_label(item: str) -> None:
    lines = "\n\n".join(item.format("abcd"[at], at, at) for at in range(4))
    deck = build_deck(f"# T\n\n## A\n\nWhich?\n\n{lines}\n", "x.md")
    (page,) = [page for page in deck.pages if page.title == "A"]
    assert "Heads" not in page.layout
    assert "Labelled" not in page.layout
