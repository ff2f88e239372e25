"""Formulas as equations of Office: what they are made of, how much room they take, and what stands beside them for other programs."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.formulas import formula_pieces, read_formula
from slides.text.formulas.equation import equation
from slides.text.rich_text import Run
from tests.building import build

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@pytest.mark.parametrize(
    ("tex", "shape"),
    [
        (r"\frac{a}{b}", "f(num(a) den(b))"),
        (r"\sqrt{x}", "rad(deg() e(x))"),
        (r"\sqrt[3]{x}", "rad(deg(3) e(x))"),
        ("x_i^2", "sSubSup(e(x) sub(i) sup(2))"),
        (r"\sum_{i=1}^N x_i + 1", "nary(sub(i=1) sup(N) e(sSub(e(x) sub(i)))) +1"),
        (r"\int_0^1 f", "nary(sub(0) sup(1) e(f))"),
        (r"\widehat{ab}", "acc(e(ab))"),
        (r"\overline{ab}", "bar(e(ab))"),
        (r"\overset{a}{\to}", "limUpp(e(→) lim(a))"),
        (r"\lim_{x \to 0} y", "limLow(e(lim) lim(x→0)) y"),
        (r"\underbrace{a}_{b}", "limLow(e(groupChr(e(a))) lim(b))"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "d(e(m(mr(e(a) e(b)) mr(e(c) e(d)))))"),
        (r"\begin{cases} a & b \\ c \end{cases}", "d(e(m(mr(e(a) e(b)) mr(e(c) e()))))"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "eqArr(e(a & =b) e(c & =d))"),
        (r"a \\ b", "eqArr(e(a) e(b))"),
        (r"\binom{n}{k}", "d(e(f(num(n) den(k))))"),
        (r"\left. a \right|", "d(e(a))"),
        (r"{\color{red} x}", "x"),
        (r"\begin{aligned} a &= \color{red}{b} \\[8pt] c &= \color{blue}{d} \end{aligned}", "eqArr(e(a & =b) e(c & =d))"),
        (r"\begin{cases} \color{red}{a} & b \\ \textcolor[rgb]{1,0,0}{c} \end{cases}", "d(e(m(mr(e(a) e(b)) mr(e(c) e()))))"),
        (r"\text{if } x", "if\u00a0 x"),
    ],
)
def test_tex_as_the_elements_of_an_equation(tex: str, shape: str) -> None:
    """Each kind of TeX becomes the element that PowerPoint's own editor makes."""
    made = equation(tex, display=True)
    assert made is not None
    assert _shape(etree.fromstring(f'<x xmlns:m="{M[1:-1]}">{made.xml}</x>')) == shape


def deck_of(text: str) -> BuiltDeck:
    """The deck of an outline with one slide."""
    return build_deck(f"# T\n\n## A slide\n\n{text}\n", "a.md")


def _shape(element: etree._Element) -> str:
    """The elements of an equation without their properties, and the text of its runs."""
    found = []
    for child in element:
        name = etree.QName(child).localname
        if name == "r":
            found.append(child.findtext(f"{M}t") or "")
        elif not name.endswith("Pr"):
            found.append(f"{name}({_shape(child)})")
    return " ".join(found)


@pytest.mark.parametrize("tex", [r"\foo{x}", r"\verb|a|", "{", "a & b", "x" * 5000, r"\begin{aligned} a \& b &= c \end{aligned}"])
def test_what_an_equation_cannot_say_has_none(tex: str) -> None:
    """It stays text, with M9 where that is not exact."""
    assert equation(tex, display=True) is None


def test_only_a_whole_formula_is_an_equation() -> None:
    """A piece of one that was cut stays text, and so does an exact formula inside a sentence."""
    tex = r"a = b + \frac{c}{d}"
    whole = tuple(Run(run.text, tex=tex) for run in read_formula(tex, display=True)[0])
    assert formula_pieces(whole)[0].equation is not None
    assert formula_pieces(whole[:1])[0].equation is None
    assert all(piece.equation is None for piece in formula_pieces((Run("with "), Run("x", tex="x"))))
    stacked = tuple(Run(run.text, tex=r"\overset{a}{\to}") for run in read_formula(r"\overset{a}{\to}")[0])
    assert [piece.equation is not None for piece in formula_pieces((Run("with "), *stacked))] == [False, True]


def test_an_equation_and_its_text() -> None:
    """PowerPoint gets an equation in the middle of its own line; other programs the text; readers of the file both."""
    deck = deck_of("We solve\n\n$$x = \\frac{a}{b}$$\n\nand are done.")
    xml = zipfile.ZipFile(io.BytesIO(build(deck))).read("ppt/slides/slide2.xml").decode()
    assert "<m:oMathPara>" in xml
    assert "<m:f><m:num>" in xml
    assert 'algn="ctr"' in xml
    fallback = re.search(r"<mc:Fallback>(.*?)</mc:Fallback>", xml)
    assert fallback is not None
    assert "".join(re.findall(r"<a:t>([^<]*)</a:t>", fallback[1])) == "x = a/b"
    assert 'Requires="a14"' not in xml, "LibreOffice takes a14, and draws no equation inside of text"


def test_room_for_tall_equations() -> None:
    """Fractions below each other take more pages than as many lines of text do."""
    many = "\n\n".join(f"$$x_{{{at}}} = \\frac{{\\frac{{a}}{{b}}}}{{\\frac{{c}}{{d}}}}$$" for at in range(9))
    few = "\n\n".join(f"x{at} = a" for at in range(9))
    tall, flat = (len(deck_of(text).pages) for text in (many, few))
    assert tall > flat


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (r"$$\begin{pmatrix} a \\ b \end{pmatrix}$$", ["M24"]),
        (r"with $\overset{a}{\to}$ in it", ["M24"]),
        (r"$$\foo{x}$$", ["M9"]),
        (r"$$\frac{a}{b}$$", []),
        ("As said [@smith2020; @jones, p. 3].", ["M25"]),
    ],
)
def test_what_is_reported(text: str, codes: list[str]) -> None:
    """A formula that only PowerPoint shows exactly is advice, and so is a citation: neither stops a strict build."""
    found = deck_of(text).problems
    assert [problem.rule.code for problem in found if problem.rule.code[0] == "M"] == codes
