"""Laws of formulas as text: no TeX raises or takes long, what is faithful holds no TeX, and letters and digits survive."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.text.formulas import read_formula
from slides.text.formulas.source import LONGEST
from slides.text.rich_text import plain
from tests.example_counts import examples

PARTS = r"""
x y 2 10 3cm + - = < ( ) [ ] | { } ^ _ ^2 _i & \\ ' % $ # ~ é 中 &#x41; \frac{ \frac12 \sqrt \sqrt[3]{ \sum \int \left( \right)
\left. \right| \hat \vec{ \overline{ \text{ \mathrm{ \not \over \begin{matrix} \end{matrix} \begin{cases} \end{cases}
\begin{aligned} \end{aligned} \substack{ \underbrace{ \limits \binom \pmod \bra \mathbb R \displaystyle \boxed{ \cancel{
\hspace{1em} \kern \rm \mathop{ \overset \xrightarrow \foo
"""
PIECES = st.lists(st.sampled_from(PARTS.split()), max_size=30)


@settings(max_examples=examples(150), deadline=20_000)
@given(st.one_of(st.text(max_size=200), PIECES.map(" ".join), PIECES.map("".join)), st.booleans())
def test_no_tex_raises_and_a_faithful_text_is_plain(tex: str, display: bool) -> None:
    runs, doubt = read_formula(tex, display=display)
    assert read_formula(tex, display=display) == (runs, doubt)
    assert all(run.text for run in runs)
    if not doubt:
        assert "\\" not in plain(runs)
        assert len(plain(runs)) <= 2 * LONGEST


@given(st.lists(st.sampled_from([*"abcxyzABC0123456789+=-()", "\\frac{a}{7}", "^{n+1}", "_{k}", "\\sqrt{5b}"]), max_size=25))
def test_letters_and_digits_survive(parts: list[str]) -> None:
    tex = " ".join(part if part[0] not in "^_" else "q" + part for part in parts)
    wanted = sorted(sign for sign in tex.replace("\\frac", "").replace("\\sqrt", "") if sign.isalnum())
    runs, doubt = read_formula(tex)
    assert doubt == ""
    assert sorted(sign for sign in plain(runs) if sign.isalnum()) == wanted


@pytest.mark.parametrize(
    "tex",
    [
        r"\,\," * 990,
        r"\operatorname{" + "a" * 3_900 + "}",
        r"\operatorname{" + "* " * 1_900,
        "|" * LONGEST,
        "1," * 1_999,
        r"\begin{matrix}" + "a&" * 1_000 + r"\\ b" * 400 + r"\end{matrix}",
        r"\frac{a+" * 28 + "x" + "}{b+c}" * 28 + "x" * 3_000,
        r"\overline{" * 28 + "a" * 3_500 + "}" * 28,
        r"\hat" * 990 + "x",
        "x_1" * 1_300,
    ],
    ids=lambda tex: tex[:12],
)
def test_the_worst_formula_of_the_longest_length_takes_less_than_a_second(tex: str) -> None:
    start = time.process_time()
    read_formula(tex, display=True)
    assert time.process_time() - start < 1.0
