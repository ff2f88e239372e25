"""MyST's directives, roles and targets, and what else public decks of R Markdown and pandoc hold."""

from __future__ import annotations

import pytest

from slides.base import rule_catalogue
from slides.markdown.parser import parse
from slides.markdown.parser.myst import with_directives
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import dump


def shown(text: str) -> str:
    """The pages of an outline in plain text."""
    return dump(build_deck(text, "a.md"))


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("```{note}\nSee\n```", "::: {.note}\nSee\n:::"),
        (":::{admonition} Mind\n:class: tip\nSee\n:::", "::: {.admonition} Mind\n\nSee\n:::"),
        ("````{tip}\n```{code-block} python\n:linenos:\nx\n```\n````", ":::: {.tip}\n```python\n\nx\n```\n::::"),
        ("```{math}\n:label: a\nx\n```", "$$\n\nx\n$$"),
        ("```{figure} a.png\n:alt: An alt\n\nA caption\n```", "![An alt](<a.png>)\n\n\nA caption\n"),
        ("```{figure} a.png\n:alt: An alt\nA caption\n```", '![A caption](<a.png>){fig-alt="An alt"}\n\n\n'),
        ("```{toctree}\n:hidden:\na\nb\n```", "\n\n\n\n"),
        ("(a-target)=\n\n# Head", "\n\n# Head {#a-target}"),
        ("(a-target)=\nwords\n\n# Head", "\nwords\n\n# Head"),
        ("a {ref}`b <c>`, {math}`x`, H{sub}`2`O, {cite:p}`k,l`", "a b, $x$, H<sub>2</sub>O, [@k; @l]"),
        ("{kbd}`Ctrl`\n% a comment", "`Ctrl`\n"),
        ("% Title\n% Author\n\n{kbd}`x`", "% Title\n% Author\n\n`x`"),
        ("```python\n```{note}\n(a)=\n```\n\n{ref}`a`", "```python\n```{note}\n(a)=\n```\n\na"),
        ("```{r}\nx\n```\n\n```{python}\ny\n```", "```{r}\nx\n```\n\n```{python}\ny\n```"),
        ("No sign of it: {x} and `{ref}`", "No sign of it: {x} and `{ref}`"),
    ],
)
def test_what_directives_become(text: str, becomes: str) -> None:
    """Each becomes the Markdown that is read here, on the lines where it stood."""
    assert with_directives(text) == becomes


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        ("{toctree}\n:hidden:\n:caption: Inside\n\nintro\nGuide <use/guide>", "Inside, intro, Guide <use/guide>"),
        ("{toctree}\n---\nhidden:\nmaxdepth: 2\n---\nintro", "intro"),
        ("{index} single: words", "single: words"),
        ("{raw} html\n<p>Words</p>", "html, <p>Words</p>"),
        ("{contents}\n:local:", ""),
    ],
)
@pytest.mark.parametrize("fence", ["```", ":::"])
def test_what_only_a_site_shows_is_named_with_its_line(fence: str, directive: str, said: str) -> None:
    """A table of a site's pages is no slide; its entries are in one message."""
    deck = build_deck(f"# T\n\n## A\n\n- a\n- b\n\n{fence}{directive}\n{fence}\n", "x.md")
    found = [(each.span.line, each.message.partition(": ")[2]) for each in deck.problems if each.rule is rule_catalogue.LEFT_OUT]
    assert found == ([(8, said)] if said else [])
    assert not [each for each in deck.problems if each.rule is rule_catalogue.LOST]


def test_list_tables() -> None:
    """A list of lists is a table, with its caption where there is a line for it."""
    rows = "* - Dish\n  - Price\n* - Soup\n  - 3\n* - Fish\n  and chips\n  - 9"
    text = shown(f"## A\n\n:::{{list-table}} Menu\n:widths: 1 2\n:header-rows: 1\n\n{rows}\n:::\n")
    assert "l Dish | r Price" in text
    assert "l Fish and chips | r 9" in text
    assert "Menu" in text
    assert "widths" not in text


def codes(deck: BuiltDeck) -> list[str]:
    """The codes of warnings and errors."""
    return [problem.rule.code for problem in deck.problems if problem.severity.value != "advice"]


@pytest.mark.parametrize(
    "text",
    [
        'A `r fa("cog")``r fa("x", color = "white")` here',
        "[](project:#there) and [words](path:a.md) and [more](#syntax/there)",
        "Cited [@key].",
    ],
)
def test_what_only_the_other_tool_can_show_is_advice(text: str) -> None:
    """Code that R runs, links to other documents, citations: named, and no reason for a strict build to fail."""
    deck = build_deck(f"# T\n\n## A slide\n\n- a point of its own\n\n{text}\n", "a.md")
    assert codes(deck) == []
    assert any(problem.rule.code[0] == "M" for problem in deck.problems)
    assert "`r" not in dump(deck).partition("a.md:")[0]


@pytest.mark.parametrize("above", ["<!-- SPDX-License-Identifier: MIT -->\n", "<!-- a -->\n\n<!--\nb\n\nc\n-->\n\n"])
def test_front_matter_under_comments(above: str) -> None:
    """As under a licence; a rule under a comment stays one."""
    deck = build_deck(f"{above}---\ntitle: Hallo\nlang: de\n---\n\n## A\n\n- b\n", "a.md")
    assert [page.title for page in deck.pages] == ["Hallo", "A"]
    assert deck.properties.language.startswith("de")
    ruled = build_deck(f"{above}---\n\n## A\n\n- b\n\n---\n\n## B\n\n- c\n", "a.md")
    assert [page.title for page in ruled.pages] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "gathered"),
    [
        ("## A\n\n- x\n\n### Why?\n\nNo reason.\n", True),
        ("## A\n\n### Who?\n\nAnn\n\n### Where?\n\nHere\n", False),
        ("## A\n\n- x\n\n### Why?\n\nNo reason.\n\n---\n\n## B\n\n- y\n", False),
        ("## FAQ\n\n### Who?\n\nAnn\n\n### Where?\n\nHere\n", True),
    ],
)
def test_questions_that_stay_where_they_are(text: str, gathered: bool) -> None:
    """They are gathered at the end from under other content alone, and never in a deck whose author parted the slides by rules."""
    pages = build_deck(f"# T\n\n{text}", "a.md").pages
    assert any(page.layout.startswith("FAQ") for page in pages) is gathered


def test_remark_classes_in_xaringan() -> None:
    """Its front matter says that it is remark's Markdown; properties may stand without a blank."""
    front = "---\noutput:\n  xaringan::moon_reader:\n    lib_dir: libs\n---\n\n"
    deck = build_deck(
        f"{front}# A\n\n.large[big] text\n\n---\ncount:false\n# B\n\n.pull-left-30[\nleft\n]\n.pull-right-70[\nright\n]\n", "a.md"
    )
    text = dump(deck)
    assert "pull-" not in text
    assert ".large" not in text
    assert "count" not in text
    assert "left" in text
    assert "right" in text


def test_slides_without_words_are_named_by_their_chapter() -> None:
    """A slide under an empty heading has its chapter's title."""
    text = "---\ntitle: T\n---\n\n# One\n\n## A\n\n- b\n\n## \n\n```r\nx\n```\n\n# Two\n\n## C\n\n- d\n\n## \n\n```r\ny\n```\n"
    assert [page.title for page in build_deck(text, "a.md").pages][-1].startswith("Two")


def test_a_picture_with_shares_and_an_address_in_its_attributes() -> None:
    """Attributes are read whatever their values hold."""
    assert (
        "width"
        not in dump(build_deck('## A\n\n![](a.png){width=100% fig-cap="From https://a.org/b."}\n\nx\n', "a.md")).partition("a.md:")[0]
    )


@pytest.mark.parametrize(("chapter", "named"), [("Short", "Short"), ("A chapter whose title is a long sentence of many words", "T")])
def test_a_long_chapter_names_no_slides(chapter: str, named: str) -> None:
    """Slides without words are then named by the deck."""
    pages = build_deck(f"---\ntitle: T\n---\n\n# {chapter}\n\n## A\n\n- b\n\n## \n\n```r\nx\n```\n", "a.md").pages
    assert pages[-1].title.startswith(named)


def test_many_citations_are_one_line_of_advice() -> None:
    """Nothing is said again of each."""
    deck = build_deck("---\nbibliography: a.bib\n---\n\n# T\n\n## A\n\n- b [@c]\n\n## D\n\n- e [@f, p. 3]\n", "a.md")
    assert [problem.rule.code for problem in deck.problems if problem.rule.code[0] == "M" and problem.rule.code != "M17"] == ["M25"]


def test_a_tall_flowchart_runs_across() -> None:
    """Downwards it would reach beyond the slide."""
    steps = "\n".join(f"    S{at}[Step {at} of it] --> S{at + 1}[Step {at + 1} of it]" for at in range(8))
    deck = build_deck(f"## A\n\n```mermaid\nflowchart TD\n{steps}\n    S0 --> X[Another way] --> S3\n```\n", "a.md")
    assert codes(deck) == []


@pytest.mark.parametrize(
    ("cell", "files"),
    [
        ('```{r, echo=FALSE}\nknitr::include_graphics("a.png")\n```', ["a.png"]),
        ("```{r x}\n# a remark\ninclude_graphics('a.png', dpi = 150)\n```", ["a.png"]),
        ('```{r}\ninclude_graphics(c("a.png", "b.png"), error = FALSE)\n```', ["a.png", "b.png"]),
        ('```{r}\n#| fig-alt: "An alt"\nknitr::include_graphics(path = "a.png")\n```', ["a.png"]),
        ('```{r, eval=FALSE}\nknitr::include_graphics("a.png")\n```', []),
        ('```{r}\nx <- include_graphics("a.png")\n```', []),
    ],
)
def test_pictures_that_cells_show(cell: str, files: list[str]) -> None:
    """A cell that only shows files is those pictures; nothing is run."""
    nodes, _ = parse(f"## A\n\n{cell}\n", "a.md")
    assert [node.info for node in nodes if node.kind == "picture"] == files
    assert any(node.kind == "code" for node in nodes) is not bool(files)


def test_code_that_a_first_cell_hides() -> None:
    """`opts_chunk$set(echo = FALSE)` hides the code of all cells; properties of a slide may stand under the cell."""
    setup = "```{r setup, include=FALSE}\nknitr::opts_chunk$set(echo = FALSE, warning = FALSE)\n```\n\nclass: center\n# A\n\ntext\n"
    deck = build_deck(f"{setup}\n---\n\n# B\n\nmore\n\n```{{r}}\nplot(x)\n```\n\n???\n\nspoken\n", "a.md")
    text = dump(deck).partition("a.md:")[0]
    assert "plot" not in text
    assert "class" not in text
    assert "more" in text
    assert any(problem.rule.code == "M21" for problem in deck.problems)


def test_a_long_paragraph_over_a_rule_is_no_heading() -> None:
    """A short one is, as everywhere."""
    words = "word " * 60
    deck = build_deck(f"# T\n\n## A\n\n- b\n\n---\n\n{words}\n---\n\nNext\n\n## C\n\nShort\n---\n\nmore\n", "a.md")
    assert all(len(page.title) < 80 for page in deck.pages)
    assert "Short" in [page.title for page in deck.pages]
    assert codes(deck) == []


@pytest.mark.parametrize(("points", "expected"), [("10 Punkte", ["M17"]), ("left", ["M2"]), ("top", [])])
def test_points_of_an_exercise(points: str, expected: list[str]) -> None:
    """A number is no mistake about where a slide's point stands."""
    deck = build_deck(f"---\npoints: {points}\n---\n\n# T\n\n## A\n\n- b\n", "a.md")
    assert [problem.rule.code for problem in deck.problems if problem.rule.code in ("M2", "M17")] == expected
