"""Code in colour: the text stays as typed, colours are legible and never alone, pages end where a person would end them."""

from __future__ import annotations

import colorsys
import re
import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.diagnostics import Span
from slides.base.geometry import Size, inches
from slides.deck.blocks import Code
from slides.design import THEMES, Colour, Scheme, Theme, built_in
from slides.markdown.parser import Node
from slides.pipeline.build import build_deck
from slides.text import highlighting
from slides.text.rich_text import Ink, plain
from slides.typesetting.fitting import fits, rungs, set_text
from tests.building import A, build, read
from tests.example_counts import THOROUGH, examples
from tests.test_design import luminance

DESIGN = built_in()
STYLES = [style for style in rungs(DESIGN.styles["code"], DESIGN.theme.fonts) if style.sizes[0] <= 20]
ROOM = Size(inches(12.3), inches(3))
LANGUAGES = (
    *("python", "js", "ts", "tsx", "java", "c", "c++", "c#", "go", "rust", "ruby", "php"),
    *("sql", "bash", "console", "yaml", "json", "html", "css", "diff", "docker", "markdown", "http", "tex"),
)


def code(text: str, info: str = "", **attributes: str) -> Code:
    return Code.read(Node("code", Span("x.md", 1), 1, text=text, info=info, attributes=attributes))


def inks(text: str, language: str) -> dict[str, Ink]:
    """What each run of code is, by its text without blanks around it."""
    return {run.text.strip(): run.ink for line in highlighting.highlight(text, language) for run in line}


def digits(theme: Theme, scheme: Scheme) -> str:
    """A theme colour after its changes of luminance, which DrawingML makes in HSL."""
    own = theme.rgb(scheme.name)
    hue, light, saturation = colorsys.rgb_to_hls(*(int(own[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = min(1.0, light * (scheme.lum_mod or 100_000) / 100_000 + scheme.lum_off / 100_000)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def contrast(theme: Theme, one: Scheme, other: Scheme) -> float:
    """Contrast of two colours of a theme, by WCAG 2.2."""
    low, high = sorted(luminance(digits(theme, scheme)) for scheme in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_ink_is_legible_on_every_ground_and_marked_text_on_its_tint(theme: Theme) -> None:
    assert set(theme.inks) == set(Ink) - {Ink.PLAIN}
    for ink, scheme in theme.inks.items():
        for ground in (Colour.PANEL, Colour.CANVAS):
            assert contrast(theme, scheme, theme.scheme[ground]) >= 4.5, f"{ink} on {ground}"
    assert contrast(theme, theme.scheme[Colour.INK], theme.scheme[Colour.MARK]) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_what_is_new_and_what_is_gone_differ_and_the_hues_are_few(theme: Theme) -> None:
    assert theme.inks[Ink.INSERTED] != theme.inks[Ink.DELETED]
    assert len({scheme.name for scheme in theme.inks.values()}) <= 5


def test_the_pieces_of_python_have_their_inks_weights_and_slants() -> None:
    lines = highlighting.highlight('def add(a):\n    # sum\n    return "x", 12, a', "python")
    runs = {run.text.strip(): run for line in lines for run in line}
    assert (runs["def"].ink, runs["def"].bold) == (Ink.KEYWORD, True)
    assert runs["add"].ink is Ink.NAME
    assert (runs["# sum"].ink, runs["# sum"].italic) == (Ink.COMMENT, True)
    assert (runs['"x"'].ink, runs["12"].ink) == (Ink.STRING, Ink.NUMBER)
    assert all(run.code for line in lines for run in line)


def test_the_name_of_an_included_file_is_no_remark() -> None:
    runs = {run.text.strip(): run for run in highlighting.highlight("#include <stdio.h>", "c")[0]}
    assert (runs["<stdio.h>"].ink, runs["<stdio.h>"].italic) == (Ink.STRING, False)


def test_a_diff_tells_what_is_new_from_what_is_gone() -> None:
    assert inks("-old\n+new\n same", "diff") == {"-old": Ink.DELETED, "+new": Ink.INSERTED, "same": Ink.PLAIN}


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        *[(name, "if (a) { return 1 }", "return") for name in ("js", "ts", "jsx", "tsx", "c++", "c#", "golang", "rs", "JavaScript", "mjs")],
        *[(name, "def a(): return 1", "return") for name in ("py", "python3", "Python", "rb")],
        *[(name, "if true; then\n  exit 1\nfi", "then") for name in ("sh", "shell", "bash", "zsh")],
        ("console", "$ if true; then ls; fi", "then"),
        ("dockerfile", "FROM a AS b", "FROM"),
        ("php", "function f() { return 1; }", "return"),
        ("php", "<?php function f() { return 1; }", "return"),
    ],
)
def test_names_that_people_write_are_known(language: str, text: str, word: str) -> None:
    found = {piece: ink for run, ink in inks(text, language).items() for piece in run.split()}
    assert found[word] is Ink.KEYWORD


def test_keys_and_tags_are_names() -> None:
    assert inks("a: 1", "yml")["a"] is Ink.NAME
    assert inks('{"a": 1}', "jsonc")['"a"'] is Ink.NAME
    assert inks("<p>x</p>", "vue")["p"] is Ink.NAME
    assert inks("interface User { }", "ts")["User"] is Ink.NAME


@pytest.mark.parametrize("language", ["", "text", "plain", "mermaid", "math", "klingon", "../etc", "py thon", "none", "\x00"])
def test_code_in_no_known_language_is_plain(language: str) -> None:
    assert highlighting.highlight("if x:\n\n  return 1", language) == highlighting.highlight("if x:\n\n  return 1", "")
    assert [[run.ink for run in line] for line in highlighting.highlight("if x:\n\n  return 1", language)] == [[Ink.PLAIN], [], [Ink.PLAIN]]


@given(st.text(alphabet=st.sampled_from("ab1 \n\t\"'`#/*<>{}()[]=+-:;@$%&\\|!?.,_éж日\ufeff\u2028\r\x0b"), max_size=200))
@settings(max_examples=examples(80), deadline=None)
def test_the_text_stays_the_same_in_every_language(text: str) -> None:
    for language in LANGUAGES:
        lines = highlighting.highlight(text, language)
        assert "\n".join(plain(line) for line in lines) == text
        assert all(run.text for line in lines for run in line)
        assert all(one.ink != two.ink or one.bold != two.bold or one.italic != two.italic for line in lines for one, two in pairwise(line))


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_that_lexers_stumble_over_takes_no_long_time(language: str) -> None:
    for unit in ("a ", "(", "<", "{", '"', "\\", "/*", " ", "<?", "a", "[", "a<", "\n"):
        line = (unit * highlighting.LONGEST)[: highlighting.LONGEST - 1]
        most = highlighting.MOST // highlighting.LONGEST
        begun = time.process_time()
        highlighting.highlight("\n".join([line] * (most if THOROUGH else most // 4)), language)
        assert time.process_time() - begun < (4 if THOROUGH else 1), f"{unit!r} again and again"


def test_code_too_long_to_be_looked_at_stays_plain() -> None:
    for text in ("return\n" * (highlighting.MOST // 7 + 1), "return " * (highlighting.LONGEST // 7 + 1)):
        assert {run.ink for line in highlighting.highlight(text, "python") for run in line} == {Ink.PLAIN}


def test_a_deck_without_code_does_not_load_pygments() -> None:
    script = (
        "import sys; from slides.pipeline.build import build_deck; build_deck({text!r}, 'x.md'); "
        "print(sorted(name for name in sys.modules if name == 'pygments' or name.startswith('pygments.lexers.')))"
    )
    found = [
        subprocess.run(
            [sys.executable, "-c", script.format(text=text)], capture_output=True, text=True, check=True, timeout=60
        ).stdout.strip()
        for text in ("## A\n\n- b\n", "## A\n\n```\nb\n```\n", "## A\n\n```python\nb\n```\n")
    ]
    assert found[:2] == ["[]", "[]"]
    assert "pygments.lexers.python" in found[2]
    assert "pygments.lexers.javascript" not in found[2]


@pytest.mark.parametrize(
    ("info", "language", "title", "marked"),
    [
        ("python", "python", "", []),
        ("python {1,3-4}", "python", "", [1, 3, 4]),
        ("ts{2}", "ts", "", [2]),
        ("ts {all|1|2}{lines:true}", "ts", "", []),
        ("js [1-3|5]", "js", "", []),
        ("js [1-2]", "js", "", [1, 2]),
        ("js [config.js]", "js", "config.js", []),
        ('{.python .numberLines startFrom="10"}', "python", "", []),
        ('{.numberLines .rust filename="a b.rs"}', "rust", "a b.rs", []),
        ("{python}", "python", "", []),
        ("{r setup, include=FALSE}", "r", "", []),
        ('jsx title="/src/x.js" {1,3} showLineNumbers', "jsx", "/src/x.js", [1, 3]),
        ("rust,ignore", "rust", "", []),
        ("js:main.js", "js", "main.js", []),
        ('py hl_lines="1 3"', "py", "", [1, 3]),
        ("ts twoslash {monaco}", "ts", "", []),
        ('title="x.py"', "", "x.py", []),
        ("{=html}", "html", "", []),
        ("C#", "c#", "", []),
        ("{", "", "", []),
        ("= } {,}", "", "", []),
    ],
)
def test_what_a_fence_says_in_many_manners(info: str, language: str, title: str, marked: list[int]) -> None:
    found = code("a\nb\nc\nd\ne\n", info)
    lines = list(found.paragraphs)
    assert found.language == language
    if title:
        assert (lines[0].text, lines.pop(0).runs[0].bold) == (title, True)
    assert [line.text for line in lines] == list("abcde")
    assert [number for number, line in enumerate(lines, 1) if all(run.marked for run in line.runs)] == marked


def test_marked_lines_keep_their_weights_but_leave_colour_to_the_tint() -> None:
    runs = code("if x:\n    return 1\n", "python {2}").paragraphs[1].runs
    assert (runs[0].text, runs[0].marked) == ("    ", False)
    assert {run.ink for run in runs} == {Ink.PLAIN}
    assert next(run for run in runs if run.text.startswith("return")).bold


def test_a_language_named_by_html_is_known() -> None:
    assert code("x", "", **{"class": "hljs language-python"}).language == "python"


def function(name: str, lines: int) -> str:
    return "\n".join([f"def {name}():", *(f"    step({number})" for number in range(lines - 1))])


def test_pages_end_between_functions() -> None:
    text = "\n\n".join(function(name, size) for name, size in (("a", 5), ("b", 3), ("c", 6), ("d", 4)))
    pages = code(text, "python").spread(Size(ROOM.width, inches(4.2)), STYLES[0])
    assert len(pages) == 3
    assert all(page.paragraphs[0].text.startswith("def ") for page in pages)


def test_a_page_does_not_show_the_blank_line_that_it_ends_with() -> None:
    text = "\n\n".join(function(name, 6) for name in "ab")
    first, second = code(text, "python").spread(ROOM, STYLES[0])
    assert first.join([second]).paragraphs == code(text, "python").paragraphs
    assert first.lay_out(ROOM, STYLES[0]).paragraphs == first.paragraphs[:-1]


def test_no_page_holds_one_line_alone_and_none_begins_with_what_closes() -> None:
    for count in range(8, 60):
        pages = code("\n".join(f"line {number}" for number in range(count))).spread(ROOM, STYLES[0])
        assert min(len(page.paragraphs) for page in pages) > 1 or len(pages) == 1
    body = "\n".join(["if (a) {", *["  b();"] * 3, "}"] * 6)
    for page in code(body, "js").spread(ROOM, STYLES[0]):
        assert not page.paragraphs[0].text.startswith("}")


LINE = st.one_of(st.just(""), st.text("ab (){}:#.-", max_size=40), st.text("x y", min_size=400, max_size=1500))


@given(st.lists(LINE, min_size=1, max_size=60), st.sampled_from(STYLES), st.sampled_from(["", "python", 'python title="a.py"']))
@settings(max_examples=examples(60), deadline=None)
def test_pages_of_code_fit_lose_nothing_and_are_as_few_as_can_be(lines: list[str], style: object, info: str) -> None:
    text = "x\n" + "\n".join(lines) + "\ny"
    whole = code(text, info)
    chosen = next(each for each in STYLES if each is style)
    pages = whole.spread(ROOM, chosen)
    assert "".join(line.text for page in pages for line in page.paragraphs) == "".join(line.text for line in whole.paragraphs)
    laid = [set_text(page.paragraphs, chosen, ROOM) for page in pages]
    assert all(fits(each, ROOM) for each in laid)
    space = max(sum(map(len, each.breaks)) for each in laid)
    assert len(pages) <= 2 * (sum(len(ends) for each in laid for ends in each.breaks) // space + 1)


def test_a_great_deal_of_code_is_parted_in_linear_time() -> None:
    begun = time.process_time()
    pages = code("line of code\n" * 20_000).spread(ROOM, STYLES[-1])
    assert len(pages) > 1000
    assert time.process_time() - begun < 5


def test_runs_of_code_are_written_in_colour_without_proofing_and_with_real_blanks() -> None:
    slide = read(build(build_deck("## A\n\n```python\nif x:\n    return 1\n\ny\n```\n", "x.md"))).slides[0]
    body = next(shape for shape in slide.placeholders if "return" in shape.text_frame.text)
    assert body.text_frame.text == "if x:\n    return 1\n\ny"
    for properties in body._element.iter(f"{A}rPr"):
        assert (properties.get("lang"), properties.get("noProof")) == ("zxx", "1")
    colours = {element.get("val") for element in body._element.iter(f"{A}schemeClr")}
    assert colours == {"accent1", "accent2"}
    assert not list(body._element.iter(f"{A}srgbClr"))


@pytest.mark.parametrize("lines", ["a:\n- b\n- c", "<x>\n\n- b\n\n- c", "one\n1. two"])
def test_no_paragraph_of_code_begins_like_a_list_that_was_typed(lines: str) -> None:
    node = Node("code", Span("x.md"), 1, text=f"{lines}\n")
    text = Code.read(node).lay_out(Size(inches(8), inches(5)), rungs(built_in().styles["code"], built_in().theme.fonts)[0])
    assert not [each.text for each in text.paragraphs if re.match(r"\s*(-|\d+\.)\s", each.text)]
    assert "\n".join(each.text for each in text.paragraphs) == lines
