"""Markup left on a slide is reported at its line, with code, escapes, prose and the project's own documents left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.checks.rules import leftover
from slides.checks.rules.leftover import Left, left_on, signs
from slides.design.page import Page
from slides.pipeline.build import build_deck
from slides.text.rich_text import Run
from tests.pump_strings import Found, worse_than_linear
from tests.shared import CORPORA, ROOT, SAMPLES

LEFT = [
    "::: {.banana",
    ":::",
    "a **bold word** b",
    "**計画：**書く",
    "a ~~word~~ b",
    "see ![[picture.png]]",
    "see [[another note]]",
    "the {{< var year >}}",
    "{{% note %}}",
    "{% include x %}",
    "the {{ site.title }} page",
    "{{ 'a' | upcase }}",
    "A heading {#name}",
    "A heading {.unnumbered}",
    "[words]{.red} go on",
    "A picture{width=50%}",
    "{: .class}",
    "see @fig-results",
    "as @eq-one says",
    "as said [@smith2020]",
    "as said [see @smith2020, p. 3]",
    "[-@smith2020]",
    "good :rocket: day",
    "+---+---+",
    "+-----+",
    ". . .",
    "--",
    "a _class: lead",
    "_paginate: false",
    'a .element: class="fragment"',
    "words[^1] and",
    "[TOC]",
    "a %%secret%% b",
    "<<< @/snippets/a.ts",
    "#| echo: false",
    "???",
    r"\begin{columns}",
    r"\pause",
    "!!! note",
]
PROSE = [
    "a ** b ** c",
    "2**3 and 4**5",
    "a * b",
    "~~~~",
    "x[[1]] and [[1, 2]]",
    "f(x) = {x | x > 0}",
    "a set {1, 2}",
    "{a, b}",
    "{year}",
    "{{ name }}",
    "${{ secrets.KEY }}",
    "mail me@fig.com",
    "@someone said",
    "[someone] said",
    "at 10:30:15",
    "a: b: c",
    "std::vector::size",
    "C++ --- D",
    "1 + 2 --- 3 + 4",
    "wait ...",
    "wait. . . for it",
    "a -- b",
    "100 % of",
    "50% off",
    "first-class: yes",
    "a.element: x",
    "[^]",
    "x^2 [a]",
    "50 %% 2",
    "a << b <<< c",
    "what???",
    "# | a",
    "C:\\begin",
    "!!!",
    "wow!!! great",
    "I want to `r`",
    "the `r foo` shell",
    "http://a.b/:x:/y",
    "Note: see :",
    "key:value:other",
    "(see [1])",
    "[a@b.c]",
    "Tom & Jerry {and friends}",
    "a = {b=c} d",
    "2 + 2 +-+ 4",
]


def found(text: str) -> list[str]:
    return [left.name for left in leftover._in((Run(text),), cell=False, first=True)]


@pytest.mark.parametrize("text", LEFT)
def test_markup_is_seen(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("sign", signs(), ids=lambda sign: sign.name)
def test_the_patterns_are_linear(sign: leftover.Sign) -> None:
    assert not worse_than_linear(Found(sign.name, sign.pattern, {"finditer"}))


def test_every_sign_is_seen_by_a_test() -> None:
    names = {name for text in [*LEFT, "% A title", "`r nrow(x)`"] for name in found(text)}
    assert names == {sign.name for sign in signs()}
    assert len(signs()) >= 22


def at_lines(outline: str) -> list[int]:
    return [problem.span.line for problem in build_deck(outline, "x.md").problems if problem.rule is rule_catalogue.MARKUP_LEFT]


def test_it_is_reported_at_its_line_and_once_for_each() -> None:
    outline = "# Deck\n\n## One {{ site.here }}\n\n- A point\n- Another {{ site.secret }} one\n\n"
    outline += "| a | b |\n|---|---|\n| {{ site.hidden }} | -- |\n"
    assert at_lines(outline) == [3, 6, 10]


@pytest.mark.parametrize(
    "text",
    ["`{{ a.b }}`", "```\n{{ a.b }}\n```", r"\{\{ a.b }}", "&#123;{ a.b }}", "::: notes\n{{ a.b }}\n:::"],
    ids=["code", "fence", "escaped", "entities", "notes"],
)
def test_code_and_what_is_meant_so_is_left_alone(text: str) -> None:
    assert at_lines(f"# Deck\n\n## One\n\n{text}\n") == []


def test_many_of_a_kind_are_one_line() -> None:
    outline = "# Deck\n\n## One\n\n" + "\n".join(f"- A {{{{ word.n{number} }}}}" for number in range(7)) + "\n"
    problems = [problem for problem in build_deck(outline, "x.md").problems if problem.rule is rule_catalogue.MARKUP_LEFT]
    assert len(problems) == 1
    assert "7 lines: 5, 6, 7" in problems[0].message


def test_a_page_is_looked_at_by_a_pure_function() -> None:
    page = build_deck("# Deck\n\n## One\n\nA {{ a.b }}\n", "x.md").pages[-1]
    assert isinstance(page, Page)
    assert left_on(page, False) == (Left("a value of a template", "{{ a.b }}"),)


@pytest.mark.parametrize(
    "file", [*sorted((ROOT / "source").glob("*.md")), *sorted((ROOT / "docs").glob("gallery*.md"))], ids=lambda file: file.name
)
def test_the_projects_own_documents_are_left_alone(file: Path) -> None:
    assert at_lines(file.read_text(encoding="utf-8")) == []


def test_public_prose_has_next_to_no_false_alarm() -> None:
    files = [file for file in sorted((CORPORA / "articles").rglob("*.md")) if file.stat().st_size < 30_000]
    assert len(files) > (3 if CORPORA == SAMPLES else 8)
    alarms = {file.name: at_lines(file.read_text(encoding="utf-8")) for file in files}
    assert sum(map(len, alarms.values())) <= 1, alarms
