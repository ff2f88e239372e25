"""An outline read in stretches, with the rules that can apply to each, is what it is read as a whole with every rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.markdown import parser
from slides.markdown.parser import inline, parsers, stretches
from tests.example_counts import examples
from tests.shared import BRIEFING, STRESS
from tests.strategies import outlines

DECKS = sorted((Path(__file__).parent / "decks").glob("*.md"))
PIECES = st.sampled_from(
    [
        *("# A title", "## A slide {#x .y}", "### Part", "#tag", "---", "---\nlayout: two\n\n## no heading\n---", "title: x\n---", "***"),
        *("- one\n- **two** [x](http://a.b){.c}", "1. a\n\n   # inside", "> quote\n> — who", "    code", "Term\n\n: meaning\n~ more"),
        *(
            "```\ncode\n",
            "```",
            "~~~",
            "::: notes",
            ":::",
            "::: columns\n\n## in it\n\n:::",
            ":::: wide\n::: tight\n:::\n::::",
            "::right::",
        ),
        *("<!-- said", "-->", "<!-- whole -->", "<div>\n\n## between\n\n</div>", "<script>", "</script>", "a <b>c</b> <font>d</font>"),
        *("$$", "$$ x^2 $$", "a $x$ b", "H~2~O x^2^ ~~no~~ ==yes== ~one~", "| a | b |\n|---|---|\n| c \\| d | e | f |", "a|b\n-|-\nc|d"),
        *("[a]: http://b.c", "[a]", "x[^1] ^[note *b*]", "[^1]: foot", "{.class #id}", "name: x", "![alt *b*](p.png){width=3} after"),
        *(
            "www.a.b http://a.b mailto:x@y.z x@y.z",
            "a &amp; \\* b\\\nc  \nd",
            "`a {b}`{.c} _x_ __y__",
            "[words]{.mark} [^no]",
            "Note:",
            "::: open",
            "::::: {.columns}\n::: {.column}\na\n:::\n::: {.column}\nb\n:::\n:::",
            "+---+---+\n| a | b |\n+===+===+\n| c | - d |\n+---+---+",
            "a     b\n----  ---\nc     d",
            "------ ----\nc      d\n\ne      f\n-----------",
            "a) one\nb) two",
            "(@x) one",
            "see (@x) and [@key] and @fig-a",
            "#. one",
            "28. April 2017",
            "| one\n|  two",
            ". . .",
            "% title",
            "**計画：**書く",
            "{{< var x >}} y",
            "```{python}\n#| echo: false\nx = 1\n```",
            "```{=latex}\n\\small\n```",
            "\\begin{columns}\n\\column{0.5\\textwidth}\na\n\\end{columns}",
            "\\begin{center}",
            "\\end{center}",
            "x \\alert{y} \\footnote{z}\\pause",
            "![a](b.png){#fig-a}",
            "a !b! w = c",
            "- a\nNote: said",
            "%%\nhidden",
            "%% a %%b%%",
            '<aside class="notes">said',
            "</aside>",
            "???\nsaid\n--",
            "--",
            "[[a#b|c]] ![[d.png]] ![[e]]",
            "```mermaid\nflowchart LR\n A[x]:::key\n%% said\n```",
            "text\n~~~\n[a]: b\n^[x]\n~~~",
            "see [a]: b and [b\nc]: d",
            "- x\n  [a]: http://d.e",
            "> [a]: http://f.g",
            "<pre>\n\n```\n\n</pre>",
            "<<< @/x.py",
        ),
    ]
)


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    stretches._remembered.cache_clear()


def whole(text: str) -> tuple[object, ...]:
    """What an outline is where nothing is cut and every rule is at work."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "_cut", lambda text: [text])
        patch.setattr(stretches, "_remembered", stretches._read)
        patch.setattr(parsers, "_blocks", lambda idle, known=parsers._blocks: known(frozenset()))
        patch.setattr(parsers, "is_plain", lambda text: False)
        patch.setattr("slides.markdown.parser.reader.is_plain", lambda text: False)
        patch.setattr(parsers, "_inline", lambda signs: parsers.whole())
        return parser.parse(text, "x.md")


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12), st.lists(st.sampled_from(["\n", "\n\n", "\n\n\n", "\n \n"]), min_size=12, max_size=12))
def test_stretches_are_the_whole(pieces: list[str], between: list[str]) -> None:
    text = "".join(piece + gap for piece, gap in zip(pieces, between, strict=False))
    assert parser.parse(text, "x.md") == whole(text)


@pytest.mark.parametrize(
    "text",
    [
        "#tag\n---\nlayout: two\n\n## no heading\n---",
        "---\ntitle: T\n---\n\n# A\n\n# B\n\nwords\n---\n\nlayout: two\n\nmore\n---\n",
        "name: x\n\nwords\n--\n\n# A\n\nmore\n---\n",
    ],
)
def test_lines_of_dashes_end_paragraphs_in_remarks_decks_alone(text: str) -> None:
    assert parser.parse(text, "x.md") == whole(text)


@settings(max_examples=examples(30), deadline=None)
@given(outlines())
def test_plain_outlines_too(text: str) -> None:
    assert parser.parse(text, "x.md") == whole(text)


@pytest.mark.parametrize("path", [BRIEFING, STRESS, *DECKS], ids=lambda path: path.stem)
def test_decks_are_read_as_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parser.parse(text, "x.md") == whole(text)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=10), st.data())
def test_what_is_remembered_is_never_stale(pieces: list[str], data: st.DataObject) -> None:
    parser.parse("\n\n".join(pieces), "x.md")
    pieces[data.draw(st.integers(0, len(pieces) - 1))] = data.draw(PIECES)
    text = "\n\n".join(pieces)
    assert parser.parse(text, "x.md") == whole(text)


def test_an_edit_costs_what_is_edited() -> None:
    text = "".join(f"## Slide {number}\n\n- a *point*\n\n" for number in range(50))
    parser.parse(text, "x.md")
    before = stretches._remembered.cache_info()
    parser.parse(text.replace("Slide 20", "Page 20"), "x.md")
    after = stretches._remembered.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 49)


BLOCKS = {
    "mermaid with classes": "```mermaid\nflowchart LR\n  A[one]:::key --> B{two}:::key\n  classDef key fill:#fff\n%% a remark\n```",
    "mermaid in a box": "::: mermaid\nflowchart LR\n  A[one]:::key --> B\n:::",
    "python": "```python\nfor x in y[1:]:\n    z = x[0]:\n@f(@g)\n```",
    "a pattern": "~~~js\nx = /^[a-z]/\n~~~",
    "css": "```css\n%%x\n@media (@y) {}\n```",
    "properties": "```yaml\n---\nname: x\n```",
    "remark": "```\n???\nsaid\n```",
    "a reference in prose": "as they say in [1]: it works",
    "table": "| a | b |\n|---|---|\n| c[0]: | d |",
    "list": "- one\n  - two\n- three",
    "picture": "![what](p.png)",
    "quote": "> said\n>\n> \u2014 who",
    "chart": "```chart\ntype: bar\nA: 1\nB: 2\n```",
    "container": "::: {.columns}\n::: {.column}\na\n:::\n::: {.column}\nb\n:::\n:::",
    "formula": "$$\nx^2\n$$",
    "comment": "<!-- said [a] -->",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_an_edit_beside_any_block_costs_what_is_edited(block: str) -> None:
    text = "".join(f"## Slide {number}\n\n{block}\n\n" for number in range(20))
    assert parser.parse(text, "x.md") == whole(text)
    stretches._remembered.cache_clear()
    parser.parse(text, "x.md")
    before = stretches._remembered.cache_info()
    parser.parse(text.replace("Slide 10", "Page 10"), "x.md")
    after = stretches._remembered.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 19)


@pytest.mark.parametrize(
    "definition",
    [
        "[a]: http://b.c",
        "- [a]: http://b.c",
        "> [a]: http://b.c",
        "1. x\n\n   [a]: http://b.c",
        "[a\n]: http://b.c",
        "[^1]: note",
        "[a]:::b",
    ],
)
def test_a_definition_counts_for_the_whole_outline(definition: str) -> None:
    text = f"## One\n\n[a] and x[^1]\n\n```\ncode]:\n```\n\n## Two\n\n{definition}\n\n## Three\n"
    assert stretches._cut(text) == [text]
    assert parser.parse(text, "x.md") == whole(text)


def test_text_without_a_sign_is_not_parsed() -> None:
    assert parsers.is_plain("Growth of 4 - 5 % (in 2024): more, \u00e9 and #1!")
    assert not any(map(parsers.is_plain, ("a *b*", "a\nb", "www.a.b", "see http://a.b", "![x](y)", "a == b", "x@y.z")))
    assert inline.Inline("x.md", [], {}).read("a **b**", parser.parse("a", "x.md")[0][0].span, 1)[0].runs[1].bold
